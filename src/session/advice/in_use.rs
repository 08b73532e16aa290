//! What becomes of the apps that the person already uses: those that an answer about their situation counts for.

use crate::engine::{Standing, standing};
use crate::model::{AppIx, Catalogue};
use crate::session::walk::Session;
use crate::session::words;

/// Apps that the person already uses, and what became of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppsInUse {
    /// Which.
    pub apps: Vec<AppIx>,
    /// What became of them, in a sentence without its end.
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
            let words = self.became(app);
            match told.iter_mut().find(|it| it.words == words) {
                Some(it) => it.apps.push(app),
                None => told.push(AppsInUse { apps: vec![app], words }),
            }
        }
        told
    }

    /// What became of an app: its standing, and what is said of it in short.
    fn became(&self, app: AppIx) -> String {
        let standing = standing(self.model, &self.state, app);
        let what = match standing {
            Standing::Recommended => self.messages.in_use_fits(),
            Standing::Conditional => self.messages.conditional(),
            Standing::Unproven => self.messages.unproven(),
            Standing::Dropped => self.messages.in_use_drops(),
        };
        match self.app_words(app, standing) {
            words if words.is_empty() => what.to_owned(),
            words => format!("{what}: {words}"),
        }
    }

    /// All of that in one text: "Snel 3 past; Bak valt af: …".
    pub(in crate::session) fn in_use_in_words(&self, told: &[AppsInUse]) -> String {
        let one = |it: &AppsInUse| {
            let names = self.names_of(&it.apps);
            let (named, others) = words::examples_and_others(&names);
            let names = self.messages.and_others(&words::borrowed(named), others.len());
            self.messages.glossary_entry(&names, &it.words)
        };
        told.iter().map(one).collect::<Vec<_>>().join(" · ")
    }
}
