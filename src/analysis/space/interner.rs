//! Rows of words, each kept once and known by a number. The numbers follow the order of first appearance, so they are
//! the same on every run; the hash is fixed and never shows.

/// Rows of one width, without doubles.
#[derive(Debug, Clone)]
pub(in crate::analysis) struct Interner {
    width: usize,
    rows: usize,
    words: Vec<usize>,
    /// Open addressing: the number of a row plus one; 0 is free. The length is a power of two.
    slots: Vec<u32>,
}

impl Interner {
    pub(in crate::analysis) fn new(width: usize) -> Self {
        Self { width, rows: 0, words: Vec::new(), slots: vec![0; 64] }
    }

    pub(in crate::analysis) fn width(&self) -> usize {
        self.width
    }

    #[cfg(test)]
    fn len(&self) -> usize {
        self.rows
    }

    /// How many words all rows take.
    pub(in crate::analysis) fn size(&self) -> usize {
        self.words.len()
    }

    /// The row with this number; empty when there is none.
    pub(in crate::analysis) fn row(&self, number: u32) -> &[usize] {
        let from = number as usize * self.width;
        self.words.get(from..from + self.width).unwrap_or_default()
    }

    /// The number of a row, and whether it is new. Rows beyond 32 bits are never asked for: limits are far below.
    pub(in crate::analysis) fn intern(&mut self, row: &[usize]) -> (u32, bool) {
        if self.rows * 2 >= self.slots.len() {
            self.grow();
        }
        let mask = self.slots.len() - 1;
        let mut at = hash(row) & mask;
        loop {
            match self.slots.get(at).copied().unwrap_or(0) {
                0 => break,
                taken if self.row(taken - 1) == row => return (taken - 1, false),
                _ => at = (at + 1) & mask,
            }
        }
        self.rows += 1;
        let taken = u32::try_from(self.rows).unwrap_or(u32::MAX);
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = taken;
        }
        self.words.extend_from_slice(row);
        (taken - 1, true)
    }

    fn grow(&mut self) {
        let length = self.slots.len() * 2;
        let mut slots = vec![0_u32; length];
        for taken in 1..=u32::try_from(self.rows).unwrap_or(u32::MAX) {
            let mut at = hash(self.row(taken - 1)) & (length - 1);
            while slots.get(at).is_some_and(|slot| *slot != 0) {
                at = (at + 1) & (length - 1);
            }
            if let Some(slot) = slots.get_mut(at) {
                *slot = taken;
            }
        }
        self.slots = slots;
    }
}

/// Multiply and rotate, word by word; the high bits are mixed into the low ones, which choose the slot.
fn hash(row: &[usize]) -> usize {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
    let mixed =
        row.iter().fold(0_u64, |so_far, word| (so_far.rotate_left(23) ^ *word as u64).wrapping_mul(ODD));
    usize::try_from((mixed ^ (mixed >> 32)) & 0x7FFF_FFFF).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Interner;

    #[test]
    fn rows_are_numbered_by_first_appearance() {
        let mut rows = Interner::new(2);
        for at in 0..1000 {
            assert_eq!(rows.intern(&[at, at * 7]), (u32::try_from(at).unwrap(), true));
        }
        for at in 0..1000 {
            assert_eq!(rows.intern(&[at, at * 7]), (u32::try_from(at).unwrap(), false));
        }
        assert_eq!(rows.row(3), [3, 21]);
        assert_eq!(rows.len(), 1000);
    }

    #[test]
    fn a_row_may_be_empty() {
        let mut rows = Interner::new(0);
        assert_eq!(rows.intern(&[]), (0, true));
        assert_eq!(rows.intern(&[]), (0, false));
    }
}
