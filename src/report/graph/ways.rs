//! The ways from one question: who takes them and when. Ways that lead to the same place are drawn as one.

use super::guard::{ConditionSite, WayTaker};
use super::{EDGE_WIDTH, Edge, EdgeKind, node_id, short};
use crate::model::{Condition, GroupIx, Model, Question, QuestionIx, QuestionKind, Route, RouteTarget};
use crate::text::{Messages, truncate, wrap};

/// More answers that do the same are counted, not named.
const MOST_NAMED: usize = 4;
/// An answer, and a condition, beside a way.
const LONGEST_ANSWER: usize = 60;
const LONGEST_GUARD: usize = 160;

/// A way that can be taken.
#[derive(PartialEq)]
struct Way {
    /// What must be true, in words; nothing for a way that is taken when no way before it is.
    when: Option<String>,
    /// Whether there are ways before it.
    after_others: bool,
    to: RouteTarget,
}

/// Answers that lead to the same places under the same conditions.
struct AnswersAlike {
    who: Vec<String>,
    ways: Vec<Way>,
}

/// All ways from a group: to each of its questions and back, and out of it when none of them is left to ask.
pub(super) fn edges_of_group(model: &Model, at: GroupIx, messages: Messages) -> Vec<Edge> {
    let group = model.graph.groups.row(at);
    let from = node_id(&model.graph, RouteTarget::Group(at));
    let to_and_fro = |question| Edge {
        from: from.clone(),
        to: node_id(&model.graph, RouteTarget::Go(question)),
        kind: EdgeKind::ThereAndBack,
        lines: Vec::new(),
    };
    let members = group.questions().map(to_and_fro).collect();
    let mut edges = Edges { model, from: from.clone(), edges: members };
    let ways = ways(ConditionSite { model, at: None, given: WayTaker::Open }, &group.way);
    for (at, way) in ways.iter().enumerate() {
        edges.add(way.to, EdgeKind::Way, line(None, guard(&ways, at, messages)));
    }
    edges.edges
}

/// All ways from a question; from one of a group there is none but back.
pub(super) fn edges(model: &Model, at: QuestionIx, messages: Messages) -> Vec<Edge> {
    let question = model.graph.questions.row(at);
    if question.group.is_some() {
        return Vec::new();
    }
    let mut edges = Edges { model, from: node_id(&model.graph, RouteTarget::Go(at)), edges: Vec::new() };
    let groups = groups(model, at, question, messages);
    for group in &groups {
        // When all answers lead to the same places it does not matter which was given.
        let who = (groups.len() > 1).then(|| named(&group.who));
        for (at, way) in group.ways.iter().enumerate() {
            edges.add(way.to, EdgeKind::Way, line(who.as_deref(), guard(&group.ways, at, messages)));
        }
    }
    if question.ask_when.is_some() || question.is_empty() {
        let ways = ways(ConditionSite { model, at: Some(at), given: WayTaker::Skipped }, &question.way);
        for (at, way) in ways.iter().enumerate() {
            edges.add(
                way.to,
                EdgeKind::Skips,
                line(Some(messages.graph_skipped()), guard(&ways, at, messages)),
            );
        }
    }
    edges.edges
}

/// The answers to a question; those that lead to the same places are put together.
fn groups<'m>(
    model: &'m Model,
    at: QuestionIx,
    question: &'m Question,
    messages: Messages,
) -> Vec<AnswersAlike> {
    let mut groups: Vec<AnswersAlike> = Vec::new();
    if question.is_empty() {
        return groups;
    }
    let mut add = |who: String, given: WayTaker, routes: &'m [Route]| {
        let ways = ways(ConditionSite { model, at: Some(at), given }, routes);
        match groups.iter_mut().find(|group| group.ways == ways) {
            Some(group) => group.who.push(who),
            None => groups.push(AnswersAlike { who: vec![who], ways }),
        }
    };
    match &question.kind {
        QuestionKind::One { answers } => {
            for (answer, row) in answers.iter() {
                // An answer without ways of its own goes the question's.
                let routes = row.way.as_ref().unwrap_or(&question.way);
                let text = short(&row.text, LONGEST_ANSWER);
                let who = if text.is_empty() { row.id.clone() } else { text };
                add(who, WayTaker::Answer(answer), routes);
            }
        }
        QuestionKind::Many { .. } | QuestionKind::Number { .. } => {
            add(messages.graph_answered().to_owned(), WayTaker::Some, &question.way);
        }
        QuestionKind::Info => add(String::new(), WayTaker::Page, &question.way),
    }
    if let Some(own) = question.unknown.as_ref().filter(|_| !matches!(question.kind, QuestionKind::Info)) {
        let routes = if own.is_empty() { &question.way } else { own };
        add(messages.dont_know().to_owned(), WayTaker::Unknown, routes);
    }
    groups
}

/// When a question is asked, in words; nothing when it always is.
pub(super) fn asked_when(model: &Model, at: QuestionIx) -> Option<String> {
    let asked = model.graph.questions.row(at).ask_when.as_ref()?;
    let words = ConditionSite { model, at: Some(at), given: WayTaker::Open }.words(&[asked]);
    Some(truncate(&words, LONGEST_GUARD).into_owned())
}

/// The ways of a list that can be taken, shared lists written out.
fn ways<'m>(site: ConditionSite<'m>, routes: &'m [Route]) -> Vec<Way> {
    let mut ways = Vec::new();
    collect(site, routes, &[], &mut ways);
    ways
}

/// Adds the ways of a list; says whether one of them is always taken.
fn collect<'m>(
    site: ConditionSite<'m>,
    routes: &'m [Route],
    under: &[&'m Condition],
    ways: &mut Vec<Way>,
) -> bool {
    for route in routes {
        let (may_be_true, may_be_else) = route.when.as_ref().map_or((true, false), |when| site.may_be(when));
        if !may_be_true {
            continue;
        }
        let mut when = under.to_vec();
        if let Some(guard) = route.when.as_ref().filter(|_| may_be_else) {
            when.push(guard);
        }
        let always = match route.target {
            // Lists that use each other in a circle are refused before a model exists.
            RouteTarget::Use(list) => collect(site, &site.model.graph.routes.row(list).routes, &when, ways),
            to => {
                let when = (!when.is_empty()).then(|| site.words(&when));
                ways.push(Way { when, after_others: !ways.is_empty(), to });
                true
            }
        };
        if always && !may_be_else {
            return true;
        }
    }
    false
}

/// The condition of a way in words. Where several are tested they bear numbers: the first that is true counts.
fn guard(ways: &[Way], at: usize, messages: Messages) -> Option<String> {
    let way = ways.get(at)?;
    let Some(words) = &way.when else { return way.after_others.then(|| messages.graph_else().to_owned()) };
    let words = truncate(words, LONGEST_GUARD);
    let tested = ways.iter().filter(|way| way.when.is_some()).count();
    Some(if tested > 1 { format!("{}. {words}", at + 1) } else { words.into_owned() })
}

fn line(who: Option<&str>, guard: Option<String>) -> Option<String> {
    match (who, guard) {
        (Some(who), Some(guard)) => Some(format!("{who}: {guard}")),
        (Some(who), None) => Some(who.to_owned()),
        (None, guard) => guard,
    }
}

/// Answers on one line.
fn named(who: &[String]) -> String {
    let more = who.len().saturating_sub(MOST_NAMED);
    // One more name takes no more room than its number.
    let named = if more > 1 { MOST_NAMED } else { who.len() };
    let mut words = who.iter().take(named).map(String::as_str).collect::<Vec<_>>().join(" / ");
    if named < who.len() {
        words.push_str(&format!(" / +{more}"));
    }
    words
}

/// The edges of one question.
struct Edges<'m> {
    model: &'m Model,
    from: String,
    edges: Vec<Edge>,
}

impl Edges<'_> {
    fn add(&mut self, to: RouteTarget, kind: EdgeKind, line: Option<String>) {
        let to = node_id(&self.model.graph, to);
        let lines: Vec<String> = line.iter().flat_map(|line| wrap(line, EDGE_WIDTH)).collect();
        match self.edges.iter_mut().find(|edge| edge.to == to && edge.kind == kind) {
            Some(edge) => edge.lines.extend(lines),
            None => self.edges.push(Edge { from: self.from.clone(), to, kind, lines }),
        }
    }
}
