//! Typed indexes of what an exploration numbers.

use crate::model::index_types;

index_types! {
    /// A state: of one exploration, or of one search.
    pub(in crate::analysis) StateIx,
    /// A place: where walks can be, whatever they left.
    pub(in crate::analysis) PlaceIx,
    /// A set of apps, of one interner of them.
    pub(in crate::analysis) SetIx,
    /// A table of the choices of one question, sorted into classes.
    pub(in crate::analysis) TableIx,
    /// A class of choices that behave alike, in its table.
    pub(in crate::analysis) ClassIx,
    /// A test of the past, among all distinct ones of the tree.
    pub(in crate::analysis) PredicateIx,
    /// Subsets of a `many` that behave alike, in their graph.
    pub(in crate::analysis) SubsetIx,
}
