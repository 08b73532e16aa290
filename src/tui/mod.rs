//! The full-screen front end over [`crate::session`]: one page at a time, always visible what an answer does, always
//! a way back. Knows neither the tree nor files.

mod answering;
mod app;
mod clocks;
mod compare;
mod dossiers;
mod field_editor;
mod field_options;
mod form;
mod form_keys;
mod help;
mod history;
mod key_help;
mod keys;
mod msg;
mod navigation;
mod notice;
mod paint;
mod pasting;
mod replies;
mod terminal;
mod theme;
mod view;

use std::io;

use app::{Request, TuiApp};
use clocks::Clocks;
use crossterm::event::{KeyCode, KeyEvent};
use terminal::{EventSource, Events, Input, Screen, key, typed_char};
use theme::Theme;

use crate::session::{Ended, Host, Session};

/// What the terminal, or the person at it, can do with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScreenOptions {
    /// Colours may be used.
    pub color: bool,
    /// Only ASCII can be shown: the locale is not one of UTF-8.
    pub ascii: bool,
}

/// Walks with one person until the person leaves, or something ends it. Both standard input and standard output must
/// be a terminal.
///
/// # Errors
/// When the terminal cannot be taken over at the start.
pub fn run(session: &mut Session<'_>, host: &mut dyn Host, options: ScreenOptions) -> io::Result<Ended> {
    let mut source = EventSource::new()?;
    let mut screen = Screen::enter()?;
    let mut app = TuiApp::new(session, Theme::new(options.color, options.ascii), screen.area());
    let mut clocks = Clocks::new();
    loop {
        app.make_room_for_notice();
        let mut guarded = Ok(());
        let drawn = screen.draw(|frame| {
            app.draw(frame);
            // The frame is there; it is written next, and that may take for ever.
            guarded = source.guard();
        });
        guarded?;
        if drawn.is_err() {
            return Ok(Ended::TerminalGone);
        }
        let events = source.wait(clocks.left(&app));
        if let Some(ended) = ends(&events) {
            app.take_last(&events.inputs);
            return Ok(ended);
        }
        clocks.look(host, &mut app);
        if events.resumed {
            if screen.take_over().is_err() {
                return Ok(Ended::TerminalGone);
            }
            app.resize(screen.area());
        } else if events.resized {
            screen.fit()?;
            app.resize(screen.area());
        }
        let mut suspend = events.suspend;
        let (typed, pasted) = typed_and_pasted(&events.inputs, app.takes_text(), app.takes_lines());
        let mut left = &typed[..];
        while !left.is_empty() {
            let request = take_first(&mut app, &mut left);
            match request {
                Request::None => {}
                Request::Save | Request::Dossier(_) | Request::SaveReport(_) | Request::SaveLetters(_) => {
                    ask(host, request, &mut app)
                }
                Request::Redraw => screen.redraw()?,
                Request::Suspend => suspend = true,
                // A person who pastes does not mean to leave.
                Request::Quit | Request::Lines if pasted => {}
                Request::Quit => return Ok(Ended::Left),
                Request::Lines => return Ok(Ended::ToLines),
            }
        }
        app.catch_up();
        if suspend {
            match stop_and_continue(&source, &mut screen, &mut app) {
                Ok(Suspension::Continued) => {}
                Ok(Suspension::Refused) => app.cannot_suspend(),
                Ok(Suspension::Ended(signal)) => return Ok(Ended::Signal(signal)),
                Err(_) => return Ok(Ended::TerminalGone),
            }
        }
    }
}

/// Asks the host for what the screen wants of it, and tells what came of it.
fn ask(host: &mut dyn Host, request: Request, app: &mut TuiApp<'_, '_>) {
    match request {
        Request::Save => {
            let state = host.save(app.session());
            app.saved(state);
            app.typed_is_kept();
        }
        Request::Dossier(action) => {
            let done = host.dossier(action, app.session_to_change());
            app.dossier_done(action, done);
            let state = host.save_state();
            app.saved(state);
        }
        Request::SaveReport(kind) => {
            let told = host.save_report(kind, app.session());
            // What was due was saved first.
            let state = host.save_state();
            app.saved(state);
            app.files_told(told);
        }
        Request::SaveLetters(letters) => {
            let told = host.save_letters(letters, app.session());
            app.files_told(told);
        }
        Request::None | Request::Suspend | Request::Redraw | Request::Lines | Request::Quit => {}
    }
}

/// What came of the key that stops the program for a while.
enum Suspension {
    Continued,
    /// Nobody could continue the program, so it did not stop.
    Refused,
    /// While it was stopped somebody asked it to end: by this signal.
    Ended(i32),
}

/// Gives the terminal back for as long as the program is stopped.
///
/// # Errors
/// When the terminal is gone.
fn stop_and_continue(
    source: &EventSource,
    screen: &mut Screen,
    app: &mut TuiApp<'_, '_>,
) -> io::Result<Suspension> {
    if !source.may_suspend() {
        return Ok(Suspension::Refused);
    }
    screen.leave();
    let stopped = source.suspend();
    // A program that takes the terminal in the background is stopped again, and would not end until somebody brings it
    // to the foreground.
    if let Some(signal) = source.deadly_signal() {
        return Ok(Suspension::Ended(signal));
    }
    screen.take_over()?;
    app.resize(screen.area());
    Ok(if stopped { Suspension::Continued } else { Suspension::Refused })
}

fn ends(events: &Events) -> Option<Ended> {
    match (events.signal, events.hung_up) {
        (Some(signal), _) => Some(Ended::Signal(signal)),
        (None, true) => Some(Ended::TerminalGone),
        (None, false) => None,
    }
}

/// Takes the first of what came at once; of a text all letters up to the next key that is none.
fn take_first(app: &mut TuiApp<'_, '_>, left: &mut &[Input]) -> Request {
    let letter = |input: &Input| key_of(input).and_then(typed_char);
    if app.takes_letters() {
        let letters: String = left.iter().map_while(letter).collect();
        if !letters.is_empty() {
            *left = left.get(letters.chars().count()..).unwrap_or_default();
            app.type_letters(&letters);
            return Request::None;
        }
    }
    let Some((first, rest)) = left.split_first() else { return Request::None };
    *left = rest;
    match first {
        Input::Key(pressed) => app.take_key(*pressed),
        Input::Paste(text) => {
            app.paste(text);
            Request::None
        }
    }
}

/// What came at once as it is meant, and whether it looks pasted. In a form words are text, whatever else: a terminal that
/// does not mark what is pasted sends it as keys.
fn typed_and_pasted(inputs: &[Input], takes_text: bool, takes_lines: bool) -> (Vec<Input>, bool) {
    let keys: Option<Vec<KeyEvent>> = inputs.iter().map(key_of).collect();
    let Some(keys) = keys else {
        return (inputs.to_vec(), true);
    };
    let pasted = is_pasted(&keys);
    if takes_text {
        let text = pasted_text(&keys).filter(|_| pasted);
        let meant = |text: String| {
            let line_ends = text.len() - text.trim_end_matches('\n').len();
            let line_ends = if takes_lines { line_ends } else { 0 };
            // More may follow, so the line ends at its end are no end of the text.
            let behind = vec![Input::Key(key(KeyCode::Enter)); line_ends];
            [vec![Input::Paste(text)], behind].concat()
        };
        return (text.map_or_else(|| inputs.to_vec(), meant), pasted);
    }
    (pasted_once(&keys).iter().copied().map(Input::Key).collect(), pasted)
}

fn key_of(input: &Input) -> Option<KeyEvent> {
    match input {
        Input::Key(pressed) => Some(*pressed),
        Input::Paste(_) => None,
    }
}

/// The text of keys that are all text, with an Enter that words follow.
fn pasted_text(keys: &[KeyEvent]) -> Option<String> {
    let enter = key(KeyCode::Enter);
    let goes_on =
        |pair: &[KeyEvent]| matches!(pair, [first, next] if *first == enter && typed_char(*next).is_some());
    keys.windows(2).any(goes_on).then_some(())?;
    let letter = |pressed: &KeyEvent| typed_char(*pressed).or_else(|| (*pressed == enter).then_some('\n'));
    keys.iter().map(letter).collect()
}

/// Keys that came all at once, with words among them, are a paste.
fn is_pasted(keys: &[KeyEvent]) -> bool {
    let is_letter = |key: &KeyEvent| typed_char(*key).is_some();
    keys.windows(2).any(|pair| pair.iter().all(is_letter))
}

/// What follows the first Enter of a paste was not typed by somebody who saw what that Enter did.
fn pasted_once(keys: &[KeyEvent]) -> &[KeyEvent] {
    match keys.iter().position(|pressed| *pressed == key(KeyCode::Enter)) {
        Some(enter) if is_pasted(keys) => keys.get(..=enter).unwrap_or(keys),
        _ => keys,
    }
}

#[cfg(test)]
mod tests;
