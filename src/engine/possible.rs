//! For which apps a condition can be true on some walk, or is on every walk: as far as their facts tell, without a walk.

use super::evaluate::EvalContext;
use crate::model::{AppSet, Condition, Model, Operand};

/// The apps of which a condition is true on some walk, if every test of the walk may come out either way.
pub fn true_on_some_walk(model: &Model, condition: &Condition) -> AppSet {
    Facts { model, of_walk: all_apps(model) }.apps(condition, true)
}

/// The apps of which a condition is true whatever the walk is.
pub fn true_on_every_walk(model: &Model, condition: &Condition) -> AppSet {
    Facts { model, of_walk: model.catalogue.no_apps() }.apps(condition, true)
}

fn all_apps(model: &Model) -> AppSet {
    let mut all = model.catalogue.no_apps();
    all.insert_range(..);
    all
}

struct Facts<'m> {
    model: &'m Model,
    /// The apps for which a test of the walk counts as what is looked for.
    of_walk: AppSet,
}

impl Facts<'_> {
    fn apps(&self, condition: &Condition, truth: bool) -> AppSet {
        match condition {
            Condition::All(parts) => self.combined(parts, truth, truth),
            Condition::Any(parts) => self.combined(parts, truth, !truth),
            Condition::Not(part) => self.apps(part, !truth),
            Condition::Fact(test) if !test.compares_with_answer() => self.of_facts(condition, truth),
            Condition::App(apps) if !apps.contains(&Operand::Answer) => self.of_facts(condition, truth),
            _ => self.of_walk.clone(),
        }
    }

    fn combined(&self, parts: &[Condition], truth: bool, is_each: bool) -> AppSet {
        let mut apps = if is_each { all_apps(self.model) } else { self.model.catalogue.no_apps() };
        for part in parts {
            let of_part = self.apps(part, truth);
            if is_each {
                apps.intersect_with(&of_part);
            } else {
                apps.union_with(&of_part);
            }
        }
        apps
    }

    fn of_facts(&self, condition: &Condition, truth: bool) -> AppSet {
        let left = self.model.catalogue.no_apps();
        let verdicts = EvalContext::of_facts(self.model, &left).evaluate(condition);
        if truth { verdicts.yes } else { verdicts.no }
    }
}
