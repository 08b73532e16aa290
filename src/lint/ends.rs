//! Outcomes, plans, sources, explained words, standing rules.

use super::conditions::ConditionScope;
use super::lowering::{Lowering, typed};
use crate::draft::{
    GlossaryDraft, Named, OutcomeDraft, PlanDraft, SourceDraft, StandingDraft, StepDraft, TextDraft,
};
use crate::findings::Rule;
use crate::model::{
    Condition, GlossaryEntry, Outcome, OutcomeIx, OutcomeKind, Phase, PhaseIx, Plan, PlanIx, PlanStep, Shows,
    Source, SourceIx, StandingRule, Table,
};
use crate::text::Messages;

impl Lowering {
    /// The sources.
    pub(super) fn sources(&mut self, drafts: &[Named<'_, SourceDraft<'_>>]) -> Table<SourceIx, Source> {
        let source = |named: &Named<'_, SourceDraft<'_>>| Source {
            id: named.id.value.clone().into_owned(),
            title: self.text(named.it.title.as_ref()),
            publisher: self.text_if(named.it.publisher.as_ref()),
            date: named.it.date.as_ref().map(|date| self.past("date", date)),
            url: named.it.url.as_ref().map(typed),
            checked: named.it.checked.as_ref().map(|date| self.past("checked", date)),
        };
        drafts.iter().map(source).collect()
    }

    /// The phases.
    pub(super) fn phases(&mut self, drafts: &[Named<'_, TextDraft<'_>>]) -> Table<PhaseIx, Phase> {
        let phase = |named: &Named<'_, TextDraft<'_>>| Phase {
            id: named.id.value.clone().into_owned(),
            title: self.text(Some(&named.it)),
        };
        drafts.iter().map(phase).collect()
    }

    /// The words that are explained.
    pub(super) fn glossary(&mut self, drafts: &[Named<'_, GlossaryDraft<'_>>]) -> Vec<GlossaryEntry> {
        let entry = |named: &Named<'_, GlossaryDraft<'_>>| GlossaryEntry {
            id: named.id.value.clone().into_owned(),
            terms: named.it.terms.iter().map(typed).collect(),
            text: self.text(named.it.text.as_ref()),
            sources: self.references(&named.it.sources),
        };
        drafts.iter().map(entry).collect()
    }

    /// When an app is only conditional.
    pub(super) fn standing(&mut self, drafts: &[StandingDraft<'_>]) -> Vec<StandingRule> {
        let rule = |draft: &StandingDraft<'_>| StandingRule {
            // That it is missing was reported, and is an error: nobody walks such a tree.
            when: self
                .condition_if(draft.when.as_ref(), ConditionScope::app_on_walk())
                .unwrap_or_else(|| Condition::Any(Vec::new())),
            because: self.text(draft.because.as_ref()),
        };
        drafts.iter().map(rule).collect()
    }

    /// The outcomes.
    pub(super) fn outcomes(&mut self, drafts: &[Named<'_, OutcomeDraft<'_>>]) -> Table<OutcomeIx, Outcome> {
        drafts.iter().map(|named| self.outcome(&named.id.value, &named.it)).collect()
    }

    fn outcome(&mut self, id: &str, draft: &OutcomeDraft<'_>) -> Outcome {
        let word = |word: &Option<crate::draft::Typed<'_>>| {
            word.as_ref().map(|word| word.value.clone().into_owned())
        };
        let kind = match word(&draft.kind).as_deref() {
            Some("blocked") => OutcomeKind::Blocked,
            Some("info") => OutcomeKind::Info,
            _ => OutcomeKind::Advice,
        };
        // Unless said otherwise an advice lists what is left, and other ends list nothing.
        let shows = match word(&draft.shows).as_deref() {
            Some("remaining") => Shows::Remaining,
            Some(_) => Shows::Nothing,
            None if kind == OutcomeKind::Advice => Shows::Remaining,
            None => Shows::Nothing,
        };
        let plan = draft.plan.as_ref().and_then(|plan| {
            self.reporter.find(&mut self.symbols.plans, plan, Rule::UNKNOWN_PLAN, Messages::unknown_plan)
        });
        Outcome {
            id: id.to_owned(),
            kind,
            title: self.text(draft.title.as_ref()),
            body: self.text_if(draft.body.as_ref()),
            sources: self.references(&draft.sources),
            shows,
            plan,
            attention: self.attentions(&draft.attention, ConditionScope::walk()),
        }
    }

    /// The plans.
    pub(super) fn plans(&mut self, drafts: &[Named<'_, PlanDraft<'_>>]) -> Table<PlanIx, Plan> {
        let plan = |named: &Named<'_, PlanDraft<'_>>| {
            self.duplicate_steps(&named.it.steps);
            Plan {
                id: named.id.value.clone().into_owned(),
                title: self.text(named.it.title.as_ref()),
                steps: named.it.steps.iter().map(|step| self.step(step)).collect(),
            }
        };
        drafts.iter().map(plan).collect()
    }

    fn step(&mut self, draft: &StepDraft<'_>) -> PlanStep {
        PlanStep {
            // The same holds of a step without an id.
            id: draft.id.as_ref().map(|id| id.value.clone().into_owned()).unwrap_or_default(),
            group: self.text_if(draft.group.as_ref()),
            text: self.text(draft.text.as_ref()),
            for_whom: self.text_if(draft.for_whom.as_ref()),
            sources: self.references(&draft.sources),
            help: self.text_if(draft.help.as_ref()),
        }
    }

    fn duplicate_steps(&mut self, steps: &[StepDraft<'_>]) {
        let ids = steps.iter().filter_map(|step| step.id.as_ref());
        self.reporter.ids_once(ids, Messages::duplicate_step);
    }
}
