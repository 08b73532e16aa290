//! What a requirement that fails hangs on: the answers that make it apply and fail, whatever the others are. An answer
//! that is left out counts as not known, not as not given.

use super::choice::{AnswerValue, Choice};
use super::evaluate::EvalContext;
use super::record::{EffectRef, Judgement, Recorder, Wish};
use super::walk::rewalk;
use crate::model::{
    AnswerIx, AppSet, Combine, Condition, LabelIx, Model, Pick, QuestionIx, QuestionKind, Remaining,
};
use crate::order;

/// A part of the answers given: an answer of a list, ticked or chosen, or all that was answered to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AnswerPart {
    /// The question.
    pub question: QuestionIx,
    /// The answer; absent: the choice as a whole (a number, "don't know", or that nothing else was ticked).
    pub answer: Option<AnswerIx>,
}

/// A requirement as far as an app can fail it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FailedRequirement {
    /// One requirement, of the whole choice or of one chosen answer.
    Single(EffectRef, Option<AnswerIx>),
    /// The chosen answers of a question of which one is enough.
    AnyOf(QuestionIx),
}

/// Answers by which apps fail a requirement. The same failure may have several grounds, each of which is enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// What they fail.
    pub failure: FailedRequirement,
    /// The answer that asks for it; nothing of a page of information.
    pub own: Vec<AnswerPart>,
    /// The other answers on which it hangs that it is asked for, rising.
    pub hangs_on: Vec<AnswerPart>,
    /// The apps that fail it by these answers.
    pub apps: AppSet,
}

/// The grounds of all that fails on a walk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grounds {
    /// In the order of the walk.
    pub list: Vec<Ground>,
    /// A requirement hangs on answers in so many ways that it was taken to hang on all before it.
    pub is_coarse: bool,
}

/// More ways in which one requirement hangs on answers are not told apart: nested `any` in `all` multiply them. Then it is
/// taken to hang on all answers before it, and what clashes is told as not searched to the end. On the shipped tree each
/// requirement has one.
const MOST_WAYS: usize = 256;

/// The grounds of every requirement that some app fails on the walk of these choices.
pub fn grounds(model: &Model, path: &[Choice]) -> Grounds {
    let mut recorder = GroundsRecorder {
        model,
        found: Grounds::default(),
        groups: Vec::new(),
        sought: None,
        pages: Vec::new(),
    };
    rewalk(model, path, &mut recorder);
    recorder.close_group();
    recorder.found
}

impl FailedRequirement {
    /// The question at which it is.
    pub fn question(self) -> QuestionIx {
        match self {
            Self::Single(effect, _) => effect.question,
            Self::AnyOf(question) => question,
        }
    }
}

/// Answers that are enough, rising, and for which apps.
type SufficientAnswers = (Vec<AnswerPart>, AppSet);

struct GroundsRecorder<'m> {
    model: &'m Model,
    found: Grounds,
    /// Of a question of which one answer is enough: the ways in which each of them fails.
    groups: Vec<(AnswerIx, Vec<SufficientAnswers>)>,
    sought: Option<Choice>,
    /// The pages of information that were shown.
    pages: Vec<QuestionIx>,
}

impl Recorder for GroundsRecorder<'_> {
    const WANTS_DETAILS: bool = true;

    fn page(&mut self, question: QuestionIx) {
        self.pages.push(question);
    }

    fn ground(&mut self, context: &EvalContext<'_>, judgement: &Judgement) {
        if judgement.no.is_clear() {
            return;
        }
        let question = judgement.effect.question;
        if self.sought.as_ref().is_some_and(|choice| choice.question != question) {
            self.close_group();
        }
        let ways = self.ways(context, judgement);
        let kind = &self.model.graph.questions.row(question).kind;
        let choice = context.choice_at(question);
        match (kind, judgement.answer, choice) {
            (QuestionKind::Many { combine: Combine::Any, .. }, Some(answer), Some(choice)) => {
                self.sought = Some(choice.clone());
                match self.groups.iter_mut().find(|(known, _)| *known == answer) {
                    Some((_, known)) => known.extend(ways),
                    None => self.groups.push((answer, ways)),
                }
            }
            _ => {
                let own = match (judgement.answer, choice) {
                    (Some(answer), _) => vec![AnswerPart { question, answer: Some(answer) }],
                    (None, Some(choice)) => parts_of(self.model, choice),
                    (None, None) => Vec::new(),
                };
                self.add(FailedRequirement::Single(judgement.effect, judgement.answer), &own, ways);
            }
        }
    }

    fn judgement(&mut self, _: Judgement) {}
    fn wish(&mut self, _: Wish) {}
    fn attention(&mut self, _: EffectRef) {}
}

impl GroundsRecorder<'_> {
    /// The ways in which the answers make a requirement apply and fail.
    fn ways(&mut self, context: &EvalContext<'_>, judgement: &Judgement) -> Vec<SufficientAnswers> {
        let told = ConditionGrounds { context, model: self.model, pages: &self.pages };
        let requirement = judgement.effect.requirement(self.model);
        debug_assert!(requirement.is_some(), "only a requirement is judged");
        // What cannot be looked into is taken to hang on all answers, so that no failure is lost.
        let ways = requirement.ok_or(TooManyWays).and_then(|requirement| {
            let ways = told.ways(&requirement.require, false, &judgement.no)?;
            match &requirement.when {
                Some(when) => both(ways, |apps| told.ways(when, true, apps)),
                None => Ok(ways),
            }
        });
        ways.unwrap_or_else(|TooManyWays| {
            self.found.is_coarse = true;
            vec![(told.all(context.path), judgement.no.clone())]
        })
    }

    /// An app fails a choice of which one answer is enough when each chosen answer fails it, and no other was chosen.
    fn close_group(&mut self) {
        let Some(choice) = self.sought.take() else { return };
        let mut all = self.model.catalogue.no_apps();
        all.insert_range(..);
        let mut ways = Ok(vec![(Vec::new(), all.clone())]);
        let groups = std::mem::take(&mut self.groups);
        // An answer without requirements is enough for every app.
        let each_asks =
            choice.given.chosen().iter().all(|pick| groups.iter().any(|(known, _)| known == pick));
        if !each_asks {
            return;
        }
        for (_, of_answer) in &groups {
            ways = ways.and_then(|ways| both(ways, |apps| Ok(within(of_answer, apps))));
        }
        let question = choice.question;
        let own = parts_of(self.model, &choice);
        let ways = ways.unwrap_or_else(|TooManyWays| {
            self.found.is_coarse = true;
            let together = |mut apps: AppSet, (_, ways): &(AnswerIx, Vec<SufficientAnswers>)| {
                let mut fail = self.model.catalogue.no_apps();
                ways.iter().for_each(|(_, some)| fail.union_with(some));
                apps.intersect_with(&fail);
                apps
            };
            let apps = groups.iter().fold(all, together);
            let mut on: Vec<AnswerPart> =
                groups.iter().flat_map(|(_, ways)| ways).flat_map(|(on, _)| on).copied().collect();
            order::sort(&mut on);
            on.dedup();
            vec![(on, apps)]
        });
        self.add(FailedRequirement::AnyOf(question), &own, ways);
    }

    fn add(&mut self, failure: FailedRequirement, own: &[AnswerPart], ways: Vec<SufficientAnswers>) {
        for (on, apps) in ways {
            let hangs_on = on.into_iter().filter(|part| !own.contains(part)).collect();
            let ground = Ground { failure, own: own.to_vec(), hangs_on, apps };
            let same = |known: &&mut Ground| known.failure == failure && known.hangs_on == ground.hangs_on;
            match self.found.list.iter_mut().find(same) {
                Some(known) => known.apps.union_with(&ground.apps),
                None => self.found.list.push(ground),
            }
        }
    }
}

/// All parts of a choice, rising: of ticked answers each, and that nothing else was ticked.
fn parts_of(model: &Model, choice: &Choice) -> Vec<AnswerPart> {
    let question = model.graph.questions.row(choice.question);
    let whole = AnswerPart { question: choice.question, answer: None };
    let picks = choice.given.chosen();
    let each = picks.iter().map(|pick| AnswerPart { answer: Some(*pick), ..whole });
    match (&question.kind, picks) {
        (QuestionKind::One { .. }, [_]) => each.collect(),
        // It goes with no other answer, so it says that nothing else was chosen.
        (QuestionKind::Many { none: Some(none), .. }, [only]) if only == none => each.collect(),
        _ => std::iter::once(whole).chain(each).collect(),
    }
}

/// There are too many ways to tell them apart.
struct TooManyWays;

/// Tells by which answers a condition is what it is.
struct ConditionGrounds<'e, 'a> {
    context: &'e EvalContext<'a>,
    model: &'e Model,
    pages: &'e [QuestionIx],
}

impl ConditionGrounds<'_, '_> {
    /// The ways in which answers make a condition true (or false) of apps for which it is.
    fn ways(
        &self,
        condition: &Condition,
        holds: bool,
        apps: &AppSet,
    ) -> Result<Vec<SufficientAnswers>, TooManyWays> {
        let verdicts = self.context.evaluate(condition);
        let mut apps = apps.clone();
        apps.intersect_with(if holds { &verdicts.yes } else { &verdicts.no });
        if apps.is_clear() {
            return Ok(Vec::new());
        }
        let each = |of: Vec<Vec<AnswerPart>>| Ok(of.into_iter().map(|on| (on, apps.clone())).collect());
        match condition {
            Condition::All(parts) if holds => self.together(parts, holds, apps),
            Condition::Any(parts) if !holds => self.together(parts, holds, apps),
            Condition::All(parts) | Condition::Any(parts) => {
                let mut ways = Vec::new();
                for part in parts {
                    ways.extend(self.ways(part, holds, &apps)?);
                }
                shortest(ways)
            }
            Condition::Not(part) => self.ways(part, !holds, &apps),
            Condition::Fact(_) | Condition::App(_) => Ok(vec![(Vec::new(), apps)]),
            Condition::Label(wanted) => each(self.label(wanted, holds)),
            Condition::Chose { question, picks } => each(self.chose(*question, picks, holds)),
            Condition::Number { question, .. } => each(vec![self.number(*question)]),
            Condition::Derived(label) if holds => self.ways(&label.when, true, &apps),
            Condition::Derived(label) => self.falls_short(&label.when, true, &apps),
            Condition::Answer(_) => each(self.answer(condition, holds)),
            Condition::Remaining(over) => each(vec![self.remaining(over)]),
        }
    }

    fn together(
        &self,
        parts: &[Condition],
        holds: bool,
        apps: AppSet,
    ) -> Result<Vec<SufficientAnswers>, TooManyWays> {
        let mut ways = vec![(Vec::new(), apps)];
        for part in parts {
            ways = both(ways, |apps| self.ways(part, holds, apps))?;
        }
        Ok(ways)
    }

    /// The ways in which answers keep a condition of a derived label from being true (or false): it may be unknown too.
    fn falls_short(
        &self,
        condition: &Condition,
        holds: bool,
        apps: &AppSet,
    ) -> Result<Vec<SufficientAnswers>, TooManyWays> {
        if self.context.decide(condition) == holds.into() {
            return Ok(Vec::new());
        }
        match condition {
            Condition::All(parts) | Condition::Any(parts) => {
                let by_one = matches!(condition, Condition::All(_)) == holds;
                let mut ways = if by_one { Vec::new() } else { vec![(Vec::new(), apps.clone())] };
                for part in parts {
                    match by_one {
                        true => ways.extend(self.falls_short(part, holds, apps)?),
                        false => ways = both(ways, |apps| self.falls_short(part, holds, apps))?,
                    }
                }
                shortest(ways)
            }
            Condition::Not(part) => self.falls_short(part, !holds, apps),
            Condition::Number { question, .. } => Ok(vec![(self.number(*question), apps.clone())]),
            // These are true or false.
            Condition::Fact(_)
            | Condition::App(_)
            | Condition::Label(_)
            | Condition::Chose { .. }
            | Condition::Derived(_)
            | Condition::Answer(_)
            | Condition::Remaining(_) => self.ways(condition, !holds, apps),
        }
    }

    fn label(&self, wanted: &[LabelIx], is_set: bool) -> Vec<Vec<AnswerPart>> {
        let model = self.model;
        let sets = |labels: &[LabelIx]| labels.iter().any(|label| wanted.contains(label));
        if !is_set {
            // Each question that could have set one was answered otherwise.
            let could = |choice: &&Choice| {
                let question = model.graph.questions.row(choice.question);
                sets(&question.effects.labels)
                    || question.answer_rows().iter().any(|answer| sets(&answer.effects.labels))
            };
            let able: Vec<&Choice> = self.context.path.iter().filter(could).collect();
            return vec![self.all(able)];
        }
        let of_page = |page: &QuestionIx| sets(&model.graph.questions.row(*page).effects.labels);
        if self.pages.iter().any(of_page) {
            return vec![Vec::new()];
        }
        let mut ways = Vec::new();
        for choice in self.context.path {
            let question = model.graph.questions.row(choice.question);
            if choice.given != AnswerValue::Unknown && sets(&question.effects.labels) {
                ways.push(parts_of(model, choice));
            }
            for pick in choice.given.chosen() {
                let own = question.answers().and_then(|answers| answers.get(*pick));
                if own.is_some_and(|answer| sets(&answer.effects.labels)) {
                    ways.push(vec![AnswerPart { question: choice.question, answer: Some(*pick) }]);
                }
            }
        }
        debug_assert!(!ways.is_empty(), "a label is set by an answer or by a page");
        ways
    }

    fn chose(&self, question: QuestionIx, picks: &[Pick], is_true: bool) -> Vec<Vec<AnswerPart>> {
        let Some(choice) = self.context.choice_at(question) else { return vec![Vec::new()] };
        let among = |pick: &&AnswerIx| picks.iter().any(|wanted| wanted.is_among(&[**pick]));
        let named = choice.given.chosen().iter().filter(among);
        let named: Vec<Vec<AnswerPart>> =
            named.map(|pick| vec![AnswerPart { question, answer: Some(*pick) }]).collect();
        if is_true && !named.is_empty() { named } else { vec![parts_of(self.model, choice)] }
    }

    /// A test of an earlier number.
    fn number(&self, question: QuestionIx) -> Vec<AnswerPart> {
        self.context.choice_at(question).map_or_else(Vec::new, |choice| parts_of(self.model, choice))
    }

    /// A test of the answer being given.
    fn answer(&self, condition: &Condition, is_true: bool) -> Vec<Vec<AnswerPart>> {
        let (Some(choice), Condition::Answer(test)) = (self.given(), condition) else {
            return vec![Vec::new()];
        };
        let named = choice.given.chosen().iter().filter(|pick| test.of_answers(&[**pick]) == Some(true));
        let named: Vec<Vec<AnswerPart>> =
            named.map(|pick| vec![AnswerPart { question: choice.question, answer: Some(*pick) }]).collect();
        if is_true && !named.is_empty() { named } else { vec![parts_of(self.model, choice)] }
    }

    /// What is left hangs on every answer before this one; what is tested of it may hang on this one too.
    fn remaining(&self, over: &Remaining) -> Vec<AnswerPart> {
        let mut looks_here = false;
        if let Remaining::All(part) | Remaining::Some(part) | Remaining::None(part) = over {
            part.visit(&mut |part| {
                looks_here |= matches!(
                    part,
                    Condition::Label(_)
                        | Condition::Chose { .. }
                        | Condition::Number { .. }
                        | Condition::Answer(_)
                );
            });
        }
        let own = self.given().map(|choice| choice.question);
        let counts = |choice: &&Choice| looks_here || Some(choice.question) != own;
        self.all(self.context.path.iter().filter(counts))
    }

    /// The choice that is being made; nothing on a page of information.
    fn given(&self) -> Option<&Choice> {
        self.context.path.last().filter(|_| self.context.given.is_some())
    }

    fn all<'c>(&self, choices: impl IntoIterator<Item = &'c Choice>) -> Vec<AnswerPart> {
        let mut parts: Vec<AnswerPart> =
            choices.into_iter().flat_map(|choice| parts_of(self.model, choice)).collect();
        order::sort(&mut parts);
        parts
    }
}

impl EvalContext<'_> {
    fn choice_at(&self, question: QuestionIx) -> Option<&Choice> {
        self.path.iter().find(|choice| choice.question == question)
    }
}

/// Every way of the one with every way of the other, for the apps that both are about.
fn both(
    one: Vec<SufficientAnswers>,
    other: impl Fn(&AppSet) -> Result<Vec<SufficientAnswers>, TooManyWays>,
) -> Result<Vec<SufficientAnswers>, TooManyWays> {
    let mut ways = Vec::new();
    for (on, apps) in one {
        for (more, apps) in other(&apps)? {
            let mut on: Vec<AnswerPart> = on.iter().chain(&more).copied().collect();
            order::sort(&mut on);
            on.dedup();
            ways.push((on, apps));
        }
        if ways.len() > MOST_WAYS {
            return Err(TooManyWays);
        }
    }
    shortest(ways)
}

fn within(ways: &[SufficientAnswers], apps: &AppSet) -> Vec<SufficientAnswers> {
    let cut = ways.iter().map(|(on, some)| {
        let mut some = some.clone();
        some.intersect_with(apps);
        (on.clone(), some)
    });
    cut.filter(|(_, apps)| !apps.is_clear()).collect()
}

/// The same ways once, and none for apps for which a part of it is enough.
fn shortest(mut ways: Vec<SufficientAnswers>) -> Result<Vec<SufficientAnswers>, TooManyWays> {
    order::by_key(&mut ways, |(on, _)| on.len());
    let mut kept: Vec<SufficientAnswers> = Vec::new();
    for (on, mut apps) in ways {
        for (known, of) in &kept {
            if known != &on && known.iter().all(|part| on.contains(part)) {
                apps.difference_with(of);
            }
        }
        match kept.iter_mut().find(|(known, _)| *known == on) {
            Some((_, known)) => known.union_with(&apps),
            None if apps.is_clear() => {}
            None => kept.push((on, apps)),
        }
    }
    if kept.len() > MOST_WAYS { Err(TooManyWays) } else { Ok(kept) }
}
