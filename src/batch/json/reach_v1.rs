//! `reach --format json`, version 1.

use serde::Serialize;

use super::parts::{
    AppStandingJson, AttentionJson, ReasonJson, StepJson, outcome, path, question_id, remaining,
};
use crate::analysis::NeverRecommended;
use crate::engine::{AnswerValue, Choice, EffectRef};
use crate::model::Model;
use crate::session::{AppAdvice, Session};

/// The shortest walk that ends with an app or an outcome, or why there is none. All keys are always there.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ReachV1<'m> {
    target: &'m str,
    kind: &'static str,
    found: bool,
    exhausted: bool,
    path: Vec<StepJson<'m>>,
    outcome: Option<&'m str>,
    remaining: Vec<&'m str>,
    standing: Option<&'static str>,
    reasons: Vec<ReasonJson<'m>>,
    ask: Vec<&'m str>,
    attention: Vec<AttentionJson>,
    dropped_by: Vec<RequirementV1<'m>>,
    longest: Vec<StepJson<'m>>,
}

/// What drops an app on every walk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct RequirementV1<'m> {
    question: Option<&'m str>,
    answers: Vec<String>,
    text: String,
}

impl<'m> ReachV1<'m> {
    /// Without a walk. `exhausted` says that there is none.
    pub(in crate::batch) fn nothing(target: &'m str, kind: &'static str, exhausted: bool) -> Self {
        Self { target, kind, exhausted, ..Self::default() }
    }

    /// With a walk; of an app also its standing there.
    pub(in crate::batch) fn add_walk(&mut self, session: &Session<'m>, told: Option<&AppAdvice>) {
        let (model, core) = (session.model(), &session.whole().walk);
        self.found = true;
        self.path = path(model, &core.path);
        self.outcome = outcome(model, core.position);
        self.remaining = remaining(model, &core.left);
        if let Some(told) = told {
            let told = AppStandingJson::of(model, told.into());
            self.standing = Some(told.standing);
            self.reasons = told.reasons;
            self.ask = told.ask;
            self.attention = told.attention;
        }
    }

    /// With what drops an app on every walk: first why that is so whatever is answered.
    pub(in crate::batch) fn add_reasons(
        &mut self,
        model: &'m Model,
        always: Vec<String>,
        why: &NeverRecommended,
    ) {
        let always =
            always.into_iter().map(|text| RequirementV1 { question: None, answers: Vec::new(), text });
        let requirements = why.by.iter().map(|effect| RequirementV1::of(model, effect));
        self.dropped_by = always.chain(requirements).collect();
        self.longest = path(model, &why.walk as &[Choice]);
    }
}

impl<'m> RequirementV1<'m> {
    fn of(model: &'m Model, effect: &EffectRef) -> Self {
        let question = model.graph.questions.row(effect.question);
        let requirement = effect.requirement(model);
        debug_assert!(requirement.is_some(), "only a requirement drops an app");
        Self {
            question: Some(question_id(model, effect.question)),
            // A question's own requirement belongs to no answer.
            answers: effect
                .owner
                .map(|owner| AnswerValue::Picks(vec![owner]).words(question))
                .unwrap_or_default(),
            text: requirement.map(|requirement| requirement.because.as_str().to_owned()).unwrap_or_default(),
        }
    }
}
