//! The pages around the walk: the start, all apps, the answers given, the sources, the words that are explained.

use super::advice::{DecisiveAnswers, GivenAnswer, Section};
use super::page::{
    Action, Block, Document, ExplainedTerm, Head, Listing, ListingRow, Page, PageId, PendingAnswer,
    TypedWords,
};
use super::walk::Session;
use super::words;
use crate::analysis::max_remaining_questions;
use crate::engine::{Position, Skip, SkipReason, has_inquiries};
use crate::model::{OutcomeIx, OutcomeKind, QuestionIx, Shows};
use crate::order;
use crate::text::Noun;

impl<'m> Session<'m> {
    /// A page, in ready words. `draft` is what is ticked or typed at the question in view.
    pub fn page(&self, page: PageId, draft: &PendingAnswer) -> Page<'m> {
        match page {
            PageId::Start if self.is_example() => Page::Listing(self.example_page()),
            PageId::Start => Page::Listing(self.start_page()),
            PageId::Walk => match self.state.walk.position {
                Position::At(question) => Page::Ask(Box::new(self.ask(question, draft))),
                Position::Done(outcome) => Page::Listing(self.outcome_page(&self.outcome_advice(outcome))),
                Position::Stuck(fault) => Page::Listing(self.stuck_page(fault)),
            },
            PageId::Apps => Page::Listing(self.apps_page()),
            PageId::Why(app) => Page::Listing(self.why_page(&self.why(app))),
            PageId::OffPath(question) => Page::Document(self.off_path_page(question)),
            PageId::Mattered => Page::Document(self.section_page(&self.decisive_answers())),
            PageId::App(app) => Page::Document(self.app_page(app)),
            PageId::Compare(side) => Page::Table(self.compare_page(side)),
            PageId::Overview => Page::Listing(self.overview_page()),
            PageId::Organisation => Page::Document(self.section_page(&self.organisation())),
            PageId::Open => Page::Document(self.section_page(&self.open_questions())),
            PageId::Suppliers => self.letters_page(),
            PageId::Letter(app) => Page::Document(self.letter_page(app)),
            PageId::LetterFiles(of) => Page::Listing(self.letter_files_page(of)),
            PageId::Replies => Page::Listing(self.replies_page()),
            PageId::AppReplies(app) => Page::Listing(self.app_replies_page(app)),
            PageId::Plan => match self.tasks_page() {
                Some(plan) => Page::Listing(plan),
                None => Page::Document(self.nothing(self.no_tasks_words())),
            },
            PageId::Decision => Page::Listing(self.decision_page()),
            PageId::Report => Page::Listing(self.report_page()),
            PageId::ChooseOf(side) => Page::Listing(self.choose_of_page(side)),
            PageId::Sources => Page::Document(self.sources_page()),
            PageId::Glossary => Page::Document(self.glossary_page()),
            PageId::Form(form) => Page::Form(self.form(form)),
            PageId::Dossiers => Page::Listing(self.dossiers_page()),
            PageId::Dossier(at) => self.dossier_page(at),
            PageId::RemoveDossier(at) => self.removal_page(at),
            PageId::NewVersion => Page::Listing(self.versions_page()),
        }
    }

    /// Whether there is anything to see on a page.
    pub fn has_page(&self, page: PageId) -> bool {
        match page {
            PageId::Apps | PageId::App(_) | PageId::Why(_) | PageId::Compare(_) => self.has_apps(),
            PageId::Overview => self.is_begun(),
            PageId::OffPath(question) => self.is_off_path(question),
            PageId::Suppliers | PageId::Letter(_) | PageId::LetterFiles(_) => self.has_letters(),
            PageId::Replies => {
                self.has_apps() && (!self.replies.is_empty() || self.has_page(PageId::Suppliers))
            }
            PageId::AppReplies(app) => self.is_offered(app),
            PageId::Mattered => self.outcome().is_some(),
            PageId::Plan => self.has_tasks_page(),
            PageId::Decision => self.has_decision(),
            PageId::Report => self.has_report(),
            PageId::ChooseOf(_) => self.has_apps() && self.can_decide(),
            PageId::Start
            | PageId::Walk
            | PageId::Organisation
            | PageId::Open
            | PageId::Sources
            | PageId::Dossiers
            | PageId::Dossier(_)
            | PageId::RemoveDossier(_)
            | PageId::NewVersion
            | PageId::Glossary => true,
            PageId::Form(form) => self.has_form(form),
        }
    }

    /// Whether any supplier is asked something.
    pub(super) fn has_letters(&self) -> bool {
        self.considers_apps() && (has_inquiries(self.model, &self.state) || self.asks_of_dropped())
    }

    /// What the things of the catalogue are called; nothing without a catalogue.
    pub fn noun(&self) -> Option<Noun<'_>> {
        self.has_apps().then(|| words::noun(self.model))
    }

    fn nothing(&self, words: &str) -> Document {
        let head = Head { title: self.model.graph.title.one_line(), place: String::new() };
        Document { head, blocks: vec![Block::Text(words.into())], terms: Vec::new() }
    }

    fn start_page(&self) -> Listing<'static> {
        let graph = &self.model.graph;
        let mut before: Vec<Block> =
            graph.intro.iter().chain(&graph.notice).cloned().map(Block::Text).collect();
        before.extend(self.is_settled().then(|| Block::Text(self.settled_refusal().into())));
        let leads_nowhere = self.is_settled() && !matches!(self.whole.walk.position, Position::Done(_));
        before.extend(leads_nowhere.then(|| Block::Text(self.messages.advice_out_of_reach().into())));
        before.extend(self.age_blocks());
        before.extend(self.dossiers.in_use.iter().map(|told| Block::Remark(told.one_line())));
        before.extend(self.changes_since_saved().into_iter().map(|told| Block::Text(told.into())));
        before.extend(self.told_answers_before().into_iter().map(Block::Remark));
        before.extend(self.told_outdated_replies().into_iter().map(Block::Remark));
        before.extend(self.read.iter().map(|line| Block::Remark(line.one_line())));
        let left = self.left_typed();
        before.extend(left.told);
        let mut rows = Vec::new();
        let row = |label: String, action: Action| ListingRow {
            action: Some(action),
            label,
            ..ListingRow::default()
        };
        if leads_nowhere {
            // No answer goes on from here: what was decided is what there is to see.
            let decision = row(self.messages.decision().to_owned(), Action::Open(PageId::Decision));
            rows.push(ListingRow { words: self.dossier_words(), ..decision });
            let tasks = self.tasks_settled().map(|settled| ListingRow {
                right: settled,
                ..row(self.messages.tasks_title().to_owned(), Action::Open(PageId::Plan))
            });
            rows.extend(tasks);
            if self.has_page(PageId::Overview) {
                rows.push(row(self.messages.overview().to_owned(), Action::Open(PageId::Overview)));
            }
        } else if self.is_begun() {
            let label = match self.whole.walk.position {
                Position::At(_) => {
                    let number = self.whole.walk.path.len() + 1;
                    match &self.since {
                        Some(when) => self.messages.menu_go_on(number, when.as_str()),
                        None => self.messages.menu_go_on_at(number),
                    }
                }
                Position::Done(outcome) => self.menu_outcome(outcome).to_owned(),
                Position::Stuck(_) => self.messages.menu_ended().to_owned(),
            };
            rows.push(ListingRow {
                words: self.dossier_words(),
                typed: TypedWords::Beginning,
                ..row(label, Action::GoOn)
            });
            rows.push(row(self.messages.overview().to_owned(), Action::Open(PageId::Overview)));
        } else {
            rows.push(row(self.messages.menu_begin().to_owned(), Action::GoOn));
        }
        // Who was interrupted in a form goes on there.
        rows.splice(0..0, left.rows);
        rows.extend(self.dossier_rows());
        if self.has_apps() {
            rows.push(row(self.messages.menu_apps(words::noun(self.model)), Action::Open(PageId::Apps)));
        }
        rows.extend(self.example_row());
        rows.push(row(self.messages.menu_sources().to_owned(), Action::Open(PageId::Sources)));
        rows.extend(left.only_read);
        let place = self.messages.dated(graph.edition.as_str());
        let terms = self.terms_of_blocks(&before);
        let head = Head { title: graph.title.one_line(), place };
        Listing { head, news: self.news_line(), before, rows: rows.into(), terms, ..Listing::default() }
    }

    /// What the row of the start page that leads to an outcome is called.
    fn menu_outcome(&self, outcome: OutcomeIx) -> &'static str {
        let row = self.model.graph.outcomes.row(outcome);
        let shows_none = row.shows == Shows::Remaining && self.has_apps() && self.whole.walk.left.is_clear();
        match row.kind {
            OutcomeKind::Advice if !shows_none => self.messages.menu_advice(),
            OutcomeKind::Info => self.messages.menu_information(),
            OutcomeKind::Advice | OutcomeKind::Blocked => self.messages.menu_ended(),
        }
    }

    /// The answers given: those on the path, those that wait, those that are set aside.
    fn overview_page(&self) -> Listing<'static> {
        let given = self.given_answers();
        let weighed =
            if self.outcome().is_some() { self.decisive_answers() } else { DecisiveAnswers::default() };
        let mut first = None;
        let mut rows = Vec::new();
        for (at, answer) in given.on_path.iter().enumerate() {
            first = first.or(answer.in_view.then_some(rows.len()));
            let weighed = weighed.answers.get(at);
            rows.push(ListingRow {
                number: Some((at + 1).to_string()),
                action: Some(Action::Change(answer.question)),
                detail: self
                    .remark_blocks(self.remark_at(answer.question))
                    .chain(weighed.iter().flat_map(|answer| answer.blocks(self.messages)))
                    .collect(),
                words: self.with_unconfirmed(answer),
                ..answer_row(answer)
            });
        }
        if let Some(next) = &given.next {
            first = first.or(next.in_view.then_some(rows.len()));
            let right = if next.in_view { self.messages.now() } else { self.messages.comes_next() };
            rows.push(ListingRow {
                number: Some((given.on_path.len() + 1).to_string()),
                label: next.ask.clone(),
                // Of most questions nothing was made yet.
                words: self
                    .unconfirmed_words(next.question)
                    .unwrap_or_else(|| self.messages.not_answered().to_owned()),
                right: right.to_owned(),
                action: Some(Action::GoOn),
                ..ListingRow::default()
            });
        }
        for (answers, title) in [
            (&given.waiting, self.messages.waiting_title()),
            (&given.set_aside, self.messages.set_aside_title()),
        ] {
            let row = |(at, answer): (usize, &GivenAnswer)| ListingRow {
                heading: (at == 0).then(|| title.to_owned()),
                faint: true,
                detail: self.remark_blocks(self.remark_at(answer.question)).collect(),
                action: Some(Action::Open(PageId::OffPath(answer.question))),
                words: self.with_unconfirmed(answer),
                ..answer_row(answer)
            };
            rows.extend(answers.iter().enumerate().map(row));
        }
        let total = self.model.catalogue.offered.count_ones(..);
        let place = match self.has_apps() {
            true => self.messages.left_of(self.whole.walk.left.count_ones(..), total),
            false => String::new(),
        };
        Listing {
            head: Head { title: self.messages.overview().to_owned(), place },
            news: self.news_line(),
            rows: self.without_refused(rows).into(),
            // At an outcome no question is in view.
            first: first.unwrap_or(0),
            before: self.decided_blocks(),
            // It accounts for what no answer above counts.
            after: self.always_drop().into_iter().chain(given.skipped).map(Block::Remark).collect(),
            ..Listing::default()
        }
    }

    /// That a question was skipped, and why.
    pub(super) fn skipped_words(&self, skip: Skip) -> String {
        let ask = self.model.graph.questions.row(skip.question).ask.one_line();
        match skip.reason {
            SkipReason::NotNow => self.messages.skipped(&ask),
            SkipReason::NotForLeft => self.messages.skipped_for_left(&ask),
            SkipReason::NoChoice => self.messages.skipped_empty(&ask),
            SkipReason::NoDifference => self.messages.skipped_idle(&ask),
        }
    }

    fn sources_page(&self) -> Document {
        let sources = self.source_list();
        let mut blocks = self.since_edition();
        blocks.extend(sources.blocks(self.messages));
        blocks.extend(self.read.iter().map(|line| Block::Remark(line.one_line())));
        let head = Head { title: self.messages.menu_sources().to_owned(), place: sources.edition };
        Document { head, terms: self.terms_of_blocks(&blocks), blocks }
    }

    fn glossary_page(&self) -> Document {
        let mut entries: Vec<ExplainedTerm> = self.glossary();
        order::by_cached_key(&mut entries, |entry| entry.term.to_lowercase());
        let mut blocks = Vec::new();
        for entry in entries {
            blocks.push(Block::Heading(entry.term));
            blocks.push(Block::Text(entry.text));
        }
        let head = Head { title: self.messages.glossary_title().to_owned(), place: String::new() };
        Document { head, blocks, terms: Vec::new() }
    }

    /// Every word that is explained, by its first term.
    pub fn glossary(&self) -> Vec<ExplainedTerm> {
        let entries = self.model.graph.glossary.iter();
        entries
            .filter_map(|entry| {
                Some(ExplainedTerm { term: entry.terms.first()?.one_line(), text: entry.text.clone() })
            })
            .collect()
    }

    /// The top line of a question: its part of the walk, its number, and how many can follow at most.
    pub(super) fn head_of_question(&self, question: QuestionIx) -> Head {
        let number = self.state.walk.path.len() + 1;
        let left =
            max_remaining_questions(self.model, &self.longest, &self.state.walk, question).saturating_sub(1);
        let place = self.messages.place(number, left);
        let phase = self.model.graph.questions.row(question).phase;
        let place = match phase {
            Some(phase) => format!("{} · {place}", self.model.graph.phases.row(phase).title.one_line()),
            None => place,
        };
        Head { title: self.model.graph.title.one_line(), place }
    }

    /// An answer, with what is made of its question and not confirmed.
    fn with_unconfirmed(&self, answer: &GivenAnswer) -> String {
        match self.unconfirmed_words(answer.question) {
            Some(made) => format!("{}; {made}", answer.words),
            None => answer.words.clone(),
        }
    }
}

/// A row of an answer.
fn answer_row(answer: &GivenAnswer) -> ListingRow {
    ListingRow {
        label: answer.ask.clone(),
        words: answer.words.clone(),
        right: answer.remark.clone(),
        ..ListingRow::default()
    }
}
