//! Edits of the files of the content: shown line by line, agreed to, and written.

use std::io::{BufRead, Write};
use std::path::PathBuf;

use super::args::Common;
use super::check::report_on;
use super::exit::Exit;
use super::failure::Failure;
use super::file_words::shown;
use super::load::{ContentFiles, today};
use super::output::{CommandResult, print};
use super::streams;
use crate::files::{FileAction, FileError, FileReason, is_unchanged, may_replace, replace_unchanged};
use crate::order;
use crate::source::{FileId, Span, TextEdit, changed_lines, edited};
use crate::text::{Messages, SafeText};

/// A file that changes.
struct ChangedFile<'t> {
    path: PathBuf,
    /// What it holds.
    old: &'t [u8],
    /// What it will hold.
    new: &'t [u8],
}

/// Edits that somebody may agree to.
pub(super) struct Proposal<'f> {
    pub(super) files: &'f ContentFiles,
    pub(super) edits: Vec<TextEdit>,
}

impl Proposal<'_> {
    /// Where something is, as an editor finds it.
    pub(super) fn place(&self, span: Span) -> String {
        let sources = &self.files.sources;
        format!("{}:{}:", sources.name(span.file), sources.line_col(span.file, span.start).line)
    }

    /// The lines that edits change, as they are and as they will be.
    pub(super) fn lines(&self, edits: &[TextEdit]) -> String {
        let files = order::set(edits.iter().map(|edit| edit.place.file));
        let changed = files.into_iter().flat_map(|file| changed_lines(&self.files.sources, file, edits));
        let mut text = String::new();
        for lines in changed {
            for (sign, lines) in [('-', &lines.old), ('+', &lines.new)] {
                lines.iter().for_each(|line| {
                    text.push_str(&format!("  {sign} {}\n", SafeText::new(line.trim()).one_line()));
                });
            }
        }
        text
    }

    /// The files with the edits made. Nothing where edits touch each other.
    pub(super) fn texts(&self) -> Option<Vec<(FileId, String)>> {
        let files = order::set(self.edits.iter().map(|edit| edit.place.file));
        files.into_iter().map(|file| Some((file, edited(&self.files.sources, file, &self.edits)?))).collect()
    }

    /// Shows what would change, asks once unless it is agreed already, writes it, and tells what `check` finds then.
    pub(super) fn offer(
        &self,
        common: &Common,
        text: &str,
        is_agreed: bool,
        messages: Messages,
    ) -> CommandResult {
        let texts = self.texts().filter(|texts| !texts.is_empty());
        let Some(texts) = texts else {
            return print(&format!("{text}{}\n", messages.nothing_to_write()), Exit::NoAdvice, messages);
        };
        if texts.iter().any(|(file, _)| self.files.path(*file).is_none()) {
            return Err(Failure::new(Exit::WrongUse, messages.edits_need_files()));
        }
        let after = self.files.with(&texts);
        let report = report_on(&after, after.parse_tree(common), today(common));
        print(text, Exit::Fine, messages)?;
        if !is_agreed && !agrees(messages)? {
            return print(&format!("{}\n", messages.not_written()), Exit::NoAdvice, messages);
        }
        let files = self.unchanged(&texts).map_err(|error| unwritten(&error, messages))?;
        let mut told = String::new();
        for ChangedFile { path, old, new } in files {
            replace_unchanged(&path, old, new).map_err(|error| {
                let words = Failure::of_file(&error, messages).words;
                Failure::new(Exit::Write, format!("{told}{words}"))
            })?;
            told.push_str(&format!("{}\n", messages.changed_file(&shown(&path))));
        }
        told.push_str(&format!("{}\n", messages.found_after(&report.counted(messages))));
        print(&told, report.exit(), messages)
    }

    /// The files that change, with what they hold and will hold. Nothing where one of them is not as it was read, or may not be
    /// written: then none is touched.
    fn unchanged<'t>(&'t self, texts: &'t [(FileId, String)]) -> Result<Vec<ChangedFile<'t>>, FileError> {
        let error = |path, why| FileError { path, doing: FileAction::Save, why };
        let file = |(file, text): &'t (FileId, String)| {
            let name = || PathBuf::from(self.files.sources.name(*file));
            let path = self.files.path(*file).ok_or_else(|| error(name(), FileReason::Missing))?;
            let old = self.files.sources.text(*file).as_bytes();
            if !is_unchanged(&path, old) {
                return Err(error(path, FileReason::Changed));
            }
            may_replace(&path)?;
            Ok(ChangedFile { path, old, new: text.as_bytes() })
        };
        texts.iter().map(file).collect()
    }
}

/// Why nothing was written, and what to do.
fn unwritten(error: &FileError, messages: Messages) -> Failure {
    match error.why {
        FileReason::Changed => Failure::new(Exit::Write, messages.edited_meanwhile(&shown(&error.path))),
        FileReason::Forbidden => Failure::new(Exit::Write, messages.edits_forbidden(&shown(&error.path))),
        _ => Failure::of_file(error, messages),
    }
}

/// Asks on a terminal. Elsewhere nobody agrees.
fn agrees(messages: Messages) -> Result<bool, Failure> {
    let terminals = streams::terminals();
    if !(terminals.input && terminals.output) {
        return Ok(false);
    }
    let mut out = streams::output();
    let asked = write!(out, "{} ", messages.ask_write()).and_then(|()| out.flush());
    if let Some(failure) = asked.err().and_then(|error| Failure::of_output(error, messages)) {
        return Err(failure);
    }
    let mut typed = String::new();
    // What cannot be read is no yes.
    let is_read = streams::input().read_line(&mut typed).is_ok();
    let typed = typed.trim().to_lowercase();
    Ok(is_read && matches!(typed.as_str(), "j" | "ja" | "y" | "yes"))
}
