//! Bytes from a terminal become keys. Pure: knows no file descriptor and no clock.
//!
//! Every terminal spells its keys differently, a slow link cuts them in pieces, and what a terminal answers to
//! somebody else's question arrives here as well. So nothing unknown is ever taken for typing, and whatever came
//! before, the next whole key is seen.

use crossterm::event::{KeyCode, KeyEvent};

use super::sequences::{ESC, Parsed, control, key, parse};

/// What was typed at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::tui) enum Input {
    /// A key.
    Key(KeyEvent),
    /// Text that was pasted, or a piece of it: no key of it is meant.
    Paste(String),
}

/// How long to wait before what has arrived is taken as all there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PendingInput {
    /// Nothing has begun: wait for ever.
    Nothing,
    /// Escape: a key by itself, unless more follows.
    Key,
    /// The beginning of a key that is none by itself, or what looks like the rest of one.
    Rest,
    /// A reply of the terminal, a paste, a letter of several bytes: the end may take longer, and no part is a key by itself.
    Reply,
}

const BEL: u8 = 0x07;
/// The end of a reply in 8 bits.
const STRING_TERMINATOR: u8 = 0x9c;

/// What ends a paste, where the terminal tells so; `ESC [ 2 0 0 ~` begins it.
const PASTE_END: &[u8] = b"\x1b[201~";

/// The fewest bytes of an arrow key.
const SHORTEST_KEY: usize = 3;

/// What must be known of a reply to see its end: nothing of it is kept, however long it is.
#[derive(Debug, Clone, Copy, Default)]
struct Reply {
    /// The byte before.
    last: u8,
    /// How many bytes the letter in UTF-8 still needs that the reply is inside of.
    missing: u8,
}

/// Turns bytes into keys, however they are cut.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    /// Bytes that may become a key together with those to come.
    waiting: Vec<u8>,
    /// While inside a reply. It is swallowed up to its end, or until nothing more comes.
    reply: Option<Reply>,
    /// While inside a paste: what of it was not handed on yet.
    paste: Option<Vec<u8>>,
    /// The last byte was a carriage return: a line feed that follows at once belongs to it.
    after_return: bool,
    /// Escape was taken as a key, as nothing followed at once: what comes next may be the rest of a key that a slow link cut.
    after_escape: bool,
    /// What is waiting begins with an Escape that was taken already.
    is_rest: bool,
}

impl Decoder {
    /// The keys that these bytes complete, and what of them is pasted.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Vec<Input> {
        let mut inputs = Vec::new();
        for &byte in bytes {
            if self.reply.is_some() && !self.leave_reply(byte) {
                continue;
            }
            if self.paste.is_some() {
                self.take_pasted(byte, &mut inputs);
                continue;
            }
            if std::mem::take(&mut self.after_escape) && matches!(byte, b'[' | b'O') {
                debug_assert!(self.waiting.is_empty(), "Escape was taken when nothing more came");
                self.is_rest = true;
                self.waiting.push(ESC);
            }
            self.waiting.push(byte);
            self.take_parsed(&mut inputs);
        }
        self.hand_on_paste(false, &mut inputs);
        inputs
    }

    /// What is waiting, for how long to wait for the rest.
    pub(super) fn pending(&self) -> PendingInput {
        if self.reply.is_some() || self.paste.is_some() || self.opened().is_some() || self.is_in_letter() {
            PendingInput::Reply
        } else if self.waiting.is_empty() {
            PendingInput::Nothing
        } else if self.waiting.iter().all(|byte| *byte == ESC) {
            PendingInput::Key
        } else {
            PendingInput::Rest
        }
    }

    /// Nothing more came: the keys that what is waiting stands for by itself. Only now is Escape a key.
    pub(super) fn flush(&mut self) -> Vec<Input> {
        let mut inputs = Vec::new();
        // A paste that has lost its end has ended by now; what may have begun the mark is text.
        if let Some(paste) = &mut self.paste {
            paste.append(&mut self.waiting);
        }
        self.hand_on_paste(true, &mut inputs);
        self.reply = None;
        self.after_return = false;
        let typed = self.opened().map(<[u8]>::to_vec);
        let in_letter = self.is_in_letter();
        if std::mem::take(&mut self.is_rest) {
            self.take_as_typed(&mut inputs);
        }
        let alone = self.waiting.iter().all(|&byte| byte == ESC);
        self.after_escape = alone && !self.waiting.is_empty();
        let waiting = std::mem::take(&mut self.waiting);
        match (waiting.first(), typed) {
            (None, _) => {}
            (Some(_), Some(typed)) => inputs.extend(self.feed(&typed)),
            (Some(_), None) if alone => inputs.extend(vec![Input::Key(key(KeyCode::Esc)); waiting.len()]),
            (Some(_), None) if in_letter => {
                // The beginning of a letter, without its end.
                inputs.push(Input::Key(key(KeyCode::Char(char::REPLACEMENT_CHARACTER))));
            }
            (Some(_), None) => {}
        }
        inputs
    }

    /// Whether what is waiting is the beginning of a letter in UTF-8.
    fn is_in_letter(&self) -> bool {
        self.waiting.first().is_some_and(|first| *first >= 0x80) && control(&self.waiting).is_none()
    }

    /// Takes a byte of the paste. All up to its end mark is text, whatever key it would be elsewhere: who pastes means none of
    /// them. One that has lost its end mark is ended by a pause.
    fn take_pasted(&mut self, byte: u8, inputs: &mut Vec<Input>) {
        let Some(paste) = &mut self.paste else { return };
        if PASTE_END.get(self.waiting.len()) != Some(&byte) {
            // What looked like the mark is text as well; only its first byte begins another.
            paste.append(&mut self.waiting);
        }
        if PASTE_END.get(self.waiting.len()) != Some(&byte) {
            return paste.push(byte);
        }
        self.waiting.push(byte);
        if self.waiting == PASTE_END {
            self.waiting.clear();
            self.hand_on_paste(true, inputs);
        }
    }

    /// Hands on what was pasted so far, without the beginning of a letter and the line ends at its end: of those at the very
    /// end a field makes nothing. Where it has ended, all of it.
    fn hand_on_paste(&mut self, has_ended: bool, inputs: &mut Vec<Input>) {
        let Some(mut pasted) = self.paste.take() else { return };
        if !has_ended {
            let whole = match std::str::from_utf8(&pasted) {
                Err(error) if error.error_len().is_none() => error.valid_up_to(),
                _ => pasted.len(),
            };
            let lines = pasted.get(..whole).unwrap_or_default();
            let ends = lines.iter().rev().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            self.paste = Some(pasted.split_off(whole - ends));
        }
        if !pasted.is_empty() {
            let text = String::from_utf8_lossy(&pasted).replace("\r\n", "\n").replace('\r', "\n");
            inputs.push(Input::Paste(text));
        }
    }

    /// A while has passed: a line feed that comes now was typed alone.
    pub(super) fn forget_return(&mut self) {
        self.after_return = false;
    }

    /// The same: what comes now is not the rest of a key that began with the Escape before.
    pub(super) fn forget_escape(&mut self) {
        self.after_escape = false;
    }

    /// What looked like the rest of a key is none: it was typed, unless it was on its way to become one.
    fn take_as_typed(&mut self, inputs: &mut Vec<Input>) {
        let waiting = std::mem::take(&mut self.waiting);
        let rest = waiting.get(1..).unwrap_or_default();
        if rest.len() < SHORTEST_KEY && rest.iter().all(|byte| matches!(byte, 0x20..0x7f)) {
            inputs.extend(rest.iter().map(|byte| Input::Key(key(KeyCode::Char(char::from(*byte))))));
        }
    }

    /// Takes what is waiting behind an Escape that was taken already. Whole keys are none any more: what they were meant for went
    /// with that Escape. False where more has to come, or where it is the beginning of something else.
    fn take_rest(&mut self, inputs: &mut Vec<Input>) -> bool {
        match parse(&self.waiting) {
            Parsed::Incomplete => return false,
            Parsed::Key(_, taken) => drop(self.waiting.drain(..taken.clamp(1, self.waiting.len()))),
            Parsed::Skip(_) if self.waiting.len() <= SHORTEST_KEY => self.take_as_typed(inputs),
            Parsed::Skip(taken) => drop(self.waiting.drain(..taken.clamp(1, self.waiting.len()))),
            Parsed::Reply(_) | Parsed::Paste(_) => {}
        }
        self.is_rest = false;
        true
    }

    /// What follows the opening of what may become a reply. When it does not, these are plain keys.
    fn opened(&self) -> Option<&[u8]> {
        let escapes = self.waiting.iter().take_while(|byte| **byte == ESC).count();
        let (kind, opening) = match self.waiting.get(escapes) {
            Some(kind) if escapes > 0 => (*kind, escapes + 1),
            _ => control(&self.waiting)?,
        };
        matches!(kind, b']' | b'P' | b'_').then(|| self.waiting.get(opening..).unwrap_or_default())
    }

    /// Swallows one byte of a reply; true when the byte belongs to what comes after it.
    fn leave_reply(&mut self, byte: u8) -> bool {
        let Reply { last, missing } = self.reply.unwrap_or_default();
        let inside_letter = missing > 0 && (0x80..0xc0).contains(&byte);
        // The same byte inside a letter ends nothing, except in the letter that is this control.
        let is_terminator = byte == STRING_TERMINATOR && (!inside_letter || last == 0xc2);
        // It ends with the first byte that it cannot hold. Of `ESC \`, its proper end, the rest is skipped as unknown.
        let is_control = byte < 0x20 || byte == 0x7f;
        let missing = match byte {
            _ if inside_letter => missing - 1,
            0xc2..=0xdf => 1,
            0xe0..=0xef => 2,
            0xf0..=0xf4 => 3,
            _ => 0,
        };
        self.reply = (!is_control && !is_terminator).then_some(Reply { last: byte, missing });
        is_control && byte != BEL
    }

    /// Takes whole keys from what is waiting.
    fn take_parsed(&mut self, inputs: &mut Vec<Input>) {
        // Every round takes at least one byte or is the last.
        while !self.waiting.is_empty() {
            if self.is_rest {
                match self.take_rest(inputs) {
                    true => continue,
                    false => return,
                }
            }
            let first = self.waiting.first().copied();
            let taken = match parse(&self.waiting) {
                Parsed::Incomplete => return,
                Parsed::Skip(taken) => taken,
                Parsed::Key(found, taken) => {
                    if !(first == Some(b'\n') && self.after_return) {
                        inputs.push(Input::Key(found));
                    }
                    taken
                }
                Parsed::Reply(taken) => {
                    self.reply = Some(Reply::default());
                    taken
                }
                Parsed::Paste(taken) => {
                    self.paste = Some(Vec::new());
                    taken
                }
            };
            self.after_return = first == Some(b'\r');
            self.waiting.drain(..taken.clamp(1, self.waiting.len()));
        }
    }
}
