//! One list of what to do: what comes first of all, what the organisation and the chosen apps ask for, then the plan. Each
//! with how far it is, who does it and when.

use std::rc::Rc;

use super::choose::options;
use super::{DecisionEdit, SelectedApp, Selection, Task, TaskId, TaskState};
use crate::engine::{Position, app_attention};
use crate::model::OutcomeIx;
use crate::session::advice::{AttentionPoint, SourcePlace, places};
use crate::session::form::{FieldKind, FieldSpec, FormId, FormSpec, FormValues};
use crate::session::page::{Action, Block, Head, Listing, ListingRow, Tick};
use crate::session::walk::Session;
use crate::session::words;
use crate::text::{Day, SafeText, parse, to_plain};

const STATE: &str = "state";
const WHY: &str = "why";
const BY: &str = "by";
const UNTIL: &str = "until";
const OWNER: &str = "owner";
const DUE: &str = "due";
const REMARK: &str = "remark";

const OPEN: &str = "open";
const DONE: &str = "done";
const NOT_NEEDED: &str = "not_needed";
const ACCEPTED: &str = "accepted";

/// Where something to do belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Belongs {
    /// In the list: the answers and the choice ask for it.
    Here,
    /// With other answers, or another choice: something is kept of it.
    Elsewhere,
    /// The content does not have it any more: something is kept of it.
    Nowhere,
}

/// Something to do, in ready words.
#[derive(Debug, Clone)]
pub struct ListedTask {
    /// Which.
    pub id: TaskId,
    /// Where it belongs.
    pub belongs: Belongs,
    /// The heading of the group that it is in.
    pub group: String,
    /// What to do (simple Markdown).
    pub text: SafeText,
    /// Who has to take care of it, as the tree has it.
    pub for_whom: Option<String>,
    /// Short help (simple Markdown).
    pub help: Option<SafeText>,
    /// Where it comes from.
    pub sources: Vec<SourcePlace>,
    /// What is known of it.
    pub task: Task,
    /// What that is kept as: another id where the content gave it another one since.
    pub kept_as: TaskId,
}

impl Session<'_> {
    /// Everything to do after the advice in view, in the order of time; then what is kept of things that were in this list.
    pub fn listed_tasks(&self) -> Vec<ListedTask> {
        self.tasks_listed().to_vec()
    }

    /// The same, worked out once as long as the walk and what was decided stay the same: a form asks for it at every letter.
    pub(in crate::session) fn tasks_listed(&self) -> Rc<[ListedTask]> {
        let at = (self.outcome(), self.has_ended_walk());
        self.state.tasks(&self.decision, at, || {
            let mut tasks = match self.outcome() {
                Some(outcome) => self.tasks_of(outcome),
                // What was decided outlives a tree that led its walk back to a question.
                None if self.is_settled() && !self.has_ended_walk() => Vec::new(),
                None => return Vec::new(),
            };
            let kept = self.kept_tasks(&mut tasks);
            tasks.extend(kept);
            tasks
        })
    }

    fn task_at(&self, at: usize) -> Option<ListedTask> {
        self.tasks_listed().get(at).cloned()
    }

    /// Whether the answers lead to an end, whatever is in view.
    fn has_ended_walk(&self) -> bool {
        matches!(self.whole.walk.position, Position::Done(_))
    }

    /// What the advice and the choice ask for.
    fn tasks_of(&self, outcome: OutcomeIx) -> Vec<ListedTask> {
        let messages = self.messages;
        let mut tasks: Vec<ListedTask> = Vec::new();
        let organisation: Vec<AttentionPoint> =
            self.organisation().points.into_iter().map(|told| told.point).collect();
        let mut later = Vec::new();
        for point in organisation.into_iter().filter(|point| self.is_task(point)) {
            let group = if point.first { messages.do_first() } else { messages.organise() };
            let task = self.point_task(&point, group.to_owned(), None);
            if point.first { &mut tasks } else { &mut later }.push(task);
        }
        for selected in self.selected_apps() {
            for point in self.points_of_selected(selected).into_iter().filter(|point| self.is_task(point)) {
                let group = match point.first {
                    true => messages.do_first().to_owned(),
                    false => messages.attention_for(selected.name.as_str()),
                };
                let name = point.first.then(|| selected.name.one_line());
                let task = self.point_task(&point, group, name);
                if point.first { &mut tasks } else { &mut later }.push(task);
            }
        }
        tasks.append(&mut later);
        if let Some(plan) = self.model.graph.outcomes.row(outcome).plan {
            let plan = self.model.graph.plans.row(plan);
            for step in &plan.steps {
                let id = TaskId::Step { plan: plan.id.clone(), step: step.id.clone() };
                tasks.push(ListedTask {
                    belongs: Belongs::Here,
                    group: step.group.as_ref().unwrap_or(&plan.title).one_line(),
                    text: step.text.clone(),
                    for_whom: step.for_whom.as_ref().map(SafeText::one_line),
                    help: step.help.clone(),
                    sources: places(self.model, &step.sources),
                    task: self.task_known(&id),
                    kept_as: id.clone(),
                    id,
                });
            }
        }
        // Two apps may ask for the same.
        let mut known = Vec::new();
        tasks.retain(|task| {
            let is_new = !known.contains(&task.id);
            known.extend(is_new.then(|| task.id.clone()));
            is_new
        });
        tasks
    }

    pub(super) fn points_of_selected(&self, selected: &SelectedApp) -> Vec<AttentionPoint> {
        let Some(app) = self.app_selected(selected) else { return Vec::new() };
        let points = app_attention(self.model, &self.state, app).into_iter();
        points.map(|point| self.told_point(point)).collect()
    }

    fn point_task(&self, point: &AttentionPoint, group: String, name: Option<String>) -> ListedTask {
        let id = id_of(point);
        let dated = point.dated_text();
        let text = match name {
            Some(name) => self.messages.glossary_entry(&name, dated.as_str()).into(),
            None => dated,
        };
        ListedTask {
            belongs: Belongs::Here,
            group,
            text,
            for_whom: point.for_whom.as_ref().map(SafeText::one_line),
            help: None,
            sources: point.sources.clone(),
            task: self.task_known(&id),
            kept_as: id.clone(),
            id,
        }
    }

    /// Whether an attention point asks for something, or somebody made something to do of it.
    pub(super) fn is_task(&self, point: &AttentionPoint) -> bool {
        !point.informs || self.decision.tasks.contains_key(&id_of(point)) || self.is_kept_by_words(point)
    }

    pub(super) fn task_known(&self, id: &TaskId) -> Task {
        self.decision.tasks.get(id).cloned().unwrap_or_default()
    }

    /// How much of it there is, and how much of that needs nothing more: no words where there is nothing to do; nothing where
    /// the list has nothing to tell.
    pub fn tasks_settled(&self) -> Option<String> {
        self.has_tasks_page().then(|| self.settled_words(&self.tasks_listed()))
    }

    /// Why there is no such list.
    pub fn no_tasks_words(&self) -> &'static str {
        match self.outcome() {
            Some(_) => self.messages.no_tasks(),
            None => self.messages.tasks_at_the_end(),
        }
    }

    /// Whether there is anything on the list of what to do.
    pub(in crate::session) fn has_tasks_page(&self) -> bool {
        !self.tasks_listed().is_empty() || !self.told_points().is_empty()
    }

    /// The list of what to do.
    pub(in crate::session) fn tasks_page(&self) -> Option<Listing<'static>> {
        let (tasks, points) = (self.tasks_listed(), self.told_points());
        if tasks.is_empty() && points.is_empty() {
            return None;
        }
        let place = self.settled_words(&tasks);
        // When nothing is open any more the first one is in view.
        let is_open =
            |listed: &ListedTask| self.tick_of(&listed.task) == Tick::Open && listed.belongs == Belongs::Here;
        let first = tasks.iter().position(is_open).unwrap_or(0);
        let mut group = None;
        let mut rows = Vec::new();
        for (at, listed) in tasks.iter().enumerate() {
            let heading = (group != Some(&listed.group)).then(|| listed.group.clone());
            group = Some(&listed.group);
            rows.push(self.task_row(at, listed, heading));
        }
        for (title, point) in &points {
            let heading = (group != Some(title)).then(|| title.clone());
            group = Some(title);
            rows.push(self.point_row(point, heading));
        }
        let texts = tasks.iter().map(|listed| listed.text.as_str());
        let terms = self.terms_of(texts.chain(points.iter().map(|(_, point)| point.text.as_str())));
        Some(Listing {
            head: Head { title: self.messages.tasks_title().to_owned(), place },
            news: self.undone_task().then(|| self.news_line()).flatten(),
            before: self.example_blocks().into_iter().collect(),
            rows: rows.into(),
            first,
            terms,
            ..Listing::default()
        })
    }

    fn task_row(&self, at: usize, listed: &ListedTask, heading: Option<String>) -> ListingRow {
        let task = &listed.task;
        let mut detail: Vec<Block> = listed.help.iter().cloned().map(Block::Text).collect();
        detail.extend(words::named_sources(self.messages, &listed.sources).map(Block::Remark));
        if let TaskState::Accepted { why, .. } = &task.state {
            detail.push(Block::Remark(self.messages.accepted_because(why)));
        }
        if !task.remark.is_empty() {
            detail.push(Block::Remark(self.messages.your_remark_is(&task.remark)));
        }
        ListingRow {
            heading,
            ticked: Some(self.tick_of(task)),
            label: plain_words(&listed.text),
            words: self.task_words(task),
            // A task need not be for anyone in particular.
            right: if task.owner.is_empty() {
                listed.for_whom.clone().unwrap_or_default()
            } else {
                String::new()
            },
            action: (!self.is_example()).then_some(Action::Toggle(at)),
            faint: matches!(task.state, TaskState::NotNeeded),
            detail,
            ..ListingRow::default()
        }
    }

    /// Marks a task as done, or as still to do. This can be undone. False when there is no such task, and when its form has
    /// to be asked: one key never loses that a risk was accepted, why and by whom, or that it is not needed.
    pub fn toggle_task(&mut self, at: usize) -> bool {
        let Some(listed) = self.task_at(at).filter(|_| !self.is_example()) else { return false };
        let state = match listed.task.state {
            TaskState::Open => TaskState::Done,
            TaskState::Done => TaskState::Open,
            TaskState::NotNeeded | TaskState::Accepted { .. } => return false,
        };
        let about = self.about_of(&state, &listed.task);
        self.change_task(&listed, Task { state, about, ..listed.task.clone() });
        true
    }

    /// What is chosen as a task gets this state; what was, where it had it.
    fn about_of(&self, state: &TaskState, known: &Task) -> Selection {
        match state {
            TaskState::Open => Selection::Open,
            state if *state == known.state => known.about.clone(),
            _ => self.decision.selection.clone(),
        }
    }

    /// A task that nobody touched is not kept, unless it is in no list any more, or may be in none later, as the decision is
    /// taken: its words would be gone.
    fn keep_task(&mut self, listed: &ListedTask, task: Task) {
        let shown = SafeText::from(plain_words(&listed.text));
        if listed.kept_as != listed.id {
            self.decision.tasks.remove(&listed.kept_as);
        }
        let task = Task { shown, ..task };
        if !task.is_touched() && listed.belongs == Belongs::Here && !self.is_settled() {
            self.decision.tasks.remove(&listed.id);
        } else {
            self.decision.tasks.insert(listed.id.clone(), task);
        }
    }

    /// The form of one task.
    pub(in crate::session) fn task_spec(&self, form: FormId, at: usize) -> FormSpec {
        let Some(listed) = self.task_at(at) else { return FormSpec::default() };
        let (messages, task) = (self.messages, &listed.task);
        let held = match task.state {
            TaskState::Open => OPEN,
            TaskState::Done => DONE,
            TaskState::NotNeeded => NOT_NEEDED,
            TaskState::Accepted { .. } => ACCEPTED,
        };
        let all = options([
            (OPEN, messages.step_to_do()),
            (DONE, messages.step_done()),
            (NOT_NEEDED, messages.not_needed()),
            (ACCEPTED, messages.risk_accepted()),
        ]);
        let chosen = self.typed_in(form, STATE).unwrap_or_else(|| held.into());
        let state = FieldSpec::new(STATE, FieldKind::Choice(all), messages.how_far(), held.into());
        let mut fields = vec![state.required(messages.not_an_option())];
        if chosen.as_str() == ACCEPTED {
            let (why, by, until) = match &task.state {
                TaskState::Accepted { why, by, until } => (why.clone(), by.clone(), *until),
                _ => (SafeText::default(), SafeText::default(), None),
            };
            let kept = self.day_text(until);
            // What was accepted until a day that is past by now stays readable, and is to do again.
            let stays = self.typed_in(form, UNTIL).is_none_or(|typed| typed == kept);
            let until = FieldSpec::new(UNTIL, FieldKind::Day, messages.accepted_until_when(), kept)
                .with_help(messages.look_again_help());
            fields.extend([
                FieldSpec::new(WHY, FieldKind::Lines, messages.why_accepted(), why)
                    .required(messages.why_accepted_missing()),
                FieldSpec::new(BY, FieldKind::Line, messages.accepted_by_whom(), by)
                    .with_help(messages.role_or_name())
                    .required(messages.whom_missing()),
                if stays { until.noticed(told_past) } else { until.checked(not_past) },
            ]);
        }
        let may_be_empty = |help: &str| format!("{help} {}", messages.may_stay_empty());
        let due = FieldSpec::new(DUE, FieldKind::Day, messages.due_when(), self.day_text(task.due))
            .with_help(&may_be_empty(messages.day_help()));
        fields.extend([
            FieldSpec::new(OWNER, FieldKind::Line, messages.who_does_it(), task.owner.clone())
                .with_help(&may_be_empty(messages.role_or_name())),
            // Of what is done, or need not be, the day is past as it should be.
            if chosen.as_str() == OPEN { due.noticed(told_past) } else { due },
            FieldSpec::new(REMARK, FieldKind::Lines, messages.your_remark(), task.remark.clone())
                .with_help(messages.may_stay_empty()),
        ]);
        let mut before = vec![Block::Heading(plain_words(&listed.text))];
        before.extend(listed.help.iter().cloned().map(Block::Text));
        let place = listed.for_whom.unwrap_or_default();
        FormSpec { head: Head { title: listed.group, place }, before, fields }
    }

    /// Takes what was filled in of one task.
    pub(in crate::session) fn take_task(&mut self, at: usize, values: &FormValues) {
        let Some(listed) = self.task_at(at) else { return };
        let state = match () {
            () if values.is(STATE, DONE) => TaskState::Done,
            () if values.is(STATE, NOT_NEEDED) => TaskState::NotNeeded,
            () if values.is(STATE, ACCEPTED) => {
                TaskState::Accepted { why: values.text(WHY), by: values.line(BY), until: values.day(UNTIL) }
            }
            () => TaskState::Open,
        };
        let about = self.about_of(&state, &listed.task);
        let task = Task {
            state,
            about,
            owner: values.line(OWNER),
            due: values.day(DUE),
            remark: values.text(REMARK),
            // Its words may be others by now: that is no change.
            shown: listed.task.shown.clone(),
        };
        if task != listed.task {
            self.change_task(&listed, task);
        }
    }

    fn change_task(&mut self, listed: &ListedTask, task: Task) {
        self.decide(DecisionEdit::Task(listed.id.clone()), |session| session.keep_task(listed, task));
    }

    /// What a form about a task is called in what is saved.
    pub(in crate::session) fn task_key(&self, at: usize) -> String {
        match self.task_at(at).map(|listed| listed.id) {
            Some(TaskId::Step { plan, step }) => format!("task {plan} {step}"),
            Some(TaskId::Point(point)) => format!("task {point}"),
            None => String::new(),
        }
    }

    /// A day as it stands in a field.
    pub(super) fn day_text(&self, day: Option<Day>) -> SafeText {
        day.map(|day| self.messages.lang().day(day.date()).into()).unwrap_or_default()
    }
}

impl FormId {
    /// The field of the remark, of a form with others before it.
    pub fn remark_field(self) -> Option<&'static str> {
        matches!(self, Self::Task(_)).then_some(REMARK)
    }
}

/// That a day before today is refused.
fn not_past(session: &Session<'_>, day: &SafeText) -> Option<String> {
    session.is_past(day)?.then(|| session.messages.accepted_until_past().to_owned())
}

/// That a day was before today.
pub(super) fn told_past(session: &Session<'_>, day: &SafeText) -> Option<String> {
    session.is_past(day)?.then(|| session.messages.day_is_past().to_owned())
}

/// The id of an attention point; without one its words.
pub(super) fn id_of(point: &AttentionPoint) -> TaskId {
    TaskId::Point(point.id.clone().unwrap_or_else(|| point.text.one_line()))
}

/// The words of a text without its marks.
pub(in crate::session) fn plain_words(text: &SafeText) -> String {
    SafeText::new(&to_plain(&parse(text.as_str()))).one_line()
}
