//! The letters to suppliers as data, and as text.

use super::advice::Section;
use super::page::Block;
use crate::model::{AppIx, FactIx};
use crate::text::{Messages, SafeText};

/// The questions to suppliers, a letter each.
#[derive(Debug, Clone, Default)]
pub struct SupplierLetters {
    /// The letters, in the order in which the advice names the apps.
    pub letters: Vec<SupplierLetter>,
    /// Those of them that are the same but for the name of their app: a report tells them once.
    pub(super) same: Vec<SameLetters>,
    /// Every supplier is asked something, whatever is known: at an end.
    pub ask_all: bool,
}

/// Letters that are the same but for the name of their app.
#[derive(Debug, Clone)]
pub(super) struct SameLetters {
    /// Their places among all letters.
    pub(super) places: Vec<usize>,
    /// What is said above it: about which apps to send it.
    pub(super) about: String,
    /// The letter, with a mark where the name comes.
    pub(super) letter: SupplierLetter,
}

/// All that one supplier has to be asked.
#[derive(Debug, Clone)]
pub struct SupplierLetter {
    /// Whom it goes to, in words.
    pub title: String,
    /// The apps that it is about, in the order of the advice; at least one.
    pub apps: Vec<AppIx>,
    /// What these are called.
    pub names: Vec<String>,
    /// The supplier of them, if it is known.
    pub supplier: Option<String>,
    /// Whether it opens and closes as a letter does: where the tree has words for letters.
    pub is_worded: bool,
    /// The opening.
    pub opening: String,
    /// How old what we know of the apps is, where it is too old.
    pub age: Vec<String>,
    /// What we know to have happened to the apps since the edition, newest first.
    pub since: Vec<SafeText>,
    /// The questions that decide on its apps.
    pub questions: Vec<SupplierQuestion>,
    /// What every supplier is asked.
    pub common: Vec<CommonInquiry>,
}

/// One question to a supplier.
#[derive(Debug, Clone)]
pub struct SupplierQuestion {
    /// The app that it is about.
    pub app: AppIx,
    /// The fact that is asked for.
    pub fact: FactIx,
    /// The question.
    pub words: String,
    /// Why it is asked, what is known already, and how it can be answered.
    pub explained: Vec<String>,
}

/// A question to every supplier, in one letter.
#[derive(Debug, Clone)]
pub struct CommonInquiry {
    /// Its place in the tree.
    pub at: usize,
    /// The apps of the letter that it is asked about.
    pub apps: Vec<AppIx>,
    /// The question (simple Markdown).
    pub words: SafeText,
    /// Why it is asked, if a source says so, and what is known already.
    pub explained: Vec<String>,
}

/// A part of a letter, below whom it goes to.
#[derive(Debug, Clone, Copy)]
pub enum LetterPart<'l> {
    /// The heading of the questions that follow.
    Heading(&'static str),
    /// A paragraph (simple Markdown).
    Paragraph(&'l str),
    /// A point of a list below the paragraph before it (simple Markdown).
    Point(&'l SafeText),
    /// A question.
    Question {
        /// Its number in the letter.
        number: usize,
        /// The question (simple Markdown).
        words: &'l str,
        /// Why it is asked, what is known already, and how it can be answered.
        explained: &'l [String],
    },
}

impl SupplierLetters {
    /// The letters as a report tells them, each behind its title: those that are the same but for a name once.
    pub fn told(&self, messages: Messages) -> Vec<(&str, Vec<Block>)> {
        let is_told_once = |at: usize| self.same.iter().any(|same| same.places.contains(&at));
        let own = self.letters.iter().enumerate().filter(|(at, _)| !is_told_once(*at));
        let own = own.map(|(_, letter)| (letter.title.as_str(), letter.blocks(messages)));
        let same = self.same.iter().map(|same| {
            let about = std::iter::once(Block::Text(same.about.as_str().into()));
            (same.letter.title.as_str(), about.chain(same.letter.blocks(messages)).collect())
        });
        own.chain(same).collect()
    }

    /// How many questions there are.
    pub fn count(&self) -> usize {
        self.letters.iter().map(SupplierLetter::count).sum()
    }

    /// What is said above the letters.
    pub fn intro(&self, messages: Messages) -> &'static str {
        match self.letters.is_empty() {
            true => messages.suppliers_none(),
            false if self.ask_all => messages.letters_intro(),
            false => messages.suppliers_help(),
        }
    }
}

impl SupplierLetter {
    /// How many questions there are.
    pub fn count(&self) -> usize {
        self.questions.len() + self.common.len()
    }

    /// The whole letter, but for whom it goes to.
    pub fn blocks(&self, messages: Messages) -> Vec<Block> {
        self.parts(messages).into_iter().flat_map(LetterPart::blocks).collect()
    }

    /// The same as data, in order.
    pub fn parts(&self, messages: Messages) -> Vec<LetterPart<'_>> {
        let mut parts = Vec::new();
        if self.is_worded {
            parts.push(LetterPart::Paragraph(messages.letter_greeting()));
        }
        parts.push(LetterPart::Paragraph(&self.opening));
        parts.extend(self.age.iter().map(|age| LetterPart::Paragraph(age)));
        if !self.since.is_empty() {
            parts.push(LetterPart::Paragraph(messages.letter_since()));
            parts.extend(self.since.iter().map(LetterPart::Point));
        }
        if !self.questions.is_empty() && !self.common.is_empty() {
            parts.push(LetterPart::Heading(messages.letter_to_this()));
        }
        for (at, question) in self.questions.iter().enumerate() {
            let (words, explained) = (question.words.as_str(), question.explained.as_slice());
            parts.push(LetterPart::Question { number: at + 1, words, explained });
        }
        if !self.common.is_empty() {
            parts.push(LetterPart::Heading(messages.letter_to_all()));
        }
        for (at, question) in self.common.iter().enumerate() {
            // The numbers go on, so that a reply can name each by its number.
            let number = self.questions.len() + at + 1;
            let (words, explained) = (question.words.as_str(), question.explained.as_slice());
            parts.push(LetterPart::Question { number, words, explained });
        }
        parts.push(LetterPart::Paragraph(messages.letter_proof()));
        if self.is_worded {
            parts.push(LetterPart::Paragraph(messages.letter_reply_to()));
            parts.push(LetterPart::Paragraph(messages.letter_closing()));
            parts.push(LetterPart::Paragraph(messages.letter_sender()));
        }
        parts
    }
}

impl LetterPart<'_> {
    /// The part as a page shows it.
    pub fn blocks(self) -> Vec<Block> {
        match self {
            Self::Heading(words) => vec![Block::Heading(words.to_owned())],
            Self::Paragraph(words) => vec![Block::Text(words.into())],
            Self::Point(words) => vec![Block::Item(words.clone())],
            Self::Question { number, words, explained } => {
                let question = std::iter::once(Block::Numbered(number, words.into()));
                question.chain(explained.iter().cloned().map(Block::Remark)).collect()
            }
        }
    }
}

impl Section for SupplierLetters {
    fn title(&self, messages: Messages) -> String {
        messages.suppliers().to_owned()
    }

    fn amount(&self, messages: Messages) -> String {
        match self.ask_all {
            true => messages.letters(self.letters.len()),
            false if self.letters.is_empty() => String::new(),
            false => messages.questions(self.count()),
        }
    }

    fn blocks(&self, messages: Messages) -> Vec<Block> {
        let mut blocks = vec![Block::Text(self.intro(messages).into())];
        for (title, letter) in self.told(messages) {
            blocks.push(Block::Heading(title.to_owned()));
            blocks.extend(letter);
        }
        blocks
    }
}
