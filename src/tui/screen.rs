//! The terminal: taken over, written to, given back as it was.
//!
//! Nothing is ever asked of it, so nothing waits for an answer that does not come. Giving back ignores every error
//! and never prints: the terminal may be gone.

use std::io;
use std::os::fd::BorrowedFd;
use std::sync::{Mutex, Once, PoisonError};

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::termios::{OptionalActions, QueueSelector, Termios, tcflush, tcgetattr, tcgetwinsize, tcsetattr};

use super::wire::Wire;

/// What is assumed when the terminal does not say how large it is.
const USUAL_SIZE: (u16, u16) = (80, 24);

/// A client chooses the size of its window; no page needs more than this, and memory is not for the asking.
const LARGEST_SIZE: (u16, u16) = (300, 120);

/// The other screen, so that what was on this one comes back.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?25h";

/// Plain letters, a visible cursor, at the bottom for terminals that have no other screen; then back.
const LEAVE: &[u8] = b"\x1b[m\x1b[?25h\x1b[999H\x1b[?1049l";

/// The modes of the terminal as they were, while it is taken over.
static BEFORE: Mutex<Option<Termios>> = Mutex::new(None);

/// The terminal while it is ours. Dropping it gives it back.
#[derive(Debug)]
pub(super) struct Screen {
    wire: Wire,
    /// What has to be sent before the next frame, in the same write.
    opening: Vec<u8>,
}

impl Screen {
    /// Takes the terminal over. It is written to with the first frame only.
    ///
    /// # Errors
    /// When standard input is no terminal.
    pub(super) fn enter() -> io::Result<Self> {
        let mut screen = Self { wire: Wire::default(), opening: Vec::new() };
        screen.take_over()?;
        give_back_on_panic();
        Ok(screen)
    }

    /// Takes the terminal over again, after [`Screen::leave`] or when another program may have changed it.
    pub(super) fn take_over(&mut self) -> io::Result<()> {
        let stdin = rustix::stdio::stdin();
        let modes = tcgetattr(stdin)?;
        let mut raw = modes.clone();
        raw.make_raw();
        let mut before = BEFORE.lock().unwrap_or_else(PoisonError::into_inner);
        // Once taken over, what is found is our own.
        before.get_or_insert(modes);
        tcsetattr(stdin, OptionalActions::Now, &raw)?;
        self.wire.forget();
        self.opening = ENTER.to_vec();
        Ok(())
    }

    /// Gives the terminal back as it was.
    pub(super) fn leave(&mut self) {
        give_back();
    }

    /// Draws everything again at the next frame.
    pub(super) fn forget(&mut self) {
        self.wire.forget();
    }

    /// Shows a frame, in one write; in none when nothing changed.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub(super) fn show(&mut self, frame: Buffer, cursor: Position) -> io::Result<()> {
        let mut bytes = std::mem::take(&mut self.opening);
        bytes.extend(self.wire.frame(frame, cursor));
        write_all(rustix::stdio::stdout(), &bytes)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

/// How large a frame may be now.
pub(super) fn area() -> Rect {
    let said = tcgetwinsize(rustix::stdio::stdout()).map(|size| (size.ws_col, size.ws_row));
    let (width, height) = said.ok().filter(|size| size.0 > 0 && size.1 > 0).unwrap_or(USUAL_SIZE);
    Rect { x: 0, y: 0, width: width.min(LARGEST_SIZE.0), height: height.min(LARGEST_SIZE.1) }
}

/// Only the modes, without a word: this cannot block on a terminal that takes no more output.
pub(super) fn give_back_modes() -> bool {
    // Held by somebody who is giving it back right now: then that is being done.
    let Ok(mut before) = BEFORE.try_lock() else { return false };
    let Some(modes) = before.take() else { return false };
    let stdin = rustix::stdio::stdin();
    // What was typed ahead was meant for us, not for the shell.
    let _ = tcflush(stdin, QueueSelector::IFlush);
    let _ = tcsetattr(stdin, OptionalActions::Now, &modes);
    true
}

/// Gives the terminal back, if it is ours; the second time does nothing.
fn give_back() {
    if give_back_modes() {
        let _ = write_all(rustix::stdio::stdout(), LEAVE);
    }
}

/// A fault in the program is told on the ordinary screen.
fn give_back_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let tell = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |fault| {
            give_back();
            tell(fault);
        }));
    });
}

fn write_all(terminal: BorrowedFd<'_>, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match rustix::io::write(terminal, bytes) {
            Ok(0) => return Err(Errno::IO.into()),
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => wait_for_room(terminal)?,
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Somebody made the terminal non-blocking.
fn wait_for_room(terminal: BorrowedFd<'_>) -> io::Result<()> {
    match poll(&mut [PollFd::from_borrowed_fd(terminal, PollFlags::OUT)], None) {
        Ok(_) | Err(Errno::INTR) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
