//! Bytes from a terminal become keys. Pure: knows no file descriptor and no clock.
//!
//! Every terminal spells its keys differently, a slow link cuts them in pieces, and what a terminal answers to
//! somebody else's question arrives here as well. So nothing unknown is ever taken for typing, and whatever came
//! before, the next whole key is seen.

/// A key, whatever bytes it arrived as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// A letter, digit or sign.
    Char(char),
    /// Confirm.
    Enter,
    /// The Escape key by itself.
    Esc,
    /// Delete to the left.
    Backspace,
    /// Delete to the right.
    Delete,
    /// The next field.
    Tab,
    /// The previous field.
    BackTab,
    /// One line up.
    Up,
    /// One line down.
    Down,
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// The first line.
    Home,
    /// The last line.
    End,
    /// One page up.
    PageUp,
    /// One page down.
    PageDown,
    /// A function key by number.
    Function(u8),
    /// Ctrl-C, Ctrl-D or Ctrl-\: the person wants out.
    Interrupt,
    /// Ctrl-L: draw everything again.
    Redraw,
    /// Ctrl-U: clear the field.
    Clear,
    /// Ctrl-Z: stop, to be continued.
    Suspend,
}

/// How long to wait before what has arrived is taken as all there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pending {
    /// Nothing has begun: wait for ever.
    Nothing,
    /// The beginning of a key.
    Key,
    /// The inside of a reply; its end may take longer.
    Reply,
}

/// A key sequence longer than this is none.
const LONGEST_SEQUENCE: usize = 32;
/// A reply longer than this has lost its end.
const LONGEST_REPLY: usize = 4096;

const ESC: u8 = 0x1b;
const BEL: u8 = 0x07;

/// Keys after `ESC [`, by parameters and final byte. Modifiers (`1;5`) are taken off before.
pub(super) const CSI_KEYS: &[(&[u8], u8, Key)] = &[
    (b"", b'A', Key::Up),
    (b"", b'B', Key::Down),
    (b"", b'C', Key::Right),
    (b"", b'D', Key::Left),
    (b"", b'F', Key::End),
    (b"", b'H', Key::Home),
    (b"", b'Z', Key::BackTab),
    (b"", b'P', Key::Function(1)),
    (b"", b'Q', Key::Function(2)),
    (b"", b'S', Key::Function(4)),
    // Shift with an arrow, in rxvt.
    (b"", b'a', Key::Up),
    (b"", b'b', Key::Down),
    (b"", b'c', Key::Right),
    (b"", b'd', Key::Left),
    (b"1", b'~', Key::Home),
    (b"3", b'~', Key::Delete),
    (b"4", b'~', Key::End),
    (b"5", b'~', Key::PageUp),
    (b"6", b'~', Key::PageDown),
    (b"7", b'~', Key::Home),
    (b"8", b'~', Key::End),
    (b"11", b'~', Key::Function(1)),
    (b"12", b'~', Key::Function(2)),
    (b"13", b'~', Key::Function(3)),
    (b"14", b'~', Key::Function(4)),
    (b"15", b'~', Key::Function(5)),
];

/// Keys after `ESC O`: cursor keys, the keypad, the first function keys.
pub(super) const SS3_KEYS: &[(u8, Key)] = &[
    (b'A', Key::Up),
    (b'B', Key::Down),
    (b'C', Key::Right),
    (b'D', Key::Left),
    (b'F', Key::End),
    (b'H', Key::Home),
    (b'M', Key::Enter),
    (b'P', Key::Function(1)),
    (b'Q', Key::Function(2)),
    (b'R', Key::Function(3)),
    (b'S', Key::Function(4)),
    (b'a', Key::Up),
    (b'b', Key::Down),
    (b'c', Key::Right),
    (b'd', Key::Left),
    (b'j', Key::Char('*')),
    (b'k', Key::Char('+')),
    (b'm', Key::Char('-')),
    (b'n', Key::Char('.')),
    (b'o', Key::Char('/')),
    (b'p', Key::Char('0')),
    (b'q', Key::Char('1')),
    (b'r', Key::Char('2')),
    (b's', Key::Char('3')),
    (b't', Key::Char('4')),
    (b'u', Key::Char('5')),
    (b'v', Key::Char('6')),
    (b'w', Key::Char('7')),
    (b'x', Key::Char('8')),
    (b'y', Key::Char('9')),
];

/// Keys after `ESC [ [`: function keys of the Linux console.
const CONSOLE_KEYS: &[(u8, Key)] = &[
    (b'A', Key::Function(1)),
    (b'B', Key::Function(2)),
    (b'C', Key::Function(3)),
    (b'D', Key::Function(4)),
    (b'E', Key::Function(5)),
];

/// What the bytes at hand begin with.
#[derive(Debug, PartialEq, Eq)]
enum Found {
    /// A key of so many bytes.
    Key(Key, usize),
    /// So many bytes that mean nothing here.
    Skip(usize),
    /// A reply begins; so many bytes of it are its opening.
    Reply(usize),
    /// More bytes are needed to tell.
    More,
}

/// Turns bytes into keys, however they are cut.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    /// Bytes that may become a key together with those to come.
    waiting: Vec<u8>,
    /// How much of a reply has been swallowed, while inside one.
    reply: Option<usize>,
    /// The last byte was a carriage return: a line feed that follows belongs to it.
    returned: bool,
}

impl Decoder {
    /// The keys that these bytes complete.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Vec<Key> {
        let mut keys = Vec::new();
        for &byte in bytes {
            if self.reply.is_some() && !self.leave_reply(byte) {
                continue;
            }
            self.waiting.push(byte);
            self.settle(&mut keys);
        }
        keys
    }

    /// What is waiting, for how long to wait for the rest.
    pub(super) fn pending(&self) -> Pending {
        if self.reply.is_some() {
            Pending::Reply
        } else if self.waiting.is_empty() {
            Pending::Nothing
        } else {
            Pending::Key
        }
    }

    /// Nothing more came: the keys that what is waiting stands for by itself. Only now is Escape a key.
    pub(super) fn flush(&mut self) -> Vec<Key> {
        self.reply = None;
        let alone = self.waiting.iter().all(|&byte| byte == ESC);
        let waiting = std::mem::take(&mut self.waiting);
        match waiting.first() {
            None => Vec::new(),
            Some(_) if alone => vec![Key::Esc; waiting.len()],
            // The beginning of a letter, without its end.
            Some(&first) if first >= 0x80 => vec![Key::Char(char::REPLACEMENT_CHARACTER)],
            Some(_) => Vec::new(),
        }
    }

    /// Swallows one byte of a reply; true when the byte belongs to what comes after it.
    fn leave_reply(&mut self, byte: u8) -> bool {
        let swallowed = self.reply.unwrap_or_default() + 1;
        self.reply = match byte {
            // Escape ends it: `ESC \` is the proper end (swallowed as unknown), anything else a new key.
            ESC | BEL => None,
            _ if swallowed >= LONGEST_REPLY => None,
            _ => Some(swallowed),
        };
        byte == ESC
    }

    /// Takes whole keys from what is waiting.
    fn settle(&mut self, keys: &mut Vec<Key>) {
        // Every round takes at least one byte or is the last.
        while !self.waiting.is_empty() {
            let taken = match found(&self.waiting) {
                Found::More => return,
                Found::Skip(taken) => taken,
                Found::Key(key, taken) => {
                    let fed = key == Key::Enter && self.waiting.first() == Some(&b'\n');
                    if !(fed && self.returned) {
                        keys.push(key);
                    }
                    taken
                }
                Found::Reply(taken) => {
                    self.reply = Some(0);
                    taken
                }
            };
            self.returned = self.waiting.first() == Some(&b'\r');
            self.waiting.drain(..taken.clamp(1, self.waiting.len()));
        }
    }
}

fn found(bytes: &[u8]) -> Found {
    match bytes {
        [] => Found::More,
        [ESC, rest @ ..] => escaped(rest),
        [b'\r' | b'\n', ..] => Found::Key(Key::Enter, 1),
        [b'\t', ..] => Found::Key(Key::Tab, 1),
        [0x08 | 0x7f, ..] => Found::Key(Key::Backspace, 1),
        [0x03 | 0x04 | 0x1c, ..] => Found::Key(Key::Interrupt, 1),
        [0x0c, ..] => Found::Key(Key::Redraw, 1),
        [0x15, ..] => Found::Key(Key::Clear, 1),
        [0x1a, ..] => Found::Key(Key::Suspend, 1),
        [control, ..] if *control < 0x20 => Found::Skip(1),
        _ => letter(bytes),
    }
}

/// What follows an Escape.
fn escaped(rest: &[u8]) -> Found {
    match rest {
        [] => Found::More,
        // Several: the last one counts, but only when it turns out to begin a key (Alt with an arrow).
        [ESC] => Found::More,
        [ESC, ..] => match escaped(rest.get(1..).unwrap_or_default()) {
            Found::Key(key, taken) => Found::Key(key, taken + 1),
            Found::Skip(taken) => Found::Skip(taken + 1),
            Found::Reply(taken) => Found::Reply(taken + 1),
            Found::More if rest.len() >= LONGEST_SEQUENCE => Found::Skip(1),
            Found::More => Found::More,
        },
        [b'O', rest @ ..] => match rest {
            [] => Found::More,
            // An Escape within a sequence begins another one.
            [ESC, ..] => Found::Skip(2),
            // Modifiers (`ESC O 5 A`) come before the letter.
            [digit] if digit.is_ascii_digit() => Found::More,
            [digit, ESC, ..] if digit.is_ascii_digit() => Found::Skip(3),
            [digit, last, ..] if digit.is_ascii_digit() => keyed(SS3_KEYS, *last, 4),
            [last, ..] => keyed(SS3_KEYS, *last, 3),
        },
        [b'[', b'[', rest @ ..] => match rest {
            [] => Found::More,
            [ESC, ..] => Found::Skip(3),
            [last, ..] => keyed(CONSOLE_KEYS, *last, 4),
        },
        [b'[', rest @ ..] => csi(rest),
        // Replies: device strings, commands, private and application messages.
        [b']' | b'P' | b'X' | b'^' | b'_', ..] => Found::Reply(2),
        // Alt with a letter is nothing here; nor is the end of a reply.
        [letter, ..] if (0x20..0x7f).contains(letter) => Found::Skip(2),
        // Alt with Enter, Tab and the like: the key itself follows.
        _ => Found::Skip(1),
    }
}

/// A control sequence: parameters, intermediate bytes, one final byte.
fn csi(rest: &[u8]) -> Found {
    let opening = 2;
    let Some(end) = rest.iter().position(|byte| !matches!(byte, 0x20..0x40)) else {
        return if rest.len() >= LONGEST_SEQUENCE { Found::Skip(opening + rest.len()) } else { Found::More };
    };
    let (parameters, last) =
        (rest.get(..end).unwrap_or_default(), rest.get(end).copied().unwrap_or_default());
    if !(0x40..0x7f).contains(&last) {
        // Whatever cut it short comes next.
        return Found::Skip(opening + end);
    }
    let taken = opening + end + 1;
    // rxvt ends keys with a modifier in these.
    let last = if matches!(last, b'^' | b'@') { b'~' } else { last };
    let (number, modified) = split(parameters);
    // `ESC [ 1 ; 5 B` is an arrow with a modifier; `ESC [ 24 ; 80 R` a reply that only looks like a key.
    let number = if modified && number == b"1" && last != b'~' { b"" } else { number };
    let row = CSI_KEYS.iter().find(|(row, final_byte, _)| *row == number && *final_byte == last);
    match row {
        Some((_, _, key)) => Found::Key(*key, taken),
        None => Found::Skip(taken),
    }
}

/// The first parameter, and whether there is a second one (a modifier).
fn split(parameters: &[u8]) -> (&[u8], bool) {
    match parameters.iter().position(|&byte| byte == b';') {
        Some(at) => (parameters.get(..at).unwrap_or_default(), true),
        None => (parameters, false),
    }
}

fn keyed(table: &[(u8, Key)], last: u8, taken: usize) -> Found {
    match table.iter().find(|(byte, _)| *byte == last) {
        Some((_, key)) => Found::Key(*key, taken),
        // Not part of any key: it may be the beginning of another one.
        None if !(0x20..0x7f).contains(&last) => Found::Skip(taken - 1),
        None => Found::Skip(taken),
    }
}

/// A letter in UTF-8. What is none shows as the replacement character, and what follows it is kept.
fn letter(bytes: &[u8]) -> Found {
    let replaced = |taken| Found::Key(Key::Char(char::REPLACEMENT_CHARACTER), taken);
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
            // The C1 controls and friends are no typing.
            Some(typed) if typed.is_control() => Found::Skip(length),
            Some(typed) => Found::Key(Key::Char(typed), length),
            None => Found::Skip(1),
        },
        Err(error) if error.error_len().is_none() => Found::More,
        Err(error) => replaced(error.error_len().unwrap_or(1)),
    }
}
