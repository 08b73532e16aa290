//! The smallest changes of answers that bring apps back when nothing is left: found by replaying, so that what is
//! promised is what comes.

use std::collections::BTreeMap;

use crate::engine::{Choice, Given, Position, State, allowed, each_choice, number_ranges, replay};
use crate::model::{AnswerIx, AppIx, Catalogue, Kind, Model, OutcomeIx, OutcomeKind, QuestionIx, Table};

/// More ways than this are no help to a person.
const WAYS: usize = 9;

/// Of more choices at one question than this only those most like the present one are tried.
const TRIED: usize = 256;

/// The same when two answers are changed at once.
const TRIED_OF_PAIRS: usize = 12;

/// A change of one answer, or of two at once, that leads elsewhere than to nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayBack {
    /// The new answers.
    pub set: Vec<Choice>,
    /// The apps that are left then and were not before.
    pub returns: Vec<AppIx>,
    /// The question that comes then and has no answer yet; absent when the walk reaches an outcome.
    pub opens: Option<QuestionIx>,
    /// The outcome that the walk reaches then.
    pub ends: Option<OutcomeIx>,
}

/// Where a change leads, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Leads {
    /// To an advice.
    Advice,
    /// To a question that has no answer yet.
    Question,
    /// To an outcome that gives no advice.
    Elsewhere,
}

/// What is known of the walk that is to be changed.
struct Before<'a> {
    model: &'a Model,
    state: &'a State,
    given: &'a BTreeMap<QuestionIx, Given>,
}

/// The ways back from the walk of these choices: one for each question whose change alone helps, the best of its
/// answers; if there is none, one for each pair. First those that reach an advice, then those that bring most apps
/// back. Choices off the path count too when a change brings the walk to their question: they are kept.
pub fn ways_back(model: &Model, choices: &BTreeMap<QuestionIx, Given>) -> Vec<WayBack> {
    let state = replay(model, choices);
    let path = &state.core.path;
    let before = Before { model, state: &state, given: choices };
    let mut ways: Vec<WayBack> = path.iter().filter_map(|choice| before.best_of(choice)).collect();
    if ways.is_empty() {
        for (at, first) in path.iter().enumerate() {
            ways.extend(path.iter().skip(at + 1).filter_map(|second| before.best_pair(first, second)));
        }
    }
    ways.sort_by_key(|way| before.worth(way));
    // To read about it is no way back for who came for an advice, unless there is no other.
    if ways.iter().any(|way| before.leads(way) < Leads::Elsewhere) {
        ways.retain(|way| before.leads(way) < Leads::Elsewhere);
    }
    ways.truncate(WAYS);
    ways
}

impl Before<'_> {
    fn best_of(&self, choice: &Choice) -> Option<WayBack> {
        self.best(self.others(choice, TRIED).into_iter().filter_map(|other| self.after(vec![other])))
    }

    fn best_pair(&self, first: &Choice, second: &Choice) -> Option<WayBack> {
        let seconds = self.others(second, TRIED_OF_PAIRS);
        let pairs = self
            .others(first, TRIED_OF_PAIRS)
            .into_iter()
            .flat_map(|one| seconds.iter().map(move |other| vec![one.clone(), other.clone()]));
        self.best(pairs.filter_map(|set| self.after(set)))
    }

    /// The other choices at a question, the one most like the present first. "Weet ik niet" is no way to decide.
    fn others(&self, choice: &Choice, most: usize) -> Vec<Choice> {
        let Choice { question, given } = choice;
        let mut others = match self.model.graph.questions.row(*question).kind {
            Kind::Number { .. } => self.numbers(*question),
            _ => self.picks(*question, given),
        };
        others.retain(|other| other != given && *other != Given::Unknown);
        others.sort_by_key(|other| distance(given, other));
        others.truncate(most);
        others.into_iter().map(|given| Choice { question: *question, given }).collect()
    }

    /// Every choice of answers; of a list with very many the single answers, and what differs by one or two of them.
    fn picks(&self, question: QuestionIx, given: &Given) -> Vec<Given> {
        let all = each_choice(self.model, question, 0);
        if all.count_left() <= TRIED as u64 {
            return all.collect();
        }
        let present: &[AnswerIx] = match given {
            Given::Picks(picks) => picks,
            Given::Number(_) | Given::Unknown => &[],
        };
        let answers: Vec<AnswerIx> =
            self.model.graph.questions.row(question).answers().into_iter().flat_map(Table::indexes).collect();
        let toggled = |some: &[AnswerIx]| {
            let kept = present.iter().filter(|pick| !some.contains(pick));
            let added = some.iter().filter(|pick| !present.contains(pick));
            Given::picks(kept.chain(added).copied())
        };
        let single = answers.iter().map(|answer| Given::picks([*answer]));
        let by_one = answers.iter().map(|answer| toggled(&[*answer]));
        let pairs = answers.iter().enumerate();
        let pairs = pairs.flat_map(|(at, one)| answers.iter().skip(at + 1).map(|other| [*one, *other]));
        let by_two = pairs.map(|pair| toggled(&pair));
        let fits = |given: &Given| allowed(self.model, &Choice { question, given: given.clone() }).is_ok();
        by_one.chain(single).chain(by_two).filter(fits).take(2 * TRIED).collect()
    }

    /// Both ends of each range of numbers.
    fn numbers(&self, question: QuestionIx) -> Vec<Given> {
        let path = self.state.core.path.iter().take_while(|earlier| earlier.question != question);
        let earlier = path.map(|earlier| (earlier.question, earlier.given.clone())).collect();
        let left = replay(self.model, &earlier).core.left.count_ones(..);
        let starts = number_ranges(self.model, question, left);
        let ends = range_ends(self.model, question, &starts);
        starts.into_iter().chain(ends).map(Given::Number).collect()
    }

    /// What comes of a change, if it helps.
    fn after(&self, set: Vec<Choice>) -> Option<WayBack> {
        let mut given = self.given.clone();
        given.extend(set.iter().map(|choice| (choice.question, choice.given.clone())));
        let after = replay(self.model, &given);
        let (opens, ends) = match after.core.position {
            Position::At(question) => (Some(question), None),
            Position::Done(end) if !self.is_blocked(end) => (None, Some(end)),
            Position::Done(_) | Position::Stuck(_) => return None,
        };
        let nothing_left = after.core.left.is_clear() && !self.model.catalogue.offered.is_clear();
        let mut returned = after.core.left;
        returned.difference_with(&self.state.core.left);
        let returns: Vec<AppIx> = Catalogue::apps_in(&returned).collect();
        // From an outcome that blocks with apps left, or without a catalogue, it is enough to get away.
        let was_blocked = matches!(self.state.core.position, Position::Done(end) if self.is_blocked(end));
        let helps = !nothing_left && (was_blocked || !returns.is_empty());
        helps.then_some(WayBack { set, returns, opens, ends })
    }

    /// Where a change leads.
    fn leads(&self, way: &WayBack) -> Leads {
        match way.ends.map(|end| self.model.graph.outcomes.row(end).kind) {
            None => Leads::Question,
            Some(OutcomeKind::Advice) => Leads::Advice,
            Some(OutcomeKind::Blocked | OutcomeKind::Info) => Leads::Elsewhere,
        }
    }

    /// How much the new answers differ from those that were given.
    fn size(&self, way: &WayBack) -> u64 {
        let changes =
            way.set.iter().filter_map(|choice| Some((self.given.get(&choice.question)?, &choice.given)));
        changes.map(|(old, new)| distance(old, new)).fold(0, u64::saturating_add)
    }

    /// What comes first among ways by different questions: an advice, then more apps.
    fn worth(&self, way: &WayBack) -> (Leads, std::cmp::Reverse<usize>) {
        (self.leads(way), std::cmp::Reverse(way.returns.len()))
    }

    /// The best way by these questions: to an advice, with the smallest change, then with most apps.
    fn best(&self, ways: impl Iterator<Item = WayBack>) -> Option<WayBack> {
        let mut best: Option<WayBack> = None;
        for way in ways {
            let rank =
                |way: &WayBack| (self.leads(way), self.size(way), std::cmp::Reverse(way.returns.len()));
            if best.as_ref().is_none_or(|best| rank(&way) < rank(best)) {
                best = Some(way);
            }
        }
        best
    }

    fn is_blocked(&self, outcome: OutcomeIx) -> bool {
        self.model.graph.outcomes.row(outcome).kind == OutcomeKind::Blocked
    }
}

/// How much two answers to one question differ.
fn distance(one: &Given, other: &Given) -> u64 {
    match (one, other) {
        (Given::Number(one), Given::Number(other)) => one.abs_diff(*other),
        (Given::Picks(one), Given::Picks(other)) => {
            let extra = other.iter().filter(|pick| !one.contains(pick)).count();
            let missing = one.iter().filter(|pick| !other.contains(pick)).count();
            (extra + missing) as u64
        }
        _ => u64::MAX,
    }
}

/// The highest number of each range: a person who wants fewer wants as many as still go.
fn range_ends(model: &Model, question: QuestionIx, starts: &[i64]) -> Vec<i64> {
    let Kind::Number { max, .. } = model.graph.questions.row(question).kind else { return Vec::new() };
    let ends = starts.iter().skip(1).map(|start| start - 1).chain([max]);
    ends.filter(|end| !starts.contains(end)).collect()
}
