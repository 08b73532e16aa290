//! What several records have, as written: requirements, attention points, references, ways.

use super::condition::{self, ConditionDraft};
use super::fields::{Fields, TextDraft, Typed, typed};
use super::language::{ATTENTION, REFERENCE, REQUIREMENT, ROUTE};
use crate::source::{Span, YamlNode};

/// A place in a source.
#[derive(Debug, Clone, PartialEq)]
pub struct ReferenceDraft<'s> {
    /// The source.
    pub source: Option<Typed<'s>>,
    /// The place in it.
    pub at: Option<Typed<'s>>,
}

/// Something an app must have, or should preferably have.
#[derive(Debug, Clone, PartialEq)]
pub struct RequirementDraft<'s> {
    /// Where it is.
    pub span: Span,
    /// What must hold.
    pub require: Option<ConditionDraft<'s>>,
    /// The words for an app that does not meet it.
    pub because: Option<TextDraft<'s>>,
    /// The words for an app of which it is unknown.
    pub unsure: Option<TextDraft<'s>>,
    /// When it applies.
    pub when: Option<ConditionDraft<'s>>,
    /// Where it comes from.
    pub sources: Vec<ReferenceDraft<'s>>,
}

/// What to watch or arrange.
#[derive(Debug, Clone, PartialEq)]
pub struct AttentionDraft<'s> {
    /// The words.
    pub text: Option<TextDraft<'s>>,
    /// Its id.
    pub id: Option<Typed<'s>>,
    /// The same in a few characters.
    pub flag: Option<TextDraft<'s>>,
    /// Where that is.
    pub flag_at: Option<Span>,
    /// Whether it is told first of all.
    pub first: bool,
    /// Whether it only informs.
    pub informs: bool,
    /// When it happened, or `unknown`.
    pub since: Option<Typed<'s>>,
    /// When it was seen.
    pub seen: Option<Typed<'s>>,
    /// Who has to take care of it.
    pub for_whom: Option<TextDraft<'s>>,
    /// When it is given.
    pub when: Option<ConditionDraft<'s>>,
    /// Where it comes from.
    pub sources: Vec<ReferenceDraft<'s>>,
}

/// What a choice does.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EffectsDraft<'s> {
    /// Hard.
    pub keep: Vec<RequirementDraft<'s>>,
    /// Soft.
    pub prefer: Vec<RequirementDraft<'s>>,
    /// Labels.
    pub labels: Vec<Typed<'s>>,
    /// Attention points.
    pub attention: Vec<AttentionDraft<'s>>,
}

/// One way on.
#[derive(Debug, Clone, PartialEq)]
pub struct RouteDraft<'s> {
    /// Where it is.
    pub span: Span,
    /// When it is taken.
    pub when: Option<ConditionDraft<'s>>,
    /// Where it leads.
    pub target: Option<TargetDraft<'s>>,
}

/// Where a route leads.
#[derive(Debug, Clone, PartialEq)]
pub enum TargetDraft<'s> {
    /// To a question.
    Go(Typed<'s>),
    /// To an outcome.
    End(Typed<'s>),
    /// To the routes of a shared list.
    Use(Typed<'s>),
}

/// A way on: `go`, `end` or `routes`.
#[derive(Debug, Clone, PartialEq)]
pub struct WayDraft<'s> {
    /// The key.
    pub span: Span,
    /// Its routes; of `go` and `end` the one they stand for.
    pub routes: Vec<RouteDraft<'s>>,
}

pub(super) fn references<'s>(fields: Fields<'_, 's>) -> Vec<ReferenceDraft<'s>> {
    fields.list("sources", |node| {
        let reference = Fields::of(node, &REFERENCE);
        Some(ReferenceDraft { source: reference.typed("in"), at: reference.typed("at") })
    })
}

pub(super) fn effects<'s>(fields: Fields<'_, 's>) -> EffectsDraft<'s> {
    EffectsDraft {
        keep: fields.list("keep", requirement),
        prefer: fields.list("prefer", requirement),
        labels: fields.list("labels", typed),
        attention: attentions(fields),
    }
}

fn requirement<'s>(node: &YamlNode<'s>) -> Option<RequirementDraft<'s>> {
    let fields = Fields::of(node, &REQUIREMENT);
    Some(RequirementDraft {
        span: node.span,
        require: fields.get("require").and_then(condition::condition),
        because: fields.text("because"),
        unsure: fields.text("unsure"),
        when: fields.get("when").and_then(condition::condition),
        sources: references(fields),
    })
}

pub(super) fn attentions<'s>(fields: Fields<'_, 's>) -> Vec<AttentionDraft<'s>> {
    fields.list("attention", |node| {
        let fields = Fields::of(node, &ATTENTION);
        Some(AttentionDraft {
            text: fields.text("text"),
            id: fields.typed("id"),
            flag: fields.text("flag"),
            flag_at: fields.get("flag").map(|node| node.span),
            first: fields.flag("first").unwrap_or(false),
            informs: fields.flag("informs").unwrap_or(false),
            since: fields.typed("since"),
            seen: fields.typed("seen"),
            for_whom: fields.text("for"),
            when: fields.get("when").and_then(condition::condition),
            sources: references(fields),
        })
    })
}

/// The way of a question, a group, an answer or `unknown`, if it has one of its own.
pub(super) fn way<'s>(fields: Fields<'_, 's>) -> Option<WayDraft<'s>> {
    let (key, value) = fields.first(&["go", "end", "routes"])?;
    let routes = match key.value {
        "routes" => value.list().unwrap_or_default().iter().map(route).collect(),
        word => {
            let target =
                typed(value).map(|id| if word == "go" { TargetDraft::Go(id) } else { TargetDraft::End(id) });
            vec![RouteDraft { span: key.span, when: None, target }]
        }
    };
    Some(WayDraft { span: key.span, routes })
}

pub(super) fn route<'s>(node: &YamlNode<'s>) -> RouteDraft<'s> {
    let fields = Fields::of(node, &ROUTE);
    let target = fields.first(&["go", "end", "use"]).and_then(|(key, value)| {
        let id = typed(value)?;
        Some(match key.value {
            "go" => TargetDraft::Go(id),
            "end" => TargetDraft::End(id),
            _ => TargetDraft::Use(id),
        })
    });
    RouteDraft { span: node.span, when: fields.get("when").and_then(condition::condition), target }
}
