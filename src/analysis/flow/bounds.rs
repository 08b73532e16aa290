//! "At most n left": how many questions may still come, according to the bare graph.

use super::components::strongly_connected;
use super::flow_graph::{Successors, successors};
use crate::engine::WalkState;
use crate::model::{Model, QuestionIx, Table};

/// For each question, an upper bound on how many questions a walk can still ask from there, itself included: 1 means it
/// is the last one. The bound may be too high, never too low (`docs/analysis.md`, "The bare graph"). Information pages
/// and questions with nothing to choose from do not count; a question that may be skipped does. Conditions are ignored,
/// so two answers that exclude each other may both be followed. In a cycle each question counts once: a walk asks it once.
pub fn remaining_question_bounds(model: &Model) -> Table<QuestionIx, usize> {
    let successors = successors(&model.graph);
    let components = strongly_connected(&successors);
    let mut longest: Table<QuestionIx, usize> = successors.rows().iter().map(|_| 0).collect();
    // A component comes after all that can be reached from it, so what is beyond is known.
    for (component, members) in components.members.iter() {
        let beyond = |targets: &[QuestionIx]| {
            let outside = targets.iter().filter(|target| *components.of.row(**target) != component);
            // Nothing is beyond a component that only leads to ends.
            outside.map(|target| *longest.row(*target)).max().unwrap_or(0)
        };
        let bound = match members.as_slice() {
            [only] if !successors.row(*only).next().any(|next| next == *only) => {
                single(successors.row(*only), &beyond)
            }
            _ => {
                let asked = members.iter().filter(|member| successors.row(**member).is_asked).count();
                let after = members.iter().map(|member| {
                    let Successors { after_answer, when_passed, .. } = successors.row(*member);
                    beyond(&after_answer.questions).max(beyond(&when_passed.questions))
                });
                debug_assert!(!members.is_empty(), "a component holds a question");
                asked + after.max().unwrap_or(0)
            }
        };
        for member in members {
            *longest.row_mut(*member) = bound;
        }
    }
    longest
}

/// The most questions that a walk can still ask where a question is in view, that question counted. `longest` is what
/// [`remaining_question_bounds`] says: it holds whichever question of a group came first, and what was answered of the
/// group does not come again.
pub fn max_remaining_questions(
    model: &Model,
    longest: &Table<QuestionIx, usize>,
    walk: &WalkState,
    question: QuestionIx,
) -> usize {
    let group = model.graph.questions.row(question).group;
    let members = group.into_iter().flat_map(|group| model.graph.groups.row(group).questions());
    let answered = members.filter(|member| walk.given(*member).is_some()).count();
    let bound = *longest.row(question);
    debug_assert!(
        bound > answered,
        "the members of a group that were answered and the one in view all count"
    );
    bound.saturating_sub(answered)
}

fn single(successors: &Successors, beyond: &impl Fn(&[QuestionIx]) -> usize) -> usize {
    let asked = usize::from(successors.is_asked) + beyond(&successors.after_answer.questions);
    asked.max(beyond(&successors.when_passed.questions))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{ModelBuilder, go, info, one, own_way};
    use super::remaining_question_bounds;

    #[test]
    fn a_chain_counts_down() {
        let model = ModelBuilder::default().question("a", one(2), go("b")).question("b", one(2), go("c"));
        let model = model.question("c", one(2), "end").build();
        assert_eq!(remaining_question_bounds(&model).rows(), [3, 2, 1]);
    }

    #[test]
    fn the_longer_branch_counts() {
        let model = ModelBuilder::default()
            .question("a", own_way(&["end", "b"]), "")
            .question("b", one(2), "end")
            .build();
        assert_eq!(remaining_question_bounds(&model).rows(), [2, 1]);
    }

    #[test]
    fn a_page_of_information_does_not_count() {
        let model = ModelBuilder::default().question("a", one(1), go("b")).question("b", info(), go("c"));
        let model = model.question("c", one(1), "end").build();
        assert_eq!(remaining_question_bounds(&model).rows(), [2, 1, 1]);
    }

    #[test]
    fn a_round_counts_each_of_its_questions_once() {
        let model = ModelBuilder::default()
            .question("a", one(1), go("b"))
            .question("b", own_way(&["c", "a", "d"]), "")
            .question("c", one(1), go("b"))
            .question("d", one(1), "end")
            .build();
        assert_eq!(remaining_question_bounds(&model).rows(), [4, 4, 4, 1]);
    }

    #[test]
    fn a_question_that_leads_to_itself_counts_once() {
        let model = ModelBuilder::default().question("a", own_way(&["a", "end"]), "").build();
        assert_eq!(remaining_question_bounds(&model).rows(), [1]);
    }

    #[test]
    fn a_long_chain_does_not_overflow_the_stack() {
        let mut draft = ModelBuilder::default();
        for at in 0..20_000 {
            draft = draft.question(&format!("q{at}"), one(1), &format!("q{}", at + 1));
        }
        let model = draft.question("q20000", one(1), "end").build();
        assert_eq!(remaining_question_bounds(&model).rows().first(), Some(&20_001));
    }
}
