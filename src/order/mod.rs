//! Sorting lists, and collecting sets and maps. Knows nothing of what it sorts; every room may use it.
//!
//! The sorts of std are compiled anew for every type and every comparison, about five kilobytes of program each, and
//! collecting into a `BTreeMap` or `BTreeSet` sorts as well: together they were 600 kB, a tenth of the program. Here one
//! sort of places serves all lists, and a call costs what compares two elements and what swaps them. A walk over 20,000
//! apps, whose names and places are sorted so, takes 0.1 % more instructions by it.

mod places;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use places::{move_to, sorted_places};

/// Sorts a list; what is equal keeps its order.
pub fn sort<T: Ord>(list: &mut [T]) {
    by(list, T::cmp);
}

/// Sorts a list by a comparison; what is equal keeps its order.
pub fn by<T>(list: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let places = sorted_places(list.len(), &mut |one, other| match (list.get(one), list.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    });
    move_to(places, &mut |one, other| list.swap(one, other));
}

/// Sorts a list by a key that is made at each comparison; what is equal keeps its order.
pub fn by_key<T, K: Ord>(list: &mut [T], mut key: impl FnMut(&T) -> K) {
    by(list, |one, other| key(one).cmp(&key(other)));
}

/// Sorts a list by a key that is made once for each element; what is equal keeps its order.
pub fn by_cached_key<T, K: Ord>(list: &mut [T], key: impl FnMut(&T) -> K) {
    let keys: Vec<K> = list.iter().map(key).collect();
    let places = sorted_places(keys.len(), &mut |one, other| keys.get(one).cmp(&keys.get(other)));
    move_to(places, &mut |one, other| list.swap(one, other));
}

/// All items as a set, put in one by one.
pub fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(items);
    set
}

/// All pairs as a map, put in one by one; of those with the same key the last one.
pub fn map<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(pairs);
    map
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lists of all lengths at which std's sort goes another way, with many equal keys, each element with its place.
    fn lists() -> impl Iterator<Item = Vec<(usize, usize)>> {
        let list = |length: usize, step: usize| (0..length).map(|at| (at * step % 17, at)).collect();
        (0..70).chain([300, 1_000]).flat_map(move |length| [1, 5, 16].map(|step| list(length, step)))
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "ours is compared with it")]
    fn a_list_is_sorted_as_std_does() {
        for list in lists() {
            let (mut ours, mut theirs) = (list.clone(), list.clone());
            by_key(&mut ours, |(key, _)| *key);
            theirs.sort_by_key(|(key, _)| *key);
            assert_eq!(ours, theirs, "by key");

            let mut ours = list.clone();
            by_cached_key(&mut ours, |(key, _)| key.to_string());
            theirs = list.clone();
            theirs.sort_by_cached_key(|(key, _)| key.to_string());
            assert_eq!(ours, theirs, "by a key that is kept");

            let (mut ours, mut theirs) = (list.clone(), list);
            by(&mut ours, |one, other| other.cmp(one));
            theirs.sort_by(|one, other| other.cmp(one));
            assert_eq!(ours, theirs, "by a comparison");

            sort(&mut ours);
            theirs.sort();
            assert_eq!(ours, theirs, "as they are");
        }
    }

    #[test]
    fn a_kept_key_is_made_once_for_each() {
        let mut made = 0;
        by_cached_key(&mut [3, 1, 2], |key| {
            made += 1;
            *key
        });
        assert_eq!(made, 3);
    }

    #[test]
    fn of_equal_keys_the_last_value_stays() {
        assert_eq!(map([(2, 'a'), (1, 'b'), (2, 'c')]), BTreeMap::from([(1, 'b'), (2, 'c')]));
        assert_eq!(set([2, 1, 2]), BTreeSet::from([1, 2]));
    }
}
