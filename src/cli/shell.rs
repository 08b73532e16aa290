//! Commands as a person types them in a shell.

use std::path::Path;

use super::args::Common;
use super::environment;
use crate::text::is_unsafe;

/// The options that name the content, where these were given; nothing where a path cannot be typed as it is shown.
pub(super) fn content_options(common: &Common) -> Option<Vec<String>> {
    let mut words = Vec::new();
    for (option, path) in
        [("--tree", &common.tree), ("--catalogue", &common.catalogue), ("--root", &common.root)]
    {
        if let Some(path) = path {
            words.extend([option.to_owned(), place(path)?]);
        }
    }
    Some(words)
}

/// A path as one word for a shell, the same from any folder; nothing when it holds what is not shown as it is.
pub(super) fn place(path: &Path) -> Option<String> {
    argument(&environment::absolute(path)?)
}

/// A name or path as one word for a shell; nothing when it holds what is not shown as it is.
pub(super) fn argument(path: &Path) -> Option<String> {
    let raw = path.to_str().filter(|raw| !raw.contains(['\n', '\t']) && !is_unsafe(raw))?;
    // Else it would be read as an option.
    let raw = if raw.starts_with('-') { format!("./{raw}") } else { raw.to_owned() };
    let is_bare = |letter: char| letter.is_alphanumeric() || "/._-+:,@%=".contains(letter);
    match !raw.is_empty() && raw.chars().all(is_bare) {
        true => Some(raw),
        false => Some(format!("'{}'", raw.replace('\'', "'\\''"))),
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    use super::*;

    #[test]
    fn a_path_is_one_word_for_a_shell() {
        for (path, word) in [
            ("mijn.yaml", "mijn.yaml"),
            ("/a/é-1.yaml", "/a/é-1.yaml"),
            ("mijn antwoorden.yaml", "'mijn antwoorden.yaml'"),
            ("jan's", "'jan'\\''s'"),
            ("~/$HOME", "'~/$HOME'"),
            ("-x", "./-x"),
            ("", "''"),
        ] {
            assert_eq!(argument(Path::new(path)).as_deref(), Some(word));
        }
        for path in ["a\nb", "a\tb", "\u{1b}[2J", "\u{202e}x"] {
            assert_eq!(argument(Path::new(path)), None, "{path:?}");
        }
        assert_eq!(argument(Path::new(OsStr::from_bytes(b"\xff"))), None);
    }
}
