//! What `explain` says of the language: each key with an example, the reference and the authors' guide.

use std::path::Path;

use stappenplan::draft::{reference, reference_with_examples};
use stappenplan::files::embedded_reference;
use stappenplan::text::{Lang, LanguagePages, manual_lines, width};

use super::common::Cmd;
use super::trees;

const WIDTH: usize = 78;

fn document(name: &str) -> String {
    trees::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(name))
}

fn said(word: &str, lang: Lang) -> String {
    let shown = Cmd::new(&["explain", word, "--lang", lang.code()]).run();
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""), "{word}: {shown}");
    shown.stdout
}

/// The files in which every key stands.
fn keys() -> [String; 2] {
    ["src/draft/keys/tree.yaml", "src/draft/keys/apps.yaml"].map(document)
}

#[test]
fn every_key_has_an_example_wherever_it_stands() {
    let pages = LanguagePages::new(embedded_reference());
    let mut told = Vec::new();
    let mut entries = 0;
    for name in pages.keys() {
        let page = pages.of(name).unwrap();
        for within in page.split("### ").skip(1) {
            entries += 1;
            // Conditions have theirs in what they are for.
            let shown =
                within.split("\n\n").nth(2).is_some_and(|example| example.contains(&format!("{name}:")));
            if !shown && !within.contains(&format!("`{{ {name}: ")) {
                told.push(format!("{name}: {within}"));
            }
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
    assert!(entries > 150, "{entries}");
}

#[test]
fn the_files_that_hold_every_key_are_clean() {
    let [tree, apps] = keys();
    let cmd = Cmd::new(&["check", "--lang", "en", "--today", "2026-11-22", "--tree", "keys/tree.yaml"]);
    let checked = cmd.file("keys/tree.yaml", tree).file("keys/catalogue/apps.yaml", apps).run();
    assert!(checked.code == 0 && checked.stdout.contains("No errors, warnings or hints"), "{checked}");
}

#[test]
fn a_record_is_explained_where_no_key_is_called_so() {
    let shown = said("from", Lang::En);
    assert!(shown.starts_with("### from\n\nAnswers that the program generates."), "{shown}");
    assert!(shown.contains("\n  `values`\n      id\n"), "{shown}");
}

#[test]
fn a_key_is_explained_with_all_that_it_is() {
    insta::assert_snapshot!("explain_key_nl", said("keep", Lang::Nl));
    insta::assert_snapshot!("explain_key_en", said("derive", Lang::En));
    insta::assert_snapshot!("explain_key_of_many_en", said("number", Lang::En));
}

#[test]
fn the_guide_in_the_program_is_that_of_the_documents_and_can_be_pasted_from() {
    for (lang, name) in [(Lang::Nl, "docs/handleiding-auteurs.md"), (Lang::En, "docs/authors-guide.md")] {
        let guide = document(name);
        let shown = said("guide", lang);
        assert!(shown == manual_lines(&guide, WIDTH).join("\n") + "\n", "{name}");
        let mut rest = shown.as_str();
        for (at, piece) in guide.split("```").enumerate().filter(|(_, piece)| !piece.trim().is_empty()) {
            if at % 2 == 1 {
                // In the same order, each line as it stands.
                let (_, block) = piece.split_once('\n').unwrap();
                let found = rest.find(block).unwrap_or_else(|| panic!("{name}: not there:\n{block}"));
                rest = &rest[found + block.len()..];
                continue;
            }
            for title in piece.lines().filter(|line| line.starts_with('#')) {
                let found = rest.find(&format!("{title}\n")).unwrap_or_else(|| panic!("{name}: {title}"));
                rest = &rest[found..];
            }
        }
        let code: Vec<&str> = guide.split("```").skip(1).step_by(2).flat_map(str::lines).collect();
        let wide = shown.lines().filter(|line| width(line) > WIDTH && !code.contains(line));
        assert_eq!(wide.collect::<Vec<_>>(), [""; 0], "{name}");
        for mark in ["**", "](", "<!--", "|---"] {
            assert!(!shown.contains(mark), "{name}: {mark}");
        }
    }
}

#[test]
fn the_reference_in_the_program_has_every_key() {
    let shown = said("reference", Lang::Nl);
    let laid_out = manual_lines(&reference_with_examples(&keys().join("\0")), WIDTH);
    assert_eq!(shown, laid_out.join("\n") + "\n");
    // With its examples left out it is the document.
    let document: Vec<&str> = laid_out.iter().map(String::as_str).collect();
    let mut rest = document.iter();
    for line in manual_lines(&reference(), WIDTH) {
        assert!(rest.any(|other| *other == line), "{line}");
    }
    assert!(shown.lines().all(|line| width(line) <= WIDTH), "{shown}");
}

#[test]
fn a_word_that_is_nearly_a_key_or_a_document_is_suggested() {
    for (word, meant) in
        [("kepe", "keep"), ("guid", "guide"), ("refernce", "reference"), ("ask_wen", "ask_when")]
    {
        let shown = Cmd::new(&["explain", word, "--lang", "en"]).run();
        assert_eq!((shown.code, shown.stdout.as_str()), (2, ""), "{shown}");
        let begins = format!("No finding and no key is called `{word}`. Did you mean `{meant}`? ");
        assert!(shown.stderr.starts_with(&begins), "{shown}");
    }
}
