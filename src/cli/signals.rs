//! The signals that end line mode. The first one ends the wait for a line, so that what is kept, and where, is told as when
//! a person leaves; a second one ends the program at once.

use std::io::{self, BufReader, PipeReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};

/// Listens to these signals, for as long as the program lives.
pub(super) struct EndSignals {
    /// The signal that came first, or zero.
    came: Arc<AtomicUsize>,
    /// Holds something to read when one came; nothing where the system has no pipe to give, and ends the program itself.
    wake_up: Option<PipeReader>,
}

impl EndSignals {
    pub(super) fn listen() -> Self {
        let came = Arc::new(AtomicUsize::new(0));
        let wake_up = listen_to(&came).ok();
        Self { came, wake_up }
    }

    /// The signal that came.
    pub(super) fn seen(&self) -> Option<u8> {
        u8::try_from(self.came.load(Ordering::SeqCst)).ok().filter(|signal| *signal != 0)
    }

    /// Standard input, until one came.
    pub(super) fn input(&self) -> BufReader<InputUntilSignal<'_>> {
        BufReader::new(InputUntilSignal { signals: self })
    }
}

fn listen_to(came: &Arc<AtomicUsize>) -> io::Result<PipeReader> {
    let (wake_up, writer) = io::pipe()?;
    let is_second = Arc::new(AtomicBool::new(false));
    for signal in [SIGHUP, SIGINT, SIGQUIT, SIGTERM] {
        // In this order: the first one finds no other before it, and whoever is woken finds out which came.
        signal_hook::flag::register_conditional_shutdown(signal, 128 + signal, Arc::clone(&is_second))?;
        signal_hook::flag::register(signal, Arc::clone(&is_second))?;
        let number = usize::try_from(signal).unwrap_or_default();
        signal_hook::flag::register_usize(signal, Arc::clone(came), number)?;
        signal_hook::low_level::pipe::register(signal, writer.try_clone()?)?;
    }
    Ok(wake_up)
}

/// Standard input; reading fails once a signal came, whatever else there is to read.
pub(super) struct InputUntilSignal<'s> {
    signals: &'s EndSignals,
}

impl Read for InputUntilSignal<'_> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let stdin = rustix::stdio::stdin();
        loop {
            if let Some(wake_up) = &self.signals.wake_up {
                let mut sources = [PollFd::new(&stdin, PollFlags::IN), PollFd::new(wake_up, PollFlags::IN)];
                // Reading tells what else is the matter.
                if poll(&mut sources, None) == Err(Errno::INTR) {
                    continue;
                }
            }
            if self.signals.seen().is_some() {
                return Err(io::Error::other("ended by a signal"));
            }
            match rustix::io::read(stdin, &mut *bytes) {
                Err(Errno::INTR) => {}
                read => return Ok(read?),
            }
        }
    }
}

/// A file that may not grow so large is told as a full disk is: the signal that comes with it would end the program, with
/// the terminal as it is.
pub(super) fn ignore_file_limit() {
    let seen = Arc::new(AtomicBool::new(false));
    // Where it cannot be set the system ends the program itself.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, seen);
}
