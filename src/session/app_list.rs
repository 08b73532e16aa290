//! The list of all apps, and of those that dropped: a row each.

use super::page::{Action, Head, Listing, ListingRow, PageId};
use super::walk::Session;
use super::words;
use crate::engine::Standing;
use crate::model::AppIx;
use crate::text::SafeText;

impl Session<'_> {
    /// All apps, by standing once something was answered.
    pub(super) fn apps_page(&self) -> Listing {
        let ranked = self.ranked();
        let mut last = None;
        let mut rows = Vec::new();
        for (app, standing) in &ranked {
            let row = self.app_row(*app, *standing);
            let heading =
                (last != Some(standing) && self.is_begun()).then(|| self.counted(*standing, &ranked));
            last = Some(standing);
            rows.push(ListingRow { heading, ..row });
        }
        if !self.is_begun() {
            rows.sort_by_cached_key(|row| row.label.to_lowercase());
        }
        let total = ranked.len();
        let place = match self.is_begun() {
            true => self.messages.left_of(self.state.walk.left.count_ones(..), total),
            false => total.to_string(),
        };
        let title = self.messages.all_apps(words::noun(self.model));
        Listing { head: Head { title, place }, rows, searchable: true, ..Listing::default() }
    }

    /// The apps that dropped, by the answers or whatever they are, as rows; the first with the heading of them all.
    pub fn dropped_rows(&self) -> Vec<ListingRow> {
        let ranked = self.ranked();
        let dropped = ranked.iter().filter(|(_, standing)| *standing == Standing::Dropped);
        let rows = dropped.enumerate().map(|(at, (app, standing))| ListingRow {
            heading: (at == 0).then(|| self.counted(*standing, &ranked)),
            ..self.app_row(*app, *standing)
        });
        rows.collect()
    }

    /// That some apps drop on every walk, whatever is answered: no answer counts them, and every total does. Nothing where
    /// there are none.
    pub(super) fn always_drop(&self) -> Option<String> {
        let names = self.names_of(&self.never_left().collect::<Vec<_>>());
        let (messages, noun) = (self.messages, words::noun(self.model));
        words::few_or_count(
            &names,
            |names| messages.always_drop(names),
            |count| messages.always_drop_count(count, noun),
        )
    }

    fn never_left(&self) -> impl Iterator<Item = AppIx> {
        let catalogue = &self.model.catalogue;
        catalogue.never.keys().copied().filter(|app| self.is_offered(*app))
    }

    fn app_row(&self, app: AppIx, standing: Standing) -> ListingRow {
        let row = self.model.catalogue.apps.row(app);
        let words = match self.is_begun() || standing == Standing::Dropped {
            true => self.app_words(app, standing),
            // An author need not describe an app.
            false => row.summary.as_ref().map(SafeText::one_line).unwrap_or_default(),
        };
        ListingRow {
            label: row.name.one_line(),
            words,
            faint: standing == Standing::Dropped,
            action: Some(Action::Open(PageId::App(app))),
            ..ListingRow::default()
        }
    }

    /// The standings of apps, and how many of them there are.
    fn counted(&self, standing: Standing, ranked: &[(AppIx, Standing)]) -> String {
        let count = ranked.iter().filter(|(_, other)| *other == standing).count();
        self.messages.with_remark(self.standing_words(standing), &count.to_string())
    }
}
