//! Answers that make no difference, and answers that contradict earlier ones.

use super::Checker;
use crate::analysis::Survey;
use crate::findings::{Finding, Rule};
use crate::model::{AnswerIx, QuestionIx};

impl Checker<'_> {
    /// Reports answers that do nothing, the same as another, or too much.
    pub(super) fn answers(&mut self, survey: &Survey) {
        for (question, walk) in &survey.idle_questions {
            let message = self.messages.idle_question(&self.question_id(*question));
            let finding = Finding::new(Rule::IDLE_QUESTION, self.source_map.question(*question), message)
                .help(self.messages.give_it_an_effect())
                .witness(self.witness(walk));
            self.out.push(finding);
        }
        for same in &survey.equivalent_answers {
            let (first, second) =
                (self.answer_id(same.question, same.first), self.answer_id(same.question, same.second));
            let message = self.messages.same_answers(&first, &second);
            let place = self.source_map.answer(same.question, same.second);
            let finding = Finding::new(Rule::SAME_ANSWERS, place, message)
                .related(self.source_map.answer(same.question, same.first), self.messages.the_same_as())
                .help(self.messages.make_them_differ())
                .witness(self.witness(&same.walk));
            self.out.push(finding);
        }
        for emptying in &survey.dead_end_answers {
            let answer = self.answer_id(emptying.question, emptying.answer);
            let message = self.messages.answer_leaves_nothing(&answer, &self.question_id(emptying.question));
            let place = self.source_map.answer(emptying.question, emptying.answer);
            let finding = Finding::new(Rule::ANSWER_LEAVES_NOTHING, place, message)
                .help(self.messages.contradicts_earlier())
                .witness(self.witness(&emptying.walk));
            self.out.push(finding);
        }
    }

    pub(super) fn answer_id(&self, question: QuestionIx, answer: AnswerIx) -> &str {
        let answers = self.model.graph.questions.row(question).answers();
        answers.and_then(|answers| answers.get(answer)).map_or("", |answer| &answer.id)
    }
}
