//! From the advice: apps side by side, scrolled both ways; and the questions to suppliers.

use super::{Home, Term, answer, place};

/// At the advice of the shipped tree, by the answers that ask for the least.
fn at_advice(home: &Home, columns: u16, rows: u16) -> Term {
    let mut term = Term::start(home, &[], columns, rows);
    term.wait_for("> Beginnen");
    term.keys("enter");
    for _ in 0..20 {
        term.settle();
        if place(&term).is_none() {
            break;
        }
        answer(&mut term);
    }
    term.wait_for("Advies");
    term
}

/// The names above the columns, and what is on the bottom rule.
fn columns(term: &Term) -> (String, String) {
    let screen = term.screen();
    let lines: Vec<&str> = screen.lines().collect();
    (lines[2].trim().to_owned(), lines[lines.len() - 2].replace('─', "").trim().to_owned())
}

#[test]
fn apps_side_by_side_scroll_both_ways() {
    let home = Home::new();
    let mut term = at_advice(&home, 80, 24);
    // What the last answer did is told until another page is in view.
    term.keys("d backspace");
    term.settle();
    let advice = term.picture();
    term.keys("v");
    term.wait_for("Vergelijken");
    term.settle();
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!("compare", term.picture()) });
    let (names, _) = columns(&term);
    assert!(names.starts_with("Kenmerk"), "{names}");

    // In a small window one column is in view; its name stays, and what is out of view is announced.
    term.resize(40, 12);
    term.settle();
    let first = columns(&term);
    assert!(first.1.starts_with("kolom 1 van 3 · 1-"), "{first:?}");
    term.keys("pgdn pgdn");
    term.settle();
    let below = columns(&term);
    assert_eq!(below.0, first.0);
    assert!(!below.1.contains("· 1-"), "{below:?}");
    term.keys("right");
    term.settle();
    let second = columns(&term);
    assert!(second.1.starts_with("kolom 2 van 3") && second.0 != first.0, "{second:?}");
    term.keys("right right right");
    term.settle();
    assert!(columns(&term).1.starts_with("kolom 3 van 3"), "{}", term.screen());
    term.keys("left left home");
    term.settle();
    assert_eq!(columns(&term), first);
    term.keys("end");
    term.settle();
    let last = columns(&term).1;
    let (seen, total) = last.rsplit_once(" van ").unwrap();
    assert!(seen.ends_with(&format!("-{total}")), "{last}");

    term.resize(80, 24);
    term.keys("backspace");
    term.settle();
    assert_eq!(term.picture(), advice);
}

#[test]
fn what_is_marked_is_compared() {
    let home = Home::new();
    let mut term = at_advice(&home, 80, 24);
    term.keys("t space down down space");
    term.wait_for("gemarkeerd om te vergelijken");
    term.keys("down");
    term.settle();
    assert!(term.screen().contains("* 2 gemarkeerd"), "{}", term.screen());
    let marked: Vec<String> = term
        .screen()
        .lines()
        .filter_map(|line| Some(line.get(2..)?.strip_prefix('*')?.split("  ").next()?.to_owned()))
        .collect();
    assert_eq!(marked.len(), 2, "{}", term.screen());
    term.keys("v");
    term.wait_for("2 toepassingen");
    let (names, _) = columns(&term);
    assert!(marked.iter().all(|name| names.contains(name.as_str())), "{marked:?} {names}");
}

#[test]
fn questions_to_suppliers_are_one_key_away() {
    let home = Home::new();
    let mut term = at_advice(&home, 80, 24);
    term.keys("l");
    term.wait_for("Vragen aan leveranciers");
    term.settle();
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!("suppliers", term.picture()) });
    term.keys("backspace");
    term.wait_for("> l  Vragen aan leveranciers");
}
