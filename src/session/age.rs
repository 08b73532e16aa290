//! How old the facts are on the day of the walk: of all of them together, and of each app. Told only where the tree says how
//! old they may be, and they are older.

use super::page::Block;
use super::walk::Session;
use super::words::borrowed;
use crate::model::{AppIx, FactAges};
use crate::text::{Age, Day};

/// How old an app is, in words, and whether all its dated facts are.
pub(super) type AppAge = (String, bool);

impl Session<'_> {
    /// How old the facts of the catalogue are; nothing where none are too old.
    pub fn age_of_all(&self) -> Option<String> {
        self.age_of_all.get_or_init(|| self.find_age_of_all()).clone()
    }

    fn find_age_of_all(&self) -> Option<String> {
        if !self.model.may_be_stale() {
            return None;
        }
        let FactAges { stale, dated, oldest, newest } = self.model.fact_ages(&self.model.catalogue.offered);
        let (oldest, newest) = (self.age(oldest?)?, self.age(newest?)?);
        debug_assert!(stale <= dated, "only what is dated grows old");
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

    /// The same, and whether all its dated facts are that old.
    pub(super) fn age_and_whether_all(&self, app: AppIx) -> Option<AppAge> {
        let checked = || self.model.stale_facts(app).map(|fact| fact.checked);
        // Of two days the earlier is no younger, so what lies between them is as old as both where those are.
        let (age, newest) = (self.age(checked().min()?)?, self.age(checked().max()?)?);
        let all = checked().count() == self.model.dated_facts(app) && age == newest;
        Some((age, all))
    }

    /// The one point that an app with old facts has.
    pub(super) fn age_point(&self, app: AppIx) -> Option<String> {
        let name = self.model.catalogue.apps.row(app).name.one_line();
        Some(match self.age_and_whether_all(app)? {
            (age, true) => self.messages.app_this_old(&name, &age),
            (age, false) => self.messages.app_partly_this_old(&name, &age),
        })
    }

    /// The same in a letter about some apps: those of one age together.
    pub(super) fn age_in_letter(&self, apps: impl Iterator<Item = AppIx>) -> Vec<String> {
        let mut by_age: Vec<(AppAge, Vec<String>)> = Vec::new();
        for app in apps {
            let Some(age) = self.age_and_whether_all(app) else { continue };
            let name = self.model.catalogue.apps.row(app).name.one_line();
            match by_age.iter_mut().find(|(known, _)| *known == age) {
                Some((_, names)) => names.push(name),
                None => by_age.push((age, vec![name])),
            }
        }
        let told = by_age.iter();
        told.map(|((age, all), names)| self.messages.letter_age(&borrowed(names), age, *all)).collect()
    }

    fn age(&self, checked: Day) -> Option<String> {
        let age: Age = checked.age_on(self.model.today?)?;
        Some(self.messages.age(age))
    }
}
