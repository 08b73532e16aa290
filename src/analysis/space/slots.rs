//! From a hash to the number of what has it: the part of a hash table that holds no values, for values that lie elsewhere.

/// Where the numbers are: each slot is empty (0), or holds the hash above and the number plus one below.
#[derive(Debug, Clone)]
pub(super) struct Slots {
    /// A power of two, of which at most half is taken.
    slots: Vec<u64>,
    count: u32,
}

impl Slots {
    pub(super) fn new() -> Self {
        Self { slots: vec![0; 64], count: 0 }
    }

    /// The number with this hash for which `is_it` holds.
    pub(super) fn find(&self, hash: u32, mut is_it: impl FnMut(usize) -> bool) -> Option<usize> {
        let mut at = hash as usize;
        loop {
            let slot = self.slots.get(at & (self.slots.len() - 1)).copied().unwrap_or(0);
            if slot == 0 {
                return None;
            }
            let number = low(slot) as usize - 1;
            if slot >> 32 == u64::from(hash) && is_it(number) {
                return Some(number);
            }
            at += 1;
        }
    }

    /// Gives the next number to a hash.
    pub(super) fn add(&mut self, hash: u32) -> usize {
        let number = self.count;
        self.count += 1;
        if self.slots.len() < 2 * self.count as usize {
            let wider = vec![0; 4 * self.slots.len()];
            let all = std::mem::replace(&mut self.slots, wider);
            all.into_iter().filter(|slot| *slot != 0).for_each(|slot| self.put(slot));
        }
        self.put(u64::from(hash) << 32 | u64::from(self.count));
        number as usize
    }

    fn put(&mut self, slot: u64) {
        let mask = self.slots.len() - 1;
        let mut at = low(slot >> 32) as usize;
        while let Some(here) = self.slots.get_mut(at & mask) {
            if *here == 0 {
                *here = slot;
                break;
            }
            at += 1;
        }
    }
}

/// Multiply and rotate, word by word: see [`super::interner`] for why this will do. A large set is hashed in four chains, of
/// which none waits for another: that takes a third of the time of one.
pub(super) fn hash_words(words: &[usize]) -> u32 {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
    let add = |so_far: u64, word: u64| (so_far.rotate_left(23) ^ word).wrapping_mul(ODD);
    let (fours, rest) = words.as_chunks::<4>();
    let mut chains: [u64; 4] = [1, 2, 3, 4];
    for four in fours {
        chains.iter_mut().zip(four).for_each(|(chain, word)| *chain = add(*chain, *word as u64));
    }
    let whole = if fours.is_empty() { 0 } else { chains.into_iter().fold(0, add) };
    // Multiplying leaves the low bits the least mixed.
    low(rest.iter().fold(whole, |so_far, word| add(so_far, *word as u64)) >> 32)
}

#[expect(clippy::cast_possible_truncation, reason = "the low 32 bits are what is meant")]
fn low(word: u64) -> u32 {
    word as u32
}
