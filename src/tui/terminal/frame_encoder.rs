//! The bytes that turn what is on a terminal into the next frame: as few as it takes, and none when nothing
//! changed. Pure.
//!
//! Only cursor positions, erasing to the end of a line or of the screen, and attributes are sent: every terminal
//! knows these. Over a slow link bytes are time, so blanks are never painted where erasing will do.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};

use crate::text::width;

/// Up to this many unchanged cells are printed again, not jumped over: a jump costs about as many bytes.
const SHORT_GAP: u16 = 5;

/// Fewer blanks than this are printed; more are erased.
const SHORT_TAIL: usize = 4;

/// How a cell looks, in what is ever sent: another colour or attribute is none. A blank looks the same in bold as in
/// dim, so it takes on whatever is in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct CellStyle {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

const PLAIN: CellStyle = CellStyle { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

/// The attributes with a row in [`MODIFIERS`].
const SENT: Modifier = Modifier::BOLD
    .union(Modifier::DIM)
    .union(Modifier::ITALIC)
    .union(Modifier::UNDERLINED)
    .union(Modifier::REVERSED);

/// On a blank only these can be seen.
const SEEN_ON_BLANK: Modifier = Modifier::REVERSED.union(Modifier::UNDERLINED);

impl CellStyle {
    fn of(cell: &Cell) -> Self {
        let sent = |color| if color_code(color).is_some() { color } else { Color::Reset };
        if is_unstyled(cell) {
            return PLAIN;
        }
        let style = Self { fg: sent(cell.fg), bg: sent(cell.bg), modifier: cell.modifier & SENT };
        if cell.symbol() == " " && !style.modifier.intersects(SEEN_ON_BLANK) {
            return Self { bg: style.bg, ..PLAIN };
        }
        style
    }
}

/// Most cells are as they were made.
fn is_unstyled(cell: &Cell) -> bool {
    (cell.modifier, cell.fg, cell.bg) == (PLAIN.modifier, PLAIN.fg, PLAIN.bg)
}

fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && CellStyle::of(cell) == PLAIN
}

fn is_same(one: &Cell, other: &Cell) -> bool {
    let as_set = |cell: &Cell| (cell.modifier, cell.fg, cell.bg);
    // Equal cells look alike; only of others it matters what is sent of them.
    one.symbol() == other.symbol()
        && (as_set(one) == as_set(other) || CellStyle::of(one) == CellStyle::of(other))
}

/// Whether the terminal shows its cursor.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum CursorState {
    #[default]
    Visible,
    Hidden,
    /// It may be either: it is sent with the next frame.
    Unknown,
}

/// What is on the terminal, as far as we know.
#[derive(Debug, Default)]
pub(super) struct FrameEncoder {
    /// The last frame; absent when it is not known what the terminal shows.
    shown: Option<Buffer>,
    position: Option<Position>,
    cursor: CursorState,
}

impl FrameEncoder {
    /// Forgets what the terminal shows: the next frame is sent whole. Whether its cursor is hidden is still known.
    pub(super) fn forget(&mut self) {
        *self = Self { cursor: self.cursor, ..Self::default() };
    }

    /// Forgets everything, as a write failed halfway.
    pub(super) fn forget_all(&mut self) {
        *self = Self { cursor: CursorState::Unknown, ..Self::default() };
    }

    /// Somebody else's bytes show the cursor before the next frame.
    pub(super) fn cursor_becomes_visible(&mut self) {
        self.cursor = CursorState::Visible;
    }

    /// The bytes that bring the terminal from the last frame to this one, with the cursor at `position`, or hidden.
    #[cfg(test)]
    pub(super) fn encode(&mut self, frame: &Buffer, position: Option<Position>) -> Vec<u8> {
        self.encode_rows(frame, position, |_| true)
    }

    /// The same where only some rows can differ from the last frame.
    pub(super) fn encode_rows(
        &mut self,
        frame: &Buffer,
        position: Option<Position>,
        may_differ: impl Fn(u16) -> bool,
    ) -> Vec<u8> {
        let known = self.shown.take().filter(|shown| shown.area == frame.area);
        let mut cursor = Cursor { position: self.position, style: PLAIN, bytes: Vec::new() };
        let is_known = known.is_some();
        let mut shown = known.unwrap_or_else(|| {
            cursor.bytes.extend_from_slice(b"\x1b[m\x1b[H\x1b[2J");
            cursor.position = Some(Position::ORIGIN);
            Buffer::empty(frame.area)
        });
        let columns = usize::from(frame.area.width).max(1);
        let rows = shown.content.chunks_mut(columns).zip(frame.content.chunks(columns));
        for (y, (old, new)) in (0u16..).zip(rows) {
            if !is_known || may_differ(y) {
                cursor.update_row(old, new, y);
                old.clone_from_slice(new);
            }
        }
        cursor.set_style(PLAIN);
        if let Some(Position { x, y }) = position {
            cursor.move_to(x, y);
        }
        let (wanted, sequence) = match position {
            Some(_) => (CursorState::Visible, b"\x1b[?25h"),
            None => (CursorState::Hidden, b"\x1b[?25l"),
        };
        if self.cursor != wanted {
            self.cursor = wanted;
            cursor.bytes.extend_from_slice(sequence);
        }
        self.position = cursor.position;
        self.shown = Some(shown);
        cursor.bytes
    }
}

/// Where the terminal's cursor is and how it writes.
struct Cursor {
    position: Option<Position>,
    style: CellStyle,
    bytes: Vec<u8>,
}

impl Cursor {
    /// Brings one row up to date.
    fn update_row(&mut self, old: &[Cell], new: &[Cell], y: u16) {
        let differs = |(old, new): (&Cell, &Cell)| !is_same(old, new);
        let Some(first) = old.iter().zip(new).position(differs) else { return };
        let last = old.iter().zip(new).rposition(differs).unwrap_or(first);
        // What takes one byte takes one column.
        let is_wide = |cell: &Cell| cell.symbol().len() != 1 && width(cell.symbol()) != 1;
        // Half a wide letter cannot be replaced: such a row, rare in these texts, is written whole.
        let whole = old.iter().chain(new).any(is_wide);
        let end = new.iter().rposition(|cell| !is_blank(cell)).map_or(0, |last| last + 1);
        // Beyond the last cell that differs, blanks were blank.
        let tail = old.iter().take(last + 1).skip(end).filter(|cell| !is_blank(cell)).count();
        let erase = whole || tail >= SHORT_TAIL;
        if whole {
            self.set_style(PLAIN);
            self.move_to(0, y);
            self.bytes.extend_from_slice(b"\x1b[K");
        }
        let mut covered = 0;
        let (begin, cells) = if whole { (0, new.len()) } else { (first, last + 1) };
        for (x, (old, cell)) in (0u16..).zip(old.iter().zip(new)).take(cells).skip(begin) {
            let past_end = usize::from(x) >= end;
            if x < covered || (past_end && erase) {
                continue;
            }
            let unchanged = if whole { is_blank(cell) } else { is_same(old, cell) };
            if !unchanged {
                self.advance_to(x, y, new);
                self.put(cell);
                covered = x.saturating_add(u16::try_from(width(cell.symbol())).unwrap_or(1));
            }
        }
        if erase && !whole {
            self.set_style(PLAIN);
            self.move_to(u16::try_from(end).unwrap_or(u16::MAX), y);
            self.bytes.extend_from_slice(b"\x1b[K");
        }
    }

    /// Moves to a cell of a row: over a short gap by writing what is there already.
    fn advance_to(&mut self, x: u16, y: u16, row: &[Cell]) {
        if let Some(at) = self.position.filter(|at| at.y == y && at.x < x && x - at.x <= SHORT_GAP) {
            let gap = row.get(usize::from(at.x)..usize::from(x)).unwrap_or_default();
            if gap.iter().all(|cell| cell.symbol().is_ascii() && self.is_ready(cell)) {
                gap.iter().for_each(|cell| self.put(cell));
            }
        }
        self.move_to(x, y);
    }

    fn move_to(&mut self, x: u16, y: u16) {
        if self.position == Some(Position { x, y }) {
            return;
        }
        self.position = Some(Position { x, y });
        let sequence = match (x, y) {
            (0, 0) => "\x1b[H".to_owned(),
            (0, _) => format!("\x1b[{}H", y + 1),
            _ => format!("\x1b[{};{}H", y + 1, x + 1),
        };
        self.bytes.extend_from_slice(sequence.as_bytes());
    }

    /// Whether a cell can be written without changing the attributes.
    fn is_ready(&self, cell: &Cell) -> bool {
        let style = CellStyle::of(cell);
        style == self.style || (is_blank(cell) && !self.style.modifier.intersects(SEEN_ON_BLANK))
    }

    fn put(&mut self, cell: &Cell) {
        if !self.is_ready(cell) {
            self.set_style(CellStyle::of(cell));
        }
        self.bytes.extend_from_slice(cell.symbol().as_bytes());
        let columns = u16::try_from(width(cell.symbol())).unwrap_or(1);
        self.position = self.position.map(|at| Position { x: at.x.saturating_add(columns), ..at });
    }

    fn set_style(&mut self, style: CellStyle) {
        if style == self.style {
            return;
        }
        let mut codes: Vec<String> = Vec::new();
        let keeps = style.modifier.contains(self.style.modifier)
            && (style.fg == self.style.fg || self.style.fg == Color::Reset)
            && (style.bg == self.style.bg || self.style.bg == Color::Reset);
        let held = if keeps { self.style } else { PLAIN };
        if !keeps && style != PLAIN {
            codes.push("0".to_owned());
        }
        for (modifier, code) in MODIFIERS {
            if style.modifier.contains(*modifier) && !held.modifier.contains(*modifier) {
                codes.push((*code).to_owned());
            }
        }
        for (color, held, base) in [(style.fg, held.fg, 30), (style.bg, held.bg, 40)] {
            if let Some(code) = color_code(color).filter(|_| color != held) {
                codes.push((base + code).to_string());
            }
        }
        self.bytes.extend_from_slice(format!("\x1b[{}m", codes.join(";")).as_bytes());
        self.style = style;
    }
}

const MODIFIERS: &[(Modifier, &str)] = &[
    (Modifier::BOLD, "1"),
    (Modifier::DIM, "2"),
    (Modifier::ITALIC, "3"),
    (Modifier::UNDERLINED, "4"),
    (Modifier::REVERSED, "7"),
];

/// Only the eight colours that every terminal has, and every person can set to their liking. Not by crossterm, which
/// writes `38;5;1` for `31`.
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
pub(super) mod tests {
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::{Position, Rect};
    use ratatui::style::{Color, Modifier, Style};

    use super::FrameEncoder;

    pub(in crate::tui::terminal) const AREA: Rect = Rect { x: 0, y: 0, width: 24, height: 4 };

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
        let mut encoder = FrameEncoder::default();
        let first = encoder.encode(&frame(&["een", "", "twee"]), Some(Position::ORIGIN));
        assert_eq!(text(&first), "^[m^[H^[2Jeen^[3Htwee^[H");
        assert!(encoder.encode(&frame(&["een", "", "twee"]), Some(Position::ORIGIN)).is_empty());
        encoder.forget();
        assert_eq!(encoder.encode(&frame(&["een", "", "twee"]), Some(Position::ORIGIN)), first);
    }

    #[test]
    fn a_marker_that_moves_costs_little() {
        let mut encoder = FrameEncoder::default();
        encoder.encode(&frame(&["> een", "  twee"]), Some(Position { x: 0, y: 0 }));
        let bytes = encoder.encode(&frame(&["  een", "> twee"]), Some(Position { x: 0, y: 1 }));
        assert_eq!(text(&bytes), " ^[2H>^[2H");
    }

    #[test]
    fn long_tails_are_erased_and_short_gaps_written() {
        let mut encoder = FrameEncoder::default();
        encoder.encode(&frame(&["een twee drie vier", "1 of 2"]), Some(Position::ORIGIN));
        let bytes = encoder.encode(&frame(&["een", "3 of 4"]), Some(Position::ORIGIN));
        assert_eq!(text(&bytes), "^[1;4H^[K^[2H3 of 4^[H");
    }

    #[test]
    fn styles_are_set_and_reset() {
        let mut encoder = FrameEncoder::default();
        let mut buffer = frame(&[]);
        let bold = Style::new().add_modifier(Modifier::BOLD);
        buffer.set_string(0, 0, "vet en", bold);
        buffer.set_string(7, 0, "rood", bold.fg(Color::Red));
        buffer.set_string(12, 0, "gewoon", Style::new());
        let bytes = encoder.encode(&buffer, Some(Position::ORIGIN));
        assert_eq!(text(&bytes), "^[m^[H^[2J^[1mvet en ^[31mrood ^[mgewoon^[H");
    }

    #[test]
    fn what_has_no_code_takes_nothing_off() {
        let mut buffer = frame(&[]);
        let bold = Style::new().add_modifier(Modifier::BOLD);
        buffer.set_string(0, 0, "vet", bold);
        buffer.set_string(3, 0, "odd", bold.fg(Color::Rgb(1, 2, 3)).add_modifier(Modifier::SLOW_BLINK));
        buffer.set_string(6, 0, "vet", bold);
        let bytes = FrameEncoder::default().encode(&buffer, Some(Position::ORIGIN));
        assert_eq!(text(&bytes), "^[m^[H^[2J^[1mvetoddvet^[m^[H");
    }

    /// The same without what is never sent.
    fn as_sent(mut frame: Buffer) -> Buffer {
        for cell in &mut frame.content {
            if matches!(cell.fg, Color::Rgb(..) | Color::LightRed) {
                cell.fg = Color::Reset;
            }
            cell.modifier.remove(Modifier::HIDDEN);
        }
        frame
    }

    pub(in crate::tui::terminal) fn any_frame() -> impl Strategy<Value = Buffer> {
        let style = (0usize..7).prop_map(|kind| match kind {
            0 => Style::new(),
            1 => Style::new().add_modifier(Modifier::BOLD),
            2 => Style::new().add_modifier(Modifier::UNDERLINED).fg(Color::Cyan),
            3 => Style::new().add_modifier(Modifier::BOLD).fg(Color::Rgb(1, 2, 3)),
            4 => Style::new().add_modifier(Modifier::UNDERLINED | Modifier::HIDDEN),
            5 => Style::new().fg(Color::LightRed),
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
    pub(in crate::tui::terminal) fn seen(parser: &vt100::Parser) -> Vec<(String, bool, bool, bool, bool)> {
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
            let mut encoder = FrameEncoder::default();
            let mut parser = vt100::Parser::new(AREA.height, AREA.width, 0);
            for frame in frames {
                let cursor = Position { x: 3, y: 2 };
                parser.process(&encoder.encode(&frame, Some(cursor)));
                let mut fresh = vt100::Parser::new(AREA.height, AREA.width, 0);
                fresh.process(&FrameEncoder::default().encode(&as_sent(frame), Some(cursor)));
                prop_assert_eq!(seen(&parser), seen(&fresh));
                prop_assert_eq!(parser.screen().cursor_position(), (2, 3));
            }
        }
    }
}
