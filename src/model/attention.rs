//! What to watch or arrange.

use serde::{Deserialize, Serialize};

use super::{Condition, Reference};
use crate::text::{Day, SafeText};

/// What to watch or arrange.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Attention {
    /// The words.
    pub text: SafeText,
    /// Who has to take care of it.
    pub for_whom: Option<SafeText>,
    /// Given only when this is true.
    pub when: Option<Condition>,
    /// Where it comes from.
    pub sources: Vec<Reference>,
    /// Its id, if it has one.
    pub id: Option<String>,
    /// The same in a few characters, for the rows of its app.
    pub flag: Option<SafeText>,
    /// Whether it is told first of all.
    pub first: bool,
    /// Whether it only informs: nothing has to be done.
    pub informs: bool,
    /// That it happened after the edition.
    pub since: Option<Since>,
}

/// When something happened after the edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Since {
    /// It is told from this day on.
    pub from: Day,
    /// The date, as written: of what happened, or of when it was seen.
    pub date: SafeText,
    /// Whether that is when it happened.
    pub is_known: bool,
}

impl Attention {
    /// Whether it is told on a day; without a day only what is of the edition.
    pub fn is_told_on(&self, today: Option<Day>) -> bool {
        self.since.as_ref().is_none_or(|since| today.is_some_and(|today| since.from <= today))
    }
}
