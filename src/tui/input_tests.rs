//! Every spelling of every key, cut at every place, after any rubbish.

use proptest::prelude::*;

use super::input::{CSI_KEYS, Decoder, Key, Pending, SS3_KEYS};

/// All keys of bytes that arrive at once, with a pause after them.
fn keys(bytes: &[u8]) -> Vec<Key> {
    let mut decoder = Decoder::default();
    let mut keys = decoder.feed(bytes);
    keys.extend(decoder.flush());
    keys
}

const SPELLINGS: &[(&[u8], Key)] = &[
    (b"\x1b[A", Key::Up),
    (b"\x1bOA", Key::Up),
    (b"\x1b[1;5A", Key::Up),
    (b"\x1bO5A", Key::Up),
    (b"\x1b\x1b[A", Key::Up),
    (b"\x1b[a", Key::Up),
    (b"\x1b[B", Key::Down),
    (b"\x1bOB", Key::Down),
    (b"\x1b[C", Key::Right),
    (b"\x1b[D", Key::Left),
    (b"\x1b[H", Key::Home),
    (b"\x1bOH", Key::Home),
    (b"\x1b[1~", Key::Home),
    (b"\x1b[7~", Key::Home),
    (b"\x1b[F", Key::End),
    (b"\x1b[4~", Key::End),
    (b"\x1b[8~", Key::End),
    (b"\x1b[5~", Key::PageUp),
    (b"\x1b[5;5~", Key::PageUp),
    (b"\x1b[5^", Key::PageUp),
    (b"\x1b[6~", Key::PageDown),
    (b"\x1b[3~", Key::Delete),
    (b"\x1b[Z", Key::BackTab),
    (b"\x1b[11~", Key::Function(1)),
    (b"\x1bOP", Key::Function(1)),
    (b"\x1b[[A", Key::Function(1)),
    (b"\x1b[[E", Key::Function(5)),
    (b"\x1b[15~", Key::Function(5)),
    (b"\x1bOM", Key::Enter),
    (b"\x1bOq", Key::Char('1')),
    (b"\r", Key::Enter),
    (b"\n", Key::Enter),
    (b"\r\n", Key::Enter),
    (b"\x1b\r", Key::Enter),
    (b"\x7f", Key::Backspace),
    (b"\x08", Key::Backspace),
    (b"\t", Key::Tab),
    (b"\x03", Key::Interrupt),
    (b"\x04", Key::Interrupt),
    (b"\x1c", Key::Interrupt),
    (b"\x0c", Key::Redraw),
    (b"\x15", Key::Clear),
    (b"\x1a", Key::Suspend),
    (b"\x1b", Key::Esc),
    (b"q", Key::Char('q')),
    ("é".as_bytes(), Key::Char('é')),
    ("€".as_bytes(), Key::Char('€')),
    ("🙂".as_bytes(), Key::Char('🙂')),
];

#[test]
fn every_spelling_is_its_key_however_it_is_cut() {
    for (bytes, key) in SPELLINGS {
        assert_eq!(keys(bytes), [*key], "{bytes:?}");
        for at in 0..=bytes.len() {
            let mut decoder = Decoder::default();
            let mut found = decoder.feed(&bytes[..at]);
            found.extend(decoder.feed(&bytes[at..]));
            found.extend(decoder.flush());
            assert_eq!(found, [*key], "{bytes:?} cut at {at}");
        }
    }
}

#[test]
fn what_a_terminal_replies_is_no_typing() {
    for reply in [
        &b"\x1b]11;rgb:1414/1919/1f1f\x1b\\"[..],
        b"\x1b]11;rgb:1414/1919/1f1f\x07",
        b"\x1b[?61;4;6c",
        b"\x1b[>0;10;1c",
        b"\x1b[24;80R",
        b"\x1b[1;1R",
        b"\x1b[?1u",
        b"\x1b[?2026;2$y",
        b"\x1bP>|xterm(370)\x1b\\",
        b"\x1b_Gi=31;OK\x1b\\",
        b"\x1b[I",
        b"\x1b[O",
        b"\x1b[200~",
        b"\x1b[201~",
        b"\x1b[27;5;13~",
        b"\x1bx",
        b"\x1b[5$",
        b"\0\x01\x02\x13",
        "\u{85}".as_bytes(),
    ] {
        assert_eq!(keys(reply), [], "{reply:?}");
        for at in 0..=reply.len() {
            let mut decoder = Decoder::default();
            let mut found = decoder.feed(&reply[..at]);
            found.extend(decoder.feed(&reply[at..]));
            found.extend(decoder.feed(b"\x1b[B"));
            assert_eq!(found, [Key::Down], "{reply:?} cut at {at}");
        }
    }
}

#[test]
fn a_paste_is_what_stands_in_it() {
    let pasted = keys(b"\x1b[200~q\rja\x1b[201~");
    assert_eq!(pasted, [Key::Char('q'), Key::Enter, Key::Char('j'), Key::Char('a')]);
    // A mark that never comes freezes nothing.
    assert_eq!(keys(b"\x1b[200~a\x1b[B"), [Key::Char('a'), Key::Down]);
}

#[test]
fn bytes_that_are_no_letters_swallow_nothing() {
    let replaced = Key::Char(char::REPLACEMENT_CHARACTER);
    assert_eq!(keys(b"\xff\xfe\x1b[B"), [replaced, replaced, Key::Down]);
    assert_eq!(keys(b"\xc3(\x1b[B"), [replaced, Key::Char('('), Key::Down]);
    assert_eq!(keys(b"\xe2\x82\x1b[B"), [replaced, Key::Down]);
    assert_eq!(keys(b"\xe9abc"), [replaced, Key::Char('a'), Key::Char('b'), Key::Char('c')]);
    assert_eq!(keys(b"\xe2\x82"), [replaced]);
}

#[test]
fn enter_counts_once_for_each_press() {
    assert_eq!(keys(b"\r\r"), [Key::Enter, Key::Enter]);
    assert_eq!(keys(b"\n\n"), [Key::Enter, Key::Enter]);
    assert_eq!(keys(b"\r\n\r\n"), [Key::Enter, Key::Enter]);
    assert_eq!(keys(b"\ra\n"), [Key::Enter, Key::Char('a'), Key::Enter]);
}

#[test]
fn escape_is_a_key_only_after_a_pause() {
    let mut decoder = Decoder::default();
    assert_eq!(decoder.pending(), Pending::Nothing);
    assert_eq!(decoder.feed(b"\x1b"), []);
    assert_eq!(decoder.pending(), Pending::Key);
    assert_eq!(decoder.flush(), [Key::Esc]);
    assert_eq!(decoder.pending(), Pending::Nothing);
    assert_eq!(keys(b"\x1b\x1b"), [Key::Esc, Key::Esc]);
    assert_eq!(decoder.feed(b"\x1b]11;"), []);
    assert_eq!(decoder.pending(), Pending::Reply);
    assert_eq!(decoder.flush(), []);
    assert_eq!(decoder.feed(b"a"), [Key::Char('a')]);
}

#[test]
fn a_reply_without_an_end_ends() {
    let mut decoder = Decoder::default();
    decoder.feed(b"\x1b]52;");
    decoder.feed(&[b'x'; 5000]);
    assert_eq!(decoder.pending(), Pending::Nothing);
    let endless = [b"\x1b[".to_vec(), vec![b'1'; 5000]].concat();
    assert!(!keys(&endless).is_empty());
}

#[test]
fn no_key_stands_twice_in_a_table() {
    for (at, (number, last, _)) in CSI_KEYS.iter().enumerate() {
        assert!(CSI_KEYS[..at].iter().all(|row| (row.0, row.1) != (*number, *last)), "{number:?} {last}");
    }
    for (at, (last, _)) in SS3_KEYS.iter().enumerate() {
        assert!(SS3_KEYS[..at].iter().all(|row| row.0 != *last), "{last}");
    }
}

fn rubbish() -> impl Strategy<Value = Vec<u8>> {
    // Rich in what begins, cuts and ends a sequence.
    let byte = prop_oneof![
        Just(0x1b),
        Just(b'['),
        Just(b'O'),
        Just(b']'),
        Just(b'1'),
        Just(b';'),
        Just(b'\r'),
        any::<u8>()
    ];
    proptest::collection::vec(byte, 0..40)
}

proptest! {
    #[test]
    fn a_key_after_any_bytes_is_seen(bytes in rubbish(), at in 0usize..40) {
        let mut decoder = Decoder::default();
        let (now, later) = bytes.split_at(at.min(bytes.len()));
        let mut found = decoder.feed(now);
        found.extend(decoder.feed(later));
        found.extend(decoder.feed(b"\x1b[B"));
        prop_assert_eq!(found.last(), Some(&Key::Down));
        prop_assert_eq!(decoder.pending(), Pending::Nothing);
    }

    #[test]
    fn cutting_changes_nothing(bytes in rubbish(), at in 0usize..40) {
        let mut decoder = Decoder::default();
        let (now, later) = bytes.split_at(at.min(bytes.len()));
        let mut found = decoder.feed(now);
        found.extend(decoder.feed(later));
        found.extend(decoder.flush());
        prop_assert_eq!(found, keys(&bytes));
    }
}
