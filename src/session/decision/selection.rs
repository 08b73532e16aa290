//! What is chosen in the end.

use crate::text::{Messages, SafeText};

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

impl Selection {
    /// Whether the same is chosen, whatever it is called or for.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Apps(these), Self::Apps(those)) => {
                these.iter().map(|app| &app.app).eq(those.iter().map(|app| &app.app))
            }
            (Self::Open, Self::Open) | (Self::NoApp, Self::NoApp) => true,
            _ => false,
        }
    }

    /// Whether an app is among what is chosen.
    pub fn has(&self, app: &str) -> bool {
        matches!(self, Self::Apps(apps) if apps.iter().any(|chosen| chosen.app == app))
    }

    /// What is chosen, by name; nothing when nothing is.
    pub fn names(&self, messages: Messages) -> String {
        match self {
            Self::Open => String::new(),
            Self::NoApp => messages.none_of_these().to_owned(),
            Self::Apps(apps) => {
                let names: Vec<String> = apps.iter().map(|app| app.name.one_line()).collect();
                messages.lang().and(&names)
            }
        }
    }
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
