//! Advice with nothing left, and apps that are never left.

use super::Checker;
use crate::analysis::{NeverRecommended, Survey};
use crate::findings::{Cause, Finding, Rule};

/// More requirements than this are not pointed at: they hide what they should show.
const SHOWN: usize = 6;

impl Checker<'_> {
    /// Reports what is wrong with the apps at the end of walks.
    pub(super) fn left(&mut self, survey: &Survey) {
        for (outcome, walk) in &survey.nothing_left {
            let message = self.messages.nothing_left(&self.model.graph.outcomes.row(*outcome).id);
            let finding = Finding::new(Rule::NOTHING_LEFT, self.source_map.outcome(*outcome), message)
                .help(self.messages.lead_nothing_elsewhere())
                .witness(self.witness(walk));
            self.out.push(finding);
        }
        // Where walks end in a fault, many apps may be left nowhere for that: the first stands for all.
        let mut first: Option<Cause> = None;
        for never in &survey.never_recommended {
            let mut finding = self.never_left(never);
            if !survey.faults.is_empty() {
                let own = finding.as_cause();
                finding.follows = first;
                first.get_or_insert(own);
            }
            self.out.push(finding);
        }
    }

    fn never_left(&self, never: &NeverRecommended) -> Finding {
        let id = &self.model.catalogue.apps.row(never.app).id;
        let place = self.source_map.app(never.app);
        let message = self.messages.app_never_left(id);
        let mut finding = Finding::new(Rule::APP_NEVER_LEFT, place, message).help(self.messages.say_never());
        for effect in never.by.iter().take(SHOWN) {
            finding = finding.related(self.source_map.requirement(*effect), self.messages.excludes_it(id));
        }
        if !never.walk.is_empty() {
            finding = finding.witness(self.witness(&never.walk));
        }
        finding
    }
}
