//! Every message in every language, to be read by a person; and what holds for all of them.

use super::{
    Messages, advice, answers, app, batch, check, cli, explain, files, frame, graph, help, overview, page,
    plain, plan, question, reach, start, suppliers, why,
};
use crate::text::Lang;

type Samples = fn(Messages) -> Vec<(&'static str, String)>;

/// The screens. A file that is missing here is a warning: its `samples` would not be used.
const SCREENS: &[(&str, Samples)] = &[
    ("frame", frame::samples),
    ("start", start::samples),
    ("question", question::samples),
    ("advice", advice::samples),
    ("suppliers", suppliers::samples),
    ("why", why::samples),
    ("overview", overview::samples),
    ("page", page::samples),
    ("app", app::samples),
    ("plan", plan::samples),
    ("help", help::samples),
    ("plain", plain::samples),
    ("batch", batch::samples),
    ("reach", reach::samples),
    ("files", files::samples),
    ("answers", answers::samples),
    ("cli", cli::samples),
    ("graph", graph::samples),
    ("explain", explain::samples),
    ("check", check::samples),
];

fn all(lang: Lang) -> Vec<(&'static str, String)> {
    SCREENS.iter().flat_map(|(_, samples)| samples(Messages::new(lang))).collect()
}

#[test]
fn every_message_is_reviewed() {
    for lang in Lang::ALL {
        let mut told = String::new();
        for (screen, samples) in SCREENS {
            told.push_str(&format!("## {screen}\n"));
            for (name, words) in samples(Messages::new(lang)) {
                told.push_str(&format!("{name}: {words}\n"));
            }
        }
        insta::assert_snapshot!(format!("messages_{}", lang.code()), told);
    }
}

#[test]
fn messages_are_short_and_clean() {
    for lang in Lang::ALL {
        for (name, words) in all(lang) {
            assert!(!words.is_empty(), "{name}");
            assert!(!words.chars().any(char::is_control), "{name}: {words:?}");
            assert_eq!(words.trim(), words, "{name}");
            assert!(!words.contains("  ") && !words.contains(" ."), "{name}: {words:?}");
            for sentence in words.split(['.', '!', '?', ':', ';']) {
                let count = sentence.split_whitespace().count();
                assert!(count <= 20, "{name} has a sentence of {count} words: {sentence}");
            }
        }
    }
}

#[test]
fn messages_know_no_domain_and_no_gender() {
    for lang in Lang::ALL {
        for (name, words) in all(lang) {
            let lower = words.to_lowercase();
            // What the apps are called is the tree's; all other words of its world a test over the sources finds.
            assert!(!lower.contains("toepassing"), "{name}: {words}");
            // The samples call one of the things "app": a word before it that has a gender is a mistake.
            let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
            for pair in words.windows(2) {
                let gendered =
                    "de het deze dit die dat elke elk iedere ieder welke welk enkele enkel andere ander a an";
                assert!(
                    pair[1] != "app" || !gendered.split(' ').any(|word| word == pair[0]),
                    "{name}: {pair:?}"
                );
            }
        }
    }
}
