//! The questions that were left open: which of them are most worth answering (`docs/analysis.md`, "Influence and open
//! points").

use std::ops::ControlFlow;

use super::other_ends::{Differences, EndVisitor, OtherEnds, ReachedEnd};
use crate::engine::{AnswerValue, Choice, Position, RecordedWalk, each_choice, start, step};
use crate::model::{AppIx, AppSet, Catalogue, Model, QuestionIx};
use crate::order;

/// A question answered with "don't know".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenPoint {
    /// The question.
    pub question: QuestionIx,
    /// What an answer to it could still change; absent while the walk is not at an end.
    pub hangs: Option<HangsOnIt>,
}

/// What an answer to an open question could change, over all answers and all ends that they lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HangsOnIt {
    /// The apps whose standing may become another.
    pub differs: Vec<AppIx>,
    /// Whether the outcome may become another.
    pub elsewhere: bool,
    /// What else may differ where the result is the same.
    pub rest: Differences,
    /// Whether all of that was tried. If not, there may be more.
    pub is_all: bool,
}

/// The most steps that are taken for one question; a walk may have several, and the page waits for all. Beyond it the count
/// is told as "or more". On the shipped tree the tests reach it.
const STEPS: usize = 2_000;

/// The open points of a walk: those that affect most apps first, then in the order of the walk. `answer` gives the
/// answers to all questions, those off the path too.
pub fn open_points<'c>(
    model: &Model,
    recorded: &RecordedWalk,
    answer: impl Fn(QuestionIx) -> Option<&'c AnswerValue> + Copy,
) -> Vec<OpenPoint> {
    let is_ended = !matches!(recorded.walk.position, Position::At(_));
    let is_open = recorded.walk.open().next().is_some();
    let reached = (is_ended && is_open).then(|| ReachedEnd::new(model, recorded));
    let mut points = Vec::new();
    let mut state = start(model);
    for choice in &recorded.walk.path {
        if choice.given == AnswerValue::Unknown {
            let ends = OtherEnds { model, answer, steps: STEPS };
            let hangs = reached.as_ref().map(|reached| hangs_on_it(reached, &state, choice.question, ends));
            points.push(OpenPoint { question: choice.question, hangs });
        }
        match step(model, &state, choice) {
            Ok(next) => state = next,
            Err(refused) => {
                debug_assert!(false, "a walk takes its own choices again: {refused:?}");
                // Nothing can be said of the questions behind it.
                break;
            }
        }
    }
    order::by_key(&mut points, |point| std::cmp::Reverse(point.hangs.as_ref().map(HangsOnIt::weight)));
    points
}

impl HangsOnIt {
    /// How much hangs on it, for the order.
    fn weight(&self) -> (usize, bool, bool) {
        (self.differs.len(), self.elsewhere, !self.rest.is_none())
    }
}

fn hangs_on_it<'m, 'c, A: Fn(QuestionIx) -> Option<&'c AnswerValue> + Copy>(
    reached: &ReachedEnd<'m>,
    before: &RecordedWalk,
    question: QuestionIx,
    mut ends: OtherEnds<'m, A>,
) -> HangsOnIt {
    let mut seen = Hanging {
        reached,
        question,
        differs: ends.model.catalogue.no_apps(),
        elsewhere: false,
        rest: Differences::default(),
    };
    let mut is_all = true;
    for given in each_choice(ends.model, question, before.walk.left.count_ones(..)) {
        if given == AnswerValue::Unknown {
            continue;
        }
        if ends.steps == 0 {
            is_all = false;
            break;
        }
        is_all &= ends.visit(before, &Choice { question, given }, &mut seen) == ControlFlow::Continue(true);
    }
    HangsOnIt {
        differs: Catalogue::apps_in(&seen.differs).collect(),
        elsewhere: seen.elsewhere,
        rest: seen.rest,
        is_all,
    }
}

/// What was seen of the ends so far.
struct Hanging<'r, 'm> {
    reached: &'r ReachedEnd<'m>,
    question: QuestionIx,
    differs: AppSet,
    elsewhere: bool,
    rest: Differences,
}

impl EndVisitor for Hanging<'_, '_> {
    fn on_end(&mut self, state: &RecordedWalk) -> ControlFlow<()> {
        self.reached.note_standings(state, &mut self.differs);
        self.elsewhere |= self.reached.is_elsewhere(state);
        if self.reached.is_same_result(state) {
            self.reached.note_differences(state, self.question, &mut self.rest);
        }
        ControlFlow::Continue(())
    }
}
