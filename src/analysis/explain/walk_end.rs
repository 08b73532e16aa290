//! Where a walk with some answers comes to: what two such walks have to share for their advice to be the same.

use std::collections::BTreeMap;

use crate::engine::{AnswerValue, Placing, Position, Standing, placings, replay};
use crate::model::{AppIx, Model, QuestionIx};

/// Where a walk is, and what is left there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WalkEnd {
    /// Where it is.
    pub position: Position,
    /// What is left, in the order of the advice. Of all others it does not matter how they would be ordered.
    pub left: Vec<LeftApp>,
}

/// An app that is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftApp {
    /// Which.
    pub app: AppIx,
    /// How it stands.
    pub standing: Standing,
    /// Whether only the name parts it from the one before it.
    pub ties: bool,
}

impl WalkEnd {
    /// Where a walk with these answers comes to.
    pub fn of(model: &Model, choices: &BTreeMap<QuestionIx, AnswerValue>) -> Self {
        let walk = replay(model, choices);
        let mut before: Option<&Placing> = None;
        let mut left = Vec::new();
        for placing in placings(model, &walk).iter().filter(|one| one.standing != Standing::Dropped) {
            let ties = before.is_some_and(|before| placing.ties_with(before));
            left.push(LeftApp { app: placing.app, standing: placing.standing, ties });
            before = Some(placing);
        }
        Self { position: walk.walk.position, left }
    }

    /// How an app stands.
    pub fn standing(&self, app: AppIx) -> Standing {
        let left = self.left.iter().find(|left| left.app == app);
        left.map_or(Standing::Dropped, |left| left.standing)
    }

    /// What stands first: several where only the name parts them.
    pub fn first(&self) -> Vec<AppIx> {
        let ties = self.left.iter().skip(1).take_while(|left| left.ties);
        self.left.iter().take(1).chain(ties).map(|left| left.app).collect()
    }
}
