//! How the rows of a window are divided among the parts of a question.

use ratatui::layout::Rect;

use super::areas;

/// With fewer lines than this in view a text is not worth its space.
const LEAST_TEXT: usize = 2;
/// With fewer lines of news than this in view a long sentence does not fit.
const LEAST_NEWS: usize = 2;
/// With fewer lines of answers than this in view nobody sees what there is to choose from.
const FEWEST_ANSWERS: usize = 6;

/// The height of each part, from top to bottom, and of the gaps between them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct PartHeights {
    pub(super) news: usize,
    pub(super) news_gap: usize,
    pub(super) question: usize,
    pub(super) question_gap: usize,
    pub(super) text: usize,
    pub(super) text_gap: usize,
    pub(super) header: usize,
    pub(super) answers: usize,
    pub(super) answers_gap: usize,
    pub(super) effect: usize,
    pub(super) grid: usize,
}

impl PartHeights {
    /// All heights, from top to bottom.
    fn all(self) -> [usize; 11] {
        [
            self.news,
            self.news_gap,
            self.question,
            self.question_gap,
            self.text,
            self.text_gap,
            self.header,
            self.answers,
            self.answers_gap,
            self.effect,
            self.grid,
        ]
    }

    pub(super) fn areas(self, area: Rect) -> [Rect; 11] {
        areas::rows(area, self.all(), 0)
    }
}

/// Rows not yet assigned to a part.
struct SpareRows(usize);

impl SpareRows {
    /// As many as are wanted and left.
    fn some(&mut self, wanted: usize) -> usize {
        let given = wanted.min(self.0);
        self.0 -= given;
        given
    }

    /// All that are wanted, or none.
    fn all(&mut self, wanted: usize) -> usize {
        if wanted <= self.0 { self.some(wanted) } else { 0 }
    }
}

/// Rows that some parts can do without.
#[derive(Debug, Clone, Copy)]
pub(super) struct MoreRows {
    /// For the help below the answers.
    pub(super) answer_help: usize,
    /// For the sentence on the effect, to add that nothing is confirmed.
    pub(super) effect: usize,
}

/// The rows that are kept for the beginning of a text and the gap below it, where the other parts would take them all: a text
/// of which nothing is in view cannot be scrolled, and answers can.
fn kept_for_text(wants: PartHeights, left: usize) -> usize {
    let text = wants.text.min(LEAST_TEXT);
    let before = wants.answers + wants.grid.min(1) + wants.header + 1 + wants.news.min(LEAST_NEWS);
    let is_crowded = text > 0 && before + text > left;
    let kept = text + 1;
    let has_room = left >= kept + FEWEST_ANSWERS;
    if is_crowded && has_room { kept } else { 0 }
}

/// Divides the rows: first what must be seen, then what helps, then the gaps and the apps. Also tells whether there is
/// room for the help below the answers.
pub(super) fn divide(wants: PartHeights, more: MoreRows, height: usize) -> (PartHeights, bool) {
    let mut left = SpareRows(height);
    let mut rows = PartHeights {
        question: left.some(wants.question.min((height / 3).max(1))),
        ..PartHeights::default()
    };
    rows.effect = left.some(wants.effect);
    let kept = kept_for_text(wants, left.0);
    left.0 -= kept;
    rows.answers = left.some(wants.answers);
    rows.grid = left.some(wants.grid.min(1));
    rows.header = left.some(wants.header);
    rows.question_gap = left.some(1);
    rows.news = left.some(wants.news.min(LEAST_NEWS));
    left.0 += kept;
    rows.text = left.all(wants.text.min(LEAST_TEXT));
    rows.news += left.some(wants.news - rows.news);
    if rows.text > 0 {
        rows.text_gap = left.some(1);
        rows.text += left.some(wants.text - rows.text);
    }
    rows.effect += left.some(more.effect);
    rows.answers_gap = left.some(1);
    let some_apps = wants.grid.saturating_sub(rows.grid).min(2);
    let roomy = left.0 >= more.answer_help + some_apps;
    rows.answers += if roomy { left.some(more.answer_help) } else { 0 };
    rows.grid += left.some(wants.grid - rows.grid);
    rows.news_gap = left.some(rows.news.min(1));
    debug_assert_eq!(rows.all().iter().sum::<usize>() + left.0, height, "every row is given to one part");
    (rows, roomy)
}
