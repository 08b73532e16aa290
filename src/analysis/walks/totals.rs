//! What is true of all walks together: how many there are, how long, and what they leave. Counted on states.

use crate::analysis::space::{Count, End, StateIx, StateSpace, add_product};
use crate::engine::Position;
use crate::model::{Ix, Table};

/// How many walks continue from every state, all of the same width.
#[derive(Debug, Clone)]
pub(in crate::analysis) struct WalkCounts {
    /// Limbs a number.
    width: usize,
    limbs: Vec<u64>,
}

impl WalkCounts {
    fn new(states: usize, width: usize) -> Self {
        Self { width, limbs: vec![0; states * width] }
    }

    /// The limbs of one state, lowest first.
    #[expect(
        clippy::indexing_slicing,
        reason = "INVARIANT: counts are made for every state of the space they count"
    )]
    pub(in crate::analysis) fn row(&self, state: StateIx) -> &[u64] {
        &self.limbs[self.range(state)]
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "INVARIANT: counts are made for every state of the space they count"
    )]
    fn row_mut(&mut self, state: StateIx) -> &mut [u64] {
        let range = self.range(state);
        &mut self.limbs[range]
    }

    fn range(&self, state: StateIx) -> std::ops::Range<usize> {
        let from = state.at() * self.width;
        from..from + self.width
    }

    /// Adds a product in place; false when it does not fit.
    fn add(&mut self, state: StateIx, number: &[u64], times: &[u64]) -> bool {
        add_product(self.row_mut(state), number, times)
    }
}

impl StateSpace {
    /// How many walks there are, or nothing when not all states were found.
    pub fn walks(&self) -> Option<Count> {
        Some(self.totals()?.0)
    }

    /// The most choices on one walk, or nothing when not all states were found.
    pub fn longest(&self) -> Option<usize> {
        Some(self.longest_of(&self.order()?))
    }

    /// Both, from one look at all steps.
    pub(in crate::analysis) fn totals(&self) -> Option<(Count, usize)> {
        let order = self.order()?;
        let onward = widening(|width| self.count_onward(&order, width));
        Some((Count::from_limbs(onward.row(Self::start())), self.longest_of(&order)))
    }

    fn longest_of(&self, order: &[StateIx]) -> usize {
        let mut longest: Table<StateIx, usize> = (0..self.states()).map(|_| 0).collect();
        for state in order.iter().rev() {
            let after = self.steps_of(*state).map(|(_, next)| *longest.row(next)).max();
            // A walk ends where there are no steps.
            *longest.row_mut(*state) = after.map_or(0, |after| after + 1);
        }
        *longest.row(Self::start())
    }

    /// Every end with the number of walks that come to it, or nothing when not all states were found.
    pub fn walks_by_end(&self) -> Option<Vec<(End, Count)>> {
        let so_far = self.so_far()?;
        Some(
            self.ends()
                .map(|end| (Count::from_limbs(so_far.row(end.state)), end))
                .map(|(n, e)| (e, n))
                .collect(),
        )
    }

    /// How many walks continue from every state.
    pub(in crate::analysis) fn onward(&self) -> Option<WalkCounts> {
        let order = self.order()?;
        Some(widening(|width| self.count_onward(&order, width)))
    }

    fn count_onward(&self, order: &[StateIx], width: usize) -> Option<WalkCounts> {
        if width == 1 {
            return self.count_small(order);
        }
        let mut counts = WalkCounts::new(self.states(), width);
        let mut sum = vec![0_u64; width];
        for state in order.iter().rev() {
            sum.fill(0);
            if matches!(self.position(*state), Position::At(_)) {
                for (class, next) in self.steps_of(*state) {
                    if !add_product(&mut sum, counts.row(next), class.size.limbs()) {
                        return None;
                    }
                }
            } else if let Some(first) = sum.first_mut() {
                *first = 1;
            }
            counts.row_mut(*state).copy_from_slice(&sum);
        }
        Some(counts)
    }

    /// The same while one limb is enough.
    fn count_small(&self, order: &[StateIx]) -> Option<WalkCounts> {
        let mut counts: Table<StateIx, u64> = (0..self.states()).map(|_| 1).collect();
        for state in order.iter().rev().filter(|state| matches!(self.position(**state), Position::At(_))) {
            let mut sum = 0_u64;
            for (class, next) in self.steps_of(*state) {
                let size = match class.size.limbs() {
                    [] => 0,
                    [size] => *size,
                    _ => return None,
                };
                sum = sum.checked_add(counts.row(next).checked_mul(size)?)?;
            }
            *counts.row_mut(*state) = sum;
        }
        Some(WalkCounts { width: 1, limbs: counts.rows().to_vec() })
    }

    /// How many walks come to every state.
    fn so_far(&self) -> Option<WalkCounts> {
        let order = self.order()?;
        Some(widening(|width| self.count_so_far(&order, width)))
    }

    fn count_so_far(&self, order: &[StateIx], width: usize) -> Option<WalkCounts> {
        let mut counts = WalkCounts::new(self.states(), width);
        if !counts.add(Self::start(), &[1], &[1]) {
            return None;
        }
        for state in order {
            let own = counts.row(*state).to_vec();
            for (class, next) in self.steps_of(*state) {
                if !counts.add(next, &own, class.size.limbs()) {
                    return None;
                }
            }
        }
        Some(counts)
    }

    /// All states, each before those it leads to. Walks never loop, so there is such an order; nothing when not
    /// all states were found.
    pub(in crate::analysis) fn order(&self) -> Option<Vec<StateIx>> {
        if !self.exhausted() {
            return None;
        }
        // How many steps come to a state from states that are not in the order yet.
        let mut before: Table<StateIx, usize> = (0..self.states()).map(|_| 0).collect();
        self.steps.iter().for_each(|next| *before.row_mut(*next) += 1);
        debug_assert_eq!(before.rows().first(), Some(&0), "no step leads back to the start");
        let mut order = vec![Self::start()];
        let mut at = 0;
        while let Some(state) = order.get(at).copied() {
            at += 1;
            for (_, next) in self.steps_of(state) {
                let count = before.row_mut(next);
                *count -= 1;
                if *count == 0 {
                    order.push(next);
                }
            }
        }
        debug_assert_eq!(order.len(), self.states(), "walks never go round, so every state gets its turn");
        Some(order)
    }
}

/// Counts with one limb a state, and with twice as many as long as that is too few.
fn widening(count: impl Fn(usize) -> Option<WalkCounts>) -> WalkCounts {
    let mut width = 1;
    loop {
        if let Some(counts) = count(width) {
            return counts;
        }
        width *= 2;
    }
}
