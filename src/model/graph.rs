//! The tree, resolved: every reference is an index, every text is clean, every rule of the language holds.

use serde::{Deserialize, Serialize};

use super::{
    AnswerIx, Attention, Condition, DerivedIx, DerivedLabel, FactIx, GroupIx, LabelIx, MadeAnswers,
    OutcomeIx, PhaseIx, Plan, PlanIx, QuestionGroup, QuestionIx, Role, RouteIx, RoutesIx, Scenario, SourceIx,
    Table, ValueIx,
};
use crate::text::SafeText;

/// A whole tree.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Graph {
    /// The tree's own id.
    pub id: String,
    /// What it is called on screen.
    pub title: SafeText,
    /// The date of the content, as a person sees it.
    pub edition: SafeText,
    /// The language of its texts (`nl`, `en`).
    pub language: String,
    /// Facts checked longer ago than this many months are reported.
    pub stale_after: Option<u32>,
    /// What the things of the catalogue are called on screen.
    pub words: Words,
    /// The start page.
    pub intro: Option<SafeText>,
    /// One line on the start page and with the advice.
    pub notice: Option<SafeText>,
    /// The first question.
    pub start: QuestionIx,
    /// Where texts and facts come from.
    pub sources: Table<SourceIx, Source>,
    /// Words that are explained.
    pub glossary: Vec<GlossaryEntry>,
    /// Parts of the walk.
    pub phases: Table<PhaseIx, Phase>,
    /// The vocabulary of the catalogue.
    pub facts: Table<FactIx, Fact>,
    /// Whose advice on the decision is asked.
    pub advisers: Vec<SafeText>,
    /// What every supplier is asked.
    pub ask_all: Vec<CommonQuestion>,
    /// The columns of lists of apps.
    pub rows: Vec<RowColumn>,
    /// When an app that is left is only conditional; the first true rule counts.
    pub standing: Vec<StandingRule>,
    /// The questions, in the order of the file.
    pub questions: Table<QuestionIx, Question>,
    /// The groups of questions in free order.
    pub groups: Table<GroupIx, QuestionGroup>,
    /// The ends.
    pub outcomes: Table<OutcomeIx, Outcome>,
    /// The labels that answers set, in order of appearance.
    pub labels: Table<LabelIx, String>,
    /// The labels that hold by a condition, in the order of the file.
    pub derived: Table<DerivedIx, std::sync::Arc<DerivedLabel>>,
    /// Lists of routes shared by name.
    pub routes: Table<RoutesIx, SharedRoutes>,
    /// How many routes the author wrote: the numbers in [`Route::ix`] are below it.
    pub route_count: usize,
    /// Attention points for the organisation.
    pub attention: Vec<Attention>,
    /// Plans that go with outcomes.
    pub plans: Table<PlanIx, Plan>,
    /// The expected results of given answers: only of content that was read from YAML, since only `check` looks at them.
    #[serde(skip)]
    pub scenarios: Vec<Scenario>,
}

/// What the things of the catalogue are called.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Words {
    /// One of them.
    pub app: SafeText,
    /// Several.
    pub apps: SafeText,
}

/// A document that texts and facts come from.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Source {
    /// Its id in references.
    pub id: String,
    /// Its title.
    pub title: SafeText,
    /// Who made it.
    pub publisher: Option<SafeText>,
    /// When it was made: a year, month or day.
    pub date: Option<SafeText>,
    /// Where it can be found.
    pub url: Option<SafeText>,
    /// When it was last checked.
    pub checked: Option<SafeText>,
}

/// A place in a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Reference {
    /// The document.
    pub source: SourceIx,
    /// The chapter, page or row.
    pub at: Option<SafeText>,
}

/// A word that is explained the first time it appears on a page.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct GlossaryEntry {
    /// Its id.
    pub id: String,
    /// The words it explains.
    pub terms: Vec<SafeText>,
    /// What they mean.
    pub text: SafeText,
    /// Where that comes from.
    pub sources: Vec<Reference>,
}

/// A part of the walk.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Phase {
    /// Its id.
    pub id: String,
    /// What it is called on screen.
    pub title: SafeText,
}

/// One property of an app.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Fact {
    /// Its id.
    pub id: String,
    /// What it is called on screen.
    pub label: SafeText,
    /// Facts of one group are shown together.
    pub group: Option<SafeText>,
    /// What it means.
    pub help: Option<SafeText>,
    /// The question to a supplier, with a placeholder for the name of the app.
    pub ask: Option<SafeText>,
    /// What values it may have.
    pub kind: FactKind,
}

/// What values a fact may have.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub enum FactKind {
    /// Exactly one of these.
    Choice(Table<ValueIx, FactValue>),
    /// Any number of these.
    Set(Table<ValueIx, FactValue>),
    /// A number, with its unit.
    Number {
        /// Such as `kg`; may be empty.
        unit: SafeText,
    },
    /// Yes or no: first value true, second false.
    Flag,
    /// A set of apps.
    Apps,
    /// Words to show.
    Text,
}

/// A value of a choice or a set.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct FactValue {
    /// Its id.
    pub id: String,
    /// What it is called on screen.
    pub label: SafeText,
}

impl Fact {
    /// Whether an app may have any number of its values.
    pub fn is_set(&self) -> bool {
        matches!(self.kind, FactKind::Set(_))
    }

    /// The named values of a choice or a set; none for other kinds.
    pub fn values(&self) -> Option<&Table<ValueIx, FactValue>> {
        match &self.kind {
            FactKind::Choice(values) | FactKind::Set(values) => Some(values),
            FactKind::Number { .. } | FactKind::Flag | FactKind::Apps | FactKind::Text => None,
        }
    }
}

impl Graph {
    /// Whether the author wrote anything for letters to suppliers.
    pub fn has_words_for_letters(&self) -> bool {
        !self.ask_all.is_empty() || self.facts.rows().iter().any(|fact| fact.ask.is_some())
    }
}

/// A question to every supplier.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct CommonQuestion {
    /// Its id.
    pub id: String,
    /// The question, with a placeholder for the name of the app.
    pub text: SafeText,
    /// The fact that it asks about.
    pub fact: Option<FactIx>,
    /// Why it is asked.
    pub sources: Vec<Reference>,
}

/// A fact as a column of lists of apps.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct RowColumn {
    /// Which fact.
    pub fact: FactIx,
    /// What stands above it.
    pub label: SafeText,
    /// The most characters of a value.
    pub width: usize,
    /// It tells what an app costs.
    pub is_price: bool,
}

/// When an app that is left is only conditional.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct StandingRule {
    /// Facts, labels and choices.
    pub when: Condition,
    /// The words for it.
    pub because: SafeText,
}

/// A question, or a page of information.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Question {
    /// Its id.
    pub id: String,
    /// The part of the walk it belongs to.
    pub phase: Option<PhaseIx>,
    /// What is asked.
    pub ask: SafeText,
    /// Short help.
    pub help: Option<SafeText>,
    /// Where the texts come from.
    pub sources: Vec<Reference>,
    /// Who can answer it.
    pub owner: Option<SafeText>,
    /// Shown after choosing.
    pub note: Option<SafeText>,
    /// What suggestions may do with it.
    pub role: Role,
    /// How it is answered.
    pub kind: QuestionKind,
    /// How its first answers are made, where they are made of apps.
    pub made: Option<MadeAnswers>,
    /// Offers "don't know", with that answer's way (empty: the question's).
    pub unknown: Option<Vec<Route>>,
    /// Skipped when this is false.
    pub ask_when: Option<Condition>,
    /// What any choice does.
    pub effects: Effects,
    /// The way for every answer without its own.
    pub way: Vec<Route>,
    /// The group that it belongs to: that has the way, and the question and its answers have none.
    pub group: Option<GroupIx>,
}

/// How a question is answered.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub enum QuestionKind {
    /// Exactly one answer.
    One {
        /// Written and generated ones, as shown.
        answers: Table<AnswerIx, Answer>,
    },
    /// Several answers.
    Many {
        /// Written and generated ones, as shown; `none` is the last, if there is one.
        answers: Table<AnswerIx, Answer>,
        /// The answer that excludes all others.
        none: Option<AnswerIx>,
        /// The fewest that may be chosen (already lowered to what there is).
        min: usize,
        /// The most.
        max: usize,
        /// How the chosen answers' requirements go together.
        combine: Combine,
    },
    /// A whole number.
    Number {
        /// Such as `km`; may be empty.
        unit: SafeText,
        /// The lowest that may be given.
        min: i64,
        /// The highest.
        max: i64,
        /// Where a later test of it changes its verdict, wherever in the tree or the catalogue that stands, rising.
        turns: Vec<i64>,
    },
    /// A page without a choice.
    Info,
}

/// How requirements of several chosen answers go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Combine {
    /// All requirements of all chosen answers hold.
    All,
    /// All requirements of at least one chosen answer hold.
    Any,
}

/// An answer that can be chosen.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Answer {
    /// Its id; `none` for the one that excludes the others.
    pub id: String,
    /// What it says.
    pub text: SafeText,
    /// Short help.
    pub help: Option<SafeText>,
    /// Where the texts come from.
    pub sources: Vec<Reference>,
    /// Shown after choosing, and in the report.
    pub note: Option<SafeText>,
    /// What suggestions may do with it.
    pub role: Role,
    /// What choosing it does.
    pub effects: Effects,
    /// Its own way; absent: the question's.
    pub way: Option<Vec<Route>>,
    /// Generated from apps or from the values of a fact.
    pub generated: bool,
}

/// What a choice does.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Effects {
    /// Hard: what is false drops, what is unknown becomes unproven.
    pub keep: Vec<Requirement>,
    /// Soft: only the order.
    pub prefer: Vec<Requirement>,
    /// Labels that are set.
    pub labels: Vec<LabelIx>,
    /// Attention points that are given.
    pub attention: Vec<Attention>,
}

/// Something an app must have, or should preferably have.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Requirement {
    /// What must hold.
    pub require: Condition,
    /// The words for an app that does not meet it.
    pub because: SafeText,
    /// The words for an app of which it is unknown; without them the program says what is not known.
    pub unsure: Option<SafeText>,
    /// Applies only when this is true.
    pub when: Option<Condition>,
    /// Where it comes from.
    pub sources: Vec<Reference>,
}

/// One way on; the first that matches is taken.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Route {
    /// Which of the routes that the author wrote. A shared list that tests the answer is there once for every question
    /// that uses it; its routes keep their number.
    pub ix: RouteIx,
    /// Taken when this is true; always, when absent.
    pub when: Option<Condition>,
    /// Where it leads.
    pub target: RouteTarget,
}

/// Routes are equal when they always lead alike, wherever they are written.
impl PartialEq for Route {
    fn eq(&self, other: &Self) -> bool {
        self.target == other.target && self.when == other.when
    }
}

/// Where a route leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RouteTarget {
    /// To a question.
    Go(QuestionIx),
    /// To an end.
    End(OutcomeIx),
    /// To the routes of a shared list; if none of them matches, the next route follows.
    Use(RoutesIx),
    /// To a group of questions in free order.
    Group(GroupIx),
}

/// A list of routes shared by name.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SharedRoutes {
    /// Its name.
    pub id: String,
    /// The routes.
    pub routes: Vec<Route>,
}

/// An end of the tree.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Outcome {
    /// Its id.
    pub id: String,
    /// Advice, no way on, or information only.
    pub kind: OutcomeKind,
    /// What it says in one line.
    pub title: SafeText,
    /// What it says in full.
    pub body: Option<SafeText>,
    /// Where that comes from.
    pub sources: Vec<Reference>,
    /// Whether it lists the apps by standing.
    pub shows: Shows,
    /// The plan that follows.
    pub plan: Option<PlanIx>,
    /// Attention points of this end.
    pub attention: Vec<Attention>,
}

/// What kind of end an outcome is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum OutcomeKind {
    /// A set of apps, or other advice.
    Advice,
    /// No advice: something must change first.
    Blocked,
    /// Information only.
    Info,
}

/// What an outcome lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shows {
    /// The apps, by standing.
    Remaining,
    /// No apps.
    Nothing,
}

impl Question {
    /// The answers of a `one` or a `many`.
    pub fn answers(&self) -> Option<&Table<AnswerIx, Answer>> {
        match &self.kind {
            QuestionKind::One { answers } | QuestionKind::Many { answers, .. } => Some(answers),
            QuestionKind::Number { .. } | QuestionKind::Info => None,
        }
    }

    /// The same as a list: empty for a number and for a page of information.
    pub fn answer_rows(&self) -> &[Answer] {
        match self.answers() {
            Some(answers) => answers.rows(),
            None => &[],
        }
    }

    /// The answer that excludes all others, in a `many` that has one.
    pub fn none(&self) -> Option<AnswerIx> {
        match self.kind {
            QuestionKind::Many { none, .. } => none,
            QuestionKind::One { .. } | QuestionKind::Number { .. } | QuestionKind::Info => None,
        }
    }

    /// Whether there is nothing to choose from (`none` does not count): then the question is skipped.
    pub fn is_empty(&self) -> bool {
        match &self.kind {
            QuestionKind::One { answers } => answers.is_empty(),
            QuestionKind::Many { answers, none, .. } => answers.len() == usize::from(none.is_some()),
            QuestionKind::Number { .. } | QuestionKind::Info => false,
        }
    }
}
