//! Sentences taken apart again: what a page says, as a list of claims with the numbers and names in them.

/// A sentence with holes: `{}` is a number, in digits or in words; `…` is any text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pattern {
    /// What kind of claim it is.
    pub(crate) kind: &'static str,
    /// Its words.
    pub(crate) words: &'static str,
}

/// A sentence that was recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Claim {
    /// What kind of claim it is.
    pub(crate) kind: &'static str,
    /// The numbers in it.
    pub(crate) numbers: Vec<usize>,
    /// The texts in it.
    pub(crate) texts: Vec<String>,
}

/// All sentences of a text, in order; nothing when a part of it is none of these.
pub(crate) fn claims(patterns: &[Pattern], text: &str) -> Option<Vec<Claim>> {
    if text.is_empty() {
        return Some(Vec::new());
    }
    patterns.iter().find_map(|pattern| {
        let empty = Claim { kind: pattern.kind, numbers: Vec::new(), texts: Vec::new() };
        matched(pattern.words, text, &empty).into_iter().find_map(|(claim, rest)| {
            let rest = if rest.is_empty() { rest } else { rest.strip_prefix(' ')? };
            let mut all = vec![claim];
            all.extend(claims(patterns, rest)?);
            Some(all)
        })
    })
}

/// Every way in which the words fit the start of a text, with what is behind them.
fn matched<'t>(words: &str, text: &'t str, so_far: &Claim) -> Vec<(Claim, &'t str)> {
    let hole = words.find(['{', '…']).unwrap_or(words.len());
    let (literal, rest) = words.split_at(hole);
    let Some(text) = text.strip_prefix(literal) else { return Vec::new() };
    if let Some(rest) = rest.strip_prefix("{}") {
        let Some((number, behind)) = number(text) else { return Vec::new() };
        let mut claim = so_far.clone();
        claim.numbers.push(number);
        return matched(rest, behind, &claim);
    }
    if let Some(rest) = rest.strip_prefix('…') {
        let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        let ways = ends.flat_map(|end| {
            let mut claim = so_far.clone();
            claim.texts.push(text[..end].to_owned());
            matched(rest, &text[end..], &claim)
        });
        return ways.collect();
    }
    vec![(so_far.clone(), text)]
}

/// A number at the start of a text.
fn number(text: &str) -> Option<(usize, &str)> {
    for (word, number) in [("één", 1), ("Eén", 1), ("geen", 0)] {
        if let Some(rest) = text.strip_prefix(word) {
            return Some((number, rest));
        }
    }
    let end = text.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(text.len());
    let digits = text[..end].trim_end_matches('.');
    Some((digits.replace('.', "").parse().ok()?, &text[digits.len()..]))
}

/// The names of a list in words: "Aap, Beer en Cavia".
pub(crate) fn names(list: &str) -> Vec<String> {
    let (most, last) = list.rsplit_once(" en ").map_or((list, None), |(most, last)| (most, Some(last)));
    most.split(", ").chain(last).map(str::to_owned).collect()
}

#[test]
fn a_sentence_is_taken_apart() {
    let patterns = [
        Pattern { kind: "fell", words: "Er vielen er {} af." },
        Pattern { kind: "named", words: "Vraag {}: “…” ging weg." },
    ];
    let told = claims(&patterns, "Er vielen er 12 af. Vraag één: “Ja. Nee” ging weg.").unwrap();
    assert_eq!(told.iter().map(|claim| claim.kind).collect::<Vec<_>>(), ["fell", "named"]);
    assert_eq!((&told[0].numbers[..], &told[1].numbers[..]), (&[12][..], &[1][..]));
    assert_eq!(told[1].texts, ["Ja. Nee"]);
    assert_eq!(claims(&patterns, "Er vielen er 12 af. En nog iets."), None);
    assert_eq!(names("Aap, Beer en Cavia"), ["Aap", "Beer", "Cavia"]);
}
