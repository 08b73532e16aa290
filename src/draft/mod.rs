//! What the author wrote: the language as data, whether nodes have its shape, and drafts in which everything knows
//! its place. Knows nothing of what ids refer to.

mod answers;
mod app;
mod condition;
mod fields;
mod key_examples;
mod known_ids;
mod language;
mod lost_text;
mod parts;
mod question;
mod reading;
mod reference;
mod scalar;
mod schema;
mod schema_ids;
mod synonyms;
mod tree;
mod validator;

pub use answers::{answers, known_word};
pub use app::{
    AppDraft, EndedDraft, FactDetailDraft, FactValueDraft, FactValues, NeverDraft, app, fact_values,
    id_of_file,
};
pub use condition::{ConditionDraft, FactWord, NumberDraft, Quantifier, TestDraft};
pub use fields::{Named, TextDraft, Typed, Values};
pub use known_ids::KnownIds;
pub use language::{APP, CATALOGUE_LIST, KeySpec, OneOf, RecordSpec, TREE, UNKNOWN, ValueSpec};
pub use parts::{
    AttentionDraft, EffectsDraft, ReferenceDraft, RequirementDraft, RouteDraft, TargetDraft, WayDraft,
};
pub use question::{AnswerDraft, AnswersDraft, FromDraft, KindDraft, QuestionDraft, RoleDraft};
pub use reading::unreadable;
pub use reference::{reference, reference_with_examples};
pub use scalar::{as_written, number_help, shown, whole_number_help};
pub use schema::{app_schema, tree_schema};
pub use tree::{
    ColumnDraft, CommonQuestionDraft, ExpectDraft, FactDraft, FactKindDraft, GivenDraft, GlossaryDraft,
    GroupDraft, OutcomeDraft, PlanDraft, ScenarioDraft, SourceDraft, StandingDraft, StepDraft, TreeDraft,
    tree,
};
pub use validator::SchemaValidator;
