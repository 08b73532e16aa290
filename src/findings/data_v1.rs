//! Figures about findings and data, as keys of the statistics in JSON.

use serde::Serialize;

/// How many findings there are of a kind.
#[derive(Debug, Clone, Serialize)]
pub struct ReportedCode {
    /// Its code.
    pub code: &'static str,
    /// How bad it is.
    pub severity: &'static str,
    /// Those that stand alone.
    pub findings: usize,
    /// Those that follow from another.
    pub follow: usize,
    /// Those that the author allows.
    pub allowed: usize,
}

/// How far a fact is filled in, by apps that are offered.
#[derive(Debug, Clone, Serialize)]
pub struct ReportedFact<'m> {
    /// Its id.
    pub fact: &'m str,
    /// The apps with a value.
    pub known: usize,
    /// The apps of which it is known to depend.
    pub depends: usize,
    /// The apps of which it is unknown.
    pub unknown: usize,
    /// Whether something tests it, or lists of apps show it.
    pub used: bool,
}

/// When values were checked.
#[derive(Debug, Clone, Serialize)]
pub struct ReportedDates<'m> {
    /// The values.
    pub values: usize,
    /// Those of which it is said.
    pub dated: usize,
    /// Those checked too long ago.
    pub stale: usize,
    /// The first date, as written.
    pub oldest: Option<&'m str>,
    /// The last one.
    pub newest: Option<&'m str>,
}

/// When the values from a source were checked.
#[derive(Debug, Clone, Serialize)]
pub struct ReportedSourceAge<'m> {
    /// Its id.
    pub source: &'m str,
    /// When it was made.
    pub date: Option<&'m str>,
    /// When it was checked itself.
    pub checked: Option<&'m str>,
    /// The values that come from it.
    pub dates: ReportedDates<'m>,
}

/// When the values of an app were checked.
#[derive(Debug, Clone, Serialize)]
pub struct ReportedAppAge<'m> {
    /// Its id.
    pub app: &'m str,
    /// Its values.
    pub dates: ReportedDates<'m>,
}
