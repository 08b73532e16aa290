//! How far a thing to do is, in words: what is not needed, or of which the risk is accepted, is neither done nor to do.

use super::tasks::{id_of, plain_words};
use super::{Belongs, ListedTask, Selection, Task, TaskId, TaskState};
use crate::session::advice::AttentionPoint;
use crate::session::page::Tick;
use crate::session::walk::Session;
use crate::text::{Day, truncate};

/// So much of a task is told when a change of it is undone.
const SHOWN_OF_TASK: usize = 70;

impl Session<'_> {
    /// How far a task is now: one of which the risk was accepted until a day that is past is to do again.
    pub fn tick_of(&self, task: &Task) -> Tick {
        match &task.state {
            TaskState::Open => Tick::Open,
            TaskState::Done => Tick::Done,
            TaskState::Accepted { until, .. } if self.has_passed(*until) => Tick::Open,
            TaskState::NotNeeded | TaskState::Accepted { .. } => Tick::Settled,
        }
    }

    fn has_passed(&self, until: Option<Day>) -> bool {
        until.zip(self.model.today).is_some_and(|(until, today)| until < today)
    }

    /// How a point was settled, in a few words; nothing while it is to do.
    pub(in crate::session) fn settled_point(&self, point: &AttentionPoint) -> Option<String> {
        let tasks = &self.decision.tasks;
        if tasks.is_empty() {
            return None;
        }
        let task = tasks.get(&id_of(point)).or_else(|| self.kept_by_words(point))?;
        match self.tick_of(task) {
            Tick::Open => None,
            Tick::Done => Some(self.messages.step_done().to_owned()),
            Tick::Settled => self.state_words(task),
        }
    }

    /// What is said of how far a task is besides its mark.
    fn state_words(&self, task: &Task) -> Option<String> {
        let messages = self.messages;
        let day = |day: Day| messages.lang().day(day.date());
        match &task.state {
            TaskState::Open | TaskState::Done => None,
            TaskState::NotNeeded => Some(messages.not_needed().to_owned()),
            TaskState::Accepted { by, until: None, .. } => Some(messages.accepted_by(&by.one_line())),
            TaskState::Accepted { by, until: Some(until), .. } if self.has_passed(Some(*until)) => {
                Some(messages.accepted_before(&by.one_line(), &day(*until)))
            }
            TaskState::Accepted { by, until: Some(until), .. } => {
                Some(messages.accepted_until(&messages.accepted_by(&by.one_line()), &day(*until)))
            }
        }
    }

    /// How far a task is, who does it and when, as far as anybody said.
    pub fn task_words(&self, task: &Task) -> String {
        let messages = self.messages;
        let day = |day: Day| messages.lang().day(day.date());
        let state = self.state_words(task);
        let owner = (!task.owner.is_empty()).then(|| task.owner.one_line());
        let due = task.due.map(|due| messages.due_on(&day(due)));
        let is_other = task.about != Selection::Open && !task.about.is_same(&self.decision.selection);
        let about = is_other.then(|| messages.settled_on_choice(&task.about.names(messages)));
        state.into_iter().chain(about).chain(owner).chain(due).collect::<Vec<_>>().join(" · ")
    }

    /// How much is done; where something is settled otherwise, how much is still to do. What does not belong to the list any
    /// more is not counted in it.
    pub(super) fn settled_words(&self, tasks: &[ListedTask]) -> String {
        let here = || tasks.iter().filter(|listed| listed.belongs == Belongs::Here);
        let count = |tick: Tick| here().filter(|listed| self.tick_of(&listed.task) == tick).count();
        match (here().count(), count(Tick::Settled)) {
            (0, _) => String::new(),
            (all, 0) => self.messages.plan_done(count(Tick::Done), all),
            (all, _) => self.messages.plan_left(count(Tick::Open), all),
        }
    }

    /// A task as undoing left it.
    pub(super) fn task_undone_words(&self, id: &TaskId) -> String {
        let known = self.tasks_listed().iter().find(|listed| listed.id == *id).cloned();
        let (text, task) = match known {
            Some(listed) => (listed.text, listed.task),
            None => (self.words_of_task(id, &Task::default()), Task::default()),
        };
        // A point may be long, and this is told on a line or two.
        let text = plain_words(&text);
        let text = truncate(&text, SHOWN_OF_TASK);
        match (self.tick_of(&task), &task.state) {
            (Tick::Done, _) => self.messages.step_done_again(&text),
            (Tick::Settled, TaskState::NotNeeded) => self.messages.step_not_needed_again(&text),
            (Tick::Settled, _) => self.messages.step_accepted_again(&text),
            (Tick::Open, _) => self.messages.step_to_do_again(&text),
        }
    }
}
