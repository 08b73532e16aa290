//! The questions that were left open: which of them are most worth answering.

use crate::engine::{
    AnswerValue, Choice, RecordedWalk, Standing, continue_recorded, each_choice, standings, start, step,
};
use crate::model::{AppIx, Ix, Model, QuestionIx};

/// A question answered with "don't know", and what an answer to it could still change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenPoint {
    /// The question.
    pub question: QuestionIx,
    /// The apps whose standing differs between the possible answers.
    pub differs: Vec<AppIx>,
    /// Whether all possible answers were tried. If not, there may be more apps.
    pub is_all: bool,
}

/// At most this many answers to one question are tried.
const ANSWERS: usize = 256;

/// The open points of a walk: those that affect most apps first, then in the order of the walk. `answer` gives the
/// answers to all questions, those off the path too.
pub fn open_points<'c>(
    model: &Model,
    recorded: &RecordedWalk,
    answer: impl Fn(QuestionIx) -> Option<&'c AnswerValue> + Copy,
) -> Vec<OpenPoint> {
    let mut points = Vec::new();
    let mut state = start(model);
    for choice in &recorded.walk.path {
        if choice.given == AnswerValue::Unknown {
            points.push(open_point(model, &state, choice.question, answer));
        }
        match step(model, &state, choice) {
            Ok(next) => state = next,
            Err(_) => break,
        }
    }
    points.sort_by_key(|point| std::cmp::Reverse(point.differs.len()));
    points
}

fn open_point<'c>(
    model: &Model,
    before: &RecordedWalk,
    question: QuestionIx,
    answer: impl Fn(QuestionIx) -> Option<&'c AnswerValue> + Copy,
) -> OpenPoint {
    let all = each_choice(model, question, before.walk.left.count_ones(..));
    let is_all = all.count_left() <= ANSWERS as u64;
    let mut first: Option<Vec<Standing>> = None;
    let mut differs = vec![false; model.catalogue.apps.len()];
    for given in all.filter(|given| *given != AnswerValue::Unknown).take(ANSWERS) {
        let mut after = before.clone();
        let made = Choice { question, given };
        continue_recorded(model, &mut after, |asked| match asked == question {
            true => Some(&made.given),
            false => answer(asked),
        });
        let standings = standings(model, &after);
        let first = first.get_or_insert_with(|| standings.clone());
        for ((differs, one), other) in differs.iter_mut().zip(first.iter()).zip(standings) {
            *differs |= *one != other;
        }
    }
    let is_offered = |app: &AppIx| model.catalogue.offered.contains(app.at());
    let apps = model.catalogue.apps.indexes().zip(differs);
    let differs = apps.filter(|(_, differs)| *differs).map(|(app, _)| app).filter(is_offered).collect();
    OpenPoint { question, differs, is_all }
}
