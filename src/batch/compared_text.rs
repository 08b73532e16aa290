//! Two dossiers beside each other, to be read.

use super::compared::Compared;
use super::json::{AnswerEffect, ComparedApp, ComparedQuestion, ComparedReply, WalkedDossier};
use super::text_parts::add_part;
use crate::engine::Standing;
use crate::session::Session;
use crate::text::{Messages, wrap};

/// So many names are told at once.
const MOST_NAMES: usize = 5;

impl Compared<'_> {
    /// All of it in this many columns: the advice first, then the answers, then the replies.
    pub fn text(&self, width: usize) -> String {
        let (messages, json) = (self.a.session.messages(), &self.json);
        let today = today(&self.a.session);
        let mut out = wrap(&messages.compare_sides(&json.a.name, &json.b.name, &today), width);
        let decided = [("A", &self.a.decided), ("B", &self.b.decided)].into_iter();
        let decided = decided.filter_map(|(side, decided)| {
            let (names, status) = decided.as_ref()?;
            Some(messages.compare_decided(side, names, status))
        });
        let mut advice: Vec<String> = decided.collect();
        match (json.same_advice, &json.a.outcome) {
            (true, Some(_)) => advice.push(messages.compare_same_advice().to_owned()),
            _ => {
                advice.extend(end_words(&self.a.session, Some("A"), &json.a));
                advice.extend(end_words(&self.b.session, Some("B"), &json.b));
            }
        }
        advice.extend(json.apps.iter().map(|app| {
            let standing =
                |session: &Session<'_>, id: &Option<String>| standing_words(session, id.as_deref());
            let (a, b) = (&app.standing.from, &app.standing.to);
            messages.compare_app(&app.name, standing(&self.a.session, a), standing(&self.b.session, b))
        }));
        add_part(&mut out, messages.compare_advice(), &advice, width);
        let mut questions: Vec<String> = json.questions.iter().map(|one| self.question_words(one)).collect();
        if questions.is_empty() {
            questions.push(messages.compare_no_question().to_owned());
        }
        add_part(&mut out, messages.compare_questions(), &questions, width);
        let only = json
            .only_one
            .iter()
            .map(|one| messages.compare_only(&one.by.to_uppercase(), &one.ask, &one.answer.shown));
        add_part(&mut out, messages.compare_only_one(), &only.collect::<Vec<_>>(), width);
        add_replies(&mut out, messages, &json.replies, width);
        out.into_iter().map(|line| line + "\n").collect()
    }

    fn question_words(&self, one: &ComparedQuestion) -> String {
        let messages = self.a.session.messages();
        let told = messages.compare_question(&one.ask, &one.a.shown, &one.b.shown);
        let (in_a, in_b) = (
            effect_words(&self.a.session, ("A", "B"), &one.in_a),
            effect_words(&self.b.session, ("B", "A"), &one.in_b),
        );
        let effects = match (in_a, in_b) {
            (None, None) => messages.compare_no_effect().to_owned(),
            (a, b) => {
                let nothing = |side: &str| messages.compare_no_effect_in(side);
                format!("{} {}", a.unwrap_or_else(|| nothing("A")), b.unwrap_or_else(|| nothing("B")))
            }
        };
        format!("{told} {effects}")
    }
}

/// Adds what suppliers replied, as far as it differs.
pub(super) fn add_replies(
    out: &mut Vec<String>,
    messages: Messages,
    replies: &[ComparedReply],
    width: usize,
) {
    let said = |value: &Option<String>| match value {
        Some(value) => format!("“{value}”"),
        None => messages.compare_no_reply().to_owned(),
    };
    let told = replies.iter().map(|reply| {
        let told = messages.compare_reply(&reply.name, &reply.about, &said(&reply.a), &said(&reply.b));
        match &reply.together {
            Some(counts) if reply.same_day => {
                format!("{told}. {} {}", messages.merge_reply_counts(counts), messages.merge_same_day())
            }
            Some(counts) => format!("{told}. {}", messages.merge_reply_counts(counts)),
            None => told,
        }
    });
    add_part(out, messages.compare_replies(), &told.collect::<Vec<_>>(), width);
}

/// The day for which a session holds, in words.
pub(super) fn today(session: &Session<'_>) -> String {
    let messages = session.messages();
    let day = session.model().today.map(|day| messages.lang().day(day.date()));
    day.unwrap_or_else(|| "?".to_owned())
}

/// To what the answers of one of them come, or those of both where none is named.
pub(super) fn end_words(session: &Session<'_>, side: Option<&str>, end: &WalkedDossier) -> Option<String> {
    let (messages, graph) = (session.messages(), &session.model().graph);
    let title = end.outcome.as_deref().and_then(|id| graph.outcomes.rows().iter().find(|row| row.id == id));
    let ask = end.next.as_deref().and_then(|id| graph.questions.rows().iter().find(|row| row.id == id));
    let mut told = Vec::new();
    told.extend(title.map(|row| row.title.one_line()).map(|title| match side {
        Some(side) => messages.compare_outcome(side, &title),
        None => messages.merge_outcome(&title),
    }));
    told.extend(ask.map(|row| row.ask.one_line()).map(|ask| match side {
        Some(side) => messages.compare_unfinished(side, &ask),
        None => messages.merge_unfinished(&ask),
    }));
    if end.outcome.is_some() && !end.first.is_empty() {
        told.push(messages.compare_first(&names(session, &end.first)));
    }
    (!told.is_empty()).then(|| told.join(" "))
}

/// What becomes of one of them with the answer of the other; nothing where nothing does.
fn effect_words(session: &Session<'_>, (side, other): (&str, &str), effect: &AnswerEffect) -> Option<String> {
    if *effect == AnswerEffect::default() {
        return None;
    }
    let (messages, graph) = (session.messages(), &session.model().graph);
    let mut told = Vec::new();
    let outcome = effect.outcome.as_ref().and_then(|change| change.to.as_deref());
    let outcome = outcome.and_then(|id| graph.outcomes.rows().iter().find(|row| row.id == id));
    told.extend(outcome.map(|row| messages.compare_ends(&row.title.one_line())));
    let next = effect.next.as_ref().and_then(|change| change.to.as_deref());
    let next = next.and_then(|id| graph.questions.rows().iter().find(|row| row.id == id));
    told.extend(next.map(|row| messages.compare_asks(&row.ask.one_line())));
    told.extend(moves(session, &effect.standings));
    match &effect.first {
        Some(first) if !first.is_empty() => told.push(messages.compare_new_first(&names(session, first))),
        _ if effect.order && effect.standings.is_empty() => told.push(messages.compare_order().to_owned()),
        _ => {}
    }
    (!told.is_empty()).then(|| messages.compare_effect(side, other, &told.join("; ")))
}

/// The apps that stand otherwise, those with the same change together.
fn moves(session: &Session<'_>, moved: &[ComparedApp]) -> Vec<String> {
    let messages = session.messages();
    let mut changes: Vec<(&ComparedApp, Vec<String>)> = Vec::new();
    for app in moved {
        match changes.iter_mut().find(|(first, _)| first.standing == app.standing) {
            Some((_, names)) => names.push(app.name.clone()),
            None => changes.push((app, vec![app.name.clone()])),
        }
    }
    let told = changes.into_iter().map(|(first, names)| {
        let (from, to) = (&first.standing.from, &first.standing.to);
        let (from, to) = (standing_words(session, from.as_deref()), standing_words(session, to.as_deref()));
        messages.compare_move(&shortened(messages, names), from, to)
    });
    told.collect()
}

/// Names, and how many more there are.
fn shortened(messages: Messages, mut names: Vec<String>) -> String {
    let more = names.len().saturating_sub(MOST_NAMES);
    if more > 1 {
        names.truncate(MOST_NAMES);
        return format!("{} {}", names.join(", "), messages.compare_and_others(more));
    }
    messages.lang().and(&names)
}

fn standing_words(session: &Session<'_>, id: Option<&str>) -> &'static str {
    match id.and_then(Standing::of_id) {
        Some(standing) => session.standing_words(standing),
        None => session.messages().review_not_there(),
    }
}

fn names(session: &Session<'_>, apps: &[String]) -> Vec<String> {
    let catalogue = &session.model().catalogue;
    let names = apps.iter().filter_map(|id| Some(catalogue.apps.row(catalogue.find(id)?).name.one_line()));
    names.collect()
}
