//! A day of the calendar, as trees and people write it: a year, a month or a day stands for its last day.

use serde::{Deserialize, Serialize};
use time::util::days_in_month;
use time::{Date, Month};

/// A day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i32", into = "i32")]
pub struct Day(Date);

/// How long ago something was, in whole years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    /// Less than a year, by more than a month or two.
    UnderAYear,
    /// So many years within one or two months: "almost six years".
    Almost(u32),
    /// So many years to the day, or up to a month more.
    Years(u32),
    /// More than so many years: "over six years".
    Over(u32),
}

/// From this many months before a birthday on, the years are almost full.
const ALMOST: u32 = 2;

impl Day {
    /// The day that a spreadsheet keeps as so many days since its first.
    pub fn of_serial(days: i64) -> Option<Self> {
        let first = time::macros::date!(1899 - 12 - 30);
        first.checked_add(time::Duration::days(days)).map(Self)
    }

    /// The last day that a date can mean: a year, a month or a day; nothing when it is no date.
    pub fn last_of(date: &str) -> Option<Self> {
        // Every app of a catalogue has a date or more, so it is not cut into parts to see how many there are.
        let part = |start: usize, end: usize| digits(date.as_bytes().get(start..end)?);
        let is_hyphen = |at: usize| date.as_bytes().get(at) == Some(&b'-');
        let (has_month, has_day) = match date.len() {
            4 => (false, false),
            7 if is_hyphen(4) => (true, false),
            10 if is_hyphen(4) && is_hyphen(7) => (true, true),
            _ => return None,
        };
        let year: i32 = part(0, 4)?.try_into().ok()?;
        let month = match has_month {
            true => Month::try_from(u8::try_from(part(5, 7)?).ok()?).ok()?,
            false => Month::December,
        };
        let day = match has_day {
            true => u8::try_from(part(8, 10)?).ok()?,
            false => days_in_month(month, year),
        };
        Date::from_calendar_date(year, month, day).ok().map(Self)
    }

    /// The first day that a date can mean.
    pub fn first_of(date: &str) -> Option<Self> {
        let last = Self::last_of(date)?.0;
        let first = match date.len() {
            4 => Date::from_calendar_date(last.year(), Month::January, 1),
            7 => last.replace_day(1),
            _ => Ok(last),
        };
        first.ok().map(Self)
    }

    /// The day this many months later; of a shorter month its last day. Nothing when there is no such day.
    pub fn after(self, months: u32) -> Option<Self> {
        let months = self.months() + i64::from(months);
        let year = i32::try_from(months.div_euclid(12)).ok()?;
        let month = Month::try_from(u8::try_from(months.rem_euclid(12) + 1).ok()?).ok()?;
        let day = self.0.day().min(days_in_month(month, year));
        Date::from_calendar_date(year, month, day).ok().map(Self)
    }

    /// How old what is of this day is on a later one; nothing on an earlier one.
    pub fn age_on(self, today: Self) -> Option<Age> {
        if today < self {
            return None;
        }
        let whole = u32::try_from(today.months() - self.months()).ok()?;
        // The last of them is not full before its day.
        let months = if self.after(whole)? <= today { whole } else { whole.checked_sub(1)? };
        let (years, over) = (months / 12, months % 12);
        Some(match (years, over) {
            (years, over) if over >= 12 - ALMOST => Age::Almost(years + 1),
            (0, _) => Age::UnderAYear,
            (years, 0) => Age::Years(years),
            (years, _) => Age::Over(years),
        })
    }

    /// The months of the calendar up to its own.
    fn months(self) -> i64 {
        i64::from(self.0.year()) * 12 + i64::from(u8::from(self.0.month())) - 1
    }

    /// The day itself.
    pub fn date(self) -> Date {
        self.0
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self(date)
    }
}

/// The number of the day in the Julian calendar of astronomers.
impl From<Day> for i32 {
    fn from(day: Day) -> Self {
        day.0.to_julian_day()
    }
}

impl TryFrom<i32> for Day {
    type Error = time::error::ComponentRange;

    fn try_from(number: i32) -> Result<Self, Self::Error> {
        Date::from_julian_day(number).map(Self)
    }
}

/// As scripts read it: `2026-11-22`.
impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), u8::from(self.0.month()), self.0.day())
    }
}

/// The number that a few digits make; nothing of anything else.
fn digits(few: &[u8]) -> Option<u32> {
    few.iter().try_fold(0, |so_far, byte| byte.is_ascii_digit().then(|| so_far * 10 + u32::from(byte - b'0')))
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::{Age, Day};

    #[test]
    fn a_date_means_its_last_day() {
        for (written, day) in [
            ("2020", date!(2020 - 12 - 31)),
            ("2020-02", date!(2020 - 02 - 29)),
            ("2020-04-17", date!(2020 - 04 - 17)),
            ("2000-02-29", date!(2000 - 02 - 29)),
        ] {
            assert_eq!(Day::last_of(written), Some(Day(day)), "{written}");
        }
        for no_date in
            ["", "20", "2020-13", "2020-4", "2020-04-31", "2021-02-29", "1900-02-29", "2020-04-17-1", "april"]
        {
            assert_eq!(Day::last_of(no_date), None, "{no_date}");
        }
    }

    #[test]
    fn months_are_added_by_the_calendar() {
        let after = |date, months| Day(date).after(months);
        assert_eq!(after(date!(2020 - 12 - 31), 2), Some(Day(date!(2021 - 02 - 28))));
        assert_eq!(after(date!(2020 - 04 - 17), 24), Some(Day(date!(2022 - 04 - 17))));
        assert_eq!(after(date!(2020 - 04 - 17), 8), Some(Day(date!(2020 - 12 - 17))));
        assert_eq!(after(date!(2020 - 04 - 17), u32::MAX), None);
    }

    #[test]
    fn an_age_is_in_whole_years() {
        for (of, today, age) in [
            ("2020", date!(2020 - 05 - 01), None),
            ("2020-05-01", date!(2020 - 05 - 01), Some(Age::UnderAYear)),
            ("2020", date!(2021 - 10 - 30), Some(Age::UnderAYear)),
            ("2020", date!(2021 - 10 - 31), Some(Age::Almost(1))),
            ("2020", date!(2026 - 11 - 27), Some(Age::Almost(6))),
            ("2020", date!(2026 - 12 - 31), Some(Age::Years(6))),
            ("2020-04", date!(2026 - 11 - 27), Some(Age::Over(6))),
            ("2020-04", date!(2026 - 05 - 01), Some(Age::Years(6))),
            ("2020-02-29", date!(2021 - 02 - 28), Some(Age::Years(1))),
            ("2020-12-31", date!(2021 - 12 - 30), Some(Age::Almost(1))),
            ("2020-05-30", date!(2022 - 02 - 28), Some(Age::Over(1))),
        ] {
            assert_eq!(Day::last_of(of).unwrap().age_on(Day(today)), age, "{of} on {today}");
        }
    }
}
