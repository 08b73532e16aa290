//! The letters to suppliers, as data.

use serde::Serialize;

use super::parts::{app_id, app_ids};
use crate::model::Model;
use crate::session::{AskedSupplier, Session};
use crate::text::SafeText;

/// The letter to one supplier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct LetterJson<'m> {
    supplier: Option<String>,
    apps: Vec<&'m str>,
    questions: Vec<QuestionJson<'m>>,
    ask_all: Vec<CommonJson<'m>>,
}

/// A question about a fact that decides on an app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct QuestionJson<'m> {
    app: &'m str,
    fact: &'m str,
    text: String,
}

/// A question to every supplier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct CommonJson<'m> {
    id: &'m str,
    fact: Option<&'m str>,
    apps: Vec<&'m str>,
    text: SafeText,
}

/// The letters of a walk; nothing where the tree has no words for them.
pub(super) fn letters<'m>(session: &Session<'m>) -> Option<Vec<LetterJson<'m>>> {
    let model: &'m Model = session.model();
    model
        .graph
        .has_words_for_letters()
        .then(|| session.asked_suppliers().into_iter().map(|asked| of(model, asked)).collect())
}

fn of(model: &Model, asked: AskedSupplier) -> LetterJson<'_> {
    let questions = asked.questions.into_iter().map(|(app, fact, text)| QuestionJson {
        app: app_id(model, app),
        fact: &model.graph.facts.row(fact).id,
        text,
    });
    let common = asked.common.into_iter().filter_map(|(at, apps, text)| {
        let question = model.graph.ask_all.get(at)?;
        Some(CommonJson {
            id: &question.id,
            fact: question.fact.map(|fact| model.graph.facts.row(fact).id.as_str()),
            apps: app_ids(model, &apps),
            text,
        })
    });
    LetterJson {
        supplier: asked.supplier,
        apps: app_ids(model, &asked.apps),
        questions: questions.collect(),
        ask_all: common.collect(),
    }
}
