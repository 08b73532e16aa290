//! Keys as terminals really send them: in pieces, in dialects, with replies and rubbish in between.

use std::time::{Duration, Instant};

use super::{Home, MOMENT, PATIENCE, TASTE, Term, at_first, at_last, at_second, marked, tea};

/// Writes pieces that far apart; whether the pauses were no longer than they should be.
fn in_pieces(term: &mut Term, pieces: &[&[u8]], pause: Duration) -> bool {
    let mut in_time = true;
    for (at, piece) in pieces.iter().enumerate() {
        let begun = Instant::now();
        if at > 0 {
            term.leave_alone(pause);
        }
        term.raw(piece);
        // What comes later than this may well be taken for another key: then this machine was too busy.
        in_time &= begun.elapsed() < Duration::from_millis(80);
    }
    in_time
}

#[test]
fn an_arrow_in_pieces_is_an_arrow() {
    let home = Home::new();
    let mut term = at_last(&home);
    let cuts: [&[&[u8]]; 4] =
        [&[b"\x1b", b"[B"], &[b"\x1b[", b"B"], &[b"\x1b", b"[", b"B"], &[b"\x1b", b"OB"]];
    for cut in cuts {
        for pause in [5, 20, 50] {
            for attempt in 1.. {
                term.keys("home");
                let first = marked(&term);
                let in_time = in_pieces(&mut term, cut, Duration::from_millis(pause));
                term.settle();
                if in_time {
                    assert_eq!((first.as_str(), marked(&term).as_str()), ("Ja", "Nee"), "{cut:?} {pause} ms");
                    break;
                }
                assert!(attempt < 20, "this machine is too busy to type");
                term.wait_for("melk");
            }
        }
    }
}

#[test]
fn escape_goes_back_one_and_never_leaves() {
    let home = Home::new();
    let mut term = at_second(&home);
    term.raw(b"\x1b");
    term.wait_for(MOMENT);
    assert!(marked(&term).contains("In de ochtend"), "{}", term.screen());
    for _ in 0..6 {
        term.raw(b"\x1b");
        term.leave_alone(Duration::from_millis(150));
        term.settle();
    }
    term.raw(b"\x1b\x1b\x1b\x1b");
    term.leave_alone(Duration::from_millis(150));
    term.settle();
    assert!(!term.is_gone());
    term.wait_for("Verdergaan");
    super::assert_saved(&home, "moment", "ochtend");
}

#[test]
fn replies_of_a_terminal_choose_nothing() {
    let home = Home::new();
    let mut term = at_first(&home);
    let (screen, kept) = (term.screen(), home.kept());
    let replies: [&[u8]; 9] = [
        b"\x1b]11;rgb:1414/1919/1f1f\x1b\\",
        b"\x1b]11;rgb:1414/1919/1f1f\x07",
        b"\x1b[?61;4;6c",
        b"\x1b[>1;4000;29c",
        b"\x1b[24;80R",
        b"\x1bP>|xterm(388)\x1b\\",
        b"\x1bP1+r544e=787465726d\x1b\\",
        b"\x1b[?2026;2$y",
        b"\x1b[I\x1b[O\x1b[<0;12;7M\x1b[<0;12;7m",
    ];
    for reply in replies {
        let mark = term.mark();
        term.raw(reply);
        term.leave_alone(Duration::from_millis(20));
        term.settle();
        assert_eq!(term.bytes_since(mark), b"", "{reply:?}");
        // In pieces as well.
        let (one, two) = reply.split_at(3);
        term.raw(one);
        term.leave_alone(Duration::from_millis(10));
        term.raw(two);
        term.settle();
        assert_eq!(term.screen(), screen, "{reply:?}");
    }
    assert_eq!(home.kept(), kept);
    term.keys("down");
    assert!(marked(&term).contains("In de middag"), "{}", term.screen());
}

#[test]
fn after_a_paste_without_an_end_keys_work() {
    let home = Home::new();
    let mut term = at_second(&home);
    let first = marked(&term);
    term.raw(b"\x1b[200~abc");
    // So long it may be a slow line; what comes later is a key.
    term.leave_alone(Duration::from_millis(1500));
    term.raw(b"\x1b[B");
    term.wait_until("the highlight has moved", |term| term.screen().contains(TASTE) && marked(term) != first);
}

#[test]
fn bytes_that_are_no_letters_swallow_nothing() {
    for rubbish in
        [&b"\xff\xfe\xc3(\xe2\x82"[..], b"\xe9", b"\x9b", b"\xf0\x9f", b"\x00\x01\x02", b"\x1b[999999999999"]
    {
        let home = Home::new();
        let mut term = at_first(&home);
        term.raw(rubbish);
        term.leave_alone(Duration::from_millis(5));
        term.raw(b"\x1b[B");
        term.wait_until("the highlight has moved", |term| marked(term).contains("In de middag"));
    }
}

#[test]
fn every_dialect_is_understood() {
    let home = Home::new();
    let mut term = at_last(&home);
    let lasts: [&[u8]; 5] = [b"\x1b[F", b"\x1bOF", b"\x1b[4~", b"\x1b[8~", b"\x1b[1;5F"];
    let firsts: [&[u8]; 5] = [b"\x1b[H", b"\x1bOH", b"\x1b[1~", b"\x1b[7~", b"\x1b[1;2H"];
    for (last, first) in lasts.iter().zip(firsts) {
        term.raw(last);
        term.settle();
        assert_eq!(marked(&term), "Alleen opgeschuimd", "{last:?}");
        term.raw(first);
        term.settle();
        assert_eq!(marked(&term), "Ja", "{first:?}");
    }
    for down in [&b"\x1b[B"[..], b"\x1bOB", b"\x1b[1;5B", b"\x1bOb"] {
        term.keys("home");
        term.raw(down);
        term.settle();
        assert_eq!(marked(&term), "Nee", "{down:?}");
    }
    for help in [&b"\x1bOP"[..], b"\x1b[11~", b"\x1b[[A", b"\x1b[P", b"?"] {
        term.raw(help);
        term.wait_until("the help is shown", |term| term.screen().starts_with(" Hulp"));
        term.keys("backspace");
        term.wait_for("melk");
    }
    for back in [&b"\x7f"[..], b"\x08"] {
        term.raw(back);
        term.wait_for(PATIENCE);
        term.keys("enter");
        term.wait_for("melk");
    }
}

#[test]
fn every_enter_is_one() {
    for enter in [&b"\r"[..], b"\n", b"\r\n", b"\x1bOM"] {
        let home = Home::new();
        let mut term = tea().start(&home);
        term.wait_for("> Beginnen");
        term.raw(enter);
        term.wait_for(MOMENT);
        term.settle();
        assert!(term.screen().contains(MOMENT), "{enter:?}\n{}", term.screen());
        term.keys("home");
        term.raw(enter);
        term.wait_for(TASTE);
        term.settle();
        assert!(term.screen().contains(TASTE), "{enter:?}\n{}", term.screen());
    }
}

#[test]
fn a_paste_of_commands_changes_one_answer_at_most() {
    let home = Home::new();
    let mut term = at_second(&home);
    let before = home.kept();
    term.raw(b"q\rja\r");
    term.leave_alone(Duration::from_millis(50));
    term.settle();
    assert!(!term.is_gone(), "a paste has ended the program:\n{}", term.screen());
    let changed = home.kept().lines().filter(|line| !before.contains(*line)).count();
    assert!(changed <= 1, "{before}\nbecame\n{}", home.kept());
}

#[test]
fn ten_thousand_arrows_cost_little() {
    let home = Home::new();
    let mut term = at_last(&home);
    let (mark, used) = (term.mark(), term.usage().processor);
    term.raw(&b"\x1b[B".repeat(10_000));
    term.wait_until("the last line is marked", |term| marked(term) == "Alleen opgeschuimd");
    term.settle();
    let spent = term.usage().processor - used;
    let sent = term.bytes_since(mark).len();
    println!("10,000 arrows: {sent} bytes, {spent:?}");
    assert!(sent <= 200_000, "{sent} bytes");
    let mark = term.mark();
    term.raw(&b"\x1b[A\x1b[B".repeat(5_000));
    term.settle();
    term.raw(b"\x1b[H");
    term.wait_until("the first line is marked", |term| marked(term) == "Ja");
    let sent = term.bytes_since(mark).len();
    assert!(sent <= 200_000, "{sent} bytes");
}

#[test]
fn keys_that_mean_nothing_send_nothing() {
    let home = Home::new();
    let mut term = at_first(&home);
    let nothing: [&[u8]; 10] = [
        b"\x1b[20~",
        b"\x1b[24~",
        b"\x1b[2~",
        b"\x1b[C",
        b"\x1bx",
        b"\x02",
        b"\x01",
        b"\x11",
        "é".as_bytes(),
        b"9",
    ];
    for key in nothing {
        let mark = term.mark();
        term.raw(key);
        term.leave_alone(Duration::from_millis(5));
        term.settle();
        assert_eq!(term.bytes_since(mark), b"", "{key:?}\n{}", term.screen());
    }
    // Nor do keys that cannot go any further.
    for key in ["up", "home"] {
        let mark = term.mark();
        term.keys(key);
        assert_eq!(term.bytes_since(mark), b"", "{key}");
    }
}

#[test]
fn enter_held_down_does_no_more_than_walk_to_the_advice() {
    let home = Home::new();
    let mut term = at_last(&home);
    term.raw(&b"\r".repeat(150));
    term.settle();
    assert!(!term.is_gone());
    assert_eq!(home.states().len(), 1);
    super::assert_saved(&home, "geduld", "12");
}

#[test]
fn alt_with_a_letter_swallows_no_plain_key() {
    let home = Home::new();
    let mut term = at_last(&home);
    // What some terminals begin a reply with is also what these keys send, pressed together with Alt.
    for alt in [&b"\x1bP"[..], b"\x1b]", b"\x1b_", b"\x1bX", b"\x1b^"] {
        term.raw(&[alt, b"?"].concat());
        term.wait_until("the help is shown", |term| term.screen().starts_with(" Hulp"));
        term.keys("backspace");
        term.wait_for("melk");
        assert_eq!(marked(&term), "Ja");
        // A digit may be part of a reply, until nothing more of it comes.
        term.raw(&[alt, b"2"].concat());
        term.wait_until("the second line is marked", |term| marked(term) == "Nee");
        term.raw(&[alt, b"1\x1b[B"].concat());
        term.wait_until("both keys have counted", |term| marked(term) == "Nee");
        term.keys("home");
    }
}

#[test]
fn what_8_bit_terminals_and_old_mice_send_does_nothing() {
    let home = Home::new();
    let mut term = at_first(&home);
    let (screen, kept) = (term.screen(), home.kept());
    for sequence in
        [&b"\x9bq"[..], b"\x9bB", b"\xc2\x9bq", b"\x1b[M !!", b"\x1b[M q?", b"\x9d11;rgb:1/2/3\x9c"]
    {
        for at in [sequence.len(), 1, 2] {
            let mark = term.mark();
            let (one, two) = sequence.split_at(at);
            term.raw(one);
            term.leave_alone(Duration::from_millis(10));
            term.raw(two);
            term.leave_alone(Duration::from_millis(150));
            term.settle();
            assert_eq!(term.bytes_since(mark), b"", "{sequence:?}\n{}", term.screen());
        }
    }
    assert_eq!((term.screen(), home.kept()), (screen, kept));
    term.keys("down");
    assert!(marked(&term).contains("In de middag"), "{}", term.screen());
}

#[test]
fn a_line_feed_long_after_a_return_is_an_enter() {
    let home = Home::new();
    let mut term = tea().start(&home);
    term.wait_for("> Beginnen");
    term.raw(b"\r");
    term.wait_for(MOMENT);
    term.keys("home");
    term.leave_alone(Duration::from_millis(300));
    term.raw(b"\n");
    term.wait_for(TASTE);
}
