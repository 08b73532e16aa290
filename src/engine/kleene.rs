//! Three-valued logic, for one test and for a whole catalogue at once.

use crate::model::AppSet;

/// True, false, or not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kleene {
    /// It holds.
    True,
    /// It does not hold.
    False,
    /// The content does not say.
    Unknown,
}

impl Kleene {
    /// Kleene's and.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::False, _) | (_, Self::False) => Self::False,
            (Self::True, Self::True) => Self::True,
            _ => Self::Unknown,
        }
    }

    /// Kleene's or.
    pub(super) fn or(self, other: Self) -> Self {
        !(!self).and(!other)
    }
}

impl std::ops::Not for Kleene {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
        }
    }
}

impl From<bool> for Kleene {
    fn from(holds: bool) -> Self {
        if holds { Self::True } else { Self::False }
    }
}

/// What a condition says of every app: the apps for which it is true, and those for which it is false.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppVerdicts {
    /// True of these.
    pub yes: AppSet,
    /// False of these; the rest is unknown.
    pub no: AppSet,
}

impl AppVerdicts {
    /// The same of every app.
    pub(super) fn uniform(verdict: Kleene, apps: usize) -> Self {
        let (mut yes, mut no) = (AppSet::with_capacity(apps), AppSet::with_capacity(apps));
        match verdict {
            Kleene::True => yes.insert_range(..),
            Kleene::False => no.insert_range(..),
            Kleene::Unknown => {}
        }
        Self { yes, no }
    }

    /// True of `having`, unknown of what is not in `known`, false of the rest.
    pub(super) fn of_known(having: AppSet, known: &AppSet) -> Self {
        debug_assert!(having.is_subset(known), "only what is known can be true");
        let mut no = known.clone();
        no.difference_with(&having);
        Self { yes: having, no }
    }

    pub(super) fn and(mut self, other: &Self) -> Self {
        self.yes.intersect_with(&other.yes);
        self.no.union_with(&other.no);
        self
    }

    pub(super) fn or(mut self, other: &Self) -> Self {
        self.yes.union_with(&other.yes);
        self.no.intersect_with(&other.no);
        self
    }

    pub(super) fn negated(self) -> Self {
        Self { yes: self.no, no: self.yes }
    }

    /// The apps for which it is unknown.
    pub(super) fn unknown(&self) -> AppSet {
        debug_assert!(self.yes.is_disjoint(&self.no), "nothing is true and false of the same app");
        debug_assert_eq!(self.yes.len(), self.no.len(), "both sets are as wide as the catalogue");
        let mut open = AppSet::with_capacity(self.yes.len());
        open.insert_range(..);
        open.difference_with(&self.yes);
        open.difference_with(&self.no);
        open
    }
}

#[cfg(test)]
mod tests {
    use super::Kleene::{self, False, True, Unknown};

    #[test]
    fn the_tables_are_kleenes() {
        let all = [True, False, Unknown];
        let and = [[True, False, Unknown], [False, False, False], [Unknown, False, Unknown]];
        let or = [[True, True, True], [True, False, Unknown], [True, Unknown, Unknown]];
        for (a, (and, or)) in all.iter().zip(and.iter().zip(or)) {
            for (b, (and, or)) in all.iter().zip(and.iter().zip(or)) {
                assert_eq!(a.and(*b), *and, "{a:?} and {b:?}");
                assert_eq!(a.or(*b), or, "{a:?} or {b:?}");
            }
        }
        assert_eq!([!True, !False, !Unknown], [False, True, Unknown]);
        assert_eq!(Kleene::from(true), True);
    }
}
