//! The content, resolved and valid: graph, catalogue in columns, conditions. Immutable plain data.
//! Knows no file, no place in a file, and not how a walk goes.

mod app_set;
mod attention;
mod catalogue;
mod condition;
mod effects;
mod ended;
mod graph;
mod group;
mod made_answers;
mod name_order;
mod overlay;
mod plan;
mod renumber;
mod role;
mod scenario;
mod stale;
mod table;

pub use app_set::AppSet;
pub use attention::{Attention, Since};
pub use catalogue::{App, Catalogue, Column, ColumnCells, Never, Value, ValueDetail, flag_false, flag_true};
pub use condition::{
    AnswerTest, Condition, DerivedLabel, FactTest, NumberTest, Operand, Pick, Remaining, Test,
};
pub use ended::{Ended, Successor};
pub use graph::{
    Answer, Combine, CommonQuestion, Effects, Fact, FactKind, FactValue, GlossaryEntry, Graph, Outcome,
    OutcomeKind, Phase, Question, QuestionKind, Reference, Requirement, Route, RouteTarget, RowColumn,
    SharedRoutes, Shows, Source, StandingRule, Words,
};
pub use group::{GroupMember, Pruning, QuestionGroup};
pub use made_answers::MadeAnswers;
pub use name_order::NameOrder;
pub use overlay::{KnownColumns, NewValue, OverlaidValue, Overlays};
pub use plan::{Plan, PlanStep};
pub use renumber::MovedAnswers;
pub use role::Role;
pub use scenario::{Expectation, Scenario};
pub use stale::{FactAges, StaleFact};
pub(crate) use table::index_types;
pub use table::{
    AnswerIx, AppIx, DerivedIx, FactIx, GroupIx, Ix, LabelIx, OutcomeIx, PhaseIx, PlanIx, QuestionIx,
    RouteIx, RoutesIx, SourceIx, Table, ValueIx,
};

use serde::{Deserialize, Serialize};

use crate::text::Day;

/// A tree and its catalogue, together: what every walk goes over.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Model {
    /// The tree.
    pub graph: Graph,
    /// The apps.
    pub catalogue: Catalogue,
    /// The day for which all holds. Content that was only read knows none: then nothing is old, and nothing has happened
    /// since its edition.
    #[serde(skip)]
    pub today: Option<Day>,
    /// What was made of this model, with other values of some facts.
    #[serde(skip)]
    pub overlays: Overlays,
}

impl Model {
    /// Content that was only read.
    pub fn new(graph: Graph, catalogue: Catalogue) -> Self {
        Self { graph, catalogue, today: None, overlays: Overlays::default() }
    }

    /// The same content as it is on a day.
    pub fn on(mut self, today: Day) -> Self {
        self.today = Some(today);
        self.overlays = Overlays::default();
        self.catalogue.set_day(today);
        self
    }

    /// The value of a fact of one app.
    pub fn value(&self, fact: FactIx, app: AppIx) -> Value<'_> {
        self.catalogue.value(fact, app, &self.graph.facts.row(fact).kind)
    }
}
