//! Writes letters to suppliers, a file each, and tells where they are: for the wizard and for `report`.

use std::path::{Path, PathBuf};

use super::environment;
use super::file_words::shown;
use crate::document::{DocumentError, DocumentFormat, render};
use crate::files::{FileError, save_beside};
use crate::model::{App, Catalogue};
use crate::record::name_part;
use crate::report::{letter_document, letter_text};
use crate::session::{LetterKind, SupplierLetter};
use crate::text::{Day, Messages};

/// No more of the name of a supplier is in the name of a file.
const LONGEST: usize = 40;

/// How letters are written, and what their files are called.
pub(super) struct LetterFiles<'f> {
    pub(super) folder: &'f Path,
    /// The day on which they are written. What the dossier is called is not for suppliers, and is in no name.
    pub(super) day: Option<Day>,
    pub(super) kind: LetterKind,
    /// The letterhead into which they are written.
    pub(super) template: Option<&'f [u8]>,
    pub(super) messages: Messages,
}

/// What was written of some letters.
pub(super) struct WrittenLetters {
    /// How many there are.
    all: usize,
    /// The files, in their order.
    pub(super) files: Vec<PathBuf>,
    /// Those of them whose name got a number, because another letter was called so.
    numbered: Vec<String>,
    /// Why no more were written.
    pub(super) failed: Option<FileError>,
}

impl LetterFiles<'_> {
    /// Writes them; none where one of them cannot be made, and no more once one cannot be written.
    pub(super) fn write(
        &self,
        letters: &[SupplierLetter],
        catalogue: &Catalogue,
    ) -> Result<WrittenLetters, DocumentError> {
        let made = letters.iter().map(|letter| self.bytes(letter));
        let made = made.collect::<Result<Vec<_>, _>>()?;
        let all = letters.len();
        let mut written = WrittenLetters { all, files: Vec::new(), numbered: Vec::new(), failed: None };
        for (letter, bytes) in letters.iter().zip(made) {
            let first = letter.apps.first().map(|app| catalogue.apps.row(*app));
            let stem = self.beginning() + &about(letter, first);
            match save_beside(self.folder, &stem, self.ending(), &bytes) {
                Ok(file) => {
                    // Whoever reads it need not know in which folder the program was started.
                    let file = environment::absolute(&file).unwrap_or(file);
                    if !written.files.contains(&file) {
                        let name = file.file_name().map(|name| shown(Path::new(name)));
                        let plain = format!("{stem}.{}", self.ending());
                        written.numbered.extend(name.filter(|name| *name != plain));
                        written.files.push(file);
                    }
                }
                Err(error) => {
                    written.failed = Some(error);
                    break;
                }
            }
        }
        Ok(written)
    }

    /// How the names of all files begin.
    pub(super) fn beginning(&self) -> String {
        let day = self.day.map(|day| format!("{day}-")).unwrap_or_default();
        format!("{}-{day}", self.messages.letter_file_name())
    }

    /// What the names end in.
    pub(super) const fn ending(&self) -> &'static str {
        match self.kind {
            LetterKind::Word => "docx",
            LetterKind::Text => "txt",
        }
    }

    /// The folder, as it is told.
    pub(super) fn shown_folder(&self) -> String {
        shown(&environment::absolute(self.folder).unwrap_or_else(|| self.folder.to_owned()))
    }

    fn bytes(&self, letter: &SupplierLetter) -> Result<Vec<u8>, DocumentError> {
        match self.kind {
            LetterKind::Word => {
                let document = letter_document(letter, self.messages);
                // The dossier is not for suppliers.
                render(&document, DocumentFormat::Docx, None, self.template)
            }
            LetterKind::Text => Ok(letter_text(letter, self.messages).into_bytes()),
        }
    }

    /// Where they are, in one sentence; nothing where none was written.
    pub(super) fn kept(&self, written: &WrittenLetters) -> Option<String> {
        match written.files.as_slice() {
            [] => None,
            [one] => Some(self.messages.letter_kept(&shown(one))),
            several => {
                let folder = self.shown_folder();
                let kept = self.messages.letters_kept(several.len(), &folder, &self.beginning());
                Some(match written.numbered.as_slice() {
                    [] => kept,
                    [first, ..] => {
                        let numbered = self.messages.letters_numbered(written.numbered.len(), first);
                        format!("{kept} {numbered}")
                    }
                })
            }
        }
    }

    /// That not all of them were written: why, and what to do.
    pub(super) fn not_kept(&self, written: &WrittenLetters, reason: &str, next: &str) -> String {
        let folder = self.shown_folder();
        let told = match written.files.len() {
            0 => self.messages.letters_not_kept(&folder, reason, next),
            kept => self.messages.letters_partly_kept(kept, written.all, &folder, reason, next),
        };
        told.trim_end().to_owned()
    }
}

/// Whom a letter is for, as a part of the name of a file: the supplier, or else the first app. Its id where the name has no
/// letter that may be in one.
fn about(letter: &SupplierLetter, first: Option<&App>) -> String {
    let told = letter.supplier.iter().chain(&letter.names);
    let named = told.filter_map(|name| name_part(name, LONGEST)).next();
    let named = named.or_else(|| name_part(&first?.id, LONGEST));
    named.unwrap_or_default().replace(' ', "-")
}
