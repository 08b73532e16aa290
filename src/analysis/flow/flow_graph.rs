//! The bare graph: where each question may lead, whatever the conditions say. Read off once, as lists and as components
//! that go round (strongly connected components), so that every bound on walks is an honest one.

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

/// The questions that may come right after one, by the bare graph; some of them twice.
pub fn next_questions(model: &Model, question: QuestionIx) -> Vec<QuestionIx> {
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
    by_its_own_ways(graph, question)
}

fn by_its_own_ways(graph: &Graph, question: &Question) -> Successors {
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

/// The components of the graph that go round. A part stands after every part that can be reached from it.
#[derive(Debug, Clone)]
pub(in crate::analysis) struct Components {
    /// The questions of each part.
    pub(in crate::analysis) members: Vec<Vec<QuestionIx>>,
    /// The part of each question.
    pub(in crate::analysis) of: Table<QuestionIx, usize>,
}

/// One question on the way down of the search.
struct Frame {
    question: QuestionIx,
    next: std::vec::IntoIter<QuestionIx>,
}

/// What the search knows of one question.
#[derive(Clone, Copy, Default)]
struct SearchMark {
    /// When it was found, from 1; 0 for not yet.
    found: usize,
    /// The earliest that can be reached from it and is not settled.
    low: usize,
    settled: bool,
}

/// Tarjan's algorithm, without recursion: a tree may be a very long chain.
pub(in crate::analysis) fn strongly_connected(successors: &Table<QuestionIx, Successors>) -> Components {
    let mut marks: Table<QuestionIx, SearchMark> =
        successors.rows().iter().map(|_| SearchMark::default()).collect();
    let mut components =
        Components { members: Vec::new(), of: successors.rows().iter().map(|_| usize::MAX).collect() };
    let mut clock = 0;
    let mut open: Vec<QuestionIx> = Vec::new();
    let mut down: Vec<Frame> = Vec::new();
    for root in successors.indexes() {
        if marks.row(root).found == 0 {
            discover(root, successors, &mut marks, &mut clock, &mut open, &mut down);
        }
        while let Some(visit) = down.last_mut() {
            let question = visit.question;
            match visit.next.next() {
                Some(next) if marks.row(next).found == 0 => {
                    discover(next, successors, &mut marks, &mut clock, &mut open, &mut down);
                }
                Some(next) => {
                    let mark = *marks.row(next);
                    if !mark.settled {
                        lower_link(&mut marks, question, mark.found);
                    }
                }
                None => {
                    down.pop();
                    let mark = *marks.row(question);
                    if let Some(above) = down.last() {
                        lower_link(&mut marks, above.question, mark.low);
                    }
                    if mark.low == mark.found {
                        close_component(question, &mut marks, &mut open, &mut components);
                    }
                }
            }
        }
    }
    components
}

fn discover(
    question: QuestionIx,
    successors: &Table<QuestionIx, Successors>,
    marks: &mut Table<QuestionIx, SearchMark>,
    clock: &mut usize,
    open: &mut Vec<QuestionIx>,
    down: &mut Vec<Frame>,
) {
    *clock += 1;
    *marks.row_mut(question) = SearchMark { found: *clock, low: *clock, settled: false };
    open.push(question);
    let next: Vec<QuestionIx> = successors.row(question).next().collect();
    down.push(Frame { question, next: next.into_iter() });
}

fn lower_link(marks: &mut Table<QuestionIx, SearchMark>, question: QuestionIx, to: usize) {
    let mark = marks.row_mut(question);
    mark.low = mark.low.min(to);
}

fn close_component(
    question: QuestionIx,
    marks: &mut Table<QuestionIx, SearchMark>,
    open: &mut Vec<QuestionIx>,
    components: &mut Components,
) {
    let mut members = Vec::new();
    while let Some(member) = open.pop() {
        marks.row_mut(member).settled = true;
        *components.of.row_mut(member) = components.members.len();
        members.push(member);
        if member == question {
            break;
        }
    }
    members.sort_unstable();
    components.members.push(members);
}
