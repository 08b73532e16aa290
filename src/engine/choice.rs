//! The answers a person can give, and which of them are allowed.

use std::collections::BTreeMap;

use thiserror::Error;

use super::kleene::Kleene;
use crate::model::{AnswerIx, AnswerTest, Model, Pick, Question, QuestionIx, QuestionKind};
use crate::order;

/// The answer a person gave to a question.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Choice {
    /// The question.
    pub question: QuestionIx,
    /// The answer.
    pub given: AnswerValue,
}

/// What was answered.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AnswerValue {
    /// One or several of the question's answers, in its order; none of them is the empty choice.
    Picks(Vec<AnswerIx>),
    /// A whole number.
    Number(i64),
    /// "Don't know".
    Unknown,
}

/// The answers of a path by the question, as a walk is replayed from them.
pub fn by_question(path: &[Choice]) -> BTreeMap<QuestionIx, AnswerValue> {
    order::map(path.iter().map(|choice| (choice.question, choice.given.clone())))
}

/// Why an answer cannot be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ChoiceError {
    /// This question is not the one in view.
    #[error("this question is not the one in view")]
    NotAsked,
    /// The question is answered in another way.
    #[error("the question is answered in another way")]
    WrongKind,
    /// The question has no such answer.
    #[error("the question has no such answer")]
    NoSuchAnswer,
    /// Exactly one answer, or at least this many, must be chosen.
    #[error("at least {min} must be chosen")]
    TooFew {
        /// The fewest.
        min: usize,
    },
    /// Not more than this many may be chosen.
    #[error("at most {max} may be chosen")]
    TooMany {
        /// The most.
        max: usize,
    },
    /// The answer that excludes all others was chosen with others.
    #[error("`none` goes with no other answer")]
    NoneWithOthers,
    /// The number is too small or too large.
    #[error("the number must be from {min} to {max}")]
    OutOfRange {
        /// The lowest.
        min: i64,
        /// The highest.
        max: i64,
    },
    /// The question does not offer "don't know".
    #[error("this question cannot be left open")]
    NotOpen,
}

impl AnswerValue {
    /// Puts picks in the order of the list, each once.
    pub fn picks(picks: impl IntoIterator<Item = AnswerIx>) -> Self {
        let mut picks: Vec<AnswerIx> = picks.into_iter().collect();
        order::sort(&mut picks);
        picks.dedup();
        Self::Picks(picks)
    }

    /// The answers chosen from the list of the question; none for a number and for "don't know".
    pub fn chosen(&self) -> &[AnswerIx] {
        match self {
            Self::Picks(picks) => picks,
            Self::Number(_) | Self::Unknown => &[],
        }
    }

    /// Whether a `chose` test that asks for one of these is true of it.
    pub fn is_one_of(&self, picks: &[Pick]) -> bool {
        match self {
            Self::Picks(chosen) => picks.iter().any(|pick| pick.is_among(chosen)),
            Self::Unknown => picks.contains(&Pick::Unknown),
            Self::Number(_) => false,
        }
    }

    /// What an `answer` test says of it: unknown of "don't know", and of an answer of another kind than is tested.
    pub fn test(&self, test: &AnswerTest) -> Kleene {
        let verdict = match self {
            Self::Picks(chosen) => test.of_answers(chosen),
            Self::Number(number) => test.of_number(*number),
            Self::Unknown => None,
        };
        verdict.map_or(Kleene::Unknown, Kleene::from)
    }

    /// The same in the words of an answers file: ids, digits, or `unknown`.
    pub fn words(&self, question: &Question) -> Vec<String> {
        match self {
            Self::Picks(picks) => {
                let answers = question.answers();
                picks.iter().filter_map(|pick| Some(answers?.get(*pick)?.id.clone())).collect()
            }
            Self::Number(number) => vec![number.to_string()],
            Self::Unknown => vec!["unknown".to_owned()],
        }
    }

    /// Reads the words of an answers file. Whether the choice is allowed is for [`allowed`] to say.
    ///
    /// # Errors
    /// When a word is not an answer to the question, or the question is answered in another way.
    pub fn from_words(question: &Question, words: &[String]) -> Result<Self, ChoiceError> {
        if let [word] = words
            && (word == "unknown" || word == "?")
        {
            return Ok(Self::Unknown);
        }
        match &question.kind {
            QuestionKind::Number { min, max, .. } => match words {
                [word] => match word.parse() {
                    Ok(number) => Ok(Self::Number(number)),
                    Err(_) if is_whole_number(word) => Err(ChoiceError::OutOfRange { min: *min, max: *max }),
                    Err(_) => Err(ChoiceError::WrongKind),
                },
                _ => Err(ChoiceError::WrongKind),
            },
            QuestionKind::One { answers } | QuestionKind::Many { answers, .. } => words
                .iter()
                .map(|word| answers.find(|answer| answer.id == *word).ok_or(ChoiceError::NoSuchAnswer))
                .collect::<Result<Vec<_>, _>>()
                .map(Self::picks),
            QuestionKind::Info => Err(ChoiceError::WrongKind),
        }
    }
}

fn is_whole_number(word: &str) -> bool {
    let digits = word.strip_prefix('-').unwrap_or(word);
    !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit())
}

/// Whether the question may be answered with this.
///
/// # Errors
/// Says what is wrong with it.
pub fn allowed(model: &Model, choice: &Choice) -> Result<(), ChoiceError> {
    let question = model.graph.questions.row(choice.question);
    match (&question.kind, &choice.given) {
        (QuestionKind::Info, _) => Err(ChoiceError::WrongKind),
        (_, AnswerValue::Unknown) => question.unknown.as_ref().map(|_| ()).ok_or(ChoiceError::NotOpen),
        (QuestionKind::Number { min, max, .. }, AnswerValue::Number(number)) => {
            match (min..=max).contains(&number) {
                true => Ok(()),
                false => Err(ChoiceError::OutOfRange { min: *min, max: *max }),
            }
        }
        (QuestionKind::One { answers }, AnswerValue::Picks(picks)) => match picks.as_slice() {
            [pick] => answers.get(*pick).map(|_| ()).ok_or(ChoiceError::NoSuchAnswer),
            [] => Err(ChoiceError::TooFew { min: 1 }),
            _ => Err(ChoiceError::TooMany { max: 1 }),
        },
        (QuestionKind::Many { answers, none, min, max, .. }, AnswerValue::Picks(picks)) => {
            if picks.iter().any(|pick| answers.get(*pick).is_none()) {
                return Err(ChoiceError::NoSuchAnswer);
            }
            match none {
                Some(none) if picks.as_slice() == [*none] => Ok(()),
                Some(none) if picks.contains(none) => Err(ChoiceError::NoneWithOthers),
                Some(_) if picks.is_empty() => Err(ChoiceError::TooFew { min: 1.max(*min) }),
                _ if picks.len() < *min => Err(ChoiceError::TooFew { min: *min }),
                _ if picks.len() > *max => Err(ChoiceError::TooMany { max: *max }),
                _ => Ok(()),
            }
        }
        (QuestionKind::Number { .. } | QuestionKind::One { .. } | QuestionKind::Many { .. }, _) => {
            Err(ChoiceError::WrongKind)
        }
    }
}
