//! Where nothing is left, on small trees written by hand: what clashes, who lacks only one answer of it, which two apps
//! share the work, and what is said when nothing clashes.

use stappenplan::analysis::ChangeGoal;
use stappenplan::record::Answers;
use stappenplan::report::{Verbosity, advice};
use stappenplan::session::{DeadEnd, ListedChanges, Page, PageId, PendingAnswer, Session, WalkEnd};
use stappenplan::text::{Lang, Messages};

use super::common::Cmd;
use super::trees::Content;

/// A tree of these questions, with apps that have two flags, a number and a set.
fn content(questions: &str, apps: &str) -> Content {
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
  plaatsen: {{ label: Plaatsen, number: {{ unit: plaatsen }} }}
  gewicht: {{ label: Gewicht, number: {{ unit: kg }} }}
  kan: {{ label: Kan, set: {{ vouwen: vouwen, slot: op slot, licht: licht geven }} }}
questions:
{questions}
outcomes:
  klaar: {{ kind: advice, title: Klaar, shows: remaining }}
  stop: {{ kind: blocked, title: Hier stopt het }}
"
    );
    Content { name: "klein".to_owned(), tree, apps: vec![("apps".to_owned(), format!("apps:\n{apps}"))] }
}

const WHO: &str = "  wie: { ask: Wie?, one: { kind: { text: Kinderen, labels: [jong] }, groot: { text: Groten } }, go: hoe }\n";
const HOW: &str = "  hoe: { ask: Hoe?, go: kleur, one: { buiten: { text: Buiten, keep: [{ require: { is: { veilig: true } }, \
                   because: niet veilig, when: { label: jong } }] }, binnen: { text: Binnen } } }\n";
const COLOUR: &str = "  kleur: { ask: Kleur?, end: klaar, one: { rood: { text: Rood, keep: [{ require: { is: { rood: true } }, \
                      because: niet rood }] }, anders: { text: Anders } } }\n";
const SAFE_OR_RED: &str = "  - { id: aap, name: Aap, facts: { veilig: false, rood: true } }\n\
                           \x20 - { id: beer, name: Beer, facts: { veilig: true, rood: false } }\n";

fn told_in(content: &Content, answers: &[&str], lang: Lang) -> String {
    let model = content.model();
    let mut given = Answers::default();
    answers.iter().for_each(|answer| given.add_argument(answer));
    let choices = given.resolve(&model).unwrap();
    let session = Session::resume(&model, Messages::new(lang), choices, Default::default());
    let WalkEnd::Outcome(outcome) = session.walk_end() else { panic!("the walk has not ended") };
    let Some(DeadEnd { clashes, remark, pairs, .. }) = outcome.dead_end else {
        return "something is left".to_owned();
    };
    let clashes = clashes.into_iter().flat_map(|clash| {
        std::iter::once(clash.words).chain(clash.lacks.into_iter().map(|lack| format!("  {lack}")))
    });
    let lines = clashes.chain(remark).chain(pairs.into_iter().map(|pair| format!("pair: {pair}")));
    lines.collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn told(content: &Content, answers: &[&str]) -> String {
    told_in(content, answers, Lang::Nl)
}

#[test]
fn a_requirement_counts_with_the_answer_whose_label_it_hangs_on() {
    let tree = content(&[WHO, HOW, COLOUR].concat(), SAFE_OR_RED);
    let answers = ["wie=kind", "hoe=buiten", "kleur=rood"];
    assert_eq!(
        told(&tree, &answers),
        "Dit gaat niet samen: “Kinderen” (vraag 1), “Buiten” (vraag 2) en “Rood” (vraag 3)\n  \
         Aap: niet veilig\n  Beer: niet rood"
    );
    assert_eq!(
        told_in(&tree, &answers, Lang::En),
        "These do not go together: “Kinderen” (question 1), “Buiten” (question 2) and “Rood” (question 3)\n  \
         Aap: niet veilig\n  Beer: niet rood"
    );
    assert_eq!(told(&tree, &["wie=groot", "hoe=buiten", "kleur=rood"]), "something is left");
}

#[test]
fn an_answer_that_tells_the_situation_is_left_out_where_it_is_only_hung_on() {
    let who = WHO.replace("ask: Wie?,", "ask: Wie?, given: true,");
    let tree = content(&[&who, HOW, COLOUR].concat(), SAFE_OR_RED);
    let clash =
        "Dit gaat niet samen: “Buiten” (vraag 2) en “Rood” (vraag 3)\n  Aap: niet veilig\n  Beer: niet rood";
    assert_eq!(told(&tree, &["wie=kind", "hoe=buiten", "kleur=rood"]), clash);
    // One that itself asks for what an app lacks stays.
    let colour = COLOUR.replace("ask: Kleur?,", "ask: Kleur?, given: true,");
    let tree = content(&[&who, HOW, &colour].concat(), SAFE_OR_RED);
    assert_eq!(told(&tree, &["wie=kind", "hoe=buiten", "kleur=rood"]), clash);
}

#[test]
fn of_several_ticks_only_those_that_clash_are_named() {
    let many = "  wie:
    ask: Wat moet het kunnen?
    many:
      answers:
        vouwen: { text: Vouwen, keep: [{ require: { has: { kan: vouwen } }, because: vouwt niet }] }
        slot: { text: Op slot, keep: [{ require: { has: { kan: slot } }, because: geen slot }] }
        licht: { text: Licht geven, keep: [{ require: { has: { kan: licht } }, because: geen licht }] }
    end: klaar
";
    let apps = "  - { id: aap, name: Aap, facts: { kan: [vouwen, licht] } }\n  - { id: beer, name: Beer, facts: { kan: [slot, licht] } }\n";
    assert_eq!(
        told(&content(many, apps), &["wie=vouwen,slot,licht"]),
        "Dit gaat niet samen: “Vouwen” en “Op slot” (vraag 1)\n  Beer: vouwt niet\n  Aap: geen slot"
    );
    // Of which one is enough: then the choice clashes as a whole.
    let any = many.replace("many:", "many:\n      combine: any").replace("end: klaar", "go: kleur");
    let apps = "  - { id: aap, name: Aap, facts: { kan: [licht], rood: true } }\n  - { id: beer, name: Beer, facts: { kan: [slot], rood: false } }\n";
    assert_eq!(
        told(&content(&[&any, COLOUR].concat(), apps), &["wie=vouwen,slot", "kleur=rood"]),
        "Dit gaat niet samen: “Vouwen” of “Op slot” (vraag 1) en “Rood” (vraag 2)\n  \
         Aap: past bij geen van uw keuzes (vraag 1)\n  Beer: niet rood"
    );
}

#[test]
fn a_number_is_told_with_what_there_is() {
    let number = |test: &str| {
        format!(
            "  wie: {{ ask: Hoeveel?, number: {{ unit: stuks, min: 1, max: 99 }}, end: klaar, keep: [{{ require: {{ {test}: answer }} }}, because: dat kan niet }}] }}\n"
        )
    };
    let apps = "  - { id: aap, name: Aap, facts: { plaatsen: 2, gewicht: 30 } }\n  - { id: beer, name: Beer, facts: { plaatsen: 4, gewicht: 25 } }\n";
    let too_few = content(&number("at_least: { plaatsen"), apps);
    let clash = "Hierbij past niets: “8 stuks” (vraag 1)\n  ";
    assert_eq!(
        told(&too_few, &["wie=8"]),
        format!("{clash}Beer en Aap: hoogstens 2 tot 4 plaatsen; u vroeg 8")
    );
    let too_heavy = content(&number("at_most: { gewicht"), apps);
    assert_eq!(told(&too_heavy, &["wie=8"]), format!("{clash}Beer en Aap: 25 tot 30 kg; uw antwoord was 8"));
    let alone = "  - { id: aap, name: Aap, facts: { plaatsen: 2 } }\n";
    let alone = content(&number("at_least: { plaatsen"), alone);
    assert_eq!(told(&alone, &["wie=8"]), format!("{clash}Aap: hoogstens 2 plaatsen; u vroeg 8"));
    // Where it has no end there is no number to tell.
    let endless = "  - { id: aap, name: Aap, facts: { gewicht: unlimited } }\n";
    let endless = content(&number("at_most: { gewicht"), endless);
    assert_eq!(told(&endless, &["wie=8"]), format!("{clash}Aap: dat kan niet"));
}

#[test]
fn what_is_never_offered_counts_nowhere() {
    let tree = content(&[WHO, HOW, COLOUR].concat(), SAFE_OR_RED);
    let mut more = tree.apps.clone();
    more[0].1.push_str(
        "  - { id: cavia, name: Cavia, facts: { veilig: true, rood: true }, never: { because: weg } }\n",
    );
    more[0].1.push_str("  - { id: das, name: Das, facts: { veilig: true, rood: true }, offered: false }\n");
    let more = Content { apps: more, ..tree };
    let told = told(&more, &["wie=kind", "hoe=buiten", "kleur=rood"]);
    assert!(
        told.starts_with("Dit gaat niet samen") && !told.contains("Cavia") && !told.contains("Das"),
        "{told}"
    );
}

#[test]
fn where_the_way_ends_without_advice_nothing_clashes() {
    let colour = COLOUR.replace("end: klaar", "end: stop");
    let tree = content(&[WHO, HOW, &colour].concat(), SAFE_OR_RED);
    assert_eq!(
        told(&tree, &["wie=groot", "hoe=binnen", "kleur=anders"]),
        "Er zijn nog 2 dingen over, maar deze antwoorden leiden niet tot een advies."
    );
    assert_eq!(
        told(&tree, &["wie=groot", "hoe=binnen", "kleur=rood"]),
        "Er is nog één ding over, maar deze antwoorden leiden niet tot een advies."
    );
}

#[test]
fn two_share_the_work_only_where_the_author_says_so() {
    let answers = ["wie=kind", "hoe=buiten", "kleur=rood"];
    let split = |text: &str, ask: &str| text.replace(ask, &format!("{ask} split: true,"));
    let how = split(HOW, "ask: Hoe?,");
    let colour = split(COLOUR, "ask: Kleur?,");
    let half = told(&content(&[WHO, &how, COLOUR].concat(), SAFE_OR_RED), &answers);
    assert!(!half.contains("pair"), "{half}");
    let both = told(&content(&[WHO, &how, &colour].concat(), SAFE_OR_RED), &answers);
    assert!(
        both.ends_with("  Aap: niet veilig\n  Beer: niet rood\npair: Beer, en voor “Rood” Aap"),
        "{both}"
    );
    // Alike ones in one line; what is not known of one is told with it.
    let more = format!(
        "{SAFE_OR_RED}  - {{ id: cavia, name: Cavia, facts: {{ rood: false }} }}\n  - {{ id: das, name: Das, facts: {{ veilig: true, rood: false }} }}\n"
    );
    let more = told(&content(&[WHO, &how, &colour].concat(), &more), &answers);
    assert!(more.ends_with("pair: Beer, Das of Cavia (eerst navragen), en voor “Rood” Aap"), "{more}");
}

#[test]
fn two_may_share_the_work_of_one_answer() {
    let both = "  wie:
    ask: Waar?
    one:
      allebei:
        text: Allebei
        split: true
        keep:
          - { require: { is: { veilig: true } }, because: niet voor binnen }
          - { require: { is: { rood: true } }, because: niet voor buiten }
    end: klaar
";
    let told = told(&content(both, SAFE_OR_RED), &["wie=allebei"]);
    assert_eq!(
        told,
        "Hierbij past niets: “Allebei” (vraag 1)\n  Aap: niet voor binnen\n  Beer: niet voor buiten\n\
         pair: Aap, met daarnaast Beer; verdeel het werk bij “Allebei”"
    );
}

/// So many questions, each of which one app of its own fails; with two more, any of which is enough for all.
fn long(questions: usize) -> Content {
    let mut tree = String::new();
    let mut apps = String::new();
    for at in 0..questions {
        let id = if at == 0 { "wie".to_owned() } else { format!("q{at}") };
        let onward = if at + 1 == questions { "end: klaar".to_owned() } else { format!("go: q{}", at + 1) };
        let keep = format!("keep: [{{ require: {{ not: {{ app: p{at} }} }}, because: niet p{at} }}]");
        tree.push_str(&format!(
            "  {id}: {{ ask: V{at}?, {onward}, one: {{ ja: {{ text: J{at}, {keep} }} }} }}\n"
        ));
        apps.push_str(&format!("  - {{ id: p{at}, name: P{at} }}\n"));
    }
    content(&tree, &apps)
}

#[test]
fn what_was_not_searched_is_told() {
    let answers = |questions: usize| -> Vec<String> {
        (0..questions).map(|at| if at == 0 { "wie=ja".to_owned() } else { format!("q{at}=ja") }).collect()
    };
    let told = |questions| {
        let answers = answers(questions);
        told(&long(questions), &answers.iter().map(String::as_str).collect::<Vec<_>>())
    };
    assert!(told(5).starts_with("Dit gaat niet samen: “J0” (vraag 1), “J1” (vraag 2), "), "{}", told(5));
    assert_eq!(told(6), "Alles valt pas af door meer dan 5 van uw antwoorden samen.");
}

#[test]
fn no_more_than_three_clashes_are_told() {
    // Each of four answers drops everything.
    let mut tree = String::new();
    for (at, onward) in ["go: q1", "go: q2", "go: q3", "end: klaar"].into_iter().enumerate() {
        let id = if at == 0 { "wie".to_owned() } else { format!("q{at}") };
        let keep = "keep: [{ require: { is: { rood: true } }, because: niet rood }]";
        tree.push_str(&format!(
            "  {id}: {{ ask: V{at}?, {onward}, one: {{ ja: {{ text: J{at}, {keep} }} }} }}\n"
        ));
    }
    let apps = "  - { id: aap, name: Aap, facts: { rood: false } }\n";
    assert_eq!(
        told(&content(&tree, apps), &["wie=ja", "q1=ja", "q2=ja", "q3=ja"]),
        "Hierbij past niets: “J0” (vraag 1)\n  Aap: niet rood\nOok hierbij past niets: “J1” (vraag 2)\n\
         Ook hierbij past niets: “J2” (vraag 3)\nEr is nog één combinatie van antwoorden die niet samengaat."
    );
}

const PLATFORM: &[&str] = &[
    "met_wie=patienten",
    "soort_client=eigen",
    "welk_platform=minddistrict",
    "bewijs=nen",
    "ontvanger=none",
    "personen=8",
];

#[test]
fn reports_tell_the_same() {
    let model = Content::embedded().model();
    let mut given = Answers::default();
    PLATFORM.iter().for_each(|answer| given.add_argument(answer));
    for lang in Lang::ALL {
        let choices = given.resolve(&model).unwrap();
        let session = Session::resume(&model, Messages::new(lang), choices, Default::default());
        let WalkEnd::Outcome(outcome) = session.walk_end() else { panic!("the walk has ended") };
        let end = outcome.dead_end.unwrap();
        let flat = |text: &str| {
            let plain = text.replace('\\', "");
            plain
                .split_whitespace()
                .filter(|word| !matches!(*word, "-" | "###" | "####"))
                .collect::<Vec<_>>()
                .join(" ")
        };
        for report in [
            advice(&session, Verbosity::Short, 78).join("\n"),
            advice(&session, Verbosity::Full, 78).join("\n"),
        ] {
            let report = flat(&report);
            let clash = &end.clashes[0];
            let all = clash.lacks.iter().chain([&clash.words, &end.pairs_title]).chain(&end.pairs);
            for told in all {
                assert!(report.contains(&flat(told)), "{told} is not in {report}");
            }
        }
    }
}

/// What is told line by line where a walk leaves nothing, and after that.
fn at_the_dead_end(typed: &str) -> super::common::Shown {
    let answers: String = PLATFORM.iter().map(|answer| format!("{}\n", answer.replace('=', ": "))).collect();
    let tree = stappenplan::source::digest(include_bytes!("../../decision_tree.yaml"));
    let walk = format!("# tree: beeldbellen\n# sha256: {tree}\n{answers}");
    let cmd = Cmd::new(&["open", "--plain", "walk.yaml"]).file("walk.yaml", &walk);
    cmd.stdin(format!("1\n{typed}stop\n")).run()
}

#[test]
fn changing_nothing_stands_with_the_changes_and_is_never_guessed() {
    let told = at_the_dead_end("wijzig\n").stdout;
    let at = |words: &str| told.find(words).unwrap();
    assert!(at("Dit kunt u wijzigen") < at("3. Niets wijzigen.") && at("3. Niets") < at("Of twee"), "{told}");
    assert!(told.contains("“wijzig” kan hier niet.") && !told.contains("Er is niets gewijzigd."), "{told}");
}

#[test]
fn a_number_in_line_mode_is_one_that_can_be_typed() {
    let told = at_the_dead_end("waarom signal\n").stdout;
    let page = told.split("Waarom valt Signal af").nth(1).unwrap();
    let (reasons, changes) = page.split_once("Uw keuze").unwrap().0.split_once("Niets wijzigen").unwrap();
    let numbers: Vec<&str> =
        reasons.lines().filter_map(|line| line.split_once(". ")).map(|(number, _)| number).collect();
    let numbers: Vec<usize> = numbers.into_iter().filter_map(|number| number.parse().ok()).collect();
    let last = numbers.len();
    assert!(last > 0 && numbers == (1..=last).collect::<Vec<_>>(), "{page}{changes}");
}

#[test]
fn line_by_line_it_is_the_same_and_changing_nothing_changes_nothing() {
    let shown = at_the_dead_end("niets wijzigen\nniets wijzigen\n");
    let page = shown.stdout.split("Dit gaat niet samen").nth(1).unwrap();
    insta::assert_snapshot!("dead-end-in-lines", format!("Dit gaat niet samen{page}"));
    assert_eq!(shown.stdout.matches("Er is niets gewijzigd.").count(), 2);
}

/// So many questions to which everybody answers "Ja", and an app that needs "Nee" to each.
fn all_must_change(questions: usize) -> (Content, Vec<String>) {
    let ask = |at: usize| {
        let next = if at + 1 == questions { "end: klaar".to_owned() } else { format!("go: v{}", at + 1) };
        format!(
            "  v{at}: {{ ask: Vraag {at}?, {next}, one: {{ ja: {{ text: Ja, keep: [{{ require: {{ is: {{ veilig: true }} }}, \
             because: niet veilig }}] }}, nee: {{ text: Nee }} }} }}\n"
        )
    };
    let all: String = (0..questions).map(ask).collect();
    let mut made = content(&all, "  - { id: aap, name: Aap, facts: { veilig: false } }\n");
    made.tree = made.tree.replace("start: wie", "start: v0");
    (made, (0..questions).map(|at| format!("v{at}=ja")).collect())
}

#[test]
fn more_changes_than_are_listed_are_told_on_the_page_and_in_both_reports() {
    let words = "Hiervoor moet u 4 antwoorden wijzigen, zoals: “Ja” (vraag 1), “Ja” (vraag 2), “Ja” (vraag 3) en “Ja” (vraag 4).";
    for (questions, is_told) in [(3, false), (4, true)] {
        let (content, answers) = all_must_change(questions);
        let model = content.model();
        let mut given = Answers::default();
        answers.iter().for_each(|answer| given.add_argument(answer));
        let choices = given.resolve(&model).unwrap();
        let session = Session::resume(&model, Messages::new(Lang::Nl), choices, Default::default());
        let Page::Listing(page) = session.page(PageId::Walk, &PendingAnswer::default()) else {
            panic!("the end is a list")
        };
        let row = page.rows.iter().find(|row| row.label == words);
        assert_eq!(row.is_some(), is_told);
        assert!(
            row.is_none_or(
                |row| row.heading.as_deref() == Some("Dit kunt u wijzigen") && row.action.is_none()
            )
        );
        for told in [Verbosity::Short, Verbosity::Full].map(|much| advice(&session, much, 200).join("\n")) {
            assert_eq!(told.contains(words), is_told, "{told}");
        }
    }
}

#[test]
fn what_is_said_beside_changes_is_how_far_was_searched() {
    let messages = Messages::new(Lang::Nl);
    let mut listed = ListedChanges {
        goal: ChangeGoal::Anything,
        title: String::new(),
        changes: Vec::new(),
        more: 0,
        beyond: None,
        bound: 1,
        is_exhausted: true,
    };
    assert!(listed.remarks(messages).is_empty());
    listed.is_exhausted = false;
    assert_eq!(listed.remarks(messages), ["Eén antwoord wijzigen helpt hier niet."]);
    listed.beyond = Some("Meer dan drie.".to_owned());
    listed.more = 1;
    let bound = "Er is alleen gezocht naar wijzigingen van één antwoord.";
    assert_eq!(listed.remarks(messages), ["Meer dan drie.", "Er is nog één andere manier.", bound]);
}

#[test]
fn new_questions_with_the_same_answers_are_limited_once() {
    let needs = "keep: [{ require: { is: { veilig: true } }, because: niet veilig }]";
    let questions = format!(
        "  wie: {{ ask: Wie?, one: {{ kind: {{ text: Kind, end: klaar, {needs} }}, groot: {{ text: Groot, go: werk }} }} }}
  werk: {{ ask: Werk?, go: thuis, one: {{ vast: {{ text: Zit vast, {needs} }}, los: {{ text: Los }} }} }}
  thuis: {{ ask: Thuis?, end: klaar, one: {{ vast: {{ text: Zit vast, {needs} }}, los: {{ text: Los }} }} }}
"
    );
    let model = content(&questions, "  - { id: aap, name: Aap, facts: { veilig: false } }\n").model();
    let mut given = Answers::default();
    given.add_argument("wie=kind");
    let choices = given.resolve(&model).unwrap();
    let session = Session::resume(&model, Messages::new(Lang::Nl), choices, Default::default());
    let told = session.why(model.catalogue.apps.indexes().next().unwrap()).changes;
    let parts: Vec<&str> = told.changes[0].parts.iter().map(String::as_str).collect();
    assert_eq!(parts.iter().filter(|part| **part == "kies dan niet “Zit vast”").count(), 1, "{parts:?}");
}
