//! Tables whose rows are reached by a typed index only, so that a question is never looked up among the apps.

use std::marker::PhantomData;

use serde::{Deserialize, Serialize};

/// The place of a row in a [`Table`].
pub trait Ix: Copy + Eq + Ord {
    /// The index of row `at`.
    fn new(at: usize) -> Self;
    /// The row it stands for.
    fn at(self) -> usize;
}

/// Defines indexes, each for one kind of table.
macro_rules! index_types {
    ($($(#[$doc:meta])* $vis:vis $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
        )]
        $vis struct $name(u32);

        impl $crate::model::Ix for $name {
            fn new(at: usize) -> Self {
                debug_assert!(u32::try_from(at).is_ok(), "an index beyond 32 bits");
                // Readers refuse files, and explorations stop, long before a table could grow that far.
                Self(u32::try_from(at).unwrap_or(u32::MAX))
            }
            fn at(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

pub(crate) use index_types;

index_types! {
    /// A question of the graph.
    pub QuestionIx,
    /// An answer of one question (not of the graph).
    pub AnswerIx,
    /// An outcome of the graph.
    pub OutcomeIx,
    /// A label that answers set and conditions test.
    pub LabelIx,
    /// A label of the graph that is derived, not set.
    pub DerivedIx,
    /// A fact of the vocabulary.
    pub FactIx,
    /// A value of one fact (not of the vocabulary).
    pub ValueIx,
    /// An app of the catalogue.
    pub AppIx,
    /// A source of texts and facts.
    pub SourceIx,
    /// A phase of the walk.
    pub PhaseIx,
    /// A plan that goes with an outcome.
    pub PlanIx,
    /// A route as the author wrote it, in whatever list.
    pub RouteIx,
    /// A list of routes that is shared by name.
    pub RoutesIx,
    /// A group of questions in free order.
    pub GroupIx,
}

/// Rows in a fixed order, reached by their own kind of index.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(transparent, bound(serialize = "T: Serialize", deserialize = "T: Deserialize<'de>"))]
pub struct Table<I, T> {
    rows: Vec<T>,
    index: PhantomData<fn(I)>,
}

impl<I: Ix, T> Table<I, T> {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Adds a row at the end.
    pub fn push(&mut self, row: T) -> I {
        self.rows.push(row);
        I::new(self.rows.len() - 1)
    }

    /// All rows with their index, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (I, &T)> + ExactSizeIterator {
        self.rows.iter().enumerate().map(|(at, row)| (I::new(at), row))
    }

    /// All indexes, in order.
    pub fn indexes(&self) -> impl DoubleEndedIterator<Item = I> + ExactSizeIterator + use<I, T> {
        (0..self.rows.len()).map(I::new)
    }

    /// The rows alone.
    pub fn rows(&self) -> &[T] {
        &self.rows
    }

    /// The rows alone, taken out.
    pub fn into_rows(self) -> std::vec::IntoIter<T> {
        self.rows.into_iter()
    }

    /// The rows alone, to be changed.
    pub fn rows_mut(&mut self) -> &mut [T] {
        &mut self.rows
    }

    /// The row, if the index is one of this table.
    pub fn get(&self, index: I) -> Option<&T> {
        self.rows.get(index.at())
    }

    /// The row at an index of this table.
    #[expect(clippy::indexing_slicing, reason = "INVARIANT: an index is only used on the table that made it")]
    pub fn row(&self, index: I) -> &T {
        &self.rows[index.at()]
    }

    /// The row at an index of this table, to be changed.
    #[expect(clippy::indexing_slicing, reason = "INVARIANT: an index is only used on the table that made it")]
    pub fn row_mut(&mut self, index: I) -> &mut T {
        &mut self.rows[index.at()]
    }

    /// The first row for which `found` holds.
    pub fn find(&self, found: impl Fn(&T) -> bool) -> Option<I> {
        self.rows.iter().position(found).map(I::new)
    }
}

impl<I, T> AsRef<[T]> for Table<I, T> {
    fn as_ref(&self) -> &[T] {
        &self.rows
    }
}

impl<I, T> Default for Table<I, T> {
    fn default() -> Self {
        Self { rows: Vec::new(), index: PhantomData }
    }
}

impl<I: Ix, T> FromIterator<T> for Table<I, T> {
    fn from_iter<R: IntoIterator<Item = T>>(rows: R) -> Self {
        Self { rows: rows.into_iter().collect(), index: PhantomData }
    }
}
