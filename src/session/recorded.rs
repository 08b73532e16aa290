//! What is kept of an advice so that a later look can tell from what to what it changed.

use super::advice::ToldFact;
use super::walk::Session;
use super::words;
use crate::model::{AppIx, FactIx};
use crate::text::{Lang, Messages, SafeText};

/// A fact of an app that the answers tested.
#[derive(Debug, Clone)]
pub struct TestedFact {
    /// The fact, with its value and where that comes from.
    pub told: ToldFact,
    /// When it was checked, as the catalogue has it.
    pub checked: Option<SafeText>,
}

impl Session<'_> {
    /// The facts of an app that the answers tested, in the order in which they did.
    pub fn tested_facts(&self, app: AppIx) -> Vec<TestedFact> {
        let facts = words::tested_facts(self.model, &self.state).into_iter();
        facts.map(|fact| self.fact_now(fact, app)).collect()
    }

    /// A fact of an app as it is now, tested or not.
    pub fn fact_now(&self, fact: FactIx, app: AppIx) -> TestedFact {
        let detail = self.model.catalogue.columns.row(fact).details.get(&app);
        let own = detail.and_then(|detail| detail.checked.as_ref());
        let checked = own.or(self.model.catalogue.apps.row(app).checked.as_ref());
        TestedFact { told: self.told_fact(fact, app), checked: checked.cloned() }
    }

    /// Whether the value of a fact was told in these words, in whichever language of the program.
    pub fn was_told_so(&self, fact: FactIx, app: AppIx, value: &str) -> bool {
        Lang::ALL.into_iter().any(|lang| words::value(self.model, Messages::new(lang), fact, app) == value)
    }
}
