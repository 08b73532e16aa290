//! All walks of a tree, one by one.

use crate::engine::{Choice, Choices, Position, WalkState, each_choice, start_walk, step_walk};
use crate::model::{AppSet, Model};

/// One walk from the start to an outcome, or to a fault of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walk {
    /// The choices, in order.
    pub path: Vec<Choice>,
    /// Where it ends.
    pub end: Position,
    /// The apps that are left there.
    pub left: AppSet,
}

/// All walks, depth first in the order of [`each_choice`], made one at a time: no more is kept than the walk at hand.
/// Take as many as are wanted.
pub fn walks(model: &Model) -> impl Iterator<Item = Walk> + '_ {
    let start = start_walk(model);
    let mut depth = Vec::new();
    let mut ready = enter(model, start, &mut depth);
    std::iter::from_fn(move || {
        loop {
            if let Some(walk) = ready.take() {
                return Some(walk);
            }
            let (walk, choices) = depth.last_mut()?;
            let Some(choice) = next_choice(walk, choices) else {
                depth.pop();
                continue;
            };
            // Every choice that is listed is allowed.
            if let Ok(next) = step_walk(model, walk, &choice) {
                ready = enter(model, next, &mut depth);
            }
        }
    })
}

fn next_choice(walk: &WalkState, choices: &mut Choices) -> Option<Choice> {
    let Position::At(question) = walk.position else { return None };
    choices.next().map(|given| Choice { question, given })
}

/// Goes on from here, or gives the walk that ends here.
fn enter(model: &Model, walk: WalkState, depth: &mut Vec<(WalkState, Choices)>) -> Option<Walk> {
    match walk.position {
        Position::At(question) => {
            let choices = each_choice(model, question, walk.left.count_ones(..));
            depth.push((walk, choices));
            None
        }
        Position::Done(_) | Position::Stuck(_) => Some(Walk::from(walk)),
    }
}

impl From<WalkState> for Walk {
    fn from(walk: WalkState) -> Self {
        Self { path: walk.path, end: walk.position, left: walk.left }
    }
}
