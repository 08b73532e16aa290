//! Searching the list of all: everything that is known of an app is found, and where it was found is told.

use std::collections::BTreeSet;

use stappenplan::model::{Ix, Model, Value};
use stappenplan::session::{Action, FoundRow, Listing, Page, PageId, PendingAnswer, Session};
use stappenplan::text::{Lang, Messages};

use super::common::Cmd;
use super::trees::{self, Content};

fn begin(model: &Model) -> Session<'_> {
    Session::new(model, Messages::new(Lang::Nl))
}

fn list<'m>(session: &Session<'m>) -> Listing<'m> {
    match session.page(PageId::Apps, &PendingAnswer::default()) {
        Page::Listing(listing) => listing,
        page => unreachable!("the list of all is a list: {page:?}"),
    }
}

/// The names in which something is found: those that have it, and those in which it is only mentioned.
fn names(session: &Session<'_>, sought: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let all = list(session);
    let found = session.search(&all, sought);
    let is_mention = |found: &&FoundRow| {
        found.heading.as_ref().is_some_and(|heading| heading.starts_with("Alleen in een toelichting ("))
    };
    let name = |found: &FoundRow| all.rows.get(found.row).unwrap().label.clone();
    let mentions: BTreeSet<String> = found.iter().filter(is_mention).map(name).collect();
    let rows: BTreeSet<usize> = found.iter().map(|found| found.row).collect();
    assert_eq!(rows.len(), found.len(), "a row is found once");
    (found.iter().filter(|found| !is_mention(found)).map(name).collect(), mentions)
}

/// The names of the apps with this value of a flag or in a set.
fn with_value(model: &Model, fact: &str, value: &str) -> BTreeSet<String> {
    let fact = model.graph.facts.find(|row| row.id == fact).unwrap();
    let values = model.graph.facts.row(fact).values();
    let has = |app| match model.value(fact, app) {
        Value::Flag(holds) => holds,
        Value::Set(set) => set.iter().any(|at| values.is_some_and(|values| values.row(*at).id == value)),
        _ => false,
    };
    let apps = model.catalogue.apps.indexes().filter(|app| has(*app));
    apps.map(|app| model.catalogue.apps.row(app).name.one_line()).collect()
}

#[test]
fn facts_are_searched_and_the_row_says_where() {
    let model = Content::embedded().model();
    let session = begin(&model);
    let (have, mention) = names(&session, "7510");
    assert_eq!(have, with_value(&model, "certificaten", "nen7510"));
    assert_eq!((have.len(), mention.len()), (17, 9), "{mention:?}");
    for found in &session.search(&list(&session), "7510")[..17] {
        assert!(found.words.starts_with("gevonden in: genoemde normen en eisen"), "{found:?}");
    }
    let (have, mention) = names(&session, "wachtkamer");
    assert_eq!(have, with_value(&model, "wachtkamer", ""));
    assert_eq!((have.len(), mention.len()), (7, 0));
    for same in ["WACHTKAMER", " Wachtkamer ", "wàchtkamer"] {
        assert_eq!(names(&session, same).0, have, "{same}");
    }
    // Each word may be somewhere else.
    let both = names(&session, "nen 7510 wachtkamer").0;
    assert_eq!(both, &with_value(&model, "certificaten", "nen7510") & &have);
    assert_eq!(session.search(&list(&session), "xyzzy"), []);
    assert_eq!(session.search(&list(&session), "").len(), list(&session).rows.len());
}

/// Words of a text.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split_whitespace().map(str::to_owned).collect::<Vec<_>>().into_iter()
}

#[test]
fn everything_that_is_known_of_an_app_finds_it() {
    let written = [Content::embedded(), Content::of_folder(&trees::folder("second"))];
    let mut sought = 0;
    for content in written.into_iter().chain(trees::generated(6000..6030)) {
        let model = content.model();
        let session = begin(&model);
        let all = list(&session);
        for app in model.catalogue.apps.indexes() {
            let row = model.catalogue.apps.row(app);
            let mut texts = vec![row.name.one_line()];
            texts.extend(row.supplier.iter().chain(&row.summary).map(|text| text.one_line()));
            texts.extend(row.attention.iter().map(|point| point.text.one_line()));
            for (fact, column) in model.graph.facts.iter() {
                let details = model.catalogue.columns.row(fact).details.get(&app);
                texts.extend(details.and_then(|details| details.note.as_ref()).map(|note| note.one_line()));
                match model.value(fact, app) {
                    Value::Unknown | Value::Flag(false) => {}
                    Value::Set(set) if set.is_empty() => {}
                    Value::Apps([]) => {}
                    Value::Flag(true) | Value::Number(_) | Value::Unlimited => {
                        texts.push(column.label.one_line())
                    }
                    Value::Text(text) | Value::Depends(text) => texts.push(text.one_line()),
                    Value::Choice(value) => {
                        texts.push(column.values().unwrap().row(value).label.one_line());
                    }
                    Value::Set(set) => {
                        let labels = set.iter().map(|at| column.values().unwrap().row(*at).label.one_line());
                        texts.extend(labels);
                    }
                    Value::Apps(apps) => {
                        texts.extend(apps.iter().map(|app| model.catalogue.apps.row(*app).name.one_line()));
                    }
                }
            }
            let wanted = all.rows.iter().position(|row| row.action == Some(Action::Open(PageId::App(app))));
            let Some(wanted) = wanted else {
                assert!(
                    !model.catalogue.offered.contains(app.at()),
                    "{}: all that is offered is listed",
                    row.name
                );
                continue;
            };
            // Each word once, so that the test does not take long.
            let all_words: BTreeSet<String> = texts.iter().flat_map(|text| words(text)).collect();
            for word in all_words.iter().step_by(5) {
                let found = session.search(&all, &word.to_uppercase());
                assert!(found.iter().any(|found| found.row == wanted), "{}: {word:?}", row.name);
                sought += 1;
            }
        }
    }
    assert!(sought > 500, "{sought}");
}

/// What was told after each line that was typed, with blanks for line ends.
fn told(typed: &str) -> Vec<String> {
    let shown = Cmd::new(&["--plain"]).stdin(typed).run();
    let words = |part: &str| part.split_whitespace().collect::<Vec<_>>().join(" ");
    shown.stdout.split("stop): ").map(words).collect()
}

#[test]
fn line_mode_searches_the_same() {
    let all = told("zoek\nzoek 7510\n1\nterug\nterug\nzoek xyzzy\nzoek wachtkamer\nlijst\nstop\n");
    assert!(all[1].starts_with("Typ achter zoek wat u zoekt."), "{all:?}");
    assert!(
        all[2].starts_with("Alle toepassingen 26 gevonden voor “7510”. 1. Beeldzorg. Prijs in 2020: staffel"),
        "{all:?}"
    );
    assert!(all[2].contains(" Alleen in een toelichting (9) 18. "), "{all:?}");
    assert!(all[3].starts_with("Beeldzorg"), "{all:?}");
    assert_eq!(all[4], all[2], "back is to what was found");
    assert!(all[5].starts_with("Vraag 1, "), "{all:?}");
    assert!(
        all[6].starts_with(
            "Niets gevonden voor “xyzzy”. Gezocht is in namen, leveranciers, omschrijvingen, \
                                kenmerken, opmerkingen en aandachtspunten."
        ),
        "{all:?}"
    );
    assert!(all[7].starts_with("Alle toepassingen 7 gevonden voor “wachtkamer”. "), "{all:?}");
    assert!(all[8].starts_with("Alle toepassingen 33 toepassingen. "), "all of them: {all:?}");
}
