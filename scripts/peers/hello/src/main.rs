//! The least that is a list on a full screen: thirty-three rows in a frame, arrows, and a key to leave. It draws with
//! ratatui's own backend and reads with crossterm's own reader, as its documentation says to begin. With `marker` as its
//! argument only a `>` moves; otherwise the whole row is reversed.

use ratatui::crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind};
use ratatui::style::Style;
use ratatui::widgets::{Block, List, ListState};
use ratatui::{DefaultTerminal, Frame};

const ROWS: usize = 33;

fn main() -> std::io::Result<()> {
    let only_marker = std::env::args().nth(1).is_some_and(|argument| argument == "marker");
    let rows: Vec<String> =
        (1..=ROWS).map(|at| format!("Application {at:02}  what this one is for, in a few words")).collect();
    let mut terminal = ratatui::init();
    let ended = choose(&mut terminal, &rows, only_marker);
    ratatui::restore();
    ended
}

fn choose(terminal: &mut DefaultTerminal, rows: &[String], only_marker: bool) -> std::io::Result<()> {
    let mut at = ListState::default().with_selected(Some(0));
    loop {
        terminal.draw(|frame| draw(frame, rows, only_marker, &mut at))?;
        let Event::Key(KeyEvent { code, kind: KeyEventKind::Press, .. }) = event::read()? else { continue };
        match code {
            KeyCode::Down => at.select_next(),
            KeyCode::Up => at.select_previous(),
            KeyCode::Char('q') | KeyCode::Esc | KeyCode::Enter => return Ok(()),
            _ => {}
        }
    }
}

fn draw(frame: &mut Frame, rows: &[String], only_marker: bool, at: &mut ListState) {
    let chosen = if only_marker { Style::new() } else { Style::new().reversed() };
    let list = List::new(rows.iter().map(String::as_str))
        .block(Block::bordered().title("Choose one"))
        .highlight_symbol("> ")
        .highlight_style(chosen);
    frame.render_stateful_widget(list, frame.area(), at);
}
