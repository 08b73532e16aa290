//! The smallest changes of answers that bring apps back when nothing is left: found by replaying, so that what is
//! promised is what comes.

use std::collections::BTreeMap;

use crate::engine::{Choice, Given, Position, State, choices, replay};
use crate::model::{AppIx, Catalogue, Kind, Model, OutcomeKind, QuestionIx};

/// More ways than this are no help to a person.
const WAYS: usize = 9;

/// A change of one answer, or of two at once, after which something is left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayBack {
    /// The new answers.
    pub set: Vec<Choice>,
    /// The apps that are left then and were not before.
    pub returns: Vec<AppIx>,
    /// The question that comes then and has no answer yet; absent when the walk reaches an outcome.
    pub opens: Option<QuestionIx>,
}

/// What is known of the walk that is to be changed.
struct Before<'a> {
    model: &'a Model,
    state: &'a State,
    given: &'a BTreeMap<QuestionIx, Given>,
}

/// The ways back from the walk of these choices: one for each question whose change alone helps, the best of its
/// answers; if there is none, one for each pair. First those that reach an outcome, then those that bring most apps
/// back. Choices off the path count too when a change brings the walk to their question: they are kept.
pub fn ways_back(model: &Model, choices: &BTreeMap<QuestionIx, Given>) -> Vec<WayBack> {
    let state = replay(model, choices);
    let path = &state.core.path;
    let before = Before { model, state: &state, given: choices };
    let mut ways: Vec<WayBack> = path.iter().filter_map(|choice| before.best_of(choice)).collect();
    if ways.is_empty() {
        for (at, first) in path.iter().enumerate() {
            ways.extend(path.iter().skip(at + 1).filter_map(|second| before.best_pair(first, second)));
        }
    }
    ways.sort_by_key(|way| (way.opens.is_some(), std::cmp::Reverse(way.returns.len())));
    ways.truncate(WAYS);
    ways
}

impl Before<'_> {
    fn best_of(&self, choice: &Choice) -> Option<WayBack> {
        best(self.others(choice).into_iter().filter_map(|other| self.after(vec![other])))
    }

    fn best_pair(&self, first: &Choice, second: &Choice) -> Option<WayBack> {
        let seconds = self.others(second);
        let pairs = self
            .others(first)
            .into_iter()
            .flat_map(|one| seconds.iter().map(move |other| vec![one.clone(), other.clone()]));
        best(pairs.filter_map(|set| self.after(set)))
    }

    /// The other choices at a question, the one most like the present first. "Weet ik niet" is no way to decide.
    fn others(&self, choice: &Choice) -> Vec<Choice> {
        let path = self.state.core.path.iter().take_while(|earlier| earlier.question != choice.question);
        let earlier = path.map(|earlier| (earlier.question, earlier.given.clone())).collect();
        let left = replay(self.model, &earlier).core.left.count_ones(..);
        let mut others = choices(self.model, choice.question, left);
        others.extend(range_ends(self.model, choice.question, &others));
        others.retain(|other| *other != choice.given && *other != Given::Unknown);
        others.sort_by_key(|other| distance(&choice.given, other));
        others.into_iter().map(|given| Choice { question: choice.question, given }).collect()
    }

    /// What comes of a change, if it helps.
    fn after(&self, set: Vec<Choice>) -> Option<WayBack> {
        let mut given = self.given.clone();
        given.extend(set.iter().map(|choice| (choice.question, choice.given.clone())));
        let after = replay(self.model, &given);
        let opens = match after.core.position {
            Position::At(question) => Some(question),
            Position::Done(end) => {
                let blocked = self.model.graph.outcomes.row(end).kind == OutcomeKind::Blocked;
                if blocked {
                    return None;
                }
                None
            }
            Position::Stuck(_) => return None,
        };
        let mut returned = after.core.left;
        returned.difference_with(&self.state.core.left);
        let returns: Vec<AppIx> = Catalogue::apps_in(&returned).collect();
        (!returns.is_empty()).then_some(WayBack { set, returns, opens })
    }
}

/// The first of those that bring most apps back, those that reach an outcome before the others.
fn best(ways: impl Iterator<Item = WayBack>) -> Option<WayBack> {
    let mut best: Option<WayBack> = None;
    for way in ways {
        let better = best.as_ref().is_none_or(|best| {
            (best.opens.is_some(), std::cmp::Reverse(best.returns.len()))
                > (way.opens.is_some(), std::cmp::Reverse(way.returns.len()))
        });
        if better {
            best = Some(way);
        }
    }
    best
}

/// How much two answers to one question differ.
fn distance(one: &Given, other: &Given) -> u64 {
    match (one, other) {
        (Given::Number(one), Given::Number(other)) => one.abs_diff(*other),
        (Given::Picks(one), Given::Picks(other)) => {
            let extra = other.iter().filter(|pick| !one.contains(pick)).count();
            let missing = one.iter().filter(|pick| !other.contains(pick)).count();
            (extra + missing) as u64
        }
        _ => u64::MAX,
    }
}

/// The highest number of each range: a person who wants fewer wants as many as still go.
fn range_ends(model: &Model, question: QuestionIx, starts: &[Given]) -> Vec<Given> {
    let Kind::Number { max, .. } = model.graph.questions.row(question).kind else { return Vec::new() };
    let starts: Vec<i64> = starts
        .iter()
        .filter_map(|given| match given {
            Given::Number(number) => Some(*number),
            Given::Picks(_) | Given::Unknown => None,
        })
        .collect();
    let ends = starts.iter().skip(1).map(|start| start - 1).chain([max]);
    ends.filter(|end| !starts.contains(end)).map(Given::Number).collect()
}
