//! The standings of the apps as ids and the words of the tree: for programs, which read no sentences of ours. Of a large
//! catalogue all apps are told so, one after the other.

use super::apps::{AppAdvice, AttentionPoint, ReasonOrigin};
use crate::engine::{Reason, Standing, app_attention, reasons_of, unknown_facts};
use crate::model::{AppIx, FactIx};
use crate::session::walk::Session;
use crate::text::SafeText;

/// The standing of one app, and why.
#[derive(Debug, Clone)]
pub struct AppVerdict {
    /// Which app.
    pub app: AppIx,
    /// Its standing.
    pub standing: Standing,
    /// Every reason for its standing.
    pub reasons: Vec<VerdictReason>,
    /// What the supplier has to be asked, of an app that is unproven.
    pub ask: Vec<FactIx>,
    /// What to watch.
    pub points: Vec<AttentionPoint>,
}

/// One reason why an app has its standing.
#[derive(Debug, Clone)]
pub struct VerdictReason {
    /// Where it comes from.
    pub origin: ReasonOrigin,
    /// The words of the tree; where a requirement is unknown and the tree has no words for that, what is not known.
    pub text: SafeText,
    /// The facts that it turns on.
    pub facts: Vec<FactIx>,
}

impl Session<'_> {
    /// The standing of every app and why, in the order of the advice.
    pub fn verdicts(&self) -> impl Iterator<Item = AppVerdict> + '_ {
        self.ranked().map(|(app, standing)| self.verdict(app, standing))
    }

    fn verdict(&self, app: AppIx, standing: Standing) -> AppVerdict {
        let reasons = reasons_of(self.model, &self.state, app, standing).into_iter();
        let points = app_attention(self.model, &self.state, app).into_iter();
        AppVerdict {
            app,
            standing,
            reasons: reasons.filter_map(|reason| self.verdict_reason(app, reason)).collect(),
            ask: if standing == Standing::Unproven { unknown_facts(&self.state, app) } else { Vec::new() },
            points: points.map(|point| self.told_point(point)).collect(),
        }
    }

    fn verdict_reason(&self, app: AppIx, reason: Reason<'_>) -> Option<VerdictReason> {
        let of = |origin, text: SafeText, facts| Some(VerdictReason { origin, text, facts });
        match reason {
            Reason::Never => {
                let never = self.model.catalogue.never.get(&app)?;
                of(ReasonOrigin::Never, never.because.clone(), Vec::new())
            }
            Reason::Ended => {
                let told = self.told_end(self.model.catalogue.has_ended(app)?);
                of(told.origin, told.text, Vec::new())
            }
            Reason::Rule(at) => {
                let rule = self.model.graph.standing.get(at)?;
                of(ReasonOrigin::Rule, self.rule_words(app, rule), rule.when.facts())
            }
            Reason::Requirement(judgement) => {
                let requirement = judgement.effect.requirement(self.model)?;
                let (text, _) = self.said_of(app, judgement, requirement);
                of(self.asked_by(judgement), text, requirement.require.facts())
            }
        }
    }
}

impl From<&AppAdvice> for AppVerdict {
    fn from(advice: &AppAdvice) -> Self {
        let reasons = advice.reasons.iter().map(|reason| VerdictReason {
            origin: reason.origin.clone(),
            text: reason.text.clone(),
            facts: reason.facts.iter().map(|told| told.fact).collect(),
        });
        Self {
            app: advice.app,
            standing: advice.standing,
            reasons: reasons.collect(),
            ask: advice.ask.iter().map(|asked| asked.fact).collect(),
            points: advice.points.clone(),
        }
    }
}
