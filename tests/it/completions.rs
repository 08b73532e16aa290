//! What other answers to one question lead to, by trying every one of them and every completion: the slow way, with the
//! engine alone.

use std::collections::{BTreeMap, BTreeSet};

use stappenplan::engine::{self, AnswerValue, Position, RecordedWalk, Standing};
use stappenplan::model::{AppIx, Attention, Catalogue, Ix, Model, QuestionIx};

use super::trees::keyed;

/// The choices of a person, by question.
pub(crate) type Answers = BTreeMap<QuestionIx, AnswerValue>;

/// What a person sees of an end, but for the answers themselves.
struct End {
    position: Position,
    standings: Vec<Standing>,
    order: Vec<AppIx>,
    points: BTreeSet<String>,
    open: Vec<QuestionIx>,
    reasons: Vec<String>,
}

impl End {
    fn of(model: &Model, state: &RecordedWalk, asked: QuestionIx) -> Self {
        let left = &state.walk.left;
        let ranked = engine::ranking(model, state).into_iter();
        let words = |of: &str, point: &Attention| {
            format!("{of} {} {:?} {:?}", point.text.as_str(), point.for_whom, point.sources)
        };
        let of_all = engine::organisation_attention(model, state).into_iter();
        let mut points: BTreeSet<String> = of_all.map(|(_, point)| words("all", point)).collect();
        let standings = engine::standings(model, state);
        let mut reasons = Vec::new();
        for app in Catalogue::apps_in(left) {
            let of_app = engine::app_attention(model, state, app).into_iter();
            points.extend(of_app.map(|point| words(&format!("{app:?}"), point)));
            let why = engine::reasons(model, state, app).into_iter().map(|reason| match reason {
                engine::Reason::Rule(at) => format!("rule {at}"),
                engine::Reason::Requirement(judgement) => {
                    format!("{:?} {:?}", judgement.effect, engine::unknown_facts(state, app))
                }
                engine::Reason::Never => "never".to_owned(),
                engine::Reason::Ended => "ended".to_owned(),
            });
            reasons.push(format!("{app:?} {:?}", why.collect::<Vec<_>>()));
        }
        Self {
            position: state.walk.position,
            standings,
            order: ranked.filter(|app| left.contains(app.at())).collect(),
            points,
            open: state.walk.open().filter(|open| *open != asked).collect(),
            reasons,
        }
    }
}

/// What the other answers to a question make of an end.
#[derive(Debug, Clone, Default)]
pub(crate) struct Others {
    /// Whether all completions were tried.
    pub(crate) is_all: bool,
    /// At one of them outcome, what is left or a standing is another.
    pub(crate) result: bool,
    /// At one of them the outcome is another.
    pub(crate) elsewhere: bool,
    /// At one with the same result the order is another; and so on.
    pub(crate) order: bool,
    pub(crate) points: bool,
    pub(crate) reasons: bool,
    pub(crate) open: bool,
    /// The apps whose standing is another at one of them.
    pub(crate) differ: BTreeSet<AppIx>,
}

impl Others {
    /// Whether nothing is another at any of them.
    pub(crate) fn is_nothing(&self) -> bool {
        !(self.result || self.order || self.points || self.reasons || self.open)
    }
}

/// Tries every other answer to a question of the walk that these choices make, and at most so many completions.
pub(crate) fn others(model: &Model, choices: &Answers, asked: QuestionIx, most: usize) -> Others {
    let whole = engine::replay(model, choices);
    let now = End::of(model, &whole, asked);
    let path = &whole.walk.path;
    let at = path.iter().position(|choice| choice.question == asked).unwrap();
    let left = engine::replay(model, &keyed(&path[..at])).walk.left.count_ones(..);
    let mut seen = Others::default();
    let mut tried = 0;
    for other in engine::each_choice(model, asked, left).filter(|other| choices[&asked] != *other) {
        let mut choices = choices.clone();
        choices.insert(asked, other);
        each_completion(model, &mut choices, (&mut tried, most), &mut |state| {
            let end = End::of(model, state, asked);
            seen.elsewhere |= now.position != end.position;
            let is_other = |at: &usize| now.standings[*at] != end.standings[*at];
            let offered = model.catalogue.offered.ones();
            seen.differ.extend(offered.filter(is_other).map(AppIx::new));
            if (now.position, &now.standings) != (end.position, &end.standings) {
                seen.result = true;
                return;
            }
            seen.order |= now.order != end.order;
            seen.points |= now.points != end.points;
            seen.reasons |= now.reasons != end.reasons;
            seen.open |= now.open != end.open;
        });
    }
    seen.is_all = tried <= most;
    seen
}

/// Every end that is reached when the questions without an answer get each of theirs.
pub(crate) fn each_completion(
    model: &Model,
    choices: &mut Answers,
    (tried, most): (&mut usize, usize),
    see: &mut impl FnMut(&RecordedWalk),
) {
    if *tried > most {
        return;
    }
    let state = engine::replay(model, choices);
    let Position::At(question) = state.walk.position else {
        *tried += 1;
        return see(&state);
    };
    for given in engine::each_choice(model, question, state.walk.left.count_ones(..)).collect::<Vec<_>>() {
        choices.insert(question, given);
        each_completion(model, choices, (tried, most), see);
        choices.remove(&question);
    }
}
