//! `check --accept` on a terminal: it asks once, and writes after a yes alone.

use std::time::Duration;

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

const SLIP: &str = r#"format: 1
id: fietsen
title: Welke fiets?
edition: "2026"
language: nl
start: doel
facts:
  motor: { label: Motor, flag: {} }
questions:
  doel:
    ask: Waarvoor is de fiets?
    one: { werk: { text: Werk, end: klaar }, spel: { text: Spel, go: hulp } }
  hulp:
    ask: Wilt u een motor?
    one:
      ja: { text: "Ja", keep: [{ require: { is: { motr: true } }, because: heeft geen motor }], end: klaar }
      nee: { text: "Nee", end: klaar }
outcomes:
  klaar: { kind: advice, title: Deze fiets past, shows: remaining }
"#;
const APPS: &str = "apps:
  - { id: snel, name: Snel 3, facts: { motor: true } }
  - { id: log, name: Log, facts: { motor: false } }
  - { id: bak, name: Bak, facts: { moter: true } }
";

#[test]
fn where_one_file_changed_meanwhile_no_other_is_written() {
    let home = Home::new();
    let [tree, apps] = ["tree.yaml", "catalogue/all.yaml"].map(|name| home.path().join(name));
    std::fs::create_dir(apps.parent().unwrap()).unwrap();
    std::fs::write(&tree, SLIP).unwrap();
    let read = || [&tree, &apps].map(|path| std::fs::read_to_string(path).unwrap());
    for is_changed in [true, false] {
        std::fs::write(&apps, APPS).unwrap();
        let mut term = Setup::wizard(&["check", "--fix", "--tree", tree.to_str().unwrap()]).start(&home);
        term.wait_for("Schrijf dit? [j/N]");
        let meanwhile = format!("# van een ander\n{APPS}");
        if is_changed {
            std::fs::write(&apps, &meanwhile).unwrap();
        }
        term.raw(b"j\r");
        let ended = term.exit_within(Duration::from_secs(10));
        assert_eq!(ended.code, if is_changed { 4 } else { 0 });
        let mended = [SLIP.replace("motr", "motor"), APPS.replace("moter", "motor")];
        let expected = if is_changed { [SLIP.to_owned(), meanwhile] } else { mended };
        assert_eq!(read(), expected);
    }
}
