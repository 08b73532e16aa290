//! Where a walk is: at an outcome with what it tells, or why at none.

use super::dead_end::DeadEnd;
use super::first_choice::FirstChoice;
use super::in_use::AppsInUse;
use crate::analysis::ChangeGoal;
use crate::engine::{Fault, Position, Standing, has_unknown_facts};
use crate::model::{AppIx, OutcomeIx, OutcomeKind, QuestionIx, Shows};
use crate::session::changes::ListedChanges;
use crate::session::page::{Block, ColumnWords};
use crate::session::walk::Session;
use crate::session::words;
use crate::text::{Messages, SafeText, sentence};

/// Where a walk is.
#[derive(Debug, Clone)]
pub enum WalkEnd {
    /// At a question without an answer.
    Unfinished(QuestionIx),
    /// At a fault of the tree.
    Fault {
        /// The fault.
        fault: Fault,
        /// What is wrong, in a few words.
        place: String,
        /// What is wrong, and what the person can do.
        words: SafeText,
    },
    /// At an outcome.
    Outcome(Box<OutcomeAdvice>),
}

/// An outcome, and what it tells.
#[derive(Debug, Clone)]
pub struct OutcomeAdvice {
    /// Which outcome.
    pub outcome: OutcomeIx,
    /// Its title.
    pub title: String,
    /// What it is and how old: such as "Advies · gegevens van voorjaar 2020".
    pub place: String,
    /// The text of the tree (simple Markdown).
    pub body: Option<SafeText>,
    /// Where that text comes from.
    pub source: Option<String>,
    /// How many apps fit, where the outcome shows them and some are left.
    pub summary: Option<String>,
    /// What the order of those apps goes by, where there is one.
    pub order: Option<String>,
    /// The smallest changes of answers that lead elsewhere, where this outcome leaves a person with nothing.
    pub ways_back: Option<ListedChanges>,
    /// What clashes, in the same case.
    pub dead_end: Option<DeadEnd>,
    /// What the author wants people to know about the content (simple Markdown).
    pub notice: Option<SafeText>,
    /// How old the facts are, where they are too old.
    age: Vec<Block>,
    /// What warns of the advice itself: what the outcome says first of all, and what hangs on an answer nobody knew.
    warnings: Vec<Block>,
    /// What is chosen and how far that is; nothing as long as nothing is.
    chosen: Option<String>,
    /// Whether that is what stands first, and not decided yet: then a page needs no line for it.
    is_first_chosen: bool,
    /// What stands first, where apps are shown.
    pub first_choice: Option<FirstChoice>,
    /// What becomes of what the person already uses, where apps are shown.
    pub in_use: Vec<AppsInUse>,
    /// The same in one text.
    pub(in crate::session) in_use_words: String,
    /// What to do first of all, under its heading.
    first: Vec<Block>,
    /// The same in short.
    first_in_short: Vec<Block>,
    /// Where the rows of apps have columns: the words around those.
    pub columns: Option<ColumnWords>,
}

impl Session<'_> {
    /// Where the walk in view is.
    pub fn walk_end(&self) -> WalkEnd {
        match self.state.walk.position {
            Position::At(question) => WalkEnd::Unfinished(question),
            Position::Done(outcome) => WalkEnd::Outcome(Box::new(self.outcome_advice(outcome))),
            Position::Stuck(fault) => {
                let (place, words) = self.stuck_words(fault);
                WalkEnd::Fault { fault, place, words }
            }
        }
    }

    /// An outcome at which the walk in view is.
    pub(in crate::session) fn outcome_advice(&self, outcome: OutcomeIx) -> OutcomeAdvice {
        debug_assert_eq!(self.outcome(), Some(outcome), "an outcome is shown where the walk is at it");
        let row = self.model.graph.outcomes.row(outcome);
        let shows = row.shows == Shows::Remaining && self.has_apps();
        let is_some_left = !self.state.walk.left.is_clear();
        let leaves_nothing = row.kind == OutcomeKind::Blocked || (shows && !is_some_left);
        let place = match row.kind {
            OutcomeKind::Advice => format!(
                "{} · {}",
                self.messages.advice(),
                self.messages.dated_after(self.model.graph.edition.as_str())
            ),
            OutcomeKind::Blocked if is_some_left || !self.has_apps() => self.messages.no_advice().to_owned(),
            OutcomeKind::Blocked => self.messages.none_left(words::noun(self.model)),
            OutcomeKind::Info => self.messages.information().to_owned(),
        };
        let in_use = if shows && is_some_left { self.apps_in_use() } else { Vec::new() };
        let first_choice = (shows && is_some_left).then(|| self.first_choice()).flatten();
        let first: &[AppIx] = first_choice.as_ref().map_or(&[], |first| first.apps.as_slice());
        OutcomeAdvice {
            outcome,
            warnings: self.warning_blocks(),
            chosen: self.chosen_in_short(),
            is_first_chosen: !self.is_settled() && self.is_all_selected(first),
            in_use_words: self.in_use_in_words(&in_use, first),
            in_use,
            first_choice,
            title: row.title.one_line(),
            place,
            body: row.body.clone(),
            source: words::references(self.model, self.messages, &row.sources),
            summary: (shows && is_some_left).then(|| self.summary()),
            order: (shows && is_some_left).then(|| self.order_in_words()).flatten(),
            ways_back: leaves_nothing.then(|| self.list_changes(ChangeGoal::Anything)),
            dead_end: leaves_nothing.then(|| self.dead_end()),
            notice: self.model.graph.notice.clone(),
            age: self.age_blocks(),
            first: self.first_blocks(),
            first_in_short: self.first_in_short(),
            columns: self.column_words(),
        }
    }

    /// What is wrong with the tree: in a few words, and with what the person can do.
    pub(in crate::session) fn stuck_words(&self, fault: Fault) -> (String, SafeText) {
        let ask = |question| self.model.graph.questions.row(question).ask.one_line();
        let words = match fault {
            Fault::NoWay(question) => self.messages.stuck(&ask(question)),
            Fault::Again(question) | Fault::Circle(question) => self.messages.stuck_again(&ask(question)),
            Fault::NoWayOut(_) | Fault::Round(_) => self.messages.stuck_between().to_owned(),
        };
        (self.messages.stuck_place().to_owned(), words.into())
    }

    /// How many apps fit, in sentences.
    fn summary(&self) -> String {
        let standing: Vec<(AppIx, Standing)> = self.ranked().collect();
        let with = |wanted: Standing| standing.iter().filter(move |(_, standing)| *standing == wanted);
        let unproven = with(Standing::Unproven).count();
        let to_ask = with(Standing::Unproven).filter(|(app, _)| has_unknown_facts(&self.state, *app));
        let to_ask = to_ask.count();
        debug_assert!(to_ask <= unproven, "only of what is unproven anything is asked");
        let left = [
            with(Standing::Recommended).count(),
            with(Standing::Conditional).count(),
            to_ask,
            unproven - to_ask,
        ];
        self.messages.advice_summary(standing.len(), left, words::noun(self.model))
    }
}

impl OutcomeAdvice {
    /// Whether apps are shown.
    pub fn shows_apps(&self) -> bool {
        self.summary.is_some()
    }

    /// What the person came for comes first: the apps, or the ways back. Where there are none, it is the text.
    fn begins_with_text(&self) -> bool {
        !self.shows_apps() && self.ways_back.as_ref().is_none_or(|ways| ways.changes.is_empty())
    }

    fn text(&self) -> impl Iterator<Item = Block> {
        let body = self.body.iter().cloned().map(Block::Text);
        body.chain(self.source.iter().cloned().map(Block::Remark))
    }

    /// What is below the title, with all that is to be done first.
    pub fn opening(&self) -> Vec<Block> {
        self.opening_with(self.chosen.as_deref(), self.order.as_deref(), &self.first, FirstChoice::blocks)
    }

    /// The same where what is to be done first follows on the apps, if any are shown; see [`Self::arranging`].
    pub fn opening_in_short(&self) -> Vec<Block> {
        let first = self.first_without_apps();
        self.opening_with(self.chosen.as_deref(), self.order.as_deref(), first, FirstChoice::blocks)
    }

    /// The same without what the order goes by, for a page that tells it below.
    pub(in crate::session) fn opening_of_page(&self) -> Vec<Block> {
        self.opening_with(self.chosen_on_page(), None, self.first_without_apps(), FirstChoice::blocks)
    }

    /// The same for a window in which no row of an app has room on the first screen.
    pub(in crate::session) fn opening_of_small_page(&self) -> Vec<Block> {
        self.opening_with(self.chosen_on_page(), None, self.first_without_apps(), FirstChoice::small_blocks)
    }

    /// What is chosen, for a page: nothing where that is what stands first, as lines are dear there.
    fn chosen_on_page(&self) -> Option<&str> {
        self.chosen.as_deref().filter(|_| !self.is_first_chosen)
    }

    /// What is to be done first follows on the apps, if any are shown.
    fn first_without_apps(&self) -> &[Block] {
        if self.shows_apps() { &[] } else { &self.first_in_short }
    }

    fn opening_with(
        &self,
        chosen: Option<&str>,
        order: Option<&str>,
        first: &[Block],
        of_choice: fn(&FirstChoice) -> Vec<Block>,
    ) -> Vec<Block> {
        let clashes = self.dead_end.iter().flat_map(DeadEnd::blocks);
        let warnings = self.warnings.iter().filter(|_| self.dead_end.is_none()).cloned();
        let opening: Vec<Block> = match &self.summary {
            Some(summary) => {
                let choice = self.first_choice.iter().flat_map(of_choice);
                let age = self.age.iter().filter_map(|block| match block {
                    Block::Text(words) => Some(words.as_str()),
                    _ => None,
                });
                // Behind what is first and all that is told of it, which is of no other app.
                let chosen = chosen.map(sentence);
                let told = chosen.as_deref().into_iter().chain([summary.as_str()]).chain(order).chain(age);
                let told = Block::Text(told.collect::<Vec<_>>().join(" ").into());
                choice.chain([told]).collect()
            }
            None => {
                let text = self.text().filter(|_| self.begins_with_text());
                chosen.map(|words| Block::Remark(words.to_owned())).into_iter().chain(text).collect()
            }
        };
        // What clashes and the ways back belong together: there the rest comes after them.
        let age = self.age.iter().filter(|_| self.summary.is_none());
        let told = age.chain(first).filter(|_| self.dead_end.is_none()).cloned();
        clashes.chain(warnings).chain(opening).chain(told).collect()
    }

    /// What to arrange, in short, and what becomes of what the person already uses: for after the apps.
    pub fn arranging(&self, messages: Messages) -> Vec<Block> {
        if !self.shows_apps() {
            return Vec::new();
        }
        self.first_in_short.iter().cloned().chain(self.in_use_blocks(messages)).collect()
    }

    /// What becomes of what the person already uses, under its heading.
    pub fn in_use_blocks(&self, messages: Messages) -> Vec<Block> {
        let mut blocks = Vec::new();
        if !self.in_use_words.is_empty() {
            blocks.push(Block::Heading(messages.in_use_title().to_owned()));
            blocks.push(Block::Item(sentence(&self.in_use_words).into()));
        }
        blocks
    }

    /// What is at the end.
    pub fn closing(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        if self.dead_end.is_some() {
            blocks.extend(self.age.iter().chain(&self.warnings).chain(&self.first).cloned());
        }
        if !self.begins_with_text() {
            blocks.extend(self.text());
        }
        blocks.extend(self.notice.iter().cloned().map(Block::Text));
        blocks
    }
}
