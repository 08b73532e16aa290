//! The order in which the apps are shown, and what each of them owes its place to.

use std::collections::BTreeMap;

use super::evaluate::UnknownFacts;
use super::record::Wish;
use super::standing::{Standing, distinct, standings};
use super::walk::RecordedWalk;
use crate::model::{AppIx, AppSet, FactIx, Ix, Model};
use crate::order;

/// What decides on the place of an app, in the order in which it counts; then its name, then its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placing {
    /// Which app.
    pub app: AppIx,
    /// Its standing.
    pub standing: Standing,
    /// How many wishes it meets.
    pub met: usize,
    /// How many facts were asked for and are unknown of it.
    pub unknown: usize,
}

/// What a wish is to one app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WishVerdict {
    /// It meets it.
    Met,
    /// It does not.
    Unmet,
    /// That is unknown.
    Unknown,
}

impl Placing {
    /// Whether only the name parts two apps.
    pub fn ties_with(&self, other: &Self) -> bool {
        (self.standing, self.met, self.unknown) == (other.standing, other.met, other.unknown)
    }
}

impl Wish {
    /// What it is to one app.
    pub fn verdict(&self, app: AppIx) -> WishVerdict {
        match () {
            () if self.yes.contains(app.at()) => WishVerdict::Met,
            () if self.unknown.contains(app.at()) => WishVerdict::Unknown,
            () => WishVerdict::Unmet,
        }
    }
}

/// The apps that are offered, in the order of the advice: by standing, then more wishes met, then fewer facts
/// unknown, then name, then id.
pub fn ranking(model: &Model, state: &RecordedWalk) -> Vec<AppIx> {
    placings(model, state).iter().map(|placing| placing.app).collect()
}

/// The same, with what each owes its place to.
pub fn placings<'s>(model: &Model, state: &'s RecordedWalk) -> &'s [Placing] {
    state.remembered.placings(|| make_placings(model, state))
}

/// Of the apps in their order those that stand first: several where only the name parts them, none where all drop.
pub fn first_placed(placings: &[Placing]) -> &[Placing] {
    let first = placings.first().filter(|first| first.standing != Standing::Dropped);
    let count = first.map_or(0, |first| placings.iter().take_while(|other| other.ties_with(first)).count());
    placings.get(..count).unwrap_or_default()
}

fn make_placings(model: &Model, state: &RecordedWalk) -> Vec<Placing> {
    let standings = standings(model, state);
    let mut unknown = vec![0; model.catalogue.apps.len()];
    let mut by_fact: BTreeMap<FactIx, AppSet> = BTreeMap::new();
    for (fact, apps) in asked(state).flat_map(UnknownFacts::by_fact) {
        by_fact.entry(fact).or_insert_with(|| model.catalogue.no_apps()).union_with(apps);
    }
    for at in by_fact.values().flat_map(AppSet::ones) {
        unknown.get_mut(at).into_iter().for_each(|count| *count += 1);
    }
    let offered = &model.catalogue.offered;
    let apps = model.catalogue.by_name().apps.iter().copied().filter(|app| offered.contains(app.at()));
    let placed = apps.filter_map(|app| {
        Some(Placing {
            app,
            standing: *standings.get(app.at())?,
            met: state.record.wishes.iter().filter(|wish| wish.yes.contains(app.at())).count(),
            unknown: *unknown.get(app.at())?,
        })
    });
    let mut placed: Vec<Placing> = placed.collect();
    // Where nothing else parts them they stay in the order of their names.
    order::by_key(&mut placed, |placing| (placing.standing, std::cmp::Reverse(placing.met), placing.unknown));
    placed
}

/// The facts that were asked for and are unknown of an app, each once.
pub fn asked_and_unknown(state: &RecordedWalk, app: AppIx) -> Vec<FactIx> {
    distinct(asked(state), app)
}

/// What was asked for and is not known, by requirements and then by wishes.
fn asked(state: &RecordedWalk) -> impl Iterator<Item = &UnknownFacts> {
    let judged = state.record.judgements.iter().map(|judgement| &judgement.unknown_facts);
    judged.chain(state.record.wishes.iter().map(|wish| &wish.unknown_facts))
}
