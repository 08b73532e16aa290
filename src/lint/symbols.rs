//! What everything is called: from an id to its index, and where it was defined.

use std::collections::{BTreeMap, BTreeSet};
use std::marker::PhantomData;

use super::derive::Derivation;
use crate::model::{
    AnswerIx, AppIx, DerivedIx, FactIx, GroupIx, Ix, LabelIx, OutcomeIx, PhaseIx, PlanIx, QuestionIx,
    RouteIx, RoutesIx, SourceIx, Table,
};
use crate::source::Span;

/// Ids of one kind of thing.
#[derive(Debug)]
pub(super) struct Symbols<I> {
    /// The index as a number: the map is one type for all kinds, and in the program once.
    by_id: BTreeMap<String, usize>,
    of: PhantomData<I>,
    /// By index, whether anything has asked for it; what lies behind the end has not been asked for.
    used: Vec<bool>,
}

impl<I> Default for Symbols<I> {
    fn default() -> Self {
        Self { by_id: BTreeMap::new(), of: PhantomData, used: Vec::new() }
    }
}

impl<I: Ix> Symbols<I> {
    /// The index of things in the order of their ids.
    pub(super) fn of<'i>(mut ids: impl Iterator<Item = &'i str>) -> Self {
        Self { by_id: numbered(&mut ids), of: PhantomData, used: Vec::new() }
    }

    /// The index of an id.
    pub(super) fn get(&self, id: &str) -> Option<I> {
        self.by_id.get(id).copied().map(I::new)
    }

    /// All ids.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.by_id.keys().map(String::as_str)
    }

    /// One more, unless it is there already.
    pub(super) fn add(&mut self, id: &str) -> I {
        let next = self.by_id.len();
        I::new(*self.by_id.entry(id.to_owned()).or_insert(next))
    }

    /// Remembers that something refers to it.
    pub(super) fn mark(&mut self, index: I) {
        if self.used.len() <= index.at() {
            self.used.resize(index.at() + 1, false);
        }
        self.used.get_mut(index.at()).into_iter().for_each(|used| *used = true);
    }

    /// Whether anything refers to it.
    pub(super) fn is_used(&self, index: I) -> bool {
        self.used.get(index.at()).is_some_and(|used| *used)
    }
}

/// Ids, each with how many come before it.
fn numbered(ids: &mut dyn Iterator<Item = &str>) -> BTreeMap<String, usize> {
    let mut count = 0;
    // Those of apps come in order, of which std makes a map at once.
    let by_id: BTreeMap<_, _> =
        ids.inspect(|_| count += 1).enumerate().map(|(at, id)| (id.to_owned(), at)).collect();
    debug_assert_eq!(by_id.len(), count, "an id stands once, or the index of the next is wrong");
    by_id
}

/// A date that stands somewhere as one that is past.
#[derive(Debug, Clone)]
pub(super) struct DatedPlace {
    /// As it is written.
    pub date: String,
    /// Where it stands first.
    pub place: Span,
    /// How often it stands.
    pub count: usize,
}

/// What a question offers.
#[derive(Debug, Default)]
pub(super) struct Offers {
    /// Its id.
    pub id: String,
    /// How it is answered.
    pub kind: Answered,
    /// Its answers; `none` too.
    pub answers: Symbols<AnswerIx>,
    /// Whether some are generated.
    pub generated: bool,
    /// Whether "don't know" is offered.
    pub unknown: bool,
}

/// How a question is answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Answered {
    /// With one answer.
    One,
    /// With several.
    Many {
        /// The fewest.
        min: usize,
        /// The most.
        max: usize,
    },
    /// With a number.
    Number {
        /// The lowest.
        min: i64,
        /// The highest.
        max: i64,
    },
    /// Not.
    Info,
    /// Nobody knows: the kind is missing.
    #[default]
    Unclear,
}

/// All ids.
#[derive(Debug, Default)]
pub(super) struct SymbolTable {
    pub questions: Symbols<QuestionIx>,
    /// By question.
    pub offers: Vec<Offers>,
    pub groups: Symbols<GroupIx>,
    /// By question the group that it belongs to, and where that says so.
    pub member_of: BTreeMap<QuestionIx, (GroupIx, Span)>,
    pub outcomes: Symbols<OutcomeIx>,
    pub facts: Symbols<FactIx>,
    pub labels: Symbols<LabelIx>,
    /// Labels that are set; the others are only tested.
    pub labels_set: usize,
    /// Labels that hold by a condition: they are none of `labels`.
    pub derived: Symbols<DerivedIx>,
    pub derivations: Table<DerivedIx, Derivation>,
    pub sources: Symbols<SourceIx>,
    /// By source: the places that may be named, if they are listed.
    pub places: Vec<Option<BTreeSet<String>>>,
    pub phases: Symbols<PhaseIx>,
    pub plans: Symbols<PlanIx>,
    pub routes: Symbols<RoutesIx>,
    /// The routes by where they are written: the copies of a shared list are in one place.
    pub route_at: BTreeMap<Span, RouteIx>,
    /// Every test of an earlier choice or number: the question, and where it is named.
    pub chose: Vec<(QuestionIx, Span)>,
    pub texts: BTreeMap<String, String>,
    pub texts_used: BTreeSet<String>,
    pub apps: Symbols<AppIx>,
}

impl SymbolTable {
    /// The number of the route that is written here.
    pub(super) fn route(&mut self, place: Span) -> RouteIx {
        let next = RouteIx::new(self.route_at.len());
        *self.route_at.entry(place).or_insert(next)
    }

    /// What a question offers.
    pub(super) fn offers(&self, question: QuestionIx) -> Option<&Offers> {
        self.offers.get(question.at())
    }
}
