//! What the tree says: one walk, by pure functions over data. Knows no text, no terminal, no file and no place in one.
//!
//! `start` and `step` go through the graph; `replay` does so for choices keyed by question; `standing`, `reasons` and
//! `ranking` say how the apps stand; `choices` lists what may be answered.

mod choice;
mod choices;
mod compare;
mod effects;
mod inquiry;
mod judge;
mod kleene;
mod order;
mod record;
mod standing;
mod walk;
mod watch;

pub use choice::{Choice, ChoiceError, Given, allowed};
pub use choices::{Choices, choices, each_choice, number_ranges};
pub use compare::{Comparison, compare};
pub use inquiry::{Addressee, Inquiry, addressees, has_inquiries, inquiries};
pub use judge::Asks;
pub use kleene::{Kleene, Verdicts};
pub use order::settle_groups;
pub use record::{EffectRef, Judgement, Record, Wish};
pub use standing::{
    AttentionRef, Reason, Standing, app_attention, asks, matching_apps, organisation_attention, ranking,
    reasons, standing, standings,
};
pub use walk::{
    Core, Fault, Position, Skip, State, Why, drops, follow_core, follow_state, replay, start, start_core,
    start_watched, step, step_core, step_dropping, step_watched,
};
pub use watch::{Match, Sought, Watch};
