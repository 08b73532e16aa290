//! "Did you mean": the known word that is nearest to a misspelt one.

use std::cell::Cell;

/// How many known words are compared in one run. A catalogue of 100,000 apps and a tree full of wrong ids must not
/// take minutes; whoever has so many mistakes misses no suggestion.
const COMPARISONS: usize = 500_000;

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
    /// The known word nearest to a wrong one, if one is near: a third of its letters may differ.
    pub fn nearest<'k>(&self, wrong: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
        let wrong: Vec<char> = wrong.chars().take(65).map(|letter| letter.to_ascii_lowercase()).collect();
        let allowed = if wrong.len() < 3 { 1 } else { wrong.len().div_ceil(3).min(4) };
        let mut best: Option<(usize, &str)> = None;
        for word in known {
            let Some(left) = self.left.get().checked_sub(1) else { break };
            self.left.set(left);
            if word.len().abs_diff(wrong.len()) > allowed * 4 {
                continue;
            }
            let letters: Vec<char> = word.chars().take(66).collect();
            let distance = distance(&wrong, &letters);
            if distance <= allowed && distance < wrong.len() && best.is_none_or(|(least, _)| distance < least)
            {
                best = Some((distance, word));
            }
        }
        best.map(|(_, word)| word)
    }
}

/// The nearest known word, for a single search.
pub fn did_you_mean<'k>(wrong: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    Suggester::default().nearest(wrong, known)
}

/// How many letters must be put in, left out, changed or swapped with their neighbour.
fn distance(from: &[char], to: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    for (row, letter) in from.iter().enumerate() {
        let mut now = Vec::with_capacity(last.len());
        now.push(row + 1);
        for (column, other) in to.iter().enumerate() {
            let at = |list: &[usize], index: usize| list.get(index).copied().unwrap_or(usize::MAX / 2);
            let mut cost = at(&last, column) + usize::from(letter != other);
            cost = cost.min(at(&last, column + 1) + 1).min(at(&now, column) + 1);
            let swapped = row > 0
                && column > 0
                && from.get(row - 1) == Some(other)
                && to.get(column - 1) == Some(letter);
            if swapped {
                cost = cost.min(at(&before, column - 1) + 1);
            }
            now.push(cost);
        }
        before = std::mem::replace(&mut last, now);
    }
    last.last().copied().unwrap_or(from.len())
}

#[cfg(test)]
mod tests {
    use super::did_you_mean;

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
}
