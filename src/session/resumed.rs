//! What a session takes up again: what was saved of it, as it fits the content of today.

use std::collections::{BTreeMap, BTreeSet};

use super::advice_then::AdviceThen;
use super::decision::{Decision, Reply};
use super::left_typed::Unconfirmed;
use super::replies::FallenAnswer;
use super::walk::Session;
use crate::engine::AnswerValue;
use crate::model::QuestionIx;
use crate::order;
use crate::text::SafeText;

/// So many answers of before are told at most.
const MOST_TOLD: usize = 20;

/// What a session takes up again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Resumed {
    /// The answers.
    pub choices: BTreeMap<QuestionIx, AnswerValue>,
    /// Saved answers that the catalogue alone does not have.
    pub fallen: BTreeMap<QuestionIx, FallenAnswer>,
    /// The steps of plans that are done, as walks of earlier versions have them: plan id, step id.
    pub ticked: BTreeSet<(String, String)>,
    /// What was decided.
    pub decision: Decision,
    /// What suppliers replied.
    pub replies: Vec<Reply>,
    /// What was left unconfirmed.
    pub unconfirmed: Unconfirmed,
    /// What the person has to know, one sentence each.
    pub remarks: Vec<SafeText>,
    /// What there is to know of answers of before, while that holds.
    pub answers_before: Vec<AnswerBefore>,
    /// The advice as it was saved.
    pub advice: Option<AdviceThen>,
    /// When it was saved, in words.
    pub since: Option<SafeText>,
}

/// An answer of before that does not count now, or that fits again, told for as long as its question has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerBefore {
    /// The question; nothing where it is not there any more.
    pub question: Option<QuestionIx>,
    /// What there is to know.
    pub told: SafeText,
}

impl From<BTreeMap<QuestionIx, AnswerValue>> for Resumed {
    fn from(choices: BTreeMap<QuestionIx, AnswerValue>) -> Self {
        Self { choices, ..Self::default() }
    }
}

impl From<&BTreeMap<QuestionIx, AnswerValue>> for Resumed {
    fn from(choices: &BTreeMap<QuestionIx, AnswerValue>) -> Self {
        choices.clone().into()
    }
}

impl Resumed {
    /// All that the person has to know as the walk is taken up, one sentence each.
    pub fn told(&self) -> impl Iterator<Item = &SafeText> {
        self.remarks.iter().chain(self.answers_before.iter().map(|before| &before.told))
    }

    /// Whether there is an answer to a question.
    pub fn answers(&self, question: QuestionIx) -> bool {
        self.choices.contains_key(&question) || self.fallen.contains_key(&question)
    }
}

impl<'m> Session<'m> {
    /// Goes on with something else: another dossier, or none yet.
    pub fn take_up(&mut self, resumed: Resumed) {
        let (model, messages) = (self.catalogued, self.messages);
        let dossiers = std::mem::take(&mut self.dossiers);
        let mut fresh = Self::resume(model, messages, resumed.choices, resumed.ticked)
            .with_remarks(resumed.remarks, resumed.since);
        for (question, answer) in resumed.fallen {
            fresh.set_aside_fallen(question, answer);
        }
        let mut fresh = fresh.with_decision(resumed.decision, resumed.replies, resumed.unconfirmed);
        fresh.dossiers = dossiers;
        fresh.answers_before = resumed.answers_before;
        fresh.goes_on_from(resumed.advice);
        // What was worked out of the facts holds as long as no reply changes one.
        if std::ptr::eq(fresh.model, self.model) {
            fresh.index = self.index.clone();
            fresh.cell_sizes = self.cell_sizes.clone();
        }
        *self = fresh;
    }

    /// What another session takes up to go on where this one is.
    pub fn resumed(&self) -> Resumed {
        let (mut choices, mut fallen) = (BTreeMap::new(), BTreeMap::new());
        for (question, answer) in self.kept_answers() {
            let row = self.catalogued.graph.questions.row(question);
            match AnswerValue::from_words(row, &answer.answers) {
                Ok(given) => drop(choices.insert(question, given)),
                Err(_) => drop(fallen.insert(question, answer)),
            }
        }
        Resumed {
            choices,
            fallen,
            decision: self.decision.clone(),
            replies: self.replies.clone(),
            unconfirmed: self.unconfirmed(),
            answers_before: self.answers_before.clone(),
            // Whoever goes on with all of it somewhere else decides anew.
            advice: self.advice_then().map(|then| AdviceThen { is_settled: false, ..then.clone() }),
            ..Resumed::default()
        }
    }

    /// The same for this very session to go on later as it is now.
    pub fn resumed_as_it_is(&self) -> Resumed {
        let advice = self.advice_then().cloned();
        Resumed { remarks: self.read.clone(), since: self.since.clone(), advice, ..self.resumed() }
    }

    /// Every answer that has to be kept, also those that are none any more by a reply, each as an answers file has it and as it
    /// was shown.
    pub fn kept_answers(&self) -> BTreeMap<QuestionIx, FallenAnswer> {
        let given = self.choices.iter().map(|(question, given)| {
            let answers = given.words(self.model.graph.questions.row(*question));
            (*question, FallenAnswer { answers, shown: self.choice_in_words(*question, given) })
        });
        let fallen = self.fallen().map(|(question, answer)| (question, answer.clone()));
        order::map(fallen.chain(given))
    }

    /// What there is to know of answers of before whose questions have none now.
    pub(super) fn told_answers_before(&self) -> Vec<String> {
        let is_open = |question: QuestionIx| {
            !self.choices.contains_key(&question) && !self.fallen.contains_key(&question)
        };
        let holds = |before: &&AnswerBefore| before.question.is_none_or(is_open);
        let holds = || self.answers_before.iter().filter(holds);
        let more = holds().count().saturating_sub(MOST_TOLD);
        let mut told: Vec<String> = holds().take(MOST_TOLD).map(|before| before.told.one_line()).collect();
        told.extend((more > 0).then(|| self.messages.more_answers_before(more)));
        told
    }
}
