//! What `check` finds, as data, and how it is shown: for people, one line each, as JSON, as SARIF.
//! Knows no rule of the tree language and prints nothing.

mod finding;
mod human;
mod rules;
mod sarif;
mod short;
mod suggest;

pub use finding::{Finding, Findings, Rule, Severity, Witness};
pub use human::{Style, human};
pub use sarif::sarif;
pub use short::{json, short};
pub use suggest::{Suggester, did_you_mean};
