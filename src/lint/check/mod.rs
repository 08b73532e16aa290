//! What is wrong with a tree that can be walked: with all its walks together, with its scenarios, with its facts. Too
//! much work for a start: only `check` asks for it.

mod accept;
mod answers;
mod cover;
mod facts;
mod figures;
mod idle;
mod left;
mod names;
mod reached;
mod routes;
mod scenarios;
mod stubs;
mod walk_result;
mod ways;

pub use accept::{AcceptedKey, AcceptedScenario, accept};
pub use cover::{Coverage, Share};
pub use figures::{DataFigures, FactFigures, ValueDates, data_figures};
pub use stubs::{Stub, Stubs, stubs};

use super::source_map::SourceMap;
use crate::analysis::{ExplorationLimits, Extent, Statistics, Survey, Unproved, survey};
use crate::engine::{Choice, Fault};
use crate::findings::{Cause, Finding, Findings, Rule, Witness};
use crate::model::{GroupIx, Model, QuestionIx};
use crate::source::Span;
use crate::text::{Lang, Messages};

/// What `check` found in a tree that can be walked.
#[derive(Debug)]
pub struct Checked {
    /// All that was found, sorted.
    pub findings: Findings,
    /// The figures of all walks.
    pub statistics: Statistics,
    /// How much of the tree its scenarios cover.
    pub coverage: Coverage,
}

/// Looks at all walks of a tree, its scenarios and its facts, on the day of the model.
pub fn check(model: &Model, source_map: &SourceMap, limits: &ExplorationLimits, lang: Lang) -> Checked {
    let mut checker = Checker {
        model,
        source_map,
        messages: Messages::new(lang),
        out: Findings::new(),
        faults: Vec::new(),
        unmet: Vec::new(),
    };
    let survey = survey(model, limits);
    let routes = routes::written(model);
    checker.exhausted(&survey);
    checker.ways(&survey, &routes);
    checker.reached(&survey, &routes);
    checker.answers(&survey);
    checker.left(&survey);
    checker.facts();
    checker.dates();
    checker.names();
    checker.idle();
    let covered = checker.scenarios();
    let coverage = checker.coverage(&covered, &survey, &routes);
    debug_assert!(
        [coverage.answers, coverage.routes].iter().all(|share| share.covered <= share.all),
        "scenarios cover no more than there is: {coverage:?}"
    );
    Checked { findings: checker.out.sorted(), statistics: survey.statistics, coverage }
}

/// The rules about which nothing can be said as long as something is not proved.
const fn rules_of(claim: Unproved) -> &'static [Rule] {
    match claim {
        Unproved::Ways => &[
            Rule::NO_ROUTE_MATCHES,
            Rule::WAY_BACK,
            Rule::SKIP_CIRCLE,
            Rule::UNREACHABLE_QUESTION,
            Rule::NEVER_ASKED,
            Rule::UNREACHABLE_OUTCOME,
            Rule::UNREACHED_TEST,
            Rule::ROUTE_NEVER_TAKEN,
            Rule::OVERLAPPING_ROUTES,
        ],
        Unproved::NothingLeft => &[Rule::NOTHING_LEFT],
        Unproved::NeverLeft => &[Rule::APP_NEVER_LEFT],
        Unproved::Answers => &[Rule::SAME_ANSWERS, Rule::IDLE_QUESTION, Rule::ANSWER_LEAVES_NOTHING],
    }
}

/// What the rules look at, and what they found.
struct Checker<'m> {
    model: &'m Model,
    source_map: &'m SourceMap,
    messages: Messages,
    out: Findings,
    /// The faults that were reported.
    faults: Vec<(Fault, Cause)>,
    /// The questions that no walk asks, with what that follows from.
    unmet: Vec<(QuestionIx, Cause)>,
}

impl Checker<'_> {
    /// A finding, with what to do about it.
    fn report(&mut self, rule: Rule, place: Span, message: String, help: String) {
        self.out.push(Finding::new(rule, place, message).help(help));
    }

    /// Says what was not proved.
    fn exhausted(&mut self, survey: &Survey) {
        if survey.extent == Extent::Whole {
            return;
        }
        let not_proved = survey.unproved.iter().flat_map(|claim| rules_of(*claim)).map(|rule| rule.code);
        let message = self.messages.not_exhausted(&survey.statistics.states);
        let help = self.messages.not_proved(&Messages::listed(not_proved));
        self.report(Rule::NOT_EXHAUSTED, self.source_map.tree, message, help);
    }

    fn question_id(&self, question: QuestionIx) -> &str {
        &self.model.graph.questions.row(question).id
    }

    fn group_id(&self, group: GroupIx) -> &str {
        &self.model.graph.groups.row(group).id
    }

    /// A walk in the words of an answers file.
    fn witness(&self, walk: &[Choice]) -> Vec<Witness> {
        let choice = |choice: &Choice| {
            let question = self.model.graph.questions.row(choice.question);
            Witness { question: question.id.clone(), answers: choice.given.words(question) }
        };
        walk.iter().map(choice).collect()
    }
}
