//! What would change an advice, against every value of a fact written over the content and the walk made again.

use std::collections::{BTreeMap, BTreeSet};

use fastrand::Rng;
use stappenplan::analysis::{AdviceEffect, fact_changes};
use stappenplan::engine::{
    AnswerValue, Position, RecordedWalk, Standing, overlaid, placings, ranking, replay, standing, start_walk,
    step_walk,
};
use stappenplan::model::{
    AppIx, Condition, FactIx, FactKind, Ix, Model, NewValue, Operand, OverlaidValue, QuestionIx,
    QuestionKind, Route, RouteTarget, Test, Value, ValueIx,
};
use time::macros::date;

use super::common::sample_size;
use super::trees::{Content, choices, generated, keyed};

type Choices = BTreeMap<QuestionIx, AnswerValue>;

/// A walk by chance that ends, with answers to some questions that it did not meet.
fn some_choices(model: &Model, rng: &mut Rng) -> Option<Choices> {
    let mut walk = start_walk(model);
    let mut given = Choices::new();
    while let Position::At(_) = walk.position {
        let all: Vec<_> =
            choices(model, walk.position, walk.left.count_ones(..)).into_iter().take(64).collect();
        let choice = rng.choice(&all)?.clone();
        let other = rng.choice(all)?;
        given.entry(other.question).or_insert(other.given);
        given.insert(choice.question, choice.given.clone());
        walk = step_walk(model, &walk, &choice).unwrap();
    }
    matches!(walk.position, Position::Done(_)).then_some(())?;
    // Some waiting answers of another walk.
    let mut off = start_walk(model);
    while let Position::At(question) = off.position {
        let all = choices(model, off.position, off.left.count_ones(..)).into_iter().take(64);
        let Some(choice) = rng.choice(all) else { break };
        given.entry(question).or_insert(choice.given.clone());
        off = step_walk(model, &off, &choice).unwrap();
    }
    let on_path: BTreeSet<QuestionIx> = keyed(&walk.path).into_keys().collect();
    given.retain(|question, _| on_path.contains(question) || rng.u8(..3) > 0);
    let ends = matches!(replay(model, &given).walk.position, Position::Done(_));
    ends.then_some(given)
}

/// Answers by their ids, so that they are those of other content.
fn moved(from: &Model, to: &Model, given: &Choices) -> Choices {
    let one = |(question, answer): (&QuestionIx, &AnswerValue)| {
        let words = answer.words(from.graph.questions.row(*question));
        let now = AnswerValue::from_words(to.graph.questions.row(*question), &words).ok()?;
        Some((*question, now))
    };
    given.iter().filter_map(one).collect()
}

/// What another value does, by the book.
fn effect(model: &Model, given: &Choices, own: AppIx, value: OverlaidValue) -> Option<AdviceEffect> {
    let fresh = model.clone();
    let over = overlaid(&fresh, &[value]);
    let (old, new) = (replay(model, given), replay(over, &moved(model, over, given)));
    let (was, is) = (standing(model, &old, own), standing(over, &new, own));
    if was != Standing::Dropped && is == Standing::Dropped {
        return Some(AdviceEffect::Drops);
    }
    if old.walk.position != new.walk.position {
        return Some(AdviceEffect::EndsElsewhere);
    }
    if was != is {
        return Some(AdviceEffect::Standing { from: was, to: is });
    }
    // What only the name parts is level.
    let relation = |model: &Model, walk: &RecordedWalk, app: AppIx| {
        let placed = placings(model, walk);
        let place = |app: AppIx| placed.iter().position(|placing| placing.app == app).unwrap();
        let (its, ours) = (place(app), place(own));
        match placed[its].ties_with(&placed[ours]) {
            true => 1,
            false if its < ours => 2,
            false => 0,
        }
    };
    let by = ranking(over, &new)
        .iter()
        .copied()
        .find(|app| *app != own && relation(over, &new, *app) > relation(model, &old, *app))?;
    if is == Standing::Dropped {
        return None;
    }
    let placed = placings(over, &new);
    let of = |app: AppIx| placed.iter().find(|placing| placing.app == app).unwrap();
    Some(AdviceEffect::Overtaken { by, is_tie: of(by).ties_with(of(own)) })
}

/// Every whole number from where a test of the fact changes (or 0) up to where none does any more, and the numbers that are
/// written in its tests.
fn numbers(model: &Model, given: &Choices, of: FactIx) -> Vec<f64> {
    let mut found = vec![0.0];
    let mut see = |condition: &Condition| {
        condition.visit(&mut |part| {
            let Condition::Fact(test) = part else { return };
            if test.fact != of {
                return;
            }
            let terms = match &test.test {
                Test::Equal(terms) => terms.clone(),
                Test::AtLeast(term) | Test::AtMost(term) => vec![*term],
                _ => Vec::new(),
            };
            let fixed = terms.into_iter().filter_map(|term| match term {
                Operand::Fixed(number) => Some(number),
                Operand::Answer => None,
            });
            found.extend(fixed);
        });
    };
    model.conditions(&mut see);
    model.graph.questions.rows().iter().filter_map(|row| row.made.as_ref()).for_each(|made| see(&made.of));
    for (question, row) in model.graph.questions.iter() {
        let QuestionKind::Number { min, max, .. } = row.kind else { continue };
        let mut compares = false;
        for effect in row.effects.keep.iter().chain(&row.effects.prefer) {
            for condition in effect.when.iter().chain([&effect.require]) {
                condition.visit(&mut |part| {
                    compares |= matches!(part, Condition::Fact(test) if test.fact == of && test.compares_with_answer());
                });
            }
        }
        match given.get(&question) {
            _ if !compares => {}
            _ if row.group.is_some() => found.extend([min as f64, max as f64]),
            Some(AnswerValue::Number(number)) => found.push(*number as f64),
            _ => {}
        }
    }
    let least = found.iter().copied().fold(0.0, f64::min);
    let most = found.iter().copied().fold(0.0, f64::max);
    // What ships compares with hundreds: there numbers far from all that is written are left out.
    let is_near = |number: i64| most < 60.0 || found.iter().any(|one| (one - number as f64).abs() <= 2.0);
    let whole = (least.floor() as i64..=most as i64 + 2)
        .filter(|number| is_near(*number))
        .map(|number| number as f64);
    let mut all: Vec<f64> = whole.chain(found.iter().copied()).filter(|one| *one >= least).collect();
    all.sort_by(f64::total_cmp);
    all.dedup();
    all
}

fn toggled<I: Ix>(all: impl Iterator<Item = I>, now: Option<&[I]>) -> Vec<Vec<I>> {
    let all: Vec<I> = all.collect();
    match now {
        Some(now) => {
            let one = |value: I| {
                let kept = now.iter().copied().filter(|other| *other != value);
                let mut set: Vec<I> = kept.chain((!now.contains(&value)).then_some(value)).collect();
                set.sort();
                set
            };
            all.into_iter().map(one).collect()
        }
        None => {
            let mut sets: Vec<Vec<I>> =
                std::iter::once(Vec::new()).chain(all.iter().map(|one| vec![*one])).collect();
            sets.extend(Some(all).filter(|all| all.len() > 1));
            sets
        }
    }
}

/// Every value of one fact of one app that has an effect, by the book. Of apps that no test names none is looked at when
/// nothing is known: the first such value does what the empty set does.
fn by_the_book(
    model: &Model,
    given: &Choices,
    own: AppIx,
    app: AppIx,
    fact: FactIx,
    named: &BTreeSet<AppIx>,
) -> Vec<(NewValue, AdviceEffect)> {
    let from = model.value(fact, app);
    let is_known = !matches!(from, Value::Unknown | Value::Depends(_));
    let kind = &model.graph.facts.row(fact).kind;
    let tried = |value: NewValue| {
        let over = OverlaidValue { app, fact, value: value.clone(), checked: "2026".into() };
        effect(model, given, own, over).map(|effect| (value, effect))
    };
    let mut found: Vec<(NewValue, AdviceEffect)> = match kind {
        FactKind::Number { .. } => {
            let all = numbers(model, given, fact);
            let now = match from {
                Value::Number(number) => number,
                Value::Unlimited => f64::INFINITY,
                _ => f64::NAN,
            };
            let number = |number: &f64| tried(NewValue::Number(*number));
            if now.is_nan() {
                let mut last = None;
                let changes = all.iter().filter_map(|one| {
                    let (before, effect) = (last, number(one));
                    last = effect.as_ref().map(|(_, effect)| *effect);
                    effect.filter(|_| before != last)
                });
                changes.collect()
            } else {
                let below = all.iter().rev().filter(|one| **one < now).find_map(number);
                let above = all.iter().filter(|one| **one > now).find_map(number);
                below.into_iter().chain(above).collect()
            }
        }
        FactKind::Choice(table) => {
            let others = table.indexes().filter(|value| from != Value::Choice(*value));
            others.filter_map(|value| tried(NewValue::Marks(vec![value]))).collect()
        }
        FactKind::Flag => {
            let others = [true, false].into_iter().filter(|holds| from != Value::Flag(*holds));
            let mark = |holds: bool| NewValue::Marks(vec![ValueIx::new(usize::from(!holds))]);
            others.filter_map(|holds| tried(mark(holds))).collect()
        }
        FactKind::Set(table) => {
            let now = if let Value::Set(now) = &from { Some(now.as_slice()) } else { None };
            toggled(table.indexes(), now).into_iter().filter_map(|set| tried(NewValue::Marks(set))).collect()
        }
        FactKind::Apps => {
            let now = if let Value::Apps(now) = from { Some(now) } else { None };
            let all = now.map_or_else(|| named.clone(), |_| model.catalogue.apps.indexes().collect());
            toggled(all.into_iter(), now).into_iter().filter_map(|set| tried(NewValue::Apps(set))).collect()
        }
        FactKind::Text => {
            (!is_known).then(|| tried(NewValue::Text("…".into()))).flatten().into_iter().collect()
        }
    };
    found.extend(is_known.then(|| tried(NewValue::Unknown)).flatten());
    found
}

/// The apps that tests name, of facts that are sets of apps: written, or as the chosen answers.
fn named_apps(model: &Model, given: &Choices) -> BTreeMap<FactIx, BTreeSet<AppIx>> {
    let mut named: BTreeMap<FactIx, BTreeSet<AppIx>> = BTreeMap::new();
    let mut see = |condition: &Condition, answers: &[AppIx]| {
        condition.visit(&mut |part| {
            let Condition::Fact(test) = part else { return };
            let (Test::AnyApp(terms) | Test::AllApps(terms)) = &test.test else { return };
            for term in terms {
                let of_fact = named.entry(test.fact).or_default();
                match term {
                    Operand::Fixed(app) => _ = of_fact.insert(*app),
                    Operand::Answer => of_fact.extend(answers),
                }
            }
        });
    };
    model.graph.standing.iter().for_each(|rule| see(&rule.when, &[]));
    let mut ways: Vec<&Route> = model.graph.groups.rows().iter().flat_map(|group| &group.way).collect();
    for (question, row) in model.graph.questions.iter() {
        let counts = |at: usize| {
            let chosen = given.get(&question).map(AnswerValue::chosen).unwrap_or_default();
            row.group.is_some() || chosen.iter().any(|answer| answer.at() == at)
        };
        let answers: Vec<_> = row.answer_rows().iter().enumerate().filter(|(at, _)| counts(*at)).collect();
        let apps: Vec<AppIx> =
            answers.iter().filter_map(|(_, answer)| model.catalogue.find(&answer.id)).collect();
        let effects = std::iter::once(&row.effects).chain(answers.iter().map(|(_, answer)| &answer.effects));
        for effect in effects.flat_map(|effects| effects.keep.iter().chain(&effects.prefer)) {
            effect.when.iter().chain([&effect.require]).for_each(|condition| see(condition, &apps));
        }
        row.ask_when.iter().chain(row.made.iter().map(|made| &made.of)).for_each(|when| see(when, &[]));
        let of_answers = answers.iter().filter_map(|(_, answer)| answer.way.as_ref());
        ways.extend(of_answers.chain(row.unknown.iter()).flatten().chain(&row.way));
    }
    // A list of routes counts where a way that may be taken uses it, and no list uses itself.
    while let Some(route) = ways.pop() {
        route.when.iter().for_each(|when| see(when, &[]));
        if let RouteTarget::Use(list) = route.target {
            ways.extend(&model.graph.routes.row(list).routes);
        }
    }
    named
}

#[derive(Debug, Default)]
struct Seen {
    same: usize,
    drops: usize,
    elsewhere: usize,
    standing: usize,
    overtaken: usize,
    ties: usize,
    of_others: usize,
}

impl Seen {
    fn note(&mut self, effect: AdviceEffect, is_other: bool) {
        self.of_others += usize::from(is_other);
        match effect {
            AdviceEffect::Drops => self.drops += 1,
            AdviceEffect::EndsElsewhere => self.elsewhere += 1,
            AdviceEffect::Standing { .. } => self.standing += 1,
            AdviceEffect::Overtaken { is_tie, .. } => {
                self.overtaken += 1;
                self.ties += usize::from(is_tie);
            }
        }
    }
}

/// Compares what was found of some facts of some apps with every value tried by the book.
#[track_caller]
fn compare(model: &Model, given: &Choices, pairs: usize, rng: &mut Rng, seen: &mut Seen) {
    let walk = replay(model, given);
    let order = ranking(model, &walk);
    let own = if rng.u8(..3) > 0 { order.first() } else { rng.choice(&order) };
    let Some(own) = own.copied() else { return };
    let found = fact_changes(model, &walk, given, own);
    assert!(found.is_all);
    let named = named_apps(model, given);
    for change in &found.changes {
        assert_eq!(change.from, model.value(change.fact, change.app));
        seen.note(change.effect, change.app != own);
    }
    let all = model.catalogue.apps.len() * model.graph.facts.len();
    for turn in 0..pairs.min(all) {
        // All of them where they are few.
        let at = if all <= pairs { turn } else { rng.usize(..all) };
        let (mut app, fact) =
            (AppIx::new(at / model.graph.facts.len()), FactIx::new(at % model.graph.facts.len()));
        if all > pairs && rng.u8(..4) == 0 {
            app = own;
        }
        let of_pair = found.changes.iter().filter(|change| change.app == app && change.fact == fact);
        let of_pair: Vec<(NewValue, AdviceEffect)> =
            of_pair.map(|change| (change.to.clone(), change.effect)).collect();
        let none = BTreeSet::new();
        let expected = by_the_book(model, given, own, app, fact, named.get(&fact).unwrap_or(&none));
        let words = format!("{app:?} {fact:?} {:?} for {own:?}, {given:?}", model.value(fact, app));
        let is_number = matches!(model.graph.facts.row(fact).kind, FactKind::Number { .. });
        match model.value(fact, app) {
            // The lowest of those that do the same is told; where that row begins hangs on which numbers are looked at.
            Value::Unknown | Value::Depends(_) if is_number => {
                let effects =
                    |of: &[(NewValue, AdviceEffect)]| of.iter().map(|(_, it)| *it).collect::<Vec<_>>();
                assert_eq!(effects(&of_pair), effects(&expected), "{words}");
                for (value, told) in &of_pair {
                    let over = OverlaidValue { app, fact, value: value.clone(), checked: "2026".into() };
                    assert_eq!(effect(model, given, own, over), Some(*told), "{value:?} {words}");
                }
            }
            _ => assert_eq!(of_pair, expected, "{words}"),
        }
        seen.same += 1;
    }
}

#[test]
fn what_would_change_an_advice_of_what_ships_is_what_a_catalogue_with_that_value_gives() {
    let model = Content::embedded().model().on(date!(2026 - 12 - 10).into());
    let (mut rng, mut seen, mut walks) = (Rng::with_seed(21), Seen::default(), 0);
    while walks < sample_size(20, 500) {
        let Some(given) = some_choices(&model, &mut rng) else { continue };
        walks += 1;
        compare(&model, &given, 60, &mut rng, &mut seen);
    }
    assert!(seen.drops > 0 && seen.standing > 0 && seen.overtaken > seen.ties, "{seen:?}");
    assert!(seen.of_others > 0, "{seen:?}");
}

#[test]
fn what_would_change_an_advice_of_any_content_is_what_a_catalogue_with_that_value_gives() {
    let (mut rng, mut seen) = (Rng::with_seed(22), Seen::default());
    for content in generated(0..sample_size(150, 3_000) as u64) {
        let model = content.model();
        if model.catalogue.apps.is_empty() || model.graph.facts.is_empty() {
            continue;
        }
        for _ in 0..3 {
            if let Some(given) = some_choices(&model, &mut rng) {
                compare(&model, &given, 60, &mut rng, &mut seen);
            }
        }
    }
    assert!(seen.drops > 0 && seen.elsewhere > 0 && seen.standing > 0 && seen.ties > 0, "{seen:?}");
}
