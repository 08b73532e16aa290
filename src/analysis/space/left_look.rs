//! What a step looks at of the apps that are left: if nothing, or only how many, it need not be taken again for each set
//! of them (`docs/analysis.md`, "Steps that are known").

use super::relevance::{ConditionTests, QuestionDeps};
use crate::analysis::flow::{Components, Successors};
use crate::model::{Model, QuestionIx, QuestionKind, Table};

/// What decides where a step leads and what it drops, besides the past and the choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::analysis) enum LeftLook {
    /// Nothing of what is left.
    Nothing,
    /// Where it leads depends on how many apps are left after the choice. What it drops depends on nothing.
    HowMany,
    /// It may look at all of it.
    Which,
}

/// What happens from the arrival at a question until one is in view.
#[derive(Debug, Clone, Copy)]
struct Arrival {
    look: LeftLook,
    /// Whether a page may be shown that drops apps: then it matters when the look is taken.
    drops: bool,
}

impl Arrival {
    const NOTHING: Self = Self { look: LeftLook::Nothing, drops: false };

    fn and(self, other: Self) -> Self {
        Self { look: self.look.max(other.look), drops: self.drops || other.drops }
    }
}

/// For each question, what a step from there looks at.
pub(super) fn looks_at_left(
    model: &Model,
    successors: &Table<QuestionIx, Successors>,
    components: &Components,
    own: &Table<QuestionIx, QuestionDeps>,
) -> Table<QuestionIx, LeftLook> {
    let arrivals = arrivals(model, successors, components, own);
    let of_step = |(question, deps): (QuestionIx, &QuestionDeps)| {
        let next = successors.row(question).after_answer.questions.iter();
        let arrival = next.fold(Arrival::NOTHING, |so_far, next| so_far.and(*arrivals.row(*next)));
        let look = arrival.look.max(look(&deps.routes));
        match look {
            _ if deps.keep.remaining || deps.choices_by_left => LeftLook::Which,
            LeftLook::HowMany if arrival.drops => LeftLook::Which,
            look => look,
        }
    };
    own.iter().map(of_step).collect()
}

/// What happens on arrival at each question: from the ends back, as a question that is passed leads on to others.
fn arrivals(
    model: &Model,
    successors: &Table<QuestionIx, Successors>,
    components: &Components,
    own: &Table<QuestionIx, QuestionDeps>,
) -> Table<QuestionIx, Arrival> {
    let mut arrivals: Table<QuestionIx, Arrival> = own.rows().iter().map(|_| Arrival::NOTHING).collect();
    for members in components.members.rows() {
        let mut whole = Arrival::NOTHING;
        for member in members {
            let (deps, row) = (own.row(*member), model.graph.questions.row(*member));
            let is_page = matches!(row.kind, QuestionKind::Info);
            let is_passed = row.ask_when.is_some() || !successors.row(*member).is_asked;
            let here = Arrival {
                look: match (is_page && deps.keep.remaining, is_passed) {
                    (true, _) => LeftLook::Which,
                    (false, true) => look(&deps.ask_when).max(look(&deps.routes)),
                    (false, false) => LeftLook::Nothing,
                },
                drops: is_page && !row.effects.keep.is_empty(),
            };
            let onward = successors.row(*member).when_passed.questions.iter();
            whole = onward.fold(whole.and(here), |so_far, next| so_far.and(*arrivals.row(*next)));
        }
        // As in `relevance`: exact for a single question, and a round shares everything.
        members.iter().for_each(|member| *arrivals.row_mut(*member) = whole);
    }
    arrivals
}

fn look(tests: &ConditionTests) -> LeftLook {
    match (tests.which_left, tests.remaining) {
        (true, _) => LeftLook::Which,
        (false, true) => LeftLook::HowMany,
        (false, false) => LeftLook::Nothing,
    }
}
