//! The texts that ship are read by people who know no words of computers or law: sentences are short, and what is hard is
//! explained. The figures are a snapshot, to be read by a person.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use stappenplan::text::{Glossary, TermMarker};

use super::trees::{Content, folder, read};

/// No sentence has more words.
const LONGEST: usize = 20;

/// On average the sentences of a kind of text have no more words.
const AVERAGE: usize = 12;

/// A word of so many letters is hard unless it is listed as plain.
const LONG: usize = 14;

/// What is no text for people: tests, places, ids, conditions and addresses.
const SKIPPED: [&str; 16] = [
    "scenarios",
    "sources",
    "require",
    "when",
    "routes",
    "ask_when",
    "checked",
    "go",
    "end",
    "use",
    "id",
    "url",
    "terms",
    "start",
    "edition",
    "facts",
];

/// A text, by kind: the key it stands under, and the key of the map around that.
type Texts = BTreeMap<String, Vec<String>>;

/// All texts below a node, in the order of the file.
fn collect(node: &yaml_serde::Value, path: &[&str], texts: &mut Texts) {
    match node {
        yaml_serde::Value::Mapping(map) => {
            for (key, value) in map {
                let Some(key) = key.as_str() else { continue };
                if !SKIPPED.contains(&key) || (path.is_empty() && key == "facts") {
                    collect(value, &[path, &[key]].concat(), texts);
                }
            }
        }
        yaml_serde::Value::Sequence(list) => list.iter().for_each(|value| collect(value, path, texts)),
        yaml_serde::Value::String(text) => {
            if let Some(kind) = kind(path) {
                texts.entry(kind.to_owned()).or_default().push(text.clone());
            }
        }
        _ => {}
    }
}

/// What sort of text stands there; nothing where it is no sentence for people.
fn kind(path: &[&str]) -> Option<&'static str> {
    let within = |key: &str| path.contains(&key);
    let last = *path.last()?;
    match last {
        "text" if within("attention") => Some("attention point"),
        "text" if within("steps") => Some("step of the plan"),
        "text" if within("glossary") => Some("entry of the glossary"),
        "text" if within("ask_all") => Some("question to suppliers"),
        "text" if within("one") || within("many") || within("none") || within("unknown") => Some("answer"),
        "ask" if within("facts") => Some("question to suppliers"),
        "ask" => Some("question"),
        "help" => Some("help"),
        "because" | "unsure" => Some("reason"),
        "note" => Some("note"),
        "body" => Some("outcome"),
        "intro" | "notice" => Some("start page"),
        "summary" => Some("summary of an app"),
        "label" if within("facts") => Some("name of a fact"),
        _ => None,
    }
}

/// The sentences of a text, without what only draws them.
fn sentences(text: &str) -> Vec<String> {
    let plain = text.replace(['*', '`', '_'], "");
    let ends = split_sentences(&plain);
    ends.into_iter()
        .map(|it| it.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|it| !it.is_empty())
        .collect()
}

/// Cut behind every `.`, `?`, `!` or `:` that a blank follows, and at every new paragraph or item.
fn split_sentences(text: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        found.last_mut().unwrap().push(letter);
        let ends = matches!(letter, '.' | '?' | '!' | ':') && next.is_none_or(char::is_whitespace);
        if ends || (letter == '\n' && matches!(next, Some('\n' | '-'))) {
            found.push(String::new());
        }
    }
    found
}

fn words(sentence: &str) -> impl Iterator<Item = &str> {
    let is_word = |word: &&str| word.chars().any(char::is_alphanumeric);
    sentence.split_whitespace().filter(is_word)
}

/// The words of a sentence as they are looked up.
fn looked_up(sentence: &str) -> impl Iterator<Item = String> {
    let parts = sentence.split(|letter: char| !letter.is_alphanumeric() && letter != '-');
    parts.map(|word| word.trim_matches('-').to_lowercase()).filter(|word| !word.is_empty())
}

fn shipped() -> Texts {
    let content = Content::embedded();
    let mut texts = Texts::new();
    let files = content.apps.iter().map(|(_, text)| text.as_str());
    for file in files.chain([content.tree.as_str()]) {
        collect(&yaml_serde::from_str(file).unwrap(), &[], &mut texts);
    }
    texts
}

/// The words of one list.
fn listed(name: &str) -> BTreeSet<String> {
    let lists = read(&folder("readability/words.txt"));
    let (_, rest) = lists.split_once(&format!("\n{name}:\n")).unwrap();
    rest.split("\n\n").next().unwrap().split_whitespace().map(str::to_owned).collect()
}

#[test]
fn sentences_are_short() {
    assert_eq!(sentences("Een. Twee, 1.5 keer!\n\n- Drie\n- *Vier*: vijf").len(), 5);
    let mut told = String::new();
    let mut read = 0;
    for (kind, texts) in shipped() {
        let sentences: Vec<String> = texts.iter().flat_map(|text| sentences(text)).collect();
        let all: usize = sentences.iter().map(|sentence| words(sentence).count()).sum();
        let longest = sentences.iter().max_by_key(|sentence| words(sentence).count()).unwrap();
        let (count, most) = (sentences.len(), words(longest).count());
        read += count;
        assert!(most <= LONGEST, "{kind}: {most} words: {longest}");
        assert!(all <= AVERAGE * count, "{kind}: {all} words in {count} sentences");
        let tenths = all * 10 / count;
        writeln!(
            told,
            "{kind}: {count} sentences, on average {}.{} words, at most {most}: {longest}",
            tenths / 10,
            tenths % 10
        )
        .unwrap();
    }
    assert!(read > 1_000, "{read}");
    insta::assert_snapshot!("sentences", told);
}

/// A text with a blot in place of every term that is explained.
pub(crate) fn outside_terms(glossary: &Glossary<usize>, text: &str) -> String {
    let mut left = text.to_owned();
    // A marker marks each term once: a new one for what is left finds them all.
    loop {
        let found = TermMarker::new(glossary).find(&left);
        if found.is_empty() {
            return left;
        }
        for (place, _) in found.into_iter().rev() {
            left.replace_range(place, "_");
        }
    }
}

#[test]
fn hard_words_are_explained() {
    let content = Content::embedded();
    let model = content.model();
    let entries = &model.graph.glossary;
    let glossary = Glossary::new(entries.iter().enumerate().map(|(at, entry)| (at, entry.terms.as_slice())));
    assert_eq!(outside_terms(&glossary, "de verwerkersovereenkomst en de fiets"), "de _ en de fiets");
    let (hard, plain) = (listed("hard"), listed("plain"));
    assert!(hard.is_disjoint(&plain));
    let (mut met, mut bare) = (BTreeMap::<String, String>::new(), BTreeMap::<String, String>::new());
    for text in shipped().into_values().flatten() {
        for sentence in sentences(&text) {
            for word in looked_up(&sentence) {
                met.entry(word).or_insert_with(|| sentence.clone());
            }
            for word in looked_up(&outside_terms(&glossary, &sentence)).filter(|word| hard.contains(word)) {
                bare.entry(word).or_insert_with(|| sentence.clone());
            }
        }
    }
    let unknown: Vec<_> = met
        .iter()
        .filter(|(word, _)| word.chars().count() >= LONG && !hard.contains(*word) && !plain.contains(*word))
        .collect();
    assert!(unknown.is_empty(), "to be listed as hard or plain: {unknown:#?}");
    assert!(bare.is_empty(), "not in the glossary: {bare:#?}");
    let gone: Vec<_> = plain.iter().filter(|word| !met.contains_key(*word)).collect();
    assert!(gone.is_empty(), "listed as plain and not used: {gone:?}");
    let told: Vec<&str> = hard.iter().filter(|word| met.contains_key(*word)).map(String::as_str).collect();
    insta::assert_snapshot!("hard_words", told.join("\n"));
}
