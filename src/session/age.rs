//! How old the facts are on the day of the walk: of all of them together, and of each app. Told only where the tree says how
//! old they may be, and they are older.

use super::page::Block;
use super::walk::Session;
use crate::model::{AppIx, Catalogue};
use crate::text::{Age, Day};

impl Session<'_> {
    /// How old the facts of the catalogue are; nothing where none are too old.
    pub fn age_of_all(&self) -> Option<String> {
        let (mut oldest, mut newest): (Option<Day>, Option<Day>) = (None, None);
        let (mut stale, mut dated) = (0, 0);
        for app in Catalogue::apps_in(&self.model.catalogue.offered) {
            dated += self.model.dated_facts(app);
            for fact in self.model.stale_facts(app) {
                stale += 1;
                oldest = Some(oldest.map_or(fact.checked, |day| day.min(fact.checked)));
                newest = Some(newest.map_or(fact.checked, |day| day.max(fact.checked)));
            }
        }
        debug_assert!(stale <= dated, "only what is dated grows old");
        let (oldest, newest) = (self.age(oldest?)?, self.age(newest?)?);
        Some(match stale == dated && oldest == newest {
            true => self.messages.all_this_old(&oldest),
            false => self.messages.some_this_old(&oldest),
        })
    }

    /// The same as blocks, for above an advice and for the start.
    pub(super) fn age_blocks(&self) -> Vec<Block> {
        self.age_of_all().map(|words| Block::Text(words.into())).into_iter().collect()
    }

    /// How old the oldest facts of an app are; nothing where none are too old.
    pub(super) fn age_of(&self, app: AppIx) -> Option<String> {
        let oldest = self.model.stale_facts(app).map(|fact| fact.checked).min()?;
        self.age(oldest)
    }

    /// The one point that an app with old facts has.
    pub(super) fn age_point(&self, app: AppIx) -> Option<String> {
        let name = self.model.catalogue.apps.row(app).name.one_line();
        let checked = || self.model.stale_facts(app).map(|fact| fact.checked);
        // Of two days the earlier is no younger, so what lies between them is as old as both where those are.
        let (oldest, newest) = (self.age(checked().min()?)?, self.age(checked().max()?)?);
        let is_all = checked().count() == self.model.dated_facts(app) && oldest == newest;
        let age = oldest;
        Some(match is_all {
            true => self.messages.app_this_old(&name, &age),
            false => self.messages.app_partly_this_old(&name, &age),
        })
    }

    /// The same in a letter to its supplier.
    pub(super) fn age_in_letter(&self, app: AppIx) -> Option<String> {
        let name = self.model.catalogue.apps.row(app).name.one_line();
        Some(self.messages.letter_age(&name, &self.age_of(app)?))
    }

    fn age(&self, checked: Day) -> Option<String> {
        let age: Age = checked.age_on(self.model.today?)?;
        Some(self.messages.age(age))
    }
}
