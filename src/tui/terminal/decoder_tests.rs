//! Every spelling of every key, cut at every place, after any rubbish.

use proptest::prelude::*;

use crossterm::event::{KeyCode, KeyEvent};

use super::decoder::{self, Input, PendingInput};
use super::sequences::{CSI_KEYS, SS3_KEYS, by_word, ctrl, key};

/// A decoder of which what was pasted comes out as the letters it is made of.
#[derive(Default)]
struct Decoder(decoder::Decoder);

impl Decoder {
    fn feed(&mut self, bytes: &[u8]) -> Vec<KeyEvent> {
        self.0.feed(bytes).into_iter().flat_map(letters).collect()
    }

    fn flush(&mut self) -> Vec<KeyEvent> {
        self.0.flush().into_iter().flat_map(letters).collect()
    }

    fn pending(&self) -> PendingInput {
        self.0.pending()
    }

    fn forget_return(&mut self) {
        self.0.forget_return();
    }
}

fn letters(input: Input) -> Vec<KeyEvent> {
    match input {
        Input::Key(pressed) => vec![pressed],
        Input::Paste(text) => {
            let enter =
                |letter| if letter == '\n' { key(KeyCode::Enter) } else { key(KeyCode::Char(letter)) };
            text.chars().map(enter).collect()
        }
    }
}

/// All keys of bytes that arrive at once, with a pause after them.
fn keys(bytes: &[u8]) -> Vec<KeyEvent> {
    let mut decoder = Decoder::default();
    let mut keys = decoder.feed(bytes);
    keys.extend(decoder.flush());
    keys
}

const SPELLINGS: &[(&[u8], KeyEvent)] = &[
    (b"\x1b[A", key(KeyCode::Up)),
    (b"\x1bOA", key(KeyCode::Up)),
    (b"\x1b[1;5A", key(KeyCode::Up)),
    (b"\x1bO5A", key(KeyCode::Up)),
    (b"\x1b\x1b[A", key(KeyCode::Up)),
    (b"\x1b[a", key(KeyCode::Up)),
    (b"\x1b[B", key(KeyCode::Down)),
    (b"\x1bOB", key(KeyCode::Down)),
    (b"\x1b[C", key(KeyCode::Right)),
    (b"\x1b[D", key(KeyCode::Left)),
    (b"\x1b[H", key(KeyCode::Home)),
    (b"\x1bOH", key(KeyCode::Home)),
    (b"\x1b[1~", key(KeyCode::Home)),
    (b"\x1b[7~", key(KeyCode::Home)),
    (b"\x1b[F", key(KeyCode::End)),
    (b"\x1b[4~", key(KeyCode::End)),
    (b"\x1b[8~", key(KeyCode::End)),
    (b"\x1b[5~", key(KeyCode::PageUp)),
    (b"\x1b[5;5~", key(KeyCode::PageUp)),
    (b"\x1b[5^", key(KeyCode::PageUp)),
    (b"\x1b[6~", key(KeyCode::PageDown)),
    (b"\x1b[3~", key(KeyCode::Delete)),
    (b"\x1b[Z", key(KeyCode::BackTab)),
    (b"\x1b[11~", key(KeyCode::F(1))),
    (b"\x1bOP", key(KeyCode::F(1))),
    (b"\x1b[[A", key(KeyCode::F(1))),
    (b"\x1b[[E", key(KeyCode::F(5))),
    (b"\x1b[15~", key(KeyCode::F(5))),
    (b"\x1bOM", key(KeyCode::Enter)),
    (b"\x1bOq", key(KeyCode::Char('1'))),
    (b"\r", key(KeyCode::Enter)),
    (b"\n", key(KeyCode::Enter)),
    (b"\r\n", key(KeyCode::Enter)),
    (b"\x1b\r", key(KeyCode::Enter)),
    (b"\x7f", key(KeyCode::Backspace)),
    (b"\x08", key(KeyCode::Backspace)),
    (b"\t", key(KeyCode::Tab)),
    (b"\x03", ctrl('c')),
    (b"\x04", ctrl('d')),
    (b"\x1c", ctrl('\\')),
    (b"\x0c", ctrl('l')),
    (b"\x15", ctrl('u')),
    (b"\x1a", ctrl('z')),
    (b"\x1b", key(KeyCode::Esc)),
    (b"q", key(KeyCode::Char('q'))),
    ("é".as_bytes(), key(KeyCode::Char('é'))),
    ("€".as_bytes(), key(KeyCode::Char('€'))),
    ("🙂".as_bytes(), key(KeyCode::Char('🙂'))),
    (b"\x1b[1;5C", by_word(KeyCode::Right)),
    (b"\x1b[1;3D", by_word(KeyCode::Left)),
    (b"\x1bf", by_word(KeyCode::Right)),
    (b"\x1bb", by_word(KeyCode::Left)),
    (b"\x13", ctrl('s')),
    (b"\x0b", ctrl('k')),
];

/// What is pasted, pieces put together, and the keys around it in brackets.
fn pasted(parts: &[&[u8]]) -> String {
    let mut decoder = decoder::Decoder::default();
    let mut inputs: Vec<Input> = parts.iter().flat_map(|part| decoder.feed(part)).collect();
    inputs.extend(decoder.flush());
    let told = |input: &Input| match input {
        Input::Key(pressed) => format!("[{:?}]", pressed.code),
        Input::Paste(text) => text.clone(),
    };
    inputs.iter().map(told).collect()
}

#[test]
fn what_is_pasted_is_text_however_it_is_cut() {
    let bytes = "\x1b[200~één\r\ntwee\tq\n🙂\r\x1b[201~q\x1b[B".as_bytes();
    for at in 0..=bytes.len() {
        let (now, later) = bytes.split_at(at);
        assert_eq!(pasted(&[now, later]), "één\ntwee\tq\n🙂\n[Char('q')][Down]", "cut at {at}");
    }
    let by_byte: Vec<&[u8]> = bytes.chunks(1).collect();
    assert_eq!(pasted(&by_byte), "één\ntwee\tq\n🙂\n[Char('q')][Down]");
}

#[test]
fn no_byte_of_a_paste_is_a_key() {
    for byte in (0..0x20).chain([0x7f]) {
        let text = match byte {
            b'\r' => "a\nb".to_owned(),
            _ => format!("a{}b", char::from(byte)),
        };
        assert_eq!(pasted(&[b"\x1b[200~a", &[byte], b"b\x1b[201~q"]), format!("{text}[Char('q')]"), "{byte}");
        assert_eq!(pasted(&[b"\x1b[200~a", &[byte]]), text.trim_end_matches('b'), "{byte} without an end");
    }
    for keys in ["\x1b[B", "\x1bOP", "\x1b", "\x1b\x1b[201", "\x1b[201\x1b[201", "\x1b[200~", "\x1b]11;?\x07"]
    {
        let marked = format!("\x1b[200~{keys}x\x1b[201~\x13");
        for at in 0..marked.len() {
            let (now, later) = marked.as_bytes().split_at(at);
            assert_eq!(pasted(&[now, later]), format!("{keys}x[Char('s')]"), "{keys:?} cut at {at}");
        }
    }
}

#[test]
fn a_paste_that_has_lost_its_end_is_ended_by_a_pause() {
    for (begun, text) in [(&b"\x1b[200~abc"[..], None), (b"\x1b[200~abc\x1b[20", Some("\x1b[20"))] {
        let mut decoder = decoder::Decoder::default();
        assert_eq!(decoder.feed(begun), [Input::Paste("abc".to_owned())]);
        assert_eq!(decoder.pending(), PendingInput::Reply);
        let rest: Vec<Input> = text.into_iter().map(|text| Input::Paste(text.to_owned())).collect();
        assert_eq!(decoder.flush(), rest);
        assert_eq!(decoder.pending(), PendingInput::Nothing);
        assert_eq!(decoder.feed(b"\x13"), [Input::Key(ctrl('s'))]);
    }
}

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
        b"\x1b[201~",
        b"\x1b[27;5;13~",
        b"\x1bx",
        b"\x1b[5$",
        b"\0\x02\x0e",
        "\u{85}".as_bytes(),
    ] {
        assert_eq!(keys(reply), [], "{reply:?}");
        for at in 0..=reply.len() {
            let mut decoder = Decoder::default();
            let mut found = decoder.feed(&reply[..at]);
            found.extend(decoder.feed(&reply[at..]));
            found.extend(decoder.feed(b"\x1b[B"));
            assert_eq!(found, [key(KeyCode::Down)], "{reply:?} cut at {at}");
        }
    }
}

#[test]
fn a_paste_is_what_stands_in_it() {
    let pasted = keys(b"\x1b[200~q\rja\x1b[201~");
    assert_eq!(
        pasted,
        [key(KeyCode::Char('q')), key(KeyCode::Enter), key(KeyCode::Char('j')), key(KeyCode::Char('a'))]
    );
}

#[test]
fn bytes_that_are_no_letters_swallow_nothing() {
    let replaced = key(KeyCode::Char(char::REPLACEMENT_CHARACTER));
    assert_eq!(keys(b"\xff\xfe\x1b[B"), [replaced, replaced, key(KeyCode::Down)]);
    assert_eq!(keys(b"\xc3(\x1b[B"), [replaced, key(KeyCode::Char('(')), key(KeyCode::Down)]);
    assert_eq!(keys(b"\xe2\x82\x1b[B"), [replaced, key(KeyCode::Down)]);
    assert_eq!(
        keys(b"\xe9abc"),
        [replaced, key(KeyCode::Char('a')), key(KeyCode::Char('b')), key(KeyCode::Char('c'))]
    );
    assert_eq!(keys(b"\xe2\x82"), [replaced]);
}

#[test]
fn enter_counts_once_for_each_press() {
    assert_eq!(keys(b"\r\r"), [key(KeyCode::Enter), key(KeyCode::Enter)]);
    assert_eq!(keys(b"\n\n"), [key(KeyCode::Enter), key(KeyCode::Enter)]);
    assert_eq!(keys(b"\r\n\r\n"), [key(KeyCode::Enter), key(KeyCode::Enter)]);
    assert_eq!(keys(b"\ra\n"), [key(KeyCode::Enter), key(KeyCode::Char('a')), key(KeyCode::Enter)]);
}

#[test]
fn escape_is_a_key_only_after_a_pause() {
    let mut decoder = Decoder::default();
    assert_eq!(decoder.pending(), PendingInput::Nothing);
    assert_eq!(decoder.feed(b"\x1b"), []);
    assert_eq!(decoder.pending(), PendingInput::Key);
    assert_eq!(decoder.flush(), [key(KeyCode::Esc)]);
    assert_eq!(decoder.pending(), PendingInput::Nothing);
    assert_eq!(keys(b"\x1b\x1b"), [key(KeyCode::Esc), key(KeyCode::Esc)]);
    // Of a letter in pieces no piece is a key: its rest may take longer.
    assert_eq!(decoder.feed(&[0xc3]), []);
    assert_eq!(decoder.pending(), PendingInput::Reply);
    assert_eq!(decoder.feed(&[0xa9]), [key(KeyCode::Char('é'))]);
    assert_eq!(decoder.feed(b"\x1b]11;"), []);
    assert_eq!(decoder.pending(), PendingInput::Reply);
    assert_eq!(decoder.flush(), []);
    assert_eq!(decoder.feed(b"a"), [key(KeyCode::Char('a'))]);
}

#[test]
fn a_reply_without_an_end_ends_at_a_pause_or_with_a_key_that_is_no_letter() {
    let mut decoder = Decoder::default();
    assert_eq!(decoder.feed(b"\x1b]52;"), []);
    // A clipboard may hold this much; none of it is typing.
    assert_eq!(decoder.feed(&[b'x'; 100_000]), []);
    assert_eq!(decoder.pending(), PendingInput::Reply);
    assert_eq!(decoder.flush(), []);
    assert_eq!(decoder.pending(), PendingInput::Nothing);
    assert_eq!(decoder.feed(b"a"), [key(KeyCode::Char('a'))]);
    let long = [b"\x1b]52;c;".to_vec(), vec![b'x'; 5000]].concat();
    for (end, expected) in
        [(&b"\x07"[..], None), (b"\x1b\\", None), (b"\x9c", None), (b"\r", Some(KeyCode::Enter))]
    {
        let expected: Vec<KeyEvent> = expected.into_iter().chain([KeyCode::Char('q')]).map(key).collect();
        assert_eq!(keys(&[&long[..], end, b"q"].concat()), expected, "{end:?}");
    }
    let endless = [b"\x1b[".to_vec(), vec![b'1'; 5000]].concat();
    assert!(!keys(&endless).is_empty());
}

#[test]
fn a_letter_inside_a_reply_does_not_end_it() {
    // Each has the byte in it that ends a reply in 8 bits.
    for letter in ["Ü", "✜", "“", "🜜"] {
        assert!(letter.bytes().skip(1).any(|byte| byte == 0x9c), "{letter}");
        assert_eq!(keys(format!("\x1b]52;c;{letter}qa\x07z").as_bytes()), chars("z"), "{letter}");
        assert_eq!(keys(format!("\x1b]52;c;{letter}\u{9c}z").as_bytes()), chars("z"), "{letter}");
        assert_eq!(keys(&[format!("\x1b]52;c;{letter}").as_bytes(), b"\x9cz"].concat()), chars("z"));
    }
    // Not a whole letter: the key after it is seen.
    assert_eq!(keys(b"\x1b]52;c;\xe2\x1b[B"), [key(KeyCode::Down)]);
    assert_eq!(keys(b"\x1b]52;c;\xe2\x82q\x9cz"), chars("z"));
}

fn chars(text: &str) -> Vec<KeyEvent> {
    text.chars().map(|typed| key(KeyCode::Char(typed))).collect()
}

#[test]
fn what_is_no_reply_swallows_no_plain_key() {
    for alt in [&b"\x1bP"[..], b"\x1b]", b"\x1b_", b"\x1bX", b"\x1b^", b"\x90", b"\x9d", b"\x9f"] {
        for typed in ["q", "jw", "12", "1q", "G", "Gq", ">", ">q", "+", "$1", "!", "?", "10+"] {
            // As far as no terminal begins a reply so.
            let bytes = [alt, typed.as_bytes()].concat();
            assert_eq!(keys(&bytes), chars(typed), "{bytes:?}");
            let mut decoder = Decoder::default();
            let mut found: Vec<KeyEvent> = bytes.iter().flat_map(|byte| decoder.feed(&[*byte])).collect();
            found.extend(decoder.feed(b"\r\x1b[B"));
            let expected = [chars(typed), vec![key(KeyCode::Enter), key(KeyCode::Down)]].concat();
            assert_eq!(found, expected, "{bytes:?} and Enter");
            assert_eq!(decoder.pending(), PendingInput::Nothing);
        }
    }
}

#[test]
fn a_reply_ends_with_the_first_byte_that_it_cannot_hold() {
    for reply in [&b"\x1b]11;rgb:14"[..], b"\x1bP>|xterm", b"\x1bP1+r544e", b"\x1b_Gi=3", b"\x1bP1$r0"] {
        for (byte, expected) in [
            (b'\r', key(KeyCode::Enter)),
            (b'\t', key(KeyCode::Tab)),
            (0x7f, key(KeyCode::Backspace)),
            (0x03, ctrl('c')),
            (0x1a, ctrl('z')),
        ] {
            let mut decoder = Decoder::default();
            assert_eq!(decoder.feed(reply), []);
            assert_eq!(decoder.pending(), PendingInput::Reply);
            assert_eq!(decoder.feed(&[byte, b'q']), [expected, key(KeyCode::Char('q'))], "{reply:?}");
        }
    }
}

#[test]
fn what_8_bit_terminals_and_old_mice_send_is_swallowed_whole() {
    for sequence in [
        &b"\x9bq"[..],
        b"\x9bB",
        b"\x9b1;5B",
        b"\x9b200~",
        b"\x9b?61;4;6c",
        b"\xc2\x9bq",
        b"\xc2\x9b24;80R",
        b"\x8fB",
        b"\x9d11;rgb:1414/1919/1f1f\x9c",
        b"\x9d11;rgb:1414/1919/1f1f\x07",
        b"\x90>|xterm(370)\x9c",
        b"\x901$r0m\x1b\\",
        b"\x9fGi=31;OK\x9c",
        b"\x1b[M !!",
        b"\x1b[M qj",
        b"\x1b[M#\xff\xff",
        b"\x9bM q1",
        b"\xc2\x9bM q1",
    ] {
        assert_eq!(keys(sequence), [], "{sequence:?}");
        for at in 0..=sequence.len() {
            let mut decoder = Decoder::default();
            let mut found = decoder.feed(&sequence[..at]);
            found.extend(decoder.feed(&sequence[at..]));
            found.extend(decoder.feed(b"q\x1b[B"));
            let expected = [key(KeyCode::Char('q')), key(KeyCode::Down)];
            assert_eq!(found, expected, "{sequence:?} cut at {at}");
        }
    }
    // Cut short: the next key is whole.
    assert_eq!(keys(b"\x1b[M!\x1b[B"), [key(KeyCode::Down)]);
    assert_eq!(keys(b"\x9b1\rq"), [key(KeyCode::Enter), key(KeyCode::Char('q'))]);
}

#[test]
fn such_a_byte_inside_a_letter_is_part_of_it() {
    for letter in ["ě", "”", "ś", "“", "📛", "ܟ"] {
        assert!(letter.bytes().skip(1).any(|byte| (0x80..0xa0).contains(&byte)), "{letter}");
        assert_eq!(keys(format!("{letter}q").as_bytes()), chars(&format!("{letter}q")));
        let mut decoder = Decoder::default();
        let found: Vec<KeyEvent> =
            letter.bytes().chain([b'q']).flat_map(|byte| decoder.feed(&[byte])).collect();
        assert_eq!(found, chars(&format!("{letter}q")), "byte by byte");
    }
}

#[test]
fn only_a_line_feed_that_follows_at_once_belongs_to_the_return() {
    let enter = key(KeyCode::Enter);
    let mut decoder = Decoder::default();
    assert_eq!(decoder.feed(b"\r"), [enter]);
    assert_eq!(decoder.feed(b"\n"), [], "in two pieces, without a pause");
    assert_eq!(decoder.feed(b"\r"), [enter]);
    decoder.forget_return();
    assert_eq!(decoder.feed(b"\n"), [enter], "after a pause");
    assert_eq!(decoder.feed(b"\r"), [enter]);
    assert_eq!(decoder.flush(), []);
    assert_eq!(decoder.feed(b"\n"), [enter], "after a pause that flushed");
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
        prop_assert_eq!(found.last(), Some(&key(KeyCode::Down)));
        prop_assert_eq!(decoder.pending(), PendingInput::Nothing);
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

/// The keys of bytes that arrive one by one, each so many milliseconds after the one before, read as the program reads them.
fn keys_with_pauses(bytes: impl IntoIterator<Item = (u64, u8)>) -> Vec<KeyEvent> {
    let mut decoder = Decoder::default();
    let mut found = Vec::new();
    for (pause, byte) in bytes {
        let patience = match decoder.pending() {
            PendingInput::Nothing => u64::MAX,
            PendingInput::Key => 100,
            PendingInput::Rest => 500,
            PendingInput::Reply => 1000,
        };
        if pause >= patience {
            found.extend(decoder.flush());
        }
        if pause >= 500 {
            decoder.0.forget_escape();
        }
        found.extend(decoder.feed(&[byte]));
    }
    found.extend(decoder.flush());
    found
}

proptest! {
    #[test]
    fn a_key_that_a_slow_line_cuts_types_no_letter(
        at in 0..SPELLINGS.len(),
        pauses in proptest::collection::vec(prop_oneof![Just(0u64), Just(40), Just(99), Just(100), Just(250), Just(499)], 16),
    ) {
        let (spelling, meant) = SPELLINGS[at];
        prop_assume!(spelling.starts_with(b"\x1b[") || spelling.starts_with(b"\x1bO"));
        prop_assume!(spelling.len() <= pauses.len());
        let slow = pauses.iter().zip(spelling).map(|(pause, byte)| (*pause, *byte));
        let found = keys_with_pauses(slow.chain([(1000, b'x')]));
        let first = if pauses[1] < 100 { meant } else { key(KeyCode::Esc) };
        prop_assert_eq!(found, vec![first, key(KeyCode::Char('x'))]);
    }
}

#[test]
fn what_is_typed_after_escape_is_no_rest_of_a_key() {
    let mut decoder = Decoder::default();
    assert_eq!(decoder.feed(b"\x1b"), []);
    assert_eq!(decoder.pending(), PendingInput::Key, "it is not held up");
    let esc = key(KeyCode::Esc);
    let letter = |letter| key(KeyCode::Char(letter));
    for (pause, typed) in [(300, "["), (300, "O"), (300, "Oz"), (600, "[A"), (300, "q")] {
        let after = typed.bytes().enumerate().map(|(at, byte)| (if at == 0 { pause } else { 30 }, byte));
        let expected: Vec<_> = std::iter::once(esc).chain(typed.chars().map(letter)).collect();
        assert_eq!(keys_with_pauses(std::iter::once((0, 0x1b)).chain(after)), expected, "{typed}");
    }
    // A paste whose mark was cut is pasted all the same, and is no keys.
    let mut decoder = decoder::Decoder::default();
    assert_eq!((decoder.feed(b"\x1b"), decoder.flush()), (vec![], vec![Input::Key(esc)]));
    assert_eq!(decoder.feed(b"[200~q\x1b[201~"), [Input::Paste("q".to_owned())]);
}
