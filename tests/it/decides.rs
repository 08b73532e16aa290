//! What decides, on one walk through what ships: three honest classes, and counts that agree.

use std::collections::BTreeSet;

use stappenplan::engine::WishVerdict;
use stappenplan::model::{AppIx, Ix};
use stappenplan::record::Answers;
use stappenplan::report::{document_lines, listing_lines};
use stappenplan::session::{Block, Page, PageId, PendingAnswer, Session, SourceMarks, WalkEnd};
use stappenplan::text::{Lang, Messages};

use super::trees::{self, Content};

const WALK: &[(&str, &[&str])] = &[
    ("met_wie", &["patienten"]),
    ("soort_client", &["alleen"]),
    ("omgeving", &["office365", "gsuite"]),
    ("inrichting", &["klaar"]),
    ("wanneer", &["snel"]),
    ("bewijs", &["nen"]),
    ("ontvanger", &["geen_account"]),
    ("personen", &["3"]),
    ("zorgverlener", &["uitnodigen", "wachtkamer"]),
    ("kosten", &["gratis"]),
    ("geregeld", &["verwerker"]),
];

fn with_session(see: impl FnOnce(&Session<'_>)) {
    let model = Content::embedded().model();
    let words = |all: &[&str]| all.iter().map(|word| (*word).to_owned()).collect();
    let answers = WALK.iter().map(|(question, given)| ((*question).to_owned(), words(given))).collect();
    let choices = trees::given(&model, &answers);
    let session = Session::resume(&model, Messages::new(Lang::Nl), choices, BTreeSet::new());
    assert!(session.outcome().is_some());
    see(&session);
}

/// The page of what decides: each heading, then the numbers below it and what is said of them.
fn classes(session: &Session<'_>) -> String {
    let Page::Document(page) = session.page(PageId::Mattered, &PendingAnswer::default()) else {
        unreachable!("what decides is text");
    };
    let mut told = vec![page.head.place];
    for block in page.blocks {
        match block {
            Block::Heading(title) => told.push(title),
            Block::Item(words) => {
                told.push(format!("  {}", words.as_str().split(':').next().unwrap()));
            }
            Block::Remark(words) if words.starts_with("Kan anders zijn") => told.push(format!("    {words}")),
            _ => {}
        }
    }
    told.join("\n")
}

#[test]
fn an_answer_that_changes_only_the_order_is_not_said_to_make_no_difference() {
    with_session(|session| insta::assert_snapshot!("what_decides", classes(session)));
}

#[test]
fn the_row_and_the_page_count_alike() {
    with_session(|session| {
        let Page::Document(page) = session.page(PageId::Mattered, &PendingAnswer::default()) else {
            unreachable!("what decides is text");
        };
        let Page::Listing(end) = session.page(PageId::Walk, &PendingAnswer::default()) else {
            unreachable!("an end is a list");
        };
        let row = end
            .rows
            .iter()
            .find(|row| row.action == Some(stappenplan::session::Action::Open(PageId::Mattered)));
        assert_eq!(row.unwrap().right, page.head.place);
        assert!(page.head.place.ends_with("van 11 antwoorden"), "{}", page.head.place);
    });
}

/// A wish that tests a number, on two apps of which every fact is known.
const WISH: &str = "format: 1
id: klein
title: Klein
edition: nu
language: nl
start: gasten
facts:
  rood: { label: Rood, flag: {} }
questions:
  gasten: { ask: Hoeveel gasten?, number: { min: 1, max: 100 }, unknown: {}, go: kleur }
  kleur:
    ask: Welke kleur?
    end: klaar
    one:
      rood:
        text: Rood
        prefer: [{ require: { all: [{ is: { rood: true } }, { number: { gasten: { at_least: 50 } } }] }, because: rood }]
      geen: { text: Om het even }
outcomes:
  klaar: { kind: advice, title: Klaar, shows: remaining }
";

fn apps() -> Vec<(String, String)> {
    let apps = "apps:
  - { id: aap, name: Aap, facts: { rood: true } }
  - { id: beer, name: Beer, facts: { rood: false } }
";
    vec![("apps".to_owned(), apps.to_owned())]
}

/// What the wish is to each of the apps, and the sentences about it.
fn wished(answers: &[&str]) -> [(WishVerdict, Vec<String>); 2] {
    let all = placed(WISH, answers);
    all.map(|(verdict, told)| {
        (verdict, told.into_iter().filter(|text| text.to_lowercase().contains("wens")).collect())
    })
}

/// What the first wish is to each of the apps, and every sentence about their places.
fn placed(tree: &str, answers: &[&str]) -> [(WishVerdict, Vec<String>); 2] {
    let model = Content { name: "klein".to_owned(), tree: tree.to_owned(), apps: apps() }.model();
    let mut given = Answers::default();
    answers.iter().for_each(|answer| given.add_argument(answer));
    let choices = given.resolve(&model).unwrap();
    let session = Session::resume(&model, Messages::new(Lang::Nl), choices, BTreeSet::new());
    [0, 1].map(|app| {
        let order = session.app_order(AppIx::new(app)).unwrap();
        let told = order.blocks(session.messages()).into_iter().filter_map(|block| match block {
            Block::Text(text) => Some(text.as_str().to_owned()),
            Block::Item(text) => Some(format!("- {}", text.as_str())),
            _ => None,
        });
        (order.wishes[0].verdict, told.collect())
    })
}

/// Nobody wished for what only tells how things are: it counts for the place under a heading of its own.
#[test]
fn a_situation_is_never_called_a_wish() {
    let situation = WISH.replace("text: Rood\n", "text: Rood\n        given: true\n");
    let [red, other] = placed(&situation, &["gasten=60", "kleur=rood"]);
    assert_eq!(red.1, ["Plek 1 van 2 bij “Aanbevolen”.", "Telt ook mee voor de plek:", "- rood (vraag 2)"]);
    let unmet = [
        "Plek 2 van 2 bij “Aanbevolen”.",
        "Telt mee voor de plek, maar helpt hier niet:",
        "- “Rood” (vraag 2)",
    ];
    assert_eq!(other.1, unmet);
    let [red, _] = placed(&situation, &["gasten=unknown", "kleur=rood"]);
    let unknown = [
        "Plek 1 van 2 bij “Aanbevolen”.",
        "Telt mee voor de plek, maar is hier onbekend:",
        "- “Rood” (vraag 2)",
        "Gelijk met Beer: die volgorde is alleen op naam.",
    ];
    assert_eq!(red.1, unknown);
}

#[test]
fn what_the_order_goes_by_names_wishes_only_where_there_are_any() {
    let situation = WISH.replace("text: Rood\n", "text: Rood\n        given: true\n");
    let told = |tree: &str| {
        let model = Content { name: "klein".to_owned(), tree: tree.to_owned(), apps: apps() }.model();
        let mut given = Answers::default();
        ["gasten=60", "kleur=rood"].iter().for_each(|answer| given.add_argument(answer));
        let choices = given.resolve(&model).unwrap();
        let session = Session::resume(&model, Messages::new(Lang::Nl), choices, BTreeSet::new());
        let WalkEnd::Outcome(outcome) = session.walk_end() else { unreachable!("the walk is at its end") };
        let fits =
            session.app_advice(AppIx::new(1)).reason_blocks(session.messages(), &mut SourceMarks::default());
        (outcome.order.unwrap(), fits)
    };
    let fits = |words: &str| vec![Block::Text(words.into())];
    let (order, beer) = told(WISH);
    assert_eq!(order, "Bovenaan staat wat aan de meeste wensen voldoet.");
    assert_eq!(beer, fits("Beer voldoet aan al uw eisen. Niet elke wens is vervuld of bekend."));
    let (order, beer) = told(&situation);
    assert_eq!(order, "Bovenaan staat wat het best past bij uw situatie.");
    assert_eq!(beer, fits("Beer voldoet aan al uw eisen."));
}

#[test]
fn a_wish_about_a_number_that_nobody_gave_is_unknown() {
    let (unknown, unmet) =
        ("Niet bekend van wat u wenst:".to_owned(), "Voldoet niet aan wat u wenst:".to_owned());
    let [red, other] = wished(&["gasten=unknown", "kleur=rood"]);
    assert_eq!(red, (WishVerdict::Unknown, vec![unknown]));
    assert_eq!(other, (WishVerdict::Unmet, vec![unmet.clone()]), "it is not red, whatever the number");
    // Where none is met that is said once, by the heading.
    let [red, other] = wished(&["gasten=10", "kleur=rood"]);
    assert_eq!([red.clone(), other], [red.clone(), red]);
    assert_eq!(wished(&["gasten=10", "kleur=rood"])[0], (WishVerdict::Unmet, vec![unmet]));
    let [red, _] = wished(&["gasten=60", "kleur=rood"]);
    assert_eq!(red, (WishVerdict::Met, vec!["Voldoet aan uw wens:".to_owned()]));
}

/// Every count of one screen adds up: what drops whatever is answered is no answer's doing, and that is said.
#[test]
fn what_drops_on_every_walk_is_told_beside_the_counts() {
    let never = "  - { id: cavia, name: Cavia, facts: { rood: true }, never: { because: weg } }\n";
    let pages = |more: &str| {
        let apps = apps().into_iter().map(|(name, text)| (name, text + more)).collect();
        let model = Content { name: "klein".to_owned(), tree: WISH.to_owned(), apps }.model();
        let mut given = Answers::default();
        ["gasten=60", "kleur=rood"].iter().for_each(|answer| given.add_argument(answer));
        let choices = given.resolve(&model).unwrap();
        let session = Session::resume(&model, Messages::new(Lang::Nl), choices, BTreeSet::new());
        [PageId::Overview, PageId::Walk].map(|page| {
            let Page::Listing(page) = session.page(page, &PendingAnswer::default()) else {
                unreachable!("these are lists")
            };
            listing_lines(&page, session.messages(), 78).join("\n")
        })
    };
    let [overview, end] = pages(never);
    assert!(
        overview.contains("(2 van 3 over)") && overview.contains("\n  Cavia staat in geen enkel advies."),
        "{overview}"
    );
    assert!(end.contains("Cavia staat in geen enkel advies. 1 viel af."), "{end}");
    for told in pages("") {
        assert!(!told.contains("bij elk antwoord"), "{told}");
    }
}

#[test]
fn that_a_question_is_open_is_told_only_where_one_can_be() {
    let told = |answers: &[&str], tree: &str| {
        let model = Content { name: "klein".to_owned(), tree: tree.to_owned(), apps: apps() }.model();
        let mut given = Answers::default();
        answers.iter().for_each(|answer| given.add_argument(answer));
        let choices = given.resolve(&model).unwrap();
        let session = Session::resume(&model, Messages::new(Lang::Nl), choices, BTreeSet::new());
        let page = session.page(PageId::Mattered, &PendingAnswer::default());
        let Page::Document(page) = page else { unreachable!("what decides is text") };
        document_lines(&page, 200).join("\n")
    };
    let open = "De lijst met open vragen kan wel veranderen.";
    let idle = told(&["gasten=60", "kleur=geen"], WISH);
    assert!(idle.contains("maken nu geen verschil") && idle.contains(open), "{idle}");
    let idle = told(&["gasten=60", "kleur=geen"], &WISH.replace(" unknown: {},", ""));
    assert!(idle.contains("maken nu geen verschil") && !idle.contains(open), "{idle}");
}
