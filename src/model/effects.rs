//! What can be derived from conditions and effects as they are written.

use super::{Attention, Condition, Effects, Model, Operand, Question, Remaining, Requirement, Route};

impl Model {
    /// Every condition of the tree and the catalogue.
    pub fn conditions<'m>(&'m self, see: &mut impl FnMut(&'m Condition)) {
        let graph = &self.graph;
        graph.derived.rows().iter().for_each(|label| see(&label.when));
        graph.standing.iter().for_each(|rule| see(&rule.when));
        points(&graph.attention, see);
        graph.outcomes.rows().iter().for_each(|outcome| points(&outcome.attention, see));
        self.catalogue.apps.rows().iter().for_each(|app| points(&app.attention, see));
        graph.routes.rows().iter().for_each(|list| routes(&list.routes, see));
        graph.groups.rows().iter().for_each(|group| routes(&group.way, see));
        for question in graph.questions.rows() {
            question.ask_when.iter().for_each(&mut *see);
            effects(&question.effects, see);
            routes(&question.way, see);
            question.unknown.iter().for_each(|way| routes(way, see));
            for answer in question.answer_rows() {
                effects(&answer.effects, see);
                answer.way.iter().for_each(|way| routes(way, see));
            }
        }
    }
}

impl Question {
    /// The effects of the question itself, and those of each answer.
    pub fn all_effects(&self) -> impl Iterator<Item = &Effects> {
        let answers = self.answer_rows();
        std::iter::once(&self.effects).chain(answers.iter().map(|answer| &answer.effects))
    }

    /// Whether all that an answer can do by itself is drop apps, or leave them unproven: it sets no label, says nothing
    /// and changes no order.
    pub fn only_drops(&self) -> bool {
        let answers = self.answer_rows();
        let is_silent = |effects: &Effects| {
            effects.labels.is_empty() && effects.attention.is_empty() && effects.prefer.is_empty()
        };
        self.all_effects().all(is_silent)
            && self.note.is_none()
            && answers.iter().all(|answer| answer.note.is_none())
    }
}

impl Effects {
    /// Whether what is required depends on facts and the answer only, and so is the same on every walk.
    pub fn is_fixed(&self) -> bool {
        !self.requires(|part| {
            matches!(
                part,
                Condition::Label(_)
                    | Condition::Chose { .. }
                    | Condition::Number { .. }
                    | Condition::Remaining(_)
            )
        })
    }

    /// Whether a requirement tests the answer as a whole.
    pub fn tests_answer(&self) -> bool {
        self.requires(|part| matches!(part, Condition::Answer(_)))
    }

    /// Whether the number of apps left is compared with the answer: then it decides which numbers behave alike.
    pub fn compare_left_with_answer(&self) -> bool {
        let points = self.attention.iter().filter_map(|point| point.when.as_ref());
        let requirements = self.keep.iter().chain(&self.prefer);
        let mut found = false;
        for condition in
            requirements.flat_map(|effect| effect.when.iter().chain([&effect.require])).chain(points)
        {
            condition.visit(&mut |part| {
                if let Condition::Remaining(over) = part {
                    found |= matches!(
                        **over,
                        Remaining::AtLeast(Operand::Answer) | Remaining::AtMost(Operand::Answer)
                    );
                }
            });
        }
        found
    }

    fn requires(&self, is: impl Fn(&Condition) -> bool) -> bool {
        let mut found = false;
        for Requirement { require, when, .. } in &self.keep {
            for condition in when.iter().chain([require]) {
                condition.visit(&mut |part| found |= is(part));
            }
        }
        found
    }
}

fn points<'m>(points: &'m [Attention], see: &mut impl FnMut(&'m Condition)) {
    points.iter().filter_map(|point| point.when.as_ref()).for_each(see);
}

fn routes<'m>(routes: &'m [Route], see: &mut impl FnMut(&'m Condition)) {
    routes.iter().filter_map(|route| route.when.as_ref()).for_each(see);
}

fn effects<'m>(effects: &'m Effects, see: &mut impl FnMut(&'m Condition)) {
    for effect in effects.keep.iter().chain(&effects.prefer) {
        see(&effect.require);
        effect.when.iter().for_each(&mut *see);
    }
    points(&effects.attention, see);
}
