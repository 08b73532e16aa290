//! An example to look at: what its first page offers, and what is said on its pages. Nothing in it changes.

use super::dossiers::DossierAction;
use super::page::{Action, Block, Head, Listing, ListingRow, PageId};
use super::walk::Session;

impl Session<'_> {
    /// Whether what is in view is an example.
    pub fn is_example(&self) -> bool {
        self.dossiers.is_example
    }

    /// That it is one, above what could be taken for the person's own.
    pub(super) fn example_blocks(&self) -> Option<Block> {
        self.is_example().then(|| Block::Remark(self.messages.example_told().to_owned()))
    }

    /// The row of the start page that leads to it.
    pub(super) fn example_row(&self) -> Option<ListingRow> {
        let is_there = self.dossiers.has_example && !self.is_example();
        is_there.then(|| ListingRow {
            label: self.messages.menu_example().to_owned(),
            action: Some(Action::Dossier(DossierAction::Example)),
            ..ListingRow::default()
        })
    }

    /// Its first page.
    pub(super) fn example_page(&self) -> Listing<'static> {
        let messages = self.messages;
        let row = |label: &str, action: Action| ListingRow {
            label: label.to_owned(),
            action: Some(action),
            ..ListingRow::default()
        };
        let open = |label: &str, page: PageId| self.has_page(page).then(|| row(label, Action::Open(page)));
        let tasks = open(messages.tasks_title(), PageId::Plan)
            .map(|row| ListingRow { right: self.tasks_settled().unwrap_or_default(), ..row });
        let rows = [
            open(messages.menu_advice(), PageId::Walk),
            open(messages.example_decision(), PageId::Decision),
            tasks,
            open(messages.example_answers(), PageId::Overview),
            open(messages.report_page_title(), PageId::Report),
            Some(row(messages.example_leave(), Action::Dossier(DossierAction::LeaveExample))),
        ];
        let rows: Vec<ListingRow> = rows.into_iter().flatten().collect();
        let head = Head { title: messages.example_title().to_owned(), place: String::new() };
        let before = vec![Block::Text(messages.example_intro().into())];
        Listing { head, before, rows: rows.into(), ..Listing::default() }
    }
}
