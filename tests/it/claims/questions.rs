//! The page of a question: its counts, what each answer would do, and how many questions can follow.

use fastrand::Rng;
use stappenplan::analysis::ChangeGoal;
use stappenplan::engine::{self, AnswerValue, Position, Standing};
use stappenplan::model::{OutcomeKind, QuestionIx};
use stappenplan::session::{Ask, AskKind, ChoiceEffect, LinePick, Page, PageId, PendingAnswer, Session};

use super::Ledger;
use super::pattern::{Claim, Pattern, claims};
use crate::completions::each_completion;
use crate::trees::{self, keyed};

/// What must have been seen.
pub(super) const SEEN: &[&str] =
    &["drops", "left", "nothing left", "instead", "ask", "at most", "the last", "number of the question"];

/// More completions than this are not tried one by one.
const MOST: usize = 2_000;

const PATTERNS: &[Pattern] = &[
    Pattern { kind: "drops", words: "Bij antwoord {} valt er {} af." },
    Pattern { kind: "drops", words: "Bij antwoord {} vallen er {} af." },
    Pattern { kind: "drops nothing", words: "Bij antwoord {} valt niets af." },
    Pattern { kind: "nothing left", words: "Bij antwoord {} blijft er geen over." },
    Pattern { kind: "instead", words: "Wilt u dit antwoord? Wijzig dan “…” bij vraag {}." },
    Pattern {
        kind: "unknown drops nothing",
        words: "Met “Weet ik niet” valt er niets af. De vraag blijft open.",
    },
    Pattern {
        kind: "unknown drops",
        words: "Met “Weet ik niet” blijft de vraag open. Daarna valt er {} af.",
    },
    Pattern {
        kind: "unknown drops",
        words: "Met “Weet ik niet” blijft de vraag open. Daarna vallen er {} af.",
    },
    Pattern { kind: "ask all", words: "Daarover moet u iets navragen." },
    Pattern { kind: "ask", words: "Over alle {} moet u iets navragen." },
    Pattern { kind: "ask", words: "Over {} daarvan moet u iets navragen." },
    Pattern { kind: "left", words: "Met … blijft er {} over." },
    Pattern { kind: "left", words: "Met … blijven er {} over." },
    Pattern { kind: "left", words: "Zonder keuze blijft er {} over." },
    Pattern { kind: "left", words: "Zonder keuze blijven er {} over." },
];

/// Holds a question in view against what replaying shows.
pub(super) fn check(session: &Session<'_>, rng: &mut Rng, ledger: &mut Ledger) {
    let Some(question) = session.question() else { return };
    let mut draft = session.draft();
    if session.ask_kind() == Some(AskKind::Many) && rng.bool() {
        draft = PendingAnswer::default();
    }
    let Page::Ask(ask) = session.page(PageId::Walk, &draft) else { unreachable!("a question is in view") };
    place(session, &ask, rng, ledger);
    let left = session.state().walk.left.count_ones(..);
    ledger.note("apps of the grid", ask.apps.len() == left, || format!("{} of {left}", ask.apps.len()));
    let is_many = ask.kind == AskKind::Many;
    let has_apps = !session.model().catalogue.offered.is_clear();
    let unproven = engine::standings(session.model(), session.state())
        .into_iter()
        .filter(|it| *it == Standing::Unproven)
        .count();
    let effects_of = ask.lines.iter().filter_map(|line| line.effect.as_ref());
    let differs = effects_of.clone().any(|effect| (effect.left, effect.unproven) != (left, unproven));
    ledger.note("a column has something to say", ask.columns.is_some() == (has_apps && differs), || {
        ask.question.one_line()
    });
    let mut told: Vec<(AnswerValue, &ChoiceEffect)> = Vec::new();
    for line in &ask.lines {
        let given = match is_many {
            true => session.given(&session.toggle_line(&draft, line.pick), None),
            false => session.given(&draft, Some(line.pick)),
        };
        told.extend(given.ok().zip(line.effect.as_ref()));
        debug_assert!(matches!(line.pick, LinePick::Answer(_) | LinePick::Unknown));
    }
    told.extend(session.given(&draft, None).ok().zip(ask.now.as_ref()));
    for (given, effect) in told {
        effects(session, (question, &given), effect, ledger);
    }
}

fn effects(
    session: &Session<'_>,
    (asked, given): (QuestionIx, &AnswerValue),
    effect: &ChoiceEffect,
    ledger: &mut Ledger,
) {
    let model = session.model();
    let left = session.state().walk.left.count_ones(..);
    let mut choices = keyed(&session.state().walk.path);
    choices.insert(asked, given.clone());
    let after = engine::replay(model, &choices);
    let stays = after.walk.left.count_ones(..);
    let unproven =
        engine::standings(model, &after).into_iter().filter(|it| *it == Standing::Unproven).count();
    ledger.note("counts beside an answer", (effect.left, effect.unproven) == (stays, unproven), || {
        effect.sentence.clone()
    });
    let parsed = claims(PATTERNS, &effect.sentence);
    ledger.note("every sentence is known", parsed.is_some(), || effect.sentence.clone());
    for Claim { kind, numbers, .. } in parsed.unwrap_or_default() {
        let last = numbers.last().copied().unwrap_or(0);
        let holds = match kind {
            "drops" | "unknown drops" => last == left - stays,
            "drops nothing" => left == stays,
            "nothing left" => stays == 0,
            "unknown drops nothing" => stays == left,
            "ask" => last == unproven,
            "ask all" => (stays, unproven) == (1, 1),
            "left" => last == stays,
            "instead" => {
                let changed = session.state().walk.path[last - 1].question;
                let is_offered = next_page_offers(session, given, changed);
                ledger.note("the next page offers it too", is_offered, || effect.sentence.clone());
                another_answer_leads_to_advice(session, (asked, given), changed)
            }
            kind => unreachable!("{kind} is not held against anything"),
        };
        ledger.note(kind, holds, || format!("{} (from {left} to {stays})", effect.sentence));
    }
}

/// Whether the page behind an answer that leaves nothing offers to change this question, and only this one.
fn next_page_offers(session: &Session<'_>, given: &AnswerValue, changed: QuestionIx) -> bool {
    let mut person = session.clone();
    person.choose(given.clone()).unwrap();
    let offered = person.changes(ChangeGoal::Anything).lines().lines;
    offered.iter().any(|line| matches!(line.change.set.as_slice(), [only] if only.question == changed))
}

/// Whether another answer to a question, but for "don't know", leads to an advice with something left where the answer to
/// the one in view is given as it is, for some answers to the questions that are new.
fn another_answer_leads_to_advice(
    session: &Session<'_>,
    (asked, given): (QuestionIx, &AnswerValue),
    changed: QuestionIx,
) -> bool {
    let model = session.model();
    let path = &session.state().walk.path;
    let at = path.iter().position(|choice| choice.question == changed).unwrap();
    let left = engine::replay(model, &keyed(&path[..at])).walk.left.count_ones(..);
    let others = engine::each_choice(model, changed, left);
    let (mut tried, mut leads) = (0, false);
    for other in others.filter(|other| *other != path[at].given && *other != AnswerValue::Unknown) {
        let mut choices = session.choices().clone();
        choices.extend([(asked, given.clone()), (changed, other)]);
        each_completion(model, &mut choices, (&mut tried, MOST), &mut |state| {
            let is_advice = matches!(state.walk.position, Position::Done(end)
                if model.graph.outcomes.row(end).kind == OutcomeKind::Advice);
            leads |= is_advice && !state.walk.left.is_clear() && state.walk.given(asked) == Some(given);
        });
    }
    leads || tried > MOST
}

/// The number of the question, and how many can follow.
fn place(session: &Session<'_>, ask: &Ask, rng: &mut Rng, ledger: &mut Ledger) {
    let told = ask.head.place.rsplit(" · ").next().unwrap().to_owned();
    let number = session.state().walk.path.len() + 1;
    let patterns = [
        Pattern { kind: "at most", words: "vraag {}, hierna hoogstens {}" },
        Pattern { kind: "the last", words: "vraag {}, de laatste" },
    ];
    let parsed = claims(&patterns, &told).unwrap();
    let [Claim { kind, numbers, .. }] = parsed.as_slice() else { unreachable!("{told}") };
    ledger.note("number of the question", numbers[0] == number, || told.clone());
    let most = numbers.get(1).copied().unwrap_or(0);
    for _ in 0..3 {
        let more = some_end(session, rng) - number;
        ledger.note(kind, more <= most, || format!("{told}, and {more} came"));
    }
}

/// How many questions a walk from here has that is completed by chance.
fn some_end(session: &Session<'_>, rng: &mut Rng) -> usize {
    let model = session.model();
    let mut walk = session.state().walk.clone();
    while matches!(walk.position, Position::At(_)) {
        let choices = trees::choices(model, walk.position, walk.left.count_ones(..));
        walk = engine::step_walk(model, &walk, &choices[rng.usize(..choices.len())]).unwrap();
    }
    walk.path.len()
}
