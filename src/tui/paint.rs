//! What is on the screen, as a frame. Reads the state and changes nothing.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::app::App;
use super::keys::{self, Msg};
use super::look::PLAIN;
use super::pages::Sheet;
use super::view::{Frame, Hint, Pane, SMALLEST, body};
use crate::session::{AskKind, Page, PageId};
use crate::text::{truncate, width};

/// Below this width the keys matter more than how many boxes are ticked.
const NARROW: u16 = 60;

impl App<'_, '_> {
    fn hints(&self) -> Vec<Hint> {
        let words = |msg: Msg| match (msg, &self.page) {
            (Msg::Confirm, Page::Ask(ask)) if ask.kind == AskKind::Many => {
                let narrow = self.area.width < NARROW;
                let count = || self.messages.do_finish(self.draft.ticks.len());
                Some(if narrow { self.messages.do_done().to_owned() } else { count() })
            }
            (Msg::Confirm, _) if !self.pane.sees(self.view().spot) => {
                Some(self.messages.do_scroll().to_owned())
            }
            (Msg::Open(PageId::Apps), _) => self.session.noun().map(|noun| noun.many.to_owned()),
            (Msg::Back, _) if self.searching => Some(self.messages.do_close().to_owned()),
            _ => None,
        };
        let picks = match (&self.page, &self.pane) {
            (Page::Listing(listing), Pane::List(pane)) => {
                pane.row(self.item())
                    .and_then(|row| listing.rows.get(row))
                    .is_some_and(|row| row.action.is_some())
                    || self.view().sheet == Sheet::Quit
            }
            _ => true,
        };
        keys::hints(
            self.focus(),
            self.messages,
            |msg| self.allows(msg) && (picks || msg != Msg::Confirm),
            words,
        )
    }

    /// What the screen shows, and where the cursor of the terminal belongs.
    pub(super) fn draw(&self) -> (Buffer, Position) {
        let mut frame = Buffer::empty(self.area);
        let cursor = if self.fits() { self.draw_page(&mut frame) } else { self.draw_notice(&mut frame) };
        self.look.finish(&mut frame);
        let last =
            Position { x: self.area.right().saturating_sub(1), y: self.area.bottom().saturating_sub(1) };
        (frame, Position { x: cursor.x.min(last.x), y: cursor.y.min(last.y) })
    }

    fn draw_notice(&self, frame: &mut Buffer) -> Position {
        if self.area.area() > 0 {
            let columns = usize::from(self.area.width);
            let long = self.messages.too_small(usize::from(SMALLEST.0), usize::from(SMALLEST.1));
            let words = if long.chars().count() <= columns { &long } else { self.messages.too_small_short() };
            frame.set_string(0, 0, truncate(words, columns), PLAIN);
        }
        Position::ORIGIN
    }

    fn draw_page(&self, frame: &mut Buffer) -> Position {
        let spot = self.view().spot;
        let window = self.pane.window(spot);
        let lines = window.map(|(first, last, total)| self.messages.lines(first, last, total));
        let columns = self.pane.columns(spot);
        let columns = columns.map(|(first, last, total)| self.messages.columns(first, last, total));
        let position: Vec<String> = columns.into_iter().chain(lines).collect();
        let around = Frame {
            head: self.head(),
            position: (!position.is_empty()).then(|| position.join(" · ")),
            tally: self.pane.tally(&self.page, spot, self.messages).or_else(|| self.tally_of_chosen()),
            hints: &self.hints(),
            notice: self.notice.as_deref(),
        };
        around.draw(self.look, self.area, frame);
        let cursor = self.pane.draw(&self.page, spot, self.messages, self.look, body(self.area), frame);
        self.draw_marks(frame);
        if self.has_search_line() { self.draw_search(frame).unwrap_or(cursor) } else { cursor }
    }

    /// The field of what is sought; the cursor when it has the keys.
    fn draw_search(&self, frame: &mut Buffer) -> Option<Position> {
        let body = body(self.area);
        let sought = self.view().sought;
        let y = body.bottom().saturating_sub(1);
        let field = format!("{} {sought}", self.messages.search());
        frame.set_string(body.x, y, &field, PLAIN);
        if self.pane.items() == 0 {
            let nothing = self.messages.nothing_found(&sought);
            frame.set_string(body.x, body.y, truncate(&nothing, usize::from(body.width)), PLAIN);
        }
        let columns = u16::try_from(width(&field)).unwrap_or(0);
        self.searching.then_some(Position { x: body.x.saturating_add(columns), y })
    }
}
