//! The one sort: of places from 0, by what it is told of the elements at them. Nothing here is generic, so that it is in the
//! program once.

use std::cmp::Ordering;
use std::mem;

/// The places of so many elements in the order in which these come by a comparison; what is equal keeps its order.
#[expect(clippy::disallowed_methods, reason = "the one sort, of which all others are made")]
pub(super) fn sorted_places(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}

/// Moves elements so that at each place comes the one that was at the place that is told there. Each goes to its own place
/// at once, along the circle of places that it is a part of.
pub(super) fn move_to(mut places: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..places.len() {
        let mut at = start;
        while let Some(told) = places.get_mut(at) {
            let from = mem::replace(told, at);
            if from == start {
                break;
            }
            swap(at, from);
            at = from;
        }
    }
}
