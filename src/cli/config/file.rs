//! One file of settings, in TOML: all that it sets, and all that is wrong with it.

use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::home::at_home;
use super::{Key, Set, SetBy, Settings, at, language};
use crate::cli::file_words::file_sentence;
use crate::files::{ANSWERS_LIMIT, FileKind, FileReason, read_file};
use crate::findings::did_you_mean;
use crate::order;
use crate::text::Messages;

/// What a file of settings holds.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub(super) is_there: bool,
    pub(super) settings: Settings,
    /// What is wrong, a line each.
    pub(super) problems: Vec<String>,
}

impl Reading {
    /// Reads a file; one that is not there sets nothing.
    pub(super) fn of(path: &Path, messages: Messages) -> Self {
        let bytes = match read_file(path, ANSWERS_LIMIT) {
            Ok(bytes) => bytes,
            // Nor is it there where what should be its folder is a file.
            Err(error)
                if matches!(error.why, FileReason::Missing | FileReason::WrongKind(FileKind::Other)) =>
            {
                return Self::default();
            }
            Err(error) => {
                let problems = vec![file_sentence(&error, messages)];
                return Self { is_there: true, problems, ..Self::default() };
            }
        };
        let mut reading = Self { is_there: true, ..Self::default() };
        match std::str::from_utf8(&bytes) {
            Ok(text) => reading.read(path, text, messages),
            Err(error) => {
                let (line, column) = place(&bytes, error.valid_up_to());
                reading.problems.push(at(path, line, column, messages.config_not_utf8()));
            }
        }
        reading
    }

    fn read(&mut self, path: &Path, text: &str, messages: Messages) {
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in &errors {
            let (line, column) = place(text.as_bytes(), error.span().map_or(0, |span| span.start));
            self.problems.push(at(path, line, column, &messages.config_not_toml(error.message())));
        }
        // What could be made of a file that is not TOML would be told as mistakes that it does not have.
        if !errors.is_empty() {
            return;
        }
        let mut entries: Vec<_> = table.get_ref().iter().collect();
        order::by_key(&mut entries, |(key, _)| key.span().start);
        for (key, value) in entries {
            let name: &str = key.get_ref();
            let (line, column) = place(text.as_bytes(), key.span().start);
            let by = SetBy::File { path: path.to_owned(), line };
            let known = Key::ALL.into_iter().find(|known| known.name() == name);
            let wrong = match known {
                Some(known) => self.set(known, value, by, messages),
                None => {
                    let near = did_you_mean(name, Key::ALL.map(Key::name));
                    Some(messages.config_unknown(name, near))
                }
            };
            self.problems.extend(wrong.map(|words| at(path, line, column, &words)));
        }
    }

    /// Takes a setting; else what is wrong with it.
    fn set(
        &mut self,
        key: Key,
        value: &Spanned<DeValue<'_>>,
        by: SetBy,
        messages: Messages,
    ) -> Option<String> {
        let settings = &mut self.settings;
        let folder = match &by {
            SetBy::File { path, .. } => path.parent(),
            SetBy::Environment(_) | SetBy::Argument(_) => None,
        };
        // A path holds wherever the program is started: it begins at the folder of the file.
        let path = |text: &str| folder.map_or_else(|| PathBuf::from(text), |folder| folder.join(text));
        match (key, value.get_ref()) {
            (Key::Plain, DeValue::Boolean(plain)) => settings.plain = Some(Set { value: *plain, by }),
            (Key::Plain, _) => return Some(messages.config_wants_flag(key.name())),
            (Key::Lang, DeValue::String(code)) => match language(code) {
                Some(value) => settings.lang = Some(Set { value, by }),
                None => return Some(messages.wrong_language(key.name())),
            },
            (Key::Lang, _) => return Some(messages.wrong_language(key.name())),
            (_, DeValue::String(text)) if !text.trim().is_empty() => {
                let value = match at_home(text, key.name(), messages) {
                    Ok(at_home) => at_home.unwrap_or_else(|| path(text)),
                    Err(wrong) => return Some(wrong),
                };
                let set = Some(Set { value, by });
                match key {
                    Key::Tree => settings.tree = set,
                    Key::Catalogue => settings.catalogue = set,
                    Key::Dossiers => settings.dossiers = set,
                    Key::Reports => settings.reports = set,
                    Key::Lang | Key::Plain => {}
                }
            }
            _ => return Some(messages.config_wants_path(key.name())),
        }
        None
    }
}

/// The line and column of a byte, both from 1; columns count characters.
fn place(bytes: &[u8], byte: usize) -> (usize, usize) {
    let before = String::from_utf8_lossy(bytes.get(..byte).unwrap_or(bytes)).into_owned();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}
