//! How many more apps were left than a dossier keeps, by how they stood.

use super::fields::number;
use super::written::{MapWriter, Written};
use crate::source::YamlNode;

/// How many more apps were left.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MoreLeft {
    /// The recommended ones.
    pub recommended: usize,
    /// The conditional ones.
    pub conditional: usize,
    /// Those of which something has to be asked.
    pub to_ask: usize,
    /// Those of which something else is not certain.
    pub uncertain: usize,
}

impl MoreLeft {
    /// All of them.
    pub fn all(&self) -> usize {
        self.recommended + self.conditional + self.to_ask + self.uncertain
    }

    pub(super) fn written(&self) -> MapWriter {
        let count = |count: usize| (count > 0).then(|| Written::Bare(count.to_string()));
        MapWriter::default()
            .put_some("recommended", count(self.recommended))
            .put_some("conditional", count(self.conditional))
            .put_some("to_ask", count(self.to_ask))
            .put_some("uncertain", count(self.uncertain))
    }

    pub(super) fn read(node: &YamlNode<'_>) -> Self {
        let count = |key| number(node, key).unwrap_or_default();
        Self {
            recommended: count("recommended"),
            conditional: count("conditional"),
            to_ask: count("to_ask"),
            uncertain: count("uncertain"),
        }
    }
}
