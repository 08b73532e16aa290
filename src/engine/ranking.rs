//! The order in which the apps are shown, and what each of them owes its place to.

use super::evaluate::UnknownFacts;
use super::record::Wish;
use super::standing::{Standing, distinct, standings};
use super::walk::RecordedWalk;
use crate::model::{AppIx, FactIx, Ix, Model};

/// What decides on the place of an app, in the order in which it counts; then its name, then its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placing {
    /// Which app.
    pub app: AppIx,
    /// Its standing.
    pub standing: Standing,
    /// How many wishes it meets.
    pub met: usize,
    /// The facts that were asked for and are unknown of it, each once.
    pub unknown: Vec<FactIx>,
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
        (self.standing, self.met, self.unknown.len()) == (other.standing, other.met, other.unknown.len())
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
    placings(model, state).into_iter().map(|placing| placing.app).collect()
}

/// The same, with what each owes its place to.
pub fn placings(model: &Model, state: &RecordedWalk) -> Vec<Placing> {
    let standings = standings(model, state);
    let judged = state.record.judgements.iter().map(|judgement| &judgement.unknown_facts);
    let wished = state.record.wishes.iter().map(|wish| &wish.unknown_facts);
    let asked: Vec<&UnknownFacts> = judged.chain(wished).collect();
    // Of most apps all is known that was asked for.
    let mut open = model.catalogue.no_apps();
    asked.iter().for_each(|facts| facts.add_apps(&mut open));
    let offered = &model.catalogue.offered;
    let apps = model.catalogue.by_name().apps.iter().copied().filter(|app| offered.contains(app.at()));
    let placed = apps.filter_map(|app| {
        Some(Placing {
            app,
            standing: *standings.get(app.at())?,
            met: state.record.wishes.iter().filter(|wish| wish.yes.contains(app.at())).count(),
            unknown: match open.contains(app.at()) {
                true => distinct(asked.iter().copied(), app),
                false => Vec::new(),
            },
        })
    });
    let mut placed: Vec<Placing> = placed.collect();
    // Where nothing else parts them they stay in the order of their names.
    placed.sort_by_key(|placing| (placing.standing, std::cmp::Reverse(placing.met), placing.unknown.len()));
    placed
}
