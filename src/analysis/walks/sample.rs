//! Walks drawn at random, each of all walks as likely as any other.

use fastrand::Rng;

use super::listing::Walk;
use super::totals::WalkCounts;
use crate::analysis::space::{StateIx, StateSpace, add_product, subtract};
use crate::engine::{Choice, Position, start_walk, step_walk};
use crate::model::Model;

/// Draws walks, uniformly over those that [`super::walks`] lists, the same for the same seed, each made when it is asked
/// for. Nothing when not all states were found: then no draw is fair. Any scope will do; [`AppScope::Ways`](crate::analysis::space::AppScope) has the
/// fewest states.
pub fn sample(
    model: &Model,
    space: &StateSpace,
    number: usize,
    seed: u64,
) -> Option<impl Iterator<Item = Walk>> {
    let onward = space.onward()?;
    let mut rng = Rng::with_seed(seed);
    Some((0..number).map(move |_| draw(model, space, &onward, &mut rng)))
}

fn draw(model: &Model, space: &StateSpace, onward: &WalkCounts, rng: &mut Rng) -> Walk {
    let mut state = StateSpace::start();
    let mut walk = start_walk(model);
    while matches!(walk.position, Position::At(_)) {
        let Some((next, choice)) = descend(space, onward, state, rng) else { break };
        let Ok(after) = step_walk(model, &walk, &choice) else { break };
        (state, walk) = (next, after);
    }
    debug_assert!(!matches!(walk.position, Position::At(_)), "a walk is drawn to its end");
    Walk::from(walk)
}

/// One step: a class of choices as likely as the share of the walks that it is on, and any choice of the class.
fn descend(
    space: &StateSpace,
    onward: &WalkCounts,
    state: StateIx,
    rng: &mut Rng,
) -> Option<(StateIx, Choice)> {
    let mut at = below(onward.row(state), rng);
    let mut share = vec![0; at.len()];
    for (class, next) in space.steps_of(state) {
        share.fill(0);
        let fits = add_product(&mut share, onward.row(next), class.size.limbs());
        debug_assert!(fits, "all shares together fit, so each does");
        if !subtract(&mut at, &share) {
            return Some((next, space.choice(state, class, below(class.size.limbs(), rng))?));
        }
    }
    None
}

/// A number below the bound (which is not zero), each as likely: what is too large is drawn again.
fn below(bound: &[u64], rng: &mut Rng) -> Vec<u64> {
    let highest = bound.iter().enumerate().rfind(|(_, limb)| **limb != 0);
    debug_assert!(highest.is_some(), "below zero there is no number");
    let Some((last, top)) = highest else { return vec![0; bound.len()] };
    // With no more bits than the bound has, at least every second draw is small enough.
    let mask = u64::MAX >> top.leading_zeros();
    loop {
        let mut drawn = vec![0_u64; bound.len()];
        for (at, limb) in drawn.iter_mut().enumerate().take(last + 1) {
            *limb = if at == last { rng.u64(..) & mask } else { rng.u64(..) };
        }
        if drawn.iter().rev().lt(bound.iter().rev()) {
            return drawn;
        }
    }
}

#[cfg(test)]
mod tests {
    use fastrand::Rng;

    use super::below;

    #[test]
    fn numbers_below_a_bound_are_equally_likely() {
        let mut rng = Rng::with_seed(7);
        let mut seen = [0_u32; 5];
        for _ in 0..5000 {
            seen[usize::try_from(below(&[5, 0], &mut rng)[0]).unwrap()] += 1;
        }
        assert!(seen.iter().all(|count| (900..1100).contains(count)), "{seen:?}");
    }

    #[test]
    fn a_large_bound_is_never_reached() {
        let mut rng = Rng::with_seed(7);
        let mut high = 0;
        for _ in 0..1000 {
            let drawn = below(&[0, 3], &mut rng);
            assert!(drawn[1] < 3);
            high += usize::from(drawn[1] == 2);
        }
        assert!((270..400).contains(&high), "{high}");
    }
}
