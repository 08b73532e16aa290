//! An app as written.

use super::fields::{Fields, TextDraft, Typed};
use super::language::{APP, ENDED, FACT_VALUE, NEVER};
use super::parts::{self, AttentionDraft, ReferenceDraft};
use crate::source::{NodeKind, Scalar, Span, Spanned, YamlNode};

/// An app.
#[derive(Debug, Clone, PartialEq)]
pub struct AppDraft<'s> {
    /// The place that represents it.
    pub span: Span,
    /// Its id, if it is written.
    pub id: Option<Typed<'s>>,
    /// Its name.
    pub name: Option<TextDraft<'s>>,
    /// Who makes it.
    pub supplier: Option<TextDraft<'s>>,
    /// In one line.
    pub summary: Option<TextDraft<'s>>,
    /// Whether it is a candidate.
    pub offered: bool,
    /// Why it is dropped on every walk.
    pub never: Option<NeverDraft<'s>>,
    /// That it is no more.
    pub ended: Option<EndedDraft<'s>>,
    /// Attention points.
    pub attention: Vec<AttentionDraft<'s>>,
    /// Where its facts come from.
    pub sources: Vec<ReferenceDraft<'s>>,
    /// When they were last looked at.
    pub checked: Option<Typed<'s>>,
}

/// Why an app is dropped on every walk.
#[derive(Debug, Clone, PartialEq)]
pub struct NeverDraft<'s> {
    /// The reason.
    pub because: Option<TextDraft<'s>>,
    /// Where that comes from.
    pub sources: Vec<ReferenceDraft<'s>>,
}

/// That an app is no more.
#[derive(Debug, Clone, PartialEq)]
pub struct EndedDraft<'s> {
    /// From which day on.
    pub on: Option<Typed<'s>>,
    /// The reason.
    pub because: Option<TextDraft<'s>>,
    /// What came in its place.
    pub successor: Option<Typed<'s>>,
    /// Where that comes from.
    pub sources: Vec<ReferenceDraft<'s>>,
}

/// A value of a fact.
#[derive(Debug, Clone, PartialEq)]
pub struct FactValueDraft<'n, 's> {
    /// The value.
    pub value: Option<FactValues<'n, 's>>,
    /// What is said of it besides: of most values nothing, and a catalogue has millions.
    pub more: Option<Box<FactDetailDraft<'s>>>,
}

/// The values of a fact where they are written: nothing of them is copied. A single one is a list without brackets.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FactValues<'n, 's>(&'n YamlNode<'s>);

impl<'n, 's> FactValues<'n, 's> {
    /// A list, or a scalar in which something was typed.
    fn of(node: &'n YamlNode<'s>) -> Option<Self> {
        match &node.kind {
            NodeKind::Scalar(scalar) if scalar.is_absent() => None,
            NodeKind::Map(_) => None,
            NodeKind::Scalar(_) | NodeKind::List(_) => Some(Self(node)),
        }
    }

    /// The values, and where they are.
    pub fn items(self) -> impl Iterator<Item = (&'n Scalar<'s>, Span)> {
        let nodes = self.0.list().unwrap_or(std::slice::from_ref(self.0)).iter();
        nodes.filter_map(|node| Some((node.scalar().filter(|scalar| !scalar.is_absent())?, node.span)))
    }

    /// Whether it is a list.
    pub fn is_list(self) -> bool {
        self.0.list().is_some()
    }

    /// Where the first is, or the brackets of an empty list.
    pub fn span(self) -> Span {
        self.0.span
    }
}

/// What is said of a value besides the value.
#[derive(Debug, Clone, PartialEq)]
pub struct FactDetailDraft<'s> {
    /// On what it depends.
    pub depends: Option<TextDraft<'s>>,
    /// A remark.
    pub note: Option<TextDraft<'s>>,
    /// Where it comes from.
    pub sources: Vec<ReferenceDraft<'s>>,
    /// When it was looked at.
    pub checked: Option<Typed<'s>>,
}

/// The app that a node holds.
pub fn app<'s>(node: &YamlNode<'s>) -> AppDraft<'s> {
    let fields = Fields::of(node, &APP);
    AppDraft {
        span: node.span,
        id: fields.typed("id"),
        name: fields.text("name"),
        supplier: fields.text("supplier"),
        summary: fields.text("summary"),
        offered: fields.flag("offered").unwrap_or(true),
        never: fields.get("never").map(|node| {
            let fields = Fields::of(node, &NEVER);
            NeverDraft { because: fields.text("because"), sources: parts::references(fields) }
        }),
        ended: fields.get("ended").map(|node| {
            let fields = Fields::of(node, &ENDED);
            EndedDraft {
                on: fields.typed("on"),
                because: fields.text("because"),
                successor: fields.typed("successor"),
                sources: parts::references(fields),
            }
        }),
        attention: parts::attentions(fields),
        sources: parts::references(fields),
        checked: fields.typed("checked"),
    }
}

/// What is known of the app that a node holds, behind the id of each fact. No part of its draft: there is so much of it that
/// it is made one by one.
pub fn fact_values<'n, 's>(
    node: &'n YamlNode<'s>,
) -> impl Iterator<Item = (&'n Typed<'s>, FactValueDraft<'n, 's>)> + use<'n, 's> {
    let entries = Fields::of(node, &APP).each_once("facts");
    entries.map(|entry| (&entry.key, fact_value(&entry.value)))
}

fn fact_value<'n, 's>(node: &'n YamlNode<'s>) -> FactValueDraft<'n, 's> {
    if matches!(node.kind, NodeKind::Scalar(_) | NodeKind::List(_)) {
        return FactValueDraft { value: FactValues::of(node), more: None };
    }
    let fields = Fields::of(node, &FACT_VALUE);
    let more = FactDetailDraft {
        depends: fields.text("depends"),
        note: fields.text("note"),
        sources: parts::references(fields),
        checked: fields.typed("checked"),
    };
    FactValueDraft { value: fields.get("value").and_then(FactValues::of), more: Some(Box::new(more)) }
}

/// The id that the name of its file gives an app: `stem`, at the app's own place.
pub fn id_of_file<'s>(app: &AppDraft<'s>, stem: String) -> Typed<'s> {
    Spanned::new(stem.into(), app.span)
}
