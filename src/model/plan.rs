//! Plans that follow an advice.

use serde::{Deserialize, Serialize};

use super::Reference;
use crate::text::SafeText;

/// A plan that follows an advice.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Plan {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: SafeText,
    /// What to do, in order.
    pub steps: Vec<PlanStep>,
}

/// One step of a plan.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct PlanStep {
    /// Its id in the plan.
    pub id: String,
    /// Steps of one group are shown together.
    pub group: Option<SafeText>,
    /// What to do.
    pub text: SafeText,
    /// Who has to take care of it.
    pub for_whom: Option<SafeText>,
    /// Where it comes from.
    pub sources: Vec<Reference>,
    /// Short help.
    pub help: Option<SafeText>,
}
