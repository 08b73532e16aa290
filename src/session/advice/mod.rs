//! The end of a walk as data: the standing of every app and why, what to arrange, what to ask suppliers, what is open and
//! what decided. All of it in ready words, with the ids behind them. Pages, text, Markdown and JSON are made from this,
//! so they say the same and none of them reads another back.

mod answers;
mod apps;
mod dead_end;
mod decisive;
mod first_choice;
mod in_short;
mod in_use;
mod open;
mod order;
mod organisation;
mod outcome;
mod points;
mod section;
mod sources;
mod verdict;
mod would_change;

pub use answers::{GivenAnswer, GivenAnswers, NextQuestion};
pub use apps::{AppAdvice, AppReason, AskedFact, AttentionPoint, ReasonOrigin, StandingGroup, ToldFact};
pub use dead_end::{DeadEnd, ToldClash};
pub use decisive::{DecisiveAnswers, WeighedAnswer};
pub use first_choice::FirstChoice;
pub use in_short::AdviceInShort;
pub use in_use::AppsInUse;
pub use open::{OpenQuestion, OpenQuestions};
pub use order::{AppOrder, ToldWish};
pub use organisation::{Organisation, OrganisationPoint};
pub use outcome::{OutcomeAdvice, WalkEnd};
pub use section::{Section, SourceMarks, SourcePlace};
pub use sources::{SourceEntry, SourceList};
pub use verdict::{AppVerdict, VerdictReason};
pub use would_change::{ToldFactChange, WouldChange};

pub(super) use section::places;

use super::letters::SupplierLetters;
use super::walk::Session;
use crate::engine::Standing;

/// The end of a walk, all of it.
#[derive(Debug, Clone)]
pub struct Advice {
    /// The title of the tree.
    pub title: String,
    /// Where the walk is: at an outcome, or why at none.
    pub end: WalkEnd,
    /// All apps by standing, in the order of the advice; empty without a catalogue.
    pub groups: Vec<StandingGroup>,
    /// Those that dropped, without those that have ended.
    dropped: Option<StandingGroup>,
    /// Those that have ended, whatever the answers are.
    pub ended: Option<StandingGroup>,
    /// Whether anything was answered: before that an app that dropped did so whatever the answers are.
    pub is_begun: bool,
    /// What the organisation has to arrange.
    pub organisation: Organisation,
    /// What to ask suppliers.
    pub letters: SupplierLetters,
    /// What is still open.
    pub open: OpenQuestions,
    /// Which answers decide the result.
    pub decisive: DecisiveAnswers,
    /// The answers given.
    pub answers: GivenAnswers,
    /// Where the content comes from.
    pub sources: SourceList,
}

impl Session<'_> {
    /// The end of the walk, all of it. What an answer decides and what would lead elsewhere is searched for, which takes
    /// some time: a caller that needs one part asks for that alone.
    pub fn advice(&self) -> Advice {
        let groups = self.groups();
        let dropped = groups.iter().find(|group| group.standing == Standing::Dropped);
        let part = |has_ended| dropped.and_then(|group| group.part(self, has_ended));
        Advice {
            title: self.model.graph.title.one_line(),
            end: self.walk_end(),
            dropped: part(false),
            ended: part(true),
            groups,
            is_begun: self.is_begun(),
            organisation: self.organisation().after_first(),
            letters: self.letters(),
            open: self.open_questions(),
            decisive: self.decisive_answers(),
            answers: self.given_answers(),
            sources: self.source_list(),
        }
    }
}

impl Advice {
    /// The apps that are left, by standing.
    pub fn left(&self) -> impl Iterator<Item = &StandingGroup> {
        self.groups.iter().filter(|group| group.standing != Standing::Dropped)
    }

    /// The apps that dropped by the answers; nothing before the first one.
    pub fn dropped(&self) -> Option<&StandingGroup> {
        self.dropped.as_ref().filter(|_| self.is_begun)
    }
}
