//! Why an app has its standing, what would bring it back, and which answers matter.

use super::advice::{AppAdvice, AppOrder, SourceMarks, ToldFact};
use super::page::{Action, Block, Head, Listing, ListingRow};
use super::terms;
use super::walk::Session;
use super::words::{self, MOST_NAMES, borrowed};
use crate::analysis::{
    AnswerInfluence, Change, ChangeGoal, Counterfactuals, Destination, SearchBudget, answer_influences,
    counterfactuals,
};
use crate::engine::{
    AnswerValue, Choice, EffectRef, Position, RecordedWalk, Standing, organisation_attention, replay,
    standing,
};
use crate::model::{AnswerIx, AppIx, FactIx, Ix, QuestionIx, QuestionKind, Value};
use crate::text::{Messages, SafeText, upper_first};

/// More changes than this do not help anyone.
const WAYS: usize = 9;

/// Why an app has its standing, and what would bring it back.
#[derive(Debug, Clone)]
pub struct AppWhy<'m> {
    /// Its standing, and every reason.
    pub advice: AppAdvice,
    /// What the answers asked for and the app has; not filled for one that dropped.
    pub fits: Vec<FittingAnswer>,
    /// Why it stands where it does in the list; nothing for one that dropped.
    pub order: Option<AppOrder>,
    /// All changes that were found.
    pub found: Counterfactuals<'m>,
    /// Those that are shown.
    pub changes: ListedChanges,
}

/// An answer that asked for something that the app has.
#[derive(Debug, Clone)]
pub struct FittingAnswer {
    /// The answer in words.
    pub words: String,
    /// The facts that meet it.
    pub facts: Vec<ToldFact>,
}

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
    /// The points for the organisation that come with them, each once.
    pub points: Vec<ChangePoint>,
}

/// One change of answers, in words.
#[derive(Debug, Clone)]
pub struct ListedChange {
    /// What to change.
    pub label: String,
    /// Its effect: which others come back, which drop, where it leads.
    pub comes_of: String,
    /// The questions in full, each with the answer that was given.
    pub given: Vec<String>,
}

/// A point for the organisation that comes with changes.
#[derive(Debug, Clone)]
pub struct ChangePoint {
    /// The words (simple Markdown).
    pub text: SafeText,
    /// With which changes, by number.
    pub with: Vec<usize>,
}

impl ListedChanges {
    /// A row for each, by which it can be taken; the heading is above the first.
    pub(super) fn rows(&self) -> Vec<ListingRow> {
        let row = |(at, change): (usize, &ListedChange)| ListingRow {
            heading: (at == 0).then(|| self.title.clone()),
            number: Some((at + 1).to_string()),
            label: change.label.clone(),
            words: change.comes_of.clone(),
            action: Some(Action::Take(self.goal, at)),
            detail: change.given.iter().cloned().map(Block::Remark).collect(),
            ..ListingRow::default()
        };
        self.changes.iter().enumerate().map(row).collect()
    }

    /// The points for the organisation, below the changes.
    pub fn point_blocks(&self, messages: Messages) -> Vec<Block> {
        let mut blocks = Vec::new();
        if !self.points.is_empty() {
            blocks.push(Block::Heading(messages.attention_then().to_owned()));
        }
        for point in &self.points {
            let with: Vec<String> = point.with.iter().map(ToString::to_string).collect();
            blocks.push(Block::Item(point.text.clone()));
            blocks.push(Block::Remark(messages.with_changes(&borrowed(&with))));
        }
        blocks
    }
}

impl Session<'_> {
    /// The smallest changes of answers that lead to something instead of nothing, the best first.
    pub fn ways_back(&self) -> Vec<Change> {
        self.listed_changes(&self.changes(ChangeGoal::Anything)).0
    }

    /// What would reach a goal from the walk in view.
    pub fn changes(&self, goal: ChangeGoal) -> Counterfactuals<'_> {
        counterfactuals(self.model, self.choices_in_view(), goal, &SearchBudget::default())
    }

    /// The changes that a page lists, and how many were found beside those that it looked at.
    pub(super) fn listed_changes(&self, found: &Counterfactuals<'_>) -> (Vec<Change>, usize) {
        let (mut listed, count) = found.nearest(WAYS);
        let more = count - listed.len();
        // To read about it is not a way back for someone who came for advice, unless there is no other.
        if listed.iter().any(|change| found.destination(change.position) < Destination::Elsewhere) {
            listed.retain(|change| found.destination(change.position) < Destination::Elsewhere);
        }
        (listed, more)
    }

    /// The changes that a page lists, in words.
    pub(super) fn list_changes(&self, goal: ChangeGoal) -> ListedChanges {
        self.tell_changes(goal, &self.changes(goal))
    }

    fn tell_changes(&self, goal: ChangeGoal, found: &Counterfactuals<'_>) -> ListedChanges {
        let (listed, more) = self.listed_changes(found);
        let told = listed.iter().map(|change| ListedChange {
            label: upper_first(&self.messages.lang().and(&self.set_in_words(change))),
            comes_of: self.comes_of(goal, change),
            given: self.given_before(change),
        });
        ListedChanges {
            goal,
            title: self.title_of_changes(goal, &listed),
            changes: told.collect(),
            more,
            points: self.points_of(&listed),
        }
    }

    /// Why an app has its standing, and what would bring it back. The search for that is made here, once.
    pub fn why(&self, app: AppIx) -> AppWhy<'_> {
        let advice = self.app_advice(app);
        let found = self.changes(ChangeGoal::App(app));
        let fits = if advice.standing == Standing::Dropped { Vec::new() } else { self.what_fits(app) };
        let changes = self.tell_changes(ChangeGoal::App(app), &found);
        debug_assert!(
            advice.standing == Standing::Dropped || changes.changes.is_empty(),
            "an app that is left needs no change"
        );
        AppWhy { advice, fits, order: self.app_order(app), found, changes }
    }

    /// The same as a page; each of the changes can be taken.
    pub fn why_page(&self, why: &AppWhy<'_>) -> Listing {
        let AppWhy { advice, fits, order, found, changes } = why;
        let mut marks = SourceMarks::default();
        if !self.is_offered(advice.app) {
            return self.not_offered_page(advice);
        }
        let mut before: Vec<Block> = self.not_at_the_end().into_iter().collect();
        before.extend(advice.reason_blocks(self.messages, &mut marks));
        if !fits.is_empty() {
            before.push(Block::Heading(self.messages.what_fits().to_owned()));
        }
        for answer in fits {
            before.push(Block::Item(answer.words.as_str().into()));
            let facts = answer.facts.iter().map(|fact| fact.sentence(self.messages, &mut marks));
            before.extend(facts.map(Block::Remark));
        }
        before.extend(order.iter().flat_map(|order| order.blocks(self.messages)));
        let mut after = Vec::new();
        if advice.standing == Standing::Dropped {
            self.about_search(advice, found, changes, &mut after);
        }
        after.extend(changes.point_blocks(self.messages));
        after.extend(marks.part(self.messages));
        let place = self.standing_words(advice.standing).to_owned();
        let head = Head { title: self.why_title(advice), place };
        let terms = terms::of_blocks(self.model, &before);
        Listing { head, before, rows: changes.rows(), after, terms, ..Listing::default() }
    }

    /// How far changes were searched for.
    fn about_search(
        &self,
        advice: &AppAdvice,
        found: &Counterfactuals<'_>,
        listed: &ListedChanges,
        after: &mut Vec<Block>,
    ) {
        if listed.changes.is_empty() {
            let never = self.model.catalogue.never.contains_key(&advice.app);
            after.push(Block::Text(match (never, found.is_exhausted()) {
                (true, _) => self.messages.never().into(),
                (false, true) => self.messages.never_returns(&advice.name).into(),
                (false, false) => self.messages.no_change_found(found.bound()).into(),
            }));
            return;
        }
        if listed.more > 0 {
            after.push(Block::Remark(self.messages.more_changes(listed.more)));
        }
        if !found.is_exhausted() {
            after.push(Block::Remark(self.messages.bound(found.bound())));
        }
    }

    fn title_of_changes(&self, goal: ChangeGoal, listed: &[Change]) -> String {
        let ChangeGoal::App(app) = goal else { return self.messages.changes_help().to_owned() };
        let name = self.model.catalogue.apps.row(app).name.one_line();
        match listed {
            [only] => self.messages.returns_if(&name, only.set.len()),
            _ => self.messages.returns_with(&name),
        }
    }

    /// What the answers asked for and the app has: question by question, with the facts and where they come from.
    fn what_fits(&self, app: AppIx) -> Vec<FittingAnswer> {
        let doubted = |effect: &EffectRef| {
            let mut judged = self.state.record.judgements.iter();
            judged.any(|judgement| judgement.effect == *effect && judgement.unknown.contains(app.at()))
        };
        let met = self.state.record.tested.iter().filter(|effect| !doubted(effect));
        let mut asked: Vec<(QuestionIx, Vec<FactIx>)> = Vec::new();
        for effect in met {
            let Some(requirement) = effect.requirement(self.model) else { continue };
            let known = |fact: &FactIx| !matches!(self.model.value(*fact, app), Value::Unknown);
            let facts: Vec<FactIx> = requirement.require.facts().into_iter().filter(known).collect();
            match asked.iter_mut().find(|(question, _)| *question == effect.question) {
                Some((_, known)) => {
                    let new: Vec<FactIx> = facts.into_iter().filter(|fact| !known.contains(fact)).collect();
                    known.extend(new);
                }
                None => asked.push((effect.question, facts)),
            }
        }
        let told = asked.into_iter().filter_map(|(question, facts)| {
            // A page of information may ask for something too, but nobody answers it.
            let mut path = self.state.walk.path.iter().enumerate();
            let (at, choice) = path.find(|(_, choice)| choice.question == question)?;
            Some(FittingAnswer {
                words: self.messages.answered_at(at + 1, &self.in_words(question, &choice.given)),
                facts: facts.into_iter().map(|fact| self.told_fact(fact, app)).collect(),
            })
        });
        told.collect()
    }

    /// The new answers of a change, each in words.
    fn set_in_words(&self, change: &Change) -> Vec<String> {
        change.set.iter().map(|choice| self.change_words(choice)).collect()
    }

    /// A change of one answer: of a list that is ticked only what differs.
    fn change_words(&self, choice: &Choice) -> String {
        let path = &self.state.walk.path;
        let number = path.iter().position(|made| made.question == choice.question).map_or(0, |at| at + 1);
        let is_many =
            matches!(self.model.graph.questions.row(choice.question).kind, QuestionKind::Many { .. });
        if let (true, Some(AnswerValue::Picks(old)), AnswerValue::Picks(new)) =
            (is_many, self.choices.get(&choice.question), &choice.given)
        {
            let words = |picks: Vec<AnswerIx>| self.answers_in_words(choice.question, &picks);
            let gone: Vec<AnswerIx> = old.iter().filter(|pick| !new.contains(pick)).copied().collect();
            let come: Vec<AnswerIx> = new.iter().filter(|pick| !old.contains(pick)).copied().collect();
            let some_stay = old.len() > gone.len();
            match (gone.is_empty(), come.is_empty()) {
                (false, true) if some_stay => {
                    return self.messages.change_without(number, &borrowed(&words(gone)));
                }
                (true, false) if some_stay => {
                    return self.messages.change_with(number, &borrowed(&words(come)));
                }
                _ => {}
            }
        }
        self.messages.change(number, &self.in_words(choice.question, &choice.given))
    }

    /// The effect of a change, in a few words: which others come back, which drop, where it leads.
    fn comes_of(&self, goal: ChangeGoal, change: &Change) -> String {
        let mut parts = Vec::new();
        let names = |apps: &[AppIx]| self.names_of(apps);
        match goal {
            ChangeGoal::App(app) => {
                parts.extend(self.stands_then(app, change));
                let others: Vec<AppIx> =
                    change.returns.iter().filter(|other| **other != app).copied().collect();
                match others.len() {
                    0 => {}
                    1..=MOST_NAMES => parts.push(self.messages.returns_too(&borrowed(&names(&others)))),
                    count => parts.push(self.messages.returns_too_count(count)),
                }
            }
            ChangeGoal::Anything => match change.returns.len() {
                0 => {}
                1..=MOST_NAMES => parts.push(self.messages.returns(&borrowed(&names(&change.returns)))),
                count => parts.push(self.messages.returns_count(count)),
            },
        }
        let stands_still = change.position == self.state.walk.position;
        match change.drops.len() {
            // Where a new question follows, more may drop yet.
            0 if matches!(goal, ChangeGoal::App(_))
                && (stands_still || matches!(change.position, Position::Done(_))) =>
            {
                parts.push(self.messages.nothing_else_drops().to_owned());
            }
            0 => {}
            1..=MOST_NAMES => parts.push(self.messages.drops_then(&borrowed(&names(&change.drops)))),
            count => parts.push(self.messages.drops_count(count)),
        }
        match change.position {
            _ if stands_still => {}
            Position::Done(end) => {
                let title = self.model.graph.outcomes.row(end).title.one_line();
                // A change from nothing left to something left leads to the advice: that goes without saying.
                let is_plain = goal == ChangeGoal::Anything && !change.returns.is_empty();
                parts.extend((!is_plain).then(|| self.messages.ends_then(&title)));
            }
            Position::Stuck(_) => {}
            Position::At(_) => parts.push(self.messages.then_another_question().to_owned()),
        }
        parts.join("; ")
    }

    /// The standing that the app would have, if there is something to say of it.
    fn stands_then(&self, app: AppIx, change: &Change) -> Option<String> {
        match standing(self.model, &self.after(change), app) {
            Standing::Conditional => Some(self.messages.conditional().to_owned()),
            Standing::Unproven => Some(self.messages.unproven().to_owned()),
            Standing::Recommended | Standing::Dropped => None,
        }
    }

    fn after(&self, change: &Change) -> RecordedWalk {
        let mut given = self.choices_in_view();
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

    /// The points for the organisation that come with the changes, each once.
    fn points_of(&self, listed: &[Change]) -> Vec<ChangePoint> {
        let before = organisation_attention(self.model, &self.state);
        let is_new = |text: &SafeText| !before.iter().any(|(_, known)| known.text == *text);
        let mut new: Vec<ChangePoint> = Vec::new();
        for (at, change) in listed.iter().enumerate() {
            let state = self.after(change);
            for (_, point) in organisation_attention(self.model, &state) {
                match new.iter_mut().find(|known| known.text == point.text) {
                    Some(known) => known.with.push(at + 1),
                    None if is_new(&point.text) => {
                        new.push(ChangePoint { text: point.text.clone(), with: vec![at + 1] });
                    }
                    None => {}
                }
            }
        }
        new
    }

    /// What each answer of the whole walk decides.
    pub(super) fn influences(&self) -> Vec<AnswerInfluence> {
        answer_influences(
            self.model,
            &self.whole,
            |question| self.choices.get(&question),
            &SearchBudget::default(),
        )
    }

    pub(super) fn names_of(&self, apps: &[AppIx]) -> Vec<String> {
        apps.iter().map(|app| self.model.catalogue.apps.row(*app).name.one_line()).collect()
    }

    fn in_words(&self, question: QuestionIx, given: &AnswerValue) -> String {
        words::given(self.model, self.messages, question, given)
    }

    fn answers_in_words(&self, question: QuestionIx, picks: &[AnswerIx]) -> Vec<String> {
        let words = |pick: &AnswerIx| self.in_words(question, &AnswerValue::Picks(vec![*pick]));
        picks.iter().map(words).collect()
    }
}
