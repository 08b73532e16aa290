//! Text that cannot act on a terminal.
//!
//! Everything that comes from outside (a scalar of a file, an argument, typed text, a file name) passes here once.
//! What could steer a terminal or deceive a reader is made visible as `<U+001B>`; line ends stay.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// More marks than this on one letter serve no language; they are shown as code points.
const MARKS_PER_LETTER: usize = 4;

/// Text that is safe to show anywhere: no control characters, no invisible or direction-changing ones.
///
/// Cloning is cheap. Line feeds are kept: they are the only control character in it.
#[derive(Clone)]
pub struct SafeText(Letters);

/// Where the letters are: texts of content that was compiled stay where they were read, and cost nothing.
#[derive(Clone)]
enum Letters {
    Fixed(&'static str),
    Shared(Arc<str>),
}

impl SafeText {
    /// Takes any text; what is unsafe becomes visible. Letters are composed (NFC), tabs become spaces.
    pub fn new(raw: &str) -> Self {
        if is_safe(raw) {
            return Self(Letters::Shared(Arc::from(raw)));
        }
        let mut clean = String::with_capacity(raw.len());
        let mut marks = 0;
        for letter in raw.strip_prefix('\u{feff}').unwrap_or(raw).replace("\r\n", "\n").nfc() {
            marks = if is_combining_mark(letter) { marks + 1 } else { 0 };
            match letter {
                '\n' => clean.push('\n'),
                '\t' => clean.push_str("    "),
                _ if is_hostile(letter) || marks > MARKS_PER_LETTER => {
                    clean.push_str(&format!("<U+{:04X}>", u32::from(letter)));
                }
                _ => clean.push(letter),
            }
        }
        Self(Letters::Shared(Arc::from(clean)))
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Letters::Fixed(text) => text,
            Letters::Shared(text) => text,
        }
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.as_str().is_empty()
    }

    /// Whether it is on one line as it is.
    pub fn is_one_line(&self) -> bool {
        is_one_line(self.as_str()) || self.one_line() == self.as_str()
    }

    /// The same text on one line.
    pub fn one_line(&self) -> String {
        match is_one_line(self.as_str()) {
            true => self.as_str().to_owned(),
            false => self.as_str().split_whitespace().collect::<Vec<_>>().join(" "),
        }
    }
}

/// Whether a raw text holds something that [`SafeText::new`] would have to make visible.
pub fn is_unsafe(raw: &str) -> bool {
    !is_plain(raw) && raw.chars().any(|letter| letter != '\n' && letter != '\t' && is_hostile(letter))
}

/// Whether a text is nothing but what every keyboard has: most texts are, and reading them is the first thing that
/// is waited for.
pub(super) fn is_plain(raw: &str) -> bool {
    raw.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n'))
}

/// Whether it is plain and has single spaces between its words: most texts are on one line as they are.
pub(super) fn is_one_line(text: &str) -> bool {
    let mut before = b' ';
    for byte in text.bytes() {
        if !matches!(byte, b' '..=b'~') || (byte == b' ' && before == b' ') {
            return false;
        }
        before = byte;
    }
    before != b' ' || text.is_empty()
}

/// Whether [`SafeText::new`] would leave a text as it is; not of every such text. Every text of the content is looked at
/// before the first page is there: eight plain letters at a time, the others one by one.
pub(super) fn is_safe(raw: &str) -> bool {
    let mut at = 0;
    while let Some(rest) = raw.as_bytes().get(at..).filter(|rest| !rest.is_empty()) {
        if rest.first_chunk().is_some_and(|eight| are_plain(*eight)) {
            at += 8;
            continue;
        }
        at += rest.iter().take_while(|byte| matches!(byte, b' '..=b'~')).count();
        // What was looked at ends between two letters.
        match raw.get(at..).and_then(|rest| rest.chars().next()) {
            Some(letter) if is_settled(letter) => at += letter.len_utf8(),
            Some(_) => return false,
            None => {}
        }
    }
    true
}

/// Whether eight bytes are all `' '..='~'`.
fn are_plain(eight: [u8; 8]) -> bool {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let eight = u64::from_le_bytes(eight);
    // A byte below the first plain one borrows, one above the last carries, into its high bit.
    let below = eight.wrapping_sub(0x2020_2020_2020_2020);
    let above = eight.wrapping_add(0x0101_0101_0101_0101);
    (eight | below | above) & HIGH == 0
}

/// Whether a letter stays as it is, whatever stands beside it: it is safe, composed already, and composes only with marks,
/// which are none of these. Those of our languages, and the quotes and dashes of our own sentences.
fn is_settled(letter: char) -> bool {
    matches!(
        letter,
        '\n' | ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}' | '\u{20a0}'..='\u{20bf}'
    )
}

/// Control characters, and those that are invisible, change direction or mean nothing outside one font.
pub(super) fn is_hostile(letter: char) -> bool {
    matches!(
        letter,
        '\u{00}'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{ad}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{e000}'..='\u{f8ff}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{fffe}'..='\u{ffff}'
            | '\u{e0000}'..='\u{e0fff}'
            | '\u{f0000}'..='\u{10ffff}'
    )
}

impl fmt::Display for SafeText {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.as_str())
    }
}

impl fmt::Debug for SafeText {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), out)
    }
}

impl From<&str> for SafeText {
    fn from(raw: &str) -> Self {
        Self::new(raw)
    }
}

impl From<String> for SafeText {
    fn from(raw: String) -> Self {
        Self::new(&raw)
    }
}

impl AsRef<str> for SafeText {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl Default for SafeText {
    fn default() -> Self {
        Self(Letters::Fixed(""))
    }
}

impl PartialEq for SafeText {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for SafeText {}

impl PartialOrd for SafeText {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for SafeText {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl Hash for SafeText {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl Serialize for SafeText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match super::pool::put(self.as_str()) {
            true => self.as_str().len().serialize(serializer),
            false => serializer.serialize_str(self.as_str()),
        }
    }
}

/// One of the texts that stand apart ([`super::with_texts`]); they stay as long as the program runs, so it is not copied.
impl<'de> Deserialize<'de> for SafeText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let next = super::pool::next(usize::deserialize(deserializer)?);
        let (raw, is_known_safe) = next.ok_or_else(|| D::Error::custom("there is no such text"))?;
        Ok(if is_known_safe || is_safe(raw) { Self(Letters::Fixed(raw)) } else { Self::new(raw) })
    }
}

#[cfg(test)]
mod tests {
    use super::{SafeText, is_unsafe};

    #[test]
    fn what_steers_a_terminal_becomes_visible() {
        for (raw, shown) in [
            ("\u{1b}]52;c;ZXZpbA==\u{7}", "<U+001B>]52;c;ZXZpbA==<U+0007>"),
            ("\u{9b}31m", "<U+009B>31m"),
            ("links\u{202e}rechts", "links<U+202E>rechts"),
            ("a\u{2028}b", "a<U+2028>b"),
            ("a\u{e0041}b", "a<U+E0041>b"),
            ("\0", "<U+0000>"),
        ] {
            assert_eq!(SafeText::new(raw).as_str(), shown);
            assert!(is_unsafe(raw), "{raw:?}");
        }
    }

    #[test]
    fn ordinary_text_stays() {
        for text in ["reünie\ncoördinatie", "één – “ja” … €", "日本", ""] {
            assert_eq!(SafeText::new(text).as_str(), text);
            assert!(!is_unsafe(text));
        }
        assert_eq!(SafeText::new("e\u{301}e\u{301}n").as_str(), "één");
        assert_eq!(SafeText::new("a\tb\r\nc").as_str(), "a    b\nc");
    }

    #[test]
    fn what_is_taken_as_it_is_would_come_out_so() {
        use unicode_normalization::UnicodeNormalization;
        let settled: Vec<char> = ('\0'..='\u{ffff}').filter(|letter| super::is_settled(*letter)).collect();
        assert!(settled.len() > 700);
        for letter in &settled {
            assert!(*letter == '\n' || !super::is_hostile(*letter), "{letter:?}");
            assert!(!unicode_normalization::char::is_combining_mark(*letter), "{letter:?}");
        }
        let all: String = settled.iter().chain(settled.iter().rev()).collect();
        assert_eq!(all.nfc().collect::<String>(), all);
        for one in &settled {
            for other in &settled {
                assert_eq!(unicode_normalization::char::compose(*one, *other), None, "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn eight_bytes_are_plain_when_each_is() {
        for at in 0..8 {
            for byte in 0..=u8::MAX {
                for others in [b' ', b'a', b'~'] {
                    let mut eight = [others; 8];
                    eight[at] = byte;
                    assert_eq!(super::are_plain(eight), matches!(byte, b' '..=b'~'), "{eight:?}");
                }
            }
        }
        for first in 0..=u8::MAX {
            for second in 0..=u8::MAX {
                let is_plain = [first, second].iter().all(|byte| matches!(byte, b' '..=b'~'));
                let eight = [first, second, first, second, first, second, first, second];
                assert_eq!(super::are_plain(eight), is_plain, "{eight:?}");
            }
        }
    }

    #[test]
    fn one_line_has_single_blanks() {
        for (text, line) in [
            ("a b", "a b"),
            (" a b", "a b"),
            ("a b ", "a b"),
            ("a  b", "a b"),
            ("a\nb", "a b"),
            ("a\u{a0}b", "a b"),
            ("", ""),
            (" ", ""),
        ] {
            assert_eq!(SafeText::new(text).one_line(), line, "{text:?}");
        }
    }

    #[test]
    fn a_pile_of_marks_is_capped() {
        let pile = format!("a{}", "\u{316}".repeat(200));
        assert!(SafeText::new(&pile).as_str().starts_with("a\u{316}\u{316}\u{316}\u{316}<U+0316>"));
    }
}
