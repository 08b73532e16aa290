//! A person walks: which front end, what is told before, and what stays on the terminal after.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::args::{Color, Common};
use super::around::{self, Wishes};
use super::content::Loaded;
use super::exit::Exit;
use super::failure::Failure;
use super::keeper::{Found, Keeper, shown};
use super::streams::{self, Terminals};
use super::unattended::Done;
use crate::batch;
use crate::files::{Origin, holds_tree};
use crate::report::{Detail, advice};
use crate::session::Session;
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
pub(super) fn walk(loaded: &Loaded, common: &Common, file: Option<&Path>, plain: bool) -> Done {
    let (terminals, wishes) = (streams::terminals(), around::wishes());
    let front_end = front_end(terminals, wishes, plain)
        .ok_or_else(|| Failure::new(Exit::WrongUse, loaded.messages.no_terminal()))?;
    let (mut keeper, found) = Keeper::open(loaded, file);
    let remarks = remarks(loaded, common, &found);
    let since = found.since.as_deref().map(SafeText::new);
    let session = Session::resume(&loaded.model, loaded.messages, found.choices, found.ticked);
    let mut session = session.with_remarks(remarks, since);
    match front_end {
        FrontEnd::FullScreen => {
            let color = color(common.color, terminals.output, wishes);
            let options = tui::Options { color, ascii: wishes.ascii };
            let ended = tui::run(&mut session, &mut keeper, options);
            let ended = ended.map_err(|error| {
                Failure::new(
                    Exit::Write,
                    loaded.messages.cannot_write_out(&SafeText::new(&error.to_string()).one_line()),
                )
            })?;
            match ended {
                tui::Ended::Quit => {}
                tui::Ended::Signal(signal) => {
                    return Ok(Exit::Signal(u8::try_from(signal).unwrap_or(u8::MAX)));
                }
                // What a terminal that closes sends to those who listen.
                tui::Ended::Gone => return Ok(Exit::Signal(1)),
            }
            after(loaded, &session, &keeper, Detail::Short)
        }
        FrontEnd::Lines => {
            end_on_signals();
            let options = plain::Options { width: width(), ascii: wishes.ascii, unseen: !terminals.input };
            let (mut input, mut output) = (streams::input(), streams::output());
            let ended = plain::run(&mut session, &mut keeper, &mut input, &mut output, options);
            drop(output);
            if let Err(error) = ended {
                return Failure::of_output(error, loaded.messages).map_or(Ok(outcome(&session)), Err);
            }
            saved(loaded, &session, &keeper)
        }
    }
}

/// Full screen needs a terminal on both sides; without one lines are read from a pipe or a file; nothing can be asked
/// of anything else.
fn front_end(terminals: Terminals, wishes: Wishes, plain: bool) -> Option<FrontEnd> {
    let full = terminals.input && terminals.output && wishes.full_screen && !wishes.accessible && !plain;
    match full {
        true => Some(FrontEnd::FullScreen),
        false => (terminals.input || streams::input_holds_lines()).then_some(FrontEnd::Lines),
    }
}

/// Whether there may be colour on a stream.
pub(super) fn color(wanted: Color, is_terminal: bool, wishes: Wishes) -> bool {
    match wanted {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => is_terminal && wishes.full_screen && !wishes.no_color,
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
fn remarks(loaded: &Loaded, common: &Common, found: &Found) -> Vec<SafeText> {
    let messages = loaded.messages;
    let mut remarks = found.remarks.clone();
    remarks.push(match &loaded.tree_origin {
        Origin::Path(path) => messages.read_file(&shown(path)),
        Origin::Embedded | Origin::Absent => messages.read_embedded().to_owned(),
    });
    if common.tree.is_none() && holds_tree(around::here()) {
        remarks.push(messages.hint_tree().to_owned());
    }
    remarks.into_iter().map(SafeText::from).collect()
}

/// What stays on the terminal after the full screen is gone.
fn after(loaded: &Loaded, session: &Session<'_>, keeper: &Keeper<'_>, detail: Detail) -> Done {
    if session.outcome().is_some() {
        let lines = advice(session, detail, width());
        super::unattended::print(&(lines.join("\n") + "\n\n"), Exit::Fine, loaded.messages)?;
    }
    saved(loaded, session, keeper)
}

/// Where the answers are, and how to go on with them.
fn saved(loaded: &Loaded, session: &Session<'_>, keeper: &Keeper<'_>) -> Done {
    let messages = loaded.messages;
    let mut lines = Vec::new();
    lines.extend(keeper.conflict().map(|path| messages.conflict(&shown(path))));
    if session.is_begun()
        && let Some(path) = keeper.path()
    {
        lines.push(messages.goodbye(&shown(&path)));
        if session.outcome().is_none() {
            lines.push(messages.go_on_with("stappenplan"));
        }
    }
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    super::unattended::print(&text, outcome(session), messages)
}

/// The exit code says whether there is an advice.
fn outcome(session: &Session<'_>) -> Exit {
    batch::ending(session.model(), session.whole().walk.position).into()
}
