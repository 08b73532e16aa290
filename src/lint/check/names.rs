//! Apps, answers and ends that have the same words as another: who chooses cannot tell them apart.

use std::collections::BTreeMap;

use super::Checker;
use crate::findings::{Finding, Rule};
use crate::source::Span;
use crate::text::SafeText;

impl Checker<'_> {
    /// Reports words that stand for two things.
    pub(super) fn names(&mut self) {
        let (model, places) = (self.model, self.source_map);
        let apps = model.catalogue.apps.iter().map(|(app, row)| (&row.name, places.app(app)));
        self.same_words(apps, |checker, words| checker.messages.same_app_name(words));
        for (at, question) in model.graph.questions.iter() {
            let answers = question.answers().into_iter().flat_map(|answers| answers.iter());
            // Those that are generated have the words of apps and values, which stand elsewhere.
            let written = answers.filter(|(_, answer)| !answer.generated);
            let written = written.map(|(answer, row)| (&row.text, places.answer(at, answer)));
            self.same_words(written, |checker, words| checker.messages.same_answer_words(words));
        }
        let ends = model.graph.outcomes.iter().map(|(outcome, row)| (&row.title, places.outcome(outcome)));
        self.same_words(ends, |checker, words| checker.messages.same_outcome_title(words));
    }

    fn same_words<'t>(
        &mut self,
        named: impl Iterator<Item = (&'t SafeText, Span)>,
        message: fn(&Self, &dyn std::fmt::Display) -> String,
    ) {
        let mut first: BTreeMap<String, Span> = BTreeMap::new();
        for (words, place) in named {
            let words = words.one_line();
            let key = words.to_lowercase();
            if let Some(other) = first.get(&key) {
                let message = message(self, &crate::draft::shown(&words));
                let finding = Finding::new(Rule::SAME_WORDS, place, message)
                    .related(*other, self.messages.same_words_here())
                    .help(self.messages.tell_them_apart());
                self.out.push(finding);
            } else {
                first.insert(key, place);
            }
        }
    }
}
