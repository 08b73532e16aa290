//! The apps of a catalogue in the order of their names: sorted once, because every list of every page goes by it.

use super::{AppIx, Catalogue, Ix};
use crate::order;

/// All apps in the order of the alphabet, capitals like small letters; those of the same name by id.
#[derive(Debug, Clone)]
pub struct NameOrder {
    /// The apps.
    pub apps: Vec<AppIx>,
    /// By app: its place among the different names.
    places: Vec<usize>,
    /// Whether every name is on one line, and so in the same place however its blanks are shown.
    pub are_lines: bool,
}

impl NameOrder {
    pub(super) fn new(catalogue: &Catalogue) -> Self {
        let lowercase = |(app, row): (AppIx, &super::App)| (row.name.as_str().to_lowercase(), app);
        let mut named: Vec<(String, AppIx)> = catalogue.apps.iter().map(lowercase).collect();
        order::sort(&mut named);
        let mut places = vec![0; named.len()];
        let (mut place, mut last) = (0, None);
        for (name, app) in &named {
            place += usize::from(last.is_some_and(|last| last != name));
            last = Some(name);
            if let Some(of_app) = places.get_mut(app.at()) {
                *of_app = place;
            }
        }
        let are_lines = catalogue.apps.rows().iter().all(|app| app.name.is_one_line());
        Self { apps: named.into_iter().map(|(_, app)| app).collect(), places, are_lines }
    }

    /// The place of the name of an app: apps of the same name have the same.
    pub fn place(&self, app: AppIx) -> usize {
        // An app of another catalogue would come first.
        self.places.get(app.at()).copied().unwrap_or(0)
    }
}
