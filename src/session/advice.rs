//! The end of a walk on pages: the advice with its apps by standing, the ways back when nothing is left, what the
//! organisation has to arrange, what is still open, and the plan.

use super::app::{Notes, borrowed, marked};
use super::page::{Action, Block, Document, Head, Listing, Row, Screen};
use super::walk::Session;
use super::{terms, words};
use crate::analysis::{ChangeGoal, Influence, open_points};
use crate::engine::{
    AttentionRef, Fault, Reason, Standing, app_attention, organisation_attention, ranking, reasons,
    standings, unknown_facts,
};
use crate::model::{AppIx, FactKind, Ix, OutcomeIx, OutcomeKind, Plan, Shows, Value};
use crate::text::{SafeText, lower_first};

/// Words up to this long (articles, prepositions) say nothing of what a fact is about.
const SHORT_WORD: usize = 4;

/// More facts than this do not fit on a line of a list.
const FACTS_IN_SHORT: usize = 4;

impl Session<'_> {
    /// The page of an outcome.
    pub(super) fn outcome_page(&self, outcome: OutcomeIx) -> Listing {
        let row = self.model.graph.outcomes.row(outcome);
        let shows = row.shows == Shows::Remaining && self.has_apps();
        let left = self.state.walk.left.count_ones(..);
        let mut before = vec![Block::Heading(row.title.one_line())];
        let mut body: Vec<Block> = row.body.iter().cloned().map(Block::Text).collect();
        body.extend(words::references(self.model, self.messages, &row.sources).map(Block::Remark));
        let ways = if row.kind == OutcomeKind::Blocked || (shows && left == 0) {
            self.ways_back()
        } else {
            Vec::new()
        };
        let mut rows: Vec<Row> =
            ways.iter().enumerate().map(|(at, way)| self.change_row(ChangeGoal::Anything, at, way)).collect();
        if let Some(first) = rows.first_mut() {
            first.heading = Some(self.messages.changes_help().to_owned());
        }
        if shows && left > 0 {
            before.push(Block::Text(self.summary().into()));
            rows.extend(self.app_rows());
        }
        self.links(outcome, &mut rows);
        let terms =
            terms::find(self.model, row.title.as_str().lines().chain(row.body.iter().map(SafeText::as_str)));
        // What the person came for stands first: the apps, or the ways back. Where there are none, it is the text.
        let mut after = Vec::new();
        if ways.is_empty() && !(shows && left > 0) {
            before.append(&mut body);
        }
        self.points_of(&ways, &mut after);
        after.append(&mut body);
        after.extend(self.model.graph.notice.iter().cloned().map(Block::Text));
        let title = self.model.graph.title.one_line();
        let place = match row.kind {
            OutcomeKind::Advice => {
                format!(
                    "{} · {}",
                    self.messages.advice(),
                    self.messages.dated_after(self.model.graph.edition.as_str())
                )
            }
            OutcomeKind::Blocked => self.messages.none_left(words::noun(self.model)),
            OutcomeKind::Info => self.messages.information().to_owned(),
        };
        Listing {
            head: Head { title, place },
            news: self.news_line(),
            before,
            rows,
            after,
            searchable: false,
            first: 0,
            terms,
        }
    }

    /// The page of a walk that met a fault of the tree.
    pub(super) fn stuck_page(&self, fault: Fault) -> Listing {
        let words = match fault {
            Fault::NoWay(question) | Fault::Again(question) | Fault::Circle(question) => {
                self.messages.stuck(self.model.graph.questions.row(question).ask.as_str())
            }
            Fault::NoWayOut(_) | Fault::Round(_) => self.messages.stuck_between().to_owned(),
        };
        let rows = vec![self.link(self.messages.overview(), String::new(), Some('o'), Screen::Overview)];
        Listing {
            head: Head {
                title: self.model.graph.title.one_line(),
                place: self.messages.stuck_place().to_owned(),
            },
            news: self.news_line(),
            before: vec![Block::Text(words.into())],
            rows,
            ..Listing::default()
        }
    }

    /// How many apps fit, in sentences.
    fn summary(&self) -> String {
        let standings = standings(self.model, &self.state);
        let offered = &self.model.catalogue.offered;
        let count =
            |wanted: Standing| offered.ones().filter(|at| standings.get(*at) == Some(&wanted)).count();
        self.messages.advice_summary(
            offered.count_ones(..),
            count(Standing::Recommended),
            count(Standing::Conditional),
            count(Standing::Unproven),
            words::noun(self.model),
        )
    }

    /// The apps that are left, by standing.
    fn app_rows(&self) -> Vec<Row> {
        let standings = standings(self.model, &self.state);
        let mut last = None;
        let mut rows = Vec::new();
        for app in ranking(self.model, &self.state) {
            let Some(standing) = standings.get(app.at()).copied() else { continue };
            if standing == Standing::Dropped {
                continue;
            }
            let heading = (last != Some(standing)).then(|| self.standing_words(standing).to_owned());
            last = Some(standing);
            rows.push(Row {
                heading,
                number: None,
                ticked: None,
                label: self.model.catalogue.apps.row(app).name.one_line(),
                words: self.app_words(app, standing),
                right: String::new(),
                faint: false,
                shortcut: None,
                action: Some(Action::Open(Screen::App(app))),
                detail: self.app_detail(app),
            });
        }
        rows
    }

    /// The one line that says most of an app where it stands.
    pub(super) fn app_words(&self, app: AppIx, standing: Standing) -> String {
        let reasons = reasons(self.model, &self.state, app);
        match (standing, reasons.first()) {
            (Standing::Unproven, _) => {
                let labels: Vec<String> =
                    unknown_facts(&self.state, app).into_iter().map(|fact| self.label(fact)).collect();
                self.messages.ask_supplier(&borrowed(&labels))
            }
            (_, Some(Reason::Never)) => {
                self.model.catalogue.never.get(&app).map_or(String::new(), |never| never.because.one_line())
            }
            (_, Some(Reason::Rule(at))) => {
                self.model.graph.standing.get(*at).map_or(String::new(), |rule| rule.because.one_line())
            }
            (_, Some(Reason::Requirement(judgement))) => {
                let because = self.because_in_short(judgement);
                match reasons.len() {
                    1 => because,
                    count => format!("{because}, {}", self.messages.more_reasons(count - 1)),
                }
            }
            (_, None) => self.facts_in_short(app),
        }
    }

    /// The facts that counted, in a row: "ISO 9001 · 10 kg · motor: ja". What was asked last comes first: it says most
    /// of this person, and what was asked first all that are left have in common.
    fn facts_in_short(&self, app: AppIx) -> String {
        let tested = words::tested_facts(self.model, &self.state).into_iter().rev();
        let told = tested.filter_map(|fact| {
            let words = words::value(self.model, self.messages, fact, app);
            match (self.model.value(fact, app), &self.model.graph.facts.row(fact).kind) {
                (Value::Unknown | Value::Text(_), _) => None,
                (Value::Set(values), _) if !values.is_empty() => Some(words),
                (Value::Apps(_), _) => Some(words),
                (Value::Choice(_), _) if says_itself(&self.label(fact), &words) => Some(words),
                (Value::Number(_), FactKind::Number { unit }) if !unit.is_empty() => Some(words),
                _ => Some(format!("{}: {words}", lower_first(&self.label(fact)))),
            }
        });
        told.take(FACTS_IN_SHORT).collect::<Vec<_>>().join(" · ")
    }

    /// What is shown of an app while its row is highlighted: what to watch, and what is told in words.
    fn app_detail(&self, app: AppIx) -> Vec<Block> {
        let mut notes = Notes::default();
        let points = app_attention(self.model, &self.state, app);
        let points: Vec<Block> = points.into_iter().flat_map(|point| self.point(point, &mut notes)).collect();
        let told = self.told_in_words(app, &mut notes);
        if points.is_empty() && told.is_empty() {
            return Vec::new();
        }
        let name = self.model.catalogue.apps.row(app).name.one_line();
        let heading = Block::Heading(self.messages.attention_for(&name));
        std::iter::once(heading).chain(points).chain(told).chain(notes.blocks()).collect()
    }

    /// The rows that lead to what belongs to the advice.
    fn links(&self, outcome: OutcomeIx, rows: &mut Vec<Row>) {
        let start = rows.len();
        let points = organisation_attention(self.model, &self.state).len();
        if points > 0 {
            rows.push(self.link(
                self.messages.organise(),
                self.messages.points(points),
                Some('r'),
                Screen::Organisation,
            ));
        }
        let inquiries = self.supplier_questions();
        if inquiries > 0 {
            let right = self.messages.questions(inquiries);
            rows.push(self.link(self.messages.suppliers(), right, Some('l'), Screen::Suppliers));
        }
        let open = self.state.walk.open().count();
        if open > 0 {
            rows.push(self.link(
                self.messages.still_open_title(),
                self.messages.questions(open),
                Some('n'),
                Screen::Open,
            ));
        }
        let decide = self.influences().iter().filter(|swayed| swayed.influence == Influence::Decides).count();
        rows.push(self.link(
            self.messages.mattered(),
            self.messages.answers(decide),
            Some('d'),
            Screen::Mattered,
        ));
        if let Some(plan) = self.model.graph.outcomes.row(outcome).plan {
            let plan = self.model.graph.plans.row(plan);
            let (done, all) = self.progress(plan);
            rows.push(self.link(
                &plan.title.one_line(),
                self.messages.plan_done(done, all),
                Some('p'),
                Screen::Plan,
            ));
        }
        if self.has_apps() {
            let offered = self.model.catalogue.offered.count_ones(..);
            let dropped = offered - self.state.walk.left.count_ones(..);
            let right = self.messages.dropped_count(dropped);
            rows.push(self.link(
                &self.messages.all_apps(words::noun(self.model)),
                right,
                Some('t'),
                Screen::Apps,
            ));
        }
        rows.push(self.link(
            self.messages.overview(),
            self.messages.answers(self.state.walk.path.len()),
            Some('o'),
            Screen::Overview,
        ));
        if let Some(first) = rows.get_mut(start)
            && start > 0
        {
            first.heading = Some(self.messages.further().to_owned());
        }
    }

    pub(super) fn link(&self, label: &str, right: String, shortcut: Option<char>, to: Screen) -> Row {
        Row {
            heading: None,
            number: None,
            ticked: None,
            label: label.to_owned(),
            words: String::new(),
            right,
            faint: false,
            shortcut,
            action: Some(Action::Open(to)),
            detail: Vec::new(),
        }
    }

    /// What the organisation has to arrange, by who has to see to it.
    pub(super) fn organisation_page(&self) -> Document {
        let points = organisation_attention(self.model, &self.state);
        let mut whom: Vec<Option<&SafeText>> = Vec::new();
        for (_, point) in &points {
            if !whom.contains(&point.for_whom.as_ref()) {
                whom.push(point.for_whom.as_ref());
            }
        }
        let mut blocks = Vec::new();
        let mut notes = Notes::default();
        for who in whom {
            let title = who.map_or(self.messages.for_everyone().to_owned(), |who| {
                self.messages.for_whom_heading(&who.one_line())
            });
            blocks.push(Block::Heading(title));
            for (from, point) in points.iter().filter(|(_, point)| point.for_whom.as_ref() == who) {
                let mark = self.mark(&point.sources, &mut notes);
                if *from == AttentionRef::Choice {
                    blocks.push(Block::Item(point.text.clone()));
                    blocks.push(Block::Remark(marked(self.messages.by_your_answers(), &mark)));
                } else {
                    blocks.push(Block::Item(marked(point.text.as_str(), &mark).into()));
                }
            }
        }
        if blocks.is_empty() {
            blocks.push(Block::Text(self.messages.nothing_to_organise().into()));
        } else if !notes.is_empty() {
            blocks.push(Block::Heading(self.messages.sources().to_owned()));
            blocks.extend(notes.blocks());
        }
        let terms = terms::of_blocks(self.model, &blocks);
        let head =
            Head { title: self.messages.organise().to_owned(), place: self.messages.points(points.len()) };
        Document { head, blocks, terms }
    }

    /// What is still open: the questions answered with "weet ik niet".
    pub(super) fn open_page(&self) -> Document {
        let mut blocks = Vec::new();
        let answer = |question| self.choices().get(&question);
        for point in open_points(self.model, &self.whole, answer) {
            let Some(at) = self.whole.walk.path.iter().position(|choice| choice.question == point.question)
            else {
                continue;
            };
            let row = self.model.graph.questions.row(point.question);
            blocks.push(Block::Item(self.messages.open_question(at + 1, row.ask.as_str()).into()));
            if self.has_apps() {
                let count = point.differs.len();
                blocks.push(Block::Remark(match point.is_all {
                    true => self.messages.hangs_on_it(count, words::noun(self.model)),
                    false => self.messages.hangs_on_it_at_least(count, words::noun(self.model)),
                }));
            }
            blocks.extend(
                row.owner.as_ref().map(|owner| Block::Remark(self.messages.owner(&owner.one_line()))),
            );
        }
        let open = self.whole.walk.open().count();
        if blocks.is_empty() {
            blocks.push(Block::Text(self.messages.nothing_open().into()));
        }
        let head =
            Head { title: self.messages.still_open_title().to_owned(), place: self.messages.questions(open) };
        Document { head, terms: terms::of_blocks(self.model, &blocks), blocks }
    }

    /// The plan of the outcome, as a checklist.
    pub(super) fn plan_page(&self) -> Option<Listing> {
        let outcome = self.outcome()?;
        let plan = self.model.graph.plans.row(self.model.graph.outcomes.row(outcome).plan?);
        let (done, all) = self.progress(plan);
        let mut group: Option<&SafeText> = None;
        let mut rows = Vec::new();
        for (at, step) in plan.steps.iter().enumerate() {
            let heading = step.group.as_ref().filter(|new| group != Some(*new)).map(SafeText::one_line);
            group = step.group.as_ref().or(group);
            let mut detail: Vec<Block> = step.help.iter().cloned().map(Block::Text).collect();
            detail.extend(words::references(self.model, self.messages, &step.sources).map(Block::Remark));
            rows.push(Row {
                heading,
                number: None,
                ticked: Some(self.ticked.contains(&(plan.id.clone(), step.id.clone()))),
                label: step.text.one_line(),
                words: String::new(),
                right: step.for_whom.as_ref().map(SafeText::one_line).unwrap_or_default(),
                faint: false,
                shortcut: None,
                action: Some(Action::Toggle(at)),
                detail,
            });
        }
        let first = rows.iter().position(|row| row.ticked == Some(false)).unwrap_or(0);
        let terms = terms::find(self.model, plan.steps.iter().map(|step| step.text.as_str()));
        let head = Head { title: plan.title.one_line(), place: self.messages.plan_done(done, all) };
        Some(Listing { head, rows, first, terms, ..Listing::default() })
    }

    fn progress(&self, plan: &Plan) -> (usize, usize) {
        let done = plan.steps.iter().filter(|step| self.ticked.contains(&(plan.id.clone(), step.id.clone())));
        (done.count(), plan.steps.len())
    }
}

/// Whether a value names what it is a value of: "geen motor" does for "Motor", "ja" does not.
fn says_itself(label: &str, value: &str) -> bool {
    let (label, value) = (label.to_lowercase(), value.to_lowercase());
    let telling = |word: &&str| word.chars().count() > SHORT_WORD;
    let mut words = label.split(|letter: char| !letter.is_alphanumeric()).filter(telling);
    words.any(|word| value.contains(word))
}
