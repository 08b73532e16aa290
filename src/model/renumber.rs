//! What becomes of tests of answers when other answers are made of the apps.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{
    AnswerIx, AnswerTest, Attention, Condition, Effects, Graph, Ix, Model, Pick, Question, QuestionIx,
    QuestionKind, Route, RouteTarget, RoutesIx, Table,
};

/// By question of which the answers changed: what each answer that was there is now; nothing when it is none any more.
pub type MovedAnswers = BTreeMap<QuestionIx, Vec<Option<AnswerIx>>>;

impl Model {
    /// Lets every test of answers be of the same answers as before. One that is gone is tested by nothing any more.
    pub fn renumber_answers(&mut self, moved: &MovedAnswers) {
        if moved.is_empty() {
            return;
        }
        self.graph.each_condition(&mut |condition| renumber_choices(condition, moved));
        let of_apps = self.catalogue.apps.rows().iter().flat_map(|app| &app.attention);
        if of_apps.filter_map(|point| point.when.as_ref()).any(|when| names(when, moved)) {
            for app in Arc::make_mut(&mut self.catalogue.apps).rows_mut() {
                points(&mut app.attention, &mut |condition| renumber_choices(condition, moved));
            }
        }
        for (question, now) in moved {
            self.graph.renumber_given(*question, now);
        }
    }
}

impl Graph {
    /// Renumbers what is tested of the answer to a question while it is given: in its effects, and on its ways. A shared
    /// list that tests the answer is of one question alone.
    fn renumber_given(&mut self, question: QuestionIx, now: &[Option<AnswerIx>]) {
        let mut lists = BTreeSet::new();
        let mut open: Vec<RoutesIx> = ways(self.questions.row(question)).filter_map(shared).collect();
        while let Some(list) = open.pop() {
            if lists.insert(list) {
                open.extend(self.routes.row(list).routes.iter().filter_map(shared));
            }
        }
        let see = &mut |condition: &mut Condition| {
            condition.visit_mut(&mut |part| {
                if let Condition::Answer(AnswerTest::Is(answers)) = part {
                    answers.retain_mut(|answer| follow(answer, now));
                }
            });
        };
        of_question(self.questions.row_mut(question), see);
        lists.into_iter().for_each(|list| routes(&mut self.routes.row_mut(list).routes, see));
    }

    /// Every condition of the tree, to be changed.
    fn each_condition(&mut self, see: &mut impl FnMut(&mut Condition)) {
        self.derived.rows_mut().iter_mut().for_each(|label| {
            let mut when = label.when.clone();
            see(&mut when);
            if when != label.when {
                Arc::make_mut(label).when = when;
            }
        });
        self.standing.iter_mut().for_each(|rule| see(&mut rule.when));
        points(&mut self.attention, see);
        self.outcomes.rows_mut().iter_mut().for_each(|outcome| points(&mut outcome.attention, see));
        self.routes.rows_mut().iter_mut().for_each(|list| routes(&mut list.routes, see));
        self.groups.rows_mut().iter_mut().for_each(|group| routes(&mut group.way, see));
        self.questions.rows_mut().iter_mut().for_each(|question| of_question(question, see));
    }
}

/// Whether a condition asks what was chosen at one of these questions.
fn names(condition: &Condition, moved: &MovedAnswers) -> bool {
    let mut found = false;
    condition.visit(&mut |part| {
        found |= matches!(part, Condition::Chose { question, .. } if moved.contains_key(question));
    });
    found
}

fn renumber_choices(condition: &mut Condition, moved: &MovedAnswers) {
    // Most conditions name none of these questions: what they share with others stays shared.
    if !names(condition, moved) {
        return;
    }
    condition.visit_mut(&mut |part| {
        if let Condition::Chose { question, picks } = part
            && let Some(now) = moved.get(question)
        {
            picks.retain_mut(|pick| match pick {
                Pick::Answer(answer) => follow(answer, now),
                Pick::Unknown => true,
            });
        }
    });
}

/// Whether an answer is still there; then it gets its new number.
fn follow(answer: &mut AnswerIx, now: &[Option<AnswerIx>]) -> bool {
    let found = now.get(answer.at()).copied().flatten();
    found.into_iter().for_each(|found| *answer = found);
    found.is_some()
}

fn shared(route: &Route) -> Option<RoutesIx> {
    match route.target {
        RouteTarget::Use(list) => Some(list),
        RouteTarget::Go(_) | RouteTarget::End(_) | RouteTarget::Group(_) => None,
    }
}

fn ways(question: &Question) -> impl Iterator<Item = &Route> {
    let of_answers = question.answer_rows().iter().flat_map(|answer| &answer.way).flatten();
    question.way.iter().chain(question.unknown.iter().flatten()).chain(of_answers)
}

fn answers_of(question: &mut Question) -> Option<&mut Table<AnswerIx, super::Answer>> {
    match &mut question.kind {
        QuestionKind::One { answers } | QuestionKind::Many { answers, .. } => Some(answers),
        QuestionKind::Number { .. } | QuestionKind::Info => None,
    }
}

fn of_question(question: &mut Question, see: &mut impl FnMut(&mut Condition)) {
    question.ask_when.iter_mut().for_each(&mut *see);
    effects(&mut question.effects, see);
    routes(&mut question.way, see);
    question.unknown.iter_mut().for_each(|way| routes(way, see));
    for answer in answers_of(question).into_iter().flat_map(Table::rows_mut) {
        effects(&mut answer.effects, see);
        answer.way.iter_mut().for_each(|way| routes(way, see));
    }
}

fn points(points: &mut [Attention], see: &mut impl FnMut(&mut Condition)) {
    points.iter_mut().filter_map(|point| point.when.as_mut()).for_each(see);
}

fn routes(routes: &mut [Route], see: &mut impl FnMut(&mut Condition)) {
    routes.iter_mut().filter_map(|route| route.when.as_mut()).for_each(see);
}

fn effects(effects: &mut Effects, see: &mut impl FnMut(&mut Condition)) {
    for effect in effects.keep.iter_mut().chain(&mut effects.prefer) {
        see(&mut effect.require);
        effect.when.iter_mut().for_each(&mut *see);
    }
    points(&mut effects.attention, see);
}
