//! What went wrong with a file, in the person's language.

use crate::files::{Doing, FileError, Kind, Why};
use crate::text::{Messages, SafeText};

/// One sentence with the file, the reason and what to do next.
#[must_use]
pub fn file_sentence(error: &FileError, messages: Messages) -> String {
    let path = on_one_line(&error.path.to_string_lossy());
    let reason = file_reason(&error.why, messages);
    match error.doing {
        Doing::Read | Doing::List => messages.cannot_open(&path, &reason),
        Doing::Save | Doing::Lock | Doing::MakeFolder => messages.cannot_write(&path, &reason),
    }
}

/// Only the reason: part of a sentence, as "not saved: …" wants it.
#[must_use]
pub fn file_reason(why: &Why, messages: Messages) -> String {
    let fixed = match why {
        Why::Missing => messages.file_missing(),
        Why::Forbidden => messages.file_forbidden(),
        Why::WrongKind(kind) => match kind {
            Kind::Folder => messages.file_is_folder(),
            Kind::Pipe => messages.file_is_pipe(),
            Kind::Device => messages.file_is_device(),
            Kind::Socket => messages.file_is_socket(),
            Kind::Link => messages.file_is_link(),
            Kind::Other => messages.file_is_other(),
        },
        Why::Exists => messages.file_exists(),
        Why::InUse { by } if by.is_empty() => messages.file_in_use(),
        Why::Full => messages.disk_full(),
        Why::ReadOnly => messages.disk_read_only(),
        Why::BadName => messages.file_bad_name(),
        Why::TooLarge { limit } => return messages.file_too_large(limit >> 20),
        Why::TooMany { limit } => return messages.folder_too_many(*limit),
        Why::InUse { by } => return messages.file_in_use_by(&on_one_line(by)),
        Why::Other(error) => return messages.file_other(&on_one_line(&error.to_string())),
    };
    fixed.to_owned()
}

fn on_one_line(raw: &str) -> String {
    SafeText::new(raw).one_line()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

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
