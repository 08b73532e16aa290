//! `walks --replay --summary`: what became of the walks of a file, by what changed.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use super::Ending;
use super::earlier_walk::{EarlierWalk, GoneStep};
use super::json::{app_id, question_id};
use crate::engine::{
    AnswerValue, Choice, Position, RecordedWalk, Standing, allowed, continue_recorded, each_choice, placings,
    replay, step,
};
use crate::model::{Catalogue, Model, QuestionIx, QuestionKind};
use crate::order;

/// Of one line no more walks are made than this: each question without an answer multiplies them.
const MOST_OF_A_LINE: usize = 1_000;

/// So many walks are shown of what changed in the same way.
const EXAMPLES: usize = 3;

/// What a walk does otherwise than its line says, in the order in which it is told. Ids are as they may be shown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum WalkChange {
    /// The line is no walk, or a part of it is no step.
    NotAWalk,
    /// There is no such question any more.
    QuestionGone(String),
    /// There is no such answer any more, or, without one, it may not be given so. There the walk stops.
    AnswerGone(String, Option<String>),
    /// A question is asked that the line has no answer to.
    QuestionAsked(String),
    /// A question that the line answers is not asked.
    QuestionNotAsked(String),
    /// Another outcome; nothing where there was none, or is none.
    Outcome(Option<String>, Option<String>),
    /// An app is left that was not.
    AppIn(String),
    /// An app that was left is not.
    AppOut(String),
    /// An app that is left as it was has another standing.
    Standing(String, Standing, Standing),
    /// Only the order is another one.
    Order,
    /// It ends as it did.
    SameEnd,
}

/// Walks that changed in the same way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ReplayGroup {
    pub(super) lines: usize,
    pub(super) walks: usize,
    /// The shortest, each as `walk --answer` takes its answers.
    pub(super) examples: Vec<Vec<String>>,
}

/// What became of the walks of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReplaySummary {
    pub(super) lines: usize,
    pub(super) walks: usize,
    pub(super) cut: usize,
    pub(super) without_standings: usize,
    pub(super) groups: BTreeMap<WalkChange, ReplayGroup>,
    has_fault: bool,
}

/// Walks the lines again, and tells what changed. A line without an answer to a question is walked with each single one.
///
/// # Errors
/// When reading the lines fails.
pub fn replay_summary(
    model: &Model,
    earlier: &mut dyn Iterator<Item = io::Result<String>>,
) -> io::Result<ReplaySummary> {
    let mut summary = ReplaySummary::default();
    for line in earlier {
        let line = line?;
        if !line.trim().is_empty() {
            summary.add_line(model, &line);
        }
    }
    Ok(summary)
}

impl ReplaySummary {
    /// Fine where every walk does as its line says.
    pub fn ending(&self) -> Ending {
        match self.groups.keys().any(|change| *change != WalkChange::SameEnd) || self.cut > 0 {
            _ if self.has_fault => Ending::Fault,
            true => Ending::NoAdvice,
            false => Ending::Fine,
        }
    }

    fn add_line(&mut self, model: &Model, line: &str) {
        self.lines += 1;
        let earlier = EarlierWalk::read(model, line);
        let Some(earlier) = earlier.filter(|earlier| !earlier.gone.contains(&GoneStep::NoStep)) else {
            self.groups.entry(WalkChange::NotAWalk).or_default().lines += 1;
            return;
        };
        self.without_standings += usize::from(earlier.standings.is_none());
        let (walks, is_cut) = walks_now(model, &earlier);
        self.cut += usize::from(is_cut);
        let mut of_line = BTreeSet::new();
        for walk in walks {
            self.walks += 1;
            self.has_fault |= matches!(walk.state.walk.position, Position::Stuck(_));
            let answers = arguments(model, &walk.state.walk.path);
            for change in changes(model, &earlier, &walk) {
                self.groups.entry(change.clone()).or_default().add(&answers);
                of_line.insert(change);
            }
        }
        for change in of_line {
            self.groups.entry(change).or_default().lines += 1;
        }
    }
}

impl ReplayGroup {
    fn add(&mut self, answers: &[String]) {
        self.walks += 1;
        let length = |answers: &[String]| answers.iter().map(String::len).sum::<usize>();
        let own = length(answers);
        let place = self.examples.iter().position(|known| length(known) > own).unwrap_or(self.examples.len());
        if place < EXAMPLES && self.examples.iter().all(|known| known != answers) {
            self.examples.insert(place, answers.to_vec());
            self.examples.truncate(EXAMPLES);
        }
    }
}

/// The answers of a walk, as arguments.
fn arguments(model: &Model, path: &[Choice]) -> Vec<String> {
    let argument = |choice: &Choice| {
        let question = model.graph.questions.row(choice.question);
        format!("{}={}", question.id, choice.given.words(question).join(","))
    };
    path.iter().map(argument).collect()
}

/// A line as it is walked now.
struct WalkNow {
    state: RecordedWalk,
    /// The questions that the line has no answer to, which were given one here.
    asked: Vec<QuestionIx>,
}

/// All walks of a line, each to its end or to an answer that is gone; and whether there are more than were made.
fn walks_now(model: &Model, earlier: &EarlierWalk) -> (Vec<WalkNow>, bool) {
    let mut made = Vec::new();
    let mut waiting = vec![WalkNow { state: replay(model, &earlier.choices), asked: Vec::new() }];
    while let Some(walk) = waiting.pop() {
        let Some(question) = without_answer(earlier, walk.state.walk.position) else {
            made.push(walk);
            if made.len() == MOST_OF_A_LINE {
                return (made, !waiting.is_empty());
            }
            continue;
        };
        let mut after: Vec<WalkNow> = Vec::new();
        for given in single_answers(model, question, walk.state.walk.left.count_ones(..)) {
            // What is not allowed is no walk.
            let Ok(mut state) = step(model, &walk.state, &Choice { question, given }) else { continue };
            continue_recorded(model, &mut state, |question| earlier.choices.get(&question));
            let asked = walk.asked.iter().copied().chain([question]).collect();
            after.push(WalkNow { state, asked });
        }
        waiting.extend(after.into_iter().rev());
    }
    (made, false)
}

/// The question where the walk is, if the line has no answer to it.
fn without_answer(earlier: &EarlierWalk, position: Position) -> Option<QuestionIx> {
    let Position::At(question) = position else { return None };
    gone_at(earlier, question).is_none().then_some(question)
}

fn gone_at(earlier: &EarlierWalk, asked: QuestionIx) -> Option<&Option<String>> {
    earlier.gone.iter().find_map(|gone| match gone {
        GoneStep::Answer(question, answer) if *question == asked => Some(answer),
        _ => None,
    })
}

/// Each answer by itself: of several that may be chosen each alone, and none of them.
fn single_answers(model: &Model, question: QuestionIx, left: usize) -> Vec<AnswerValue> {
    let row = model.graph.questions.row(question);
    let QuestionKind::Many { answers, .. } = &row.kind else {
        return each_choice(model, question, left).collect();
    };
    let single = answers.indexes().map(|answer| AnswerValue::Picks(vec![answer]));
    let all = single.chain([AnswerValue::Picks(Vec::new()), AnswerValue::Unknown]);
    let is_allowed = |given: &AnswerValue| allowed(model, &Choice { question, given: given.clone() }).is_ok();
    let allowed: Vec<AnswerValue> = all.filter(is_allowed).collect();
    // Where several have to be chosen, the first that are enough.
    match allowed.iter().any(|given| matches!(given, AnswerValue::Picks(_))) {
        true => allowed,
        false => each_choice(model, question, left).take(1).chain(allowed).collect(),
    }
}

/// What a walk does otherwise than its line says.
fn changes(model: &Model, earlier: &EarlierWalk, now: &WalkNow) -> BTreeSet<WalkChange> {
    let id = |question: QuestionIx| question_id(model, question).to_owned();
    let mut changes = order::set(now.asked.iter().map(|question| WalkChange::QuestionAsked(id(*question))));
    for gone in &earlier.gone {
        if let GoneStep::Question(id) = gone {
            changes.insert(WalkChange::QuestionGone(id.clone()));
        }
    }
    let walk = &now.state.walk;
    if let Position::At(question) = walk.position {
        let answer = gone_at(earlier, question).cloned().flatten();
        changes.insert(WalkChange::AnswerGone(id(question), answer));
        return changes;
    }
    let asked = order::set(walk.path.iter().map(|choice| choice.question));
    let gone = earlier.gone.iter().filter_map(|gone| match gone {
        GoneStep::Answer(question, _) => Some(question),
        GoneStep::Question(_) | GoneStep::NoStep => None,
    });
    let unasked = earlier.choices.keys().chain(gone).filter(|question| !asked.contains(question));
    changes.extend(unasked.map(|question| WalkChange::QuestionNotAsked(id(*question))));
    let of_end = end_changes(model, earlier, &now.state);
    if of_end.is_empty() {
        changes.insert(WalkChange::SameEnd);
    }
    changes.extend(of_end);
    changes
}

fn end_changes(model: &Model, earlier: &EarlierWalk, now: &RecordedWalk) -> BTreeSet<WalkChange> {
    let outcome = match now.walk.position {
        Position::Done(outcome) => Some(model.graph.outcomes.row(outcome).id.clone()),
        Position::At(_) | Position::Stuck(_) => None,
    };
    let is_other_end = outcome != earlier.outcome;
    let end = is_other_end.then(|| WalkChange::Outcome(earlier.outcome.clone(), outcome));
    let then = order::set(earlier.remaining.iter().map(String::as_str));
    let left = order::set(Catalogue::apps_in(&now.walk.left).map(|app| app_id(model, app)));
    let came = left.difference(&then).map(|app| WalkChange::AppIn((*app).to_owned()));
    let went = then.difference(&left).map(|app| WalkChange::AppOut((*app).to_owned()));
    let mut changes = order::set(end.into_iter().chain(came).chain(went));
    let Some(stood) = earlier.standings.as_ref().filter(|_| !is_other_end) else { return changes };
    let stands = placings(model, now).iter().filter(|placing| placing.standing != Standing::Dropped);
    let stands: Vec<(&str, Standing)> =
        stands.map(|placing| (app_id(model, placing.app), placing.standing)).collect();
    for (app, from) in stood {
        let now = stands.iter().find(|(other, _)| other == app);
        if let Some((_, to)) = now.filter(|(_, to)| to != from) {
            changes.insert(WalkChange::Standing(app.clone(), *from, *to));
        }
    }
    if changes.is_empty() && !stood.iter().map(|(app, _)| app.as_str()).eq(stands.iter().map(|(app, _)| *app))
    {
        changes.insert(WalkChange::Order);
    }
    changes
}
