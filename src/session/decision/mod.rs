//! What a person decides after a walk, and all that is kept with it. Data alone, by the ids of the tree and the catalogue:
//! it outlives a tree that changes, and nothing of it is lost when an id is not known any more.

mod choose;
mod edits;
mod kept_tasks;
mod opinion;
mod opinions;
mod page;
mod remarks;
mod reply;
mod selection;
mod status;
mod status_form;
mod task;
mod task_words;
mod tasks;

use std::collections::BTreeMap;

pub(super) use edits::DecisionEdit;
pub use opinion::Opinion;
pub use reply::{Reply, ReplyOn, ReplyShown, ReplyValue};
pub use selection::{SelectedApp, Selection};
pub use status::{Status, StatusChange};
pub use status_form::status_words;
pub use task::{Task, TaskId, TaskState};
pub(super) use tasks::plain_words;
pub use tasks::{Belongs, ListedTask};

use crate::text::SafeText;

/// What was decided, and what is kept with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decision {
    /// What was chosen.
    pub selection: Selection,
    /// Why (several lines).
    pub motivation: SafeText,
    /// Remarks of the person.
    pub remarks: BTreeMap<RemarkOn, Remark>,
    /// What is known of the things to do. One that nobody touched is not here, and is open.
    pub tasks: BTreeMap<TaskId, Task>,
    /// What others advise, by who they are, as the tree names them (`owner`).
    pub opinions: BTreeMap<String, Opinion>,
    /// Every status it has had, the present one last. Without any it is a concept.
    pub history: Vec<StatusChange>,
}

/// What a remark is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum RemarkOn {
    /// The answer to a question, by its id.
    Answer(String),
    /// An app and why it stands where it does, by its id.
    App(String),
}

/// A remark of the person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remark {
    /// The words (several lines).
    pub text: SafeText,
    /// What it is about, as it was shown; empty when nobody knows.
    pub about: SafeText,
}

/// What was typed into a form and not confirmed yet: by form, the text of each field by its name.
pub type FormDrafts = BTreeMap<String, BTreeMap<String, SafeText>>;

impl Decision {
    /// The status that holds now.
    pub fn status(&self) -> Status {
        self.history.last().map_or(Status::Concept, |last| last.status)
    }

    /// What took its place, as it was called; empty where nothing did.
    pub fn successor(&self) -> SafeText {
        self.history.last().map(|last| last.successor.name.clone()).unwrap_or_default()
    }
}
