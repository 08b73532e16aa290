//! What wakes the program: keys, signals, a new size, a terminal that is gone. In between it sleeps.

use std::io::{self, PipeReader, Read};
use std::os::fd::AsFd;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};

use super::input::{Decoder, Key, Pending};
use super::screen;

/// After this long what came of a key is all of it. Slow links cut an arrow key in pieces this far apart.
const KEY_PAUSE: Duration = Duration::from_millis(100);
/// After this long a reply has lost its end.
const REPLY_PAUSE: Duration = Duration::from_secs(1);
/// The program has this long to end by itself when the terminal is gone or a signal says so.
const GRACE: Duration = Duration::from_millis(700);
/// No more than this is read before the next frame, however fast somebody pastes.
const MOST_AT_ONCE: usize = 64 * 1024;

/// Signals that end the program.
const DEADLY: [i32; 4] = [SIGHUP, SIGINT, SIGQUIT, SIGTERM];
const GUARD_STACK: usize = 64 * 1024;

/// What happened since the program last looked.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Wake {
    /// The keys pressed.
    pub(super) keys: Vec<Key>,
    /// The window has another size.
    pub(super) resized: bool,
    /// The program was stopped and goes on: others may have used the terminal.
    pub(super) resumed: bool,
    /// Somebody asked the program to stop for a while.
    pub(super) suspend: bool,
    /// A signal that ends the program.
    pub(super) signal: Option<i32>,
    /// The terminal is gone.
    pub(super) gone: bool,
}

/// The sources of all that happens.
#[derive(Debug)]
pub(super) struct Wakes {
    decoder: Decoder,
    pipe: PipeReader,
    flags: Flags,
}

#[derive(Debug, Clone, Default)]
struct Flags {
    resized: Arc<AtomicBool>,
    resumed: Arc<AtomicBool>,
    suspend: Arc<AtomicBool>,
    /// The signal that came, or zero.
    deadly: Arc<AtomicUsize>,
}

impl Wakes {
    /// Listens from now on, for as long as the program lives.
    ///
    /// # Errors
    /// When the system has no pipes, handlers or threads to give.
    #[expect(clippy::disallowed_methods, reason = "the one thread that watches the terminal")]
    pub(super) fn listen() -> io::Result<Self> {
        let flags = Flags::default();
        let (pipe, bell) = io::pipe()?;
        let (guard_pipe, guard_bell) = io::pipe()?;
        // The flags come first: whoever is woken by the pipe must find them raised.
        signal_hook::flag::register(SIGWINCH, Arc::clone(&flags.resized))?;
        signal_hook::flag::register(SIGCONT, Arc::clone(&flags.resumed))?;
        signal_hook::flag::register(SIGTSTP, Arc::clone(&flags.suspend))?;
        for signal in DEADLY {
            let value = usize::try_from(signal).unwrap_or_default();
            signal_hook::flag::register_usize(signal, Arc::clone(&flags.deadly), value)?;
            signal_hook::low_level::pipe::register(signal, guard_bell.try_clone()?)?;
        }
        for signal in DEADLY.into_iter().chain([SIGWINCH, SIGCONT, SIGTSTP]) {
            signal_hook::low_level::pipe::register(signal, bell.try_clone()?)?;
        }
        let deadly = Arc::clone(&flags.deadly);
        thread::Builder::new().stack_size(GUARD_STACK).spawn(move || guard(&guard_pipe, &deadly))?;
        Ok(Self { decoder: Decoder::default(), pipe, flags })
    }

    /// Sleeps until something happens, and gathers all that has.
    pub(super) fn wait(&mut self) -> Wake {
        let mut wake = Wake::default();
        let mut read = 0;
        // A bound, so that a flood of keys cannot keep the next frame away.
        while read < MOST_AT_ONCE {
            let pause = if wake == Wake::default() { self.pause() } else { Some(Duration::ZERO) };
            let stdin = rustix::stdio::stdin();
            let mut sources = [PollFd::new(&stdin, PollFlags::IN), PollFd::new(&self.pipe, PollFlags::IN)];
            let found = match poll(&mut sources, pause.and_then(timespec).as_ref()) {
                Err(Errno::INTR) => continue,
                Err(_) => {
                    wake.gone = true;
                    break;
                }
                Ok(found) => found,
            };
            let [keys, bell] = sources.map(|source| source.revents());
            if found == 0 {
                if pause == Some(Duration::ZERO) {
                    break;
                }
                wake.keys.extend(self.decoder.flush());
                continue;
            }
            if bell.intersects(PollFlags::IN) {
                self.heed(&mut wake);
            }
            if !keys.is_empty() {
                read += self.read(&mut wake);
            }
            if wake.gone || wake.signal.is_some() {
                break;
            }
        }
        wake
    }

    /// Stops the program until it is continued.
    pub(super) fn stop(&self) {
        let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
        // Going on is known here already.
        self.flags.resumed.store(false, Ordering::SeqCst);
    }

    /// How long to wait for what has begun.
    fn pause(&self) -> Option<Duration> {
        match self.decoder.pending() {
            Pending::Nothing => None,
            Pending::Key => Some(KEY_PAUSE),
            Pending::Reply => Some(REPLY_PAUSE),
        }
    }

    /// Reads what was typed; how many bytes that was.
    fn read(&mut self, wake: &mut Wake) -> usize {
        let mut bytes = [0; 4096];
        match rustix::io::read(rustix::stdio::stdin(), &mut bytes) {
            Ok(0) => wake.gone = true,
            Ok(read) => {
                wake.keys.extend(self.decoder.feed(bytes.get(..read).unwrap_or_default()));
                return read;
            }
            Err(Errno::INTR | Errno::AGAIN) => {}
            Err(_) => wake.gone = true,
        }
        0
    }

    /// Looks at the flags after the bell rang.
    fn heed(&mut self, wake: &mut Wake) {
        // The bell is rung once for each signal; how often does not matter.
        let _ = self.pipe.read(&mut [0; 64]);
        wake.resized |= self.flags.resized.swap(false, Ordering::SeqCst);
        wake.resumed |= self.flags.resumed.swap(false, Ordering::SeqCst);
        wake.suspend |= self.flags.suspend.swap(false, Ordering::SeqCst);
        wake.signal = signal(&self.flags.deadly);
    }
}

fn signal(deadly: &AtomicUsize) -> Option<i32> {
    i32::try_from(deadly.load(Ordering::SeqCst)).ok().filter(|&signal| signal != 0)
}

fn timespec(pause: Duration) -> Option<Timespec> {
    Timespec::try_from(pause).ok()
}

/// Sees to it that the program ends when the terminal is gone or a signal says so, even when it is held up in
/// writing or saving. Every answer was saved when it was given.
#[expect(
    clippy::disallowed_methods,
    reason = "the thread that watches the terminal is not the one that draws"
)]
fn guard(bell: &PipeReader, deadly: &AtomicUsize) {
    let stdin = rustix::stdio::stdin();
    loop {
        // Nothing is asked of the terminal but to be there: this sleeps until it is not.
        let mut sources =
            [PollFd::new(&stdin, PollFlags::empty()), PollFd::from_borrowed_fd(bell.as_fd(), PollFlags::IN)];
        match poll(&mut sources, None) {
            Err(Errno::INTR) => {}
            _ => break,
        }
    }
    thread::sleep(GRACE);
    screen::give_back_modes();
    signal_hook::low_level::exit(128 + signal(deadly).unwrap_or(SIGHUP));
}
