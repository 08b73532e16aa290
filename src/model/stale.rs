//! Facts that were checked too long ago on the day of the model.

use super::{AppIx, AppSet, Catalogue, FactIx, Ix, Model};
use crate::text::{Day, SafeText};

/// A fact of an app that was checked longer ago than the tree allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StaleFact<'m> {
    /// Which fact.
    pub fact: FactIx,
    /// When it was checked: the last day that its date can mean.
    pub checked: Day,
    /// The same as written.
    pub date: &'m SafeText,
}

/// How old the facts of some apps are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FactAges {
    /// How many were checked too long ago.
    pub stale: usize,
    /// How many can grow old.
    pub dated: usize,
    /// Of the stale ones when the oldest was checked.
    pub oldest: Option<Day>,
    /// Of the stale ones when the newest was checked.
    pub newest: Option<Day>,
}

impl Model {
    /// The facts of an app that were checked too long ago, in the order of the tree. Without a day, or in a tree that does
    /// not say how old facts may be, none are. What is not known cannot grow old.
    pub fn stale_facts(&self, app: AppIx) -> impl Iterator<Item = StaleFact<'_>> {
        let limit = self.graph.stale_after.zip(self.today);
        let stale = move |date| self.stale_since(date);
        let of_app = self.catalogue.apps.row(app).checked.as_ref();
        // The same for all its facts that have no date of their own.
        let of_app = of_app.and_then(|date| Some((date, stale(date)?)));
        let columns = self.catalogue.columns.iter().take_while(move |_| limit.is_some());
        columns.filter_map(move |(fact, column)| {
            // Of most apps nothing is stale, and that shows without looking at what is known.
            let own = column.details.get(&app).and_then(|detail| detail.checked.as_ref());
            let (date, checked) = match own {
                Some(own) => (own, stale(own)?),
                None => of_app?,
            };
            let is_told = column.known.contains(app.at()) || column.depends.contains_key(&app);
            is_told.then_some(StaleFact { fact, checked, date })
        })
    }

    /// When something was checked too long ago: the last day that its date can mean.
    fn stale_since(&self, date: &SafeText) -> Option<Day> {
        Day::last_of(date.as_str()).filter(|day| self.is_stale(*day))
    }

    /// Whether what was checked on a day was so too long ago.
    pub fn is_stale(&self, checked: Day) -> bool {
        let limit = self.graph.stale_after.zip(self.today);
        limit.is_some_and(|(months, today)| checked.after(months).is_some_and(|after| after < today))
    }

    /// False where no fact of any app can be stale: that shows in the dates alone, most of which are the same.
    pub fn may_be_stale(&self) -> bool {
        let of_apps = self.catalogue.apps.rows().iter().filter_map(|app| app.checked.as_ref());
        let details = self.catalogue.columns.rows().iter().flat_map(|column| column.details.values());
        let mut fresh: Option<&SafeText> = None;
        of_apps.chain(details.filter_map(|detail| detail.checked.as_ref())).any(|date| {
            let is_stale = fresh != Some(date) && self.stale_since(date).is_some();
            fresh = Some(date).filter(|_| !is_stale);
            is_stale
        })
    }

    /// How old the facts of these apps are, in one look at each: a start tells it of all.
    pub fn fact_ages(&self, apps: &AppSet) -> FactAges {
        let when = |date: &Option<SafeText>| date.as_ref().map(|date| self.stale_since(date));
        let apps: Vec<(AppIx, Option<Option<Day>>)> =
            Catalogue::apps_in(apps).map(|app| (app, when(&self.catalogue.apps.row(app).checked))).collect();
        let mut ages = FactAges::default();
        for column in self.catalogue.columns.rows() {
            let has_own = column.details.values().any(|detail| detail.checked.is_some());
            for (app, of_app) in &apps {
                if !column.known.contains(app.at()) && !column.depends.contains_key(app) {
                    continue;
                }
                let own =
                    if has_own { column.details.get(app).and_then(|own| when(&own.checked)) } else { None };
                let Some(checked) = own.or(*of_app) else { continue };
                ages.dated += 1;
                let Some(day) = checked else { continue };
                ages.stale += 1;
                ages.oldest = Some(ages.oldest.map_or(day, |oldest| oldest.min(day)));
                ages.newest = Some(ages.newest.map_or(day, |newest| newest.max(day)));
            }
        }
        ages
    }

    /// How many facts of an app can grow old: those that are known, and of which it is said when they were checked.
    pub fn dated_facts(&self, app: AppIx) -> usize {
        let of_app = self.catalogue.apps.row(app).checked.is_some();
        let is_dated = |column: &super::Column| {
            let own = column.details.get(&app).is_some_and(|detail| detail.checked.is_some());
            (column.known.contains(app.at()) || column.depends.contains_key(&app)) && (own || of_app)
        };
        self.catalogue.columns.rows().iter().filter(|column| is_dated(column)).count()
    }
}
