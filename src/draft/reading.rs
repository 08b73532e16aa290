//! A file that cannot be read, in plain words.

use crate::findings::{Finding, Rule};
use crate::source::{Problem, ProblemKind as Kind};
use crate::text::{Lang, Say};

/// The one finding of a file that cannot be read.
pub fn unreadable(problem: Problem, lang: Lang) -> Finding {
    let found = |message| Finding::new(Rule::NOT_YAML, problem.place, message);
    match problem.kind {
        Kind::NotUtf8 => {
            Finding::new(Rule::NOT_TEXT, problem.place, Say(lang).not_utf8()).help(Say(lang).save_as_utf8())
        }
        Kind::Utf16 => {
            Finding::new(Rule::NOT_TEXT, problem.place, Say(lang).utf16()).help(Say(lang).save_as_utf8())
        }
        Kind::TooLarge { limit } => {
            Finding::new(Rule::TOO_LARGE, problem.place, Say(lang).too_large(&(limit >> 20)))
        }
        Kind::TooMany { limit } => Finding::new(Rule::TOO_LARGE, problem.place, Say(lang).too_many(&limit)),
        Kind::TooDeep { limit } => Finding::new(Rule::TOO_LARGE, problem.place, Say(lang).too_deep(&limit)),
        Kind::Empty => found(Say(lang).empty()),
        Kind::SecondDocument => found(Say(lang).second_document()),
        Kind::Anchor => found(Say(lang).anchor()).help(Say(lang).quote_it()),
        Kind::Tag => found(Say(lang).tag()).help(Say(lang).quote_it()),
        Kind::MergeKey => found(Say(lang).merge_key()),
        Kind::ComplexKey => found(Say(lang).complex_key()),
        Kind::Directive => found(Say(lang).directive()),
        Kind::Tab => found(Say(lang).tab()),
        Kind::OddSpace => found(Say(lang).odd_space()).help(Say(lang).retype_spaces()),
        Kind::Indentation => found(Say(lang).indentation()),
        Kind::OpenQuote => found(Say(lang).open_quote()),
        Kind::OpenBracket => found(Say(lang).open_bracket()),
        Kind::NoColon => found(Say(lang).no_colon()),
        Kind::ExtraColon => found(Say(lang).extra_colon()).help(Say(lang).quote_colon()),
        Kind::Escape => found(Say(lang).escape()).help(Say(lang).single_quotes()),
        Kind::OddCharacter => found(Say(lang).odd_character()).help(Say(lang).quote_it()),
        Kind::Comment => found(Say(lang).comment()),
        Kind::Block => found(Say(lang).block()),
        Kind::Other => found(Say(lang).other()),
    }
}
