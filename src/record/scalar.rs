//! Words, texts and answers as YAML that every reader reads as it was.

use crate::engine::AnswerValue;
use crate::model::Question;

/// What was answered to a question, as YAML.
pub fn answer_value(question: &Question, given: &AnswerValue) -> String {
    let words: Vec<String> = given.words(question).iter().map(|word| scalar(word)).collect();
    match (words.as_slice(), given) {
        ([word], AnswerValue::Number(_) | AnswerValue::Unknown) => word.clone(),
        ([word], AnswerValue::Picks(_)) if question.none().is_none() => word.clone(),
        _ => format!("[{}]", words.join(", ")),
    }
}

/// An id as YAML: quoted where another reader of YAML could read it as something other than text.
pub fn scalar(word: &str) -> String {
    debug_assert!(!word.contains(['"', '\\', '\n']), "an id has only letters, digits, `_` and `-`: {word:?}");
    let odd = matches!(word, "y" | "n" | "yes" | "no" | "on" | "off");
    let letters = word.starts_with(|first: char| first.is_ascii_lowercase());
    let number = word.parse::<i64>().is_ok();
    if (letters && !odd) || number { word.to_owned() } else { format!("\"{word}\"") }
}

/// A word that may be any text, as a key or an id of another tree is: as it is where that is certain to be read as text,
/// else in quotes: a number too, so that every reader of YAML finds the kind that the schema tells.
pub(super) fn id_scalar(word: &str) -> String {
    let is_id = |letter: u8| letter.is_ascii_alphanumeric() || matches!(letter, b'_' | b'-');
    let reads_as_else = matches!(word, "null" | "true" | "false") || word.parse::<i64>().is_ok();
    match !word.is_empty() && word.bytes().all(is_id) && !reads_as_else {
        true => scalar(word),
        false => text_scalar(word),
    }
}

/// Any text, in double quotes and on one line.
pub(super) fn text_scalar(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            letter if must_be_escaped(letter) => match u32::from(letter) {
                code @ ..=0xffff => quoted.push_str(&format!("\\u{code:04X}")),
                code => quoted.push_str(&format!("\\U{code:08X}")),
            },
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

/// What YAML does not take as it is, what it takes for the end of a line, and what no eye sees.
fn must_be_escaped(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{85}' | '\u{a0}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
        || u32::from(letter) & 0xfffe == 0xfffe
}

/// What [`text_scalar`], [`id_scalar`] or a bare word stands for; nothing when it is neither.
pub(super) fn unquoted(written: &str) -> Option<String> {
    let Some(inner) = written.strip_prefix('"') else { return Some(written.to_owned()) };
    let mut letters = inner.strip_suffix('"')?.chars();
    let mut text = String::with_capacity(inner.len());
    while let Some(letter) = letters.next() {
        match letter {
            '"' => return None,
            '\\' => text.push(match letters.next()? {
                'n' => '\n',
                'u' => coded(letters.by_ref().take(4).collect())?,
                'U' => coded(letters.by_ref().take(8).collect())?,
                letter @ ('"' | '\\') => letter,
                _ => return None,
            }),
            letter => text.push(letter),
        }
    }
    Some(text)
}

fn coded(hexadecimal: String) -> Option<char> {
    char::from_u32(u32::from_str_radix(&hexadecimal, 16).ok()?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{id_scalar, scalar, text_scalar, unquoted};
    use crate::source::{ReadLimits, Sources, read};

    /// What a reader of YAML makes of a line.
    fn read_back(written: &str) -> String {
        let mut sources = Sources::new();
        let file = sources.add("a.yaml", format!("{written}: {written}\n"));
        let root =
            read(&sources, file, ReadLimits::TREE).unwrap_or_else(|error| panic!("{written}: {error:?}"));
        let entry = &root.map().unwrap()[0];
        let value = entry.value.scalar().unwrap().text.to_string();
        assert_eq!(entry.key.value, value);
        value
    }

    #[test]
    fn every_text_reads_back_as_it_was() {
        for text in [
            "",
            " ",
            "a",
            "\n",
            "a\n\nb\n",
            "\"",
            "\\",
            "\\n",
            "# geen",
            "a: b",
            "- a",
            "'",
            "{a}",
            "[",
            "null",
            "~",
            "no",
            "1e3",
            "true",
            "0o17",
            "2026-11-28",
            "\u{85}",
            "\u{2028}x",
            "\u{feff}",
            "\u{7f}",
            "\u{0}",
            "\u{1b}[2J",
            "é",
            "\u{1f600}",
            "\u{10ffff}",
            "\u{fffe}",
            "\r\n",
            "\t",
            "---",
            "...",
            "!tag",
            "&a",
            "*a",
            "%x",
            "@",
            "`",
        ] {
            for written in [text_scalar(text), id_scalar(text)] {
                assert!(!written.contains('\n'), "{text:?}");
                assert_eq!(unquoted(&written).as_deref(), Some(text), "{written}");
                assert_eq!(read_back(&written), text, "{written}");
            }
        }
    }

    proptest! {
        #[test]
        fn hostile_texts_read_back_as_they_were(text in any::<String>(), word in "[a-zA-Z0-9_-]{0,5}") {
            for text in [text, word] {
                for written in [text_scalar(&text), id_scalar(&text)] {
                    prop_assert_eq!(unquoted(&written), Some(text.clone()));
                    prop_assert_eq!(read_back(&written), text.clone());
                }
            }
        }
    }

    #[test]
    fn ids_stay_text_in_every_reader() {
        for (word, written) in [
            ("werk", "werk"),
            ("no", "\"no\""),
            ("1e3", "\"1e3\""),
            ("24sessies", "\"24sessies\""),
            ("40", "40"),
            ("-3", "-3"),
            ("_a", "\"_a\""),
        ] {
            assert_eq!(scalar(word), written);
        }
    }
}
