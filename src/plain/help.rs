//! Help: how it works, the words on the page, the answers, and what can be typed.

use std::io;

use super::ask::row_number;
use super::conversation::Conversation;
use crate::session::{Ask, Block, ExplainedTerm, Page, PageId};

impl Conversation<'_, '_> {
    /// All help for the page in view.
    pub(super) fn help(&mut self, page: &Page) -> io::Result<()> {
        self.reading = true;
        self.out.blank()?;
        // Without answers the page in view is what can be done on it.
        let has_answers = matches!(page, Page::Ask(_));
        if !has_answers {
            self.offers_help(page)?;
        }
        match page {
            Page::Ask(ask) => {
                self.answers_help(ask)?;
                self.terms(&ask.terms)?;
                for source in &ask.sources {
                    self.out.print(&self.messages.source(source))?;
                }
            }
            Page::Listing(listing) => self.terms(&listing.terms)?,
            Page::Document(document) => self.terms(&document.terms)?,
            Page::Table(table) => self.terms(&table.terms)?,
            Page::Form(form) => self.terms(&form.terms)?,
        }
        self.out.blank()?;
        self.out.print(self.messages.help_how())?;
        let counts = has_answers.then(|| self.messages.help_counts_plain());
        let of_apps =
            [self.messages.help_ask(), self.messages.help_conditional(), self.messages.help_dropped()];
        let saved = if self.is_saving() { self.messages.help_saved() } else { self.messages.help_unsaved() };
        let of_all = [self.messages.help_unknown(), self.messages.help_back(), saved];
        // Without apps there is nothing to count, to judge or to look up.
        let has_apps = self.session.has_page(PageId::Apps);
        for words in counts.into_iter().chain(of_apps).filter(|_| has_apps).chain(of_all) {
            self.out.print(words)?;
        }
        if has_answers {
            self.out.blank()?;
            self.offers_help(page)?;
        }
        Ok(())
    }

    /// What can be typed here.
    fn offers_help(&mut self, page: &Page) -> io::Result<()> {
        for offer in self.offers(page) {
            self.out.hang(&self.messages.plain_command(&offer.typed, &offer.does), "- ")?;
        }
        Ok(())
    }

    /// What back does below the help of the page in view: first that page is told again.
    pub(super) fn back_help(&self) -> String {
        let here = self.messages.plain_help_back_here();
        let is_first = self.session.state().walk.path.is_empty();
        let then = match self.page_id() {
            PageId::Start => None,
            PageId::Walk if self.is_changing() => Some(self.messages.plain_help_back_keep()),
            PageId::Walk => (!is_first).then(|| self.messages.plain_help_back()),
            _ => Some(self.messages.plain_help_back_page()),
        };
        match then {
            Some(then) => self.messages.plain_help_back_then(here, then),
            None => here.to_owned(),
        }
    }

    /// Help for one answer or one row, by its number.
    pub(super) fn help_of(&mut self, page: &Page, typed: &str) -> io::Result<()> {
        match row_number(typed).and_then(|number| help_blocks(page, number)) {
            Some(blocks) if blocks.is_empty() => self.out.print(self.messages.plain_no_more()),
            Some(blocks) => self.blocks(&blocks),
            None => self.out.print(&self.messages.plain_help_which(numbered(page))),
        }
    }

    /// The first answer or row of which there is help.
    pub(super) fn first_with_help(&self, page: &Page) -> Option<usize> {
        let has_help = |number: &usize| help_blocks(page, *number).is_some_and(|blocks| !blocks.is_empty());
        (1..=numbered(page)).find(has_help)
    }

    /// The help of the answers, and what to do about those that would leave nothing.
    fn answers_help(&mut self, ask: &Ask) -> io::Result<()> {
        for (at, line) in ask.lines.iter().enumerate() {
            if let Some(help) = &line.help {
                self.blocks(&[Block::Numbered(at + 1, help.clone())])?;
            }
            if let Some(effect) = line.effect.as_ref().filter(|effect| effect.left == 0) {
                self.out.hang(&effect.sentence, &format!("{}. ", at + 1))?;
            }
        }
        Ok(())
    }

    fn terms(&mut self, terms: &[ExplainedTerm]) -> io::Result<()> {
        if terms.is_empty() {
            return Ok(());
        }
        self.out.blank()?;
        self.out.print(self.messages.glossary_title())?;
        for term in terms {
            self.out.hang(&self.messages.glossary_entry(&term.term, &term.text.one_line()), "- ")?;
        }
        Ok(())
    }
}

/// How many answers or rows have a number.
fn numbered(page: &Page) -> usize {
    match page {
        Page::Ask(ask) => ask.lines.len(),
        Page::Listing(listing) => listing.rows.iter().filter(|row| row.action.is_some()).count(),
        Page::Document(_) | Page::Table(_) | Page::Form(_) => 0,
    }
}

/// The help of the answer or row with this number; nothing when there is none with it.
fn help_blocks(page: &Page, number: usize) -> Option<Vec<Block>> {
    let at = number.checked_sub(1)?;
    match page {
        Page::Ask(ask) => ask.lines.get(at).map(|line| {
            let effect = line.effect.as_ref().map(|effect| Block::Text(effect.sentence.as_str().into()));
            line.help.clone().map(Block::Text).into_iter().chain(effect).collect()
        }),
        Page::Listing(listing) => {
            let mut rows = listing.rows.iter().filter(|row| row.action.is_some());
            rows.nth(at).map(|row| row.detail.clone())
        }
        Page::Document(_) | Page::Table(_) | Page::Form(_) => None,
    }
}
