//! `report --format json`, version 1: everything that a report states, each with where in the dossier it comes from.

use serde::Serialize;

use super::Report;

/// The version.
const VERSION: u32 = 1;

/// A report.
#[derive(Debug, Clone, Serialize)]
pub struct ReportV1<'r> {
    version: u32,
    #[serde(flatten)]
    report: &'r Report,
}

impl<'r> ReportV1<'r> {
    /// The whole of it.
    pub fn of(report: &'r Report) -> Self {
        Self { version: VERSION, report }
    }
}
