//! What a report states, as data. Each thing that is stated carries where in the dossier it comes from, such as
//! `advice.left[0]`; numbers count from 0 there, as in other paths to YAML.

use serde::{Serialize, Serializer};

use crate::text::{Day, Lang, SafeText};

/// Where in the dossier something comes from.
pub(super) type Origin = Vec<String>;

/// One thing that is stated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stated<T> {
    /// What.
    pub value: T,
    /// Where it comes from.
    pub from: Origin,
}

/// A day, written as `2026-11-28`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OnDay(pub Day);

impl Serialize for OnDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// The language of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InLang(pub Lang);

impl Serialize for InLang {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.code())
    }
}

/// The whole report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The language of its sentences.
    pub lang: InLang,
    /// What the dossier is called.
    pub name: Stated<SafeText>,
    /// What it is about: the title of the tree.
    pub subject: Stated<SafeText>,
    /// The edition of the tree.
    pub edition: Stated<SafeText>,
    /// The day on which everything was judged.
    pub day: Option<Stated<OnDay>>,
    /// How far the decision is.
    pub status: StatusTold,
    /// How it came there, the oldest first.
    pub history: Vec<StatusTold>,
    /// The dossier of which it takes the place.
    pub supersedes: Option<Stated<SafeText>>,
    /// The number of the question without an answer at which the walk is.
    pub question: Option<Stated<usize>>,
    /// That it is at neither, on a fault of the tree.
    pub stuck: Option<Stated<bool>>,
    /// The outcome at which it is.
    pub outcome: Option<Stated<SafeText>>,
    /// That this is that there is no advice.
    pub blocked: Option<Stated<bool>>,
    /// What that says, in simple Markdown.
    pub told: Option<Stated<SafeText>>,
    /// What clashes and which ways there are on, where nothing is left to choose from.
    pub dead_end: Vec<Stated<SafeText>>,
    /// What warns of the advice itself.
    pub warnings: Vec<Stated<SafeText>>,
    /// What is chosen, and why.
    pub choice: ChoiceTold,
    /// What is first in the advice.
    pub first: Option<FirstTold>,
    /// How many apps there are of each standing.
    pub counts: Option<Counts>,
    /// What the order of the apps goes by.
    pub order: Option<Stated<SafeText>>,
    /// What one of the apps is called, and several.
    pub noun: NounTold,
    /// The columns of facts of an app.
    pub columns: Vec<ColumnTold>,
    /// The apps that are left, in the order of the advice.
    pub alternatives: Vec<Alternative>,
    /// How many more are left than are listed.
    pub more_left: Stated<usize>,
    /// Of how many of these the supplier has to be asked something.
    pub more_to_ask: Stated<usize>,
    /// What there is to do, in the order of time.
    pub tasks: Vec<TaskTold>,
    /// What others advise; also who was not asked, or said nothing yet.
    pub opinions: Vec<OpinionTold>,
    /// The questions that nobody could answer.
    pub open: Vec<OpenTold>,
    /// What suppliers have to be asked.
    pub asks: Vec<AskTold>,
    /// The answers on the walk.
    pub answers: Vec<AnswerTold>,
    /// Answers that did not count.
    pub unused: Vec<AnswerTold>,
    /// Remarks at apps.
    pub remarks: Vec<RemarkTold>,
    /// The apps that dropped.
    pub dropped: Vec<DroppedTold>,
    /// How many more dropped.
    pub more_dropped: Stated<usize>,
    /// What the answers tested.
    pub facts: Vec<FactTold>,
    /// What suppliers replied.
    pub replies: Vec<ReplyTold>,
    /// What would change the advice on each app that is chosen.
    pub would_change: Vec<WouldChangeTold>,
    /// The sources that are named.
    pub sources: Vec<SourceTold>,
    /// With what it was made.
    pub made: MadeTold,
    /// The command that makes this report again, where there is one.
    pub command: Option<String>,
}

/// A status, since when and by whom.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StatusTold {
    /// The status, by its id.
    pub status: &'static str,
    /// Since when.
    pub on: Option<OnDay>,
    /// By whom.
    pub by: SafeText,
    /// When to look at it again.
    pub look_again: Option<OnDay>,
    /// What took its place.
    pub successor: SafeText,
    /// Where it comes from.
    pub from: Origin,
}

/// What is chosen.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChoiceTold {
    /// `open`, `no_app` or `apps`.
    pub kind: &'static str,
    /// The apps.
    pub apps: Vec<Chosen>,
    /// Why.
    pub motivation: Option<Stated<SafeText>>,
    /// Where it comes from.
    pub from: Origin,
}

/// An app that is chosen.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chosen {
    /// Its id.
    pub app: String,
    /// Its name.
    pub name: SafeText,
    /// What it is for.
    pub use_for: SafeText,
    /// Its standing in the advice; nothing where the advice does not tell of it.
    pub standing: Option<String>,
    /// Where it comes from.
    pub from: Origin,
}

/// What is first.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FirstTold {
    /// The apps, by their ids.
    pub apps: Vec<String>,
    /// Which it is, in words.
    pub title: SafeText,
    /// Why.
    pub why: Vec<SafeText>,
    /// Where it comes from.
    pub from: Origin,
}

/// How many apps there are.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Counts {
    /// All that were judged.
    pub all: usize,
    /// Those that are left.
    pub left: usize,
    /// Of those the recommended ones.
    pub recommended: usize,
    /// The conditional ones.
    pub conditional: usize,
    /// Those of which something has to be asked.
    pub to_ask: usize,
    /// Those of which something else is not certain.
    pub uncertain: usize,
    /// Those that dropped.
    pub dropped: usize,
    /// Where it comes from.
    pub from: Origin,
}

/// What the things of the catalogue are called.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NounTold {
    /// One.
    pub one: SafeText,
    /// Several.
    pub many: SafeText,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ColumnTold {
    /// What stands above it.
    pub head: SafeText,
    /// It tells what an app costs.
    pub is_price: bool,
    /// Where it comes from.
    pub from: Origin,
}

/// An app that is left.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Alternative {
    /// Its place in the advice, from 1.
    pub place: usize,
    /// Its id.
    pub app: String,
    /// Its name.
    pub name: SafeText,
    /// Its standing.
    pub standing: String,
    /// It is chosen.
    pub is_chosen: bool,
    /// It is first, or shares that place.
    pub is_first: bool,
    /// What it costs.
    pub price: Option<SafeText>,
    /// What that is called, where its supplier replied it: the head of the column may tell another year.
    pub price_label: Option<SafeText>,
    /// What stands in the columns.
    pub cells: Vec<SafeText>,
    /// The same as numbers, where they are; empty where none is one.
    pub numbers: Vec<SafeText>,
    /// Which wishes it meets.
    pub met: Vec<SafeText>,
    /// Which it does not meet.
    pub unmet: Vec<SafeText>,
    /// Of which that is not known.
    pub unsure: Vec<SafeText>,
    /// Why it has its standing.
    pub reasons: Vec<SafeText>,
    /// What to watch, in a few characters.
    pub flags: Vec<SafeText>,
    /// The same in full.
    pub points: Vec<PointTold>,
    /// Where it comes from.
    pub from: Origin,
}

/// Something to watch.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PointTold {
    /// The words.
    pub text: SafeText,
    /// The same in a few characters, where it weighs on the choice; else empty.
    pub flag: SafeText,
    /// Where it was read.
    pub sources: Vec<SafeText>,
}

/// Something to do.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TaskTold {
    /// What.
    pub text: SafeText,
    /// The heading that it stands under; empty of what is in no list any more.
    pub group: SafeText,
    /// Before all else.
    pub is_first: bool,
    /// It is an attention point, and no step of a plan.
    pub is_point: bool,
    /// `open`, `done`, `not_needed` or `accepted`.
    pub state: &'static str,
    /// For whom it is, as the tree has it.
    pub for_whom: SafeText,
    /// Who does it.
    pub owner: SafeText,
    /// By which day.
    pub due: Option<OnDay>,
    /// Why the risk is accepted.
    pub why: SafeText,
    /// By whom.
    pub accepted_by: SafeText,
    /// Until when.
    pub until: Option<OnDay>,
    /// That day is past.
    pub is_past: bool,
    /// A remark.
    pub remark: SafeText,
    /// What was chosen when it got its state, where that is not what is chosen now; else empty.
    pub set_on: SafeText,
    /// Where it comes from.
    pub from: Origin,
}

/// What somebody advises.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OpinionTold {
    /// Who, as the tree names them.
    pub adviser: SafeText,
    /// Whether there is anything.
    pub is_given: bool,
    /// The advice.
    pub text: SafeText,
    /// Who gave it.
    pub by: SafeText,
    /// When.
    pub on: Option<OnDay>,
    /// What was chosen when it was given, where that is not what is chosen now; else empty.
    pub given_on: SafeText,
    /// Whether it is followed.
    pub followed: Option<bool>,
    /// Why not.
    pub why_not: SafeText,
    /// Where it comes from.
    pub from: Origin,
}

/// A question that nobody could answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OpenTold {
    /// Its id.
    pub question: String,
    /// What it asks.
    pub ask: SafeText,
    /// Who knows.
    pub owner: SafeText,
    /// Where it comes from.
    pub from: Origin,
}

/// What a supplier has to be asked.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AskTold {
    /// The app.
    pub app: String,
    /// Its name.
    pub name: SafeText,
    /// The facts, as they are called.
    pub facts: Vec<SafeText>,
    /// Where it comes from.
    pub from: Origin,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AnswerTold {
    /// Its place on the walk; nothing of one that did not count.
    pub number: Option<usize>,
    /// The question, by its id.
    pub question: String,
    /// What it asks.
    pub ask: SafeText,
    /// The answer as it was shown.
    pub shown: SafeText,
    /// A remark of the person.
    pub remark: SafeText,
    /// Where it comes from.
    pub from: Origin,
}

/// A remark at an app.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RemarkTold {
    /// What it is about.
    pub about: SafeText,
    /// The remark.
    pub remark: SafeText,
    /// Where it comes from.
    pub from: Origin,
}

/// An app that dropped.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DroppedTold {
    /// Its id.
    pub app: String,
    /// Its name.
    pub name: SafeText,
    /// Why.
    pub reasons: Vec<SafeText>,
    /// Where it comes from.
    pub from: Origin,
}

/// A fact that was tested.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FactTold {
    /// The app.
    pub app: String,
    /// Its name.
    pub name: SafeText,
    /// The fact, by its id.
    pub fact: String,
    /// What it is called.
    pub label: SafeText,
    /// Its value in words.
    pub value: SafeText,
    /// There was none.
    pub is_unknown: bool,
    /// Where it was read.
    pub sources: Vec<SafeText>,
    /// When it was checked.
    pub checked: SafeText,
    /// Where it comes from.
    pub from: Origin,
}

/// What a supplier replied.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReplyTold {
    /// The app.
    pub app: String,
    /// Its name.
    pub name: SafeText,
    /// About what: the label of a fact, or a question.
    pub about: SafeText,
    /// What was replied, in words where these are known.
    pub value: SafeText,
    /// What it rests on.
    pub rests_on: SafeText,
    /// Of which day.
    pub day: OnDay,
    /// Who entered it.
    pub by: SafeText,
    /// It was taken back.
    pub is_taken_back: bool,
    /// A later one took its place.
    pub is_replaced: bool,
    /// The content did not know it any more.
    pub is_unfit: bool,
    /// It is to a question that every supplier is asked, and that the advice does not go by.
    pub is_common: bool,
    /// Where it comes from.
    pub from: Origin,
}

/// What would change the advice on an app.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WouldChangeTold {
    /// The app.
    pub app: String,
    /// Its name.
    pub name: SafeText,
    /// A value of one app and what it would do, a line each.
    pub lines: Vec<SafeText>,
    /// How many more there are.
    pub more: usize,
    /// Not all values were tried.
    pub is_part: bool,
    /// Where it comes from.
    pub from: Origin,
}

/// A source.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SourceTold {
    /// Its id.
    pub id: String,
    /// Its title and date.
    pub title: SafeText,
    /// Where it comes from.
    pub from: Origin,
}

/// With what the dossier was made.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MadeTold {
    /// The tree, by its id.
    pub tree: String,
    /// Its sha256.
    pub tree_digest: String,
    /// That of the catalogue.
    pub catalogue_digest: String,
    /// The version of the program.
    pub program: String,
    /// Who saved it.
    pub by: SafeText,
    /// When; empty of a walk that is in no file.
    pub saved: String,
    /// The sha256 of the dossier, as its last line has it; nothing of a walk that is in no file.
    pub dossier_digest: Option<String>,
    /// Where it comes from.
    pub from: Origin,
}
