//! Walks for what no scenario covers yet: the beginnings of scenarios.

use super::cover::{CoverableAnswer, Covered, items};
use super::routes::{Home, WrittenRoute, written};
use super::scenarios::choices;
use crate::analysis::{CoveringWalks, ExplorationLimits};
use crate::engine::{AnswerValue, Choice, Position, WalkState, allowed, by_question, number_ranges};
use crate::model::{AnswerIx, Ix, Model, QuestionKind, RouteIx, Table};
use crate::text::{Lang, Messages};

/// The beginnings of scenarios that together cover what no scenario covers.
#[derive(Debug)]
pub struct Stubs {
    /// One after the other: each adds to what those before it cover.
    pub list: Vec<Stub>,
    /// Whether everything that walks can come by is covered then.
    pub is_complete: bool,
}

/// A walk that is to become a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stub {
    /// What it covers that nothing before it does, in words.
    pub name: String,
    /// The walk, to an outcome if it can.
    pub walk: Vec<Choice>,
}

/// What a walk is made for.
#[derive(Debug, Clone, Copy)]
enum StubTarget {
    Answer(CoverableAnswer),
    Route(RouteIx),
}

/// Finds short walks for every answer and every route that no scenario covers.
pub fn stubs(model: &Model, limits: &ExplorationLimits, lang: Lang) -> Stubs {
    let mut covered = Covered::default();
    for scenario in &model.graph.scenarios {
        covered.walk(model, &choices(model, scenario));
    }
    let (items, routes) = (items(model), written(model));
    let maker = Maker {
        model,
        walks: CoveringWalks::new(model, limits),
        items,
        routes,
        messages: Messages::new(lang),
    };
    let mut list = Vec::new();
    let targets = maker.items.iter().map(|item| StubTarget::Answer(*item));
    for target in targets.chain(maker.routes.indexes().map(StubTarget::Route)) {
        if covered.has(target) {
            continue;
        }
        if let Some(walk) = maker.walk(target, &covered) {
            list.push(Stub { name: maker.name(&walk, &covered), walk: walk.clone() });
            covered.walk(model, &by_question(&walk));
        }
    }
    Stubs { list, is_complete: maker.walks.exhausted() }
}

impl Covered {
    fn has(&self, target: StubTarget) -> bool {
        match target {
            StubTarget::Answer(item) => self.answers.contains(&item),
            StubTarget::Route(route) => self.routes.contains(&route),
        }
    }
}

/// What one walk covers, and where it ends.
fn covered_by(model: &Model, walk: &[Choice]) -> (Covered, WalkState) {
    let mut covered = Covered::default();
    let end = covered.walk(model, &by_question(walk));
    (covered, end)
}

/// How much a walk covers that was not.
fn gain(by: &Covered, covered: &Covered) -> usize {
    by.answers.difference(&covered.answers).count() + by.routes.difference(&covered.routes).count()
}

struct Maker<'m> {
    model: &'m Model,
    walks: CoveringWalks<'m>,
    items: Vec<CoverableAnswer>,
    routes: Table<RouteIx, WrittenRoute>,
    messages: Messages,
}

impl Maker<'_> {
    /// A short walk for a target; nothing when no walk comes by it.
    fn walk(&self, target: StubTarget, covered: &Covered) -> Option<Vec<Choice>> {
        let begun = match target {
            StubTarget::Answer(item) => {
                let mut walk = self.walks.to_question(item.question())?;
                walk.push(Choice { question: item.question(), given: given(self.model, item)? });
                walk
            }
            StubTarget::Route(route) => self.walks.by_route(route)?,
        };
        // Where a fault of the tree ends the walk it is a scenario without an outcome.
        let walk = self.walks.to_outcome(begun.clone()).unwrap_or(begun);
        let walk = self.with_more(walk, target, covered);
        covered_by(self.model, &walk).0.has(target).then_some(walk)
    }

    /// The walk with other answers in it that are not covered either, as long as it stays the same way.
    fn with_more(&self, mut walk: Vec<Choice>, target: StubTarget, covered: &Covered) -> Vec<Choice> {
        let mut most = gain(&covered_by(self.model, &walk).0, covered);
        for at in 0..walk.len() {
            let Some(question) = walk.get(at).map(|choice| choice.question) else { break };
            let own = self.items.iter().filter(|item| item.question() == question);
            for item in own.filter(|item| !covered.answers.contains(item)) {
                let Some(given) = given(self.model, *item) else { continue };
                let mut other = walk.clone();
                other.get_mut(at).into_iter().for_each(|choice| choice.given = given.clone());
                let (by, end) = covered_by(self.model, &other);
                let same_way = end.path == other && matches!(end.position, Position::Done(_));
                if same_way && by.has(target) && gain(&by, covered) > most {
                    (walk, most) = (other, gain(&by, covered));
                }
            }
        }
        walk
    }

    /// What a walk covers that was not, in words.
    fn name(&self, walk: &[Choice], covered: &Covered) -> String {
        let (by, _) = covered_by(self.model, walk);
        let new: Vec<CoverableAnswer> = by.answers.difference(&covered.answers).copied().collect();
        let mut words: Vec<String> = walk
            .iter()
            .filter(|choice| new.iter().any(|item| item.question() == choice.question))
            .map(|choice| {
                let question = self.model.graph.questions.row(choice.question);
                format!("{}={}", question.id, choice.given.words(question).join(","))
            })
            .collect();
        // The own way of a new answer goes without saying.
        for route in by.routes.difference(&covered.routes) {
            let row = self.routes.row(*route);
            let goes_with = |home: &Home| matches!(home, Home::Answer(item) if new.contains(item));
            if !row.homes.iter().any(goes_with) {
                words.push(self.messages.stub_route(&row.target));
            }
        }
        self.messages.stub_name(&words.join(", "))
    }
}

/// The smallest choice that gives an answer.
pub(super) fn given(model: &Model, item: CoverableAnswer) -> Option<AnswerValue> {
    let question = item.question();
    let row = model.graph.questions.row(question);
    let given = match item {
        CoverableAnswer::Unknown(_) => AnswerValue::Unknown,
        CoverableAnswer::Number(_) => AnswerValue::Number(*number_ranges(model, question, 0).first()?),
        CoverableAnswer::Answer(_, answer) => picks(&row.kind, answer),
        CoverableAnswer::Generated(_) => picks(&row.kind, AnswerIx::new(0)),
    };
    allowed(model, &Choice { question, given: given.clone() }).ok().map(|()| given)
}

/// An answer, with others beside it where one is too few.
fn picks(kind: &QuestionKind, answer: AnswerIx) -> AnswerValue {
    match kind {
        QuestionKind::Many { answers, none, min, .. } if *none != Some(answer) => {
            let others = answers.indexes().filter(|other| *other != answer && Some(*other) != *none);
            AnswerValue::picks(others.take(min.saturating_sub(1)).chain([answer]))
        }
        _ => AnswerValue::picks([answer]),
    }
}
