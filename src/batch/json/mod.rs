//! The JSON of every command, a file for each format and version. The keys, and their order, are a contract: scripts
//! rely on them, and `tests/it/formats.rs` holds them. What several formats share is in `parts`.

mod apps_v1;
mod compare_v1;
mod compared_v1;
mod letters;
mod parts;
mod reach_v1;
mod replay_v1;
mod review_v1;
mod stale;
mod walk_v1;
mod walks_v1;
mod why_v2;

pub use apps_v1::{AppDetailsV1, AppV1, app_v1, apps_v1};
pub use compare_v1::{CompareV1, compare_v1};
pub use compared_v1::{ComparedV1, MergedV1};
pub use reach_v1::ReachV1;
pub use replay_v1::ReplayV1;
pub use review_v1::ReviewV1;
pub use walk_v1::WalkV1;
pub use walks_v1::WalkLineV1;
pub use why_v2::WhyV2;

pub(super) use compared_v1::{
    AnswerEffect, ComparedAnswer, ComparedApp, ComparedQuestion, ComparedReply, MergedQuestion, OneSided,
    WalkedDossier,
};
pub(super) use parts::{app_id, fault, question_id};
pub(super) use replay_v1::ReplayGroupV1;
pub(super) use review_v1::{
    ChoiceChange, FromTo, NoteKind, QuestionChange, ReviewedApp, ReviewedChoice, ReviewedFact, ReviewedNote,
    ReviewedQuestion,
};
