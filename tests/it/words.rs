//! The program knows nothing of what its first tree is about: that is data. No source file, comments and texts
//! included, says a word of that world.

use super::architecture::sources;

/// Found anywhere in a word, whatever the case.
const STEMS: &[&str] = &[
    "zorg",
    "patient",
    "patiënt",
    "cliënt",
    "beeldbel",
    "beeldzorg",
    "video",
    "huisarts",
    "ziekenhuis",
    "healthcare",
    "medisch",
    "medical",
    "hospital",
    "clinic",
    "skype",
    "webex",
    "jitsi",
    "kaizala",
    "hangouts",
    "siilo",
    "facetalk",
    "pexip",
    "minddistrict",
    "weseedo",
    "therapie",
    "webcam",
    "24sessions",
    "clickdoc",
    "headease",
    "karify",
    "wellbee",
    "zaurus",
    "beterdichtbij",
    "gezondheid",
    "verpleeg",
    "behandelaar",
    "telemedicine",
    "nen7510",
    "nen 7510",
    "nen-7510",
    "iso27001",
    "iso 27001",
    "privacy_shield",
    "oordeel_",
    "toegang_",
    "max_deelnemers",
    "wachtkamer",
    "regulier_gratis",
    "snel_starten",
    "beller",
    "verwerkersovereenkomst",
];

/// Found as whole words, whatever the case.
const WORDS: &[&str] = &[
    "arts",
    "artsen",
    "epd",
    "health",
    "nurse",
    "doctor",
    "doctors",
    "patients",
    "pgo",
    "quli",
    "whatsapp",
    "facetime",
    "avg",
    "gdpr",
    "igj",
    "lhv",
    "mdo",
    "nen",
    "ggz",
    "office365",
    "g-suite",
    "gsuite",
    "zoommeeting",
];

/// Found as whole words, in this case only: in another they are ordinary words.
const NAMES: &[&str] = &["Teams", "Zoom", "Whereby", "Quli", "Meet"];

/// Names that are also names in code or of the system: found only between quotes that hold nothing else, as an id
/// or a title would stand.
const IDS: &[&str] =
    &["signal", "Signal", "teams", "zoom", "whereby", "categorie", "certificaten", "cboards"];

/// `care` is also a verb and a virtue.
const BEFORE_CARE: &[&str] =
    &["take", "takes", "taken", "taking", "with", "t", "not", "nor", "no", "who", "should"];

fn words(line: &str) -> Vec<&str> {
    line.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()).collect()
}

fn domain_words(line: &str) -> Vec<String> {
    let lower = line.to_lowercase();
    let mut found: Vec<String> =
        STEMS.iter().filter(|stem| lower.contains(**stem)).map(|s| (*s).to_owned()).collect();
    found.extend(words(&lower).into_iter().filter(|word| WORDS.contains(word)).map(str::to_owned));
    found.extend(words(line).into_iter().filter(|word| NAMES.contains(word)).map(str::to_owned));
    found.extend(IDS.iter().filter(|id| line.contains(&format!("\"{id}\""))).map(|s| (*s).to_owned()));
    let all = words(&lower);
    let careless = all.iter().enumerate().any(|(at, word)| {
        let before = at.checked_sub(1).and_then(|before| all.get(before));
        *word == "care" && !before.is_some_and(|before| BEFORE_CARE.contains(before))
    });
    if careless {
        found.push("care".to_owned());
    }
    found
}

#[test]
fn the_program_does_not_know_what_its_tree_is_about() {
    let mut complaints = Vec::new();
    for (path, text) in sources() {
        for (at, line) in text.lines().enumerate() {
            for word in domain_words(line) {
                complaints.push(format!("{path}:{}: `{word}`: {}", at + 1, line.trim()));
            }
        }
    }
    assert!(complaints.is_empty(), "that belongs in the tree or the catalogue:\n{}", complaints.join("\n"));
}

#[test]
fn the_list_finds_what_it_should() {
    for line in [
        "// for Dutch health care",
        "/// A zorgmanager reads this.",
        "let patient_id = 1;",
        "\"Patiënten en cliënten\"",
        "const NEEDS: &str = \"NEN 7510\";",
        "fn video_call()",
        "if app == \"signal\" {",
        "// as Teams does",
        "struct EpdLink;
// epd",
        "// what an arts says",
        "// care comes first",
        "facts.get(\"oordeel_client\")",
        "// the AVG asks it",
    ] {
        assert!(!domain_words(line).is_empty(), "{line}");
    }
    for line in [
        "use signal_hook::iterator::Signals;",
        "// 128+n on signal n",
        "// handle with care",
        "// we take care of it",
        "fn healthy() {}",
        "// the client of a terminal",
        "let average = 1;",
        "// careful",
        "charts",
        "// starts and parts",
        "teams of people",
        "// zoom level",
        "// those who do not care",
    ] {
        assert_eq!(domain_words(line), Vec::<String>::new(), "{line}");
    }
}
