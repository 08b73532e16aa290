//! Killed outright at random moments of a walk in which a person also ticks, types, replies, and says how far the decision
//! is: nothing that was confirmed is lost, nothing is unreadable, and what is typed is at most a second old.
//!
//! Confirmed is what stood on the next page without "niet bewaard". A sample on every change; `scripts/kill-walks` does more.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use rustix::process::Signal;
use stappenplan::record::{Dossier, read_dossier};

use super::{Home, LIMIT, MILK, MOMENT, PATIENCE, TASTE, Term, tea};

/// So many walks at once: most of the time each waits.
const AT_ONCE: u64 = 8;
/// What is typed may be so old, from the key to the bytes in the file.
const SECOND: Duration = Duration::from_secs(1);

/// What must be found again.
#[derive(Debug, Default)]
struct Known {
    /// Answers, each by its question.
    answers: BTreeMap<&'static str, String>,
    /// What else was recorded, as it stands in the file.
    recorded: BTreeMap<&'static str, String>,
    /// What was typed and not confirmed, longer ago than a second.
    typed: Option<String>,
}

/// What one step adds once it is confirmed.
enum Step {
    Answer(&'static str, String),
    Record(&'static str, String),
    Nothing,
}

/// The last field of the form of a reply.
const WHO: &str = "Wie voert dit in?";

/// What a person does next: what is sent, and what stands on the page that follows.
struct Deed {
    /// The row to which the person moves first.
    row: Option<&'static str>,
    keys: String,
    /// What is sent instead where this stands on the screen.
    others: Option<(&'static str, String)>,
    next: &'static str,
    step: Step,
}

fn deed(keys: impl Into<String>, next: &'static str, step: Step) -> Deed {
    Deed { row: None, keys: keys.into(), others: None, next, step }
}

/// Counts of what was done and found.
#[derive(Default)]
struct Tally {
    kills: AtomicUsize,
    confirmed: AtomicUsize,
    typed: AtomicUsize,
}

#[test]
fn killed_at_random_moments_nothing_confirmed_is_lost() {
    let seed = number("STAPPENPLAN_SEED").unwrap_or_else(|| fastrand::u64(..));
    let most = number("STAPPENPLAN_KILLS").map(|kills| usize::try_from(kills).unwrap());
    let time = if most.is_some() { Duration::MAX } else { Duration::from_secs(10) };
    println!("seed {seed}");
    let (tally, begun) = (Tally::default(), Instant::now());
    std::thread::scope(|scope| {
        for thread in 0..AT_ONCE {
            let (tally, mut rng) = (&tally, fastrand::Rng::with_seed(seed.wrapping_add(thread)));
            scope.spawn(move || {
                while begun.elapsed() < time
                    && most.is_none_or(|most| tally.kills.load(Ordering::Relaxed) < most)
                {
                    walk(&mut rng, tally);
                }
            });
        }
    });
    let [kills, confirmed, typed] =
        [&tally.kills, &tally.confirmed, &tally.typed].map(|count| count.load(Ordering::Relaxed));
    println!("{kills} kills in {:?}: {confirmed} things confirmed, {typed} typed", begun.elapsed());
    assert!(kills > 10 && confirmed > kills / 4, "hardly anything was tried");
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok().map(|text| text.parse().unwrap())
}

/// One walk, killed several times on its way.
fn walk(rng: &mut fastrand::Rng, tally: &Tally) {
    let home = Home::new();
    let mut known = Known::default();
    for _ in 0..rng.usize(2..8) {
        let mut term = tea().start(&home);
        term.wait_for("Waar komen de gegevens vandaan?");
        let seen = term.screen();
        assert!(known.answers.is_empty() || !seen.contains("> Beginnen"), "all is gone:\n{seen}");
        let was_typed = known.typed.is_some();
        past_forms(&mut term);
        term.raw(b"\r");
        go_on(&mut term, rng, &mut known, tally);
        term.signal(Signal::KILL);
        let _ = term.exit_within(LIMIT);
        tally.kills.fetch_add(1, Ordering::Relaxed);
        check(&home, &known);
        // What was typed may be confirmed, or be another thing, in the next run.
        tally.typed.fetch_add(usize::from(known.typed.is_some() && !was_typed), Ordering::Relaxed);
        known.typed = None;
    }
}

/// Does some things, and stops in the middle of one of them.
fn go_on(term: &mut Term, rng: &mut fastrand::Rng, known: &mut Known, tally: &Tally) {
    term.wait_until("a page of the walk", |term| in_view(term).is_some());
    see(term, "");
    for _ in 0..rng.usize(0..6) {
        for deed in next_deeds(term, rng, known) {
            if let Some(row) = deed.row {
                to_row(term, row);
            }
            let others = deed.others.as_ref().filter(|(shown, _)| has(term, shown));
            term.raw(others.map_or(&deed.keys, |(_, keys)| keys).as_bytes());
            // Killed before it is known what came of it: it may be there or not.
            if rng.u8(0..8) == 0 {
                std::thread::sleep(Duration::from_micros(rng.u64(0..30_000)));
                // What was confirmed before it may be on the way to another value.
                forget(known, &deed.step);
                return;
            }
            if matches!(deed.step, Step::Record(..)) {
                // A word that it is recorded makes room for one about a slow disk.
                term.wait_gone("[ Vastleggen ]");
                term.wait_gone(WHO);
            }
            see(term, deed.next);
            match deed.step {
                Step::Answer(question, answer) if !has(term, "iet bewaard") => {
                    known.answers.insert(question, answer);
                    tally.confirmed.fetch_add(1, Ordering::Relaxed);
                }
                Step::Record(what, text) if !has(term, "iet bewaard") => {
                    known.recorded.insert(what, text);
                    tally.confirmed.fetch_add(1, Ordering::Relaxed);
                }
                step => forget(known, &step),
            }
        }
    }
    if rng.u8(0..6) == 0 {
        type_and_wait(term, rng, known);
    }
}

/// Waits until this stands on a page that is there as a whole: a frame may come in pieces, with some of the page before it.
fn see(term: &mut Term, text: &str) {
    loop {
        term.wait_for(text);
        let before = term.screen();
        term.leave_alone(Duration::from_millis(4));
        if term.screen() == before {
            return;
        }
    }
}

/// The row that is marked.
fn marked(term: &Term) -> Option<String> {
    term.screen().lines().find(|line| line.starts_with(" > ")).map(str::to_owned)
}

/// Moves down to the row that begins so.
fn to_row(term: &mut Term, row: &str) {
    move_while(term, |at| !at.starts_with(row));
}

/// Moves on the start page past the forms in which something was typed, to the row that goes on with the walk.
fn past_forms(term: &mut Term) {
    move_while(term, |at| at.starts_with(" > Nog niet vastgelegd"));
}

/// Moves down as long as this holds of the row that is marked, each time once it is seen what the key before did.
fn move_while(term: &mut Term, goes_on: impl Fn(&str) -> bool) {
    term.wait_until("a row is marked", |term| marked(term).is_some());
    while let Some(at) = marked(term).filter(|at| goes_on(at)) {
        term.raw(b"\x1b[B");
        term.wait_until("another row is marked", |term| marked(term).is_some_and(|now| now != at));
        see(term, "");
    }
}

fn forget(known: &mut Known, step: &Step) {
    match step {
        Step::Answer(question, _) => drop(known.answers.remove(question)),
        Step::Record(what, _) => drop(known.recorded.remove(what)),
        Step::Nothing => {}
    }
}

/// Types something, and leaves it for a second.
fn type_and_wait(term: &mut Term, rng: &mut fastrand::Rng, known: &mut Known) {
    let text = word(rng);
    let typed_at;
    match in_view(term) {
        Some(PATIENCE) => {
            let digits = rng.u8(10..15).to_string();
            typed_at = Instant::now();
            term.raw(digits.as_bytes());
            term.wait_for(&digits);
            known.typed = Some(digits);
        }
        Some(ADVICE) => {
            term.raw(b"o");
            see(term, "Met een ander antwoord");
            term.raw(b"\x1b[Hr");
            see(term, "[ Vastleggen ]");
            typed_at = Instant::now();
            term.raw(text.as_bytes());
            term.wait_for(&text);
            known.typed = Some(text);
        }
        _ => return,
    }
    std::thread::sleep(SECOND.saturating_sub(typed_at.elapsed()));
}

const ADVICE: &str = "Advies · gegevens van";
const NOTHING: &str = "Geen thee gevonden";

fn has(term: &Term, text: &str) -> bool {
    term.screen().contains(text)
}

/// Which page of the walk is in view.
fn in_view(term: &Term) -> Option<&'static str> {
    let screen = term.screen();
    [MOMENT, TASTE, PATIENCE, MILK, ADVICE, NOTHING].into_iter().find(|page| screen.contains(page))
}

fn word(rng: &mut fastrand::Rng) -> String {
    std::iter::repeat_with(|| rng.lowercase()).take(12).collect()
}

/// What may be done on the page in view.
fn next_deeds(term: &Term, rng: &mut fastrand::Rng, known: &Known) -> Vec<Deed> {
    match in_view(term) {
        Some(MOMENT) => {
            let at = rng.usize(0..3);
            let answer = ["ochtend", "middag", "avond"][at];
            vec![deed(format!("{}\r", at + 1), TASTE, Step::Answer("moment", answer.to_owned()))]
        }
        // The last one excludes the others. It may be ticked already.
        Some(TASTE) => {
            let tick = (!has(term, "[x]")).then(|| deed("\x1b[F ", "[x]", Step::Nothing));
            let take = deed("\r", PATIENCE, Step::Answer("smaak", "none".to_owned()));
            tick.into_iter().chain([take]).collect()
        }
        Some(PATIENCE) => {
            let minutes = rng.u8(10..15).to_string();
            let keys = format!("\x15{minutes}\r");
            vec![deed(keys, MILK, Step::Answer("geduld", minutes))]
        }
        Some(MILK) => vec![deed("2\r", ADVICE, Step::Answer("melk", "nee".to_owned()))],
        Some(ADVICE) => match rng.u8(0..4) {
            // Another choice would first be asked what becomes of the one before.
            0 if has(term, "nog niets") => choose(rng),
            1 => status(known),
            2 => reply(rng),
            _ => remark(rng),
        },
        _ => Vec::new(),
    }
}

fn choose(rng: &mut fastrand::Rng) -> Vec<Deed> {
    let text = word(rng);
    vec![
        deed("\x1b[Hk", "[ Vastleggen ]", Step::Nothing),
        deed(format!("\x15{text}\x13"), "", Step::Record("why", text)),
    ]
}

fn status(known: &Known) -> Vec<Deed> {
    let (key, status) = match known.recorded.get("status").map(String::as_str) {
        Some("\nstatus: for_advice\n") => ("1", "\nstatus: concept\n"),
        _ => ("2", "\nstatus: for_advice\n"),
    };
    vec![
        deed("b", "Hoe ver het besluit is", Step::Nothing),
        Deed { row: Some(" > Status"), ..deed("\r", "[ Vastleggen ]", Step::Nothing) },
        deed(format!("{key}\x13"), "", Step::Record("status", status.to_owned())),
        deed("\x7f", ADVICE, Step::Nothing),
    ]
}

fn reply(rng: &mut fastrand::Rng) -> Vec<Deed> {
    let text = word(rng);
    vec![
        deed("t", "Alle thee", Step::Nothing),
        deed("\x1b[H\rn", "Antwoorden over", Step::Nothing),
        // The fact that no question asks about.
        deed("\x1b[F\x1b[A\x1b[A\r", WHO, Step::Nothing),
        Deed {
            // Where there is one already it is first asked what becomes of that.
            others: Some(("U hebt hier al een antwoord", format!("1\t1\t\x15{text}\t\t\x15jan\x13"))),
            ..deed(format!("1\t{text}\t\tjan\x13"), "", Step::Record("reply", text))
        },
        deed("\x7f\x7f\x7f", ADVICE, Step::Nothing),
    ]
}

fn remark(rng: &mut fastrand::Rng) -> Vec<Deed> {
    let text = word(rng);
    vec![
        deed("o", "Met een ander antwoord", Step::Nothing),
        deed("\x1b[Hr", "[ Vastleggen ]", Step::Nothing),
        deed(format!("\x15{text}\x13"), "", Step::Record("remark", text)),
        deed("\x7f", ADVICE, Step::Nothing),
    ]
}

/// Every file is whole, and in the newest stands all that is known.
#[track_caller]
fn check(home: &Home, known: &Known) {
    let states = home.states();
    let found: Vec<Dossier> = states
        .iter()
        .map(|(path, text)| {
            let found = read_dossier(text.as_bytes());
            assert_eq!(found.damage, None, "{}:\n{text}", path.display());
            found.dossier
        })
        .collect();
    assert!(found.len() <= 1, "one walk is one dossier: {}", home.kept());
    let (choices, text) = (found.iter().flat_map(|dossier| &dossier.choices), home.kept());
    let given: BTreeMap<&str, String> =
        choices.map(|choice| (choice.question.as_str(), choice.answers.join(","))).collect();
    for (question, answer) in &known.answers {
        assert_eq!(given.get(question), Some(answer), "{question}: {known:?}\n{text}");
    }
    for recorded in known.recorded.values() {
        assert!(states.iter().any(|(_, text)| text.contains(recorded.as_str())), "{known:?}\n{text}");
    }
    if let Some(typed) = &known.typed {
        let beside = kept_beside(home);
        let is_there = |text: &str| text.contains(typed.as_str());
        assert!(
            is_there(&beside) || states.iter().any(|(_, text)| is_there(text)),
            "typed longer than a second ago: {known:?}\n{beside}\n{text}"
        );
    }
}

/// What is kept of what was typed.
fn kept_beside(home: &Home) -> String {
    let folder = home.path().join("state/stappenplan/dossiers");
    let Ok(entries) = std::fs::read_dir(folder) else { return String::new() };
    let paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    let typed = paths.iter().filter(|path| path.to_string_lossy().ends_with(".typed"));
    let read = typed.map(|path| std::fs::read(path).unwrap());
    read.map(|bytes| {
        assert_eq!(read_dossier(&bytes).damage, None, "what was typed is whole");
        String::from_utf8(bytes).unwrap()
    })
    .collect()
}
