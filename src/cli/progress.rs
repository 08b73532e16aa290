//! One line on a terminal for what takes over a second, so that nobody thinks that nothing happens. It is erased when that
//! is done. In a pipe and in a file there is none.

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use super::streams;

/// What is done sooner needs no words.
const SOON: Duration = Duration::from_secs(1);

/// Something that may take long, until it is dropped.
pub(super) struct Progress {
    running: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Says these words on standard error when it takes long, if that is a terminal.
    #[expect(
        clippy::disallowed_methods,
        reason = "it waits beside the work, and neither draws nor reads keys"
    )]
    pub(super) fn start(words: String) -> Self {
        let running = streams::terminals().errors.then(|| {
            let (sender, done) = channel();
            let tell = move || tell(&done, SOON, &words, &mut streams::errors());
            (sender, std::thread::spawn(tell))
        });
        Self { running }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((sender, teller)) = self.running.take() {
            drop(sender);
            // When the other thread failed there is no line to erase.
            drop(teller.join());
        }
    }
}

/// Shows the words once it has taken so long, until the sender is gone. Where they cannot be written nobody misses them.
fn tell(done: &Receiver<()>, soon: Duration, words: &str, out: &mut impl Write) {
    if done.recv_timeout(soon) != Err(RecvTimeoutError::Timeout) {
        return;
    }
    let _ = write!(out, "\r{words}").and_then(|()| out.flush());
    let _ = done.recv();
    // Blanks, and no control sequence: every terminal knows them.
    let blanks = " ".repeat(words.chars().count());
    let _ = write!(out, "\r{blanks}\r").and_then(|()| out.flush());
}

/// A writer that ends a [`Progress`] before its first byte: both may be the same terminal.
pub(super) struct ErasedBefore<W> {
    progress: Option<Progress>,
    out: W,
}

impl<W> ErasedBefore<W> {
    pub(super) fn new(progress: Option<Progress>, out: W) -> Self {
        Self { progress, out }
    }
}

impl<W: Write> Write for ErasedBefore<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.progress = None;
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, Write};
    use std::sync::mpsc::{Sender, channel};
    use std::time::Duration;

    use super::tell;

    /// Is done as soon as something is told.
    struct Work(Option<Sender<()>>, Vec<u8>);

    impl Write for Work {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 = None;
            self.1.extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn what_takes_long_is_told_and_erased() {
        let (sender, done) = channel();
        let mut work = Work(Some(sender), Vec::new());
        tell(&done, Duration::from_millis(1), "busy", &mut work);
        assert_eq!(work.1, b"\rbusy\r    \r");
    }

    #[test]
    fn what_is_done_soon_is_not_told() {
        let (sender, done) = channel();
        drop(sender);
        let mut out = Vec::new();
        tell(&done, Duration::from_secs(60), "busy", &mut out);
        assert_eq!(out, b"");
    }
}
