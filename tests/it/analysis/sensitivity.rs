//! Which answers matter, and which open questions matter most, against every other answer given one by one.

use std::collections::BTreeMap;

use fastrand::Rng;
use stappenplan::analysis::{Influence, OpenPoint, SearchBudget, answer_influences, open_points};
use stappenplan::engine::{
    AnswerValue, Choice, Position, Reason, RecordedWalk, WalkState, choices, reasons, replay, standing,
};
use stappenplan::model::{AppIx, AppSet, Catalogue, Ix, Model, QuestionIx};

use super::counterfactuals::{Answers, somebody};
use super::trees::model;

/// The other answers to a question of a walk, and the walk with each.
fn with_another<'a>(
    model: &'a Model,
    given: &'a Answers,
    walk: &'a WalkState,
    asked: QuestionIx,
) -> impl Iterator<Item = (AnswerValue, RecordedWalk)> + 'a {
    let before: Answers = walk
        .path
        .iter()
        .take_while(|choice| choice.question != asked)
        .map(|choice| (choice.question, choice.given.clone()))
        .collect();
    let left = replay(model, &before).walk.left.count_ones(..);
    choices(model, asked, left).into_iter().filter(move |other| given[&asked] != *other).map(move |other| {
        let mut given = given.clone();
        given.insert(asked, other.clone());
        (other, replay(model, &given))
    })
}

fn influence(model: &Model, given: &Answers, walk: &WalkState, asked: QuestionIx) -> Influence {
    let mut opens = false;
    for (_, RecordedWalk { walk: core, .. }) in with_another(model, given, walk, asked) {
        let stops = matches!(core.position, Position::At(_));
        match core.position == walk.position {
            true if core.left != walk.left => return Influence::Decides,
            true => {}
            false if stops => opens = true,
            false => return Influence::Decides,
        }
    }
    if opens { Influence::Opens } else { Influence::Nothing }
}

/// The apps of which every reason to drop lies in this question.
fn alone(model: &Model, walk: &RecordedWalk, asked: QuestionIx) -> AppSet {
    let here = |reason: &Reason<'_>| match reason {
        Reason::Requirement(judgement) => judgement.effect.question == asked,
        Reason::Never | Reason::Rule(_) => false,
    };
    let apps = Catalogue::apps_in(&model.catalogue.offered).filter(|app| !walk.walk.left.contains(app.at()));
    let mut alone = model.catalogue.no_apps();
    apps.filter(|app| reasons(model, walk, *app).iter().all(here)).for_each(|app| alone.insert(app.at()));
    alone
}

fn open(model: &Model, given: &Answers, walk: &WalkState) -> Vec<OpenPoint> {
    let mut points = Vec::new();
    for question in walk.open() {
        let mut stands: BTreeMap<AppIx, Vec<_>> = BTreeMap::new();
        for (_, state) in with_another(model, given, walk, question) {
            for app in Catalogue::apps_in(&model.catalogue.offered) {
                stands.entry(app).or_default().push(standing(model, &state, app));
            }
        }
        let differs = stands.into_iter().filter(|(_, stands)| stands.windows(2).any(|two| two[0] != two[1]));
        points.push(OpenPoint { question, differs: differs.map(|(app, _)| app).collect(), is_all: true });
    }
    let mut sorted = Vec::new();
    for count in (0..=model.catalogue.apps.len()).rev() {
        sorted.extend(points.iter().filter(|point| point.differs.len() == count).cloned());
    }
    sorted
}

/// How often each was seen.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    decides: usize,
    opens: usize,
    nothing: usize,
    alone: usize,
    open: usize,
    swapped: usize,
}

impl Seen {
    /// Whether each kind was seen, and so many open questions.
    pub(crate) fn is_rich(&self, open: usize) -> bool {
        let Self { decides, opens, nothing, alone, open: seen, swapped } = self;
        [decides, opens, nothing, alone].iter().all(|count| **count > 300) && *seen >= open && *swapped > 5
    }
}

/// Compares what is reported of one walk with what comes of other answers.
pub(crate) fn compare(model: &Model, given: &Answers, seen: &mut Seen) {
    let walk = replay(model, given);
    let told = answer_influences(model, &walk, |question| given.get(&question), &SearchBudget::default());
    assert_eq!(
        told.iter().map(|answer| &answer.choice).collect::<Vec<&Choice>>(),
        walk.walk.path.iter().collect::<Vec<_>>()
    );
    for answer in told {
        let asked = answer.choice.question;
        assert_eq!(answer.influence, influence(model, given, &walk.walk, asked));
        assert_eq!(answer.alone, alone(model, &walk, asked));
        match answer.influence {
            Influence::Decides => seen.decides += 1,
            Influence::Opens => seen.opens += 1,
            Influence::Nothing | Influence::Unsure => seen.nothing += 1,
        }
        seen.alone += usize::from(!answer.alone.is_clear());
    }
    let points = open_points(model, &walk, |question| given.get(&question));
    assert_eq!(points, open(model, given, &walk.walk));
    let on_path: Vec<QuestionIx> = walk.walk.open().collect();
    seen.open += points.len();
    seen.swapped += usize::from(points.iter().map(|point| point.question).collect::<Vec<_>>() != on_path);
}

#[test]
fn what_matters_is_what_other_answers_show() {
    let mut seen = Seen::default();
    for seed in 0..1_000 {
        let model = model(seed);
        let mut rng = Rng::with_seed(seed);
        for _ in 0..4 {
            compare(&model, &somebody(&mut rng, &model), &mut seen);
        }
    }
    assert!(seen.is_rich(300), "{seen:?}");
}
