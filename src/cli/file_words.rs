//! What went wrong with a file, in the person's language.

use std::path::Path;

use crate::files::{FileAction, FileError, FileKind, FileReason};
use crate::text::{Messages, SafeText};

/// One sentence with the file, the reason and what to do next.
#[must_use]
pub fn file_sentence(error: &FileError, messages: Messages) -> String {
    let path = shown(&error.path);
    let reason = file_reason(&error.why, messages);
    match error.doing {
        FileAction::Read | FileAction::List => {
            let told = messages.cannot_open(&path, &reason);
            let next = match &error.why {
                FileReason::Missing => messages.check_name(),
                FileReason::Forbidden => messages.ask_for_rights(),
                // The reason says it all.
                _ => "",
            };
            [told.as_str(), next].join(" ").trim_end().to_owned()
        }
        FileAction::Save | FileAction::Lock | FileAction::MakeFolder => messages.cannot_write(&path, &reason),
    }
}

/// Why nothing can be written in a folder: part of a sentence.
pub(super) fn folder_reason(why: &FileReason, messages: Messages) -> String {
    match why {
        FileReason::Missing | FileReason::WrongKind(_) => messages.report_folder_gone().to_owned(),
        why => file_reason(why, messages),
    }
}

/// Only the reason: part of a sentence, as "not saved: …" wants it.
#[must_use]
pub fn file_reason(why: &FileReason, messages: Messages) -> String {
    let fixed = match why {
        FileReason::Missing => messages.file_missing(),
        FileReason::Forbidden => messages.file_forbidden(),
        FileReason::WrongKind(kind) => match kind {
            FileKind::Folder => messages.file_is_folder(),
            FileKind::Pipe => messages.file_is_pipe(),
            FileKind::Device => messages.file_is_device(),
            FileKind::Socket => messages.file_is_socket(),
            FileKind::Link => messages.file_is_link(),
            FileKind::Other => messages.file_is_other(),
        },
        FileReason::LinkOut => messages.file_links_out(),
        FileReason::LockOf { owner } => return messages.file_lock_of(&on_one_line(owner)),
        FileReason::Exists => messages.file_exists(),
        FileReason::Changed => messages.file_changed(),
        FileReason::NotOurs => messages.file_not_ours(),
        FileReason::InUse { by } if by.is_empty() => messages.file_in_use(),
        FileReason::Full => messages.disk_full(),
        FileReason::Quota => messages.disk_quota(),
        FileReason::FileLimit => messages.file_limit(),
        FileReason::TooManyOpen => messages.too_many_open(),
        FileReason::ReadOnly => messages.disk_read_only(),
        FileReason::BadName => messages.file_bad_name(),
        FileReason::TooLarge { limit } => return messages.file_too_large(limit >> 20),
        FileReason::TooMany { limit } => return messages.folder_too_many(*limit),
        FileReason::InUse { by } => return messages.file_in_use_by(&on_one_line(by)),
        FileReason::Other(error) => return messages.file_other(&on_one_line(&error.to_string())),
    };
    fixed.to_owned()
}

/// A path, clean and on one line; blanks in it stay, so that it can be typed as it is shown.
pub(super) fn shown(path: &Path) -> String {
    SafeText::new(&path.to_string_lossy()).as_str().replace('\n', " ")
}

fn on_one_line(raw: &str) -> String {
    SafeText::new(raw).one_line()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::{TREE_LIMIT, read_file};
    use crate::text::Lang;

    #[test]
    fn a_person_reads_what_went_wrong() {
        let told = |path: &str, lang| {
            file_sentence(&read_file(Path::new(path), TREE_LIMIT).unwrap_err(), Messages::new(lang))
        };
        for (path, nl) in [
            ("/none\u{1b}[2J/a\nb", "/none<U+001B>[2J/a b is niet te lezen: het bestaat niet."),
            ("/dev/zero", "/dev/zero is niet te lezen: het is een apparaat en geen gewoon bestand."),
            ("/", "/ is niet te lezen: het is een map."),
        ] {
            assert!(told(path, Lang::Nl).starts_with(nl), "{}", told(path, Lang::Nl));
        }
        assert!(told("/none", Lang::En).starts_with("Cannot read /none: it does not exist."));
    }
}
