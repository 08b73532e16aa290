//! The ends that another answer to one question leads to, all answers given before kept and the questions that are then
//! new free; and how such an end differs from the one that was reached.

use std::ops::ControlFlow;

use crate::engine::{
    AnswerValue, Choice, EffectRef, Position, RecordedWalk, Standing, app_attention, continue_recorded,
    each_choice, organisation_attention, ranking, standing_rules, standings, step, unknown_facts,
};
use crate::model::{AppIx, AppSet, Attention, Catalogue, FactIx, Ix, Model, QuestionIx};

/// What differs at an end where the outcome, what is left and every standing are the same.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Differences {
    /// The order of the apps left.
    pub order: bool,
    /// The attention points, of the organisation or of an app left.
    pub points: bool,
    /// Why an app left is conditional or unproven, and so what its supplier has to be asked.
    pub reasons: bool,
    /// Which other questions are open.
    pub open: bool,
}

impl Differences {
    /// Whether nothing differs at all.
    pub fn is_none(self) -> bool {
        self == Self::default()
    }
}

/// The end that was reached: all of it that a person is shown.
pub(super) struct ReachedEnd<'m> {
    model: &'m Model,
    position: Position,
    pub(super) left: AppSet,
    standings: Vec<Standing>,
    shown: Shown<'m>,
    open: Vec<QuestionIx>,
}

/// What is shown beside outcome and standings.
struct Shown<'m> {
    order: Vec<AppIx>,
    points: Vec<(Option<AppIx>, &'m Attention)>,
    reasons: Vec<ShownReason>,
}

/// Why an app is conditional or unproven: the rule that holds, or the requirements that are unknown with their facts.
#[derive(PartialEq, Eq)]
struct ShownReason {
    app: AppIx,
    rule: Option<usize>,
    requirements: Vec<EffectRef>,
    facts: Vec<FactIx>,
}

impl<'m> ReachedEnd<'m> {
    pub(super) fn new(model: &'m Model, state: &RecordedWalk) -> Self {
        let standings = standings(model, state);
        let shown = Shown {
            order: order(model, state),
            points: points(model, state),
            reasons: reasons(model, state, &standings),
        };
        Self {
            model,
            position: state.walk.position,
            left: state.walk.left.clone(),
            standings,
            shown,
            open: state.walk.open().collect(),
        }
    }

    /// Whether outcome, what is left and every standing are the same.
    pub(super) fn is_same_result(&self, other: &RecordedWalk) -> bool {
        self.position == other.walk.position
            && self.left == other.walk.left
            && self.standings == standings(self.model, other)
    }

    /// Whether the outcome is another.
    pub(super) fn is_elsewhere(&self, other: &RecordedWalk) -> bool {
        self.position != other.walk.position
    }

    /// The apps that are offered and have another standing.
    pub(super) fn note_standings(&self, other: &RecordedWalk, differs: &mut AppSet) {
        let now = standings(self.model, other).into_iter().enumerate();
        for ((at, now), before) in now.zip(&self.standings) {
            if now != *before && self.model.catalogue.offered.contains(at) {
                differs.insert(at);
            }
        }
    }

    /// What else differs where the result is the same. Whether the question itself is open is the answer, not a result.
    pub(super) fn note_differences(&self, other: &RecordedWalk, asked: QuestionIx, found: &mut Differences) {
        let model = self.model;
        found.order = found.order || order(model, other) != self.shown.order;
        found.points = found.points || !is_same_points(&points(model, other), &self.shown.points);
        found.reasons = found.reasons || reasons(model, other, &self.standings) != self.shown.reasons;
        let open = |question: &QuestionIx| *question != asked;
        found.open = found.open || !other.walk.open().filter(open).eq(self.open.iter().copied().filter(open));
    }
}

fn order(model: &Model, state: &RecordedWalk) -> Vec<AppIx> {
    let left = |app: &AppIx| state.walk.left.contains(app.at());
    ranking(model, state).into_iter().filter(left).collect()
}

fn points<'m>(model: &'m Model, state: &RecordedWalk) -> Vec<(Option<AppIx>, &'m Attention)> {
    let of_all = organisation_attention(model, state).into_iter().map(|(_, point)| (None, point));
    let of_app = |app| app_attention(model, state, app).into_iter().map(move |point| (Some(app), point));
    of_all.chain(Catalogue::apps_in(&state.walk.left).flat_map(of_app)).collect()
}

/// Whether the same points are there, in whatever order. Those of one app stand together, by app.
fn is_same_points(one: &[(Option<AppIx>, &Attention)], other: &[(Option<AppIx>, &Attention)]) -> bool {
    let is_same = |one: &Attention, other: &Attention| {
        std::ptr::eq(one, other)
            || (one.text == other.text && one.for_whom == other.for_whom && one.sources == other.sources)
    };
    debug_assert!(other.is_sorted_by_key(|(app, _)| *app), "points are told app by app");
    let has = |all: &[(Option<AppIx>, &Attention)], of: Option<AppIx>, point: &Attention| {
        let first = all.partition_point(|(app, _)| *app < of);
        all.iter().skip(first).take_while(|(app, _)| *app == of).any(|(_, known)| is_same(known, point))
    };
    one.len() == other.len() && one.iter().all(|(app, point)| has(other, *app, point))
}

fn reasons(model: &Model, state: &RecordedWalk, standings: &[Standing]) -> Vec<ShownReason> {
    let rules = standing_rules(model, state);
    let apps = Catalogue::apps_in(&state.walk.left);
    let told = apps.filter_map(|app| {
        let reason = ShownReason { app, rule: None, requirements: Vec::new(), facts: Vec::new() };
        match standings.get(app.at())? {
            Standing::Conditional => {
                Some(ShownReason { rule: rules.iter().position(|apps| apps.contains(app.at())), ..reason })
            }
            Standing::Unproven => {
                let judged = state.record.judgements.iter();
                let unknown = judged.filter(|judgement| judgement.unknown.contains(app.at()));
                Some(ShownReason {
                    requirements: unknown.map(|judgement| judgement.effect).collect(),
                    facts: unknown_facts(state, app),
                    ..reason
                })
            }
            Standing::Recommended | Standing::Dropped => None,
        }
    });
    told.collect()
}

/// What somebody wants to know of the ends that another answer leads to.
pub(super) trait EndVisitor {
    /// On the way, before a question that is new; every end behind it leaves at most what is left here.
    fn on_way(&mut self, _: &RecordedWalk) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
    /// At an end.
    fn on_end(&mut self, state: &RecordedWalk) -> ControlFlow<()>;
}

/// Goes to ends for as many steps as there are.
pub(super) struct OtherEnds<'m, A> {
    pub(super) model: &'m Model,
    /// The answers that were given, those off the path too.
    pub(super) answer: A,
    /// The steps that may still be taken.
    pub(super) steps: usize,
}

impl<'c, A: Fn(QuestionIx) -> Option<&'c AnswerValue> + Copy> OtherEnds<'_, A> {
    /// Every end behind a choice. Whether that is all of them: not when the steps ran out.
    pub(super) fn visit(
        &mut self,
        before: &RecordedWalk,
        choice: &Choice,
        visitor: &mut impl EndVisitor,
    ) -> ControlFlow<(), bool> {
        let Ok(mut state) = step(self.model, before, choice) else {
            debug_assert!(false, "only choices that are allowed are visited");
            // What was not taken was not tried.
            return ControlFlow::Continue(false);
        };
        let answer = self.answer;
        continue_recorded(self.model, &mut state, answer);
        let taken = state.walk.path.len().saturating_sub(before.walk.path.len());
        self.steps = self.steps.saturating_sub(taken.max(1));
        let Position::At(question) = state.walk.position else {
            visitor.on_end(&state)?;
            return ControlFlow::Continue(true);
        };
        visitor.on_way(&state)?;
        for given in each_choice(self.model, question, state.walk.left.count_ones(..)) {
            if self.steps == 0 || !self.visit(&state, &Choice { question, given }, visitor)? {
                return ControlFlow::Continue(false);
            }
        }
        ControlFlow::Continue(true)
    }
}
