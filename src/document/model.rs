//! The parts of a document and of a workbook, the same whatever the format.

use crate::text::{Day, Lang, SafeText};

/// A text with headings, lists and tables, to read from top to bottom.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document {
    /// Its title, also told to programs that ask the file for it.
    pub title: SafeText,
    /// The language it is in.
    pub lang: Lang,
    /// The day it was made; absent, no day is told, and none is made up.
    pub made_on: Option<Day>,
    /// What it says, in order.
    pub parts: Vec<Part>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// The heading of what follows. Level 1 is a chapter; no level is skipped on the way down.
    Heading {
        /// From 1 on.
        level: u8,
        /// The words.
        words: SafeText,
    },
    /// A paragraph. Line feeds in its words begin a new line.
    Paragraph(Vec<Span>),
    /// A command to be typed or copied: a paragraph that is never broken into lines where a format has lines of its own.
    Command(Vec<Span>),
    /// A paragraph that stands out, such as a warning.
    Notice(Vec<Span>),
    /// Items of a list.
    List {
        /// Whether they are numbered from 1.
        is_numbered: bool,
        /// What stands in each.
        items: Vec<Vec<Span>>,
    },
    /// A table.
    Table(Table),
    /// Room for signatures: for each the words that stand below the line.
    Signatures(Vec<SafeText>),
    /// What follows begins on a new page, where there are pages.
    NewPage,
}

/// Words in one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The words.
    pub words: SafeText,
    /// Whether they stand out.
    pub is_bold: bool,
}

/// A table with a row of heads.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// What it shows, in words. A reader who cannot see it hears this first.
    pub caption: SafeText,
    /// What stands above its columns.
    pub heads: Vec<SafeText>,
    /// Its rows, each with a cell for every head. The first cell of a row names it.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// What it says. Empty: nothing is known of it or nothing is to be told.
    pub spans: Vec<Span>,
    /// The same as a value that programs can count with, where the words are nothing but that value.
    pub value: Option<Value>,
}

/// A value of a cell that is more than words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// A number.
    Number(f64),
    /// A day.
    Day(Day),
}

/// Tables to sort and filter.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Workbook {
    /// Its title, told to programs that ask the file for it.
    pub title: SafeText,
    /// The language it is in.
    pub lang: Lang,
    /// Its sheets, in order.
    pub sheets: Vec<Sheet>,
}

/// One sheet of a workbook.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    /// What it is called.
    pub name: SafeText,
    /// What stands in it.
    pub table: Table,
}

/// A text that travels inside a document, and can be taken out of it again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attachment {
    /// What it is called as a file.
    pub file_name: SafeText,
    /// What a link to it says, where a reader can follow one.
    pub words: SafeText,
    /// The text, letter by letter as it is.
    pub text: String,
}

impl Span {
    /// Words like those around them.
    pub fn plain(words: impl Into<SafeText>) -> Self {
        Self { words: words.into(), is_bold: false }
    }

    /// Words that stand out.
    pub fn bold(words: impl Into<SafeText>) -> Self {
        Self { words: words.into(), is_bold: true }
    }
}

impl Cell {
    /// A cell with words.
    pub fn words(words: impl Into<SafeText>) -> Self {
        Self { spans: vec![Span::plain(words)], value: None }
    }
}
