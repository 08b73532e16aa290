//! A walk with what is worked out of it, each thing once: a page, what it leads to and the way back look at the same walk.

use std::cell::OnceCell;
use std::ops::Deref;
use std::rc::Rc;

use crate::engine::{Placing, RecordedWalk, placings};
use crate::model::Model;

/// A walk that does not change any more, and what was worked out of it so far.
#[derive(Debug, Clone)]
pub(super) struct WeighedWalk {
    walk: RecordedWalk,
    placings: OnceCell<Vec<Placing>>,
}

impl WeighedWalk {
    /// A walk of which nothing is worked out yet.
    pub(super) fn new(walk: RecordedWalk) -> Rc<Self> {
        Rc::new(Self { walk, placings: OnceCell::new() })
    }

    /// The apps that are offered, in the order of the advice.
    pub(super) fn placings(&self, model: &Model) -> &[Placing] {
        self.placings.get_or_init(|| placings(model, &self.walk))
    }
}

impl Deref for WeighedWalk {
    type Target = RecordedWalk;

    fn deref(&self) -> &RecordedWalk {
        &self.walk
    }
}
