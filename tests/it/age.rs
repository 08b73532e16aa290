//! How old facts are, as people see it: on the start page, above the advice, at each app, beside each other, in letters and in
//! what is saved.

use stappenplan::model::{Catalogue, FactAges};
use stappenplan::record::Answers;
use stappenplan::report::{Verbosity, advice};
use stappenplan::session::Session;
use stappenplan::text::{Day, Lang, Messages};

use super::common::Cmd;
use super::trees::{self, Content};

fn cmd(day: &str, arguments: &[&str]) -> Cmd {
    Cmd::new(&[arguments, &["--today", day]].concat()).tree("constructs/stale_after")
}

fn on(day: &str, arguments: &[&str]) -> String {
    cmd(day, arguments).run().stdout.replace('\n', " ")
}

const NOW: &str = "2026-11-27";
const SOME: &str = "Een deel van deze gegevens is oud, tot bijna 6 jaar. Vraag na of ze nog kloppen.";

#[test]
fn it_is_told_wherever_the_facts_are() {
    let advice = on(NOW, &["walk", "--full", "--answer", "dik=nee"]);
    for words in [
        SOME,
        "Een deel van de gegevens van Gids is oud, tot ruim 4 jaar.",
        "De gegevens van Roman zijn ruim 5 jaar oud.",
        "Onze gegevens over Roman zijn ruim 5 jaar oud. Wilt u ook zeggen wat er sindsdien is veranderd?",
    ] {
        assert!(advice.contains(words), "{words}: {advice}");
    }
    let page = on(NOW, &["app", "atlas"]);
    assert!(page.contains("- De gegevens van Atlas zijn bijna 6 jaar oud."), "{page}");
    let compared = on(NOW, &["app", "atlas", "gids"]);
    assert!(compared.contains("Leeftijd van de gegevens") && compared.contains("ruim 4 jaar"), "{compared}");
    let start = cmd(NOW, &["--plain"]).stdin("1\nstop\n");
    let shown = start.run().stdout.replace('\n', " ");
    let (before, after) = shown.split_once("Vraag 1").unwrap();
    assert!(before.contains(SOME) && after.contains(SOME), "at the start and above the advice: {shown}");
}

#[test]
fn a_letter_tells_an_age_once_for_all_its_apps() {
    let mut content = Content::of_folder(&trees::folder("constructs/stale_after"));
    let ask = "ask_all: [{ id: prijs, text: \"Wat kost {app}?\" }]\n\nquestions:";
    content.tree = content.tree.replacen("questions:", ask, 1);
    let told = |atlas: &str| {
        let mut content = content.clone();
        for (_, apps) in &mut content.apps {
            *apps = apps.replace("checked: 2020 }", &format!("checked: {atlas} }}"));
        }
        let mut model = content.model().on(Day::last_of(NOW).unwrap());
        for app in std::sync::Arc::make_mut(&mut model.catalogue.apps).rows_mut() {
            app.supplier = Some("De Drukker".into());
        }
        let mut given = Answers::default();
        given.add_argument("dik=ja");
        let choices = given.resolve(&model).unwrap();
        let session = Session::resume(&model, Messages::new(Lang::Nl), choices, Default::default());
        advice(&session, Verbosity::Full, 78).join(" ")
    };
    let same = told("2021-01");
    assert_eq!(same.matches("sindsdien").count(), 1, "{same}");
    assert!(same.contains("Onze gegevens over Atlas en Roman zijn ruim 5 jaar oud."), "{same}");
    let apart = told("2020");
    assert!(apart.contains("Onze gegevens over Atlas zijn bijna 6 jaar oud."), "{apart}");
    assert!(apart.contains("Onze gegevens over Roman zijn ruim 5 jaar oud."), "{apart}");
}

#[test]
fn on_the_day_of_the_edition_nothing_is_old() {
    for arguments in
        [["walk", "--full", "--answer", "dik=nee"].as_slice(), &["app", "atlas"], &["app", "atlas", "gids"]]
    {
        let told = on("2022-12-31", arguments);
        assert!(!told.contains(" oud") && !told.contains("Leeftijd"), "{told}");
    }
    let start = cmd("2022-12-31", &["--plain"]).stdin("1\nstop\n").run().stdout;
    assert!(!start.contains(" oud"), "{start}");
}

#[test]
fn a_script_sees_the_dates_beside_the_points() {
    let told: serde_json::Value =
        serde_json::from_str(&cmd(NOW, &["walk", "--answer", "dik=ja", "--format", "json"]).run().stdout)
            .unwrap();
    let atlas = &told["apps"][0];
    assert_eq!(atlas["stale"], serde_json::json!([{ "checked": "2020", "facts": ["dik", "prijs"] }]));
    assert_eq!(atlas["attention"], serde_json::json!([]), "it is no point of attention there");
}

#[test]
fn the_ages_of_all_are_those_of_each_app_together() {
    let shipped = Content::embedded();
    let stale = Content::of_folder(&trees::folder("constructs/stale_after"));
    let contents = [shipped, stale].into_iter().chain(trees::generated(0..40));
    let mut seen = (0, 0);
    for content in contents {
        for day in ["2020-12-01", "2022-01-01", NOW, "2031-01-01"] {
            let model = content.model().on(Day::last_of(day).unwrap());
            let offered = &model.catalogue.offered;
            let checked: Vec<Day> = Catalogue::apps_in(offered)
                .flat_map(|app| model.stale_facts(app))
                .map(|fact| fact.checked)
                .collect();
            let expected = FactAges {
                stale: checked.len(),
                dated: Catalogue::apps_in(offered).map(|app| model.dated_facts(app)).sum(),
                oldest: checked.iter().min().copied(),
                newest: checked.iter().max().copied(),
            };
            assert_eq!(model.fact_ages(offered), expected, "{} on {day}", content.name);
            seen = (seen.0 + expected.stale, seen.1 + expected.dated - expected.stale);
        }
    }
    assert!(seen.0 > 500 && seen.1 > 500, "{seen:?}");
}
