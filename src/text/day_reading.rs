//! A day as people type it: "2026-12-01", "1-12-2026", "1 december 2026".

use time::{Date, Month};

use super::Lang;
use super::day::Day;

/// Fewer letters of a month could mean another one as well.
const SHORTEST_MONTH: usize = 3;

impl Day {
    /// The day that is meant, with the months of either language; nothing when it is not one day.
    pub fn read(typed: &str) -> Option<Self> {
        let (year, month, day) = numbers(typed)?;
        Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok().map(Self::from)
    }

    /// Whether it is written as a day is, and there is no such day: "31-2-2027".
    pub fn is_missing(typed: &str) -> bool {
        numbers(typed).is_some() && Self::read(typed).is_none()
    }
}

/// Year, month and day of what is written as a day; whether the calendar has it is another matter.
fn numbers(typed: &str) -> Option<(i32, u8, u8)> {
    let typed = typed.trim().to_lowercase();
    let parts: Vec<&str> = typed.split([' ', '-', '/', '.', ',']).filter(|part| !part.is_empty()).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    // Of an English day the month may come first: "december 1, 2026".
    let (day, month, year) = match (first.len(), month.parse::<u8>().is_ok() || first.parse::<u8>().is_ok()) {
        (4, _) if first.parse::<i32>().is_ok() => (*last, *month, *first),
        (_, true) if first.parse::<u8>().is_err() => (*month, *first, *last),
        _ => (*first, *month, *last),
    };
    // "26" could be a year of the past as well.
    let year: i32 = year.parse().ok().filter(|_| year.len() == 4)?;
    let month = month.parse().ok().or_else(|| month_named(month))?;
    Some((year, month, day.parse().ok()?))
}

/// The number of a month by its name in small letters, in any language, or how that begins.
pub fn month_named(begins: &str) -> Option<u8> {
    if begins.chars().count() < SHORTEST_MONTH {
        return None;
    }
    (1..=12).find(|month| {
        let is_it = |lang: &Lang| lang.month(*month).to_lowercase().starts_with(begins);
        // "mrt" is how it is written in short.
        Lang::ALL.iter().any(is_it) || (*month == 3 && begins == "mrt")
    })
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn a_day_is_read_as_people_write_it() {
        for typed in [
            "2026-12-01",
            "2026-12-1",
            "1-12-2026",
            "01/12/2026",
            " 1 december 2026 ",
            "1 dec. 2026",
            "1 December 2026",
            "december 1, 2026",
        ] {
            assert_eq!(Day::read(typed).map(|day| day.to_string()).as_deref(), Some("2026-12-01"), "{typed}");
        }
        assert_eq!(Day::read("3 mrt 2027"), Day::read("3 maart 2027"));
        assert_eq!(Day::read("3 may 2027"), Day::read("3-5-2027"));
    }

    #[test]
    fn a_day_that_the_calendar_does_not_have_is_told_from_what_is_no_day() {
        for typed in ["31-2-2027", "31 april 2027", "2027-02-29", "1-13-2027", "0-1-2027"] {
            assert!(Day::is_missing(typed), "{typed}");
        }
        for typed in ["", "morgen", "28-2-2027", "1-12-26", "1-2-3-4"] {
            assert!(!Day::is_missing(typed), "{typed}");
        }
    }

    #[test]
    fn what_is_not_one_day_is_none() {
        for typed in [
            "",
            "2026",
            "december 2026",
            "31-2-2026",
            "1-13-2026",
            "1 d 2026",
            "1-12-26",
            "morgen",
            "1-2-3-4",
        ] {
            assert_eq!(Day::read(typed), None, "{typed}");
        }
    }
}
