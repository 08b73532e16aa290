//! The list of all apps, and of those that dropped: a row each.

use std::collections::BTreeMap;

use super::page::{Action, Block, Head, Listing, ListingRow, PageId};
use super::rows::{AppList, Rows};
use super::walk::Session;
use super::words;
use crate::engine::Standing;
use crate::model::AppIx;
use crate::order;
use crate::text::SafeText;

impl<'m> Session<'m> {
    /// All apps, by standing once something was answered.
    pub(super) fn apps_page(&self) -> Listing<'m> {
        let mut ranked: Vec<(AppIx, Standing)> = self.ranked().collect();
        // As in the advice, so that what comes after the ones that stand there comes after them here.
        let sorted = self.sorted_by().map(|_| self.sorted_in_words());
        if sorted.is_some() {
            let dropped: Vec<_> =
                ranked.iter().copied().filter(|(_, standing)| *standing == Standing::Dropped).collect();
            ranked = self.sorted_apps(ranked);
            ranked.extend(dropped);
        }
        let by_name = self.model.catalogue.by_name();
        match self.is_begun() {
            true => {}
            false if by_name.are_lines => order::by_key(&mut ranked, |(app, _)| by_name.place(*app)),
            false => order::by_cached_key(&mut ranked, |(app, _)| {
                self.model.catalogue.apps.row(*app).name.one_line().to_lowercase()
            }),
        }
        order::by_key(&mut ranked, |(app, _)| self.has_ended(*app));
        let mut last = None;
        let mut headings = BTreeMap::new();
        for (at, (app, standing)) in ranked.iter().enumerate() {
            let group = (*standing, self.has_ended(*app));
            // Before the first answer only what has ended stands apart.
            let is_headed =
                last != Some(group) && (self.is_begun() || (group.1 && !last.is_some_and(|last| last.1)));
            if is_headed {
                headings.insert(at, self.counted(group, self.count_in(group, &ranked)));
            }
            last = Some(group);
        }
        let total = ranked.len();
        let place = match self.is_begun() {
            true => self.messages.left_of(self.state.walk.left.count_ones(..), total),
            false => total.to_string(),
        };
        let title = self.messages.all_apps(words::noun(self.model));
        let rows = Rows::with_apps(Vec::new(), (self, AppList::All), ranked, headings, Vec::new());
        Listing {
            head: Head { title, place },
            before: self
                .at_an_earlier_question()
                .into_iter()
                .chain(sorted.map(|told| Block::Text(told.into())))
                .collect(),
            rows,
            columns: self.column_words(),
            searchable: true,
            ..Listing::default()
        }
    }

    /// The apps that dropped, by the answers or whatever they are, as rows; the first with the heading of them all. Those
    /// that have ended are rows of their own.
    pub fn dropped_rows(&self) -> Vec<ListingRow> {
        self.rows_of_dropped(false)
    }

    /// The apps that have ended, in the same way.
    pub fn ended_rows(&self) -> Vec<ListingRow> {
        self.rows_of_dropped(true)
    }

    fn rows_of_dropped(&self, has_ended: bool) -> Vec<ListingRow> {
        let ranked: Vec<(AppIx, Standing)> = self.ranked().collect();
        let is_one = |(app, standing): &&(AppIx, Standing)| {
            *standing == Standing::Dropped && self.has_ended(*app) == has_ended
        };
        let rows = ranked.iter().filter(is_one).enumerate().map(|(at, (app, standing))| ListingRow {
            heading: (at == 0).then(|| {
                self.counted((*standing, has_ended), self.count_in((*standing, has_ended), &ranked))
            }),
            ..self.app_row(*app, *standing)
        });
        rows.collect()
    }

    /// That some apps drop on every walk, whatever is answered, those that have ended with them: no answer counts them, and
    /// every total does. Nothing where there are none.
    pub(super) fn always_drop(&self) -> Option<String> {
        self.say_always_drop(&self.always_dropped().collect::<Vec<_>>())
    }

    /// The same of those alone that have not ended, where it is said of the others that they have.
    pub(super) fn always_drop_but_ended(&self) -> Option<String> {
        self.say_always_drop(&self.always_dropped().filter(|app| !self.has_ended(*app)).collect::<Vec<_>>())
    }

    fn say_always_drop(&self, apps: &[AppIx]) -> Option<String> {
        let names = self.names_of(apps);
        let (messages, noun) = (self.messages, words::noun(self.model));
        words::few_or_count(
            &names,
            |names| messages.always_drop(names),
            |count| messages.always_drop_count(count, noun),
        )
    }

    /// How many of the apps that are offered dropped, and how many have ended.
    pub(super) fn gone_in_words(&self) -> String {
        let offered = self.model.catalogue.offered.count_ones(..);
        let left = self.state.walk.left.count_ones(..);
        let ended = self.always_dropped().filter(|app| self.has_ended(*app)).count();
        debug_assert!(left + ended <= offered, "only what is offered is left, and nothing that has ended");
        let dropped = self.messages.dropped_count(offered.saturating_sub(left + ended));
        match ended {
            0 => dropped,
            ended => self.messages.dropped_and_ended(&dropped, ended),
        }
    }

    fn always_dropped(&self) -> impl Iterator<Item = AppIx> {
        self.model.catalogue.always_dropped().filter(|app| self.is_offered(*app))
    }

    /// What is said of an app in the list of all.
    pub(super) fn words_in_list(&self, app: AppIx, standing: Standing) -> String {
        let row = self.model.catalogue.apps.row(app);
        match self.is_begun() || standing == Standing::Dropped {
            true => self.row_words(app, self.app_words(app, standing)),
            // With columns a row is short.
            false if self.has_columns() => String::new(),
            // An author need not describe an app.
            false => self.row_words(app, row.summary.as_ref().map(SafeText::one_line).unwrap_or_default()),
        }
    }

    /// The row of an app in that list.
    pub(super) fn app_row(&self, app: AppIx, standing: Standing) -> ListingRow {
        ListingRow {
            label: self.model.catalogue.apps.row(app).name.one_line(),
            words: self.with_choice(app, self.words_in_list(app, standing)),
            cells: self.row_cells(app),
            flags: self.flags_cell(app),
            faint: standing == Standing::Dropped,
            action: Some(Action::Open(PageId::App(app))),
            ..ListingRow::default()
        }
    }

    fn count_in(&self, (standing, has_ended): (Standing, bool), ranked: &[(AppIx, Standing)]) -> usize {
        let is_one =
            |(app, other): &&(AppIx, Standing)| *other == standing && self.has_ended(*app) == has_ended;
        ranked.iter().filter(is_one).count()
    }

    /// The standing of so many apps, or that they have ended.
    pub(super) fn counted(&self, (standing, has_ended): (Standing, bool), count: usize) -> String {
        let title = if has_ended { self.messages.title_ended() } else { self.standing_words(standing) };
        self.messages.with_remark(title, &count.to_string())
    }
}
