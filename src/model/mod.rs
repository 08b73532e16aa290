//! The content, resolved and valid: graph, catalogue in columns, conditions. Immutable plain data.
//! Knows no file, no place in a file, and not how a walk goes.

mod catalogue;
mod condition;
mod effects;
mod graph;
mod group;
mod table;

pub use catalogue::{App, AppSet, Catalogue, Cells, Column, Detail, Never, Value, flag_false, flag_true};
pub use condition::{AnswerTest, Condition, FactTest, Pick, Remaining, Term, Test};
pub use graph::{
    Answer, Attention, Combine, Effects, Expectation, Fact, FactKind, FactValue, GlossaryEntry, Graph, Kind,
    Outcome, OutcomeKind, Phase, Plan, PlanStep, Question, Reference, Requirement, Route, Scenario,
    SharedRoutes, Shows, Source, StandingRule, Target, Words,
};
pub use group::{Group, Member, Pruning};
pub use table::{
    AnswerIx, AppIx, FactIx, GroupIx, Ix, LabelIx, OutcomeIx, PhaseIx, PlanIx, QuestionIx, RouteIx, RoutesIx,
    SourceIx, Table, ValueIx,
};

/// A tree and its catalogue, together: what every walk goes over.
#[derive(Debug, Clone)]
pub struct Model {
    /// The tree.
    pub graph: Graph,
    /// The apps.
    pub catalogue: Catalogue,
}

impl Model {
    /// The value of a fact of one app.
    pub fn value(&self, fact: FactIx, app: AppIx) -> Value<'_> {
        self.catalogue.value(fact, app, &self.graph.facts.row(fact).kind)
    }
}
