//! `open`, and no command at all: a person walks. Which front end, what is told before, and what stays on the terminal after.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

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
use crate::session::{Ended, Session};
use crate::text::SafeText;
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
                Ended::Left | Ended::InputEnded => {}
                Ended::Signal(signal) => {
                    // A signal is a small number.
                    return Ok(Exit::Signal(u8::try_from(signal).unwrap_or(u8::MAX)));
                }
                // What a terminal that closes sends to those who listen.
                Ended::TerminalGone => return Ok(Exit::Signal(1)),
            }
            after(loaded, &session, &host)
        }
        FrontEnd::Lines => {
            end_on_signals();
            let options =
                plain::LineOptions { width: width(), ascii: terminal_env.ascii, unseen: !terminals.input };
            let (mut input, mut output) = (streams::input(), streams::output());
            let ended = plain::run(&mut session, &mut host, &mut input, &mut output, options);
            drop(output);
            if let Err(error) = ended {
                return Failure::of_output(error, loaded.messages).map_or(Ok(outcome(&session)), Err);
            }
            saved(loaded, &session, &host)
        }
    }
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
        // Where it cannot be set the system ends the program by itself.
        let _ = signal_hook::flag::register_conditional_shutdown(signal, 128 + signal, Arc::clone(&armed));
    }
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
fn after(loaded: &LoadedContent, session: &Session<'_>, host: &WalkHost<'_>) -> CommandResult {
    if session.outcome().is_some() {
        let lines = advice(session, Verbosity::Short, width());
        print(&(lines.join("\n") + "\n\n"), Exit::Fine, loaded.messages)?;
    }
    saved(loaded, session, host)
}

/// Where the answers are, and how to go on with them.
fn saved(loaded: &LoadedContent, session: &Session<'_>, host: &WalkHost<'_>) -> CommandResult {
    let messages = loaded.messages;
    let mut lines = Vec::new();
    lines.extend(host.conflict_copy().map(|path| messages.conflict(path)));
    if session.is_begun()
        && let Some(path) = host.path()
    {
        lines.push(messages.goodbye(&path));
        if session.outcome().is_none() {
            lines.push(messages.go_on_with("stappenplan"));
        }
    }
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    print(&text, outcome(session), messages)
}

/// The exit code says whether there is an advice.
fn outcome(session: &Session<'_>) -> Exit {
    batch::ending(session.model(), session.whole().walk.position).into()
}
