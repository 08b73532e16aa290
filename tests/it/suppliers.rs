//! The letters to suppliers ask what `walk` says has to be asked, of every app that is left unproven.

use serde_json::Value as Json;
use stappenplan::engine::{addressees, inquiries};
use stappenplan::model::{AppIx, Model, Shows};
use stappenplan::record::Answers;
use stappenplan::report::{Verbosity, advice, document_lines};
use stappenplan::session::{Action, Block, Document, Page, PageId, PendingAnswer, Session};
use stappenplan::text::{Lang, Messages, upper_first};

use super::trees::{self, Content};
use super::walked;

const MESSAGES: Messages = Messages::new(Lang::Nl);

/// The apps that a walk leaves unproven and of which a supplier can tell more, each with the ids of the facts to ask, in the
/// order of the advice.
fn unproven(walk: &Json) -> Vec<(String, Vec<String>)> {
    let text = |json: &Json| json.as_str().unwrap().to_owned();
    let apps = walk["apps"].as_array().unwrap().iter();
    let unproven = apps.filter(|app| app["standing"] == "unproven");
    unproven
        .map(|app| (text(&app["id"]), app["ask"].as_array().unwrap().iter().map(text).collect()))
        .filter(|(_, facts): &(String, Vec<String>)| !facts.is_empty())
        .collect()
}

/// What ships, as it would be without words of its own for letters.
fn unworded() -> Model {
    let mut model = Content::embedded().model();
    model.graph.ask_all.clear();
    for fact in model.graph.facts.rows_mut() {
        fact.ask = None;
    }
    model
}

fn letters(session: &Session<'_>) -> Document {
    let Page::Document(page) = session.page(PageId::Suppliers, &PendingAnswer::default()) else {
        unreachable!()
    };
    page
}

/// The questions of the letters, in order: those of one supplier are together, where its first app is.
fn expected(model: &Model, unproven: &[(String, Vec<String>)]) -> Vec<String> {
    let app = |id: &str| model.catalogue.apps.row(model.catalogue.find(id).unwrap());
    let mut told: Vec<&str> = Vec::new();
    let mut questions = Vec::new();
    for (id, _) in unproven {
        let supplier = app(id).supplier.as_ref();
        for (other, facts) in unproven {
            let same = other == id || (supplier.is_some() && app(other).supplier.as_ref() == supplier);
            if !same || told.contains(&other.as_str()) {
                continue;
            }
            told.push(other);
            for fact in facts {
                let fact = model.graph.facts.find(|row| row.id == *fact).unwrap();
                let label = upper_first(&model.graph.facts.row(fact).label.one_line());
                questions.push(MESSAGES.letter_question(&label, &app(other).name.one_line()));
            }
        }
    }
    questions
}

/// Compares letters and `walk` for the walk of a session; how many questions there were.
#[track_caller]
fn compare(session: &Session<'_>) -> usize {
    let model = session.model();
    let walk = walked::walk(model, session.choices());
    let unproven = unproven(&walk);
    for (id, facts) in &unproven {
        let asked = inquiries(session.state(), model.catalogue.find(id).unwrap());
        let ids: Vec<&String> = asked.iter().map(|ask| &model.graph.facts.row(ask.fact).id).collect();
        assert_eq!(ids, facts.iter().collect::<Vec<_>>(), "{id}");
        assert!(asked.iter().all(|ask| !ask.because.is_empty()));
    }
    let named = addressees(model, session.state(), &[]);
    let mut apps: Vec<AppIx> = named.iter().flat_map(|one| &one.apps).map(|(app, _)| *app).collect();
    apps.sort_unstable();
    let mut all: Vec<AppIx> = unproven.iter().map(|(id, _)| model.catalogue.find(id).unwrap()).collect();
    all.sort_unstable();
    assert_eq!(apps, all, "each app is asked about once");
    let page = letters(session);
    let shows = |outcome| model.graph.outcomes.row(outcome).shows == Shows::Remaining;
    if !session.outcome().is_none_or(shows) {
        // Where no apps are shown none is considered.
        assert!(session.letters().letters.is_empty() && !session.has_page(PageId::Suppliers));
        return 0;
    }
    let numbered = page.blocks.iter().filter_map(|block| match block {
        Block::Numbered(_, text) => Some(text.one_line()),
        _ => None,
    });
    let questions: Vec<String> = numbered.collect();
    assert_eq!(questions, expected(model, &unproven));
    let headings = page.blocks.iter().filter(|block| matches!(block, Block::Heading(_))).count();
    assert_eq!(headings, named.len(), "a letter each");
    assert_eq!(session.has_page(PageId::Suppliers), !unproven.is_empty());
    questions.len()
}

#[test]
fn the_letters_ask_what_the_kept_walks_ask() {
    let model = unworded();
    let mut asked = 0;
    for line in trees::read(&trees::folder("walks.jsonl")).lines().step_by(5) {
        let walk: Json = serde_json::from_str(line).unwrap();
        let answers = walk["path"].as_array().unwrap().iter().map(|step| {
            let words = step["answers"].as_array().unwrap().iter();
            let words = words.map(|word| word.as_str().unwrap().to_owned()).collect();
            (step["question"].as_str().unwrap().to_owned(), words)
        });
        let choices = trees::given(&model, &answers.collect());
        let session = Session::resume(&model, MESSAGES, choices, Default::default());
        asked += compare(&session);
    }
    assert!(asked > 500, "{asked}");
}

#[test]
fn the_letters_ask_what_walks_of_trees_made_by_chance_ask() {
    let (mut asked, mut shared) = (0, 0);
    for content in trees::generated(0..1_200) {
        let mut model = content.model();
        // Of every three apps two have the same supplier, and of one it is not known.
        for (at, app) in std::sync::Arc::make_mut(&mut model.catalogue.apps).rows_mut().iter_mut().enumerate()
        {
            app.supplier = (at % 3 < 2).then(|| "Makers & Co".into());
        }
        for walk in stappenplan::analysis::walks(&model).step_by(3).take(10) {
            let session = Session::resume(&model, MESSAGES, trees::keyed(&walk.path), Default::default());
            asked += compare(&session);
            let named = addressees(&model, session.state(), &[]);
            shared += named.iter().filter(|one| one.apps.len() > 1).count();
        }
    }
    assert!(asked > 400 && shared > 40, "{asked} {shared}");
}

/// A walk of the shipped tree that leaves several apps unproven, of known and unknown suppliers.
fn shipped(model: &Model, lang: Lang) -> Session<'_> {
    let mut answers = Answers::default();
    for answer in [
        "met_wie=collegas",
        "soort_collega=alleen",
        "omgeving=whereby",
        "wanneer=snel",
        "bewijs=nen",
        "ontvanger=geen_account",
        "personen=2",
        "kosten=gratis",
        "geregeld=verwerker",
    ] {
        answers.add_argument(answer);
    }
    Session::resume(model, Messages::new(lang), answers.resolve(model).unwrap(), Default::default())
}

#[test]
fn letters_can_be_copied_and_sent() {
    let model = unworded();
    for lang in Lang::ALL {
        let page = letters(&shipped(&model, lang));
        insta::assert_snapshot!(format!("letters_{}", lang.code()), document_lines(&page, 76).join("\n"));
    }
}

#[test]
fn letters_are_one_key_from_the_advice_and_part_of_every_report() {
    let model = unworded();
    let session = shipped(&model, Lang::Nl);
    let Page::Listing(page) = session.page(PageId::Walk, &PendingAnswer::default()) else { unreachable!() };
    let row = page.rows.iter().find(|row| row.action == Some(Action::Open(PageId::Suppliers))).unwrap();
    assert_eq!((row.shortcut, row.right.as_str()), (Some('l'), "4 vragen"));
    let question = "Gecertificeerd voor: wat geldt voor Jitsi?";
    assert!(advice(&session, Verbosity::Full, 78).contains(&format!("1. {question}")));
    assert!(!advice(&session, Verbosity::Short, 78).contains(&format!("1. {question}")));
    let nothing = Session::new(&model, MESSAGES);
    assert!(!nothing.has_page(PageId::Suppliers));
    assert_eq!(letters(&nothing).blocks, [Block::Text(MESSAGES.suppliers_none().into())]);
}
