//! What becomes of the apps that the person already uses: those that an answer about their situation counts for.

use crate::engine::{Standing, standing};
use crate::model::{AppIx, Catalogue};
use crate::session::walk::Session;
use crate::session::words;
use crate::text::upper_first;

/// Apps that the person already uses, and what became of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppsInUse {
    /// Which.
    pub apps: Vec<AppIx>,
    /// What became of them.
    pub standing: Standing,
    /// What is said of it in short; may be nothing.
    pub words: String,
}

impl Session<'_> {
    /// What becomes of what the person already uses, by what is said of it.
    pub(in crate::session) fn apps_in_use(&self) -> Vec<AppsInUse> {
        let mut told: Vec<AppsInUse> = Vec::new();
        let mut seen: Vec<AppIx> = Vec::new();
        let wishes = self.state.record.wishes.iter().filter(|wish| self.tells_situation(wish));
        for app in wishes.flat_map(|wish| Catalogue::apps_in(&wish.yes)) {
            if seen.contains(&app) {
                continue;
            }
            seen.push(app);
            let standing = standing(self.model, &self.state, app);
            let words = self.app_words(app, standing);
            match told.iter_mut().find(|it| (it.standing, &it.words) == (standing, &words)) {
                Some(it) => it.apps.push(app),
                None => told.push(AppsInUse { apps: vec![app], standing, words }),
            }
        }
        told
    }

    /// All of that in one text: "Snel 3 past · Bak valt af: …".
    /// What is said of `first` stands above it.
    pub(in crate::session) fn in_use_in_words(&self, told: &[AppsInUse], first: &[AppIx]) -> String {
        let one = |it: &AppsInUse| {
            let names = self.names_of(&it.apps);
            let (named, others) = words::examples_and_others(&names);
            let named = self.messages.and_others(&words::borrowed(named), others.len());
            let became = match it.standing {
                Standing::Recommended => self.messages.in_use_fits(&named, names.len()),
                Standing::Conditional => self.messages.in_use_conditional(&named, names.len()),
                Standing::Unproven => self.messages.in_use_unproven(&named, names.len()),
                Standing::Dropped => self.messages.in_use_drops(&named, names.len()),
            };
            match it.words.as_str() {
                "" => became,
                _ if it.apps.as_slice() == first => became,
                words => self.messages.glossary_entry(&became, words),
            }
        };
        upper_first(&told.iter().map(one).collect::<Vec<_>>().join(" · "))
    }
}
