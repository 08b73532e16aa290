//! The answer that is being made to the question in view: what is ticked or typed, and the choice that it stands for.

use super::page::{AskKind, LinePick, PendingAnswer};
use super::walk::{Session, Trouble};
use crate::engine::{AnswerValue, Choice, ChoiceError, allowed};
use crate::model::{QuestionIx, QuestionKind};
use crate::text::WholeNumberError;

impl Session<'_> {
    /// What is made of the question in view so far: as it was left, or else the answer that was given.
    pub fn draft(&self) -> PendingAnswer {
        // Once the decision is taken nothing is made any more; what was left is told on the start page.
        if self.is_settled() {
            return self.answered();
        }
        let left = self.question().and_then(|question| self.drafts.get(&question));
        left.cloned().unwrap_or_else(|| self.answered())
    }

    /// Keeps what is made of the question in view, not confirmed, for when the person comes back to it.
    pub fn keep_draft(&mut self, draft: PendingAnswer) {
        let Some(question) = self.question().filter(|_| !self.is_settled()) else { return };
        let is_other = |left: &PendingAnswer| (&left.ticks, &left.typed) != (&draft.ticks, &draft.typed);
        if self.drafts.get(&question).is_some_and(is_other) {
            self.others.drafts.remove(&question);
        }
        if draft == self.answered() {
            self.drafts.remove(&question);
        } else {
            self.drafts.insert(question, draft);
        }
    }

    /// The answer that was given to the question in view, as a draft; without one, nothing is ticked, typed or marked.
    pub fn answered(&self) -> PendingAnswer {
        // There may be no question in view.
        self.question().map_or_else(PendingAnswer::default, |question| self.answer_as_draft(question))
    }

    fn answer_as_draft(&self, question: QuestionIx) -> PendingAnswer {
        let is_many = matches!(self.model.graph.questions.row(question).kind, QuestionKind::Many { .. });
        let ticks: Vec<LinePick> = match self.choices.get(&question) {
            Some(AnswerValue::Picks(picks)) => picks.iter().map(|pick| LinePick::Answer(*pick)).collect(),
            Some(AnswerValue::Unknown) => vec![LinePick::Unknown],
            Some(AnswerValue::Number(number)) => {
                return PendingAnswer { typed: number.to_string(), ..PendingAnswer::default() };
            }
            None => Vec::new(),
        };
        let marked = ticks.first().copied().filter(|_| !is_many);
        PendingAnswer { ticks, marked, ..PendingAnswer::default() }
    }

    /// Whether something is ticked or typed that is not the answer that was given.
    pub(super) fn is_unconfirmed(&self, question: QuestionIx, draft: &PendingAnswer) -> bool {
        if draft.ticks.is_empty() && draft.typed.trim().is_empty() {
            return false;
        }
        let given = self.answer_as_draft(question);
        let other_ticks = draft.ticks.len() != given.ticks.len()
            || draft.ticks.iter().any(|tick| !given.ticks.contains(tick));
        other_ticks || draft.typed.trim() != given.typed
    }

    /// What is ticked, typed or marked at the question in view and not confirmed, where that is not the answer given.
    pub fn left_unconfirmed(&self) -> Option<PendingAnswer> {
        let question = self.question().filter(|_| !self.is_settled())?;
        let draft = self.drafts.get(&question)?;
        let is_left = match self.ask_kind()? {
            AskKind::One => draft.marked.is_some() && draft.marked != self.answered().marked,
            AskKind::Many | AskKind::Number { .. } => self.is_unconfirmed(question, draft),
        };
        is_left.then(|| draft.clone())
    }

    /// What is made of a question and not confirmed, in a few words: how many are ticked, or what is typed.
    pub(super) fn unconfirmed_words(&self, question: QuestionIx) -> Option<String> {
        let what = self.made_words(question)?;
        let by = self.draft_by(question).map(|by| self.messages.typed_by(&by));
        let told = by.map_or_else(
            || self.messages.unconfirmed().to_owned(),
            |by| format!("{by}, {}", self.messages.unconfirmed()),
        );
        Some(self.messages.with_remark(&what, &told))
    }

    /// What was ticked or typed at a question and is not its answer.
    pub(super) fn made_words(&self, question: QuestionIx) -> Option<String> {
        let draft = self.drafts.get(&question).filter(|draft| self.is_unconfirmed(question, draft))?;
        Some(match draft.typed.trim() {
            "" => self.messages.chosen_count(draft.ticks.len()),
            typed => typed.to_owned(),
        })
    }

    /// The answer that was given to the question in view.
    pub fn answer_in_view(&self) -> Option<AnswerValue> {
        self.choices.get(&self.question()?).cloned()
    }

    /// Whether this is the answer that was given to the question in view.
    pub fn is_given(&self, given: &AnswerValue) -> bool {
        self.question().is_some_and(|question| self.choices.get(&question) == Some(given))
    }

    /// An answer to the question in view, in words: a number with what it counts.
    pub fn answer_in_words(&self, given: &AnswerValue) -> String {
        // With no question in view there is nothing that it answers.
        self.question().map_or_else(String::new, |question| self.in_words(question, given))
    }

    /// How the question in view is answered.
    pub fn ask_kind(&self) -> Option<AskKind> {
        match self.model.graph.questions.row(self.question()?).kind {
            QuestionKind::One { .. } => Some(AskKind::One),
            QuestionKind::Many { .. } => Some(AskKind::Many),
            QuestionKind::Number { min, max, .. } => Some(AskKind::Number { min, max }),
            QuestionKind::Info => None,
        }
    }

    /// The choice that a draft stands for; with `line` it is that line alone (a `one`, or a line that excludes others).
    ///
    /// # Errors
    /// When nothing is chosen, or what is chosen is not allowed.
    pub fn given(&self, draft: &PendingAnswer, line: Option<LinePick>) -> Result<AnswerValue, Trouble> {
        let question = self.question().ok_or(Trouble::NoQuestion)?;
        let given = match (line, self.ask_kind()) {
            (Some(LinePick::Unknown), _) => AnswerValue::Unknown,
            (Some(LinePick::Answer(answer)), Some(AskKind::One)) => AnswerValue::Picks(vec![answer]),
            (Some(line @ LinePick::Answer(answer)), Some(AskKind::Many)) if self.excludes_others(line) => {
                AnswerValue::Picks(vec![answer])
            }
            (_, Some(AskKind::Number { min, max })) => match self.messages.lang().read_whole(&draft.typed) {
                Ok(number) => AnswerValue::Number(number),
                Err(WholeNumberError::TooLong) => {
                    return Err(ChoiceError::OutOfRange { min, max }.into());
                }
                Err(WholeNumberError::NotWhole) => return Err(Trouble::Nothing),
            },
            (_, Some(AskKind::Many)) if draft.ticks.contains(&LinePick::Unknown) => AnswerValue::Unknown,
            (_, Some(AskKind::Many)) => {
                AnswerValue::picks(draft.ticks.iter().filter_map(|tick| match tick {
                    LinePick::Answer(answer) => Some(*answer),
                    LinePick::Unknown => None,
                }))
            }
            _ => return Err(Trouble::Nothing),
        };
        allowed(self.model, &Choice { question, given: given.clone() })?;
        Ok(given)
    }

    /// Whether a line of the question in view goes with no other: "don't know", and the answer that excludes all.
    pub fn excludes_others(&self, line: LinePick) -> bool {
        let none = self.question().and_then(|question| self.model.graph.questions.row(question).none());
        line == LinePick::Unknown || none.is_some_and(|none| line == LinePick::Answer(none))
    }

    /// The draft after ticking or unticking a line of a `many`. A line that excludes all others unticks them; once it is
    /// unticked itself, they are back: no key loses a tick.
    pub fn toggle_line(&self, draft: &PendingAnswer, line: LinePick) -> PendingAnswer {
        let mut after = PendingAnswer { marked: Some(line), ..draft.clone() };
        let was_ticked = draft.ticks.contains(&line);
        let (alone, mut ticks): (Vec<LinePick>, Vec<LinePick>) =
            draft.ticks.iter().partition(|tick| self.excludes_others(**tick));
        if !alone.is_empty() {
            ticks.append(&mut after.made_way);
        }
        if self.excludes_others(line) {
            (after.ticks, after.made_way) =
                if was_ticked { (ticks, Vec::new()) } else { (vec![line], ticks) };
            return after;
        }
        match ticks.iter().position(|tick| *tick == line) {
            Some(at) if was_ticked => drop(ticks.remove(at)),
            // It is back with those that had made way.
            Some(_) => {}
            None => ticks.push(line),
        }
        after.ticks = ticks;
        after
    }
}
