//! How far a decision is.

use super::fields::{day, text, word};
use super::written::{MapWriter, Written};
use crate::session::{DossierRef, Status, StatusChange};
use crate::source::YamlNode;

pub(super) fn written(change: &StatusChange) -> Written {
    let successor = &change.successor.id;
    MapWriter::default()
        .id("status", change.status.id())
        .day("on", Some(change.on))
        .text("by", &change.by)
        .day("look_again", change.look_again)
        .text("successor", &change.successor.name)
        .put_some("successor_id", (!successor.is_empty()).then(|| Written::Id(successor.clone())))
        .done()
}

pub(super) fn read(node: &YamlNode<'_>) -> Option<StatusChange> {
    Some(StatusChange {
        status: Status::of_id(&word(node, "status")?)?,
        on: day(node, "on")?,
        by: text(node, "by"),
        look_again: day(node, "look_again"),
        successor: DossierRef {
            name: text(node, "successor"),
            id: word(node, "successor_id").unwrap_or_default(),
        },
    })
}
