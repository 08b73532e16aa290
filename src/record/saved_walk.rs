//! A walk as it is saved: an answers file under a header.

use std::collections::BTreeMap;

use super::Basis;
use super::header::header_text;
use super::scalar::{answer_value, scalar};
use crate::engine::AnswerValue;
use crate::model::QuestionIx;
use crate::text::{Lang, Messages};

/// What stands before each line that no longer fits.
const UNFIT: &str = "# - ";

/// The file in which a walk is saved. `saved` is the time as [`super::timestamp`] writes it; `unfit` are lines of an
/// earlier tree that no longer fit, kept as comments.
pub fn walk_text(
    basis: Basis<'_>,
    messages: Messages,
    choices: &BTreeMap<QuestionIx, AnswerValue>,
    saved: &str,
    unfit: &[String],
) -> String {
    debug_assert!(unfit.iter().all(|line| !line.contains('\n')), "a comment ends at the end of its line");
    let mut text = header_text(basis, messages, saved);
    for (question, given) in choices {
        let row = basis.model.graph.questions.row(*question);
        text.push_str(&format!("{}: {}\n", scalar(&row.id), answer_value(row, given)));
    }
    if !unfit.is_empty() {
        text.push_str(&format!("{}\n", heading(messages)));
    }
    for line in unfit {
        text.push_str(&format!("{UNFIT}{line}\n"));
    }
    text
}

/// The lines that no longer fit which [`walk_text`] wrote into a file, in whichever language.
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
