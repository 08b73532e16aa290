//! Answers that are none any more, because a reply makes that an app is not to choose there. They are set aside, and count
//! again when the app is back.

use crate::engine::{AnswerValue, Choice, allowed};
use crate::model::{AnswerIx, Model, QuestionIx};
use crate::session::advice::GivenAnswer;
use crate::session::page::{LinePick, PendingAnswer};
use crate::session::walk::Session;
use crate::session::words;

/// An answer that is none any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FallenAnswer {
    /// As an answers file has it.
    pub answers: Vec<String>,
    /// As it was shown.
    pub shown: String,
}

impl Session<'_> {
    /// The answers that are none any more, by their questions: they belong to what has to be saved.
    pub fn fallen(&self) -> impl Iterator<Item = (QuestionIx, &FallenAnswer)> {
        self.fallen.iter().map(|(question, answer)| (*question, answer))
    }

    /// Sets an answer aside that was saved and is none now; it counts once it is one again.
    pub fn set_aside_fallen(&mut self, question: QuestionIx, answer: FallenAnswer) {
        if !self.choices.contains_key(&question) {
            self.fallen.insert(question, answer);
        }
    }

    /// Lets answers that are made of apps be those of the content as it is now.
    pub(super) fn follow_answers(&mut self, before: &Model) {
        for (question, old) in before.graph.questions.iter().filter(|(_, old)| old.made.is_some()) {
            let row = self.model.graph.questions.row(question);
            let ids =
                |rows: &[crate::model::Answer]| rows.iter().map(|row| row.id.clone()).collect::<Vec<_>>();
            if ids(old.answer_rows()) != ids(row.answer_rows()) {
                self.follow_answers_to(question, before);
            }
        }
    }

    fn follow_answers_to(&mut self, question: QuestionIx, before: &Model) {
        let model = self.model;
        let (old, row) = (before.graph.questions.row(question), model.graph.questions.row(question));
        let read = |answers: &[String]| {
            let given = AnswerValue::from_words(row, answers).ok()?;
            allowed(model, &Choice { question, given: given.clone() }).is_ok().then_some(given)
        };
        let follow = |given: &AnswerValue| read(&given.words(old));
        if let Some(given) = self.choices.remove(&question) {
            match follow(&given) {
                Some(now) => drop(self.choices.insert(question, now)),
                None => {
                    let shown = words::given(before, self.messages, question, &given);
                    self.fallen.insert(question, FallenAnswer { answers: given.words(old), shown });
                }
            }
        } else if let Some(now) = self.fallen.get(&question).and_then(|fallen| read(&fallen.answers)) {
            self.fallen.remove(&question);
            self.choices.insert(question, now);
        }
        self.edits.retain_mut(|edit| edit.follow(question, &follow));
        let moved = |answer: AnswerIx| {
            let id = &old.answer_rows().get(crate::model::Ix::at(answer))?.id;
            row.answers()?.find(|now| now.id == *id)
        };
        let draft = self.drafts.remove(&question).and_then(|draft| follow_draft(draft, &moved));
        self.drafts.extend(draft.map(|draft| (question, draft)));
    }

    /// The answers that are none any more, as they are told.
    pub(in crate::session) fn fallen_answers(&self) -> Vec<GivenAnswer> {
        let answer = |(question, fallen): (&QuestionIx, &FallenAnswer)| GivenAnswer {
            question: *question,
            ask: self.model.graph.questions.row(*question).ask.one_line(),
            words: fallen.shown.clone(),
            remark: String::new(),
            in_view: false,
        };
        self.fallen.iter().map(answer).collect()
    }
}

/// What is ticked or marked and still there; nothing when that is nothing.
fn follow_draft(
    draft: PendingAnswer,
    moved: &impl Fn(AnswerIx) -> Option<AnswerIx>,
) -> Option<PendingAnswer> {
    let follow = |pick: LinePick| match pick {
        LinePick::Answer(answer) => moved(answer).map(LinePick::Answer),
        LinePick::Unknown => Some(LinePick::Unknown),
    };
    let all = |picks: Vec<LinePick>| picks.into_iter().filter_map(follow).collect();
    let draft = PendingAnswer {
        marked: draft.marked.and_then(follow),
        ticks: all(draft.ticks),
        made_way: all(draft.made_way),
        typed: draft.typed,
    };
    (draft != PendingAnswer::default()).then_some(draft)
}
