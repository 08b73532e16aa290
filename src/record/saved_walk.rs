//! A walk as earlier versions saved it: an answers file under a header.

use crate::text::{Lang, Messages};

/// What stands before each line that no longer fits.
const UNFIT: &str = "# - ";

/// The lines that no longer fit which an earlier version wrote into a file, in whichever language.
pub(super) fn unfit_lines(text: &str) -> Vec<String> {
    let is_heading = |line: &str| Lang::ALL.iter().any(|lang| line == heading(Messages::new(*lang)));
    let mut lines = Vec::new();
    let mut is_below = false;
    for line in text.lines() {
        match line.strip_prefix(UNFIT) {
            Some(unfit) if is_below => lines.push(unfit.to_owned()),
            _ => is_below = is_heading(line),
        }
    }
    lines
}

fn heading(messages: Messages) -> String {
    format!("# {}", messages.saved_unfit())
}
