//! Over a slow line bytes are time: how many there are for each kind of key.

use std::time::Duration;

use super::{Home, Term, answer, at_first, at_last, marked, place};

/// How many bytes a key brings, after all has settled.
fn cost(term: &mut Term, key: &str) -> usize {
    let mark = term.mark();
    term.keys(key);
    term.bytes_since(mark).len()
}

/// Goes down line by line to the last and up again: what each arrow cost.
fn arrows(term: &mut Term) -> Vec<usize> {
    let mut costs = Vec::new();
    // Where nothing is marked yet, what marks the first line is counted too.
    if term.screen().contains("Wijs een antwoord aan") {
        costs.push(cost(term, "home"));
    }
    for key in ["down", "up"] {
        for _ in 0..60 {
            let before = term.picture();
            let bytes = cost(term, key);
            if term.picture() == before {
                assert_eq!(bytes, 0, "{key} changes nothing, and sends {bytes} bytes:\n{before}");
                break;
            }
            costs.push(bytes);
        }
    }
    costs
}

fn median(costs: &[usize]) -> usize {
    let mut sorted = costs.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

fn most(costs: &[usize]) -> usize {
    costs.iter().copied().max().unwrap_or_default()
}

#[test]
fn a_first_frame_is_small() {
    let home = Home::new();
    let mut term = Term::start(&home, &[], 80, 24);
    term.wait_for("> Beginnen");
    term.settle();
    let (reads, when) = term.reads();
    let bytes = term.output().len();
    println!("first frame: {bytes} bytes in {reads} reads, complete after {when:?}");
    assert!(bytes <= 3092, "{bytes} bytes");
    let only = arrows(&mut term);
    println!("start page: median {} and at most {} bytes an arrow", median(&only), most(&only));
    assert!(most(&only) <= 64, "{only:?}");
}

#[test]
fn an_arrow_costs_little_and_so_does_a_page() {
    for (columns, rows) in [(80, 24), (120, 40), (40, 12)] {
        let home = Home::new();
        let mut term = Term::start(&home, &[], columns, rows);
        term.wait_for("> Beginnen");
        let (mut previews, mut boxes) = (Vec::new(), Vec::new());
        let mut turns = vec![cost(&mut term, "enter")];
        let mut questions = 0;
        while let Some(place) = place(&term).filter(|_| questions < 20) {
            questions += 1;
            let ticks = term.screen().contains("[ ]");
            let here = arrows(&mut term);
            println!("{columns}x{rows} {place}: {here:?}");
            // Where boxes are ticked an arrow has no effect to show.
            if ticks {
                boxes.extend(here)
            } else {
                previews.extend(here)
            }
            let mark = term.mark();
            answer(&mut term);
            turns.push(term.bytes_since(mark).len());
        }
        assert!(questions > 5, "only {questions} questions:\n{}", term.screen());
        for (what, costs) in [("with effect", &previews), ("boxes", &boxes), ("a page", &turns)] {
            let (count, middle, most) = (costs.len(), median(costs), most(costs));
            println!("{columns}x{rows} {what}: {count} times, median {middle}, at most {most}");
        }
        // The aim for the first is 120: how much an answer drops is up to the content.
        assert!(median(&previews) <= 160 && most(&previews) <= 280, "{columns}x{rows}: {previews:?}");
        // In a small window the lines scroll.
        let room = if rows < 24 { 280 } else { 64 };
        assert!(most(&boxes) <= room, "{columns}x{rows}: {boxes:?}");
        // A larger window shows more.
        let room = if columns > 80 { 6000 } else { 3000 };
        assert!(most(&turns) <= room, "{columns}x{rows}: {turns:?}");
    }
}

#[test]
fn where_only_the_marker_moves_it_costs_next_to_nothing() {
    let home = Home::new();
    let mut term = at_last(&home);
    term.keys("o");
    term.wait_for("Uw antwoorden");
    let overview = arrows(&mut term);
    println!("overview: {overview:?}");
    // Once the footer changes too: it names the key that takes an answer back only on a row that has one.
    let footer = overview.iter().filter(|bytes| **bytes > 64).count();
    assert!(footer <= 1 && most(&overview) <= 128, "{overview:?}");
}

#[test]
fn left_alone_it_sleeps() {
    let home = Home::new();
    let mut term = at_first(&home);
    let (mark, before) = (term.mark(), term.usage());
    term.leave_alone(Duration::from_secs(5));
    let after = term.usage();
    assert_eq!(term.bytes_since(mark), b"");
    assert_eq!((after.sleeps, after.processor), (before.sleeps, before.processor));
}

#[test]
fn what_changes_nothing_sends_nothing() {
    let home = Home::new();
    let mut term = at_first(&home);
    assert_eq!(marked(&term), "In de ochtend");
    for key in ["up", "home", "pgup", "right"] {
        assert_eq!(cost(&mut term, key), 0, "{key}");
    }
    // The same size once more.
    let mark = term.mark();
    term.resize(80, 24);
    term.settle();
    assert!(term.bytes_since(mark).len() <= 3000);
}

#[test]
fn a_frame_is_one_write_and_no_change_is_none() {
    let home = Home::new();
    let mut term = at_first(&home);
    for (key, writes) in
        [("down", 1), ("down", 1), ("up", 1), ("?", 1), ("backspace", 1), ("home", 1), ("home", 0), ("up", 0)]
    {
        let before = term.usage().writes;
        let sent = cost(&mut term, key);
        assert_eq!(term.usage().writes - before, writes, "{key}: {sent} bytes\n{}", term.screen());
        assert_eq!(sent > 0, writes > 0, "{key}: {sent} bytes");
    }
    // Keys that came together are one frame.
    let before = term.usage().writes;
    term.raw(b"\x1b[B\x1b[B\x1b[A");
    term.settle();
    assert_eq!(term.usage().writes - before, 1);
}
