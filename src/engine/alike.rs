//! Apps that no test tells apart: whatever is answered they stand alike, and only their names part them.

use super::evaluate::EvalContext;
use crate::model::{AppIx, Catalogue, Condition, Ix, Model, Operand, Value};

/// Groups of apps that are offered and that every requirement, wish and rule of `standing` finds the same of: on all walks they
/// have one standing, and in every order only their names part them. There may be more such apps: those that a test tells
/// apart which no walk makes are not found.
pub fn alike(model: &Model) -> Vec<Vec<AppIx>> {
    let catalogue = &model.catalogue;
    let mut tests: Vec<&Condition> = Vec::new();
    judged(model, &mut |condition| tests_of(condition, &mut tests));
    let mut groups = vec![Catalogue::apps_in(&catalogue.offered).collect()];
    split(&mut groups, &|one, other| catalogue.drops_always(one) == catalogue.drops_always(other));
    let left = catalogue.no_apps();
    let context = EvalContext::of_facts(model, &left);
    for test in tests {
        match test {
            // Each app may be an answer, and then it is told apart from all others.
            Condition::App(apps) if apps.contains(&Operand::Answer) => return Vec::new(),
            Condition::Fact(test) if test.compares_with_answer() => {
                let known = |app| Some(model.value(test.fact, app)).filter(is_known);
                split(&mut groups, &|one, other| known(one) == known(other));
            }
            _ => {
                let verdicts = context.evaluate(test);
                let verdict = |app: AppIx| (verdicts.yes.contains(app.at()), verdicts.no.contains(app.at()));
                split(&mut groups, &|one, other| verdict(one) == verdict(other));
            }
        }
    }
    groups.retain(|group| group.len() > 1);
    groups
}

fn is_known(value: &Value<'_>) -> bool {
    !matches!(value, Value::Unknown | Value::Depends(_))
}

/// Splits each group by the first of its apps that an app is the same as.
fn split(groups: &mut Vec<Vec<AppIx>>, is_same: &dyn Fn(AppIx, AppIx) -> bool) {
    let mut parts: Vec<Vec<AppIx>> = Vec::new();
    for group in groups.drain(..) {
        let from = parts.len();
        for app in group {
            let mut known = parts.iter_mut().skip(from);
            match known.find(|part| part.first().is_some_and(|first| is_same(*first, app))) {
                Some(part) => part.push(app),
                None => parts.push(vec![app]),
            }
        }
    }
    // An app alone is parted from all.
    parts.retain(|part| part.len() > 1);
    *groups = parts;
}

/// Every condition that decides on the standing or the place of an app.
fn judged<'m>(model: &'m Model, see: &mut dyn FnMut(&'m Condition)) {
    model.graph.standing.iter().for_each(|rule| see(&rule.when));
    for effects in model.graph.questions.rows().iter().flat_map(|question| question.all_effects()) {
        for effect in effects.keep.iter().chain(&effects.prefer) {
            see(&effect.require);
            effect.when.iter().for_each(&mut *see);
        }
    }
}

/// The tests of an app in a condition, each once. What is asked of those that remain is the same for all of them.
fn tests_of<'m>(condition: &'m Condition, tests: &mut Vec<&'m Condition>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| tests_of(part, tests)),
        Condition::Not(part) => tests_of(part, tests),
        Condition::Fact(_) | Condition::App(_) if !tests.contains(&condition) => tests.push(condition),
        _ => {}
    }
}
