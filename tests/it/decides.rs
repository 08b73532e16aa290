//! What decides, on one walk through what ships: three honest classes, and counts that agree.

use std::collections::BTreeSet;

use stappenplan::session::{Block, Page, PageId, PendingAnswer, Session};
use stappenplan::text::{Lang, Messages};

use super::trees::{self, Content};

const WALK: &[(&str, &[&str])] = &[
    ("met_wie", &["patienten"]),
    ("soort_client", &["alleen"]),
    ("omgeving", &["office365", "gsuite"]),
    ("inrichting", &["klaar"]),
    ("wanneer", &["snel"]),
    ("bewijs", &["nen"]),
    ("ontvanger", &["geen_account"]),
    ("personen", &["3"]),
    ("zorgverlener", &["uitnodigen", "wachtkamer"]),
    ("kosten", &["gratis"]),
    ("geregeld", &["verwerker"]),
];

fn with_session(see: impl FnOnce(&Session<'_>)) {
    let model = Content::embedded().model();
    let words = |all: &[&str]| all.iter().map(|word| (*word).to_owned()).collect();
    let answers = WALK.iter().map(|(question, given)| ((*question).to_owned(), words(given))).collect();
    let choices = trees::given(&model, &answers);
    let session = Session::resume(&model, Messages::new(Lang::Nl), choices, BTreeSet::new());
    assert!(session.outcome().is_some());
    see(&session);
}

/// The page of what decides: each heading, then the numbers below it and what is said of them.
fn classes(session: &Session<'_>) -> String {
    let Page::Document(page) = session.page(PageId::Mattered, &PendingAnswer::default()) else {
        unreachable!("what decides is text");
    };
    let mut told = vec![page.head.place];
    for block in page.blocks {
        match block {
            Block::Heading(title) => told.push(title),
            Block::Item(words) => {
                told.push(format!("  {}", words.as_str().split(':').next().unwrap()));
            }
            Block::Remark(words) if words.starts_with("Kan anders zijn") => told.push(format!("    {words}")),
            _ => {}
        }
    }
    told.join("\n")
}

#[test]
fn an_answer_that_changes_only_the_order_is_not_said_to_make_no_difference() {
    with_session(|session| insta::assert_snapshot!("what_decides", classes(session)));
}

#[test]
fn the_row_and_the_page_count_alike() {
    with_session(|session| {
        let Page::Document(page) = session.page(PageId::Mattered, &PendingAnswer::default()) else {
            unreachable!("what decides is text");
        };
        let Page::Listing(end) = session.page(PageId::Walk, &PendingAnswer::default()) else {
            unreachable!("an end is a list");
        };
        let row = end
            .rows
            .iter()
            .find(|row| row.action == Some(stappenplan::session::Action::Open(PageId::Mattered)));
        assert_eq!(row.unwrap().right, page.head.place);
        assert!(page.head.place.ends_with("van 11 antwoorden"), "{}", page.head.place);
    });
}
