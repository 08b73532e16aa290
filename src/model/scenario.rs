//! Walks with what must come out of them.

use crate::text::{Day, SafeText};

/// A walk with its expected result.
#[derive(Debug, Clone)]
pub struct Scenario {
    /// The situation it pins.
    pub name: SafeText,
    /// The answers by question id, as written in an answers file.
    pub answers: Vec<(String, Vec<String>)>,
    /// The day for which it is expected, if not the day of the model.
    pub today: Option<Day>,
    /// The expected result.
    pub expect: Expectation,
}

/// The expected result of a scenario: what is given is exact, what is absent is not tested. All are ids.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Expectation {
    /// The outcome; `Some(None)`: the walk stops.
    pub outcome: Option<Option<String>>,
    /// Apps by standing, sorted.
    pub recommended: Option<Vec<String>>,
    /// Apps by standing, sorted.
    pub conditional: Option<Vec<String>>,
    /// Apps by standing, sorted.
    pub unproven: Option<Vec<String>>,
    /// Apps by standing, sorted.
    pub dropped: Option<Vec<String>>,
    /// Apps that are not dropped, sorted.
    pub remaining: Option<Vec<String>>,
    /// Labels set, sorted.
    pub labels: Option<Vec<String>>,
    /// Questions answered with "don't know", sorted.
    pub open: Option<Vec<String>>,
}
