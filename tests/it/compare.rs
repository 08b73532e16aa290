//! Apps side by side: what differs, against a look at every fact of every app as `app --format json` tells it; and the
//! page in words, in line mode and as a command.

use std::collections::BTreeSet;

use fastrand::Rng;
use serde_json::Value as Json;
use stappenplan::batch;
use stappenplan::engine::{self, Comparison};
use stappenplan::model::{AppIx, FactIx, Ix, Model, Requirement};
use stappenplan::report::table_lines;
use stappenplan::session::{ComparisonTable, Page, PageId, PendingAnswer, Session, SideBySide};
use stappenplan::text::{Lang, Messages};

use super::common::{Cmd, without_days};
use super::trees::{self, Content};
use super::walked;

const MESSAGES: Messages = Messages::new(Lang::Nl);

/// Some apps, each once.
fn some_apps(model: &Model, rng: &mut Rng) -> Vec<AppIx> {
    let mut apps: Vec<AppIx> = model.catalogue.apps.indexes().collect();
    rng.shuffle(&mut apps);
    apps.truncate(rng.usize(2..=5));
    apps
}

/// The facts that the choices of a walk could have tested: those of any requirement or wish of its questions.
fn may_be_tested(model: &Model, session: &Session<'_>) -> BTreeSet<FactIx> {
    let asked = session.state().walk.path.iter().map(|choice| model.graph.questions.row(choice.question));
    let effects = asked.chain(session.state().walk.shown.iter().map(|page| model.graph.questions.row(*page)));
    let effects = effects.flat_map(|question| {
        let answers = question.answers().into_iter().flat_map(|answers| answers.rows());
        std::iter::once(&question.effects).chain(answers.map(|answer| &answer.effects))
    });
    let facts = |requirement: &Requirement| requirement.require.facts();
    effects.flat_map(|effects| effects.keep.iter().chain(&effects.prefer)).flat_map(facts).collect()
}

/// The facts that a reason of some app names: those were tested.
fn surely_tested(model: &Model, walk: &Json) -> BTreeSet<FactIx> {
    let apps = walk["apps"].as_array().unwrap().iter();
    let reasons = apps.flat_map(|app| app["reasons"].as_array().unwrap());
    let of_questions = reasons.filter(|reason| !reason["question"].is_null());
    let facts = of_questions.flat_map(|reason| reason["facts"].as_array().unwrap());
    facts.map(|fact| model.graph.facts.find(|row| row.id == fact["id"].as_str().unwrap()).unwrap()).collect()
}

/// Looks at every fact by itself.
#[track_caller]
fn check(model: &Model, session: &Session<'_>, apps: &[AppIx], name: &str) -> Comparison {
    let comparison = engine::compare(model, session.state(), apps);
    let jsons: Vec<Json> =
        apps.iter().map(|app| walked::json(&batch::app(model, &model.catalogue.apps.row(*app).id))).collect();
    for (fact, row) in model.graph.facts.iter() {
        let told: Vec<(&Json, Option<&Json>)> = jsons
            .iter()
            .map(|app| (&app["facts"][&row.id], app["details"].get(&row.id).map(|detail| &detail["note"])))
            .map(|(value, note)| (value, note.filter(|note| !note.is_null())))
            .collect();
        let differ = told.iter().any(|one| *one != told[0]);
        let unknown = !differ && told[0].0.is_null();
        let told = [&comparison.differ, &comparison.same, &comparison.unknown];
        let places = told.map(|facts| facts.iter().filter(|known| **known == fact).count());
        let expected = [usize::from(differ), usize::from(!differ && !unknown), usize::from(unknown)];
        assert_eq!(places, expected, "{name}: {}", row.id);
    }
    // Tested ones first in their order, the others in that of the tree.
    let place = |fact: &FactIx| {
        let tested = comparison.tested.iter().position(|known| known == fact);
        (tested.is_none(), tested.unwrap_or_else(|| fact.at()))
    };
    for facts in [&comparison.differ, &comparison.same, &comparison.unknown] {
        assert!(facts.is_sorted_by_key(place), "{name}");
    }
    let tested: BTreeSet<FactIx> = comparison.tested.iter().copied().collect();
    assert!(tested.is_subset(&may_be_tested(model, session)), "{name}");
    let walk = walked::walk(model, session.choices());
    assert!(tested.is_superset(&surely_tested(model, &walk)), "{name}");
    comparison
}

#[test]
fn what_differs_is_what_a_look_at_every_fact_says() {
    let (mut differ, mut same, mut unknown, mut tested) = (0, 0, 0, 0);
    for (content, seed) in trees::generated(0..600).zip(0..) {
        let model = content.model();
        if model.catalogue.apps.len() < 2 {
            continue;
        }
        let mut rng = Rng::with_seed(seed);
        for walk in stappenplan::analysis::walks(&model).step_by(5).take(4) {
            let session = Session::resume(&model, MESSAGES, trees::keyed(&walk.path), Default::default());
            let apps = some_apps(&model, &mut rng);
            let found = check(&model, &session, &apps, &content.name);
            differ += found.differ.len();
            same += found.same.len();
            unknown += found.unknown.len();
            tested += found.tested.len();
        }
    }
    let counted = format!("{differ} {same} {unknown} {tested}");
    assert!(differ > 1_000 && same > 200 && unknown > 20 && tested > 500, "{counted}");
}

#[test]
fn what_ships_is_compared_without_and_with_answers() {
    let model = Content::embedded().model();
    let mut rng = Rng::with_seed(8);
    for _ in 0..100 {
        let apps = some_apps(&model, &mut rng);
        let before = check(&model, &Session::new(&model, MESSAGES), &apps, "what ships");
        assert_eq!(before.tested, [], "nothing was answered yet");
        check(&model, &shipped(&model, Lang::Nl), &apps, "what ships");
    }
}

fn shipped(model: &Model, lang: Lang) -> Session<'_> {
    let answers = [
        ("met_wie", "collegas"),
        ("soort_collega", "alleen"),
        ("omgeving", "whereby"),
        ("wanneer", "snel"),
        ("bewijs", "nen"),
        ("ontvanger", "geen_account"),
        ("personen", "2"),
        ("kosten", "gratis"),
        ("geregeld", "verwerker"),
    ];
    let answers = answers.map(|(question, answer)| (question.to_owned(), vec![answer.to_owned()]));
    let choices = trees::given(model, &answers.into_iter().collect());
    Session::resume(model, Messages::new(lang), choices, Default::default())
}

fn side(model: &Model, ids: &[&str]) -> SideBySide {
    let apps: Vec<AppIx> = ids.iter().map(|id| model.catalogue.find(id).unwrap()).collect();
    SideBySide::new(&apps).unwrap()
}

fn table(session: &Session<'_>, side: SideBySide) -> ComparisonTable {
    let Page::Table(table) = session.page(PageId::Compare(side), &PendingAnswer::default()) else {
        unreachable!()
    };
    table
}

#[test]
fn the_page_tells_all_of_it_in_words() {
    let model = Content::embedded().model();
    for lang in Lang::ALL {
        let table = table(&shipped(&model, lang), side(&model, &["jitsi", "beeldzorg", "zoom"]));
        insta::assert_snapshot!(format!("page_{}", lang.code()), table_lines(&table, 76).join("\n"));
    }
}

#[test]
fn every_row_has_a_cell_for_every_column() {
    let model = Content::embedded().model();
    let mut rng = Rng::with_seed(9);
    for session in [Session::new(&model, MESSAGES), shipped(&model, Lang::Nl)] {
        for _ in 0..50 {
            let apps = some_apps(&model, &mut rng);
            let table = table(&session, SideBySide::new(&apps).unwrap());
            assert_eq!(table.columns.len(), apps.len());
            for row in table.parts.iter().flat_map(|part| &part.rows) {
                assert_eq!(row.cells.len(), apps.len(), "{}", row.label);
            }
            if session.is_begun() {
                assert_eq!(table.parts[0].rows[0].label, MESSAGES.standing(), "the standing comes first");
                let means = MESSAGES.compare_tested_means();
                assert!(table_lines(&table, 200).iter().any(|line| line == means), "the mark is explained");
            }
        }
    }
}

#[test]
fn two_to_five_are_laid_side_by_side() {
    let model = Content::embedded().model();
    let apps: Vec<AppIx> = model.catalogue.apps.indexes().take(6).collect();
    assert_eq!(SideBySide::new(&apps[..1]), None);
    assert_eq!(SideBySide::new(&[apps[0], apps[0]]), None);
    assert_eq!(SideBySide::new(&[apps[0], apps[1], apps[0]]).unwrap().apps(), &apps[..2]);
    assert_eq!(SideBySide::new(&apps[..5]).unwrap().apps(), &apps[..5]);
    assert_eq!(SideBySide::new(&apps), None);

    let session = shipped(&model, Lang::Nl);
    let ranking = engine::ranking(&model, session.state());
    let page = |app: &AppIx| PageId::App(*app);
    let compared = |chosen: &[AppIx], in_view: Option<AppIx>| {
        let chosen: Vec<PageId> = chosen.iter().map(page).collect();
        session.side_by_side(&chosen, in_view.as_ref().map(page)).unwrap().apps().to_vec()
    };
    assert_eq!(compared(&[], None), ranking[..3]);
    assert_eq!(compared(&[], Some(ranking[0])), ranking[..3]);
    assert_eq!(compared(&[], Some(ranking[7])), [ranking[7], ranking[0], ranking[1]]);
    assert_eq!(compared(&[ranking[5]], Some(ranking[7])), [ranking[7], ranking[5], ranking[0]]);
    assert_eq!(compared(&[ranking[5], ranking[2]], Some(ranking[7])), [ranking[5], ranking[2]]);
    let nothing = Content::of_folder(&trees::folder("constructs/no_facts_no_apps")).model();
    assert_eq!(Session::new(&nothing, MESSAGES).side_by_side(&[], None), None);
}

#[test]
fn the_command_tells_text_and_json() {
    let app = |arguments: &[&str]| Cmd::new(&[&["app"], arguments].concat()).tree("second/english").run();
    insta::assert_snapshot!("text", app(&["tin_loaf", "sourdough", "corn_bread"]));
    insta::assert_snapshot!("json", app(&["tin_loaf", "sourdough", "--format", "json"]));
    assert_eq!(app(&["rye_loaf", "rye_loaf"]), app(&["rye_loaf"]), "the same twice is one");
    let wrong = app(&["rye_loaf", "corn_bred"]);
    assert_eq!((wrong.code, wrong.stdout.as_str()), (2, ""));
    assert!(wrong.stderr.contains("`corn_bread`"), "{wrong}");
    assert_eq!(app(&[]).code, 2);
    assert_eq!(app(&["a", "b", "c", "d", "e", "f"]).code, 2);
}

#[test]
fn in_line_mode_it_is_told_row_by_row() {
    let talk = |typed: &str| Cmd::new(&["--plain"]).tree("second/english").stdin(typed).run();
    let shown = talk("5\n2\n4\ncompare\nlist\ncompare 1, 3\ncompare 2 4\ncompare rye, corn\nstop\n");
    insta::assert_snapshot!("lines", without_days(shown.stdout.split("Advice, data of").nth(1).unwrap()));
    let wrong = talk("compare cake, rye\ncompare 1\ncompare rye, tin, corn, sour, cake, x\nstop\n").stdout;
    assert!(wrong.contains("“cake” does not belong to exactly one name."), "{wrong}");
    assert!(wrong.contains("“1” does not belong to exactly one name."), "there is no list in view: {wrong}");
}
