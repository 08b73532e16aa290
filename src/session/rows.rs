//! The rows of a list. Those of apps are made when they are looked at: of a large catalogue few ever are.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::rc::Rc;

use super::page::{Action, ListingRow, PageId};
use super::row_layout::{RowLayout, RowSizes};
use super::row_words::RowWords;
use super::walk::Session;
use crate::engine::Standing;
use crate::model::AppIx;
use crate::order;

/// The rows of a list, in order.
#[derive(Clone, Default)]
pub struct Rows<'m> {
    /// Each row, once it was looked at.
    made: Vec<OnceCell<Box<ListingRow>>>,
    apps: Option<ListedApps<'m>>,
    /// Behind them those that stand for apps where these are folded; not among the rows that are listed.
    more: Vec<ListingRow>,
}

/// Rows of apps that stand below each other, made when they are looked at.
#[derive(Clone)]
pub struct ListedApps<'m> {
    /// The walk as it was when the list was made.
    session: Rc<Session<'m>>,
    list: AppList,
    /// Which of the rows is the first.
    start: usize,
    apps: Vec<(AppIx, Standing)>,
    /// What stands above some of them, by row.
    headings: BTreeMap<usize, String>,
    /// What is said in short in the rows, once that was asked for.
    words: OnceCell<RowWords>,
}

/// Which list rows of apps are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AppList {
    /// That of all apps.
    All,
    /// The advice.
    Advice,
}

impl<'m> Rows<'m> {
    /// Rows, those of apps behind them, and rows behind those. The headings are by place among the apps.
    pub(super) fn with_apps(
        before: Vec<ListingRow>,
        (session, list): (&Session<'m>, AppList),
        apps: Vec<(AppIx, Standing)>,
        headings: BTreeMap<usize, String>,
        after: Vec<ListingRow>,
    ) -> Self {
        let start = before.len();
        let is_made = |row: ListingRow| OnceCell::from(Box::new(row));
        let mut made: Vec<OnceCell<Box<ListingRow>>> = before.into_iter().map(is_made).collect();
        made.resize_with(start + apps.len(), OnceCell::new);
        made.extend(after.into_iter().map(is_made));
        let headings = order::map(headings.into_iter().map(|(at, heading)| (start + at, heading)));
        let session = Rc::new(session.clone());
        let apps = ListedApps { session, list, start, apps, headings, words: OnceCell::new() };
        Self { made, apps: Some(apps), more: Vec::new() }
    }

    /// The same with rows that each stand for a group of apps, and are shown only where that group is folded.
    pub(super) fn with_more(self, more: Vec<ListingRow>) -> Self {
        Self { more, ..self }
    }

    /// The row that stands for a group, or for a part of it.
    pub fn more_of(&self, group: usize) -> usize {
        debug_assert!(group < self.more.len(), "every group that can be folded has a row");
        self.len() + group
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.made.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.made.is_empty()
    }

    /// A row.
    pub fn get(&self, at: usize) -> Option<&ListingRow> {
        match self.made.get(at) {
            Some(row) => Some(row.get_or_init(|| self.make(at))),
            None => self.more.get(at.checked_sub(self.len())?),
        }
    }

    fn make(&self, at: usize) -> Box<ListingRow> {
        let made = self.apps.as_ref().and_then(|apps| apps.row(at));
        debug_assert!(made.is_some(), "a row that is not made yet is one of an app");
        Box::new(made.unwrap_or_default())
    }

    /// All rows: each of them is made.
    pub fn iter<'r>(&'r self) -> impl DoubleEndedIterator<Item = &'r ListingRow> + ExactSizeIterator + Clone {
        let row =
            move |(at, row): (usize, &'r OnceCell<Box<ListingRow>>)| &**row.get_or_init(|| self.make(at));
        self.made.iter().enumerate().map(row)
    }

    /// The rows, each with its place, that are there without being asked for. None of the others has a number, a box or a
    /// key of its own.
    pub fn made_at_once(&self) -> impl Iterator<Item = (usize, &ListingRow)> {
        let listed = self.apps.as_ref().map_or(0..0, ListedApps::range);
        let others = (0..listed.start).chain(listed.end..self.len());
        others.filter_map(|at| Some((at, self.get(at)?)))
    }

    /// The rows of apps that are made when they are looked at.
    pub fn listed(&self) -> Option<&ListedApps<'m>> {
        self.apps.as_ref()
    }

    /// What choosing a row does.
    pub fn action(&self, at: usize) -> Option<Action> {
        match self.apps.as_ref().and_then(|apps| apps.at(at)) {
            Some((app, _)) => Some(Action::Open(PageId::App(app))),
            None => self.get(at)?.action,
        }
    }

    /// The app that a row leads to.
    pub fn app(&self, at: usize) -> Option<AppIx> {
        match self.action(at) {
            Some(Action::Open(PageId::App(app))) => Some(app),
            _ => None,
        }
    }

    /// What is said in a row in short, and the flags of its app.
    pub(super) fn said(&self, at: usize) -> (Rc<str>, &str) {
        match self.apps.as_ref().filter(|apps| apps.range().contains(&at)) {
            Some(apps) => (Rc::clone(apps.words_of(at)), apps.flags(at)),
            None => {
                self.get(at).map_or_else(|| ("".into(), ""), |row| (row.words.as_str().into(), &*row.flags))
            }
        }
    }

    /// The rows that lead to an app.
    pub fn apps(&self) -> impl Iterator<Item = (usize, AppIx)> {
        (0..self.len()).filter_map(|at| Some((at, self.app(at)?)))
    }
}

impl<'m> ListedApps<'m> {
    /// Which rows these are.
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.apps.len()
    }

    /// Whether they have columns.
    pub fn has_columns(&self) -> bool {
        self.session.has_columns()
    }

    /// Whether something may be told of a row besides.
    pub fn may_have_details(&self) -> bool {
        self.list == AppList::Advice
    }

    /// What stands above a row.
    pub fn heading(&self, at: usize) -> Option<&str> {
        self.headings.get(&at).map(String::as_str)
    }

    /// Makes a layout wide enough for a row.
    pub fn add_sizes(&self, at: usize, sizes: &mut RowSizes) {
        if let Some((app, _)) = self.at(at) {
            let flags = self.words().flags(at - self.start);
            self.session.cell_sizes().add_to(app, flags, sizes);
        }
    }

    /// Whether a fact of a row has no room in a layout, or not in whole.
    pub fn has_untold(&self, at: usize, layout: &RowLayout) -> bool {
        self.at(at).is_some_and(|(app, _)| self.session.cell_sizes().has_untold(app, layout))
    }

    /// The columns of the name of a row.
    pub fn name_width(&self, at: usize) -> usize {
        self.at(at).map_or(0, |(app, _)| self.session.cell_sizes().name(app))
    }

    /// The name of the app of a row.
    pub fn name(&self, at: usize) -> String {
        self.at(at)
            .map_or_else(String::new, |(app, _)| self.session.model.catalogue.apps.row(app).name.one_line())
    }

    /// What is to watch with the app of a row.
    pub fn flags(&self, at: usize) -> &str {
        at.checked_sub(self.start).map_or("", |at| self.words().flags(at))
    }

    /// What is said in short in a row: rows that say the same share it.
    pub fn words_of(&self, at: usize) -> &Rc<str> {
        self.words().of(at.saturating_sub(self.start))
    }

    fn words(&self) -> &RowWords {
        self.words.get_or_init(|| RowWords::new(&self.session, self.list, &self.apps))
    }

    fn at(&self, at: usize) -> Option<(AppIx, Standing)> {
        self.apps.get(at.checked_sub(self.start)?).copied()
    }

    fn row(&self, at: usize) -> Option<ListingRow> {
        let (app, standing) = self.at(at)?;
        let row = match self.list {
            AppList::All => self.session.app_row(app, standing),
            AppList::Advice => self.session.advice_row(app, standing),
        };
        Some(ListingRow { heading: self.headings.get(&at).cloned(), ..row })
    }
}

impl From<Vec<ListingRow>> for Rows<'_> {
    fn from(rows: Vec<ListingRow>) -> Self {
        Self {
            made: rows.into_iter().map(|row| OnceCell::from(Box::new(row))).collect(),
            apps: None,
            more: Vec::new(),
        }
    }
}

impl FromIterator<ListingRow> for Rows<'_> {
    fn from_iter<I: IntoIterator<Item = ListingRow>>(rows: I) -> Self {
        rows.into_iter().collect::<Vec<_>>().into()
    }
}

impl IntoIterator for Rows<'_> {
    type Item = ListingRow;
    type IntoIter = std::vec::IntoIter<ListingRow>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter().cloned().collect::<Vec<_>>().into_iter()
    }
}

impl<'r> IntoIterator for &'r Rows<'_> {
    type Item = &'r ListingRow;
    type IntoIter = Box<dyn Iterator<Item = &'r ListingRow> + 'r>;

    fn into_iter(self) -> Self::IntoIter {
        Box::new(self.iter())
    }
}

impl PartialEq for Rows<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl fmt::Debug for Rows<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_list().entries(self.iter()).finish()
    }
}
