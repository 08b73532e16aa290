//! What is chosen in the end.

use crate::text::SafeText;

/// What is chosen in the end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Selection {
    /// Nothing yet.
    #[default]
    Open,
    /// None of the apps.
    NoApp,
    /// One app, or several, each for a use of its own. Never empty.
    Apps(Vec<SelectedApp>),
}

/// An app that is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelectedApp {
    /// Its id.
    pub app: String,
    /// Its name, as it was shown.
    pub name: SafeText,
    /// What it is for; empty when it is the only one.
    pub use_for: SafeText,
}
