//! What would have changed the advice on an app that was chosen, as it was shown.

use super::fields::{flag, number, text, word, words};
use super::written::{MapWriter, Written};
use crate::source::YamlNode;
use crate::text::SafeText;

/// What would have changed the advice on one app: single values of one app.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordedWouldChange {
    /// The app, by its id.
    pub app: String,
    /// Its name.
    pub name: SafeText,
    /// A value that would change it and what that does, a line each.
    pub lines: Vec<SafeText>,
    /// How many more there were.
    pub more: usize,
    /// Not all values were tried: there may be others.
    pub is_part: bool,
}

impl RecordedWouldChange {
    pub(super) fn written(&self) -> Written {
        MapWriter::default()
            .id("app", &self.app)
            .text("name", &self.name)
            .list("lines", self.lines.iter().map(Written::text).collect())
            .put_some("more", (self.more > 0).then(|| Written::Bare(self.more.to_string())))
            .flag("part", self.is_part)
            .done()
    }

    pub(super) fn read(node: &YamlNode<'_>) -> Option<Self> {
        Some(Self {
            app: word(node, "app")?,
            name: text(node, "name"),
            lines: words(node, "lines").into_iter().map(SafeText::from).collect(),
            more: number(node, "more").unwrap_or_default(),
            is_part: flag(node, "part").unwrap_or_default(),
        })
    }
}
