//! The end of a walk: which answers decide, what hangs on those that are open, and the counts of the pages around it.

use std::collections::BTreeSet;

use stappenplan::engine::{self, AnswerValue, Standing, WishVerdict};
use stappenplan::model::{AppIx, FactIx, Ix, Shows};
use stappenplan::session::{Block, Page, PageId, PendingAnswer, Session, SourceMarks};

use super::{Answers, Ledger};
use crate::completions::{Others, others};

/// What must have been seen.
pub(super) const SEEN: &[&str] = &[
    "decides",
    "nothing differs",
    "only this differs",
    "the order differs",
    "the points differ",
    "nothing hangs on it",
    "so many apps hang on it",
    "so many answers decide",
    "an answer of the overview decides",
    "an answer of the overview makes no difference",
    "what the order goes by",
    "why an app stands where it does",
    "which is first",
    "no other meets as many wishes",
    "an app fits all answers",
];

/// More completions than this are not tried one by one.
const MOST: usize = 2_000;

/// Holds the pages at an end against what replaying shows.
pub(super) fn check(session: &Session<'_>, ledger: &mut Ledger) {
    let path = &session.whole().walk.path;
    let seen = path.iter().map(|choice| others(session.model(), session.choices(), choice.question, MOST));
    let seen: Vec<Others> = seen.collect();
    decides(session, &seen, ledger);
    overview(session, &seen, ledger);
    open(session, &seen, ledger);
    order(session, ledger);
}

/// One answer on the page of what decides.
struct Told {
    /// Its place on the walk.
    at: usize,
    /// The heading above it.
    class: String,
    /// What is said of it by itself.
    remarks: String,
}

fn told(page: &[Block]) -> Vec<Told> {
    let mut heading = String::new();
    let mut told: Vec<Told> = Vec::new();
    for block in page {
        match block {
            Block::Heading(title) => heading.clone_from(title),
            Block::Item(words) => {
                let number = words.as_str().strip_prefix("Vraag ").and_then(|words| words.split(':').next());
                let at = number.unwrap().parse::<usize>().unwrap() - 1;
                told.push(Told { at, class: heading.clone(), remarks: String::new() });
            }
            Block::Remark(remark) => told.last_mut().unwrap().remarks.push_str(remark),
            _ => {}
        }
    }
    told
}

/// Whether what is said to differ is what differs; the kinds are named where they do.
fn names_what_differs(words: &str, seen: &Others) -> bool {
    let named = |kind: &str| words.contains(kind);
    [
        (named("de volgorde"), seen.order),
        (named("de aandachtspunten"), seen.points),
        (named("wat u eerst moet navragen of regelen"), seen.reasons),
        (named("welke andere vragen open zijn"), seen.open),
    ]
    .iter()
    .all(|(named, seen)| named == seen)
}

/// Whether all that is said to differ does, where more may.
fn names_only_what_differs(words: &str, seen: &Others) -> bool {
    let told = [
        ("de volgorde", seen.order),
        ("de aandachtspunten", seen.points),
        ("wat u eerst moet navragen of regelen", seen.reasons),
        ("welke andere vragen open zijn", seen.open),
    ];
    told.iter().all(|(named, seen)| *seen || !words.contains(named))
}

fn decides(session: &Session<'_>, all: &[Others], ledger: &mut Ledger) {
    let Page::Document(page) = session.page(PageId::Mattered, &PendingAnswer::default()) else {
        unreachable!("what decides is text");
    };
    let told = told(&page.blocks);
    ledger.note("every answer is in a class", told.len() == all.len(), || format!("{}", told.len()));
    for Told { at, class, remarks } in &told {
        let seen = &all[*at];
        let ask = || format!("question {} under {class:?} with {remarks:?}: {seen:?}", at + 1);
        match class.as_str() {
            "Deze antwoorden geven de doorslag" => {
                ledger.note("decides", seen.result || !seen.is_all, ask);
            }
            "Bij deze antwoorden is niet alles nagegaan" => {
                ledger.note("not all was tried", !seen.is_all || names_only_what_differs(remarks, seen), ask);
            }
            "Deze antwoorden maken nu geen verschil" => {
                ledger.note("nothing differs", seen.is_nothing(), ask)
            }
            "Deze antwoorden veranderen niet wat er past" => {
                let named = !seen.is_all || names_what_differs(remarks, seen);
                ledger.note("only this differs", !seen.result && named, ask);
                for (differs, kind) in [
                    (seen.order, "the order differs"),
                    (seen.points, "the points differ"),
                    (seen.reasons, "the reasons differ"),
                    (seen.open, "open questions differ"),
                ] {
                    if differs {
                        ledger.note(kind, named, ask);
                    }
                }
            }
            class => unreachable!("{class} is not held against anything"),
        }
    }
    let count = told.iter().filter(|told| told.class == "Deze antwoorden geven de doorslag").count();
    let answers = if all.len() == 1 { "antwoord" } else { "antwoorden" };
    let words = format!("{count} van {} {answers}", all.len());
    let place = page.head.place.strip_prefix("minstens ").unwrap_or(&page.head.place);
    ledger.note("so many answers decide", place == words, || format!("{place}, not {words}"));
    if let Page::Listing(end) = session.page(PageId::Walk, &PendingAnswer::default()) {
        let row = end.rows.iter().find(|row| row.shortcut == Some('d')).unwrap();
        ledger.note("so many answers decide", row.right == page.head.place, || row.right.clone());
    }
}

fn overview(session: &Session<'_>, all: &[Others], ledger: &mut Ledger) {
    let model = session.model();
    let Page::Listing(page) = session.page(PageId::Overview, &PendingAnswer::default()) else {
        unreachable!("the overview is a list");
    };
    let mut answers = Answers::new();
    for ((choice, row), seen) in session.whole().walk.path.iter().zip(&page.rows).zip(all) {
        let before = engine::replay(model, &answers).walk.left.count_ones(..);
        answers.insert(choice.question, choice.given.clone());
        let after = engine::replay(model, &answers).walk.left.count_ones(..);
        let told = match row.right.split_once(' ') {
            _ if row.right == "er viel niets af" => Some(0),
            Some((number, "viel af" | "vielen af")) => Some(number.parse().unwrap()),
            _ if row.right == "staat nog open" => {
                ledger
                    .note("open in the overview", choice.given == AnswerValue::Unknown, || row.right.clone());
                None
            }
            // Without a catalogue nothing can drop.
            _ if row.right.is_empty() && model.catalogue.offered.is_clear() => None,
            _ => unreachable!("{} is not held against anything", row.right),
        };
        let right = told.is_none_or(|told: usize| told == before - after);
        ledger.note("drops in the overview", right, || row.right.clone());
        let Some(Block::Text(words)) = row.detail.first() else { continue };
        let ask = || format!("{} {seen:?}", words.as_str());
        match words.as_str() {
            "Met een ander antwoord op deze vraag kan er iets anders uitkomen." => {
                ledger.note("an answer of the overview decides", seen.result || !seen.is_all, ask);
            }
            "Wat u hier ook antwoordt: er komt hetzelfde uit." => {
                ledger.note("an answer of the overview makes no difference", seen.is_nothing(), ask);
            }
            words if words.contains("Wel kan anders zijn") => {
                let holds = !seen.is_all || (!seen.result && names_what_differs(words, seen));
                ledger.note("an answer of the overview changes only this", holds, ask);
            }
            // Of what is not known nothing can be false.
            "Of een ander antwoord op deze vraag iets verandert, is niet helemaal nagegaan." => {}
            words => unreachable!("{words} is not held against anything"),
        }
    }
    let total = model.catalogue.offered.count_ones(..);
    let left = session.whole().walk.left.count_ones(..);
    let place = &page.head.place;
    ledger.note("left in the overview", total == 0 || *place == format!("{left} van {total} over"), || {
        place.clone()
    });
}

/// What is told to hang on an open question.
fn open(session: &Session<'_>, all: &[Others], ledger: &mut Ledger) {
    for open in session.open_questions().questions {
        let words = open.depends.unwrap();
        let seen = &all[open.number - 1];
        let told = || format!("{words} {seen:?}");
        if words == "Een antwoord maakt voor de uitkomst geen verschil." {
            ledger.note("nothing hangs on it", seen.is_nothing(), told);
        } else if let Some(count) = words.strip_prefix("Een antwoord kan verschil maken voor ") {
            let count = count.split(' ').next().unwrap();
            let count = if count == "één" { 1 } else { count.parse().unwrap() };
            let is_all = seen.is_all && !words.contains("of meer");
            // Where not all were tried, those that were are some of them: here, or there.
            let holds =
                if is_all { count == seen.differ.len() } else { !seen.is_all || count <= seen.differ.len() };
            ledger.note("so many apps hang on it", holds, told);
        } else if words.contains("Wel kan veranderen") {
            let holds = !seen.is_all || (!seen.result && names_what_differs(&words, seen));
            ledger.note("only this hangs on it", holds, told);
        } else if words == "Met een antwoord kan de uitkomst anders zijn." {
            ledger.note("the outcome hangs on it", !seen.is_all || seen.elsewhere, told);
        } else {
            // Of what is not known nothing can be false.
            assert_eq!(words, "Er zijn te veel mogelijkheden om alles na te gaan.");
        }
    }
}

/// What an app owes its place to.
struct Owed {
    standing: Standing,
    met: usize,
    unknown: usize,
}

fn owed(session: &Session<'_>) -> Vec<(AppIx, Owed)> {
    let (model, state) = (session.model(), session.state());
    let standings = engine::standings(model, state);
    let of = |app: AppIx| {
        let wishes = &state.record.wishes;
        let asked = state.record.judgements.iter().map(|judgement| &judgement.unknown_facts);
        let unknown: BTreeSet<FactIx> = asked
            .chain(wishes.iter().map(|wish| &wish.unknown_facts))
            .flat_map(|facts| facts.of(app))
            .collect();
        Owed {
            standing: standings[app.at()],
            met: wishes.iter().filter(|wish| wish.yes.contains(app.at())).count(),
            unknown: unknown.len(),
        }
    };
    let left = engine::ranking(model, state).into_iter().filter(|app| state.walk.left.contains(app.at()));
    left.map(|app| (app, of(app))).collect()
}

/// Which app is said to be first, and why.
fn first(session: &Session<'_>, owed: &[(AppIx, Owed)], before: &[Block], ledger: &mut Ledger) {
    let Some((app, own)) = owed.first() else { return };
    let told: Vec<&str> = before
        .iter()
        .filter_map(|block| match block {
            Block::Heading(words) => Some(words.as_str()),
            Block::Item(words) => Some(words.as_str()),
            _ => None,
        })
        .collect();
    let told = told.join(" ");
    let key = |owed: &Owed| (owed.standing, owed.met, owed.unknown);
    let is_alone = owed.iter().filter(|(_, other)| key(other) == key(own)).count() == 1;
    let name = session.model().catalogue.apps.row(*app).name.one_line();
    let is_named = [
        "Eerste keus: ",
        "Eerste keus, onder voorwaarden: ",
        "Als eerste navragen: ",
        "Eerste keus, nog niet zeker: ",
    ]
    .iter()
    .any(|title| told.contains(&format!("{title}{name}")));
    let is_tied = told.contains("gelijk voor wat u vroeg") || told.contains("staan even hoog");
    ledger.note("which is first", (is_named, is_tied) == (is_alone, !is_alone), || told.clone());
    let wishes = |app: &AppIx| {
        let of_situation = |wish: &engine::Wish| {
            let row = session.model().graph.questions.row(wish.effect.question);
            row.role_of(wish.answer).tells_situation
        };
        let met = |wish: &&engine::Wish| !of_situation(wish) && wish.yes.contains(app.at());
        session.state().record.wishes.iter().filter(met).count()
    };
    let mut others = owed[1..].iter().filter(|(_, other)| other.standing == own.standing);
    if told.contains("voldoet aan zo veel wensen") {
        let holds = others.all(|(other, _)| wishes(other) < wishes(app));
        ledger.note("no other meets as many wishes", holds, || told.clone());
    } else if told.contains("is meer onbekend") {
        let mut equal = others.filter(|(_, other)| other.met == own.met).peekable();
        let holds = equal.peek().is_some() && equal.all(|(_, other)| other.unknown > own.unknown);
        ledger.note("of the others more is unknown", holds, || told.clone());
    }
}

/// What the order is said to go by, and what each app is said to owe its place to.
fn order(session: &Session<'_>, ledger: &mut Ledger) {
    let outcome = session.model().graph.outcomes.row(session.outcome().unwrap());
    if outcome.shows != Shows::Remaining {
        return;
    }
    let owed = owed(session);
    let Page::Listing(end) = session.page(PageId::Walk, &PendingAnswer::default()) else {
        unreachable!("an end is a list");
    };
    first(session, &owed, &end.before, ledger);
    let text: Vec<&str> = end
        .before
        .iter()
        .chain(&end.after)
        .filter_map(|block| match block {
            Block::Text(text) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    let text = text.join(" ");
    let pairs =
        || owed.iter().zip(owed.iter().skip(1)).filter(|(one, other)| one.1.standing == other.1.standing);
    let by_wishes = pairs().any(|(one, other)| one.1.met != other.1.met);
    let by_unknown = pairs().any(|(one, other)| one.1.met == other.1.met && one.1.unknown != other.1.unknown);
    let by_name = pairs().any(|(one, other)| one.1.met == other.1.met && one.1.unknown == other.1.unknown);
    let said = (
        text.contains("de meeste wensen") || text.contains("situatie"),
        text.contains("het minst onbekend"),
        text.contains("op naam"),
    );
    ledger.note("what the order goes by", said == (by_wishes, by_unknown, by_name), || text.clone());
    for (at, (app, own)) in owed.iter().enumerate() {
        let Some(told) = session.app_order(*app) else {
            let alone = owed.iter().filter(|(_, other)| other.standing == own.standing).count() == 1;
            let model = session.model();
            let of_situation = |wish: &&engine::Wish| {
                let row = model.graph.questions.row(wish.effect.question);
                row.role_of(wish.answer).tells_situation
            };
            let wishes = session.state().record.wishes.iter().filter(|wish| !of_situation(wish)).count();
            ledger.note("nothing to tell of a place", alone && (wishes, own.unknown) == (0, 0), || {
                format!("{app:?}")
            });
            continue;
        };
        let group: Vec<&(AppIx, Owed)> =
            owed.iter().filter(|(_, other)| other.standing == own.standing).collect();
        let first = owed.iter().position(|(_, other)| other.standing == own.standing).unwrap();
        let met = told.wishes.iter().filter(|wish| wish.verdict == WishVerdict::Met).count();
        let ties = group
            .iter()
            .filter(|(other, owed)| other != app && owed.met == own.met && owed.unknown == own.unknown);
        let holds = (told.place, told.of) == (at - first + 1, group.len())
            && (met, told.unknown.len(), told.ties.len()) == (own.met, own.unknown, ties.count());
        ledger.note("why an app stands where it does", holds, || format!("{told:?}"));
        let fits = session.app_advice(*app).reason_blocks(session.messages(), &mut SourceMarks::default());
        let fits_all = fits
            .iter()
            .any(|block| matches!(block, Block::Text(text) if text.as_str().contains("past bij al uw")));
        ledger.note("an app fits all answers", !fits_all || met == told.wishes.len(), || format!("{told:?}"));
    }
}
