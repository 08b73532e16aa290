//! What the tree says: one walk, by pure functions over data. Knows no text, no terminal, no file and no place in one.
//!
//! `start` and `step` go through the graph; `replay` does so for choices keyed by question; `standing`, `reasons` and
//! `ranking` give the standings of the apps; `choices` lists what may be answered.

mod alike;
mod attention;
mod been;
mod choice;
mod choices;
mod compare;
mod effects;
mod evaluate;
mod evaluate_app;
mod grounds;
mod group_order;
mod inquiry;
mod kleene;
mod observer;
mod overlay;
mod possible;
mod ranking;
mod record;
mod remembered;
mod standing;
mod value_trial;
mod walk;
mod walk_steps;
mod walk_tests;
mod watched;

pub use alike::alike;
pub use attention::{AttentionRef, app_attention, organisation_attention};
pub use choice::{AnswerValue, Choice, ChoiceError, allowed, by_question};
pub use choices::{Choices, each_choice, number_ranges, precompute_turns};
pub use compare::{Comparison, compare};
pub use effects::labels_of;
pub use evaluate::{UnknownFacts, any_label, chose, number_is};
pub use grounds::{AnswerPart, FailedRequirement, Ground, Grounds, grounds};
pub use group_order::precompute_pruning;
pub use inquiry::{Addressee, Inquiry, addressees, asks_all, count_of_all, has_inquiries, inquiries};
pub use kleene::{AppVerdicts, Kleene};
pub use observer::{RouteLookup, RouteMatch, RouteObserver};
pub use overlay::overlaid;
pub use possible::{true_on_every_walk, true_on_some_walk};
pub use ranking::{Placing, WishVerdict, asked_and_unknown, first_placed, placings, ranking};
pub use record::{EffectRef, Judgement, WalkRecord, Wish};
pub use standing::{
    Reason, Standing, apps_for_answers, first_rule, has_unknown_facts, matching_apps, reasons, reasons_of,
    standing, standing_rules, standings, unknown_facts, unproven,
};
pub use value_trial::ValueTrial;
pub use walk::{
    Fault, Position, RecordedWalk, Skip, SkipReason, WalkState, continue_recorded, continue_walk, drops,
    replay, routes_after, start, start_observed, start_walk, step, step_dropping, step_observed, step_walk,
};
pub use watched::{AppWatch, WatchedWalk};
