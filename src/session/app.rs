//! One app on a page: how it stands and every reason why, its facts with their sources, what to watch.

use super::page::{Block, Document, Head};
use super::walk::Session;
use super::{terms, words};
use crate::engine::{Judgement, Reason, Standing, app_attention, reasons, standing, unknown_facts};
use crate::model::{AppIx, Attention, FactIx, FactKind, Reference, Value};
use crate::text::{SafeText, sentence, upper_first};

/// The sources of a page, numbered in the order in which they are named.
#[derive(Default)]
pub(super) struct Notes(Vec<String>);

impl Notes {
    /// The mark of these places, such as `[1]` or `[1] [3]`.
    fn mark(&mut self, places: Vec<String>) -> String {
        let numbers = places.into_iter().map(|place| match self.0.iter().position(|known| *known == place) {
            Some(at) => at + 1,
            None => {
                self.0.push(place);
                self.0.len()
            }
        });
        numbers.map(|number| format!("[{number}]")).collect::<Vec<_>>().join(" ")
    }

    /// Whether none was named.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The list of sources, to stand at the end of the page.
    pub(super) fn blocks(self) -> impl Iterator<Item = Block> {
        self.0.into_iter().enumerate().map(|(at, place)| Block::Remark(format!("[{}] {place}", at + 1)))
    }
}

impl Session<'_> {
    /// How an app stands, in one or two words.
    pub(super) fn standing_words(&self, standing: Standing) -> &'static str {
        match standing {
            Standing::Recommended => self.messages.title_recommended(),
            Standing::Conditional => self.messages.title_conditional(),
            Standing::Unproven => self.messages.title_unproven(),
            Standing::Dropped => self.messages.title_dropped(),
        }
    }

    /// The page of one app.
    pub(super) fn app_page(&self, app: AppIx) -> Document {
        let row = self.model.catalogue.apps.row(app);
        let standing = standing(self.model, &self.state, app);
        let mut blocks: Vec<Block> = row.summary.iter().cloned().map(Block::Text).collect();
        if let Some(supplier) = &row.supplier {
            blocks.push(pair(self.messages.supplier(), supplier.one_line(), String::new()));
        }
        let mut notes = Notes::default();
        if self.is_begun() || standing == Standing::Dropped {
            self.why(app, standing, &mut notes, &mut blocks);
        }
        self.facts(app, &mut notes, &mut blocks);
        let points = app_attention(self.model, &self.state, app);
        if !points.is_empty() {
            blocks.push(Block::Heading(self.messages.attention_points().to_owned()));
        }
        for point in points {
            blocks.extend(self.point(point, &mut notes));
        }
        if !notes.is_empty() {
            blocks.push(Block::Heading(self.messages.sources().to_owned()));
            blocks.extend(notes.blocks());
        }
        let terms = terms::of_blocks(self.model, &blocks);
        let place = if self.is_begun() { self.standing_words(standing).to_owned() } else { String::new() };
        Document { head: Head { title: row.name.one_line(), place }, blocks, terms }
    }

    /// Why it stands where it stands: every reason, in the person's own answers.
    pub(super) fn why(&self, app: AppIx, standing: Standing, notes: &mut Notes, blocks: &mut Vec<Block>) {
        let name = self.model.catalogue.apps.row(app).name.one_line();
        let heading = match standing {
            Standing::Recommended => {
                blocks.push(Block::Text(self.messages.fits_all(&name).into()));
                return;
            }
            Standing::Conditional => self.messages.why_conditional(&name),
            Standing::Unproven => self.messages.why_unproven(&name),
            Standing::Dropped => self.messages.why_dropped(&name),
        };
        blocks.push(Block::Heading(heading));
        for (at, reason) in reasons(self.model, &self.state, app).into_iter().enumerate() {
            self.reason(app, at + 1, reason, notes, blocks);
        }
        let questions = unknown_facts(&self.state, app);
        if standing == Standing::Unproven && !questions.is_empty() {
            let labels: Vec<String> = questions.into_iter().map(|fact| self.label(fact)).collect();
            blocks.push(Block::Text(upper_first(&self.messages.ask_supplier(&borrowed(&labels))).into()));
        }
    }

    fn reason(
        &self,
        app: AppIx,
        number: usize,
        reason: Reason<'_>,
        notes: &mut Notes,
        blocks: &mut Vec<Block>,
    ) {
        match reason {
            Reason::Never => {
                if let Some(never) = self.model.catalogue.never.get(&app) {
                    let because = upper_first(&sentence(&never.because.one_line()));
                    let because = marked(&because, &self.mark(&never.sources, notes));
                    blocks.push(Block::Numbered(number, because.into()));
                }
            }
            Reason::Rule(at) => {
                if let Some(rule) = self.model.graph.standing.get(at) {
                    blocks.push(Block::Numbered(number, rule.because.clone()));
                    let facts = rule.when.facts();
                    self.told_facts(app, &facts, notes, blocks);
                }
            }
            Reason::Requirement(judgement) => {
                let Some(requirement) = judgement.effect.requirement(self.model) else { return };
                let because = marked(&self.because(judgement), &self.mark(&requirement.sources, notes));
                blocks.push(Block::Numbered(number, because.into()));
                self.told_facts(app, &requirement.require.facts(), notes, blocks);
            }
        }
    }

    /// A requirement as a reason: the words of the tree, and the answer that asks for it.
    pub(super) fn because(&self, judgement: &Judgement) -> String {
        let because = judgement.effect.requirement(self.model).map_or("", |effect| effect.because.as_str());
        let path = &self.state.walk.path;
        let number = path.iter().position(|choice| choice.question == judgement.effect.question);
        let answer = words::answered(self.model, self.messages, path, judgement.effect, judgement.answer);
        let because = upper_first(because.trim_end_matches('.'));
        match number {
            Some(at) => format!("{because}. {}", self.messages.your_answer_was(&answer, at + 1)),
            None => format!("{because}."),
        }
    }

    /// The same in a few words, for a line of a list.
    pub(super) fn because_in_short(&self, judgement: &Judgement) -> String {
        let because = judgement.effect.requirement(self.model).map_or("", |effect| effect.because.as_str());
        let because = because.trim_end_matches('.');
        let path = &self.state.walk.path;
        match path.iter().position(|choice| choice.question == judgement.effect.question) {
            Some(at) => self.messages.with_remark(because, &self.messages.at_question(at + 1)),
            None => because.to_owned(),
        }
    }

    /// The facts that a reason turns on, each with its value and source.
    pub(super) fn told_facts(
        &self,
        app: AppIx,
        facts: &[FactIx],
        notes: &mut Notes,
        blocks: &mut Vec<Block>,
    ) {
        for fact in facts {
            let value = words::value(self.model, self.messages, *fact, app);
            let told = self.messages.fact_is(&self.label(*fact), &value);
            blocks.push(Block::Remark(marked(&told, &notes.mark(self.fact_sources(*fact, app)))));
        }
    }

    pub(super) fn label(&self, fact: FactIx) -> String {
        self.model.graph.facts.row(fact).label.one_line()
    }

    /// Where the value of a fact comes from; nothing when the value is unknown.
    fn fact_sources(&self, fact: FactIx, app: AppIx) -> Vec<String> {
        if self.model.value(fact, app) == Value::Unknown {
            return Vec::new();
        }
        let own = self.model.catalogue.columns.row(fact).details.get(&app).map(|detail| &detail.sources);
        let places: &[Reference] = match own {
            Some(own) if !own.is_empty() => own,
            _ => &self.model.catalogue.apps.row(app).sources,
        };
        places.iter().map(|place| words::reference(self.model, place)).collect()
    }

    /// The facts: those that the answers tested first, then the others by group, then those that are not known.
    fn facts(&self, app: AppIx, notes: &mut Notes, blocks: &mut Vec<Block>) {
        let tested = words::tested_facts(self.model, &self.state);
        let known = |fact: &FactIx| self.model.value(*fact, app) != Value::Unknown;
        let mut heading = None;
        if tested.iter().any(known) {
            blocks.push(Block::Heading(self.messages.facts_that_counted().to_owned()));
            blocks.extend(
                tested.iter().filter(|fact| known(fact)).map(|fact| self.fact_pair(*fact, app, notes)),
            );
            heading = Some(self.messages.facts_other().to_owned());
        }
        let facts = self.model.graph.facts.indexes();
        let (others, unknown): (Vec<FactIx>, Vec<FactIx>) = facts.partition(known);
        let others: Vec<FactIx> = others.into_iter().filter(|fact| !tested.contains(fact)).collect();
        let mut groups: Vec<Option<&SafeText>> = Vec::new();
        for group in others.iter().map(|fact| self.model.graph.facts.row(*fact).group.as_ref()) {
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
        for group in groups {
            let title = group.map(SafeText::one_line).or_else(|| heading.take());
            blocks.extend(title.map(Block::Heading));
            let members =
                others.iter().filter(|fact| self.model.graph.facts.row(**fact).group.as_ref() == group);
            blocks.extend(members.map(|fact| self.fact_pair(*fact, app, notes)));
        }
        if !unknown.is_empty() {
            let labels: Vec<String> = unknown.into_iter().map(|fact| self.label(fact)).collect();
            blocks.push(Block::Heading(self.messages.unknown_title().to_owned()));
            blocks.push(Block::Text(labels.join(", ").into()));
        }
    }

    fn fact_pair(&self, fact: FactIx, app: AppIx, notes: &mut Notes) -> Block {
        let mut value = words::value(self.model, self.messages, fact, app);
        let detail = self.model.catalogue.columns.row(fact).details.get(&app);
        if let Some(note) = detail.and_then(|detail| detail.note.as_ref()) {
            value = format!("{value} ({})", note.one_line().trim_end_matches('.'));
        }
        pair(&self.label(fact), value, notes.mark(self.fact_sources(fact, app)))
    }

    /// The mark of places in the sources, on a page that lists them at its end.
    pub(super) fn mark(&self, places: &[Reference], notes: &mut Notes) -> String {
        notes.mark(places.iter().map(|place| words::reference(self.model, place)).collect())
    }

    /// An attention point, with who has to see to it and the mark of where it comes from.
    pub(super) fn point(&self, point: &Attention, notes: &mut Notes) -> Vec<Block> {
        let mark = self.mark(&point.sources, notes);
        match &point.for_whom {
            Some(whom) => {
                let remark = marked(&self.messages.meant_for(&whom.one_line()), &mark);
                vec![Block::Item(point.text.clone()), Block::Remark(remark)]
            }
            None => vec![Block::Item(marked(point.text.as_str(), &mark).into())],
        }
    }

    /// The facts that are words to show, such as what something costs.
    pub(super) fn told_in_words(&self, app: AppIx, notes: &mut Notes) -> Vec<Block> {
        let facts = self.model.graph.facts.iter();
        let texts = facts.filter(|(_, fact)| matches!(fact.kind, FactKind::Text)).map(|(fact, _)| fact);
        let known = texts.filter(|fact| self.model.value(*fact, app) != Value::Unknown);
        known.map(|fact| self.fact_pair(fact, app, notes)).collect()
    }
}

/// Words with a mark behind them, if there is one.
pub(super) fn marked(words: &str, mark: &str) -> String {
    if mark.is_empty() { words.to_owned() } else { format!("{words} {mark}") }
}

pub(super) fn pair(label: &str, value: String, mark: String) -> Block {
    Block::Pair { label: label.to_owned(), value, mark }
}

/// The same texts, borrowed.
pub(super) fn borrowed(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}
