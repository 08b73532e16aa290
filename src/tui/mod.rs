//! The full-screen front end over [`crate::session`]: one page at a time, always visible what an answer does, always
//! a way back. Knows neither the tree nor files.

mod app;
mod compare;
mod help;
mod history;
mod input;
#[cfg(test)]
mod input_tests;
mod keys;
mod navigation;
mod paint;
mod screen;
mod theme;
mod view;
mod wake;
mod wire;

use std::io;

use app::{Request, TuiApp};
use input::Key;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use screen::Screen;
use theme::Theme;
use wake::{Wake, Wakes};

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
/// When the terminal cannot be taken over.
pub fn run(session: &mut Session<'_>, host: &mut dyn Host, options: ScreenOptions) -> io::Result<Ended> {
    let mut wakes = Wakes::listen()?;
    let mut screen = Screen::enter()?;
    let theme = Theme::new(options.color, options.ascii);
    let mut app = TuiApp::new(session, theme, screen::area());
    loop {
        let (frame, cursor) = frame_of(&app);
        if screen.show(frame, cursor).is_err() {
            return Ok(Ended::TerminalGone);
        }
        let wake = wakes.wait();
        if let Some(ended) = ends(&wake) {
            return Ok(ended);
        }
        if wake.resumed {
            screen.take_over()?;
        }
        if wake.resized || wake.resumed {
            screen.forget();
            app.resize(screen::area());
        }
        let mut suspend = wake.suspend;
        let pasted = is_pasted(&wake.keys);
        for key in pasted_once(&wake.keys) {
            match app.press(*key) {
                Request::None => {}
                Request::Keep => {
                    let result = host.save(app.session());
                    app.kept(result);
                }
                Request::Export => {
                    let result = host.export(app.session());
                    app.exported(result);
                }
                Request::Redraw => screen.forget(),
                Request::Suspend => suspend = true,
                // Nobody who pastes means to leave.
                Request::Quit if pasted => {}
                Request::Quit => return Ok(Ended::Left),
            }
        }
        if suspend {
            screen.leave();
            wakes.stop();
            screen.take_over()?;
            app.resize(screen::area());
        }
    }
}

/// The frame as the screen takes it.
fn frame_of(app: &TuiApp<'_, '_>) -> (Buffer, Position) {
    let Ok(mut terminal) = Terminal::new(TestBackend::new(app.area.width, app.area.height));
    let Ok(frame) = terminal.draw(|frame| app.draw(frame));
    let buffer = frame.buffer.clone();
    let Ok(cursor) = terminal.get_cursor_position();
    (buffer, cursor)
}

fn ends(wake: &Wake) -> Option<Ended> {
    match (wake.signal, wake.gone) {
        (Some(signal), _) => Some(Ended::Signal(signal)),
        (None, true) => Some(Ended::TerminalGone),
        (None, false) => None,
    }
}

/// Keys that came all at once, with words among them, are a paste.
fn is_pasted(keys: &[Key]) -> bool {
    let is_letter = |key: &Key| matches!(key, Key::Char(_));
    keys.windows(2).any(|pair| pair.iter().all(is_letter))
}

/// What follows the first Enter of a paste was not typed by somebody who saw what that Enter did.
fn pasted_once(keys: &[Key]) -> &[Key] {
    match keys.iter().position(|key| *key == Key::Enter) {
        Some(enter) if is_pasted(keys) => keys.get(..=enter).unwrap_or(keys),
        _ => keys,
    }
}

#[cfg(test)]
mod tests;
