//! Which answers decide the result, and which could be anything.

use super::section::Section;
use crate::analysis::{Differences, Influence};
use crate::engine::Position;
use crate::model::{AppSet, Catalogue, QuestionIx};
use crate::session::page::Block;
use crate::session::walk::Session;
use crate::session::words;
use crate::text::Messages;

/// The answers of a walk, each with what it decides.
#[derive(Debug, Clone, Default)]
pub struct DecisiveAnswers {
    /// The answers, in the order of the walk.
    pub answers: Vec<WeighedAnswer>,
    /// Whether the walk is at an end: before that nothing can be weighed.
    pub is_ended: bool,
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
    /// Its question offers "don't know", and would be listed as open then.
    pub can_be_open: bool,
    /// Which apps dropped by this answer and no other, in words.
    pub alone: Option<String>,
}

impl Session<'_> {
    /// What each answer of the whole walk decides; nothing while it is not at an end.
    pub fn decisive_answers(&self) -> DecisiveAnswers {
        let weighed = self.influences().iter().enumerate().map(|(at, told)| {
            let question = told.choice.question;
            WeighedAnswer {
                question,
                number: at + 1,
                ask: self.model.graph.questions.row(question).ask.one_line(),
                words: words::given(self.model, self.messages, question, &told.choice.given),
                decides: told.influence,
                can_be_open: self.model.graph.questions.row(question).unknown.is_some(),
                alone: self.alone(&told.alone, told.influence),
            }
        });
        let is_ended = !matches!(self.whole.walk.position, Position::At(_));
        DecisiveAnswers { answers: weighed.collect(), is_ended }
    }

    /// The apps that dropped by one answer and no other; where they are left with no other answer to its question, that too.
    fn alone(&self, alone: &AppSet, influence: Influence) -> Option<String> {
        let names = self.names_of(&Catalogue::apps_in(alone).collect::<Vec<_>>());
        let messages = self.messages;
        let told =
            words::few_or_count(&names, |names| messages.alone(names), |count| messages.alone_count(count));
        match influence {
            Influence::Differs(_) | Influence::Nothing => {
                told.map(|told| format!("{told} {}", messages.alone_anyway(names.len())))
            }
            Influence::Decides | Influence::Unsure(_) => told,
        }
    }
}

impl DecisiveAnswers {
    /// How many of them decide the result.
    fn count(&self) -> usize {
        self.answers.iter().filter(|answer| answer.decides == Influence::Decides).count()
    }

    /// Whether every answer was tried in full.
    fn is_sure(&self) -> bool {
        !self.answers.iter().any(|answer| matches!(answer.decides, Influence::Unsure(_)))
    }
}

impl Section for DecisiveAnswers {
    fn title(&self, messages: Messages) -> String {
        messages.mattered().to_owned()
    }

    fn amount(&self, messages: Messages) -> String {
        match self.is_sure() {
            true => messages.decisive_of(self.count(), self.answers.len()),
            false => messages.decisive_at_least(self.count(), self.answers.len()),
        }
    }

    fn blocks(&self, messages: Messages) -> Vec<Block> {
        let mut blocks = Vec::new();
        for class in [Class::Decides, Class::Differs, Class::Nothing, Class::Unsure] {
            let mut answers =
                self.answers.iter().filter(|answer| Class::of(answer.decides) == class).peekable();
            if answers.peek().is_none() {
                continue;
            }
            let (title, help) = class.words(messages);
            blocks.extend([Block::Heading(title.to_owned()), Block::Text(help.into())]);
            if class == Class::Nothing && answers.clone().any(|answer| answer.can_be_open) {
                blocks.push(Block::Text(messages.influence_nothing_open().into()));
            }
            for answer in answers {
                let words = messages.answer_of(answer.number, &answer.ask, &answer.words);
                blocks.push(Block::Item(words.into()));
                blocks.extend(answer.remark(messages).map(Block::Remark));
                blocks.extend(answer.alone.clone().map(Block::Remark));
            }
        }
        if blocks.is_empty() {
            blocks.push(Block::Text(match self.is_ended {
                true => messages.no_answers().into(),
                false => messages.nothing_weighed().into(),
            }));
        }
        blocks
    }
}

/// The classes of answers, as they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Decides,
    Differs,
    Nothing,
    Unsure,
}

impl Class {
    fn of(influence: Influence) -> Self {
        match influence {
            Influence::Decides => Self::Decides,
            Influence::Differs(_) => Self::Differs,
            Influence::Nothing => Self::Nothing,
            Influence::Unsure(_) => Self::Unsure,
        }
    }

    /// The heading, and what it means.
    fn words(self, messages: Messages) -> (&'static str, &'static str) {
        match self {
            Self::Decides => (messages.influence_decides(), messages.influence_decides_help()),
            Self::Differs => (messages.influence_differs(), messages.influence_differs_help()),
            Self::Nothing => (messages.influence_nothing(), messages.influence_nothing_help()),
            Self::Unsure => (messages.influence_unsure(), messages.influence_unsure_help()),
        }
    }
}

impl WeighedAnswer {
    /// What differs at some other answer, where the result does not.
    fn remark(&self, messages: Messages) -> Option<String> {
        match self.decides {
            Influence::Differs(differs) => Some(messages.can_differ(&kinds(differs, messages))),
            Influence::Unsure(differs) if !differs.is_none() => {
                Some(messages.was_seen_to_differ(&kinds(differs, messages)))
            }
            Influence::Decides | Influence::Nothing | Influence::Unsure(_) => None,
        }
    }

    /// What is said of the answer by itself.
    pub fn blocks(&self, messages: Messages) -> Vec<Block> {
        let told = match self.decides {
            Influence::Decides => messages.influence_decides_one().to_owned(),
            Influence::Differs(differs) => messages.influence_differs_one(&kinds(differs, messages)),
            Influence::Nothing => messages.influence_nothing_one().to_owned(),
            Influence::Unsure(_) => messages.influence_unsure_one().to_owned(),
        };
        std::iter::once(Block::Text(told.into())).chain(self.alone.clone().map(Block::Remark)).collect()
    }
}

/// What differs, a few words each.
pub(super) fn kinds(differs: Differences, messages: Messages) -> Vec<&'static str> {
    let kinds = [
        (differs.order, messages.differs_order()),
        (differs.points, messages.differs_points()),
        (differs.reasons, messages.differs_reasons()),
        (differs.open, messages.differs_open()),
    ];
    kinds.into_iter().filter(|(differs, _)| *differs).map(|(_, words)| words).collect()
}
