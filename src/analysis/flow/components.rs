//! The strongly connected components of the bare graph: the sets of questions from which each can be reached from each
//! other. A walk may go round only within one of them.

use super::flow_graph::Successors;
use crate::model::{Ix, QuestionIx, Table, index_types};
use crate::order;

index_types! {
    /// A strongly connected component.
    pub(in crate::analysis) ComponentIx,
}

/// The components. Each comes after every component that can be reached from it.
#[derive(Debug, Clone)]
pub(in crate::analysis) struct Components {
    /// The questions of each component, in the order of the tree.
    pub(in crate::analysis) members: Table<ComponentIx, Vec<QuestionIx>>,
    /// The component of each question.
    pub(in crate::analysis) of: Table<QuestionIx, ComponentIx>,
}

/// Finds the components.
pub(in crate::analysis) fn strongly_connected(successors: &Table<QuestionIx, Successors>) -> Components {
    let mut search = ComponentSearch {
        successors,
        marks: successors.rows().iter().map(|_| SearchMark::default()).collect(),
        clock: 0,
        open: Vec::new(),
        frames: Vec::new(),
        members: Table::default(),
    };
    for root in successors.indexes() {
        if search.marks.row(root).found == 0 {
            search.run_from(root);
        }
    }
    let members = search.members;
    let mut of: Table<QuestionIx, ComponentIx> = successors.indexes().map(|_| ComponentIx::new(0)).collect();
    let mut placed = 0;
    for (component, questions) in members.iter() {
        debug_assert!(questions.is_sorted(), "members stand in the order of the tree");
        for question in questions {
            *of.row_mut(*question) = component;
            placed += 1;
        }
    }
    debug_assert_eq!(placed, successors.len(), "every question lies in exactly one component");
    Components { members, of }
}

/// Tarjan's algorithm, without recursion: a tree may be a very long chain.
struct ComponentSearch<'s> {
    successors: &'s Table<QuestionIx, Successors>,
    marks: Table<QuestionIx, SearchMark>,
    /// How many questions were found.
    clock: usize,
    /// The questions that were found and whose component is not complete.
    open: Vec<QuestionIx>,
    /// The way down to the question that is looked at.
    frames: Vec<DfsFrame>,
    members: Table<ComponentIx, Vec<QuestionIx>>,
}

/// One question on the way down.
struct DfsFrame {
    question: QuestionIx,
    next: std::vec::IntoIter<QuestionIx>,
}

/// What the search knows of one question.
#[derive(Clone, Copy, Default)]
struct SearchMark {
    /// When it was found, from 1; 0 for not yet.
    found: usize,
    /// The earliest found question that can be reached from it and whose component is not complete.
    low: usize,
    is_complete: bool,
}

impl ComponentSearch<'_> {
    fn run_from(&mut self, root: QuestionIx) {
        self.discover(root);
        while let Some(frame) = self.frames.last_mut() {
            let question = frame.question;
            match frame.next.next() {
                Some(next) if self.marks.row(next).found == 0 => self.discover(next),
                Some(next) => {
                    let mark = *self.marks.row(next);
                    if !mark.is_complete {
                        self.lower_link(question, mark.found);
                    }
                }
                None => {
                    self.frames.pop();
                    let mark = *self.marks.row(question);
                    if let Some(above) = self.frames.last().map(|frame| frame.question) {
                        self.lower_link(above, mark.low);
                    }
                    if mark.low == mark.found {
                        self.close_component(question);
                    }
                }
            }
        }
    }

    fn discover(&mut self, question: QuestionIx) {
        self.clock += 1;
        *self.marks.row_mut(question) = SearchMark { found: self.clock, low: self.clock, is_complete: false };
        self.open.push(question);
        let next: Vec<QuestionIx> = self.successors.row(question).next().collect();
        self.frames.push(DfsFrame { question, next: next.into_iter() });
    }

    fn lower_link(&mut self, question: QuestionIx, to: usize) {
        let mark = self.marks.row_mut(question);
        mark.low = mark.low.min(to);
    }

    /// All that was found since this question can be reached from it and leads back to it.
    fn close_component(&mut self, question: QuestionIx) {
        let mut members = Vec::new();
        while let Some(member) = self.open.pop() {
            self.marks.row_mut(member).is_complete = true;
            members.push(member);
            if member == question {
                break;
            }
        }
        order::sort(&mut members);
        self.members.push(members);
    }
}
