//! All texts that a person may read.

use crate::model::{Attention, ColumnCells, Effects, Model, Question};
use crate::text::SafeText;

/// Calls `visit` with every text in which a word may be explained.
pub(super) fn each(model: &Model, visit: &mut dyn FnMut(&str)) {
    let graph = &model.graph;
    let mut see = |text: &SafeText| visit(text.as_str());
    graph.intro.iter().chain(&graph.notice).for_each(&mut see);
    for (_, question) in graph.questions.iter() {
        of_question(question, &mut see);
    }
    graph.ask_all.iter().for_each(|question| see(&question.text));
    for rule in &graph.standing {
        see(&rule.because);
    }
    for (_, outcome) in graph.outcomes.iter() {
        see(&outcome.title);
        outcome.body.iter().for_each(&mut see);
        of_attention(&outcome.attention, &mut see);
    }
    of_attention(&graph.attention, &mut see);
    for (_, plan) in graph.plans.iter() {
        see(&plan.title);
        for step in &plan.steps {
            see(&step.text);
            step.help.iter().chain(&step.group).for_each(&mut see);
        }
    }
    for (_, fact) in graph.facts.iter() {
        see(&fact.label);
        fact.help.iter().chain(&fact.ask).for_each(&mut see);
        for (_, value) in fact.values().into_iter().flat_map(|values| values.iter()) {
            see(&value.label);
        }
    }
    for (_, app) in model.catalogue.apps.iter() {
        app.summary.iter().for_each(&mut see);
        of_attention(&app.attention, &mut see);
    }
    for (_, column) in model.catalogue.columns.iter() {
        column.details.values().filter_map(|detail| detail.note.as_ref()).for_each(&mut see);
        column.depends.values().for_each(&mut see);
        if let ColumnCells::Texts(texts) = &column.cells {
            texts.values().for_each(&mut see);
        }
    }
    model.catalogue.never.values().for_each(|never| see(&never.because));
    model.catalogue.ended.values().filter_map(|ended| ended.because.as_ref()).for_each(&mut see);
}

fn of_question(question: &Question, see: &mut impl FnMut(&SafeText)) {
    see(&question.ask);
    question.help.iter().chain(&question.note).for_each(&mut *see);
    of_effects(&question.effects, see);
    for (_, answer) in question.answers().into_iter().flat_map(|answers| answers.iter()) {
        see(&answer.text);
        answer.help.iter().chain(&answer.note).for_each(&mut *see);
        of_effects(&answer.effects, see);
    }
}

fn of_effects(effects: &Effects, see: &mut impl FnMut(&SafeText)) {
    for requirement in effects.keep.iter().chain(&effects.prefer) {
        see(&requirement.because);
        requirement.unsure.iter().for_each(&mut *see);
    }
    of_attention(&effects.attention, see);
}

fn of_attention(points: &[Attention], see: &mut impl FnMut(&SafeText)) {
    points.iter().for_each(|point| see(&point.text));
}
