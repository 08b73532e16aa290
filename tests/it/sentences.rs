//! What is said of an app or an answer is true of it, and of the walk as far as it goes.

use serde_json::Value as Json;

use super::common::{Cmd, README_ANSWERS, Shown};

fn why(app: &str, answers: &[&str], more: &[&str]) -> Shown {
    let answers = answers.iter().flat_map(|answer| ["--answer", answer]);
    let arguments: Vec<&str> = ["why", app].into_iter().chain(answers).chain(more.iter().copied()).collect();
    Cmd::new(&arguments).run()
}

/// Whether the receiver needs an account at Beeldzorg depends, and no more is known.
const ACCOUNT: &[&str] = &README_ANSWERS;

#[test]
fn the_reason_of_a_drop_is_not_said_where_it_is_unknown() {
    let shown = why("beeldzorg", ACCOUNT, &[]);
    assert_eq!(shown.code, 0, "{shown}");
    assert!(!shown.stdout.contains("De ontvanger moet een account maken"), "{shown}");
    let unsure = "et is niet zeker of de ontvanger een account nodig heeft.";
    assert!(shown.stdout.contains(&format!("1. H{unsure} Uw antwoord was")), "{shown}");
    let told: Json = serde_json::from_str(&why("beeldzorg", ACCOUNT, &["--format", "json"]).stdout).unwrap();
    let text = told["reasons"][0]["text"].as_str().unwrap();
    assert_eq!(format!("{text}."), format!("h{unsure}"));
    // Of an app for which it is false the words of the tree are said as they are.
    let dropped = why("karify", ACCOUNT, &[]);
    assert!(dropped.stdout.contains("De ontvanger moest in 2020 een account maken"), "{dropped}");
}

const TREE: &str = "
format: 1
id: klein
title: Klein
edition: proef
language: nl
start: zacht
facts:
  zacht: { label: Zacht, flag: {} }
questions:
  zacht:
    ask: Moet het zacht zijn?
    one:
      ja: { text: Ja, keep: [{ require: { is: { zacht: true } }, because: hard, unsure: misschien hard }], go: meer }
      nee: { text: Nee, end: lezen }
  meer: { ask: Nog iets?, one: { ja: { text: Ja }, nee: { text: Nee } }, end: klaar }
outcomes:
  klaar: { kind: advice, title: Klaar, shows: remaining }
  lezen: { kind: info, title: Lezen }
";

const APPS: &str = "
apps:
  - { id: een, name: Een, facts: { zacht: true } }
  - { id: twee, name: Twee }
  - { id: drie, name: Drie, facts: { zacht: false } }
  - { id: oud, name: Oud, offered: false }
";

fn small(arguments: &[&str]) -> Shown {
    let with_tree: Vec<&str> = arguments.iter().copied().chain(["--tree", "t/tree.yaml"]).collect();
    Cmd::new(&with_tree).file("t/tree.yaml", TREE).file("t/catalogue/apps.yaml", APPS).run()
}

#[test]
fn the_tree_may_have_words_for_what_is_unknown() {
    let shown = small(&["why", "twee", "--answer", "zacht=ja", "--answer", "meer=nee"]);
    assert!(shown.stdout.contains("1. Misschien hard. Uw antwoord was “Ja” (vraag 1)."), "{shown}");
    assert_eq!(shown.code, 0);
    // Without them it says what is not known.
    let silent = TREE.replace(", unsure: misschien hard", "");
    let unsaid = |more: &[&str]| {
        let twee = ["why", "twee", "--answer", "zacht=ja", "--answer", "meer=nee", "--tree", "t/tree.yaml"];
        let cmd = Cmd::new(&[&twee, more].concat());
        cmd.file("t/tree.yaml", &silent).file("t/catalogue/apps.yaml", APPS).run()
    };
    let (dutch, english) = (unsaid(&[]), unsaid(&["--lang", "en"]));
    assert!(dutch.stdout.contains("1. Nog niet bekend: Zacht. Uw antwoord was “Ja”"), "{dutch}");
    assert!(english.stdout.contains("1. Not known yet: Zacht. "), "{english}");
    let shown = small(&["why", "drie", "--answer", "zacht=ja", "--answer", "meer=nee"]);
    assert!(shown.stdout.contains("1. Hard. Uw antwoord was “Ja” (vraag 1)."), "{shown}");
}

#[test]
fn nothing_is_recommended_before_the_end() {
    let shown = why("signal", &[], &[]);
    assert_eq!(shown.code, 1, "{shown}");
    assert!(!shown.stdout.to_lowercase().contains("aanbevolen"), "{shown}");
    assert!(shown.stdout.contains("Dit is nog niet het einde. Eerst komt nog de vraag"), "{shown}");
    let shown = small(&["why", "een", "--answer", "zacht=ja"]);
    assert_eq!(
        (shown.stdout.as_str(), shown.code),
        (
            "Waarom past Een tot nu toe?\n\
             Dit is nog niet het einde. Eerst komt nog de vraag “Nog iets?”\n\n\
             Een past bij al uw antwoorden.\n\n\
             Dit past bij uw antwoorden\n- Vraag 1: uw antwoord is “Ja”.\n  Zacht: ja.\n",
            1
        )
    );
    // An end that advises nothing recommends nothing either.
    let shown = small(&["why", "een", "--answer", "zacht=nee"]);
    assert!(shown.stdout.starts_with("Waarom past Een bij uw antwoorden?\n"), "{shown}");
    assert_eq!(shown.code, 0, "{shown}");
    let shown = small(&["why", "een", "--answer", "zacht=ja", "--answer", "meer=nee", "--lang", "en"]);
    assert!(shown.stdout.starts_with("Why is Een recommended?\n"), "{shown}");
}

#[test]
fn an_app_that_is_not_offered_is_said_to_be_so() {
    let all = ["why", "oud", "--answer", "zacht=ja", "--answer", "meer=nee"];
    let shown = small(&all);
    assert_eq!(
        (shown.stdout.as_str(), shown.code),
        (
            "Waarom staat Oud niet op de lijst? (Alleen ter informatie)\n\
             Dit is alleen ter informatie. U kunt het niet kiezen.\n",
            0
        )
    );
    let shown = small(&["app", "oud"]);
    assert!(!shown.stdout.contains("valt"), "{shown}");
    assert!(shown.stdout.contains("Alleen ter informatie"), "{shown}");
    let shown = small(&["app", "oud", "een"]);
    assert!(!shown.stdout.contains("Afgevallen"), "{shown}");
}

#[test]
fn an_answer_that_may_still_count_is_not_used_yet() {
    let walk = |answers: &[&str]| {
        let answers = answers.iter().flat_map(|answer| ["--answer", answer]);
        Cmd::new(&["walk"].into_iter().chain(answers).collect::<Vec<_>>()).run().stderr
    };
    let told = walk(&["met_wie=patienten", "personen=2"]);
    assert!(
        told.contains("Het antwoord op `personen` is nog niet gebruikt: de weg stopt bij `soort_client`."),
        "{told}"
    );
    // With patients the question about colleagues can no longer come.
    let told = walk(&["met_wie=patienten", "soort_collega=geen_voorkeur"]);
    assert!(
        told.contains(
            "Het antwoord op `soort_collega` is niet gebruikt: die vraag wordt op deze weg niet gesteld."
        ),
        "{told}"
    );
}

const NO_ANSWER: &str = "
format: 1
id: getal
title: Getal
edition: proef
language: nl
start: ver
facts:
  licht: { label: Licht, flag: {} }
standing:
  - { when: { not: { is: { licht: true } } }, because: voor kort gebruik pas als het heel is }
questions:
  ver:
    ask: Hoe ver?
    number: { min: 0, max: 60 }
    unknown: {}
    routes: [{ when: { answer: { at_least: 50 } }, end: stop }, { go: wie }]
  wie:
    ask: Wie?
    one:
      kind: { text: Een kind, keep: [{ require: { number: { ver: { at_least: 30 } } }, because: geen plaats }] }
      groot: { text: Een grote, keep: [{ require: { number: { ver: { at_least: 30 } } }, because: geen plaats, unsure: misschien geen plaats }] }
      zwaar:
        text: Iets zwaars
        keep:
          - { require: { is: { licht: true } }, because: te zwaar }
          - { require: { number: { ver: { at_least: 30 } } }, because: geen plaats, unsure: misschien geen plaats }
      niemand: { text: Niemand }
    end: klaar
outcomes:
  klaar: { kind: advice, title: Klaar, shows: remaining }
  stop: { kind: blocked, title: Te ver }
";

const UNKNOWN_APPS: &str = "apps:\n  - { id: een, name: Een }\n  - { id: twee, name: Twee }\n";

fn without_number(arguments: &[&str]) -> String {
    let with_tree: Vec<&str> = arguments.iter().copied().chain(["--tree", "t/tree.yaml"]).collect();
    let run = Cmd::new(&with_tree).file("t/tree.yaml", NO_ANSWER).file("t/catalogue/apps.yaml", UNKNOWN_APPS);
    run.run().stdout.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// No supplier knows how far a person goes.
#[test]
fn what_hangs_on_an_answer_is_not_to_be_asked() {
    let told = without_number(&["walk", "--answer", "ver=unknown", "--answer", "wie=kind"]);
    assert!(told.contains("Van 2 is nog niet zeker of ze passen."), "{told}");
    assert!(!told.contains("navragen."), "{told}");
    assert!(told.contains("- Een. Dit hangt af van een antwoord dat er toen niet was."), "{told}");
    let told = without_number(&["why", "een", "--answer", "ver=unknown", "--answer", "wie=kind"]);
    assert!(told.starts_with("Waarom is nog niet zeker of Een past? 1. Dit hangt af van"), "{told}");
    let told = without_number(&["walk", "--answer", "ver=unknown", "--answer", "wie=kind", "--lang", "en"]);
    assert!(told.contains("Of 2 it is not certain yet whether they fit."), "{told}");
}

#[test]
fn the_words_for_what_is_unknown_stand_in_the_list_too() {
    let told = without_number(&["walk", "--answer", "ver=unknown", "--answer", "wie=groot"]);
    assert!(told.contains("- Een. Misschien geen plaats (vraag 2)."), "{told}");
    // What the tree has no words for is asked.
    let told = without_number(&["walk", "--answer", "ver=unknown", "--answer", "wie=zwaar"]);
    assert!(told.contains("Eerst navragen: 2."), "{told}");
    assert!(told.contains("- Een. Misschien geen plaats (vraag 2); vraag de leverancier: Licht."), "{told}");
}
