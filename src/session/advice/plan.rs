//! The plan that follows an outcome, and how far it is.

use super::section::{SourcePlace, places};
use crate::model::{Plan, PlanStep};
use crate::session::decision::TaskId;
use crate::session::walk::Session;
use crate::text::{Messages, SafeText};

/// A plan, and which of its steps are done.
#[derive(Debug, Clone)]
pub struct PlanProgress {
    /// The title.
    pub title: String,
    /// The steps, in order.
    pub steps: Vec<StepProgress>,
}

/// One step of a plan.
#[derive(Debug, Clone)]
pub struct StepProgress {
    /// The group that begins with this step.
    pub group: Option<String>,
    /// What to do.
    pub text: String,
    /// Who has to take care of it.
    pub for_whom: Option<String>,
    /// Short help (simple Markdown).
    pub help: Option<SafeText>,
    /// Where it comes from.
    pub sources: Vec<SourcePlace>,
    /// It is done.
    pub is_done: bool,
}

impl Session<'_> {
    /// The plan of the outcome in view.
    pub fn plan_progress(&self) -> Option<PlanProgress> {
        let outcome = self.outcome()?;
        let plan = self.model.graph.plans.row(self.model.graph.outcomes.row(outcome).plan?);
        let mut group: Option<&SafeText> = None;
        let mut steps = Vec::new();
        for step in &plan.steps {
            let begins = step.group.as_ref().filter(|new| group != Some(*new)).map(SafeText::one_line);
            group = step.group.as_ref().or(group);
            steps.push(StepProgress {
                group: begins,
                text: step.text.one_line(),
                for_whom: step.for_whom.as_ref().map(SafeText::one_line),
                help: step.help.clone(),
                sources: places(self.model, &step.sources),
                is_done: self.is_ticked(plan, step),
            });
        }
        Some(PlanProgress { title: plan.title.one_line(), steps })
    }

    fn is_ticked(&self, plan: &Plan, step: &PlanStep) -> bool {
        self.is_done(&TaskId::Step { plan: plan.id.clone(), step: step.id.clone() })
    }
}

impl PlanProgress {
    /// How many steps are done, in words.
    pub fn done(&self, messages: Messages) -> String {
        let done = self.steps.iter().filter(|step| step.is_done).count();
        messages.plan_done(done, self.steps.len())
    }
}
