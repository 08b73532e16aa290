//! The bare graph: where each question may lead, whatever the conditions say. Read off once, as lists of successors.

use std::collections::BTreeSet;

use crate::model::{
    Graph, GroupIx, Ix, Model, OutcomeIx, Question, QuestionIx, QuestionKind, Route, RouteTarget, Table,
};

/// Where a question may lead.
#[derive(Debug, Clone, Default)]
pub(in crate::analysis) struct Successors {
    /// After an answer; empty for a page, and for a question that has nothing to choose from.
    pub(in crate::analysis) after_answer: Targets,
    /// When it is passed: skipped, or a page that is shown.
    pub(in crate::analysis) when_passed: Targets,
    /// Whether it can be asked at all.
    pub(in crate::analysis) is_asked: bool,
}

/// Questions and ends, each once, in order.
#[derive(Debug, Clone, Default)]
pub(in crate::analysis) struct Targets {
    pub(in crate::analysis) questions: Vec<QuestionIx>,
    pub(in crate::analysis) outcomes: Vec<OutcomeIx>,
    /// The groups whose members and ways are among them.
    groups: Vec<GroupIx>,
}

impl Successors {
    /// All questions it may lead to, some of them twice.
    pub(in crate::analysis) fn next(&self) -> impl Iterator<Item = QuestionIx> + '_ {
        self.after_answer.questions.iter().chain(&self.when_passed.questions).copied()
    }
}

/// The questions that may still come after one, by the bare graph: itself only where a round leads back to it.
pub fn questions_ahead(model: &Model, from: QuestionIx) -> BTreeSet<QuestionIx> {
    let mut ahead = BTreeSet::new();
    let mut queue = vec![from];
    while let Some(question) = queue.pop() {
        queue.extend(next_questions(model, question).into_iter().filter(|next| ahead.insert(*next)));
    }
    ahead
}

/// The questions that may come right after one, by the bare graph; some of them twice.
pub(in crate::analysis) fn next_questions(model: &Model, question: QuestionIx) -> Vec<QuestionIx> {
    of_question(&model.graph, question).next().collect()
}

/// The ways of every question.
pub(in crate::analysis) fn successors(graph: &Graph) -> Table<QuestionIx, Successors> {
    graph.questions.indexes().map(|question| of_question(graph, question)).collect()
}

fn of_question(graph: &Graph, ix: QuestionIx) -> Successors {
    let question = graph.questions.row(ix);
    if let Some(group) = question.group {
        // Any other member may come next, and when none does the group is left: so a group is a round.
        let mut successors = Successors { is_asked: !question.is_empty(), ..Successors::default() };
        enter_group(graph, group, &mut successors.after_answer);
        successors.after_answer.questions.retain(|next| *next != ix);
        return successors;
    }
    by_own_routes(graph, question)
}

fn by_own_routes(graph: &Graph, question: &Question) -> Successors {
    let is_asked = !matches!(question.kind, QuestionKind::Info) && !question.is_empty();
    let mut successors = Successors { is_asked, ..Successors::default() };
    if !is_asked || question.ask_when.is_some() {
        collect(graph, &question.way, &mut successors.when_passed);
    }
    if is_asked {
        let mut by_the_question = false;
        match &question.kind {
            QuestionKind::One { answers } => {
                for (_, answer) in answers.iter() {
                    match &answer.way {
                        Some(own) => drop(collect(graph, own, &mut successors.after_answer)),
                        None => by_the_question = true,
                    }
                }
            }
            QuestionKind::Many { .. } | QuestionKind::Number { .. } | QuestionKind::Info => {
                by_the_question = true
            }
        }
        match question.unknown.as_deref() {
            Some([]) => by_the_question = true,
            Some(own) => drop(collect(graph, own, &mut successors.after_answer)),
            None => {}
        }
        if by_the_question {
            collect(graph, &question.way, &mut successors.after_answer);
        }
    }
    successors
}

/// Adds the targets of a list; says whether one of its routes is always taken.
fn collect(graph: &Graph, routes: &[Route], targets: &mut Targets) -> bool {
    for route in routes {
        let ends_here = match route.target {
            RouteTarget::Go(question) => {
                add(&mut targets.questions, question);
                true
            }
            RouteTarget::End(outcome) => {
                add(&mut targets.outcomes, outcome);
                true
            }
            // Lists that use each other in a circle are refused before a model exists.
            RouteTarget::Use(list) => collect(graph, &graph.routes.row(list).routes, targets),
            RouteTarget::Group(group) => {
                enter_group(graph, group, targets);
                true
            }
        };
        if ends_here && route.when.is_none() {
            return true;
        }
    }
    false
}

/// Adds the members of a group, and where it leads when none of them is asked. Groups may lead to each other in a circle.
fn enter_group(graph: &Graph, group: GroupIx, targets: &mut Targets) {
    if targets.groups.contains(&group) {
        return;
    }
    targets.groups.push(group);
    let group = graph.groups.row(group);
    group.questions().for_each(|member| add(&mut targets.questions, member));
    collect(graph, &group.way, targets);
}

fn add<I: Ix>(list: &mut Vec<I>, target: I) {
    if !list.contains(&target) {
        list.push(target);
    }
}
