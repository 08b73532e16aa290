//! What a front end sees: five kinds of page, in ready words. The full screen and line mode show these and nothing
//! else, so both say the same; reports are made from [`super::Advice`].

use super::compare::{ComparisonTable, SideBySide};
use super::dossiers::DossierAction;
use super::fold::Fold;
use super::form::{FieldKind, FormId};
use super::letter_files::LettersToSave;
use super::report_page::ReportKind;
use super::row_cells::RowCell;
use super::rows::Rows;
use crate::analysis::ChangeGoal;
use crate::model::{AnswerIx, AppIx, AppSet, Ix, QuestionIx};
use crate::text::SafeText;

/// Which page a person looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PageId {
    /// The first page: what this is, continue or start again.
    Start,
    /// The question in view, or the outcome.
    Walk,
    /// All apps, by standing.
    Apps,
    /// One app: its standing and why, its facts, attention points and sources.
    App(AppIx),
    /// Two to five apps, side by side.
    Compare(SideBySide),
    /// Why an app has its standing, and what would bring it back.
    Why(AppIx),
    /// Why the answer to a question does not count now.
    OffPath(QuestionIx),
    /// Which answers decide the result.
    Mattered,
    /// The answers given; each can be changed.
    Overview,
    /// Attention points for the organisation.
    Organisation,
    /// Questions left open.
    Open,
    /// What to ask suppliers, as letters.
    Suppliers,
    /// One of these letters, by the first app that it is about.
    Letter(AppIx),
    /// In which kind of file to save the letters: all, or the one whose first app this is.
    LetterFiles(Option<AppIx>),
    /// What suppliers replied, by app.
    Replies,
    /// What the supplier of an app replied, and can reply.
    AppReplies(AppIx),
    /// The list of tasks: what the organisation and the chosen apps ask for, and the plan.
    Plan,
    /// What was decided.
    Decision,
    /// In which kind of file to save the report.
    Report,
    /// Which of some apps to choose.
    ChooseOf(SideBySide),
    /// Where the content comes from.
    Sources,
    /// The words that are explained on the page that was in view.
    Glossary,
    /// Fields to fill in.
    Form(FormId),
    /// All dossiers.
    Dossiers,
    /// One of them, by its place in that list, and what may be done with it.
    Dossier(usize),
    /// Whether to remove it.
    RemoveDossier(usize),
    /// Tells of the new versions of the decision in view that there are, before another one is made.
    NewVersion,
}

impl PageId {
    /// Whether a page is there to choose on, or to fill in: all others are read.
    pub fn asks(self) -> bool {
        matches!(
            self,
            Self::Form(_)
                | Self::ChooseOf(_)
                | Self::LetterFiles(_)
                | Self::Report
                | Self::Dossiers
                | Self::Dossier(_)
                | Self::RemoveDossier(_)
                | Self::NewVersion
        )
    }
}

/// What choosing a row does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Go to the question or outcome where the person was.
    GoOn,
    /// Do something with dossiers, which the host has.
    Dossier(DossierAction),
    /// Open another page.
    Open(PageId),
    /// Save the report in such a file, which the host does.
    SaveReport(ReportKind),
    /// Save letters in files, which the host does.
    SaveLetters(LettersToSave),
    /// Go to an earlier question to change its answer.
    Change(QuestionIx),
    /// Take one of the changes of answers that the page lists for a goal.
    Take(ChangeGoal, usize),
    /// Something to do, by its place in the list: mark it as done or as still to do, or open its form.
    Toggle(usize),
    /// Take back the reply at this place, or let it hold again.
    ToggleReply(usize),
    /// Change nothing: the page stays, and tells so.
    Stay,
}

/// One page.
#[expect(clippy::large_enum_variant, reason = "there is one at a time, and lists are the most common")]
#[derive(Debug, Clone, PartialEq)]
pub enum Page<'m> {
    /// A question.
    Ask(Box<Ask>),
    /// Rows to go through and choose from: the start, the apps, the overview, the advice, the plan.
    Listing(Listing<'m>),
    /// Text to read: an app, the organisation's attention points, the sources.
    Document(Document),
    /// Apps side by side.
    Table(ComparisonTable),
    /// Fields to fill in.
    Form(Form),
}

/// The top line of a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// What this is, on the left.
    pub title: String,
    /// Where one is, on the right.
    pub place: String,
}

/// A question with its answers and what each would do.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// The top line.
    pub head: Head,
    /// One line that tells what the last answer did, and which questions were skipped.
    pub news: Option<String>,
    /// What the author says of the answer given last (simple Markdown); above the question, as the news is.
    pub notes: Vec<SafeText>,
    /// Pages of information that were passed on the way here, then the help of the question (simple Markdown).
    pub before: Vec<Block>,
    /// What is asked.
    pub question: SafeText,
    /// Short help (simple Markdown).
    pub help: Option<SafeText>,
    /// How to answer, such as "Kies alles wat u echt nodig hebt."; absent when that goes without saying.
    pub hint: Option<String>,
    /// How it is answered.
    pub kind: AskKind,
    /// No answer is taken any more: the decision was taken.
    pub is_settled: bool,
    /// Heads of the two columns of counts; none without a catalogue, or when no line would change anything.
    pub columns: Option<CountColumns>,
    /// The answers, "don't know" last.
    pub lines: Vec<AnswerLine>,
    /// What the choice as it is now would do: the ticks of a `many`, the typed number. Absent for a `one` (each line
    /// has its own) and for a choice that is not allowed yet.
    pub now: Option<ChoiceEffect>,
    /// Why the choice as it is now cannot be confirmed.
    pub refusal: Option<String>,
    /// That the ticks, or the number in the field, are not confirmed yet.
    pub unconfirmed: Option<String>,
    /// The number that was answered and still counts, where the field holds something else.
    pub counting: Option<String>,
    /// The apps that were left before this question, by name; their places stay while it is on screen.
    pub apps: Vec<AppName>,
    /// How many apps the list of all of them has: also those that are left on no walk.
    pub listed: usize,
    /// The words on this page that are explained.
    pub terms: Vec<ExplainedTerm>,
    /// The sources of the question, one a line.
    pub sources: Vec<String>,
}

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskKind {
    /// By one line.
    One,
    /// By ticking lines.
    Many,
    /// By a whole number from `min` to `max`; `lines` then holds only "don't know", if that is offered.
    Number {
        /// The lowest.
        min: i64,
        /// The highest.
        max: i64,
    },
}

/// Heads of the columns of counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountColumns {
    /// Such as "blijft over".
    pub left: String,
    /// Such as "waarvan navragen"; absent when no line has any.
    pub unproven: Option<String>,
}

/// One line that can be chosen or ticked.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerLine {
    /// Which answer it stands for.
    pub pick: LinePick,
    /// Its words.
    pub text: SafeText,
    /// Short help (simple Markdown).
    pub help: Option<SafeText>,
    /// The answer that was given before.
    pub marked: bool,
    /// Ticked now (in a `many`).
    pub ticked: bool,
    /// What would be left: after choosing it, or (in a `many`) after toggling it with the other ticks as they are.
    /// Absent when that choice would not be allowed, or without a catalogue.
    pub effect: Option<ChoiceEffect>,
}

/// Which answer a line stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinePick {
    /// One of the question's answers (also the one that excludes the others).
    Answer(AnswerIx),
    /// "Don't know".
    Unknown,
}

/// What a choice would do to the apps that are left.
#[derive(Debug, Clone, PartialEq)]
pub struct ChoiceEffect {
    /// How many would be left.
    pub left: usize,
    /// How many of those would be unproven.
    pub unproven: usize,
    /// The same in a sentence, such as "Met antwoord 1 vallen er 5 af."
    pub sentence: String,
    /// The apps that would drop.
    pub drops: AppSet,
    /// The apps that would be left but unproven.
    pub asks: AppSet,
}

/// What a choice would do to one app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppMark {
    /// It stays.
    Stays,
    /// It stays, but something has to be asked first.
    Asks,
    /// It drops.
    Drops,
}

impl ChoiceEffect {
    /// What it would do to one app.
    pub fn mark(&self, app: AppIx) -> AppMark {
        match app.at() {
            at if self.drops.contains(at) => AppMark::Drops,
            at if self.asks.contains(at) => AppMark::Asks,
            _ => AppMark::Stays,
        }
    }
}

/// An app by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppName {
    /// Which.
    pub app: AppIx,
    /// Its name.
    pub name: SafeText,
}

/// A word that is explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExplainedTerm {
    /// The word as it appears on the page.
    pub term: String,
    /// What it means (simple Markdown).
    pub text: SafeText,
}

/// Rows to go through and choose from.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Listing<'m> {
    /// The top line.
    pub head: Head,
    /// One line of news: what was undone, taken or saved.
    pub news: Option<String>,
    /// Text above the rows.
    pub before: Vec<Block>,
    /// The same for a window in which none of the rows that fold has room on the first screen; nothing where it is the same.
    pub before_small: Vec<Block>,
    /// The rows.
    pub rows: Rows<'m>,
    /// Where rows have columns: the words around those.
    pub columns: Option<ColumnWords>,
    /// Where the rows of apps make room for what stands around them: how.
    pub fold: Option<Fold>,
    /// Text below the rows.
    pub after: Vec<Block>,
    /// Whether searching makes sense.
    pub searchable: bool,
    /// The row that is most likely wanted.
    pub first: usize,
    /// The words on this page that are explained.
    pub terms: Vec<ExplainedTerm>,
}

/// What is told about the columns of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnWords {
    /// What the sign for an unknown value means.
    pub unknown: String,
    /// The head of the flags.
    pub flags: String,
}

/// How much of some words a person typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TypedWords {
    /// Nothing.
    #[default]
    Nothing,
    /// How they begin.
    Beginning,
    /// All.
    All,
}

/// How far a step that can be ticked is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tick {
    /// It is to do.
    Open,
    /// It is done.
    Done,
    /// It needs nothing more, and is not done: the words of its row say what it is.
    Settled,
}

/// One row of a listing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ListingRow {
    /// A heading above it: the start of a group.
    pub heading: Option<String>,
    /// A number or other short mark before it, such as "4".
    pub number: Option<String>,
    /// For a step that can be ticked: how it is.
    pub ticked: Option<Tick>,
    /// What it is.
    pub label: String,
    /// More about it, in the middle column; may be long.
    pub words: String,
    /// How much of those words a person typed: nothing of that is changed, not even to make a sentence.
    pub typed: TypedWords,
    /// Facts in columns behind the label, of an app where the tree names some.
    pub cells: Vec<RowCell>,
    /// With those: what to watch, in a few words.
    pub flags: String,
    /// A short remark at the right, such as "8 vielen af".
    pub right: String,
    /// It dropped, or does not count now: shown fainter, where its words say so too.
    pub faint: bool,
    /// A key that chooses it at once.
    pub shortcut: Option<char>,
    /// What choosing it does; absent for a row that only tells.
    pub action: Option<Action>,
    /// What is shown below the rows while this one is highlighted.
    pub detail: Vec<Block>,
}

/// Text to read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// The top line.
    pub head: Head,
    /// The text.
    pub blocks: Vec<Block>,
    /// The words on this page that are explained.
    pub terms: Vec<ExplainedTerm>,
}

/// Fields to fill in, and to confirm together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Form {
    /// The top line.
    pub head: Head,
    /// The text above the fields.
    pub before: Vec<Block>,
    /// The fields, in order.
    pub fields: Vec<FormField>,
    /// The words on this page that are explained.
    pub terms: Vec<ExplainedTerm>,
}

/// A field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormField {
    /// What it is called in what is saved.
    pub name: &'static str,
    /// What is asked.
    pub label: String,
    /// One line of help; may be empty.
    pub help: String,
    /// What can be put into it.
    pub kind: FieldKind,
    /// What is in it: what was typed or, as long as nothing was, what is kept.
    pub text: SafeText,
    /// What is in it as long as nothing is typed: what is kept, or most likely wanted.
    pub kept: SafeText,
    /// Why that cannot be confirmed; to be told once a person tried.
    pub wrong: Option<String>,
    /// What has to be known of it, though it can be confirmed.
    pub notice: Option<String>,
    /// That somebody else filled it in and did not record it.
    pub by: Option<String>,
}

/// A piece of text on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The start of a part.
    Heading(String),
    /// Small Markdown.
    Text(SafeText),
    /// One point of a list (simple Markdown); a source or remark may follow as [`Block::Remark`].
    Item(SafeText),
    /// A numbered point.
    Numbered(usize, SafeText),
    /// A name and its value in two columns, with a short mark at the right, such as `[1]`.
    Pair {
        /// The name.
        label: String,
        /// The value; may be long.
        value: String,
        /// The mark.
        mark: String,
    },
    /// A source or remark that belongs to what is before it.
    Remark(String),
}

/// An answer that is being made: what is ticked, typed or marked, but not confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PendingAnswer {
    /// The line that is marked. Absent: none yet, or the field of a number.
    pub marked: Option<LinePick>,
    /// The lines ticked in a `many`.
    pub ticks: Vec<LinePick>,
    /// The lines that were ticked before one that excludes all others was: with that one gone, they are ticked again.
    pub made_way: Vec<LinePick>,
    /// What is typed at a number.
    pub typed: String,
}
