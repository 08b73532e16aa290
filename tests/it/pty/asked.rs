//! `check --accept` on a terminal: it asks once, and writes after a yes alone.

use super::{Home, Setup};

const TREE: &str = r#"format: 1
id: proef
title: Proef
edition: "2026"
language: nl
start: een
questions:
  een: { ask: Leest u graag?, one: { ja: { text: Ja, end: wel }, nee: { text: Nee, end: niet } } }
outcomes:
  wel: { kind: info, title: Wel }
  niet: { kind: info, title: Niet }
scenarios:
  - { name: Wie leest, answers: { een: ja }, expect: { outcome: niet } } # na te kijken
"#;

#[test]
fn it_is_written_after_a_yes_alone() {
    let home = Home::new();
    let tree = home.path().join("tree.yaml");
    std::fs::write(&tree, TREE).unwrap();
    for (typed, told) in
        [("\r", "Er is niets geschreven."), ("n\r", "Er is niets geschreven."), ("j\r", "Gewijzigd: ")]
    {
        let mut term = Setup::wizard(&["check", "--accept", "--tree", tree.to_str().unwrap()]).start(&home);
        term.wait_for("Schrijf dit? [j/N]");
        assert_eq!(std::fs::read_to_string(&tree).unwrap(), TREE);
        term.raw(typed.as_bytes());
        term.wait_for(told);
    }
    let expected = TREE.replace("outcome: niet", "outcome: wel");
    assert_eq!(std::fs::read_to_string(&tree).unwrap(), expected);
}
