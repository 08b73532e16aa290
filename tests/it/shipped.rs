//! What ships: its facts against a list made from the sources by someone who had not seen the catalogue, and its
//! figures against the README.

use std::collections::BTreeSet;
use std::path::Path;

use stappenplan::analysis::{AppScope, ExplorationLimits, StateSpace, survey};
use stappenplan::engine::Position;
use stappenplan::findings::short;
use stappenplan::lint::{Coverage, LoadedTree, check, load};
use stappenplan::model::{AppIx, AppSet, FactIx, Ix, Model, OutcomeKind, Value};
use stappenplan::text::{Glossary, Lang, SafeText};
use time::macros::date;

use super::trees::{Content, folder, read};

/// A line of `tests/facts.csv`.
struct Line {
    app: String,
    fact: String,
    value: String,
    source: String,
    place: String,
}

#[track_caller]
fn lines() -> Vec<Line> {
    let text = read(&folder("facts.csv"));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(reader.headers().unwrap(), vec!["app", "fact", "value", "source", "place"]);
    let line = |record: csv::StringRecord| {
        let cell = |at: usize| record[at].to_owned();
        Line { app: cell(0), fact: cell(1), value: cell(2), source: cell(3), place: cell(4) }
    };
    reader.records().map(|record| line(record.unwrap())).collect()
}

/// The numbers in a text, as they are written: "17,50", "2020".
fn figures(text: &str) -> String {
    let mut found: Vec<String> = Vec::new();
    for word in text.split(|letter: char| !letter.is_ascii_digit() && letter != ',') {
        let number = word.trim_matches(',');
        if !number.is_empty() {
            found.push(number.to_owned());
        }
    }
    if found.is_empty() { "-".to_owned() } else { found.join("|") }
}

/// A value in the words of the list.
fn told(model: &Model, fact: FactIx, app: AppIx) -> String {
    let values = model.graph.facts.row(fact).values();
    let id = |value| values.map(|values| values.row(value).id.clone()).unwrap_or_default();
    match model.value(fact, app) {
        Value::Unknown => "unknown".to_owned(),
        Value::Depends(_) => "depends".to_owned(),
        Value::Choice(value) => id(value),
        Value::Set(values) if values.is_empty() => "[]".to_owned(),
        Value::Set(values) => {
            let ids: BTreeSet<String> = values.into_iter().map(id).collect();
            ids.into_iter().collect::<Vec<_>>().join("|")
        }
        Value::Flag(holds) => holds.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Unlimited => "unlimited".to_owned(),
        // One is so short that it has to be right to the letter; of the others the figures count.
        Value::Text(text) if model.graph.facts.row(fact).id == "prijs_kort" => {
            assert!(text.as_str().chars().count() <= 32, "{text}");
            text.to_string()
        }
        Value::Text(text) => figures(text.as_str()),
        Value::Apps(apps) => {
            let ids: BTreeSet<&str> =
                apps.iter().map(|app| model.catalogue.apps.row(*app).id.as_str()).collect();
            ids.into_iter().collect::<Vec<_>>().join("|")
        }
    }
}

/// The places that the catalogue names for a value.
fn places(model: &Model, fact: FactIx, app: AppIx) -> Vec<(String, String)> {
    let own = model.catalogue.columns.row(fact).details.get(&app).map(|detail| detail.sources.as_slice());
    let places = own.filter(|own| !own.is_empty()).unwrap_or(&model.catalogue.apps.row(app).sources);
    let id = |place: &stappenplan::model::Reference| model.graph.sources.row(place.source).id.clone();
    let at = |place: &stappenplan::model::Reference| place.at.as_ref().map(ToString::to_string);
    places.iter().map(|place| (id(place), at(place).unwrap_or_default())).collect()
}

#[test]
fn every_fact_is_what_the_sources_say() {
    let model = Content::embedded().model();
    let lines = lines();
    assert_eq!(lines.len(), 33 * 27);
    let mut wrong = Vec::new();
    for line in &lines {
        let app = model.catalogue.find(&line.app).unwrap();
        let fact = model.graph.facts.find(|fact| fact.id == line.fact).unwrap();
        let value = told(&model, fact, app);
        if value != line.value {
            wrong.push(format!("{} {}: {value}, but the sources say {}", line.app, line.fact, line.value));
        } else if value != "unknown" {
            let places = places(&model, fact, app);
            if !places.contains(&(line.source.clone(), line.place.clone())) {
                wrong.push(format!("{} {}: from {places:?}, not {}", line.app, line.fact, line.place));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_ships_has_no_finding_and_scenarios_for_everything() {
    let content = Content::embedded();
    let mut sources = stappenplan::source::Sources::new();
    let tree = sources.add("decision_tree.yaml", content.tree.as_str());
    let apps = content.apps.iter().map(|(stem, text)| sources.add(format!("{stem}.yaml"), text.as_str()));
    let apps: Vec<_> = apps.collect();
    let LoadedTree { model, source_map, findings } = load(&sources, tree, &apps, Lang::En);
    assert_eq!(short(&findings, &sources), "");
    let model = model.unwrap();
    let today = model.clone().on(date!(2026 - 11 - 28).into());
    let checked = check(&today, &source_map, &ExplorationLimits::default(), Lang::En);
    let codes: Vec<&str> = checked.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["stale-facts"], "six years later that is all there is to say");
    let model = model.on(date!(2020 - 05 - 01).into());
    let checked = check(&model, &source_map, &ExplorationLimits::default(), Lang::En);
    // What is told of later was not there yet.
    let codes: Vec<&str> = checked.findings.iter().map(|finding| finding.code).collect();
    assert!(codes.iter().all(|code| *code == "future-date"), "{codes:?}");
    assert!(checked.statistics.exhaustive);
    let Coverage { scenarios, answers, routes } = checked.coverage;
    println!("{scenarios} scenarios: {answers:?}, {routes:?}");
    assert_eq!((answers.percent(), routes.percent()), (100, 100));
    assert!(scenarios > 30 && answers.all > 60 && routes.all > 30);
}

#[test]
fn no_advice_ends_with_nothing_left_and_the_readme_tells_the_figures() {
    let model = Content::embedded().model().on(date!(2026 - 11 - 28).into());
    let limits = ExplorationLimits::default();
    let space = StateSpace::explore(&model, &AppScope::Ends, &limits);
    for (outcome, row) in model.graph.outcomes.iter() {
        let empty = space.shortest(|end| end.position == Position::Done(outcome) && end.left.is_clear());
        assert_eq!(empty.is_some(), row.kind == OutcomeKind::Blocked, "{}", row.id);
    }
    // Advised against in care; the others have ended.
    let never = ["zoom", "skype_for_business", "kaizala", "hangouts"];
    let mut left = AppSet::with_capacity(model.catalogue.apps.len());
    let ends = space.walks_by_end().unwrap().into_iter().map(|(end, _)| end);
    for end in ends.filter(|end| matches!(end.position, Position::Done(_))) {
        left.union_with(&end.left);
    }
    for app in model.catalogue.apps.indexes() {
        let id = model.catalogue.apps.row(app).id.as_str();
        assert_eq!(left.contains(app.at()), !never.contains(&id), "{id}");
    }
    let figures = survey(&model, &limits).statistics;
    assert!(figures.exhaustive);
    let readme = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md"));
    let grouped = |digits: String| {
        let mut out = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push(',');
            }
            out.push(digit);
        }
        out
    };
    let line = format!(
        "{} states, {} walks, the longest of {} questions",
        grouped(space.states().to_string()),
        grouped(figures.walks.unwrap().to_string()),
        figures.longest.unwrap()
    );
    assert!(readme.contains(&line), "the README has to say: {line}");
}

/// After a change that is meant: `stappenplan walks --sample 2000 --seed 1 > tests/walks.jsonl`, and read the difference.
#[test]
fn the_walks_that_are_kept_come_out_the_same() {
    let kept = read(&folder("walks.jsonl"));
    assert_eq!(kept.lines().count(), 2_000);
    let shown =
        super::common::Cmd::new(&["walks", "--replay", "walks.jsonl"]).file("walks.jsonl", &kept).run();
    assert_eq!(shown.code, 0, "{}", shown.stderr);
    for (now, then) in shown.stdout.lines().zip(kept.lines()) {
        assert_eq!(now, then);
    }
    assert_eq!(shown.stdout.len(), kept.len());
}

/// Names, which stand for themselves; a department that goes by this name only is one of them.
const NAMES: [&str; 10] = ["BV", "FRA", "HCI", "ICT", "IJsland", "KPN", "M&I", "MIBida", "SDB", "iOS"];

/// The abbreviations in a text that the glossary does not explain: two capitals in a row, in words or parts of words
/// with a hyphen, outside every term.
fn unexplained(glossary: &Glossary<usize>, text: &str) -> Vec<String> {
    let left = super::readability::outside_terms(glossary, text);
    let words = left.split(|letter: char| !letter.is_alphanumeric() && letter != '&');
    let short = |word: &&str| {
        let letters: Vec<char> = word.chars().collect();
        letters.windows(2).any(|pair| pair.iter().all(|c| c.is_uppercase() || *c == '&'))
    };
    words.filter(short).filter(|word| !NAMES.contains(word)).map(str::to_owned).collect()
}

#[test]
fn every_abbreviation_that_ships_is_explained() {
    let content = Content::embedded();
    let model = content.model();
    let entries = &model.graph.glossary;
    let glossary = Glossary::new(entries.iter().enumerate().map(|(at, entry)| (at, entry.terms.as_slice())));
    let small = [SafeText::new("FG"), SafeText::new("SOC 2")];
    let small = Glossary::new([(0, small.as_slice())]);
    let planted =
        "De FG en de CISO (FG), de SOC 2 of SOC: vraag KPN of een AVG-jurist. Zie BeterDichtbij, A en B.";
    assert_eq!(unexplained(&small, planted), ["CISO", "SOC", "AVG"]);
    // Scenarios are for authors and on no screen; nor are comments.
    let (tree, _) = content.tree.split_once("\nscenarios:").unwrap();
    // The names of sources are those of who made them.
    let (head, rest) = tree.split_once("\nsources:").unwrap();
    let (_, rest) = rest.split_once("\nglossary:").unwrap();
    let tree = format!("{head}\n{rest}");
    let files = content.apps.iter().map(|(stem, text)| (stem.as_str(), text.as_str()));
    let (mut read, mut bare) = (0, Vec::new());
    for (name, text) in files.chain([("decision_tree", tree.as_str())]) {
        for line in text.lines().filter(|line| !line.trim_start().starts_with('#')) {
            read += 1;
            let words = unexplained(&glossary, line);
            if !words.is_empty() {
                bare.push(format!("{name}: {words:?} in {line}"));
            }
        }
    }
    assert!(bare.is_empty(), "{}", bare.join("\n"));
    assert!(read > 1000, "{read}");
}

/// What tells the situation and not a wish, and along what two applications may share the work: `question` or
/// `question.answer`.
#[test]
fn situations_and_splits_are_those_that_were_agreed() {
    let model = Content::embedded().model();
    let (mut given, mut split) = (Vec::new(), Vec::new());
    for question in model.graph.questions.rows() {
        let own = std::iter::once((question.id.clone(), question.role));
        let answers = question.answer_rows().iter();
        for (name, role) in own.chain(answers.map(|it| (format!("{}.{}", question.id, it.id), it.role))) {
            given.extend(role.tells_situation.then(|| name.clone()));
            split.extend(role.split.then_some(name));
        }
    }
    let of_given =
        "met_wie soort_client.eigen welk_platform omgeving inrichting.klaar inrichting.bezig zoom_gebruik";
    assert_eq!(given.join(" "), of_given);
    assert_eq!(split.join(" "), "met_wie.beide soort_client welk_platform soort_collega personen");
    // An answer has what its question has, made ones too; "don't know" and a number have that of the question.
    let platform =
        model.graph.questions.rows().iter().find(|question| question.id == "welk_platform").unwrap();
    for answer in platform.answers().unwrap().indexes().map(Some).chain([None]) {
        let role = platform.role_of(answer);
        assert!(role.tells_situation && role.split);
    }
    let kind = model.graph.questions.rows().iter().find(|question| question.id == "soort_client").unwrap();
    let is_given =
        |id: &str| kind.role_of(kind.answers().unwrap().find(|answer| answer.id == id)).tells_situation;
    assert!(is_given("eigen") && !is_given("alleen") && !kind.role_of(None).tells_situation);
}
