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
