//! What the survey says of all walks, against every walk made one by one: what it claims of all of them holds for each,
//! what some of them show is reported, and every walk it gives shows what it is given for, and is a shortest one.

use std::collections::{BTreeMap, BTreeSet};

use stappenplan::analysis::{
    DeadEndAnswer, EquivalentAnswers, ExplorationLimits, Extent, Survey, Unproved, survey,
};
use stappenplan::engine::{
    AnswerValue, Choice, EffectRef, Fault, Position, RecordedWalk, RouteLookup, RouteObserver, WalkRecord,
    drops, each_choice, start, start_observed, step, step_observed,
};
use stappenplan::model::{
    Answer, AnswerIx, AppIx, Condition, Effects, Ix, Model, OutcomeIx, OutcomeKind, QuestionIx, Route,
    RouteIx, RouteTarget, Shows, Table,
};

use super::trees;
use crate::trees::generated;

/// Trees with more steps than this are left out: the comparison makes all of them.
const MOST_STEPS: usize = 3_000;

/// What all walks show, seen one by one; each with the length of the shortest that shows it.
#[derive(Default)]
struct Seen {
    steps: usize,
    faults: Shortest<Fault>,
    asked: BTreeSet<QuestionIx>,
    shown: BTreeSet<QuestionIx>,
    skipped: BTreeSet<QuestionIx>,
    outcomes: BTreeSet<OutcomeIx>,
    taken: BTreeSet<RouteIx>,
    passed: Shortest<RouteIx>,
    together: Shortest<(RouteIx, RouteIx)>,
    nothing_left: Shortest<OutcomeIx>,
    advised: BTreeSet<AppIx>,
    dropped_by: BTreeMap<AppIx, BTreeSet<EffectRef>>,
    /// Pairs of answers that were seen to differ.
    differ: BTreeSet<(QuestionIx, AnswerIx, AnswerIx)>,
    does_something: BTreeSet<QuestionIx>,
    /// Answers that left something, and those that took all.
    leaves: BTreeSet<(QuestionIx, AnswerIx)>,
    empties: Shortest<(QuestionIx, AnswerIx)>,
}

/// Things with the length of the shortest walk that shows them.
struct Shortest<T>(Vec<(T, usize)>);

impl<T> Default for Shortest<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: PartialEq + std::fmt::Debug> Shortest<T> {
    fn add(&mut self, thing: T, length: usize) {
        match self.0.iter_mut().find(|(known, _)| *known == thing) {
            Some((_, shortest)) => *shortest = length.min(*shortest),
            None => self.0.push((thing, length)),
        }
    }

    fn of(&self, thing: &T) -> Option<usize> {
        self.0.iter().find(|(known, _)| known == thing).map(|(_, length)| *length)
    }

    /// The same things, each with a walk that is as short.
    fn agrees(&self, told: &[(T, Vec<Choice>)], name: &str) {
        assert_eq!(told.len(), self.0.len(), "{name}: {told:?} {:?}", self.0);
        for (thing, walk) in told {
            assert_eq!(self.of(thing), Some(walk.len()), "{name}: {thing:?}");
        }
    }
}

/// Hears of the ways of one step.
struct Ears<'s> {
    model: &'s Model,
    seen: &'s mut Seen,
    length: usize,
}

impl RouteObserver for Ears<'_> {
    fn on_lookup(&mut self, sought: &RouteLookup<'_>) {
        let trail = sought.matching.first().map(|first| first.trail.clone()).unwrap_or_default();
        self.looked(sought.routes, sought, &trail);
        self.seen.taken.extend(trail);
        for (first, other) in sought
            .matching
            .first()
            .into_iter()
            .flat_map(|first| sought.matching.iter().skip(1).map(move |other| (first, other)))
        {
            let leaves = (*first.trail.last().unwrap(), *other.trail.last().unwrap());
            if first.is_guarded && other.is_guarded && first.target != other.target && leaves.0 != leaves.1 {
                self.seen.together.add(leaves, self.length);
            }
        }
    }
}

impl Ears<'_> {
    fn looked(&mut self, routes: &[Route], sought: &RouteLookup<'_>, trail: &[RouteIx]) {
        for route in routes {
            if !trail.contains(&route.ix) {
                self.seen.passed.add(route.ix, self.length);
            }
            let inside =
                route.when.is_none() || sought.matching.iter().any(|it| it.trail.contains(&route.ix));
            if let (RouteTarget::Use(list), true) = (route.target, inside) {
                self.looked(&self.model.graph.routes.row(list).routes, sought, trail);
            }
        }
    }
}

/// Goes all walks; nothing when there are too many.
fn see(model: &Model) -> Option<Seen> {
    let mut seen = Seen::default();
    start_observed(model, &mut Ears { model, seen: &mut seen, length: 0 });
    go(model, &start(model), &mut seen).then_some(seen)
}

fn go(model: &Model, state: &RecordedWalk, seen: &mut Seen) -> bool {
    let core = &state.walk;
    seen.shown.extend(&core.shown);
    seen.skipped.extend(core.skipped.iter().map(|skip| skip.question));
    let length = core.path.len();
    match core.position {
        Position::Stuck(fault) => seen.faults.add(fault, length),
        Position::Done(outcome) => {
            seen.outcomes.insert(outcome);
            let row = model.graph.outcomes.row(outcome);
            if row.kind == OutcomeKind::Advice && row.shows == Shows::Remaining {
                seen.advised.extend(core.left.ones().map(AppIx::new));
                if core.left.is_clear() && !model.catalogue.apps.is_empty() {
                    seen.nothing_left.add(outcome, length);
                }
            }
        }
        Position::At(question) => {
            seen.asked.insert(question);
            let all: Vec<_> = each_choice(model, question, core.left.count_ones(..)).collect();
            seen.steps += all.len();
            if seen.steps > MOST_STEPS {
                return false;
            }
            compare(model, state, question, &all, seen);
            for given in all {
                let choice = Choice { question, given };
                let mut ears = Ears { model, seen, length: length + 1 };
                step_observed(model, core, &choice, None, &mut ears).unwrap();
                let before = RecordedWalk::new(core.clone(), WalkRecord::default());
                let next = step(model, &before, &choice).unwrap();
                for judgement in &next.record.judgements {
                    let gone = judgement.no.ones().filter(|app| core.left.contains(*app));
                    for app in gone.filter(|app| !next.walk.left.contains(*app)) {
                        seen.dropped_by.entry(AppIx::new(app)).or_default().insert(judgement.effect);
                    }
                }
                if !go(model, &next, seen) {
                    return false;
                }
            }
        }
    }
    true
}

/// All that one choice can be seen to do: where it leads, what is left and unproven, what it sets and says.
fn did(model: &Model, state: &RecordedWalk, question: QuestionIx, given: &AnswerValue) -> Option<String> {
    let before = RecordedWalk::new(state.walk.clone(), WalkRecord::default());
    let after = step(model, &before, &Choice { question, given: given.clone() }).ok()?;
    let mut labels: Vec<_> = after.walk.labels.clone();
    labels.sort_unstable();
    let open: BTreeSet<usize> = after
        .record
        .judgements
        .iter()
        .flat_map(|it| it.unknown.ones().filter(|app| after.walk.left.contains(*app)))
        .collect();
    let core = &after.walk;
    let left: Vec<usize> = core.left.ones().collect();
    Some(format!("{:?} {:?} {:?} {labels:?} {open:?} {left:?}", core.position, core.shown, core.skipped))
}

fn compare(model: &Model, state: &RecordedWalk, question: QuestionIx, all: &[AnswerValue], seen: &mut Seen) {
    let core = &state.walk;
    let written = written(model, question);
    let done: BTreeMap<AnswerIx, Option<String>> =
        written.iter().map(|it| (*it, did(model, state, question, &AnswerValue::Picks(vec![*it])))).collect();
    for one in &written {
        for two in written.iter().filter(|two| *two > one && done[one] != done[*two]) {
            seen.differ.insert((question, *one, *two));
        }
        if !core.left.is_clear() {
            let choice = Choice { question, given: AnswerValue::Picks(vec![*one]) };
            match drops(model, core, &choice).unwrap() == core.left {
                true => seen.empties.add((question, *one), core.path.len() + 1),
                false => _ = seen.leaves.insert((question, *one)),
            }
        }
    }
    let ways: BTreeSet<_> = all.iter().map(|given| did(model, state, question, given)).collect();
    let drops_some = all.iter().any(|given| {
        let choice = Choice { question, given: given.clone() };
        let before = RecordedWalk::new(core.clone(), WalkRecord::default());
        let after = step(model, &before, &choice).unwrap();
        let open = after.record.judgements.iter().any(|it| !it.unknown.is_disjoint(&after.walk.left));
        open || !drops(model, core, &choice).unwrap().is_clear()
    });
    if ways.len() > 1 || drops_some {
        seen.does_something.insert(question);
    }
}

fn written(model: &Model, question: QuestionIx) -> Vec<AnswerIx> {
    let answers = model.graph.questions.row(question).answers();
    answers.into_iter().flat_map(Table::iter).filter(|(_, it)| !it.generated).map(|(ix, _)| ix).collect()
}

/// Whether anything in the tree tests what is answered to a question, or its answers say different things.
fn tells_apart(model: &Model, question: QuestionIx, one: AnswerIx, two: AnswerIx) -> bool {
    let graph = format!("{:?} {:?}", model.graph, model.catalogue.apps);
    let named = format!("Chose {{ question: {question:?},");
    let row = model.graph.questions.row(question);
    let soft = |effects: &Effects| {
        let mut labels = effects.labels.clone();
        labels.sort_unstable();
        let wishes: Vec<_> =
            effects.prefer.iter().map(|it| format!("{:?} {:?}", it.require, it.when)).collect();
        let points: Vec<_> = effects
            .attention
            .iter()
            .map(|it| format!("{:?} {:?} {:?}", it.text, it.for_whom, it.when))
            .collect();
        format!("{labels:?} {wishes:?} {points:?}")
    };
    let answer = |ix| -> &Answer { row.answers().unwrap().row(ix) };
    let own =
        !row.effects.prefer.is_empty() || row.effects.attention.iter().any(|point| point.when.is_some());
    graph.contains(&named)
        || own
        || answer(one).note != answer(two).note
        || soft(&answer(one).effects) != soft(&answer(two).effects)
}

fn says_something(model: &Model, question: QuestionIx) -> bool {
    let graph = format!("{:?} {:?}", model.graph, model.catalogue.apps);
    let row = model.graph.questions.row(question);
    let says = |effects: &Effects| {
        !effects.labels.is_empty() || !effects.attention.is_empty() || !effects.prefer.is_empty()
    };
    let answers = row.answers().map(Table::rows).unwrap_or_default();
    ["Chose", "Number"].iter().any(|test| graph.contains(&format!("{test} {{ question: {question:?},")))
        || says(&row.effects)
        || row.note.is_some()
        || answers.iter().any(|answer| says(&answer.effects) || answer.note.is_some())
}

fn walk_to(model: &Model, path: &[Choice]) -> RecordedWalk {
    path.iter().fold(start(model), |state, choice| step(model, &state, choice).unwrap())
}

fn agree(name: &str, model: &Model, seen: &Seen, told: &Survey) {
    assert_eq!(told.extent, Extent::Whole, "{name}");
    seen.faults.agrees(&told.faults, name);
    assert_eq!(told.asked, seen.asked.iter().copied().collect::<Vec<_>>(), "{name}");
    assert_eq!(told.shown, seen.shown.iter().copied().collect::<Vec<_>>(), "{name}");
    assert_eq!(told.skipped, seen.skipped.iter().copied().collect::<Vec<_>>(), "{name}");
    assert_eq!(told.outcomes, seen.outcomes.iter().copied().collect::<Vec<_>>(), "{name}");
    let untaken: Vec<RouteIx> = told.untaken_routes.iter().map(|(route, _)| *route).collect();
    let mut never: Vec<RouteIx> =
        seen.passed.0.iter().map(|(route, _)| *route).filter(|route| !seen.taken.contains(route)).collect();
    never.sort_unstable();
    assert_eq!(untaken, never, "{name}");
    let overlaps: Vec<_> = told.overlaps.iter().map(|it| ((it.taken, it.other), it.walk.clone())).collect();
    seen.together.agrees(&overlaps, name);
    seen.nothing_left.agrees(&told.nothing_left, name);
    answers_agree(name, model, seen, told);
    apps_agree(name, model, seen, told);
}

fn answers_agree(name: &str, model: &Model, seen: &Seen, told: &Survey) {
    let mut idle = BTreeSet::new();
    for (question, walk) in &told.idle_questions {
        idle.insert(*question);
        assert_eq!(walk_to(model, walk).walk.position, Position::At(*question), "{name}");
    }
    let expected: BTreeSet<QuestionIx> = seen
        .asked
        .iter()
        .copied()
        .filter(|question| !seen.does_something.contains(question) && !says_something(model, *question))
        .collect();
    assert_eq!(idle, expected, "{name}");

    let mut same = BTreeSet::new();
    for EquivalentAnswers { question, first, second, walk } in &told.equivalent_answers {
        assert_eq!(walk_to(model, walk).walk.position, Position::At(*question), "{name}");
        assert!(
            !seen.differ.contains(&(*question, *first, *second)),
            "{name}: {question:?} {first:?} {second:?}"
        );
        same.insert((*question, *first, *second));
    }
    for question in seen.asked.difference(&idle) {
        let written = written(model, *question);
        for (at, one) in written.iter().enumerate() {
            for two in &written[at + 1..] {
                let pair = (*question, *one, *two);
                if !seen.differ.contains(&pair) && !tells_apart(model, *question, *one, *two) {
                    assert!(same.contains(&pair), "{name}: {pair:?} do the same");
                }
            }
        }
    }

    let mut emptying = BTreeSet::new();
    for DeadEndAnswer { question, answer, walk } in &told.dead_end_answers {
        emptying.insert((*question, *answer));
        assert_eq!(seen.empties.of(&(*question, *answer)), Some(walk.len()), "{name}");
    }
    let all: BTreeSet<_> = seen.empties.0.iter().map(|(answer, _)| *answer).collect();
    assert_eq!(emptying, all.difference(&seen.leaves).copied().collect(), "{name}");
}

fn apps_agree(name: &str, model: &Model, seen: &Seen, told: &Survey) {
    let never: BTreeSet<AppIx> = told.never_recommended.iter().map(|it| it.app).collect();
    let candidates = model.catalogue.candidates();
    let expected = candidates.ones().map(AppIx::new).filter(|app| !seen.advised.contains(app));
    let some_advice = model.graph.outcomes.rows().iter().any(|it| it.kind == OutcomeKind::Advice);
    assert_eq!(never, expected.filter(|_| some_advice).collect(), "{name}");
    for lost in told.never_recommended.iter().take(20) {
        let by: BTreeSet<EffectRef> = lost.by.iter().copied().collect();
        assert_eq!(by, seen.dropped_by.get(&lost.app).cloned().unwrap_or_default(), "{name}");
        if let Some((_, before)) = lost.walk.split_last() {
            assert!(walk_to(model, before).walk.left.contains(lost.app.at()), "{name}");
            assert!(!walk_to(model, &lost.walk).walk.left.contains(lost.app.at()), "{name}");
        }
        assert_eq!(lost.walk.is_empty(), by.is_empty(), "{name}");
    }
}

/// How often each kind of thing was reported, so that the comparison cannot be about nothing.
fn tally(told: &Survey, counts: &mut BTreeMap<&'static str, usize>) {
    for (name, count) in [
        ("faults", told.faults.len()),
        ("untaken", told.untaken_routes.len()),
        ("overlaps", told.overlaps.len()),
        ("nothing left", told.nothing_left.len()),
        ("never left", told.never_recommended.len()),
        ("same", told.equivalent_answers.len()),
        ("idle", told.idle_questions.len()),
        ("emptying", told.dead_end_answers.len()),
    ] {
        *counts.entry(name).or_default() += usize::from(count > 0);
    }
}

#[test]
fn the_survey_tells_what_enumeration_tells() {
    let (mut compared, mut counts) = (0, BTreeMap::new());
    let made = (0..700).map(|seed| (format!("model {seed}"), trees::model(seed)));
    let written = generated(0..700).map(|content| (content.name.clone(), content.model()));
    for (name, model) in made.chain(written) {
        let Some(seen) = see(&model) else { continue };
        let told = survey(&model, &ExplorationLimits::default());
        agree(&name, &model, &seen, &told);
        tally(&told, &mut counts);
        compared += 1;
    }
    assert!(compared >= 1000, "{compared}");
    assert!(counts.values().all(|count| *count >= 20), "{counts:?}");
}

#[test]
fn a_test_of_a_choice_is_read_as_the_comparison_expects() {
    let chose = Condition::Chose { question: QuestionIx::new(0), picks: Vec::new() };
    assert!(format!("{chose:?}").starts_with("Chose { question: QuestionIx(0),"), "{chose:?}");
}

#[test]
fn with_too_many_states_what_is_said_is_still_true() {
    let (mut compared, mut apps_proved, mut nothing_proved, mut nothing_found) = (0, 0, 0, 0);
    let made = (0..500).map(|seed| (format!("model {seed}"), trees::model(seed)));
    let calm =
        (0..500).map(|seed| (format!("calm {seed}"), trees::looking_at_nothing_else(trees::model(seed))));
    for (name, model) in made.chain(calm) {
        let Some(seen) = see(&model) else { continue };
        let all = survey(&model, &ExplorationLimits::default());
        let limits =
            ExplorationLimits { states: all.statistics.states * 3 / 4, ..ExplorationLimits::default() };
        let told = survey(&model, &limits);
        // The last states may be ends, from which nothing goes on.
        if told.extent == Extent::Whole {
            continue;
        }
        assert!(
            told.equivalent_answers.is_empty()
                && told.idle_questions.is_empty()
                && told.dead_end_answers.is_empty(),
            "{name}"
        );
        for (outcome, walk) in &told.nothing_left {
            let end = walk_to(&model, walk).walk;
            assert_eq!(end.position, Position::Done(*outcome), "{name}");
            assert!(end.left.is_clear() && seen.nothing_left.of(outcome).is_some(), "{name}");
        }
        if told.extent == Extent::Ways {
            compared += 1;
            assert_eq!(told.outcomes, all.outcomes, "{name}");
            assert_eq!(told.untaken_routes, all.untaken_routes, "{name}");
            assert_eq!(told.overlaps, all.overlaps, "{name}");
            assert_eq!(told.faults, all.faults, "{name}");
        }
        if !told.unproved.contains(&Unproved::NeverLeft) {
            apps_proved += 1;
            let apps = |survey: &Survey| survey.never_recommended.iter().map(|it| it.app).collect::<Vec<_>>();
            assert_eq!(apps(&told), apps(&all), "{name}");
        }
        if !told.unproved.contains(&Unproved::NothingLeft) {
            nothing_proved += 1;
            assert!(seen.nothing_left.0.is_empty(), "{name}");
        }
        nothing_found += told.nothing_left.len();
    }
    let counts = (compared, apps_proved, nothing_proved, nothing_found);
    assert!(
        compared >= 200 && apps_proved >= 50 && nothing_proved >= 20 && nothing_found >= 20,
        "{counts:?}"
    );
}
