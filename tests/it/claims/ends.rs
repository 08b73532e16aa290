//! The end of a walk: which answers decide, what hangs on those that are open, and the counts of the pages around it.

use std::collections::BTreeSet;

use fastrand::Rng;
use stappenplan::engine::{self, AnswerValue, Choice, Position, RecordedWalk, Standing};
use stappenplan::model::{AppIx, Catalogue, Ix, Model, QuestionIx};
use stappenplan::session::{Block, Page, PageId, PendingAnswer, Session};

use super::{Answers, Ledger};
use crate::trees::keyed;

/// What must have been seen.
pub(super) const SEEN: &[&str] = &["decides"];

/// More completions than this are not tried one by one.
const MOST: usize = 3_000;

/// What a person sees of an end, but for the answers themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
struct End {
    position: Position,
    standings: Vec<Standing>,
    order: Vec<AppIx>,
    points: Vec<String>,
    open: Vec<QuestionIx>,
    asks: Vec<String>,
}

impl End {
    fn of(model: &Model, state: &RecordedWalk, asked: QuestionIx) -> Self {
        let left = &state.walk.left;
        let order: Vec<AppIx> =
            engine::ranking(model, state).into_iter().filter(|app| left.contains(app.at())).collect();
        let words = |point: &stappenplan::model::Attention| {
            format!("{} {:?} {:?}", point.text.as_str(), point.for_whom, point.sources)
        };
        let mut points: Vec<String> =
            engine::organisation_attention(model, state).into_iter().map(|(_, point)| words(point)).collect();
        let mut asks = Vec::new();
        for app in Catalogue::apps_in(left) {
            points.extend(engine::app_attention(model, state, app).into_iter().map(words));
            let facts = engine::unknown_facts(state, app);
            let rules = engine::reasons(model, state, app).into_iter();
            let rules = rules.filter_map(|reason| match reason {
                engine::Reason::Rule(at) => Some(at),
                engine::Reason::Never | engine::Reason::Requirement(_) => None,
            });
            asks.push(format!("{app:?} {facts:?} {:?}", rules.collect::<Vec<_>>()));
        }
        Self {
            position: state.walk.position,
            standings: engine::standings(model, state),
            order,
            points,
            open: state.walk.open().filter(|open| *open != asked).collect(),
            asks,
        }
    }

    fn is_same_result(&self, other: &Self) -> bool {
        self.position == other.position && self.standings == other.standings
    }
}

/// What the other answers to a question make of an end.
#[derive(Debug, Clone, Copy, Default)]
struct Others {
    /// Whether all completions were tried.
    is_all: bool,
    /// One of them gives another result.
    result: bool,
    /// One of them gives something else that is shown.
    rest: bool,
}

fn others(session: &Session<'_>, asked: QuestionIx) -> Others {
    let (model, whole) = (session.model(), session.whole());
    let now = End::of(model, whole, asked);
    let before: Answers =
        keyed(&whole.walk.path).into_iter().filter(|(question, _)| place(session, *question) < place(session, asked)).collect();
    let left = engine::replay(model, &before).walk.left.count_ones(..);
    let mut seen = Others { is_all: true, ..Others::default() };
    let mut tried = 0;
    for other in engine::choices(model, asked, left) {
        if Some(&other) == session.choices().get(&asked) {
            continue;
        }
        let mut choices = session.choices().clone();
        choices.insert(asked, other);
        each_completion(model, &mut choices, &mut tried, &mut |state| {
            let end = End::of(model, state, asked);
            seen.result |= !now.is_same_result(&end);
            seen.rest |= now != end;
        });
    }
    seen.is_all = tried <= MOST;
    seen
}

/// The place of a question on the walk.
fn place(session: &Session<'_>, question: QuestionIx) -> usize {
    session.whole().walk.path.iter().position(|choice: &Choice| choice.question == question).unwrap()
}

/// Every end that is reached when the questions without an answer get each of theirs.
fn each_completion(
    model: &Model,
    choices: &mut Answers,
    tried: &mut usize,
    see: &mut impl FnMut(&RecordedWalk),
) {
    if *tried > MOST {
        return;
    }
    let state = engine::replay(model, choices);
    let Position::At(question) = state.walk.position else {
        *tried += 1;
        return see(&state);
    };
    for given in engine::choices(model, question, state.walk.left.count_ones(..)) {
        choices.insert(question, given);
        each_completion(model, choices, tried, see);
        choices.remove(&question);
    }
}

/// Holds the pages at an end against what replaying shows.
pub(super) fn check(session: &Session<'_>, rng: &mut Rng, ledger: &mut Ledger) {
    decides(session, rng, ledger);
    overview(session, ledger);
    open(session, ledger);
}

/// Which class each answer is told to be in, by its number.
fn told(session: &Session<'_>) -> Vec<(usize, String)> {
    let Page::Document(page) = session.page(PageId::Mattered, &PendingAnswer::default()) else {
        unreachable!("what decides is text");
    };
    let mut heading = String::new();
    let mut told = Vec::new();
    for block in page.blocks {
        match block {
            Block::Heading(title) => heading = title,
            Block::Item(words) => {
                let number = words.as_str().strip_prefix("Vraag ").and_then(|words| words.split(':').next());
                told.push((number.unwrap().parse().unwrap(), heading.clone()));
            }
            _ => {}
        }
    }
    told
}

fn decides(session: &Session<'_>, _: &mut Rng, ledger: &mut Ledger) {
    let path = &session.whole().walk.path;
    for (number, class) in told(session) {
        let seen = others(session, path[number - 1].question);
        let ask = || format!("question {number} under {class:?}: {seen:?}");
        match class.as_str() {
            "Deze antwoorden geven de doorslag" if seen.is_all => ledger.note("decides", seen.result, ask),
            "Deze antwoorden maken nu geen verschil" => {
                ledger.note("nothing differs", !seen.rest, ask);
            }
            _ => {}
        }
    }
}

fn overview(session: &Session<'_>, ledger: &mut Ledger) {
    let model = session.model();
    let Page::Listing(page) = session.page(PageId::Overview, &PendingAnswer::default()) else {
        unreachable!("the overview is a list");
    };
    let mut answers = Answers::new();
    for (choice, row) in session.whole().walk.path.iter().zip(&page.rows) {
        let before = engine::replay(model, &answers).walk.left.count_ones(..);
        answers.insert(choice.question, choice.given.clone());
        let after = engine::replay(model, &answers).walk.left.count_ones(..);
        let told = match row.right.split_once(' ') {
            _ if row.right == "niets" => Some(0),
            Some((number, "viel af" | "vielen af")) => number.parse().ok(),
            _ => None,
        };
        ledger.note("drops in the overview", told.is_none_or(|told| told == before - after), || row.right.clone());
    }
    let total = model.catalogue.offered.count_ones(..);
    let left = session.whole().walk.left.count_ones(..);
    let has_apps = total > 0;
    ledger.note("left in the overview", !has_apps || page.head.place == format!("{left} van {total}"), || page.head.place.clone());
}

/// For how many apps an open question is told to make a difference.
fn open(session: &Session<'_>, ledger: &mut Ledger) {
    let model = session.model();
    for open in session.open_questions().questions {
        let Some(words) = open.depends else { continue };
        let seen = others(session, open.question);
        if words == "Een antwoord maakt voor de uitkomst geen verschil." {
            ledger.note("nothing hangs on it", !seen.rest, || format!("{words} {seen:?}"));
        } else if let Some(count) = words.strip_prefix("Een antwoord kan verschil maken voor ") {
            let count = count.split(' ').next().unwrap();
            let count = if count == "één" { 1 } else { count.parse().unwrap() };
            let differ = differing(session, open.question);
            let is_all = seen.is_all && !words.contains("of meer");
            let holds = if is_all { count == differ.len() } else { true };
            ledger.note("so many apps hang on it", holds, || format!("{words} {}", differ.len()));
        }
    }
    assert!(!model.graph.questions.is_empty());
}

/// The apps whose standing is another with some other answer.
fn differing(session: &Session<'_>, asked: QuestionIx) -> BTreeSet<AppIx> {
    let (model, whole) = (session.model(), session.whole());
    let now = engine::standings(model, whole);
    let mut differ = BTreeSet::new();
    let before: Answers =
        keyed(&whole.walk.path).into_iter().filter(|(question, _)| place(session, *question) < place(session, asked)).collect();
    let left = engine::replay(model, &before).walk.left.count_ones(..);
    let mut tried = 0;
    for other in engine::choices(model, asked, left).into_iter().filter(|other| *other != AnswerValue::Unknown) {
        let mut choices = session.choices().clone();
        choices.insert(asked, other);
        each_completion(model, &mut choices, &mut tried, &mut |state| {
            for (at, standing) in engine::standings(model, state).into_iter().enumerate() {
                if now[at] != standing && model.catalogue.offered.contains(at) {
                    differ.insert(AppIx::new(at));
                }
            }
        });
    }
    differ
}
