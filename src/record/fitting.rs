//! What of a dossier fits the content of today. A question or an answer that is worded otherwise now is told with its old
//! and its new words; what fits no longer stays in the dossier.

use std::collections::{BTreeMap, BTreeSet};

use super::answers::{MOST_TOLD, given_from_words};
use super::{Basis, Dossier, RecordedAdvice, RecordedChoice, RecordedDraft};
use crate::engine::AnswerValue;
use crate::model::{Model, Question, QuestionIx, QuestionKind};
use crate::order;
use crate::session::{
    AnswerBefore, Decision, FallenAnswer, FormDrafts, LinePick, OtherPeople, PendingAnswer, RemarkOn, Reply,
    Resumed, Selection, Session, Unconfirmed, with_replies,
};
use crate::text::{Messages, SafeText};

/// The word for the line "don't know".
const UNKNOWN: &str = "unknown";

/// What of a dossier fits.
pub(super) struct Fitting {
    pub(super) resumed: Resumed,
    pub(super) unfit: Vec<RecordedChoice>,
}

impl Fitting {
    pub(super) fn of(basis: Basis<'_>, messages: Messages, dossier: Dossier) -> Self {
        let model = basis.model;
        let ids: BTreeMap<&str, QuestionIx> =
            order::map(model.graph.questions.iter().map(|(ix, question)| (question.id.as_str(), ix)));
        let is_changed =
            !dossier.made.tree_digest.is_empty() && dossier.made.tree_digest != basis.tree_digest;
        let is_settled = dossier.decision.status().is_settled();
        let mut told = Vec::new();
        let mut unfit = dossier.unfit;
        let (mut choices, mut fallen) = (BTreeMap::new(), BTreeMap::new());
        // An answer may be there by a reply alone.
        let replied = with_replies(model, &dossier.replies);
        let could_be = [false, true].map(|is_reversed| as_if_held(model, &dossier.replies, is_reversed));
        let is_or_could_be = |question: QuestionIx, answers: &[String]| {
            let mut all = std::iter::once(replied).chain(could_be);
            all.any(|model| given_from_words(model, question, answers).is_ok())
        };
        for choice in dossier.choices {
            let question = ids.get(choice.question.as_str()).copied();
            let given = question.and_then(|question| given_from_words(model, question, &choice.answers).ok());
            match (question, given) {
                (Some(question), Some(given)) => {
                    told.extend(reworded(model, messages, question, &given, &choice));
                    choices.insert(question, given);
                }
                (Some(question), None) if is_or_could_be(question, &choice.answers) => {
                    let shown = choice.shown.one_line();
                    fallen.insert(question, FallenAnswer { answers: choice.answers, shown });
                }
                _ => unfit.push(choice),
            }
        }
        let drafts = dossier.drafts.iter().filter_map(|draft| {
            let question = *ids.get(draft.question.as_str())?;
            Some((question, pending(replied.graph.questions.row(question), draft)))
        });
        let mut drafts = order::map(drafts);
        let is_answered =
            |question: QuestionIx| choices.contains_key(&question) || fallen.contains_key(&question);
        let before = Before { model: replied, messages, ids: &ids, is_settled };
        let answers_before = before.told(&unfit, is_answered, &mut drafts);
        let by = &dossier.made.by;
        let made_by = |own: &SafeText| if own.is_empty() { by.clone() } else { own.clone() };
        let of_drafts = dossier.drafts.iter().filter_map(|draft| {
            Some((*ids.get(draft.question.as_str())?, made_by(&draft.by))).filter(|(_, by)| !by.is_empty())
        });
        let others = OtherPeople {
            drafts: order::map(of_drafts),
            forms: people_of_forms(&dossier.forms, &dossier.typed_by, by),
            person: SafeText::default(),
        };
        let unconfirmed = Unconfirmed { drafts, forms: dossier.forms, others };
        // What was decided is not gone on with: no answer of it changes.
        let is_told = is_changed && !choices.is_empty() && !is_settled;
        let mut remarks = Vec::from_iter(is_told.then(|| messages.content_changed().to_owned()));
        told.extend(apps_gone(model, &dossier.decision, &dossier.replies, dossier.advice.as_ref(), messages));
        let more = told.len().saturating_sub(MOST_TOLD);
        remarks.extend(told.into_iter().take(MOST_TOLD));
        remarks.extend((more > 0).then(|| messages.more_mistakes(more)));
        let selection = dossier.decision.selection.clone();
        let resumed = Resumed {
            choices,
            fallen,
            ticked: BTreeSet::new(),
            decision: dossier.decision,
            replies: dossier.replies,
            unconfirmed,
            remarks: remarks.into_iter().map(SafeText::from).collect(),
            answers_before,
            advice: dossier.advice.map(|advice| advice.as_then(&selection, is_settled)),
            since: None,
        };
        Self { resumed, unfit }
    }
}

/// What looks at answers of before that are set aside.
struct Before<'m> {
    model: &'m Model,
    messages: Messages,
    ids: &'m BTreeMap<&'m str, QuestionIx>,
    is_settled: bool,
}

impl Before<'_> {
    /// What there is to know of them, of each question of the last one, while it has no answer. One that fits again is offered as
    /// a draft.
    fn told(
        &self,
        unfit: &[RecordedChoice],
        is_answered: impl Fn(QuestionIx) -> bool,
        drafts: &mut BTreeMap<QuestionIx, PendingAnswer>,
    ) -> Vec<AnswerBefore> {
        let places = unfit.iter().enumerate();
        let last: BTreeMap<&str, usize> =
            order::map(places.clone().map(|(at, choice)| (choice.question.as_str(), at)));
        let mut told = Vec::new();
        for (at, choice) in places {
            let question = self.ids.get(choice.question.as_str()).copied();
            let is_last = last.get(choice.question.as_str()) == Some(&at);
            // A line of a file that an earlier version wrote names no question.
            if choice.question.is_empty() || !is_last || question.is_some_and(&is_answered) {
                continue;
            }
            let words = self.words(question, choice, drafts);
            told.extend(words.map(|words| AnswerBefore { question, told: words.into() }));
        }
        told
    }

    fn words(
        &self,
        question: Option<QuestionIx>,
        choice: &RecordedChoice,
        drafts: &mut BTreeMap<QuestionIx, PendingAnswer>,
    ) -> Option<String> {
        let Some(question) = question else { return Some(gone(self.model, self.messages, None, choice)) };
        let (ask, shown) = (ask_of(self.model, question), shown_of(choice));
        match given_from_words(self.model, question, &choice.answers) {
            // Of what was decided no answer is chosen again.
            Ok(_) if self.is_settled => None,
            Ok(given) => {
                drafts.entry(question).or_insert_with(|| offered(self.model, question, &given));
                Some(self.messages.answer_fits_again(&ask, &shown))
            }
            Err(_) if self.is_settled => Some(self.messages.answer_gone_settled(&ask, &shown)),
            Err(_) => Some(gone(self.model, self.messages, Some(question), choice)),
        }
    }
}

/// Who typed what stands in each field; of who saved the dossier nothing more is written.
fn people_of_forms(forms: &FormDrafts, written: &FormDrafts, saved_by: &SafeText) -> FormDrafts {
    let by = |form: &String, field: &String| {
        let written = written.get(form).and_then(|fields| fields.get(field));
        written.filter(|by| !by.is_empty()).unwrap_or(saved_by).clone()
    };
    let of_fields = |(form, fields): (&String, &BTreeMap<String, SafeText>)| {
        let people = fields.keys().map(|field| (field.clone(), by(form, field)));
        (form.clone(), order::map(people.filter(|(_, by)| !by.is_empty())))
    };
    order::map(forms.iter().map(of_fields))
}

/// The apps that are not in the catalogue any more, and about which there is something: each with its name as it was.
fn apps_gone(
    model: &Model,
    decision: &Decision,
    replies: &[Reply],
    advice: Option<&RecordedAdvice>,
    messages: Messages,
) -> Vec<String> {
    let selected = match &decision.selection {
        Selection::Apps(apps) => apps.as_slice(),
        Selection::Open | Selection::NoApp => &[],
    };
    let remarked = decision.remarks.keys().filter_map(|on| match on {
        RemarkOn::App(app) => Some(app.as_str()),
        RemarkOn::Answer(_) => None,
    });
    let chosen = selected.iter().map(|selected| selected.app.as_str());
    let replied = replies.iter().map(|reply| reply.on.app());
    let mut gone: Vec<&str> = Vec::new();
    for app in chosen.chain(remarked).chain(replied) {
        if !gone.contains(&app) && model.catalogue.find(app).is_none() {
            gone.push(app);
        }
    }
    let name = |app: &str| {
        let as_chosen = selected.iter().find(|selected| selected.app == app).map(|selected| &selected.name);
        let as_advised = || advice?.left.iter().find(|left| left.app == app).map(|left| &left.name);
        let as_replied = || {
            let about = replies.iter().filter(|reply| reply.on.app() == app);
            about.map(|reply| &reply.shown.app).find(|name| !name.is_empty())
        };
        as_chosen
            .or_else(as_advised)
            .or_else(as_replied)
            .map_or_else(|| SafeText::new(app).one_line(), SafeText::one_line)
    };
    gone.into_iter().map(|app| messages.app_gone(&name(app))).collect()
}

/// The content as it would be if no reply had been taken back; reversed: nor replaced by a later one. An answer that was there
/// by such a reply is back with it.
fn as_if_held<'m>(model: &'m Model, replies: &[Reply], is_reversed: bool) -> &'m Model {
    let mut held: Vec<Reply> =
        replies.iter().map(|reply| Reply { taken_back: false, ..reply.clone() }).collect();
    if is_reversed {
        held.reverse();
    }
    with_replies(model, &held)
}

/// What is worded otherwise than when it was answered.
fn reworded(
    model: &Model,
    messages: Messages,
    question: QuestionIx,
    given: &AnswerValue,
    choice: &RecordedChoice,
) -> Vec<String> {
    let ask = model.graph.questions.row(question).ask.one_line();
    let shown = Session::words_of_answer(model, messages, question, given);
    let differs = |old: &SafeText, new: &str| !old.is_empty() && old.one_line() != new;
    let mut told = Vec::new();
    if differs(&choice.ask, &ask) {
        told.push(messages.ask_reworded(&choice.ask.one_line(), &ask));
    }
    // What was answered in the other language of the program is no other answer.
    if differs(&choice.shown, &shown) && matches!(given, AnswerValue::Picks(picks) if !picks.is_empty()) {
        told.push(messages.answer_reworded(&ask, &choice.shown.one_line(), &shown));
    }
    told
}

fn ask_of(model: &Model, question: QuestionIx) -> String {
    model.graph.questions.row(question).ask.one_line()
}

/// An answer as it was shown, or else by its ids.
fn shown_of(choice: &RecordedChoice) -> String {
    match choice.shown.is_empty() {
        true => SafeText::from(choice.answers.join(", ")).one_line(),
        false => choice.shown.one_line(),
    }
}

/// What fits no longer.
fn gone(model: &Model, messages: Messages, question: Option<QuestionIx>, choice: &RecordedChoice) -> String {
    let shown = shown_of(choice);
    match question {
        Some(question) => messages.answer_gone(&ask_of(model, question), &shown),
        None if choice.ask.is_empty() => {
            messages.unknown_question(&SafeText::new(&choice.question).one_line(), None)
        }
        None => messages.ask_gone(&choice.ask.one_line(), &shown),
    }
}

/// An answer of before as a person would make it again: not confirmed.
fn offered(model: &Model, question: QuestionIx, given: &AnswerValue) -> PendingAnswer {
    let lines: Vec<LinePick> = match given {
        AnswerValue::Picks(picks) => picks.iter().map(|pick| LinePick::Answer(*pick)).collect(),
        AnswerValue::Unknown => vec![LinePick::Unknown],
        AnswerValue::Number(number) => {
            return PendingAnswer { typed: number.to_string(), ..PendingAnswer::default() };
        }
    };
    match model.graph.questions.row(question).kind {
        QuestionKind::Many { .. } => PendingAnswer { ticks: lines, ..PendingAnswer::default() },
        _ => PendingAnswer { marked: lines.first().copied(), ..PendingAnswer::default() },
    }
}

/// What is made of a question, as far as its lines are there.
fn pending(question: &Question, draft: &RecordedDraft) -> PendingAnswer {
    let line = |id: &String| match id.as_str() {
        UNKNOWN => Some(LinePick::Unknown),
        id => question.answers()?.find(|answer| answer.id == id).map(LinePick::Answer),
    };
    let lines = |ids: &[String]| ids.iter().filter_map(line).collect();
    PendingAnswer {
        marked: draft.marked.as_ref().and_then(line),
        ticks: lines(&draft.ticks),
        made_way: lines(&draft.made_way),
        typed: draft.typed.as_str().to_owned(),
    }
}

/// What is made of a question, by ids.
pub(super) fn recorded_draft(
    question: &Question,
    draft: &PendingAnswer,
    by: Option<&SafeText>,
) -> RecordedDraft {
    let id = |line: &LinePick| match line {
        LinePick::Unknown => Some(UNKNOWN.to_owned()),
        LinePick::Answer(answer) => Some(question.answers()?.get(*answer)?.id.clone()),
    };
    let ids = |lines: &[LinePick]| lines.iter().filter_map(id).collect();
    RecordedDraft {
        question: question.id.clone(),
        marked: draft.marked.as_ref().and_then(id),
        ticks: ids(&draft.ticks),
        made_way: ids(&draft.made_way),
        typed: SafeText::new(&draft.typed),
        by: by.cloned().unwrap_or_default(),
    }
}
