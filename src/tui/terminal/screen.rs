//! The terminal: taken over, drawn on, given back as it was.
//!
//! The terminal is never asked anything, so nothing waits for an answer that does not come. Giving back ignores every error
//! and never prints: the terminal may be gone.

use std::io::{self, Write};
use std::sync::Once;

use crossterm::cursor::{MoveTo, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::queue;
use crossterm::style::{Attribute, SetAttribute};
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode, is_raw_mode_enabled,
};
use ratatui::layout::{Rect, Size};
use ratatui::{Frame, Terminal};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::termios::{QueueSelector, tcflush, tcgetwinsize};

use super::backend::EncoderBackend;

/// What is assumed when the terminal does not say how large it is.
const DEFAULT_SIZE: Size = Size::new(80, 24);

/// No page needs more than this. It is a limit, so that a client, which chooses the size of its window, cannot make us
/// allocate without bound.
const LARGEST_SIZE: Size = Size::new(300, 120);

/// A row below every window: for terminals that have no other screen, leaving begins a new line at the bottom.
const BOTTOM: u16 = 998;

/// The terminal while it is ours. Dropping it gives it back.
#[derive(Debug)]
pub(in crate::tui) struct Screen {
    terminal: Terminal<EncoderBackend<StandardOutput>>,
}

impl Screen {
    /// Takes the terminal over. It is written to with the first frame only.
    ///
    /// # Errors
    /// When standard input is not a terminal.
    pub(in crate::tui) fn enter() -> io::Result<Self> {
        let terminal = Terminal::new(EncoderBackend::new(StandardOutput, window_size()))?;
        let mut screen = Self { terminal };
        screen.take_over()?;
        restore_on_panic();
        Ok(screen)
    }

    /// Takes the terminal over again, after [`Screen::leave`] or when another program may have changed it.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub(in crate::tui) fn take_over(&mut self) -> io::Result<()> {
        // Set again, as another program may have changed the modes. What was found at first is set in between, so that
        // it is what is remembered as the modes to give back.
        let _ = disable_raw_mode();
        enable_raw_mode()?;
        let mut entering = Vec::new();
        // The other screen, so that what was on this one comes back. What is pasted is marked, so that none of it is a key.
        queue!(entering, EnterAlternateScreen, Show, EnableBracketedPaste)?;
        self.terminal.backend_mut().send_first(entering);
        self.fit()
    }

    /// Gives the terminal back as it was.
    pub(in crate::tui) fn leave(&mut self) {
        restore();
    }

    /// Draws everything again at the next frame.
    ///
    /// # Errors
    /// Never: nothing is sent yet.
    pub(in crate::tui) fn redraw(&mut self) -> io::Result<()> {
        self.terminal.clear()
    }

    /// Takes on the size that the window has now, and draws everything again at the next frame.
    ///
    /// # Errors
    /// Never: nothing is sent yet.
    pub(in crate::tui) fn fit(&mut self) -> io::Result<()> {
        self.terminal.backend_mut().resize(window_size());
        self.redraw()
    }

    /// How large the next frame is.
    pub(in crate::tui) fn area(&self) -> Rect {
        self.terminal.size().map(Rect::from).unwrap_or_default()
    }

    /// Shows a frame, in one write; in none when nothing changed.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub(in crate::tui) fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        self.terminal.draw(render).map(drop)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

/// How large a frame may be now. crossterm's `window_size` opens `/dev/tty` each time, and its `size` starts `tput`.
fn window_size() -> Size {
    let size = tcgetwinsize(rustix::stdio::stdout()).map(|size| Size::new(size.ws_col, size.ws_row));
    let known = size.ok().filter(|size| size.width > 0 && size.height > 0).unwrap_or(DEFAULT_SIZE);
    Size::new(known.width.min(LARGEST_SIZE.width), known.height.min(LARGEST_SIZE.height))
}

/// Only the modes, without a word.
fn restore_modes() -> bool {
    if !is_raw_mode_enabled().unwrap_or(false) {
        return false;
    }
    // What was typed ahead was meant for us, not for the shell.
    let _ = tcflush(rustix::stdio::stdin(), QueueSelector::IFlush);
    let _ = disable_raw_mode();
    true
}

/// Gives the terminal back, if it is ours; the second time does nothing.
fn restore() {
    if restore_modes() {
        let _ = StandardOutput.write_all(&leaving());
    }
}

/// The same without ever waiting for the terminal: one that takes no more output keeps what it shows.
pub(super) fn restore_without_waiting() {
    if !restore_modes() {
        return;
    }
    // A byte at a time: there is room for one when it can be written to.
    for byte in leaving() {
        let stdout = rustix::stdio::stdout();
        let mut room = [PollFd::new(&stdout, PollFlags::OUT)];
        let asked = poll(&mut room, Some(&Timespec::default()));
        let [room] = room.map(|room| room.revents());
        if asked != Ok(1) || room != PollFlags::OUT || rustix::io::write(stdout, &[byte]) != Ok(1) {
            break;
        }
    }
}

/// What leaves our screen.
fn leaving() -> Vec<u8> {
    let mut leaving = Vec::new();
    // Writing to memory does not fail.
    let _ = queue!(
        leaving,
        DisableBracketedPaste,
        SetAttribute(Attribute::Reset),
        Show,
        MoveTo(0, BOTTOM),
        LeaveAlternateScreen
    );
    leaving
}

/// A fault in the program is reported on the ordinary screen.
fn restore_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let report = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |fault| {
            restore();
            report(fault);
        }));
    });
}

/// Standard output without a buffer or a lock: the thread that ends the program may not wait for one that is held up in
/// drawing.
#[derive(Debug)]
struct StandardOutput;

impl Write for StandardOutput {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        loop {
            match rustix::io::write(rustix::stdio::stdout(), bytes) {
                Err(Errno::AGAIN) => wait_for_room()?,
                // `write_all` tries again when a signal came in between.
                result => return result.map_err(io::Error::from),
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Somebody made the terminal non-blocking.
fn wait_for_room() -> io::Result<()> {
    let stdout = rustix::stdio::stdout();
    match poll(&mut [PollFd::from_borrowed_fd(stdout, PollFlags::OUT)], None) {
        Ok(_) | Err(Errno::INTR) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
