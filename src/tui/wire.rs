//! The bytes that turn what stands on a terminal into the next frame: as few as it takes, and none when nothing
//! changed. Pure.
//!
//! Only cursor positions, erasing to the end of a line or of the screen, and attributes are sent: every terminal
//! knows these. Over a slow link bytes are time, so blanks are never painted where erasing will do.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};

use crate::text::width;

/// So many unchanged cells are rather printed again than jumped over: a jump costs about as many bytes.
const SHORT_GAP: u16 = 5;

/// Fewer blanks than this are printed; more are erased.
const SHORT_TAIL: usize = 4;

/// How a cell looks. A blank looks the same in bold as in dim, so it takes on whatever is in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Look {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

const PLAIN: Look = Look { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

/// On a blank only these can be seen.
const SEEN_ON_BLANK: Modifier = Modifier::REVERSED.union(Modifier::UNDERLINED);

impl Look {
    fn of(cell: &Cell) -> Self {
        let look = Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier };
        if cell.symbol() == " " && !look.modifier.intersects(SEEN_ON_BLANK) {
            return Self { bg: look.bg, ..PLAIN };
        }
        look
    }
}

fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && Look::of(cell) == PLAIN
}

fn is_same(one: &Cell, other: &Cell) -> bool {
    one.symbol() == other.symbol() && Look::of(one) == Look::of(other)
}

/// What stands on the terminal, as far as we know.
#[derive(Debug, Default)]
pub(super) struct Wire {
    /// The last frame; absent when it is not known what the terminal shows.
    shown: Option<Buffer>,
    cursor: Option<Position>,
}

impl Wire {
    /// Forgets what the terminal shows: the next frame is sent whole.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    /// The bytes that bring the terminal from the last frame to this one, with the cursor at `cursor`.
    pub(super) fn frame(&mut self, frame: Buffer, cursor: Position) -> Vec<u8> {
        let known = self.shown.take().filter(|shown| shown.area == frame.area);
        let mut pen = Pen { at: self.cursor, look: PLAIN, bytes: Vec::new() };
        let before = match known {
            Some(before) => before,
            None => {
                pen.bytes.extend_from_slice(b"\x1b[m\x1b[H\x1b[2J");
                pen.at = Some(Position::ORIGIN);
                Buffer::empty(frame.area)
            }
        };
        for y in 0..frame.area.height {
            pen.row(&before, &frame, y);
        }
        pen.take_up(PLAIN);
        pen.go(cursor.x, cursor.y);
        self.cursor = Some(cursor);
        self.shown = Some(frame);
        pen.bytes
    }
}

/// Where the terminal's cursor stands and how it writes.
struct Pen {
    at: Option<Position>,
    look: Look,
    bytes: Vec<u8>,
}

impl Pen {
    /// Brings one row up to date.
    fn row(&mut self, before: &Buffer, after: &Buffer, y: u16) {
        let cells = |buffer: &Buffer| -> Vec<Cell> {
            (0..buffer.area.width).filter_map(|x| buffer.cell((x, y)).cloned()).collect()
        };
        let (old, new) = (cells(before), cells(after));
        if old.iter().zip(&new).all(|(old, new)| is_same(old, new)) {
            return;
        }
        let is_wide = |cell: &Cell| width(cell.symbol()) != 1;
        // Half a wide letter cannot be replaced: such a row, rare in these texts, is written whole.
        let whole = old.iter().chain(&new).any(is_wide);
        let end = new.iter().rposition(|cell| !is_blank(cell)).map_or(0, |last| last + 1);
        let tail = old.iter().skip(end).filter(|cell| !is_blank(cell)).count();
        let erase = whole || tail >= SHORT_TAIL;
        if whole {
            self.take_up(PLAIN);
            self.go(0, y);
            self.bytes.extend_from_slice(b"\x1b[K");
        }
        let mut covered = 0;
        for (x, (old, new)) in (0u16..).zip(old.iter().zip(&new)) {
            let past_end = usize::from(x) >= end;
            if x < covered || (past_end && erase) {
                continue;
            }
            let unchanged = if whole { is_blank(new) } else { is_same(old, new) };
            if !unchanged {
                self.reach(x, y, after);
                self.put(new);
                covered = x.saturating_add(u16::try_from(width(new.symbol())).unwrap_or(1));
            }
        }
        if erase && !whole {
            self.take_up(PLAIN);
            self.go(u16::try_from(end).unwrap_or(u16::MAX), y);
            self.bytes.extend_from_slice(b"\x1b[K");
        }
    }

    /// Moves to a cell: over a short gap by writing what stands there already.
    fn reach(&mut self, x: u16, y: u16, frame: &Buffer) {
        if let Some(at) = self.at.filter(|at| at.y == y && at.x < x && x - at.x <= SHORT_GAP) {
            let gap: Vec<&Cell> = (at.x..x).filter_map(|between| frame.cell((between, y))).collect();
            let cheap = |cell: &&Cell| cell.symbol().is_ascii() && self.is_ready(cell);
            if gap.iter().all(cheap) {
                gap.into_iter().for_each(|cell| self.put(cell));
            }
        }
        self.go(x, y);
    }

    fn go(&mut self, x: u16, y: u16) {
        if self.at == Some(Position { x, y }) {
            return;
        }
        self.at = Some(Position { x, y });
        let sequence = match (x, y) {
            (0, 0) => "\x1b[H".to_owned(),
            (0, _) => format!("\x1b[{}H", y + 1),
            _ => format!("\x1b[{};{}H", y + 1, x + 1),
        };
        self.bytes.extend_from_slice(sequence.as_bytes());
    }

    /// Whether a cell can be written without changing the attributes.
    fn is_ready(&self, cell: &Cell) -> bool {
        let look = Look::of(cell);
        look == self.look || (is_blank(cell) && !self.look.modifier.intersects(SEEN_ON_BLANK))
    }

    fn put(&mut self, cell: &Cell) {
        if !self.is_ready(cell) {
            self.take_up(Look::of(cell));
        }
        self.bytes.extend_from_slice(cell.symbol().as_bytes());
        let columns = u16::try_from(width(cell.symbol())).unwrap_or(1);
        self.at = self.at.map(|at| Position { x: at.x + columns, ..at });
    }

    fn take_up(&mut self, look: Look) {
        if look == self.look {
            return;
        }
        let mut codes: Vec<String> = Vec::new();
        let keeps = look.modifier.contains(self.look.modifier)
            && (look.fg == self.look.fg || self.look.fg == Color::Reset)
            && (look.bg == self.look.bg || self.look.bg == Color::Reset);
        let held = if keeps { self.look } else { PLAIN };
        if !keeps && look != PLAIN {
            codes.push("0".to_owned());
        }
        for (modifier, code) in MODIFIERS {
            if look.modifier.contains(*modifier) && !held.modifier.contains(*modifier) {
                codes.push((*code).to_owned());
            }
        }
        for (color, held, base) in [(look.fg, held.fg, 30), (look.bg, held.bg, 40)] {
            if let Some(code) = color_code(color).filter(|_| color != held) {
                codes.push((base + code).to_string());
            }
        }
        self.bytes.extend_from_slice(format!("\x1b[{}m", codes.join(";")).as_bytes());
        self.look = look;
    }
}

const MODIFIERS: &[(Modifier, &str)] = &[
    (Modifier::BOLD, "1"),
    (Modifier::DIM, "2"),
    (Modifier::ITALIC, "3"),
    (Modifier::UNDERLINED, "4"),
    (Modifier::REVERSED, "7"),
];

/// Only the eight colours that every terminal has, and every person can set to their liking.
fn color_code(color: Color) -> Option<u8> {
    Some(match color {
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::{Position, Rect};
    use ratatui::style::{Color, Modifier, Style};

    use super::Wire;

    const AREA: Rect = Rect { x: 0, y: 0, width: 24, height: 4 };

    fn frame(rows: &[&str]) -> Buffer {
        let mut buffer = Buffer::empty(AREA);
        for (y, row) in (0u16..).zip(rows) {
            buffer.set_string(0, y, row, Style::new());
        }
        buffer
    }

    fn text(bytes: &[u8]) -> String {
        String::from_utf8(bytes.to_vec()).unwrap().replace('\x1b', "^")
    }

    #[test]
    fn nothing_changed_is_nothing_sent() {
        let mut wire = Wire::default();
        let first = wire.frame(frame(&["een", "", "twee"]), Position::ORIGIN);
        assert_eq!(text(&first), "^[m^[H^[2Jeen^[3Htwee^[H");
        assert!(wire.frame(frame(&["een", "", "twee"]), Position::ORIGIN).is_empty());
        wire.forget();
        assert_eq!(wire.frame(frame(&["een", "", "twee"]), Position::ORIGIN), first);
    }

    #[test]
    fn a_marker_that_moves_costs_little() {
        let mut wire = Wire::default();
        wire.frame(frame(&["> een", "  twee"]), Position { x: 0, y: 0 });
        let bytes = wire.frame(frame(&["  een", "> twee"]), Position { x: 0, y: 1 });
        assert_eq!(text(&bytes), " ^[2H>^[2H");
    }

    #[test]
    fn long_tails_are_erased_and_short_gaps_written() {
        let mut wire = Wire::default();
        wire.frame(frame(&["een twee drie vier", "1 of 2"]), Position::ORIGIN);
        let bytes = wire.frame(frame(&["een", "3 of 4"]), Position::ORIGIN);
        assert_eq!(text(&bytes), "^[1;4H^[K^[2H3 of 4^[H");
    }

    #[test]
    fn looks_are_taken_up_and_laid_down() {
        let mut wire = Wire::default();
        let mut buffer = frame(&[]);
        let bold = Style::new().add_modifier(Modifier::BOLD);
        buffer.set_string(0, 0, "vet en", bold);
        buffer.set_string(7, 0, "rood", bold.fg(Color::Red));
        buffer.set_string(12, 0, "gewoon", Style::new());
        let bytes = wire.frame(buffer, Position::ORIGIN);
        assert_eq!(text(&bytes), "^[m^[H^[2J^[1mvet en ^[31mrood ^[mgewoon^[H");
    }

    fn any_frame() -> impl Strategy<Value = Buffer> {
        let style = (0usize..4).prop_map(|kind| match kind {
            0 => Style::new(),
            1 => Style::new().add_modifier(Modifier::BOLD),
            2 => Style::new().add_modifier(Modifier::UNDERLINED).fg(Color::Cyan),
            _ => Style::new().add_modifier(Modifier::REVERSED),
        });
        let piece = (0u16..24, 0u16..4, "[ abé─日]{0,12}", style);
        proptest::collection::vec(piece, 0..10).prop_map(|pieces| {
            let mut buffer = Buffer::empty(AREA);
            for (x, y, text, style) in pieces {
                buffer.set_string(x, y, text, style);
            }
            buffer
        })
    }

    /// What an emulator shows, cell by cell.
    fn seen(parser: &vt100::Parser) -> Vec<(String, bool, bool, bool, bool)> {
        let places = (0..AREA.height).flat_map(|y| (0..AREA.width).map(move |x| (x, y)));
        let cell = |(x, y)| {
            let cell = parser.screen().cell(y, x).unwrap();
            let contents = if cell.has_contents() { cell.contents() } else { " " };
            let blank = contents == " ";
            let colored = !blank && cell.fgcolor() != vt100::Color::Default;
            (contents.to_owned(), !blank && cell.bold(), cell.underline(), cell.inverse(), colored)
        };
        places.map(cell).collect()
    }

    proptest! {
        #[test]
        fn whatever_was_shown_the_new_frame_is_what_is_seen(frames in proptest::collection::vec(any_frame(), 1..5)) {
            let mut wire = Wire::default();
            let mut parser = vt100::Parser::new(AREA.height, AREA.width, 0);
            for frame in frames {
                let cursor = Position { x: 3, y: 2 };
                parser.process(&wire.frame(frame.clone(), cursor));
                let mut fresh = vt100::Parser::new(AREA.height, AREA.width, 0);
                fresh.process(&Wire::default().frame(frame, cursor));
                prop_assert_eq!(seen(&parser), seen(&fresh));
                prop_assert_eq!(parser.screen().cursor_position(), (2, 3));
            }
        }
    }
}
