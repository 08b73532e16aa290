//! Why an app is where it is, in words: in full for the advice, in short for a line of a list. The words themselves are
//! the `because` of the tree.

use super::app::{labels, says_itself};
use super::walk::Session;
use super::words::{self, borrowed};
use crate::engine::{Judgement, Reason, Standing, reasons, unknown_facts};
use crate::model::{AppIx, FactKind, Value};
use crate::text::{SafeText, upper_first};

/// More facts than this do not fit on a line of a list.
const FACTS_IN_SHORT: usize = 4;

impl Session<'_> {
    /// The standing of an app, in one or two words.
    pub fn standing_words(&self, standing: Standing) -> &'static str {
        match standing {
            Standing::Recommended => self.messages.title_recommended(),
            Standing::Conditional => self.messages.title_conditional(),
            Standing::Unproven => self.messages.title_unproven(),
            Standing::Dropped => self.messages.title_dropped(),
        }
    }

    /// The one line that says most about an app in its place.
    pub(super) fn app_words(&self, app: AppIx, standing: Standing) -> String {
        let reasons = reasons(self.model, &self.state, app);
        match (standing, reasons.first()) {
            (Standing::Unproven, _) => {
                self.messages.ask_supplier(&borrowed(&labels(self, unknown_facts(&self.state, app))))
            }
            (_, Some(Reason::Never)) => {
                self.model.catalogue.never.get(&app).map_or(String::new(), |never| never.because.one_line())
            }
            (_, Some(Reason::Rule(at))) => {
                self.model.graph.standing.get(*at).map_or(String::new(), |rule| rule.because.one_line())
            }
            (_, Some(Reason::Requirement(judgement))) => {
                let because = self.because_in_short(judgement);
                match reasons.len() {
                    1 => because,
                    count => format!("{because}, {}", self.messages.more_reasons(count - 1)),
                }
            }
            (_, None) => self.facts_in_short(app),
        }
    }

    /// The facts that counted, in a row: "ISO 9001 · 10 kg · motor: ja". What was asked last comes first: it says most
    /// about this person, while all that are left share what was asked first.
    fn facts_in_short(&self, app: AppIx) -> String {
        let tested = words::tested_facts(self.model, &self.state).into_iter().rev();
        let told = tested.filter_map(|fact| {
            let words = words::value(self.model, self.messages, fact, app);
            match (self.model.value(fact, app), &self.model.graph.facts.row(fact).kind) {
                (Value::Unknown | Value::Text(_), _) => None,
                (Value::Set(values), _) if !values.is_empty() => Some(words),
                (Value::Apps(_), _) => Some(words),
                (Value::Choice(_), _) if says_itself(&self.label(fact), &words) => Some(words),
                (Value::Number(_), FactKind::Number { unit }) if !unit.is_empty() => Some(words),
                _ => Some(format!("{}: {words}", self.label(fact))),
            }
        });
        told.take(FACTS_IN_SHORT).collect::<Vec<_>>().join(" · ")
    }

    /// A requirement as a reason in a few words, for a line of a list.
    fn because_in_short(&self, judgement: &Judgement) -> String {
        let because = judgement.effect.requirement(self.model).map_or("", |effect| effect.because.as_str());
        let because = because.trim_end_matches('.');
        let path = &self.state.walk.path;
        match path.iter().position(|choice| choice.question == judgement.effect.question) {
            Some(at) => self.messages.with_remark(because, &self.messages.at_question(at + 1)),
            None => because.to_owned(),
        }
    }

    /// A requirement as a reason: the words of the tree, and the answer that asks for it.
    pub(super) fn because(&self, judgement: &Judgement, because: &SafeText) -> String {
        let path = &self.state.walk.path;
        let number = path.iter().position(|choice| choice.question == judgement.effect.question);
        let answer = words::answered(self.model, self.messages, path, judgement.effect, judgement.answer);
        let because = upper_first(because.as_str().trim_end_matches('.'));
        match number {
            Some(at) => format!("{because}. {}", self.messages.your_answer_was(&answer, at + 1)),
            None => format!("{because}."),
        }
    }
}
