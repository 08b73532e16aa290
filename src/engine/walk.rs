//! Going through the graph: one choice at a time, or all of them again from the start.

use std::collections::BTreeMap;

use thiserror::Error;

use super::been::Been;
use super::choice::{AnswerValue, Choice, ChoiceError, allowed};
use super::effects;
use super::evaluate::EvalContext;
use super::group_order;
use super::kleene::Kleene;
use super::observer::{ObservingRecorder, RouteLookup, RouteObserver, matching};
use super::record::{Discard, Recorder, WalkRecord};
use super::remembered::Remembered;
use crate::model::{
    AppSet, GroupIx, LabelIx, Model, OutcomeIx, Question, QuestionIx, QuestionKind, Route, RouteTarget,
};

/// Where a walk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Position {
    /// At a question.
    At(QuestionIx),
    /// At an end.
    Done(OutcomeIx),
    /// Nowhere: the tree has a fault.
    Stuck(Fault),
}

/// A fault of the tree that a walk met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Error)]
pub enum Fault {
    /// No route matches.
    #[error("no route matches")]
    NoWay(QuestionIx),
    /// The way leads back to a question that was answered, or to a page that was shown.
    #[error("the way leads back")]
    Again(QuestionIx),
    /// The way leads in a circle of questions that are all skipped.
    #[error("the way leads in a circle")]
    Circle(QuestionIx),
    /// No route of a group matches.
    #[error("no route of a group matches")]
    NoWayOut(GroupIx),
    /// The way leads back to a group, and nothing was asked in between.
    #[error("the way leads back to a group")]
    Round(GroupIx),
}

/// A question that was skipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Skip {
    /// The question.
    pub question: QuestionIx,
    /// Why it was not asked.
    pub reason: SkipReason,
}

/// Why a question is not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SkipReason {
    /// Its `ask_when` is false, whatever is left.
    NotNow,
    /// Its `ask_when` is false because of what is left.
    NotForLeft,
    /// There is nothing to choose from.
    NoChoice,
    /// It is in free order, and no answer to it would change anything.
    NoDifference,
}

/// A walk without its reasons: what the way on depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WalkState {
    /// Where it is.
    pub position: Position,
    /// The choices made, in order.
    pub path: Vec<Choice>,
    /// The questions that were skipped, in order; twice when a choice between changed nothing about it.
    pub skipped: Vec<Skip>,
    /// The pages of information that were shown, in order.
    pub shown: Vec<QuestionIx>,
    /// The labels set, in order.
    pub labels: Vec<LabelIx>,
    /// The apps that are not dropped.
    pub left: AppSet,
}

/// A walk with its reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedWalk {
    /// Where it is and what is left.
    pub walk: WalkState,
    /// What the choices did.
    pub record: WalkRecord,
    /// What was asked of this state before.
    pub(super) remembered: Remembered,
}

impl RecordedWalk {
    /// A walk and what its choices did.
    pub fn new(walk: WalkState, record: WalkRecord) -> Self {
        Self { walk, record, remembered: Remembered::default() }
    }
}

/// The walk before the first choice.
pub fn start(model: &Model) -> RecordedWalk {
    let mut record = WalkRecord::default();
    let walk = begin(model, &mut record);
    RecordedWalk::new(walk, record)
}

/// The walk after one more choice; the given one is left as it is.
///
/// # Errors
/// When the choice is not allowed here.
pub fn step(model: &Model, state: &RecordedWalk, choice: &Choice) -> Result<RecordedWalk, ChoiceError> {
    let mut next = state.clone();
    advance(model, &mut next.walk, choice, &Been::default(), &mut next.record)?;
    Ok(next)
}

/// The walk before the first choice, without its reasons.
pub fn start_walk(model: &Model) -> WalkState {
    begin(model, &mut Discard)
}

/// The walk after one more choice, without its reasons.
///
/// # Errors
/// When the choice is not allowed here.
pub fn step_walk(model: &Model, walk: &WalkState, choice: &Choice) -> Result<WalkState, ChoiceError> {
    let mut next = walk.clone();
    advance(model, &mut next, choice, &Been::default(), &mut Discard)?;
    Ok(next)
}

/// The apps that an answer drops by itself, of those that are left; pages of information that follow do not count. Also
/// of an answer that is not allowed alone, such as one of two that a `many` asks for.
///
/// # Errors
/// When the question is not the one in view.
pub fn drops(model: &Model, walk: &WalkState, choice: &Choice) -> Result<AppSet, ChoiceError> {
    if walk.position != Position::At(choice.question) {
        return Err(ChoiceError::NotAsked);
    }
    let mut after = walk.clone();
    after.path.push(choice.clone());
    effects::apply(model, &mut after, choice.question, Some(&choice.given), &mut Discard);
    let mut dropped = walk.left.clone();
    dropped.difference_with(&after.left);
    Ok(dropped)
}

/// The walk after a choice whose drops are already known ([`drops`]): for a caller that takes the same step from many
/// states.
///
/// # Errors
/// When the choice is not allowed here.
pub fn step_dropping(
    model: &Model,
    walk: &WalkState,
    choice: &Choice,
    dropped: &AppSet,
) -> Result<WalkState, ChoiceError> {
    dropping(model, walk, choice, dropped, &mut Discard)
}

/// The walk before the first choice; tells which ways are taken past pages and questions that are skipped.
pub fn start_observed(model: &Model, observer: &mut impl RouteObserver) -> WalkState {
    begin(model, &mut ObservingRecorder(observer))
}

/// The walk after one more choice, of which it may be known what it drops; tells which ways are taken.
///
/// # Errors
/// When the choice is not allowed here.
pub fn step_observed(
    model: &Model,
    walk: &WalkState,
    choice: &Choice,
    dropped: Option<&AppSet>,
    observer: &mut impl RouteObserver,
) -> Result<WalkState, ChoiceError> {
    let mut recorder = ObservingRecorder(observer);
    if let Some(dropped) = dropped {
        return dropping(model, walk, choice, dropped, &mut recorder);
    }
    let mut next = walk.clone();
    advance(model, &mut next, choice, &Been::default(), &mut recorder)?;
    Ok(next)
}

fn dropping<K: Recorder>(
    model: &Model,
    walk: &WalkState,
    choice: &Choice,
    dropped: &AppSet,
    recorder: &mut K,
) -> Result<WalkState, ChoiceError> {
    let mut next = walk.clone();
    advance_dropping(model, &mut next, choice, dropped, &Been::default(), recorder)?;
    Ok(next)
}

/// One more choice, of which it is known what it drops.
pub(super) fn advance_dropping<K: Recorder>(
    model: &Model,
    walk: &mut WalkState,
    choice: &Choice,
    dropped: &AppSet,
    been: &Been,
    recorder: &mut K,
) -> Result<(), ChoiceError> {
    expected(model, walk, choice)?;
    walk.path.push(choice.clone());
    effects::set_labels(walk, model.graph.questions.row(choice.question), Some(&choice.given));
    walk.left.difference_with(dropped);
    go_on(model, walk, choice, been, recorder);
    Ok(())
}

/// Makes a walk again, for a recorder that sees more than is kept of it.
pub(super) fn rewalk<K: Recorder>(model: &Model, path: &[Choice], recorder: &mut K) {
    let mut walk = begin(model, recorder);
    let mut been = Been::default();
    for choice in path {
        been.catch_up(model, &walk);
        if advance(model, &mut walk, choice, &been, recorder).is_err() {
            debug_assert!(false, "the path of a walk can be walked again");
            break;
        }
    }
}

/// Replays choices, keyed by question, for as long as the question in view has one that is allowed.
pub fn replay(model: &Model, choices: &BTreeMap<QuestionIx, AnswerValue>) -> RecordedWalk {
    let mut state = start(model);
    follow(model, &mut state.walk, |question| choices.get(&question), &mut state.record);
    state
}

/// Continues a walk for as long as the question in view has an answer that is allowed, without recording reasons.
pub fn continue_walk<'c>(
    model: &Model,
    walk: &mut WalkState,
    answer: impl Fn(QuestionIx) -> Option<&'c AnswerValue>,
) {
    follow(model, walk, answer, &mut Discard);
}

/// The same, with its reasons.
pub fn continue_recorded<'c>(
    model: &Model,
    state: &mut RecordedWalk,
    answer: impl Fn(QuestionIx) -> Option<&'c AnswerValue>,
) {
    state.remembered = Remembered::default();
    follow(model, &mut state.walk, answer, &mut state.record);
}

fn follow<'c, K: Recorder>(
    model: &Model,
    walk: &mut WalkState,
    answer: impl Fn(QuestionIx) -> Option<&'c AnswerValue>,
    recorder: &mut K,
) {
    let mut been = Been::default();
    // A question is asked once on a walk, so there are at most as many steps as questions.
    for _ in model.graph.questions.indexes() {
        let Position::At(question) = walk.position else { break };
        let Some(given) = answer(question) else { break };
        let choice = Choice { question, given: given.clone() };
        been.catch_up(model, walk);
        if advance(model, walk, &choice, &been, recorder).is_err() {
            break;
        }
    }
}

impl WalkState {
    /// The answer that was given to a question on this walk.
    pub fn given(&self, question: QuestionIx) -> Option<&AnswerValue> {
        self.path.iter().find(|choice| choice.question == question).map(|choice| &choice.given)
    }

    /// The number of a question on this walk, from 1: the place of its answer; nothing for one without an answer.
    pub fn number_of(&self, question: QuestionIx) -> Option<usize> {
        self.path.iter().position(|choice| choice.question == question).map(|at| at + 1)
    }

    /// The questions left open with "don't know", in order of the walk.
    pub fn open(&self) -> impl Iterator<Item = QuestionIx> + '_ {
        self.path.iter().filter(|choice| choice.given == AnswerValue::Unknown).map(|choice| choice.question)
    }
}

pub(super) fn begin<K: Recorder>(model: &Model, recorder: &mut K) -> WalkState {
    let mut walk = WalkState {
        position: Position::At(model.graph.start),
        path: Vec::new(),
        skipped: Vec::new(),
        shown: Vec::new(),
        labels: Vec::new(),
        left: model.catalogue.candidates(),
    };
    arrive(model, &mut walk, RouteTarget::Go(model.graph.start), &Been::default(), recorder);
    walk
}

/// Whether the question is in view and may be answered so.
fn expected(model: &Model, walk: &WalkState, choice: &Choice) -> Result<(), ChoiceError> {
    debug_assert!(
        choice.given.chosen().is_sorted_by(|one, other| one < other),
        "the answers of a choice stand in the order of the question, each once"
    );
    match walk.position == Position::At(choice.question) {
        true => allowed(model, choice),
        false => Err(ChoiceError::NotAsked),
    }
}

pub(super) fn advance<K: Recorder>(
    model: &Model,
    walk: &mut WalkState,
    choice: &Choice,
    been: &Been,
    recorder: &mut K,
) -> Result<(), ChoiceError> {
    expected(model, walk, choice)?;
    let left_before = walk.left.count_ones(..);
    walk.path.push(choice.clone());
    effects::apply(model, walk, choice.question, Some(&choice.given), recorder);
    go_on(model, walk, choice, been, recorder);
    debug_assert!(walk.left.count_ones(..) <= left_before, "no choice brings an app back");
    debug_assert!(walk.path.len() <= model.graph.questions.len(), "a question is asked once on a walk");
    Ok(())
}

/// Takes the routes after a choice whose effects were applied.
fn go_on<K: Recorder>(model: &Model, walk: &mut WalkState, choice: &Choice, been: &Been, recorder: &mut K) {
    match next_target(model, walk, choice.question, Some(&choice.given), recorder) {
        Some(target) => arrive(model, walk, target, been, recorder),
        None => walk.position = Position::Stuck(Fault::NoWay(choice.question)),
    }
}

/// Arrives at a target, passing information pages, skipped questions, and groups in which nothing is left to ask.
fn arrive<K: Recorder>(
    model: &Model,
    walk: &mut WalkState,
    mut target: RouteTarget,
    been: &Been,
    recorder: &mut K,
) {
    let mut passed = Vec::new();
    walk.position = loop {
        let onward = match target {
            RouteTarget::Go(question) => pass_question(model, walk, question, been, &mut passed, recorder),
            RouteTarget::Group(group) => pass_group(model, walk, group, &mut passed, recorder),
            RouteTarget::End(outcome) => break Position::Done(outcome),
            // Looking up a route expands the shared lists.
            RouteTarget::Use(_) => break walk.position,
        };
        match onward {
            Ok(next) => target = next,
            Err(position) => break position,
        }
    };
}

/// Where the walk goes on past a question, or where it is when it does not.
fn pass_question<K: Recorder>(
    model: &Model,
    walk: &mut WalkState,
    question: QuestionIx,
    been: &Been,
    passed: &mut Vec<RouteTarget>,
    recorder: &mut K,
) -> Result<RouteTarget, Position> {
    if been.at(walk, question) {
        return Err(Position::Stuck(Fault::Again(question)));
    }
    if passed.contains(&RouteTarget::Go(question)) {
        return Err(Position::Stuck(Fault::Circle(question)));
    }
    if let Some(why) = skip_reason(model, walk, question) {
        passed.push(RouteTarget::Go(question));
        walk.skipped.push(Skip { question, reason: why });
    } else if matches!(model.graph.questions.row(question).kind, QuestionKind::Info) {
        walk.shown.push(question);
        effects::apply(model, walk, question, None, recorder);
    } else {
        return Err(Position::At(question));
    }
    next_target(model, walk, question, None, recorder).ok_or(Position::Stuck(Fault::NoWay(question)))
}

/// Where the walk goes on past a group, or its next question.
fn pass_group<K: Recorder>(
    model: &Model,
    walk: &mut WalkState,
    group: GroupIx,
    passed: &mut Vec<RouteTarget>,
    recorder: &mut K,
) -> Result<RouteTarget, Position> {
    if passed.contains(&RouteTarget::Group(group)) {
        return Err(Position::Stuck(Fault::Round(group)));
    }
    if let Some(next) = group_order::next(model, walk, group) {
        return Err(Position::At(next));
    }
    passed.push(RouteTarget::Group(group));
    let left_out = group_order::left_out(model, walk, group);
    walk.skipped.extend(left_out.into_iter().map(|(question, why)| Skip { question, reason: why }));
    let routes = &model.graph.groups.row(group).way;
    find_route(model, &context(model, walk, None), routes, recorder)
        .ok_or(Position::Stuck(Fault::NoWayOut(group)))
}

/// Why a question is not asked here, whatever its answers would do.
pub(super) fn skip_reason(model: &Model, walk: &WalkState, question: QuestionIx) -> Option<SkipReason> {
    let question = model.graph.questions.row(question);
    let context = context(model, walk, None);
    match question.ask_when.as_ref().filter(|when| context.decide(when) == Kleene::False) {
        Some(when) if context.hangs_on_left(when) => Some(SkipReason::NotForLeft),
        Some(_) => Some(SkipReason::NotNow),
        None => question.is_empty().then_some(SkipReason::NoChoice),
    }
}

fn context<'a>(model: &'a Model, walk: &'a WalkState, given: Option<&'a AnswerValue>) -> EvalContext<'a> {
    EvalContext {
        model,
        labels: &walk.labels,
        path: &walk.path,
        left: &walk.left,
        given,
        operand: None,
        remembered: None,
    }
}

/// The way on: that of the question's group, else the answer's own, else the question's.
fn next_target<K: Recorder>(
    model: &Model,
    walk: &WalkState,
    question_ix: QuestionIx,
    given: Option<&AnswerValue>,
    recorder: &mut K,
) -> Option<RouteTarget> {
    let question = model.graph.questions.row(question_ix);
    if let Some(group) = question.group {
        return Some(RouteTarget::Group(group));
    }
    find_route(model, &context(model, walk, given), routes_after(question, given), recorder)
}

/// The routes that are looked through after a choice (or, without one, past a question that is skipped or a page): the
/// answer's own, else the question's.
pub fn routes_after<'m>(question: &'m Question, given: Option<&AnswerValue>) -> &'m [Route] {
    let own = match given {
        Some(AnswerValue::Unknown) => question.unknown.as_deref().filter(|routes| !routes.is_empty()),
        Some(AnswerValue::Picks(picks)) => match picks.as_slice() {
            [pick] => question.answers().and_then(|answers| answers.get(*pick)?.way.as_deref()),
            _ => None,
        },
        Some(AnswerValue::Number(_)) | None => None,
    };
    own.unwrap_or(&question.way)
}

/// The first of these routes that matches.
fn find_route<K: Recorder>(
    model: &Model,
    context: &EvalContext<'_>,
    routes: &[Route],
    recorder: &mut K,
) -> Option<RouteTarget> {
    if K::WANTS_ROUTES {
        let lookup = RouteLookup { routes, matching: matching(model, context, routes) };
        recorder.on_lookup(&lookup);
        return lookup.matching.first().map(|first| first.target);
    }
    first_match(model, context, routes)
}

fn first_match(model: &Model, context: &EvalContext<'_>, routes: &[Route]) -> Option<RouteTarget> {
    routes.iter().filter(|route| context.holds(route.when.as_ref())).find_map(|route| match route.target {
        // Lists that use each other in a circle are refused before a model exists.
        RouteTarget::Use(list) => first_match(model, context, &model.graph.routes.row(list).routes),
        target => Some(target),
    })
}
