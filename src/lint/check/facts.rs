//! Facts that were checked too long ago, and facts that nobody filled in.

use time::util::days_in_month;
use time::{Date, Month};

use super::Checker;
use crate::findings::{Finding, Rule};
use crate::model::{AppIx, Catalogue, Column, FactIx, Ix};

/// A fact of an app that was checked too long ago: when, in the author's words, and of which app.
struct Old {
    checked: Date,
    date: String,
    app: AppIx,
    fact: FactIx,
}

impl Checker<'_> {
    /// Reports what is wrong with the facts of the catalogue.
    pub(super) fn facts(&mut self, today: Date) {
        self.stale(today);
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

    fn stale(&mut self, today: Date) {
        let Some(months) = self.model.graph.stale_after else { return };
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
    fn old(&self, column: &Column, fact: FactIx, app: AppIx, months: u32, today: Date) -> Option<Old> {
        if !column.known.contains(app.at()) && !column.depends.contains_key(&app) {
            return None;
        }
        let own = column.details.get(&app).and_then(|detail| detail.checked.as_ref());
        let date = own.or(self.model.catalogue.apps.row(app).checked.as_ref())?;
        let checked = latest(date.as_str())?;
        (after(checked, months)? < today).then(|| Old { checked, date: date.one_line(), app, fact })
    }
}

/// The last day that a date can mean: a year, a month or a day.
fn latest(date: &str) -> Option<Date> {
    let mut parts = date.split('-');
    let year: i32 = parts.next()?.parse().ok()?;
    let month: Month = match parts.next() {
        Some(month) => Month::try_from(month.parse::<u8>().ok()?).ok()?,
        None => Month::December,
    };
    let day = match parts.next() {
        Some(day) => day.parse().ok()?,
        None => days_in_month(month, year),
    };
    Date::from_calendar_date(year, month, day).ok()
}

/// The day this many months later; of a shorter month its last day.
fn after(date: Date, months: u32) -> Option<Date> {
    let months = i64::from(date.year()) * 12 + i64::from(u8::from(date.month())) - 1 + i64::from(months);
    let year = i32::try_from(months.div_euclid(12)).ok()?;
    let month = Month::try_from(u8::try_from(months.rem_euclid(12) + 1).ok()?).ok()?;
    Date::from_calendar_date(year, month, date.day().min(days_in_month(month, year))).ok()
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::{after, latest};

    #[test]
    fn a_date_means_its_last_day() {
        for (written, day) in [
            ("2020", date!(2020 - 12 - 31)),
            ("2020-02", date!(2020 - 02 - 29)),
            ("2020-04-17", date!(2020 - 04 - 17)),
        ] {
            assert_eq!(latest(written), Some(day), "{written}");
        }
        assert_eq!(latest("voorjaar"), None);
    }

    #[test]
    fn months_are_added_by_the_calendar() {
        assert_eq!(after(date!(2020 - 12 - 31), 2), Some(date!(2021 - 02 - 28)));
        assert_eq!(after(date!(2020 - 04 - 17), 24), Some(date!(2022 - 04 - 17)));
        assert_eq!(after(date!(2020 - 04 - 17), 8), Some(date!(2020 - 12 - 17)));
        assert_eq!(after(date!(2020 - 04 - 17), u32::MAX), None);
    }
}
