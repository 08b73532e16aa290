//! The pages around the walk: the start, all apps, the answers given, the sources, the words that are explained.

use super::advice::{DecisiveAnswers, GivenAnswer, Section};
use super::page::{
    Action, Block, Document, ExplainedTerm, Head, Listing, ListingRow, Page, PageId, PendingAnswer,
};
use super::walk::Session;
use super::{terms, words};
use crate::analysis::{ChangeGoal, max_remaining_questions};
use crate::engine::{AnswerValue, Position, Skip, SkipReason, Standing, has_inquiries};
use crate::model::{AppIx, QuestionIx};
use crate::text::{Noun, SafeText};

impl Session<'_> {
    /// A page, in ready words. `draft` is what is ticked or typed at the question in view.
    pub fn page(&self, page: PageId, draft: &PendingAnswer) -> Page {
        match page {
            PageId::Start => Page::Listing(self.start_page()),
            PageId::Walk => match self.state.walk.position {
                Position::At(question) => Page::Ask(Box::new(self.ask(question, draft))),
                Position::Done(outcome) => Page::Listing(self.outcome_page(&self.outcome_advice(outcome))),
                Position::Stuck(fault) => Page::Listing(self.stuck_page(fault)),
            },
            PageId::Apps => Page::Listing(self.apps_page()),
            PageId::Why(app) => Page::Listing(self.why_page(&self.why(app))),
            PageId::Mattered => Page::Document(self.section_page(&self.decisive_answers())),
            PageId::App(app) => Page::Document(self.app_page(app)),
            PageId::Compare(side) => Page::Table(self.compare_page(side)),
            PageId::Overview => Page::Listing(self.overview_page()),
            PageId::Organisation => Page::Document(self.section_page(&self.organisation())),
            PageId::Open => Page::Document(self.section_page(&self.open_questions())),
            PageId::Suppliers => Page::Document(self.section_page(&self.letters())),
            PageId::Plan => match self.plan_page() {
                Some(plan) => Page::Listing(plan),
                None => Page::Document(self.nothing(self.messages.no_plan())),
            },
            PageId::Sources => Page::Document(self.sources_page()),
            PageId::Glossary => Page::Document(self.glossary_page()),
        }
    }

    /// Whether there is anything to see on a page.
    pub fn has_page(&self, page: PageId) -> bool {
        match page {
            PageId::Apps | PageId::App(_) | PageId::Why(_) | PageId::Compare(_) => self.has_apps(),
            PageId::Overview => self.is_begun(),
            PageId::Suppliers => has_inquiries(&self.state),
            PageId::Mattered => self.outcome().is_some(),
            PageId::Plan => self.outcome().is_some_and(|ix| self.model.graph.outcomes.row(ix).plan.is_some()),
            PageId::Start
            | PageId::Walk
            | PageId::Organisation
            | PageId::Open
            | PageId::Sources
            | PageId::Glossary => true,
        }
    }

    /// What the things of the catalogue are called; nothing without a catalogue.
    pub fn noun(&self) -> Option<Noun<'_>> {
        self.has_apps().then(|| words::noun(self.model))
    }

    fn nothing(&self, words: &str) -> Document {
        let head = Head { title: self.model.graph.title.one_line(), place: String::new() };
        Document { head, blocks: vec![Block::Text(words.into())], terms: Vec::new() }
    }

    fn start_page(&self) -> Listing {
        let graph = &self.model.graph;
        let mut before: Vec<Block> =
            graph.intro.iter().chain(&graph.notice).cloned().map(Block::Text).collect();
        before.extend(self.read.iter().map(|line| Block::Remark(line.one_line())));
        let mut rows = Vec::new();
        let row = |label: String, action: Action| ListingRow {
            action: Some(action),
            label,
            ..ListingRow::default()
        };
        if self.is_begun() {
            let label = match self.whole.walk.position {
                Position::At(_) => {
                    let number = self.whole.walk.path.len() + 1;
                    match &self.since {
                        Some(when) => self.messages.menu_go_on(number, when.as_str()),
                        None => self.messages.menu_go_on_at(number),
                    }
                }
                Position::Done(_) | Position::Stuck(_) => self.messages.menu_advice().to_owned(),
            };
            rows.push(row(label, Action::GoOn));
            rows.push(row(self.messages.overview().to_owned(), Action::Open(PageId::Overview)));
            rows.push(row(self.messages.menu_again().to_owned(), Action::Restart));
        } else {
            rows.push(row(self.messages.menu_begin().to_owned(), Action::GoOn));
        }
        if self.has_apps() {
            rows.push(row(self.messages.menu_apps(words::noun(self.model)), Action::Open(PageId::Apps)));
        }
        rows.push(row(self.messages.menu_sources().to_owned(), Action::Open(PageId::Sources)));
        let place = self.messages.dated(graph.edition.as_str());
        let terms = terms::of_blocks(self.model, &before);
        let head = Head { title: graph.title.one_line(), place };
        Listing { head, news: self.news_line(), before, rows, terms, ..Listing::default() }
    }

    /// All apps, by standing once something was answered.
    fn apps_page(&self) -> Listing {
        let ranked = self.ranked();
        let mut last = None;
        let mut rows = Vec::new();
        for (app, standing) in &ranked {
            let row = self.app_row(*app, *standing);
            let heading =
                (last != Some(standing) && self.is_begun()).then(|| self.counted(*standing, &ranked));
            last = Some(standing);
            rows.push(ListingRow { heading, ..row });
        }
        if !self.is_begun() {
            rows.sort_by_cached_key(|row| row.label.to_lowercase());
        }
        let total = ranked.len();
        let place = match self.is_begun() {
            true => self.messages.left_of(self.state.walk.left.count_ones(..), total),
            false => total.to_string(),
        };
        let title = self.messages.all_apps(words::noun(self.model));
        Listing { head: Head { title, place }, rows, searchable: true, ..Listing::default() }
    }

    /// The apps that dropped by the answers, as rows; the first with the heading of them all.
    pub fn dropped_rows(&self) -> Vec<ListingRow> {
        if !self.is_begun() {
            return Vec::new();
        }
        let ranked = self.ranked();
        let dropped = ranked.iter().filter(|(_, standing)| *standing == Standing::Dropped);
        let rows = dropped.enumerate().map(|(at, (app, standing))| ListingRow {
            heading: (at == 0).then(|| self.counted(*standing, &ranked)),
            ..self.app_row(*app, *standing)
        });
        rows.collect()
    }

    fn app_row(&self, app: AppIx, standing: Standing) -> ListingRow {
        let row = self.model.catalogue.apps.row(app);
        let words = match self.is_begun() || standing == Standing::Dropped {
            true => self.app_words(app, standing),
            // An author need not describe an app.
            false => row.summary.as_ref().map(SafeText::one_line).unwrap_or_default(),
        };
        ListingRow {
            label: row.name.one_line(),
            words,
            faint: standing == Standing::Dropped,
            action: Some(Action::Open(PageId::App(app))),
            ..ListingRow::default()
        }
    }

    /// The standings of apps, and how many of them there are.
    fn counted(&self, standing: Standing, ranked: &[(AppIx, Standing)]) -> String {
        let count = ranked.iter().filter(|(_, other)| *other == standing).count();
        self.messages.with_remark(self.standing_words(standing), &count.to_string())
    }

    /// The answers given: those on the path, those that wait, those that are set aside.
    fn overview_page(&self) -> Listing {
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
                detail: weighed.map_or_else(Vec::new, |answer| answer.blocks(self.messages)),
                ..answer_row(answer)
            });
        }
        if let Some(next) = &given.next {
            first = first.or(next.in_view.then_some(rows.len()));
            let right = if next.in_view { self.messages.now() } else { self.messages.comes_next() };
            rows.push(ListingRow {
                number: Some((given.on_path.len() + 1).to_string()),
                label: next.ask.clone(),
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
            rows,
            // At an outcome no question is in view.
            first: first.unwrap_or(0),
            after: given.skipped.into_iter().map(Block::Remark).collect(),
            ..Listing::default()
        }
    }

    /// That a question was skipped, and why.
    pub(super) fn skipped_words(&self, skip: Skip) -> String {
        let ask = self.model.graph.questions.row(skip.question).ask.one_line();
        match skip.reason {
            SkipReason::NotNow => self.messages.skipped(&ask),
            SkipReason::NoChoice => self.messages.skipped_empty(&ask),
            SkipReason::NoDifference => self.messages.skipped_idle(&ask),
        }
    }

    fn sources_page(&self) -> Document {
        let sources = self.source_list();
        let mut blocks = sources.blocks(self.messages);
        blocks.extend(self.read.iter().map(|line| Block::Remark(line.one_line())));
        let head = Head { title: self.messages.menu_sources().to_owned(), place: sources.edition };
        Document { head, terms: terms::of_blocks(self.model, &blocks), blocks }
    }

    fn glossary_page(&self) -> Document {
        let mut entries: Vec<ExplainedTerm> = self.glossary();
        entries.sort_by_cached_key(|entry| entry.term.to_lowercase());
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

    /// One line that tells what the last move did.
    pub(super) fn news_line(&self) -> Option<String> {
        let news = &self.news;
        let mut told = Vec::new();
        if news.undone {
            told.push(self.messages.undone().to_owned());
        }
        if let Some((question, old)) = &news.changed {
            told.push(self.changed_words(*question, old));
            if news.kept > 0 {
                told.push(self.messages.kept(news.kept));
            }
        }
        told.extend(news.taken.iter().map(|(question, old)| self.changed_words(*question, old)));
        match news.returned {
            Some((ChangeGoal::App(app), count)) if count > 0 => {
                let name = self.model.catalogue.apps.row(app).name.one_line();
                told.push(self.messages.came_back(&name, count - 1));
            }
            Some((_, count)) if count > 0 => told.push(self.messages.came_back_count(count)),
            _ => {}
        }
        if let Some((question, dropped)) = news.answered {
            match self.whole.walk.given(question) {
                Some(AnswerValue::Unknown) => told.push(self.messages.last_unknown().to_owned()),
                _ if self.has_apps() && news.changed.is_none() => {
                    told.push(self.messages.last_answer(dropped))
                }
                _ => {}
            }
        }
        match news.skipped.as_slice() {
            [] => {}
            [skip] => told.push(self.skipped_words(*skip)),
            several => told.push(self.messages.skipped_several(several.len())),
        }
        if !news.waiting.is_empty() {
            told.push(self.messages.waiting(news.waiting.len()));
        }
        if !news.set_aside.is_empty() {
            let asks: Vec<String> = news
                .set_aside
                .iter()
                .map(|question| self.model.graph.questions.row(*question).ask.one_line())
                .collect();
            told.push(self.messages.set_aside(asks.len(), &words::borrowed(&asks)));
        }
        (!told.is_empty()).then(|| told.join(" "))
    }

    /// That an earlier answer was changed.
    fn changed_words(&self, question: QuestionIx, old: &str) -> String {
        let mut path = self.whole.walk.path.iter().enumerate();
        let found = path.find(|(_, choice)| choice.question == question);
        debug_assert!(found.is_some(), "an answer that was changed is on the path");
        let Some((at, choice)) = found else { return String::new() };
        let new = words::given(self.model, self.messages, question, &choice.given);
        self.messages.changed(at + 1, old, &new)
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
