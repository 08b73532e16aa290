//! What the memo says is true of the walk and of the decision at hand.

use stappenplan::document::Part;
use stappenplan::record::Dossier;
use stappenplan::report::{Report, adr, report_document, report_sentences};
use stappenplan::session::{Opinion, Selection, Status};

use super::{ANSWERS, NL, adopted, golden, read, shipped, status, unfinished};

/// Every sentence of its memo and appendices.
fn told(dossier: &Dossier) -> String {
    let sentences = report_sentences(&Report::of(dossier, NL), NL).into_iter();
    sentences.map(|sentence| sentence.words).collect::<Vec<_>>().join("\n")
}

fn headings(dossier: &Dossier) -> Vec<String> {
    let parts = report_document(&Report::of(dossier, NL), NL).parts.into_iter();
    let told = parts.filter_map(|part| match part {
        Part::Heading { words, .. } => Some(words.one_line()),
        _ => None,
    });
    told.collect()
}

fn signatures(dossier: &Dossier) -> usize {
    let parts = report_document(&Report::of(dossier, NL), NL).parts.into_iter();
    let lines = parts.map(|part| if let Part::Signatures(lines) = part { lines.len() } else { 0 });
    lines.sum()
}

fn with_status(mut dossier: Dossier, becomes: Status) -> Dossier {
    status(&mut dossier, becomes);
    dossier
}

/// A walk on which nothing is left.
fn dead_end() -> Dossier {
    let mut dossier = shipped(ANSWERS);
    let advice = dossier.advice.as_mut().unwrap();
    advice.left.clear();
    advice.dropped.clear();
    advice.facts.clear();
    advice.dead_end = vec!["Dit gaat niet samen: “8 km” (vraag 6).".into()];
    dossier
}

#[test]
fn what_the_outcome_says_is_in_the_memo() {
    let dossier = shipped(&["met_wie=lezen"]);
    let said = dossier.advice.as_ref().unwrap().told.one_line();
    let first = said.split('.').next().unwrap().to_owned();
    assert!(!first.is_empty() && told(&dossier).contains(&first), "{}", told(&dossier));
}

#[test]
fn a_dead_end_says_what_clashes_and_has_nothing_to_sign() {
    let dossier = dead_end();
    let words = told(&dossier);
    assert!(words.contains("Dit gaat niet samen: “8 km” (vraag 6)."), "{words}");
    assert!(words.contains(NL.report_open_dead_end()), "{words}");
    assert!(!words.contains(NL.report_nothing_open()), "{words}");
    assert_eq!((signatures(&dossier), signatures(&unfinished())), (0, 0));
    assert!(signatures(&shipped(ANSWERS)) > 0);
}

#[test]
fn where_none_was_chosen_nothing_is_told_of_those_that_were_not() {
    let mut dossier = shipped(ANSWERS);
    dossier.decision.selection = Selection::NoApp;
    let (words, headings) = (told(&dossier), headings(&dossier));
    assert!(!headings.iter().any(|told| told == NL.report_costs()), "{headings:?}");
    assert!(!headings.iter().any(|told| told.starts_with("Let op bij")), "{headings:?}");
    assert!(!words.contains("vraag de leverancier:"), "{words}");
    assert!(!words.contains("Wat de antwoorden vroegen, van"), "{words}");
}

#[test]
fn costs_are_those_of_what_was_chosen() {
    assert!(!headings(&shipped(ANSWERS)).iter().any(|told| told == NL.report_costs()));
    assert!(headings(&adopted()).iter().any(|told| told == NL.report_costs()));
    assert!(told(&adopted()).contains("(gekozen)"));
}

#[test]
fn a_point_says_what_has_to_be_done() {
    let mut dossier = adopted();
    let tasks = &mut dossier.advice.as_mut().unwrap().tasks;
    tasks[0].is_first = true;
    tasks[0].text = "De gegevens zijn oud. Vraag de leverancier om bewijs.".into();
    let rows = |dossier: &Dossier| {
        let words = told(dossier);
        let rows = words.lines().filter(|line| line.starts_with("De gegevens zijn oud."));
        rows.map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(rows(&dossier)[0].contains("Vraag de leverancier om bewijs."), "{:?}", rows(&dossier));
    let long = format!("De gegevens zijn oud. {}", "Vraag de leverancier om bewijs. ".repeat(20));
    dossier.advice.as_mut().unwrap().tasks[0].text = long.into();
    let short = rows(&dossier)[0].clone();
    assert!(short.contains(&format!("bewijs. {}", NL.report_rest_in_appendix())), "{short}");
}

#[test]
fn facts_that_are_left_out_are_where_the_memo_says() {
    let mut dossier = adopted();
    dossier.head.saved = "2026-11-28T11:00:00Z".to_owned();
    assert!(told(&dossier).contains(NL.report_facts_in_dossier()));
    dossier.head.id = String::new();
    let words = told(&dossier);
    assert!(!words.contains(NL.report_facts_in_dossier()), "{words}");
    assert!(words.contains(NL.report_facts_left_out()), "{words}");
}

#[test]
fn what_is_asked_follows_the_status() {
    let mut proposed = adopted();
    proposed.decision.history.clear();
    let asked = |dossier: &Dossier| (headings(dossier)[0].clone(), told(dossier));
    let (title, words) = asked(&with_status(proposed.clone(), Status::ForAdvice));
    assert_eq!(title, NL.report_advice_asked());
    assert!(words.contains("Gevraagd wordt advies over de keuze voor"), "{words}");
    let given_up = with_status(proposed, Status::Withdrawn);
    let (title, words) = asked(&given_up);
    assert_eq!(title, NL.report_proposed());
    assert!(words.contains(NL.report_is_given_up()) && !words.contains("Gekozen is"), "{words}");
    let withdrawn = with_status(adopted(), Status::Withdrawn);
    assert!(asked(&withdrawn).1.contains("Gekozen was voor"));
    assert_eq!((signatures(&given_up), signatures(&withdrawn)), (0, 0));
}

#[test]
fn what_is_unknown_or_refused_is_still_open() {
    let mut dossier = adopted();
    let price = dossier.advice.as_ref().unwrap().price_column.unwrap();
    let advice = dossier.advice.as_mut().unwrap();
    advice.left[1].cells[price - 1] = NL.unknown().into();
    let refused = Opinion { followed: Some(false), ..Opinion::default() };
    dossier.decision.opinions.insert("FG".to_owned(), refused);
    let words = told(&dossier);
    assert!(words.contains(": niet bekend is: "), "{words}");
    assert!(words.contains(&NL.report_opinion_refused(&"FG")), "{words}");
    assert!(told(&unfinished()).contains(&NL.report_question_open(4)));
}

#[test]
fn a_long_motivation_is_whole_in_an_appendix() {
    let mut dossier = adopted();
    let long = "Wij kennen hem goed. ".repeat(250);
    dossier.decision.motivation = long.trim_end().into();
    let words = told(&dossier);
    let memo = words.lines().find(|line| line.starts_with("Waarom: ")).unwrap();
    assert!(memo.chars().count() < 620 && memo.ends_with(" …"), "{memo}");
    assert!(words.contains(long.trim_end()));
    assert!(headings(&dossier).iter().any(|told| told == NL.report_motivation()));
    assert!(!headings(&adopted()).iter().any(|told| told == NL.report_motivation()));
}

#[test]
fn a_new_version_does_not_say_what_became_of_the_one_before() {
    assert!(told(&read(&golden())).contains("Dit is een nieuwe versie van “Fiets kiezen”."));
    assert!(!adr(&Report::of(&shipped(ANSWERS), NL), NL).contains("hieronder"));
}
