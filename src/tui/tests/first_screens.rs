//! The first screen of the advice in five organisations, in windows of four sizes: which, why, what it costs, what to arrange,
//! and what of that which is already used. To be read as the person who has to decide.

use std::collections::BTreeMap;

use time::macros::date;

use super::{THEME, area, model, press, text};
use crate::engine::AnswerValue;
use crate::model::Model;
use crate::session::Session;
use crate::text::{Lang, Messages};
use crate::tui::app::TuiApp;

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

fn shipped() -> Model {
    model("", "decision_tree.yaml").on(date!(2026 - 11 - 28).into())
}

/// A walk with these answers.
#[track_caller]
fn session<'m>(model: &'m Model, answers: &str) -> Session<'m> {
    let choices = answers.split_whitespace().map(|answer| {
        let (id, words) = answer.split_once('=').unwrap();
        let words: Vec<String> = words.split(',').map(str::to_owned).collect();
        let question = model.graph.questions.find(|question| question.id == id).unwrap();
        (question, AnswerValue::from_words(model.graph.questions.row(question), &words).unwrap())
    });
    let choices: BTreeMap<_, _> = choices.collect();
    Session::resume(model, Messages::new(Lang::Nl), choices, Default::default())
}

/// What stands there after these keys on the first page.
#[track_caller]
fn seen(model: &Model, answers: &str, size: (u16, u16), keys: &str) -> String {
    let mut session = session(model, answers);
    assert!(session.outcome().is_some(), "{answers}: not all that is asked is answered");
    let mut app = TuiApp::new(&mut session, THEME, area(size));
    for name in keys.split_whitespace() {
        let _ = press(&mut app, name);
    }
    text(&app)
}

#[test]
fn five_organisations_see_the_advice_on_one_screen() {
    let model = shipped();
    for (name, answers) in WALKS {
        for size in SIZES {
            insta::assert_snapshot!(
                format!("first-screen-{name}-{}x{}", size.0, size.1),
                seen(&model, answers, size, "Enter")
            );
        }
    }
}

#[test]
fn the_first_screen_tells_what_to_arrange_and_what_is_in_use() {
    let model = shipped();
    for (name, answers) in WALKS {
        for size in [(80, 24), (120, 40)] {
            let seen = seen(&model, answers, size, "Enter");
            let arranges =
                ["Doe nu eerst", "Regelen in uw organisatie"].iter().any(|told| seen.contains(told));
            assert!(arranges && seen.contains("rijs in 2020"), "{name} {size:?}:\n{seen}");
            let uses = answers.contains("office365") || answers.contains("omgeving=zoom");
            assert_eq!(seen.contains("Wat u al gebruikt"), uses, "{name} {size:?}:\n{seen}");
        }
    }
}

#[test]
fn what_makes_room_is_one_key_away_and_the_end_can_be_reached() {
    let model = shipped();
    let (_, answers) = WALKS[0];
    let keys = "Enter Down Down Down Down Down Down Down Down";
    let below = seen(&model, answers, (80, 24), keys);
    assert!(below.contains("Hoe verder"), "{below}");
    let end = seen(&model, answers, (80, 24), "Enter End");
    assert!(end.contains("voordat u beslist"), "{end}");
    let first = seen(&model, answers, (80, 24), "Enter");
    let more = first.lines().position(|line| line.contains("… en ")).expect("not all rows have room");
    let row = first.lines().position(|line| line.starts_with(" > ")).unwrap();
    // Each row has a line or two, so this many moves end on the row that stands for the others, or below it.
    let down = "Down "
        .repeat(first.lines().skip(row).take(more - row).filter(|line| !line.starts_with("     ")).count());
    let listed = seen(&model, answers, (80, 24), &format!("Enter {down} Enter"));
    assert!(listed.contains("Alle toepassingen"), "{listed}");
}
