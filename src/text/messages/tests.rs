//! Every message in every language, to be read by a person; and what holds for all of them.

use std::collections::BTreeMap;

use super::{
    Messages, advice, age, answers, app, batch, changes, check_figures, check_summary, cli, config, dead_end,
    decision, document, dossiers, example, explain, files, findings, first_choice, form, frame, graph, help,
    letter_files, overview, page, plain, plan, question, reach, replayed, replies, report, report_page,
    review, sheet, start, suppliers, two_dossiers, why, would_change,
};
use crate::order;
use crate::text::Lang;

/// Every message of one file with its samples: (name, words).
pub(super) type Samples = fn(Messages) -> Vec<(&'static str, String)>;

/// The screens. A file that is missing here is a warning: its `samples` would not be used.
const SCREENS: &[(&str, Samples)] = &[
    ("frame", frame::samples),
    ("start", start::samples),
    ("question", question::samples),
    ("advice", advice::samples),
    ("age", age::samples),
    ("dead end", dead_end::samples),
    ("decision", decision::samples),
    ("first choice", first_choice::samples),
    ("suppliers", suppliers::samples),
    ("changes", changes::samples),
    ("review", review::samples),
    ("two dossiers", two_dossiers::samples),
    ("would change", would_change::samples),
    ("why", why::samples),
    ("overview", overview::samples),
    ("page", page::samples),
    ("app", app::samples),
    ("plan", plan::samples),
    ("help", help::samples),
    ("plain", plain::samples),
    ("batch", batch::samples),
    ("reach", reach::samples),
    ("replayed", replayed::samples),
    ("replies", replies::samples),
    ("report", report::samples),
    ("report page", report_page::samples),
    ("letter files", letter_files::samples),
    ("files", files::samples),
    ("form", form::samples),
    ("answers", answers::samples),
    ("cli", cli::samples),
    ("config", config::samples),
    ("document", document::samples),
    ("dossiers", dossiers::samples),
    ("graph", graph::samples),
    ("example", example::samples),
    ("explain", explain::samples),
    ("check", check_summary::samples),
    ("sheet", sheet::samples),
    ("check figures", check_figures::samples),
];

fn all(lang: Lang) -> Vec<(&'static str, String)> {
    SCREENS.iter().flat_map(|(_, samples)| samples(Messages::new(lang))).collect()
}

/// What findings say, with one word for each of the author's own.
fn of_findings(lang: Lang) -> Vec<(&'static str, String)> {
    let messages = Messages::new(lang);
    findings::SAMPLES.iter().flat_map(|samples| samples(messages)).collect()
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
        let told: String =
            of_findings(lang).iter().map(|(name, words)| format!("{name}: {words}\n")).collect();
        insta::assert_snapshot!(format!("findings_{}", lang.code()), told);
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
        }
    }
}

/// The most words that a sentence may have, so that it can be read aloud in one breath.
const MOST_WORDS: usize = 20;

/// The sentences that are too long. What an argument brings counts too, so that nothing can hide behind it; only a
/// sign of the end with a space behind it ends a sentence, so that colons and semicolons make none shorter.
fn long_sentences(words: &str) -> Vec<String> {
    let ended = [". ", "! ", "? "]
        .iter()
        .fold(words.to_owned(), |told, end| told.replace(end, &format!("{}\n", end.trim_end())));
    let long = ended.lines().filter(|sentence| sentence.split_whitespace().count() > MOST_WORDS);
    long.map(str::to_owned).collect()
}

#[test]
fn no_sentence_is_longer_than_twenty_words() {
    let words = |count: usize| vec!["brood"; count].join(" ");
    assert!(long_sentences(&format!("{}. {}.", words(20), words(20))).is_empty());
    assert_eq!(long_sentences(&format!("Ja? {}: 14.05 uur.", words(19))).len(), 1);
    for lang in Lang::ALL {
        for (name, words) in all(lang).into_iter().chain(of_findings(lang)) {
            assert!(long_sentences(&words).is_empty(), "{name}: {words}");
        }
    }
}

/// Abbreviations that people cut short with one full stop.
const CUT_SHORT: &[&str] = &[
    "bijv.", "enz.", "etc.", "evt.", "excl.", "incl.", "nr.", "resp.", "vgl.", "zgn.", "approx.", "vs.",
    "no.",
];

/// The abbreviations in a text: two capitals in one word, or letters with full stops between them.
fn abbreviations(words: &str) -> Vec<&str> {
    let between = |c: char| c.is_whitespace() || "“”\"`'()[],:;=…/".contains(c);
    let short = |word: &&str| {
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        let parts: Vec<&str> = word.split('.').filter(|part| !part.is_empty()).collect();
        let dotted = word.ends_with('.')
            && parts.len() > 1
            && parts.iter().all(|part| part.chars().count() <= 2 && part.chars().all(char::is_alphabetic));
        capitals > 1 || dotted
    };
    let told = words.split(between).filter(|word| short(word));
    let told = told.map(|word| word.trim_end_matches(['.', '!', '?']));
    // Such a word is cut short only where the sentence goes on.
    let pieces: Vec<&str> = words.split(between).filter(|word| !word.is_empty()).collect();
    let cut = pieces
        .windows(2)
        .map(|pair| pair[0])
        .filter(|word| CUT_SHORT.contains(&word.to_lowercase().as_str()));
    told.chain(cut).collect()
}

/// Words in capitals that are clear where they appear: the screen, the word, why.
const EXPLAINED: &[(&str, &str, &str)] = &[
    ("frame", "PageUp", "so it is printed on the key"),
    ("frame", "PageDown", "so it is printed on the key"),
    ("frame", "Ctrl-Z", "the two keys that were just pressed"),
    ("frame", "Ctrl-C", "two keys, each as it is printed"),
    ("plain", "NAAM", "stands for a name that is typed"),
    ("plain", "NAME", "stands for a name that is typed"),
    ("plain", "WOORD", "stands for a word that is typed"),
    ("plain", "WORD", "stands for a word that is typed"),
    ("first choice", "KENMERK", "stands for a column that is typed"),
    ("first choice", "COLUMN", "stands for a column that is typed"),
    ("question", "ISO", "an example of what a tree says"),
    ("advice", "ISO", "an example of what a tree says"),
    ("plain", "ISO", "an example of what a tree says"),
    ("sheet", "ID", "the head of a column, as it stands there"),
    ("sheet", "CSV", "a format, for who saves a sheet"),
    ("sheet", "XLSX", "a format, for who saves a sheet"),
    ("sheet", "UTF-8", "as spreadsheets call it where a sheet is saved"),
    ("batch", "BESTAND", "what to fill in, for who types commands"),
    ("batch", "FILE", "what to fill in, for who types commands"),
    ("batch", "VRAAG", "what to fill in, for who types commands"),
    ("batch", "ANTWOORD", "what to fill in, for who types commands"),
    ("batch", "QUESTION", "what to fill in, for who types commands"),
    ("batch", "ANSWER", "what to fill in, for who types commands"),
    ("report page", "OpenDocument", "the name of a kind of file, with its ending"),
    ("report page", "LibreOffice", "the name of a program, for who has it"),
    ("report page", "PDF", "a kind of file that everybody knows"),
    ("report page", "ICT", "who such files are for"),
    ("report page", "IT", "who such files are for"),
    ("explain", "CODE", "what to fill in, for who types commands"),
    ("form", "Ctrl-S", "a key, which the last line of the screen names too"),
    ("cli", "HOME", "the name of a variable, for who set up the computer"),
    ("cli", "YAML", "for who compiles what authors write in it"),
    ("config", "TOML", "what such a file is written in, for who writes one"),
    ("config", "UTF-8", "for who writes such a file, and chooses it in an editor"),
    ("files", "MiB", "a unit, for who makes files"),
    ("findings", "MiB", "a unit, for who makes files"),
    ("findings", "YAML", "for authors, who write it"),
    ("findings", "UTF-8", "for authors, who choose it in their editor"),
    ("findings", "UTF-8-tekst", "for authors, who choose it in their editor"),
    ("findings", "UTF-16", "for authors, who choose it in their editor"),
];

#[test]
fn no_message_has_an_abbreviation_that_nobody_explains() {
    let planted = "Vraag de FG, o.a. via ICT; bijv. vandaag (14.05 uur, SOC 2) e.g. i.e. d.w.z. nu, enz.";
    assert_eq!(abbreviations(planted), ["FG", "o.a", "ICT", "SOC", "e.g", "i.e", "d.w.z", "bijv."]);
    assert!(abbreviations("Kies er 2. Het is nu 14.05 uur. Zie advies.yaml. Nee, a.").is_empty());
    let mut unused: Vec<_> = EXPLAINED.iter().map(|(screen, word, _)| (*screen, *word)).collect();
    for lang in Lang::ALL {
        let screens = SCREENS.iter().map(|(screen, samples)| (*screen, samples(Messages::new(lang))));
        for (screen, samples) in screens.chain([("findings", of_findings(lang))]) {
            for (name, words) in samples {
                for word in abbreviations(&words) {
                    let explained = EXPLAINED.iter().any(|(at, known, _)| (*at, *known) == (screen, word));
                    assert!(explained, "{screen}, {name}: {word} in “{words}”");
                    unused.retain(|(at, known)| (*at, *known) != (screen, word));
                }
            }
        }
    }
    assert_eq!(unused, [], "nothing says this any more");
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

/// Messages that say the same in every language and stay apart, each with the reason: with other words, in another
/// language, they would part.
const SAID_ALIKE: &[(&str, &str, &str)] = &[
    ("do_done", "step_done", "what a key does, in the infinitive; and how a step of a plan is"),
    ("count_none", "empty_set", "how many are left; and a list of values with nothing in it"),
    ("do_help", "finding_help", "what a key does; and the word before a hint of a finding"),
    ("do_report", "report_file_name", "where a key leads; and how the name of a file begins"),
    ("nothing", "plain_nothing", "a value that is not there in a file; and a choice without answers"),
];

/// Pairs of messages of which every sample is the same in every language.
fn said_alike(messages: &[(&'static str, Vec<String>)]) -> Vec<(&'static str, &'static str)> {
    let mut by_words: BTreeMap<&[String], Vec<&'static str>> = BTreeMap::new();
    for (name, words) in messages {
        by_words.entry(words).or_default().push(name);
    }
    let alike = by_words.into_values();
    let mut pairs: Vec<_> = alike
        .flat_map(|names| names.windows(2).map(|two| (two[0], two[1])).collect::<Vec<_>>())
        .map(|(one, other)| (one.min(other), one.max(other)))
        .collect();
    order::sort(&mut pairs);
    pairs
}

#[test]
fn nothing_is_said_by_two_messages() {
    let mut messages: Vec<(&'static str, Vec<String>)> = Vec::new();
    for lang in Lang::ALL {
        for (name, words) in all(lang).into_iter().chain(of_findings(lang)) {
            match messages.iter_mut().find(|(known, _)| *known == name) {
                Some((_, known)) => known.push(words),
                None => messages.push((name, vec![words])),
            }
        }
    }
    let mut known: Vec<_> = SAID_ALIKE.iter().map(|(one, other, _)| (*one, *other)).collect();
    order::sort(&mut known);
    assert_eq!(said_alike(&messages), known, "make one message of two, or say in `SAID_ALIKE` why not");
}

#[test]
fn two_messages_that_say_the_same_are_seen() {
    let said = |name, words: [&str; 2]| (name, words.map(str::to_owned).to_vec());
    let messages = [
        said("stop", ["stoppen", "quit"]),
        said("end", ["stoppen", "end"]),
        said("quit", ["stoppen", "quit"]),
    ];
    assert_eq!(said_alike(&messages), [("quit", "stop")]);
}
