//! What an advice left to do and to find out, as it was shown.

use super::fields::{flag, text, word};
use super::written::{MapWriter, Written};
use crate::session::TaskId;
use crate::source::YamlNode;
use crate::text::SafeText;

/// Something to do. How far it is stands with the decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedTask {
    /// Which.
    pub id: TaskId,
    /// The heading that it stood under.
    pub group: SafeText,
    /// It has to be done before all else.
    pub is_first: bool,
    /// What to do.
    pub text: SafeText,
    /// Who has to take care of it.
    pub for_whom: SafeText,
}

/// A question that was answered with "don't know".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordedOpen {
    /// The question, by its id.
    pub question: String,
    /// What it asks.
    pub ask: SafeText,
    /// Who knows the answer.
    pub owner: SafeText,
}

impl RecordedTask {
    pub(super) fn written(&self) -> Written {
        let map = match &self.id {
            TaskId::Step { plan, step } => MapWriter::default().id("plan", plan).id("step", step),
            TaskId::Point(point) => MapWriter::default().put("point", Written::Text(point.clone())),
        };
        map.text("group", &self.group)
            .flag("first", self.is_first)
            .text("text", &self.text)
            .text("for", &self.for_whom)
            .done()
    }

    pub(super) fn read(node: &YamlNode<'_>) -> Option<Self> {
        let id = match word(node, "point") {
            Some(point) => TaskId::Point(point),
            None => TaskId::Step { plan: word(node, "plan")?, step: word(node, "step")? },
        };
        Some(Self {
            id,
            group: text(node, "group"),
            is_first: flag(node, "first").unwrap_or_default(),
            text: text(node, "text"),
            for_whom: text(node, "for"),
        })
    }
}

impl RecordedOpen {
    pub(super) fn written(&self) -> Written {
        MapWriter::default()
            .id("question", &self.question)
            .text("ask", &self.ask)
            .text("owner", &self.owner)
            .done()
    }

    pub(super) fn read(node: &YamlNode<'_>) -> Option<Self> {
        Some(Self { question: word(node, "question")?, ask: text(node, "ask"), owner: text(node, "owner") })
    }
}
