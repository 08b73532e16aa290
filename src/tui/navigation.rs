//! Moving between pages and on them, and building the page in view.

use ratatui::layout::Rect;

use super::app::TuiApp;
use super::help;
use super::history::{InputMode, PageKind};
use super::key_help;
use super::keys::{Focus, Msg};
use super::view::{ListPosition, Motion, Pane, ScrollPosition, body_and_search};
use crate::session::{Action, AskKind, FormField, Head, Listing, Page, PageId, PendingAnswer};
use crate::text::folded;

impl TuiApp<'_, '_> {
    /// The window has another size.
    pub(super) fn resize(&mut self, area: Rect) {
        self.area = area;
        self.fit();
    }

    /// Which page is in view.
    pub(super) fn page_kind(&self) -> PageKind {
        self.history.current().page
    }

    /// The position on it.
    pub(super) fn position(&self) -> ScrollPosition {
        self.history.current().position
    }

    pub(super) fn move_to(&mut self, position: ScrollPosition) {
        let is_reading = self.pane.reveal(position).list != position.list;
        self.history.current_mut().position = ScrollPosition { is_reading, ..position };
    }

    /// The highlighted item.
    pub(super) fn item(&self) -> usize {
        self.position().list.item
    }

    /// What the next character that is typed does.
    pub(super) fn mode(&self) -> InputMode {
        self.history.current().mode
    }

    pub(super) fn set_mode(&mut self, mode: InputMode) {
        self.history.current_mut().mode = mode;
    }

    /// Whether keys go to the search field.
    pub(super) fn is_searching(&self) -> bool {
        self.mode() == InputMode::Search
    }

    pub(super) fn focus(&self) -> Focus {
        match (&self.page, self.page_kind()) {
            (_, PageKind::Quit) => Focus::Quit,
            _ if self.is_searching() => Focus::Search,
            (Page::Form(_), _) => self.form_focus(),
            (Page::Ask(ask), _) => match ask.kind {
                AskKind::One if self.position().is_unmarked && !ask.is_settled => Focus::Unpointed,
                AskKind::One => Focus::One,
                AskKind::Many => Focus::Many,
                AskKind::Number { .. } if self.is_in_field() && !ask.is_settled => Focus::Number,
                AskKind::Number { .. } => Focus::Beside,
            },
            (Page::Listing(listing), _) if listing.searchable => Focus::SearchableRows,
            (Page::Listing(listing), _)
                if listing.rows.made_at_once().any(|(_, row)| row.ticked.is_some()) =>
            {
                Focus::Steps
            }
            (Page::Listing(_), _) => match self.action_in_view() {
                Some(Action::Take(..)) => Focus::Changes,
                _ => Focus::Rows,
            },
            (Page::Document(_), _) => Focus::Text,
            (Page::Table(_), _) => Focus::Table,
        }
    }

    /// The page that explains the standing of the app in view, or of the highlighted one.
    pub(super) fn why_in_view(&self) -> Option<PageId> {
        let page = match (&self.page, self.page_kind()) {
            (_, PageKind::Help | PageKind::Quit | PageKind::Change) => return None,
            // One page explains what each of the answers decides that count.
            (_, PageKind::Session(PageId::Overview)) => {
                let page = match self.action_seen() {
                    Some(Action::Open(page @ PageId::OffPath(_))) => page,
                    _ => PageId::Mattered,
                };
                return Some(page).filter(|page| self.session.has_page(*page));
            }
            (Page::Listing(_), _) => match self.action_seen()? {
                Action::Open(page) => page,
                _ => return None,
            },
            (_, PageKind::Session(page)) => page,
        };
        match page {
            PageId::App(app) => Some(PageId::Why(app)).filter(|why| self.session.has_page(*why)),
            _ => None,
        }
    }

    /// What the page explains that tells why.
    fn why_words(&self) -> &'static str {
        match self.why_in_view() {
            Some(PageId::OffPath(_)) => self.messages.key_help_off_path(),
            Some(PageId::Mattered) => self.messages.key_help_mattered(),
            _ => self.messages.key_help_why(),
        }
    }

    /// Whether a message makes sense now.
    pub(super) fn allows(&self, msg: Msg) -> bool {
        let in_view = self.page_kind();
        match msg {
            // Also when there is nothing to undo: that is told.
            Msg::Undo => in_view != PageKind::Help,
            // In the overview also on a question without an answer: that is told.
            Msg::Withdraw => in_view == PageKind::Session(PageId::Overview) || self.withdrawable().is_some(),
            Msg::Open(PageId::Report) => {
                let ends = [PageId::Walk, PageId::Decision, PageId::Plan].map(PageKind::Session);
                ends.contains(&in_view) && self.session.has_page(PageId::Report)
            }
            Msg::Open(page) => in_view != PageKind::Session(page) && self.session.has_page(page),
            // A digit marks a row where the rows have numbers.
            Msg::Type(_) => match &self.page {
                Page::Ask(_) => true,
                Page::Listing(listing) => listing.rows.made_at_once().any(|(_, row)| row.number.is_some()),
                Page::Form(_) => true,
                Page::Document(_) | Page::Table(_) => false,
            },
            // Where rows only tell, that is told.
            Msg::Remark => {
                let is_told = self.session.is_settled() && in_view == PageKind::Session(PageId::Overview);
                is_told || self.remark_form().is_some()
            }
            Msg::Decide => self.can_decide(),
            Msg::Reply => self.replies_in_view().is_some(),
            Msg::Letters => self.letter_files_in_view().is_some(),
            Msg::Help => in_view != PageKind::Help,
            Msg::Why => self.why_in_view().is_some(),
            Msg::Back => self.history.can_go_back(),
            Msg::Compare => self.can_compare(),
            Msg::Mark => self.can_mark(),
            Msg::Sort => in_view == PageKind::Session(PageId::Walk) && self.session.can_sort(),
            Msg::Move(Motion::Left | Motion::Right) => self.pane.columns(self.position()).is_some(),
            _ => true,
        }
    }

    /// Whether a message does something now, so that its key is told.
    pub(super) fn does_something(&self, msg: Msg) -> bool {
        self.allows(msg)
            && !self.is_refused(msg)
            && match msg {
                Msg::Undo => self.session.can_undo() && self.session.may_undo(),
                Msg::Toggle => !self.session.is_example(),
                // Once the decision is taken there is nothing to choose; its page is still there.
                Msg::Decide => {
                    self.session.has_decision() && (!self.session.is_settled() || self.app_seen().is_none())
                }
                // A row of the page in view may have the key.
                Msg::Remark => {
                    let may_fill_in = |form| self.session.may_fill_in(form);
                    !self.has_shortcut('r') && self.remark_form().is_some_and(may_fill_in)
                }
                // What is entered is refused then; the page itself is still there.
                Msg::Reply => !self.session.is_settled(),
                Msg::Withdraw => !self.session.is_settled() && self.withdrawable().is_some(),
                Msg::Erase if self.is_searching() => !self.history.current().query.is_empty(),
                Msg::Erase => !self.session.draft().typed.is_empty(),
                // One row of the help tells both keys.
                Msg::Move(Motion::Up | Motion::Down) => self.moves(&[Motion::Up, Motion::Down]),
                // What they mark where nothing is marked is told of the arrows.
                Msg::Move(Motion::PageUp) if self.position().is_unmarked => {
                    self.pane.reads_on(self.position()) || self.position().text_top > 0
                }
                Msg::Move(Motion::PageUp) => self.moves(&[Motion::PageUp, Motion::PageDown]),
                Msg::Move(Motion::First | Motion::Last) => self.moves(&[Motion::First, Motion::Last]),
                _ => true,
            }
    }

    /// Whether one of these leads to another place.
    fn moves(&self, motions: &[Motion]) -> bool {
        let position = self.position();
        motions.iter().any(|motion| self.pane.moved(position, *motion) != position)
    }

    /// What a key does in the state of the page in view, where the help would not say it in general.
    fn help_words(&self, msg: Msg) -> Option<&'static str> {
        match msg {
            Msg::Confirm if !self.pane.sees(self.position()) => Some(self.messages.key_help_enter_unseen()),
            Msg::Confirm if self.only_reads() => Some(self.messages.do_go_on()),
            Msg::Confirm if !self.takes_something() => match self.focus() {
                Focus::Many => Some(self.messages.key_help_enter_many_not_yet()),
                Focus::Number | Focus::Beside => Some(self.messages.key_help_enter_number_not_yet()),
                _ => None,
            },
            Msg::Back if self.has_search_line() => Some(self.messages.key_help_close_search()),
            Msg::Why => Some(self.why_words()),
            Msg::Type('1') => {
                let field = self.form_in_view().and_then(|(page, editor)| page.fields.get(editor.at));
                let of_number = field.and_then(FormField::option_of_number);
                of_number.map(|_| self.messages.key_help_digit_of_number())
            }
            Msg::Open(PageId::Overview) if self.session.is_settled() => {
                Some(self.messages.plain_help_overview_settled())
            }
            Msg::Undo if self.session.undoes_earlier() => Some(self.messages.help_undo_earlier()),
            _ => None,
        }
    }

    /// Whether the footer names the key of a message.
    pub(super) fn shows(&self, msg: Msg) -> bool {
        self.does_something(msg)
            && match msg {
                Msg::Confirm => self.takes_something(),
                Msg::Move(Motion::PageDown) => self.pane.reads_on(self.position()),
                _ => true,
            }
    }

    /// Moves the highlight, or the text.
    pub(super) fn go(&mut self, motion: Motion) {
        self.move_to(self.pane.moved(self.position(), motion));
        self.keep_mark();
    }

    /// A page nearer to what is highlighted. That stays highlighted: else the next Enter would take another row than the one
    /// that the page was opened with.
    pub(super) fn read_towards_mark(&mut self) {
        let here = self.position();
        let there = self.pane.reveal(here);
        let motion = if there.list.top < here.list.top { Motion::PageUp } else { Motion::PageDown };
        let page = self.pane.moved(here, motion);
        self.move_to(if page.list.item == here.list.item { page } else { there });
        self.keep_mark();
    }

    /// Highlights nothing, until a key marks an answer.
    pub(super) fn unmark(&mut self) {
        self.move_to(ScrollPosition { is_unmarked: true, ..self.position() });
    }

    /// Highlights an item.
    pub(super) fn highlight(&mut self, item: usize) {
        debug_assert!(item < self.pane.items().max(1), "only what is on the page is highlighted");
        let position = self.position();
        let list = ListPosition { item, ..position.list };
        self.move_to(self.pane.reveal(ScrollPosition { list, is_unmarked: false, ..position }));
    }

    /// Goes back one page; at a question, to the question before it.
    pub(super) fn back(&mut self) {
        if self.has_search_line() {
            return self.close_search();
        }
        match self.page_kind() {
            PageKind::Session(PageId::Walk) if self.session.back() => return self.enter_page(),
            // The person decided not to change the answer.
            PageKind::Change => {
                self.session.keep();
                self.history.begin_answer();
            }
            PageKind::Session(_) | PageKind::Help | PageKind::Quit => {}
        }
        let _ = self.history.pop();
        self.return_to_page();
    }

    /// Shows a page that was seen before. A question that was not, or that has lost its answer, is new: the position of
    /// what was in its place marks nothing.
    fn return_to_page(&mut self) {
        let is_walk = matches!(self.page_kind(), PageKind::Session(PageId::Walk) | PageKind::Change);
        if is_walk && self.history.current().asked != self.asked() {
            self.enter_page();
        } else {
            self.rebuild_page();
            self.point_at(self.history.current().row);
        }
    }

    /// The question in view, with the answer that was given to it.
    fn asked(&self) -> Option<(Action, PendingAnswer)> {
        self.session.question().map(|question| (Action::Change(question), self.session.answered()))
    }

    /// Closes the search; the row that was highlighted stays so.
    fn close_search(&mut self) {
        let row = match &self.pane {
            Pane::List(pane) => pane.row(self.item()),
            Pane::Ask(_) | Pane::Text(_) | Pane::Table(_) | Pane::Form(_) => None,
        };
        let entry = self.history.current_mut();
        entry.mode = InputMode::Command;
        let was_sought = !entry.query.is_empty();
        entry.query.clear();
        if was_sought {
            self.lay_out()
        } else {
            self.fit()
        }
        if let (Pane::List(pane), Some(row)) = (&self.pane, row)
            && let Some(item) = pane.item_of(row)
        {
            self.highlight(item);
        }
    }

    /// Highlights what a search most likely means: the first name that holds what is typed, or the first row.
    pub(super) fn highlight_found(&mut self) {
        let (Page::Listing(listing), Pane::List(pane)) = (&self.page, &self.pane) else { return };
        let sought = folded(&self.history.current().query);
        let named = |item: usize| {
            let app = pane.row(item).and_then(|row| listing.rows.app(row));
            app.is_some_and(|app| self.session.is_named(app, sought.trim()))
        };
        let item = (0..self.pane.items()).find(|item| named(*item));
        self.highlight(item.unwrap_or(0));
    }

    /// Opens a page. One that is already on the way back is gone back to, so that no page is there twice. The help
    /// belongs to the page below it: it is on top of that, or nowhere.
    pub(super) fn open(&mut self, page: PageKind) {
        if self.page_kind() == PageKind::Help && page != PageKind::Quit {
            let _ = self.history.pop();
        }
        if self.is_searching() && !matches!(page, PageKind::Help | PageKind::Quit) {
            self.set_mode(InputMode::Command);
        }
        let was_seen = self.history.go_back_to(page);
        if !was_seen {
            self.history.current_mut().row = self.action_in_view();
            self.history.push(page);
        }
        if was_seen && page != PageKind::Session(PageId::Walk) {
            self.return_to_page();
        } else {
            self.enter_page();
        }
    }

    /// Goes to the question or the outcome in view. Pages opened on the way to it are no longer on the way back.
    pub(super) fn show_walk(&mut self) {
        let walk = PageKind::Session(PageId::Walk);
        if !self.history.go_back_to(walk) {
            self.history.go_back_to_first();
            self.history.push(walk);
        }
        self.enter_page();
    }

    /// Builds a page that was just opened.
    pub(super) fn enter_page(&mut self) {
        if matches!(self.page_kind(), PageKind::Session(PageId::Walk) | PageKind::Change) {
            self.history.begin_answer();
            self.history.current_mut().asked = self.asked();
        }
        self.history.current_mut().position = ScrollPosition::default();
        self.rebuild_page();
        self.settle();
    }

    /// Highlights what the person most likely wants on a page that was just made.
    pub(super) fn settle(&mut self) {
        let wanted = self.wanted_item();
        // Where nothing is wanted most, the page is shown from its beginning.
        let item = wanted.unwrap_or(0);
        self.highlight(item);
        if wanted.is_none() {
            self.unmark();
        }
        // Text before the rows or the fields is read from its beginning, except at the start, where most people want to
        // continue; all that can be done is read before it is left as it is.
        let starts = self.page_kind() == PageKind::Session(PageId::Start);
        let from_the_top = (item == 0 && !starts) || self.action_in_view() == Some(Action::Stay);
        if matches!(self.page, Page::Listing(_) | Page::Form(_)) && from_the_top {
            let position = self.position();
            self.move_to(ScrollPosition { list: ListPosition { top: 0, ..position.list }, ..position });
        }
    }

    /// The item that the person most likely wants on a page that was just opened; none at a question with one answer
    /// that is new: what nobody pointed at is not chosen.
    fn wanted_item(&self) -> Option<usize> {
        match (&self.page, &self.pane) {
            (Page::Ask(ask), _) => {
                let marked = self.session.draft().marked;
                let left = ask.lines.iter().position(|line| Some(line.pick) == marked);
                match ask.kind {
                    AskKind::One => left,
                    AskKind::Many => {
                        let ticked = ask.lines.iter().position(|line| line.ticked);
                        // What is marked in a list of boxes is not chosen by that, so it may be the first.
                        Some(left.or(ticked).unwrap_or(0))
                    }
                    // The field comes before the lines.
                    AskKind::Number { .. } => Some(left.map_or(0, |line| line + 1)),
                }
            }
            // A page without rows has nothing to highlight.
            (Page::Listing(listing), Pane::List(pane)) => Some(pane.item_of(listing.first).unwrap_or(0)),
            (Page::Listing(_) | Page::Document(_) | Page::Table(_) | Page::Form(_), _) => Some(0),
        }
    }

    /// Builds the page in view again, and keeps the position on it.
    pub(super) fn rebuild_page(&mut self) {
        self.page = self.session.page(self.history.session_page(), &self.session.draft());
        self.follow_form();
        match self.page_kind() {
            PageKind::Help => {
                // The keys are those of the page below, laid out as it was.
                let help = self.history.pop();
                self.lay_out();
                let does =
                    |msg: Msg| self.does_something(msg) && (msg != Msg::Confirm || self.answers_enter());
                let told = key_help::told(self.focus(), self.messages, self.numbers(), does, |msg| {
                    self.help_words(msg)
                });
                let keys = self.with_shortcuts(told);
                help.into_iter().for_each(|help| self.history.restore(help));
                let has_apps = self.session.has_page(PageId::Apps);
                self.page = Page::Document(help::page(&self.page, keys, has_apps, self.messages));
            }
            PageKind::Quit => {
                // There is nothing to save before the first answer.
                let saving = self.session.has_something().then_some(&self.saving);
                self.page =
                    Page::Listing(help::quit(self.head(), saving, self.session.is_settled(), self.messages));
            }
            PageKind::Session(_) | PageKind::Change => {}
        }
        self.lay_out();
    }

    /// The same after a move that is told at the top of the page: where the person has scrolled past it, below the page.
    pub(super) fn rebuild_with_news(&mut self) {
        let row = self.action_in_view();
        self.rebuild_page();
        self.point_at(row);
        match &self.page {
            Page::Listing(listing) if self.position().list.top > 0 => self.notice.clone_from(&listing.news),
            Page::Listing(Listing { news: Some(_), .. }) | Page::Ask(_) => {}
            _ => self.notice = self.session.undone_words(),
        }
    }

    /// Lays the page out again, and keeps the position on it.
    pub(super) fn lay_out(&mut self) {
        let [body, _] = self.body_and_search(self.area);
        let query = &self.history.current().query;
        self.pane = match &self.page {
            Page::Listing(listing) if listing.searchable && !query.trim().is_empty() => {
                let found = self.session.search(listing, query);
                Pane::searched(listing, found, self.theme, body.as_size())
            }
            page => {
                let typed = self.session.draft().typed;
                Pane::new(page, self.form.as_mut(), &typed, self.messages, self.theme, body.as_size())
            }
        };
        self.history.current_mut().position = self.pane.kept(self.position());
    }

    /// Gives the page another size, and keeps the position on it: many rows are not laid out again for a field below them.
    pub(super) fn fit(&mut self) {
        let [body, _] = self.body_and_search(self.area);
        if self.pane.resized(body.as_size()) {
            self.history.current_mut().position = self.pane.kept(self.position());
        } else {
            self.lay_out();
        }
    }

    /// The area of the page, and below it that of the search field, which is empty unless there is one.
    pub(super) fn body_and_search(&self, area: Rect) -> [Rect; 2] {
        body_and_search(area, self.has_search_line(), self.notice_rows)
    }

    pub(super) fn has_search_line(&self) -> bool {
        self.is_searching() || !self.history.current().query.is_empty()
    }

    pub(super) fn head(&self) -> &Head {
        match &self.page {
            Page::Ask(ask) => &ask.head,
            Page::Listing(listing) => &listing.head,
            Page::Document(document) => &document.head,
            Page::Table(table) => &table.head,
            Page::Form(form) => &form.head,
        }
    }
}
