//! What is still open: the questions answered with "don't know".

use super::decisive::kinds;
use super::section::Section;
use crate::analysis::{HangsOnIt, open_points};
use crate::model::QuestionIx;
use crate::session::page::Block;
use crate::session::walk::Session;
use crate::session::words;
use crate::text::{Messages, SafeText};

/// The questions that are still open, first those on which most apps depend.
#[derive(Debug, Clone, Default)]
pub struct OpenQuestions {
    /// The questions.
    pub questions: Vec<OpenQuestion>,
}

/// A question answered with "don't know".
#[derive(Debug, Clone)]
pub struct OpenQuestion {
    /// Which question.
    pub question: QuestionIx,
    /// Its number on the walk, from 1.
    pub number: usize,
    /// What it asks.
    pub ask: SafeText,
    /// What an answer could still change, in words; nothing while the walk is not at an end.
    pub depends: Option<String>,
    /// Who knows the answer.
    pub owner: Option<String>,
}

impl Session<'_> {
    /// What is still open on the whole walk.
    pub fn open_questions(&self) -> OpenQuestions {
        let answer = |question| self.choices().get(&question);
        let points = open_points(self.model, &self.whole, answer).into_iter().filter_map(|point| {
            let number = self.whole.walk.number_of(point.question);
            debug_assert!(number.is_some(), "only what was asked can be open");
            let row = self.model.graph.questions.row(point.question);
            let depends = point.hangs.map(|hangs| self.hangs_in_words(&hangs));
            Some(OpenQuestion {
                question: point.question,
                number: number?,
                ask: row.ask.clone(),
                depends,
                owner: row.owner.as_ref().map(SafeText::one_line),
            })
        });
        let questions: Vec<OpenQuestion> = points.collect();
        debug_assert_eq!(questions.len(), self.whole.walk.open().count(), "each open question once");
        OpenQuestions { questions }
    }
}

impl Session<'_> {
    /// What an answer could still change, the most important only.
    fn hangs_in_words(&self, hangs: &HangsOnIt) -> String {
        let (messages, noun) = (self.messages, words::noun(self.model));
        let rest = kinds(hangs.rest, messages);
        match (hangs.differs.len(), hangs.is_all) {
            (0, _) if hangs.elsewhere => messages.hangs_outcome().to_owned(),
            (0, true) if rest.is_empty() => messages.hangs_nothing().to_owned(),
            (0, true) => messages.hangs_rest(&rest),
            (0, false) => messages.hangs_too_many().to_owned(),
            (count, true) => messages.hangs_on_it(count, noun),
            (count, false) => messages.hangs_on_it_at_least(count, noun),
        }
    }
}

impl Section for OpenQuestions {
    fn title(&self, messages: Messages) -> String {
        messages.still_open_title().to_owned()
    }

    fn amount(&self, messages: Messages) -> String {
        messages.questions(self.questions.len())
    }

    fn blocks(&self, messages: Messages) -> Vec<Block> {
        let mut blocks = Vec::new();
        for open in &self.questions {
            blocks.push(Block::Item(messages.open_question(open.number, open.ask.as_str()).into()));
            blocks.extend(open.depends.clone().map(Block::Remark));
            blocks.extend(open.owner.as_ref().map(|owner| Block::Remark(messages.owner(owner))));
        }
        if blocks.is_empty() {
            blocks.push(Block::Text(messages.nothing_open().into()));
        }
        blocks
    }
}
