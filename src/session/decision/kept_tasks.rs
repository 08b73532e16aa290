//! What is known of things to do that are not in the list now, because the tree or the choice is another one; and what of
//! attention points asks for nothing, and is only told.

use std::collections::BTreeMap;

use super::tasks::plain_words;
use super::{Belongs, Decision, ListedTask, Task, TaskId};
use crate::model::{Attention, Model};
use crate::order;
use crate::session::page::{Block, ListingRow};
use crate::session::walk::Session;
use crate::session::{advice::AttentionPoint, words};
use crate::text::SafeText;

impl Session<'_> {
    /// What is kept of things to do that are not among these. One that the content does not have any more, and whose words are
    /// those of one in the list, is that one under another id: what is kept of it goes to that.
    pub(super) fn kept_tasks(&self, listed: &mut [ListedTask]) -> Vec<ListedTask> {
        let is_listed = |id: &TaskId| listed.iter().any(|known| known.id == *id);
        let kept: Vec<(&TaskId, &Task)> =
            self.decision.tasks.iter().filter(|(id, _)| !is_listed(id)).collect();
        if kept.is_empty() {
            return Vec::new();
        }
        let content = ContentTasks::new(self.model);
        let mut others = Vec::new();
        for (id, task) in kept {
            let known = content.words(id);
            let same = listed.iter_mut().find(|listed| {
                known.is_none()
                    && !self.decision.tasks.contains_key(&listed.kept_as)
                    && are_words_of(&task.shown, &plain_words(&listed.text))
            });
            match same {
                Some(same) => (same.task, same.kept_as) = (task.clone(), id.clone()),
                None => others.push(self.kept_task(id, task, known)),
            }
        }
        // What is nowhere else to be read comes last.
        order::by_key(&mut others, |kept| kept.belongs == Belongs::Nowhere);
        others
    }

    fn kept_task(&self, id: &TaskId, task: &Task, known: Option<SafeText>) -> ListedTask {
        let (belongs, group) = match known {
            Some(_) => (Belongs::Elsewhere, self.messages.tasks_elsewhere()),
            None => (Belongs::Nowhere, self.messages.tasks_gone()),
        };
        ListedTask {
            id: id.clone(),
            belongs,
            group: group.to_owned(),
            text: shown_words(id, task, known),
            for_whom: None,
            help: None,
            sources: Vec::new(),
            task: task.clone(),
            kept_as: id.clone(),
        }
    }

    /// The words of a task as they were shown, or as the tree has them.
    pub(super) fn words_of_task(&self, id: &TaskId, task: &Task) -> SafeText {
        let known = if task.shown.is_empty() { ContentTasks::new(self.model).words(id) } else { None };
        shown_words(id, task, known)
    }

    /// Whether something is kept of a point by its words alone, as the content gave it another id since.
    pub(super) fn is_kept_by_words(&self, point: &AttentionPoint) -> bool {
        self.kept_by_words(point).is_some()
    }

    /// What is kept of such a point.
    pub(super) fn kept_by_words(&self, point: &AttentionPoint) -> Option<&Task> {
        let text = plain_words(&point.dated_text());
        let mut same =
            self.decision.tasks.iter().filter(|(_, task)| are_words_of(&task.shown, &text)).peekable();
        same.peek()?;
        let content = ContentTasks::new(self.model);
        same.find(|(id, _)| content.words(id).is_none()).map(|(_, task)| task)
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

    /// Keeps everything that is to be done with the words of now, also what nobody touched: what is decided holds, whatever
    /// becomes of the content.
    pub(super) fn keep_tasks_listed(&mut self) {
        for listed in self.listed_tasks() {
            let task = self.decision.tasks.entry(listed.kept_as).or_default();
            if task.shown.is_empty() {
                task.shown = plain_words(&listed.text).into();
            }
        }
    }

    /// What the advice and the choice have to tell besides, by heading.
    pub(super) fn told_points(&self) -> Vec<(String, AttentionPoint)> {
        if self.outcome().is_none() {
            return Vec::new();
        }
        let organisation = self.organisation().points.into_iter();
        let mut told: Vec<(String, AttentionPoint)> =
            organisation.map(|told| (self.messages.good_to_know().to_owned(), told.point)).collect();
        for selected in self.selected_apps() {
            let title = self.messages.good_to_know_of(&selected.name);
            told.extend(self.points_of_selected(selected).into_iter().map(|point| (title.clone(), point)));
        }
        told.retain(|(_, point)| !self.is_task(point));
        told
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

/// What the content has to do, by its ids.
struct ContentTasks<'m> {
    model: &'m Model,
    /// The attention points by their ids; those without one by their words.
    points: BTreeMap<String, &'m Attention>,
}

impl<'m> ContentTasks<'m> {
    fn new(model: &'m Model) -> Self {
        let graph = &model.graph;
        let effects = graph.questions.rows().iter().flat_map(|question| question.all_effects());
        let of_tree = effects.flat_map(|effects| &effects.attention);
        let of_outcomes = graph.outcomes.rows().iter().flat_map(|outcome| &outcome.attention);
        let of_apps = model.catalogue.apps.rows().iter().flat_map(|app| &app.attention);
        let mut points = BTreeMap::new();
        for point in of_tree.chain(of_outcomes).chain(&graph.attention).chain(of_apps) {
            let id = point.id.clone().unwrap_or_else(|| point.text.one_line());
            points.entry(id).or_insert(point);
        }
        Self { model, points }
    }

    /// The words of something to do; nothing where the content does not have it.
    fn words(&self, id: &TaskId) -> Option<SafeText> {
        match id {
            TaskId::Point(point) => self.points.get(point).map(|point| plain_words(&point.text).into()),
            TaskId::Step { plan, step } => {
                let plans = self.model.graph.plans.rows().iter().filter(|row| row.id == *plan);
                let known = plans.flat_map(|plan| &plan.steps).find(|row| row.id == *step);
                known.map(|step| plain_words(&step.text).into())
            }
        }
    }
}

/// The words of a task as they were shown; or as the content has them; or its id.
fn shown_words(id: &TaskId, task: &Task, known: Option<SafeText>) -> SafeText {
    if !task.shown.is_empty() {
        return task.shown.clone();
    }
    let (TaskId::Point(id) | TaskId::Step { step: id, .. }) = id;
    known.unwrap_or_else(|| SafeText::new(id))
}

/// Whether what was shown are these words, or had the name of its app before them.
fn are_words_of(shown: &SafeText, text: &str) -> bool {
    let shown = shown.one_line();
    !text.is_empty()
        && (shown == text || shown.strip_suffix(text).is_some_and(|before| before.ends_with(": ")))
}
