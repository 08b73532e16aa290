//! The pages around the walk: the start, all apps, the answers given, the sources, the words that are explained.

use super::page::{Action, Block, Document, Draft, Head, Listing, Page, Row, Screen, Term};
use super::walk::Session;
use super::{terms, words};
use crate::analysis::{ChangeGoal, max_remaining_questions};
use crate::engine::{
    AnswerValue, Position, Skip, SkipReason, has_inquiries, ranking, standings, start_walk, step_walk,
};
use crate::model::{Ix, QuestionIx};
use crate::text::{Noun, SafeText};

impl Session<'_> {
    /// A page, in ready words. `draft` is what is ticked or typed at the question in view.
    pub fn page(&self, screen: Screen, draft: &Draft) -> Page {
        match screen {
            Screen::Start => Page::Listing(self.start_page()),
            Screen::Walk => match self.state.walk.position {
                Position::At(question) => Page::Ask(Box::new(self.ask(question, draft))),
                Position::Done(outcome) => Page::Listing(self.outcome_page(outcome)),
                Position::Stuck(fault) => Page::Listing(self.stuck_page(fault)),
            },
            Screen::Apps => Page::Listing(self.apps_page()),
            Screen::Why(app) => Page::Listing(self.why_page(app)),
            Screen::Mattered => Page::Document(self.mattered_page()),
            Screen::App(app) => Page::Document(self.app_page(app)),
            Screen::Compare(side) => Page::Table(self.compare_page(side)),
            Screen::Overview => Page::Listing(self.overview_page()),
            Screen::Organisation => Page::Document(self.organisation_page()),
            Screen::Open => Page::Document(self.open_page()),
            Screen::Suppliers => Page::Document(self.suppliers_page()),
            Screen::Plan => match self.plan_page() {
                Some(plan) => Page::Listing(plan),
                None => Page::Document(self.nothing(self.messages.no_plan())),
            },
            Screen::Sources => Page::Document(self.sources_page()),
            Screen::Glossary => Page::Document(self.glossary_page()),
        }
    }

    /// Whether there is anything to see on a page.
    pub fn has_page(&self, screen: Screen) -> bool {
        match screen {
            Screen::Apps | Screen::App(_) | Screen::Why(_) | Screen::Compare(_) => self.has_apps(),
            Screen::Overview => self.is_begun(),
            Screen::Suppliers => has_inquiries(&self.state),
            Screen::Mattered => self.outcome().is_some(),
            Screen::Plan => self.outcome().is_some_and(|ix| self.model.graph.outcomes.row(ix).plan.is_some()),
            Screen::Start
            | Screen::Walk
            | Screen::Organisation
            | Screen::Open
            | Screen::Sources
            | Screen::Glossary => true,
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
        let row = |label: String, action: Action| Row { action: Some(action), label, ..Row::default() };
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
            rows.push(row(self.messages.overview().to_owned(), Action::Open(Screen::Overview)));
            rows.push(row(self.messages.menu_again().to_owned(), Action::Restart));
        } else {
            rows.push(row(self.messages.menu_begin().to_owned(), Action::GoOn));
        }
        if self.has_apps() {
            rows.push(row(self.messages.menu_apps(words::noun(self.model)), Action::Open(Screen::Apps)));
        }
        rows.push(row(self.messages.menu_sources().to_owned(), Action::Open(Screen::Sources)));
        let place = self.messages.dated(graph.edition.as_str());
        let terms = terms::of_blocks(self.model, &before);
        let head = Head { title: graph.title.one_line(), place };
        Listing { head, news: self.news_line(), before, rows, terms, ..Listing::default() }
    }

    /// All apps, by standing once something was answered.
    fn apps_page(&self) -> Listing {
        let standings = standings(self.model, &self.state);
        let mut last = None;
        let mut rows = Vec::new();
        for app in ranking(self.model, &self.state) {
            let Some(standing) = standings.get(app.at()).copied() else { continue };
            let row = self.model.catalogue.apps.row(app);
            let heading = (last != Some(standing) && self.is_begun()).then(|| {
                let count = count(&standings, self, standing).to_string();
                self.messages.with_remark(self.standing_words(standing), &count)
            });
            last = Some(standing);
            let words = match self.is_begun() || standing == crate::engine::Standing::Dropped {
                true => self.app_words(app, standing),
                false => row.summary.as_ref().map(SafeText::one_line).unwrap_or_default(),
            };
            rows.push(Row {
                heading,
                label: row.name.one_line(),
                words,
                faint: standing == crate::engine::Standing::Dropped,
                action: Some(Action::Open(Screen::App(app))),
                ..Row::default()
            });
        }
        if !self.is_begun() {
            rows.sort_by_cached_key(|row| row.label.to_lowercase());
        }
        let total = self.model.catalogue.offered.count_ones(..);
        let place = match self.is_begun() {
            true => self.messages.left_of(self.state.walk.left.count_ones(..), total),
            false => total.to_string(),
        };
        let title = self.messages.all_apps(words::noun(self.model));
        Listing { head: Head { title, place }, rows, searchable: true, ..Listing::default() }
    }

    /// The answers given: those on the path, those that wait, those that are set aside.
    fn overview_page(&self) -> Listing {
        let mut rows = Vec::new();
        let mut core = start_walk(self.model);
        let in_view = self.question();
        let swayed = if self.outcome().is_some() { self.influences() } else { Vec::new() };
        for (at, choice) in self.whole.walk.path.iter().enumerate() {
            let before = core.left.count_ones(..);
            if let Ok(next) = step_walk(self.model, &core, choice) {
                core = next;
            }
            let dropped = before.saturating_sub(core.left.count_ones(..));
            let right = match (&choice.given, in_view == Some(choice.question)) {
                (_, true) => self.messages.now().to_owned(),
                (AnswerValue::Unknown, _) => self.messages.still_open().to_owned(),
                _ if !self.has_apps() => String::new(),
                _ => self.messages.dropped_count(dropped),
            };
            let detail = swayed.get(at).map(|swayed| self.sway_detail(swayed)).unwrap_or_default();
            let row = self.answer_row(choice.question, &choice.given, Some(at + 1), right);
            rows.push(Row { detail, ..row });
        }
        if let Position::At(question) = self.whole.walk.position {
            let row = self.model.graph.questions.row(question);
            let number = Some((self.whole.walk.path.len() + 1).to_string());
            let right =
                if in_view == Some(question) { self.messages.now() } else { self.messages.comes_next() };
            let label = row.ask.one_line();
            rows.push(Row {
                number,
                label,
                right: right.to_owned(),
                action: Some(Action::GoOn),
                ..Row::default()
            });
        }
        let (waiting, aside) = self.off_path();
        self.off_path_rows(&waiting, self.messages.waiting_title(), &mut rows);
        self.off_path_rows(&aside, self.messages.set_aside_title(), &mut rows);
        let first = rows.iter().position(|row| row.right == self.messages.now()).unwrap_or(0);
        let total = self.model.catalogue.offered.count_ones(..);
        let place = match self.has_apps() {
            true => self.messages.left_of(self.whole.walk.left.count_ones(..), total),
            false => String::new(),
        };
        let head = Head { title: self.messages.overview().to_owned(), place };
        Listing {
            head,
            news: self.news_line(),
            rows,
            first,
            after: self.skipped_blocks(),
            ..Listing::default()
        }
    }

    fn answer_row(
        &self,
        question: QuestionIx,
        given: &AnswerValue,
        number: Option<usize>,
        right: String,
    ) -> Row {
        let row = self.model.graph.questions.row(question);
        Row {
            number: number.map(|number| number.to_string()),
            label: row.ask.one_line(),
            words: words::given(self.model, self.messages, question, given),
            right,
            action: number.map(|_| Action::Change(question)),
            ..Row::default()
        }
    }

    fn off_path_rows(&self, questions: &[QuestionIx], heading: &str, rows: &mut Vec<Row>) {
        for (at, question) in questions.iter().enumerate() {
            let Some(given) = self.choices().get(question) else { continue };
            let mut row = self.answer_row(*question, given, None, String::new());
            row.faint = true;
            row.heading = (at == 0).then(|| heading.to_owned());
            rows.push(row);
        }
    }

    fn skipped_blocks(&self) -> Vec<Block> {
        let mut told: Vec<Skip> = Vec::new();
        for skip in &self.whole.walk.skipped {
            match told.iter_mut().find(|known| known.question == skip.question) {
                // Skipped again: what held the last time is why it was never asked.
                Some(known) => *known = *skip,
                None => told.push(*skip),
            }
        }
        told.into_iter().map(|skip| Block::Remark(self.skipped_words(skip))).collect()
    }

    /// That a question was skipped, and why.
    fn skipped_words(&self, skip: Skip) -> String {
        let ask = self.model.graph.questions.row(skip.question).ask.one_line();
        match skip.reason {
            SkipReason::NotNow => self.messages.skipped(&ask),
            SkipReason::NoChoice => self.messages.skipped_empty(&ask),
            SkipReason::NoDifference => self.messages.skipped_idle(&ask),
        }
    }

    fn sources_page(&self) -> Document {
        let graph = &self.model.graph;
        let mut blocks: Vec<Block> = graph.notice.iter().cloned().map(Block::Text).collect();
        for (_, source) in graph.sources.iter() {
            blocks.push(Block::Heading(source.title.one_line()));
            let parts = [
                (self.messages.source_publisher(), &source.publisher),
                (self.messages.source_date(), &source.date),
                (self.messages.source_url(), &source.url),
                (self.messages.source_checked(), &source.checked),
            ];
            for (label, value) in parts {
                if let Some(value) = value {
                    blocks.push(super::app::pair(label, value.one_line(), String::new()));
                }
            }
        }
        if graph.sources.is_empty() {
            blocks.push(Block::Text(self.messages.no_sources().into()));
        }
        blocks.extend(self.read.iter().map(|line| Block::Remark(line.one_line())));
        let head = Head {
            title: self.messages.menu_sources().to_owned(),
            place: self.messages.dated(graph.edition.as_str()),
        };
        Document { head, terms: terms::of_blocks(self.model, &blocks), blocks }
    }

    fn glossary_page(&self) -> Document {
        let mut entries: Vec<Term> = self.glossary();
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
    pub fn glossary(&self) -> Vec<Term> {
        let entries = self.model.graph.glossary.iter();
        entries
            .filter_map(|entry| {
                Some(Term { term: entry.terms.first()?.one_line(), text: entry.text.clone() })
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
        if let Some(question) = news.changed {
            told.push(self.changed_words(question, news.old.as_deref().unwrap_or_default()));
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
            told.push(self.messages.set_aside(asks.len(), &super::app::borrowed(&asks)));
        }
        (!told.is_empty()).then(|| told.join(" "))
    }

    /// That an earlier answer was changed.
    fn changed_words(&self, question: QuestionIx, old: &str) -> String {
        let number = self.whole.walk.path.iter().position(|choice| choice.question == question);
        let new = self
            .choices()
            .get(&question)
            .map(|given| words::given(self.model, self.messages, question, given));
        self.messages.changed(number.map_or(0, |at| at + 1), old, &new.unwrap_or_default())
    }
}

fn count(
    standings: &[crate::engine::Standing],
    session: &Session<'_>,
    wanted: crate::engine::Standing,
) -> usize {
    let offered = session.model.catalogue.offered.ones();
    offered.filter(|at| standings.get(*at) == Some(&wanted)).count()
}
