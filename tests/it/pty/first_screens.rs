//! The first screen of the advice in five organisations, in windows of four sizes, as the real program draws it: which, why,
//! what it costs, what to arrange, and what of that which is already used. To be read as the person who has to decide.

use super::{Home, Term};

const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (60, 20), (40, 12)];

/// What the organisations answered, with words and several answers behind each other.
const WALKS: [(&str, &str); 6] = [
    (
        "gp-without-anything",
        "met_wie=patienten soort_client=alleen omgeving=none wanneer=snel bewijs=nen ontvanger=geen_account \
         personen=2 zorgverlener=wachtkamer kosten=betalen geregeld=none",
    ),
    (
        "own-platform",
        "met_wie=patienten soort_client=eigen welk_platform=minddistrict bewijs=unknown ontvanger=none personen=2 \
         kosten=betalen geregeld=none",
    ),
    (
        "with-teams",
        "met_wie=patienten soort_client=alleen omgeving=office365 inrichting=klaar wanneer=tijd bewijs=ander \
         ontvanger=geen_account personen=6 zorgverlener=none kosten=betalen geregeld=verwerker",
    ),
    (
        "zoom-in-use",
        "met_wie=patienten soort_client=alleen omgeving=zoom zoom_gebruik=gratis wanneer=snel bewijs=unknown \
         ontvanger=geen_account,niets_installeren personen=3 zorgverlener=none kosten=gratis geregeld=none",
    ),
    (
        "colleagues-only",
        "met_wie=collegas soort_collega=geen_voorkeur omgeving=office365 inrichting=klaar wanneer=tijd bewijs=ander \
         ontvanger=none personen=12 kosten=betalen geregeld=verwerker",
    ),
    ("first-their-own", "met_wie=patienten soort_client=alleen omgeving=office365 inrichting=eerst"),
];

/// At the end of a saved walk with these answers.
fn at_the_end(home: &Home, answers: &str, (columns, rows): (u16, u16)) -> Term {
    let tree = include_bytes!("../../../decision_tree.yaml");
    let mut saved = format!("# tree: beeldbellen\n# sha256: {}\n", stappenplan::source::digest(tree));
    for answer in answers.split_whitespace() {
        let (question, words) = answer.split_once('=').unwrap();
        saved.push_str(&match words.parse::<u32>() {
            Ok(number) => format!("{question}: {number}\n"),
            Err(_) if words == "unknown" => format!("{question}: unknown\n"),
            Err(_) => format!("{question}: [{}]\n", words.replace(',', ", ")),
        });
    }
    let file = home.path().join("answers.yaml");
    std::fs::write(&file, saved).unwrap();
    let file = file.to_string_lossy().into_owned();
    let mut term = Term::start(home, &["open", &file], columns, rows);
    term.wait_for("> ");
    term.keys("enter");
    term.wait_for("Advies ·");
    term.settle();
    term
}

#[test]
fn five_organisations_see_the_advice_on_one_screen() {
    for (name, answers) in WALKS {
        for size in SIZES {
            let home = Home::new();
            let term = at_the_end(&home, answers, size);
            let seen = term.screen();
            insta::with_settings!({ omit_expression => true }, {
                insta::assert_snapshot!(format!("first-screen-{name}-{}x{}", size.0, size.1), term.picture());
            });
            if size.0 < 80 {
                continue;
            }
            let arranges =
                ["Doe nu eerst", "Regelen in uw organisatie"].iter().any(|told| seen.contains(told));
            assert!(arranges && seen.to_lowercase().contains("prijs in 2020"), "{name} {size:?}:\n{seen}");
            let uses = answers.contains("office365") || answers.contains("omgeving=zoom");
            assert_eq!(seen.contains("Wat u al gebruikt"), uses, "{name} {size:?}:\n{seen}");
        }
    }
}

#[test]
fn what_has_no_room_is_one_key_away_and_the_end_can_be_reached() {
    let home = Home::new();
    let (_, answers) = WALKS[0];
    let mut term = at_the_end(&home, answers, (80, 24));
    assert!(term.screen().contains("   … en 3 meer"), "{}", term.screen());
    term.keys("down down down enter");
    term.wait_for("Alle toepassingen");
    term.keys("backspace end");
    term.wait_for("voordat u beslist");
    term.keys("home r");
    term.wait_for("Sluit een verwerkersovereenkomst");
}

#[test]
fn those_that_are_equal_are_sorted_by_a_key() {
    let home = Home::new();
    let mut term = at_the_end(&home, WALKS[2].1, (120, 40));
    let order = |term: &Term| -> Vec<String> {
        let screen = term.screen();
        let rows = screen.lines().skip_while(|line| !line.contains("Aanbevolen")).skip(1);
        let rows = rows.take_while(|line| !line.contains("Onder voorwaarden"));
        let rows = rows
            .filter(|line| line.starts_with(" > ") || line.starts_with("   ") && !line.starts_with("    "));
        rows.map(|line| line[3..].split("  ").next().unwrap().to_owned()).collect()
    };
    let by_name = order(&term);
    assert_eq!(by_name.len(), 6, "{}", term.screen());
    term.keys("z");
    term.wait_for("Wat gelijk is, staat nu op prijs in 2020");
    term.settle();
    assert_eq!(order(&term)[..2], ["Jitsi", "MDO Beeldbellen"], "{}", term.screen());
    // The highlight stays with its app.
    assert!(term.cursor_row().contains("24sessions"), "{}", term.screen());
    term.keys("z");
    term.wait_for("personen in 2020: van laag naar hoog");
    term.settle();
    assert_eq!(order(&term)[..2], ["24sessions", "Webcamconsult"], "{}", term.screen());
    term.keys("z z z");
    term.wait_for("Wat gelijk is, staat op naam.");
    term.settle();
    assert_eq!(order(&term), by_name);
    term.keys("?");
    term.wait_for("Hulp");
    term.keys("pgdn");
    term.settle();
    // What is left behind on the terminal keeps the order of the advice.
    term.keys("backspace z");
    term.wait_for("Wat gelijk is, staat nu op prijs in 2020");
    term.keys("q enter");
    term.exit_within(super::LIMIT);
    let output = String::from_utf8_lossy(term.output()).into_owned();
    // More than fits on the screen.
    let left = output.rsplit("\x1b[?1049l").next().unwrap();
    let at = |name: &str| left.find(name).unwrap_or_else(|| panic!("{name}:\n{left}"));
    assert!(at("24sessions") < at("Jitsi"), "{left}");
}

fn flat(screen: &str) -> String {
    screen.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_smallest_first_screen_says_which_why_and_what_it_costs() {
    let home = Home::new();
    let term = at_the_end(&home, WALKS[2].1, (40, 12));
    for told in ["6 toepassingen zijn gelijk", "Prijs in 2020: 24sessions", "Jitsi (gratis)"] {
        assert!(term.screen().contains(told), "{told}:\n{}", term.screen());
    }
    assert!(!flat(&term.screen()).contains("verschilt: prijs"), "{}", term.screen());
    for (name, answers) in WALKS {
        let home = Home::new();
        let term = at_the_end(&home, answers, (40, 12));
        let screen = term.screen();
        let costs = screen.split_once("Prijs in 2020:").map(|(_, told)| told.lines().count());
        // What it is stands on the same line or on the next one, above the rule.
        assert!(costs.is_some_and(|lines| lines > 3), "{name}:\n{screen}");
    }
}
