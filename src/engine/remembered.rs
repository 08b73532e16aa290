//! What was found out about one state of a walk and is asked again: for each app which tests of the apps that are left
//! are true, and for each part of an advice in which order the apps come, and what they owe it to.

use std::cell::{OnceCell, RefCell};

use super::ranking::Placing;
use crate::model::Remaining;

/// Among more than so many different tests, looking for one takes as long as judging it.
const FEW: usize = 64;

/// What was asked of a state before. It is no part of what the state is: two are the same whatever was asked of them. A copy
/// knows nothing, for it is made to go on from.
#[derive(Debug, Default)]
pub(super) struct Remembered {
    judged: RefCell<Vec<(Remaining, bool)>>,
    placings: OnceCell<Vec<Placing>>,
}

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
        let known = self.judged.borrow().iter().find(|(known, _)| known == test).map(|(_, holds)| *holds);
        known.unwrap_or_else(|| {
            // Judging may come here again, for a test inside this one.
            let holds = judge();
            let mut all = self.judged.borrow_mut();
            if all.len() < FEW {
                all.push((test.clone(), holds));
            }
            holds
        })
    }

    /// The order of the apps, made once.
    pub(super) fn placings(&self, make: impl FnOnce() -> Vec<Placing>) -> &[Placing] {
        self.placings.get_or_init(make)
    }
}
