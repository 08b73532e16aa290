//! What to ask suppliers, as letters to copy and send: for every app that is left unproven the facts that decide on it.

use super::app::borrowed;
use super::page::{Block, Document, Head};
use super::walk::Session;
use super::{terms, words};
use crate::engine::{Addressee, Inquiry, addressees};
use crate::model::{AppIx, FactKind, Value};
use crate::text::SafeText;

impl Session<'_> {
    /// How many questions there are to suppliers.
    pub(super) fn supplier_questions(&self) -> usize {
        count(&addressees(self.model, &self.state))
    }

    /// The questions to suppliers, a letter each.
    pub(super) fn suppliers_page(&self) -> Document {
        let addressees = addressees(self.model, &self.state);
        let mut blocks = Vec::new();
        let intro = if addressees.is_empty() {
            self.messages.suppliers_none()
        } else {
            self.messages.suppliers_help()
        };
        blocks.push(Block::Text(intro.into()));
        for addressee in &addressees {
            self.letter(addressee, &mut blocks);
        }
        let head = Head {
            title: self.messages.suppliers().to_owned(),
            place: self.messages.questions(count(&addressees)),
        };
        Document { head, terms: terms::of_blocks(self.model, &blocks), blocks }
    }

    fn letter(&self, addressee: &Addressee<'_>, blocks: &mut Vec<Block>) {
        let app_name = |app: AppIx| self.model.catalogue.apps.row(app).name.one_line();
        let names: Vec<String> = addressee.apps.iter().map(|(app, _)| app_name(*app)).collect();
        let supplier = addressee.apps.first().and_then(|(app, _)| {
            self.model.catalogue.apps.row(*app).supplier.as_ref().map(SafeText::one_line)
        });
        blocks.push(Block::Heading(match supplier {
            Some(supplier) => self.messages.letter_to(&supplier),
            None => self.messages.letter_to_supplier_of(&self.messages.lang().and(&names)),
        }));
        let questions = addressee.apps.iter().map(|(_, inquiries)| inquiries.len()).sum();
        blocks.push(Block::Text(self.messages.letter_opening(&borrowed(&names), questions).into()));
        let all = addressee
            .apps
            .iter()
            .flat_map(|(app, inquiries)| inquiries.iter().map(|inquiry| (*app, inquiry)));
        for (at, (app, inquiry)) in all.enumerate() {
            let question = self.messages.letter_question(&self.label(inquiry.fact), &app_name(app));
            blocks.push(Block::Numbered(at + 1, question.into()));
            self.explain(app, inquiry, blocks);
        }
        blocks.push(Block::Text(self.messages.letter_proof().into()));
    }

    /// Below a question: why it is asked, what is known already, and how it can be answered.
    fn explain(&self, app: AppIx, inquiry: &Inquiry<'_>, blocks: &mut Vec<Block>) {
        let mut told: Vec<String> = Vec::new();
        for judgement in &inquiry.because {
            let path = &self.state.walk.path;
            let answer = words::answered(self.model, self.messages, path, judgement.effect, judgement.answer);
            let ask = self.model.graph.questions.row(judgement.effect.question).ask.one_line();
            let why = if answer.is_empty() { ask } else { self.messages.letter_why(&ask, &answer) };
            if !told.contains(&why) {
                told.push(why);
            }
        }
        if let Value::Depends(on) = self.model.value(inquiry.fact, app) {
            told.push(self.messages.letter_depends(&on.one_line()));
        }
        let fact = self.model.graph.facts.row(inquiry.fact);
        let labels = || -> Vec<String> {
            fact.values()
                .into_iter()
                .flat_map(|values| values.rows())
                .map(|value| value.label.one_line())
                .collect()
        };
        match &fact.kind {
            FactKind::Choice(_) => told.push(self.messages.letter_one_of(&borrowed(&labels()))),
            FactKind::Set(_) => told.push(self.messages.letter_all_of(&borrowed(&labels()))),
            FactKind::Flag => told.push(self.messages.letter_yes_or_no().to_owned()),
            FactKind::Number { unit } => told.push(self.messages.letter_number(unit.as_str())),
            FactKind::Apps | FactKind::Text => {}
        }
        blocks.extend(told.into_iter().map(Block::Remark));
    }
}

fn count(addressees: &[Addressee<'_>]) -> usize {
    let apps = addressees.iter().flat_map(|addressee| &addressee.apps);
    apps.map(|(_, inquiries)| inquiries.len()).sum()
}
