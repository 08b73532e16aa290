//! How far a decision is.

use super::fields::{day, text, word};
use super::written::{MapWriter, Written};
use crate::session::{Status, StatusChange};
use crate::source::YamlNode;

pub(super) fn written(change: &StatusChange) -> Written {
    MapWriter::default()
        .id("status", change.status.id())
        .day("on", Some(change.on))
        .text("by", &change.by)
        .day("look_again", change.look_again)
        .text("successor", &change.successor)
        .done()
}

pub(super) fn read(node: &YamlNode<'_>) -> Option<StatusChange> {
    Some(StatusChange {
        status: Status::of_id(&word(node, "status")?)?,
        on: day(node, "on")?,
        by: text(node, "by"),
        look_again: day(node, "look_again"),
        successor: text(node, "successor"),
    })
}
