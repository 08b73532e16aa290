//! The end of a walk on pages: the advice with its apps by standing, the ways back when nothing is left, and the plan.

use std::collections::BTreeMap;

use super::advice::{AppAdvice, OutcomeAdvice, Section};
use super::page::{Action, Block, Head, Listing, ListingRow, PageId};
use super::rows::{AppList, Rows};
use super::walk::Session;
use super::words;
use crate::engine::{Fault, Standing};
use crate::model::AppIx;
use crate::text::SafeText;

impl<'m> Session<'m> {
    /// The page of an outcome.
    pub(super) fn outcome_page(&self, outcome: &OutcomeAdvice) -> Listing<'m> {
        let row = self.model.graph.outcomes.row(outcome.outcome);
        // Where something clashes that is the title: that nothing is left stands above it.
        let clashes = outcome.dead_end.as_ref().is_some_and(|end| !end.clashes.is_empty());
        let mut before = self.notes_just_given();
        before.extend((!clashes).then(|| Block::Heading(outcome.title.clone())));
        before.extend(outcome.opening_in_short());
        let rows = self.way_back_rows(outcome);
        // One key too many changes nothing.
        let stay = rows.iter().position(|row| row.action == Some(Action::Stay));
        let shown =
            |(_, standing): &(AppIx, Standing)| outcome.shows_apps() && *standing != Standing::Dropped;
        let apps: Vec<(AppIx, Standing)> = self.ranked().filter(shown).collect();
        let mut headings = BTreeMap::new();
        let mut last = None;
        for (at, (_, standing)) in apps.iter().enumerate() {
            if last != Some(*standing) {
                headings.insert(at, self.standing_words(*standing).to_owned());
            }
            last = Some(*standing);
        }
        let links = self.links(outcome, rows.is_empty() && apps.is_empty());
        let rows = Rows::with_apps(rows, (self, AppList::Advice), apps, headings, links);
        let terms = self.terms_of(row.title.as_str().lines().chain(row.body.iter().map(SafeText::as_str)));
        Listing {
            head: Head { title: self.model.graph.title.one_line(), place: outcome.place.clone() },
            news: self.news_line(),
            before,
            rows,
            columns: self.column_words(),
            after: outcome.closing(),
            searchable: false,
            first: stay.unwrap_or(0),
            terms,
        }
    }

    /// The rows of an outcome that leaves a person with nothing: the changes, changing nothing, and the pairs.
    fn way_back_rows(&self, outcome: &OutcomeAdvice) -> Vec<ListingRow> {
        let mut rows = outcome.ways_back.as_ref().map_or_else(Vec::new, |ways| ways.rows(self));
        // What the changes are changes of stands above them; there is no room to tell it twice.
        rows.iter_mut().for_each(|row| row.detail.clear());
        let can_change = !rows.is_empty();
        let remarks = outcome.ways_back.iter().flat_map(|ways| ways.remarks(self.messages));
        rows.extend(remarks.map(|label| ListingRow { label, ..ListingRow::default() }));
        if let Some(first) = rows.first_mut() {
            first.heading = Some(self.messages.can_change().to_owned());
        }
        // It belongs to the changes, so it stands under their heading.
        rows.extend(can_change.then(|| self.stay_row()));
        if let Some(end) = &outcome.dead_end {
            let pairs = end.pairs.iter().enumerate();
            rows.extend(pairs.map(|(at, pair)| ListingRow {
                heading: (at == 0).then(|| end.pairs_title.clone()),
                label: pair.clone(),
                ..ListingRow::default()
            }));
        }
        rows
    }

    /// The page of a walk that met a fault of the tree.
    pub(super) fn stuck_page(&self, fault: Fault) -> Listing<'static> {
        let (place, words) = self.stuck_words(fault);
        let rows = vec![self.link(self.messages.overview(), String::new(), Some('o'), PageId::Overview)];
        Listing {
            head: Head { title: self.model.graph.title.one_line(), place },
            news: self.news_line(),
            before: vec![Block::Text(words)],
            rows: rows.into(),
            ..Listing::default()
        }
    }

    /// The row of an app in the advice.
    pub(super) fn advice_row(&self, app: AppIx, standing: Standing) -> ListingRow {
        let told = self.told_app(app, standing);
        ListingRow {
            label: told.name.clone(),
            flags: if self.has_columns() { told.flags_in_row() } else { String::new() },
            action: Some(Action::Open(PageId::App(app))),
            detail: self.app_detail(&told),
            words: told.in_short,
            cells: told.cells,
            ..ListingRow::default()
        }
    }

    /// What is shown of an app while its row is highlighted.
    fn app_detail(&self, app: &AppAdvice) -> Vec<Block> {
        let mut blocks = app.detail_blocks(self.messages);
        if !blocks.is_empty() {
            blocks.insert(0, Block::Heading(self.messages.attention_for(&app.name)));
        }
        blocks.splice(0..0, app.question_blocks(self.messages));
        blocks
    }

    /// The rows that lead to what belongs to the advice.
    fn links(&self, outcome: &OutcomeAdvice, are_all: bool) -> Vec<ListingRow> {
        let mut rows = Vec::new();
        let messages = self.messages;
        let organisation = self.organisation();
        if !organisation.is_empty() {
            let amount = organisation.amount(messages);
            rows.push(self.link(messages.organise(), amount, Some('r'), PageId::Organisation));
        }
        if let Some(amount) = self.amount_of_letters() {
            rows.push(self.link(messages.suppliers(), amount, Some('l'), PageId::Suppliers));
        }
        let open = self.state.walk.open().count();
        if open > 0 {
            rows.push(self.link(
                messages.still_open_title(),
                messages.questions(open),
                Some('n'),
                PageId::Open,
            ));
        }
        let decisive = self.decisive_answers().amount(messages);
        rows.push(self.link(messages.mattered(), decisive, Some('d'), PageId::Mattered));
        if let Some(settled) = self.tasks_settled() {
            rows.push(self.link(messages.tasks_title(), settled, Some('p'), PageId::Plan));
        }
        rows.insert(0, self.link(messages.decision(), self.decided_in_short(), Some('b'), PageId::Decision));
        if self.has_apps() {
            let title = messages.all_apps(words::noun(self.model));
            let link = self.link(&title, self.gone_in_words(), Some('t'), PageId::Apps);
            // The count is of all that dropped; the answers count only theirs.
            rows.push(ListingRow { words: self.always_drop_but_ended().unwrap_or_default(), ..link });
        }
        let answers = messages.answers(self.state.walk.path.len());
        rows.push(self.link(messages.overview(), answers, Some('o'), PageId::Overview));
        debug_assert_eq!(self.outcome(), Some(outcome.outcome), "these rows belong to the outcome in view");
        if let Some(first) = rows.first_mut().filter(|_| !are_all) {
            first.heading = Some(messages.further().to_owned());
        }
        rows
    }

    fn link(&self, label: &str, right: String, shortcut: Option<char>, to: PageId) -> ListingRow {
        ListingRow {
            label: label.to_owned(),
            right,
            shortcut,
            action: Some(Action::Open(to)),
            ..ListingRow::default()
        }
    }
}
