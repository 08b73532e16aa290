//! A `ratatui` backend that sends a frame in one write, and nothing at all when nothing changed.
//!
//! It receives changed cells only, so it keeps the frame as a whole, and compares that with what was sent when it is
//! flushed. It never asks the terminal anything: the position of the cursor and the size are known from memory.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};

use super::frame_encoder::FrameEncoder;
use crate::text::width;

/// Draws on a terminal at the other end of `output`.
#[derive(Debug)]
pub(in crate::tui) struct EncoderBackend<W> {
    output: W,
    encoder: FrameEncoder,
    /// What goes out before the next frame, in the same write.
    prefix: Vec<u8>,
    /// The frame as it will be after the next flush.
    frame: Buffer,
    /// The rows of it that were drawn on since the last flush.
    changed: Vec<bool>,
    cursor: Position,
    cursor_visible: bool,
}

impl<W: Write> EncoderBackend<W> {
    /// For a terminal of this size, of which nothing is known except that its cursor is visible.
    pub(in crate::tui) fn new(output: W, size: Size) -> Self {
        Self {
            output,
            encoder: FrameEncoder::default(),
            prefix: Vec::new(),
            frame: Buffer::empty(Rect::from((Position::ORIGIN, size))),
            changed: vec![false; usize::from(size.height)],
            cursor: Position::ORIGIN,
            cursor_visible: true,
        }
    }

    /// From the next frame on the terminal has this size.
    pub(in crate::tui) fn resize(&mut self, size: Size) {
        self.frame.resize(Rect::from((Position::ORIGIN, size)));
        self.changed.resize(usize::from(size.height), false);
    }

    /// Sends this before the next frame, in the same write. These bytes make the cursor visible.
    pub(super) fn send_first(&mut self, bytes: Vec<u8>) {
        self.prefix = bytes;
        self.encoder.cursor_becomes_visible();
    }

    /// What it writes to.
    #[cfg(test)]
    pub(in crate::tui) fn output_mut(&mut self) -> &mut W {
        &mut self.output
    }
}

impl<W: Write> Backend for EncoderBackend<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        for (x, y, cell) in content {
            let columns = u16::try_from(width(cell.symbol())).unwrap_or(1);
            // Nothing is reported about what a wide letter covers: whatever was there is gone.
            for covered in (x.saturating_add(1)..x.saturating_add(columns)).rev() {
                if let Some(hidden) = self.frame.cell_mut((covered, y)) {
                    hidden.reset();
                }
            }
            if let Some(changed) = self.frame.cell_mut((x, y)) {
                changed.clone_from(cell);
            }
            if let Some(row) = self.changed.get_mut(usize::from(y)) {
                *row = true;
            }
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.cursor_visible = false;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.cursor_visible = true;
        Ok(())
    }

    /// Where the cursor was put last. The terminal is not asked: one that does not answer costs two seconds.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.cursor = position.into();
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    /// Blanks a part, and sends the whole frame again next time: a caller that clears does not trust what is on the screen.
    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        let (columns, cursor) = (usize::from(self.frame.area.width), self.cursor);
        let row = usize::from(cursor.y) * columns;
        let here = row + usize::from(cursor.x).min(columns);
        let cleared = match region {
            ClearType::All => 0..usize::MAX,
            ClearType::AfterCursor => here..usize::MAX,
            ClearType::BeforeCursor => 0..here + 1,
            ClearType::CurrentLine => row..row + columns,
            ClearType::UntilNewLine => here..row + columns,
        };
        for (at, cell) in self.frame.content.iter_mut().enumerate() {
            if cleared.contains(&at) {
                cell.reset();
            }
        }
        self.encoder.forget();
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.frame.area.as_size())
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        // How many dots a cell has nobody needs to know.
        Ok(WindowSize { columns_rows: self.frame.area.as_size(), pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        let cursor = self.cursor_visible.then_some(self.cursor);
        let may_differ = |y: u16| self.changed.get(usize::from(y)).is_some_and(|changed| *changed);
        let mut bytes = self.prefix.clone();
        bytes.extend(self.encoder.encode_rows(&self.frame, cursor, may_differ));
        self.changed.fill(false);
        if bytes.is_empty() {
            return Ok(());
        }
        let sent = self.output.write_all(&bytes);
        match &sent {
            Ok(()) => self.prefix.clear(),
            // Part of it may have arrived, so that nothing is known of the screen. The prefix goes out again.
            Err(_) => self.encoder.forget_all(),
        }
        sent
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, Write};

    use proptest::prelude::*;
    use ratatui::Terminal;
    use ratatui::backend::{Backend, ClearType};
    use ratatui::buffer::{Buffer, Cell};
    use ratatui::layout::{Position, Size};
    use ratatui::text::Line;

    use super::super::frame_encoder::FrameEncoder;
    use super::super::frame_encoder::tests::{AREA, any_frame, seen};
    use super::EncoderBackend;
    use crate::text::width;

    /// Each write by itself, and whether the next fails.
    #[derive(Debug, Default)]
    struct Writes(Vec<String>, bool);

    impl Write for Writes {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if self.1 {
                return Err(io::Error::other("no room"));
            }
            self.0.push(String::from_utf8(bytes.to_vec()).unwrap().replace('\x1b', "^"));
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    type TestTerminal = Terminal<EncoderBackend<Writes>>;

    fn terminal() -> TestTerminal {
        Terminal::new(EncoderBackend::new(Writes::default(), Size::new(12, 3))).unwrap()
    }

    fn draw(terminal: &mut TestTerminal, text: &str, cursor: Option<(u16, u16)>) -> Vec<String> {
        let shown = terminal.draw(|frame| {
            for (row, line) in frame.area().rows().zip(text.lines()) {
                frame.render_widget(Line::raw(line), row);
            }
            if let Some(cursor) = cursor {
                frame.set_cursor_position(cursor);
            }
        });
        shown.unwrap();
        std::mem::take(&mut terminal.backend_mut().output_mut().0)
    }

    #[test]
    fn a_frame_is_one_write_and_no_change_is_none() {
        let mut terminal = terminal();
        assert_eq!(draw(&mut terminal, "een\ntwee", Some((0, 0))), ["^[m^[H^[2Jeen^[2Htwee^[H"]);
        assert_eq!(draw(&mut terminal, "een\ntwee", Some((0, 0))), [""; 0]);
        assert_eq!(draw(&mut terminal, "een\ndrie", Some((0, 1))), ["^[2Hdri^[2H"]);
        assert_eq!(draw(&mut terminal, "een\ndrie", Some((0, 2))), ["^[3H"]);
    }

    #[test]
    fn the_cursor_is_hidden_and_shown_only_when_that_changes() {
        let mut terminal = terminal();
        draw(&mut terminal, "een", Some((1, 0)));
        assert_eq!(draw(&mut terminal, "een", None), ["^[?25l"]);
        assert_eq!(draw(&mut terminal, "een", None), [""; 0]);
        assert_eq!(draw(&mut terminal, "een", Some((1, 0))), ["^[?25h"]);
        draw(&mut terminal, "een", None);
        assert_eq!(draw(&mut terminal, "twee", Some((1, 0))), ["^[Htwee^[1;2H^[?25h"]);
    }

    #[test]
    fn what_was_not_sent_is_sent_with_the_next_frame() {
        let mut terminal = terminal();
        draw(&mut terminal, "een", Some((1, 0)));
        terminal.backend_mut().send_first(b"first ".to_vec());
        terminal.backend_mut().output_mut().1 = true;
        assert!(terminal.draw(|frame| frame.render_widget(Line::raw("twee"), frame.area())).is_err());
        terminal.backend_mut().output_mut().1 = false;
        // Whether the cursor was hidden is not known either.
        assert_eq!(draw(&mut terminal, "drie", Some((1, 0))), ["first ^[m^[H^[2Jdrie^[1;2H^[?25h"]);
        assert_eq!(draw(&mut terminal, "drie", Some((1, 0))), [""; 0]);
    }

    #[test]
    fn a_cursor_that_is_shown_first_is_hidden_again() {
        let mut terminal = terminal();
        assert_eq!(draw(&mut terminal, "een", None), ["^[m^[H^[2Jeen^[?25l"]);
        terminal.backend_mut().send_first(b"shown ".to_vec());
        assert_eq!(draw(&mut terminal, "een", None), ["shown ^[?25l"]);
    }

    #[test]
    fn what_was_cleared_is_sent_whole() {
        let mut terminal = terminal();
        let first = draw(&mut terminal, "een\ntwee", Some((1, 1)));
        terminal.clear().unwrap();
        assert_eq!(draw(&mut terminal, "een\ntwee", Some((1, 1))), first);
        // A part that is cleared is blank until it is drawn again; the rest is still there.
        let backend = terminal.backend_mut();
        for region in [ClearType::CurrentLine, ClearType::AfterCursor, ClearType::UntilNewLine] {
            backend.set_cursor_position((0, 1)).unwrap();
            backend.clear_region(region).unwrap();
            Backend::flush(backend).unwrap();
            assert_eq!(std::mem::take(&mut backend.output_mut().0), ["^[m^[H^[2Jeen^[2H"], "{region:?}");
        }
        backend.clear_region(ClearType::BeforeCursor).unwrap();
        Backend::flush(backend).unwrap();
        assert_eq!(std::mem::take(&mut backend.output_mut().0), ["^[m^[H^[2J^[2H"]);
    }

    #[test]
    fn another_size_is_taken_on_by_itself() {
        let mut terminal = terminal();
        draw(&mut terminal, "een\ntwee", Some((0, 0)));
        for (size, expected) in [
            (Size::new(12, 3), None),
            (Size::new(14, 3), Some("^[m^[H^[2Jeen^[2Htwee^[H")),
            (Size::new(4, 1), Some("^[m^[H^[2Jeen^[H")),
            (Size::ZERO, Some("^[m^[H^[2J")),
        ] {
            terminal.backend_mut().resize(size);
            let writes = draw(&mut terminal, "een\ntwee", Some((0, 0)));
            assert_eq!(writes, expected.map(str::to_owned).into_iter().collect::<Vec<_>>(), "{size}");
            assert_eq!(terminal.size().unwrap(), size);
        }
        assert_eq!(terminal.get_cursor_position().unwrap(), Position::ORIGIN);
    }

    /// Without half a wide letter under something else: of such a frame `ratatui` does not tell all changes.
    fn well_formed(mut frame: Buffer) -> Buffer {
        let wide = |cell: &Cell| width(cell.symbol()) == 2;
        let covered: Vec<usize> =
            (1..frame.content.len()).filter(|at| wide(&frame.content[at - 1])).collect();
        covered.into_iter().for_each(|at| frame.content[at].reset());
        frame
    }

    proptest! {
        #[test]
        fn drawn_change_by_change_the_frame_is_what_is_seen(frames in proptest::collection::vec(any_frame(), 1..5)) {
            let backend = EncoderBackend::new(Vec::new(), AREA.as_size());
            let mut terminal = Terminal::new(backend).unwrap();
            let mut parser = vt100::Parser::new(AREA.height, AREA.width, 0);
            for drawn in frames.into_iter().map(well_formed) {
                terminal
                    .draw(|frame| {
                        frame.buffer_mut().clone_from(&drawn);
                        frame.set_cursor_position((3, 2));
                    })
                    .unwrap();
                parser.process(&std::mem::take(terminal.backend_mut().output_mut()));
                let mut fresh = vt100::Parser::new(AREA.height, AREA.width, 0);
                fresh.process(&FrameEncoder::default().encode(&drawn, Some(Position { x: 3, y: 2 })));
                prop_assert_eq!(seen(&parser), seen(&fresh));
                prop_assert_eq!(parser.screen().cursor_position(), (2, 3));
            }
        }
    }
}
