//! Who looks on while the state space is explored: every state is shown once, with all that can still matter of the
//! walks that come to it, and every way that is sought from there.

use crate::engine::{Choice, Core, Sought, Watch};

/// Who looks on.
pub(super) trait Look: Watch {
    /// Whether the ways are wanted; else they are sought without telling.
    const WAYS: bool;
    /// A state with a question in view, before any choice is made there. What no way and no requirement can ask for
    /// any more is left out of the walk; the apps left are those of one of the walks, unless they matter.
    fn state(&mut self, state: u32, core: &Core);
    /// The ways that are told next are sought after this choice, in the state shown last.
    fn choosing(&mut self, choice: &Choice);
}

/// Nobody.
pub(super) struct Nobody;

impl Watch for Nobody {
    fn way(&mut self, _: &Sought<'_>) {}
}

impl Look for Nobody {
    const WAYS: bool = false;

    fn state(&mut self, _: u32, _: &Core) {}
    fn choosing(&mut self, _: &Choice) {}
}
