//! What to ask suppliers, as letters to copy and send: for every app that is left unproven the facts that decide on it, and
//! what every supplier is asked.

use super::advice::{Section, SourcePlace, places};
use super::age::AppAge;
use super::letters::{CommonInquiry, SameLetters, SupplierLetter, SupplierLetters, SupplierQuestion};
use super::page::{Action, Block, Document, Head, Listing, ListingRow, Page, PageId};
use super::walk::Session;
use super::words::{self, borrowed};
use crate::engine::{Addressee, Inquiry, Standing, addressees, asks_all, count_of_all, unknown_facts};
use crate::model::{AppIx, CommonQuestion, FactIx, FactKind, Shows, Value};
use crate::text::{Messages, SafeText, fill_name, upper_first};

/// So many letters that are the same but for a name are told each.
const FEW_LETTERS: usize = 2;

/// What one supplier is asked, without the letter around it.
#[derive(Debug, Clone)]
pub struct AskedSupplier {
    /// The supplier of the apps, if it is known.
    pub supplier: Option<String>,
    /// The apps that it is about, in the order of the advice; at least one.
    pub apps: Vec<AppIx>,
    /// The questions that decide on its apps: of which app, about which fact, in words.
    pub questions: Vec<(AppIx, FactIx, String)>,
    /// What every supplier is asked: the place in the tree, about which apps, in words.
    pub common: Vec<(usize, Vec<AppIx>, SafeText)>,
}

impl Session<'_> {
    /// The questions to suppliers: none at an end that shows no apps, where nobody is considering any.
    pub fn letters(&self) -> SupplierLetters {
        if !self.considers_apps() {
            return SupplierLetters::default();
        }
        let addressees = addressees(self.model, &self.state, &self.chosen_dropped());
        let mut letters: Vec<SupplierLetter> = addressees.iter().map(|one| self.letter(one)).collect();
        debug_assert!(
            !self.replies.is_empty() || letters.iter().all(|letter| letter.count() > 0),
            "an app is unproven for want of a fact, or every supplier is asked something"
        );
        // Whoever replied to everything is asked nothing.
        letters.retain(|letter| letter.count() > 0);
        let same = self.same_letters(&letters);
        SupplierLetters { letters, same, ask_all: asks_all(self.model, &self.state) }
    }

    /// Whether a supplier is asked something because what is chosen of it dropped.
    pub(super) fn asks_of_dropped(&self) -> bool {
        !self.chosen_dropped().is_empty() && !self.letters().letters.is_empty()
    }

    /// How many letters there are, or questions in them, without writing them; nothing where there are none.
    pub(super) fn amount_of_letters(&self) -> Option<String> {
        if !self.considers_apps() {
            return None;
        }
        // Those that count without writing know of no replies, and of nothing that was chosen though it dropped.
        if !self.replies.is_empty() || !self.chosen_dropped().is_empty() {
            let letters = self.letters();
            return (!letters.letters.is_empty()).then(|| letters.amount(self.messages));
        }
        let (count, amount): (usize, fn(Messages, usize) -> String) = match asks_all(self.model, &self.state)
        {
            true => (count_of_all(self.model, &self.state), |messages, count| messages.letters(count)),
            false => {
                let unproven = self.ranked().filter(|(_, standing)| *standing == Standing::Unproven);
                let asked = unproven.map(|(app, _)| unknown_facts(&self.state, app).len());
                (asked.sum(), |messages, count| messages.questions(count))
            }
        };
        (count > 0).then(|| amount(self.messages, count))
    }

    /// The letters about one app that only ask what every supplier is asked: together where there are several, apart by how
    /// old what we know is.
    fn same_letters(&self, letters: &[SupplierLetter]) -> Vec<SameLetters> {
        let mut by_age: Vec<(Option<AppAge>, Vec<usize>)> = Vec::new();
        for (at, letter) in letters.iter().enumerate() {
            let [app] = letter.apps.as_slice() else { continue };
            let asks_all = letter.common.len() == self.model.graph.ask_all.len();
            if !letter.questions.is_empty() || !letter.since.is_empty() || !asks_all {
                continue;
            }
            let age = self.age_and_whether_all(*app);
            match by_age.iter_mut().find(|(known, _)| *known == age) {
                Some((_, places)) => places.push(at),
                None => by_age.push((age, vec![at])),
            }
        }
        let several = by_age.into_iter().filter(|(_, places)| places.len() > FEW_LETTERS);
        several.map(|(age, places)| self.same_letter(age, places, letters)).collect()
    }

    fn same_letter(
        &self,
        age: Option<AppAge>,
        places: Vec<usize>,
        letters: &[SupplierLetter],
    ) -> SameLetters {
        let messages = self.messages;
        let name = messages.letter_name();
        let of = places.iter().filter_map(|at| letters.get(*at));
        let names: Vec<String> = of.clone().flat_map(|letter| letter.names.clone()).collect();
        let about = of.clone().zip(&names).map(|(letter, name)| match &letter.supplier {
            Some(supplier) if !names_each_other(name, supplier) => messages.with_remark(name, supplier),
            _ => name.clone(),
        });
        let noun = words::noun(self.model);
        let about = messages.letter_about_each(&borrowed(&about.collect::<Vec<_>>()), noun);
        let common = self.model.graph.ask_all.iter().enumerate().map(|(at, question)| CommonInquiry {
            at,
            apps: Vec::new(),
            words: fill_name(question.text.as_str(), name).into(),
            explained: words::named_sources(messages, &places_of(self, question)).into_iter().collect(),
        });
        let common: Vec<CommonInquiry> = common.collect();
        let letter = SupplierLetter {
            title: messages.letter_to_each(places.len()),
            apps: of.flat_map(|letter| letter.apps.clone()).collect(),
            supplier: None,
            is_worded: true,
            age: age.iter().map(|(age, all)| messages.letter_age(&[name], age, *all)).collect(),
            since: Vec::new(),
            opening: messages.letter_opening(&[name], common.len()),
            names,
            questions: Vec::new(),
            common,
        };
        SameLetters { places, about, letter }
    }

    /// The page of the letters. Where every supplier gets one, a row each: whole letters below each other are too long to go
    /// through.
    pub(super) fn letters_page(&self) -> Page<'static> {
        let letters = self.letters();
        if !letters.ask_all || letters.letters.len() < 2 {
            return Page::Document(self.section_page(&letters));
        }
        let rows = letters.letters.iter().filter_map(|letter| {
            Some(ListingRow {
                label: letter.title.clone(),
                // Without a supplier the title names them.
                words: letter
                    .supplier
                    .as_ref()
                    .map_or_else(String::new, |_| self.messages.lang().and(&letter.names)),
                right: self.messages.questions(letter.count()),
                action: Some(Action::Open(PageId::Letter(*letter.apps.first()?))),
                ..ListingRow::default()
            })
        });
        let rows = rows.chain(self.replies_row());
        let head = Head { title: letters.title(self.messages), place: letters.amount(self.messages) };
        let before = vec![Block::Text(self.messages.letters_help().into())];
        Page::Listing(Listing { head, before, rows: rows.collect(), ..Listing::default() })
    }

    /// The page of the letter whose first app this is.
    pub(super) fn letter_page(&self, app: AppIx) -> Document {
        let letters = self.letters();
        match letters.letters.iter().find(|letter| letter.apps.first() == Some(&app)) {
            Some(letter) => {
                let blocks = letter.blocks(self.messages);
                let place = self.messages.questions(letter.count());
                let head = Head { title: letter.title.clone(), place };
                Document { head, terms: self.terms_of_blocks(&blocks), blocks }
            }
            None => {
                let head = Head { title: self.messages.suppliers().to_owned(), place: String::new() };
                let blocks = vec![Block::Text(self.messages.suppliers_none_here(&self.name(app)).into())];
                Document { head, terms: Vec::new(), blocks }
            }
        }
    }

    /// Whether apps are considered: not at an end that shows none.
    pub(super) fn considers_apps(&self) -> bool {
        let shows = |outcome| self.model.graph.outcomes.row(outcome).shows == Shows::Remaining;
        self.outcome().is_none_or(shows)
    }

    /// What every supplier is asked, by itself: for programs, which read no letters.
    pub fn asked_suppliers(&self) -> Vec<AskedSupplier> {
        if !self.considers_apps() {
            return Vec::new();
        }
        let asked =
            addressees(self.model, &self.state, &self.chosen_dropped()).into_iter().map(|addressee| {
                AskedSupplier {
                    supplier: self.supplier_of(&addressee),
                    questions: each_inquiry(&addressee)
                        .map(|(app, inquiry)| (app, inquiry.fact, self.question_about(inquiry.fact, app)))
                        .collect(),
                    common: self
                        .asked_of_all()
                        .filter_map(|(at, question)| {
                            let (apps, words) = self.common_words(at, question, &addressee)?;
                            Some((at, apps, words))
                        })
                        .collect(),
                    apps: addressee.apps.into_iter().map(|(app, _)| app).collect(),
                }
            });
        asked.filter(|asked| !(asked.questions.is_empty() && asked.common.is_empty())).collect()
    }

    /// What is asked of every supplier, each with its place in the tree.
    fn asked_of_all(&self) -> impl Iterator<Item = (usize, &CommonQuestion)> {
        let asked = if asks_all(self.model, &self.state) { self.model.graph.ask_all.as_slice() } else { &[] };
        asked.iter().enumerate()
    }

    fn supplier_of(&self, addressee: &Addressee<'_>) -> Option<String> {
        let (app, _) = addressee.apps.first()?;
        self.model.catalogue.apps.row(*app).supplier.as_ref().map(SafeText::one_line)
    }

    fn letter(&self, addressee: &Addressee<'_>) -> SupplierLetter {
        let app_name = |app: AppIx| self.model.catalogue.apps.row(app).name.one_line();
        let names: Vec<String> = addressee.apps.iter().map(|(app, _)| app_name(*app)).collect();
        let supplier = self.supplier_of(addressee);
        let questions = each_inquiry(addressee).map(|(app, inquiry)| SupplierQuestion {
            app,
            fact: inquiry.fact,
            words: self.question_about(inquiry.fact, app),
            explained: self.explain(app, inquiry),
        });
        let questions: Vec<SupplierQuestion> = questions.collect();
        let common = self.asked_of_all();
        let common: Vec<CommonInquiry> =
            common.filter_map(|(at, question)| self.common_inquiry(at, question, addressee)).collect();
        SupplierLetter {
            title: match &supplier {
                Some(supplier) => self.messages.letter_to(supplier),
                None => self.messages.letter_to_supplier_of(&self.messages.lang().and(&names)),
            },
            apps: addressee.apps.iter().map(|(app, _)| *app).collect(),
            supplier,
            is_worded: self.model.graph.has_words_for_letters(),
            age: self.age_in_letter(addressee.apps.iter().map(|(app, _)| *app)),
            since: self.since_of_apps(&addressee.apps.iter().map(|(app, _)| *app).collect::<Vec<_>>()),
            opening: self.messages.letter_opening(&borrowed(&names), questions.len() + common.len()),
            names,
            questions,
            common,
        }
    }

    /// What the supplier of an app is asked about a fact: the words of the tree, or else its label.
    pub(super) fn question_about(&self, fact: FactIx, app: AppIx) -> String {
        let name = || self.model.catalogue.apps.row(app).name.one_line();
        let asked = || self.messages.letter_question(&upper_first(&self.label(fact)), &name());
        self.own_question_about(fact, app).unwrap_or_else(asked)
    }

    /// The question that the tree has for a fact.
    pub(super) fn own_question_about(&self, fact: FactIx, app: AppIx) -> Option<String> {
        let ask = self.model.graph.facts.row(fact).ask.as_ref()?;
        Some(fill_name(&ask.one_line(), &self.model.catalogue.apps.row(app).name.one_line()))
    }

    fn common_inquiry(
        &self,
        at: usize,
        question: &CommonQuestion,
        addressee: &Addressee<'_>,
    ) -> Option<CommonInquiry> {
        let (apps, words) = self.common_words(at, question, addressee)?;
        let sources = words::named_sources(self.messages, &places_of(self, question));
        let explained = sources.into_iter().chain(self.known_already(at, question, &apps)).collect();
        Some(CommonInquiry { at, apps, words, explained })
    }

    /// A question to every supplier, behind the apps of an addressee for which its fact is not asked already, and to which
    /// there is no reply that still counts as new; nothing where there are none.
    fn common_words(
        &self,
        at: usize,
        question: &CommonQuestion,
        addressee: &Addressee<'_>,
    ) -> Option<(Vec<AppIx>, SafeText)> {
        let is_asked = |inquiries: &[Inquiry<'_>]| {
            question.fact.is_some_and(|fact| inquiries.iter().any(|inquiry| inquiry.fact == fact))
        };
        let is_replied = |app: AppIx| {
            self.reply_to_question(at, question, app).is_some_and(|reply| !self.model.is_stale(reply.day))
        };
        let apps = addressee.apps.iter().filter(|(app, inquiries)| !is_asked(inquiries) && !is_replied(*app));
        let apps: Vec<AppIx> = apps.map(|(app, _)| *app).collect();
        let names: Vec<String> =
            apps.iter().map(|app| self.model.catalogue.apps.row(*app).name.one_line()).collect();
        let (first, others) = names.split_first()?;
        let name = match others {
            [] => first.clone(),
            others => self.messages.with_remark(first, &self.messages.letter_others(&borrowed(others))),
        };
        let words = fill_name(question.text.as_str(), &name).into();
        Some((apps, words))
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
            told.push(self.depends_already(inquiry.fact, app, on));
        }
        let fact = self.model.graph.facts.row(inquiry.fact);
        if fact.ask.is_some() {
            // The words of the tree say how to answer.
            return told;
        }
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

/// What is asked of the apps of an addressee, one by one.
fn each_inquiry<'a, 's>(addressee: &'a Addressee<'s>) -> impl Iterator<Item = (AppIx, &'a Inquiry<'s>)> {
    addressee.apps.iter().flat_map(|(app, inquiries)| inquiries.iter().map(|inquiry| (*app, inquiry)))
}

/// Whether the name of an app holds its supplier, or the other way round: then one of them says both.
fn names_each_other(app: &str, supplier: &str) -> bool {
    let (app, supplier) = (app.to_lowercase(), supplier.to_lowercase());
    app.contains(&supplier) || supplier.contains(&app)
}

fn places_of(session: &Session<'_>, question: &CommonQuestion) -> Vec<SourcePlace> {
    places(session.model, &question.sources)
}
