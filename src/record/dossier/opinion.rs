//! What others advise.

use super::fields::{day, flag, text};
use super::selection;
use super::written::{MapWriter, Written};
use crate::session::Opinion;
use crate::source::YamlNode;

pub(super) fn written(opinion: &Opinion) -> MapWriter {
    MapWriter::default()
        .text("text", &opinion.text)
        .text("by", &opinion.by)
        .day("on", opinion.on)
        .put_some("followed", opinion.followed.map(|followed| Written::Bare(followed.to_string())))
        .text("why_not", &opinion.why_not)
        .put_some("about", selection::written(&opinion.about))
}

pub(super) fn read(node: &YamlNode<'_>) -> Opinion {
    Opinion {
        text: text(node, "text"),
        by: text(node, "by"),
        on: day(node, "on"),
        followed: flag(node, "followed"),
        why_not: text(node, "why_not"),
        about: selection::read(node, "about"),
    }
}
