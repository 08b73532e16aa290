//! A walk as a scenario that an author can paste into the tree.

use crate::engine::{Choice, Position, by_question, replay};
use crate::model::{Catalogue, Model};
use crate::record::{answer_value, scalar};
use crate::text::{Messages, SafeText};

/// The scenario of a walk, as it appears in the list under `scenarios:`, with what comes out of it now.
pub fn scenario(model: &Model, messages: Messages, name: &str, walk: &[Choice]) -> String {
    let core = replay(model, &by_question(walk)).walk;
    let mut text = format!("  - name: \"{}\"\n", quoted(name));
    text.push_str(if core.path.is_empty() { "    answers: {}\n" } else { "    answers:\n" });
    for choice in &core.path {
        let row = model.graph.questions.row(choice.question);
        text.push_str(&format!("      {}: {}\n", scalar(&row.id), answer_value(row, &choice.given)));
    }
    let outcome = match core.position {
        Position::Done(outcome) => scalar(&model.graph.outcomes.row(outcome).id),
        Position::At(_) | Position::Stuck(_) => "null".to_owned(),
    };
    let left: Vec<String> =
        Catalogue::apps_in(&core.left).map(|app| scalar(&model.catalogue.apps.row(app).id)).collect();
    // What has ended hangs on the day.
    let today = model.today.filter(|_| !model.catalogue.ended.is_empty());
    text.extend(today.map(|day| format!("    today: {day}\n")));
    text.push_str(&format!("    expect: # {}\n      outcome: {outcome}\n", messages.stub_to_review()));
    text.push_str(&format!("      remaining: [{}]\n", left.join(", ")));
    text
}

/// Text between double quotes.
fn quoted(text: &str) -> String {
    SafeText::new(text).one_line().replace('\\', "\\\\").replace('"', "\\\"")
}
