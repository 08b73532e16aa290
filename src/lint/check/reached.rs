//! Questions, outcomes and tests to which no walk comes.

use super::Checker;
use super::routes::{Home, WrittenRoute};
use crate::analysis::{Extent, Survey};
use crate::findings::{Cause, Finding, Rule};
use crate::model::{Condition, LabelIx, Question, QuestionIx, RouteIx, Table};

impl Checker<'_> {
    /// Reports what no walk comes to, when all ways were looked at.
    pub(super) fn reached(&mut self, survey: &Survey, routes: &Table<RouteIx, WrittenRoute>) {
        if survey.extent == Extent::Part {
            return;
        }
        let is_met = |ix: &QuestionIx| {
            [&survey.asked, &survey.shown, &survey.skipped].iter().any(|met| met.contains(ix))
        };
        // A walk that comes to a group asks or skips each of its questions: when one is never met, none is.
        let mut apart: Vec<QuestionIx> = Vec::new();
        let mut before = Before { routes, unreached: Vec::new() };
        for (ix, group) in self.model.graph.groups.iter() {
            if !group.members.is_empty() && !group.questions().any(|member| is_met(&member)) {
                apart.extend(group.questions());
                let message = self.messages.unreachable_group(&group.id);
                let help = self.messages.lead_to_question(&group.id);
                self.report(Rule::UNREACHABLE_QUESTION, self.source_map.group(ix), message, help);
            }
        }
        for (ix, question) in self.model.graph.questions.iter() {
            let id = &question.id;
            if survey.asked.contains(&ix) || survey.shown.contains(&ix) || apart.contains(&ix) {
                continue;
            }
            let place = self.source_map.question(ix);
            if survey.skipped.contains(&ix) {
                // That it has no answers was reported when it was read.
                if let Some(help) = self.why_skipped(ix, question) {
                    let mut finding = Finding::new(Rule::NEVER_ASKED, place, self.messages.never_asked(id));
                    finding.follows = self.label_never_set(question);
                    self.unmet.push((ix, finding.follows.unwrap_or_else(|| finding.as_cause())));
                    self.out.push(finding.help(help));
                }
                continue;
            }
            let message = if self.is_page(ix) {
                self.messages.unreachable_page(id)
            } else {
                self.messages.unreachable_question(id)
            };
            let finding = Finding::new(Rule::UNREACHABLE_QUESTION, place, message);
            self.unmet.push((ix, finding.as_cause()));
            before.unreached.push(ix);
            self.out.push(finding.help(self.messages.lead_to_question(id)));
        }
        self.behind_others(&before);
        for (ix, outcome) in self.model.graph.outcomes.iter() {
            if !survey.outcomes.contains(&ix) {
                let place = self.source_map.outcome(ix);
                let message = self.messages.unreachable_outcome(&outcome.id);
                let mut finding = Finding::new(Rule::UNREACHABLE_OUTCOME, place, message);
                finding.follows = before.first(&outcome.id).and_then(|ix| self.unmet_cause(ix));
                self.out.push(finding.help(self.messages.lead_to_outcome(&outcome.id)));
            }
        }
        for (question, place) in self.source_map.chose.iter().filter(|(ix, _)| !survey.asked.contains(ix)) {
            let message = self.messages.unreached_test(&self.question_id(*question));
            let finding = Finding::new(Rule::UNREACHED_TEST, *place, message)
                .related(self.source_map.question(*question), self.messages.this_question())
                .help(self.messages.test_another());
            let follows = self.unmet_cause(*question);
            self.out.push(Finding { follows, ..finding });
        }
    }

    /// Lets questions follow from the first of those behind which they stand.
    fn behind_others(&mut self, before: &Before<'_>) {
        let own = self.unmet.clone();
        let cause_of = |ix| own.iter().find(|(known, _)| *known == ix).map(|(_, cause)| *cause);
        for ix in &before.unreached {
            let first = before.first_of_all(*ix, |ix| self.question_id(ix));
            let Some((cause, echo)) = cause_of(first).zip(cause_of(*ix)).filter(|_| first != *ix) else {
                continue;
            };
            let echoes = self.out.iter_mut().filter(|finding| finding.as_cause() == echo);
            echoes.for_each(|finding| finding.follows = Some(cause));
            self.unmet.iter_mut().filter(|(known, _)| known == ix).for_each(|(_, known)| *known = cause);
        }
    }

    /// The finding on a label that is never set, where a question is asked for that label alone.
    fn label_never_set(&self, question: &Question) -> Option<Cause> {
        let Some(Condition::Label(labels)) = &question.ask_when else { return None };
        let cause =
            |label: &LabelIx| self.source_map.labels.get(self.model.graph.labels.row(*label)).copied();
        let causes = labels.iter().map(cause).collect::<Option<Vec<Cause>>>()?;
        causes.first().copied()
    }

    fn why_skipped(&self, ix: QuestionIx, question: &Question) -> Option<String> {
        match question.is_empty() {
            false if question.ask_when.is_some() => Some(self.messages.look_at_ask_when()),
            false => Some(self.messages.look_at_answers()),
            true => self.source_map.generates(ix).then(|| self.messages.look_at_from()),
        }
    }
}

/// What leads to questions to which no walk comes.
struct Before<'r> {
    routes: &'r Table<RouteIx, WrittenRoute>,
    /// The questions to which no walk comes.
    unreached: Vec<QuestionIx>,
}

impl Before<'_> {
    /// The first question that leads somewhere, where no walk comes to any that does.
    fn first(&self, id: &str) -> Option<QuestionIx> {
        let homes =
            self.routes.rows().iter().filter(|route| route.target == id).flat_map(|route| &route.homes);
        let question = |home: &Home| match home {
            Home::Question(question) => Some(*question),
            Home::Answer(item) => Some(item.question()),
            Home::Group => None,
        };
        let before = homes.map(question).collect::<Option<Vec<QuestionIx>>>()?;
        before.iter().all(|ix| self.unreached.contains(ix)).then(|| before.into_iter().min()).flatten()
    }

    /// The question from which on no walk goes on to this one; of a circle the first.
    fn first_of_all<'i>(&self, from: QuestionIx, id: impl Fn(QuestionIx) -> &'i str) -> QuestionIx {
        let mut seen = vec![from];
        let mut at = from;
        while let Some(before) = self.first(id(at)) {
            if let Some(start) = seen.iter().position(|known| *known == before) {
                return seen.into_iter().skip(start).min().unwrap_or(before);
            }
            seen.push(before);
            at = before;
        }
        at
    }
}
