//! The state space: all walks at once, with those that can only continue in the same way merged into one state. What may be
//! merged (`relevance`), how a state is recognised (`state_keys`), which choices of a question behave alike
//! (`answer_classes`, `subsets`), and the exploration itself (`explorer`, `state_space`).

mod answer_classes;
mod app_sets;
mod count;
mod derived_sets;
mod explorer;
mod indexes;
mod interner;
mod known_steps;
mod left_look;
mod observer;
mod relevance;
mod scope;
mod slots;
mod state_keys;
mod state_space;
mod subsets;
mod witness;

pub(in crate::analysis) use answer_classes::{AnswerClass, AnswerClasses, ClassTables, fixed_drops};
pub(in crate::analysis) use app_sets::AppSets;
pub use count::Count;
pub(in crate::analysis) use count::{add_product, subtract};
pub(in crate::analysis) use derived_sets::{DerivedSets, Part};
pub(in crate::analysis) use indexes::{ClassIx, PlaceIx, SetIx, StateIx, TableIx};
pub(in crate::analysis) use known_steps::{Places, StepBy};
pub(in crate::analysis) use left_look::LeftLook;
pub(in crate::analysis) use observer::{EquivalentRoutes, StateObserver, equivalent_routes};
pub(in crate::analysis) use relevance::Relevance;
pub use scope::{AppScope, ExplorationLimits};
pub(in crate::analysis) use state_keys::StateKeys;
pub(in crate::analysis) use state_space::advises;
pub use state_space::{End, StateSpace};
pub(in crate::analysis) use subsets::LeastDifferences;
pub(in crate::analysis) use witness::WitnessPoint;
