//! The whole screen as one widget. Reads the state and changes nothing.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::{StatefulWidget, Widget};

use super::app::TuiApp;
use super::history::PageKind;
use super::keys::{self, Focus, Msg};
use super::view::{Chrome, Hint, NARROW, PageView, PaneState, SMALLEST, cells};
use crate::session::{Action, AskKind, DossierAction, Page, PageId};
use crate::text::{truncate, width, wrap};

impl TuiApp<'_, '_> {
    /// Draws everything, and puts the terminal cursor where a screen reader should start.
    pub(super) fn draw(&self, frame: &mut Frame<'_>) {
        let mut cursor = Position::ORIGIN;
        let area = frame.area();
        frame.render_stateful_widget(self, area, &mut cursor);
        frame.set_cursor_position(cursor);
    }

    fn hints(&self) -> Vec<Hint> {
        let words = |msg: Msg| match (msg, &self.page) {
            (Msg::Confirm, _) if self.only_reads() => Some(self.messages.do_go_on().to_owned()),
            (Msg::Confirm, Page::Ask(ask)) if ask.kind == AskKind::Many => {
                let narrow = usize::from(self.area.width) < NARROW;
                let count = || {
                    let chosen = self.messages.chosen_count(self.session.draft().ticks.len());
                    self.messages.with_remark(self.messages.do_done(), &chosen)
                };
                Some(if narrow { self.messages.do_done().to_owned() } else { count() })
            }
            (Msg::Confirm, _) if !self.pane.sees(self.position()) => {
                Some(self.messages.do_scroll().to_owned())
            }
            (Msg::Confirm, Page::Listing(_)) if self.opens_to_read() => {
                Some(self.messages.do_look().to_owned())
            }
            (Msg::Decide, _) if self.app_seen().is_none() => Some(self.messages.do_see_decision().to_owned()),
            // Enter chooses a row of such a page, and this key the app that the page is about.
            (Msg::Decide, Page::Listing(_))
                if !matches!(self.action_seen(), Some(Action::Open(PageId::App(_)))) =>
            {
                self.session.noun().map(|noun| self.messages.do_choose_app(&noun.one))
            }
            (Msg::Open(PageId::Apps), _) => self.session.noun().map(|noun| noun.many.to_owned()),
            (Msg::Back, _) if self.has_search_line() => Some(self.messages.do_close().to_owned()),
            _ => None,
        };
        keys::hints(self.focus(), self.messages, |msg| self.shows(msg), words)
    }

    /// Whether the highlighted row opens something to read: choosing is what another key does there. On the start page it is
    /// one word for all rows, so that an arrow moves a marker and no more.
    fn opens_to_read(&self) -> bool {
        matches!(self.focus(), Focus::Rows | Focus::SearchableRows)
            && self.page_kind() != PageKind::Session(PageId::Start)
            && match self.action_seen() {
                Some(Action::Open(page)) => !page.asks(),
                Some(Action::Dossier(DossierAction::Example | DossierAction::Look(_))) => true,
                Some(Action::GoOn) => self.session.outcome().is_some(),
                _ => false,
            }
    }

    /// The key that undoes the last change, where it is a key.
    fn undo_hint(&self) -> Option<Hint> {
        let is_key = !matches!(self.focus(), Focus::Number | Focus::Search | Focus::Quit)
            && self.form_in_view().is_none();
        let undoes = is_key && self.does_something(Msg::Undo);
        undoes.then(|| ("u".to_owned(), self.session.undo_words()))
    }

    /// Says that the window is too small, as far as there is room to.
    fn draw_too_small(&self, area: Rect, buf: &mut Buffer) {
        let columns = usize::from(area.width);
        let sizes = [(self.area.width, self.area.height), SMALLEST];
        let [here, needed] = sizes.map(|(width, height)| (usize::from(width), usize::from(height)));
        let long = self.messages.too_small(here, needed);
        let mut lines = wrap(&long, columns);
        if lines.len() > usize::from(area.height) || lines.iter().any(|line| width(line) > columns) {
            lines = vec![truncate(self.messages.too_small_short(), columns).into_owned()];
        }
        for (row, line) in area.rows().zip(lines) {
            Span::styled(line, self.theme.text()).render(row, buf);
        }
    }

    /// Draws the page and its chrome. Returns where the cursor belongs.
    fn draw_page(&self, area: Rect, buf: &mut Buffer) -> Position {
        let position = self.position();
        let lines = self.pane.window(position);
        let lines = lines.map(|(first, last, total)| self.messages.lines(first, last, total));
        let columns = self.pane.columns(position);
        let columns = columns.map(|(first, last, total)| self.messages.columns(first, last, total));
        let in_view: Vec<String> = columns.into_iter().chain(lines).collect();
        let tally = self.pane.tally(&self.page, position, self.messages);
        let notice = self.notice_in_view();
        let chrome = Chrome {
            head: self.head(),
            position: (!in_view.is_empty()).then(|| in_view.join(" · ")),
            tally: tally.or_else(|| self.tally_of_chosen()),
            aside: self.undo_hint(),
            hints: &self.hints(),
            notice: notice.as_deref(),
            is_standing: self.notice.is_none(),
            theme: self.theme,
        };
        (&chrome).render(area, buf);
        let [body, search] = self.body_and_search(area);
        let mut state = PaneState::new(position);
        let (page, pane, chosen) = (&self.page, &self.pane, &self.chosen_rows());
        PageView { pane, page, chosen, messages: self.messages }.render(body, buf, &mut state);
        chrome.draw_notice(area, buf);
        if self.has_search_line() {
            let behind = self.draw_search(body, search, buf);
            if self.is_searching() {
                return behind;
            }
        }
        state.cursor
    }

    /// Draws the search field. Returns where the next letter goes.
    fn draw_search(&self, body: Rect, area: Rect, buf: &mut Buffer) -> Position {
        let query = &self.history.current().query;
        let field = Span::styled(format!("{} {query}", self.messages.search()), self.theme.text());
        (&field).render(area, buf);
        if self.pane.items() == 0 {
            let nothing = format!("{} {}", self.messages.nothing_found(query), self.messages.searched_in());
            let lines = wrap(&nothing, usize::from(body.width)).into_iter();
            Text::from_iter(lines.map(|line| Line::styled(line, self.theme.text()))).render(body, buf);
        }
        Position { x: area.x.saturating_add(cells(field.width())), y: area.y }
    }

    pub(super) fn fits(&self) -> bool {
        self.area.width >= SMALLEST.0 && self.area.height >= SMALLEST.1
    }
}

/// The whole window. Its state is the position of the terminal cursor, which is always inside the window.
impl StatefulWidget for &TuiApp<'_, '_> {
    type State = Position;

    fn render(self, area: Rect, buf: &mut Buffer, cursor: &mut Position) {
        let wanted = if self.fits() {
            self.draw_page(area, buf)
        } else {
            self.draw_too_small(area, buf);
            Position::ORIGIN
        };
        self.theme.restrict_to_charset(buf);
        // A long number can reach beyond the edge.
        let (right, bottom) = (area.right().saturating_sub(1), area.bottom().saturating_sub(1));
        *cursor = Position { x: wanted.x.min(right), y: wanted.y.min(bottom) };
    }
}
