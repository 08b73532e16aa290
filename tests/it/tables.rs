//! Decision tables that others published, as trees: what a walk ends with is what the table says, for all combinations.

use serde_json::Value as Json;
use stappenplan::engine::{self, Position};
use stappenplan::model::Model;

use super::common::Cmd;
use super::trees::{self, Answers, Content};

/// The rows of a table below its head, each in its cells.
fn rows(name: &str, between: char) -> Vec<Vec<String>> {
    let text = trees::read(&trees::folder("tables").join(name));
    text.lines().skip(1).map(|line| line.split(between).map(str::to_owned).collect()).collect()
}

#[test]
fn check_finds_nothing_in_them() {
    for folder in ["tables/ssvc_deployer", "tables/vacation_days"] {
        let checked = Cmd::new(&["check", "--lang", "en"]).tree(folder).run();
        assert!(checked.code == 0 && checked.stdout.contains("No errors, warnings or hints"), "{checked}");
    }
}

#[test]
fn the_walks_of_the_ssvc_deployer_are_the_72_rows_of_its_table() {
    let as_id = |word: &str| word.replace([' ', '-'], "_").replace("none", "none_known");
    // The rows come in the order of the values, as walks do. The last column is the outcome.
    let expected: Vec<String> = rows("ssvc_deployer/table.csv", ',')
        .iter()
        .map(|row| row[1..].iter().map(|word| as_id(word)).collect::<Vec<_>>().join(" "))
        .collect();
    let walks = Cmd::new(&["walks"]).tree("tables/ssvc_deployer").run();
    let walked: Vec<String> = walks
        .stdout
        .lines()
        .map(|line| {
            let walk: Json = serde_json::from_str(line).unwrap();
            let steps = walk["path"].as_array().unwrap().iter().map(|step| step["answers"][0].clone());
            let words = steps.chain([walk["outcome"].clone()]);
            words.map(|word| word.as_str().unwrap().to_owned()).collect::<Vec<_>>().join(" ")
        })
        .collect();
    assert_eq!(walked, expected);
    assert_eq!(expected.len(), 72);
}

/// Whether a number is in one of these ranges, as DMN writes them: `-`, `<18,>=60`, `[15..30)`.
fn is_in(ranges: &str, number: u32) -> bool {
    ranges.split(',').any(|range| {
        if let Some(below) = range.strip_prefix('<') {
            number < below.parse().unwrap()
        } else if let Some(least) = range.strip_prefix(">=") {
            number >= least.parse().unwrap()
        } else if let Some((least, below)) = range.split_once("..") {
            let least = least.strip_prefix('[').unwrap();
            (least.parse().unwrap()..below.strip_suffix(')').unwrap().parse().unwrap()).contains(&number)
        } else {
            range == "-"
        }
    })
}

/// The days by the three tables of the DMN model and its sum.
fn days(rules: &[Vec<String>], age: u32, service: u32) -> u32 {
    let most = |table: &str| {
        let hit = |row: &&Vec<String>| row[0] == table && is_in(&row[1], age) && is_in(&row[2], service);
        rules.iter().filter(hit).map(|row| row[3].parse().unwrap()).max().unwrap_or(0)
    };
    22 + most("Extra days case 1").max(most("Extra days case 3")) + most("Extra days case 2")
}

/// The days that a walk through the tree ends with.
fn walked(model: &Model, age: u32, service: u32) -> String {
    let answers: Answers = [("age", age), ("service", service)]
        .map(|(id, number)| (id.to_owned(), vec![number.to_string()]))
        .into();
    let state = engine::replay(model, &trees::given(model, &answers));
    let Position::Done(outcome) = state.walk.position else { panic!("{age} {service}: no end") };
    model.graph.outcomes.row(outcome).title.as_str().to_owned()
}

#[test]
fn the_days_of_vacation_are_those_of_the_dmn_model_for_every_age_and_service() {
    let rules = rows("vacation_days/rules.csv", ';');
    assert_eq!(rules.len(), 6);
    let model = Content::of_folder(&trees::folder("tables/vacation_days")).model();
    for age in 0..=120 {
        for service in 0..=100 {
            let expected = format!("{} days", days(&rules, age, service));
            assert_eq!(walked(&model, age, service), expected, "{age} years old, {service} years here");
        }
    }
}

#[test]
fn the_days_of_vacation_are_those_of_the_seven_published_cases() {
    let cases = rows("vacation_days/cases.csv", ';');
    assert_eq!(cases.len(), 7);
    for case in cases {
        let (age, service) = (format!("age={}", case[1]), format!("service={}", case[2]));
        let walk = Cmd::new(&["walk", "--lang", "en", "--answer", &age, "--answer", &service]);
        let shown = walk.tree("tables/vacation_days").run();
        assert!(shown.code == 0 && shown.stdout.contains(&format!("{} days", case[3])), "{case:?}: {shown}");
    }
}
