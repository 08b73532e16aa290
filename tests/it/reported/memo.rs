//! What the memo says is true of the walk and of the decision at hand.

use stappenplan::document::Part;
use stappenplan::record::Dossier;
use stappenplan::report::{Report, adr, report_document, report_sentences};
use stappenplan::session::{
    Opinion, Reply, ReplyOn, ReplyShown, ReplyValue, SelectedApp, Selection, Status, Task, TaskState,
};
use time::macros::date;

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
    assert!(words.contains("is niet bekend: "), "{words}");
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

#[test]
fn where_nothing_is_left_the_memo_tells_why_each_dropped() {
    let mut answers = ANSWERS.to_vec();
    answers.retain(|answer| !answer.starts_with("personen=") && !answer.starts_with("kosten="));
    answers.extend(["personen=300", "kosten=gratis"]);
    let dossier = shipped(&answers);
    let advice = dossier.advice.as_ref().unwrap();
    assert!(!advice.dead_end.is_empty() && advice.left.is_empty() && advice.dropped.len() > 30, "{advice:?}");
    let words = told(&dossier);
    assert!(words.contains("Daarvan past er geen"), "{words}");
    assert!(words.contains(advice.dropped[0].name.as_str()), "{words}");
}

#[test]
fn of_one_that_ended_the_reason_is_when() {
    let dossier = shipped(ANSWERS);
    let words = told(&dossier);
    assert!(words.contains("Gestopt op 31 juli 2021"), "{words}");
}

#[test]
fn a_task_that_was_set_on_another_choice_says_so() {
    let mut dossier = adopted();
    let listed = dossier.advice.as_ref().unwrap().tasks[0].clone();
    let other = SelectedApp { app: "ander".to_owned(), name: "Ander".into(), use_for: Default::default() };
    let task = Task { state: TaskState::Done, about: Selection::Apps(vec![other]), ..Task::default() };
    dossier.decision.tasks.insert(listed.id.clone(), task.clone());
    let set_on = "zo gezet toen “Ander” gekozen was";
    let cells = |dossier: &Dossier| format!("{:?}", report_document(&Report::of(dossier, NL), NL).parts);
    assert!(cells(&dossier).contains(set_on));
    let about = dossier.decision.selection.clone();
    dossier.decision.tasks.insert(listed.id, Task { about, ..task });
    assert!(!cells(&dossier).contains(set_on));
}

#[test]
fn a_price_that_was_replied_is_what_it_costs_and_its_row_says_that_a_reply_counts() {
    let mut dossier = adopted();
    let Selection::Apps(chosen) = &dossier.decision.selection else { panic!("one is chosen") };
    let app = chosen[0].app.clone();
    let advice = dossier.advice.as_mut().unwrap();
    let price = advice.price_column.unwrap() - 1;
    let fact = advice.column_facts[price].clone();
    let left = advice.left.iter_mut().find(|left| left.app == app).unwrap();
    left.cells[price] = NL.replied_in_short("€ 12,50", 2026).into();
    let name = left.name.one_line();
    dossier.replies = vec![Reply {
        on: ReplyOn::Fact { app, fact },
        value: ReplyValue::Text("€ 12,50".into()),
        rests_on: "mail".into(),
        day: date!(2026 - 11 - 27).into(),
        by: "Jan".into(),
        taken_back: false,
        shown: ReplyShown { fact: "Prijs in het kort".into(), ..ReplyShown::default() },
    }];
    let words = told(&dossier);
    assert!(words.contains(&format!("{name}, Prijs in het kort: navraag 2026: € 12,50")), "{words}");
    assert!(words.contains(&NL.report_replies_count(std::slice::from_ref(&name))), "{words}");
    dossier.replies[0].taken_back = true;
    let words = told(&dossier);
    assert!(!words.contains(&format!("{name}, Prijs in het kort")), "{words}");
    assert!(!words.contains("telt mee wat de leverancier"), "{words}");
}
