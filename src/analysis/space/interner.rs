//! Values kept once, each known by a number. The numbers follow the order of first appearance, so they are the same on
//! every run; the hash is fixed for the same reason.

use std::hash::{BuildHasherDefault, Hash, Hasher};

use indexmap::{Equivalent, IndexSet};

/// Values without doubles.
#[derive(Debug, Clone)]
pub(super) struct Interner<T>(IndexSet<T, BuildHasherDefault<WordHasher>>);

impl<T: Hash + Eq> Interner<T> {
    pub(super) fn new() -> Self {
        Self(IndexSet::default())
    }

    /// The number of a value, and whether it is new; only a new one is made into a value that can be kept.
    pub(super) fn intern<Q: Hash + Equivalent<T> + ?Sized>(
        &mut self,
        value: &Q,
        keep: impl FnOnce() -> T,
    ) -> (usize, bool) {
        if let Some(number) = self.0.get_index_of(value) {
            return (number, false);
        }
        let (number, is_new) = self.0.insert_full(keep());
        debug_assert!(is_new, "what is kept hashes and compares like what it was looked up by");
        debug_assert_eq!(number + 1, self.0.len(), "numbers follow the order of first appearance");
        (number, is_new)
    }
}

/// Multiply and rotate, word by word. Nobody outside chooses the values, so a flood of equal hashes is not a danger, and a
/// hash that defends against it would take a third of the exploration's time.
#[derive(Default)]
struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks();
        words.iter().for_each(|word| self.write_u64(u64::from_ne_bytes(*word)));
        rest.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u64(&mut self, word: u64) {
        const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
        self.0 = (self.0.rotate_left(23) ^ word).wrapping_mul(ODD);
    }

    fn write_usize(&mut self, word: usize) {
        self.write_u64(word as u64);
    }

    fn finish(&self) -> u64 {
        // The table takes its slot from the low bits, and multiplying leaves those the least mixed.
        self.0 ^ (self.0 >> 32)
    }
}

#[cfg(test)]
mod tests {
    use super::Interner;

    #[test]
    fn values_are_numbered_by_first_appearance() {
        let mut rows: Interner<Vec<usize>> = Interner::new();
        for at in 0..1000 {
            assert_eq!(rows.intern(&[at, at * 7][..], || vec![at, at * 7]), (at, true));
        }
        for at in 0..1000 {
            assert_eq!(rows.intern(&[at, at * 7][..], || unreachable!()), (at, false));
        }
    }

    #[test]
    fn a_value_may_be_empty() {
        let mut rows: Interner<Vec<usize>> = Interner::new();
        assert_eq!(rows.intern(&[][..], Vec::new), (0, true));
        assert_eq!(rows.intern(&[][..], Vec::new), (0, false));
    }
}
