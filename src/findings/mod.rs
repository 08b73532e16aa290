//! What `check` finds, as data, and how it is shown: for people, one line each, as JSON, as SARIF.
//! Knows no rule of the tree language and prints nothing.

mod data_v1;
mod finding;
mod folded;
mod human;
mod json_v1;
mod rules;
mod sarif_2_1_0;
mod sense;
mod short;
mod suggest;

pub use data_v1::{ReportedAppAge, ReportedCode, ReportedDates, ReportedFact, ReportedSourceAge};
pub use finding::{Cause, Finding, Findings, Fix, Held, Rule, Severity, Witness};
pub use human::{Style, human};
pub use json_v1::{CheckReport, ReportedAllowed, ReportedFinding, ReportedStatistics};
pub use sarif_2_1_0::SarifLog;
pub use short::short;
pub use suggest::{Near, Suggester, did_you_mean};
