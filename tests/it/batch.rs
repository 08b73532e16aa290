//! Answers in, JSON out: the shapes that scripts rely on. That they tell what the language means is for `differential`
//! and `constructs` to say.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};
use stappenplan::batch::{self, Ending};
use stappenplan::model::Model;
use stappenplan::record::{Answers, Basis, mistakes_text};
use stappenplan::source::Sources;
use stappenplan::text::{Lang, Messages};

use super::trees::{self, Content};
use super::walked::json as read;

const MESSAGES: Messages = Messages::new(Lang::En);

fn basis(model: &Model) -> Basis<'_> {
    Basis { model, tree_digest: "tree", catalogue_digest: "catalogue" }
}

fn english() -> Model {
    Content::of_folder(&trees::folder("second/english")).model()
}

/// A walk with arguments.
fn walk<'m>(model: &'m Model, arguments: &[&str]) -> batch::WalkReport<'m> {
    let mut answers = Answers::default();
    arguments.iter().for_each(|argument| answers.add_argument(argument));
    let choices = answers.resolve(model).unwrap();
    batch::walk(basis(model), MESSAGES, &choices)
}

#[test]
fn the_keys_of_a_walk_stand_in_their_order() {
    let model = english();
    let walked = walk(&model, &["time=5", "guests=unknown", "grain=rye,wheat"]);
    let json = read(&walked.json());
    let keys: Vec<&String> = json.as_object().unwrap().keys().collect();
    let expected = [
        "format",
        "today",
        "tree",
        "catalogue",
        "outcome",
        "next",
        "path",
        "skipped",
        "labels",
        "apps",
        "attention",
        "open",
    ];
    assert_eq!(keys, expected);
    insta::assert_snapshot!("walk", format!("{:#}", read(&walked.json())));
}

#[test]
fn answers_run_out_or_are_not_asked() {
    let model = english();
    let short = walk(&model, &["time=5"]);
    assert_eq!(
        (read(&short.json())["outcome"].clone(), read(&short.json())["next"].clone()),
        (Json::Null, json!("guests"))
    );
    assert_eq!(short.ending, Ending::NoAdvice);
    assert!(short.problem.unwrap().contains("`guests`"));
    let blocked = walk(&model, &["time=0", "grain=rye"]);
    assert_eq!((read(&blocked.json())["outcome"].clone(), blocked.ending), (json!("buy"), Ending::NoAdvice));
    let told = "The answer to `grain` was not used: that question is not asked on this path.";
    assert_eq!(blocked.ignored, [told]);
}

#[test]
fn a_fault_of_the_tree_is_told() {
    let content = Content::of_folder(&trees::folder("constructs/fault_no_way_on"));
    let model = content.model();
    let mut out = Vec::new();
    let lines = batch::list(&model, MESSAGES, 100, batch::LineDetail::Ends, &mut out).unwrap();
    assert_eq!(lines.ending, Ending::Fault);
    let text = String::from_utf8(out).unwrap();
    let faulty: Vec<Json> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let faulty = faulty.iter().find(|line| line.get("error").is_some()).unwrap();
    assert_eq!(faulty["outcome"], Json::Null);
    let answers: Vec<String> = faulty["path"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| {
            format!("{}={}", step["question"].as_str().unwrap(), step["answers"][0].as_str().unwrap())
        })
        .collect();
    let walked = walk(&model, &answers.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(
        (read(&walked.json())["outcome"].clone(), read(&walked.json())["next"].clone()),
        (Json::Null, Json::Null)
    );
    assert!(read(&walked.json())["error"].is_string());
    assert_eq!(walked.ending, Ending::Fault);
}

#[test]
fn all_mistakes_are_told_at_once() {
    let model = english();
    let mut answers = Answers::default();
    for argument in [
        "tme=5",
        "guests=sme",
        "grain=none,rye",
        "time=many",
        "guests",
        "grain=rye,oats",
        "time=49",
        "grain=",
    ] {
        let mut single = Answers::default();
        single.add_argument(argument);
        assert!(single.resolve(&model).is_err(), "{argument}");
        answers.add_argument(argument);
    }
    let mistakes = answers.resolve(&model).unwrap_err();
    let told: Vec<String> = mistakes.iter().map(|mistake| mistake.words(&model, MESSAGES, None)).collect();
    insta::assert_snapshot!("mistakes", told.join("\n"));
}

/// A file of a size that took 23 seconds when every key was compared with all before it, and every mistake was reported.
#[test]
fn of_very_many_mistakes_only_the_first_are_told() {
    const KEYS: usize = 60_000;
    let model = english();
    let told = |text: String| {
        let mut sources = Sources::new();
        let file = sources.add_bytes("answers.yaml".to_owned(), text.into_bytes());
        let mut answers = Answers::default();
        answers.add_file(&sources, file).unwrap();
        let mistakes = answers.resolve(&model).unwrap_err();
        let mut looked_up = 0;
        let text = mistakes_text(&mistakes, &model, MESSAGES, |_, _| {
            looked_up += 1;
            Some("time")
        });
        (mistakes.len(), looked_up, text)
    };
    let (mistakes, looked_up, text) = told((0..KEYS).map(|at| format!("key{at}: a\n")).collect());
    assert_eq!((mistakes, looked_up, text.lines().count()), (KEYS, 20, 21));
    assert!(
        text.starts_with("answers.yaml:1:1: There is no question `key0`. Did you mean `time`?\n"),
        "{text}"
    );
    assert!(text.ends_with("\nThere are 59,980 more mistakes."), "{text}");
    let (mistakes, looked_up, text) = told((0..21).map(|at| format!("key{at}: a\n")).collect());
    assert_eq!((mistakes, looked_up), (21, 20));
    assert!(text.ends_with("\nThere is 1 more mistake."), "{text}");
    let (_, _, text) = told((0..20).map(|at| format!("key{at}: a\n")).collect());
    assert!(!text.contains("more"), "{text}");
    // A question that appears again is not wrong twice: only that is reported.
    let (mistakes, looked_up, _) = told("time: 5\n".repeat(3));
    assert_eq!((mistakes, looked_up), (2, 0));
}

#[test]
fn commas_part_only_where_several_may_be_chosen() {
    let model = english();
    let choices = |arguments: &[&str]| {
        let mut answers = Answers::default();
        arguments.iter().for_each(|argument| answers.add_argument(argument));
        answers.resolve(&model).map(|choices| {
            let words = |(question, given): (_, &stappenplan::engine::AnswerValue)| {
                given.words(model.graph.questions.row(question)).join("+")
            };
            choices.iter().map(|(question, given)| words((*question, given))).collect::<Vec<_>>()
        })
    };
    assert_eq!(choices(&["grain=rye, wheat,rye"]).unwrap(), ["wheat+rye"]);
    assert_eq!(choices(&["guests=?", "time= 12 "]).unwrap(), ["12", "unknown"]);
    assert!(choices(&["guests=some,nobody"]).is_err());
}

#[test]
fn the_catalogue_holds_all_facts() {
    let model = english();
    insta::assert_snapshot!("apps", format!("{:#}", read(&batch::apps(&model))));
    insta::assert_snapshot!("app", format!("{:#}", read(&batch::app(&model, "corn_bread"))));
    assert_eq!(batch::app(&model, "cake"), None);
    let model = Content::of_folder(&trees::folder("constructs/offered_false")).model();
    let listed = read(&batch::apps(&model));
    let listed: Vec<&str> =
        listed.as_array().unwrap().iter().map(|app| app["id"].as_str().unwrap()).collect();
    assert!(listed.len() < model.catalogue.apps.len(), "what is not offered is not listed: {listed:?}");
}

#[test]
fn lines_are_walked_again() {
    let model = english();
    let mut out = Vec::new();
    batch::list(&model, MESSAGES, u64::MAX, batch::LineDetail::Ends, &mut out).unwrap();
    let first = String::from_utf8(out).unwrap();
    let again = |text: &str| {
        let mut out = Vec::new();
        let mut lines = text.lines().map(|line| Ok(line.to_owned()));
        let lines = batch::replay_lines(&model, MESSAGES, &mut lines, &mut out).unwrap();
        (String::from_utf8(out).unwrap(), lines.ending)
    };
    assert_eq!(again(&first), (first.clone(), Ending::Fine));
    let changed = [
        r#"{"path":[{"question":"time","answers":["5"]},{"question":"guests","answers":["many"]}]}"#,
        r#"{"path":[{"question":"time","answers":["0"]},{"question":"guests","answers":["some"]}]}"#,
        r#"{"path":[{"question":"time","answers":["5"]}]}"#,
        "no line",
    ];
    let (text, ending) = again(&changed.join("\n"));
    assert_eq!(ending, Ending::NoAdvice);
    let errors: Vec<String> = text
        .lines()
        .map(|line| serde_json::from_str::<Json>(line).unwrap()["error"].as_str().unwrap().to_owned())
        .collect();
    insta::assert_snapshot!("replay_errors", errors.join("\n"));
}

#[test]
fn a_draw_is_the_same_for_the_same_seed() {
    let model = Content::of_folder(&trees::folder("second")).model();
    let drawn = |seed| {
        let mut out = Vec::new();
        batch::draw(&model, MESSAGES, 20, seed, batch::LineDetail::Ends, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    assert_eq!(drawn(1), drawn(1));
    assert_ne!(drawn(1), drawn(2));
    assert_eq!(drawn(1).lines().count(), 20);
    let small = english();
    let mut all = Vec::new();
    batch::list(&small, MESSAGES, u64::MAX, batch::LineDetail::Ends, &mut all).unwrap();
    let all = String::from_utf8(all).unwrap();
    let known: BTreeMap<&str, ()> = all.lines().map(|line| (line, ())).collect();
    let mut out = Vec::new();
    batch::draw(&small, MESSAGES, 50, 3, batch::LineDetail::Ends, &mut out).unwrap();
    assert!(String::from_utf8(out).unwrap().lines().all(|line| known.contains_key(line)));
}
