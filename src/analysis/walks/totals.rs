//! What is true of all walks together: how many there are, how long, and what they leave. Counted on states.

use crate::analysis::space::{Count, End, StateSpace, add_product};
use crate::engine::Position;
use crate::model::{AppIx, Ix, Table};

/// How many walks go on from every state, all of the same width.
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
    pub(in crate::analysis) fn row(&self, state: u32) -> &[u64] {
        let from = state as usize * self.width;
        self.limbs.get(from..from + self.width).unwrap_or_default()
    }

    fn set(&mut self, state: u32, number: &[u64]) {
        let from = state as usize * self.width;
        if let Some(row) = self.limbs.get_mut(from..from + self.width) {
            row.copy_from_slice(number);
        }
    }

    /// Adds in place; false when it does not fit.
    fn add(&mut self, state: u32, number: &[u64], times: &[u64]) -> bool {
        let from = state as usize * self.width;
        self.limbs.get_mut(from..from + self.width).is_some_and(|row| add_product(row, number, times))
    }
}

impl StateSpace {
    /// How many walks there are, or nothing when not all states were found.
    pub fn walks(&self) -> Option<Count> {
        let onward = self.onward()?;
        Some(Count::from_limbs(onward.row(0)))
    }

    /// The most choices on one walk, or nothing when not all states were found.
    pub fn longest(&self) -> Option<usize> {
        let order = self.order()?;
        let mut longest = vec![0_usize; self.states()];
        for state in order.iter().rev() {
            let after = self.steps_of(*state).filter_map(|(_, next)| longest.get(next as usize)).max();
            let length = after.map_or(0, |after| after + 1);
            if let Some(own) = longest.get_mut(*state as usize) {
                *own = length;
            }
        }
        longest.first().copied()
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

    /// For every app at the end of how many walks to an outcome it is left (of those that the scope asks for), or
    /// nothing when not all states were found.
    pub fn walks_by_app(&self) -> Option<Table<AppIx, Count>> {
        let mut counts: Table<AppIx, Count> = (0..self.apps()).map(|_| Count::default()).collect();
        for (end, walks) in self.walks_by_end()? {
            if matches!(end.position, Position::Done(_)) {
                end.left.ones().for_each(|app| counts.row_mut(AppIx::new(app)).add(&walks));
            }
        }
        Some(counts)
    }

    /// How many walks go on from every state.
    pub(in crate::analysis) fn onward(&self) -> Option<WalkCounts> {
        let order = self.order()?;
        Some(widening(|width| self.count_onward(&order, width)))
    }

    fn count_onward(&self, order: &[u32], width: usize) -> Option<WalkCounts> {
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
            counts.set(*state, &sum);
        }
        Some(counts)
    }

    /// How many walks come to every state.
    fn so_far(&self) -> Option<WalkCounts> {
        let order = self.order()?;
        Some(widening(|width| self.count_so_far(&order, width)))
    }

    fn count_so_far(&self, order: &[u32], width: usize) -> Option<WalkCounts> {
        let mut counts = WalkCounts::new(self.states(), width);
        if !counts.add(0, &[1], &[1]) {
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

    /// All states, each before those it leads to. Walks never go round, so there is such an order; nothing when not
    /// all states were found.
    pub(in crate::analysis) fn order(&self) -> Option<Vec<u32>> {
        if !self.exhausted() {
            return None;
        }
        let mut before = vec![0_u32; self.states()];
        for next in &self.steps {
            if let Some(count) = before.get_mut(*next as usize) {
                *count += 1;
            }
        }
        let mut order = vec![0_u32];
        let mut at = 0;
        while let Some(state) = order.get(at).copied() {
            at += 1;
            for (_, next) in self.steps_of(state) {
                if let Some(count) = before.get_mut(next as usize) {
                    *count -= 1;
                    if *count == 0 {
                        order.push(next);
                    }
                }
            }
        }
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
