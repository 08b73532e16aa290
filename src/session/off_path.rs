//! Why an answer does not count now: it waits for a question that is open, its question was skipped, or the answers
//! before it led the walk past it.

use super::page::{Block, Document, Head};
use super::replies::FallenAnswer;
use super::walk::Session;
use super::words;
use crate::analysis::questions_ahead;
use crate::engine::{AnswerValue, Choice, Position, start_walk, step_walk};
use crate::model::QuestionIx;

impl Session<'_> {
    /// Whether a question has an answer that waits or is set aside.
    pub(super) fn is_off_path(&self, question: QuestionIx) -> bool {
        let is_off = self.choices.contains_key(&question) && self.whole.walk.given(question).is_none();
        is_off || self.fallen.contains_key(&question)
    }

    /// The page of an answer that waits or is set aside.
    pub(super) fn off_path_page(&self, question: QuestionIx) -> Document {
        let mut blocks = vec![Block::Heading(self.model.graph.questions.row(question).ask.one_line())];
        if let Some(given) = self.choices.get(&question) {
            let answer = words::given(self.model, self.messages, question, given);
            blocks.push(Block::Text(self.messages.was_answered(&answer).as_str().into()));
        }
        if let Some(fallen) = self.fallen.get(&question).filter(|_| !self.choices.contains_key(&question)) {
            blocks.push(Block::Text(self.messages.was_answered(&fallen.shown).as_str().into()));
            blocks.push(Block::Text(self.why_fallen(question, fallen).into()));
            let head = Head { title: self.messages.overview().to_owned(), place: String::new() };
            return Document { head, terms: self.terms_of_blocks(&blocks), blocks };
        }
        let why = if self.is_off_path(question) { self.why_off_path(question) } else { None };
        blocks.extend(why.map(|why| Block::Text(why.as_str().into())));
        let head = Head { title: self.messages.overview().to_owned(), place: String::new() };
        Document { head, terms: self.terms_of_blocks(&blocks), blocks }
    }

    fn why_fallen(&self, question: QuestionIx, fallen: &FallenAnswer) -> &'static str {
        let catalogued = self.catalogued.graph.questions.row(question);
        match AnswerValue::from_words(catalogued, &fallen.answers) {
            Ok(_) => self.messages.no_answer_now(),
            Err(_) => self.messages.no_answer_here(),
        }
    }

    fn why_off_path(&self, question: QuestionIx) -> Option<String> {
        let walk = &self.whole.walk;
        if let Position::At(next) = walk.position
            && questions_ahead(self.model, next).contains(&question)
        {
            let ask = self.model.graph.questions.row(next).ask.one_line();
            return Some(self.messages.waits_for(walk.path.len() + 1, &ask));
        }
        let skip = walk.skipped.iter().rev().find(|skip| skip.question == question);
        let why = match skip {
            Some(skip) => self.skipped_words(*skip),
            None => {
                let (at, choice) = self.passed_by(question)?;
                let answer = words::given(self.model, self.messages, choice.question, &choice.given);
                self.messages.passed_by(at + 1, &answer)
            }
        };
        Some(format!("{why} {}", self.messages.so_set_aside()))
    }

    /// The answer after which a question can no longer come, and its place on the path. None where it never could: then
    /// nobody has answered it.
    fn passed_by(&self, question: QuestionIx) -> Option<(usize, &Choice)> {
        let mut walk = start_walk(self.model);
        for (at, choice) in self.whole.walk.path.iter().enumerate() {
            walk = step_walk(self.model, &walk, choice).ok()?;
            let may_come = match walk.position {
                Position::At(next) => {
                    next == question || questions_ahead(self.model, next).contains(&question)
                }
                Position::Done(_) | Position::Stuck(_) => false,
            };
            if !may_come {
                return Some((at, choice));
            }
        }
        None
    }
}
