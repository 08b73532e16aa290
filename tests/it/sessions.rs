//! What must hold for a person who goes back and forth: nothing is lost, and what a page promises is what comes.

use std::collections::BTreeSet;

use fastrand::Rng;
use stappenplan::analysis::{self, Change, ChangeGoal};
use stappenplan::engine::{self, AnswerValue, Choice, Position, Standing};
use stappenplan::model::{Catalogue, Ix, Model, OutcomeKind, QuestionIx};
use stappenplan::session::{Action, AnswerLine, Ask, LinePick, Page, PageId, PendingAnswer, Session};
use stappenplan::text::{Lang, Messages};

use super::trees::{self, Content, keyed};

fn begin(model: &Model) -> Session<'_> {
    Session::new(model, Messages::new(Lang::Nl))
}

/// A choice that is allowed at the question in view.
fn some_choice(session: &Session<'_>, rng: &mut Rng) -> Option<AnswerValue> {
    let core = &session.state().walk;
    let choices = trees::choices(session.model(), core.position, core.left.count_ones(..));
    (!choices.is_empty()).then(|| choices[rng.usize(0..choices.len())].given.clone())
}

/// A person with what ships, with a tree of the tests, and with trees of these seeds, who makes moves by chance;
/// `check` sees every session after every move.
fn wander(seeds: std::ops::Range<u64>, moves: usize, mut check: impl FnMut(&Session<'_>, &mut Rng)) {
    let written = [Content::embedded(), Content::of_folder(&trees::folder("second"))];
    for (content, seed) in written.into_iter().chain(trees::generated(seeds)).zip(0..) {
        let model = content.model();
        let mut rng = Rng::with_seed(seed);
        let mut session = begin(&model);
        check(&session, &mut rng);
        for _ in 0..moves {
            let before = session.choices().clone();
            match rng.u8(0..12) {
                0..6 => {
                    let Some(given) = some_choice(&session, &mut rng) else { continue };
                    let mut expected = before;
                    expected.insert(session.question().unwrap(), given.clone());
                    session.choose(given).unwrap();
                    assert_eq!(*session.choices(), expected, "only the question in view gets another answer");
                    check(&session, &mut rng);
                    continue;
                }
                6 | 7 => drop(session.back()),
                8 => {
                    let path = &session.whole().walk.path;
                    if !path.is_empty() {
                        let question = path[rng.usize(0..path.len())].question;
                        assert!(session.change(question));
                        assert_eq!(session.question(), Some(question));
                    }
                }
                9 => session.go_on(),
                10 if session.can_undo() => {
                    assert!(session.undo());
                    check(&session, &mut rng);
                    continue;
                }
                _ => {}
            }
            assert_eq!(*session.choices(), before, "looking elsewhere changes no answer");
            check(&session, &mut rng);
        }
    }
}

#[test]
fn all_else_is_replayed_from_the_choices() {
    wander(2000..2150, 40, |session, _| {
        let model = session.model();
        assert_eq!(*session.whole(), engine::replay(model, session.choices()));
        let (state, whole) = (session.state(), session.whole());
        assert_eq!(*state, engine::replay(model, &keyed(&state.walk.path)));
        assert!(whole.walk.path.starts_with(&state.walk.path));
        if let Some(in_view) = session.question() {
            assert_eq!(state.walk.position, Position::At(in_view));
        }
        assert_eq!(session.outcome().is_some(), matches!(state.walk.position, Position::Done(_)));
        let resumed = Session::resume(model, session.messages(), session.choices().clone(), BTreeSet::new());
        assert_eq!(resumed.choices(), session.choices());
        assert_eq!(resumed.state(), whole);
    });
}

#[test]
fn every_choice_counts_waits_or_is_set_aside() {
    wander(2150..2300, 40, |session, _| {
        let (waiting, aside) = session.off_path();
        let on_path = session.whole().walk.path.iter().map(|choice| choice.question);
        let mut all: Vec<QuestionIx> = on_path.chain(waiting.iter().copied()).chain(aside).collect();
        all.sort_unstable();
        assert_eq!(all, session.choices().keys().copied().collect::<Vec<_>>());
        let ended = !matches!(session.whole().walk.position, Position::At(_));
        assert!(!ended || waiting.is_empty(), "at the end nothing waits");
    });
}

/// A page without what is said of the last move, and of the answer that was given here before.
fn plain(page: Page) -> Page {
    let Page::Ask(ask) = page else { return page };
    let line = |line: AnswerLine| AnswerLine { marked: false, ticked: false, ..line };
    let lines = ask.lines.into_iter().map(line).collect();
    Page::Ask(Box::new(Ask { news: None, counting: None, lines, ..*ask }))
}

#[test]
fn going_back_shows_the_same_page_with_the_answer_marked() {
    wander(2300..2420, 12, |session, rng| {
        let Some(question) = session.question() else { return };
        let Some(given) = some_choice(session, rng) else { return };
        // A fresh walk to this question, so that no answer was given to it yet.
        let path = keyed(&session.state().walk.path);
        let mut fresh = Session::resume(session.model(), session.messages(), path, BTreeSet::new());
        let first = plain(fresh.page(PageId::Walk, &PendingAnswer::default()));
        let before = fresh.state().clone();
        fresh.choose(given.clone()).unwrap();
        assert_eq!(fresh.whole().walk.given(question), Some(&given));
        assert!(fresh.back());
        assert_eq!((fresh.question(), fresh.state()), (Some(question), &before));
        assert_eq!(plain(fresh.page(PageId::Walk, &PendingAnswer::default())), first);
        let Page::Ask(ask) = fresh.page(PageId::Walk, &fresh.draft()) else {
            unreachable!("a question is in view")
        };
        let marked: Vec<LinePick> =
            ask.lines.iter().filter(|line| line.marked).map(|line| line.pick).collect();
        match &given {
            AnswerValue::Picks(picks) => {
                assert_eq!(marked, picks.iter().map(|pick| LinePick::Answer(*pick)).collect::<Vec<_>>());
            }
            AnswerValue::Unknown => assert_eq!(marked, [LinePick::Unknown]),
            AnswerValue::Number(number) => assert_eq!(fresh.draft().typed, number.to_string()),
        }
        // Keeping the answer is not a change.
        let (choices, whole, undo) = (fresh.choices().clone(), fresh.whole().clone(), fresh.can_undo());
        fresh.choose(given).unwrap();
        assert_eq!((fresh.choices(), fresh.whole(), fresh.can_undo()), (&choices, &whole, undo));
    });
}

#[test]
fn what_is_set_aside_comes_back_with_the_old_answer() {
    wander(2420..2570, 25, |session, rng| {
        let path = &session.whole().walk.path;
        if path.is_empty() {
            return;
        }
        let changed = path[rng.usize(0..path.len())].clone();
        let mut person = session.clone();
        assert!(person.change(changed.question));
        let Some(other) = some_choice(&person, rng).filter(|other| *other != changed.given) else { return };
        person.choose(other).unwrap();
        let after = person.clone();
        // By undoing …
        assert!(person.undo());
        assert_eq!((person.choices(), person.whole()), (session.choices(), session.whole()));
        // … and by giving the old answer again.
        let mut person = after;
        assert!(person.change(changed.question));
        person.choose(changed.given).unwrap();
        assert_eq!((person.choices(), person.whole()), (session.choices(), session.whole()));
    });
}

#[test]
fn what_stands_beside_an_answer_is_what_comes() {
    wander(2570..2690, 12, |session, _| {
        let Page::Ask(ask) = session.page(PageId::Walk, &session.draft()) else { return };
        let model = session.model();
        let question = session.question().unwrap();
        let draft = session.draft();
        let left: Vec<_> =
            ask.apps.iter().map(|named| named.app).collect::<BTreeSet<_>>().into_iter().collect();
        assert_eq!(left, Catalogue::apps_in(&session.state().walk.left).collect::<Vec<_>>());
        for line in &ask.lines {
            let many = matches!(ask.kind, stappenplan::session::AskKind::Many);
            let given = match many {
                true => session.given(&session.toggle_line(&draft, line.pick), None),
                false => session.given(&draft, Some(line.pick)),
            };
            let has_apps = !model.catalogue.offered.is_clear();
            assert_eq!(line.effect.is_some(), given.is_ok() && has_apps);
            let (Ok(given), Some(effect)) = (given, &line.effect) else { continue };
            let mut choices = keyed(&session.state().walk.path);
            choices.insert(question, given);
            let after = engine::replay(model, &choices);
            let unproven =
                engine::standings(model, &after).into_iter().filter(|it| *it == Standing::Unproven);
            assert_eq!((effect.left, effect.unproven), (after.walk.left.count_ones(..), unproven.count()));
            assert_eq!(effect.drops.count_ones(..), left.len() - effect.left);
        }
    });
}

#[test]
fn every_page_can_be_shown_and_looking_changes_nothing() {
    wander(2690..2750, 12, |session, _| {
        let before = session.choices().clone();
        let apps = session.model().catalogue.offered.ones().map(|at| PageId::App(Ix::new(at)));
        let screens = [
            PageId::Start,
            PageId::Walk,
            PageId::Apps,
            PageId::Overview,
            PageId::Organisation,
            PageId::Open,
            PageId::Suppliers,
            PageId::Plan,
            PageId::Sources,
            PageId::Glossary,
        ];
        let letters = session.model().catalogue.offered.ones().map(|at| PageId::Letter(Ix::new(at)));
        for screen in screens.into_iter().chain(apps).chain(letters) {
            let page = session.page(screen, &session.draft());
            assert_eq!(page, session.page(screen, &session.draft()));
        }
        assert_eq!(*session.choices(), before);
    });
}

#[test]
fn at_most_so_many_questions_is_never_below_the_truth() {
    wander(2750..2950, 30, |session, _| {
        let bound = analysis::remaining_question_bounds(session.model());
        let path = &session.whole().walk.path;
        for (at, choice) in path.iter().enumerate() {
            // From this question on, itself included.
            assert!(*bound.row(choice.question) >= path.len() - at);
        }
    });
}

/// Whether this is an end with nothing: an outcome that blocks, or no app left.
fn is_dead_end(session: &Session<'_>) -> bool {
    let model = session.model();
    let core = &session.whole().walk;
    match core.position {
        Position::Done(end) if model.graph.outcomes.row(end).kind == OutcomeKind::Blocked => true,
        Position::Done(_) => core.left.is_clear() && !model.catalogue.offered.is_clear(),
        Position::At(_) | Position::Stuck(_) => false,
    }
}

/// The changes of answers that lead to something instead of nothing, the best first.
fn ways_back(session: &Session<'_>) -> Vec<Change> {
    let lines = session.changes(ChangeGoal::Anything).lines().lines;
    lines.into_iter().map(|line| line.change).collect()
}

#[test]
fn a_way_back_leads_where_it_says() {
    wander(2950..3100, 15, |session, _| {
        // The page that lists them is that of the end.
        if !is_dead_end(session) || session.state() != session.whole() {
            return;
        }
        let ways = ways_back(session);
        for (at, way) in ways.iter().enumerate() {
            let mut person = session.clone();
            assert!(person.take(ChangeGoal::Anything, at));
            assert!(!is_dead_end(&person));
            let whole = &person.whole().walk;
            let returned = whole.left.difference(&session.whole().walk.left).map(Ix::new);
            match whole.position {
                Position::At(new) => assert!(way.new_questions.contains(&new)),
                Position::Done(_) => {
                    assert!(way.is_sure() && way.at_most == whole.left.count_ones(..));
                    assert_eq!(way.returns, returned.collect::<Vec<_>>());
                }
                Position::Stuck(_) => panic!("it leads to an advice"),
            }
            assert!(way.set.iter().all(|choice| whole.given(choice.question) == Some(&choice.given)));
            assert!(person.undo());
            assert_eq!(person.choices(), session.choices());
        }
        if ways.is_empty() {
            assert!(!one_other_answer_helps(session));
        }
    });
}

#[test]
fn a_change_brings_back_what_it_says_where_the_person_looks() {
    let mut taken = 0;
    wander(3100..3500, 15, |session, rng| {
        let model = session.model();
        let left = &session.state().walk.left;
        let apps = Catalogue::apps_in(&model.catalogue.offered).filter(|app| !left.contains(app.at()));
        let dropped: Vec<_> = apps.collect();
        let Some(app) = dropped.get(rng.usize(0..dropped.len().max(1))) else { return };
        let Page::Listing(page) = session.page(PageId::Why(*app), &PendingAnswer::default()) else {
            unreachable!("why is a list");
        };
        for row in &page.rows {
            let Some(Action::Take(goal, at)) = row.action else { continue };
            let mut person = session.clone();
            assert!(person.take(goal, at));
            let after = &person.state().walk;
            assert!(after.left.contains(app.at()), "it came back");
            let loses = session.whole().walk.left.difference(&after.left).next().is_some();
            let nothing = row.words.contains(session.messages().nothing_else_drops());
            assert!(!(loses && nothing), "{}", row.words);
            // A new question is announced, and then it is in view.
            let found = session.changes(goal).lines();
            let change = &found.lines[at].change;
            let announced = row.words.contains("vraag bij") || row.words.contains("vragen bij");
            assert_eq!(announced, person.question().is_some(), "{}", row.words);
            assert_eq!(change.new_questions.is_empty(), person.question().is_none(), "{}", row.words);
            assert!(person.question().is_none_or(|new| change.new_questions.contains(&new)));
            assert!(person.undo());
            assert_eq!((person.choices(), person.question()), (session.choices(), session.question()));
            taken += 1;
        }
    });
    assert!(taken > 100, "{taken}");
}

fn one_other_answer_helps(session: &Session<'_>) -> bool {
    let model = session.model();
    session.whole().walk.path.iter().any(|choice| {
        let others = engine::each_choice(model, choice.question, 0);
        others.filter(|other| *other != AnswerValue::Unknown).any(|other| {
            let mut choices = session.choices().clone();
            choices.insert(choice.question, other);
            let person = Session::resume(model, session.messages(), choices, BTreeSet::new());
            let core = &person.whole().walk;
            let advice = matches!(core.position, Position::Done(end)
                if model.graph.outcomes.row(end).kind == OutcomeKind::Advice);
            advice && !is_dead_end(&person)
        })
    })
}

#[test]
fn a_way_back_is_found_among_more_choices_than_can_be_tried() {
    let wishes: String = (0..40)
        .map(|at| format!("        w{at}: {{ text: W, keep: [{{ require: {{ at_least: {{ maat: {at} }} }}, because: klein }}] }}\n"))
        .collect();
    let tree = format!(
        "
format: 1
id: lang
title: Lang
edition: e
language: nl
start: een
facts: {{ maat: {{ label: Maat, number: {{}} }} }}
questions:
  een:
    ask: Een?
    one: {{ vol: {{ text: Vol, keep: [{{ require: {{ at_most: {{ maat: 5 }} }}, because: groot }}] }}, leeg: {{ text: Leeg }} }}
    go: twee
  twee:
    ask: Twee?
    many:
      answers:
{wishes}    routes: [{{ when: {{ remaining: {{ at_most: 0 }} }}, end: niets }}, {{ end: iets }}]
outcomes: {{ iets: {{ kind: advice, title: Iets }}, niets: {{ kind: blocked, title: Niets }} }}
"
    );
    let apps =
        "apps: [{ id: klein, name: K, facts: { maat: 5 } }, { id: groot, name: G, facts: { maat: 39 } }]";
    let content = Content { name: "long".to_owned(), tree, apps: vec![("apps".to_owned(), apps.to_owned())] };
    let model = content.model();
    let mut session = begin(&model);
    let draft = |picks: &[usize]| AnswerValue::picks(picks.iter().map(|at| Ix::new(*at)));
    session.choose(draft(&[0])).unwrap();
    session.choose(draft(&[1, 4, 30])).unwrap();
    assert!(is_dead_end(&session));
    let ways = ways_back(&session);
    let sets: Vec<&Choice> = ways.iter().flat_map(|way| &way.set).collect();
    // Without the one wish that is too large, or with room for it.
    assert_eq!(sets.iter().map(|choice| &choice.given).collect::<Vec<_>>(), [&draft(&[1]), &draft(&[1, 4])]);
}

#[test]
fn a_line_that_goes_with_no_other_needs_no_tick() {
    let model = Content::embedded().model();
    let mut session = begin(&model);
    for (question, answer) in [("met_wie", "patienten"), ("soort_client", "alleen")] {
        let question = model.graph.questions.find(|row| row.id == question).unwrap();
        let given =
            AnswerValue::from_words(model.graph.questions.row(question), &[answer.to_owned()]).unwrap();
        session.choose(given).unwrap();
    }
    let none = model.graph.questions.row(session.question().unwrap()).none().unwrap();
    let none_line = LinePick::Answer(none);
    let first = LinePick::Answer(stappenplan::model::AnswerIx::new(0));
    assert!(session.excludes_others(none_line) && session.excludes_others(LinePick::Unknown));
    assert!(!session.excludes_others(first));
    let nothing = PendingAnswer::default();
    assert_eq!(session.given(&nothing, Some(none_line)), Ok(AnswerValue::Picks(vec![none])));
    assert_eq!(session.given(&nothing, Some(LinePick::Unknown)), Ok(AnswerValue::Unknown));
    assert!(session.given(&nothing, Some(first)).is_err());
}

/// Someone looks at the second question again, and takes a change; the third answer drops the app too, and so it changes
/// with it.
#[test]
fn a_change_taken_at_an_earlier_question_holds_to_the_end() {
    let tree = "
format: 1
id: terug
title: Terug
edition: e
language: nl
start: een
facts: { rood: { label: Rood, flag: {} } }
questions:
  een:
    ask: Een?
    one: { ja: { text: Ja, keep: [{ require: { is: { rood: true } }, because: niet rood }] }, nee: { text: Nee, go: drie } }
    go: twee
  twee: { ask: Twee?, one: { ja: { text: Ja }, nee: { text: Nee } }, go: drie }
  drie:
    ask: Drie?
    one: { ja: { text: Ja, keep: [{ require: { is: { rood: true } }, because: ook niet rood }] }, nee: { text: Nee } }
    end: klaar
outcomes: { klaar: { kind: advice, title: Klaar, shows: remaining } }
";
    let apps = "apps: [{ id: aap, name: Aap, facts: { rood: false } }, { id: beer, name: Beer, facts: { rood: true } }]";
    let content = Content {
        name: "back".to_owned(),
        tree: tree.to_owned(),
        apps: vec![("apps".to_owned(), apps.to_owned())],
    };
    let model = content.model();
    let mut session = begin(&model);
    for _ in 0..3 {
        session.choose(AnswerValue::picks([Ix::new(0)])).unwrap();
    }
    assert!(session.back() && session.back());
    let app = model.catalogue.find("aap").unwrap();
    assert!(session.take(ChangeGoal::App(app), 0));
    let path: Vec<usize> =
        session.whole().walk.path.iter().map(|choice| choice.given.chosen()[0].at()).collect();
    assert_eq!((session.question(), path), (None, vec![1, 1]), "both answers are the other ones");
    assert!(session.state().walk.left.contains(Ix::at(app)));
    assert!(session.undo());
    assert_eq!(session.question(), model.graph.questions.find(|row| row.id == "twee"));
}
