//! Runs the real program in a folder and an environment of its own, and shows all that came out.

use std::fmt;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Set to look at full samples, as `scripts/release-checks` does.
const LONG: &str = "STAPPENPLAN_LONG";

/// How many of something a test looks at: some on every change, all of them before a release.
pub(crate) fn sample_size(some: usize, all: usize) -> usize {
    if std::env::var_os(LONG).is_some() { all } else { some }
}

/// The answers in the first command of the README.
pub(crate) const README_ANSWERS: [&str; 10] = [
    "met_wie=patienten",
    "soort_client=alleen",
    "omgeving=none",
    "wanneer=tijd",
    "bewijs=nen",
    "ontvanger=geen_account",
    "personen=2",
    "zorgverlener=none",
    "kosten=betalen",
    "geregeld=none",
];

/// The folder of the program: in `PATH`, so that its name starts it.
pub(crate) fn program_folder() -> String {
    Path::new(env!("CARGO_BIN_EXE_stappenplan")).parent().unwrap().to_str().unwrap().to_owned()
}

/// A time zone in which it is between twelve and two while tests run: no midnight comes, and hours have two digits.
fn around_noon() -> &'static str {
    static ZONE: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| {
        let since_epoch = std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap();
        let hour = i64::try_from(since_epoch.as_secs() / 3_600 % 24).unwrap();
        // POSIX counts what is to be taken off.
        format!("NOON{:+}", hour - 12)
    });
    &ZONE
}

/// The variables around every run: a terminal, where commands are found, the language and the time of day. Where libfaketime
/// is preloaded into the tests the program gets it too, so that they can be run on another day.
pub(crate) fn surroundings(terminal: &str, path: &str) -> Vec<(String, String)> {
    let always = [("LANG", "nl_NL.UTF-8"), ("TERM", terminal), ("PATH", path), ("TZ", around_noon())];
    let another_day = ["LD_PRELOAD", "FAKETIME"]
        .into_iter()
        .filter_map(|name| Some((name.to_owned(), std::env::var(name).ok()?)));
    always.map(|(name, value)| (name.to_owned(), value.to_owned())).into_iter().chain(another_day).collect()
}

/// The commands that judge on a day; none is the wizard.
const ON_A_DAY: [&str; 9] = ["report", "walk", "why", "reach", "app", "apps", "check", "open", "review"];

/// These arguments; where they are about what ships, on a fixed day, since how old it all is hangs on the day.
pub(crate) fn on_a_fixed_day<A: AsRef<str>>(arguments: &[A]) -> Vec<String> {
    let mut all: Vec<String> = arguments.iter().map(|argument| argument.as_ref().to_owned()).collect();
    let judges = match all.first().map(String::as_str) {
        None => true,
        Some(first) => ON_A_DAY.contains(&first) || (first.starts_with("--") && first != "--help"),
    };
    if judges && !all.iter().any(|argument| argument == "--tree" || argument == "--today") {
        all.extend(["--today".to_owned(), "2026-11-28".to_owned()]);
    }
    all
}

/// A run of the program.
#[must_use]
pub(crate) struct Cmd {
    arguments: Vec<String>,
    stdin: Option<Vec<u8>>,
    environment: Vec<(String, String)>,
    folder: tempfile::TempDir,
    just_typed: bool,
}

/// What came out of a run; paths are scrubbed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) code: i32,
}

impl Cmd {
    pub(crate) fn new(arguments: &[&str]) -> Cmd {
        Cmd {
            arguments: arguments.iter().map(|argument| (*argument).to_owned()).collect(),
            stdin: None,
            environment: Vec::new(),
            folder: tempfile::tempdir().unwrap(),
            just_typed: false,
        }
    }

    /// With no other arguments than these, whatever the day: for what the program says of its own command.
    pub(crate) fn just_typed(self) -> Cmd {
        Cmd { just_typed: true, ..self }
    }

    /// With a tree of the tests, such as `second/english`.
    pub(crate) fn tree(mut self, folder: &str) -> Cmd {
        let path = super::trees::folder(folder).join("tree.yaml");
        self.arguments.extend(["--tree".to_owned(), path.to_string_lossy().into_owned()]);
        self
    }

    /// With these bytes on standard input, which is then a pipe; else it is `/dev/null`.
    pub(crate) fn stdin(mut self, typed: impl AsRef<[u8]>) -> Cmd {
        self.stdin = Some(typed.as_ref().to_vec());
        self
    }

    /// With a file in the folder where the program starts.
    pub(crate) fn file(self, name: &str, text: impl AsRef<[u8]>) -> Cmd {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        self
    }

    pub(crate) fn env(mut self, name: &str, value: &str) -> Cmd {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The folder where the program starts, which is also its home.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The same folder for another run.
    pub(crate) fn again(self, arguments: &[&str]) -> Cmd {
        Cmd { folder: self.folder, ..Cmd::new(arguments) }
    }

    fn all_arguments(&self) -> Vec<String> {
        if self.just_typed { self.arguments.clone() } else { on_a_fixed_day(&self.arguments) }
    }

    /// The command, ready to be started.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_stappenplan"));
        command.args(self.all_arguments()).current_dir(self.folder.path()).env_clear();
        command.env("HOME", self.folder.path()).env("USER", "tester");
        command.envs(surroundings("xterm", &program_folder()));
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        command.stdin(if self.stdin.is_some() { Stdio::piped() } else { Stdio::null() });
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// A dossier made in line mode that was damaged to hold this, and of which the version before it was put back and opened.
    #[track_caller]
    pub(crate) fn after_damage(damaged: &str) -> Self {
        let cmd = Self::new(&["--plain"]).tree("second/english").stdin("5\n2\nstop\n");
        cmd.run();
        let file = cmd.dossier();
        std::fs::write(cmd.folder().join(&file), damaged).unwrap();
        let cmd = cmd.again(&["--plain"]).tree("second/english").stdin("dossiers\n1\n1\n1\nstop\n");
        let shown = cmd.run();
        assert!(shown.stdout.contains("was changed outside the program, or damaged"), "{shown}");
        let told = shown.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
        let aside = "This is the previous version. The file that was changed or damaged is now in";
        assert_eq!(told.matches(aside).count(), 1, "{shown}");
        assert!(shown.stdout.contains("Question 2"), "the version before it holds one answer: {shown}");
        cmd
    }

    /// The one dossier below the folder, by its path.
    #[track_caller]
    pub(crate) fn dossier(&self) -> PathBuf {
        let is_dossier = |path: &PathBuf| {
            path.parent().is_some_and(|folder| folder.ends_with("dossiers"))
                && path.extension().is_some_and(|extension| extension == "yaml")
        };
        let found: Vec<PathBuf> = self.files().into_iter().filter(is_dossier).collect();
        assert_eq!(found.len(), 1, "{found:?}");
        found[0].clone()
    }

    /// The answers in a dossier, as an answers file has them; it must be whole.
    #[track_caller]
    pub(crate) fn answers_in(&self, name: impl AsRef<Path>) -> String {
        let bytes = std::fs::read(self.folder.path().join(name.as_ref())).unwrap();
        let found = stappenplan::record::read_dossier(&bytes);
        assert_eq!(found.damage, None, "{}", name.as_ref().display());
        let line = |choice: stappenplan::record::RecordedChoice| {
            format!("{}: {}\n", choice.question, choice.answers.join(", "))
        };
        found.dossier.choices.into_iter().map(line).collect()
    }

    pub(crate) fn run(&self) -> Shown {
        let mut child = self.command().spawn().unwrap();
        if let Some(typed) = self.stdin.clone() {
            let mut pipe = child.stdin.take().unwrap();
            // Written beside reading, so that neither waits for the other; a reader that reads no further closes the pipe.
            std::thread::spawn(move || drop(pipe.write_all(&typed)));
        }
        let output = child.wait_with_output().unwrap();
        let shown = |bytes: &[u8]| self.scrub(std::str::from_utf8(bytes).unwrap());
        Shown {
            stdout: shown(&output.stdout),
            stderr: shown(&output.stderr),
            code: output.status.code().unwrap_or(-1),
        }
    }

    /// A text without what differs from run to run and from machine to machine.
    pub(crate) fn scrub(&self, text: &str) -> String {
        let folder = self.folder.path().to_string_lossy().into_owned();
        text.replace(&folder, "[HOME]").replace(env!("CARGO_MANIFEST_DIR"), "[REPO]")
    }

    /// A file below the folder.
    #[track_caller]
    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(name)).unwrap()
    }

    /// The files below the folder, by path, but for locks.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        let mut open = vec![self.folder.path().to_owned()];
        let mut files = Vec::new();
        while let Some(path) = open.pop() {
            if path.is_dir() {
                open.extend(std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
            } else if path.extension().is_none_or(|ending| ending != "lock") {
                files.push(path.strip_prefix(self.folder.path()).unwrap().to_owned());
            }
        }
        files.sort();
        files
    }
}

/// A text in which every day behind a word is the same, but for one that was asked for.
pub(crate) fn without_days(text: &str) -> String {
    let mut parts = text.split(" 20");
    let mut same = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_day = matches!(part.as_bytes(), [_, _, b'-', _, _, b'-', _, _, ..]);
        let is_behind_word = same.ends_with(char::is_alphabetic) && !same.ends_with("--today");
        match part.get(8..).filter(|_| is_day && is_behind_word) {
            Some(rest) => same.push_str(&format!(" [DAY]{rest}")),
            None => same.push_str(&format!(" 20{part}")),
        }
    }
    same
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The name of a dossier has the day on which it was begun.
        write!(f, "{}", without_days(&self.stdout))?;
        if !self.stderr.is_empty() {
            write!(f, "--- stderr\n{}", self.stderr)?;
        }
        write!(f, "--- exit {}", self.code)
    }
}
