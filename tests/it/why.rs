//! `why`: real questions about what ships, in both languages and as JSON; and that what it says is what `walk` says.

use serde_json::Value as Json;

use super::common::{Cmd, Shown};

/// A patient's video call, quickly, with a certificate.
const QUICK: &[&str] = &[
    "met_wie=patienten",
    "soort_client=alleen",
    "omgeving=none",
    "wanneer=snel",
    "bewijs=nen",
    "ontvanger=geen_account,niets_installeren",
    "personen=2",
    "zorgverlener=wachtkamer",
    "kosten=betalen",
    "geregeld=none",
];

/// Colleagues of whom many call at once, in Office 365.
const MEETING: &[&str] = &[
    "met_wie=collegas",
    "soort_collega=geen_voorkeur",
    "omgeving=office365",
    "inrichting=bezig",
    "wanneer=tijd",
    "bewijs=nen_of_iso",
    "ontvanger=unknown",
    "personen=60",
    "kosten=unknown",
    "geregeld=verwerker,norm",
];

/// Wishes that nothing meets together.
const NOTHING: &[&str] = &[
    "met_wie=patienten",
    "soort_client=alleen",
    "omgeving=none",
    "wanneer=snel",
    "bewijs=nen",
    "ontvanger=geen_account,niets_installeren",
    "personen=300",
];

/// An existing platform, and no answers after that.
const PLATFORM: &[&str] = &["met_wie=patienten", "soort_client=eigen", "welk_platform=minddistrict"];

/// What is asked for of the receiver is not known of the app.
const UNKNOWN_BROWSER: &[&str] = &[
    "met_wie=patienten",
    "soort_client=alleen",
    "omgeving=none",
    "wanneer=tijd",
    "bewijs=geen",
    "ontvanger=andere_browser,beeld",
    "personen=2",
    "zorgverlener=andere_browser",
    "kosten=betalen",
    "geregeld=norm",
];

/// Who asks what: a name, the answers, the app.
const QUESTIONS: &[(&str, &[&str], &str)] = &[
    ("two-reasons", QUICK, "signal"),
    ("conditional-if", QUICK, "teams"),
    ("recommended", QUICK, "webcamconsult"),
    ("unproven", QUICK, "zichtopzorg"),
    ("met-unknown", UNKNOWN_BROWSER, "pexip"),
    ("never", QUICK, "zoom"),
    ("platform", QUICK, "karify"),
    ("too-few-people", MEETING, "facetalk"),
    ("conditional", MEETING, "teams"),
    ("only-patients", MEETING, "messenger_vcare"),
    ("nothing-left", NOTHING, "pexip"),
    ("unfinished", PLATFORM, "minddistrict"),
    ("another-platform", PLATFORM, "clickdoc"),
];

fn why(app: &str, answers: &[&str], more: &[&str]) -> Shown {
    let answers = answers.iter().flat_map(|answer| ["--answer", answer]);
    let arguments: Vec<&str> = ["why", app].into_iter().chain(answers).chain(more.iter().copied()).collect();
    Cmd::new(&arguments).run()
}

/// A walk that ends without an advice, or not yet, ends so here too.
fn code_of(name: &str) -> i32 {
    i32::from(["nothing-left", "unfinished", "another-platform"].contains(&name))
}

fn json(shown: &Shown) -> Json {
    serde_json::from_str(&shown.stdout).unwrap()
}

/// The JSON with a line for every change.
fn in_lines(why: &Json) -> String {
    let mut lines: Vec<String> =
        ["app", "standing"].iter().map(|key| format!("{key} {}", why[key])).collect();
    lines.extend(why["reasons"].as_array().unwrap().iter().map(|reason| format!("reason {reason}")));
    lines.extend(why["changes"].as_array().unwrap().iter().map(|change| format!("change {change}")));
    lines.push(format!("bound {} exhausted {}", why["bound"], why["exhausted"]));
    lines.join("\n")
}

#[test]
fn real_questions_are_answered_in_dutch() {
    for (name, answers, app) in QUESTIONS {
        let shown = why(app, answers, &[]);
        assert_eq!((shown.code, shown.stderr.as_str()), (code_of(name), ""), "{name}");
        insta::assert_snapshot!(format!("why-{name}-nl"), shown.stdout);
    }
}

#[test]
fn real_questions_are_answered_in_english() {
    for (name, answers, app) in QUESTIONS {
        let shown = why(app, answers, &["--lang", "en"]);
        assert_eq!((shown.code, shown.stderr.as_str()), (code_of(name), ""), "{name}");
        insta::assert_snapshot!(format!("why-{name}-en"), shown.stdout);
    }
}

#[test]
fn real_questions_are_answered_as_json() {
    for (name, answers, app) in QUESTIONS {
        let told = json(&why(app, answers, &["--format", "json"]));
        insta::assert_snapshot!(format!("why-{name}-json"), in_lines(&told));
        let keys: Vec<&str> = told.as_object().unwrap().keys().map(String::as_str).collect();
        let expected = [
            "format",
            "today",
            "app",
            "outcome",
            "next",
            "standing",
            "reasons",
            "changes",
            "bound",
            "exhausted",
        ];
        assert_eq!((keys.as_slice(), &told["format"]), (expected.as_slice(), &Json::from(2)));
    }
}

/// A page of information asks for something too, but nobody answers it: there is no heading above nothing.
#[test]
fn what_fits_is_told_only_of_answers() {
    let shown = Cmd::new(&["why", "parasol", "--answer", "weer=ja"]).tree("constructs/info_page").run();
    assert_eq!(shown.stdout, "Waarom wordt Parasol aanbevolen?\nParasol past bij al uw antwoorden.\n");
}

/// What a script sees: the standing and reasons are those of `walk`, and each change, walked, gives what it promises.
#[test]
fn each_change_is_what_the_walk_with_it_shows() {
    let walk = |answers: &[String]| {
        let answers = answers.iter().flat_map(|answer| ["--answer", answer.as_str()]);
        let arguments: Vec<&str> = ["walk", "--format", "json"].into_iter().chain(answers).collect();
        json(&Cmd::new(&arguments).run())
    };
    let app_of = |walked: &Json, app: &str| {
        walked["apps"].as_array().unwrap().iter().find(|told| told["id"] == app).unwrap().clone()
    };
    let mut walked = 0;
    for (name, answers, app) in QUESTIONS {
        let given: Vec<String> = answers.iter().map(|answer| (*answer).to_owned()).collect();
        let before = walk(&given);
        let told = json(&why(app, answers, &["--format", "json"]));
        let stands = app_of(&before, app);
        assert_eq!(
            (&told["standing"], &told["reasons"]),
            (&stands["standing"], &stands["reasons"]),
            "{name}"
        );
        let changes = told["changes"].as_array().unwrap();
        // The first and the last of each.
        let ends = [changes.first(), changes.last()];
        for change in ends.into_iter().flatten() {
            let set = change["set"].as_object().unwrap();
            let words = |(question, answers): (&String, &Json)| {
                let answers: Vec<&str> =
                    answers.as_array().unwrap().iter().map(|a| a.as_str().unwrap()).collect();
                format!("{question}={}", answers.join(","))
            };
            let kept = given.iter().filter(|answer| !set.contains_key(answer.split_once('=').unwrap().0));
            let after = walk(&kept.cloned().chain(set.iter().map(words)).collect::<Vec<_>>());
            assert_ne!(app_of(&after, app)["standing"], "dropped", "{name}: {change}");
            let open = change["open"].as_array().unwrap();
            assert_eq!(open.is_empty(), after["next"].is_null(), "{name}");
            walked += 1;
            // Where new questions come, what is told of others is about the ends after those.
            if !open.is_empty() {
                assert!(open.contains(&after["next"]), "{name}: {change}");
                continue;
            }
            let left = |told: &&Json| told["standing"] != "dropped";
            let left = after["apps"].as_array().unwrap().iter().filter(left).count();
            assert_eq!(change["left"], serde_json::json!({ "min": left, "max": left }), "{name}");
            for other in change["returns"].as_array().unwrap() {
                let other = other.as_str().unwrap();
                assert_eq!(app_of(&before, other)["standing"], "dropped");
                assert_ne!(app_of(&after, other)["standing"], "dropped");
            }
            for other in change["drops"].as_array().unwrap() {
                assert_eq!(app_of(&after, other.as_str().unwrap())["standing"], "dropped");
            }
        }
    }
    assert!(walked >= 12, "{walked}");
}

/// Changing the place asks one more question first, but the 500 guests stay: whatever is answered there, nothing is left
/// either. Only the number of guests brings the tent back.
#[test]
fn a_change_that_leads_to_nothing_after_a_new_question_is_not_told() {
    let tree = "
format: 1
id: feest
title: Waar viert u uw feest?
edition: proef
language: nl
start: plek
words: { app: ruimte, apps: ruimten }
facts:
  soort: { label: Soort, choice: { tent: tent, zaal: zaal } }
  gasten: { label: Gasten, number: {} }
questions:
  plek:
    ask: Waar wilt u zijn?
    one: { buiten: { text: Buiten, go: hoeveel }, binnen: { text: Binnen, go: stad } }
  stad:
    ask: In welke stad?
    one:
      noord: { text: Noordstad, keep: [{ require: { is: { soort: [tent, zaal] } }, because: niet in deze stad }] }
      zuid: { text: Zuidstad }
    go: hoeveel
  hoeveel:
    ask: Hoeveel gasten komen er?
    number: { min: 1, max: 900 }
    keep: [{ require: { at_least: { gasten: answer } }, because: te klein voor zoveel gasten }]
    routes: [{ when: { remaining: { at_most: 0 } }, end: niets }, { end: advies }]
outcomes:
  advies: { kind: advice, title: Deze ruimten passen }
  niets: { kind: blocked, title: Geen ruimte past }
";
    let ask = |arguments: &[&str]| {
        let answers = ["--tree", "tree.yaml", "--answer", "plek=buiten", "--answer", "hoeveel=500"];
        let arguments: Vec<&str> = arguments.iter().chain(&answers).copied().collect();
        Cmd::new(&arguments)
            .file("tree.yaml", tree)
            .file("catalogue/tent.yaml", "name: Tent\nfacts: { soort: tent, gasten: 120 }\n")
            .file("catalogue/zaal.yaml", "name: Zaal\nfacts: { soort: zaal, gasten: 80 }\n")
            .run()
    };
    let told = json(&ask(&["why", "tent", "--format", "json"]));
    let changes: Vec<&Json> =
        told["changes"].as_array().unwrap().iter().map(|change| &change["set"]).collect();
    assert_eq!(changes, [&serde_json::json!({ "hoeveel": ["120"] })]);
    let dead_end = ask(&["walk"]).stdout;
    assert!(
        dead_end.contains("1. Vraag 2: “500” wordt “120”.") && !dead_end.contains("Binnen"),
        "{dead_end}"
    );
    assert!(!dead_end.contains("2. "), "{dead_end}");
}

#[test]
fn wrong_use_is_told() {
    let shown = why("signall", QUICK, &[]);
    assert_eq!(shown.code, 2);
    assert!(shown.stdout.is_empty() && shown.stderr.contains("`signal`"), "{shown:?}");
    let shown = why("signal", &["met_wie=iemand"], &[]);
    assert_eq!(shown.code, 2);
    let aside = why("signal", &["met_wie=collegas", "soort_client=alleen"], &["--format", "json"]);
    assert_eq!(aside.code, 1);
    assert!(aside.stderr.contains("`soort_client`"), "{aside:?}");
    // What does not count is not walked either.
    let without = why("signal", &["met_wie=collegas"], &["--format", "json"]);
    assert_eq!(aside.stdout, without.stdout);
}

#[test]
fn answers_may_stand_in_a_file() {
    let file: String = QUICK
        .iter()
        .map(|answer| answer.replacen('=', ": [", 1) + "]\n")
        .collect::<String>()
        .replace("[2]", "2");
    let shown = Cmd::new(&["why", "signal", "--answers", "a.yaml"]).file("a.yaml", file).run();
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""));
    assert_eq!(shown.stdout, why("signal", QUICK, &[]).stdout);
}

/// Ticks of which it is not known whether they are met are left out, and what is left is not told as the whole answer.
#[test]
fn a_part_of_an_answer_is_told_as_a_part() {
    let answers: Vec<&str> = QUICK
        .iter()
        .map(|answer| match answer.starts_with("zorgverlener") {
            true => "zorgverlener=wachtkamer,andere_browser,videosysteem",
            false => answer,
        })
        .collect();
    let mut parts = 0;
    for app in ["webcamconsult", "teams", "zichtopzorg"] {
        let shown = why(app, &answers, &[]);
        for line in shown.stdout.lines().filter(|line| line.starts_with("- Vraag 8:")) {
            let is_all = ["wachtkamer", "Chrome", "videosysteem"].iter().all(|word| line.contains(word));
            assert_eq!(line.contains("uw antwoord is"), is_all, "{line}");
            parts += usize::from(line.contains("van uw antwoord past"));
        }
    }
    assert!(parts > 0, "no part was told");
}

/// What a supplier has to be asked is said once: not also that it is not known, and was asked for.
#[test]
fn what_is_not_known_is_said_once() {
    let shown = why("zichtopzorg", QUICK, &[]).stdout;
    assert!(!shown.contains("Gevraagd, maar"), "{shown}");
    // The question to ask tells which fact is unknown, but for those that the reason turns on.
    let question = "Welk certificaat heeft ZichtopZorg";
    assert_eq!(shown.matches(question).count(), 1, "{shown}");
    assert!(!shown.contains("Gecertificeerd voor: niet bekend."), "{shown}");
}

/// What drops only what is known to fail says no more than that, and the supplier is asked about the others.
#[test]
fn what_is_not_known_is_asked_where_nothing_drops_by_it() {
    let mut args = vec!["walk", "--full"];
    args.extend(UNKNOWN_BROWSER.iter().flat_map(|answer| ["--answer", answer]));
    let shown = Cmd::new(&args).run();
    let told = shown.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    for asked in [
        "Vraag de leverancier met welke browsers de ander kan meedoen.",
        "Vraag de leverancier met welke browsers de zorgverlener kan bellen.",
        "Vraag de leverancier of de ander ook de zorgverlener ziet.",
    ] {
        assert!(told.contains(asked), "{asked} {told}");
    }
    let shown = why("pexip", UNKNOWN_BROWSER, &[]).stdout;
    let told = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("volgens de bronnen (2020) alleen in Chrome werkte"), "{told}");
    assert!(!told.contains("Werkt ook zonder"), "{told}");
}
