//! The news: what the last move did.

use stappenplan::engine::{self, SkipReason};
use stappenplan::model::{AppSet, Condition, Model, QuestionIx};
use stappenplan::session::{Page, PageId, PendingAnswer, Session};
use stappenplan::text::{Lang, Messages};

use super::pattern::{self, Claim, Pattern, claims};
use super::{Answers, Ledger, Move, Moved, answers};
use crate::trees::keyed;

/// What must have been seen.
pub(super) const SEEN: &[&str] = &[
    "all that dropped is told",
    "aside",
    "aside too",
    "came back",
    "fell",
    "fell by earlier answers",
    "gone",
    "gone and back",
    "kept",
    "one new question",
    "skipped",
    "waiting",
    "waiting here",
];

const PATTERNS: &[Pattern] = &[
    Pattern { kind: "fell", words: "Door uw vorige antwoord viel niets af." },
    Pattern { kind: "fell", words: "Door uw vorige antwoord viel {} … af." },
    Pattern { kind: "fell", words: "Door uw vorige antwoord vielen {} … af." },
    Pattern { kind: "unknown", words: "Vorige antwoord: weet ik niet. Die vraag blijft open." },
    Pattern { kind: "fell", words: "Daarna viel {} … af." },
    Pattern { kind: "fell", words: "Daarna vielen {} … af." },
    Pattern { kind: "fell by earlier answers", words: "Door uw eerdere antwoord… op vraag … er {} af." },
    Pattern {
        kind: "fell by earlier answers", words: "Door uw eerdere antwoord… op vraag … er ook {} af."
    },
    Pattern {
        kind: "fell by earlier answers", words: "Door uw eerdere antwoord… op vraag … er {} af: …."
    },
    Pattern {
        kind: "fell by earlier answers",
        words: "Door uw eerdere antwoord… op vraag … er ook {} af: ….",
    },
    Pattern { kind: "changed", words: "Vraag {} is gewijzigd: “…” werd “…”." },
    Pattern { kind: "undone", words: "Ongedaan gemaakt: …." },
    Pattern { kind: "withdrawn", words: "Uw antwoord op vraag {} is gewist." },
    Pattern { kind: "withdrawn", words: "Uw antwoord op “…” is gewist." },
    Pattern { kind: "waiting here", words: "{} later antwoord wacht daarop." },
    Pattern { kind: "waiting here", words: "{} latere antwoorden wachten daarop." },
    Pattern { kind: "kept", words: "{} later antwoord telt nog mee." },
    Pattern { kind: "kept", words: "{} latere antwoorden tellen nog mee." },
    Pattern {
        kind: "one new question",
        words: "Eerst één nieuwe vraag. Uw latere antwoorden gelden daarna weer.",
    },
    Pattern {
        kind: "one new question",
        words: "Eerst één nieuwe vraag. Uw latere antwoord geldt daarna weer.",
    },
    Pattern { kind: "a new question", words: "Eerst een nieuwe vraag. Uw latere antwoord blijft bewaard." },
    Pattern {
        kind: "a new question",
        words: "Eerst een nieuwe vraag. Uw latere antwoorden blijven bewaard.",
    },
    Pattern { kind: "aside", words: "{} antwoord telt nu niet mee: …" },
    Pattern { kind: "aside", words: "{} antwoorden tellen nu niet mee: …" },
    Pattern { kind: "aside too", words: "Nog {} antwoord telt nu niet mee (samen {}): …" },
    Pattern { kind: "aside too", words: "Nog {} antwoorden tellen nu niet mee (samen {}): …" },
    Pattern {
        kind: "skipped", words: "Overgeslagen: “…” Die vraag hoort niet bij uw andere antwoorden."
    },
    Pattern {
        kind: "skipped for what is left",
        words: "Overgeslagen: “…” Die vraag is niet nodig bij wat er overblijft.",
    },
    Pattern {
        kind: "skipped: no difference",
        words: "Vraag “…” is overgeslagen: geen antwoord maakt nog verschil.",
    },
    Pattern {
        kind: "skipped: nothing to choose", words: "Overgeslagen: “…” Er is niets om uit te kiezen."
    },
    Pattern {
        kind: "skipped several",
        words: "{} vragen zijn overgeslagen. Waarom, staat bij uw antwoorden.",
    },
    Pattern { kind: "gone", words: "Daardoor viel er {} af." },
    Pattern { kind: "gone", words: "Ook viel er {} af." },
    Pattern { kind: "gone", words: "Daardoor viel er {} af: …." },
    Pattern { kind: "gone", words: "Ook viel er {} af: …." },
    Pattern { kind: "gone", words: "Daardoor vielen er {} af." },
    Pattern { kind: "gone", words: "Ook vielen er {} af." },
    Pattern { kind: "gone", words: "Daardoor vielen er {} af: …." },
    Pattern { kind: "gone", words: "Ook vielen er {} af: …." },
    Pattern { kind: "came back with others", words: "Daardoor kwam er {} terug." },
    Pattern { kind: "came back with others", words: "Ook kwam er {} terug." },
    Pattern { kind: "gone and back", words: "Daardoor viel er {} af en kwam er {} terug." },
    Pattern { kind: "gone and back", words: "Daardoor vielen er {} af en kwam er {} terug." },
    Pattern { kind: "came back with others", words: "Daardoor kwam er {} terug: …." },
    Pattern { kind: "came back with others", words: "Ook kwam er {} terug: …." },
    Pattern { kind: "gone and back", words: "Daardoor viel er {} af en kwam er {} terug: …." },
    Pattern { kind: "gone and back", words: "Daardoor vielen er {} af en kwam er {} terug: …." },
    Pattern { kind: "came back with others", words: "Daardoor kwamen er {} terug." },
    Pattern { kind: "came back with others", words: "Ook kwamen er {} terug." },
    Pattern { kind: "gone and back", words: "Daardoor viel er {} af en kwamen er {} terug." },
    Pattern { kind: "gone and back", words: "Daardoor vielen er {} af en kwamen er {} terug." },
    Pattern { kind: "came back with others", words: "Daardoor kwamen er {} terug: …." },
    Pattern { kind: "came back with others", words: "Ook kwamen er {} terug: …." },
    Pattern { kind: "gone and back", words: "Daardoor viel er {} af en kwamen er {} terug: …." },
    Pattern { kind: "gone and back", words: "Daardoor vielen er {} af en kwamen er {} terug: …." },
    Pattern { kind: "the same is left", words: "Er blijft hetzelfde over." },
    Pattern { kind: "the same is left, nothing", words: "Er blijft nog steeds niets over." },
    Pattern { kind: "came back", words: "… kwam terug." },
    Pattern { kind: "came back", words: "… kwam terug, samen met {} andere." },
];

/// The news on the page in view.
pub(super) fn told(session: &Session<'_>) -> String {
    let news = match session.page(PageId::Walk, &PendingAnswer::default()) {
        Page::Ask(ask) => ask.news,
        Page::Listing(listing) => listing.news,
        Page::Document(_) | Page::Table(_) | Page::Form(_) => None,
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
    if moved.after.model().catalogue.offered.is_clear() || moved.made == Move::Look {
        return;
    }
    let number = |claim: &Claim| claim.numbers.first().copied().unwrap_or(0);
    let sum = |kind: &str| -> usize {
        claims.iter().filter(|claim| claim.kind.starts_with(kind)).map(number).sum()
    };
    let has = |kind: &str| claims.iter().any(|claim| claim.kind.starts_with(kind));
    // Either what turned as a whole is told, as of every change, or what the answer and those behind it did.
    let is_whole = has("changed") || has("gone") || has("came back") || has("the same");
    let waits = has("one new question") || has("a new question");
    let (told, dropped) = match is_whole {
        true => (sum("gone"), truth.gone().count_ones(..)),
        false => (sum("fell"), truth.dropped()),
    };
    let answered = moved.made == Move::Answer;
    ledger.note("all that dropped is told", told == dropped || (!answered && waits), || {
        format!("{news} ({dropped} dropped)")
    });
    ledger.note("something is told", is_whole || has("fell") || has("unknown") || waits, || news.clone());
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

    /// How many dropped on the way to the page in view; where that page is before the answer, by the answer.
    fn dropped(&self) -> usize {
        let path = &self.moved.after.state().walk.path;
        let is_behind = path.iter().any(|choice| Some(choice.question) == self.question);
        self.left[0].difference(&self.left[if is_behind { 2 } else { 1 }]).count()
    }

    fn whole(&self) -> engine::RecordedWalk {
        engine::replay(self.model, self.moved.after.choices())
    }

    /// The answers that may come again behind the question without an answer, where some of them did not wait before.
    fn waits(&self) -> Vec<QuestionIx> {
        let (earlier, _) = self.moved.before.off_path();
        let (waiting, _) = self.moved.after.off_path();
        let is_new = waiting.iter().any(|question| !earlier.contains(question));
        if is_new { waiting } else { Vec::new() }
    }

    /// Every count of answers off the path is that of the rows which the overview has of them.
    fn off_path(&self, claim: &Claim, news: &str, ledger: &mut Ledger) {
        let messages = Messages::new(Lang::Nl);
        let waiting = rows_below(self.moved.after, messages.waiting_title());
        let aside = rows_below(self.moved.after, messages.set_aside_title());
        let (number, asks) = (claim.numbers.first(), claim.texts.first().map_or("", String::as_str));
        let (name, holds) = match claim.kind {
            "waiting here" => ("waiting here", number == Some(&waiting.len())),
            "aside" => ("aside", number == Some(&aside.len()) && aside.iter().all(|ask| asks.contains(ask))),
            "aside too" => {
                let were = rows_below(self.moved.before, messages.set_aside_title());
                let new = aside.iter().filter(|ask| !were.contains(ask)).collect::<Vec<_>>();
                let named = new.iter().all(|ask| asks.contains(ask.as_str()));
                ("aside too", claim.numbers == [new.len(), aside.len()] && named)
            }
            _ => (
                "waiting",
                !waiting.is_empty()
                    && (waiting.len() == 1) == news.to_lowercase().contains("uw latere antwoord "),
            ),
        };
        ledger.note(name, holds, || format!("{news} ({waiting:?}; {aside:?})"));
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
            "fell by earlier answers" => {
                let dropped = self.left[1].difference(&self.left[2]).collect::<Vec<_>>();
                let numbers = claim.texts[1].rsplit_once(" viel").map(|(numbers, _)| pattern::names(numbers));
                let names = claim.texts.get(2).map(|names| pattern::names(names));
                let holds = number == dropped.len()
                    && numbers.is_some_and(|numbers| numbers == self.dropping())
                    && names.is_none_or(|names| is_named(self.model, &names, &dropped));
                ledger.note("fell by earlier answers", holds, || {
                    format!("{news} ({dropped:?} by {:?})", self.dropping())
                });
            }
            "came back" | "came back with others" => self.came_back(claim, news, ledger),
            "gone and back" => {
                let (gone, back) = (self.gone().count_ones(..), self.back());
                let named = claim.texts.first();
                let holds = claim.numbers == [gone, back.len()]
                    && named.is_none_or(|names| is_named(self.model, &pattern::names(names), &back));
                // It stays so when the answers that wait count again.
                ledger.note("gone and back", holds && self.waits().is_empty(), || {
                    format!("{news} ({gone} {back:?})")
                });
            }
            "gone" | "the same is left" | "the same is left, nothing" => {
                let gone: Vec<usize> = self.gone().ones().collect();
                let nothing = self.whole().walk.left.is_clear();
                let holds = number == gone.len()
                    && (claim.kind == "gone" || self.back().is_empty())
                    && (claim.kind == "gone" || nothing == (claim.kind == "the same is left, nothing"))
                    && claim
                        .texts
                        .first()
                        .is_none_or(|names| is_named(self.model, &pattern::names(names), &gone));
                ledger.note("gone", holds, || format!("{news} ({gone:?})"));
            }
            "waiting here" | "a new question" | "aside" | "aside too" => self.off_path(claim, news, ledger),
            "one new question" => {
                self.off_path(claim, news, ledger);
                ledger.note("one new question", self.one_new_question(), || news.to_owned());
            }
            "skipped"
            | "skipped for what is left"
            | "skipped: no difference"
            | "skipped: nothing to choose" => {
                self.skipped(claim, first, news, ledger);
            }
            _ => answers::check(self.moved, claim, news, ledger),
        }
    }

    fn came_back(&self, claim: &Claim, news: &str, ledger: &mut Ledger) {
        let number = claim.numbers.first().copied().unwrap_or(0);
        let first = claim.texts.first().map_or("", String::as_str);
        let back = self.back();
        let name = |at: &usize| self.model.catalogue.apps.rows()[*at].name.one_line();
        let holds = match claim.kind {
            // The sentence before it may end in what was typed by the author, so the name is what stands last.
            "came back" => {
                number + 1 == back.len()
                    && back.iter().any(|at| first.rsplit(". ").next() == Some(&*name(at)))
            }
            _ => {
                number == back.len()
                    && claim
                        .texts
                        .first()
                        .is_none_or(|names| is_named(self.model, &pattern::names(names), &back))
            }
        };
        // It stays so when the answers that wait count again.
        ledger.note("came back", holds && self.waits().is_empty(), || format!("{news} ({back:?})"));
    }

    /// What was left before a change: of one that a page offered where the person looked, else on the walk as a whole.
    fn before_change(&self) -> AppSet {
        match self.moved.made {
            Move::Take => self.moved.before.state().walk.left.clone(),
            Move::Answer | Move::Look => engine::replay(self.model, self.moved.before.choices()).walk.left,
        }
    }

    /// What was left before a change and no longer is.
    fn gone(&self) -> AppSet {
        let mut gone = self.before_change();
        gone.difference_with(&self.whole().walk.left);
        gone
    }

    /// What is left now and was not before a change.
    fn back(&self) -> Vec<usize> {
        self.whole().walk.left.difference(&self.before_change()).collect()
    }

    /// The places of the answers that dropped something behind the one that was given.
    fn dropping(&self) -> Vec<String> {
        let path = &self.moved.after.state().walk.path;
        let at = path.iter().position(|choice| Some(choice.question) == self.question).unwrap();
        let left = |steps: usize| engine::replay(self.model, &keyed(&path[..steps])).walk.left;
        let dropping = (at + 1..path.len()).filter(|step| left(*step) != left(step + 1));
        dropping.map(|step| (step + 1).to_string()).collect()
    }

    /// Whether all answers that wait count again after whichever answer to the question without one.
    fn one_new_question(&self) -> bool {
        let walk = self.whole().walk;
        let engine::Position::At(question) = walk.position else { return false };
        let waiting = self.waits();
        engine::each_choice(self.model, question, walk.left.count_ones(..)).all(|given| {
            let mut choices = self.moved.after.choices().clone();
            choices.insert(question, given);
            let walk = engine::replay(self.model, &choices).walk;
            waiting.iter().all(|waits| walk.given(*waits).is_some())
        })
    }

    fn skipped(&self, claim: &Claim, ask: &str, news: &str, ledger: &mut Ledger) {
        let graph = &self.model.graph;
        let shown = self.moved.after.state();
        let before = self.moved.before.choices();
        let of_name =
            shown.walk.skipped.iter().filter(|skip| graph.questions.row(skip.question).ask.one_line() == ask);
        let skips: Vec<_> = of_name.collect();
        let wonders = skips.iter().any(|skip| {
            let row = graph.questions.row(skip.question);
            let by_left = row.ask_when.as_ref().is_some_and(hangs_on_what_remains);
            before.contains_key(&skip.question) || skip.reason == SkipReason::NoDifference || by_left
        });
        ledger.note("skipped", wonders, || news.to_owned());
        if claim.kind == "skipped for what is left" {
            let by_left = skips.iter().any(|skip| skip.reason == SkipReason::NotForLeft);
            ledger.note("a skip hangs on what is left", by_left, || news.to_owned());
        }
        if claim.kind == "skipped: no difference" {
            let idle = skips.iter().any(|skip| self.is_idle(skip.question));
            ledger.note("a skipped question makes no difference", idle, || news.to_owned());
        }
        if claim.kind == "skipped: nothing to choose" {
            let empty = skips.iter().any(|skip| answers::has_no_choice(self.moved, skip.question));
            ledger.note("nothing to choose", empty, || news.to_owned());
        }
    }

    /// Whether no answer to a question would drop any of the apps left.
    fn is_idle(&self, question: QuestionIx) -> bool {
        let mut walk = self.moved.after.state().walk.clone();
        walk.path.retain(|choice| choice.question != question);
        walk.position = engine::Position::At(question);
        let left = walk.left.count_ones(..);
        engine::each_choice(self.model, question, left).all(|given| {
            let choice = engine::Choice { question, given };
            engine::drops(self.model, &walk, &choice).is_ok_and(|dropped| dropped.is_clear())
        })
    }
}

/// What the rows ask that the overview has below a heading.
fn rows_below(session: &Session<'_>, title: &str) -> Vec<String> {
    let Page::Listing(overview) = session.page(PageId::Overview, &PendingAnswer::default()) else {
        unreachable!("the overview is a list");
    };
    let rows = overview.rows.into_iter().skip_while(|row| row.heading.as_deref() != Some(title));
    let below = rows.enumerate().take_while(|(at, row)| *at == 0 || row.heading.is_none());
    below.map(|(_, row)| row.label).collect()
}

/// Whether these are the names of these apps.
fn is_named(model: &Model, names: &[String], apps: &[usize]) -> bool {
    let named = apps.iter().map(|at| model.catalogue.apps.rows()[*at].name.one_line());
    let (mut names, mut named) = (names.to_vec(), named.collect::<Vec<_>>());
    names.sort();
    named.sort();
    names == named
}

fn hangs_on_what_remains(condition: &Condition) -> bool {
    let mut found = false;
    condition.visit(&mut |part| found |= matches!(part, Condition::Remaining(_)));
    found
}
