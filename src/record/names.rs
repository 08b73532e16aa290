//! Names of dossiers, which are names of files too.

use unicode_normalization::UnicodeNormalization;

use crate::text::{Day, SafeText};

/// No name is longer.
const LONGEST: usize = 64;

/// Whether a dossier may be called so: letters, digits, blanks, `_` and `-`, beginning with a letter or digit.
pub fn is_name(name: &str) -> bool {
    let fits = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, ' ' | '_' | '-');
    (1..=LONGEST).contains(&name.len())
        && name.chars().all(fits)
        && name.starts_with(|first: char| first.is_ascii_alphanumeric())
        && SafeText::new(name).one_line() == name
}

/// A name out of any text: what may not be in a name is left out.
pub fn name_from(text: &str) -> String {
    shortened(text, LONGEST)
}

/// A part of the name of a file out of any text, no longer than this; nothing where no letter of it may be in a name.
pub fn name_part(text: &str, most: usize) -> Option<String> {
    // Of a letter with an accent the letter stays.
    let letters = text.nfd().map(|letter| if letter.is_whitespace() { ' ' } else { letter });
    let kept: String = letters
        .filter(|letter| letter.is_ascii_alphanumeric() || matches!(letter, ' ' | '_' | '-'))
        .collect();
    let words = kept.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let name: String = words.trim_start_matches(['-', '_', ' ']).chars().take(most).collect();
    Some(name.trim_end()).filter(|name| !name.is_empty()).map(str::to_owned)
}

/// What a dossier is called at first: the title of its tree, and the day.
pub fn default_name(title: &SafeText, day: Day) -> String {
    let day = day.to_string();
    format!("{} {day}", shortened(title.as_str(), LONGEST - day.len() - 5))
}

/// The same with a number behind it, for where a name is taken.
pub fn numbered_name(name: &str, number: usize) -> String {
    match number {
        ..=1 => name.to_owned(),
        number => {
            let number = format!(" {number}");
            shortened(name, LONGEST.saturating_sub(number.len())) + &number
        }
    }
}

/// The name that has a number behind it, and that number; nothing where there is none.
pub fn without_number(name: &str) -> Option<(&str, usize)> {
    let (before, number) = name.rsplit_once(' ')?;
    let digits = number.bytes().all(|byte| byte.is_ascii_digit());
    let is_number = digits && (1..=3).contains(&number.len()) && !number.starts_with('0');
    let number = number.parse().ok().filter(|number| is_number && *number > 1)?;
    Some((before, number))
}

fn shortened(text: &str, most: usize) -> String {
    name_part(text, most).unwrap_or_else(|| "dossier".to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_title_becomes_a_name() {
        let day = Day::last_of("2026-11-28").unwrap();
        for (title, name) in [
            ("Thee kiezen", "Thee kiezen 2026-11-28"),
            ("Één/twee: „drie”", "Eentwee drie 2026-11-28"),
            ("../../x", "x 2026-11-28"),
            ("日本", "dossier 2026-11-28"),
        ] {
            assert_eq!(default_name(&title.into(), day), name);
        }
        assert_eq!(numbered_name("a", 1), "a");
        assert_eq!(without_number("a b 12"), Some(("a b", 12)));
        for no_number in ["a", "a 1", "a 02", "a 2026", "a 2026-11-28", "12", "a -3", "a +3"] {
            assert_eq!(without_number(no_number), None, "{no_number}");
        }
        assert_eq!(numbered_name(&"a".repeat(64), 12).len(), 64);
        for no_name in ["", " a", "a ", "a  b", "-a", "a/b", "a.b", "é", "a\n", &"a".repeat(65)] {
            assert!(!is_name(no_name), "{no_name:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_becomes_a_name(text in any::<String>(), number in 0..2000_usize) {
            let day = Day::last_of("2026-11-28").unwrap();
            for name in [name_from(&text), default_name(&SafeText::new(&text), day)] {
                prop_assert!(is_name(&name), "{name:?}");
                prop_assert!(is_name(&numbered_name(&name, number)), "{name:?}");
            }
        }
    }
}
