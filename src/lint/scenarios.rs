//! Scenarios: whether what they answer can be answered, and what they expect exists.

use super::lowering::Lowering;
use super::symbols::Answered;
use crate::draft::{ExpectDraft, GivenDraft, ScenarioDraft, Typed, known_word, shown};
use crate::findings::{Finding, Rule};
use crate::model::{Expectation, Ix, QuestionIx, Scenario};
use crate::order;
use crate::text::{Day, Messages};

impl Lowering {
    /// The scenarios.
    pub(super) fn scenarios(&mut self, drafts: &[ScenarioDraft<'_>]) -> Vec<Scenario> {
        let scenario = |draft: &ScenarioDraft<'_>| Scenario {
            name: self.text(draft.name.as_ref()),
            answers: draft.answers.iter().map(|given| self.given_answers(given)).collect(),
            // What is no date was reported by its shape.
            today: draft.today.as_ref().and_then(|day| Day::last_of(&day.value)),
            expect: self.expectation(&draft.expect),
        };
        drafts.iter().map(scenario).collect()
    }

    /// What is answered to one question, as in an answers file; `?` becomes `unknown`.
    fn given_answers(&mut self, given: &GivenDraft<'_>) -> (String, Vec<String>) {
        let question = given.question.value.clone().into_owned();
        let answers: Vec<String> =
            given.answers.iter().map(|answer| known_word(&answer.value).to_owned()).collect();
        let found = &given.question;
        if let Some(index) = self.reporter.find(
            &mut self.symbols.questions,
            found,
            Rule::UNKNOWN_QUESTION,
            Messages::finding_unknown_question,
        ) {
            self.may_be_given(index, given);
        }
        (question, answers)
    }

    fn may_be_given(&mut self, question: QuestionIx, given: &GivenDraft<'_>) {
        let messages = self.reporter.messages;
        let Some(offers) = self.symbols.offers(question) else { return };
        let (kind, offers_unknown) = (offers.kind, offers.unknown);
        if let [only] = given.answers.as_slice()
            && matches!(only.value.as_ref(), "unknown" | "?")
        {
            if !offers_unknown {
                let message = messages.no_unknown(&given.question.value);
                self.reporter.report(Rule::SCENARIO_ANSWER, only.span, message);
            }
            return;
        }
        match kind {
            Answered::Info => {
                let message = messages.info_has_no_answer(&given.question.value);
                self.reporter.report(Rule::SCENARIO_ANSWER, given.question.span, message);
            }
            Answered::Number { min, max } => {
                self.counted(given, 1, 1);
                for answer in &given.answers {
                    self.number_given(answer, (min, max), &given.question.value);
                }
            }
            Answered::One => {
                self.counted(given, 1, 1);
                given.answers.iter().for_each(|answer| _ = self.answer(question, answer));
            }
            Answered::Many { min, max } => self.many_given(question, given, (min, max)),
            Answered::Unclear => {}
        }
    }

    fn many_given(&mut self, question: QuestionIx, given: &GivenDraft<'_>, (min, max): (usize, usize)) {
        let mut found: Vec<_> = given.answers.iter().map(|answer| self.answer(question, answer)).collect();
        order::sort(&mut found);
        found.dedup();
        let none = given.answers.iter().find(|answer| answer.value == "none");
        match none {
            Some(none) if found.len() > 1 => {
                self.reporter.report(Rule::SCENARIO_ANSWER, none.span, self.reporter.messages.none_alone());
            }
            Some(_) => {}
            None => {
                let excluded =
                    self.symbols.offers(question).is_some_and(|it| it.answers.get("none").is_some());
                let least = if excluded { min.max(1) } else { min };
                if least <= max && (found.len() < least || found.len() > max) {
                    self.wrong_count(given, least, max);
                }
            }
        }
    }

    fn counted(&mut self, given: &GivenDraft<'_>, min: usize, max: usize) {
        if given.answers.len() < min || given.answers.len() > max {
            self.wrong_count(given, min, max);
        }
    }

    fn wrong_count(&mut self, given: &GivenDraft<'_>, min: usize, max: usize) {
        let message = self.reporter.messages.wrong_count(&given.question.value, &min, &max);
        self.reporter.report(Rule::SCENARIO_ANSWER, given.question.span, message);
    }

    fn number_given(&mut self, answer: &Typed<'_>, (min, max): (i64, i64), question: &str) {
        let messages = self.reporter.messages;
        let message = match answer.value.parse::<i64>() {
            Err(_) => messages.finding_not_a_number(&shown(&answer.value), &question),
            Ok(number) if number < min || number > max => messages.out_of_range(&number, &min, &max),
            Ok(_) => return,
        };
        self.reporter.report(Rule::SCENARIO_ANSWER, answer.span, message);
    }

    fn expectation(&mut self, draft: &ExpectDraft<'_>) -> Expectation {
        let outcome = draft.outcome.as_ref().map(|outcome| {
            outcome.value.as_ref().map(|id| {
                self.reporter.find(
                    &mut self.symbols.outcomes,
                    id,
                    Rule::UNKNOWN_OUTCOME,
                    Messages::finding_unknown_outcome,
                );
                id.value.clone().into_owned()
            })
        });
        for (key, ids) in &draft.lists {
            for id in ids {
                self.expected(key.value, id);
            }
        }
        let list = |key: &str| {
            let (_, ids) = draft.lists.iter().find(|(known, _)| known.value == key)?;
            let mut ids: Vec<String> = ids.iter().map(|id| id.value.clone().into_owned()).collect();
            order::sort(&mut ids);
            ids.dedup();
            Some(ids)
        };
        Expectation {
            outcome,
            recommended: list("recommended"),
            conditional: list("conditional"),
            unproven: list("unproven"),
            dropped: list("dropped"),
            remaining: list("remaining"),
            labels: list("labels"),
            open: list("open"),
        }
    }

    fn expected(&mut self, key: &str, id: &Typed<'_>) {
        match key {
            "labels" => {
                let label =
                    self.symbols.labels.get(&id.value).filter(|label| label.at() < self.symbols.labels_set);
                if let Some(label) = label {
                    // A scenario tests it too.
                    self.symbols.labels.mark(label);
                    return;
                }
                let messages = self.reporter.messages;
                let (message, help) = (messages.derived_expected(&id.value), messages.expect_the_rest());
                if !self.is_derived(id, message, help) {
                    let set = self.symbols.labels_set;
                    let is_set =
                        |id: &&str| self.symbols.labels.get(id).is_some_and(|label| label.at() < set);
                    let near = self.reporter.near.near(&id.value, self.symbols.labels.ids().filter(is_set));
                    let help = near.map(|near| messages.did_you_mean(&near.word));
                    let finding =
                        Finding::new(Rule::UNKNOWN_LABEL, id.span, messages.unknown_label(&shown(&id.value)));
                    let finding = finding.about([id.value.as_ref()]).near(near).help(help);
                    self.reporter.out.push(finding);
                }
            }
            "open" => {
                self.reporter.find(
                    &mut self.symbols.questions,
                    id,
                    Rule::UNKNOWN_QUESTION,
                    Messages::finding_unknown_question,
                );
            }
            _ => _ = self.app(id),
        }
    }
}
