//! What was found out about one state of a walk and is asked again for each app: which tests of the apps that are left
//! are true.

use std::cell::RefCell;

use crate::model::Remaining;

/// Among more than so many different tests, looking for one takes as long as judging it.
const FEW: usize = 64;

/// Tests that were judged already. It is no part of what a state is: two states are the same whatever was asked of them.
/// A copy knows nothing, for it is made to go on from.
#[derive(Debug, Default)]
pub(super) struct Remembered(RefCell<Vec<(Remaining, bool)>>);

impl Clone for Remembered {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Remembered {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Remembered {}

impl Remembered {
    /// Whether a test is true, judged once.
    pub(super) fn judged(&self, test: &Remaining, judge: impl FnOnce() -> bool) -> bool {
        let known = self.0.borrow().iter().find(|(known, _)| known == test).map(|(_, holds)| *holds);
        known.unwrap_or_else(|| {
            // Judging may come here again, for a test inside this one.
            let holds = judge();
            let mut all = self.0.borrow_mut();
            if all.len() < FEW {
                all.push((test.clone(), holds));
            }
            holds
        })
    }
}
