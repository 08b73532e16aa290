//! A walk of which only one app is watched: where it is, what is left, and whether a requirement is unknown of that app.
//! That is all its standing takes; the reasons of all others are many sets of apps, and a search takes many steps.

use std::collections::BTreeMap;

use super::been::Been;
use super::choice::{AnswerValue, Choice, ChoiceError};
use super::effects;
use super::record::{EffectRef, Judgement, Recorder, Wish};
use super::standing::{Standing, standing_of};
use super::walk::{Position, WalkState, advance, advance_dropping, begin};
use crate::model::{AppIx, AppSet, Ix, Model, QuestionIx};

/// A walk, and what is known of the app that is watched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WatchedWalk {
    /// Where it is and what is left.
    pub walk: WalkState,
    /// For some requirement it is unknown whether the app meets it.
    pub is_unsure: bool,
}

/// Takes steps, and remembers what an answer does where that is the same on every walk.
#[derive(Debug, Clone)]
pub struct AppWatch<'m> {
    model: &'m Model,
    app: AppIx,
    fixed: BTreeMap<(QuestionIx, AnswerValue), FixedEffect>,
}

/// What an answer drops of all apps, and whether it leaves something unknown of the app.
#[derive(Debug, Clone)]
struct FixedEffect {
    dropped: AppSet,
    is_unsure: bool,
}

struct Watcher {
    app: AppIx,
    is_unsure: bool,
}

impl Recorder for Watcher {
    const WANTS_DETAILS: bool = true;

    fn judgement(&mut self, judgement: Judgement) {
        self.is_unsure |= judgement.unknown.contains(self.app.at());
    }

    fn wish(&mut self, _: Wish) {}
    fn attention(&mut self, _: EffectRef) {}
}

impl<'m> AppWatch<'m> {
    /// For one app.
    pub fn new(model: &'m Model, app: AppIx) -> Self {
        Self { model, app, fixed: BTreeMap::new() }
    }

    /// The walk before the first choice.
    pub fn start(&self) -> WatchedWalk {
        let mut watcher = Watcher { app: self.app, is_unsure: false };
        let walk = begin(self.model, &mut watcher);
        WatchedWalk { walk, is_unsure: watcher.is_unsure }
    }

    /// One more choice.
    ///
    /// # Errors
    /// When the choice is not allowed here.
    pub fn advance(&mut self, walk: &mut WatchedWalk, choice: &Choice) -> Result<(), ChoiceError> {
        let mut watcher = Watcher { app: self.app, is_unsure: walk.is_unsure };
        let (model, been) = (self.model, Been::default());
        match self.fixed(choice) {
            Some(fixed) => {
                watcher.is_unsure |= fixed.is_unsure;
                advance_dropping(model, &mut walk.walk, choice, &fixed.dropped, &been, &mut watcher)?;
            }
            None => advance(model, &mut walk.walk, choice, &been, &mut watcher)?,
        }
        walk.is_unsure = watcher.is_unsure;
        Ok(())
    }

    /// Goes on for as long as the question in view has an answer that is allowed.
    pub fn go_on<'c>(
        &mut self,
        walk: &mut WatchedWalk,
        answer: impl Fn(QuestionIx) -> Option<&'c AnswerValue>,
    ) {
        while let Position::At(question) = walk.walk.position {
            let Some(given) = answer(question) else { break };
            if self.advance(walk, &Choice { question, given: given.clone() }).is_err() {
                break;
            }
        }
    }

    /// The standing of the app.
    pub fn standing(&self, walk: &WatchedWalk) -> Standing {
        standing_of(self.model, &walk.walk, walk.is_unsure, self.app)
    }

    /// What a choice does by itself, where that depends on no walk.
    fn fixed(&mut self, choice: &Choice) -> Option<&FixedEffect> {
        let model = self.model;
        let row = model.graph.questions.row(choice.question);
        let mut chosen = choice.given.chosen().iter().filter_map(|pick| row.answers()?.get(*pick));
        if !row.effects.is_fixed() || !chosen.all(|answer| answer.effects.is_fixed()) {
            return None;
        }
        let key = (choice.question, choice.given.clone());
        let effect = self.fixed.entry(key).or_insert_with(|| {
            let all = model.catalogue.candidates();
            let mut walk = WalkState {
                position: Position::At(choice.question),
                path: vec![choice.clone()],
                skipped: Vec::new(),
                shown: Vec::new(),
                labels: Vec::new(),
                left: all.clone(),
            };
            let mut watcher = Watcher { app: self.app, is_unsure: false };
            effects::apply(model, &mut walk, choice.question, Some(&choice.given), &mut watcher);
            let mut dropped = all;
            dropped.difference_with(&walk.left);
            FixedEffect { dropped, is_unsure: watcher.is_unsure }
        });
        Some(effect)
    }
}
