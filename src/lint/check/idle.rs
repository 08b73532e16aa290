//! What does nothing with the facts of this catalogue: requirements that every app meets, wishes and rules that none meets.

use super::Checker;
use crate::engine::{EffectRef, true_on_every_walk, true_on_some_walk};
use crate::findings::Rule;
use crate::model::{AnswerIx, AppIx, AppSet, Condition, Effects, Ix, QuestionIx};
use crate::source::Span;

impl Checker<'_> {
    /// Reports what no fact of any app makes a difference for.
    pub(super) fn idle(&mut self) {
        // An app that has ended is judged too: what it drops by is no mistake.
        let apps = self.model.catalogue.offered.clone();
        // Without any app nothing is met, and that is no mistake of the tree.
        if apps.is_clear() {
            return;
        }
        let model = self.model;
        for (at, question) in model.graph.questions.iter() {
            self.idle_effects(&apps, at, None, &question.effects);
            for (answer, offered) in question.answers().into_iter().flat_map(|answers| answers.iter()) {
                self.idle_effects(&apps, at, Some(answer), &offered.effects);
            }
        }
        for (at, rule) in model.graph.standing.iter().enumerate() {
            let place = self.source_map.standing(at);
            self.never_met(&apps, &rule.when, place, self.messages.standing_never_true());
        }
        for (app, row) in model.catalogue.apps.iter().filter(|(app, _)| apps.contains(app.at())) {
            self.points_never_given(app, &row.attention);
        }
    }

    fn idle_effects(
        &mut self,
        apps: &AppSet,
        question: QuestionIx,
        owner: Option<AnswerIx>,
        effects: &Effects,
    ) {
        for (index, keep) in effects.keep.iter().enumerate() {
            if apps.is_subset(&true_on_every_walk(self.model, &keep.require)) {
                let place = self.source_map.requirement(EffectRef { question, owner, index });
                let message = self.messages.keep_drops_nothing();
                self.report(Rule::IDLE_KEEP, place, message, self.messages.look_at_requirement());
            }
        }
        for (index, wish) in effects.prefer.iter().enumerate() {
            let place = self.source_map.wish(EffectRef { question, owner, index });
            self.never_met(apps, &wish.require, place, self.messages.wish_never_met());
        }
    }

    fn never_met(&mut self, apps: &AppSet, condition: &Condition, place: Span, message: String) {
        if true_on_some_walk(self.model, condition).is_disjoint(apps) {
            self.report(Rule::NEVER_MET, place, message, self.messages.look_at_facts());
        }
    }

    fn points_never_given(&mut self, app: AppIx, points: &[crate::model::Attention]) {
        for (index, point) in points.iter().enumerate() {
            let Some(when) = &point.when else { continue };
            if !true_on_some_walk(self.model, when).contains(app.at()) {
                let place = self.source_map.point(app, index);
                let message = self.messages.point_never_given();
                self.report(Rule::NEVER_MET, place, message, self.messages.look_at_facts());
            }
        }
    }
}
