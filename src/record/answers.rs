//! Answers as they are written in a file or on the command line, and what they stand for. Every mistake is kept, so
//! that all of them are reported at once.

use std::collections::{BTreeMap, BTreeSet};

use super::{is_dossier, read_dossier};
use crate::engine::{AnswerValue, Choice, ChoiceError, allowed};
use crate::model::{Model, Question, QuestionIx, QuestionKind};
use crate::order;
use crate::source::{
    Entry, FileId, NodeKind, Problem, ProblemKind, ReadLimits, Scalar, ScalarType, Sources, read,
};
use crate::text::{Messages, SafeText};

/// More allowed answers than this are not named in a message.
const NAMED: usize = 40;

/// More mistakes than this are counted, not shown: nobody reads thousands of lines.
pub(super) const MOST_TOLD: usize = 20;

/// Answers by question id, in the order in which they were written. A later one wins.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    written: Vec<WrittenAnswer>,
    mistakes: Vec<Mistake>,
}

/// One answer as it was written.
#[derive(Debug, Clone)]
struct WrittenAnswer {
    question: String,
    words: Vec<String>,
    place: String,
}

impl WrittenAnswer {
    fn mistake(&self, kind: MistakeKind) -> Mistake {
        let written = clean(&format!("{}: {}", self.question, self.words.join(", ")));
        Mistake { place: self.place.clone(), kind, written }
    }
}

/// Something that is wrong with the answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Where it is: `FILE:LINE:COLUMN`, or the argument.
    pub place: String,
    /// What is wrong.
    pub kind: MistakeKind,
    /// What was written, on one line.
    pub written: String,
}

/// What is wrong with an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MistakeKind {
    /// The file is not a map of questions and answers.
    NotAMap,
    /// What is behind a question is neither an answer nor a list of answers.
    NotAnAnswer {
        /// The question, as written.
        question: String,
    },
    /// A question appears twice in a file.
    Twice {
        /// The question, as written.
        question: String,
    },
    /// An argument without `=`.
    NoEquals {
        /// The argument.
        argument: String,
    },
    /// The tree has no such question.
    NoSuchQuestion {
        /// The question, as written.
        question: String,
    },
    /// The question has no such answer.
    NoSuchAnswer {
        /// The question.
        question: QuestionIx,
        /// The answer, as written.
        answer: String,
    },
    /// The answer is not allowed.
    Refused {
        /// The question.
        question: QuestionIx,
        /// Why not.
        error: ChoiceError,
        /// How many answers were given.
        given: usize,
    },
}

impl Answers {
    /// Adds the answers of a file: a YAML map from question to answer, or to a list of answers; or a dossier. Whether that is
    /// whole is for the caller to see.
    ///
    /// # Errors
    /// When the file is not YAML. Other mistakes are kept for [`Answers::resolve`].
    pub fn add_file(&mut self, sources: &Sources, file: FileId) -> Result<(), Problem> {
        if is_dossier(sources.text(file).as_bytes()) {
            self.add_dossier(sources, file);
            return Ok(());
        }
        let root = match read(sources, file, ReadLimits::TREE) {
            Ok(root) => root,
            // A file in which nothing is answered yet holds comments alone.
            Err(Problem { kind: ProblemKind::Empty, .. }) => return Ok(()),
            Err(problem) => return Err(problem),
        };
        let place = |byte: u32| {
            let at = sources.line_col(file, byte);
            format!("{}:{}:{}", SafeText::new(sources.name(file)).one_line(), at.line, at.column)
        };
        let Some(entries) = root.map() else {
            self.mistakes.push(Mistake {
                place: place(root.span.start),
                kind: MistakeKind::NotAMap,
                written: as_written(sources, file, 0, None),
            });
            return Ok(());
        };
        // A set, as a file may hold very many keys.
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for (at, entry) in entries.iter().enumerate() {
            let key = entry.key.value.trim();
            let question = key.to_owned();
            let place = place(entry.key.span.start);
            let next = entries.get(at + 1).map(|next| next.key.span.start);
            let mistake = |kind| Mistake {
                place: place.clone(),
                kind,
                written: as_written(sources, file, entry.key.span.start, next),
            };
            if !seen.insert(key) {
                self.mistakes.push(mistake(MistakeKind::Twice { question }));
                continue;
            }
            match words_of(entry) {
                Some(words) => self.written.push(WrittenAnswer { question, words, place }),
                None => self.mistakes.push(mistake(MistakeKind::NotAnAnswer { question })),
            }
        }
        Ok(())
    }

    fn add_dossier(&mut self, sources: &Sources, file: FileId) {
        let found = read_dossier(sources.text(file).as_bytes());
        let place = SafeText::new(sources.name(file)).one_line();
        let choices = found.dossier.choices.into_iter();
        self.written.extend(choices.map(|choice| WrittenAnswer {
            question: choice.question,
            words: choice.answers,
            place: place.clone(),
        }));
    }

    /// Adds an argument `QUESTION=ANSWER`, such as `q=a`, `q=a,b`, `q=12`, `q=` or `q=unknown`.
    pub fn add_argument(&mut self, argument: &str) {
        let place = format!("--answer {}", SafeText::new(argument).one_line());
        match argument.split_once('=') {
            None => {
                let kind = MistakeKind::NoEquals { argument: argument.to_owned() };
                self.mistakes.push(Mistake { place, kind, written: clean(argument) });
            }
            Some((question, answer)) => {
                let words = if answer.trim().is_empty() { Vec::new() } else { vec![answer.to_owned()] };
                self.written.push(WrittenAnswer { question: question.trim().to_owned(), words, place });
            }
        }
    }

    /// The choices that the answers stand for.
    ///
    /// # Errors
    /// All mistakes, in the order in which they are written.
    pub fn resolve(&self, model: &Model) -> Result<BTreeMap<QuestionIx, AnswerValue>, Vec<Mistake>> {
        let (choices, mistakes) = self.choices(model);
        if mistakes.is_empty() { Ok(choices) } else { Err(mistakes) }
    }

    /// The choices that can be read, and the mistakes in the rest: a saved walk continues with what still fits.
    pub fn choices(&self, model: &Model) -> (BTreeMap<QuestionIx, AnswerValue>, Vec<Mistake>) {
        let mut mistakes = self.mistakes.clone();
        let ids: BTreeMap<&str, QuestionIx> =
            order::map(model.graph.questions.iter().map(|(ix, question)| (question.id.as_str(), ix)));
        let mut last: BTreeMap<QuestionIx, &WrittenAnswer> = BTreeMap::new();
        for written in &self.written {
            match ids.get(written.question.as_str()) {
                Some(question) => drop(last.insert(*question, written)),
                None => {
                    let question = written.question.clone();
                    mistakes.push(written.mistake(MistakeKind::NoSuchQuestion { question }));
                }
            }
        }
        let mut choices = BTreeMap::new();
        for (question, written) in last {
            match given_from_words(model, question, &written.words) {
                Ok(given) => drop(choices.insert(question, given)),
                Err(kind) => mistakes.push(written.mistake(kind)),
            }
        }
        (choices, mistakes)
    }

    /// Whether nothing was written at all.
    pub fn is_empty(&self) -> bool {
        self.written.is_empty() && self.mistakes.is_empty()
    }
}

/// What the words written for a question stand for.
///
/// # Errors
/// What is wrong with them.
pub fn given_from_words(
    model: &Model,
    question: QuestionIx,
    written: &[String],
) -> Result<AnswerValue, MistakeKind> {
    let row = model.graph.questions.row(question);
    let words = split(row, written);
    let refused = |error| MistakeKind::Refused { question, error, given: words.len() };
    if words.len() > 1 && words.iter().any(|word| word == "unknown" || word == "?") {
        return Err(refused(ChoiceError::NoneWithOthers));
    }
    let given = AnswerValue::from_words(row, &words).map_err(|error| match error {
        ChoiceError::NoSuchAnswer => {
            let known =
                |word: &String| row.answers().is_some_and(|all| all.find(|a| a.id == *word).is_some());
            // Where nothing is written there is no word to name.
            let answer = words.iter().find(|word| !known(word)).cloned().unwrap_or_default();
            MistakeKind::NoSuchAnswer { question, answer }
        }
        error => refused(error),
    })?;
    allowed(model, &Choice { question, given: given.clone() }).map_err(refused)?;
    Ok(given)
}

/// Single words; only where several answers may be given a comma parts them.
fn split(question: &Question, written: &[String]) -> Vec<String> {
    let several = matches!(question.kind, QuestionKind::Many { .. });
    let parts = written.iter().flat_map(|words| match several {
        true => words.split(',').collect::<Vec<_>>(),
        false => vec![words.as_str()],
    });
    parts.map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The answers behind one key; nothing when they are neither an answer nor a list of them.
fn words_of(entry: &Entry<'_>) -> Option<Vec<String>> {
    let word = |scalar: &Scalar<'_>| match scalar.scalar_type() {
        ScalarType::Null => None,
        ScalarType::Bool(_) | ScalarType::Number(_) | ScalarType::Text => {
            Some(scalar.text.clone().into_owned())
        }
    };
    match &entry.value.kind {
        NodeKind::Scalar(scalar) => Some(word(scalar).into_iter().collect()),
        NodeKind::List(items) => items.iter().map(|item| item.scalar().and_then(word)).collect(),
        NodeKind::Map(_) => None,
    }
}

/// The lines from one byte to another, or to the end of the file, as one line without the comments between them. A map
/// or a list is not asked where it ends: it only knows for sure where it begins.
fn as_written(sources: &Sources, file: FileId, start: u32, end: Option<u32>) -> String {
    let text = sources.text(file);
    let end = end.map_or(text.len(), |end| end as usize);
    let lines = text.get(start as usize..end).unwrap_or_default().lines();
    // A `#` at the very beginning of a line is a comment wherever it stands.
    clean(&lines.filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join("\n"))
}

impl Mistake {
    /// A misspelt word, and the words that are allowed in its place: for "did you mean".
    pub fn misspelt<'m>(&'m self, model: &'m Model) -> Option<(&'m str, Vec<&'m str>)> {
        match &self.kind {
            MistakeKind::NoSuchQuestion { question } => {
                let questions = model.graph.questions.rows().iter().map(|row| row.id.as_str());
                Some((question, questions.collect()))
            }
            _ => None,
        }
    }

    /// The question, where the tree has it.
    pub fn question(&self) -> Option<QuestionIx> {
        match self.kind {
            MistakeKind::NoSuchAnswer { question, .. } | MistakeKind::Refused { question, .. } => {
                Some(question)
            }
            _ => None,
        }
    }

    /// The mistake in words, with its place.
    pub fn words(&self, model: &Model, messages: Messages, near: Option<&str>) -> String {
        format!("{}: {}", self.place, self.sentence(model, messages, near))
    }

    /// What is wrong and what may be answered instead, without the place. `near` is the known word nearest to a
    /// misspelt one.
    pub(super) fn sentence(&self, model: &Model, messages: Messages, near: Option<&str>) -> String {
        let id = |question: &QuestionIx| model.graph.questions.row(*question).id.as_str();
        match &self.kind {
            MistakeKind::NotAMap => messages.answers_not_a_map().to_owned(),
            MistakeKind::NotAnAnswer { question } => messages.answer_shape(&clean(question)),
            MistakeKind::Twice { question } => messages.answers_twice(&clean(question)),
            MistakeKind::NoEquals { argument } => messages.answer_syntax(&clean(argument)),
            MistakeKind::NoSuchQuestion { question } => messages.unknown_question(&clean(question), near),
            MistakeKind::NoSuchAnswer { question, answer } => {
                messages.unknown_answer(id(question), &clean(answer), &allowed_words(model, *question))
            }
            MistakeKind::Refused { question, error: ChoiceError::NotOpen, .. } => {
                messages.unknown_not_allowed(id(question))
            }
            MistakeKind::Refused { question, error, given } => messages
                .answer_not_allowed(id(question), &refusal(model, messages, *question, *error, *given)),
        }
    }
}

/// The first mistakes in words, one a line, and how many more there are. `near` finds the known word that is nearest to a
/// misspelt one; it is asked for the mistakes that are shown and for no others, as looking for it takes time.
pub fn mistakes_text(
    mistakes: &[Mistake],
    model: &Model,
    messages: Messages,
    mut near: impl for<'w> FnMut(&'w str, Vec<&'w str>) -> Option<&'w str>,
) -> String {
    let told = mistakes.iter().take(MOST_TOLD).map(|mistake| {
        let near = mistake.misspelt(model).and_then(|(wrong, known)| near(wrong, known));
        mistake.words(model, messages, near)
    });
    let mut lines: Vec<String> = told.collect();
    let more = mistakes.len().saturating_sub(MOST_TOLD);
    lines.extend((more > 0).then(|| messages.more_mistakes(more)));
    lines.join("\n")
}

/// The words that may be answered to a question; of very many only the first.
fn allowed_words(model: &Model, question: QuestionIx) -> Vec<&str> {
    let row = model.graph.questions.row(question);
    let answers = row.answers().into_iter().flat_map(|answers| answers.rows());
    let unknown = row.unknown.as_ref().map(|_| "unknown");
    answers.take(NAMED).map(|answer| answer.id.as_str()).chain(unknown).collect()
}

/// Why an answer is not allowed, as what would be.
fn refusal(
    model: &Model,
    messages: Messages,
    question: QuestionIx,
    error: ChoiceError,
    given: usize,
) -> String {
    match (&model.graph.questions.row(question).kind, error) {
        (_, ChoiceError::NoneWithOthers) => messages.none_excludes().to_owned(),
        (_, ChoiceError::TooFew { min }) => messages.too_few(min, given),
        (QuestionKind::Info, _) => messages.answers_page().to_owned(),
        (QuestionKind::Number { min, max, .. }, _) => messages.number_range(*min, *max),
        (QuestionKind::One { .. }, _) => messages.how_many(1, Some(1)),
        (QuestionKind::Many { min, max, none, .. }, _) => {
            let least = if none.is_some() { (*min).max(1) } else { *min };
            messages.how_many(least, Some(*max))
        }
    }
}

fn clean(written: &str) -> String {
    SafeText::new(written).one_line()
}
