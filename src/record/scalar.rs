//! Ids and answers as YAML.

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

#[cfg(test)]
mod tests {
    use super::scalar;

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
