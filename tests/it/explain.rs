//! The pages of `explain`: every code has one, in every language, that fits a screen; and its examples show what they
//! say. An example is a piece of a tree; what it leaves out comes from a small tree about bicycles.

use std::collections::{BTreeMap, BTreeSet};

use stappenplan::analysis::ExplorationLimits;
use stappenplan::files::embedded_explanations;
use stappenplan::findings::{Finding, Rule, Severity};
use stappenplan::lint::{LoadedTree, check, load, take_allowed};
use stappenplan::source::Sources;
use stappenplan::text::{Example, Explanation, Explanations, Lang, Messages, explained_codes, width};
use time::macros::date;

use super::common::Cmd;

/// Codes whose example is described in words, with the reason why no piece of a tree can be shown on a page.
const IN_WORDS: &[(&str, &str)] = &[
    ("not-text", "bytes that are no text cannot stand in a text"),
    ("too-large", "a file of megabytes, or so deep that no line can hold it, fits no page"),
    ("unread-file", "a name that is wrong cannot stand in a piece"),
    ("no-catalogue", "every piece is completed with a catalogue"),
    ("not-exhausted", "so many states come only of trees that fit no page"),
];

/// What a right example may show, because it is only a piece: its answers do nothing, and the facts and apps that
/// complete it are not there for it.
const OF_SMALLNESS: &[&str] = &["idle-question", "same-answers", "app-never-left", "unused-fact"];

/// What a page may take: a small screen, and some lines to scroll to.
const WIDTH: usize = 78;
const LINES: usize = 40;
/// What a title may take, so that it fits on its line in the list.
const TITLE: usize = 53;

/// The tree and the catalogue that complete an example.
const BASE: &str = "\
format: 1
id: proef
title: Welke fiets past bij u?
edition: '2026'
language: nl
start: gebruik
facts:
  soort: { label: Soort, choice: { stad: stadsfiets, race: racefiets, bak: bakfiets } }
  remmen: { label: Remmen, set: { velg: velgremmen, schijf: schijfremmen } }
  gewicht: { label: Gewicht, number: { unit: kg } }
  elektrisch: { label: Elektrisch, flag: {} }
questions:
  gebruik:
    ask: Waarvoor gebruikt u de fiets?
    one: { stad: { text: In de stad }, ver: { text: Lange tochten } }
    end: advies
outcomes:
  advies: { kind: advice, title: Deze fietsen passen bij u }
=== fietsen.yaml
apps:
  - { id: oma, name: Omafiets, facts: { soort: stad, remmen: [velg], gewicht: 19, elektrisch: false } }
  - { id: snel, name: Snel 3, facts: { soort: race, remmen: [schijf], gewicht: 9, elektrisch: false } }
  - { id: bak, name: Bakfiets, facts: { soort: bak, remmen: [schijf], gewicht: 40, elektrisch: true } }
";

fn all_codes() -> Vec<&'static str> {
    explained_codes().flat_map(|(_, codes)| codes).collect()
}

/// A piece taken apart: its top-level keys with everything below them, in order, and its files.
#[derive(Default)]
struct Piece {
    keys: Vec<(String, String)>,
    files: Vec<(String, String)>,
}

impl Piece {
    fn new(text: &str) -> Self {
        let mut piece = Self::default();
        let mut in_files = false;
        for line in text.lines() {
            if let Some(name) = line.strip_prefix("=== ") {
                in_files = true;
                piece.files.push((format!("catalogue/{name}"), String::new()));
                continue;
            }
            let starts = !in_files && !line.starts_with(' ');
            if starts {
                let (key, _) = line.split_once(':').unwrap();
                piece.keys.push((key.to_owned(), String::new()));
            }
            let parts = if in_files { &mut piece.files } else { &mut piece.keys };
            let (_, text) = parts.last_mut().unwrap();
            text.push_str(line);
            text.push('\n');
        }
        piece
    }

    /// With what it lacks of the base: keys that it does not have, and the catalogue if it has neither apps nor facts.
    fn complete(mut self, given: Piece) -> Self {
        self.keys.extend(given.keys);
        self.files.extend(given.files);
        let first = self.keys.iter().find(|(key, _)| key == "questions").map(|(_, text)| first_id(text));
        let own_facts = self.keys.iter().any(|(key, _)| key == "facts");
        let base = Self::new(BASE);
        for (key, text) in base.keys {
            if !self.keys.iter().any(|(known, _)| *known == key) {
                let start = first.as_ref().filter(|_| key == "start").map(|id| format!("start: {id}\n"));
                self.keys.push((key, start.unwrap_or(text)));
            }
        }
        if self.files.is_empty() && !own_facts {
            self.files = base.files;
        }
        self
    }

    /// What is found, by code. Errors that follow from something else are told there.
    fn findings(&self) -> BTreeMap<&'static str, Severity> {
        let tree: String = self.keys.iter().map(|(_, text)| text.as_str()).collect();
        let mut sources = Sources::new();
        let tree = sources.add("tree.yaml", tree);
        let apps: Vec<_> =
            self.files.iter().map(|(name, text)| sources.add(name.as_str(), text.as_str())).collect();
        let LoadedTree { model, source_map, mut findings } = load(&sources, tree, &apps, Lang::En);
        if let Some(model) = model {
            let model = model.on(date!(2026 - 11 - 22).into());
            findings.extend(check(&model, &source_map, &ExplorationLimits::default(), Lang::En).findings);
        }
        let files = [&[tree], apps.as_slice()].concat();
        let (findings, _) = take_allowed(findings, &sources, &files, true, Messages::new(Lang::En));
        let is_told = |it: &&Finding| it.follows.is_none() || it.severity < Severity::Error;
        findings.iter().filter(is_told).map(|finding| (finding.code, finding.severity)).collect()
    }
}

/// The id of the first question of a piece.
fn first_id(questions: &str) -> String {
    let line = questions.lines().nth(1).unwrap();
    line.trim().split(':').next().unwrap().to_owned()
}

fn explanation(code: &str, lang: Lang) -> Option<Explanation> {
    Explanations::new(embedded_explanations()).of(code, lang)
}

#[track_caller]
fn page(code: &str, lang: Lang) -> Explanation {
    let page = explanation(code, lang);
    assert!(page.is_some(), "no page in {lang:?} for {code}");
    page.unwrap()
}

fn lines(code: &str, lang: Lang) -> Vec<String> {
    page(code, lang).lines(Messages::new(lang), WIDTH)
}

#[test]
fn every_code_has_a_page_and_every_page_a_code() {
    let mut pages = all_codes();
    pages.sort_unstable();
    let mut rules: Vec<_> = Rule::ALL.iter().map(|rule| rule.code).collect();
    rules.sort_unstable();
    assert_eq!(pages, rules);
    for code in pages {
        for lang in Lang::ALL {
            page(code, lang);
        }
        let in_words = |lang| matches!(page(code, lang).example, Example::Words { .. });
        assert_eq!(in_words(Lang::Nl), in_words(Lang::En), "{code}");
    }
    assert_eq!(explanation("no-such-code", Lang::Nl), None);
}

#[test]
fn no_file_of_a_page_is_left_out() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/text/explain");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".md").map(str::to_owned))
        .collect();
    files.sort();
    let mut codes = all_codes();
    codes.sort_unstable();
    assert_eq!(files, codes);
}

#[test]
fn a_page_fits_a_small_screen() {
    let mut told = Vec::new();
    for code in all_codes() {
        for lang in Lang::ALL {
            let lines = lines(code, lang);
            // There is one more line above it: the code.
            if lines.len() >= LINES {
                told.push(format!("{code} in {lang:?} has {} lines", lines.len() + 1));
            }
            let torn =
                lines.iter().filter(|line| !line.starts_with(' ') && line.matches('`').count() % 2 == 1);
            told.extend(torn.map(|line| format!("{code} in {lang:?} tears a word of the tree: {line}")));
            let wide = lines.iter().filter(|line| width(line) > WIDTH);
            told.extend(wide.map(|line| format!("{code} in {lang:?}: {line}")));
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn pages_are_whole_sentences_and_plain() {
    for code in all_codes() {
        for lang in Lang::ALL {
            let page = page(code, lang);
            assert!(width(&page.title) <= TITLE && !page.title.ends_with('.'), "{code}: {}", page.title);
            let mut texts = vec![page.meaning, page.why, page.advice];
            if let Example::Words { wrong, right } = page.example {
                texts.extend([wrong, right]);
            }
            for text in &texts {
                assert!(text.ends_with('.'), "{code}: {text}");
                assert_eq!(text.matches('`').count() % 2, 0, "{code}: {text}");
                for sentence in text.split(['.', ':', ';']) {
                    let words = sentence.split_whitespace().count();
                    assert!(words <= 26, "{code} has a sentence of {words} words: {sentence}");
                }
            }
            // These go on a sentence that begins with `Waarom:` or the like.
            for text in texts.iter().skip(1) {
                let first = text.chars().next().unwrap();
                assert!(!first.is_uppercase(), "{code}: {text}");
            }
        }
    }
}

/// What an example does not show, or shows beside what it should.
fn complaints(code: &str, given: &str, wrong: &str, right: &str) -> Vec<String> {
    let read = |piece: &str| Piece::new(piece).complete(Piece::new(given)).findings();
    let (found, left) = (read(wrong), read(right));
    let mut complaints = Vec::new();
    if !found.contains_key(code) {
        complaints.push(format!("{code}: the wrong example does not show it"));
    }
    // One mistake leads to warnings elsewhere: a misspelt name leaves the thing itself unused.
    for (other, _) in found.iter().filter(|(other, it)| **other != code && **it == Severity::Error) {
        complaints.push(format!("{code}: the wrong example shows {other}"));
    }
    let excused = |other: &str| other != code && OF_SMALLNESS.contains(&other);
    let hint = |other: &str, it: Severity| other != code && it == Severity::Hint;
    for (other, _) in left.iter().filter(|(other, it)| !excused(other) && !hint(other, **it)) {
        complaints.push(format!("{code}: the right example shows {other}"));
    }
    complaints
}

#[test]
fn examples_show_what_they_say() {
    let mut in_words = Vec::new();
    let mut told = Vec::new();
    for code in all_codes() {
        match page(code, Lang::Nl).example {
            Example::Pieces { given, wrong, right } => {
                assert_ne!(wrong, right, "{code}");
                told.extend(complaints(code, &given, &wrong, &right));
            }
            Example::Words { .. } => in_words.push(code),
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
    in_words.sort_unstable();
    let mut stated: Vec<_> = IN_WORDS.iter().map(|(code, _)| *code).collect();
    stated.sort_unstable();
    assert_eq!(in_words, stated);
}

#[test]
fn every_topic_is_headed_once() {
    for lang in Lang::ALL {
        let messages = Messages::new(lang);
        let headings: Vec<_> = explained_codes().map(|(topic, _)| messages.topic(topic)).collect();
        let different: BTreeSet<_> = headings.iter().collect();
        assert_eq!(different.len(), headings.len());
    }
}

#[test]
fn explain_prints_a_page_or_the_list() {
    for lang in Lang::ALL {
        let list = Cmd::new(&["explain", "--lang", lang.code()]).run();
        assert!(list.stdout.lines().all(|line| width(line) <= WIDTH), "{list}");
        insta::assert_snapshot!(format!("explain_list_{}", lang.code()), list);
    }
    let dutch = Cmd::new(&["explain", "--lang", "nl"]).run();
    assert_eq!(Cmd::new(&["explain"]).run(), dutch);
    insta::assert_snapshot!("explain_page_nl", Cmd::new(&["explain", "unknown-key"]).run());
    insta::assert_snapshot!("explain_page_en", Cmd::new(&["explain", "--lang", "en", "unknown-app"]).run());
    insta::assert_snapshot!("explain_words_nl", Cmd::new(&["explain", "not-text"]).run());
    let wrong = Cmd::new(&["explain", "unknown-kye"]).run();
    assert_eq!((wrong.code, wrong.stdout.as_str()), (2, ""));
    assert_eq!(
        wrong.stderr,
        "Er is geen bevinding en geen sleutel `unknown-kye`. Bedoelt u `unknown-key`? Alle codes: stappenplan explain. \
         Alle sleutels: stappenplan explain reference.\n"
    );
    let far = Cmd::new(&["explain", "--lang", "en", "\u{1b}[2J"]).run();
    assert_eq!(far.code, 2);
    assert!(!far.stderr.contains('\u{1b}'), "{far}");
}

#[test]
fn every_page_can_be_printed() {
    for lang in Lang::ALL {
        for code in all_codes() {
            let shown = Cmd::new(&["explain", "--lang", lang.code(), code]).run();
            assert_eq!((shown.code, shown.stderr.as_str()), (0, ""), "{code}");
            assert!(shown.stdout.ends_with(&(lines(code, lang).join("\n") + "\n")), "{code}");
        }
    }
}

/// Words of a language that the other does not have, or not so.
fn words_of(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Nl => &["het", "een", "niet", "wordt", "van", "vraag", "antwoord", "maar", "geen", "deze"],
        Lang::En => &["the", "not", "question", "answer", "you", "with", "which", "this", "that"],
    }
}

/// The pieces of a tree are an author's; every sentence beside them is ours, in the language that was asked for.
#[test]
fn what_is_ours_on_a_page_is_in_one_language() {
    for code in all_codes() {
        for (lang, other) in [(Lang::Nl, Lang::En), (Lang::En, Lang::Nl)] {
            let Explanation { title, meaning, why, advice, example } = explanation(code, lang).unwrap();
            let mut prose = vec![title, meaning, why, advice];
            if let Example::Words { wrong, right } = example {
                prose.extend([wrong, right]);
            }
            // What is between backticks is as it stands in a tree.
            let ours = prose.iter().flat_map(|text| text.split('`').step_by(2)).collect::<Vec<_>>().join(" ");
            let said: BTreeSet<String> =
                ours.split(|letter: char| !letter.is_alphabetic()).map(str::to_lowercase).collect();
            let foreign: Vec<&&str> = words_of(other).iter().filter(|word| said.contains(**word)).collect();
            assert!(foreign.is_empty(), "{code} in {lang:?}: {foreign:?}");
            assert!(words_of(lang).iter().any(|word| said.contains(*word)), "{code}");
        }
    }
}
