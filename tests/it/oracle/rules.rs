//! Rules that the example of the language does not show, each on a tree of its own.

use serde_json::{Value as Json, json};

use super::Oracle;
use super::tests::{answers, app, oracle, standings};

const HEAD: &str = "
format: 1
id: klein
title: Klein
edition: e
language: nl
start: a
facts:
  kleur: { label: Kleur, choice: { rood: rood, blauw: blauw } }
  delen: { label: Delen, set: { x: x, y: y, z: z } }
  maat: { label: Maat, number: {} }
  vlag: { label: Vlag, flag: {} }
  bij: { label: Bij, apps: {} }
outcomes:
  eind: { kind: advice, title: Eind, shows: remaining, attention: [{ text: Aan het eind. }] }
  leeg: { kind: blocked, title: Leeg }
";

const APPS: &str = "
apps:
  - { id: een, name: een, facts: { kleur: rood, delen: [x], maat: 10, vlag: true, bij: [oud] } }
  - { id: twee, name: Twee, facts: { kleur: blauw, delen: [y, z], maat: 20.5, vlag: false, bij: [een] } }
  - { id: drie, name: DRIE, facts: { delen: [], maat: unlimited } }
  - { id: vier, name: vier, facts: { kleur: { depends: de zon }, delen: unknown } }
  - { id: oud, name: Oud, offered: false, facts: { kleur: rood } }
";

fn small(rest: &str) -> Oracle {
    oracle(&format!("{HEAD}{rest}"), APPS)
}

fn walk(rest: &str, given: &[(&str, &str)]) -> Json {
    small(rest).walk(&answers(given))
}

fn choices(rest: &str) -> Json {
    json!(small(rest).choices(&answers(&[])))
}

fn texts(walk: &Json, id: &str) -> Vec<String> {
    let reasons = app(walk, id)["reasons"].as_array().into_iter().flatten();
    reasons.map(|reason| format!("{} {}", reason["answers"], reason["text"]).replace('"', "")).collect()
}

const ANY: &str = "
questions:
  a:
    ask: A?
    keep: [{ require: { is: { vlag: true } }, because: vlag }]
    many:
      min: 0
      combine: any
      answers:
        x: { text: X, keep: [{ require: { has: { delen: x } }, because: x }] }
        y:
          text: Y
          keep:
            - { require: { has: { delen: y } }, because: y }
            - { require: { is: { kleur: rood } }, because: rood }
        vrij: { text: Vrij }
    end: eind
";

#[test]
fn any_of_the_chosen_answers_is_enough() {
    let both = walk(ANY, &[("a", "y,x")]);
    assert_eq!(standings(&both), ["een recommended", "vier unproven", "twee dropped", "drie dropped"]);
    // The flag of `drie` is unknown, of `twee` nothing. The flag of `vier` and both answers are unknown.
    assert_eq!(app(&both, "vier")["ask"], json!(["vlag", "delen", "kleur"]));
    let open = [
        "[x,y] nog niet bekend: Vlag",
        "[x] nog niet bekend: Delen",
        "[y] nog niet bekend: Delen",
        "[y] nog niet bekend: Kleur (hangt af van de zon)",
    ];
    assert_eq!(texts(&both, "vier"), open);
    // False for `drie` as a whole: the unknown colour does not count.
    assert_eq!(texts(&both, "drie"), ["[x] x", "[y] y"]);
    assert_eq!(texts(&both, "twee"), ["[x,y] vlag", "[x] x", "[y] rood"]);
}

#[test]
fn an_answer_that_is_false_anyway_asks_nothing_and_explains_nothing() {
    // Of `half` answer x is unknown; answer y is false for its colour, so its parts no longer matter to y.
    let apps = "
apps:
  - { id: half, name: Half, facts: { vlag: true, kleur: blauw } }
";
    let walk = oracle(&format!("{HEAD}{ANY}"), apps).walk(&answers(&[("a", "x,y")]));
    assert_eq!(standings(&walk), ["half unproven"]);
    assert_eq!(app(&walk, "half")["ask"], json!(["delen"]));
    assert_eq!(texts(&walk, "half"), ["[x] nog niet bekend: Delen"]);
}

#[test]
fn the_words_for_what_is_unknown_are_said_of_nothing_else() {
    let tree = ANY.replace("because: vlag", "because: vlag, unsure: misschien een vlag");
    let walk = walk(&tree, &[("a", "vrij")]);
    assert_eq!(texts(&walk, "vier"), ["[vrij] misschien een vlag"]);
    assert_eq!(texts(&walk, "twee"), ["[vrij] vlag"]);
}

#[test]
fn an_answer_without_requirements_is_enough_for_every_app() {
    for given in ["x,vrij", ""] {
        let walk = walk(ANY, &[("a", given)]);
        assert_eq!(standings(&walk), ["een recommended", "drie unproven", "vier unproven", "twee dropped"]);
        assert_eq!(app(&walk, "twee")["reasons"].as_array().map(Vec::len), Some(1));
    }
}

const VALUES: &str = "
questions:
  a:
    ask: A?
    keep:
      - { require: { has: { delen: answer } }, because: deel }
      - { require: { is: { vlag: true } }, because: vlag, when: { answer: { is: [y, z] } } }
    prefer: [{ require: { has: { delen: answer } }, because: wens }]
    many:
      none: { text: Geen }
      combine: COMBINE
      answers: { from: { values: delen } }
    end: eind
";

#[test]
fn an_effect_of_the_question_with_answer_belongs_to_each_answer() {
    let all = VALUES.replace("COMBINE", "all");
    let walked = walk(&all, &[("a", "x,y")]);
    assert_eq!(texts(&walked, "een"), ["[y] deel"]);
    assert_eq!(texts(&walked, "twee"), ["[x,y] vlag", "[x] deel"]);
    assert_eq!(texts(&walked, "drie"), ["[x] deel", "[y] deel"]);
    // One wish met for `een` and `twee`, none for `drie`.
    assert_eq!(standings(&walked), ["vier unproven", "een dropped", "twee dropped", "drie dropped"]);
    let any = VALUES.replace("COMBINE", "any");
    let walked = walk(&any, &[("a", "x,y")]);
    assert_eq!(standings(&walked)[0], "een recommended");
    assert_eq!(texts(&walked, "twee"), ["[x,y] vlag"]);
    assert_eq!(texts(&walked, "drie"), ["[x] deel", "[y] deel"]);
    let walked = walk(&any, &[("a", "none")]);
    assert_eq!(
        standings(&walked),
        ["drie recommended", "een recommended", "twee recommended", "vier recommended"]
    );
    assert_eq!(choices(&any).as_array().map(Vec::len), Some(8));
}

#[test]
fn a_written_answer_may_be_a_value() {
    let tree = "
questions:
  a:
    ask: A?
    one: { from: { apps: { is: { kleur: blauw } } }, oud: { text: Oud }, geen: { text: Geen } }
    keep:
      - { require: { has: { bij: answer } }, because: bij }
      - { require: { not: { app: answer } }, because: dezelfde }
    end: eind
";
    assert_eq!(choices(tree), json!([["twee"], ["oud"], ["geen"]]));
    assert_eq!(texts(&walk(tree, &[("a", "oud")]), "twee"), ["[oud] bij"]);
    assert_eq!(texts(&walk(tree, &[("a", "twee")]), "twee"), ["[twee] bij", "[twee] dezelfde"]);
    assert_eq!(texts(&walk(tree, &[("a", "geen")]), "twee"), [""; 0]);
}

#[test]
fn numbers_where_a_test_changes() {
    let tree = "
routes: { deel: [{ when: { answer: { at_most: 99 } }, end: eind }] }
questions:
  a:
    ask: A?
    number: { unit: u, min: -5, max: 200 }
    keep:
      - { require: { at_least: { maat: answer } }, because: te klein }
      - { require: { any: [{ at_least: { maat: 150 } }, { known: maat }] }, because: onbekend }
    attention: [{ text: Negentien., when: { answer: { is: 19 } } }]
    unknown: {}
    routes: [{ use: deel }, { end: leeg }]
";
    // Above 10 `een` is too small, above 20.5 `twee`; 19 and after; 100 is no longer at most 99.
    assert_eq!(choices(tree), json!([["-5"], ["11"], ["19"], ["20"], ["21"], ["100"], ["unknown"]]));
    assert_eq!(
        choices(&tree.replace("200", "50")),
        json!([["-5"], ["11"], ["19"], ["20"], ["21"], ["unknown"]])
    );
    assert_eq!(choices(&tree.replace("200", "2000000000")), choices(tree));
    let walked = walk(tree, &[("a", "19")]);
    assert_eq!(
        walked["attention"],
        json!([{"text": "Negentien.", "for": null, "sources": []},
               {"text": "Aan het eind.", "for": null, "sources": []}])
    );
    assert_eq!(app(&walked, "drie")["reasons"], json!([]));
    // A test of the answer is unknown: the first route is not taken.
    let walked = walk(tree, &[("a", "unknown")]);
    assert_eq!(walked["outcome"], "leeg");
    assert_eq!(walked["open"], json!(["a"]));
}

#[test]
fn what_remains_before_and_after() {
    let tree = "
questions:
  a:
    ask: A?
    labels: [gevraagd]
    one:
      rood:
        text: Rood
        labels: [rood, gevraagd]
        keep: [{ require: { is: { kleur: rood } }, because: rood }]
        attention:
          - { text: Vier voor., when: { remaining: { at_least: 4 } } }
          - { text: Keuze gezien., when: { all: [{ chose: { a: [blauw, rood] } }, { label: rood }] } }
          - { text: Blauw zonder., when: { remaining: { none: { is: { kleur: blauw } } } } }
        routes:
          - { when: { remaining: { at_least: 4 } }, end: leeg }
          - { when: { not: { remaining: { all: { is: { kleur: rood } } } } }, end: eind }
      blauw: { text: Blauw, keep: [{ require: { is: { kleur: blauw } }, because: blauw }] }
    end: leeg
";
    let walked = walk(tree, &[("a", "rood")]);
    assert_eq!(walked["outcome"], "eind");
    assert_eq!(walked["labels"], json!(["gevraagd", "rood"]));
    let shown: Vec<&Json> = walked["attention"].as_array().into_iter().flatten().collect();
    let shown: Vec<&Json> = shown.iter().map(|point| &point["text"]).collect();
    assert_eq!(json!(shown), json!(["Vier voor.", "Keuze gezien.", "Aan het eind."]));
    assert_eq!(
        app(&walked, "vier")["reasons"][0]["facts"],
        json!([{"id": "kleur", "value": {"depends": "de zon"}}])
    );
    assert_eq!(walk(tree, &[("a", "blauw")])["outcome"], "leeg");
}

#[test]
fn routes_of_an_answer_do_not_fall_to_the_question() {
    let tree = "
routes:
  deel: [{ when: { label: nooit }, end: leeg }]
  hek: [{ end: leeg }]
questions:
  a:
    ask: A?
    one:
      vast: { text: Vast, routes: [{ use: deel }] }
      door: { text: Door, routes: [{ when: { label: nooit }, use: hek }, { use: deel }, { end: eind }] }
    unknown: { routes: [{ when: { not: { answer: { is: vast } } }, end: eind }] }
    end: eind
";
    let walked = walk(tree, &[("a", "vast")]);
    assert_eq!(walked["error"], json!(true));
    assert_eq!(walked["outcome"], Json::Null);
    assert_eq!(walked["next"], Json::Null);
    assert_eq!(walk(tree, &[("a", "door")])["outcome"], "eind");
    assert_eq!(walk(tree, &[("a", "unknown")])["error"], json!(true));
    let lines = small(tree).walks(9);
    assert_eq!(lines.len(), 3);
    assert_eq!(
        lines[0],
        json!({"path": [{"question": "a", "answers": ["vast"]}], "outcome": null, "error": true,
               "remaining": ["drie", "een", "twee", "vier"]})
    );
}

#[test]
fn ways_back_are_faults() {
    let tree = "
questions:
  a:
    ask: A?
    one: { terug: { text: T, go: a }, lus: { text: L, go: s }, pagina: { text: P, go: i }, tweemaal: { text: W, go: t } }
    end: eind
  s: { ask: S?, ask_when: { label: nooit }, one: { x: { text: X } }, go: s2 }
  s2: { ask: S2?, ask_when: { label: nooit }, one: { x: { text: X } }, go: s }
  i: { ask: I, info: {}, labels: [gezien], routes: [{ when: { label: gezien }, go: i }, { end: eind }] }
  t: { ask: T?, ask_when: { chose: { u: x } }, one: { x: { text: X, end: eind } }, go: u }
  u: { ask: U?, one: { x: { text: X }, y: { text: Y } }, go: t }
";
    for (answer, skipped) in [("terug", json!([])), ("lus", json!(["s", "s2"])), ("pagina", json!([]))] {
        let walked = walk(tree, &[("a", answer)]);
        assert_eq!(walked["error"], json!(true), "{answer}");
        assert_eq!(walked["skipped"], skipped);
    }
    // Skipped first, asked later: it is in both records.
    let walked = walk(tree, &[("a", "tweemaal"), ("u", "x"), ("t", "x")]);
    assert_eq!(walked["outcome"], "eind");
    assert_eq!(walked["skipped"], json!(["t"]));
    assert_eq!(walked["path"][2]["question"], "t");
    // Skipped again after a choice; then `u` was answered before.
    let walked = walk(tree, &[("a", "tweemaal"), ("u", "y")]);
    assert_eq!(walked["error"], json!(true));
    assert_eq!(walked["skipped"], json!(["t", "t"]));
}

#[test]
fn information_and_generated_answers() {
    let tree = "
questions:
  a:
    ask: A
    info: {}
    labels: [begin]
    keep: [{ require: { not: { is: { kleur: blauw } } }, because: niet blauw }]
    routes: [{ when: { remaining: { at_most: 3 } }, go: b }, { end: leeg }]
  b:
    ask: B?
    one: { from: { apps: { all: [{ known: kleur }, { is: { maat: 3 } }] } } }
    labels: [nooit]
    go: c
  c:
    ask: C?
    many: { min: 4, none: { text: Geen }, answers: { from: { values: kleur }, los: { text: Los } } }
    end: eind
";
    let walked = walk(tree, &[]);
    assert_eq!(walked["next"], "c");
    assert_eq!(walked["path"], json!([]));
    assert_eq!(walked["skipped"], json!(["b"]));
    assert_eq!(walked["labels"], json!(["begin"]));
    assert_eq!(texts(&walked, "twee"), ["[] niet blauw"]);
    assert_eq!(standings(&walked), ["een recommended", "drie unproven", "vier unproven", "twee dropped"]);
    assert_eq!(choices(tree), json!([["rood", "blauw", "los"], ["none"]]));
}

#[test]
fn order_within_a_standing() {
    let tree = "
questions:
  a:
    ask: A?
    prefer:
      - { require: { any: [{ is: { kleur: rood } }, { has: { delen: y } }] }, because: wens }
      - { require: { all: [{ is: { vlag: true } }, { at_least: { maat: 5 } }] }, because: wens }
    one: { x: { text: X } }
    end: eind
";
    // Met: een 2, twee 1 and `vlag` false. Of `drie` colour and flag are unknown; of `vier` also the
    // set and the size.
    assert_eq!(
        standings(&walk(tree, &[("a", "x")])),
        ["een recommended", "twee recommended", "drie recommended", "vier recommended"]
    );
    // Without wishes the lower case of the name decides.
    assert_eq!(
        standings(&walk(tree, &[])),
        ["drie recommended", "een recommended", "twee recommended", "vier recommended"]
    );
}

#[test]
fn a_tree_without_facts_and_apps_decides_by_labels() {
    let tree = "
format: 1
id: leeg
title: Leeg
edition: e
language: nl
start: a
questions:
  a:
    ask: A?
    many: { min: 0, answers: { x: { text: X, labels: [lx] }, y: { text: Y } } }
    routes: [{ when: { label: lx }, end: ja }, { when: { remaining: { some: { app: x } } }, end: ja }, { end: nee }]
outcomes: { ja: { kind: advice, title: Ja }, nee: { kind: info, title: Nee } }
";
    let lines = Oracle::new(tree, &[]).walks(9);
    let outcomes: Vec<&Json> = lines.iter().map(|line| &line["outcome"]).collect();
    assert_eq!(json!(outcomes), json!(["nee", "ja", "nee", "ja"]));
}
