//! What others advise.

use super::fields::{flag, text};
use super::written::{MapWriter, Written};
use crate::session::Opinion;
use crate::source::YamlNode;

pub(super) fn written(opinion: &Opinion) -> MapWriter {
    MapWriter::default()
        .text("text", &opinion.text)
        .put_some("followed", opinion.followed.map(|followed| Written::Bare(followed.to_string())))
        .text("why_not", &opinion.why_not)
}

pub(super) fn read(node: &YamlNode<'_>) -> Opinion {
    Opinion { text: text(node, "text"), followed: flag(node, "followed"), why_not: text(node, "why_not") }
}
