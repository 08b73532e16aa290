//! Making an answer, in a real terminal: what is ticked or typed stays until it is confirmed, no key does anything but
//! what the footer says, and what was given can be taken back.

use std::time::Duration;

use super::{Home, MILK, MOMENT, PATIENCE, TASTE, Term, assert_saved, at_first, at_second, marked, tea};

/// The last line of the screen: the keys.
fn footer(term: &Term) -> String {
    term.screen().lines().last().unwrap_or_default().trim().to_owned()
}

/// The lines with a box that is ticked.
fn ticked(term: &Term) -> Vec<String> {
    let screen = term.screen();
    let lines = screen.lines().filter(|line| line.contains("[x]"));
    lines.filter_map(|line| Some(line.split_once("[x] ")?.1.split("  ").next()?.to_owned())).collect()
}

/// What is in the field of a number.
fn field(term: &Term) -> String {
    let screen = term.screen();
    let field = screen.lines().find_map(|line| line.split_once("Uw getal: [")?.1.split_once(']'));
    let Some((typed, _)) = field else { panic!("there is no field:\n{screen}") };
    typed.trim().to_owned()
}

/// At the question for a number.
fn at_number(home: &Home) -> Term {
    let mut term = at_first(home);
    term.keys("down enter");
    term.wait_for(TASTE);
    term.keys("end space enter");
    term.wait_for(PATIENCE);
    term.settle();
    term
}

#[test]
fn a_new_question_marks_no_answer_and_enter_chooses_none() {
    let home = Home::new();
    let mut term = tea().start(&home);
    term.wait_for("> Beginnen");
    term.raw(b"\r");
    term.wait_for(MOMENT);
    term.settle();
    assert!(!term.screen().contains("\n > "), "{}", term.screen());
    assert!(term.screen().contains("Wijs een antwoord aan"), "{}", term.screen());
    // Held down, Enter chooses nothing either.
    term.raw(&b"\r".repeat(20));
    term.wait_for("Wijs eerst een antwoord aan");
    term.settle();
    assert!(term.screen().contains(MOMENT) && home.kept().is_empty(), "{}", term.screen());
    for (key, first) in [("down", "In de ochtend"), ("up", "Weet ik niet"), ("2", "In de middag")] {
        let home = Home::new();
        let mut term = tea().start(&home);
        term.wait_for("> Beginnen");
        term.raw(b"\r");
        term.wait_for(MOMENT);
        term.raw(&super::bytes_of(key));
        term.wait_until("an answer is marked", |term| term.screen().contains("\n > "));
        term.settle();
        assert_eq!(marked(&term), first, "{key}");
        assert!(!term.screen().contains("Wijs een antwoord aan"), "{}", term.screen());
    }
}

#[test]
fn ticks_stay_through_back_and_every_other_page() {
    let home = Home::new();
    let mut term = at_second(&home);
    term.keys("space down 3");
    let ticks = ticked(&term);
    assert_eq!(ticks.len(), 2, "{}", term.screen());
    assert!(term.screen().contains("Nog niet bevestigd."), "{}", term.screen());
    assert!(footer(&term).contains("Enter klaar (2 gekozen)"), "{}", footer(&term));
    let before = term.screen();
    for there_and_back in [
        "backspace enter",
        "o backspace",
        "t / m backspace backspace backspace esc backspace",
        "? backspace",
        "q backspace",
        "left enter",
    ] {
        for keys in there_and_back.split_inclusive("esc") {
            term.keys(keys);
            if keys.ends_with("esc") {
                // Right behind it another key would be taken for a part of the same one.
                term.leave_alone(Duration::from_millis(150));
            }
        }
        term.settle();
        assert!(term.screen().contains(TASTE), "{there_and_back}\n{}", term.screen());
        assert_eq!(ticked(&term), ticks, "{there_and_back}");
        assert!(term.screen().contains("Nog niet bevestigd."), "{there_and_back}\n{}", term.screen());
    }
    for size in [(120, 40), (40, 12), (20, 5), (80, 24)] {
        term.resize(size.0, size.1);
        term.settle();
    }
    assert_eq!(ticked(&term), ticks);
    // The same rows, the same one marked.
    let rows = |screen: &str| {
        screen.lines().filter(|line| line.contains("[ ]") || line.contains("[x]")).collect::<String>()
    };
    assert_eq!(rows(&term.screen()), rows(&before));
    assert!(!home.kept().contains("smaak"), "nothing is confirmed:\n{}", home.kept());
    // The overview tells it as well.
    term.keys("o");
    term.wait_for("2 gekozen (nog niet");
    term.keys("backspace enter");
    term.wait_for(PATIENCE);
    assert_saved(&home, "smaak", "bloem");
}

#[test]
fn in_a_list_of_boxes_enter_takes_the_ticks_only() {
    let home = Home::new();
    let mut term = at_second(&home);
    // On a line that goes with no other, Enter does not tick it.
    term.keys("end enter");
    term.wait_for("Kies er minstens één.");
    assert!(ticked(&term).is_empty() && term.screen().contains(TASTE), "{}", term.screen());
    // A digit ticks and unticks.
    term.keys("2");
    assert_eq!(ticked(&term).len(), 1, "{}", term.screen());
    term.keys("2");
    assert!(ticked(&term).is_empty(), "{}", term.screen());
    // The help says what Enter does here.
    term.keys("?");
    term.wait_for("Hulp");
    term.wait_until("the help tells of Enter", |term| term.screen().contains("verder met wat is aangevinkt"));
}

#[test]
fn in_the_field_of_a_number_every_letter_is_text() {
    let home = Home::new();
    let mut term = at_number(&home);
    term.keys("q t o u x ? /");
    assert_eq!(field(&term), "qtoux?/", "{}", term.screen());
    term.keys("enter");
    term.wait_for("Typ een heel getal");
    assert!(term.screen().contains(PATIENCE), "{}", term.screen());
    // Out of the field letters are commands again.
    term.keys("tab o");
    term.wait_for("Uw antwoorden");
    term.keys("backspace");
    term.wait_for(PATIENCE);
    assert_eq!(field(&term), "qtoux?/", "what was typed is still there");
    // A digit goes into the field, wherever one is.
    term.keys("5");
    assert_eq!(field(&term), "qtoux?/5");
    assert!(term.cursor_row().contains("Uw getal"), "{}", term.picture());
}

#[test]
fn a_comma_or_a_point_makes_no_other_number() {
    let home = Home::new();
    let mut term = at_number(&home);
    for typed in ["2,5", "2.0", "1,0", "1.5"] {
        // As keys, and as a paste of all at once.
        term.keys("ctrl-l");
        term.raw(typed.as_bytes());
        term.settle();
        assert_eq!(field(&term), typed);
        term.raw(b"\r");
        term.wait_for("Typ een heel getal");
        term.settle();
        assert_eq!(field(&term), typed, "{}", term.screen());
        for key in typed.chars() {
            term.keys("backspace");
            assert!(term.screen().contains(PATIENCE), "{key}");
        }
        for key in typed.chars() {
            term.keys(&key.to_string());
        }
        assert_eq!(field(&term), typed);
        term.keys("enter");
        assert!(term.screen().contains(PATIENCE), "{}", term.screen());
        term.raw(b"\x15");
        term.settle();
        assert_eq!(field(&term), "");
    }
    // Pasted with an Enter behind it, too.
    term.raw(b"2,5\r");
    term.wait_for("Typ een heel getal");
    // A text that is too long is no shorter number.
    term.raw(b"\x15");
    term.raw(format!("12{}5", " ".repeat(40)).as_bytes());
    term.raw(b"\r");
    term.settle();
    assert!(term.screen().contains(PATIENCE), "{}", term.screen());
    assert!(!home.kept().contains("geduld"), "{}", home.kept());
}

#[test]
fn a_held_backspace_stops_at_the_empty_field() {
    let home = Home::new();
    let mut term = at_number(&home);
    term.keys("1 0");
    term.raw(&b"\x7f".repeat(8));
    term.settle();
    assert_eq!(field(&term), "", "{}", term.screen());
    for _ in 0..8 {
        term.keys("backspace");
    }
    assert!(term.screen().contains(PATIENCE), "{}", term.screen());
    assert!(footer(&term).contains("Esc terug"), "{}", footer(&term));
    // What was typed stays when one goes back by Escape.
    term.keys("7 esc");
    term.wait_for(TASTE);
    term.keys("enter");
    term.wait_for(PATIENCE);
    term.settle();
    assert_eq!(field(&term), "7");
    let told = term.screen().replace("\n ", " ");
    assert!(told.contains("Nog niet bevestigd."), "{told}");
}

#[test]
fn an_answer_is_withdrawn_and_that_is_undone() {
    let home = Home::new();
    let mut term = at_number(&home);
    term.keys("1 2 enter");
    term.wait_for(MILK);
    term.keys("2 enter");
    term.wait_for("Deze thee past bij u");
    term.settle();
    let advice = term.screen();
    // In the overview: the question is open again, and what comes after it waits.
    term.keys("o");
    term.wait_for("Uw antwoorden");
    term.keys("home down x");
    term.wait_for("Uw antwoord op vraag 2 is gewist.");
    term.wait_for("2 latere antwoorden wachten daarop.");
    term.settle();
    assert!(!home.kept().contains("smaak"), "{}", home.kept());
    assert!(term.screen().contains("nog niet beantwoord"), "{}", term.screen());
    term.keys("u");
    term.wait_for("Ongedaan gemaakt: vraag 2 is weer");
    term.keys("backspace");
    term.wait_for("Deze thee past bij u");
    assert_saved(&home, "smaak", "none");
    // At the question itself.
    term.keys("backspace");
    term.wait_for(MILK);
    assert!(footer(&term).contains("x antwoord wissen"), "{}", footer(&term));
    term.keys("x");
    term.wait_for("Uw antwoord op vraag 4 is gewist.");
    assert!(!term.screen().contains("\n > ") && !term.screen().contains("uw antwoord"), "{}", term.screen());
    assert!(!footer(&term).contains("x antwoord"), "{}", footer(&term));
    term.keys("u");
    // Undone, the person is where it was withdrawn, and goes on from there.
    term.wait_for("Ongedaan gemaakt: vraag 4 is weer “Nee”.");
    term.wait_for(MILK);
    term.keys("enter");
    term.wait_for("Deze thee past bij u");
    term.settle();
    let body = |screen: &str| {
        screen.lines().skip_while(|line| !line.contains("Deze thee past bij u")).take(5).collect::<String>()
    };
    assert_eq!(body(&term.screen()), body(&advice));
    assert_saved(&home, "melk", "nee");
}

#[test]
fn undo_from_the_advice_keeps_the_keys_of_the_advice() {
    let home = Home::new();
    let mut term = at_number(&home);
    term.keys("1 2 enter");
    term.wait_for(MILK);
    term.keys("2 enter");
    term.wait_for("Deze thee past bij u");
    term.settle();
    let keys = footer(&term);
    term.keys("o");
    term.wait_for("Uw antwoorden");
    term.keys("end enter");
    term.wait_for(MILK);
    term.keys("3 enter");
    term.wait_for("Vraag 4 is gewijzigd");
    assert_eq!(footer(&term), keys, "a key for undoing pushes none out");
    assert!(term.screen().contains(" u ongedaan maken "), "{}", term.screen());
    term.keys("u");
    term.wait_for("Ongedaan gemaakt: vraag 4 is weer “Nee”.");
    term.wait_for("Deze thee past bij u");
    assert_eq!(footer(&term), keys);
    assert!(!term.screen().contains(" u ongedaan maken "), "{}", term.screen());
    assert_saved(&home, "melk", "nee");
}

#[test]
fn a_window_that_is_too_small_says_what_it_takes() {
    let home = Home::new();
    let mut term = at_second(&home);
    for (columns, rows) in [(40, 9), (40, 11), (39, 24), (80, 11)] {
        term.resize(columns, rows);
        term.settle();
        let told = term.screen().replace("\n ", " ").replace('\n', " ");
        let needed =
            format!("Venster te klein: {columns} bij {rows}. Maak het minstens 40 bij 12, of druk op p");
        assert!(told.contains(&needed), "{columns}x{rows}: {told}");
    }
}
