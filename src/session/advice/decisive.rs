//! Which answers decide the result, and which could be anything.

use super::section::Section;
use crate::analysis::Influence;
use crate::model::{AppIx, AppSet, Catalogue, QuestionIx};
use crate::session::page::Block;
use crate::session::walk::Session;
use crate::session::words::{self, MOST_NAMES, borrowed};
use crate::text::Messages;

/// The answers of a walk, each with what it decides.
#[derive(Debug, Clone, Default)]
pub struct DecisiveAnswers {
    /// The answers, in the order of the walk.
    pub answers: Vec<WeighedAnswer>,
}

/// One answer, and what it decides.
#[derive(Debug, Clone)]
pub struct WeighedAnswer {
    /// The question.
    pub question: QuestionIx,
    /// Its number on the walk, from 1.
    pub number: usize,
    /// What it asks.
    pub ask: String,
    /// The answer in words.
    pub words: String,
    /// What the answer decides, with all the others as they are.
    pub decides: Influence,
    /// Which apps dropped by this answer and no other, in words.
    pub alone: Option<String>,
}

impl Session<'_> {
    /// What each answer of the whole walk decides.
    pub fn decisive_answers(&self) -> DecisiveAnswers {
        let weighed = self.influences().into_iter().enumerate().map(|(at, told)| {
            let question = told.choice.question;
            WeighedAnswer {
                question,
                number: at + 1,
                ask: self.model.graph.questions.row(question).ask.one_line(),
                words: words::given(self.model, self.messages, question, &told.choice.given),
                decides: told.influence,
                alone: self.alone(&told.alone),
            }
        });
        DecisiveAnswers { answers: weighed.collect() }
    }

    /// The apps that dropped by one answer and no other.
    fn alone(&self, alone: &AppSet) -> Option<String> {
        let apps: Vec<AppIx> = Catalogue::apps_in(alone).collect();
        match apps.len() {
            0 => None,
            1..=MOST_NAMES => Some(self.messages.alone(&borrowed(&self.names_of(&apps)))),
            count => Some(self.messages.alone_count(count)),
        }
    }
}

impl DecisiveAnswers {
    /// How many of them decide the result.
    pub fn count(&self) -> usize {
        self.answers.iter().filter(|answer| answer.decides == Influence::Decides).count()
    }
}

impl Section for DecisiveAnswers {
    fn title(&self, messages: Messages) -> String {
        messages.mattered().to_owned()
    }

    fn amount(&self, messages: Messages) -> String {
        messages.answers(self.answers.len())
    }

    fn blocks(&self, messages: Messages) -> Vec<Block> {
        let mut blocks = Vec::new();
        for (influence, title, help) in [
            (Influence::Decides, messages.influence_decides(), messages.influence_decides_help()),
            (Influence::Opens, messages.influence_opens(), messages.influence_opens_help()),
            (Influence::Nothing, messages.influence_nothing(), messages.influence_nothing_help()),
            (Influence::Unsure, messages.influence_unsure(), messages.influence_unsure_help()),
        ] {
            let mut answers = self.answers.iter().filter(|answer| answer.decides == influence).peekable();
            if answers.peek().is_none() {
                continue;
            }
            blocks.extend([Block::Heading(title.to_owned()), Block::Text(help.into())]);
            for answer in answers {
                let words = messages.answer_of(answer.number, &answer.ask, &answer.words);
                blocks.push(Block::Item(words.into()));
                blocks.extend(answer.alone.clone().map(Block::Remark));
            }
        }
        if blocks.is_empty() {
            blocks.push(Block::Text(messages.no_answers().into()));
        }
        blocks
    }
}

impl WeighedAnswer {
    /// What is said of the answer by itself.
    pub fn blocks(&self, messages: Messages) -> Vec<Block> {
        let told = match self.decides {
            Influence::Decides => messages.influence_decides_one(),
            Influence::Opens => messages.influence_opens_one(),
            Influence::Nothing => messages.influence_nothing_one(),
            Influence::Unsure => return Vec::new(),
        };
        std::iter::once(Block::Text(told.into())).chain(self.alone.clone().map(Block::Remark)).collect()
    }
}
