//! Values that are newer than the words of the tree: what a supplier replied, and what was checked after the rest of the app.
//! The tree gives its reasons in words about the documents that it was written from, and those never spoke of such a value.
//! Where one decides, the reason is the value itself, and since when it is known.

use std::collections::BTreeSet;

use super::walk::Session;
use super::words;
use crate::model::{AppIx, FactIx, Value};
use crate::text::SafeText;

impl Session<'_> {
    /// The values among these facts of an app that are newer than the words of the tree, each with where it comes from, in a
    /// few words; nothing where none is.
    pub(super) fn later_values(&self, app: AppIx, facts: &[FactIx]) -> Option<SafeText> {
        let told = self.later_facts(app, facts).into_iter();
        let told: Vec<String> = told.map(|fact| self.later_value(fact, app)).collect();
        (!told.is_empty()).then(|| told.join("; ").into())
    }

    /// Those of these facts of which the value is newer than the words of the tree, each once.
    pub(super) fn later_facts(&self, app: AppIx, facts: &[FactIx]) -> Vec<FactIx> {
        let mut later: Vec<FactIx> = Vec::new();
        for fact in facts {
            if !later.contains(fact) && self.is_later_value(*fact, app) {
                later.push(*fact);
            }
        }
        later
    }

    /// Whether a value is newer than the words of the tree. What is not known has no value.
    pub(super) fn is_later_value(&self, fact: FactIx, app: AppIx) -> bool {
        if self.model.value(fact, app) == Value::Unknown {
            return false;
        }
        self.reply_over(fact, app).is_some() || self.checked_later(fact, app).is_some()
    }

    /// The apps of which some value is newer than the words of the tree.
    pub(super) fn apps_with_later_values(&self) -> BTreeSet<AppIx> {
        let mut apps = BTreeSet::new();
        for (fact, column) in self.model.catalogue.columns.iter() {
            let dated = column.details.iter().filter(|(_, detail)| detail.checked.is_some());
            apps.extend(dated.map(|(app, _)| *app).filter(|app| self.is_later_value(fact, *app)));
        }
        apps
    }

    fn later_value(&self, fact: FactIx, app: AppIx) -> String {
        let value = words::value(self.model, self.messages, fact, app);
        let since = match self.reply_over(fact, app) {
            Some(reply) => self.by_inquiry(reply),
            None => self.messages.by_later_check(
                &self
                    .checked_later(fact, app)
                    .map_or_else(String::new, |date| self.messages.lang().date(date)),
            ),
        };
        format!("{}: {}, {since}", self.label(fact), value.trim_end_matches('.'))
    }

    /// When a value was checked, if that was after the app as a whole was.
    fn checked_later(&self, fact: FactIx, app: AppIx) -> Option<&str> {
        let own = self.model.catalogue.columns.row(fact).details.get(&app)?.checked.as_ref()?.as_str();
        let of_app = self.model.catalogue.apps.row(app).checked.as_ref()?.as_str();
        // A year does not tell whether it is before or after a month of it.
        let tells = !own.starts_with(of_app) && !of_app.starts_with(own);
        (tells && own > of_app).then_some(own)
    }
}
