//! The answer that is being made to the question in view: what is ticked or typed, and the choice that it stands for.

use super::page::{AskKind, LinePick, PendingAnswer};
use super::walk::{Session, Trouble};
use crate::engine::{AnswerValue, Choice, ChoiceError, allowed};
use crate::model::QuestionKind;

impl Session<'_> {
    /// The draft to begin with at the question in view: the answer given before, if there was one.
    pub fn draft(&self) -> PendingAnswer {
        match self.question().and_then(|question| self.choices.get(&question)) {
            Some(AnswerValue::Picks(picks)) => PendingAnswer {
                ticks: picks.iter().map(|pick| LinePick::Answer(*pick)).collect(),
                typed: String::new(),
            },
            Some(AnswerValue::Number(number)) => {
                PendingAnswer { ticks: Vec::new(), typed: number.to_string() }
            }
            Some(AnswerValue::Unknown) => {
                PendingAnswer { ticks: vec![LinePick::Unknown], typed: String::new() }
            }
            None => PendingAnswer::default(),
        }
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
            (_, Some(AskKind::Number { min, max })) => match draft.typed.trim().parse() {
                Ok(number) => AnswerValue::Number(number),
                Err(_) if is_long_number(&draft.typed) => {
                    return Err(ChoiceError::OutOfRange { min, max }.into());
                }
                Err(_) => return Err(Trouble::Nothing),
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

    /// The draft after ticking or unticking a line of a `many`: lines that exclude all others untick them.
    pub fn toggle_line(&self, draft: &PendingAnswer, line: LinePick) -> PendingAnswer {
        let mut ticks = draft.ticks.clone();
        if let Some(at) = ticks.iter().position(|tick| *tick == line) {
            ticks.remove(at);
        } else {
            ticks.retain(|tick| !self.excludes_others(line) && !self.excludes_others(*tick));
            ticks.push(line);
        }
        PendingAnswer { ticks, typed: draft.typed.clone() }
    }
}

fn is_long_number(typed: &str) -> bool {
    let typed = typed.trim();
    // Most numbers have no sign.
    let digits = typed.strip_prefix('-').unwrap_or(typed);
    !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit())
}
