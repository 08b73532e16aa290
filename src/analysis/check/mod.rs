//! What `check` wants to know about all walks of a tree. `survey` brings it together; each other file decides one kind of
//! claim, exactly, or says that it could not be proved.

mod answer_differences;
mod never_recommended;
mod per_app;
mod redundant_answers;
mod route_coverage;
mod survey;

pub use never_recommended::{NeverRecommended, why_never};
pub use redundant_answers::{DeadEndAnswer, EquivalentAnswers};
pub use route_coverage::Overlap;
pub use survey::{Extent, Statistics, Survey, Unproved, survey};
