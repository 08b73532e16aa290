//! All walks of a tree at once: how long they can be, how many there are, where they end; and of one walk, what would
//! change it. Pure functions over model and engine. Knows no text for people, no file, and no person who walks.
//!
//! `docs/analysis.md` explains the ideas and why they are exact.

mod check;
mod explain;
mod flow;
mod space;
mod walks;

pub use check::{
    DeadEndAnswer, EquivalentAnswers, Extent, NeverRecommended, Overlap, Statistics, Survey, Unproved,
    survey, why_never,
};
pub use explain::{
    AdviceEffect, Agreements, AnswerInfluence, Change, ChangeEnds, ChangeGoal, ChangeLine, ChangeLines,
    Clash, ClashBudget, Clashes, Counterfactuals, Differences, DifferingAnswer, FactChange, FactChanges,
    HangsOnIt, Influence, Lack, LaterStandings, LeftApp, NewQuestion, OpenPoint, PairSide, Pairing,
    SearchBudget, StandingSearch, TwoPeople, WalkEnd, agreements, answer_influences, clashes,
    counterfactuals, fact_changes, open_points, pairs,
};
pub use flow::{max_remaining_questions, questions_ahead, remaining_question_bounds};
pub use space::{AppScope, Count, End, ExplorationLimits, StateSpace};
pub use walks::{
    CoveringWalks, Reach, Walk, WalkPart, covering, reach_app, reach_outcome, sample, walk_parts, walks,
};
