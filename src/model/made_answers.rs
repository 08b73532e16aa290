//! Answers that are made of apps.

use serde::{Deserialize, Serialize};

use super::{Answer, App, Condition, Effects, Role};
use crate::text::SafeText;

/// How the answers to a question are made of apps.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MadeAnswers {
    /// The apps: those that are offered and of which this is true. It tests nothing but facts and the app itself.
    pub of: Condition,
    /// Of a `many`: the fewest that may be chosen, however few there are.
    pub min: usize,
    /// Of a `many`: the most, however few there are.
    pub max: usize,
}

impl Answer {
    /// An answer that nobody wrote.
    pub fn made(id: String, text: SafeText) -> Self {
        Self {
            id,
            text,
            help: None,
            sources: Vec::new(),
            note: None,
            role: Role::default(),
            effects: Effects::default(),
            way: None,
            generated: true,
        }
    }

    /// The answer that stands for an app.
    pub fn made_of(app: &App) -> Self {
        Self::made(app.id.clone(), app.name.clone())
    }
}
