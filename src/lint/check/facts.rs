//! Facts that were checked too long ago, and facts that nobody filled in.

use super::Checker;
use crate::findings::{Finding, Rule};
use crate::model::{AppIx, Catalogue, Column, FactIx, Ix};
use crate::text::Day;

/// A fact of an app that was checked too long ago: when, in the author's words, and of which app.
struct Old {
    checked: Day,
    date: String,
    app: AppIx,
    fact: FactIx,
}

impl Checker<'_> {
    /// Reports what is wrong with the facts of the catalogue.
    pub(super) fn facts(&mut self) {
        self.stale();
        // Without any app it is the catalogue that is missing, not the values.
        if self.model.catalogue.apps.is_empty() {
            return;
        }
        for (fact, column) in self.model.catalogue.columns.iter() {
            if column.known.is_clear() && column.depends.is_empty() {
                let message = self.messages.unused_fact(&self.model.graph.facts.row(fact).id);
                let place = self.source_map.fact(fact);
                self.report(Rule::UNUSED_FACT, place, message, self.messages.fill_fact());
            }
        }
    }

    fn stale(&mut self) {
        // Without a day nothing is old.
        let (Some(months), Some(today)) = (self.model.graph.stale_after, self.model.today) else { return };
        let mut count: usize = 0;
        let mut oldest: Option<Old> = None;
        for (fact, column) in self.model.catalogue.columns.iter() {
            for app in Catalogue::apps_in(&self.model.catalogue.offered) {
                let Some(old) = self.old(column, fact, app, months, today) else { continue };
                count += 1;
                if oldest.as_ref().is_none_or(|oldest| old.checked < oldest.checked) {
                    oldest = Some(old);
                }
            }
        }
        let Some(oldest) = oldest else { return };
        let message = match count {
            1 => self.messages.stale_fact_only(&months),
            _ => self.messages.stale_facts(&count, &months),
        };
        // Without `stale_after` no fact is old; with it the key has a place.
        debug_assert!(self.source_map.stale_after.is_some(), "facts are old by what the tree says");
        let place = self.source_map.stale_after.unwrap_or(self.source_map.tree);
        let of = self.source_map.app(oldest.app);
        let words = self.messages.oldest_fact(&self.model.graph.facts.row(oldest.fact).id, &oldest.date);
        let finding = Finding::new(Rule::STALE_FACTS, place, message).related(of, words);
        self.out.push(finding.help(self.messages.check_facts_again()));
    }

    /// When a fact of an app was checked, if that is too long ago. What is not known cannot grow old.
    fn old(&self, column: &Column, fact: FactIx, app: AppIx, months: u32, today: Day) -> Option<Old> {
        if !column.known.contains(app.at()) && !column.depends.contains_key(&app) {
            return None;
        }
        let own = column.details.get(&app).and_then(|detail| detail.checked.as_ref());
        let date = own.or(self.model.catalogue.apps.row(app).checked.as_ref())?;
        let checked = Day::last_of(date.as_str())?;
        (checked.after(months)? < today).then(|| Old { checked, date: date.one_line(), app, fact })
    }
}
