//! Labels that hold by a condition: which rest on which, and that none comes back to itself.

use std::sync::Arc;

use super::conditions::ConditionScope;
use super::lowering::Lowering;
use crate::draft::{ConditionDraft, Named, TestDraft, Typed, Values};
use crate::findings::{Rule, Severity};
use crate::model::{
    Condition, DerivedIx, DerivedLabel, Graph, Ix, LabelIx, Model, Operand, QuestionIx, QuestionKind,
    Remaining, Table,
};
use crate::source::Span;

/// The labels that hold by a condition, as a tree has them.
pub(super) type DerivedDrafts<'s> = [Named<'s, Option<ConditionDraft<'s>>>];

/// A label that holds by a condition: where it is written, and what it is once it is lowered.
#[derive(Debug)]
pub(super) struct Derivation {
    pub(super) place: Span,
    /// Absent before it is lowered, and for good when it comes back to itself.
    pub(super) label: Option<Arc<DerivedLabel>>,
}

/// With all that it rests on, a label holds at most so many conditions: labels that each test another one twice would fill
/// the memory.
const MOST_PARTS: usize = 500;

/// For every label the others that its condition tests, each with its place.
type DerivedEdges<'s> = Vec<Vec<(DerivedIx, Typed<'s>)>>;

impl Lowering {
    /// Lowers the labels, those first that others rest on. Call this before any other condition of a walk is lowered.
    pub(super) fn derived(&mut self, drafts: &DerivedDrafts<'_>) -> Table<DerivedIx, Arc<DerivedLabel>> {
        self.symbols.derivations =
            drafts.iter().map(|named| Derivation { place: named.id.span, label: None }).collect();
        for at in self.order(drafts) {
            let Some(named) = drafts.get(at.at()) else { continue };
            // That its shape is wrong was reported, and is an error: nobody walks such a tree.
            let when = self.condition_if(named.it.as_ref(), ConditionScope::walk());
            let mut when = when.unwrap_or_else(|| Condition::Any(Vec::new()));
            let mut parts = 0;
            when.visit(&mut |_| parts += 1);
            if parts > MOST_PARTS {
                let message = self.reporter.messages.derived_too_large(&named.id.value, &MOST_PARTS);
                self.reporter.report(Rule::TOO_LARGE, named.id.span, message);
                when = Condition::Any(Vec::new());
            }
            let label = DerivedLabel { id: named.id.value.clone().into_owned(), when };
            self.symbols.derivations.row_mut(at).label = Some(Arc::new(label));
        }
        self.symbols.derivations.rows().iter().filter_map(|derivation| derivation.label.clone()).collect()
    }

    /// The labels in an order in which each comes after those that it rests on. Reports those that come back to themselves,
    /// once each.
    fn order(&mut self, drafts: &DerivedDrafts<'_>) -> Vec<DerivedIx> {
        #[derive(Clone, Copy, PartialEq)]
        enum VisitState {
            Not,
            Open,
            Done,
        }
        let edges = self.edges(drafts);
        let mut seen: Table<DerivedIx, VisitState> = drafts.iter().map(|_| VisitState::Not).collect();
        let mut order = Vec::new();
        for start in seen.indexes() {
            // A stack of labels with the test that is looked at next, so that depth costs no recursion.
            let mut open = if *seen.row(start) == VisitState::Not { vec![(start, 0)] } else { Vec::new() };
            while let Some((label, next)) = open.last_mut() {
                *seen.row_mut(*label) = VisitState::Open;
                let Some((tested, place)) = edges.get(label.at()).and_then(|tests| tests.get(*next)) else {
                    *seen.row_mut(*label) = VisitState::Done;
                    order.push(*label);
                    open.pop();
                    continue;
                };
                *next += 1;
                match seen.row(*tested) {
                    VisitState::Not => open.push((*tested, 0)),
                    VisitState::Open => {
                        let messages = self.reporter.messages;
                        let message = messages.derive_cycle(&place.value);
                        let other = self.symbols.derivations.row(*tested).place;
                        let words = messages.derived_here();
                        self.reporter.relate(Rule::DERIVE_CYCLE, place.span, message, other, words);
                    }
                    VisitState::Done => {}
                }
            }
        }
        order
    }

    fn edges<'s>(&self, drafts: &DerivedDrafts<'s>) -> DerivedEdges<'s> {
        let tests = |named: &Named<'s, Option<ConditionDraft<'s>>>| {
            let mut found = Vec::new();
            named.it.iter().for_each(|when| self.derived_tests(when, &mut found));
            found
        };
        drafts.iter().map(tests).collect()
    }

    fn derived_tests<'s>(&self, draft: &ConditionDraft<'s>, found: &mut Vec<(DerivedIx, Typed<'s>)>) {
        match &draft.test {
            TestDraft::All(parts) | TestDraft::Any(parts) => {
                parts.iter().for_each(|part| self.derived_tests(part, found));
            }
            TestDraft::Not(part) | TestDraft::Over(_, part) => self.derived_tests(part, found),
            TestDraft::Label(labels) => {
                let known = |label: Typed<'s>| Some((self.symbols.derived.get(&label.value)?, label));
                found.extend(labels.typed().filter_map(known));
            }
            _ => {}
        }
    }

    /// A test of labels, of which some may hold by a condition.
    pub(super) fn label_test(&mut self, labels: &Values<'_>) -> Condition {
        let mut set: Vec<LabelIx> = Vec::new();
        let mut tests: Vec<Condition> = Vec::new();
        for label in labels.typed() {
            match self.symbols.derived.get(&label.value) {
                Some(derived) => {
                    self.symbols.derived.mark(derived);
                    let known = self.symbols.derivations.get(derived);
                    let known = known.and_then(|derivation| derivation.label.clone());
                    // One that is not lowered yet comes back to itself, which is reported as an error.
                    tests.push(known.map_or_else(|| Condition::Any(Vec::new()), Condition::Derived));
                }
                None => set.push(self.label(&label)),
            }
        }
        if tests.is_empty() {
            return Condition::Label(set);
        }
        if !set.is_empty() {
            tests.insert(0, Condition::Label(set));
        }
        match tests.pop() {
            Some(only) if tests.is_empty() => only,
            last => Condition::Any(tests.into_iter().chain(last).collect()),
        }
    }

    /// Reports a label that holds by a condition where only labels that are set can stand.
    pub(super) fn is_derived(&mut self, label: &Typed<'_>, message: String, help: String) -> bool {
        let Some(derived) = self.symbols.derived.get(&label.value) else { return false };
        let words = self.reporter.messages.derived_here();
        let finding = crate::findings::Finding::new(Rule::DERIVED_LABEL, label.span, message)
            .related(self.symbols.derivations.row(derived).place, words)
            .help(help);
        self.reporter.out.push(finding);
        true
    }

    /// Reports labels that can never hold, whatever the walk; where something is an error, that comes first.
    pub(super) fn derived_that_never_hold(&mut self, model: &Model) {
        if self.reporter.out.worst() == Some(Severity::Error) {
            return;
        }
        let possible = Possible {
            graph: &model.graph,
            labels_set: self.symbols.labels_set,
            candidates: model.catalogue.candidates().count_ones(..),
        };
        for derivation in self.symbols.derivations.rows() {
            if let Some(label) = derivation.label.as_ref().filter(|label| !possible.can_be(&label.when, true))
            {
                let message = self.reporter.messages.label_never_holds(&label.id);
                let help = self.reporter.messages.look_at_condition();
                let finding = crate::findings::Finding::new(Rule::LABEL_NEVER_SET, derivation.place, message)
                    .help(help);
                self.reporter.out.push(finding);
            }
        }
    }
}

/// What can be told of conditions without looking at any walk.
struct Possible<'m> {
    graph: &'m Graph,
    labels_set: usize,
    candidates: usize,
}

impl Possible<'_> {
    /// Whether a condition may be true, or false: each part by itself, so that what is impossible only together passes.
    fn can_be(&self, condition: &Condition, truth: bool) -> bool {
        match condition {
            Condition::All(parts) if truth => parts.iter().all(|part| self.can_be(part, true)),
            Condition::All(parts) => parts.iter().any(|part| self.can_be(part, false)),
            Condition::Any(parts) if truth => parts.iter().any(|part| self.can_be(part, true)),
            Condition::Any(parts) => parts.iter().all(|part| self.can_be(part, false)),
            Condition::Not(part) => self.can_be(part, !truth),
            Condition::Label(labels) => !truth || labels.iter().any(|label| label.at() < self.labels_set),
            Condition::Derived(label) => !truth || self.can_be(&label.when, true),
            Condition::Number { question, test } => {
                let (min, max) = self.range(*question);
                [min, max].into_iter().any(|number| test.holds(number) == truth)
            }
            Condition::Remaining(over) => self.counted(over, truth),
            Condition::Chose { picks, .. } => !truth || !picks.is_empty(),
            Condition::Fact(_) | Condition::App(_) | Condition::Answer(_) => true,
        }
    }

    fn range(&self, question: QuestionIx) -> (i64, i64) {
        match self.graph.questions.row(question).kind {
            QuestionKind::Number { min, max, .. } => (min, max),
            // No test of its number is lowered.
            QuestionKind::One { .. } | QuestionKind::Many { .. } | QuestionKind::Info => (i64::MIN, i64::MAX),
        }
    }

    fn counted(&self, over: &Remaining, truth: bool) -> bool {
        let is = |holds: &dyn Fn(i64) -> bool| {
            // A catalogue has far fewer apps than that.
            let most = i64::try_from(self.candidates).unwrap_or(i64::MAX);
            [0, most].into_iter().any(|left| holds(left) == truth)
        };
        match over {
            Remaining::AtLeast(Operand::Fixed(least)) => is(&|left| left >= *least),
            Remaining::AtMost(Operand::Fixed(most)) => is(&|left| left <= *most),
            _ => true,
        }
    }
}
