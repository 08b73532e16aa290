//! `config`: every setting with its value and where it comes from, and where the program keeps its files.

use std::path::Path;

use serde::Serialize;

use super::{Key, Set, SetBy, Settings};
use crate::cli::args::{Format, Language};
use crate::cli::dossier_folder::DossierFolder;
use crate::cli::environment;
use crate::cli::exit::Exit;
use crate::cli::file_words::shown;
use crate::cli::output::{CommandResult, json_text, print};
use crate::text::{Messages, pad, width};

/// `config --format json`, version 1.
#[derive(Debug, Serialize)]
struct ConfigV1 {
    format: u32,
    settings: Vec<SettingV1>,
    files: Vec<FileV1>,
    /// Where answers are kept, unless a setting says otherwise; null without a home.
    state: Option<String>,
}

#[derive(Debug, Serialize)]
struct SettingV1 {
    key: &'static str,
    value: ValueV1,
    from: &'static str,
    at: Option<String>,
}

/// Null is what is built in.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum ValueV1 {
    None,
    Word(String),
    Flag(bool),
}

#[derive(Debug, Serialize)]
struct FileV1 {
    path: String,
    read: bool,
}

/// Lists the settings.
pub(in crate::cli) fn config(settings: &Settings, format: Format, messages: Messages) -> CommandResult {
    let text = match format {
        Format::Json => json_text(&settings.json()),
        Format::Text => settings.text(messages),
    };
    print(&text, Exit::Fine, messages)
}

/// Where a setting comes from, in words.
pub(super) fn by(by: &SetBy, messages: Messages) -> String {
    match by {
        SetBy::File { path, line } => messages.at_line(&shown(path), *line),
        SetBy::Environment(name) | SetBy::Argument(name) => (*name).to_owned(),
    }
}

impl Settings {
    /// The value of a setting as it is typed, and where it comes from; nothing where it is as built in.
    fn given(&self, key: Key) -> Option<(ValueV1, &SetBy)> {
        fn path(set: Option<&Set<std::path::PathBuf>>) -> Option<(ValueV1, &SetBy)> {
            set.map(|set| (ValueV1::Word(shown(&set.value)), &set.by))
        }
        match key {
            Key::Tree => path(self.tree.as_ref()),
            Key::Catalogue => path(self.catalogue.as_ref()),
            Key::Dossiers => path(self.dossiers.as_ref()),
            Key::Reports => path(self.reports.as_ref()),
            Key::Lang => self.lang.as_ref().map(|set| (ValueV1::Word(code(set.value).to_owned()), &set.by)),
            Key::Plain => self.plain.as_ref().map(|set| (ValueV1::Flag(set.value), &set.by)),
        }
    }

    fn json(&self) -> ConfigV1 {
        let setting = |key: Key| {
            let (value, set_by) = match self.given(key) {
                Some((value, by)) => (value, Some(by)),
                None => (ValueV1::None, None),
            };
            let (from, at) = match set_by {
                None => ("builtin", None),
                Some(SetBy::File { path, line }) => ("file", Some(format!("{}:{line}", shown(path)))),
                Some(SetBy::Environment(name)) => ("environment", Some((*name).to_owned())),
                Some(SetBy::Argument(name)) => ("argument", Some((*name).to_owned())),
            };
            SettingV1 { key: key.name(), value, from, at }
        };
        let file = |(path, read): &(_, bool)| FileV1 { path: shown(Path::new(path)), read: *read };
        ConfigV1 {
            format: 1,
            settings: Key::ALL.map(setting).into(),
            files: self.files.iter().map(file).collect(),
            state: environment::state_folder().map(|folder| shown(&folder)),
        }
    }

    fn text(&self, messages: Messages) -> String {
        let rows = Key::ALL.map(|key| {
            let (value, from) = match self.given(key) {
                Some((ValueV1::Word(value), set_by)) => (value, by(set_by, messages)),
                Some((ValueV1::Flag(flag), set_by)) => (flag.to_string(), by(set_by, messages)),
                Some((ValueV1::None, _)) | None => {
                    (built_in(key, messages), messages.set_by_default().to_owned())
                }
            };
            (key.name(), value, from)
        });
        let names = rows.iter().map(|(name, ..)| width(name)).max().unwrap_or_default();
        let values = rows.iter().map(|(_, value, _)| width(value)).max().unwrap_or_default();
        let mut text = String::new();
        for (name, value, from) in &rows {
            text.push_str(&format!("{}  {}  {from}\n", pad(name, names), pad(value, values)));
        }
        text.push_str(&format!("\n{}\n", messages.config_files()));
        for (path, is_there) in &self.files {
            let there = if *is_there { messages.config_file_read() } else { messages.config_file_missing() };
            text.push_str(&format!("  {}: {there}\n", shown(path)));
        }
        text
    }
}

/// What is built in for a setting, in words.
fn built_in(key: Key, messages: Messages) -> String {
    match key {
        Key::Tree => messages.config_embedded().to_owned(),
        Key::Catalogue => messages.config_beside_tree().to_owned(),
        Key::Lang => messages.config_language_of_tree().to_owned(),
        Key::Dossiers => DossierFolder::to_look_at(None)
            .map_or_else(|| messages.no_home().to_owned(), |folder| shown(&folder)),
        Key::Reports => messages.config_here().to_owned(),
        Key::Plain => false.to_string(),
    }
}

fn code(language: Language) -> &'static str {
    match language {
        Language::Nl => "nl",
        Language::En => "en",
    }
}
