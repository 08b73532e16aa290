//! Line mode offers a command, in the help and in the prompt, exactly where it does something.

use std::collections::BTreeSet;

use fastrand::Rng;
use stappenplan::session::{Page, PageId, PendingAnswer, Session};
use stappenplan::text::{Lang, Messages};

use super::common::sample_size;
use super::prompts::talk_over;
use super::trees::{self, Content};

/// What a person may type on the way.
const LINES: &[&str] = &[
    "1",
    "1",
    "1",
    "1",
    "1",
    "2",
    "2",
    "3",
    "1,2",
    "",
    "6",
    "12",
    "terug",
    "overzicht",
    "lijst",
    "wissen",
    "herstellen",
    "waarom",
    "plan",
    "zoek e",
    "hulp",
    "leveranciers",
    "opnieuw",
    "wissen 1",
    "lijst",
];

/// What is said in answer to the last of some lines.
fn reply(content: &Content, typed: &[String], last: &str) -> String {
    let said = talk_over(content, &[typed.to_vec(), vec![format!("{last}\n")]].concat());
    let mut parts = said.rsplit("stop):");
    parts.next();
    parts.next().unwrap().trim().to_owned()
}

/// Whether that only says that, or why, nothing was done.
fn refuses(said: &str) -> bool {
    let messages = Messages::new(Lang::Nl);
    let refusals = [
        messages.plain_at_start(),
        messages.at_first(),
        messages.nothing_dropped(),
        messages.nothing_to_undo(),
        messages.nothing_to_withdraw(),
        messages.plain_clear_which(),
        messages.plain_nothing_to_save(),
        messages.search_what(),
        messages.compare_needs_two(),
        messages.plain_no_more(),
        "Typ ",
        "Er zijn ",
        "“",
    ];
    // A page that is left by it may come with its title.
    let words = [
        messages.no_tasks(),
        messages.tasks_at_the_end(),
        messages.plain_why_which(),
        "kan hier niet",
        "U bent nog niet bij vraag",
    ];
    said.is_empty()
        || refusals.iter().any(|refusal| said.starts_with(refusal))
        || words.iter().any(|it| said.contains(it))
}

/// The commands that the help names, as they are typed.
fn offered(content: &Content, typed: &[String]) -> Vec<String> {
    let said = talk_over(content, &[typed.to_vec(), vec!["hulp\n".to_owned()]].concat());
    // What can be typed is one part of the help: the last one that ends with how to stop.
    let is_told = |block: &&str| block.lines().any(|line| line == "- stop: stoppen");
    let block = said.rsplit("\n\n").find(is_told).unwrap_or_default().to_owned();
    let lines = block.lines().filter_map(|line| line.strip_prefix("- ")?.split_once(": "));
    lines.map(|(typed, _)| typed.to_owned()).collect()
}

/// The names of two things, to put behind a command.
fn names(content: &Content) -> Vec<String> {
    let model = content.model();
    let session = Session::new(&model, Messages::new(Lang::Nl));
    match session.page(PageId::Apps, &PendingAnswer::default()) {
        Page::Listing(apps) => {
            let all: Vec<String> = apps.rows.into_iter().map(|row| row.label).collect();
            // What two are called says of neither which is meant.
            let is_one = |name: &&String| all.iter().filter(|other| other == name).count() == 1;
            all.iter().filter(is_one).take(2).cloned().collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn help_and_prompt_name_what_does_something_and_help_names_all_of_it() {
    let (mut named, mut left_out, mut forms) = (0, 0, BTreeSet::new());
    let written = [Content::embedded(), Content::of_folder(&trees::folder("second"))];
    let generated = trees::generated(5000..8000).take(sample_size(12, 300));
    for (at, content) in written.into_iter().chain(generated).enumerate() {
        let names = names(&content);
        for seed in 0..4_u64 {
            let mut rng = Rng::with_seed(seed * 1000 + at as u64);
            let mut typed: Vec<String> = Vec::new();
            for _ in 0..if seed == 0 { 1 } else { 7 } {
                let told = |last: &str, said: &str| format!("{}: {typed:?} {last:?}: {said}", content.name);
                let below = [typed.clone(), vec!["hulp\n".to_owned()]].concat();
                let offers = offered(&content, &typed);
                assert!(
                    offers.iter().any(|offer| offer == "stop"),
                    "{}",
                    told("hulp", &format!("{offers:?}"))
                );
                let is_nameless = |offer: &str| {
                    (offer.contains("NAAM") && names.len() < 2)
                        || (offer.contains("WOORD") && names.is_empty())
                };
                for offer in offers.iter().filter(|offer| *offer != "stop" && !is_nameless(offer)) {
                    let mut line = offer.replace("Enter", "");
                    for name in names.iter().chain(&names) {
                        line = line.replacen("NAAM", name, 1);
                    }
                    line = line.replace("WOORD", names.first().map_or("", String::as_str));
                    let said = reply(&content, &below, &line);
                    assert!(!refuses(&said), "{}", told(&line, &said));
                    named += 1;
                    forms.insert(offer.clone());
                }
                // In a form all other words are text.
                let is_form = !offers.iter().any(|offer| offer == "opnieuw");
                for word in ["herstellen", "wissen", "opslaan", "waarom", "plan"] {
                    if !is_form && !offers.iter().any(|offer| offer == word) {
                        let said = reply(&content, &below, word);
                        // On the plan itself it only tells that again.
                        assert!(
                            refuses(&said) || (word == "plan" && said.contains("klaar")),
                            "{}",
                            told(word, &said)
                        );
                        left_out += 1;
                    }
                }
                let said = talk_over(&content, &typed);
                let prompt = said.trim_end().rsplit('\n').next().unwrap_or_default();
                for word in ["terug", "overzicht", "waarom"].into_iter().filter(|word| prompt.contains(*word))
                {
                    let said = reply(&content, &typed, word);
                    assert!(!refuses(&said), "{}", told(word, &said));
                }
                typed.push(format!("{}\n", LINES[rng.usize(..LINES.len())]));
            }
        }
    }
    assert!(named > 500 && left_out > 100, "{named} named, {left_out} left out");
    for form in [
        "Enter",
        "weet ik niet",
        "waarom 1",
        "waarom NAAM",
        "vergelijk 1,2",
        "wissen 1",
        "hulp 1",
        "zoek WOORD",
    ] {
        assert!(forms.contains(form), "{form}: {forms:?}");
    }
}
