//! Which bytes are which key: every spelling that terminals have for it, and what is no key at all.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A plain key.
pub(in crate::tui) const fn key(code: KeyCode) -> KeyEvent {
    KeyEvent::new(code, KeyModifiers::NONE)
}

/// Ctrl with a letter.
pub(in crate::tui) const fn ctrl(letter: char) -> KeyEvent {
    KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL)
}

/// A cursor key that goes by words.
pub(in crate::tui) const fn by_word(code: KeyCode) -> KeyEvent {
    KeyEvent::new(code, KeyModifiers::CONTROL)
}

/// The letter, digit or sign that a key types, if it types one.
pub(in crate::tui) fn typed_char(key: KeyEvent) -> Option<char> {
    match key {
        KeyEvent { code: KeyCode::Char(typed), modifiers: KeyModifiers::NONE, .. } => Some(typed),
        _ => None,
    }
}

/// A longer sequence is not a key.
const LONGEST_SEQUENCE: usize = 32;

pub(super) const ESC: u8 = 0x1b;

/// Keys after `ESC [`, by parameters and final byte. Modifiers (`1;5`) are taken off before.
pub(super) const CSI_KEYS: &[(&[u8], u8, KeyEvent)] = &[
    (b"", b'A', key(KeyCode::Up)),
    (b"", b'B', key(KeyCode::Down)),
    (b"", b'C', key(KeyCode::Right)),
    (b"", b'D', key(KeyCode::Left)),
    (b"", b'F', key(KeyCode::End)),
    (b"", b'H', key(KeyCode::Home)),
    (b"", b'Z', key(KeyCode::BackTab)),
    (b"", b'P', key(KeyCode::F(1))),
    (b"", b'Q', key(KeyCode::F(2))),
    (b"", b'S', key(KeyCode::F(4))),
    // Shift with an arrow, in rxvt.
    (b"", b'a', key(KeyCode::Up)),
    (b"", b'b', key(KeyCode::Down)),
    (b"", b'c', key(KeyCode::Right)),
    (b"", b'd', key(KeyCode::Left)),
    (b"1", b'~', key(KeyCode::Home)),
    (b"3", b'~', key(KeyCode::Delete)),
    (b"4", b'~', key(KeyCode::End)),
    (b"5", b'~', key(KeyCode::PageUp)),
    (b"6", b'~', key(KeyCode::PageDown)),
    (b"7", b'~', key(KeyCode::Home)),
    (b"8", b'~', key(KeyCode::End)),
    (b"11", b'~', key(KeyCode::F(1))),
    (b"12", b'~', key(KeyCode::F(2))),
    (b"13", b'~', key(KeyCode::F(3))),
    (b"14", b'~', key(KeyCode::F(4))),
    (b"15", b'~', key(KeyCode::F(5))),
];

/// Keys after `ESC O`: cursor keys, the keypad, the first function keys.
pub(super) const SS3_KEYS: &[(u8, KeyEvent)] = &[
    (b'A', key(KeyCode::Up)),
    (b'B', key(KeyCode::Down)),
    (b'C', key(KeyCode::Right)),
    (b'D', key(KeyCode::Left)),
    (b'F', key(KeyCode::End)),
    (b'H', key(KeyCode::Home)),
    (b'M', key(KeyCode::Enter)),
    (b'P', key(KeyCode::F(1))),
    (b'Q', key(KeyCode::F(2))),
    (b'R', key(KeyCode::F(3))),
    (b'S', key(KeyCode::F(4))),
    (b'a', key(KeyCode::Up)),
    (b'b', key(KeyCode::Down)),
    (b'c', key(KeyCode::Right)),
    (b'd', key(KeyCode::Left)),
    (b'j', key(KeyCode::Char('*'))),
    (b'k', key(KeyCode::Char('+'))),
    (b'm', key(KeyCode::Char('-'))),
    (b'n', key(KeyCode::Char('.'))),
    (b'o', key(KeyCode::Char('/'))),
    (b'p', key(KeyCode::Char('0'))),
    (b'q', key(KeyCode::Char('1'))),
    (b'r', key(KeyCode::Char('2'))),
    (b's', key(KeyCode::Char('3'))),
    (b't', key(KeyCode::Char('4'))),
    (b'u', key(KeyCode::Char('5'))),
    (b'v', key(KeyCode::Char('6'))),
    (b'w', key(KeyCode::Char('7'))),
    (b'x', key(KeyCode::Char('8'))),
    (b'y', key(KeyCode::Char('9'))),
];

/// Keys after `ESC [ [`: function keys of the Linux console.
const CONSOLE_KEYS: &[(u8, KeyEvent)] = &[
    (b'A', key(KeyCode::F(1))),
    (b'B', key(KeyCode::F(2))),
    (b'C', key(KeyCode::F(3))),
    (b'D', key(KeyCode::F(4))),
    (b'E', key(KeyCode::F(5))),
];

/// The control bytes that are keys: Ctrl with a letter.
const CONTROLS: &[(u8, char)] = &[
    (0x01, 'a'),
    (0x03, 'c'),
    (0x04, 'd'),
    (0x05, 'e'),
    (0x0b, 'k'),
    (0x0c, 'l'),
    (0x13, 's'),
    (0x15, 'u'),
    (0x17, 'w'),
    (0x19, 'y'),
    (0x1a, 'z'),
    (0x1c, '\\'),
];

/// What the bytes at hand begin with.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Parsed {
    /// A key of this many bytes.
    Key(KeyEvent, usize),
    /// This many bytes that mean nothing here.
    Skip(usize),
    /// A reply begins; this many bytes of it are its opening.
    Reply(usize),
    /// A paste begins; this many bytes say so.
    Paste(usize),
    /// More bytes are needed to tell.
    Incomplete,
}

/// The first key of bytes that begin with one.
pub(super) fn parse(bytes: &[u8]) -> Parsed {
    match bytes {
        [] => Parsed::Incomplete,
        [ESC, rest @ ..] => escaped(rest),
        [b'\r' | b'\n', ..] => Parsed::Key(key(KeyCode::Enter), 1),
        [b'\t', ..] => Parsed::Key(key(KeyCode::Tab), 1),
        [0x08 | 0x7f, ..] => Parsed::Key(key(KeyCode::Backspace), 1),
        [control, ..] if *control < 0x20 => match CONTROLS.iter().find(|(byte, _)| byte == control) {
            Some((_, letter)) => Parsed::Key(ctrl(*letter), 1),
            None => Parsed::Skip(1),
        },
        _ => match control(bytes) {
            Some((kind, opening)) => introduced(kind, opening, bytes.get(opening..).unwrap_or_default()),
            None => utf8(bytes),
        },
    }
}

/// What follows an Escape.
fn escaped(rest: &[u8]) -> Parsed {
    match rest {
        [] => Parsed::Incomplete,
        // Several: the last one counts, but only when it turns out to begin a key (Alt with an arrow).
        [ESC] => Parsed::Incomplete,
        [ESC, ..] => match escaped(rest.get(1..).unwrap_or_default()) {
            Parsed::Key(key, taken) => Parsed::Key(key, taken + 1),
            Parsed::Skip(taken) => Parsed::Skip(taken + 1),
            Parsed::Reply(taken) => Parsed::Reply(taken + 1),
            Parsed::Paste(taken) => Parsed::Paste(taken + 1),
            Parsed::Incomplete if rest.len() >= LONGEST_SEQUENCE => Parsed::Skip(1),
            Parsed::Incomplete => Parsed::Incomplete,
        },
        [b'O', rest @ ..] => match rest {
            [] => Parsed::Incomplete,
            // An Escape within a sequence begins another one.
            [ESC, ..] => Parsed::Skip(2),
            // Modifiers (`ESC O 5 A`) come before the letter.
            [digit] if digit.is_ascii_digit() => Parsed::Incomplete,
            [digit, ESC, ..] if digit.is_ascii_digit() => Parsed::Skip(3),
            [digit, last, ..] if digit.is_ascii_digit() => look_up(SS3_KEYS, *last, 4),
            [last, ..] => look_up(SS3_KEYS, *last, 3),
        },
        [b'[', b'[', rest @ ..] => match rest {
            [] => Parsed::Incomplete,
            [ESC, ..] => Parsed::Skip(3),
            [last, ..] => look_up(CONSOLE_KEYS, *last, 4),
        },
        [b'[', rest @ ..] => csi(rest),
        [kind @ (b']' | b'P' | b'_'), rest @ ..] => reply(*kind, 2, rest),
        // In a shell these go by words.
        [b'b', ..] => Parsed::Key(by_word(KeyCode::Left), 2),
        [b'f', ..] => Parsed::Key(by_word(KeyCode::Right), 2),
        // Alt with another letter is nothing here; nor is the end of a reply.
        [letter, ..] if (0x20..0x7f).contains(letter) => Parsed::Skip(2),
        // Alt with Enter, Tab and the like: the key itself follows.
        _ => Parsed::Skip(1),
    }
}

/// The 8-bit controls that begin a sequence, raw or as a letter in UTF-8: what follows Escape in their 7-bit form, and
/// of how many bytes they are. Such a byte inside a letter comes after the first byte of that letter.
pub(super) fn control(bytes: &[u8]) -> Option<(u8, usize)> {
    let (byte, opening) = match bytes {
        [0xc2, byte, ..] => (byte, 2),
        [byte, ..] => (byte, 1),
        [] => return None,
    };
    let kind = match byte {
        0x8f => b'O',
        0x90 => b'P',
        0x9b => b'[',
        0x9d => b']',
        0x9f => b'_',
        _ => return None,
    };
    Some((kind, opening))
}

/// What follows an 8-bit control. No keyboard sends keys so: whatever it is, it is swallowed.
fn introduced(kind: u8, opening: usize, rest: &[u8]) -> Parsed {
    match (kind, rest) {
        (b'[', _) => match csi(rest) {
            // Counted with the two bytes of `ESC [`.
            Parsed::Key(_, taken) | Parsed::Skip(taken) | Parsed::Paste(taken) => {
                Parsed::Skip(taken - 2 + opening)
            }
            other => other,
        },
        (b'O', []) => Parsed::Incomplete,
        (b'O', [last, ..]) => Parsed::Skip(opening + usize::from((0x20..0x7f).contains(last))),
        _ => reply(kind, opening, rest),
    }
}

/// What may be a reply: of operating system commands (`]`), device control (`P`) and applications (`_`) those are known
/// that a terminal answers with. All else is a key with Alt, and plain keys after it.
fn reply(kind: u8, opening: usize, rest: &[u8]) -> Parsed {
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let after = rest.get(digits..).unwrap_or_default();
    let length = match (kind, digits, after) {
        // A number and what it is about: colours, the clipboard.
        (b']', 1.., [b';', ..]) => digits + 1,
        // The name of the terminal, its number, one of its abilities, a setting.
        (b'P', 0, [b'>' | b'!', b'|', ..]) | (b'P', _, [b'+', b'r', ..] | [b'$', b'r' | b't' | b'u', ..]) => {
            digits + 2
        }
        // Pictures: a letter and its value.
        (b'_', 0, [b'G', letter, b'=', ..]) if letter.is_ascii_alphabetic() => 3,
        (b']' | b'P', ..LONGEST_SEQUENCE, []) | (b'_', 0, [] | [b'G']) => return Parsed::Incomplete,
        (b'P', 0, [b'>' | b'!']) | (b'P', _, [b'+' | b'$']) => return Parsed::Incomplete,
        (b'_', 0, [b'G', letter]) if letter.is_ascii_alphabetic() => return Parsed::Incomplete,
        _ => return Parsed::Skip(opening),
    };
    Parsed::Reply(opening + length)
}

/// A control sequence: parameters, intermediate bytes, one final byte.
fn csi(rest: &[u8]) -> Parsed {
    let opening = 2;
    let Some(end) = rest.iter().position(|byte| !matches!(byte, 0x20..0x40)) else {
        return if rest.len() >= LONGEST_SEQUENCE {
            Parsed::Skip(opening + rest.len())
        } else {
            Parsed::Incomplete
        };
    };
    let (parameters, last) =
        (rest.get(..end).unwrap_or_default(), rest.get(end).copied().unwrap_or_default());
    if !(0x40..0x7f).contains(&last) {
        // Whatever cut it short comes next.
        return Parsed::Skip(opening + end);
    }
    let taken = opening + end + 1;
    if (parameters, last) == (b"", b'M') {
        return mouse_report(taken, rest.get(end + 1..).unwrap_or_default());
    }
    // rxvt ends keys with a modifier in these.
    let last = if matches!(last, b'^' | b'@') { b'~' } else { last };
    if (parameters, last) == (b"200", b'~') {
        return Parsed::Paste(taken);
    }
    if let (Some(b"3" | b"5"), b'C' | b'D') = (parameters.strip_prefix(b"1;"), last) {
        // With Alt, or with Ctrl.
        return Parsed::Key(by_word(if last == b'C' { KeyCode::Right } else { KeyCode::Left }), taken);
    }
    let (number, modified) = split(parameters);
    // `ESC [ 1 ; 5 B` is an arrow with a modifier; `ESC [ 24 ; 80 R` a reply that only looks like a key.
    let number = if modified && number == b"1" && last != b'~' { b"" } else { number };
    let row = CSI_KEYS.iter().find(|(row, final_byte, _)| *row == number && *final_byte == last);
    match row {
        Some((_, _, key)) => Parsed::Key(*key, taken),
        None => Parsed::Skip(taken),
    }
}

/// The button, column and row of a mouse, as old terminals report them: three bytes that look like letters.
fn mouse_report(opening: usize, rest: &[u8]) -> Parsed {
    match rest.iter().take(3).position(|byte| *byte < 0x20) {
        // Whatever cut it short comes next.
        Some(cut) => Parsed::Skip(opening + cut),
        None if rest.len() < 3 => Parsed::Incomplete,
        None => Parsed::Skip(opening + 3),
    }
}

/// The first parameter, and whether there is a second one (a modifier).
fn split(parameters: &[u8]) -> (&[u8], bool) {
    match parameters.iter().position(|&byte| byte == b';') {
        Some(at) => (parameters.get(..at).unwrap_or_default(), true),
        None => (parameters, false),
    }
}

fn look_up(table: &[(u8, KeyEvent)], last: u8, taken: usize) -> Parsed {
    match table.iter().find(|(byte, _)| *byte == last) {
        Some((_, key)) => Parsed::Key(*key, taken),
        // Not part of any key: it may be the beginning of another one.
        None if !(0x20..0x7f).contains(&last) => Parsed::Skip(taken - 1),
        None => Parsed::Skip(taken),
    }
}

/// A letter in UTF-8. Anything else shows as the replacement character, and what follows it is kept.
fn utf8(bytes: &[u8]) -> Parsed {
    let replaced = |taken| Parsed::Key(key(KeyCode::Char(char::REPLACEMENT_CHARACTER)), taken);
    let length = match bytes.first() {
        Some(0x20..0x7f) => 1,
        Some(0xc2..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..=0xf4) => 4,
        _ => return replaced(1),
    };
    let whole = bytes.get(..length).unwrap_or(bytes);
    match std::str::from_utf8(whole) {
        Ok(text) => match text.chars().next() {
            // The C1 controls and friends are not typed text.
            Some(typed) if typed.is_control() => Parsed::Skip(length),
            Some(typed) => Parsed::Key(key(KeyCode::Char(typed)), length),
            None => Parsed::Skip(1),
        },
        Err(error) if error.error_len().is_none() => Parsed::Incomplete,
        Err(error) => replaced(error.error_len().unwrap_or(1)),
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyModifiers};

    use super::{Parsed, parse};
    use crate::tui::keys::bindings;

    #[test]
    fn every_control_key_that_does_something_is_read() {
        let keys = bindings().flat_map(|row| row.keys).filter(|key| key.modifiers == KeyModifiers::CONTROL);
        let mut count = 0;
        for key in keys {
            // The others are sequences.
            let KeyCode::Char(letter) = key.code else { continue };
            let byte = u8::try_from(letter).unwrap() & 0x1f;
            assert_eq!(parse(&[byte]), Parsed::Key(*key, 1), "Ctrl-{letter}");
            count += 1;
        }
        assert!(count > 10);
    }
}
