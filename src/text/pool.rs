//! The texts of content in compiled form, all in one piece: each is written there as it is met, and taken from there in the same
//! order. So they are checked at once, where they are read before the first page is there, and a text that no page shows costs
//! next to nothing.

use std::cell::{Cell, RefCell};

use super::safe::is_safe;

thread_local! {
    static WRITTEN: RefCell<Option<String>> = const { RefCell::new(None) };
    static LEFT: Cell<Option<Texts>> = const { Cell::new(None) };
}

/// The texts that are left to be read.
#[derive(Clone, Copy)]
struct Texts {
    rest: &'static str,
    is_safe: bool,
}

/// Writes something, and all texts in it apart.
pub fn texts_apart<T>(write: impl FnOnce() -> T) -> (T, String) {
    WRITTEN.set(Some(String::new()));
    let written = write();
    (written, WRITTEN.take().unwrap_or_default())
}

/// Reads something of which the texts stand apart, and tells whether all of them were read. `is_own` texts were written by the
/// build of this very program, which has none that are not safe.
pub fn with_texts<T>(texts: &'static str, is_own: bool, read: impl FnOnce() -> T) -> (T, bool) {
    LEFT.set(Some(Texts { rest: texts, is_safe: is_own || is_safe(texts) }));
    let read = read();
    (read, LEFT.take().is_some_and(|left| left.rest.is_empty()))
}

/// Puts a text with the others, where they stand apart.
pub(super) fn put(text: &str) -> bool {
    WRITTEN.with_borrow_mut(|written| match written {
        Some(written) => {
            written.push_str(text);
            true
        }
        None => false,
    })
}

/// The next text, of so many bytes, and whether it is known to be safe; nothing where there is none such.
pub(super) fn next(bytes: usize) -> Option<(&'static str, bool)> {
    let Texts { rest, is_safe } = LEFT.get()?;
    let (text, rest) = rest.split_at_checked(bytes)?;
    LEFT.set(Some(Texts { rest, is_safe }));
    Some((text, is_safe))
}
