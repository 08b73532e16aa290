//! Facts that were checked too long ago, and facts that nobody filled in.

use super::Checker;
use crate::findings::{Finding, Rule};
use crate::model::{AppIx, Catalogue, StaleFact};
use crate::order;

/// So many apps with old values are named; `--statistics` lists all.
const LISTED: usize = 40;

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

    /// Reports dates on which something was found out, and that have yet to come.
    pub(super) fn dates(&mut self) {
        let Some(today) = self.model.today else { return };
        let places = self.source_map;
        for ((day, key), dated) in &places.dates {
            if *day <= today {
                continue;
            }
            let message = match dated.count {
                1 => self.messages.future_date(key, &dated.date),
                count => self.messages.future_dates(key, &dated.date, &count),
            };
            self.report(Rule::FUTURE_DATE, dated.place, message, self.messages.look_at_date());
        }
    }

    fn stale(&mut self) {
        let Some(months) = self.model.graph.stale_after else { return };
        let apps = Catalogue::apps_in(&self.model.catalogue.offered);
        let stale: Vec<(AppIx, StaleFact<'_>)> =
            apps.flat_map(|app| self.model.stale_facts(app).map(move |stale| (app, stale))).collect();
        let count = stale.len();
        let by_app = self.stale_by_app(&stale);
        let Some((app, oldest)) =
            stale.into_iter().min_by_key(|(app, stale)| (stale.checked, stale.fact, *app))
        else {
            return;
        };
        let message = match count {
            1 => self.messages.stale_fact_only(&months),
            _ => self.messages.stale_facts(&count, &months),
        };
        // Without `stale_after` no fact is old; with it the key has a place.
        debug_assert!(self.source_map.stale_after.is_some(), "facts are old by what the tree says");
        let place = self.source_map.stale_after.unwrap_or(self.source_map.tree);
        let of = self.source_map.app(app);
        let words =
            self.messages.oldest_fact(&self.model.graph.facts.row(oldest.fact).id, &oldest.date.one_line());
        let mut finding = Finding::new(Rule::STALE_FACTS, place, message).related(of, words);
        finding.note = Some(by_app);
        self.out.push(finding.help(self.messages.check_facts_again()));
    }

    /// Which apps have old values, how many, and the date of the oldest; the oldest first.
    fn stale_by_app(&self, stale: &[(AppIx, StaleFact<'_>)]) -> String {
        let mut apps: Vec<_> = stale
            .chunk_by(|(one, _), (other, _)| one == other)
            .filter_map(|of_app| {
                let (app, oldest) = of_app.iter().min_by_key(|(_, stale)| stale.checked)?;
                Some((oldest.checked, *app, of_app.len(), oldest.date))
            })
            .collect();
        order::by_key(&mut apps, |(day, app, ..)| (*day, *app));
        let rows = &self.model.catalogue.apps;
        let listed = apps
            .iter()
            .take(LISTED)
            .map(|(_, app, count, date)| format!("{} {count} ({})", rows.row(*app).id, date.one_line()));
        let listed = listed.collect::<Vec<_>>().join(", ");
        match apps.len().saturating_sub(LISTED) {
            0 => self.messages.stale_by_app(&listed),
            others => self.messages.stale_by_app_part(&listed, &others),
        }
    }
}
