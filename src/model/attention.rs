//! What to watch or arrange.

use super::{Condition, Reference};
use crate::text::SafeText;

/// What to watch or arrange.
#[derive(Debug, Clone)]
pub struct Attention {
    /// The words.
    pub text: SafeText,
    /// Who has to take care of it.
    pub for_whom: Option<SafeText>,
    /// Given only when this is true.
    pub when: Option<Condition>,
    /// Where it comes from.
    pub sources: Vec<Reference>,
}
