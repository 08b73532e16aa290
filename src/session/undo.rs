//! Taking back: the last change, and the answer to one question. No other answer is ever lost by it.

use std::collections::BTreeMap;

use super::decision::{Decision, DecisionEdit};
use super::news::{News, OffPath};
use super::page::PendingAnswer;
use super::walk::{Detour, Session};
use super::weighed::WeighedWalk;
use super::words;
use crate::engine::{AnswerValue, Position, RecordedWalk, replay};
use crate::model::QuestionIx;
use crate::text::SafeText;

/// Undoing goes back this many changes, more than a person has in mind: each holds the choices that it did away with. The
/// oldest goes without a word; undoing that far ends with "nothing to undo".
const UNDO_DEPTH: usize = 100;

/// What a change was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum EditKind {
    /// Other answers to some questions, or none any more.
    Answers,
    /// Something of what was decided; all of it as it was before.
    Decision(DecisionEdit, Box<Decision>),
    /// A reply that was entered, taken back or put back: its place.
    Reply(usize),
}

/// Where a person is on the walk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WalkPlace {
    /// The question in view; absent: the first one without an answer, or the outcome.
    pub(super) view: Option<QuestionIx>,
    /// That question is in view to be changed.
    pub(super) detour: Option<Detour>,
}

/// A change, as far as it takes to undo it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    kind: EditKind,
    /// The questions whose answers it changed, with what these were before; nothing where there was none.
    earlier: Vec<(QuestionIx, Option<AnswerValue>)>,
    /// What was being made of these questions.
    drafts: BTreeMap<QuestionIx, PendingAnswer>,
    /// Where the person was, or had been before setting out to change an answer.
    place: WalkPlace,
    /// New questions were answered since: undoing takes back none of these answers.
    is_followed: bool,
    /// What was typed into the form that made it: by the form what stood in its fields.
    typed: Option<(String, BTreeMap<String, SafeText>)>,
}

/// An answer, or several, that were taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TakenBack {
    what: Taken,
    /// How many answers wait for a question that is open again by it.
    behind: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Taken {
    /// A change was undone.
    Undone(Edit),
    /// The answer to this question was withdrawn.
    Withdrawn(QuestionIx),
    /// The same of an answer that was not on the path.
    WithdrawnOffPath(QuestionIx),
}

impl Edit {
    /// Lets it be of other answers to a question; false when one of them is no answer any more, so that it cannot be undone.
    pub(super) fn follow(
        &mut self,
        question: QuestionIx,
        moved: &impl Fn(&AnswerValue) -> Option<AnswerValue>,
    ) -> bool {
        self.drafts.remove(&question);
        let of_it = self.earlier.iter_mut().filter(|(asked, _)| *asked == question);
        of_it.filter_map(|(_, given)| given.as_mut()).all(|given| match moved(given) {
            Some(now) => {
                *given = now;
                true
            }
            None => false,
        })
    }
}

impl Session<'_> {
    /// Remembers what a change is about to do away with, and where the person was.
    pub(super) fn remember(
        &mut self,
        kind: EditKind,
        questions: impl IntoIterator<Item = QuestionIx>,
        place: WalkPlace,
    ) {
        let mut edit = Edit {
            kind,
            earlier: Vec::new(),
            drafts: BTreeMap::new(),
            place,
            is_followed: false,
            typed: None,
        };
        for question in questions {
            edit.earlier.push((question, self.choices.get(&question).cloned()));
            edit.drafts.extend(self.drafts.remove(&question).map(|draft| (question, draft)));
        }
        if self.edits.len() == UNDO_DEPTH {
            self.edits.remove(0);
        }
        self.edits.push(edit);
    }

    /// Keeps what was typed into the form that made the last change: undoing that change loses no word.
    pub(super) fn remember_typed(&mut self, form: String, typed: BTreeMap<String, SafeText>) {
        if let Some(last) = self.edits.last_mut() {
            last.typed = Some((form, typed));
        }
    }

    /// Keeps what was typed for a change that is undone as typed and not recorded, where nothing else was typed since.
    fn type_again(&mut self, edit: &Edit) {
        let Some((key, typed)) = &edit.typed else { return };
        if self.form_drafts.contains_key(key) {
            return;
        }
        self.form_drafts.insert(key.clone(), typed.clone());
        // What is recorded now as it was typed is no draft.
        let Some(form) = self.form_of_key(key) else { return };
        for field in self.form(form).fields.iter().filter(|field| !field.is_typed()) {
            self.type_in_form(form, field.name, field.kept.clone());
        }
    }

    /// Whether a question has an answer, or had one that undoing brings back: another answer to it is a change, too.
    pub(super) fn was_answered(&self, question: QuestionIx, is_answered: bool) -> bool {
        let mut earlier = self.edits.iter().flat_map(|edit| &edit.earlier);
        is_answered || earlier.any(|(asked, given)| *asked == question && given.is_some())
    }

    /// Whether there is a change to undo.
    pub fn can_undo(&self) -> bool {
        !self.edits.is_empty()
    }

    /// Marks that a new question was answered since the last change.
    pub(super) fn follow_edit(&mut self) {
        if let Some(last) = self.edits.last_mut() {
            last.is_followed = true;
        }
    }

    /// Whether new questions were answered since the change that undoing takes back.
    pub fn undoes_earlier(&self) -> bool {
        self.edits.last().is_some_and(|edit| edit.is_followed)
    }

    /// What undoing does, in the few words of a key.
    pub fn undo_words(&self) -> String {
        let earlier = self.edits.last().filter(|edit| edit.is_followed);
        let changed = earlier.map(|edit| match edit.earlier.as_slice() {
            [(question, _)] if edit.kind == EditKind::Answers => self.whole.walk.number_of(*question),
            _ => None,
        });
        match changed {
            None => self.messages.do_undo().to_owned(),
            Some(Some(number)) => self.messages.do_undo_question(number),
            Some(None) => self.messages.do_undo_earlier().to_owned(),
        }
    }

    /// Whether the last change may be undone: once the decision is taken only what is known of something to do.
    pub fn may_undo(&self) -> bool {
        let of_task = |edit: &Edit| matches!(edit.kind, EditKind::Decision(DecisionEdit::Task(_), _));
        !self.is_settled() || self.edits.last().is_none_or(of_task)
    }

    /// Undoes the last change: of an answer, of several at once, or something of what was decided. The person is back
    /// where they were before; answers that were given since then stay. False when there is no change.
    pub fn undo(&mut self) -> bool {
        if !self.may_undo() {
            return false;
        }
        let Some(edit) = self.edits.pop() else {
            // What the last one undid is no news any more.
            self.news = News::default();
            return false;
        };
        if edit.is_followed {
            self.follow_edit();
        }
        if let EditKind::Reply(at) = edit.kind {
            let before = self.before_reply();
            self.flip_reply(at);
            self.news = self.news_of_reply(at, false, &before);
            return true;
        }
        let before = self.whole.clone();
        for (question, earlier) in &edit.earlier {
            match earlier {
                Some(earlier) => drop(self.choices.insert(*question, earlier.clone())),
                None => drop(self.choices.remove(question)),
            }
            self.drafts.remove(question);
        }
        self.drafts.extend(edit.drafts.clone());
        match &edit.kind {
            // A reply was undone above: it changes no answer that was given.
            EditKind::Answers | EditKind::Reply(_) => {}
            EditKind::Decision(_, decision) => {
                let decision = decision.clone();
                self.undo_decision(&decision);
                self.type_again(&edit);
                self.news = News {
                    taken_back: Some(TakenBack { what: Taken::Undone(edit), behind: 0 }),
                    ..News::default()
                };
                return true;
            }
        }
        let place = edit.place.clone();
        self.take_back(Taken::Undone(edit), place, &before);
        true
    }

    /// Whether a question has an answer that can be withdrawn.
    pub fn can_withdraw(&self, question: QuestionIx) -> bool {
        self.choices.contains_key(&question)
    }

    /// Withdraws an answer: its question is open again, and the answers after it wait. This can be undone. False when
    /// there is no answer.
    pub fn withdraw(&mut self, question: QuestionIx) -> bool {
        if !self.can_withdraw(question) || self.is_settled() {
            return false;
        }
        let here = self.place();
        self.remember(EditKind::Answers, [question], here.clone());
        let before = self.whole.clone();
        self.choices.remove(&question);
        if before.walk.given(question).is_some() {
            let open = WalkPlace { view: None, detour: None };
            self.take_back(Taken::Withdrawn(question), open, &before);
        } else {
            self.take_back(Taken::WithdrawnOffPath(question), here, &before);
        }
        true
    }

    /// Shows the walk without what was taken back, and tells so.
    fn take_back(&mut self, what: Taken, place: WalkPlace, before: &RecordedWalk) {
        self.view = place.view;
        self.whole = WeighedWalk::new(replay(self.model, &self.choices));
        self.show();
        // What is not in view any more is not in view to be changed.
        self.detour = place.detour.filter(|_| self.view.is_some());
        let OffPath { mut waiting, set_aside, all_set_aside } = self.newly_off_path(before);
        let reopened = match (&what, self.whole.walk.position) {
            (Taken::Withdrawn(question), Position::At(next)) => *question == next,
            (Taken::Undone(edit), Position::At(next)) => edit.earlier.contains(&(next, None)),
            // What was off the path opens no question.
            (Taken::WithdrawnOffPath(_), _) | (_, Position::Done(_) | Position::Stuck(_)) => false,
        };
        let behind = if reopened { self.off_path().0.len() } else { 0 };
        if reopened {
            waiting.clear();
        }
        let taken_back = Some(TakenBack { what, behind });
        self.news = News { taken_back, waiting, set_aside, all_set_aside, ..News::default() };
    }

    /// Where the person is.
    pub(super) fn place(&self) -> WalkPlace {
        WalkPlace { view: self.view, detour: self.detour.clone() }
    }

    /// Where the person was before setting out to change the answer to a question.
    pub(super) fn place_before(&self, question: QuestionIx) -> WalkPlace {
        let view = match &self.detour {
            Some(detour) => detour.from,
            // Who goes back to a question, came from where the walk had got to.
            None => self.view.filter(|view| *view != question),
        };
        WalkPlace { view, detour: None }
    }

    /// Whether the last move undid something of what was decided: the person is where they were.
    pub fn undone_decision(&self) -> bool {
        self.undone_edit().is_some()
    }

    /// Whether the last move undid what was known of something to do.
    pub fn undone_task(&self) -> bool {
        matches!(self.undone_edit(), Some(DecisionEdit::Task(_)))
    }

    fn undone_edit(&self) -> Option<&DecisionEdit> {
        match self.news.taken_back.as_ref().map(|taken| &taken.what) {
            Some(Taken::Undone(Edit { kind: EditKind::Decision(edit, _), .. })) => Some(edit),
            _ => None,
        }
    }

    /// What the last move undid, in words.
    pub fn undone_words(&self) -> Option<String> {
        self.news.taken_back.as_ref().map(|taken| self.taken_back_words(taken))
    }

    /// What was taken back, in words.
    pub(super) fn taken_back_words(&self, taken: &TakenBack) -> String {
        let words = match &taken.what {
            Taken::Undone(Edit { kind: EditKind::Decision(edit, _), .. }) => self.undone_decision_words(edit),
            Taken::Undone(edit) => {
                let part = |(question, earlier): &(QuestionIx, Option<AnswerValue>)| match earlier {
                    Some(earlier) => {
                        let answer = words::given(self.model, self.messages, *question, earlier);
                        self.messages.answered_again(&self.name_of(*question), &answer)
                    }
                    None => self.messages.open_again(&self.name_of(*question)),
                };
                self.messages.undone(&edit.earlier.iter().map(part).collect::<Vec<_>>().join("; "))
            }
            Taken::Withdrawn(question) => self.messages.withdrawn(&self.name_of(*question)),
            Taken::WithdrawnOffPath(question) => {
                let ask = self.model.graph.questions.row(*question).ask.one_line();
                self.messages.withdrawn_off_path(&ask)
            }
        };
        match taken.behind {
            0 => words,
            behind => format!("{words} {}", self.messages.waiting_here(behind)),
        }
    }

    /// A question by its number; by its words when it is not on the path.
    pub(super) fn name_of(&self, question: QuestionIx) -> String {
        let walk = &self.whole.walk;
        let next = (walk.position == Position::At(question)).then_some(walk.path.len() + 1);
        match walk.number_of(question).or(next) {
            Some(number) => self.messages.question_number(number),
            None => self.messages.lang().quote(&self.model.graph.questions.row(question).ask.one_line()),
        }
    }
}
