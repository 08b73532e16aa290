//! One app on a page: its standing and every reason why, its facts with their sources, what to watch.

use super::advice::{AppAdvice, AppOrder, SourceMarks, ToldFact};
use super::page::{Block, Document, Head};
use super::replies::ToldReply;
use super::walk::Session;
use super::words::{self};
use crate::engine::Standing;
use crate::model::{AppIx, FactIx, FactKind, Value};
use crate::text::{Messages, SafeText};

/// Words up to this long (articles, prepositions) say nothing about a fact.
const SHORT_WORD: usize = 4;

/// All that is known of one app.
#[derive(Debug, Clone)]
pub struct AppProfile {
    /// Its standing, and why.
    pub advice: AppAdvice,
    /// Its standing in one or two words; nothing before the first answer.
    pub place: String,
    /// Whether the reasons are shown: before the first answer only of an app that dropped.
    pub tells_why: bool,
    /// Why it stands where it does in the list; nothing for one that dropped, or where there is no advice.
    pub order: Option<AppOrder>,
    /// What it is (simple Markdown).
    pub summary: Option<SafeText>,
    /// Who supplies it.
    pub supplier: Option<String>,
    /// The facts that are known: those that the answers tested first, then the others by group.
    pub facts: Vec<FactGroup>,
    /// What the facts are called that are not known.
    pub unknown: Vec<String>,
    /// What its supplier replied.
    pub replies: Vec<ToldReply>,
}

/// Facts that are shown together.
#[derive(Debug, Clone)]
pub struct FactGroup {
    /// What is above them.
    pub title: Option<String>,
    /// The facts.
    pub facts: Vec<ToldFact>,
}

impl Session<'_> {
    /// All that is known of one app, and its standing on the walk in view.
    pub fn app_profile(&self, app: AppIx) -> AppProfile {
        let row = self.model.catalogue.apps.row(app);
        let advice = self.app_advice(app);
        let place = match self.is_begun() {
            true => self.standing_of(app, advice.standing).to_owned(),
            false if !self.is_offered(app) => self.messages.title_not_offered().to_owned(),
            false => String::new(),
        };
        let known = |fact: &FactIx| self.model.value(*fact, app) != Value::Unknown;
        let (facts, unknown): (Vec<FactIx>, _) = self.model.graph.facts.indexes().partition(known);
        let facts = facts.iter().copied().filter(|fact| !self.is_told_longer(*fact, &facts)).collect();
        AppProfile {
            tells_why: self.is_offered(app) && (self.is_begun() || advice.standing == Standing::Dropped),
            advice,
            order: self.app_order(app),
            place,
            summary: row.summary.clone(),
            supplier: row.supplier.as_ref().map(SafeText::one_line),
            facts: self.fact_groups(app, facts),
            unknown: labels(self, unknown),
            replies: self.counting_replies(app),
        }
    }

    /// The page of one app.
    pub(super) fn app_page(&self, app: AppIx) -> Document {
        let profile = self.app_profile(app);
        let chosen = self.is_selected(app).then(|| self.decided_blocks()).into_iter().flatten();
        let remark = self.remark_blocks(self.remark_at_app(app));
        let profiled = profile.blocks(self.messages);
        let would_change = self.would_change_blocks(app);
        let blocks = chosen.chain(remark).chain(profiled).chain(would_change).collect::<Vec<_>>();
        let terms = self.terms_of_blocks(&blocks);
        Document { head: Head { title: profile.advice.name, place: profile.place }, blocks, terms }
    }

    /// Whether a fact is a text made for a row, beside longer ones of its group that are known.
    fn is_told_longer(&self, fact: FactIx, known: &[FactIx]) -> bool {
        let graph = &self.model.graph;
        let group = |fact: FactIx| {
            let row = graph.facts.row(fact);
            row.group.as_ref().filter(|_| matches!(row.kind, FactKind::Text))
        };
        let in_row = |fact: FactIx| graph.rows.iter().any(|column| column.fact == fact);
        let longer = |other: &FactIx| !in_row(*other) && group(*other) == group(fact);
        in_row(fact) && group(fact).is_some() && known.iter().any(longer)
    }

    /// The known facts: those that the answers tested first, then the others by group.
    fn fact_groups(&self, app: AppIx, known: Vec<FactIx>) -> Vec<FactGroup> {
        let tested = words::tested_facts(self.model, &self.state);
        let others: Vec<FactIx> = known.iter().copied().filter(|fact| !tested.contains(fact)).collect();
        let counted = tested.iter().filter(|fact| known.contains(fact));
        let counted: Vec<ToldFact> = counted.map(|fact| self.told_fact(*fact, app)).collect();
        let mut groups = Vec::new();
        let mut title_of_others = None;
        if !counted.is_empty() {
            let title = Some(self.messages.facts_that_counted().to_owned());
            groups.push(FactGroup { title, facts: counted });
            title_of_others = Some(self.messages.facts_other().to_owned());
        }
        let group_of = |fact: &FactIx| self.model.graph.facts.row(*fact).group.as_ref();
        let mut named: Vec<Option<&SafeText>> = Vec::new();
        for group in others.iter().map(group_of) {
            if !named.contains(&group) {
                named.push(group);
            }
        }
        for group in named {
            let title = group.map(SafeText::one_line).or_else(|| title_of_others.take());
            let members = others.iter().filter(|fact| group_of(fact) == group);
            groups.push(FactGroup { title, facts: members.map(|fact| self.told_fact(*fact, app)).collect() });
        }
        groups
    }

    pub(super) fn label(&self, fact: FactIx) -> String {
        self.model.graph.facts.row(fact).label.one_line()
    }
}

impl AppProfile {
    /// All of it as text.
    pub fn blocks(&self, messages: Messages) -> Vec<Block> {
        let mut blocks: Vec<Block> = self.summary.iter().cloned().map(Block::Text).collect();
        if let Some(supplier) = &self.supplier {
            blocks.push(words::pair(messages.supplier(), supplier.clone(), String::new()));
        }
        let mut marks = SourceMarks::default();
        if self.tells_why {
            blocks.extend(self.advice.reasons_title(messages).map(Block::Heading));
            blocks.extend(self.advice.reason_blocks(messages, &mut marks));
        }
        blocks.extend(self.order.iter().flat_map(|order| order.blocks(messages)));
        if !self.replies.is_empty() {
            blocks.push(Block::Heading(messages.reply_of_supplier().to_owned()));
            blocks.extend(self.replies.iter().flat_map(|reply| reply.blocks(messages)));
        }
        for group in &self.facts {
            blocks.extend(group.title.clone().map(Block::Heading));
            blocks.extend(group.facts.iter().map(|fact| fact.pair(&mut marks)));
        }
        if !self.unknown.is_empty() {
            blocks.push(Block::Heading(messages.unknown_title().to_owned()));
            blocks.push(Block::Text(self.unknown.join(", ").into()));
        }
        if self.advice.age.is_some() || self.advice.points.iter().any(|point| point.since.is_none()) {
            blocks.push(Block::Heading(messages.attention_points().to_owned()));
        }
        blocks.extend(self.advice.point_blocks(messages, |_| true, &mut marks));
        blocks.extend(marks.part(messages));
        blocks
    }
}

pub(super) fn labels(session: &Session<'_>, facts: Vec<FactIx>) -> Vec<String> {
    facts.into_iter().map(|fact| session.label(fact)).collect()
}

/// Whether a value names what it is a value of: "geen motor" does for "Motor", "ja" does not.
pub(super) fn says_itself(label: &str, value: &str) -> bool {
    let (label, value) = (label.to_lowercase(), value.to_lowercase());
    let telling = |word: &&str| word.chars().count() > SHORT_WORD;
    let mut words = label.split(|letter: char| !letter.is_alphanumeric()).filter(telling);
    words.any(|word| value.contains(word))
}
