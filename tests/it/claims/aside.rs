//! The answers that do not count now: each has a page that tells why, and is withdrawn without anything else changing.

use fastrand::Rng;
use stappenplan::engine::{self, Position};
use stappenplan::session::{Action, Block, ListingRow, Page, PageId, PendingAnswer, Session};

use super::Ledger;
use super::pattern::{Claim, Pattern, claims};
use crate::trees::{self, keyed};

/// What must have been seen.
pub(super) const SEEN: &[&str] =
    &["passed by", "skipped, so set aside", "waits for", "withdrawn from its row"];

const PATTERNS: &[Pattern] = &[
    Pattern { kind: "waits for", words: "Dit antwoord wacht op vraag {}, die nog open is: “…”" },
    Pattern {
        kind: "passed by",
        words: "Door uw antwoorden tot en met vraag {} (“…”) komt deze vraag nu niet. Daarom telt uw antwoord nu niet mee.",
    },
    Pattern {
        kind: "skipped", words: "Overgeslagen: “…” Die vraag … Daarom telt uw antwoord nu niet mee."
    },
    Pattern {
        kind: "skipped",
        words: "Overgeslagen: “…” Er is niets om uit te kiezen. Daarom telt uw antwoord nu niet mee.",
    },
    Pattern {
        kind: "skipped",
        words: "Vraag “…” is overgeslagen: geen antwoord maakt nog verschil. Daarom telt uw antwoord nu niet mee.",
    },
];

/// Holds the rows of answers that do not count now, and their pages, against what replaying shows.
pub(super) fn check(session: &Session<'_>, rng: &mut Rng, ledger: &mut Ledger) {
    let Page::Listing(overview) = session.page(PageId::Overview, &PendingAnswer::default()) else {
        unreachable!("the overview is a list");
    };
    let (waiting, aside) = session.off_path();
    let faint: Vec<ListingRow> = overview.rows.into_iter().filter(|row| row.faint).collect();
    let pages = faint.iter().map(|row| row.action);
    let expected =
        waiting.iter().chain(&aside).map(|question| Some(Action::Open(PageId::OffPath(*question))));
    ledger.note("each has its page", pages.eq(expected), || format!("{faint:?}"));
    for question in waiting.into_iter().chain(aside) {
        let Page::Document(page) = session.page(PageId::OffPath(question), &PendingAnswer::default()) else {
            unreachable!("a text");
        };
        let Some(Block::Text(why)) = page.blocks.last() else { unreachable!("{page:?}") };
        let parsed = claims(PATTERNS, why.as_str());
        ledger.note("why is told", parsed.is_some() && page.blocks.len() == 3, || why.as_str().to_owned());
        let walk = &session.whole().walk;
        for Claim { kind, numbers, .. } in parsed.unwrap_or_default() {
            let number = numbers.first().copied().unwrap_or(0);
            let (name, holds) = match kind {
                "waits for" => {
                    let is_next = matches!(walk.position, Position::At(_)) && number == walk.path.len() + 1;
                    ("waits for", is_next)
                }
                "passed by" => {
                    let answered = &walk.path[..number];
                    let comes = (0..5).any(|_| comes_after(session, answered, question, rng));
                    ("passed by", !comes)
                }
                _ => {
                    let is_skipped = walk.skipped.iter().any(|skip| skip.question == question);
                    ("skipped, so set aside", is_skipped)
                }
            };
            ledger.note(name, holds, || why.as_str().to_owned());
        }
        let mut person = session.clone();
        let holds = person.withdraw(question)
            && person.whole().walk.path == walk.path
            && person.question() == session.question()
            && person.choices().len() + 1 == session.choices().len()
            && person.undo()
            && person.choices() == session.choices()
            && person.state() == session.state();
        ledger.note("withdrawn from its row", holds, || why.as_str().to_owned());
    }
}

/// Whether a question comes on a walk that goes on by chance after these answers.
fn comes_after(
    session: &Session<'_>,
    answered: &[engine::Choice],
    question: stappenplan::model::QuestionIx,
    rng: &mut Rng,
) -> bool {
    let model = session.model();
    let mut walk = engine::replay(model, &keyed(answered)).walk;
    while let Position::At(next) = walk.position {
        if next == question {
            return true;
        }
        let choices = trees::choices(model, walk.position, walk.left.count_ones(..));
        walk = engine::step_walk(model, &walk, &choices[rng.usize(..choices.len())]).unwrap();
    }
    false
}
