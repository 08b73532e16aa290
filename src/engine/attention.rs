//! The attention points of a walk: those of the organisation, and those of each app.

use super::kleene::Kleene;
use super::record::EffectRef;
use super::standing::shown;
use super::walk::{Position, RecordedWalk};
use crate::model::{AppIx, Attention, Condition, Model};

/// Where an attention point of the organisation comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttentionRef {
    /// An effect of a choice on the walk, or of a page that it passed.
    Choice(EffectRef),
    /// The outcome.
    Outcome,
    /// The tree.
    Tree,
}

/// The attention points for the organisation: of the choices, of the outcome, of the tree; equal ones once.
pub fn organisation_attention<'m>(
    model: &'m Model,
    state: &RecordedWalk,
) -> Vec<(AttentionRef, &'m Attention)> {
    let context = shown(model, state);
    let given = state.record.attention.iter();
    let of_choices =
        given.filter_map(|effect| Some((AttentionRef::Choice(*effect), effect.attention(model)?)));
    let of_outcome = match state.walk.position {
        Position::Done(outcome) => model.graph.outcomes.row(outcome).attention.as_slice(),
        Position::At(_) | Position::Stuck(_) => &[],
    };
    let mut points: Vec<(AttentionRef, &Attention)> = Vec::new();
    let all = of_choices
        .chain(
            of_outcome.iter().filter(|p| context.holds(p.when.as_ref())).map(|p| (AttentionRef::Outcome, p)),
        )
        .chain(
            model
                .graph
                .attention
                .iter()
                .filter(|p| context.holds(p.when.as_ref()))
                .map(|p| (AttentionRef::Tree, p)),
        );
    for (from, point) in all.filter(|(_, point)| point.is_told_on(model.today)) {
        if !points.iter().any(|(_, known)| is_same(known, point)) {
            points.push((from, point));
        }
    }
    points
}

/// The attention points of one app, on the walk as it is; equal ones once.
pub fn app_attention<'m>(model: &'m Model, state: &RecordedWalk, app: AppIx) -> Vec<&'m Attention> {
    let context = shown(model, state);
    let holds = |when: &Condition| context.evaluate_app(when, app) == Kleene::True;
    let mut points: Vec<&Attention> = Vec::new();
    let all = model.catalogue.apps.row(app).attention.iter();
    for point in all.filter(|point| point.is_told_on(model.today)) {
        if point.when.as_ref().is_none_or(holds) && !points.iter().any(|known| is_same(known, point)) {
            points.push(point);
        }
    }
    points
}

fn is_same(one: &Attention, other: &Attention) -> bool {
    one.text == other.text && one.for_whom == other.for_whom && one.sources == other.sources
}
