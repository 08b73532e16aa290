//! `compare`: which answers of two dossiers differ, and what each difference does.

use super::json::{AnswerEffect, ComparedQuestion, ComparedReply, ComparedV1, FromTo, OneSided, question_id};
use super::review::line;
use super::two_dossiers::{Choices, FittedDossier, Side, answer, ids, moved, next, outcome};
use super::{Basis, Ending};
use crate::analysis::WalkEnd;
use crate::engine::AnswerValue;
use crate::model::QuestionIx;
use crate::session::{ReplyState, Session};
use crate::text::{Day, Messages};

/// The version of the JSON.
const FORMAT: u32 = 1;

/// Two dossiers beside each other.
pub struct Compared<'m> {
    pub(super) a: Side<'m>,
    pub(super) b: Side<'m>,
    /// All of it, as data.
    pub json: ComparedV1,
    /// Fine where both come to the same advice.
    pub ending: Ending,
}

/// Lays two dossiers beside each other.
pub fn compared<'m>(
    basis: Basis<'m>,
    messages: Messages,
    a: FittedDossier,
    b: FittedDossier,
) -> Compared<'m> {
    let (a, b) = (Side::of(a, basis.model, messages), Side::of(b, basis.model, messages));
    let differs = |question: &&QuestionIx| matches!((a.choices.get(question), b.choices.get(question)), (Some(a), Some(b)) if a != b);
    let questions = a.choices.keys().filter(differs).filter_map(|question| question_of(&a, &b, *question));
    // Replies change values: apps, questions and outcomes are the same on both sides.
    let apps = moved(&a.end, &b.end, a.session.model());
    let same_advice = a.end == b.end;
    let json = ComparedV1 {
        format: FORMAT,
        today: basis.model.today.map(|day| day.to_string()),
        a: a.json(),
        b: b.json(),
        same_advice,
        questions: questions.collect(),
        only_one: only(&a, &b, "a").into_iter().chain(only(&b, &a, "b")).collect(),
        apps,
        replies: compared_replies(&a.session, &b.session, None),
    };
    // Where the walk has not ended there is no advice to be the same.
    let ending = if same_advice && json.a.outcome.is_some() { Ending::Fine } else { Ending::NoAdvice };
    Compared { a, b, json, ending }
}

fn question_of(a: &Side<'_>, b: &Side<'_>, question: QuestionIx) -> Option<ComparedQuestion> {
    let (of_a, of_b) = (a.choices.get(&question)?, b.choices.get(&question)?);
    let model = a.session.model();
    Some(ComparedQuestion {
        question: question_id(model, question).to_owned(),
        ask: model.graph.questions.row(question).ask.one_line(),
        a: answer(&a.session, question, of_a),
        b: answer(&b.session, question, of_b),
        in_a: effect(a, question, of_b.clone()),
        in_b: effect(b, question, of_a.clone()),
    })
}

/// What becomes of a walk with one answer of the other.
fn effect(side: &Side<'_>, question: QuestionIx, given: AnswerValue) -> AnswerEffect {
    let model = side.session.model();
    let mut choices: Choices = side.choices.clone();
    choices.insert(question, given);
    let (before, after) = (&side.end, WalkEnd::of(model, &choices));
    let change = |from: Option<String>, to: Option<String>| (from != to).then_some(FromTo { from, to });
    let first = after.first();
    AnswerEffect {
        outcome: change(outcome(before, model), outcome(&after, model)),
        next: change(next(before, model), next(&after, model)),
        standings: moved(before, &after, model),
        first: (before.first() != first).then(|| ids(model, &first)),
        order: before.left != after.left,
    }
}

fn only(one: &Side<'_>, other: &Side<'_>, by: &'static str) -> Vec<OneSided> {
    let model = one.session.model();
    let own = one.choices.iter().filter(|(question, _)| !other.choices.contains_key(question));
    own.map(|(question, given)| OneSided {
        question: question_id(model, *question).to_owned(),
        ask: model.graph.questions.row(*question).ask.one_line(),
        by,
        answer: answer(&one.session, *question, given),
    })
    .collect()
}

/// The replies that hold in one of them, and not the same in the other.
pub(super) fn compared_replies(
    a: &Session<'_>,
    b: &Session<'_>,
    together: Option<&Session<'_>>,
) -> Vec<ComparedReply> {
    let (of_a, mut of_b) = (holding(a), holding(b));
    let of_both = together.map(holding).unwrap_or_default();
    let is_same =
        |one: &ComparedReply, other: &ComparedReply| (&one.app, &one.about) == (&other.app, &other.about);
    let mut all: Vec<ComparedReply> = Vec::new();
    for (day, mut reply) in of_a {
        if let Some(at) = of_b.iter().position(|(_, other)| is_same(other, &reply)) {
            let (other_day, other) = of_b.remove(at);
            (reply.b, reply.same_day) = (other.a, day == other_day);
        }
        all.push(reply);
    }
    all.retain(|reply| reply.a != reply.b);
    all.extend(of_b.into_iter().map(|(_, reply)| ComparedReply { b: reply.a, a: None, ..reply }));
    for reply in &mut all {
        let both = of_both.iter().find(|(_, counts)| is_same(counts, reply));
        reply.together = both.and_then(|(_, counts)| counts.a.clone());
    }
    all
}

/// The replies of a dossier that hold, as if it were A, each with its day.
fn holding(session: &Session<'_>) -> Vec<(Day, ComparedReply)> {
    let all = session.replies().iter().enumerate();
    let told = all.map(|(at, reply)| (reply, session.told_reply(at, reply)));
    let holds = told.filter(|(_, told)| told.state == ReplyState::Holds);
    let compared = holds.map(|(reply, told)| {
        let compared = ComparedReply {
            app: line(reply.on.app()),
            name: session.name_of_replied(reply.on.app()),
            about: line(&told.about),
            a: Some(line(&told.value)),
            b: None,
            together: None,
            same_day: false,
        };
        (reply.day, compared)
    });
    compared.collect()
}
