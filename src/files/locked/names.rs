//! Names beside a file: of earlier versions, copies, and what was left half-way.

/// Which version of the program gave a temporary name.
#[derive(PartialEq, Eq, Clone, Copy)]
pub(super) enum Version {
    /// This one: its own name stands in it, so that nobody else uses it by chance.
    This,
    /// One of before that.
    Earlier,
}

/// Which version of the program gave the file `of` this temporary name; nothing when it is no such name.
pub(super) fn temporary_of(of: &str, name: &str) -> Option<Version> {
    let middle = name.strip_prefix(&format!(".{of}."))?.strip_suffix(".tmp")?;
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let are_numbers = |middle: &str| {
        middle.split_once('.').is_some_and(|(pid, number)| is_number(pid) && is_number(number))
    };
    match middle.strip_prefix("stappenplan.") {
        Some(numbers) => are_numbers(numbers).then_some(Version::This),
        None => (middle == "vorige" || are_numbers(middle)).then_some(Version::Earlier),
    }
}

/// A time as it may stand in a name of a file.
pub(super) fn in_name(stamp: &str) -> String {
    stamp.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
}

/// A name, and the same with `-2`, `-3`, … behind it.
pub(super) fn numbered(name: String, most: u32) -> impl Iterator<Item = String> {
    let more = name.clone();
    std::iter::once(name).chain((2..=most).map(move |number| format!("{more}-{number}")))
}
