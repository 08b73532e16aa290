//! Words that a spreadsheet would take for something else when it reads them from CSV.

use crate::text::month_named;

/// What stands in and behind numbers and hours.
const BEHIND: [&str; 9] = ["e", "am", "pm", "a", "p", "m", "eur", "euro", "u"];

/// The same words, behind an apostrophe where they could become a number, a day or a yes.
pub fn guarded(text: &str) -> String {
    let lower = text.to_lowercase();
    let is_flag = matches!(lower.trim(), "true" | "false" | "waar" | "onwaar");
    let is_whole = text.parse::<u32>().is_ok_and(|number| number.to_string() == text);
    let has_digit = text.contains(|letter: char| letter.is_ascii_digit());
    let begins_in_words = lower.trim_start().starts_with(char::is_alphabetic);
    let mut words = lower.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
    let may_count = has_digit
        && !is_whole
        && words.all(|word| month_named(word).is_some() || (!begins_in_words && BEHIND.contains(&word)));
    match (is_flag || may_count) && !text.starts_with('\'') {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn what_may_become_a_number_a_day_or_a_yes_is_kept_as_words() {
        for words in [
            "2020-06", "1.10", "007", "1E3", "3/4", "1 mei", "mei 2020", "12:30", "€ 5", "50%", "TRUE",
            "waar",
        ] {
            assert_eq!(guarded(words), format!("'{words}"));
        }
        for words in
            ["", "2020", "12", "3wielers", "€ 35/maand", "'1-2", "rij 3", "nee", "depends: 2 dingen", "e2e"]
        {
            assert_eq!(guarded(words), words);
        }
    }
}
