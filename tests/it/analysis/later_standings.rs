//! How an app stands at the ends that a change leads to, against every end, gone to one by one.

use std::collections::BTreeSet;

use fastrand::Rng;
use stappenplan::analysis::{ChangeGoal, LaterStandings, SearchBudget, StandingSearch, counterfactuals};
use stappenplan::engine::{
    AnswerValue, Choice, Position, RecordedWalk, Standing, each_choice, standing, start, step,
};
use stappenplan::model::{AppIx, Condition, Ix, LabelIx, Model, OutcomeKind, Pick, QuestionIx, StandingRule};
use stappenplan::text::SafeText;

use super::people::{Answers, somebody};
use super::tree_parts::APPS;
use super::trees::model;

/// Trees of which some rule says that what is left is conditional, by a label or by an answer.
fn with_rules(mut model: Model, rng: &mut Rng) -> Model {
    let labels = model.graph.labels.len();
    let mut rules = Vec::new();
    if labels > 0 {
        rules.push(Condition::Label(vec![LabelIx::new(rng.usize(..labels))]));
    }
    if rng.bool() {
        let question = QuestionIx::new(rng.usize(..model.graph.questions.len()));
        let answers = model.graph.questions.row(question).answers().map_or(0, |answers| answers.len());
        if answers > 0 {
            let picks = vec![Pick::Answer(stappenplan::model::AnswerIx::new(rng.usize(..answers)))];
            rules.push(Condition::Chose { question, picks });
        }
    }
    let rule = |when| StandingRule { when, because: SafeText::new("dat zo is") };
    model.graph.standing = rules.into_iter().map(rule).collect();
    model
}

/// Every standing at an end where the app is left in an advice.
fn all_ends(model: &Model, given: &Answers, app: AppIx, at: &RecordedWalk, found: &mut BTreeSet<Standing>) {
    let question = match at.walk.position {
        Position::At(question) => question,
        Position::Done(end) => {
            let is_advice = model.graph.outcomes.row(end).kind == OutcomeKind::Advice;
            if is_advice && at.walk.left.contains(app.at()) {
                found.insert(standing(model, at, app));
            }
            return;
        }
        Position::Stuck(_) => return,
    };
    let all = match given.get(&question) {
        Some(given) => vec![given.clone()],
        None => each_choice(model, question, at.walk.left.count_ones(..)).collect(),
    };
    let is_new = !given.contains_key(&question);
    for answer in all.into_iter().filter(|answer| !is_new || *answer != AnswerValue::Unknown) {
        let choice = Choice { question, given: answer };
        all_ends(model, given, app, &step(model, at, &choice).unwrap(), found);
    }
}

#[test]
fn how_an_app_stands_later_is_what_every_end_shows() {
    let (mut one, mut several, mut many) = (0, 0, 0);
    for seed in 0..3_000 {
        let mut rng = Rng::with_seed(seed ^ 0x57A4D);
        let model = with_rules(model(seed), &mut rng);
        let given = somebody(&mut rng, &model);
        let app = AppIx::new(rng.usize(..APPS));
        let found = counterfactuals(&model, &given, ChangeGoal::App(app), &SearchBudget::default());
        let search = StandingSearch::new(&model, app);
        for change in found.changes() {
            let mut changed = given.clone();
            changed.extend(change.set.iter().map(|choice| (choice.question, choice.given.clone())));
            let mut ends = BTreeSet::new();
            all_ends(&model, &changed, app, &start(&model), &mut ends);
            match search.after(&given, change) {
                LaterStandings::Found(told) => {
                    let is_decided = told.len() > 1 && told.contains(&Standing::Recommended);
                    assert!(
                        if is_decided { told.is_subset(&ends) } else { told == ends },
                        "{told:?} {ends:?}"
                    );
                    one += usize::from(told.len() == 1 && !change.new_questions.is_empty());
                    several += usize::from(told.len() > 1);
                }
                LaterStandings::TooMany => many += 1,
            }
        }
    }
    assert!(one > 30 && several > 5 && many * 10 < one + several, "{one} {several} {many}");
}
