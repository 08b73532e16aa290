//! The advice in short, as lines of plain text: what `walk` tells, and what stays on the terminal after leaving.

use super::app_table::AppTable;
use super::lines::{spoken_app, spoken_line, text_lines};
use crate::session::{
    Advice, AdviceInShort, AppAdvice, Block, DeadEnd, ListedChanges, OutcomeAdvice, Section, Session,
    StandingGroup, WalkEnd,
};
use crate::text::{Indent, Messages, sentence, wrap, wrap_indented};

/// How much is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verbosity {
    /// The outcome and the apps that are left.
    Short,
    /// Also why the others dropped, what to arrange and what is still open.
    Full,
}

/// The outcome of a walk as lines in this many columns; nothing of one that is not finished.
pub fn advice(session: &Session<'_>, verbosity: Verbosity, width: usize) -> Vec<String> {
    match verbosity {
        Verbosity::Short => advice_in_short(session, width).0,
        // Nothing has to be searched for then.
        Verbosity::Full if session.question().is_some() => Vec::new(),
        Verbosity::Full => in_full(session, width),
    }
}

/// The same in short, and whether it says more in full. That is known without saying it: most of the work is in the part
/// that is left out.
pub fn advice_in_short(session: &Session<'_>, width: usize) -> (Vec<String>, bool) {
    if session.question().is_some() {
        return (Vec::new(), false);
    }
    let advice = session.advice_in_short();
    let left: Vec<&StandingGroup> = advice.left.iter().collect();
    let mut out = AdviceLines::new(session.messages(), Verbosity::Short, width);
    out.tell(&advice.title, &advice.end, &left, None);
    let has_more = out.has_more(&advice, &left);
    debug_assert_eq!(has_more, out.lines != in_full(session, width), "there is more where the text differs");
    (out.lines, has_more)
}

fn in_full(session: &Session<'_>, width: usize) -> Vec<String> {
    let advice = session.advice();
    let left: Vec<&StandingGroup> = advice.left().collect();
    let mut out = AdviceLines::new(session.messages(), Verbosity::Full, width);
    out.tell(&advice.title, &advice.end, &left, Some(&advice));
    out.lines
}

/// The lines made so far.
struct AdviceLines {
    messages: Messages,
    verbosity: Verbosity,
    width: usize,
    lines: Vec<String>,
}

impl AdviceLines {
    fn new(messages: Messages, verbosity: Verbosity, width: usize) -> Self {
        Self { messages, verbosity, width, lines: Vec::new() }
    }

    /// All of it; of the parts that only the whole advice has, those of `whole`.
    fn tell(&mut self, title: &str, end: &WalkEnd, left: &[&StandingGroup], whole: Option<&Advice>) {
        self.lines.extend(wrap(title, self.width));
        match end {
            WalkEnd::Unfinished(_) => debug_assert!(false, "no question is in view"),
            WalkEnd::Fault { place, words, .. } => {
                self.place(place);
                self.lines.extend(text_lines(&[Block::Text(words.clone())], self.width));
            }
            WalkEnd::Outcome(outcome) => {
                self.opening(outcome);
                self.apps(outcome, left);
                self.arranging(outcome);
                whole.iter().for_each(|advice| self.rest(advice));
                self.closing(outcome);
            }
        }
    }

    /// Whether the lines in full are others than these.
    fn has_more(&self, advice: &AdviceInShort, left: &[&StandingGroup]) -> bool {
        let WalkEnd::Outcome(outcome) = &advice.end else { return false };
        let details = |app: &AppAdvice| !app.detail_blocks(self.messages).is_empty();
        let told = |verbosity| {
            let mut out = Self::new(self.messages, verbosity, self.width);
            out.opening(outcome);
            out.closing(outcome);
            out.lines
        };
        advice.has_more_parts
            || (outcome.shows_apps() && left.iter().flat_map(|group| &group.apps).any(details))
            || told(Verbosity::Short) != told(Verbosity::Full)
    }

    /// The dots between its pieces would be read aloud as such.
    fn place(&mut self, place: &str) {
        self.lines.extend(wrap(&place.replace(" · ", ", "), self.width));
    }

    /// What comes before the apps.
    fn opening(&mut self, outcome: &OutcomeAdvice) {
        self.place(&outcome.place);
        self.lines.push(String::new());
        self.lines.extend(wrap(&outcome.title, self.width));
        let opening = match self.verbosity {
            Verbosity::Short => outcome.opening_in_short(),
            Verbosity::Full => outcome.opening(),
        };
        self.lines.extend(text_lines(&opening, self.width));
        outcome.ways_back.iter().for_each(|ways| self.ways_back(ways));
        outcome.dead_end.iter().for_each(|end| self.pairs(end));
    }

    /// The apps that are left, where the outcome shows them.
    fn apps(&mut self, outcome: &OutcomeAdvice, left: &[&StandingGroup]) {
        if !outcome.shows_apps() {
            return;
        }
        let apps: Vec<&AppAdvice> = left.iter().flat_map(|group| &group.apps).collect();
        let table = AppTable::new(&apps, outcome.columns.as_ref(), self.width);
        for (at, group) in left.iter().enumerate() {
            let heads = table.as_ref().filter(|_| at == 0);
            match heads {
                Some(table) => {
                    self.lines.push(String::new());
                    self.lines.extend(table.heads(&group.title));
                }
                None => self.heading(&group.title),
            }
            group.apps.iter().for_each(|app| self.app(app, table.as_ref()));
        }
        if let Some(legend) = table.as_ref().and_then(AppTable::legend) {
            self.lines.extend([String::new(), legend.to_owned()]);
        }
    }

    /// What to arrange, and what becomes of what is in use; in full the one comes first of all, and the other here.
    fn arranging(&mut self, outcome: &OutcomeAdvice) {
        let told = match self.verbosity {
            Verbosity::Short => outcome.arranging(self.messages),
            Verbosity::Full => outcome.in_use_blocks(self.messages),
        };
        self.lines.extend(text_lines(&told, self.width));
    }

    /// What comes last.
    fn closing(&mut self, outcome: &OutcomeAdvice) {
        let closing = outcome.closing();
        // In short only how old the content is, which comes last.
        let told = match self.verbosity {
            Verbosity::Full => closing.as_slice(),
            Verbosity::Short => closing.last().map_or(&[][..], std::slice::from_ref),
        };
        if !told.is_empty() {
            self.lines.push(String::new());
            self.lines.extend(text_lines(told, self.width));
        }
    }

    fn heading(&mut self, title: &str) {
        self.lines.extend([String::new(), title.to_owned()]);
    }

    fn item(&mut self, mark: &str, words: &str) {
        self.lines.extend(wrap_indented(words, self.width, &Indent::hanging(mark)));
    }

    /// What belongs to the item above.
    fn below(&mut self, blocks: &[Block]) {
        let indented = text_lines(blocks, self.width.saturating_sub(2));
        self.lines.extend(indented.into_iter().map(|line| format!("  {line}").trim_end().to_owned()));
    }

    fn ways_back(&mut self, ways: &ListedChanges) {
        let remarks = ways.remarks(self.messages);
        if !ways.changes.is_empty() {
            self.heading(&ways.title);
        } else if !remarks.is_empty() {
            self.heading(self.messages.can_change());
        }
        for (at, change) in ways.changes.iter().enumerate() {
            self.item(&format!("{}. ", at + 1), &spoken_line(&change.label, [change.comes_of().as_str()]));
            if self.verbosity == Verbosity::Full {
                let given: Vec<Block> = change.given.iter().cloned().map(Block::Remark).collect();
                self.below(&given);
            }
        }
        remarks.iter().for_each(|remark| self.lines.extend(wrap(remark, self.width)));
    }

    fn pairs(&mut self, end: &DeadEnd) {
        if !end.pairs.is_empty() {
            self.heading(&end.pairs_title);
        }
        end.pairs.iter().for_each(|pair| self.item("- ", &sentence(pair)));
    }

    fn app(&mut self, app: &AppAdvice, table: Option<&AppTable>) {
        match table {
            Some(table) => {
                self.lines.extend(table.row(app));
                self.below(&table.untold(app));
            }
            None => self.item("- ", &spoken_app(app)),
        }
        if self.verbosity == Verbosity::Full {
            self.below(&app.detail_blocks(self.messages));
        }
    }

    /// The apps that dropped, each with its first reason; what to arrange, what to ask and what is still open.
    fn rest(&mut self, advice: &Advice) {
        for dropped in advice.dropped().into_iter().chain(&advice.ended) {
            self.heading(&dropped.counted_title(self.messages));
            for app in &dropped.apps {
                self.item("- ", &spoken_app(app));
            }
        }
        if !advice.organisation.is_empty() {
            self.section(&advice.organisation, true);
        }
        if !advice.letters.letters.is_empty() {
            self.section(&advice.letters, false);
        }
        if !advice.open.questions.is_empty() {
            self.section(&advice.open, true);
        }
    }

    /// A part of the advice. Headings within it are close together, as it is one part; letters are apart.
    fn section(&mut self, section: &dyn Section, close: bool) {
        self.lines.push(String::new());
        self.lines.extend(wrap(&section.title(self.messages), self.width));
        let lines = text_lines(&section.blocks(self.messages), self.width).into_iter();
        self.lines.extend(lines.filter(|line| !close || !line.is_empty()));
    }
}
