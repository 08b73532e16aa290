//! Words that look alike and say the opposite, or something else: one is never suggested for the other.

use strsim::osa_distance;

use crate::order;

/// Words of which one takes the place of the other, with another meaning.
const OTHERS: &[(&str, &str)] = &[
    ("with", "without"),
    ("met", "zonder"),
    ("yes", "no"),
    ("ja", "nee"),
    ("true", "false"),
    ("on", "off"),
    ("on", "no"),
    ("aan", "uit"),
    ("in", "out"),
    ("in", "uit"),
    ("min", "max"),
    ("least", "most"),
    ("minder", "meer"),
    ("less", "more"),
    ("all", "none"),
    ("any", "none"),
    ("all", "any"),
    ("and", "any"),
    ("wel", "niet"),
    ("before", "after"),
    ("voor", "na"),
];

/// Words that turn what stands with them into its opposite.
const NOT: &[&str] =
    &["no", "not", "non", "never", "without", "except", "niet", "geen", "nooit", "zonder", "behalve"];

/// What does so at the start of a word.
const BEFORE: &[&str] = &["un", "non", "on", "in", "dis", "niet", "geen", "not", "no"];

/// Whether a known word means something else than was meant by a wrong one, for all that they look alike.
pub(super) fn is_another(wrong: &str, known: &str) -> bool {
    has_other_digits(wrong, known)
        || is_negated(wrong, known)
        || is_negated(known, wrong)
        || has_other_word(&words(wrong), &words(known))
}

fn words(id: &str) -> Vec<&str> {
    id.split(['_', '-', ' ']).filter(|word| !word.is_empty()).collect()
}

/// Another number is another thing; digits that changed places, or one that fell out, are a slip of the hand.
fn has_other_digits(wrong: &str, known: &str) -> bool {
    let digits = |word: &str| {
        let mut digits: Vec<char> = word.chars().filter(char::is_ascii_digit).collect();
        order::sort(&mut digits);
        digits
    };
    let (wrong, known) = (digits(wrong), digits(known));
    wrong.len() == known.len() && wrong != known
}

/// Whether one word is another with its opposite made of it.
fn is_negated(negated: &str, plain: &str) -> bool {
    let at_start = BEFORE.iter().any(|before| {
        negated.strip_prefix(before).is_some_and(|rest| rest.trim_start_matches(['_', '-']) == plain)
    });
    let (longer, shorter) = (words(negated), words(plain));
    let without =
        |at: usize| longer.iter().enumerate().filter(move |(other, _)| *other != at).map(|(_, word)| *word);
    let has_not = longer
        .iter()
        .enumerate()
        .any(|(at, word)| NOT.contains(word) && without(at).eq(shorter.iter().copied()));
    at_start || has_not
}

/// Whether a word in the one stands nearer to the opposite of its neighbour in the other than to that neighbour.
fn has_other_word(wrong: &[&str], known: &[&str]) -> bool {
    let is_other = |wrong: &str, known: &str| {
        OTHERS.iter().any(|(one, other)| {
            let opposite = match known {
                it if it == *one => other,
                it if it == *other => one,
                _ => return false,
            };
            osa_distance(wrong, opposite) < osa_distance(wrong, known)
        })
    };
    wrong.len() == known.len() && wrong.iter().zip(known).any(|(wrong, known)| is_other(wrong, known))
}

#[cfg(test)]
mod tests {
    use crate::findings::did_you_mean;

    #[test]
    fn what_says_something_else_is_not_suggested() {
        for (wrong, known) in [
            ("without_account", "with_account"),
            ("with_account", "without_account"),
            ("withot_account", "with_account"),
            ("zonder_account", "met_account"),
            ("niet_veilig", "veilig"),
            ("onveilig", "veilig"),
            ("veilig", "onveilig"),
            ("unknown", "known"),
            ("not_encrypted", "encrypted"),
            ("at_least", "at_most"),
            ("and", "any"),
            ("all", "any"),
            ("min", "max"),
            ("no", "on"),
            ("on", "off"),
            ("versie_2", "versie_3"),
            ("p08", "p09"),
            ("account", "account"),
        ] {
            assert_eq!(did_you_mean(wrong, [known]), None, "{wrong} is not {known}");
        }
    }

    #[test]
    fn slips_of_the_hand_are_seen_through() {
        for (wrong, known) in [
            ("withuot_account", "without_account"),
            ("at_mots", "at_most"),
            ("at_leats", "at_least"),
            ("veiilg", "veilig"),
            ("p90", "p09"),
            ("p0", "p09"),
            ("an", "aan"),
            ("minn", "min"),
            ("Account", "account"),
        ] {
            assert_eq!(did_you_mean(wrong, [known]), Some(known), "{wrong}");
        }
    }
}
