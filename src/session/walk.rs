//! The moves of a person: choose, go back, change an earlier answer, undo that, start again.
//!
//! The choices, keyed by question, and the question in view are the only state; all else is replayed.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use thiserror::Error;

use super::advice_then::AdviceKept;
use super::app_search::SearchIndex;
use super::cell_sizes::CellSizes;
use super::decision::{Decision, FormDrafts, Reply, Task, TaskId, TaskState};
use super::dossiers::Dossiers;
use super::form::NAME_KEY;
use super::left_typed::{OtherPeople, Unconfirmed};
use super::news::{BeforeAnswer, News};
use super::page::PendingAnswer;
use super::replies::FallenAnswer;
use super::resumed::AnswerBefore;
use super::undo::{Edit, EditKind};
use super::weighed::WeighedWalk;
use crate::analysis::{ChangeGoal, questions_ahead, remaining_question_bounds};
use crate::engine::{AnswerValue, Choice, ChoiceError, Position, RecordedWalk, allowed, by_question, replay};
use crate::model::{Model, OutcomeIx, QuestionIx, Table};
use crate::order;
use crate::text::{Glossary, Messages, SafeText};

/// Why a choice was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Trouble {
    /// No question is in view.
    #[error("no question is in view")]
    NoQuestion,
    /// Nothing is chosen or typed yet, or it is not a number.
    #[error("nothing is chosen yet")]
    Nothing,
    /// The decision was taken: no answer changes any more.
    #[error("the decision was taken")]
    Settled,
    /// The choice is not allowed.
    #[error(transparent)]
    Refused(#[from] ChoiceError),
}

/// A look at an earlier question, to change its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Detour {
    /// The question that was in view before: there the person returns to.
    pub(super) from: Option<QuestionIx>,
}

/// One walk by one person.
#[derive(Debug, Clone)]
pub struct Session<'m> {
    /// The content that is walked: with what suppliers replied over its facts.
    pub(super) model: &'m Model,
    /// The same as the catalogue has it, without replies.
    pub(super) catalogued: &'m Model,
    pub(super) messages: Messages,
    /// Every choice ever confirmed, including those that wait or are set aside.
    pub(super) choices: BTreeMap<QuestionIx, AnswerValue>,
    /// Answers that are none any more, because of a reply.
    pub(super) fallen: BTreeMap<QuestionIx, FallenAnswer>,
    /// The question in view, when the person went back; absent: the first one without an answer, or the outcome.
    pub(super) view: Option<QuestionIx>,
    /// After this choice the person returns to where they were, rather than to the next question.
    pub(super) detour: Option<Detour>,
    /// The changes so far, the last one last.
    pub(super) edits: Vec<Edit>,
    /// What is being made of questions and not confirmed yet, where that is something else than the answer given.
    pub(super) drafts: BTreeMap<QuestionIx, PendingAnswer>,
    /// The walk as far as the choices go.
    pub(super) whole: Rc<WeighedWalk>,
    /// The walk up to the question in view.
    pub(super) state: Rc<WeighedWalk>,
    pub(super) news: News,
    /// What was decided, and what is kept with it.
    pub(super) decision: Decision,
    /// What suppliers replied, in the order in which it was entered.
    pub(super) replies: Vec<Reply>,
    /// What was typed into forms and not confirmed yet.
    pub(super) form_drafts: FormDrafts,
    /// Who made what of these drafts that the person here did not make.
    pub(super) others: OtherPeople,
    /// By which column of its rows an advice is sorted; a matter of its page alone.
    pub(super) sorted: Option<usize>,
    /// The dossiers of the person.
    pub(super) dossiers: Dossiers,
    pub(super) longest: Table<QuestionIx, usize>,
    /// What was read, and other remarks for the start page.
    pub(super) read: Vec<SafeText>,
    /// When the choices that the person continues with were made, in words.
    pub(super) since: Option<SafeText>,
    /// The advice with which the person continues, as it was saved.
    pub(super) advice_kept: Option<AdviceKept>,
    /// Answers of before that do not count now, or fit again.
    pub(super) answers_before: Vec<AnswerBefore>,
    /// What is searched, once something was sought.
    pub(super) index: Rc<OnceCell<SearchIndex>>,
    /// How wide the rows of all apps are, once some were listed.
    pub(super) cell_sizes: Rc<OnceCell<CellSizes>>,
    /// The words that are explained, ready to be searched for, once a page was made.
    pub(super) glossary: OnceCell<Glossary<usize>>,
    /// How old the facts of the catalogue are, once that was told: it stays the same all day.
    pub(super) age_of_all: OnceCell<Option<String>>,
    /// When most apps were checked, as the catalogue writes it.
    pub(super) edition_checked: OnceCell<Option<String>>,
}

impl<'m> Session<'m> {
    /// A walk that starts at the first question.
    pub fn new(model: &'m Model, messages: Messages) -> Self {
        Self::resume(model, messages, BTreeMap::new(), BTreeSet::new())
    }

    /// A walk that continues with choices made before; those that the tree no longer allows are left out.
    pub fn resume(
        model: &'m Model,
        messages: Messages,
        mut choices: BTreeMap<QuestionIx, AnswerValue>,
        ticked: BTreeSet<(String, String)>,
    ) -> Self {
        choices.retain(|question, given| {
            allowed(model, &Choice { question: *question, given: given.clone() }).is_ok()
        });
        let whole = WeighedWalk::new(replay(model, &choices));
        Self {
            model,
            catalogued: model,
            fallen: BTreeMap::new(),
            messages,
            state: whole.clone(),
            whole,
            choices,
            view: None,
            detour: None,
            edits: Vec::new(),
            drafts: BTreeMap::new(),
            news: News::default(),
            decision: Decision { tasks: done_tasks(ticked), ..Decision::default() },
            replies: Vec::new(),
            form_drafts: FormDrafts::new(),
            others: OtherPeople::default(),
            sorted: None,
            dossiers: Dossiers::default(),
            longest: remaining_question_bounds(model),
            read: Vec::new(),
            since: None,
            advice_kept: None,
            answers_before: Vec::new(),
            index: Rc::default(),
            cell_sizes: Rc::default(),
            glossary: OnceCell::new(),
            age_of_all: OnceCell::new(),
            edition_checked: OnceCell::new(),
        }
    }

    /// Adds what the start page tells besides: what was read, and when the choices were made that continue.
    pub fn with_remarks(mut self, read: Vec<SafeText>, since: Option<SafeText>) -> Self {
        self.read = read;
        self.since = since;
        self
    }

    /// Adds what was decided before, what suppliers replied, and what was left unconfirmed.
    pub fn with_decision(
        mut self,
        decision: Decision,
        replies: Vec<Reply>,
        unconfirmed: Unconfirmed,
    ) -> Self {
        let ticked = std::mem::replace(&mut self.decision, decision).tasks;
        // Those that a list of ticks knew, where the decision knows no more of them.
        for (id, task) in ticked {
            self.decision.tasks.entry(id).or_insert(task);
        }
        self.replies = replies;
        self.form_drafts = unconfirmed.forms;
        self.others = unconfirmed.others;
        self.lay_over();
        // They are of the content with the replies over it.
        self.drafts = unconfirmed.drafts;
        self
    }

    /// What was decided, and what is kept with it.
    pub fn decision(&self) -> &Decision {
        &self.decision
    }

    /// What suppliers replied, in the order in which it was entered.
    pub fn replies(&self) -> &[Reply] {
        &self.replies
    }

    /// What is ticked, typed or marked and not confirmed yet.
    pub fn unconfirmed(&self) -> Unconfirmed {
        let mut forms = self.form_drafts.clone();
        forms.retain(|form, _| !form.starts_with(NAME_KEY));
        Unconfirmed { drafts: self.drafts.clone(), forms, others: self.others.clone() }
    }

    /// The tree and the catalogue.
    pub fn model(&self) -> &'m Model {
        self.model
    }

    /// The fixed sentences, in the person's language.
    pub fn messages(&self) -> Messages {
        self.messages
    }

    /// Every choice confirmed so far: what has to be saved.
    pub fn choices(&self) -> &BTreeMap<QuestionIx, AnswerValue> {
        &self.choices
    }

    /// The walk as it is at the page in view.
    pub fn state(&self) -> &RecordedWalk {
        &self.state
    }

    /// The walk as far as the choices go, whatever page is in view.
    pub fn whole(&self) -> &RecordedWalk {
        &self.whole
    }

    /// The question in view, if there is one.
    pub fn question(&self) -> Option<QuestionIx> {
        match self.state.walk.position {
            Position::At(question) => Some(question),
            Position::Done(_) | Position::Stuck(_) => None,
        }
    }

    /// The outcome in view, if there is one.
    pub fn outcome(&self) -> Option<OutcomeIx> {
        match self.state.walk.position {
            Position::Done(outcome) => Some(outcome),
            Position::At(_) | Position::Stuck(_) => None,
        }
    }

    /// Whether anything was answered.
    pub fn is_begun(&self) -> bool {
        !self.choices.is_empty()
    }

    /// Confirms an answer to the question in view, and continues. The same answer as before changes nothing.
    ///
    /// # Errors
    /// When it is not allowed; then nothing changes.
    pub fn choose(&mut self, given: AnswerValue) -> Result<(), Trouble> {
        let question = self.question().ok_or(Trouble::NoQuestion)?;
        allowed(self.model, &Choice { question, given: given.clone() })?;
        let earlier = self.choices.get(&question).cloned();
        let changed = earlier.as_ref() != Some(&given);
        if changed && self.is_settled() {
            return Err(Trouble::Settled);
        }
        if changed && self.was_answered(question, earlier.is_some()) {
            self.remember(EditKind::Answers, [question], self.place_before(question));
        } else if changed {
            self.follow_edit();
        }
        // What was left when the decision was taken stays there to read.
        if !self.is_settled() {
            self.drafts.remove(&question);
            self.others.drafts.remove(&question);
        }
        self.fallen.remove(&question);
        let steps = self.state.walk.path.len();
        let before = BeforeAnswer { state: self.state.clone(), whole: self.whole.clone() };
        self.choices.insert(question, given);
        self.whole = WeighedWalk::new(replay(self.model, &self.choices));
        let next = self.whole.walk.path.get(steps + 1).map(|choice| choice.question);
        self.view = match (self.detour.take(), &earlier) {
            (Some(detour), _) => detour.from,
            (None, None) => None,
            (None, Some(_)) => next,
        };
        self.show();
        let old = earlier.filter(|_| changed);
        let old = old.map(|old| super::words::given(self.model, self.messages, question, &old));
        self.news = self.news_of(question, old, &before);
        Ok(())
    }

    /// Shows the question before the one in view, its answer marked. Nothing is lost. False at the first question.
    pub fn back(&mut self) -> bool {
        // Through an example nobody goes question by question.
        let previous = self.state.walk.path.last().filter(|_| !self.is_example());
        let Some(previous) = previous.map(|choice| choice.question) else { return false };
        self.look_at(previous);
        true
    }

    /// Shows an earlier question to change its answer; after the change the person returns to where they were.
    pub fn change(&mut self, question: QuestionIx) -> bool {
        if self.whole.walk.given(question).is_none() {
            return false;
        }
        let from = self.view;
        self.look_at(question);
        self.detour = Some(Detour { from });
        true
    }

    /// Leaves the answer as it is that was to be changed, and returns to where the person was.
    pub fn keep(&mut self) {
        let from = self.detour.take().and_then(|detour| detour.from);
        self.go_on();
        if let Some(from) = from {
            self.look_at(from);
        }
    }

    /// Goes to the first question without an answer, or to the outcome.
    pub fn go_on(&mut self) {
        self.view = None;
        self.detour = None;
        self.news = News::default();
        self.show();
    }

    /// Takes one of the changes that a page lists for a goal. False when there is no such change.
    pub fn take(&mut self, goal: ChangeGoal, at: usize) -> bool {
        if self.is_settled() {
            return false;
        }
        let lines = self.changes(goal).lines().lines;
        let Some(line) = lines.get(at) else { return false };
        let change = &line.change;
        self.remember(EditKind::Answers, change.set.iter().map(|choice| choice.question), self.place());
        let before = BeforeAnswer { state: self.state.clone(), whole: self.whole.clone() };
        let mut taken = Vec::new();
        for choice in change.set.clone() {
            let old = self.choices.insert(choice.question, choice.given);
            debug_assert!(old.is_some(), "a change replaces an answer that was given");
            let old = old.map(|old| super::words::given(self.model, self.messages, choice.question, &old));
            taken.extend(old.map(|old| (choice.question, old)));
        }
        self.whole = WeighedWalk::new(replay(self.model, &self.choices));
        self.go_on();
        self.news = self.news_of_change(goal, taken, &before);
        true
    }

    /// The choices without those after the question in view.
    pub(super) fn choices_in_view(&self) -> BTreeMap<QuestionIx, AnswerValue> {
        let ahead = self.whole.walk.path.iter().skip(self.state.walk.path.len());
        let mut choices = self.choices.clone();
        ahead.for_each(|choice| drop(choices.remove(&choice.question)));
        choices
    }

    /// The choices that are not on the path now: those that wait behind a question without an answer, and those that
    /// are set aside. None of them is ever lost.
    pub fn off_path(&self) -> (Vec<QuestionIx>, Vec<QuestionIx>) {
        self.off_path_of(&self.whole)
    }

    /// The same of the choices as they are, seen from another walk.
    pub(super) fn off_path_of(&self, walk: &RecordedWalk) -> (Vec<QuestionIx>, Vec<QuestionIx>) {
        let on_path = |question: &QuestionIx| walk.walk.given(*question).is_some();
        let off = self.choices.keys().filter(|question| !on_path(question)).copied();
        match walk.walk.position {
            Position::At(next) => {
                let ahead = questions_ahead(self.model, next);
                off.partition(|question| ahead.contains(question))
            }
            Position::Done(_) | Position::Stuck(_) => (Vec::new(), off.collect()),
        }
    }

    /// How many pages of information had been passed before the last choice on the way to the page in view.
    pub(super) fn shown_before_last_choice(&self) -> usize {
        let Some((_, earlier)) = self.state.walk.path.split_last() else { return 0 };
        replay(self.model, &by_question(earlier)).walk.shown.len()
    }

    fn look_at(&mut self, question: QuestionIx) {
        self.view = Some(question);
        self.detour = None;
        self.news = News::default();
        self.show();
    }

    /// Replays up to the question in view.
    pub(super) fn show(&mut self) {
        debug_assert_eq!(
            **self.whole,
            replay(self.model, &self.choices),
            "the choices are the only state: the walk is what they lead to"
        );
        self.state = match self.view {
            Some(view) if self.whole.walk.given(view).is_some() => {
                let path = self.whole.walk.path.iter().take_while(|choice| choice.question != view);
                let earlier = order::map(path.map(|choice| (choice.question, choice.given.clone())));
                WeighedWalk::new(replay(self.model, &earlier))
            }
            _ => {
                self.view = None;
                self.whole.clone()
            }
        };
    }
}

/// Steps of plans that are done, as tasks.
fn done_tasks(ticked: BTreeSet<(String, String)>) -> BTreeMap<TaskId, Task> {
    let task =
        |(plan, step)| (TaskId::Step { plan, step }, Task { state: TaskState::Done, ..Task::default() });
    order::map(ticked.into_iter().map(task))
}
