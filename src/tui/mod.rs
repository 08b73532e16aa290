//! The full-screen front end over [`crate::session`]: one page at a time, always visible what an answer does, always
//! a way back. Knows neither the tree nor files.

mod answering;
mod app;
mod compare;
mod dossiers;
mod help;
mod history;
mod keys;
mod msg;
mod navigation;
mod paint;
mod terminal;
mod theme;
mod view;

use std::io;
use std::time::Duration;

use app::{Request, TuiApp};
use crossterm::event::{KeyCode, KeyEvent};
use terminal::{EventSource, Events, Screen, Ticker, key, typed_char};
use theme::Theme;

use crate::session::{Ended, Host, SaveState, Session};

/// While the disk has not answered, it is looked at this often.
const SLOW_DISK: Duration = Duration::from_millis(200);

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
    let mut ticker = Ticker::default();
    loop {
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
        ticker.run(app.has_typed());
        let slow = (app.saving == SaveState::Pending).then_some(SLOW_DISK);
        let events = source.wait(ticker.left().into_iter().chain(slow).min());
        if let Some(ended) = ends(&events) {
            return Ok(ended);
        }
        if slow.is_some() {
            let state = host.save_state();
            app.saved(state);
        }
        if ticker.is_over() {
            host.keep_typed(app.session());
            app.typed_is_kept();
        }
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
        let pasted = is_pasted(&events.keys);
        for key in pasted_once(&events.keys) {
            match app.press(*key) {
                Request::None => {}
                Request::Save => {
                    let state = host.save(app.session());
                    app.saved(state);
                    app.typed_is_kept();
                }
                Request::Dossier(action) => {
                    let done = host.dossier(action, app.session_to_change());
                    app.dossier_done(action, done);
                }
                Request::Export => {
                    let result = host.export(app.session());
                    app.exported(result);
                }
                Request::Redraw => screen.redraw()?,
                Request::Suspend => suspend = true,
                // A person who pastes does not mean to leave.
                Request::Quit | Request::Lines if pasted => {}
                Request::Quit => return Ok(Ended::Left),
                Request::Lines => return Ok(Ended::ToLines),
            }
        }
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
