//! What must hold on every walk of every tree.

use stappenplan::engine::{self, AnswerValue, Choice, Kleene, Position, Reason, RecordedWalk, Standing};
use stappenplan::model::{AppIx, Catalogue, Condition, Ix, Model, QuestionIx};

use super::trees::{self, keyed};

/// Calls `check` on every state of every walk with the states before it, up to a number of walks by tree.
fn on_all_walks(seeds: std::ops::Range<u64>, check: impl Fn(&Model, &[RecordedWalk])) {
    for content in trees::generated(seeds) {
        let model = content.model();
        let mut walks = 0;
        let mut open = vec![vec![engine::start(&model)]];
        while let Some(trail) = open.pop() {
            check(&model, &trail);
            let state = trail.last().unwrap();
            let choices = trees::choices(&model, state.walk.position, state.walk.left.count_ones(..));
            walks += usize::from(choices.is_empty());
            if walks == 200 {
                break;
            }
            for choice in choices {
                let mut longer = trail.clone();
                longer.push(engine::step(&model, state, &choice).unwrap());
                open.push(longer);
            }
        }
    }
}

fn split(trail: &[RecordedWalk]) -> (&RecordedWalk, &[RecordedWalk]) {
    let (last, before) = trail.split_last().unwrap();
    (last, before)
}

#[test]
fn the_standings_part_the_catalogue() {
    on_all_walks(0..150, |model, trail| {
        let (state, _) = split(trail);
        let ranking = engine::ranking(model, state);
        let mut listed: Vec<AppIx> = ranking.clone();
        listed.sort_unstable();
        assert_eq!(listed, Catalogue::apps_in(&model.catalogue.offered).collect::<Vec<_>>());
        let standings = engine::standings(model, state);
        assert!(ranking.is_sorted_by_key(|app| standings[app.at()]));
        for app in ranking {
            let standing = standings[app.at()];
            assert_eq!(engine::standing(model, state, app), standing);
            assert_eq!(standing == Standing::Dropped, !state.walk.left.contains(app.at()));
            let reasons = engine::reasons(model, state, app);
            assert_eq!(reasons.is_empty(), standing == Standing::Recommended);
            // Only what the content does not say makes an app unproven, and that can be asked; or a number that nobody gave.
            let can_be_asked = !engine::unknown_facts(state, app).is_empty();
            let turns_on_number = || reasons.iter().any(|reason| tests_missing_number(model, state, reason));
            assert!(standing != Standing::Unproven || can_be_asked || turns_on_number());
        }
    });
}

/// Whether a requirement tests a number that was not given when it was judged. A page of information is not on the path:
/// there any number may not have been.
fn tests_missing_number(model: &Model, state: &RecordedWalk, reason: &Reason<'_>) -> bool {
    let Reason::Requirement(judgement) = reason else { return false };
    let path = &state.walk.path;
    let judged = path.iter().position(|choice| choice.question == judgement.effect.question);
    let before = judged.map_or(&path[..0], |at| &path[..=at]);
    let mut missing = false;
    judgement.effect.requirement(model).unwrap().require.visit(&mut |part| {
        if let Condition::Number { question, test } = part {
            missing |= engine::number_is(before, *question, *test) == Kleene::Unknown;
        }
    });
    missing
}

#[test]
fn what_is_left_never_grows() {
    on_all_walks(150..300, |model, trail| {
        let (state, before) = split(trail);
        let more =
            before.last().map_or_else(|| model.catalogue.candidates(), |before| before.walk.left.clone());
        assert!(state.walk.left.is_subset(&more));
        let dropped = |state: &RecordedWalk, app: AppIx| engine::reasons(model, state, app).len();
        for app in model.catalogue.apps.indexes().filter(|app| !more.contains(app.at())) {
            // An app that is dropped keeps its reasons.
            assert!(before.last().is_none_or(|before| dropped(before, app) <= dropped(state, app)));
        }
    });
}

#[test]
fn replaying_the_choices_is_stepping() {
    on_all_walks(300..450, |model, trail| {
        let (state, before) = split(trail);
        let mut choices = keyed(&state.walk.path);
        assert_eq!(engine::replay(model, &choices), *state);
        // Going back gives the walk as it was; what was chosen there may still be kept, off the path.
        for earlier in before {
            assert_eq!(engine::replay(model, &keyed(&earlier.walk.path)), *earlier);
        }
        let Some(last) = state.walk.path.last() else { return };
        choices.remove(&last.question);
        assert_eq!(engine::replay(model, &choices), *before.last().unwrap());
        // A choice for a question that is not on the path changes nothing.
        choices.insert(last.question, last.given.clone());
        for question in model.graph.questions.indexes() {
            let row = model.graph.questions.row(question);
            if state.walk.position != Position::At(question) && row.unknown.is_some() {
                choices.entry(question).or_insert(AnswerValue::Unknown);
            }
        }
        assert_eq!(engine::replay(model, &choices), *state);
    });
}

#[test]
fn a_walk_without_its_reasons_goes_the_same_way() {
    on_all_walks(450..600, |model, trail| {
        let (state, before) = split(trail);
        let Some((last, before)) = state.walk.path.last().zip(before.last()) else {
            assert_eq!(engine::start_walk(model), state.walk);
            return;
        };
        assert_eq!(engine::step_walk(model, &before.walk, last).unwrap(), state.walk);
        // The step that is given what the choice drops ends up there too.
        let dropped = engine::drops(model, &before.walk, last).unwrap();
        assert_eq!(engine::step_dropping(model, &before.walk, last, &dropped).unwrap(), state.walk);
        // The number beside the answer: what is left after it, and how much of that is unproven.
        let left = before.walk.left.count_ones(..) - dropped.count_ones(..);
        assert!(state.walk.left.count_ones(..) <= left);
        let unproven =
            engine::standings(model, state).into_iter().filter(|it| *it == Standing::Unproven).count();
        assert!(unproven <= state.walk.left.count_ones(..));
    });
}

#[test]
fn a_walk_asks_no_more_than_there_are_questions() {
    on_all_walks(600..750, |model, trail| {
        let (state, before) = split(trail);
        assert_eq!(before.len(), state.walk.path.len());
        assert_eq!(keyed(&state.walk.path).len(), before.len());
        assert!(before.len() + state.walk.shown.len() <= model.graph.questions.len());
        let not_open = engine::each_choice(model, QuestionIx::new(0), 0).collect::<Vec<_>>();
        for given in not_open {
            let choice = Choice { question: QuestionIx::new(0), given };
            let in_view = state.walk.position == Position::At(choice.question);
            assert!(in_view || engine::step(model, state, &choice).is_err());
        }
    });
}

#[test]
fn not_knowing_has_no_effects() {
    on_all_walks(750..900, |_, trail| {
        let (state, before) = split(trail);
        let Some((last, before)) = state.walk.path.last().zip(before.last()) else { return };
        if last.given == AnswerValue::Unknown && state.walk.shown == before.walk.shown {
            assert_eq!(state.walk.left, before.walk.left);
            assert_eq!(state.walk.labels, before.walk.labels);
            assert_eq!(state.record, before.record);
            assert_eq!(state.walk.open().last(), Some(last.question));
        }
    });
}
