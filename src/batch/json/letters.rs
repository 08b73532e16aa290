//! The letters to suppliers, as data.

use serde::Serialize;

use super::parts::{app_id, app_ids};
use crate::model::Model;
use crate::session::{CommonInquiry, Session, SupplierLetter, SupplierQuestion};

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
    text: String,
}

/// The letters of a walk; nothing where the tree has no words for them.
pub(super) fn letters<'m>(session: &Session<'m>) -> Option<Vec<LetterJson<'m>>> {
    let model: &'m Model = session.model();
    model
        .graph
        .has_words_for_letters()
        .then(|| session.letters().letters.iter().map(|letter| of(model, letter)).collect())
}

fn of<'m>(model: &'m Model, letter: &SupplierLetter) -> LetterJson<'m> {
    let question = |question: &SupplierQuestion| QuestionJson {
        app: app_id(model, question.app),
        fact: &model.graph.facts.row(question.fact).id,
        text: question.words.clone(),
    };
    LetterJson {
        supplier: letter.supplier.clone(),
        apps: app_ids(model, &letter.apps),
        questions: letter.questions.iter().map(question).collect(),
        ask_all: letter.common.iter().filter_map(|inquiry| common(model, inquiry)).collect(),
    }
}

fn common<'m>(model: &'m Model, inquiry: &CommonInquiry) -> Option<CommonJson<'m>> {
    let question = model.graph.ask_all.get(inquiry.at)?;
    Some(CommonJson {
        id: &question.id,
        fact: question.fact.map(|fact| model.graph.facts.row(fact).id.as_str()),
        apps: app_ids(model, &inquiry.apps),
        text: inquiry.words.as_str().to_owned(),
    })
}
