//! A file that cannot be read, in plain words.

use crate::findings::{Finding, Rule};
use crate::source::{Problem, ProblemKind as Kind};
use crate::text::Messages;

/// The one finding of a file that cannot be read.
pub fn unreadable(problem: Problem, messages: Messages) -> Finding {
    let found = |message| Finding::new(Rule::NOT_YAML, problem.place, message);
    match problem.kind {
        Kind::NotUtf8 => {
            Finding::new(Rule::NOT_TEXT, problem.place, messages.not_utf8()).help(messages.save_as_utf8())
        }
        Kind::Utf16 => {
            Finding::new(Rule::NOT_TEXT, problem.place, messages.utf16()).help(messages.save_as_utf8())
        }
        Kind::TooLarge { limit } => {
            Finding::new(Rule::TOO_LARGE, problem.place, messages.too_large(&(limit >> 20)))
        }
        Kind::TooMany { limit } => {
            Finding::new(Rule::TOO_LARGE, problem.place, messages.finding_too_many(&limit))
        }
        Kind::TooDeep { limit } => Finding::new(Rule::TOO_LARGE, problem.place, messages.too_deep(&limit)),
        Kind::Empty => found(messages.empty()),
        Kind::SecondDocument => found(messages.second_document()),
        Kind::Anchor => found(messages.anchor()).help(messages.quote_it()),
        Kind::Tag => found(messages.tag()).help(messages.quote_it()),
        Kind::MergeKey => found(messages.merge_key()),
        Kind::ComplexKey => found(messages.complex_key()),
        Kind::Directive => found(messages.directive()),
        Kind::Tab => found(messages.tab()),
        Kind::OddSpace => found(messages.odd_space()).help(messages.retype_spaces()),
        Kind::Indentation => found(messages.indentation()),
        Kind::OpenQuote => found(messages.open_quote()),
        Kind::OpenBracket => found(messages.open_bracket()),
        Kind::NoColon => found(messages.no_colon()),
        Kind::ExtraColon => found(messages.extra_colon()).help(messages.quote_colon()),
        Kind::Escape => found(messages.escape()).help(messages.single_quotes()),
        Kind::OddCharacter => found(messages.odd_character()).help(messages.quote_it()),
        Kind::Comment => found(messages.comment()),
        Kind::Block => found(messages.block()),
        Kind::Other => found(messages.other()),
    }
}
