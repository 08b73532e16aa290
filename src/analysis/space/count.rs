//! Whole numbers without an upper bound: walks outgrow 64 bits, and 128 too.

use std::cmp::Ordering;
use std::fmt;

/// A number of walks. Shown in decimal.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Count {
    /// Lowest first, without leading zeros.
    limbs: Vec<u64>,
}

impl Count {
    /// Takes the limbs of a larger number, lowest first.
    pub(in crate::analysis) fn from_limbs(limbs: &[u64]) -> Self {
        let used = limbs.iter().rposition(|limb| *limb != 0).map_or(0, |last| last + 1);
        let mut limbs = limbs.to_vec();
        limbs.truncate(used);
        debug_assert_ne!(
            limbs.last(),
            Some(&0),
            "a count has no leading zeros: else equal ones would differ"
        );
        Self { limbs }
    }

    /// Lowest first, without leading zeros.
    pub(in crate::analysis) fn limbs(&self) -> &[u64] {
        &self.limbs
    }

    /// Adds another number.
    pub fn add(&mut self, other: &Self) {
        let length = self.limbs.len().max(other.limbs.len()) + 1;
        self.limbs.resize(length, 0);
        let fits = add_scaled(&mut self.limbs, &other.limbs, 1);
        debug_assert!(fits, "there is room for the carry");
        *self = Self::from_limbs(&self.limbs);
    }
}

impl From<u64> for Count {
    fn from(number: u64) -> Self {
        Self::from_limbs(&[number])
    }
}

impl PartialOrd for Count {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Count {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_length = self.limbs.len().cmp(&other.limbs.len());
        by_length.then_with(|| self.limbs.iter().rev().cmp(other.limbs.iter().rev()))
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const GROUP: u128 = 10_000_000_000_000_000_000;
        let mut rest = self.limbs.clone();
        let mut groups = Vec::new();
        while rest.iter().any(|limb| *limb != 0) {
            let mut remainder: u128 = 0;
            for limb in rest.iter_mut().rev() {
                let value = (remainder << 64) | u128::from(*limb);
                *limb = low(value / GROUP);
                remainder = value % GROUP;
            }
            groups.push(remainder);
        }
        // Zero has no limbs, and so no group.
        let mut digits = groups.pop().unwrap_or(0).to_string();
        for group in groups.iter().rev() {
            digits.push_str(&format!("{group:019}"));
        }
        f.pad_integral(true, "", &digits)
    }
}

/// Adds `times` the other number in place; false when it does not fit.
#[must_use]
pub(in crate::analysis) fn add_scaled(to: &mut [u64], other: &[u64], times: u64) -> bool {
    let mut carry: u128 = 0;
    for (at, limb) in to.iter_mut().enumerate() {
        // Above its highest limb a number is zero.
        let add = u128::from(other.get(at).copied().unwrap_or(0)) * u128::from(times);
        let value = u128::from(*limb) + add + carry;
        *limb = low(value);
        carry = value >> 64;
    }
    carry == 0 && other.iter().skip(to.len()).all(|limb| *limb == 0)
}

/// Adds a product in place; false when it does not fit.
#[must_use]
pub(in crate::analysis) fn add_product(to: &mut [u64], number: &[u64], times: &[u64]) -> bool {
    times.iter().enumerate().filter(|(_, limb)| **limb != 0).all(|(at, limb)| {
        // Where there is no room for a limb, what is not zero does not fit.
        let high = to.get_mut(at..).unwrap_or_default();
        add_scaled(high, number, *limb)
    })
}

/// Takes another number away when it is not larger; says whether it did.
pub(in crate::analysis) fn subtract(from: &mut [u64], other: &[u64]) -> bool {
    // Above its highest limb a number is zero.
    let limb = |at: usize| other.get(at).copied().unwrap_or(0);
    let longer = other.iter().skip(from.len()).any(|limb| *limb != 0);
    let differs = from.iter().enumerate().rev().find(|(at, own)| **own != limb(*at));
    if longer || differs.is_some_and(|(at, own)| *own < limb(at)) {
        return false;
    }
    let mut borrow = false;
    for (at, own) in from.iter_mut().enumerate() {
        let (once, first) = own.overflowing_sub(limb(at));
        let (twice, second) = once.overflowing_sub(u64::from(borrow));
        *own = twice;
        borrow = first || second;
    }
    true
}

#[expect(clippy::cast_possible_truncation, reason = "the low 64 bits are what is meant")]
fn low(value: u128) -> u64 {
    value as u64
}

#[cfg(test)]
mod tests {
    use super::{Count, add_product, add_scaled, subtract};

    #[test]
    fn large_numbers_are_shown_in_decimal() {
        assert_eq!(Count::default().to_string(), "0");
        assert_eq!(Count::from(u64::MAX).to_string(), "18446744073709551615");
        assert_eq!(Count::from_limbs(&[0, 1, 0]).to_string(), "18446744073709551616");
        let mut power = vec![1_u64, 0, 0, 0];
        for _ in 0..60 {
            let before = power.clone();
            assert!(add_scaled(&mut power, &before, 9));
        }
        assert_eq!(Count::from_limbs(&power).to_string(), format!("1{}", "0".repeat(60)));
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert!(!add_scaled(&mut [u64::MAX], &[1], 1));
        assert!(!add_scaled(&mut [0], &[0, 1], 1));
        assert!(add_scaled(&mut [0, 0], &[u64::MAX], u64::MAX));
    }

    #[test]
    fn numbers_add_and_compare() {
        let mut sum = Count::from(u64::MAX);
        sum.add(&Count::from(1));
        assert_eq!(sum, Count::from_limbs(&[0, 1]));
        assert!(sum > Count::from(u64::MAX));
        assert_eq!(sum.to_string(), "18446744073709551616");
    }

    #[test]
    fn only_what_is_not_larger_is_taken_away() {
        let mut number = [0, 1];
        assert!(subtract(&mut number, &[1]));
        assert_eq!(number, [u64::MAX, 0]);
        assert!(!subtract(&mut number, &[0, 1]));
        assert!(subtract(&mut number, &[u64::MAX]));
        assert_eq!(number, [0, 0]);
    }

    #[test]
    fn products_carry_from_limb_to_limb() {
        let mut sum = [1, 0, 0];
        assert!(add_product(&mut sum, &[u64::MAX, 0, 0], &[2, 3]));
        assert_eq!(sum, [u64::MAX, u64::MAX - 1, 2]);
        assert!(!add_product(&mut [0, 0], &[1, 1], &[0, 1]));
        assert!(add_product(&mut [0, 0], &[0, 0], &[0, 0, 1]));
    }
}
