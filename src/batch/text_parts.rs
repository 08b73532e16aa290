//! The parts of a text: a heading, and its items below it.

use crate::text::wrap;

/// Adds a part, if it has items.
pub(super) fn add_part(out: &mut Vec<String>, title: &str, items: &[String], width: usize) {
    if items.is_empty() {
        return;
    }
    out.extend([String::new(), title.to_owned()]);
    items.iter().for_each(|item| add_item(out, "- ", item, width));
}

/// Adds one item behind a mark.
pub(super) fn add_item(out: &mut Vec<String>, mark: &str, item: &str, width: usize) {
    let indent = mark.chars().count() + 2;
    let lines = wrap(item, width.saturating_sub(indent)).into_iter().enumerate();
    out.extend(lines.map(|(at, line)| match at {
        0 => format!("  {mark}{line}"),
        _ => format!("{:indent$}{line}", ""),
    }));
}
