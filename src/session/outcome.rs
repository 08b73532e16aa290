//! The end of a walk on pages: the advice with its apps by standing, the ways back when nothing is left, and the plan.

use std::collections::BTreeMap;
use std::ops::Range;

use super::advice::{AppAdvice, OutcomeAdvice, Section};
use super::fold::Fold;
use super::page::{Action, Block, Head, Listing, ListingRow, PageId};
use super::rows::{AppList, Rows};
use super::walk::Session;
use super::words;
use crate::engine::{Fault, Standing};
use crate::model::AppIx;
use crate::order;
use crate::text::SafeText;

impl<'m> Session<'m> {
    /// The page of an outcome.
    pub(super) fn outcome_page(&self, outcome: &OutcomeAdvice) -> Listing<'m> {
        let row = self.model.graph.outcomes.row(outcome.outcome);
        // Where something clashes that is the title: that nothing is left stands above it.
        let clashes = outcome.dead_end.as_ref().is_some_and(|end| !end.clashes.is_empty());
        let title = outcome.title.clone();
        // Above apps every line is dear, so there the title stands at the top.
        let (title, heading) = match outcome.shows_apps() {
            true => (title, None),
            false => (self.model.graph.title.one_line(), Some(Block::Heading(title)).filter(|_| !clashes)),
        };
        let mut before = self.notes_just_given();
        before.extend(self.example_blocks());
        before.extend(heading);
        before.extend(self.advice_was_other());
        let mut before_small = before.clone();
        before.extend(outcome.opening_of_page());
        before_small.extend(outcome.opening_of_small_page());
        if self.sorted_by().is_some() {
            self.tell_sorted(outcome, &mut before);
            self.tell_sorted(outcome, &mut before_small);
        }
        let ways = self.way_back_rows(outcome);
        // One key too many changes nothing.
        let stay = ways.iter().position(|row| row.action == Some(Action::Stay));
        let (rows, fold) = self.outcome_rows(outcome, ways);
        let terms = self.terms_of(row.title.as_str().lines().chain(row.body.iter().map(SafeText::as_str)));
        let order = self.told_order(outcome.order.as_deref()).into_iter();
        let mut after: Vec<Block> = order.map(|order| Block::Text(order.into())).collect();
        let closing = outcome.closing();
        let is_before = self.is_settled() && !closing.is_empty();
        after.extend(is_before.then(|| Block::Remark(self.messages.said_before_decision().to_owned())));
        after.extend(closing);
        Listing {
            head: Head { title, place: outcome.place.clone() },
            news: self.news_line(),
            before,
            before_small: if fold.is_some() { before_small } else { Vec::new() },
            rows,
            columns: self.column_words(),
            fold,
            after,
            searchable: false,
            first: stay.unwrap_or(0),
            terms,
        }
    }

    /// Tells how those that share a place are sorted: where they are all that stands first, in place of what differs between
    /// them, as the person has seen that and lines are dear.
    fn tell_sorted(&self, outcome: &OutcomeAdvice, before: &mut Vec<Block>) {
        let told = SafeText::from(self.sorted_in_words());
        let first = outcome.first_choice.as_ref().filter(|first| first.apps.len() > 1);
        let point = first.and_then(|_| before.iter_mut().find(|block| matches!(block, Block::Item(_))));
        match point {
            Some(point) => *point = Block::Item(told),
            None => before.push(Block::Text(told)),
        }
    }

    /// The rows of an outcome: the ways back, the apps by standing, what to arrange, and what leads to the rest.
    fn outcome_rows(&self, outcome: &OutcomeAdvice, ways: Vec<ListingRow>) -> (Rows<'m>, Option<Fold>) {
        let shown =
            |(_, standing): &(AppIx, Standing)| outcome.shows_apps() && *standing != Standing::Dropped;
        let apps: Vec<(AppIx, Standing)> = self.sorted_apps(self.ranked().filter(shown).collect());
        let starts = (0..apps.len()).filter(|at| {
            let standing = |at: usize| apps.get(at).map(|(_, standing)| *standing);
            at.checked_sub(1).is_none_or(|before| standing(before) != standing(*at))
        });
        let starts: Vec<usize> = starts.collect();
        let ends = starts.iter().skip(1).copied().chain([apps.len()]);
        let groups: Vec<Range<usize>> = starts.iter().zip(ends).map(|(start, end)| *start..end).collect();
        let headings = starts.iter().filter_map(|at| {
            let (_, standing) = apps.get(*at)?;
            Some((*at, self.standing_words(*standing).to_owned()))
        });
        let headings: BTreeMap<usize, String> = order::map(headings);
        let more: Vec<ListingRow> =
            groups.iter().filter_map(|group| self.more_row(apps.get(group.clone())?)).collect();
        let pinned = if apps.is_empty() { Vec::new() } else { self.pinned_rows(outcome) };
        let shift = ways.len();
        let groups = groups.into_iter().map(|group| group.start + shift..group.end + shift).collect();
        let fold = (!apps.is_empty()).then(|| Fold::new(groups, pinned.len(), self.messages));
        let are_all = ways.is_empty() && apps.is_empty();
        let links = self.links(outcome, are_all, pinned.iter().any(|row| row.shortcut == Some('r')));
        let after = pinned.into_iter().chain(links).collect();
        let rows = Rows::with_apps(ways, (self, AppList::Advice), apps, headings, after);
        (rows.with_more(more), fold)
    }

    /// The row that stands for all apps of a standing where they have no room.
    fn more_row(&self, apps: &[(AppIx, Standing)]) -> Option<ListingRow> {
        let (_, standing) = apps.first()?;
        let (named, others) = words::examples_and_others(apps);
        let named: Vec<AppIx> = named.iter().map(|(app, _)| *app).collect();
        Some(ListingRow {
            label: self.standing_words(*standing).to_owned(),
            words: self.messages.and_others(&words::borrowed(&self.names_of(&named)), others.len()),
            action: Some(Action::Open(match apps {
                [(app, _)] => PageId::App(*app),
                _ => PageId::Apps,
            })),
            ..ListingRow::default()
        })
    }

    /// The rows that belong on the first screen with the apps: what to arrange, and what becomes of what is in use.
    fn pinned_rows(&self, outcome: &OutcomeAdvice) -> Vec<ListingRow> {
        let messages = self.messages;
        let mut rows = Vec::new();
        let organisation = self.organisation();
        let first = self.first_in_row();
        let label = if first.is_empty() { messages.organise() } else { messages.do_first() };
        let told = if first.is_empty() { organisation.amount(messages) } else { first.clone() };
        if !organisation.is_empty() {
            let row = self.link(label, String::new(), Some('r'), PageId::Organisation);
            rows.push(ListingRow { words: told, ..row });
        } else if !first.is_empty() {
            rows.push(ListingRow { label: label.to_owned(), words: told, ..ListingRow::default() });
        }
        if !outcome.in_use.is_empty() {
            let to = match outcome.in_use.iter().flat_map(|it| &it.apps).collect::<Vec<_>>().as_slice() {
                [app] if self.has_page(PageId::Why(**app)) => PageId::Why(**app),
                _ => PageId::Apps,
            };
            let row = self.link(messages.in_use_title(), String::new(), None, to);
            rows.push(ListingRow { words: outcome.in_use_words.clone(), ..row });
        }
        rows
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
            words: self.with_choice(app, told.in_short),
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
    fn links(&self, outcome: &OutcomeAdvice, are_all: bool, tells_organisation: bool) -> Vec<ListingRow> {
        let mut rows = Vec::new();
        let messages = self.messages;
        let organisation = self.organisation();
        if !organisation.is_empty() && !tells_organisation {
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
