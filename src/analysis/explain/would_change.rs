//! What would change an advice: single values of one app with which the app that was chosen drops, stands otherwise, or has
//! another one before it (`docs/analysis.md`, "What would change it").

use std::collections::{BTreeMap, BTreeSet};

use crate::engine::{AnswerValue, Placing, Position, RecordedWalk, Standing, ValueTrial, placings, standing};
use crate::model::{
    AppIx, Condition, FactIx, FactKind, Model, NewValue, Operand, QuestionIx, Test, Value, flag_false,
    flag_true,
};
use crate::order;

/// The most work: how many times the walk is made again, times the number of apps. The shipped content takes a tenth. It is done
/// before an answer is saved, so it must not take seconds.
const MOST_WORK: usize = 500_000;

/// The most answers to one question in free order with which a number is compared.
const MOST_NUMBERS: i64 = 1_000;

/// One value of one app that would change the advice.
#[derive(Debug, Clone, PartialEq)]
pub struct FactChange<'m> {
    /// Of which app.
    pub app: AppIx,
    /// Of which fact.
    pub fact: FactIx,
    /// What it is.
    pub from: Value<'m>,
    /// What it would be. Of words: any.
    pub to: NewValue,
    /// What that would do.
    pub effect: AdviceEffect,
}

/// What becomes of the app that was chosen; of several things that which weighs most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AdviceEffect {
    /// It drops.
    Drops,
    /// The walk with the same answers ends elsewhere, or another question comes.
    EndsElsewhere,
    /// It stands otherwise.
    Standing {
        /// How it stands.
        from: Standing,
        /// How it would stand.
        to: Standing,
    },
    /// Another app stands before it that did not, or level with it where it stood after it. What only the name parts is level.
    Overtaken {
        /// The first of these.
        by: AppIx,
        /// Whether only the name parts them then.
        is_tie: bool,
    },
}

/// All values that would change an advice.
#[derive(Debug, Clone, PartialEq)]
pub struct FactChanges<'m> {
    /// By app (the one that was chosen first, then the others by id), fact and value.
    pub changes: Vec<FactChange<'m>>,
    /// Whether all were tried. If not, there may be more.
    pub is_all: bool,
    /// Whether any was tried.
    pub has_tried: bool,
}

/// What would change the advice on an app, at the end of a walk that was made of these answers; nothing of a walk that is not
/// at an outcome.
///
/// Of a choice and a flag each other value is tried, of a set one more or one less, and each once more as unknown. Of a
/// number it is the nearest whole number (or number of the tree) on each side that has an effect. Of what is unknown each
/// value is tried; of a set none, one and all of them; of numbers that do the same in a row the lowest.
pub fn fact_changes<'m>(
    model: &'m Model,
    walk: &RecordedWalk,
    choices: &'m BTreeMap<QuestionIx, AnswerValue>,
    app: AppIx,
) -> FactChanges<'m> {
    let mut changes = FactChanges { changes: Vec::new(), is_all: true, has_tried: false };
    if !matches!(walk.walk.position, Position::Done(_)) {
        return changes;
    }
    let mut search = Search {
        model,
        before: Reached::of(model, walk, app),
        trial: ValueTrial::new(model, walk, choices),
        written: written_numbers(model),
        has_tried: false,
    };
    let others = model.catalogue.apps.indexes().filter(|other| *other != app);
    let facts = search.trial.facts();
    for of in std::iter::once(app).chain(others) {
        for fact in &facts {
            if !search.trial.can_matter(*fact, of) {
                continue;
            }
            if search.trial.replays().saturating_mul(model.catalogue.apps.len()) > MOST_WORK {
                changes.is_all = false;
                return changes;
            }
            changes.is_all &= search.of_fact(of, *fact, &mut changes.changes);
            changes.has_tried = search.has_tried;
        }
    }
    changes
}

struct Search<'m> {
    model: &'m Model,
    before: Reached,
    trial: ValueTrial<'m, Option<AdviceEffect>>,
    /// The numbers with which anything in the tree compares a fact.
    written: BTreeMap<FactIx, Vec<f64>>,
    has_tried: bool,
}

fn written_numbers(model: &Model) -> BTreeMap<FactIx, Vec<f64>> {
    let mut written: BTreeMap<FactIx, Vec<f64>> = BTreeMap::new();
    let mut see = |condition: &Condition| {
        condition.visit(&mut |part| {
            let Condition::Fact(test) = part else { return };
            let terms: &[Operand<f64>] = match &test.test {
                Test::Equal(terms) => terms,
                Test::AtLeast(term) | Test::AtMost(term) => std::slice::from_ref(term),
                _ => &[],
            };
            let fixed = terms.iter().filter_map(|term| match term {
                Operand::Fixed(number) => Some(*number),
                Operand::Answer => None,
            });
            written.entry(test.fact).or_default().extend(fixed);
        });
    };
    model.conditions(&mut see);
    let made = model.graph.questions.rows().iter().filter_map(|question| question.made.as_ref());
    made.for_each(|made| see(&made.of));
    written
}

impl<'m> Search<'m> {
    /// Tries the values of one fact of one app. False when there are too many.
    fn of_fact(&mut self, app: AppIx, fact: FactIx, found: &mut Vec<FactChange<'m>>) -> bool {
        let from = self.model.value(fact, app);
        let is_number = matches!(self.model.graph.facts.row(fact).kind, FactKind::Number { .. });
        let mut hits: Vec<(NewValue, AdviceEffect)> = Vec::new();
        let mut is_all = true;
        if is_number {
            let numbers = self.numbers(fact);
            is_all = numbers.is_some();
            hits.extend(self.of_number(app, fact, &from, &numbers.unwrap_or_default()));
        }
        for value in self.values(fact, &from) {
            let effect = self.effect(app, fact, &value);
            hits.extend(effect.map(|effect| (value, effect)));
        }
        let change = |(to, effect)| FactChange { app, fact, from: from.clone(), to, effect };
        found.extend(hits.into_iter().map(change));
        is_all
    }

    fn effect(&mut self, app: AppIx, fact: FactIx, value: &NewValue) -> Option<AdviceEffect> {
        self.has_tried = true;
        let before = &self.before;
        self.trial.walk_with(app, fact, value, |model, walk| before.effect(model, walk))?
    }

    /// The other values, but numbers.
    fn values(&self, fact: FactIx, from: &Value<'_>) -> Vec<NewValue> {
        let is_known = !matches!(from, Value::Unknown | Value::Depends(_));
        let kind = &self.model.graph.facts.row(fact).kind;
        let mut values = match kind {
            FactKind::Choice(table) => {
                let others = table.indexes().filter(|value| *from != Value::Choice(*value));
                others.map(|value| NewValue::Marks(vec![value])).collect()
            }
            FactKind::Flag => {
                let marks = [(true, flag_true()), (false, flag_false())];
                let others = marks.into_iter().filter(|(holds, _)| *from != Value::Flag(*holds));
                others.map(|(_, mark)| NewValue::Marks(vec![mark])).collect()
            }
            FactKind::Set(table) => {
                let all = order::set(table.indexes());
                let now = match from {
                    Value::Set(values) => Some(values.as_slice()),
                    _ => None,
                };
                sets(&all, now).into_iter().map(NewValue::Marks).collect()
            }
            FactKind::Apps => {
                let now = match from {
                    Value::Apps(apps) => Some(*apps),
                    _ => None,
                };
                sets(&self.trial.apps(fact), now).into_iter().map(NewValue::Apps).collect()
            }
            FactKind::Text if is_known => Vec::new(),
            FactKind::Text => vec![NewValue::other_words()],
            FactKind::Number { .. } => Vec::new(),
        };
        values.extend(is_known.then_some(NewValue::Unknown));
        values
    }

    /// Numbers of which one is the nearest on each side of any test; nothing when there are too many.
    fn numbers(&self, fact: FactIx) -> Option<Vec<f64>> {
        let mut turns = self.trial.numbers(fact);
        for (min, max) in self.trial.ranges(fact) {
            if max.saturating_sub(*min) > MOST_NUMBERS {
                return None;
            }
            turns.extend((*min..=max.saturating_add(1)).map(as_number));
        }
        let written = self.written.get(&fact).map(Vec::as_slice).unwrap_or_default();
        // Below 0 only where the tree goes there.
        let least = turns.iter().chain(written).copied().fold(0.0, f64::min);
        let near = turns.iter().flat_map(|turn| [turn.ceil() - 1.0, *turn, turn.floor() + 1.0]);
        let mut numbers: Vec<f64> =
            near.chain(written.iter().copied()).chain([least]).filter(|number| *number >= least).collect();
        order::by(&mut numbers, f64::total_cmp);
        numbers.dedup();
        Some(numbers)
    }

    fn of_number(
        &mut self,
        app: AppIx,
        fact: FactIx,
        from: &Value<'_>,
        numbers: &[f64],
    ) -> Vec<(NewValue, AdviceEffect)> {
        let now = match from {
            Value::Number(now) => *now,
            Value::Unlimited => f64::INFINITY,
            _ => return self.of_unknown_number(app, fact, numbers),
        };
        let mut first = |numbers: &mut dyn Iterator<Item = f64>| {
            numbers.map(NewValue::Number).find_map(|number| {
                let effect = self.effect(app, fact, &number)?;
                Some((number, effect))
            })
        };
        let below = first(&mut numbers.iter().rev().copied().filter(|number| *number < now));
        let above = first(&mut numbers.iter().copied().filter(|number| *number > now));
        below.into_iter().chain(above).collect()
    }

    fn of_unknown_number(
        &mut self,
        app: AppIx,
        fact: FactIx,
        numbers: &[f64],
    ) -> Vec<(NewValue, AdviceEffect)> {
        let mut last = None;
        let mut found = Vec::new();
        for number in numbers {
            let number = NewValue::Number(*number);
            let effect = self.effect(app, fact, &number);
            if effect != last {
                found.extend(effect.map(|effect| (number, effect)));
            }
            last = effect;
        }
        found
    }
}

/// Of a set that is known those with one more or less; of one that is not the empty one, each value alone, and all.
fn sets<I: Copy + Ord>(all: &BTreeSet<I>, now: Option<&[I]>) -> Vec<Vec<I>> {
    let Some(now) = now else {
        let mut sets = vec![Vec::new()];
        sets.extend(all.iter().map(|one| vec![*one]));
        sets.extend((all.len() > 1).then(|| all.iter().copied().collect()));
        return sets;
    };
    let toggled = all.iter().chain(now.iter().filter(|one| !all.contains(one))).map(|one| {
        let mut set = order::set(now.iter().copied());
        if !set.remove(one) {
            set.insert(*one);
        }
        set.into_iter().collect()
    });
    toggled.collect()
}

#[expect(clippy::cast_precision_loss, reason = "numbers of a tree stay far below 2^53; lint refuses larger")]
fn as_number(number: i64) -> f64 {
    number as f64
}

/// What an app had at the end of a walk.
struct Reached {
    app: AppIx,
    position: Position,
    standing: Standing,
    /// The apps that stand before it, whatever they are called.
    before: BTreeSet<AppIx>,
    /// The apps from which only the name parts it.
    level: BTreeSet<AppIx>,
}

impl Reached {
    fn of(model: &Model, walk: &RecordedWalk, app: AppIx) -> Self {
        let placings = placings(model, walk);
        let own = placings.iter().find(|placing| placing.app == app);
        let is_level = |other: &&Placing| own.is_some_and(|own| own.ties_with(other));
        let before = placings.iter().take_while(|other| other.app != app && !is_level(other));
        Self {
            app,
            position: walk.walk.position,
            standing: standing(model, walk, app),
            before: order::set(before.map(|other| other.app)),
            level: order::set(placings.iter().filter(is_level).map(|other| other.app)),
        }
    }

    /// What another walk does to it.
    fn effect(&self, model: &Model, walk: &RecordedWalk) -> Option<AdviceEffect> {
        let now = standing(model, walk, self.app);
        let is_dropped = now == Standing::Dropped;
        if is_dropped && self.standing != Standing::Dropped {
            return Some(AdviceEffect::Drops);
        }
        if walk.walk.position != self.position {
            return Some(AdviceEffect::EndsElsewhere);
        }
        if now != self.standing {
            return Some(AdviceEffect::Standing { from: self.standing, to: now });
        }
        if is_dropped {
            return None;
        }
        let placings = placings(model, walk);
        let at = placings.iter().position(|placing| placing.app == self.app)?;
        let own = placings.get(at)?;
        let improved = |(place, other): (usize, &Placing)| {
            let is_tie = other.ties_with(own);
            let is_level_already = is_tie && self.level.contains(&other.app);
            let is_up = place < at || is_tie;
            is_up && place != at && !is_level_already && !self.before.contains(&other.app)
        };
        let by = placings.iter().enumerate().find(|(place, other)| improved((*place, other)))?.1;
        Some(AdviceEffect::Overtaken { by: by.app, is_tie: by.ties_with(own) })
    }
}
