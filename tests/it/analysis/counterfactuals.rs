//! Changes of answers that bring something back, against every set of changes made one by one.

use std::collections::{BTreeMap, BTreeSet};

use fastrand::Rng;
use stappenplan::analysis::{Change, ChangeGoal, Counterfactuals, SearchBudget, counterfactuals};
use stappenplan::engine::{AnswerValue, Choice, Position, WalkState, choices, replay, start_walk, step_walk};
use stappenplan::model::{AppIx, Ix, Model, OutcomeKind, QuestionIx};

use super::trees::{APPS, counting_with_the_answer, model};

pub(crate) type Answers = BTreeMap<QuestionIx, AnswerValue>;

/// More walks than this are not made for one comparison.
const MOST: usize = 6_000;

/// A walk at random to its end, sometimes broken off, and answers beside it that another walk gave.
pub(crate) fn somebody(rng: &mut Rng, model: &Model) -> Answers {
    let mut given = Answers::new();
    for _ in 0..=rng.usize(..2) {
        let mut core = start_walk(model);
        while let Position::At(question) = core.position {
            let all = choices(model, question, core.left.count_ones(..));
            if rng.u8(..30) == 0 || all.is_empty() {
                break;
            }
            let choice = Choice { question, given: all[rng.usize(..all.len())].clone() };
            core = step_walk(model, &core, &choice).unwrap();
            given.insert(question, choice.given);
        }
    }
    given
}

/// Whether a walk that is there has reached the goal: checked once more, from the words of the contract.
fn reached(model: &Model, goal: ChangeGoal, core: &WalkState) -> bool {
    if let Position::Stuck(_) = core.position {
        return false;
    }
    match goal {
        ChangeGoal::App(app) => core.left.contains(app.at()),
        ChangeGoal::Anything => {
            let blocked = matches!(core.position, Position::Done(end)
                if model.graph.outcomes.row(end).kind == OutcomeKind::Blocked);
            !blocked && (core.left.count_ones(..) > 0 || model.catalogue.offered.is_clear())
        }
    }
}

fn replayed(model: &Model, given: &Answers, set: &[Choice]) -> WalkState {
    let mut given = given.clone();
    given.extend(set.iter().map(|choice| (choice.question, choice.given.clone())));
    replay(model, &given).walk
}

/// Every set of at most so many changes that some walk makes, and whether it reaches the goal.
struct Tried<'a> {
    model: &'a Model,
    given: &'a Answers,
    path: &'a [Choice],
    goal: ChangeGoal,
    most: usize,
    made: usize,
    works: Vec<Vec<Choice>>,
}

impl Tried<'_> {
    fn go(&mut self, core: &WalkState, set: &mut Vec<Choice>) {
        self.made += 1;
        let stands = match (core.position, self.goal) {
            _ if self.made > MOST * 50 => return,
            // What is dropped never comes back on the same walk.
            (_, ChangeGoal::App(app)) if !core.left.contains(app.at()) => return,
            (Position::At(question), _) => self.given.contains_key(&question).then_some(question),
            _ => None,
        };
        let Some(question) = stands else {
            if reached(self.model, self.goal, core) {
                self.works.push(set.clone());
            }
            return;
        };
        let kept = Choice { question, given: self.given[&question].clone() };
        self.go(&step_walk(self.model, core, &kept).unwrap(), set);
        if set.len() < self.most && self.path.iter().any(|choice| choice.question == question) {
            for other in choices(self.model, question, core.left.count_ones(..)) {
                if other != kept.given {
                    let choice = Choice { question, given: other };
                    set.push(choice.clone());
                    self.go(&step_walk(self.model, core, &choice).unwrap(), set);
                    set.pop();
                }
            }
        }
    }
}

/// Whether no part of a set, with the rest as it was, reaches the goal.
fn is_minimal(model: &Model, given: &Answers, goal: ChangeGoal, set: &[Choice]) -> bool {
    (0..(1_usize << set.len()) - 1).all(|bits| {
        let part: Vec<Choice> =
            (0..set.len()).filter(|at| bits >> at & 1 == 1).map(|at| set[at].clone()).collect();
        !reached(model, goal, &replayed(model, given, &part))
    })
}

/// The minimal sets of at most so many changes, in the order of the walk; nothing when there are too many to try.
pub(crate) fn one_by_one(
    model: &Model,
    given: &Answers,
    path: &[Choice],
    goal: ChangeGoal,
    most: usize,
) -> Option<BTreeSet<Vec<Choice>>> {
    let mut tried = Tried { model, given, path, goal, most, made: 0, works: Vec::new() };
    tried.go(&start_walk(model), &mut Vec::new());
    if tried.made > MOST * 50 || tried.works.len() > MOST {
        return None;
    }
    let works: Vec<Vec<Choice>> = tried.works;
    let small = |set: &Vec<Choice>| !set.is_empty() && is_minimal(model, given, goal, set);
    let place = |choice: &Choice| path.iter().position(|made| made.question == choice.question);
    let sorted = |mut set: Vec<Choice>| {
        set.sort_by_key(place);
        set
    };
    Some(works.into_iter().filter(small).map(sorted).collect())
}

/// What is reported of each change is what comes of it, and the order is that of the contract.
fn are_true(model: &Model, given: &Answers, goal: ChangeGoal, told: &[Change]) {
    let before = replay(model, given).walk;
    for change in told {
        let after = replayed(model, given, &change.set);
        assert!(reached(model, goal, &after) && after.position == change.position);
        let returns: Vec<AppIx> = after.left.difference(&before.left).map(AppIx::new).collect();
        let drops: Vec<AppIx> = before.left.difference(&after.left).map(AppIx::new).collect();
        assert_eq!((&returns, &drops), (&change.returns, &change.drops));
        assert!(is_minimal(model, given, goal, &change.set));
    }
    let rank = |change: &Change| (matches!(change.position, Position::At(_)), change.set.len());
    assert!(told.is_sorted_by_key(rank));
}

/// The nearest is one for each set of questions, and none of the sets for those questions is nearer.
fn nearest_is_nearest(
    model: &Model,
    given: &Answers,
    goal: ChangeGoal,
    found: &Counterfactuals<'_>,
    all: &[Change],
) {
    let (near, count) = found.nearest(usize::MAX);
    let questions = |change: &Change| change.set.iter().map(|choice| choice.question).collect::<Vec<_>>();
    let supports: BTreeSet<Vec<QuestionIx>> = all.iter().map(questions).collect();
    assert_eq!(near.iter().map(questions).collect::<BTreeSet<_>>(), supports);
    assert_eq!((near.len(), count), (supports.len(), supports.len()));
    let far = |change: &Change| {
        let one = |choice: &Choice| match (&given[&choice.question], &choice.given) {
            (AnswerValue::Number(old), AnswerValue::Number(new)) => old.abs_diff(*new),
            (AnswerValue::Picks(old), AnswerValue::Picks(new)) => {
                let both = old.iter().filter(|pick| new.contains(pick)).count();
                (old.len() + new.len() - 2 * both) as u64
            }
            (AnswerValue::Unknown, _) => 1,
            _ => u64::MAX,
        };
        (found.destination(change.position), change.set.iter().map(one).fold(0, u64::saturating_add))
    };
    for change in &near {
        let after = replayed(model, given, &change.set);
        assert!(reached(model, goal, &after) && after.position == change.position);
        let best = all.iter().filter(|other| questions(other) == questions(change)).map(far).min();
        assert!(Some(far(change)) <= best, "{change:?}");
    }
}

/// How often something was seen.
#[derive(Default)]
pub(crate) struct Seen {
    compared: usize,
    found: usize,
    larger: usize,
    opens: usize,
    bitten: usize,
}

/// Compares what is reported of one walk with what comes of trying; `most` bounds the trying.
pub(crate) fn compare(
    model: &Model,
    given: &Answers,
    goal: ChangeGoal,
    effort: &SearchBudget,
    most: usize,
    seen: &mut Seen,
) {
    let path = replay(model, given).walk.path;
    let found = counterfactuals(model, given.clone(), goal, effort);
    let (told, is_all) = found.each(usize::MAX, usize::MAX);
    assert!(is_all);
    are_true(model, given, goal, &told);
    nearest_is_nearest(model, given, goal, &found, &told);
    let is_possible = match goal {
        ChangeGoal::App(app) => start_walk(model).left.contains(app.at()),
        ChangeGoal::Anything => true,
    };
    let before = replay(model, given).walk;
    let stands = match goal {
        ChangeGoal::App(app) => before.left.contains(app.at()),
        ChangeGoal::Anything => reached(model, goal, &before),
    };
    if !is_possible || stands {
        assert!(told.is_empty() && found.bound() == 0 && found.is_exhausted());
        return;
    }
    let most = if found.is_exhausted() { most } else { most.min(found.bound()) };
    let Some(tried) = one_by_one(model, given, &path, goal, most) else { return };
    let told: BTreeSet<Vec<Choice>> =
        told.into_iter().map(|change| change.set).filter(|set| set.len() <= most).collect();
    assert_eq!(told, tried);
    seen.compared += 1;
    seen.found += usize::from(!tried.is_empty());
    seen.larger += usize::from(tried.iter().any(|set| set.len() > 1));
    seen.bitten += usize::from(!found.is_exhausted());
    let opens = |set: &Vec<Choice>| matches!(replayed(model, given, set).position, Position::At(_));
    seen.opens += usize::from(tried.iter().any(opens));
}

#[test]
fn changes_are_those_that_trying_finds() {
    let mut seen = Seen::default();
    for seed in 0..1_000 {
        let model = model(seed);
        let mut rng = Rng::with_seed(seed);
        for _ in 0..3 {
            let given = somebody(&mut rng, &model);
            let app = AppIx::new(rng.usize(..APPS));
            for goal in [ChangeGoal::App(app), ChangeGoal::Anything] {
                compare(&model, &given, goal, &SearchBudget::default(), usize::MAX, &mut seen);
            }
        }
    }
    assert!(
        seen.compared > 1_500 && seen.found > 700 && seen.larger > 100 && seen.opens > 100,
        "{}",
        seen.told()
    );
    assert_eq!(seen.bitten, 0);
}

/// Where the ranges of numbers depend on what is left, the same change may have another name elsewhere.
#[test]
fn changes_of_numbers_that_count_what_is_left_are_those_that_trying_finds() {
    let mut seen = Seen::default();
    for seed in 0..1_000 {
        let model = counting_with_the_answer(model(seed), seed);
        let mut rng = Rng::with_seed(seed);
        for _ in 0..2 {
            let given = somebody(&mut rng, &model);
            let app = AppIx::new(rng.usize(..APPS));
            for goal in [ChangeGoal::App(app), ChangeGoal::Anything] {
                compare(&model, &given, goal, &SearchBudget::default(), usize::MAX, &mut seen);
            }
        }
    }
    assert!(seen.is_rich(1_000), "{}", seen.told());
}

#[test]
fn with_too_much_to_look_at_the_bound_is_told() {
    let mut seen = Seen::default();
    for seed in 0..1_000 {
        let model = model(seed);
        let mut rng = Rng::with_seed(seed ^ 0xB0B);
        let given = somebody(&mut rng, &model);
        let app = AppIx::new(rng.usize(..APPS));
        let effort =
            SearchBudget { steps: rng.usize(1..40), sets: rng.usize(1..20), ..SearchBudget::default() };
        for goal in [ChangeGoal::App(app), ChangeGoal::Anything] {
            compare(&model, &given, goal, &effort, usize::MAX, &mut seen);
        }
    }
    assert!(seen.bitten > 100 && seen.found > 50, "{}", seen.told());
}

impl Seen {
    /// Whether so many were compared, and each kind was seen.
    pub(crate) fn is_rich(&self, compared: usize) -> bool {
        self.compared >= compared && self.found > 100 && self.larger > 20 && self.opens > 20
    }

    pub(crate) fn told(&self) -> String {
        let Self { compared, found, larger, opens, bitten } = self;
        format!("{compared} compared, {found} found, {larger} larger, {opens} open, {bitten} bitten")
    }
}
