//! "At most n left": how many questions may still come, as the bare graph says.

use super::ways::{Ways, parts, ways};
use crate::engine::WalkState;
use crate::model::{Model, QuestionIx, Table};

/// For every question the most questions that a walk can still ask from there on, that question counted: 1 means it is
/// the last one. Never below the truth. Pages of information and questions with nothing to choose from do not count;
/// one that may be skipped does. Conditions are not looked at, so two answers that never go together may both be
/// followed. Where the graph goes round, each question of the round is counted once: it is asked once on a walk.
pub fn remaining_question_bounds(model: &Model) -> Table<QuestionIx, usize> {
    let ways = ways(&model.graph);
    let parts = parts(&ways);
    let mut longest: Table<QuestionIx, usize> = ways.rows().iter().map(|_| 0).collect();
    // A part comes after all that can be reached from it, so what lies beyond is known.
    for (part, members) in parts.members.iter().enumerate() {
        let beyond = |targets: &[QuestionIx]| {
            let outside = targets.iter().filter(|target| *parts.of.row(**target) != part);
            outside.map(|target| *longest.row(*target)).max().unwrap_or(0)
        };
        let bound = match members.as_slice() {
            [only] if !ways.row(*only).next().any(|next| next == *only) => single(ways.row(*only), &beyond),
            _ => {
                let asked = members.iter().filter(|member| ways.row(**member).is_asked).count();
                let after = members.iter().map(|member| {
                    let Ways { asked, passed, .. } = ways.row(*member);
                    beyond(&asked.questions).max(beyond(&passed.questions))
                });
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
/// [`remaining_question_bounds`] says: it holds whichever question of a group came first, and what was answered of the group does
/// not come again.
pub fn max_remaining_questions(
    model: &Model,
    longest: &Table<QuestionIx, usize>,
    core: &WalkState,
    question: QuestionIx,
) -> usize {
    let group = model.graph.questions.row(question).group;
    let members = group.into_iter().flat_map(|group| model.graph.groups.row(group).questions());
    let answered = members.filter(|member| core.given(*member).is_some()).count();
    longest.get(question).copied().unwrap_or(0).saturating_sub(answered)
}

fn single(ways: &Ways, beyond: &impl Fn(&[QuestionIx]) -> usize) -> usize {
    let asked = usize::from(ways.is_asked) + beyond(&ways.asked.questions);
    asked.max(beyond(&ways.passed.questions))
}

#[cfg(test)]
mod tests {
    use super::remaining_question_bounds;
    use crate::analysis::fixture::{Draft, go, info, one, own_way};

    #[test]
    fn a_chain_counts_down() {
        let model = Draft::default().question("a", one(2), go("b")).question("b", one(2), go("c"));
        let model = model.question("c", one(2), "end").build();
        assert_eq!(remaining_question_bounds(&model).rows(), [3, 2, 1]);
    }

    #[test]
    fn the_longer_branch_counts() {
        let model =
            Draft::default().question("a", own_way(&["end", "b"]), "").question("b", one(2), "end").build();
        assert_eq!(remaining_question_bounds(&model).rows(), [2, 1]);
    }

    #[test]
    fn a_page_of_information_does_not_count() {
        let model = Draft::default().question("a", one(1), go("b")).question("b", info(), go("c"));
        let model = model.question("c", one(1), "end").build();
        assert_eq!(remaining_question_bounds(&model).rows(), [2, 1, 1]);
    }

    #[test]
    fn a_round_counts_each_of_its_questions_once() {
        let model = Draft::default()
            .question("a", one(1), go("b"))
            .question("b", own_way(&["c", "a", "d"]), "")
            .question("c", one(1), go("b"))
            .question("d", one(1), "end")
            .build();
        assert_eq!(remaining_question_bounds(&model).rows(), [4, 4, 4, 1]);
    }

    #[test]
    fn a_question_that_leads_to_itself_counts_once() {
        let model = Draft::default().question("a", own_way(&["a", "end"]), "").build();
        assert_eq!(remaining_question_bounds(&model).rows(), [1]);
    }

    #[test]
    fn a_long_chain_does_not_overflow_the_stack() {
        let mut draft = Draft::default();
        for at in 0..20_000 {
            draft = draft.question(&format!("q{at}"), one(1), &format!("q{}", at + 1));
        }
        let model = draft.question("q20000", one(1), "end").build();
        assert_eq!(remaining_question_bounds(&model).rows().first(), Some(&20_001));
    }
}
