//! What to ask suppliers, as letters to copy and send: for every app that is left unproven the facts that decide on it.

use super::advice::Section;
use super::page::Block;
use super::walk::Session;
use super::words::{self, borrowed};
use crate::engine::{Addressee, Inquiry, addressees};
use crate::model::{AppIx, FactIx, FactKind, Shows, Value};
use crate::text::{Messages, SafeText, upper_first};

/// The questions to suppliers, a letter each.
#[derive(Debug, Clone, Default)]
pub struct SupplierLetters {
    /// The letters, in the order in which the advice names the apps.
    pub letters: Vec<SupplierLetter>,
}

/// All that one supplier has to be asked.
#[derive(Debug, Clone)]
pub struct SupplierLetter {
    /// Whom it goes to, in words.
    pub title: String,
    /// The opening.
    pub opening: String,
    /// How old what we know of the apps is, where it is too old.
    pub age: Vec<String>,
    /// The questions.
    pub questions: Vec<SupplierQuestion>,
}

/// One question to a supplier.
#[derive(Debug, Clone)]
pub struct SupplierQuestion {
    /// The app that it is about.
    pub app: AppIx,
    /// The fact that is asked for.
    pub fact: FactIx,
    /// The question.
    pub words: String,
    /// Why it is asked, what is known already, and how it can be answered.
    pub explained: Vec<String>,
}

impl Session<'_> {
    /// The questions to suppliers: none at an end that shows no apps, where nobody is considering any.
    pub fn letters(&self) -> SupplierLetters {
        if !self.considers_apps() {
            return SupplierLetters::default();
        }
        let addressees = addressees(self.model, &self.state);
        let letters: Vec<SupplierLetter> = addressees.iter().map(|one| self.letter(one)).collect();
        debug_assert!(
            letters.iter().all(|letter| !letter.questions.is_empty()),
            "an app is unproven for want of a fact, so there is something to ask"
        );
        SupplierLetters { letters }
    }

    /// Whether apps are considered: not at an end that shows none.
    pub(super) fn considers_apps(&self) -> bool {
        let shows = |outcome| self.model.graph.outcomes.row(outcome).shows == Shows::Remaining;
        self.outcome().is_none_or(shows)
    }

    fn letter(&self, addressee: &Addressee<'_>) -> SupplierLetter {
        let app_name = |app: AppIx| self.model.catalogue.apps.row(app).name.one_line();
        let names: Vec<String> = addressee.apps.iter().map(|(app, _)| app_name(*app)).collect();
        let supplier = addressee.apps.first().and_then(|(app, _)| {
            self.model.catalogue.apps.row(*app).supplier.as_ref().map(SafeText::one_line)
        });
        let all = addressee
            .apps
            .iter()
            .flat_map(|(app, inquiries)| inquiries.iter().map(|inquiry| (*app, inquiry)));
        let questions = all.map(|(app, inquiry)| SupplierQuestion {
            app,
            fact: inquiry.fact,
            words: self.messages.letter_question(&upper_first(&self.label(inquiry.fact)), &app_name(app)),
            explained: self.explain(app, inquiry),
        });
        let questions: Vec<SupplierQuestion> = questions.collect();
        SupplierLetter {
            title: match supplier {
                Some(supplier) => self.messages.letter_to(&supplier),
                None => self.messages.letter_to_supplier_of(&self.messages.lang().and(&names)),
            },
            age: addressee.apps.iter().filter_map(|(app, _)| self.age_in_letter(*app)).collect(),
            opening: self.messages.letter_opening(&borrowed(&names), questions.len()),
            questions,
        }
    }

    /// Why a question is asked, what is known already, and how it can be answered.
    fn explain(&self, app: AppIx, inquiry: &Inquiry<'_>) -> Vec<String> {
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
        told
    }
}

impl SupplierLetters {
    /// How many questions there are.
    pub fn count(&self) -> usize {
        self.letters.iter().map(|letter| letter.questions.len()).sum()
    }
}

impl Section for SupplierLetters {
    fn title(&self, messages: Messages) -> String {
        messages.suppliers().to_owned()
    }

    fn amount(&self, messages: Messages) -> String {
        messages.questions(self.count())
    }

    fn blocks(&self, messages: Messages) -> Vec<Block> {
        let intro =
            if self.letters.is_empty() { messages.suppliers_none() } else { messages.suppliers_help() };
        let mut blocks = vec![Block::Text(intro.into())];
        for letter in &self.letters {
            blocks.push(Block::Heading(letter.title.clone()));
            blocks.push(Block::Text(letter.opening.as_str().into()));
            blocks.extend(letter.age.iter().map(|age| Block::Text(age.as_str().into())));
            for (at, question) in letter.questions.iter().enumerate() {
                blocks.push(Block::Numbered(at + 1, question.words.as_str().into()));
                blocks.extend(question.explained.iter().cloned().map(Block::Remark));
            }
            blocks.push(Block::Text(messages.letter_proof().into()));
        }
        blocks
    }
}
