//! `open`, and no command at all: a person walks. Which front end, what is said before, and what stays on the terminal
//! after.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use clap::ValueEnum;

use super::args::Common;
use super::carried::is_document;
use super::config::Settings;
use super::dossier_folder::DossierFolder;
use super::environment::{self, TerminalEnv};
use super::exit::Exit;
use super::failure::Failure;
use super::file_words::shown;
use super::host::WalkHost;
use super::host_report::Reports;
use super::load::LoadedContent;
use super::opened::Opened;
use super::output::{CommandResult, print};
use super::shell::{argument, content_options, place};
use super::signals::{EndSignals, ignore_file_limit};
use super::streams::{self, Terminals};
use crate::batch;
use crate::files::{ANSWERS_LIMIT, Origin, holds_tree, read_file};
use crate::record::is_dossier;
use crate::report::{Verbosity, advice};
use crate::session::{Ended, Host, SaveState, Session};
use crate::text::{Day, SafeText};
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
    settings: &Settings,
) -> CommandResult {
    let plain = settings.plain();
    let (terminals, terminal_env) = (streams::terminals(), environment::terminal_env());
    let front_end = front_end(terminals, terminal_env, plain)
        .ok_or_else(|| Failure::new(Exit::WrongUse, loaded.messages.no_terminal()))?;
    ignore_file_limit();
    let start = Start { common, plain };
    let (mut host, mut session) = begin(loaded, common, file, settings)?;
    match front_end {
        FrontEnd::FullScreen => {
            let color = terminal_env.color(common.color, terminals.output);
            let options = tui::ScreenOptions { color, ascii: terminal_env.ascii };
            let ended = tui::run(&mut session, &mut host, options);
            if !matches!(ended, Ok(Ended::ToLines)) {
                // What stays on the terminal is of what the person made.
                host.leave_example(&mut session);
            }
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
                Ended::Signal(signal) => {
                    told_at_signal(loaded, &session, &mut host, start);
                    // A signal is a small number.
                    Ok(Exit::Signal(u8::try_from(signal).unwrap_or(u8::MAX)))
                }
                Ended::TerminalGone => {
                    // Nobody is there to be told.
                    let _ = host.save_at_signal(&session);
                    // The signal that a closing terminal sends.
                    Ok(Exit::Signal(1))
                }
            }
        }
        FrontEnd::Lines => {
            let options = line_options(terminals, terminal_env, false);
            line_by_line(loaded, &mut session, &mut host, options, start)
        }
    }
}

/// What is in view at first: what was named, what was left, or nothing yet; and the session that goes on with it.
fn begin<'l>(
    loaded: &'l LoadedContent,
    common: &Common,
    file: Option<&Path>,
    settings: &Settings,
) -> Result<(WalkHost<'l>, Session<'l>), Failure> {
    let folder = DossierFolder::find(settings.dossiers(), loaded.messages);
    let opened = match file {
        Some(file) => Opened::named(loaded, &folder, file)?,
        None => Opened::last(loaded, &folder),
    };
    let (previous, is_saved, asked) = (opened.previous.clone(), opened.is_saved, opened.asked.clone());
    let mut host = WalkHost::new(loaded, folder, opened);
    host.always = remarks(loaded, common);
    host.reports = Reports::new(settings.reports(), common.lang);
    let mut resumed = previous.resumed;
    resumed.remarks.extend(host.always.iter().cloned());
    let mut session = Session::new(&loaded.model, loaded.messages);
    session.take_up(resumed);
    // Where nothing is saved, only what comes from now on is lost.
    if is_saved || host.off().is_some() {
        host.is_saved(&session);
    }
    // A decision that came in a document may never get an answer any more: it is a dossier at once.
    if file.is_some_and(is_document) {
        host.save(&session);
    }
    host.list(&mut session);
    // One that is damaged is in the list of every tree.
    if let Some(path) = asked.filter(|path| !host.ask_about(path, &mut session)) {
        return Err(Failure::new(Exit::Content, loaded.messages.damaged_outside(&shown(&path))));
    }
    Ok((host, session))
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
    let signals = EndSignals::listen();
    let (mut input, mut output) = (signals.input(), streams::output());
    let ended = plain::run(session, host, &mut input, &mut output, options);
    host.leave_example(session);
    drop(output);
    if let Some(signal) = signals.seen() {
        return Ok(ended_by_signal(loaded, session, host, start, signal));
    }
    if let Err(error) = ended {
        return Failure::of_output(error, loaded.messages).map_or(Ok(outcome(session)), Err);
    }
    let commands = host.fetch_commands();
    if !commands.is_empty() {
        print(&(commands.join("\n") + "\n\n"), Exit::Fine, loaded.messages)?;
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

/// The full screen has a handler of its own for the signal of Ctrl-Z, which nobody looks at any longer.
fn stop_on_ctrl_z() {
    let armed = Arc::new(AtomicBool::new(true));
    // Where it cannot be set, Ctrl-Z does nothing.
    let _ = signal_hook::flag::register_conditional_default(signal_hook::consts::SIGTSTP, armed);
}

/// What the start page always tells: what was read.
fn remarks(loaded: &LoadedContent, common: &Common) -> Vec<SafeText> {
    let messages = loaded.messages;
    // What is built in is what most people walk: only something else is worth a line.
    let mut remarks: Vec<String> = match &loaded.tree_origin {
        Origin::Path(path) => vec![messages.read_file(&shown(path))],
        Origin::Embedded | Origin::Absent => Vec::new(),
    };
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
    // Line by line this stands above already.
    let reports = host.kept_reports();
    if !reports.is_empty() {
        print(&(reports.join("\n") + "\n"), Exit::Fine, loaded.messages)?;
    }
    saved(loaded, session, host, start)
}

/// Where the dossier is, and how to continue with it. What could not be saved is tried once more.
fn saved(
    loaded: &LoadedContent,
    session: &Session<'_>,
    host: &mut WalkHost<'_>,
    start: Start<'_>,
) -> CommandResult {
    let state = host.save_at_end(session);
    // Whoever only looks at a dossier did not ask for it to be saved.
    let exit = if is_saved(&state) || host.is_looked_at() { outcome(session) } else { Exit::Write };
    print(&where_it_is(loaded, session, host, start, &state), exit, loaded.messages)
}

/// The same where a signal ended line mode; the cursor stands behind a prompt.
fn ended_by_signal(
    loaded: &LoadedContent,
    session: &Session<'_>,
    host: &mut WalkHost<'_>,
    start: Start<'_>,
    signal: u8,
) -> Exit {
    let state = host.save_at_signal(session);
    let text = format!("\n{}", where_it_is(loaded, session, host, start, &state));
    // A terminal that is gone shows nothing; the code tells of the signal all the same.
    let _ = print(&text, Exit::Fine, loaded.messages);
    Exit::Signal(signal)
}

/// Where the dossier is, and the command that continues with it, a line each.
fn where_it_is(
    loaded: &LoadedContent,
    session: &Session<'_>,
    host: &WalkHost<'_>,
    start: Start<'_>,
    state: &SaveState,
) -> String {
    let mut lines = kept(state, session, host);
    if session.has_something()
        && let Some(path) = host.saves_in().filter(|path| is_saved(state) || holds_dossier(path))
    {
        let told = |command: String| match session.is_settled() {
            true => loaded.messages.look_again_with(&command),
            false => loaded.messages.go_on_with(&command),
        };
        lines.extend(start.again(host, path).map(told));
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// A signal ended the full screen: where the dossier is, and how to go on, for whoever is still at the terminal.
fn told_at_signal(loaded: &LoadedContent, session: &Session<'_>, host: &mut WalkHost<'_>, start: Start<'_>) {
    let state = host.save_at_signal(session);
    let told = where_it_is(loaded, session, host, start, &state);
    if !told.is_empty() {
        streams::complain(told.trim_end_matches('\n'));
    }
}

/// Whether a dossier was ever saved there.
fn holds_dossier(path: &Path) -> bool {
    read_file(path, ANSWERS_LIMIT).is_ok_and(|bytes| is_dossier(&bytes))
}

fn is_saved(state: &SaveState) -> bool {
    matches!(state, SaveState::Saved | SaveState::Beside(_))
}

/// What is saved after the person left, and where; what is not, and why.
fn kept(state: &SaveState, session: &Session<'_>, host: &WalkHost<'_>) -> Vec<String> {
    let messages = session.messages();
    // Whoever reads it need not know in which folder the program was started.
    let whole = |path: &PathBuf| shown(&environment::absolute(path).unwrap_or_else(|| path.clone()));
    let path = host.saves_in().map(whole);
    let before =
        || host.saves_in().filter(|path| holds_dossier(path)).map(|path| messages.left_before(&whole(path)));
    match state {
        // There never was anything, or all of it was taken back.
        SaveState::Saved | SaveState::Beside(_) if !session.has_something() => Vec::new(),
        SaveState::Saved if host.was_gone => {
            path.map(|path| messages.goodbye_anew(&path)).into_iter().collect()
        }
        SaveState::Saved => path.map(|path| messages.goodbye(&path)).into_iter().collect(),
        SaveState::Beside(told) => vec![told.clone()],
        SaveState::Pending => vec![messages.left_unknown(path.as_deref())],
        SaveState::Failed(unsaved) | SaveState::TypedFailed(unsaved) | SaveState::Off(unsaved) => {
            let told = match unsaved.is_all {
                true => messages.left_unsaved_all(&unsaved.reason),
                false => messages.left_unsaved(&unsaved.reason),
            };
            std::iter::once(told).chain(before()).collect()
        }
    }
}

/// How the walk was started.
#[derive(Clone, Copy)]
struct Start<'a> {
    common: &'a Common,
    plain: bool,
}

impl Start<'_> {
    /// The command that goes on with this dossier, as a shell reads it in any folder; nothing when a path cannot be typed as
    /// it is shown.
    fn again(self, host: &WalkHost<'_>, path: &Path) -> Option<String> {
        let mut words = vec![argument(&environment::program()?)?, "open".to_owned()];
        words.push(match host.name_to_open(path) {
            Some(name) => argument(Path::new(name))?,
            None => place(path)?,
        });
        words.extend(content_options(self.common)?);
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

/// The exit code says whether there is an advice.
fn outcome(session: &Session<'_>) -> Exit {
    batch::ending(session.model(), session.whole().walk.position).into()
}
