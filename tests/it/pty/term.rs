//! A program in a real pseudo-terminal, with an emulator that shows what a person would see.
//!
//! One thread: whoever waits reads what the program writes meanwhile. A wait ends when its condition
//! holds, or fails the test with the screen as it is.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::os::fd::AsFd;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use filedescriptor::FileDescriptor;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, Signal, kill_process};

use super::proc::{Usage, child_of, usage};

/// How long anything may take, on a machine that is busy with other things.
pub(crate) const LIMIT: Duration = Duration::from_secs(20);

/// A program counts as settled when it has slept for so long.
const QUIET: Duration = Duration::from_millis(20);

/// The largest screen that is emulated; a terminal may claim more.
const LARGEST: (u16, u16) = (320, 140);

/// A home of its own for the programs of one test.
pub(crate) struct Home {
    folder: tempfile::TempDir,
}

impl Home {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("work")).unwrap();
        Self { folder }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Every file below the state folder whose bytes hold answers, with its text: no locks, no older versions.
    pub(crate) fn states(&self) -> Vec<(PathBuf, String)> {
        let mut found = Vec::new();
        let mut folders = vec![self.path().join("state")];
        while let Some(folder) = folders.pop() {
            let Ok(entries) = std::fs::read_dir(&folder) else { continue };
            for path in entries.map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|end| end == "yaml") {
                    let text = std::fs::read_to_string(&path).unwrap();
                    found.push((path, text));
                }
            }
        }
        found.sort();
        found
    }

    /// What is kept, as one text.
    pub(crate) fn kept(&self) -> String {
        self.states().into_iter().map(|(_, text)| text).collect()
    }
}

/// What to start, where, and in what surroundings.
pub(crate) struct Setup {
    program: PathBuf,
    args: Vec<String>,
    env: Vec<(String, String)>,
    size: (u16, u16),
}

impl Setup {
    /// Any program.
    pub(crate) fn program(program: impl Into<PathBuf>, args: &[&str]) -> Self {
        let path = format!("{}:/usr/bin:/bin", crate::common::program_folder());
        Self {
            program: program.into(),
            args: args.iter().map(|&arg| arg.to_owned()).collect(),
            env: crate::common::surroundings("xterm-256color", &path),
            size: (80, 24),
        }
    }

    /// The program of this crate.
    pub(crate) fn wizard(args: &[&str]) -> Self {
        let args = crate::common::on_a_fixed_day(args);
        Self::program(env!("CARGO_BIN_EXE_stappenplan"), &args.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// The same, started by a shell that ran `before` first (it becomes the program, so its number is the same).
    pub(crate) fn after_shell(self, before: &str) -> Self {
        let mut args = vec!["-c".to_owned(), format!("{before}; exec \"$0\" \"$@\"")];
        args.push(self.program.to_str().unwrap().to_owned());
        args.extend(self.args);
        Self { program: "/bin/sh".into(), args, ..self }
    }

    /// The same, started by a script with this line, in which `"$0" "$@"` stands for the program. `options` are the
    /// shell's. See [`Term::follow`].
    pub(crate) fn in_script(self, options: &[&str], line: &str) -> Self {
        let mut args: Vec<String> = options.iter().map(|&option| option.to_owned()).collect();
        args.extend(["-c".to_owned(), line.to_owned(), self.program.to_str().unwrap().to_owned()]);
        args.extend(self.args);
        Self { program: "/bin/sh".into(), args, ..self }
    }

    /// The same, as a job of a shell, which says `stopped` when it stops and continues it after an Enter.
    pub(crate) fn in_shell(self) -> Self {
        let line = "\"$0\" \"$@\"; while [ $? -gt 128 ]; do echo stopped; read enter; fg >/dev/null; done";
        self.in_script(&["-m"], line)
    }

    pub(crate) fn size(self, columns: u16, rows: u16) -> Self {
        Self { size: (columns, rows), ..self }
    }

    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.env.retain(|(known, _)| known != name);
        self.env.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.env.retain(|(known, _)| known != name);
        self
    }

    /// What is in the surroundings of a program that uses this home.
    pub(crate) fn env_at(&self, home: &Home) -> Vec<(String, String)> {
        let mut env = self.env.clone();
        let own =
            [("HOME", "home"), ("XDG_STATE_HOME", "state"), ("XDG_CONFIG_HOME", "config"), ("TMPDIR", "tmp")];
        for (name, folder) in own {
            let folder = home.path().join(folder);
            std::fs::create_dir_all(&folder).unwrap();
            env.push((name.to_owned(), folder.to_str().unwrap().to_owned()));
        }
        env
    }

    pub(crate) fn start(self, home: &Home) -> Term {
        let (columns, rows) = self.size;
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let name = pair.master.tty_name().unwrap();
        // Without these flags the terminal could become the one of the test itself.
        let flags = (rustix::fs::OFlags::NOCTTY | rustix::fs::OFlags::NONBLOCK).bits();
        let inside = OpenOptions::new().read(true).write(true).custom_flags(flags.cast_signed()).open(name);
        let mut wire = FileDescriptor::dup(&pair.master.as_raw_fd().unwrap()).unwrap();
        wire.set_non_blocking(true).unwrap();
        let wire = wire.as_file().unwrap();
        let before = format!("{:?}", pair.master.get_termios().unwrap());

        let mut command = CommandBuilder::new(&self.program);
        command.env_clear();
        command.args(&self.args);
        for (name, value) in self.env_at(home) {
            command.env(name, value);
        }
        command.cwd(home.path().join("work"));
        let started = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        let seen = |claimed: u16, usual: u16, most: u16| match claimed {
            0 => usual,
            _ => claimed.min(most),
        };
        let (rows, columns) = (seen(rows, 24, LARGEST.1), seen(columns, 80, LARGEST.0));
        Term {
            pid: Pid::from_raw(child.process_id().unwrap().try_into().unwrap()).unwrap(),
            child: RefCell::new(child),
            terminal: Some(Terminal { wire, inside: inside.unwrap(), pty: pair.master }),
            emulator: vt100::Parser::new(rows, columns, 200),
            before,
            after: None,
            output: Vec::new(),
            reads: Vec::new(),
            unsent: VecDeque::new(),
            started,
            asleep_before: 0,
        }
    }
}

/// Our end of the terminal.
struct Terminal {
    /// What the program writes can be read here, and the other way round.
    wire: File,
    /// The program's end: held open so that nothing is lost when it ends, and to see how much it has not read yet.
    inside: File,
    pty: Box<dyn MasterPty + Send>,
}

/// A running program and its terminal.
pub(crate) struct Term {
    child: RefCell<Box<dyn Child + Send + Sync>>,
    pid: Pid,
    terminal: Option<Terminal>,
    emulator: vt100::Parser,
    before: String,
    after: Option<String>,
    output: Vec<u8>,
    /// How many bytes each read brought, and when.
    reads: Vec<(usize, Instant)>,
    unsent: VecDeque<u8>,
    started: Instant,
    /// How often the program had gone to sleep when the last keys were sent.
    asleep_before: u64,
}

/// How a program ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ended {
    /// As a shell tells it: 128 and more for a signal.
    pub(crate) code: u32,
    /// The signal, by name, when it ended that way and not by itself.
    pub(crate) signal: Option<String>,
    /// How long it took from the call.
    pub(crate) within: Duration,
    /// All processor time the program ever used.
    pub(crate) used: Duration,
}

impl Term {
    /// The wizard, on a screen of so many columns and rows, in a home that nobody else uses.
    pub(crate) fn start(home: &Home, args: &[&str], columns: u16, rows: u16) -> Self {
        Setup::wizard(args).size(columns, rows).start(home)
    }

    /// From now on it is about the program that the one at hand started: of a shell, what it runs.
    pub(crate) fn follow(&mut self) {
        self.wait_until("it has started another", |term| child_of(term.pid.as_raw_pid()).is_some());
        self.pid = Pid::from_raw(child_of(self.pid.as_raw_pid()).unwrap()).unwrap();
    }

    /// Sends keys by name, one write each, and waits until the program has dealt with all. See [`super::keys_of`].
    pub(crate) fn keys(&mut self, names: &str) {
        for name in names.split(' ').filter(|name| !name.is_empty()) {
            // At a new question nothing is marked: these keys begin at its first answer.
            if ["down", "up", "enter"].contains(&name) && self.screen().contains("Wijs een antwoord aan") {
                self.raw(&super::bytes_of("home"));
                self.settle();
            }
            let bytes = super::bytes_of(name);
            self.raw(&bytes);
            self.settle();
        }
    }

    /// Sends bytes as one write, without waiting.
    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        self.asleep_before = self.usage().sleeps;
        self.unsent.extend(bytes);
        self.pump(Duration::ZERO);
    }

    /// Waits until the screen shows a text.
    pub(crate) fn wait_for(&mut self, text: &str) {
        self.wait_until(&format!("the screen shows “{text}”"), |term| term.screen().contains(text));
    }

    /// Waits until the screen no longer shows a text.
    pub(crate) fn wait_gone(&mut self, text: &str) {
        self.wait_until(&format!("the screen no longer shows “{text}”"), |term| {
            !term.screen().contains(text)
        });
    }

    /// Waits until something holds.
    pub(crate) fn wait_until(&mut self, what: &str, mut holds: impl FnMut(&Self) -> bool) {
        let begun = Instant::now();
        while !holds(self) {
            let gone = self.is_gone();
            let came = self.pump(Duration::from_millis(5));
            assert!(begun.elapsed() < LIMIT, "waited {LIMIT:?} until {what}; the screen:\n{}", self.screen());
            assert!(!gone || came || holds(self), "ended before {what}; the screen:\n{}", self.screen());
        }
    }

    /// Waits until the program has read all its input, written what it wanted, and sleeps.
    pub(crate) fn settle(&mut self) {
        let begun = Instant::now();
        let mut quiet_since = None;
        loop {
            let came = self.pump(Duration::from_millis(2));
            if self.is_gone() {
                self.pump(Duration::ZERO);
                return;
            }
            let busy = came || !self.unsent.is_empty() || self.unread() > 0 || !self.is_asleep();
            quiet_since = if busy { None } else { quiet_since.or_else(|| Some(Instant::now())) };
            // What was just sent may still be on its way: then the program has not woken up yet.
            let woken = self.usage().sleeps > self.asleep_before || begun.elapsed() > LIMIT / 40;
            if woken && quiet_since.is_some_and(|since| since.elapsed() >= QUIET) {
                return;
            }
            assert!(begun.elapsed() < LIMIT, "never settles; the screen:\n{}", self.screen());
        }
    }

    /// Reads and does nothing else for a while: to see what a program does that is left alone.
    pub(crate) fn leave_alone(&mut self, time: Duration) {
        let begun = Instant::now();
        while let Some(left) = time.checked_sub(begun.elapsed()).filter(|left| !left.is_zero()) {
            self.pump(left);
        }
    }

    /// The rows of the screen, without the blanks at their ends.
    pub(crate) fn screen(&self) -> String {
        let (_, columns) = self.emulator.screen().size();
        let rows: Vec<String> =
            self.emulator.screen().rows(0, columns).map(|row| row.trim_end().to_owned()).collect();
        rows.join("\n").trim_end().to_owned()
    }

    /// The screen with the row of the cursor pointed out, for snapshots.
    pub(crate) fn picture(&self) -> String {
        let (row, column) = self.cursor();
        let shown = if self.emulator.screen().hide_cursor() { "hidden" } else { "at" };
        format!("{}\n[cursor {shown} row {}, column {}]", self.screen(), row + 1, column + 1)
    }

    /// Row and column of the cursor, from 0.
    pub(crate) fn cursor(&self) -> (u16, u16) {
        self.emulator.screen().cursor_position()
    }

    /// The row that holds the cursor.
    pub(crate) fn cursor_row(&self) -> String {
        self.screen().lines().nth(self.cursor().0.into()).unwrap_or_default().to_owned()
    }

    /// The emulator, for what text does not tell.
    pub(crate) fn emulated(&self) -> &vt100::Screen {
        self.emulator.screen()
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        self.asleep_before = self.usage().sleeps;
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.emulator.screen_mut().set_size(rows.min(LARGEST.1), columns.min(LARGEST.0));
        self.terminal.as_ref().unwrap().pty.resize(size).unwrap();
    }

    /// Where the output is now, for [`Self::bytes_since`].
    pub(crate) fn mark(&self) -> usize {
        self.output.len()
    }

    pub(crate) fn bytes_since(&self, mark: usize) -> &[u8] {
        &self.output[mark..]
    }

    /// All that was written so far.
    pub(crate) fn output(&self) -> &[u8] {
        &self.output
    }

    /// How many reads it took to get the output, and when the last of them was, from the start.
    pub(crate) fn reads(&self) -> (usize, Duration) {
        (self.reads.len(), self.reads.last().map_or(Duration::ZERO, |(_, at)| *at - self.started))
    }

    pub(crate) fn signal(&mut self, signal: Signal) {
        kill_process(self.pid, signal).unwrap();
    }

    /// Takes the terminal away, as a dropped connection does.
    pub(crate) fn close(&mut self) {
        if let Some(terminal) = self.terminal.take() {
            self.after = Some(format!("{:?}", terminal.pty.get_termios()));
        }
    }

    /// Waits for the end, at most so long.
    pub(crate) fn exit_within(&mut self, limit: Duration) -> Ended {
        let begun = Instant::now();
        while !self.is_gone() {
            self.pump(Duration::from_millis(2));
            assert!(begun.elapsed() < limit, "still there after {limit:?}; the screen:\n{}", self.screen());
        }
        let within = begun.elapsed();
        let used = self.usage().processor;
        while self.pump(Duration::ZERO) {}
        let status = self.child.borrow_mut().wait().unwrap();
        let signal = status.signal().map(str::to_owned);
        Ended { code: status.exit_code(), signal, within, used }
    }

    /// Has the program draw until nothing more can be written to the terminal, and it is held up.
    pub(crate) fn fill_up(&mut self) {
        for _ in 0..400 {
            self.terminal.as_mut().unwrap().wire.write_all(b"\x0c").unwrap();
            let begun = Instant::now();
            while self.unread() > 0 || !self.is_asleep() || begun.elapsed() < QUIET {
                if begun.elapsed() > Duration::from_secs(2) {
                    return;
                }
                std::thread::sleep(Duration::from_millis(1));
            }
        }
        panic!("the terminal is never full");
    }

    /// Waits for the end without reading anything, at most so long.
    pub(crate) fn exit_unread(&mut self, limit: Duration) -> Ended {
        let begun = Instant::now();
        while !self.is_gone() {
            std::thread::sleep(Duration::from_millis(2));
            assert!(begun.elapsed() < limit, "still there after {limit:?}");
        }
        self.exit_within(limit)
    }

    /// The settings of the terminal before the program started and as they are now.
    pub(crate) fn settings(&self) -> (String, String) {
        let now = self.terminal.as_ref().map(|terminal| format!("{:?}", terminal.pty.get_termios().unwrap()));
        (self.before.clone(), now.or_else(|| self.after.clone()).unwrap())
    }

    /// What the program has used so far.
    pub(crate) fn usage(&self) -> Usage {
        usage(self.pid.as_raw_pid())
    }

    pub(crate) fn is_gone(&self) -> bool {
        matches!(self.usage().state, 'Z' | 'X')
    }

    /// The number of the program.
    pub(crate) fn pid(&self) -> i32 {
        self.pid.as_raw_pid()
    }

    fn is_asleep(&self) -> bool {
        self.usage().state == 'S'
    }

    /// How many bytes of input the program has not read yet.
    fn unread(&self) -> u64 {
        self.terminal.as_ref().map_or(0, |terminal| rustix::io::ioctl_fionread(&terminal.inside).unwrap_or(0))
    }

    /// Sends and reads what there is, waiting at most so long for something; whether anything came.
    fn pump(&mut self, wait: Duration) -> bool {
        let Some(terminal) = &mut self.terminal else {
            std::thread::sleep(wait);
            return false;
        };
        let mut flags = PollFlags::IN;
        flags.set(PollFlags::OUT, !self.unsent.is_empty());
        let left = Timespec::try_from(wait).unwrap();
        let wire = terminal.wire.try_clone().unwrap();
        let _ = poll(&mut [PollFd::from_borrowed_fd(wire.as_fd(), flags)], Some(&left));
        while !self.unsent.is_empty() {
            let (piece, _) = self.unsent.as_slices();
            match terminal.wire.write(piece) {
                Ok(sent) => drop(self.unsent.drain(..sent)),
                Err(error) if error.kind() == ErrorKind::WouldBlock => break,
                Err(error) => panic!("cannot send keys: {error}"),
            }
        }
        let mut buffer = [0; 65536];
        let mut came = false;
        while let Ok(count) = terminal.wire.read(&mut buffer) {
            if count == 0 {
                break;
            }
            came = true;
            let bytes = &buffer[..count];
            self.reads.push((count, Instant::now()));
            self.output.extend_from_slice(bytes);
            self.emulator.process(bytes);
        }
        came
    }
}

impl Drop for Term {
    fn drop(&mut self) {
        if !self.is_gone() {
            let _ = kill_process(self.pid, Signal::KILL);
        }
        // The shell that started it, if there was one.
        let _ = self.child.borrow_mut().kill();
        let _ = self.child.borrow_mut().wait();
    }
}
