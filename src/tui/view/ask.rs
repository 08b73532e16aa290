//! A question: what is asked, the answers with what each would leave, and what the highlighted one would do.
//!
//! ```text
//!  news                             one line, when there is room
//!  question
//!  text                             scrolls by itself when it is long
//!                over van 25   waarvan navragen
//!  > 1  answer            20                  3    scrolls with the highlight
//!  what the answer does             - valt af   ? eerst navragen
//!  apps                             the rows that are left, or one line
//! ```
//!
//! All places are fixed when the page is laid out: moving the highlight changes two markers, one sentence and the
//! markers before the apps.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line as Text;

use super::super::look::{BOLD, DIM, Look, PLAIN};
use super::answers;
use super::blocks::{Setter, glossary, indented, plain};
use super::frame::cells;
use super::grid::Grid;
use super::sheet::{Motion, Place, Sheet};
use crate::session::{Ask, AskKind, ChoiceEffect};
use crate::text::{Messages, pad_left, truncate, width, wrap};

/// From this width on the apps stand beside the question.
const WIDE: usize = 108;
/// Longer lines are hard to read.
pub(super) const MEASURE: usize = 84;
/// A text of which less than this is in view is not worth its place.
const LEAST_TEXT: usize = 2;
/// What a change of an earlier answer did takes some lines to tell.
const MOST_NEWS: usize = 3;
/// The marker and the space behind it.
pub(super) const MARKER: &str = "  ";

/// Where everything of a question stands.
#[derive(Debug, Clone)]
pub(in crate::tui) struct AskPane {
    news: Vec<Text<'static>>,
    question: Vec<Text<'static>>,
    text: Sheet,
    header: Option<Text<'static>>,
    answers: Sheet,
    /// Columns of the question and all below it.
    room: usize,
    grid: Option<Grid>,
    /// The apps stand beside the question.
    beside: Option<Rect>,
    rows: Rows,
    /// How to answer, when it stands behind the question.
    hint: Option<String>,
    /// What stands before the cursor in the field of a number.
    field: String,
}

/// The rows that every part gets, from top to bottom, with blank lines in between.
#[derive(Debug, Clone, Copy, Default)]
struct Rows {
    news: usize,
    news_gap: usize,
    question: usize,
    question_gap: usize,
    text: usize,
    text_gap: usize,
    header: usize,
    answers: usize,
    answers_gap: usize,
    effect: usize,
    grid: usize,
}

/// Rows still to be given away.
struct Budget(usize);

impl Budget {
    fn some(&mut self, wanted: usize) -> usize {
        let given = wanted.min(self.0);
        self.0 -= given;
        given
    }

    fn all(&mut self, wanted: usize) -> usize {
        if wanted <= self.0 { self.some(wanted) } else { 0 }
    }
}

impl AskPane {
    /// Lays a question out in a body.
    pub(super) fn new(ask: &Ask, typed: &str, messages: Messages, body: Rect) -> Self {
        let columns = usize::from(body.width);
        let beside = beside(ask, columns, body);
        let room =
            beside.map_or(columns, |panel| usize::from(panel.x - body.x).saturating_sub(4)).min(MEASURE);
        let glossary = glossary(&ask.terms);
        let mut setter = Setter::new(&glossary);
        let question = plain(&wrap(&ask.question.one_line(), room), BOLD);
        let mut text = Sheet::default();
        text.text(setter.blocks(&ask.before, room));
        if let Some(help) = &ask.help {
            text.blank();
            text.text(setter.text(help, room));
        }
        // A short hint stands behind a short question.
        let beside_question = ask.hint.as_ref().filter(|hint| {
            question.len() == 1 && question.first().map_or(0, Text::width) + width(hint) + 4 <= room
        });
        let hint = beside_question.cloned();
        if let Some(hint) = ask.hint.as_ref().filter(|_| hint.is_none()) {
            text.blank();
            text.text(plain(&wrap(hint, room), PLAIN));
        }
        let brief = answers::sheet(ask, typed, messages, room, false);
        let full = answers::sheet(ask, typed, messages, room, true);
        let header = ask.columns.as_ref().and_then(|columns| answers::header(ask, columns, room));
        let has_apps = !ask.apps.is_empty();
        let grid_room = beside.map_or(room, |panel| usize::from(panel.width));
        let grid = |rows: usize| has_apps.then(|| Grid::new(&ask.apps, grid_room, rows));
        let effect = sentences(ask).map(|words| wrap(words, room).len()).max().unwrap_or(0).max(1);
        let news = ask.news.as_ref().map_or(Vec::new(), |news| wrap(news, room));
        let wants = Rows {
            news: news.len().min(MOST_NEWS),
            question: question.len(),
            text: text.len(),
            header: usize::from(header.is_some()),
            answers: brief.len(),
            effect: effect.min(3),
            grid: grid(usize::MAX).filter(|_| beside.is_none()).map_or(0, |grid| grid.rows(ask.apps.len())),
            ..Rows::default()
        };
        let (rows, roomy) = divide(wants, full.len() - brief.len(), usize::from(body.height));
        Self {
            news: cut(plain(&news, PLAIN), rows.news, room),
            question: cut(question, rows.question, room),
            text,
            header: header.filter(|_| rows.header > 0),
            answers: if roomy { full } else { brief },
            room,
            grid: grid(beside.map_or(rows.grid, |panel| usize::from(panel.height).saturating_sub(3))),
            beside,
            rows,
            hint: hint.map(|hint| pad_left(&hint, room)),
            field: format!("{}{typed}", answers::before_typed(messages)),
        }
    }

    /// How many items can be highlighted.
    pub(super) fn items(&self) -> usize {
        self.answers.items()
    }

    /// The nearest place that is possible.
    pub(super) fn reveal(&self, place: Place) -> Place {
        self.answers.reveal(place, self.rows.answers)
    }

    /// Where a move leads: among the answers, or through a text that is longer than its room.
    pub(super) fn moved(&self, place: Place, reading: usize, motion: Motion) -> (Place, usize) {
        let pages = matches!(motion, Motion::PageUp | Motion::PageDown);
        if pages && self.text_scrolls() {
            let text = Place { item: 0, top: reading };
            return (place, self.text.moved(text, motion, self.rows.text).top);
        }
        (self.answers.moved(place, motion, self.rows.answers), reading)
    }

    fn text_scrolls(&self) -> bool {
        self.rows.text > 0 && self.text.scrolls(self.rows.text)
    }

    /// Which lines are in view: of the text, or else of the answers.
    pub(super) fn window(&self, place: Place, reading: usize) -> Option<(usize, usize, usize)> {
        if self.text_scrolls() {
            return self.text.window(reading, self.rows.text);
        }
        self.answers.window(place.top, self.rows.answers)
    }

    /// How many apps would be left, when there is no row for it.
    pub(super) fn tally(&self, ask: &Ask, place: Place, messages: Messages) -> Option<String> {
        let hidden = self.grid.is_some() && self.beside.is_none() && self.rows.grid == 0;
        let left = current(ask, place.item).map_or(ask.apps.len(), |effect| effect.left);
        hidden.then(|| messages.left_of(left, ask.apps.len()))
    }

    /// Draws the question; where the cursor of the terminal belongs.
    pub(super) fn draw(
        &self,
        ask: &Ask,
        at: (Place, usize),
        messages: Messages,
        look: Look,
        body: Rect,
        frame: &mut Buffer,
    ) -> Position {
        let (place, reading) = at;
        let rows = self.rows;
        let mut y = body.y;
        let mut part = |height: usize, gap: usize| {
            let height = u16::try_from(height).unwrap_or(u16::MAX);
            let area = Rect { y, height, ..body };
            y = y.saturating_add(height).saturating_add(u16::try_from(gap).unwrap_or(0));
            area.intersection(body)
        };
        lines(&self.news, part(rows.news, rows.news_gap), frame);
        let question = part(rows.question, rows.question_gap);
        if let (Some(hint), 1..) = (&self.hint, question.height) {
            frame.set_string(question.x, question.y, hint, PLAIN);
        }
        lines(&self.question, question, frame);
        let text = part(rows.text, rows.text_gap);
        self.text.draw(Place { item: 0, top: reading }, look, text, frame);
        let header = part(rows.header, 0);
        lines(self.header.as_slice(), header, frame);
        let answers = part(rows.answers, rows.answers_gap);
        let cursor = self.answers.draw(place, look, answers, frame);
        let effect_area = part(rows.effect, 0);
        let effect = current(ask, place.item);
        self.effect(ask, effect, messages, effect_area, frame);
        let grid_area = part(rows.grid, 0);
        self.apps(ask, effect, messages, grid_area, frame);
        let cursor = cursor.unwrap_or(Position { x: body.x, y: body.y });
        match (ask.kind, place.item) {
            (AskKind::Number { .. }, 0) => {
                Position { x: cursor.x.saturating_add(cells(&self.field)), ..cursor }
            }
            _ => cursor,
        }
    }

    fn effect(
        &self,
        ask: &Ask,
        effect: Option<&ChoiceEffect>,
        messages: Messages,
        area: Rect,
        frame: &mut Buffer,
    ) {
        let words = match (effect, &ask.refusal) {
            (Some(effect), _) => effect.sentence.as_str(),
            // Who has chosen nothing yet needs no reproach.
            (None, Some(refusal))
                if ask.kind != AskKind::Many || ask.lines.iter().any(|line| line.ticked) =>
            {
                refusal
            }
            _ => "",
        };
        let sentence = wrap(words, self.room);
        for (y, line) in (area.y..area.bottom()).zip(&sentence) {
            frame.set_string(area.x, y, line, PLAIN);
        }
        let marks = effect.is_some_and(|effect| effect.unproven > 0 || effect.left < ask.apps.len());
        if marks && self.beside.is_none() && area.height > 0 {
            // Behind the last line, when there is room for both.
            let legend = legend(messages);
            let line = sentence.len().clamp(1, usize::from(area.height));
            let taken = sentence.get(line - 1).map_or(0, |line| width(line));
            if taken + width(&legend) + 3 <= self.room {
                let x = area.x.saturating_add(u16::try_from(self.room).unwrap_or(0)) - cells(&legend);
                frame.set_string(x, area.y + u16::try_from(line - 1).unwrap_or(0), legend, DIM);
            }
        }
    }

    fn apps(
        &self,
        ask: &Ask,
        effect: Option<&ChoiceEffect>,
        messages: Messages,
        area: Rect,
        frame: &mut Buffer,
    ) {
        let Some(grid) = self.grid else { return };
        let left = effect.map_or(ask.apps.len(), |effect| effect.left);
        let tally = messages.left_of(left, ask.apps.len());
        if let Some(panel) = self.beside {
            frame.set_string(panel.x, panel.y, tally, BOLD);
            frame.set_string(
                panel.x,
                panel.y + 1,
                truncate(&legend(messages), usize::from(panel.width)),
                DIM,
            );
            let apps = Rect { y: panel.y + 3, height: panel.height.saturating_sub(3), ..panel };
            grid.draw(&ask.apps, effect, messages, apps, frame);
        } else if area.height == 1 && grid.rows(ask.apps.len()) > 1 {
            frame.set_string(area.x, area.y, tally, PLAIN);
        } else if area.height > 0 {
            grid.draw(&ask.apps, effect, messages, area, frame);
        }
    }
}

/// What the markers before the apps mean.
fn legend(messages: Messages) -> String {
    format!("- {}   ? {}", messages.legend_dropped(), messages.legend_ask())
}

/// The place beside the question, when the window is wide.
fn beside(ask: &Ask, columns: usize, body: Rect) -> Option<Rect> {
    if columns < WIDE || ask.apps.is_empty() {
        return None;
    }
    let names = ask.apps.iter().map(|app| width(app.name.as_str())).max().unwrap_or(0);
    let height = usize::from(body.height).saturating_sub(3).max(1);
    let needed = ask.apps.len().div_ceil(height);
    let one = names.min(26) + 4;
    let panel = (one * needed.min(2)).max(30).min(columns - 66);
    let panel = u16::try_from(panel).unwrap_or(0);
    Some(Rect { x: body.right().saturating_sub(panel), y: body.y, width: panel, height: body.height })
}

/// The sentences that can come below the answers.
fn sentences(ask: &Ask) -> impl Iterator<Item = &str> {
    let lines = ask.lines.iter().filter_map(|line| line.effect.as_ref());
    lines.chain(&ask.now).map(|effect| effect.sentence.as_str()).chain(ask.refusal.as_deref())
}

/// What the choice would do that Enter confirms now.
fn current(ask: &Ask, item: usize) -> Option<&ChoiceEffect> {
    let of_line = |line: usize| ask.lines.get(line).and_then(|line| line.effect.as_ref());
    match ask.kind {
        AskKind::One => of_line(item),
        AskKind::Many => ask.now.as_ref(),
        AskKind::Number { .. } => match item.checked_sub(1) {
            Some(line) => of_line(line),
            None => ask.now.as_ref(),
        },
    }
}

/// Divides the rows: first what must be seen, then what helps, then the blank lines and the apps. Tells also whether
/// the help of the answers has found a place.
fn divide(wants: Rows, answer_help: usize, height: usize) -> (Rows, bool) {
    let mut left = Budget(height);
    let mut rows = Rows { question: left.some(wants.question.min((height / 3).max(1))), ..Rows::default() };
    rows.effect = left.some(wants.effect);
    rows.answers = left.some(wants.answers);
    rows.grid = left.some(wants.grid.min(1));
    rows.header = left.some(wants.header);
    rows.question_gap = left.some(1);
    rows.news = left.some(wants.news.min(1));
    rows.text = left.all(wants.text.min(LEAST_TEXT));
    if rows.text > 0 {
        rows.text_gap = left.some(1);
        rows.text += left.some(wants.text - rows.text);
    }
    rows.news += left.some(wants.news - rows.news);
    rows.answers_gap = left.some(1);
    let some_apps = wants.grid.saturating_sub(rows.grid).min(2);
    let roomy = left.0 >= answer_help + some_apps;
    rows.answers += if roomy { left.some(answer_help) } else { 0 };
    rows.grid += left.some(wants.grid - rows.grid);
    rows.news_gap = left.some(rows.news.min(1));
    (rows, roomy)
}

/// The lines that fit; the last one shows that there is more.
fn cut(mut lines: Vec<Text<'static>>, height: usize, columns: usize) -> Vec<Text<'static>> {
    if lines.len() > height {
        lines.truncate(height);
        if let Some(last) = lines.last_mut() {
            let words = format!("{last} …………");
            let room = columns.min(width(&last.to_string()) + 2);
            *last = Text::styled(truncate(&words, room).into_owned(), last.style);
        }
    }
    lines
}

fn lines(lines: &[Text<'static>], area: Rect, frame: &mut Buffer) {
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        frame.set_line(area.x, y, line, area.width);
    }
}

/// Lines with room for the marker before them.
pub(super) fn marked(lines: Vec<Text<'static>>) -> Vec<Text<'static>> {
    indented(lines, MARKER)
}
