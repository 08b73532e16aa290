//! The line of news: what the last answer, change or undo did. Every number in it is counted from the walk as it was and
//! as it is on the page in view, so that all of them together account for what dropped.

use std::rc::Rc;

use super::page::Block;
use super::replies::ReplyNews;
use super::undo::TakenBack;
use super::walk::Session;
use super::weighed::WeighedWalk;
use super::words::{self, borrowed};
use crate::analysis::ChangeGoal;
use crate::engine::{
    AnswerValue, Choice, Position, RecordedWalk, Skip, SkipReason, by_question, each_choice, replay,
    step_walk,
};
use crate::model::{AppSet, Catalogue, Ix, QuestionIx};
use crate::text::SafeText;

/// With more answers than this to a new question, all ticks of six boxes, it is not tried out what follows each of them: each
/// is a walk, made after every change. Then the news says only that the later answers are kept, not that they count again.
const TRIED_ANSWERS: u64 = 64;

/// What the last move did, for the line of news.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct News {
    /// The answer that was given, and what it dropped.
    pub(super) answered: Option<AnswerNews>,
    /// What a change was taken for.
    pub(super) goal: Option<ChangeGoal>,
    /// The apps that came back by a change, and those that dropped; absent where that cannot be told yet. Where answers
    /// wait, they may drop again what comes back now, so that is left out.
    pub(super) turned: Option<(AppSet, AppSet)>,
    /// Questions that were skipped on the way to the next page.
    pub(super) skipped: Vec<Skip>,
    /// Earlier answers that still count after a change.
    pub(super) kept: usize,
    /// All answers that wait behind a question that is new; none when none of them began to wait by this move.
    pub(super) waiting: Vec<QuestionIx>,
    /// Whether they all count again after that question, whatever is answered to it.
    pub(super) is_last_new: bool,
    /// Answers that were set aside by this move.
    pub(super) set_aside: Vec<QuestionIx>,
    /// How many are set aside now, with those that were before.
    pub(super) all_set_aside: usize,
    /// An earlier answer that was changed, and what it was, in words.
    pub(super) changed: Option<(QuestionIx, String)>,
    /// Answers that were changed by taking a change that was offered, and what they were, in words.
    pub(super) taken: Vec<(QuestionIx, String)>,
    /// A change was undone, or an answer was withdrawn.
    pub(super) taken_back: Option<TakenBack>,
    /// A reply was entered, taken back or put back.
    pub(super) replied: Option<ReplyNews>,
    /// The person went on from the page on which it happened.
    pub(super) is_left: bool,
}

/// What an answer dropped, and the answers that came into force again behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct AnswerNews {
    question: QuestionIx,
    /// How many apps dropped by it alone.
    dropped: usize,
    /// The places of the answers behind it that dropped something on the way to the page in view.
    in_force: Vec<usize>,
    /// What those dropped.
    by_them: AppSet,
}

/// Where the news of an answer is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Follows {
    /// On the page that follows, where the answer itself is no longer seen.
    OnThePage,
    /// Right below the answer.
    OnTyping,
}

/// A walk before an answer was given.
pub(super) struct BeforeAnswer {
    /// As far as the question in view.
    pub(super) state: Rc<WeighedWalk>,
    /// As far as the choices went.
    pub(super) whole: Rc<WeighedWalk>,
}

/// What a move made of the answers that are off the path.
pub(super) struct OffPath {
    /// All that wait; none when none of them is new there.
    pub(super) waiting: Vec<QuestionIx>,
    /// Those that are set aside now and were not.
    pub(super) set_aside: Vec<QuestionIx>,
    /// How many are set aside now, with those that were before.
    pub(super) all_set_aside: usize,
}

impl Session<'_> {
    /// What the answer to a question did; `old` is what it was before, in words, if it was changed.
    pub(super) fn news_of(&self, question: QuestionIx, old: Option<String>, before: &BeforeAnswer) -> News {
        let steps = before.state.walk.path.len();
        let OffPath { waiting, set_aside, all_set_aside } = self.newly_off_path(&before.whole);
        let is_last_new = self.is_last_new(&waiting);
        // Of a change, and of an answer that stays as it was on a page that does not follow on it, is told what it did to
        // the walk as a whole.
        let follows = self.state.walk.path.len() == steps + 1;
        let is_same = old.is_none() && before.whole.walk.given(question).is_some();
        let turned = (old.is_some() || (is_same && !follows)).then(|| {
            let (back, gone) = self.turned(&before.whole.walk.left);
            (if waiting.is_empty() { back } else { AppSet::new() }, gone)
        });
        let known = |skip: &Skip| old.is_some() && before.whole.walk.skipped.contains(skip);
        let skipped = self.state.walk.skipped.iter().skip(before.state.walk.skipped.len());
        let skipped = skipped.filter(|skip| self.is_worth_telling(skip) && !known(skip));
        News {
            answered: Some(self.dropped_by(question, steps, &before.state)),
            turned,
            skipped: skipped.copied().collect(),
            kept: if old.is_some() { self.whole.walk.path.len().saturating_sub(steps + 1) } else { 0 },
            waiting,
            is_last_new,
            set_aside,
            all_set_aside,
            changed: old.map(|old| (question, old)),
            ..News::default()
        }
    }

    /// What a change did that was offered and taken; `taken` are the answers that it changed, with their old words.
    pub(super) fn news_of_change(
        &self,
        goal: ChangeGoal,
        taken: Vec<(QuestionIx, String)>,
        before: &BeforeAnswer,
    ) -> News {
        let OffPath { waiting, set_aside, all_set_aside } = self.newly_off_path(&before.whole);
        let is_last_new = self.is_last_new(&waiting);
        // Answers that wait may drop again what comes back now.
        let turned = waiting.is_empty().then(|| self.turned(&before.state.walk.left));
        News {
            goal: Some(goal),
            turned,
            taken,
            waiting,
            is_last_new,
            set_aside,
            all_set_aside,
            ..News::default()
        }
    }

    /// What an answer dropped, and what the answers behind it did that count now.
    fn dropped_by(&self, question: QuestionIx, steps: usize, before: &RecordedWalk) -> AnswerNews {
        // The person may be back at a page before this answer.
        let (path, seen) = (&self.whole.walk.path, self.state.walk.path.len());
        let upto = path.get(..=steps).unwrap_or(path);
        let after = replay(self.model, &by_question(upto));
        let mut in_force = Vec::new();
        let mut walk = after.walk.clone();
        for (at, choice) in path.iter().enumerate().take(seen).skip(steps + 1) {
            let Ok(next) = step_walk(self.model, &walk, choice) else { break };
            if next.left != walk.left {
                in_force.push(at + 1);
            }
            walk = next;
        }
        debug_assert!(
            seen <= steps || walk.left == self.state.walk.left,
            "the page in view is behind all of these answers"
        );
        AnswerNews {
            question,
            dropped: before.walk.left.difference(&after.walk.left).count(),
            in_force,
            by_them: without(&after.walk.left, &walk.left),
        }
    }

    /// The apps that are left now and were not, and those that no longer are, on the walk as a whole.
    pub(super) fn turned(&self, before: &AppSet) -> (AppSet, AppSet) {
        let now = &self.whole.walk.left;
        (without(now, before), without(before, now))
    }

    /// What a move made of the answers that are off the path. Those that wait are told as the overview lists them, so
    /// they are all counted as soon as one of them is new.
    pub(super) fn newly_off_path(&self, before: &RecordedWalk) -> OffPath {
        let (waiting, mut set_aside) = self.off_path();
        let (waited, were_aside) = self.off_path_of(before);
        let is_new = waiting.iter().any(|question| !waited.contains(question));
        let all_set_aside = set_aside.len();
        set_aside.retain(|question| !were_aside.contains(question));
        OffPath { waiting: if is_new { waiting } else { Vec::new() }, set_aside, all_set_aside }
    }

    /// Whether the new question is the only one before all answers that wait, whatever is answered to it.
    fn is_last_new(&self, waiting: &[QuestionIx]) -> bool {
        let Position::At(question) = self.whole.walk.position else { return false };
        let answers = each_choice(self.model, question, self.whole.walk.left.count_ones(..));
        if waiting.is_empty() || answers.count_left() > TRIED_ANSWERS {
            return false;
        }
        let mut choices = self.choices.clone();
        for given in answers {
            choices.insert(question, given);
            let walk = replay(self.model, &choices).walk;
            if waiting.iter().any(|waiting| walk.given(*waiting).is_none()) {
                return false;
            }
        }
        true
    }

    /// Whether a person can wonder where a question is: it hangs on what remains, or it had been answered before.
    pub(in crate::session) fn is_worth_telling(&self, skip: &Skip) -> bool {
        let by_what_remains = match skip.reason {
            SkipReason::NotForLeft | SkipReason::NoDifference => true,
            SkipReason::NotNow | SkipReason::NoChoice => false,
        };
        by_what_remains || self.choices.contains_key(&skip.question)
    }

    /// One line that tells what the last move did, as long as the page on which it happened was not left.
    pub(super) fn news_line(&self) -> Option<String> {
        if self.news.is_left { None } else { self.told_news(Follows::OnThePage) }
    }

    /// The person goes on to another page: elsewhere nobody knows what the news is about. At a question it is about the one
    /// before, which is the last that was answered.
    pub fn leave_news(&mut self) {
        let is_of_question_before = self.question().is_some() && self.news.replied.is_none();
        self.news.is_left = !is_of_question_before;
    }

    /// The same, told right below the answer that was typed. An answer that was changed is named in it.
    pub fn news_of_typed(&self) -> Option<String> {
        self.told_news(Follows::OnTyping)
    }

    fn told_news(&self, follows: Follows) -> Option<String> {
        let news = &self.news;
        let mut told = Vec::new();
        told.extend(news.taken_back.as_ref().map(|taken| self.taken_back_words(taken)));
        if let Some(replied) = &news.replied {
            self.replied_words_of_news(replied, &mut told);
        }
        if let Some((question, old)) = &news.changed {
            told.push(self.changed_words(*question, old));
        }
        told.extend(news.taken.iter().map(|(question, old)| self.changed_words(*question, old)));
        if self.has_apps() {
            match (&news.turned, &news.answered) {
                (Some((back, gone)), _) => self.turned_words(news.goal, back, gone, &mut told),
                (None, Some(answered)) => self.answered_words(answered, follows, &mut told),
                (None, None) => {}
            }
        }
        if news.kept > 0 {
            told.push(self.messages.kept(news.kept));
        }
        match news.skipped.as_slice() {
            [] => {}
            [skip] => told.push(self.skipped_words(*skip)),
            several => told.push(self.messages.skipped_several(several.len())),
        }
        if !news.waiting.is_empty() {
            told.push(match news.is_last_new {
                true => self.messages.waiting(news.waiting.len()),
                false => self.messages.waiting_perhaps(news.waiting.len()),
            });
        }
        if !news.set_aside.is_empty() {
            let asks: Vec<String> = news
                .set_aside
                .iter()
                .map(|question| self.model.graph.questions.row(*question).ask.one_line())
                .collect();
            told.push(match asks.len() == news.all_set_aside {
                true => self.messages.set_aside(asks.len(), &borrowed(&asks)),
                false => self.messages.set_aside_too(asks.len(), news.all_set_aside, &borrowed(&asks)),
            });
        }
        (!told.is_empty()).then(|| told.join(" "))
    }

    /// What an answer dropped, and then the answers behind it.
    fn answered_words(&self, answered: &AnswerNews, follows: Follows, told: &mut Vec<String>) {
        let noun = words::noun(self.model);
        match self.whole.walk.given(answered.question) {
            Some(AnswerValue::Unknown) => {
                told.push(match follows {
                    Follows::OnThePage => self.messages.last_unknown().to_owned(),
                    Follows::OnTyping => self.messages.stays_open().to_owned(),
                });
                // Pages of information on the way may ask for something too.
                if answered.dropped > 0 {
                    told.push(self.messages.dropped_behind(answered.dropped, noun));
                }
            }
            _ => told.push(match follows {
                Follows::OnThePage => self.messages.last_answer(answered.dropped, noun),
                Follows::OnTyping => self.messages.this_answer(answered.dropped, noun),
            }),
        }
        let count = answered.by_them.count_ones(..);
        if count > 0 {
            let names = self.few_names(&answered.by_them);
            let numbers: Vec<String> = answered.in_force.iter().map(ToString::to_string).collect();
            let also = answered.dropped > 0;
            told.push(self.messages.in_force(&borrowed(&numbers), count, &borrowed(&names), also));
        }
    }

    /// What came back by a change, and what dropped.
    fn turned_words(&self, goal: Option<ChangeGoal>, back: &AppSet, gone: &AppSet, told: &mut Vec<String>) {
        let (count, dropped) = (back.count_ones(..), gone.count_ones(..));
        let (names, gone_names) = (self.few_names(back), self.few_names(gone));
        match goal {
            Some(ChangeGoal::App(app)) if back.contains(app.at()) => {
                let name = self.model.catalogue.apps.row(app).name.one_line();
                told.push(self.messages.came_back(&name, count - 1));
                if dropped > 0 {
                    told.push(self.messages.gone_too(dropped, &borrowed(&gone_names)));
                }
            }
            _ if count + dropped > 0 => {
                let gone = (dropped, &*borrowed(&gone_names));
                told.push(self.messages.as_a_result(gone, (count, &borrowed(&names))));
            }
            // What comes back is not known before the answers that wait count again.
            _ if !self.news.waiting.is_empty() => {}
            _ if self.whole.walk.left.is_clear() => told.push(self.messages.same_none().to_owned()),
            _ => told.push(self.messages.same_left().to_owned()),
        }
    }

    /// The names of some apps; none when they are too many to name.
    fn few_names(&self, apps: &AppSet) -> Vec<String> {
        match words::are_few(apps.count_ones(..)) {
            true => self.names_of(&Catalogue::apps_in(apps).collect::<Vec<_>>()),
            false => Vec::new(),
        }
    }

    /// That an earlier answer was changed.
    fn changed_words(&self, question: QuestionIx, old: &str) -> String {
        let walk = &self.whole.walk;
        let (Some(number), Some(new)) = (walk.number_of(question), walk.given(question)) else {
            // It waits behind a question that is new.
            let new =
                self.choices.get(&question).map(|new| words::given(self.model, self.messages, question, new));
            debug_assert!(new.is_some(), "an answer that was changed is there");
            let place = self.place_of(question);
            return self.messages.changes_to(&place, old, &new.unwrap_or_default()) + ".";
        };
        let new = words::given(self.model, self.messages, question, new);
        self.messages.changed(number, old, &new)
    }

    /// What the author says of the answer that was given just now.
    pub(super) fn notes_just_given(&self) -> Vec<Block> {
        let notes = self.news.answered.iter().flat_map(|_| self.last_notes());
        notes.map(Block::Text).collect()
    }

    /// What the author says of the answer given last: above the question that follows, as a part of the news.
    pub(super) fn last_notes(&self) -> Vec<SafeText> {
        let path = &self.state.walk.path;
        let answered = self.news.answered.as_ref().map(|answered| answered.question);
        let given = |question| path.iter().find(|choice: &&Choice| choice.question == question);
        let Some(choice) = answered.map_or_else(|| path.last(), given) else { return Vec::new() };
        let said = |note: SafeText| self.messages.note_on_last(note.as_str()).into();
        self.notes(choice).into_iter().map(said).collect()
    }
}

fn without(some: &AppSet, but: &AppSet) -> AppSet {
    let mut rest = some.clone();
    rest.difference_with(but);
    rest
}
