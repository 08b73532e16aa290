//! Which supplier has to be asked what: the facts that decide on the apps that are left unproven, by supplier.

use std::collections::BTreeMap;

use super::ranking::ranking;
use super::record::Judgement;
use super::standing::{Standing, standings};
use super::walk::RecordedWalk;
use crate::model::{AppIx, FactIx, Ix, Model};

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
    /// Its unproven apps, in the order of the advice, each with the facts to ask for. All have the same supplier; an
    /// app of which none is known is listed by itself.
    pub apps: Vec<(AppIx, Vec<Inquiry<'s>>)>,
}

/// Whether anything has to be asked: some app that is left is unproven, and not only by an answer that was not given.
pub fn has_inquiries(state: &RecordedWalk) -> bool {
    state.record.judgements.iter().any(|judgement| judgement.unknown_facts.concern(&state.walk.left))
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

/// Whom to ask what: the suppliers of all apps that are left unproven, in the order in which the advice names them.
pub fn addressees<'s>(model: &Model, state: &'s RecordedWalk) -> Vec<Addressee<'s>> {
    let standings = standings(model, state);
    let mut addressees: Vec<Addressee<'s>> = Vec::new();
    let mut places = BTreeMap::new();
    let all = ranking(model, state).into_iter();
    for app in all.filter(|app| standings.get(app.at()) == Some(&Standing::Unproven)) {
        let asked = inquiries(state, app);
        if asked.is_empty() {
            // It is unproven for want of an answer, which no supplier can give.
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
