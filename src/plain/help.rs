//! Help: how it works, the words on the page, the answers, and what can be typed.

use std::io;

use super::ask::row_number;
use super::conversation::Conversation;
use crate::session::{Ask, Block, ExplainedTerm, Page};
use crate::text::LineCommand;

impl Conversation<'_, '_> {
    /// All help for the page in view.
    pub(super) fn help(&mut self, page: &Page) -> io::Result<()> {
        self.reading = true;
        self.out.blank()?;
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
        }
        self.out.blank()?;
        self.out.print(self.messages.help_how())?;
        let told = [
            self.messages.help_counts(),
            self.messages.help_ask(),
            self.messages.help_conditional(),
            self.messages.help_dropped(),
            self.messages.help_unknown(),
            self.messages.help_back(),
            self.messages.help_saved(),
        ];
        for words in told {
            self.out.print(words)?;
        }
        self.out.blank()?;
        for command in LineCommand::ALL {
            let told = self
                .messages
                .plain_command(self.messages.command(command), self.messages.command_help(command));
            self.out.hang(&told, "- ")?;
        }
        Ok(())
    }

    /// Help for one answer or one row, by its number.
    pub(super) fn help_of(&mut self, page: &Page, typed: &str) -> io::Result<()> {
        let at = row_number(typed).and_then(|number| number.checked_sub(1));
        let blocks: Option<Vec<Block>> = match page {
            Page::Ask(ask) => at.and_then(|at| ask.lines.get(at)).map(|line| {
                let effect = line.effect.as_ref().map(|effect| Block::Text(effect.sentence.as_str().into()));
                line.help.clone().map(Block::Text).into_iter().chain(effect).collect()
            }),
            Page::Listing(listing) => {
                let mut rows = listing.rows.iter().filter(|row| row.action.is_some());
                at.and_then(|at| rows.nth(at)).map(|row| row.detail.clone())
            }
            Page::Document(_) | Page::Table(_) => None,
        };
        match blocks {
            Some(blocks) if blocks.is_empty() => self.out.print(self.messages.plain_no_more()),
            Some(blocks) => self.blocks(&blocks),
            None => self.out.print(&self.messages.nothing_found(typed)),
        }
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
