//! Which supplier has to be asked what: the facts that decide on the apps that are left unproven, by supplier.

use std::collections::{BTreeMap, BTreeSet};

use super::ranking::{Placing, placings};
use super::record::Judgement;
use super::standing::Standing;
use super::walk::{Position, RecordedWalk};
use crate::model::{AppIx, Catalogue, FactIx, Model};

/// One fact to ask for, of one app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inquiry<'s> {
    /// The fact.
    pub fact: FactIx,
    /// The requirements that turn on it, in the order of the walk.
    pub because: Vec<&'s Judgement>,
}

/// All that one supplier has to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressee<'s> {
    /// Its apps, in the order of the advice, each with the facts to ask for: none where nothing is unknown, and only what every
    /// supplier is asked remains. All have the same supplier; an app of which none is known is listed by itself.
    pub apps: Vec<(AppIx, Vec<Inquiry<'s>>)>,
}

/// Whether anything has to be asked: some app that is left is unproven, and not only by an answer that was not given; or every
/// supplier is asked something.
pub fn has_inquiries(model: &Model, state: &RecordedWalk) -> bool {
    (asks_all(model, state) && !state.walk.left.is_clear())
        || state.record.judgements.iter().any(|judgement| judgement.unknown_facts.concern(&state.walk.left))
}

/// Whether the supplier of each app that is left is asked something: at an end. Before that most apps are left, and nobody
/// writes to all of them.
pub fn asks_all(model: &Model, state: &RecordedWalk) -> bool {
    !model.graph.ask_all.is_empty() && matches!(state.walk.position, Position::Done(_))
}

/// What has to be asked of an app, each fact once: in the order of [`super::unknown_facts`].
pub fn inquiries(state: &RecordedWalk, app: AppIx) -> Vec<Inquiry<'_>> {
    let mut inquiries: Vec<Inquiry<'_>> = Vec::new();
    for judgement in &state.record.judgements {
        for fact in judgement.unknown_facts.of(app) {
            match inquiries.iter_mut().find(|known| known.fact == fact) {
                Some(known) => known.because.push(judgement),
                None => inquiries.push(Inquiry { fact, because: vec![judgement] }),
            }
        }
    }
    inquiries
}

/// How many suppliers are asked something where each of an app that is left is: as many as [`addressees`] finds.
pub fn count_of_all(model: &Model, state: &RecordedWalk) -> usize {
    let mut named = BTreeSet::new();
    let mut others = 0;
    for app in Catalogue::apps_in(&state.walk.left) {
        match &model.catalogue.apps.row(app).supplier {
            Some(supplier) => drop(named.insert(supplier)),
            None => others += 1,
        }
    }
    named.len() + others
}

/// Whom to ask what: the suppliers of all apps that are left unproven, in the order in which the advice names them. Where every
/// supplier is asked something, at an end those of all apps that are left. Those of `also` count as left: somebody chose them
/// all the same.
pub fn addressees<'s>(model: &Model, state: &'s RecordedWalk, also: &[AppIx]) -> Vec<Addressee<'s>> {
    let mut addressees: Vec<Addressee<'s>> = Vec::new();
    let mut places = BTreeMap::new();
    let asks_all = asks_all(model, state);
    let is_asked = |placing: &&Placing| placing.standing != Standing::Dropped || also.contains(&placing.app);
    for placing in placings(model, state).iter().filter(is_asked) {
        let app = placing.app;
        // Of one that dropped and was chosen all the same everything is asked that is unknown.
        let may_hang_on_facts = matches!(placing.standing, Standing::Unproven | Standing::Dropped);
        let asked = if may_hang_on_facts { inquiries(state, app) } else { Vec::new() };
        if asked.is_empty() && !asks_all {
            // Nothing is unknown, or only for want of an answer, which no supplier can give.
            continue;
        }
        let supplier = model.catalogue.apps.row(app).supplier.as_ref();
        let place = supplier.map_or(addressees.len(), |name| *places.entry(name).or_insert(addressees.len()));
        match addressees.get_mut(place) {
            Some(addressee) => addressee.apps.push((app, asked)),
            None => addressees.push(Addressee { apps: vec![(app, asked)] }),
        }
    }
    addressees
}
