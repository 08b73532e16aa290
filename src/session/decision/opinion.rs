//! What others advise about a decision, such as a privacy officer.

use crate::text::SafeText;

/// What somebody advises.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Opinion {
    /// The advice (several lines).
    pub text: SafeText,
    /// Whether it is followed; nothing when that is not said yet.
    pub followed: Option<bool>,
    /// Why not, when it is not followed.
    pub why_not: SafeText,
}
