//! Questions, outcomes and tests to which no walk comes.

use super::Checker;
use crate::analysis::{Extent, Survey};
use crate::findings::{Cause, Finding, Rule};
use crate::model::{Condition, LabelIx, Question, QuestionIx};

impl Checker<'_> {
    /// Reports what no walk comes to, when all ways were looked at.
    pub(super) fn reached(&mut self, survey: &Survey) {
        if survey.extent == Extent::Part {
            return;
        }
        let is_met = |ix: &QuestionIx| {
            [&survey.asked, &survey.shown, &survey.skipped].iter().any(|met| met.contains(ix))
        };
        // A walk that comes to a group asks or skips each of its questions: when one is never met, none is.
        let mut apart: Vec<QuestionIx> = Vec::new();
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
            self.out.push(finding.help(self.messages.lead_to_question(id)));
        }
        for (ix, outcome) in self.model.graph.outcomes.iter() {
            if !survey.outcomes.contains(&ix) {
                let place = self.source_map.outcome(ix);
                let message = self.messages.unreachable_outcome(&outcome.id);
                let help = self.messages.lead_to_outcome(&outcome.id);
                self.report(Rule::UNREACHABLE_OUTCOME, place, message, help);
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
