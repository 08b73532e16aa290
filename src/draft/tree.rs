//! A whole tree as written.

use super::condition::{self, ConditionDraft};
use super::fields::{self, Fields, Named, TextDraft, Typed};
use super::language::{
    COLUMN, COMMON_QUESTION, EXPECT, FACT, FACT_NUMBER, GLOSSARY_ENTRY, GROUP, OUTCOME, PLAN, SCENARIO,
    SOURCE, STANDING_RULE, STEP, TREE, WORDS,
};
use super::parts::{self, AttentionDraft, ReferenceDraft, RouteDraft, WayDraft};
use super::question::{self, QuestionDraft};
use super::scalar;
use crate::source::{Span, Spanned, YamlNode};

/// A tree file.
#[derive(Debug, Clone, PartialEq)]
pub struct TreeDraft<'s> {
    /// The place that represents the whole.
    pub span: Span,
    /// Its id.
    pub id: Option<Typed<'s>>,
    /// Its title.
    pub title: Option<TextDraft<'s>>,
    /// The date of the content.
    pub edition: Option<Typed<'s>>,
    /// The language of the texts.
    pub language: Option<Typed<'s>>,
    /// The first question.
    pub start: Option<Typed<'s>>,
    /// Months after which a fact is old.
    pub stale_after: Option<Spanned<i64>>,
    /// What an app is called, and several.
    pub words: (Option<TextDraft<'s>>, Option<TextDraft<'s>>),
    /// The start page.
    pub intro: Option<TextDraft<'s>>,
    /// One line.
    pub notice: Option<TextDraft<'s>>,
    /// Sources.
    pub sources: Vec<Named<'s, SourceDraft<'s>>>,
    /// Words that are explained.
    pub glossary: Vec<Named<'s, GlossaryDraft<'s>>>,
    /// Parts of the walk.
    pub phases: Vec<Named<'s, TextDraft<'s>>>,
    /// The vocabulary.
    pub facts: Vec<Named<'s, FactDraft<'s>>>,
    /// Whose advice is asked.
    pub advisers: Vec<TextDraft<'s>>,
    /// What every supplier is asked.
    pub ask_all: Vec<CommonQuestionDraft<'s>>,
    /// The columns of lists of apps.
    pub rows: Vec<ColumnDraft<'s>>,
    /// When an app is only conditional.
    pub standing: Vec<StandingDraft<'s>>,
    /// The labels that hold by a condition; without one when its shape is wrong.
    pub derive: Vec<Named<'s, Option<ConditionDraft<'s>>>>,
    /// The questions.
    pub questions: Vec<Named<'s, QuestionDraft<'s>>>,
    /// Questions that are free in order.
    pub groups: Vec<Named<'s, GroupDraft<'s>>>,
    /// Shared lists of routes.
    pub routes: Vec<Named<'s, Vec<RouteDraft<'s>>>>,
    /// Shared texts.
    pub texts: Vec<Named<'s, Typed<'s>>>,
    /// The ends.
    pub outcomes: Vec<Named<'s, OutcomeDraft<'s>>>,
    /// Attention points for the organisation.
    pub attention: Vec<AttentionDraft<'s>>,
    /// Plans.
    pub plans: Vec<Named<'s, PlanDraft<'s>>>,
    /// Scenarios.
    pub scenarios: Vec<ScenarioDraft<'s>>,
}

/// A source.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceDraft<'s> {
    /// Its title.
    pub title: Option<TextDraft<'s>>,
    /// Who made it.
    pub publisher: Option<TextDraft<'s>>,
    /// When.
    pub date: Option<Typed<'s>>,
    /// Where it can be found.
    pub url: Option<Typed<'s>>,
    /// When it was last checked.
    pub checked: Option<Typed<'s>>,
    /// The places that may be named.
    pub places: Option<Vec<Typed<'s>>>,
}

/// Words that are explained.
#[derive(Debug, Clone, PartialEq)]
pub struct GlossaryDraft<'s> {
    /// The words.
    pub terms: Vec<Typed<'s>>,
    /// What they mean.
    pub text: Option<TextDraft<'s>>,
    /// Where that comes from.
    pub sources: Vec<ReferenceDraft<'s>>,
}

/// A fact.
#[derive(Debug, Clone, PartialEq)]
pub struct FactDraft<'s> {
    /// What it is called.
    pub label: Option<TextDraft<'s>>,
    /// Its group.
    pub group: Option<TextDraft<'s>>,
    /// What it means.
    pub help: Option<TextDraft<'s>>,
    /// The question to a supplier.
    pub ask: Option<TextDraft<'s>>,
    /// What values it may have.
    pub kind: Option<FactKindDraft<'s>>,
}

/// What values a fact may have.
#[derive(Debug, Clone, PartialEq)]
pub enum FactKindDraft<'s> {
    /// One of these.
    Choice(Vec<Named<'s, TextDraft<'s>>>),
    /// Any number of these.
    Set(Vec<Named<'s, TextDraft<'s>>>),
    /// A number in a unit.
    Number(Option<TextDraft<'s>>),
    /// Yes or no.
    Flag,
    /// Apps.
    Apps,
    /// Words.
    Text,
}

/// A question to every supplier.
#[derive(Debug, Clone, PartialEq)]
pub struct CommonQuestionDraft<'s> {
    /// Its id.
    pub id: Option<Typed<'s>>,
    /// The question.
    pub text: Option<TextDraft<'s>>,
    /// The fact that it asks about.
    pub fact: Option<Typed<'s>>,
    /// Why it is asked.
    pub sources: Vec<ReferenceDraft<'s>>,
}

/// A fact as a column.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnDraft<'s> {
    /// The place that represents it.
    pub span: Span,
    /// The fact.
    pub fact: Option<Typed<'s>>,
    /// Its head.
    pub label: Option<TextDraft<'s>>,
    /// The most characters of a value.
    pub width: Option<Spanned<i64>>,
    /// What a report makes of it.
    pub used_as: Option<Typed<'s>>,
}

/// When an app is only conditional.
#[derive(Debug, Clone, PartialEq)]
pub struct StandingDraft<'s> {
    /// When.
    pub when: Option<ConditionDraft<'s>>,
    /// The words.
    pub because: Option<TextDraft<'s>>,
}

impl StandingDraft<'_> {
    /// Where its words are, or what they go by; of one without either what it is part of.
    pub fn place(&self, whole: Span) -> Span {
        let words = self.because.as_ref().map(TextDraft::span);
        words.or_else(|| self.when.as_ref().map(|when| when.span)).unwrap_or(whole)
    }
}

/// Questions that are free in order.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupDraft<'s> {
    /// The questions.
    pub questions: Vec<Typed<'s>>,
    /// The way on.
    pub way: Option<WayDraft<'s>>,
}

/// An end.
#[derive(Debug, Clone, PartialEq)]
pub struct OutcomeDraft<'s> {
    /// Its kind.
    pub kind: Option<Typed<'s>>,
    /// In one line.
    pub title: Option<TextDraft<'s>>,
    /// In full.
    pub body: Option<TextDraft<'s>>,
    /// Where that comes from.
    pub sources: Vec<ReferenceDraft<'s>>,
    /// What it lists.
    pub shows: Option<Typed<'s>>,
    /// The plan that follows.
    pub plan: Option<Typed<'s>>,
    /// Attention points.
    pub attention: Vec<AttentionDraft<'s>>,
}

/// A plan.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanDraft<'s> {
    /// Its title.
    pub title: Option<TextDraft<'s>>,
    /// What to do.
    pub steps: Vec<StepDraft<'s>>,
}

/// A step of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct StepDraft<'s> {
    /// Its id.
    pub id: Option<Typed<'s>>,
    /// What to do.
    pub text: Option<TextDraft<'s>>,
    /// Its group.
    pub group: Option<TextDraft<'s>>,
    /// Who has to take care of it.
    pub for_whom: Option<TextDraft<'s>>,
    /// Where it comes from.
    pub sources: Vec<ReferenceDraft<'s>>,
    /// Short help.
    pub help: Option<TextDraft<'s>>,
}

/// A scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct ScenarioDraft<'s> {
    /// Where it is.
    pub span: Span,
    /// The situation.
    pub name: Option<TextDraft<'s>>,
    /// What is answered.
    pub answers: Vec<GivenDraft<'s>>,
    /// The day for which it is expected.
    pub today: Option<Typed<'s>>,
    /// The expected result.
    pub expect: ExpectDraft<'s>,
}

/// What is answered to one question.
#[derive(Debug, Clone, PartialEq)]
pub struct GivenDraft<'s> {
    /// The question.
    pub question: Typed<'s>,
    /// The answers; none for the empty choice.
    pub answers: Vec<Typed<'s>>,
}

/// The expected result.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ExpectDraft<'s> {
    /// The outcome, at its key; `None` in it: the walk stops.
    pub outcome: Option<Spanned<Option<Typed<'s>>>>,
    /// Lists of ids, by key.
    pub lists: Vec<(Spanned<&'static str>, Vec<Typed<'s>>)>,
}

/// The keys of an expectation that hold ids of apps, and those that hold other ids.
const EXPECTED_LISTS: [&str; 7] =
    ["recommended", "conditional", "unproven", "dropped", "remaining", "labels", "open"];

/// The tree that a node holds.
pub fn tree<'s>(node: &YamlNode<'s>) -> TreeDraft<'s> {
    let fields = Fields::of(node, &TREE);
    let words = fields.get("words").map(|node| Fields::of(node, &WORDS));
    let word = |key| words.and_then(|words| words.text(key));
    TreeDraft {
        span: node.span,
        id: fields.typed("id"),
        title: fields.text("title"),
        edition: fields.typed("edition"),
        language: fields.typed("language"),
        start: fields.typed("start"),
        stale_after: fields.whole("stale_after"),
        words: (word("app"), word("apps")),
        intro: fields.text("intro"),
        notice: fields.text("notice"),
        sources: fields.named("sources", source),
        glossary: fields.named("glossary", glossary),
        phases: fields.named("phases", fields::text),
        facts: fields.named("facts", fact),
        advisers: fields.list("advisers", fields::text),
        ask_all: fields.list("ask_all", |node| {
            let fields = Fields::of(node, &COMMON_QUESTION);
            Some(CommonQuestionDraft {
                id: fields.typed("id"),
                text: fields.text("text"),
                fact: fields.typed("fact"),
                sources: parts::references(fields),
            })
        }),
        rows: fields.list("rows", column),
        standing: fields.list("standing", |node| {
            let rule = Fields::of(node, &STANDING_RULE);
            let when = rule.get("when").and_then(condition::condition);
            Some(StandingDraft { when, because: rule.text("because") })
        }),
        derive: fields.named("derive", |node| Some(condition::condition(node))),
        questions: fields.named("questions", question::question),
        groups: fields.named("groups", group),
        routes: fields
            .named("routes", |node| Some(node.list().unwrap_or_default().iter().map(parts::route).collect())),
        texts: fields.named("texts", fields::typed),
        outcomes: fields.named("outcomes", outcome),
        attention: parts::attentions(fields),
        plans: fields.named("plans", plan),
        scenarios: fields.list("scenarios", scenario),
    }
}

fn source<'s>(node: &YamlNode<'s>) -> Option<SourceDraft<'s>> {
    let fields = Fields::of(node, &SOURCE);
    Some(SourceDraft {
        title: fields.text("title"),
        publisher: fields.text("publisher"),
        date: fields.typed("date"),
        url: fields.typed("url"),
        checked: fields.typed("checked"),
        places: fields.get("places").map(|_| fields.list("places", fields::typed)),
    })
}

fn glossary<'s>(node: &YamlNode<'s>) -> Option<GlossaryDraft<'s>> {
    let fields = Fields::of(node, &GLOSSARY_ENTRY);
    Some(GlossaryDraft {
        terms: fields.list("terms", fields::typed),
        text: fields.text("text"),
        sources: parts::references(fields),
    })
}

fn fact<'s>(node: &YamlNode<'s>) -> Option<FactDraft<'s>> {
    let fields = Fields::of(node, &FACT);
    let kind =
        fields.first(&["choice", "set", "number", "flag", "apps", "text"]).map(|(key, node)| {
            match key.value {
                "choice" => FactKindDraft::Choice(fields::named(node, fields::text)),
                "set" => FactKindDraft::Set(fields::named(node, fields::text)),
                "number" => FactKindDraft::Number(Fields::of(node, &FACT_NUMBER).text("unit")),
                "flag" => FactKindDraft::Flag,
                "apps" => FactKindDraft::Apps,
                _ => FactKindDraft::Text,
            }
        });
    Some(FactDraft {
        label: fields.text("label"),
        group: fields.text("group"),
        help: fields.text("help"),
        ask: fields.text("ask"),
        kind,
    })
}

fn column<'s>(node: &YamlNode<'s>) -> Option<ColumnDraft<'s>> {
    let fields = Fields::of(node, &COLUMN);
    Some(ColumnDraft {
        span: node.span,
        // The plain id of a fact stands for a column of which nothing else is said.
        fact: fields.typed("fact").or_else(|| fields::typed(node)),
        label: fields.text("label"),
        width: fields.whole("width"),
        used_as: fields.typed("use"),
    })
}

fn group<'s>(node: &YamlNode<'s>) -> Option<GroupDraft<'s>> {
    let fields = Fields::of(node, &GROUP);
    Some(GroupDraft { questions: fields.list("questions", fields::typed), way: parts::way(fields) })
}

fn outcome<'s>(node: &YamlNode<'s>) -> Option<OutcomeDraft<'s>> {
    let fields = Fields::of(node, &OUTCOME);
    Some(OutcomeDraft {
        kind: fields.typed("kind"),
        title: fields.text("title"),
        body: fields.text("body"),
        sources: parts::references(fields),
        shows: fields.typed("shows"),
        plan: fields.typed("plan"),
        attention: parts::attentions(fields),
    })
}

fn plan<'s>(node: &YamlNode<'s>) -> Option<PlanDraft<'s>> {
    let fields = Fields::of(node, &PLAN);
    let steps = fields.list("steps", |node| {
        let fields = Fields::of(node, &STEP);
        Some(StepDraft {
            id: fields.typed("id"),
            text: fields.text("text"),
            group: fields.text("group"),
            for_whom: fields.text("for"),
            sources: parts::references(fields),
            help: fields.text("help"),
        })
    });
    Some(PlanDraft { title: fields.text("title"), steps })
}

fn scenario<'s>(node: &YamlNode<'s>) -> Option<ScenarioDraft<'s>> {
    let fields = Fields::of(node, &SCENARIO);
    let answers = fields.get("answers").map(given).unwrap_or_default();
    let expect = fields.get("expect").map(expect).unwrap_or_default();
    let today = fields.typed("today");
    Some(ScenarioDraft { span: node.span, name: fields.text("name"), answers, today, expect })
}

/// The answers that a map gives.
pub(super) fn given<'s>(node: &YamlNode<'s>) -> Vec<GivenDraft<'s>> {
    let given = fields::named(node, |node| match node.scalar() {
        Some(nothing) if scalar::is_null(nothing) => Some(Vec::new()),
        _ => Some(fields::values(node)?.typed().collect()),
    });
    given.into_iter().map(|Named { id, it }| GivenDraft { question: id, answers: it }).collect()
}

fn expect<'s>(node: &YamlNode<'s>) -> ExpectDraft<'s> {
    let fields = Fields::of(node, &EXPECT);
    let outcome = fields.get("outcome").and_then(|node| match node.scalar() {
        Some(nothing) if scalar::is_null(nothing) => Some(None),
        _ => fields::typed(node).map(Some),
    });
    let list =
        |key: &'static str| Some((Spanned::new(key, fields.key_span(key)?), fields.list(key, fields::typed)));
    ExpectDraft {
        outcome: outcome.zip(fields.key_span("outcome")).map(|(outcome, key)| Spanned::new(outcome, key)),
        lists: EXPECTED_LISTS.into_iter().filter_map(list).collect(),
    }
}
