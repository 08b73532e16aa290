//! A file that cannot be read, in plain words.

use crate::findings::{Finding, Rule};
use crate::source::{Problem, ProblemKind as Kind};
use crate::text::{Lang, Messages};

/// The one finding of a file that cannot be read.
pub fn unreadable(problem: Problem, lang: Lang) -> Finding {
    let found = |message| Finding::new(Rule::NOT_YAML, problem.place, message);
    match problem.kind {
        Kind::NotUtf8 => Finding::new(Rule::NOT_TEXT, problem.place, Messages::new(lang).not_utf8())
            .help(Messages::new(lang).save_as_utf8()),
        Kind::Utf16 => Finding::new(Rule::NOT_TEXT, problem.place, Messages::new(lang).utf16())
            .help(Messages::new(lang).save_as_utf8()),
        Kind::TooLarge { limit } => {
            Finding::new(Rule::TOO_LARGE, problem.place, Messages::new(lang).too_large(&(limit >> 20)))
        }
        Kind::TooMany { limit } => {
            Finding::new(Rule::TOO_LARGE, problem.place, Messages::new(lang).finding_too_many(&limit))
        }
        Kind::TooDeep { limit } => {
            Finding::new(Rule::TOO_LARGE, problem.place, Messages::new(lang).too_deep(&limit))
        }
        Kind::Empty => found(Messages::new(lang).empty()),
        Kind::SecondDocument => found(Messages::new(lang).second_document()),
        Kind::Anchor => found(Messages::new(lang).anchor()).help(Messages::new(lang).quote_it()),
        Kind::Tag => found(Messages::new(lang).tag()).help(Messages::new(lang).quote_it()),
        Kind::MergeKey => found(Messages::new(lang).merge_key()),
        Kind::ComplexKey => found(Messages::new(lang).complex_key()),
        Kind::Directive => found(Messages::new(lang).directive()),
        Kind::Tab => found(Messages::new(lang).tab()),
        Kind::OddSpace => found(Messages::new(lang).odd_space()).help(Messages::new(lang).retype_spaces()),
        Kind::Indentation => found(Messages::new(lang).indentation()),
        Kind::OpenQuote => found(Messages::new(lang).open_quote()),
        Kind::OpenBracket => found(Messages::new(lang).open_bracket()),
        Kind::NoColon => found(Messages::new(lang).no_colon()),
        Kind::ExtraColon => found(Messages::new(lang).extra_colon()).help(Messages::new(lang).quote_colon()),
        Kind::Escape => found(Messages::new(lang).escape()).help(Messages::new(lang).single_quotes()),
        Kind::OddCharacter => found(Messages::new(lang).odd_character()).help(Messages::new(lang).quote_it()),
        Kind::Comment => found(Messages::new(lang).comment()),
        Kind::Block => found(Messages::new(lang).block()),
        Kind::Other => found(Messages::new(lang).other()),
    }
}
