//! Saves the letters to suppliers of what is in view, a file each.

use std::path::Path;

use super::host::WalkHost;
use super::host_report::Kept;
use super::letter_files::{LetterFiles, WrittenLetters};
use crate::session::{LettersToSave, Session};

/// What a command that fetches several files would not read as the letters of a name.
const WILD: [char; 7] = ['*', '?', '[', ']', '{', '}', '\\'];

impl WalkHost<'_> {
    /// Writes the letters. Where they are then, and what is not written and why, in sentences.
    pub(super) fn write_letters(&mut self, wanted: LettersToSave, session: &Session<'_>) -> String {
        let messages = self.loaded.messages;
        let letters = session.letters_to_save(wanted.of);
        let folder = self.reports.folder();
        let day = self.loaded.model.today;
        let files = LetterFiles { folder: &folder, day, kind: wanted.kind, template: None, messages };
        let written = match files.write(&letters, &self.loaded.model.catalogue) {
            Ok(written) => written,
            Err(error) => return messages.letters_not_made(&error.words(messages)),
        };
        let failed = written.failed.as_ref().map(|error| self.why_not_written(&folder, error));
        let reason = failed.as_ref().map(|(_, reason, _)| reason.as_str());
        let kept = self.kept_letters(&files, &written, reason);
        let told = match (&failed, &kept) {
            (Some((_, reason, next)), None) => {
                files.not_kept(&written, reason, &format!("{} {next}", messages.letters_change_nothing()))
            }
            (Some((_, reason, next)), Some(_)) => files.not_kept(&written, reason, next),
            (None, Some(kept)) => kept.sentences().collect::<Vec<_>>().join(" "),
            (None, None) => messages.letter_none_to_save().to_owned(),
        };
        kept.into_iter().for_each(|kept| self.reports.keep(kept));
        told
    }

    /// What is told of them, now and on leaving: where they are, or how many of them are there and why no more.
    fn kept_letters(
        &self,
        files: &LetterFiles<'_>,
        written: &WrittenLetters,
        reason: Option<&str>,
    ) -> Option<Kept> {
        let kept = files.kept(written)?;
        let told = reason.map_or(kept, |reason| files.not_kept(written, reason, ""));
        let fetch = match written.files.as_slice() {
            [one] => self.fetch_command(one).map(|command| (files.messages.letter_fetch(&command), command)),
            several => {
                let of_all = || {
                    let folder = several.first()?.parent()?;
                    // With such a letter in the folder others would be fetched, or none.
                    let folder = folder.to_str().filter(|folder| !folder.contains(WILD))?;
                    let all = format!("{}*.{}", files.beginning(), files.ending());
                    self.fetch_command(&Path::new(folder).join(all))
                };
                of_all().map(|command| (files.messages.letters_fetch(&command), command))
            }
        };
        let of = match written.files.as_slice() {
            [one] => one.clone(),
            _ => files.folder.join(format!("{}*.{}", files.beginning(), files.ending())),
        };
        Some(Kept { of, told, fetch })
    }
}
