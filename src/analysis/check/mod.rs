//! What `check` wants to know of a tree over all its walks. `survey` puts it together from one exploration; each other
//! file decides one kind of claim, exactly or with the word that it could not be proved.

mod never_recommended;
mod per_app;
mod redundant_answers;
mod route_coverage;
mod survey;

pub use never_recommended::{NeverRecommended, why_never};
pub use redundant_answers::{DeadEndAnswer, EquivalentAnswers};
pub use route_coverage::Overlap;
pub use survey::{Extent, Statistics, Survey, Unproved, survey};
