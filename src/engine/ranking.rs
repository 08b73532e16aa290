//! The order in which the apps are shown.

use super::standing::{distinct, standings};
use super::walk::RecordedWalk;
use crate::model::{AppIx, Catalogue, Ix, Model};

/// The apps that are offered, in the order of the advice: by standing, then more wishes met, then fewer facts
/// unknown, then name, then id.
pub fn ranking(model: &Model, state: &RecordedWalk) -> Vec<AppIx> {
    let standings = standings(model, state);
    let mut apps: Vec<AppIx> = Catalogue::apps_in(&model.catalogue.offered).collect();
    apps.sort_by_cached_key(|app| {
        let met = state.record.wishes.iter().filter(|wish| wish.yes.contains(app.at())).count();
        let judged = state.record.judgements.iter().map(|judgement| &judgement.unknown_facts);
        let wished = state.record.wishes.iter().map(|wish| &wish.unknown_facts);
        let unknown = distinct(judged.chain(wished), *app).len();
        let name = model.catalogue.apps.row(*app).name.as_str().to_lowercase();
        (standings.get(app.at()).copied(), std::cmp::Reverse(met), unknown, name, *app)
    });
    apps
}
