//! A walk of which only some answers are known: an evaluator of its own, in three values.

use std::collections::{BTreeMap, BTreeSet};

use stappenplan::engine::{AnswerPart, AnswerValue, Choice, WalkState, start_walk, step_walk};
use stappenplan::model::{
    AnswerIx, AnswerTest, AppIx, Catalogue, Combine, Condition, Effects, FactTest, Ix, Model, Operand, Pick,
    QuestionIx, QuestionKind, Remaining, Requirement, Test, Value, ValueIx,
};

pub(super) type Parts = BTreeSet<AnswerPart>;
/// A requirement, or the choice of which one answer is enough, by which an app can fail.
pub(super) type Fault = (usize, Option<(Option<AnswerIx>, usize, Option<AnswerIx>)>);

/// A choice, or a page of information, with what was there before it.
pub(super) struct Event {
    question: QuestionIx,
    choice: Option<Choice>,
    path: Vec<Choice>,
    pages: Vec<QuestionIx>,
    left: Vec<AppIx>,
}

/// A walk, looked at by somebody who knows only some of its answers.
pub(super) struct Half<'m> {
    pub(super) model: &'m Model,
    events: Vec<Event>,
}

fn parts(model: &Model, choice: &Choice) -> Parts {
    let question = choice.question;
    let of = |answer| AnswerPart { question, answer };
    let row = model.graph.questions.row(question);
    match (&row.kind, &choice.given) {
        (QuestionKind::One { .. }, AnswerValue::Picks(picks)) => [of(picks.first().copied())].into(),
        (QuestionKind::Many { none, .. }, AnswerValue::Picks(picks)) => {
            let others = none.is_none() || *none != picks.first().copied();
            let each = picks.iter().map(|pick| of(Some(*pick)));
            each.chain(others.then(|| of(None))).collect()
        }
        _ => [of(None)].into(),
    }
}

fn and(verdicts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let verdicts: Vec<Option<bool>> = verdicts.collect();
    match verdicts.contains(&Some(false)) {
        true => Some(false),
        false => (!verdicts.contains(&None)).then_some(true),
    }
}

impl<'m> Half<'m> {
    pub(super) fn new(model: &'m Model, walk: &WalkState) -> Self {
        let mut half = Self { model, events: Vec::new() };
        let mut state = start_walk(model);
        let mut left: Vec<AppIx> = Catalogue::apps_in(&model.catalogue.candidates()).collect();
        let mut pages = Vec::new();
        for at in 0..=walk.path.len() {
            let path: Vec<Choice> = walk.path[..at].to_vec();
            if let Some(choice) = at.checked_sub(1).and_then(|at| walk.path.get(at)) {
                state = step_walk(model, &state, choice).unwrap();
                half.add(choice.question, Some(choice.clone()), &path, &pages, &mut left);
            }
            for page in &state.shown[pages.len()..] {
                pages.push(*page);
                half.add(*page, None, &path, &pages, &mut left);
            }
            assert_eq!(left, Catalogue::apps_in(&state.left).collect::<Vec<_>>(), "both prune alike");
        }
        half
    }

    fn add(
        &mut self,
        question: QuestionIx,
        choice: Option<Choice>,
        path: &[Choice],
        pages: &[QuestionIx],
        left: &mut Vec<AppIx>,
    ) {
        let event =
            Event { question, choice, path: path.to_vec(), pages: pages.to_vec(), left: left.clone() };
        self.events.push(event);
        let all = self.all();
        let event = self.events.last().unwrap();
        let stays = |app: &AppIx| self.faults_at(event, *app, &all).is_empty();
        *left = left.iter().copied().filter(stays).collect();
    }

    /// All answers of the walk.
    pub(super) fn all(&self) -> Parts {
        self.events
            .iter()
            .filter_map(|event| event.choice.as_ref())
            .flat_map(|it| parts(self.model, it))
            .collect()
    }

    /// The answers that are known, whoever looks.
    pub(super) fn given(&self) -> Parts {
        let is_given = |part: &AnswerPart| {
            self.model.graph.questions.row(part.question).role_of(part.answer).tells_situation
        };
        self.all().into_iter().filter(is_given).collect()
    }

    /// What an app fails for somebody who knows only these answers, each with the answers that ask for it.
    pub(super) fn faults(&self, app: AppIx, known: &Parts) -> BTreeMap<Fault, Parts> {
        self.events.iter().flat_map(|event| self.faults_at(event, app, known)).collect()
    }

    fn faults_at(&self, event: &Event, app: AppIx, known: &Parts) -> BTreeMap<Fault, Parts> {
        let question = self.model.graph.questions.row(event.question);
        let place = event.question.at();
        let mut faults = BTreeMap::new();
        let whole = event.choice.as_ref().map(|choice| parts(self.model, choice)).unwrap_or_default();
        let picks: &[AnswerIx] = match event.choice.as_ref().map(|choice| &choice.given) {
            Some(AnswerValue::Unknown) => return faults,
            Some(AnswerValue::Picks(picks)) => picks,
            Some(AnswerValue::Number(_)) | None => &[],
        };
        let (many, any) = match &question.kind {
            QuestionKind::Many { combine, .. } => (!picks.is_empty(), *combine == Combine::Any),
            _ => (false, false),
        };
        let single = if many { None } else { picks.first().copied() };
        for (index, effect) in question.effects.keep.iter().enumerate() {
            if !(many && uses_answer(effect))
                && self.fails(event, single, effect, app, known)
                && whole.is_subset(known)
            {
                faults.insert((place, Some((None, index, None))), whole.clone());
            }
        }
        let mut fail = Vec::new();
        for pick in picks {
            let mut of_pick = Vec::new();
            let own =
                question.effects.keep.iter().enumerate().filter(|(_, effect)| many && uses_answer(effect));
            of_pick.extend(own.map(|(index, effect)| ((None, index, Some(*pick)), effect)));
            let answer: &Effects = &question.answers().unwrap().row(*pick).effects;
            let keep = answer.keep.iter().enumerate();
            of_pick.extend(keep.map(|(index, effect)| ((Some(*pick), index, Some(*pick)), effect)));
            of_pick.retain(|(_, effect)| self.fails(event, Some(*pick), effect, app, known));
            fail.push((*pick, of_pick));
        }
        if any && !picks.is_empty() {
            if fail.iter().all(|(_, of_pick)| !of_pick.is_empty()) && whole.is_subset(known) {
                faults.insert((place, None), whole);
            }
            return faults;
        }
        for (pick, of_pick) in fail {
            let own: Parts = [AnswerPart { question: event.question, answer: Some(pick) }].into();
            for (fault, _) in of_pick.into_iter().filter(|_| own.is_subset(known)) {
                faults.insert((place, Some(fault)), own.clone());
            }
        }
        faults
    }

    fn fails(
        &self,
        event: &Event,
        pick: Option<AnswerIx>,
        effect: &Requirement,
        app: AppIx,
        known: &Parts,
    ) -> bool {
        let look = Look { half: self, event, pick, app, known };
        let parts = effect.when.iter().chain([&effect.require]);
        parts.clone().all(|part| look.can_compare(part))
            && effect.when.as_ref().is_none_or(|when| look.at(when) == Some(true))
            && look.at(&effect.require) == Some(false)
    }
}

fn uses_answer(effect: &Requirement) -> bool {
    let mut uses = effect.require.compares_with_answer();
    effect.when.iter().for_each(|when| uses |= when.compares_with_answer());
    uses
}

/// One app at one choice.
#[derive(Clone, Copy)]
struct Look<'h> {
    half: &'h Half<'h>,
    event: &'h Event,
    pick: Option<AnswerIx>,
    app: AppIx,
    known: &'h Parts,
}

impl Look<'_> {
    fn knows(&self, choice: &Choice) -> bool {
        parts(self.half.model, choice).is_subset(self.known)
    }

    /// The verdict, as far as it follows from what is known.
    fn at(&self, condition: &Condition) -> Option<bool> {
        let model = self.half.model;
        match condition {
            Condition::All(parts) => and(parts.iter().map(|part| self.at(part))),
            Condition::Any(parts) => and(parts.iter().map(|part| self.at(part).map(|it| !it))).map(|it| !it),
            Condition::Not(part) => self.at(part).map(|it| !it),
            Condition::Fact(test) => self.fact(test),
            Condition::App(apps) => Some(apps.iter().any(|app| self.other(*app) == Some(self.app))),
            Condition::Label(wanted) => {
                let sets = |effects: &Effects| effects.labels.iter().any(|label| wanted.contains(label));
                if self.event.pages.iter().any(|page| sets(&model.graph.questions.row(*page).effects)) {
                    return Some(true);
                }
                let of_choice = |choice: &Choice| {
                    let question = model.graph.questions.row(choice.question);
                    let picks = choice.given.chosen();
                    let all_set = choice.given != AnswerValue::Unknown && sets(&question.effects);
                    let picked = |pick: &&AnswerIx| sets(&question.answers().unwrap().row(**pick).effects);
                    let told = |pick: &AnswerIx| {
                        self.known.contains(&AnswerPart { question: choice.question, answer: Some(*pick) })
                    };
                    if (all_set && self.knows(choice)) || picks.iter().filter(picked).any(told) {
                        return Some(false);
                    }
                    let could = sets(&question.effects)
                        || question.answer_rows().iter().any(|answer| sets(&answer.effects));
                    let does = all_set || picks.iter().any(|pick| picked(&pick));
                    (!could || (self.knows(choice) && !does)).then_some(true)
                };
                and(self.event.path.iter().map(of_choice)).map(|none| !none)
            }
            Condition::Chose { question, picks } => {
                let Some(choice) = self.event.path.iter().find(|choice| choice.question == *question) else {
                    return Some(false);
                };
                self.chosen(
                    choice,
                    |pick| picks.contains(&Pick::Answer(pick)),
                    picks.contains(&Pick::Unknown),
                )
            }
            Condition::Answer(test) => {
                let choice = self.event.choice.as_ref()?;
                match (&choice.given, test) {
                    (AnswerValue::Picks(_), AnswerTest::Is(answers)) => {
                        self.chosen(choice, |pick| answers.contains(&pick), false)
                    }
                    (AnswerValue::Number(number), _) if self.knows(choice) => match test {
                        AnswerTest::AtLeast(least) => Some(number >= least),
                        AnswerTest::AtMost(most) => Some(number <= most),
                        AnswerTest::Number(numbers) => Some(numbers.contains(number)),
                        AnswerTest::Is(_) => None,
                    },
                    _ => None,
                }
            }
            Condition::Remaining(over) => self.remaining(over),
            Condition::Number { question, test } => match self.given_to(*question) {
                Some(choice @ Choice { given: AnswerValue::Number(number), .. }) if self.knows(choice) => {
                    Some(test.holds(*number))
                }
                _ => None,
            },
            Condition::Derived(label) => match self.at(&label.when) {
                Some(true) => Some(true),
                _ => self.is_sure_not(&label.when, true).then_some(false),
            },
        }
    }

    /// Whether it follows from what is known that a condition is not true (or not false), be it because a number was not
    /// given.
    fn is_sure_not(&self, condition: &Condition, truth: bool) -> bool {
        let of_part = |part: &Condition| self.is_sure_not(part, truth);
        match condition {
            Condition::All(parts) if truth => parts.iter().any(of_part),
            Condition::Any(parts) if !truth => parts.iter().any(of_part),
            Condition::All(parts) | Condition::Any(parts) => parts.iter().all(of_part),
            Condition::Not(part) => self.is_sure_not(part, !truth),
            Condition::Number { question, test } => self.given_to(*question).is_none_or(|choice| {
                self.knows(choice)
                    && !matches!(choice.given, AnswerValue::Number(number) if test.holds(number) == truth)
            }),
            other => self.at(other) == Some(!truth),
        }
    }

    fn given_to(&self, question: QuestionIx) -> Option<&Choice> {
        self.event.path.iter().find(|choice| choice.question == question)
    }

    fn chosen(&self, choice: &Choice, wanted: impl Fn(AnswerIx) -> bool, unknown: bool) -> Option<bool> {
        let part = |pick: AnswerIx| AnswerPart { question: choice.question, answer: Some(pick) };
        let mut wanted_picks = choice.given.chosen().iter().filter(|pick| wanted(**pick));
        if wanted_picks.clone().any(|pick| self.known.contains(&part(*pick))) {
            return Some(true);
        }
        let is_it = (choice.given == AnswerValue::Unknown && unknown) || wanted_picks.next().is_some();
        self.knows(choice).then_some(is_it)
    }

    fn remaining(&self, over: &Remaining) -> Option<bool> {
        let inner = match over {
            Remaining::All(inner) | Remaining::Some(inner) | Remaining::None(inner) => Some(inner),
            Remaining::AtLeast(_) | Remaining::AtMost(_) => None,
        };
        let mut looks_here = false;
        inner.iter().for_each(|inner| {
            inner.visit(&mut |part| {
                looks_here |= matches!(
                    part,
                    Condition::Label(_)
                        | Condition::Chose { .. }
                        | Condition::Number { .. }
                        | Condition::Answer(_)
                );
            });
        });
        let here = self.event.choice.as_ref().filter(|_| !looks_here).map(|choice| choice.question);
        if !self.event.path.iter().filter(|it| Some(it.question) != here).all(|it| self.knows(it)) {
            return None;
        }
        let all = self.half.all();
        let verdict =
            |app: &AppIx| inner.and_then(|inner| Look { app: *app, known: &all, ..*self }.at(inner));
        let left = &self.event.left;
        let count = i64::try_from(left.len()).unwrap();
        Some(match over {
            Remaining::All(_) => left.iter().all(|app| verdict(app) == Some(true)),
            Remaining::Some(_) => left.iter().any(|app| verdict(app) == Some(true)),
            Remaining::None(_) => left.iter().all(|app| verdict(app) == Some(false)),
            Remaining::AtLeast(least) => self.count(*least).is_some_and(|least| count >= least),
            Remaining::AtMost(most) => self.count(*most).is_some_and(|most| count <= most),
        })
    }

    fn number(&self) -> Option<i64> {
        match self.event.choice.as_ref()?.given {
            AnswerValue::Number(number) => Some(number),
            _ => None,
        }
    }

    fn id(&self) -> Option<&str> {
        let answers = self.half.model.graph.questions.row(self.event.question).answers()?;
        Some(answers.row(self.pick?).id.as_str())
    }

    fn count(&self, term: Operand<i64>) -> Option<i64> {
        match term {
            Operand::Fixed(count) => Some(count),
            Operand::Answer => self.number(),
        }
    }

    fn amount(&self, term: Operand<f64>) -> Option<f64> {
        match term {
            Operand::Fixed(number) => Some(number),
            #[expect(clippy::cast_precision_loss, reason = "small numbers")]
            Operand::Answer => self.number().map(|number| number as f64),
        }
    }

    fn other(&self, term: Operand<AppIx>) -> Option<AppIx> {
        match term {
            Operand::Fixed(app) => Some(app),
            Operand::Answer => self.half.model.catalogue.find(self.id()?),
        }
    }

    fn value(&self, test: &FactTest, term: Operand<ValueIx>) -> Option<ValueIx> {
        match term {
            Operand::Fixed(value) => Some(value),
            Operand::Answer => {
                let id = self.id()?;
                self.half.model.graph.facts.row(test.fact).values()?.find(|value| value.id == id)
            }
        }
    }

    fn fact(&self, test: &FactTest) -> Option<bool> {
        let value = self.half.model.value(test.fact, self.app);
        if test.test == Test::Known {
            return Some(!matches!(value, Value::Unknown | Value::Depends(_)));
        }
        let has = |wanted: ValueIx| match &value {
            Value::Choice(value) => Some(*value == wanted),
            Value::Set(values) => Some(values.contains(&wanted)),
            Value::Flag(holds) => Some(*holds == (wanted.at() == 0)),
            _ => None,
        };
        let number = match value {
            Value::Number(number) => Some(number),
            Value::Unlimited => Some(f64::INFINITY),
            _ => None,
        };
        let links = |wanted: AppIx| match &value {
            Value::Apps(apps) => Some(apps.contains(&wanted)),
            _ => None,
        };
        let known = !matches!(value, Value::Unknown | Value::Depends(_));
        let any = |mut verdicts: Vec<Option<bool>>| {
            verdicts.retain(Option::is_some);
            known.then(|| verdicts.contains(&Some(true)))
        };
        match &test.test {
            Test::Known => None,
            Test::AnyOf(values) => any(values.iter().map(|it| has(self.value(test, *it)?)).collect()),
            Test::AllOf(values) => {
                known.then(|| values.iter().all(|it| self.value(test, *it).and_then(has) == Some(true)))
            }
            Test::Equal(numbers) => {
                number.map(|it| numbers.iter().any(|other| self.amount(*other) == Some(it)))
            }
            Test::AtLeast(least) => Some(number? >= self.amount(*least)?),
            Test::AtMost(most) => Some(number? <= self.amount(*most)?),
            Test::AnyApp(apps) => any(apps.iter().map(|it| links(self.other(*it)?)).collect()),
            Test::AllApps(apps) => {
                known.then(|| apps.iter().all(|it| self.other(*it).and_then(links) == Some(true)))
            }
        }
    }

    /// Whether the answer is a value of all that it is compared with.
    fn can_compare(&self, condition: &Condition) -> bool {
        let mut can = true;
        condition.visit(&mut |part| {
            can &= match part {
                Condition::App(apps) if apps.contains(&Operand::Answer) => {
                    self.other(Operand::Answer).is_some()
                }
                Condition::Fact(test) if test.compares_with_answer() => match &test.test {
                    Test::AnyOf(_) | Test::AllOf(_) => self.value(test, Operand::Answer).is_some(),
                    Test::AnyApp(_) | Test::AllApps(_) => self.other(Operand::Answer).is_some(),
                    _ => self.number().is_some(),
                },
                Condition::Remaining(over) => match **over {
                    Remaining::AtLeast(count) | Remaining::AtMost(count) => self.count(count).is_some(),
                    _ => true,
                },
                _ => true,
            };
        });
        can
    }
}
