//! Numbers, dates, lists and quotes as a reader of the language writes them.

use time::{Date, OffsetDateTime, Time};

use super::{Day, Lang};

const MONTHS_NL: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Lang {
    /// A number: a comma before decimals in Dutch, thousands set apart from five digits on. Infinite is "onbeperkt".
    pub fn number(self, value: f64) -> String {
        if value.is_infinite() && value > 0.0 {
            let words = match self {
                Self::Nl => "onbeperkt",
                Self::En => "unlimited",
            };
            return words.to_owned();
        }
        let written = value.to_string();
        let (sign, digits) = written.strip_prefix('-').map_or(("", written.as_str()), |digits| ("-", digits));
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let (point, apart) = match self {
            Self::Nl => (',', '.'),
            Self::En => ('.', ','),
        };
        let mut shown = format!("{sign}{}", grouped(whole, apart));
        if !decimals.is_empty() {
            shown.push(point);
            shown.push_str(decimals);
        }
        shown
    }

    /// A whole number in digits, however long: as [`Lang::number`].
    pub fn digits(self, digits: &str) -> String {
        grouped(digits, if self == Self::Nl { '.' } else { ',' })
    }

    /// How many of something: as [`Lang::number`], for what is counted.
    pub fn count(self, value: usize) -> String {
        self.number(value as f64)
    }

    /// A whole number, with its sign.
    pub fn whole(self, value: i64) -> String {
        self.number(value as f64)
    }

    /// A day in full: "22 november 2026".
    pub fn day(self, date: Date) -> String {
        format!("{} {} {}", date.day(), self.month(u8::from(date.month())), date.year())
    }

    /// A date as a tree writes it, in words: "22 november 2026", "november 2026", "2026". What is no date stays as it is.
    pub fn date(self, written: &str) -> String {
        let Some(day) = Day::last_of(written) else { return written.to_owned() };
        let full = self.day(day.date());
        match written.split('-').count() {
            1 => written.to_owned(),
            2 => full.split_once(' ').map_or(full.clone(), |(_, month)| month.to_owned()),
            _ => full,
        }
    }

    /// The same as when something happened: "op 22 november 2026", "in november 2026".
    pub fn on_date(self, written: &str) -> String {
        let preposition = match (self, written.split('-').count()) {
            (_, 1 | 2) => "in",
            (Self::Nl, _) => "op",
            (Self::En, _) => "on",
        };
        format!("{preposition} {}", self.date(written))
    }

    /// A moment as seen from `now`: "vandaag, 14.05 uur", "gisteren, 9.30 uur", or the day and the time. It is shown
    /// in the time zone of `now`.
    pub fn moment(self, now: OffsetDateTime, then: OffsetDateTime) -> String {
        let then = then.to_offset(now.offset());
        let day = match (self, (now.date() - then.date()).whole_days()) {
            (Self::Nl, 0) => "vandaag".to_owned(),
            (Self::En, 0) => "today".to_owned(),
            (Self::Nl, 1) => "gisteren".to_owned(),
            (Self::En, 1) => "yesterday".to_owned(),
            _ => self.day(then.date()),
        };
        format!("{day}, {}", self.time(then.time()))
    }

    /// A time of day: "14.05 uur", "14:05".
    pub fn time(self, time: Time) -> String {
        match self {
            Self::Nl => format!("{}.{:02} uur", time.hour(), time.minute()),
            Self::En => format!("{}:{:02}", time.hour(), time.minute()),
        }
    }

    /// Several things in one sentence: "a, b en c".
    pub fn and<S: AsRef<str>>(self, items: &[S]) -> String {
        self.joined(items, " en ", " and ")
    }

    /// One of several things: "a, b of c".
    pub fn or<S: AsRef<str>>(self, items: &[S]) -> String {
        self.joined(items, " of ", " or ")
    }

    fn joined<S: AsRef<str>>(self, items: &[S], nl: &str, en: &str) -> String {
        let word = match self {
            Self::Nl => nl,
            Self::En => en,
        };
        match items {
            [] => String::new(),
            [only] => only.as_ref().to_owned(),
            [first @ .., last] => {
                let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
                format!("{}{word}{}", first.join(", "), last.as_ref())
            }
        }
    }

    /// A text of the tree within a sentence of the program: “Weet ik niet”.
    pub fn quote(self, text: &str) -> String {
        format!("“{text}”")
    }

    /// The name of a month by its number.
    pub(super) fn month(self, month: u8) -> &'static str {
        let names = match self {
            Self::Nl => MONTHS_NL,
            Self::En => MONTHS_EN,
        };
        names.get(usize::from(month.saturating_sub(1))).copied().unwrap_or_default()
    }
}

/// Digits, with every three of them apart when there are five or more.
fn grouped(digits: &str, apart: char) -> String {
    let mut shown = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && digits.len() > 4 && (digits.len() - at).is_multiple_of(3) {
            shown.push(apart);
        }
        shown.push(digit);
    }
    shown
}

/// The text as a sentence begins: a first small letter becomes a capital; "ij" becomes "IJ", "één" "Eén".
pub fn upper_first(text: &str) -> String {
    if let Some(rest) = text.strip_prefix("één") {
        return format!("Eén{rest}");
    }
    if let Some(rest) = text.strip_prefix("ij") {
        return format!("IJ{rest}");
    }
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What something is called, or what was asked, and what is said of it: `Remmen: schijf`, `Is er een bel? Ja`.
pub fn labelled(label: &str, words: &str) -> String {
    let label = label.trim_end_matches(['.', ':']);
    // A question has its own mark.
    let mark = if label.ends_with('?') { "" } else { ":" };
    format!("{label}{mark} {words}")
}

/// The text with a full stop at its end, unless it ends a sentence already.
pub fn sentence(text: &str) -> String {
    let text = text.trim_end();
    let ended =
        text.is_empty() || text.trim_end_matches(['”', '"', ')']).ends_with(['.', '!', '?', ':', '…']);
    if ended { text.to_owned() } else { format!("{text}.") }
}

/// A text up to the end of its first sentence: a blank and no small letter follow. What would be cut in the middle of a
/// mark of Markdown is not cut.
pub fn first_sentence(text: &str) -> &str {
    let ends = text.match_indices(['.', '?', '!', '\n']).map(|(at, _)| at + 1);
    let is_end = |end: &usize| {
        let rest = text.get(*end..).unwrap_or_default();
        let begins = rest.trim_start().chars().next();
        rest.starts_with(char::is_whitespace) && begins.is_none_or(|letter| !letter.is_lowercase())
    };
    let whole = |end: &usize| {
        let sentence = text.get(..*end).unwrap_or_default();
        sentence.matches("**").count().is_multiple_of(2) && sentence.matches('`').count().is_multiple_of(2)
    };
    let end = ends.filter(is_end).find(whole).unwrap_or(text.len());
    text.get(..end).unwrap_or(text).trim()
}

#[cfg(test)]
mod tests {
    use time::macros::{date, datetime};

    use super::{first_sentence, labelled, sentence, upper_first};
    use crate::text::Lang;

    #[test]
    fn a_question_has_its_own_mark() {
        for (label, told) in
            [("Remmen", "Remmen: ja"), ("Remmen.", "Remmen: ja"), ("Is er een bel?", "Is er een bel? ja")]
        {
            assert_eq!(labelled(label, "ja"), told);
        }
    }

    #[test]
    fn numbers_are_written_as_the_language_does() {
        for (value, nl, en) in [
            (0.0, "0", "0"),
            (7510.0, "7510", "7510"),
            (12.5, "12,5", "12.5"),
            (-3.0, "-3", "-3"),
            (10_000.0, "10.000", "10,000"),
            (1_234_567.25, "1.234.567,25", "1,234,567.25"),
            (f64::INFINITY, "onbeperkt", "unlimited"),
        ] {
            assert_eq!(Lang::Nl.number(value), nl);
            assert_eq!(Lang::En.number(value), en);
        }
    }

    #[test]
    fn moments_are_told_from_now() {
        let now = datetime!(2026-11-22 15:00 +1);
        for (then, nl, en) in [
            (datetime!(2026-11-22 14:05 +1), "vandaag, 14.05 uur", "today, 14:05"),
            (datetime!(2026-11-21 23:30 UTC), "vandaag, 0.30 uur", "today, 0:30"),
            (datetime!(2026-11-21 09:30 +1), "gisteren, 9.30 uur", "yesterday, 9:30"),
            (datetime!(2026-03-01 09:30 +1), "1 maart 2026, 9.30 uur", "1 March 2026, 9:30"),
            (datetime!(2026-11-23 09:30 +1), "23 november 2026, 9.30 uur", "23 November 2026, 9:30"),
        ] {
            assert_eq!(Lang::Nl.moment(now, then), nl);
            assert_eq!(Lang::En.moment(now, then), en);
        }
        assert_eq!(Lang::Nl.day(date!(2026 - 11 - 22)), "22 november 2026");
    }

    #[test]
    fn lists_read_as_speech() {
        for (items, nl) in
            [(&[][..], ""), (&["a"], "a"), (&["a", "b"], "a en b"), (&["a", "b", "c"], "a, b en c")]
        {
            assert_eq!(Lang::Nl.and(items), nl);
        }
        assert_eq!(Lang::En.or(&["a", "b"]), "a or b");
    }

    #[test]
    fn words_fit_into_sentences() {
        assert_eq!(upper_first("één"), "Eén");
        assert_eq!(upper_first("économie"), "Économie");
        assert_eq!(upper_first("ijs"), "IJs");
        for (text, ended) in [("Ja", "Ja."), ("Ja.", "Ja."), ("Echt?", "Echt?"), ("“Ja.”", "“Ja.”"), ("", "")]
        {
            assert_eq!(sentence(text), ended);
        }
    }

    #[test]
    fn the_first_sentence_is_whole() {
        for (text, first) in [
            ("Stop. Begin dan opnieuw.", "Stop."),
            ("Doe dit, bijv. vandaag. Dan is het klaar.", "Doe dit, bijv. vandaag."),
            ("**Doe dit. En dat.** Dan is het klaar.", "**Doe dit. En dat.** Dan is het klaar."),
            ("Kies 1.5 of meer\n\nMeer niet.", "Kies 1.5 of meer"),
            ("Zonder einde", "Zonder einde"),
            ("", ""),
        ] {
            assert_eq!(first_sentence(text), first, "{text}");
        }
    }
}
