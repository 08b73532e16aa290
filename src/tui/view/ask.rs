//! A question: its text, its answers with the number of apps that each would leave, and the effect of the highlighted
//! one.
//!
//! ```text
//!  news                             whole sentences, as many as there is room for; then what the author says of the
//!                                   answer that they are about
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
use ratatui::layout::{Rect, Size};
use ratatui::style::Style;
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::{StatefulWidget, Widget};

use super::super::theme::Theme;
use super::areas::{self, REST};
use super::ask_rows::{MoreRows, PartHeights, divide};
use super::block_layout::{BlockLayout, glossary, styled, widest};
use super::grid::{AppGrid, GridLayout};
use super::scroll_list::{ListPosition, Motion, ScrollList, ScrollListState};
use super::{MEASURE, PaneState, ScrollPosition, WIDE, answers, cells, drawing};
use crate::session::{Ask, AskKind, ChoiceEffect};
use crate::text::{Messages, truncate, width, wrap};

/// Between the question and the apps beside it.
const PANEL_GAP: usize = 4;
/// Above the names in the panel: how many are left, what the markers mean, and a blank line.
const PANEL_HEAD: [usize; 3] = [1, 2, REST];
const PANEL_HEAD_ROWS: usize = 3;
/// The sentence on the effect of a choice gets no more lines than this.
const MOST_EFFECT: usize = 3;

/// A question that is laid out.
#[derive(Debug, Clone)]
pub(in crate::tui) struct AskPane {
    news: Text<'static>,
    question: Text<'static>,
    text: ScrollList,
    header: Option<Line<'static>>,
    answers: ScrollList,
    /// Columns of the question and all below it.
    room: usize,
    grid: Option<GridLayout>,
    /// The columns of the panel beside the question where the apps are; without one they are below it.
    panel: Option<usize>,
    rows: PartHeights,
    /// The hint on how to answer, when it is to the right of the question.
    hint: Option<String>,
    /// What is before the cursor in the field of a number.
    before_cursor: String,
    theme: Theme,
}

impl AskPane {
    /// Lays a question out in a body.
    pub(super) fn new(ask: &Ask, typed: &str, messages: Messages, theme: Theme, body: Size) -> Self {
        let pane = Self::laid_out(ask, typed, (messages, theme), body, false);
        match &ask.columns {
            // Without a heading above them the numbers have their words with them.
            Some(_) if pane.header.is_none() => Self::laid_out(ask, typed, (messages, theme), body, true),
            _ => pane,
        }
    }

    fn laid_out(
        ask: &Ask,
        typed: &str,
        (messages, theme): (Messages, Theme),
        body: Size,
        is_headless: bool,
    ) -> Self {
        let panel = panel_width(ask, body);
        let beside = |panel: usize| usize::from(body.width).saturating_sub(panel + PANEL_GAP);
        let room = panel.map_or(usize::from(body.width), beside).min(MEASURE);
        let question = wrap(&ask.question.one_line(), room);
        // A short hint fits to the right of a short question.
        let hint_fits = |hint: &&String| match question.as_slice() {
            [only] => width(only) + width(hint) + 4 <= room,
            _ => false,
        };
        let hint = ask.hint.as_ref().filter(hint_fits);
        let notes = notes(ask, theme, room);
        let text = |notes: &[Line<'static>]| {
            explanation(ask, notes, ask.hint.as_ref().filter(|_| hint.is_none()), theme, room)
        };
        let brief = answers::list(ask, typed, messages, theme, room, (false, is_headless));
        let full = answers::list(ask, typed, messages, theme, room, (true, is_headless));
        let header = ask.columns.as_ref().filter(|_| !is_headless);
        let header = header.and_then(|columns| answers::header(ask, columns, messages, room, theme));
        let grid_room = panel.unwrap_or(room);
        let grid = |rows: usize| (!ask.apps.is_empty()).then(|| GridLayout::new(&ask.apps, grid_room, rows));
        let news = ask.news.as_ref().map_or(Vec::new(), |news| wrap(news, room));
        let grid_below = grid(usize::MAX).filter(|_| panel.is_none());
        let mut wants = PartHeights {
            news: news.len() + notes.len(),
            question: question.len(),
            text: text(&[]).len(),
            header: usize::from(header.is_some()),
            answers: brief.len(),
            effect: height_of(sentences(ask).map(str::to_owned), room),
            grid: grid_below.map_or(0, |grid| grid.rows(ask.apps.len())),
            ..PartHeights::default()
        };
        debug_assert!(full.len() >= brief.len(), "help only adds lines");
        let more = MoreRows {
            answer_help: full.len() - brief.len(),
            effect: height_unconfirmed(ask, messages, room) - wants.effect,
        };
        let height = usize::from(body.height);
        let (mut rows, mut roomy) = divide(wants, more, height);
        // What the author says is never cut: where it does not fit it goes before the explanation, which scrolls.
        let (above, below) = if rows.news < wants.news { (Vec::new(), notes) } else { (notes, Vec::new()) };
        let text = text(&below);
        if above.is_empty() {
            (wants.news, wants.text) = (news.len(), text.len());
            (rows, roomy) = divide(wants, more, height);
        }
        let news = ask.news.as_ref().map_or(Vec::new(), |news| whole_sentences(news, rows.news, room));
        let mut news = styled(news, theme.text());
        news.extend(above);
        let grid_rows = match panel {
            Some(_) => usize::from(body.height).saturating_sub(PANEL_HEAD_ROWS),
            None => rows.grid,
        };
        Self {
            news: news.into(),
            question: cut(question, rows.question, room, theme.question()),
            text,
            header: header.filter(|_| rows.header > 0),
            answers: if roomy { full } else { brief },
            room,
            grid: grid(grid_rows),
            panel,
            rows,
            hint: hint.cloned(),
            before_cursor: format!("{}{typed}", answers::before_typed(messages)),
            theme,
        }
    }

    /// How many items can be highlighted.
    pub(super) fn items(&self) -> usize {
        self.answers.items()
    }

    /// The nearest position that is possible.
    pub(super) fn reveal(&self, position: ScrollPosition) -> ScrollPosition {
        let text = ListPosition { item: 0, top: position.text_top };
        ScrollPosition {
            list: self.answers.reveal(position.list, self.rows.answers),
            text_top: self.text.reveal(text, self.rows.text).top,
            ..position
        }
    }

    /// The nearest position among the answers that is possible, whether or not the highlighted one is in view there.
    pub(super) fn clamped(&self, position: ListPosition) -> ListPosition {
        self.answers.clamped(position, self.rows.answers)
    }

    /// Where a move leads: among the answers, or through a text that is longer than its room.
    pub(super) fn moved(&self, position: ScrollPosition, motion: Motion) -> ScrollPosition {
        let pages = matches!(motion, Motion::PageUp | Motion::PageDown);
        if pages && self.text_scrolls() {
            let text = ListPosition { item: 0, top: position.text_top };
            return ScrollPosition {
                text_top: self.text.moved(text, motion, self.rows.text).top,
                ..position
            };
        }
        // What marks the first answer is an arrow, not a step from it.
        let motion = match motion {
            Motion::Down | Motion::PageDown if position.is_unmarked => Motion::First,
            Motion::Up | Motion::PageUp if position.is_unmarked => Motion::Last,
            _ => motion,
        };
        let list = self.answers.moved(position.list, motion, self.rows.answers);
        let stays = matches!(motion, Motion::Left | Motion::Right) && position.is_unmarked;
        ScrollPosition { list, is_unmarked: stays, ..position }
    }

    /// Whether more of a long text is below.
    pub(super) fn reads_on(&self, position: ScrollPosition) -> bool {
        self.text_scrolls() && self.moved(position, Motion::PageDown) != position
    }

    fn text_scrolls(&self) -> bool {
        self.rows.text > 0 && self.text.scrolls(self.rows.text)
    }

    /// Which lines are in view: of the text, or else of the answers.
    pub(super) fn window(&self, position: ScrollPosition) -> Option<(usize, usize, usize)> {
        if self.text_scrolls() {
            return self.text.window(position.text_top, self.rows.text);
        }
        self.answers.window(position.list.top, self.rows.answers)
    }

    /// Whether the names of the apps are in view, each behind its marker: in one row there is only room for how many.
    fn shows_names(&self, ask: &Ask) -> bool {
        let below = self.rows.grid > 1;
        self.grid.is_some_and(|grid| {
            self.panel.is_some() || below || (self.rows.grid == 1 && grid.rows(ask.apps.len()) == 1)
        })
    }

    /// How many apps would be left, when there is no row for it.
    pub(super) fn tally(&self, ask: &Ask, position: ScrollPosition, messages: Messages) -> Option<String> {
        let hidden = self.grid.is_some() && self.panel.is_none() && self.rows.grid == 0;
        hidden.then(|| tally(ask, effect_in_view(ask, position), messages))
    }
}

/// A question as it is drawn: how it is laid out, and what it says.
pub(super) struct AskView<'p> {
    /// How it is laid out.
    pub(super) pane: &'p AskPane,
    /// What it says.
    pub(super) ask: &'p Ask,
    /// The fixed sentences.
    pub(super) messages: Messages,
}

impl StatefulWidget for AskView<'_> {
    type State = PaneState;

    fn render(self, area: Rect, buf: &mut Buffer, state: &mut PaneState) {
        let pane = self.pane;
        let position = state.position;
        let [news, _, question, _, text, _, header, answers, _, effect, grid] = pane.rows.areas(area);
        drawing::lines(&pane.news.lines, news, buf);
        if let Some(hint) = &pane.hint {
            let behind = Rect { width: question.width.min(cells(pane.room)), ..question };
            drawing::line(&Line::from(hint.as_str()).right_aligned(), behind, buf);
        }
        drawing::lines(&pane.question.lines, question, buf);
        let reading = ListPosition { item: 0, top: position.text_top };
        pane.text.render(text, buf, &mut ScrollListState::new(reading));
        if let Some(heads) = &pane.header {
            drawing::line(heads, header, buf);
        }
        let mut list =
            ScrollListState { is_marked: !position.is_unmarked, ..ScrollListState::new(position.list) };
        pane.answers.render(answers, buf, &mut list);
        let in_view = effect_in_view(self.ask, position);
        if is_unpointed(self.ask, position) {
            let long = wrap(self.messages.point(), pane.room);
            let fits = long.len() <= usize::from(effect.height);
            let lines = if fits { long } else { wrap(self.messages.point_short(), pane.room) };
            for (row, line) in effect.rows().zip(lines) {
                drawing::words(&line, Style::new(), row, buf);
            }
        } else {
            self.effect(in_view, effect, buf);
        }
        match pane.panel {
            Some(columns) => {
                let [_, panel] = areas::columns(area, [REST, columns], 0);
                self.panel(in_view, panel, buf);
            }
            None => self.apps(in_view, grid, buf),
        }
        // With no answer in view the cursor is where the page begins.
        state.cursor = list.cursor.unwrap_or(area.as_position());
        if let (AskKind::Number { .. }, 0, false) = (self.ask.kind, position.list.item, position.is_unmarked)
        {
            state.cursor.x = state.cursor.x.saturating_add(cells(width(&pane.before_cursor)));
        }
    }
}

impl AskView<'_> {
    /// What the choice in view would do, or why it cannot be made.
    fn effect(&self, effect: Option<&ChoiceEffect>, area: Rect, buf: &mut Buffer) {
        let ask = self.ask;
        let words = match (effect, &ask.refusal) {
            (Some(effect), _) => effect.sentence.as_str(),
            // A person who has chosen nothing yet needs no reproach.
            (None, Some(refusal))
                if ask.kind != AskKind::Many || ask.lines.iter().any(|line| line.ticked) =>
            {
                refusal
            }
            _ => "",
        };
        let words = with_unconfirmed(words, ask.unconfirmed.as_deref());
        let sentence = whole_sentences(&words, usize::from(area.height), self.pane.room);
        for (row, line) in area.rows().zip(&sentence) {
            drawing::words(line, Style::new(), row, buf);
        }
        if self.pane.panel.is_some() || !self.pane.shows_names(ask) || !has_marks(ask, effect) {
            return;
        }
        // What the markers mean is behind the last line, when there is room for both.
        let legend = legend(self.messages);
        let taken = area.rows().zip(&sentence).last().map_or(0, |(_, line)| width(line));
        if let Some(row) = area.rows().take(sentence.len().max(1)).last()
            && taken + width(&legend) + 3 <= self.pane.room
        {
            let behind = Rect { width: row.width.min(cells(self.pane.room)), ..row };
            let legend = Line::from(Span::styled(legend, self.pane.theme.legend())).right_aligned();
            drawing::line(&legend, behind, buf);
        }
    }

    /// The apps below the question: where there is only one row, how many they are.
    fn apps(&self, effect: Option<&ChoiceEffect>, area: Rect, buf: &mut Buffer) {
        let Some(layout) = self.pane.grid else { return };
        let apps = &self.ask.apps;
        if area.height > 0 && !self.pane.shows_names(self.ask) {
            drawing::words(&tally(self.ask, effect, self.messages), Style::new(), area, buf);
        } else if area.height > 0 {
            AppGrid { layout, apps, effect, messages: self.messages }.render(area, buf);
        }
    }

    /// The apps beside the question.
    fn panel(&self, effect: Option<&ChoiceEffect>, area: Rect, buf: &mut Buffer) {
        let Some(layout) = self.pane.grid else { return };
        let theme = self.pane.theme;
        let [count, meaning, apps] = areas::rows(area, PANEL_HEAD, 0);
        drawing::words(&tally(self.ask, effect, self.messages), theme.tally(), count, buf);
        let legend = legend(self.messages);
        drawing::words(&truncate(&legend, usize::from(area.width)), theme.legend(), meaning, buf);
        AppGrid { layout, apps: &self.ask.apps, effect, messages: self.messages }.render(apps, buf);
    }
}

/// The text between the question and its answers.
fn explanation(
    ask: &Ask,
    notes: &[Line<'static>],
    hint: Option<&String>,
    theme: Theme,
    room: usize,
) -> ScrollList {
    let glossary = glossary(&ask.terms);
    let mut layout = BlockLayout::new(&glossary, theme);
    let mut text = ScrollList::new(theme);
    if !notes.is_empty() {
        text.text(notes.to_vec());
        text.blank();
    }
    text.text(layout.blocks(&ask.before, room));
    if let Some(help) = &ask.help {
        text.blank();
        text.text(layout.text(help, room));
    }
    if let Some(hint) = hint {
        text.blank();
        text.text(styled(wrap(hint, room), theme.text()));
    }
    text
}

/// How many apps would be left.
fn tally(ask: &Ask, effect: Option<&ChoiceEffect>, messages: Messages) -> String {
    // Without a choice in view all of them stay.
    let left = effect.map_or(ask.apps.len(), |effect| effect.left);
    messages.left_of(left, ask.listed)
}

/// Whether an app has a marker before it.
fn has_marks(ask: &Ask, effect: Option<&ChoiceEffect>) -> bool {
    effect.is_some_and(|effect| effect.unproven > 0 || effect.left < ask.apps.len())
}

/// What the markers before the apps mean.
fn legend(messages: Messages) -> String {
    format!("- {}   ? {}", messages.legend_dropped(), messages.unproven())
}

/// The width of the panel beside the question, when the window has room for one.
fn panel_width(ask: &Ask, body: Size) -> Option<usize> {
    let columns = usize::from(body.width);
    if columns < WIDE || ask.apps.is_empty() {
        return None;
    }
    let names = widest(ask.apps.iter().map(|app| width(app.name.as_str())));
    let height = usize::from(body.height).saturating_sub(PANEL_HEAD_ROWS).max(1);
    let needed = ask.apps.len().div_ceil(height);
    let one = names.min(26) + 4;
    Some((one * needed.min(2)).max(30).min(columns - 66))
}

/// The sentences that can come below the answers.
fn sentences(ask: &Ask) -> impl Iterator<Item = &str> {
    let lines = ask.lines.iter().filter_map(|line| line.effect.as_ref());
    lines.chain(&ask.now).map(|effect| effect.sentence.as_str()).chain(ask.refusal.as_deref())
}

/// The rows for the sentence below the answers when nothing of it is confirmed: nothing moves when it is, or not.
fn height_unconfirmed(ask: &Ask, messages: Messages, room: usize) -> usize {
    let unconfirmed =
        (ask.kind != AskKind::One).then(|| ask.unconfirmed.as_deref().unwrap_or(messages.not_confirmed()));
    height_of(sentences(ask).map(|words| with_unconfirmed(words, unconfirmed)), room)
}

/// The rows that the longest of some sentences takes.
fn height_of(sentences: impl Iterator<Item = String>, room: usize) -> usize {
    widest(sentences.map(|words| wrap(&words, room).len())).clamp(1, MOST_EFFECT)
}

/// A sentence, and that what it tells about is not confirmed yet.
fn with_unconfirmed(words: &str, unconfirmed: Option<&str>) -> String {
    match unconfirmed {
        Some(unconfirmed) => format!("{words} {unconfirmed}").trim_start().to_owned(),
        None => words.to_owned(),
    }
}

/// Whether no answer is marked that Enter could choose.
fn is_unpointed(ask: &Ask, position: ScrollPosition) -> bool {
    position.is_unmarked && ask.kind == AskKind::One && !ask.is_settled
}

/// The effect of the choice that Enter would confirm now.
fn effect_in_view(ask: &Ask, position: ScrollPosition) -> Option<&ChoiceEffect> {
    let item = position.list.item;
    if is_unpointed(ask, position) {
        return None;
    }
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

/// What the author says of the answer given last.
fn notes(ask: &Ask, theme: Theme, room: usize) -> Vec<Line<'static>> {
    let glossary = glossary(&ask.terms);
    let mut layout = BlockLayout::new(&glossary, theme);
    ask.notes.iter().flat_map(|note| layout.text(note, room)).collect()
}

/// Words in so many lines: all of them, or as many whole sentences as fit. A number or a claim is never cut in two.
fn whole_sentences(words: &str, height: usize, columns: usize) -> Vec<String> {
    let all = wrap(words, columns);
    if all.len() <= height {
        return all;
    }
    let ends = words.match_indices(". ").map(|(at, _)| at + 1);
    let fits = |end: usize| Some(wrap(words.get(..end)?, columns)).filter(|lines| lines.len() <= height);
    ends.filter_map(fits).last().unwrap_or_default()
}

/// The lines that fit; an ellipsis ends the last one when there are more.
fn cut(mut lines: Vec<String>, height: usize, columns: usize, style: Style) -> Text<'static> {
    if lines.len() > height {
        lines.truncate(height);
        if let Some(last) = lines.last_mut() {
            let room = columns.min(width(last) + 2);
            *last = truncate(&format!("{last} …………"), room).into_owned();
        }
    }
    styled(lines, style).into()
}

#[cfg(test)]
mod tests {
    use super::whole_sentences;

    #[test]
    fn no_sentence_is_cut_in_two() {
        let words = "Er blijven er 12 over. Over 7 daarvan moet u iets navragen. Nog niet bevestigd.";
        assert_eq!(whole_sentences(words, 2, 80).len(), 1);
        let cut = ["Er blijven er 12 over. Over 7 daarvan moet u iets navragen."];
        assert_eq!(whole_sentences(words, 1, 62), cut);
        assert_eq!(whole_sentences(words, 1, 30), ["Er blijven er 12 over."]);
        assert!(whole_sentences(words, 1, 10).is_empty());
    }
}
