//! The settings of the program: each from the last that gives it of what is built in, the file of the machine, the file of the
//! person, the environment and the command line. `config` lists them with where each comes from.

mod file;
mod home;
mod told;

use std::path::{Path, PathBuf};

use file::Reading;
use home::at_home;
pub(super) use told::config;

use super::args::{Common, Language};
use super::environment;
use super::exit::Exit;
use super::failure::Failure;
use super::file_words::shown;
use crate::text::{Lang, Messages, SafeText};

/// The file of the machine.
const OF_MACHINE: &str = "/etc/stappenplan/config.toml";

/// What can be set, in the order in which it is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    Tree,
    Catalogue,
    Lang,
    Dossiers,
    Reports,
    Plain,
}

impl Key {
    const ALL: [Self; 6] =
        [Self::Tree, Self::Catalogue, Self::Lang, Self::Dossiers, Self::Reports, Self::Plain];

    /// As a file names it.
    const fn name(self) -> &'static str {
        match self {
            Self::Tree => "tree",
            Self::Catalogue => "catalogue",
            Self::Lang => "lang",
            Self::Dossiers => "dossiers",
            Self::Reports => "reports",
            Self::Plain => "plain",
        }
    }

    /// The variable of the environment that sets it, if one does.
    const fn variable(self) -> Option<&'static str> {
        match self {
            Self::Tree => Some("STAPPENPLAN_TREE"),
            Self::Lang => Some("STAPPENPLAN_LANG"),
            Self::Dossiers => Some("STAPPENPLAN_DOSSIERS"),
            Self::Reports => Some("STAPPENPLAN_REPORTS"),
            Self::Catalogue | Self::Plain => None,
        }
    }
}

/// Where a setting comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
enum SetBy {
    /// A line of a file.
    File { path: PathBuf, line: usize },
    /// A variable of the environment.
    Environment(&'static str),
    /// An option of the command line.
    Argument(&'static str),
}

/// A setting that something gives.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Set<T> {
    value: T,
    by: SetBy,
}

/// What is set; all else is as it is built in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Settings {
    tree: Option<Set<PathBuf>>,
    catalogue: Option<Set<PathBuf>>,
    lang: Option<Set<Language>>,
    dossiers: Option<Set<PathBuf>>,
    reports: Option<Set<PathBuf>>,
    plain: Option<Set<bool>>,
    /// The files that may hold settings, and whether each is there.
    files: Vec<(PathBuf, bool)>,
}

impl Settings {
    /// Reads the settings for these arguments.
    ///
    /// # Errors
    /// All that is wrong with the files of settings and the environment, a line each.
    pub(super) fn read(common: &Common, plain: bool) -> Result<Self, Failure> {
        let mut settings = Self::default();
        // What was asked for on the command line tells all mistakes in its language.
        let messages = Messages::new(common.lang.map_or(Lang::Nl, Lang::from));
        let mut problems = Vec::new();
        let of_person = environment::config_folder().map(|folder| folder.join("config.toml"));
        for path in [Some(PathBuf::from(OF_MACHINE)), of_person].into_iter().flatten() {
            let reading = Reading::of(&path, messages);
            settings.files.push((path, reading.is_there));
            problems.extend(reading.problems);
            settings.add(reading.settings);
        }
        if !problems.is_empty() {
            return Err(Failure::new(Exit::Content, problems.join("\n")));
        }
        settings.add(Self::of_environment(messages)?);
        settings.add(Self::of_arguments(common, plain));
        Ok(settings)
    }

    fn of_environment(messages: Messages) -> Result<Self, Failure> {
        let mut settings = Self::default();
        let variable = |key: Key| {
            let name = key.variable()?;
            Some((environment::variable(name)?, SetBy::Environment(name)))
        };
        let path = |key| {
            let Some((value, by)) = variable(key) else { return Ok(None) };
            let at_home = at_home(&value.to_string_lossy(), &told::by(&by, messages), messages)
                .map_err(|wrong| Failure::new(Exit::WrongUse, wrong))?;
            Ok(Some(Set { value: at_home.unwrap_or_else(|| PathBuf::from(value)), by }))
        };
        settings.tree = path(Key::Tree)?;
        settings.dossiers = path(Key::Dossiers)?;
        settings.reports = path(Key::Reports)?;
        if let Some((value, by)) = variable(Key::Lang) {
            let value = language(&value.to_string_lossy()).ok_or_else(|| {
                Failure::new(Exit::WrongUse, messages.wrong_language(&told::by(&by, messages)))
            })?;
            settings.lang = Some(Set { value, by });
        }
        Ok(settings)
    }

    /// The settings of the command line alone.
    pub(super) fn of_arguments(common: &Common, plain: bool) -> Self {
        let by = SetBy::Argument;
        let path = |path: &Option<PathBuf>, option| path.clone().map(|value| Set { value, by: by(option) });
        Self {
            tree: path(&common.tree, "--tree"),
            catalogue: path(&common.catalogue, "--catalogue"),
            lang: common.lang.map(|value| Set { value, by: by("--lang") }),
            plain: plain.then(|| Set { value: true, by: by("--plain") }),
            ..Self::default()
        }
    }

    /// Puts these settings over those of before. A catalogue belongs to its tree: with another tree it goes.
    fn add(&mut self, over: Self) {
        if over.tree.is_some() {
            self.catalogue = None;
        }
        self.tree = over.tree.or(self.tree.take());
        self.catalogue = over.catalogue.or(self.catalogue.take());
        self.lang = over.lang.or(self.lang.take());
        self.dossiers = over.dossiers.or(self.dossiers.take());
        self.reports = over.reports.or(self.reports.take());
        self.plain = over.plain.or(self.plain.take());
    }

    /// The options of every command, with what is set where they do not say it.
    pub(super) fn applied_to(&self, common: Common) -> Common {
        Common {
            tree: self.tree.as_ref().map(|set| set.value.clone()),
            catalogue: self.catalogue.as_ref().map(|set| set.value.clone()),
            lang: self.lang.as_ref().map(|set| set.value),
            ..common
        }
    }

    /// Whether a person walks line by line.
    pub(super) fn plain(&self) -> bool {
        self.plain.as_ref().is_some_and(|set| set.value)
    }

    /// The folder for dossiers; nothing for the one of the program.
    pub(super) fn dossiers(&self) -> Option<&Path> {
        self.dossiers.as_ref().map(|set| set.value.as_path())
    }

    /// The folder for reports; nothing for the one in which the program was started.
    pub(super) fn reports(&self) -> Option<&Path> {
        self.reports.as_ref().map(|set| set.value.as_path())
    }
}

/// A language by its code.
fn language(code: &str) -> Option<Language> {
    match code {
        "nl" => Some(Language::Nl),
        "en" => Some(Language::En),
        _ => None,
    }
}

/// The place of a mistake in a file, before its words.
fn at(path: &Path, line: usize, column: usize, words: &str) -> String {
    format!("{}:{line}:{column}: {}", shown(path), SafeText::new(words).one_line())
}
