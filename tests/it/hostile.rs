//! Input that is broken, hostile or absurdly large: one finding, in its place, and soon.

use std::time::{Duration, Instant};

use proptest::prelude::{Just, Strategy, any, prop_oneof, proptest};
use serde_json::Value;
use stappenplan::findings::{CheckReport, SarifLog, Style, human, short};
use stappenplan::lint::load;
use stappenplan::source::Sources;
use stappenplan::text::{Lang, is_unsafe, json_document};

/// Far more than it takes, also on a busy machine without optimisation.
const SOON: Duration = Duration::from_secs(20);

/// Loads one file as a tree and as an app; the findings, one a line.
#[track_caller]
fn findings(bytes: &[u8]) -> String {
    let mut sources = Sources::new();
    let tree = sources.add_bytes("t", bytes.to_vec());
    let started = Instant::now();
    let loaded = load(&sources, tree, &[], Lang::En);
    let lines = short(&loaded.findings, &sources);
    assert!(loaded.model.is_none());
    assert!(started.elapsed() < SOON, "took {:?}", started.elapsed());
    lines
}

fn one(bytes: impl AsRef<[u8]>, place: &str, code: &str) {
    let lines = findings(bytes.as_ref());
    let begin = format!("t:{place}: error[{code}]: ");
    let shown: String = String::from_utf8_lossy(bytes.as_ref()).chars().take(40).collect();
    assert!(
        lines.starts_with(&begin) && lines.lines().count() == 1,
        "{shown:?}: expected {begin}, found {lines:.500}"
    );
}

#[test]
fn what_is_no_yaml_is_one_finding_in_its_place() {
    for (text, place, code) in [
        ("", "1:1", "not-yaml"),
        (" \n\n", "1:1", "not-yaml"),
        ("# één\n# twee\n", "1:1", "not-yaml"),
        ("---\n", "1:1", "not-yaml"),
        ("---\n# één\n", "1:1", "not-yaml"),
        ("é: 1\n---\nb: 2\n", "2:1", "not-yaml"),
        ("a: 1\n\tb: 2\n", "2:1", "not-yaml"),
        ("\ta: 1\n", "1:2", "not-yaml"),
        ("a:\n\tb: 2\n", "2:2", "not-yaml"),
        ("a:\n\u{a0}\u{a0}b: c\n", "2:1", "not-yaml"),
        ("é: &é [*é]\n", "1:7", "not-yaml"),
        ("é: *nergens\n", "1:4", "not-yaml"),
        ("é: !!python/object x\n", "1:4", "not-yaml"),
        ("é: !include /etc/passwd\n", "1:4", "not-yaml"),
        ("!x\na: 1\n", "1:1", "not-yaml"),
        ("<<: { a: 1 }\n", "1:1", "not-yaml"),
        ("? [é]\n: b\n", "1:3", "not-yaml"),
        ("%YAML 1.1\n---\na: 1\n", "1:1", "not-yaml"),
        ("é: é: 1\n", "1:5", "not-yaml"),
        ("é: [é\n", "1:4", "not-yaml"),
        ("é: \u{1b}]52;c;x\u{7}\n", "1:4", "not-yaml"),
        ("é: \"\\q\"\n", "1:4", "not-yaml"),
        ("hallo\n", "1:1", "wrong-kind"),
        ("null\n", "1:1", "wrong-kind"),
        ("[é]\n", "1:2", "wrong-kind"),
        (".nan\n", "1:1", "wrong-kind"),
    ] {
        one(text, place, code);
    }
}

#[test]
fn what_is_no_text_is_one_finding_in_its_place() {
    one(b"a: \xc3\xa9\xff\xfe", "1:5", "not-text");
    one(b"\xff\xfea\0:\0 \0b\0", "1:1", "not-text");
    one(b"a\0:\0 \0b\0", "1:1", "not-text");
    one(vec![0xff; 1 << 20], "1:1", "not-text");
}

#[test]
fn what_is_too_much_is_refused_soon() {
    let bomb: String =
        (0..9).map(|at| format!("k{at}: &k{at} [{}]\n", format!("*k{}, ", at - 1).repeat(9))).collect();
    one(bomb, "1:9", "not-yaml");
    one(format!("a: {}{}", "[".repeat(200_000), "]".repeat(200_000)), "1:36", "too-large");
    one("[".repeat(400_000), "1:33", "too-large");
    one("{a: ".repeat(100_000), "1:129", "too-large");
    one("- ".repeat(100_000), "1:65", "too-large");
    one(": ".repeat(50_000), "1:65", "too-large");
    let steps: String = (0..2_000).map(|at| format!("{}a:\n", " ".repeat(at))).collect();
    one(steps, "33:33", "too-large");
    one(format!("a: {}", "x".repeat(5 << 20)), "1:1", "too-large");
    one(format!("a:\n{}", "  - 1\n".repeat(300_000)), "249999:5", "too-large");
    let keys: String = (0..130_000).map(|at| format!("k{at}: 1\n")).collect();
    one(keys, "125000:10", "too-large");
    one("? ".repeat(50_000), "1:3", "not-yaml");
    one("'".repeat(100_001), "1:1", "not-yaml");
}

#[test]
fn a_tree_full_of_mistakes_is_read_soon() {
    // Every name is wrong, near to one of many, and every line has a finding of its own.
    let questions: String =
        (0..5_000).map(|at| format!("  vraag_{at}: {{ aks: x, go: vrag_{at} }}\n")).collect();
    let lines = findings(format!("format: 1\nquestions:\n{questions}").as_bytes());
    assert!(lines.lines().count() > 10_000, "{}", lines.lines().count());
    // A long line with thousands of findings.
    let answers: String = (0..3_000).map(|at| format!("a{at}: {{ tekst: x }}, ")).collect();
    let text = format!("format: 1\nquestions: {{ een: {{ ask: x, one: {{ {answers} }} }} }}\n");
    let mut sources = Sources::new();
    let tree = sources.add("t", text);
    let started = Instant::now();
    let loaded = load(&sources, tree, &[], Lang::Nl);
    let style = Style { lang: Lang::Nl, color: true, width: 80 };
    assert!(human(&loaded.findings, &sources, style).len() > 100_000);
    assert!(started.elapsed() < SOON, "took {:?}", started.elapsed());
}

const GOOD: &str = include_str!("oracle/fietswijzer.yaml");

/// A good tree with a few pieces cut, doubled or replaced.
fn damaged() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just(String::new()),
        Just("[".to_owned()),
        Just("{ is: { soort: answer } }".to_owned()),
        Just("\n".to_owned()),
        Just(": ".to_owned()),
        Just("answer".to_owned()),
        Just("\u{1b}[31m\u{202e}é".to_owned()),
        any::<String>(),
    ];
    proptest::collection::vec((0..GOOD.len(), 0..40_usize, piece), 1..4).prop_map(|cuts| {
        let mut letters: Vec<char> = GOOD.chars().collect();
        for (at, count, piece) in cuts {
            let from = at.min(letters.len());
            let to = (from + count).min(letters.len());
            letters.splice(from..to, piece.chars());
        }
        letters.into_iter().collect()
    })
}

/// What a program reads in a document, in which nothing is raw.
fn parsed(document: &str) -> Value {
    assert!(!is_unsafe(document), "something raw is in the output for programs: {document:?}");
    serde_json::from_str(document).unwrap()
}

/// Loads a text as tree and as catalogue and shows what was found in every way.
#[track_caller]
fn survives(text: &str) {
    let mut sources = Sources::new();
    let tree = sources.add("t\u{1b}.yaml", text);
    let app = sources.add("app.yaml", text);
    for (apps, lang) in [(vec![app], Lang::Nl), (vec![], Lang::En)] {
        let loaded = load(&sources, tree, &apps, lang);
        let worst = loaded.findings.iter().any(|finding| finding.severity.word() == "error");
        assert_eq!(loaded.model.is_none(), worst);
        let style = Style { lang, color: false, width: 80 };
        let drawn = human(&loaded.findings, &sources, style) + &short(&loaded.findings, &sources);
        let control = drawn.chars().find(|letter| is_unsafe(letter.encode_utf8(&mut [0; 4])));
        assert_eq!(control, None, "something reaches the screen that may not");
        let report = CheckReport::new(&loaded.findings, &sources, None);
        let log = SarifLog::new(&loaded.findings, &sources, lang);
        let (report, log) = (parsed(&json_document(&report)), parsed(&json_document(&log)));
        for (at, finding) in loaded.findings.iter().enumerate() {
            assert_eq!(report["findings"][at]["file"], sources.name(finding.place.file));
            assert_eq!(report["findings"][at]["message"], finding.message);
            let text = log["runs"][0]["results"][at]["message"]["text"].as_str().unwrap();
            assert!(text.starts_with(&finding.message), "{text}");
        }
    }
}

proptest! {
    #[test]
    fn no_damage_brings_it_down(text in damaged()) {
        survives(&text);
    }

    #[test]
    fn no_text_brings_it_down(text in any::<String>()) {
        survives(&text);
        survives(&format!("format: 1\nquestions:\n  {text}: {{}}\n"));
    }
}
