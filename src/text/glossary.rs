//! Marks the words that the tree's glossary explains: whole words, the longest first, once on a page.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::markdown::{MarkdownBlock, Run, RunStyle};
use super::safe::SafeText;
use crate::order;

/// The terms of a glossary, ready to be searched for. `Id` is whatever the caller knows an entry by.
#[derive(Debug, Clone)]
pub struct Glossary<Id> {
    /// By first letter in lower case; the longest first.
    terms: BTreeMap<char, Vec<GlossaryTerm<Id>>>,
    /// How many entries have a term that can be found.
    entries: usize,
}

#[derive(Debug, Clone)]
struct GlossaryTerm<Id> {
    id: Id,
    letters: String,
    /// How many letters it has.
    length: usize,
    /// An abbreviation: only capitals match (`BTW`), so that ordinary words are left alone.
    exact: bool,
}

impl<Id: Clone + Ord> Glossary<Id> {
    /// A glossary of these entries, each with its terms. Of equal terms the first entry has it.
    pub fn new<'t>(entries: impl IntoIterator<Item = (Id, &'t [SafeText])>) -> Self {
        let mut terms: BTreeMap<char, Vec<GlossaryTerm<Id>>> = BTreeMap::new();
        for (id, spellings) in entries {
            for spelling in spellings {
                let letters = spelling.one_line();
                let Some(first) = letters.chars().next() else { continue };
                let exact =
                    letters.chars().any(char::is_uppercase) && !letters.chars().any(char::is_lowercase);
                let length = letters.chars().count();
                let term = GlossaryTerm { id: id.clone(), letters, length, exact };
                terms.entry(lower(first)).or_default().push(term);
            }
        }
        // The sort is stable: of two equally long ones the first entry stays first.
        for of_letter in terms.values_mut() {
            order::by_key(of_letter, |term| std::cmp::Reverse(term.length));
        }
        let ids = order::set(terms.values().flatten().map(|term| &term.id));
        let entries = ids.len();
        Self { terms, entries }
    }

    /// The longest term at the start of `text` as a whole word, and its length in bytes there.
    fn at_start(&self, text: &str) -> Option<(&Id, usize)> {
        let first = text.chars().next()?;
        let candidates = self.terms.get(&lower(first))?;
        candidates.iter().find_map(|term| Some((&term.id, term.matches(text)?)))
    }
}

impl<Id> GlossaryTerm<Id> {
    /// The bytes that the term takes at the start of `text`; any white space stands for a space.
    fn matches(&self, text: &str) -> Option<usize> {
        let mut left = text;
        for expected in self.letters.chars() {
            let found = left.chars().next()?;
            if expected == ' ' {
                let after = left.trim_start();
                if after.len() == left.len() {
                    return None;
                }
                left = after;
                continue;
            }
            if found != expected && (self.exact || lower(found) != lower(expected)) {
                return None;
            }
            left = left.get(found.len_utf8()..)?;
        }
        (!left.chars().next().is_some_and(in_word)).then_some(text.len() - left.len())
    }
}

/// Marks terms on one page, and remembers which: make a new one for each page.
#[derive(Debug)]
pub struct TermMarker<'g, Id> {
    glossary: &'g Glossary<Id>,
    seen: BTreeSet<Id>,
    used: Vec<Id>,
}

impl<'g, Id: Clone + Ord> TermMarker<'g, Id> {
    /// A marker for a page on which nothing has been marked yet.
    pub fn new(glossary: &'g Glossary<Id>) -> Self {
        Self { glossary, seen: BTreeSet::new(), used: Vec::new() }
    }

    /// Where the terms are (in bytes) that are on this page for the first time, in the order of the text.
    pub fn find(&mut self, text: &str) -> Vec<(Range<usize>, Id)> {
        let mut found = Vec::new();
        if self.seen.len() == self.glossary.entries {
            // Each is on the page already.
            return found;
        }
        let mut at = 0;
        let mut inside = false;
        while let Some(left) = text.get(at..).filter(|left| !left.is_empty()) {
            let found_here = if inside { None } else { self.glossary.at_start(left) };
            match found_here {
                // A term that was marked before still counts as read: nothing shorter is found within it.
                Some((id, length)) => {
                    if self.seen.insert(id.clone()) {
                        self.used.push(id.clone());
                        found.push((at..at + length, id.clone()));
                    }
                    at += length;
                    inside = true;
                }
                None => {
                    let letter = left.chars().next().unwrap_or_default();
                    inside = in_word(letter);
                    at += letter.len_utf8();
                }
            }
        }
        found
    }

    /// The blocks with the terms in their ordinary text as runs of their own, in [`RunStyle::Term`].
    pub fn mark(&mut self, blocks: Vec<MarkdownBlock>) -> Vec<MarkdownBlock> {
        let mut marked = |runs: Vec<Run>| runs.into_iter().flat_map(|run| self.mark_run(run)).collect();
        let block = |block| match block {
            MarkdownBlock::Paragraph(runs) => MarkdownBlock::Paragraph(marked(runs)),
            MarkdownBlock::Item(runs) => MarkdownBlock::Item(marked(runs)),
        };
        blocks.into_iter().map(block).collect()
    }

    fn mark_run(&mut self, run: Run) -> Vec<Run> {
        if run.style != RunStyle::Plain {
            return vec![run];
        }
        let mut runs = Vec::new();
        let mut done = 0;
        let mut push = |range: Range<usize>, style| {
            if let Some(text) = run.text.get(range).filter(|text| !text.is_empty()) {
                runs.push(Run { text: text.to_owned(), style });
            }
        };
        for (place, _) in self.find(&run.text) {
            push(done..place.start, RunStyle::Plain);
            done = place.end;
            push(place, RunStyle::Term);
        }
        push(done..run.text.len(), RunStyle::Plain);
        runs
    }

    /// The entries that were marked so far, in the order of the page.
    pub fn used(&self) -> &[Id] {
        &self.used
    }
}

/// Letters, digits and the underscore make words; `DIN-certificaat` and `CDE's` are each two.
fn in_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

fn lower(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    // Letters whose lower case is several characters (`İ`) stay: a glossary can live with that.
    let mut lowered = letter.to_lowercase();
    lowered.next().filter(|_| lowered.next().is_none()).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::{Glossary, TermMarker};
    use crate::text::{RunStyle, SafeText, parse};

    fn found(text: &str) -> String {
        let terms = |terms: &[&str]| terms.iter().map(|term| SafeText::new(term)).collect::<Vec<_>>();
        let entries = [
            (1, terms(&["BTW"])),
            (2, terms(&["samenwerkingsovereenkomst", "overeenkomst"])),
            (3, terms(&["DIN 7510"])),
            (4, terms(&["DIN"])),
            (5, terms(&["één"])),
        ];
        let glossary = Glossary::new(entries.iter().map(|(id, terms)| (*id, terms.as_slice())));
        let mut marker = TermMarker::new(&glossary);
        let told = |(range, id)| format!("{id}:{}", &text[range]);
        marker.find(text).into_iter().map(told).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn whole_words_longest_first_once() {
        for (text, marks) in [
            ("", ""),
            ("De BTW en de btw", "1:BTW"),
            ("btw en BTWx en xBTW", ""),
            ("Samenwerkingsovereenkomst, overeenkomst", "2:Samenwerkingsovereenkomst"),
            ("een dienstverleningsovereenkomst", ""),
            ("DIN 7510-certificaat en DIN 7510, dan DIN", "3:DIN 7510 4:DIN"),
            ("DIN\n7510", "3:DIN\n7510"),
            ("DIN 75101", "4:DIN"),
            ("ÉÉN", "5:ÉÉN"),
        ] {
            assert_eq!(found(text), marks, "{text:?}");
        }
    }

    #[test]
    fn a_page_marks_runs_and_lists_the_entries() {
        let term = [SafeText::new("gids")];
        let glossary = Glossary::new([("g", &term[..])]);
        let mut marker = TermMarker::new(&glossary);
        let blocks = marker.mark(parse("**De gids** is een gids.\n\n- Weer een gids"));
        let marked: Vec<_> = blocks
            .iter()
            .flat_map(|block| block.runs())
            .filter(|run| run.style == RunStyle::Term)
            .map(|run| run.text.as_str())
            .collect();
        assert_eq!(marked, ["gids"]);
        assert_eq!(marker.used(), ["g"]);
    }
}
