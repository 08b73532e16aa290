//! What others advise about a decision, such as a privacy officer.

use super::selection::Selection;
use crate::text::{Day, SafeText};

/// What somebody advises.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Opinion {
    /// The advice (several lines).
    pub text: SafeText,
    /// Who gave it: a name.
    pub by: SafeText,
    /// On which day.
    pub on: Option<Day>,
    /// Whether it is followed; nothing when that is not said yet.
    pub followed: Option<bool>,
    /// Why not, when it is not followed.
    pub why_not: SafeText,
    /// What was chosen when it was written down.
    pub about: Selection,
}
