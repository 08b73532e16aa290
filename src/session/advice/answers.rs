//! The answers given: those on the path, those that wait, those that are set aside.

use crate::engine::{AnswerValue, Position, Skip, start_walk, step_walk};
use crate::model::QuestionIx;
use crate::session::walk::Session;
use crate::session::words;

/// The answers given on a walk, and what became of them.
#[derive(Debug, Clone, Default)]
pub struct GivenAnswers {
    /// Those on the path, in the order of the walk.
    pub on_path: Vec<GivenAnswer>,
    /// The question without an answer at which the walk is.
    pub next: Option<NextQuestion>,
    /// Those that wait behind a question without an answer.
    pub waiting: Vec<GivenAnswer>,
    /// Those that are set aside.
    pub set_aside: Vec<GivenAnswer>,
    /// Which questions were skipped and why, a sentence each; not those that nobody can wonder about.
    pub skipped: Vec<String>,
}

/// One answer.
#[derive(Debug, Clone)]
pub struct GivenAnswer {
    /// The question.
    pub question: QuestionIx,
    /// What it asks.
    pub ask: String,
    /// The answer in words.
    pub words: String,
    /// What it did, in a few words.
    pub remark: String,
    /// Its question is in view.
    pub in_view: bool,
}

/// A question that has no answer yet.
#[derive(Debug, Clone)]
pub struct NextQuestion {
    /// The question.
    pub question: QuestionIx,
    /// What it asks.
    pub ask: String,
    /// It is in view.
    pub in_view: bool,
}

impl Session<'_> {
    /// The answers given on the whole walk, whatever page is in view.
    pub fn given_answers(&self) -> GivenAnswers {
        let (waiting, aside) = self.off_path();
        GivenAnswers {
            on_path: self.answers_on_path(),
            next: self.next_question(),
            waiting: self.answers_off_path(&waiting),
            set_aside: self.answers_off_path(&aside).into_iter().chain(self.fallen_answers()).collect(),
            skipped: self.skipped_questions(),
        }
    }

    fn answers_on_path(&self) -> Vec<GivenAnswer> {
        let mut answers = Vec::new();
        let mut core = start_walk(self.model);
        let in_view = self.question();
        for choice in &self.whole.walk.path {
            let before = core.left.count_ones(..);
            let next = step_walk(self.model, &core, choice);
            debug_assert!(next.is_ok(), "a choice on the path was taken once");
            if let Ok(next) = next {
                core = next;
            }
            debug_assert!(core.left.count_ones(..) <= before, "an answer brings no app back");
            // The apps only become fewer, so nothing is cut off here.
            let dropped = before.saturating_sub(core.left.count_ones(..));
            let in_view = in_view == Some(choice.question);
            let remark = match &choice.given {
                _ if in_view => self.messages.now().to_owned(),
                AnswerValue::Unknown => self.messages.still_open().to_owned(),
                _ if !self.has_apps() => String::new(),
                _ => self.messages.dropped_count(dropped),
            };
            answers.push(GivenAnswer {
                remark,
                in_view,
                ..self.given_answer(choice.question, &choice.given)
            });
        }
        answers
    }

    fn next_question(&self) -> Option<NextQuestion> {
        let Position::At(question) = self.whole.walk.position else { return None };
        let ask = self.model.graph.questions.row(question).ask.one_line();
        Some(NextQuestion { question, ask, in_view: self.question() == Some(question) })
    }

    fn answers_off_path(&self, questions: &[QuestionIx]) -> Vec<GivenAnswer> {
        let answer =
            |question: &QuestionIx| Some(self.given_answer(*question, self.choices().get(question)?));
        let answers: Vec<GivenAnswer> = questions.iter().filter_map(answer).collect();
        debug_assert_eq!(answers.len(), questions.len(), "what is off the path was answered");
        answers
    }

    fn given_answer(&self, question: QuestionIx, given: &AnswerValue) -> GivenAnswer {
        GivenAnswer {
            question,
            ask: self.model.graph.questions.row(question).ask.one_line(),
            words: words::given(self.model, self.messages, question, given),
            remark: String::new(),
            in_view: false,
        }
    }

    fn skipped_questions(&self) -> Vec<String> {
        let mut told: Vec<Skip> = Vec::new();
        for skip in &self.whole.walk.skipped {
            match told.iter_mut().find(|known| known.question == skip.question) {
                // Skipped again: the last reason is why it was never asked.
                Some(known) => *known = *skip,
                None => told.push(*skip),
            }
        }
        let worth = told.into_iter().filter(|skip| self.is_worth_telling(skip));
        worth.map(|skip| self.skipped_words(skip)).collect()
    }
}
