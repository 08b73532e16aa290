//! How far a decision is.

use super::fields::{day, text, word};
use super::written::{MapWriter, Written};
use crate::session::{Status, StatusChange};
use crate::source::YamlNode;

/// The word for a status.
pub(super) fn status_word(status: Status) -> &'static str {
    match status {
        Status::Concept => "concept",
        Status::ForAdvice => "for_advice",
        Status::Adopted => "adopted",
        Status::Superseded => "superseded",
        Status::Withdrawn => "withdrawn",
    }
}

/// The status that a word stands for.
pub(super) fn read_status(word: &str) -> Option<Status> {
    Status::ALL.into_iter().find(|status| status_word(*status) == word)
}

pub(super) fn written(change: &StatusChange) -> Written {
    MapWriter::default()
        .id("status", status_word(change.status))
        .day("on", Some(change.on))
        .text("by", &change.by)
        .day("look_again", change.look_again)
        .done()
}

pub(super) fn read(node: &YamlNode<'_>) -> Option<StatusChange> {
    Some(StatusChange {
        status: read_status(&word(node, "status")?)?,
        on: day(node, "on")?,
        by: text(node, "by"),
        look_again: day(node, "look_again"),
    })
}
