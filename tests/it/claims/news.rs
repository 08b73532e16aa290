//! The news: what the last move did.

use stappenplan::engine::{self, AnswerValue, SkipReason};
use stappenplan::model::{AppSet, Condition, Model, QuestionIx};
use stappenplan::session::{Page, PageId, PendingAnswer, Session};

use super::pattern::{Claim, Pattern, claims};
use super::{Answers, Ledger, Move, Moved, names};
use crate::trees::keyed;

/// What must have been seen.
pub(super) const SEEN: &[&str] = &["all that dropped is told", "skipped", "waiting"];

const PATTERNS: &[Pattern] = &[
    Pattern { kind: "fell", words: "Vorige antwoord: er viel niets af." },
    Pattern { kind: "fell", words: "Vorige antwoord: {} viel af." },
    Pattern { kind: "fell", words: "Vorige antwoord: {} vielen af." },
    Pattern { kind: "unknown", words: "Vorige antwoord: weet ik niet. De vraag blijft open." },
    Pattern { kind: "changed", words: "Vraag {} is gewijzigd: “…” werd “…”." },
    Pattern { kind: "undone", words: "De wijziging is ongedaan gemaakt." },
    Pattern { kind: "kept", words: "{} later antwoord telt nog mee." },
    Pattern { kind: "kept", words: "{} latere antwoorden tellen nog mee." },
    Pattern { kind: "waiting", words: "{} antwoord wacht: eerst komt er een nieuwe vraag." },
    Pattern { kind: "waiting", words: "{} antwoorden wachten: eerst komt er een nieuwe vraag." },
    Pattern { kind: "aside", words: "{} antwoord telt nu niet mee: …" },
    Pattern { kind: "aside", words: "{} antwoorden tellen nu niet mee: …" },
    Pattern { kind: "skipped: no difference", words: "Overgeslagen: “…” Die vraag maakt geen verschil meer." },
    Pattern { kind: "skipped: no difference", words: "Vraag “…” is overgeslagen: geen antwoord maakt nog verschil." },
    Pattern { kind: "skipped: nothing to choose", words: "Overgeslagen: “…” Er is niets om uit te kiezen." },
    Pattern { kind: "skipped several", words: "{} vragen zijn overgeslagen: die maken geen verschil meer." },
    Pattern { kind: "came back", words: "… kwam terug." },
    Pattern { kind: "came back", words: "… kwam terug, samen met {} andere." },
];

/// The news on the page in view.
pub(super) fn told(session: &Session<'_>) -> String {
    let news = match session.page(PageId::Walk, &PendingAnswer::default()) {
        Page::Ask(ask) => ask.news,
        Page::Listing(listing) => listing.news,
        Page::Document(_) | Page::Table(_) => None,
    };
    news.unwrap_or_default()
}

/// Holds the news of a move against what replaying shows.
pub(super) fn check(moved: &Moved<'_, '_>, ledger: &mut Ledger) {
    let news = told(moved.after);
    let parsed = claims(PATTERNS, &news);
    ledger.note("every sentence is known", parsed.is_some(), || news.clone());
    let Some(claims) = parsed else { return };
    let truth = Truth::of(moved);
    for claim in &claims {
        truth.check(claim, &news, ledger);
    }
    let has_apps = !moved.after.model().catalogue.offered.is_clear();
    if moved.made == Move::Answer && has_apps {
        let told: usize = claims.iter().filter(|claim| claim.kind.contains("fell")).map(|c| c.numbers.first().copied().unwrap_or(0)).sum();
        ledger.note("all that dropped is told", told == truth.dropped(), || {
            format!("{news} ({} dropped)", truth.dropped())
        });
    }
}

/// What replaying shows of a move.
struct Truth<'s, 'm> {
    moved: &'s Moved<'s, 'm>,
    model: &'m Model,
    question: Option<QuestionIx>,
    /// What was left where the answer was given, after that answer alone, and on the page that is shown now.
    left: [AppSet; 3],
}

impl<'s, 'm> Truth<'s, 'm> {
    fn of(moved: &'s Moved<'s, 'm>) -> Self {
        let model = moved.after.model();
        let before = moved.before.state();
        let question = moved.before.question().filter(|_| moved.made == Move::Answer);
        let mut answered: Answers = keyed(&before.walk.path);
        if let Some(question) = question {
            answered.insert(question, moved.after.choices()[&question].clone());
        }
        let shown = engine::replay(model, &keyed(&moved.after.state().walk.path));
        assert_eq!(shown, *moved.after.state());
        let left = [before.walk.left.clone(), engine::replay(model, &answered).walk.left, shown.walk.left];
        Self { moved, model, question, left }
    }

    fn dropped(&self) -> usize {
        self.left[0].difference(&self.left[2]).count()
    }

    fn whole(&self) -> engine::RecordedWalk {
        engine::replay(self.model, self.moved.after.choices())
    }

    fn waiting(&self) -> Vec<QuestionIx> {
        let whole = self.whole();
        let earlier = engine::replay(self.model, self.moved.before.choices());
        let off = self.moved.after.choices().keys().copied().filter(|question| whole.walk.given(*question).is_none());
        off.filter(|question| earlier.walk.given(*question).is_some()).collect()
    }

    fn check(&self, claim: &Claim, news: &str, ledger: &mut Ledger) {
        let number = claim.numbers.first().copied().unwrap_or(0);
        let first = claim.texts.first().map_or("", String::as_str);
        match claim.kind {
            "fell" => {
                let fell = self.left[0].difference(&self.left[1]).count();
                ledger.note("fell", number == fell, || format!("{news} ({fell})"));
            }
            "changed" => {
                let made = self.moved.made != Move::Look;
                let path = &self.moved.after.whole().walk.path;
                let choice = &path[number - 1];
                let old = self.moved.before.choices().get(&choice.question);
                ledger.note("changed", made && old != Some(&choice.given), || news.to_owned());
            }
            "kept" => {
                let path = self.whole().walk.path;
                let at = path.iter().position(|choice| Some(choice.question) == self.question).unwrap();
                ledger.note("kept", number == path.len() - at - 1, || news.to_owned());
            }
            "came back" => {
                let back = |app: usize| self.model.catalogue.apps.rows()[app].name.one_line() == first;
                let (old, new) = (&self.moved.before.state().walk.left, &self.left[2]);
                let mut returned = new.difference(old);
                let is_back = returned.any(back);
                // It stays so when the answers that wait count again.
                let stays = self.waiting().is_empty() || !self.drops_again(first);
                ledger.note("came back", is_back && stays, || news.to_owned());
            }
            "skipped: no difference" | "skipped: nothing to choose" => self.skipped(claim, first, news, ledger),
            _ => {}
        }
    }

    /// Whether an app drops again by every answer to the new question.
    fn drops_again(&self, name: &str) -> bool {
        let after = self.moved.after;
        let Some(question) = after.question() else { return false };
        let left = after.state().walk.left.count_ones(..);
        let answers = engine::choices(self.model, question, left).into_iter();
        let mut others = answers.filter(|given| *given != AnswerValue::Unknown);
        !others.any(|given| {
            let mut choices = after.choices().clone();
            choices.insert(question, given);
            let walk = engine::replay(self.model, &choices).walk;
            names(self.model, walk.left.ones()).iter().any(|left| left == name)
        })
    }

    fn skipped(&self, claim: &Claim, ask: &str, news: &str, ledger: &mut Ledger) {
        let graph = &self.model.graph;
        let shown = self.moved.after.state();
        let before = self.moved.before.choices();
        let of_name = shown.walk.skipped.iter().filter(|skip| graph.questions.row(skip.question).ask.one_line() == ask);
        let skips: Vec<_> = of_name.collect();
        let wonders = skips.iter().any(|skip| {
            let row = graph.questions.row(skip.question);
            let by_left = row.ask_when.as_ref().is_some_and(hangs_on_what_remains);
            before.contains_key(&skip.question)
                || skip.reason == SkipReason::NoDifference
                || (skip.reason == SkipReason::NotNow && by_left)
        });
        ledger.note("skipped", wonders, || news.to_owned());
        if claim.kind == "skipped: no difference" {
            let idle = skips.iter().any(|skip| self.is_idle(skip.question));
            ledger.note("a skipped question makes no difference", idle, || news.to_owned());
        }
    }

    /// Whether no answer to a question would drop any of the apps left.
    fn is_idle(&self, question: QuestionIx) -> bool {
        let mut walk = self.moved.after.state().walk.clone();
        walk.path.retain(|choice| choice.question != question);
        walk.position = engine::Position::At(question);
        let left = walk.left.count_ones(..);
        engine::choices(self.model, question, left).into_iter().all(|given| {
            let choice = engine::Choice { question, given };
            engine::drops(self.model, &walk, &choice).is_ok_and(|dropped| dropped.is_clear())
        })
    }
}

fn hangs_on_what_remains(condition: &Condition) -> bool {
    let mut found = false;
    condition.visit(&mut |part| found |= matches!(part, Condition::Remaining(_)));
    found
}
