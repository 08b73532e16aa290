//! `open`, and no command at all: a person walks. Which front end, what is said before, and what stays on the terminal
//! after.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use clap::ValueEnum;

use super::args::Common;
use super::environment::{self, TerminalEnv};
use super::exit::Exit;
use super::failure::Failure;
use super::file_words::shown;
use super::host::WalkHost;
use super::load::LoadedContent;
use super::output::{CommandResult, print};
use super::streams::{self, Terminals};
use crate::batch;
use crate::files::{Origin, holds_tree};
use crate::record::PreviousWalk;
use crate::report::{Verbosity, advice};
use crate::session::{Ended, Host, Session};
use crate::text::{Day, SafeText, is_unsafe};
use crate::{plain, tui};

/// The most columns of a line in line mode.
const WIDTH: usize = 76;

/// How the person walks.
enum FrontEnd {
    FullScreen,
    Lines,
}

/// Walks with a person: a new walk, the one that was left, or the one in a file.
pub(super) fn open(
    loaded: &LoadedContent,
    common: &Common,
    file: Option<&Path>,
    plain: bool,
) -> CommandResult {
    let (terminals, terminal_env) = (streams::terminals(), environment::terminal_env());
    let front_end = front_end(terminals, terminal_env, plain)
        .ok_or_else(|| Failure::new(Exit::WrongUse, loaded.messages.no_terminal()))?;
    let start = Start { common, file, plain };
    let (mut host, previous) = WalkHost::open(loaded, file)?;
    let remarks = remarks(loaded, common, &previous);
    let since = previous.since.as_deref().map(SafeText::new);
    let session = Session::resume(&loaded.model, loaded.messages, previous.choices, previous.checklist);
    let mut session = session.with_remarks(remarks, since);
    match front_end {
        FrontEnd::FullScreen => {
            let color = terminal_env.color(common.color, terminals.output);
            let options = tui::ScreenOptions { color, ascii: terminal_env.ascii };
            let ended = tui::run(&mut session, &mut host, options);
            let ended = ended.map_err(|error| {
                Failure::new(
                    Exit::Write,
                    loaded.messages.cannot_write_out(&SafeText::new(&error.to_string()).one_line()),
                )
            })?;
            match ended {
                Ended::Left | Ended::InputEnded => after(loaded, &session, &mut host, start),
                Ended::ToLines => {
                    stop_on_ctrl_z();
                    let options = line_options(terminals, terminal_env, true);
                    // What goes on later does so in the same way.
                    line_by_line(loaded, &mut session, &mut host, options, Start { plain: true, ..start })
                }
                // A signal is a small number.
                Ended::Signal(signal) => Ok(Exit::Signal(u8::try_from(signal).unwrap_or(u8::MAX))),
                // The signal that a closing terminal sends.
                Ended::TerminalGone => Ok(Exit::Signal(1)),
            }
        }
        FrontEnd::Lines => {
            let options = line_options(terminals, terminal_env, false);
            line_by_line(loaded, &mut session, &mut host, options, start)
        }
    }
}

fn line_options(terminals: Terminals, terminal_env: TerminalEnv, goes_on: bool) -> plain::LineOptions {
    plain::LineOptions { width: width(), ascii: terminal_env.ascii, unseen: !terminals.input, goes_on }
}

/// The conversation, from the start or where the full screen was left.
fn line_by_line(
    loaded: &LoadedContent,
    session: &mut Session<'_>,
    host: &mut WalkHost<'_>,
    options: plain::LineOptions,
    start: Start<'_>,
) -> CommandResult {
    end_on_signals();
    let (mut input, mut output) = (streams::input(), streams::output());
    let ended = plain::run(session, host, &mut input, &mut output, options);
    drop(output);
    if let Err(error) = ended {
        return Failure::of_output(error, loaded.messages).map_or(Ok(outcome(session)), Err);
    }
    saved(loaded, session, host, start)
}

/// Full screen needs a terminal on both sides; without one lines are read from a pipe or a file; nothing can be asked
/// of anything else.
fn front_end(terminals: Terminals, terminal_env: TerminalEnv, plain: bool) -> Option<FrontEnd> {
    let full =
        terminals.input && terminals.output && terminal_env.full_screen && !terminal_env.accessible && !plain;
    match full {
        true => Some(FrontEnd::FullScreen),
        false => (terminals.input || streams::input_holds_lines()).then_some(FrontEnd::Lines),
    }
}

fn width() -> usize {
    streams::columns().map_or(WIDTH, |columns| columns.clamp(20, WIDTH))
}

/// Every answer is saved when it is given: a signal ends line mode at once, with the code that tells which.
fn end_on_signals() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    let armed = Arc::new(AtomicBool::new(true));
    for signal in [SIGHUP, SIGINT, SIGQUIT, SIGTERM] {
        // Where it cannot be set the system ends the program itself.
        let _ = signal_hook::flag::register_conditional_shutdown(signal, 128 + signal, Arc::clone(&armed));
    }
}

/// The full screen has a handler of its own for the signal of Ctrl-Z, which nobody looks at any longer.
fn stop_on_ctrl_z() {
    let armed = Arc::new(AtomicBool::new(true));
    // Where it cannot be set, Ctrl-Z does nothing.
    let _ = signal_hook::flag::register_conditional_default(signal_hook::consts::SIGTSTP, armed);
}

/// What the start page tells: what was read, and what became of earlier answers.
fn remarks(loaded: &LoadedContent, common: &Common, previous: &PreviousWalk) -> Vec<SafeText> {
    let messages = loaded.messages;
    let mut remarks = previous.remarks.clone();
    remarks.push(match &loaded.tree_origin {
        Origin::Path(path) => messages.read_file(&shown(path)),
        Origin::Embedded | Origin::Absent => messages.read_embedded().to_owned(),
    });
    if common.tree.is_none() && holds_tree(environment::current_dir()) {
        remarks.push(messages.hint_tree().to_owned());
    }
    remarks.into_iter().map(SafeText::from).collect()
}

/// What stays on the terminal after the full screen is gone.
fn after(
    loaded: &LoadedContent,
    session: &Session<'_>,
    host: &mut WalkHost<'_>,
    start: Start<'_>,
) -> CommandResult {
    if session.outcome().is_some() {
        let lines = advice(session, Verbosity::Short, width());
        print(&(lines.join("\n") + "\n\n"), Exit::Fine, loaded.messages)?;
    }
    saved(loaded, session, host, start)
}

/// Where the answers are, and how to continue with them. What could not be saved is tried once more.
fn saved(
    loaded: &LoadedContent,
    session: &Session<'_>,
    host: &mut WalkHost<'_>,
    start: Start<'_>,
) -> CommandResult {
    let messages = loaded.messages;
    let is_begun = session.is_begun();
    if is_begun && host.unsaved().is_some() {
        // Why it fails again is told below.
        let _ = host.save(session);
    }
    let mut lines = Vec::new();
    lines.extend(host.conflict_copy().map(|path| messages.conflict(path)));
    let mut exit = outcome(session);
    if is_begun && let Some(reason) = host.unsaved() {
        lines.push(messages.left_unsaved(reason));
        // Where it was told at the start that nothing would be saved, the code says what came of the walk.
        exit = if host.path().is_some() { Exit::Write } else { exit };
    } else if is_begun && let Some(path) = host.answers_in() {
        lines.push(messages.goodbye(&path));
        lines.extend(start.again(host.conflict_copy()).map(|command| messages.go_on_with(&command)));
    }
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    print(&text, exit, messages)
}

/// How the walk was started.
#[derive(Clone, Copy)]
struct Start<'a> {
    common: &'a Common,
    file: Option<&'a Path>,
    plain: bool,
}

impl Start<'_> {
    /// The command that goes on with this walk, as a shell reads it in any folder; nothing when a path cannot be typed as it
    /// is shown.
    /// `copy` is where the answers went when others had changed the file.
    fn again(self, copy: Option<&str>) -> Option<String> {
        let folder = environment::state_folder();
        // Only the words of a copy are known: they are its path when the path beside which it lies is shown as it is.
        let beside = self.file.or(folder.as_deref());
        let is_path = beside.is_some_and(|beside| beside.to_str() == Some(shown(beside).as_str()));
        let copy = copy.map(|copy| place(Path::new(copy)).filter(|_| is_path));
        let file = match (copy, self.file) {
            (Some(copy), _) => Some(copy?),
            (None, Some(file)) => Some(place(file)?),
            (None, None) => None,
        };
        let mut words = vec![argument(&environment::program()?)?];
        words.extend(file.into_iter().flat_map(|file| ["open".to_owned(), file]));
        for (option, path) in [("--tree", &self.common.tree), ("--catalogue", &self.common.catalogue)] {
            if let Some(path) = path {
                words.extend([option.to_owned(), place(path)?]);
            }
        }
        if let Some(lang) = self.common.lang.as_ref().and_then(ValueEnum::to_possible_value) {
            words.extend(["--lang".to_owned(), lang.get_name().to_owned()]);
        }
        if let Some(today) = self.common.today {
            words.extend(["--today".to_owned(), Day::from(today).to_string()]);
        }
        words.extend(self.plain.then(|| "--plain".to_owned()));
        Some(words.join(" "))
    }
}

/// A path as one word for a shell, the same from any folder; nothing when it holds what is not shown as it is.
fn place(path: &Path) -> Option<String> {
    argument(&environment::absolute(path)?)
}

/// A name or path as one word for a shell; nothing when it holds what is not shown as it is.
fn argument(path: &Path) -> Option<String> {
    let raw = path.to_str().filter(|raw| !raw.contains(['\n', '\t']) && !is_unsafe(raw))?;
    // Else it would be read as an option.
    let raw = if raw.starts_with('-') { format!("./{raw}") } else { raw.to_owned() };
    let is_bare = |letter: char| letter.is_alphanumeric() || "/._-+:,@%=".contains(letter);
    match !raw.is_empty() && raw.chars().all(is_bare) {
        true => Some(raw),
        false => Some(format!("'{}'", raw.replace('\'', "'\\''"))),
    }
}

/// The exit code says whether there is an advice.
fn outcome(session: &Session<'_>) -> Exit {
    batch::ending(session.model(), session.whole().walk.position).into()
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    use super::*;

    #[test]
    fn a_path_is_one_word_for_a_shell() {
        for (path, word) in [
            ("mijn.yaml", "mijn.yaml"),
            ("/a/é-1.yaml", "/a/é-1.yaml"),
            ("mijn antwoorden.yaml", "'mijn antwoorden.yaml'"),
            ("jan's", "'jan'\\''s'"),
            ("~/$HOME", "'~/$HOME'"),
            ("-x", "./-x"),
            ("", "''"),
        ] {
            assert_eq!(argument(Path::new(path)).as_deref(), Some(word));
        }
        for path in ["a\nb", "a\tb", "\u{1b}[2J", "\u{202e}x"] {
            assert_eq!(argument(Path::new(path)), None, "{path:?}");
        }
        assert_eq!(argument(Path::new(OsStr::from_bytes(b"\xff"))), None);
    }
}
