//! Saves the report of the dossier in view in a file, as the command `report` makes it.

use std::path::{Path, PathBuf};

use super::args::Language;
use super::environment;
use super::file_words::{folder_reason, shown};
use super::host::WalkHost;
use super::host_example::example;
use super::report::{again_of_dossier, again_of_example, report_bytes, shown_in};
use super::report_args::{ReportFormat, ReportOptions};
use super::shell::argument;
use crate::files::{ANSWERS_LIMIT, FileError, FileReason, read_file, save_beside};
use crate::record::{Dossier, name_from, read_dossier};
use crate::session::{Host, ReportKind, SaveState, Session};

/// Where reports go, and what they are made with.
#[derive(Default)]
pub(super) struct Reports {
    /// The folder, where one is set.
    folder: Option<PathBuf>,
    /// The language that was asked for.
    asked: Option<Language>,
    /// What was written, the last one last.
    kept: Vec<Kept>,
}

/// One or more files that were written.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Kept {
    /// Which files they are: the path of one, or what the names of several have in common.
    pub(super) of: PathBuf,
    /// Where they are, as a sentence.
    pub(super) told: String,
    /// What fetches them, for who came in over SSH: the sentence, and the command alone.
    pub(super) fetch: Option<(String, String)>,
}

impl Kept {
    /// The sentences of where it is.
    pub(super) fn sentences(&self) -> impl Iterator<Item = String> {
        std::iter::once(&self.told).chain(self.fetch.iter().map(|(told, _)| told)).cloned()
    }
}

impl Reports {
    pub(super) fn new(folder: Option<&Path>, asked: Option<Language>) -> Self {
        Self { folder: folder.map(Path::to_owned), asked, kept: Vec::new() }
    }

    /// The folder in which they are written: the one that is set, or the one in which the program was started.
    pub(super) fn folder(&self) -> PathBuf {
        self.folder.clone().unwrap_or_else(|| environment::current_dir().to_owned())
    }

    /// Tells of it on leaving: of the same files what came last.
    pub(super) fn keep(&mut self, kept: Kept) {
        self.kept.retain(|before| before.of != kept.of);
        self.kept.push(kept);
    }
}

/// The dossier in view, as it is reported.
struct Reported {
    dossier: Dossier,
    /// What makes the same report again; nothing where that is not to be made from a file.
    command: Option<String>,
    /// Whether something that was confirmed is not saved, as far as is known.
    is_unsaved: bool,
}

impl WalkHost<'_> {
    /// Writes the report. Where it is then, or why it is not, in sentences.
    pub(super) fn write_report(&mut self, kind: ReportKind, session: &Session<'_>) -> String {
        let messages = self.loaded.messages;
        let options = ReportOptions::of_format(format_of(kind));
        let Reported { dossier, command, is_unsaved } = self.reported(session, &options);
        let said_in = shown_in(&dossier, self.reports.asked).unwrap_or(messages);
        let bytes = match report_bytes(&dossier, command, options.format(), None, said_in) {
            Ok(bytes) => bytes,
            Err(error) => return messages.report_not_made(&error.words(messages)),
        };
        // With the name of the dossier: a folder may hold the reports of many.
        let name = name_from(dossier.head.name.as_str()).replace(' ', "-");
        let stem = format!("{}-{name}", messages.report_file_name());
        let folder = self.reports.folder();
        match save_beside(&folder, &stem, options.format().ending(), &bytes) {
            Ok(file) => {
                // Whoever reads it need not know in which folder the program was started.
                let file = environment::absolute(&file).unwrap_or(file);
                let fetch = self.fetch_command(&file);
                let fetch = fetch.map(|command| (messages.report_fetch(&command), command));
                let told = messages.report_kept(&shown(&file));
                let kept = Kept { of: file, told, fetch };
                let mut told = vec![kept.told.clone()];
                if is_unsaved {
                    told.push(messages.report_of_unsaved().to_owned());
                }
                if dossier.head.is_newer() {
                    told.push(messages.report_of_newer().to_owned());
                }
                told.extend(kept.fetch.iter().map(|(told, _)| told.clone()));
                self.reports.keep(kept);
                told.join(" ")
            }
            Err(error) => {
                let (folder, reason, next) = self.why_not_written(&folder, &error);
                messages.report_not_kept(&folder, &reason, next)
            }
        }
    }

    /// What is told of the reports and the letters when the person has left, a line each.
    pub(super) fn kept_reports(&self) -> Vec<String> {
        self.reports.kept.iter().flat_map(Kept::sentences).collect()
    }

    /// The commands that fetch them, each on a line that can be copied as a whole: among the lines of a walk they are broken.
    pub(super) fn fetch_commands(&self) -> Vec<String> {
        self.reports.kept.iter().filter_map(|kept| Some(kept.fetch.as_ref()?.1.clone())).collect()
    }

    /// The dossier in view: as it is in its file, where all that was confirmed is saved there; so the report is the one that
    /// the command makes.
    fn reported(&mut self, session: &Session<'_>, options: &ReportOptions) -> Reported {
        let asked = self.reports.asked;
        if self.aside.is_some()
            && let Some(dossier) = example()
        {
            return Reported { dossier, command: again_of_example(asked, options), is_unsaved: false };
        }
        let state = self.save(session);
        let is_unsaved = state == SaveState::Pending || self.autosave.is_due(session);
        let path = self
            .path
            .clone()
            .filter(|_| !is_unsaved)
            .map(|path| environment::absolute(&path).unwrap_or(path));
        let found = path.as_ref().and_then(|path| read_file(path, ANSWERS_LIMIT).ok());
        let found = found.map(|bytes| read_dossier(&bytes));
        // One that a newer program wrote is reported as far as it is understood.
        match found.filter(|found| found.damage.is_none() || found.is_newer()) {
            Some(found) => {
                let command = path.and_then(|path| again_of_dossier(&path, asked, options));
                Reported { dossier: found.dossier, command, is_unsaved }
            }
            None => {
                let dossier = self.autosave.dossier(session, environment::now());
                Reported { dossier, command: None, is_unsaved }
            }
        }
    }

    /// The command that brings a file to the computer of who came in over SSH.
    pub(super) fn fetch_command(&self, file: &Path) -> Option<String> {
        let from = environment::ssh_server()?;
        let word = argument(Path::new(&format!("{}:{}", from.place, file.to_str()?)))?;
        let port = from.port.map(|port| format!("-P {port} ")).unwrap_or_default();
        Some(format!("scp {port}{word} ./"))
    }

    /// In which folder nothing could be written, why, and what to do.
    pub(super) fn why_not_written(&self, folder: &Path, error: &FileError) -> (String, String, &'static str) {
        let messages = self.loaded.messages;
        let other_folder = match self.reports.folder {
            Some(_) => messages.report_other_folder_set(),
            None => messages.report_other_folder(),
        };
        let next = match &error.why {
            FileReason::Missing | FileReason::WrongKind(_) | FileReason::Forbidden | FileReason::ReadOnly => {
                other_folder
            }
            FileReason::Full | FileReason::Quota => messages.report_make_room(),
            _ => messages.report_try_again(),
        };
        let reason = folder_reason(&error.why, messages);
        let folder = environment::absolute(folder).unwrap_or_else(|| folder.to_owned());
        (shown(&folder), reason, next)
    }
}

const fn format_of(kind: ReportKind) -> ReportFormat {
    match kind {
        ReportKind::Word => ReportFormat::Docx,
        ReportKind::OpenDocument => ReportFormat::Odt,
        ReportKind::WebPage => ReportFormat::Html,
        ReportKind::Workbook => ReportFormat::Xlsx,
        ReportKind::Text => ReportFormat::Text,
        ReportKind::Markdown => ReportFormat::Markdown,
    }
}
