//! Every fixed sentence that the program shows, in every language it speaks, side by side.
//!
//! One file a screen. To add a message, add a line to the `messages!` of its screen: without a translation it does
//! not compile, and it joins the list that the tests review by itself. A message with arguments is given examples,
//! one for every form its words can take.
//!
//! The program knows no domain: what the things of the catalogue are called comes in as a [`Noun`]. Dutch has two
//! genders, so no sentence may put an article, `deze`, `elke` or an adjective right before that word in the singular.

#[macro_use]
mod define;

mod advice;
mod age;
mod answers;
mod app;
mod batch;
mod changes;
mod check_figures;
mod check_summary;
mod cli;
mod command;
mod config;
mod dead_end;
mod decision;
mod document;
mod dossiers;
mod example;
mod explain;
mod files;
mod findings;
mod first_choice;
mod form;
mod frame;
mod graph;
mod help;
mod letter_files;
mod overview;
mod page;
mod plain;
mod plan;
mod question;
mod reach;
mod replayed;
mod replies;
mod report;
mod report_page;
mod review;
mod sheet;
mod start;
mod suppliers;
mod two_dossiers;
mod why;
mod words;
mod would_change;

pub use command::LineCommand;

use super::Lang;

/// The sentences of one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Messages(Lang);

impl Messages {
    /// The sentences in this language.
    pub const fn new(lang: Lang) -> Self {
        Self(lang)
    }

    /// The language they are in: it also writes numbers, dates and lists.
    pub const fn lang(self) -> Lang {
        self.0
    }
}

/// What the things of the catalogue are called: the `words` of the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noun<'t> {
    /// One of them ("toepassing").
    pub one: &'t str,
    /// Several ("toepassingen").
    pub many: &'t str,
}

impl<'t> Noun<'t> {
    /// The form that goes with a number: also none of them are several.
    pub const fn of(self, count: usize) -> &'t str {
        if count == 1 { self.one } else { self.many }
    }
}

impl Messages {
    /// What the things of a catalogue are called when the tree has no `words`.
    pub const fn default_noun(self) -> Noun<'static> {
        match self.0 {
            Lang::Nl => Noun { one: "mogelijkheid", many: "mogelijkheden" },
            Lang::En => Noun { one: "option", many: "options" },
        }
    }
}

#[cfg(test)]
mod tests;
