//! A walk as it is saved: an answers file under a header.

use std::collections::BTreeMap;

use super::Basis;
use super::header::header_text;
use super::scalar::{answer_value, scalar};
use crate::engine::AnswerValue;
use crate::model::QuestionIx;
use crate::text::Messages;

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
        text.push_str(&format!("# {}\n", messages.saved_unfit()));
    }
    for line in unfit {
        text.push_str(&format!("# - {line}\n"));
    }
    text
}
