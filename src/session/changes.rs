//! The changes of answers that are told to a person, in words. The page of an app that dropped, the page where nothing is
//! left, line mode and what is saved all tell a change by [`ListedChange`].

use std::rc::Rc;

use super::page::{Action, Block, ListingRow};
use super::walk::Session;
use super::words::{self, borrowed};
use crate::analysis::{
    Change, ChangeEnds, ChangeGoal, ChangeLine, ChangeLines, Counterfactuals, LaterStandings, NewQuestion,
    StandingSearch,
};
use crate::engine::{
    AnswerValue, Choice, RecordedWalk, Standing, number_ranges, organisation_attention, replay, standing,
};
use crate::model::{AnswerIx, AppIx, Ix, QuestionIx, QuestionKind};
use crate::order;
use crate::text::{Messages, SafeText, upper_first};

/// More answers than this are not named: they are whole phrases, and a line tells of more than one question.
const MOST_ANSWERS: usize = 3;
/// More other answers that do as well are counted.
const NAMED_TOO: usize = 2;

/// The changes of answers that are shown, the best first.
#[derive(Debug, Clone)]
pub struct ListedChanges {
    /// What they are for.
    pub goal: ChangeGoal,
    /// What is above them.
    pub title: String,
    /// The changes.
    pub changes: Vec<ListedChange>,
    /// How many more were found.
    pub more: usize,
    /// Where only changes of more answers hold than are worth listing: which.
    pub beyond: Option<String>,
    /// All sets of at most this many changes were examined.
    pub bound: usize,
    /// No larger set of changes holds.
    pub is_exhausted: bool,
}

/// One change of answers, in words.
#[derive(Debug, Clone)]
pub struct ListedChange {
    /// What to change: from what to what.
    pub label: String,
    /// Its effect, part by part: how many are left, who drops, what is no longer asked, which questions come.
    pub parts: Vec<String>,
    /// The questions in full, each with the answer that was given.
    pub given: Vec<String>,
    /// The points for the organisation that come with it.
    pub points: Vec<SafeText>,
    /// Those that go.
    pub points_gone: Vec<SafeText>,
}

impl ListedChange {
    /// Its effect in one line.
    pub fn comes_of(&self) -> String {
        self.parts.join("; ")
    }
}

impl ListedChanges {
    /// What there is beside those listed, and how far was searched.
    pub fn remarks(&self, messages: Messages) -> Vec<String> {
        let mut remarks: Vec<String> = self.beyond.iter().cloned().collect();
        if self.more > 0 {
            remarks.push(messages.more_changes(self.more));
        }
        if !self.is_exhausted {
            remarks.push(match self.changes.is_empty() && self.beyond.is_none() {
                true => messages.no_change_found(self.bound),
                false => messages.bound(self.bound),
            });
        }
        remarks
    }

    /// A row for each, by which it can be taken; the heading is above the first.
    pub(super) fn rows(&self, session: &Session<'_>) -> Vec<ListingRow> {
        let row = |(at, change): (usize, &ListedChange)| ListingRow {
            heading: (at == 0).then(|| self.title.clone()),
            number: Some((at + 1).to_string()),
            label: change.label.clone(),
            words: change.comes_of(),
            action: Some(Action::Take(self.goal, at)),
            detail: change.detail(session),
            ..ListingRow::default()
        };
        self.changes.iter().enumerate().map(row).collect()
    }
}

impl ListedChange {
    fn detail(&self, session: &Session<'_>) -> Vec<Block> {
        let mut blocks: Vec<Block> = self.given.iter().cloned().map(Block::Remark).collect();
        if !self.points.is_empty() {
            blocks.push(Block::Heading(session.messages.points_then().to_owned()));
        }
        blocks.extend(self.points.iter().cloned().map(Block::Item));
        if !self.points_gone.is_empty() {
            blocks.push(Block::Heading(session.messages.points_gone_then().to_owned()));
        }
        blocks.extend(self.points_gone.iter().cloned().map(Block::Item));
        blocks
    }
}

impl Session<'_> {
    /// What would reach a goal: of the whole walk, for an app that is left in view of the walk up to there.
    pub fn changes(&self, goal: ChangeGoal) -> Rc<Counterfactuals> {
        let in_view = matches!(goal, ChangeGoal::App(app) if self.state.walk.left.contains(app.at()));
        let choices = if in_view { self.choices_in_view() } else { self.choices.clone() };
        self.whole.changes(self.model, choices, goal)
    }

    /// The changes that a page lists, in words.
    pub(super) fn list_changes(&self, goal: ChangeGoal) -> ListedChanges {
        self.tell_changes(&self.changes(goal))
    }

    /// The changes that were found, in words.
    pub(super) fn tell_changes(&self, found: &Counterfactuals) -> ListedChanges {
        let goal = found.goal();
        let ChangeLines { lines, more, beyond } = found.lines();
        ListedChanges {
            goal,
            title: self.title_of_changes(goal, &lines),
            changes: lines.iter().map(|line| self.tell_change(goal, line)).collect(),
            more,
            beyond: beyond.map(|change| self.beyond_in_words(goal, &change)),
            bound: found.bound(),
            is_exhausted: found.is_exhausted(),
        }
    }

    /// One change in words.
    fn tell_change(&self, goal: ChangeGoal, line: &ChangeLine) -> ListedChange {
        let change = &line.change;
        let set: Vec<String> = change.set.iter().map(|choice| self.change_words(choice)).collect();
        let mut parts = self.result_parts(goal, change);
        parts.extend(self.path_parts(change));
        parts.extend(self.also_with(line));
        parts.extend(self.owners_of(change));
        let (points, points_gone) = self.points_of(change);
        ListedChange {
            label: upper_first(&self.messages.lang().and(&set)),
            parts,
            given: self.given_before(change),
            points,
            points_gone,
        }
    }

    fn title_of_changes(&self, goal: ChangeGoal, lines: &[ChangeLine]) -> String {
        let ChangeGoal::App(app) = goal else {
            return match lines {
                [_] => self.messages.change_help().to_owned(),
                _ => self.messages.changes_help().to_owned(),
            };
        };
        let name = self.model.catalogue.apps.row(app).name.one_line();
        // Where new questions come it also depends on the answers to those.
        let is_sure = lines.iter().all(|line| line.change.is_sure());
        match lines {
            [only] => self.messages.returns_if(&name, only.change.set.len(), is_sure),
            _ => self.messages.returns_with(&name, is_sure),
        }
    }

    fn beyond_in_words(&self, goal: ChangeGoal, change: &Change) -> String {
        let places: Vec<String> =
            change.set.iter().map(|choice| self.answer_at_place(choice.question)).collect();
        let places = borrowed(&places);
        match goal {
            ChangeGoal::App(app) => {
                let name = self.model.catalogue.apps.row(app).name.one_line();
                self.messages.fits_not_at(&name, places.len(), &places)
            }
            ChangeGoal::Anything => self.messages.change_all_of(places.len(), &places),
        }
    }

    /// A question with its answer.
    fn answer_at_place(&self, question: QuestionIx) -> String {
        let old = self.choices.get(&question).map(|old| self.in_words(question, old));
        let place = self.place_of(question);
        old.map_or_else(
            || place.clone(),
            |old| self.messages.with_remark(&self.messages.lang().quote(&old), &place),
        )
    }

    /// A question by its place in the walk; one that waits has none, and is named.
    pub(super) fn place_of(&self, question: QuestionIx) -> String {
        match self.whole.walk.number_of(question) {
            Some(number) => self.messages.at_question(number),
            None => self.messages.lang().quote(&self.model.graph.questions.row(question).ask.one_line()),
        }
    }

    /// A change of one answer: of a list that is ticked only what differs.
    fn change_words(&self, choice: &Choice) -> String {
        let place = self.place_of(choice.question);
        let old = self.choices.get(&choice.question);
        debug_assert!(old.is_some(), "only an answer that was given is changed");
        let is_many =
            matches!(self.model.graph.questions.row(choice.question).kind, QuestionKind::Many { .. });
        if let (true, Some(AnswerValue::Picks(old)), AnswerValue::Picks(new)) = (is_many, old, &choice.given)
        {
            let words = |picks: Vec<AnswerIx>| self.answers_in_words(choice.question, &picks);
            let gone: Vec<AnswerIx> = old.iter().filter(|pick| !new.contains(pick)).copied().collect();
            let come: Vec<AnswerIx> = new.iter().filter(|pick| !old.contains(pick)).copied().collect();
            let some_stay = old.len() > gone.len();
            match (gone.is_empty(), come.is_empty()) {
                (false, true) if some_stay => {
                    return self.messages.changes_without(&place, &borrowed(&words(gone)));
                }
                (true, false) if some_stay => {
                    return self.messages.changes_with(&place, &borrowed(&words(come)));
                }
                _ => {}
            }
        }
        let old = old.map(|old| self.in_words(choice.question, old)).unwrap_or_default();
        self.messages.changes_to(&place, &old, &self.in_words(choice.question, &choice.given))
    }

    /// What is left and what drops at the end; of others than the app only what is sure.
    fn result_parts(&self, goal: ChangeGoal, change: &Change) -> Vec<String> {
        let (messages, noun) = (self.messages, words::noun(self.model));
        let mut parts = Vec::new();
        if change.touches > 0 {
            parts.push(messages.only_if_so().to_owned());
        }
        if let ChangeGoal::App(app) = goal {
            parts.extend(self.stands_then(app, change).map(str::to_owned));
        }
        if change.is_sure() {
            if self.has_apps() {
                parts.push(messages.left_then(change.at_most, noun));
            }
        } else if self.has_apps() {
            parts.push(messages.left_at_most(change.at_most, noun));
        }
        let names = self.names_of(&change.drops);
        // Before an end without new questions more may drop yet.
        if names.is_empty() && matches!(goal, ChangeGoal::App(_)) && change.is_sure() {
            parts.push(messages.nothing_else_drops().to_owned());
        }
        let drops = |names: &[&str]| messages.drops_then(names);
        parts.extend(words::few_or_count(&names, drops, |count| messages.drops_count(count)));
        parts
    }

    /// What is no longer asked, which questions come, and what must not be answered to them.
    fn path_parts(&self, change: &Change) -> Vec<String> {
        let messages = self.messages;
        let mut parts = Vec::new();
        let walk = &self.whole.walk;
        let aside: Vec<usize> =
            change.aside.iter().filter_map(|question| walk.number_of(*question)).collect();
        if !aside.is_empty() {
            parts.push(messages.no_longer_asked(&aside));
        }
        match &change.ends {
            None => parts.push(messages.new_questions_come().to_owned()),
            Some(ChangeEnds { most_new: 0, .. }) => {}
            Some(ChangeEnds { fewest_new, most_new, .. }) => {
                parts.push(messages.new_questions(*most_new, fewest_new == most_new));
            }
        }
        parts.extend(self.conditions_of(change));
        parts
    }

    /// What must not be answered to the questions that come, and on which of them it depends whether the change holds.
    fn conditions_of(&self, change: &Change) -> Vec<String> {
        let Some(ChangeEnds { then, .. }) = &change.ends else {
            return vec![self.messages.only_for_some().to_owned()];
        };
        let (mut parts, mut hangs) = (Vec::new(), Vec::new());
        for new in then {
            let limits = if new.is_always { self.limits_of(new) } else { None };
            let is_told = limits.is_some();
            // Two questions may have answers with the same words.
            if let Some(limits) = limits.filter(|limits| !parts.contains(limits)) {
                parts.push(limits);
            }
            let may_fail = if is_told { new.may_fail_with_these } else { new.may_fail };
            if may_fail {
                hangs.push(new);
            }
        }
        match hangs.as_slice() {
            [] if change.touches > 0 || change.spares_situation || !parts.is_empty() => {}
            [only] => {
                let ask = self.model.graph.questions.row(only.question).ask.one_line();
                parts.push(match only.is_always {
                    true => self.messages.depends_on_answer(&ask),
                    false => self.messages.depends_if_asked(&ask),
                });
            }
            _ => parts.push(self.messages.only_for_some().to_owned()),
        }
        parts
    }

    /// What must not be answered to a new question, if a change is to hold; nothing where that is too much to name.
    fn limits_of(&self, new: &NewQuestion) -> Option<String> {
        let row = self.model.graph.questions.row(new.question);
        if let QuestionKind::Number { .. } = row.kind {
            return self.numbers_of(new);
        }
        let all = row.answers()?.indexes();
        let out: Vec<AnswerIx> = all.filter(|answer| !new.answers.contains(answer)).collect();
        let words = |picks: &[AnswerIx]| self.answers_in_words(new.question, picks);
        match (out.len(), new.answers.len()) {
            (0, _) => None,
            (1..=MOST_ANSWERS, _) => Some(self.messages.then_not(&borrowed(&words(&out)))),
            (_, 0..=MOST_ANSWERS) => Some(self.messages.then_only(&borrowed(&words(&new.answers)))),
            _ => None,
        }
    }

    /// How high, or how low, the number may be that is answered to a new question.
    fn numbers_of(&self, new: &NewQuestion) -> Option<String> {
        let row = self.model.graph.questions.row(new.question);
        // Where ranges depend on how many are left, they are not told.
        if row.effects.compare_left_with_answer() {
            return None;
        }
        let starts = number_ranges(self.model, new.question, 0);
        let words = |number: i64| self.in_words(new.question, &AnswerValue::Number(number));
        let out: Vec<i64> = starts.iter().filter(|start| !new.numbers.contains(start)).copied().collect();
        let (first, last) = (*out.first()?, *out.last()?);
        let low = starts.iter().take_while(|start| new.numbers.contains(start)).count();
        let high = starts.iter().rev().take_while(|start| new.numbers.contains(start)).count();
        if low + out.len() == starts.len() {
            Some(self.messages.then_at_most(&words(first - 1)))
        } else if high + out.len() == starts.len() {
            let next = starts.iter().find(|start| **start > last)?;
            Some(self.messages.then_at_least(&words(*next)))
        } else {
            None
        }
    }

    /// Which other answers to the same question do as well.
    fn also_with(&self, line: &ChangeLine) -> Option<String> {
        let mut names = Vec::new();
        for other in &line.also {
            let mut differs = other.set.iter().filter(|choice| !line.change.set.contains(choice));
            if let (Some(choice), None) = (differs.next(), differs.next()) {
                names.push(self.in_words(choice.question, &choice.given));
            }
        }
        let others = names.len().saturating_sub(NAMED_TOO);
        names.truncate(NAMED_TOO);
        (!names.is_empty()).then(|| self.messages.also_with(&borrowed(&names), others))
    }

    /// With whom to discuss a change: those who answer its questions.
    fn owners_of(&self, change: &Change) -> Option<String> {
        let mut owners: Vec<String> = Vec::new();
        for choice in &change.set {
            let owner = self.model.graph.questions.row(choice.question).owner.as_ref();
            if let Some(owner) = owner.map(SafeText::one_line).filter(|owner| !owners.contains(owner)) {
                owners.push(owner);
            }
        }
        (!owners.is_empty()).then(|| self.messages.discuss_with(&borrowed(&owners)))
    }

    /// The standing that the app would have, if there is something to say of it; over all answers to new questions with
    /// which the change holds.
    fn stands_then(&self, app: AppIx, change: &Change) -> Option<&'static str> {
        let messages = self.messages;
        let found = match change.is_sure() {
            true => order::set([standing(self.model, &self.after(change), app)]),
            false => match StandingSearch::new(self.model, app).after(&self.choices, change) {
                LaterStandings::Found(found) => found,
                LaterStandings::TooMany => return Some(messages.maybe_ask_first()),
            },
        };
        let has = |standing| found.contains(&standing);
        match (has(Standing::Recommended), has(Standing::Conditional), has(Standing::Unproven)) {
            (_, false, false) => None,
            (true, _, _) => Some(messages.some_ask_first()),
            (false, true, false) => Some(messages.conditional()),
            (false, false, true) => Some(messages.unproven()),
            (false, true, true) => Some(messages.always_ask_first()),
        }
    }

    fn after(&self, change: &Change) -> RecordedWalk {
        let mut given = self.choices.clone();
        given.extend(change.set.iter().map(|choice| (choice.question, choice.given.clone())));
        replay(self.model, &given)
    }

    /// The questions of a change in full, with the answers given.
    fn given_before(&self, change: &Change) -> Vec<String> {
        let told = change.set.iter().filter_map(|choice| {
            let old = self.choices.get(&choice.question)?;
            let ask = self.model.graph.questions.row(choice.question).ask.one_line();
            Some(self.messages.your_answer_to(&ask, &self.in_words(choice.question, old)))
        });
        told.collect()
    }

    /// The points for the organisation that come with a change, and those that go.
    /// Only of a walk that ends: where a question comes first, answers that are not given yet bring points, and keep others
    /// away.
    fn points_of(&self, change: &Change) -> (Vec<SafeText>, Vec<SafeText>) {
        if !change.is_sure() {
            return (Vec::new(), Vec::new());
        }
        let points = |walk| -> Vec<&SafeText> {
            organisation_attention(self.model, walk).into_iter().map(|(_, point)| &point.text).collect()
        };
        let after = self.after(change);
        let (before, after) = (points(&self.whole), points(&after));
        let only_in = |some: &[&SafeText], others: &[&SafeText]| {
            let mut found: Vec<SafeText> = Vec::new();
            for text in some.iter().copied().filter(|text| !others.contains(text)) {
                if !found.contains(text) {
                    found.push(text.clone());
                }
            }
            found
        };
        (only_in(&after, &before), only_in(&before, &after))
    }

    pub(super) fn in_words(&self, question: QuestionIx, given: &AnswerValue) -> String {
        words::given(self.model, self.messages, question, given)
    }

    fn answers_in_words(&self, question: QuestionIx, picks: &[AnswerIx]) -> Vec<String> {
        let words = |pick: &AnswerIx| self.in_words(question, &AnswerValue::Picks(vec![*pick]));
        picks.iter().map(words).collect()
    }
}
