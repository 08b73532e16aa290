//! Groups of questions that are free in order, and which of their members do more than drop apps.

use super::{Condition, Effects, Graph, Model, Question, QuestionIx, Route, Table};

/// Questions that may come in any order: what separates most is asked first.
#[derive(Debug, Clone)]
pub struct Group {
    /// Its id: no question has the same.
    pub id: String,
    /// The questions, in the order of the author.
    pub members: Vec<Member>,
    /// The way on when none of them is left to ask.
    pub way: Vec<Route>,
}

/// A question of a group.
#[derive(Debug, Clone)]
pub struct Member {
    /// The question.
    pub question: QuestionIx,
    /// Whether an answer does more than drop apps or leave them unproven: it sets a label, says or wishes something, or
    /// some condition asks for it. Such a question always makes a difference.
    pub says_more: bool,
}

impl Member {
    /// A question of a group, of which it is not yet known what it does.
    pub fn new(question: QuestionIx) -> Self {
        Self { question, says_more: false }
    }
}

impl Group {
    /// The questions, in the order of the author.
    pub fn questions(&self) -> impl Iterator<Item = QuestionIx> + '_ {
        self.members.iter().map(|member| member.question)
    }
}

impl Model {
    /// Finds out which members do more than drop apps. To be called once, when all else is there.
    pub fn settle_groups(&mut self) {
        let mut named: Vec<QuestionIx> = Vec::new();
        self.conditions(&mut |condition| {
            condition.visit(&mut |part| {
                if let Condition::Chose { question, .. } = part {
                    named.push(*question);
                }
            });
        });
        let Graph { groups, questions, .. } = &mut self.graph;
        for member in groups.rows_mut().iter_mut().flat_map(|group| &mut group.members) {
            member.says_more =
                named.contains(&member.question) || !questions.row(member.question).only_drops();
        }
    }

    /// Every condition of the tree and the catalogue.
    pub fn conditions<'m>(&'m self, see: &mut impl FnMut(&'m Condition)) {
        let graph = &self.graph;
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
            for answer in question.answers().map(Table::rows).unwrap_or_default() {
                effects(&answer.effects, see);
                answer.way.iter().for_each(|way| routes(way, see));
            }
        }
    }
}

impl Question {
    /// Whether all that an answer can do by itself is drop apps, or leave them unproven: it sets no label, says nothing
    /// and changes no order.
    pub fn only_drops(&self) -> bool {
        let silent = |effects: &Effects| {
            effects.labels.is_empty() && effects.attention.is_empty() && effects.prefer.is_empty()
        };
        let answers = self.answers().map(Table::rows).unwrap_or_default();
        silent(&self.effects)
            && self.note.is_none()
            && answers.iter().all(|answer| silent(&answer.effects) && answer.note.is_none())
    }
}

fn points<'m>(points: &'m [super::Attention], see: &mut impl FnMut(&'m Condition)) {
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
