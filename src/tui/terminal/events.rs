//! What happens outside: keys, signals, a new size, a terminal that is gone. In between the program sleeps.
//!
//! Not crossterm's `read` and `poll`: on a terminal that is gone these loop for ever, and an arrow key that a slow link
//! cuts in pieces they take for Escape and letters.

use std::io::{self, PipeReader, Read};
use std::os::fd::AsFd;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::process::{Signal, kill_current_process_group};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGSTOP, SIGTERM, SIGTSTP, SIGTTIN, SIGWINCH};

use super::decoder::{Decoder, Input, PendingInput};
use super::job_control::{self, JobControl};
use super::screen;

/// After this long Escape is a key by itself: a person waits for what it does.
const KEY_PAUSE: Duration = Duration::from_millis(100);
/// After this long, what has arrived of another key is all of it, and nothing is the rest of one. Slow links cut an arrow key in
/// pieces this far apart.
const REST_PAUSE: Duration = Duration::from_millis(500);
/// After this long a reply has lost its end.
const REPLY_PAUSE: Duration = Duration::from_secs(1);
/// Within this time after a stop the handlers of the signals that came have run.
const HANDLER_STEP: Duration = Duration::from_millis(5);
const HANDLER_STEPS: usize = 20;
/// The program has this long to end by itself when the terminal is gone or a signal says so.
const GRACE: Duration = Duration::from_millis(700);
/// No more than this is read before the next frame, however fast somebody pastes.
const MOST_AT_ONCE: usize = 64 * 1024;

/// Signals that end the program.
const TERMINATING: [i32; 4] = [SIGHUP, SIGINT, SIGQUIT, SIGTERM];
const GUARD_STACK: usize = 64 * 1024;

/// What happened since the program last looked.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::tui) struct Events {
    /// What was typed: keys, and what was pasted between them.
    pub(in crate::tui) inputs: Vec<Input>,
    /// The window has another size.
    pub(in crate::tui) resized: bool,
    /// The program was stopped and continues: others may have used the terminal.
    pub(in crate::tui) resumed: bool,
    /// Somebody asked the program to stop for a while.
    pub(in crate::tui) suspend: bool,
    /// A signal that ends the program.
    pub(in crate::tui) signal: Option<i32>,
    /// The terminal is gone.
    pub(in crate::tui) hung_up: bool,
}

/// Where all events come from.
#[derive(Debug)]
pub(in crate::tui) struct EventSource {
    decoder: Decoder,
    /// When keys were last read.
    last_read: Option<Instant>,
    /// Holds something to read when a signal came.
    wake_up: PipeReader,
    /// The same for whoever watches the terminal, until that has begun.
    guard_wake_up: Option<PipeReader>,
    flags: SignalFlags,
}

/// Raised by the handlers of signals, taken down by whoever looks.
#[derive(Debug, Clone, Default)]
struct SignalFlags {
    resized: Arc<AtomicBool>,
    resumed: Arc<AtomicBool>,
    suspend: Arc<AtomicBool>,
    /// The signal that ends the program, or zero.
    terminating: Arc<AtomicUsize>,
}

impl EventSource {
    /// Listens from now on, for as long as the program lives.
    ///
    /// # Errors
    /// When the system has no pipes or handlers to give.
    pub(in crate::tui) fn new() -> io::Result<Self> {
        let flags = SignalFlags::default();
        let (wake_up, writer) = io::pipe()?;
        let (guard_wake_up, guard_writer) = io::pipe()?;
        // The flags come first: whoever is woken by the pipe must find them raised.
        signal_hook::flag::register(SIGWINCH, Arc::clone(&flags.resized))?;
        signal_hook::flag::register(SIGCONT, Arc::clone(&flags.resumed))?;
        signal_hook::flag::register(SIGTSTP, Arc::clone(&flags.suspend))?;
        for signal in TERMINATING {
            let value = usize::try_from(signal).unwrap_or_default();
            signal_hook::flag::register_usize(signal, Arc::clone(&flags.terminating), value)?;
            signal_hook::low_level::pipe::register(signal, guard_writer.try_clone()?)?;
        }
        for signal in TERMINATING.into_iter().chain([SIGWINCH, SIGCONT, SIGTSTP]) {
            signal_hook::low_level::pipe::register(signal, writer.try_clone()?)?;
        }
        let guard_wake_up = Some(guard_wake_up);
        Ok(Self { decoder: Decoder::default(), last_read: None, wake_up, guard_wake_up, flags })
    }

    /// Ensures from now on that the program ends when it should, also while it cannot: see [`watch_for_hang_up`]. Nothing
    /// before the first frame is written holds it up, and a second thread makes what comes before that slower.
    ///
    /// # Errors
    /// When the system has no thread to give.
    #[expect(clippy::disallowed_methods, reason = "the one thread that watches the terminal")]
    pub(in crate::tui) fn guard(&mut self) -> io::Result<()> {
        if let Some(wake_up) = self.guard_wake_up.take() {
            let terminating = Arc::clone(&self.flags.terminating);
            let watch = move || watch_for_hang_up(&wake_up, &terminating);
            thread::Builder::new().stack_size(GUARD_STACK).spawn(watch)?;
        }
        Ok(())
    }

    /// Sleeps until something happens, and gathers all that has; no longer than this, where there is something to look after.
    pub(in crate::tui) fn wait(&mut self, longest: Option<Duration>) -> Events {
        let mut events = Events::default();
        let mut read = 0;
        // A bound, so that a flood of keys cannot keep the next frame away.
        while read < MOST_AT_ONCE {
            let begun = if events == Events::default() { self.pause() } else { Some(Duration::ZERO) };
            let pause = begun.or(longest);
            let stdin = rustix::stdio::stdin();
            let mut sources = [PollFd::new(&stdin, PollFlags::IN), PollFd::new(&self.wake_up, PollFlags::IN)];
            let ready = match poll(&mut sources, pause.and_then(timespec).as_ref()) {
                Err(Errno::INTR) => continue,
                Err(_) => {
                    events.hung_up = true;
                    break;
                }
                Ok(ready) => ready,
            };
            let [keys, signals] = sources.map(|source| source.revents());
            if ready == 0 {
                // What has not begun is not waited for: there is something else to do.
                if begun.is_none_or(|begun| begun.is_zero()) {
                    break;
                }
                events.inputs.extend(self.decoder.flush());
                continue;
            }
            if signals.intersects(PollFlags::IN) {
                self.collect_signals(&mut events);
            }
            if !keys.is_empty() {
                read += self.read_keys(&mut events);
            }
            if events.hung_up || events.signal.is_some() {
                break;
            }
        }
        events
    }

    /// Whether somebody could continue the program after a stop.
    pub(in crate::tui) fn may_suspend(&self) -> bool {
        JobControl::now() != JobControl::Absent
    }

    /// Stops the program until it is continued. False when nobody could do that, and it did not stop.
    pub(in crate::tui) fn suspend(&self) -> bool {
        let stop = match JobControl::now() {
            JobControl::Absent => return false,
            JobControl::Present => SIGSTOP,
            // Of its signals to stop the kernel holds all but this one back where no shell could continue the group. The
            // one for Ctrl-Z has a handler here, so that it no longer stops; the one for reading in the background has
            // none.
            JobControl::Unknown => SIGTTIN,
        };
        self.flags.resumed.store(false, Ordering::SeqCst);
        // A script that started this program stops with it, or else the shell keeps waiting for the script.
        let _ = kill_current_process_group(Signal::TSTP);
        let _ = signal_hook::low_level::raise(stop);
        self.wait_for_handlers();
        self.flags.suspend.store(false, Ordering::SeqCst);
        // That it continues is known here already.
        let resumed = self.flags.resumed.swap(false, Ordering::SeqCst);
        resumed || stop == SIGSTOP
    }

    /// Gives the handlers of what continued the program time to run: any of its threads may be the one that runs them.
    /// In the background that takes in a signal to end that came along, since nothing more is seen after a second stop.
    fn wait_for_handlers(&self) {
        let settled = || {
            let resumed = self.flags.resumed.load(Ordering::SeqCst);
            raised(&self.flags.terminating).is_some() || (resumed && job_control::in_foreground())
        };
        for _ in 0..HANDLER_STEPS {
            if settled() {
                break;
            }
            let _ = poll(&mut [], timespec(HANDLER_STEP).as_ref());
        }
    }

    /// The signal that came meanwhile and ends the program, if one did.
    pub(in crate::tui) fn deadly_signal(&self) -> Option<i32> {
        raised(&self.flags.terminating)
    }

    /// How long to wait for what has begun.
    fn pause(&self) -> Option<Duration> {
        match self.decoder.pending() {
            PendingInput::Nothing => None,
            PendingInput::Key => Some(KEY_PAUSE),
            PendingInput::Rest => Some(REST_PAUSE),
            PendingInput::Reply => Some(REPLY_PAUSE),
        }
    }

    /// Reads what was typed; how many bytes that was.
    #[expect(clippy::disallowed_methods, reason = "how far apart two keys came is not part of a walk")]
    fn read_keys(&mut self, events: &mut Events) -> usize {
        let mut bytes = [0; 4096];
        match rustix::io::read(rustix::stdio::stdin(), &mut bytes) {
            Ok(0) => events.hung_up = true,
            Ok(read) => {
                let now = Instant::now();
                if self.last_read.is_some_and(|last| now.duration_since(last) >= KEY_PAUSE) {
                    self.decoder.forget_return();
                }
                if self.last_read.is_some_and(|last| now.duration_since(last) >= REST_PAUSE) {
                    self.decoder.forget_escape();
                }
                self.last_read = Some(now);
                events.inputs.extend(self.decoder.feed(bytes.get(..read).unwrap_or_default()));
                return read;
            }
            Err(Errno::INTR | Errno::AGAIN) => {}
            Err(_) => events.hung_up = true,
        }
        0
    }

    /// Takes down the flags that the handlers of signals raised.
    fn collect_signals(&mut self, events: &mut Events) {
        // A byte for each signal; how many there are does not matter.
        let _ = self.wake_up.read(&mut [0; 64]);
        events.resized |= self.flags.resized.swap(false, Ordering::SeqCst);
        events.resumed |= self.flags.resumed.swap(false, Ordering::SeqCst);
        events.suspend |= self.flags.suspend.swap(false, Ordering::SeqCst);
        events.signal = raised(&self.flags.terminating);
    }
}

fn raised(terminating: &AtomicUsize) -> Option<i32> {
    i32::try_from(terminating.load(Ordering::SeqCst)).ok().filter(|&signal| signal != 0)
}

fn timespec(pause: Duration) -> Option<Timespec> {
    Timespec::try_from(pause).ok()
}

/// Ensures that the program ends when the terminal is gone or a signal says so, even when it is held up in
/// writing or saving. Every answer was saved when it was given.
#[expect(
    clippy::disallowed_methods,
    reason = "the thread that watches the terminal is not the one that draws"
)]
fn watch_for_hang_up(wake_up: &PipeReader, terminating: &AtomicUsize) {
    let stdin = rustix::stdio::stdin();
    loop {
        // Nothing is asked of the terminal but to be there: this sleeps until it is not.
        let mut sources = [
            PollFd::new(&stdin, PollFlags::empty()),
            PollFd::from_borrowed_fd(wake_up.as_fd(), PollFlags::IN),
        ];
        match poll(&mut sources, None) {
            Err(Errno::INTR) => {}
            _ => break,
        }
    }
    thread::sleep(GRACE);
    screen::restore_without_waiting();
    signal_hook::low_level::exit(128 + raised(terminating).unwrap_or(SIGHUP));
}
