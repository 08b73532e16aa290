//! What a suggested change says of the questions that come with it, of the standing that the app would then have, and of
//! the attention points that come and go, on a small tree written by hand.

use stappenplan::record::Answers;
use stappenplan::report::listing_lines;
use stappenplan::session::Session;
use stappenplan::text::{Lang, Messages};

use super::trees::Content;

/// A tree in which another answer to the first question is followed by these questions.
fn content(questions: &str) -> Content {
    let tree = format!(
        "format: 1
id: klein
title: Klein
edition: nu
language: nl
start: wie
words: {{ app: ding, apps: dingen }}
facts:
  veilig: {{ label: Veilig, flag: {{}} }}
  rood: {{ label: Rood, flag: {{}} }}
standing:
  - {{ when: {{ label: licht }}, because: met licht }}
questions:
  wie:
    ask: Wie?
    one:
      kind:
        text: Kind
        keep: [{{ require: {{ is: {{ veilig: true }} }}, because: niet veilig }}]
        attention: [{{ text: Koop een helm. }}]
        end: klaar
      groot: {{ text: Groot, attention: [{{ text: Koop een slot. }}], go: waar }}
{questions}
outcomes:
  klaar: {{ kind: advice, title: Klaar, shows: remaining }}
"
    );
    let apps = "apps:\n  - { id: aap, name: Aap, facts: { veilig: false, rood: false } }\n  \
                - { id: beer, name: Beer, facts: { veilig: true, rood: true } }\n";
    Content { name: "klein".to_owned(), tree, apps: vec![("apps".to_owned(), apps.to_owned())] }
}

/// The one change that is told for Aap, part by part; with the attention points that come and go.
fn told(questions: &str) -> (Vec<String>, Vec<String>, Vec<String>) {
    let model = content(questions).model();
    let mut given = Answers::default();
    given.add_argument("wie=kind");
    let choices = given.resolve(&model).unwrap();
    let session = Session::resume(&model, Messages::new(Lang::Nl), choices, Default::default());
    let app = model.catalogue.apps.indexes().next().unwrap();
    let why = session.why(app);
    let page = listing_lines(&session.why_page(&why), Messages::new(Lang::Nl), 77).join("\n");
    let [change] = why.changes.changes.as_slice() else { panic!("{page}") };
    assert_eq!(change.label, "Vraag 1: “Kind” wordt “Groot”");
    let points =
        |points: &[stappenplan::text::SafeText]| points.iter().map(|point| point.one_line()).collect();
    for (heading, points) in
        [("Wat er dan bij komt:", &change.points), ("Wat er dan vervalt:", &change.points_gone)]
    {
        assert_eq!(page.contains(heading), !points.is_empty(), "{page}");
    }
    (change.parts.clone(), points(&change.points), points(&change.points_gone))
}

const RED: &str = "keep: [{ require: { is: { rood: true } }, because: niet rood }]";

#[test]
fn what_an_answer_to_a_question_that_only_some_ways_ask_can_spoil_is_said() {
    let waar = "  waar: { ask: Waar?, one: { binnen: { text: Binnen, end: klaar }, buiten: { text: Buiten, go: kleur } } }\n";
    let colour = format!(
        "  kleur: {{ ask: Kleur?, end: klaar, one: {{ rood: {{ text: Rood, {RED} }}, geen: {{ text: Geen }} }} }}\n"
    );
    let (parts, points, gone) = told(&[waar, &colour].concat());
    assert_eq!(
        parts,
        [
            "hoogstens 2 dingen over",
            "er komen hoogstens 2 vragen bij",
            "komt ook “Kleur?” erbij, dan hangt het af van dat antwoord"
        ]
    );
    assert_eq!((points.len(), gone.len()), (0, 0), "where questions come first, points are not known");
    // A question that always comes is told by its answers.
    let waar =
        "  waar: { ask: Waar?, go: kleur, one: { binnen: { text: Binnen }, buiten: { text: Buiten } } }\n";
    let (parts, ..) = told(&[waar, &colour].concat());
    assert_eq!(parts, ["hoogstens 2 dingen over", "er komen 2 vragen bij", "kies dan niet “Rood”"]);
    // Where each answer is right with some of the others, no list of answers says with which it fails.
    let waar = "  waar: { ask: Waar?, go: kleur, one: { binnen: { text: Binnen, labels: [licht] }, buiten: { text: Buiten } } }\n";
    let colour = "  kleur: { ask: Kleur?, end: klaar, one: { rood: { text: Rood, keep: [{ require: { is: { rood: true } }, because: niet rood, when: { label: licht } }] }, geen: { text: Geen, keep: [{ require: { is: { rood: true } }, because: niet rood, when: { not: { label: licht } } }] } } }\n";
    let (parts, ..) = told(&[waar, colour].concat());
    assert_eq!(
        parts,
        [
            "na sommige antwoorden moet u eerst iets navragen of regelen",
            "hoogstens 2 dingen over",
            "er komen 2 vragen bij",
            "of het lukt, hangt af van uw antwoord op “Kleur?”"
        ]
    );
    // More than one such question is not named.
    let waar = "  waar: { ask: Waar?, one: { binnen: { text: Binnen, go: kleur }, buiten: { text: Buiten, go: tint } } }\n";
    let two = ["kleur", "tint"].map(|id| {
        format!("  {id}: {{ ask: Welke {id}?, end: klaar, one: {{ rood: {{ text: Rood, {RED} }}, geen: {{ text: Geen }} }} }}\n")
    });
    let (parts, ..) = told(&[waar, &two.concat()].concat());
    assert_eq!(parts.last().unwrap(), "of het lukt, hangt af van de nieuwe vragen");
}

#[test]
fn how_the_app_would_stand_is_told_also_where_questions_come() {
    let one =
        |answers: &str| told(&format!("  waar: {{ ask: Waar?, end: klaar, one: {{ {answers} }} }}\n")).0;
    let (lit, plain) = ("a: { text: A, labels: [licht] }", "b: { text: B }");
    assert_eq!(
        one(&format!("{lit}, {plain}"))[0],
        "na sommige antwoorden moet u eerst iets navragen of regelen"
    );
    assert_eq!(one(&format!("{lit}, c: {{ text: C, labels: [licht] }}"))[0], "onder voorwaarden");
    assert_eq!(one(&format!("{plain}, c: {{ text: C }}"))[0], "hoogstens 2 dingen over");
}

#[test]
fn attention_points_that_go_are_told_beside_those_that_come() {
    let (parts, come, gone) = told("  waar: { ask: Let op, info: {}, end: klaar }\n");
    assert_eq!(parts, ["dan zijn er 2 dingen over", "er valt niets anders af"]);
    assert_eq!((come.join(" "), gone.join(" ")), ("Koop een slot.".to_owned(), "Koop een helm.".to_owned()));
}
