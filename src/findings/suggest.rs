//! "Did you mean": the known word that is nearest to a misspelt one.

use std::cell::Cell;

use strsim::osa_distance;

/// How many known words are compared in one run. A catalogue of 100,000 apps and a tree full of wrong ids must not
/// take minutes; whoever has so many mistakes misses no suggestion.
const COMPARISONS: usize = 500_000;

/// This many letters of a wrong word are compared: one more than an id may have.
const LONGEST: usize = 65;

/// A known word that is near a wrong one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Near<'k> {
    /// The nearest.
    pub word: &'k str,
    /// Whether no other is near, so that nothing else can be meant by a slip of the hand.
    pub is_only: bool,
}

/// Looks for near words, within a budget.
#[derive(Debug)]
pub struct Suggester {
    left: Cell<usize>,
}

impl Default for Suggester {
    fn default() -> Self {
        Self { left: Cell::new(COMPARISONS) }
    }
}

impl Suggester {
    /// The known word nearest to a wrong one, if one is near: a third of its letters may differ, and neighbours that
    /// changed places count as one. Of equally near ones the first. Never the word itself, nor one that says something else.
    pub fn nearest<'k>(&self, wrong: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
        self.near(wrong, known).map(|near| near.word)
    }

    /// The same, and whether it is the only one. Those that say something else are near too.
    pub fn near<'k>(&self, wrong: &str, known: impl IntoIterator<Item = &'k str>) -> Option<Near<'k>> {
        let typed = wrong;
        let wrong: String = wrong.chars().take(LONGEST).map(|letter| letter.to_ascii_lowercase()).collect();
        let letters = wrong.chars().count();
        let allowed = if letters < 3 { 1 } else { letters.div_ceil(3).min(4) };
        let mut best: Option<(usize, &str)> = None;
        let mut count = 0;
        for word in known {
            let Some(left) = self.left.get().checked_sub(1) else {
                // What was not looked at may be near too.
                count += 2;
                break;
            };
            self.left.set(left);
            // No letter has more than four bytes: such a word cannot be near, and is not looked at.
            if word.len().abs_diff(letters) > allowed * 4 {
                continue;
            }
            let distance = osa_distance(&wrong, word);
            let is_nearer = best.is_none_or(|(least, _)| distance < least);
            let is_slip = distance <= allowed && distance < letters;
            count += usize::from(is_slip && word != typed);
            if is_slip && is_nearer && word != typed && !super::sense::is_another(&wrong, word) {
                best = Some((distance, word));
            }
        }
        best.map(|(_, word)| Near { word, is_only: count == 1 })
    }
}

/// The nearest known word, for a single search.
pub fn did_you_mean<'k>(wrong: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    Suggester::default().nearest(wrong, known)
}

#[cfg(test)]
mod tests {
    use super::{Near, Suggester, did_you_mean};

    #[test]
    fn only_near_words_are_suggested() {
        let keys = ["ask", "help", "phase", "questions", "text"];
        for (wrong, right) in [
            ("hepl", Some("help")),
            ("question", Some("questions")),
            ("Questions", Some("questions")),
            ("txt", Some("text")),
            ("as", Some("ask")),
            ("zzz", None),
            ("outcomes", None),
            ("", None),
        ] {
            assert_eq!(did_you_mean(wrong, keys), right, "{wrong}");
        }
    }

    #[test]
    fn a_word_is_certain_when_no_other_is_near() {
        let near = |wrong, known: &[&'static str]| Suggester::default().near(wrong, known.iter().copied());
        let certain = |word, is_only| Some(Near { word, is_only });
        assert_eq!(near("personn", &["personen", "kosten"]), certain("personen", true));
        assert_eq!(near("personn", &["personen", "persoon"]), certain("personen", false));
        // What says the opposite is not suggested, and may still be what was meant.
        assert_eq!(near("metaccount", &["zonder_account", "met_account"]), certain("met_account", true));
        assert_eq!(near("c33", &["c3", "c34"]), certain("c3", false));
    }
}
