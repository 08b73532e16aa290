//! Questions: first what they offer, so that conditions can refer to answers, then all the rest.

use super::conditions::{AnswerScope, ConditionScope};
use super::lowering::Lowering;
use super::routes::SharedLists;
use super::symbols::{Answered, Offers, Symbols};
use crate::draft::{AnswerDraft, AnswersDraft, FromDraft, KindDraft, Named, QuestionDraft, RoleDraft};
use crate::engine::apps_for_answers;
use crate::findings::Rule;
use crate::model::{
    Answer, AnswerIx, Catalogue, Combine, Condition, Ix, MadeAnswers, Model, Question, QuestionIx,
    QuestionKind, Role, Table,
};
use crate::source::Spanned;
use crate::text::{Messages, SafeText};

/// The answers that `from` makes.
#[derive(Debug, Default)]
pub(super) struct Made {
    /// Each made from an app or a value: id and words.
    answers: Vec<(String, SafeText)>,
    /// Of which apps.
    of: Option<Condition>,
}

impl Lowering {
    /// The answers that `from` makes, by question. `model` has the vocabulary and the catalogue, and no questions yet.
    pub(super) fn generate(&mut self, drafts: &[Named<'_, QuestionDraft<'_>>], model: &Model) -> Vec<Made> {
        drafts.iter().map(|named| self.made_for(&named.it, model)).collect()
    }

    fn made_for(&mut self, question: &QuestionDraft<'_>, model: &Model) -> Made {
        let (Some(KindDraft::One(answers)) | Some(KindDraft::Many { answers, .. })) = &question.kind else {
            return Made::default();
        };
        match answers.from.as_ref().map(|from| &from.value) {
            Some(FromDraft::Apps(Some(condition))) => {
                let condition = self.condition(condition, ConditionScope::from());
                let apps = apps_for_answers(model, &condition);
                let made = Catalogue::apps_in(&apps).filter_map(|app| model.catalogue.apps.get(app));
                let answers = made.map(|app| (app.id.clone(), app.name.clone())).collect();
                Made { answers, of: Some(condition) }
            }
            Some(FromDraft::Values(Some(id))) => {
                let Some(fact) = self.fact(id).and_then(|fact| self.facts.get(fact)).cloned() else {
                    return Made::default();
                };
                let Some(values) = fact.values() else {
                    let message = self.reporter.messages.kind_of_from(&fact.id, &self.kind_words(&fact));
                    self.reporter.report(Rule::FACT_KIND, id.span, message);
                    return Made::default();
                };
                let answers = values.iter().map(|(_, value)| (value.id.clone(), value.label.clone()));
                Made { answers: answers.collect(), of: None }
            }
            _ => Made::default(),
        }
    }

    /// What every question offers.
    pub(super) fn offers(&mut self, drafts: &[Named<'_, QuestionDraft<'_>>], made: &[Made]) -> Vec<Offers> {
        debug_assert_eq!(drafts.len(), made.len(), "every question has its generated answers, be it none");
        drafts
            .iter()
            .zip(made)
            .map(|(named, made)| self.offers_of(&named.id.value, &named.it, made))
            .collect()
    }

    fn offers_of(&mut self, id: &str, draft: &QuestionDraft<'_>, made: &Made) -> Offers {
        let mut offers = Offers { id: id.to_owned(), unknown: draft.unknown.is_some(), ..Offers::default() };
        let mut answers = Symbols::default();
        if let Some(KindDraft::One(list)) | Some(KindDraft::Many { answers: list, .. }) = &draft.kind {
            for (id, _) in &made.answers {
                answers.add(id);
            }
            offers.generated = list.from.is_some();
            for named in &list.written {
                if answers.get(&named.id.value).is_some() {
                    let message = self.reporter.messages.generated_too(&named.id.value);
                    let from = list.from.as_ref().map_or(list.span, |from| from.span);
                    let here = self.reporter.messages.first_here();
                    self.reporter.relate(Rule::DUPLICATE_ID, named.id.span, message, from, here);
                }
                answers.add(&named.id.value);
            }
        }
        let count = made.answers.len() + written(draft).len();
        offers.kind = match &draft.kind {
            Some(KindDraft::One(_)) => Answered::One,
            Some(KindDraft::Many { min, max, none, .. }) => {
                if none.is_some() {
                    answers.add("none");
                }
                let range = (min.as_ref(), max.as_ref());
                let (min, max) = self.many_range(range, count, offers.generated);
                Answered::Many { min, max }
            }
            Some(KindDraft::Number { min, max, .. }) => self.number_range(min.as_ref(), max.as_ref()),
            Some(KindDraft::Info) => Answered::Info,
            None => Answered::Unclear,
        };
        if let Some(list) = list_of(draft).filter(|list| list.sound && count == 0 && !offers.generated) {
            self.reporter.report(Rule::NO_ANSWERS, list.span, self.reporter.messages.finding_no_answers(&id));
        }
        offers.answers = answers;
        offers
    }

    fn many_range(
        &mut self,
        (min, max): (Option<&Spanned<i64>>, Option<&Spanned<i64>>),
        count: usize,
        generated: bool,
    ) -> (usize, usize) {
        let messages = self.reporter.messages;
        for (key, value, least) in [("min", min, 0), ("max", max, 1)] {
            if let Some(value) = value.filter(|value| value.value < least) {
                self.reporter.report(Rule::BAD_RANGE, value.span, messages.at_least(&key, &least));
            }
        }
        let (least, most) = written_range(min, max);
        if let Some(max) = max.filter(|_| least > most) {
            self.reporter.report(Rule::BAD_RANGE, max.span, messages.min_above_max(&least, &max.value));
        }
        if let Some(min) = min.filter(|_| least > count && !generated) {
            self.reporter.report(Rule::USELESS_RANGE, min.span, messages.min_above_count(&least, &count));
        }
        (least.min(count), most.min(count))
    }

    fn number_range(&mut self, min: Option<&Spanned<i64>>, max: Option<&Spanned<i64>>) -> Answered {
        // That one of them is missing, or is no number, was reported: no answer can be told to be outside of them.
        let (Some(min), Some(max)) = (min, max) else { return Answered::Unclear };
        if min.value > max.value {
            let message = self.reporter.messages.min_above_max(&min.value, &max.value);
            self.reporter.report(Rule::BAD_RANGE, max.span, message);
        }
        Answered::Number { min: min.value, max: max.value }
    }

    /// The questions.
    pub(super) fn questions(
        &mut self,
        drafts: &[Named<'_, QuestionDraft<'_>>],
        made: Vec<Made>,
        shared: &mut SharedLists<'_, '_>,
    ) -> Table<QuestionIx, Question> {
        debug_assert_eq!(drafts.len(), made.len(), "every question has its generated answers, be it none");
        let all = drafts.iter().zip(made).enumerate();
        all.map(|(at, (named, made))| self.question(QuestionIx::new(at), named, made, shared)).collect()
    }

    fn question(
        &mut self,
        index: QuestionIx,
        named: &Named<'_, QuestionDraft<'_>>,
        made: Made,
        shared: &mut SharedLists<'_, '_>,
    ) -> Question {
        let draft = &named.it;
        let given = AnswerScope::To(index, None);
        let group = self.group_of(index);
        if group.is_none() {
            self.needs_way(named);
        }
        let phase = draft.phase.as_ref().and_then(|phase| {
            self.reporter.find(&mut self.symbols.phases, phase, Rule::UNKNOWN_PHASE, Messages::unknown_phase)
        });
        let unknown = draft.unknown.as_ref().map(|unknown| match &unknown.value {
            Some(way) => self.way(way, given, shared),
            None => Vec::new(),
        });
        Question {
            id: named.id.value.clone().into_owned(),
            phase,
            ask: self.text(draft.ask.as_ref()),
            help: self.text_if(draft.help.as_ref()),
            sources: self.references(&draft.sources),
            owner: self.text_if(draft.owner.as_ref()),
            note: self.text_if(draft.note.as_ref()),
            role: role(draft.role),
            kind: self.kind(index, draft, made.answers, shared),
            made: made.of.map(|of| of_apps(draft, of)),
            unknown,
            ask_when: self.condition_if(draft.ask_when.as_ref(), ConditionScope::walk()),
            effects: self.effects(&draft.effects, given),
            way: draft.way.as_ref().map(|way| self.way(way, given, shared)).unwrap_or_default(),
            group,
        }
    }

    fn kind(
        &mut self,
        index: QuestionIx,
        draft: &QuestionDraft<'_>,
        made: Vec<(String, SafeText)>,
        shared: &mut SharedLists<'_, '_>,
    ) -> QuestionKind {
        let mut answers: Table<AnswerIx, Answer> =
            made.into_iter().map(|(id, text)| Answer::made(id, text)).collect();
        for named in written(draft) {
            let answer = self.written_answer(index, &named.id.value, &named.it, shared);
            answers.push(answer);
        }
        match (&draft.kind, self.symbols.offers(index).map(|offers| offers.kind)) {
            (Some(KindDraft::Many { none, any, .. }), Some(Answered::Many { min, max })) => {
                let none = none.as_ref().map(|none| {
                    let answer = self.written_answer(index, "none", &none.value, shared);
                    answers.push(answer)
                });
                QuestionKind::Many {
                    answers,
                    none,
                    min,
                    max,
                    combine: if *any { Combine::Any } else { Combine::All },
                }
            }
            (Some(KindDraft::Number { unit, .. }), Some(Answered::Number { min, max })) => {
                QuestionKind::Number { unit: self.text(unit.as_ref()), min, max, turns: Vec::new() }
            }
            (Some(KindDraft::Info), _) => QuestionKind::Info,
            _ => QuestionKind::One { answers },
        }
    }

    fn written_answer(
        &mut self,
        question: QuestionIx,
        id: &str,
        draft: &AnswerDraft<'_>,
        shared: &mut SharedLists<'_, '_>,
    ) -> Answer {
        let index = self.symbols.offers(question).and_then(|offers| offers.answers.get(id));
        let given = AnswerScope::To(question, index);
        Answer {
            id: id.to_owned(),
            text: self.text(draft.text.as_ref()),
            help: self.text_if(draft.help.as_ref()),
            sources: self.references(&draft.sources),
            note: self.text_if(draft.note.as_ref()),
            role: role(draft.role),
            effects: self.effects(&draft.effects, given),
            way: draft.way.as_ref().map(|way| self.way(way, given, shared)),
            generated: false,
        }
    }

    /// A question must have a way of its own when there is a choice, or none, without a way.
    fn needs_way(&mut self, named: &Named<'_, QuestionDraft<'_>>) {
        let draft = &named.it;
        if draft.way.is_some() {
            return;
        }
        let messages = self.reporter.messages;
        let from = list_of(draft).is_some_and(|list| list.from.is_some());
        let why = match &draft.kind {
            Some(KindDraft::Number { .. }) => Some("`number`"),
            Some(KindDraft::Many { .. }) => Some("`many`"),
            Some(KindDraft::Info) => Some("`info`"),
            _ if draft.ask_when.is_some() => Some("`ask_when`"),
            _ if from => Some("`from`"),
            _ if draft.unknown.as_ref().is_some_and(|unknown| unknown.value.is_none()) => {
                Some("`unknown: {}`")
            }
            Some(KindDraft::One(list)) if list.written.is_empty() => Some("`one: {}`"),
            _ => None,
        };
        if let Some(why) = why {
            let message = messages.question_no_way(&named.id.value);
            let help = format!("{}: {}", messages.needs_way(&why), messages.add_way());
            self.reporter.advise(Rule::NO_WAY, named.id.span, message, help);
            return;
        }
        for answer in written(draft).iter().filter(|answer| answer.it.way.is_none()) {
            let message = messages.answer_no_way(&answer.id.value);
            self.reporter.advise(Rule::NO_WAY, answer.id.span, message, messages.add_way());
        }
    }
}

/// The fewest and the most answers of a `many`, as written.
fn written_range(min: Option<&Spanned<i64>>, max: Option<&Spanned<i64>>) -> (usize, usize) {
    let given = |value: Option<&Spanned<i64>>| value.and_then(|value| usize::try_from(value.value).ok());
    (given(min).unwrap_or(1), given(max).unwrap_or(usize::MAX))
}

fn of_apps(draft: &QuestionDraft<'_>, of: Condition) -> MadeAnswers {
    let (min, max) = match &draft.kind {
        Some(KindDraft::Many { min, max, .. }) => written_range(min.as_ref(), max.as_ref()),
        _ => (1, 1),
    };
    MadeAnswers { of, min, max }
}

fn role(draft: RoleDraft) -> Role {
    Role { tells_situation: draft.given, split: draft.split }
}

fn list_of<'d, 's>(draft: &'d QuestionDraft<'s>) -> Option<&'d AnswersDraft<'s>> {
    match &draft.kind {
        Some(KindDraft::One(answers) | KindDraft::Many { answers, .. }) => Some(answers),
        _ => None,
    }
}

fn written<'d, 's>(draft: &'d QuestionDraft<'s>) -> &'d [Named<'s, AnswerDraft<'s>>] {
    list_of(draft).map_or(&[], |list| &list.written)
}

/// The answers that are written to a question, `none` too.
pub(super) fn answers_of<'d, 's>(draft: &'d QuestionDraft<'s>) -> impl Iterator<Item = &'d AnswerDraft<'s>> {
    let none = match &draft.kind {
        Some(KindDraft::Many { none, .. }) => none.as_ref().map(|none| &none.value),
        _ => None,
    };
    written(draft).iter().map(|named| &named.it).chain(none)
}
