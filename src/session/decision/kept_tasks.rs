//! What is known of things to do that are not in the list now, because the tree or the choice is another one; and what of
//! attention points asks for nothing, and is only told.

use super::tasks::plain_words;
use super::{Belongs, Decision, ListedTask, Task, TaskId};
use crate::model::{Attention, Model};
use crate::session::page::{Block, ListingRow};
use crate::session::walk::Session;
use crate::session::{advice::AttentionPoint, words};
use crate::text::SafeText;

impl Session<'_> {
    /// What is kept of things to do that are not among these.
    pub(super) fn kept_tasks(&self, listed: &[ListedTask]) -> Vec<ListedTask> {
        let is_listed = |id: &TaskId| listed.iter().any(|known| known.id == *id);
        let kept = self.decision.tasks.iter().filter(|(id, _)| !is_listed(id));
        let mut kept: Vec<ListedTask> = kept.map(|(id, task)| self.kept_task(id, task)).collect();
        // What is nowhere else to be read comes last.
        kept.sort_by_key(|kept| kept.belongs == Belongs::Nowhere);
        kept
    }

    fn kept_task(&self, id: &TaskId, task: &Task) -> ListedTask {
        let belongs = if has_task(self.model, id) { Belongs::Elsewhere } else { Belongs::Nowhere };
        let group = match belongs {
            Belongs::Nowhere => self.messages.tasks_gone(),
            Belongs::Here | Belongs::Elsewhere => self.messages.tasks_elsewhere(),
        };
        ListedTask {
            id: id.clone(),
            belongs,
            group: group.to_owned(),
            text: self.words_of_task(id, task),
            for_whom: None,
            help: None,
            sources: Vec::new(),
            task: task.clone(),
        }
    }

    /// The words of a task as they were shown, or as the tree has them.
    pub(super) fn words_of_task(&self, id: &TaskId, task: &Task) -> SafeText {
        if !task.shown.is_empty() {
            return task.shown.clone();
        }
        match id {
            TaskId::Point(point) => point_of(self.model, point)
                .map_or_else(|| SafeText::new(point), |point| plain_words(&point.text).into()),
            TaskId::Step { plan, step } => {
                let plans = self.model.graph.plans.rows().iter().filter(|row| row.id == *plan);
                let known = plans.flat_map(|plan| &plan.steps).find(|row| row.id == *step);
                known.map_or_else(|| SafeText::new(step), |step| plain_words(&step.text).into())
            }
        }
    }

    /// What was decided, each task with its words: those that an earlier version kept have none.
    pub fn decision_in_words(&self) -> Decision {
        let mut decision = self.decision.clone();
        if decision.tasks.values().all(|task| !task.shown.is_empty()) {
            return decision;
        }
        let listed = self.listed_tasks();
        for (id, task) in decision.tasks.iter_mut().filter(|(_, task)| task.shown.is_empty()) {
            let known = listed.iter().find(|listed| listed.id == *id);
            task.shown = match known {
                Some(known) => plain_words(&known.text).into(),
                None => self.words_of_task(id, task),
            };
        }
        decision
    }

    /// An attention point that asks for nothing, as a row.
    pub(super) fn point_row(&self, point: &AttentionPoint, heading: Option<String>) -> ListingRow {
        ListingRow {
            heading,
            label: plain_words(&point.dated_text()),
            detail: words::named_sources(self.messages, &point.sources)
                .map(Block::Remark)
                .into_iter()
                .collect(),
            ..ListingRow::default()
        }
    }
}

/// Whether the content has such a thing to do, wherever.
fn has_task(model: &Model, id: &TaskId) -> bool {
    match id {
        TaskId::Point(id) => point_of(model, id).is_some(),
        TaskId::Step { plan, step } => {
            let mut plans = model.graph.plans.rows().iter().filter(|row| row.id == *plan);
            plans.any(|plan| plan.steps.iter().any(|row| row.id == *step))
        }
    }
}

/// The attention point of an id; of one without an id by its words.
fn point_of<'m>(model: &'m Model, id: &str) -> Option<&'m Attention> {
    let is_it = |point: &&Attention| match &point.id {
        Some(known) => known == id,
        None => point.text.one_line() == id,
    };
    let graph = &model.graph;
    let effects = graph.questions.rows().iter().flat_map(|question| question.all_effects());
    let of_tree = effects.flat_map(|effects| &effects.attention);
    let of_outcomes = graph.outcomes.rows().iter().flat_map(|outcome| &outcome.attention);
    let of_apps = model.catalogue.apps.rows().iter().flat_map(|app| &app.attention);
    of_tree.chain(of_outcomes).chain(&graph.attention).chain(of_apps).find(is_it)
}
