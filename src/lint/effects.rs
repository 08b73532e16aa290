//! What a choice does: requirements, labels, attention points.

use super::conditions::{AnswerScope, ConditionScope};
use super::lowering::Lowering;
use crate::draft::{EffectsDraft, RequirementDraft};
use crate::model::{Condition, Effects, Requirement};

impl Lowering {
    /// The effects of a question or of one answer.
    pub(super) fn effects(&mut self, draft: &EffectsDraft<'_>, given: AnswerScope) -> Effects {
        for label in &draft.labels {
            let messages = self.reporter.messages;
            self.is_derived(label, messages.derived_set(&label.value), messages.derived_by_itself());
        }
        let labels = draft.labels.iter().filter_map(|label| self.symbols.labels.get(&label.value)).collect();
        Effects {
            keep: draft.keep.iter().map(|one| self.requirement(one, given)).collect(),
            prefer: draft.prefer.iter().map(|one| self.requirement(one, given)).collect(),
            labels,
            attention: self.attentions(&draft.attention, ConditionScope::effect(given)),
        }
    }

    fn requirement(&mut self, draft: &RequirementDraft<'_>, given: AnswerScope) -> Requirement {
        let require = self.condition_if(draft.require.as_ref(), ConditionScope::require(given));
        Requirement {
            // That it is missing was reported, and is an error: nobody walks such a tree.
            require: require.unwrap_or_else(|| Condition::All(Vec::new())),
            because: self.text(draft.because.as_ref()),
            unsure: self.text_if(draft.unsure.as_ref()),
            when: self.condition_if(draft.when.as_ref(), ConditionScope::effect(given)),
            sources: self.references(&draft.sources),
        }
    }
}
