//! Pages as lines.

use std::io;

use super::conversation::Conversation;
use super::offers::{EmptyLine, line_of, rows_of};
use crate::report::{document_lines, row_line, text_lines};
use crate::session::{
    Action, Ask, AskKind, Block, Document, Head, LinePick, Listing, ListingRow, Page, PageId, PendingAnswer,
};
use crate::text::{LineCommand, sentence, upper_first};

/// What the prompt of a question names besides an answer, where it does something; in this order.
const AT_A_QUESTION: [LineCommand; 5] =
    [LineCommand::Back, LineCommand::Overview, LineCommand::Why, LineCommand::Help, LineCommand::Stop];

/// The same where there is nothing to ask why about.
const AT_A_LIST: [LineCommand; 3] = [LineCommand::Back, LineCommand::Help, LineCommand::Stop];

/// Before what is told below a row.
const BELOW: &str = "  ";

impl Conversation<'_, '_> {
    /// Tells the page in view; its news was shown when it was new.
    pub(super) fn show(&mut self) -> io::Result<()> {
        self.show_page(false)
    }

    /// Tells the page in view, with its news or without.
    pub(super) fn show_page(&mut self, news: bool) -> io::Result<()> {
        self.reading = false;
        self.read_page = None;
        let page = self.page();
        let told = match &page {
            Page::Ask(ask) => ask.news.as_deref(),
            Page::Listing(listing) => listing.news.as_deref(),
            Page::Document(_) | Page::Table(_) | Page::Form(_) => None,
        };
        // What a line did is told first, apart from the page that follows; as after an answer.
        if let Some(told) = told.filter(|_| news) {
            self.out.print(told)?;
        }
        self.out.blank()?;
        match page {
            Page::Ask(ask) => self.show_ask(&ask),
            Page::Listing(listing) => self.show_listing(&listing),
            Page::Document(document) => self.document(&document),
            Page::Table(table) => self.table(&table),
            // It is asked field by field, and never in view.
            Page::Form(_) => Ok(()),
        }
    }

    pub(super) fn title(&mut self, head: &Head) -> io::Result<()> {
        self.out.print(&head.title)?;
        self.place(head)
    }

    fn place(&mut self, head: &Head) -> io::Result<()> {
        if head.place.is_empty() {
            return Ok(());
        }
        self.out.print(&sentence(&upper_first(&head.place.replace(" · ", ", "))))
    }

    pub(super) fn blocks(&mut self, blocks: &[Block]) -> io::Result<()> {
        let lines = text_lines(blocks, self.out.width());
        self.out.lines(&lines)
    }

    /// Text in which nothing can be chosen, so nothing has a number.
    fn text(&mut self, blocks: &[Block]) -> io::Result<()> {
        self.blocks(&without_numbers(blocks))
    }

    pub(super) fn document(&mut self, document: &Document) -> io::Result<()> {
        let mut document = Document { blocks: without_numbers(&document.blocks), ..document.clone() };
        if document.head.title == self.session.model().graph.title.one_line() {
            // The title of the tree was shown at the start: it is of no page by itself.
            document.head.title.clear();
        }
        let lines = document_lines(&document, self.out.width());
        self.out.lines(&lines)
    }

    /// A text with numbers that are part of it.
    pub(super) fn numbered_document(&mut self, document: &Document) -> io::Result<()> {
        let lines = document_lines(document, self.out.width());
        self.out.lines(&lines)
    }

    /// A row of a list, behind its number if it can be chosen.
    pub(super) fn row(&mut self, row: &ListingRow, number: Option<usize>) -> io::Result<()> {
        let mark = number.map_or("- ".to_owned(), |number| format!("{number}. "));
        self.out.hang(&row_line(row, self.messages), &mark)
    }

    fn show_listing(&mut self, listing: &Listing) -> io::Result<()> {
        match self.page_id() {
            // The title of the tree was shown at the start.
            PageId::Walk if listing.head.title == self.session.model().graph.title.one_line() => {
                self.place(&listing.head)?;
            }
            PageId::Apps | PageId::Overview => {
                // After a search there is a sentence of its own there.
                let place = self.counts(listing).unwrap_or_else(|| listing.head.place.clone());
                self.title(&Head { place, ..listing.head.clone() })?;
            }
            _ => self.title(&listing.head)?,
        }
        self.text(&listing.before)?;
        if self.page_id() == PageId::Plan {
            let tasks =
                rows_of(&Page::Listing(listing.clone()), |action| matches!(action, Action::Toggle(_)));
            if let Some(first) = tasks.first() {
                let task = self.messages.command(LineCommand::Task);
                self.out.print(&self.messages.plain_tick_how(task, *first))?;
            }
        }
        let (mut number, mut was_app) = (0, false);
        for row in &listing.rows {
            if let Some(heading) = &row.heading {
                self.out.blank()?;
                self.out.print(heading)?;
            } else if was_app && row.cells.is_empty() {
                // What comes after the apps of a group is none of them.
                self.out.blank()?;
            }
            was_app = !row.cells.is_empty();
            number += usize::from(row.action.is_some());
            self.row(row, row.action.map(|_| number))?;
            if row.action.is_none() && !row.detail.is_empty() {
                // A row without a number cannot be asked about.
                let room = self.out.width().saturating_sub(BELOW.len());
                let lines = text_lines(&without_numbers(&row.detail), room);
                self.out.lines(&lines.iter().map(|line| format!("{BELOW}{line}")).collect::<Vec<_>>())?;
            }
        }
        if !listing.after.is_empty() {
            self.out.blank()?;
            self.text(&listing.after)?;
        }
        match self.page_id() {
            PageId::Walk => self.how_to_save(self.messages.help_report()),
            PageId::Suppliers => self.how_to_save(self.messages.help_letters()),
            _ => Ok(()),
        }
    }

    /// The command that saves what is told, and what that does.
    pub(super) fn how_to_save(&mut self, does: &str) -> io::Result<()> {
        let told = self.messages.plain_command(self.messages.command(LineCommand::Save), does);
        self.out.blank()?;
        self.out.print(&sentence(&upper_first(&told)))
    }

    /// How many are left, where a list has only the numbers at its top: without a noun that is no sentence.
    fn counts(&self, listing: &Listing) -> Option<String> {
        let noun = self.session.noun().unwrap_or(self.messages.default_noun());
        let (place, total) = (&listing.head.place, self.session.model().catalogue.offered.count_ones(..));
        let walks = [&self.session.state().walk, &self.session.whole().walk];
        let mut left = walks.iter().map(|walk| walk.left.count_ones(..));
        let rows = listing.rows.len();
        match *place == rows.to_string() {
            true => Some(self.messages.counted(rows, noun)),
            false => left
                .find(|left| self.messages.left_of(*left, total) == *place)
                .map(|left| self.messages.plain_left(left, total, noun)),
        }
    }

    fn show_ask(&mut self, ask: &Ask) -> io::Result<()> {
        let notes = ask.notes.iter().cloned().map(Block::Text);
        let before: Vec<Block> = notes.chain(ask.before.iter().cloned()).collect();
        if !before.is_empty() {
            self.blocks(&before)?;
            self.out.blank()?;
        }
        let (theme, place) = match ask.head.place.rsplit_once(" · ") {
            Some((theme, place)) => (Some(theme), place),
            None => (None, ask.head.place.as_str()),
        };
        self.out.print(&self.messages.plain_place(place, theme))?;
        self.out.print(&ask.question.one_line())?;
        if let Some(help) = &ask.help {
            self.blocks(&[Block::Text(help.clone())])?;
        }
        if let Some(hint) = &ask.hint {
            self.out.print(hint)?;
        }
        self.show_lines(ask)?;
        let empty_line = self.empty_line_takes(ask);
        if let Some(given) = self.given_before(ask) {
            self.out.print(&match empty_line {
                EmptyLine::Keeps => self.messages.plain_current(&given),
                _ => self.messages.was_answered(&given),
            })?;
        }
        // What was made of it on the screen, before it went on line by line.
        let Some(made) = self.session.left_unconfirmed() else { return Ok(()) };
        let by = self.session.question().and_then(|question| self.session.draft_by(question));
        if let Some(by) = by {
            self.out.print(&self.messages.not_confirmed_by(&by))?;
        }
        let confirms = matches!(empty_line, EmptyLine::Confirms(_));
        self.out.print(&self.messages.plain_unconfirmed(&self.made_in_words(ask, &made), confirms))
    }

    /// What was made of a question and not confirmed, in words.
    fn made_in_words(&self, ask: &Ask, made: &PendingAnswer) -> String {
        let line = line_of(ask, made).and_then(|pick| ask.lines.iter().find(|line| line.pick == pick));
        match (line, ask.kind) {
            (Some(line), _) => line.text.one_line(),
            (None, AskKind::Number { .. }) => match self.session.given(made, None) {
                Ok(given) => self.session.answer_in_words(&given),
                Err(_) => made.typed.trim().to_owned(),
            },
            (None, AskKind::One | AskKind::Many) => {
                let count = self.messages.chosen_count(made.ticks.len());
                self.messages.glossary_entry(&count, &self.ticked(ask, made))
            }
        }
    }

    fn show_lines(&mut self, ask: &Ask) -> io::Result<()> {
        if matches!(ask.kind, AskKind::Number { .. }) {
            return match ask.lines.is_empty() {
                true => Ok(()),
                false => self.out.print(self.messages.plain_number_unknown()),
            };
        }
        for (at, line) in ask.lines.iter().enumerate() {
            let counts = line.effect.as_ref().filter(|_| ask.columns.is_some());
            let counts = counts.map(|effect| (effect.left, effect.unproven));
            let counts = counts.filter(|_| line.pick != LinePick::Unknown);
            self.out.hang_numbered(&self.messages.plain_answer(at + 1, &line.text.one_line(), counts))?;
            if let Some(help) = &line.help {
                let indent = " ".repeat(format!("{}. ", at + 1).len());
                let room = self.out.width().saturating_sub(indent.len());
                let lines = text_lines(&[Block::Text(help.clone())], room);
                self.out.lines(&lines.iter().map(|line| format!("{indent}{line}")).collect::<Vec<_>>())?;
            }
        }
        Ok(())
    }

    /// The answer that was given before, in words; nothing when there was none.
    pub(super) fn given_before(&self, ask: &Ask) -> Option<String> {
        let question = self.session.question()?;
        let given = self.session.choices().get(&question)?;
        if matches!(ask.kind, AskKind::Number { .. }) {
            return Some(self.session.answer_in_words(given));
        }
        let marked = ask.lines.iter().filter(|line| line.marked).map(|line| line.text.one_line());
        let marked = marked.collect::<Vec<_>>().join("; ");
        Some(if marked.is_empty() { self.messages.plain_nothing().to_owned() } else { marked })
    }

    /// An example of an answer to a question with boxes: the numbers of several lines.
    fn example(&self, ask: &Ask) -> Option<String> {
        let example = self.session.example()?;
        let lines = ask.lines.iter().enumerate().filter(|(_, line)| example.ticks.contains(&line.pick));
        let numbers: Vec<String> = lines.map(|(at, _)| (at + 1).to_string()).collect();
        (numbers.len() > 1).then(|| numbers.join(","))
    }

    /// What the person is asked to type.
    pub(super) fn prompt(&self, page: &Page) -> String {
        let count = match page {
            Page::Ask(ask) => ask.lines.len(),
            Page::Listing(listing) => listing.rows.iter().filter(|row| row.action.is_some()).count(),
            Page::Document(_) | Page::Table(_) | Page::Form(_) => 0,
        };
        let Page::Ask(ask) = page else {
            return self.messages.prompt_list(count, &self.prompted(&AT_A_LIST, page));
        };
        if self.session.is_settled() {
            // Nothing that could be typed as an answer is taken.
            return self.messages.prompt_list(0, &self.prompted(&AT_A_LIST, page));
        }
        let commands = self.prompted(&AT_A_QUESTION, page);
        match ask.kind {
            AskKind::One => self.messages.prompt_one(count, &commands),
            AskKind::Many => self.messages.prompt_many(count, self.example(ask).as_deref(), &commands),
            AskKind::Number { min, max } => self.messages.prompt_number(min, max, &commands),
        }
    }
}

/// The same with dashes for numbers: in line mode a number is what can be typed.
fn without_numbers(blocks: &[Block]) -> Vec<Block> {
    let plain = |block: &Block| match block {
        Block::Numbered(_, text) => Block::Item(text.clone()),
        other => other.clone(),
    };
    blocks.iter().map(plain).collect()
}
