//! JSON without raw characters that could control a terminal or misrepresent a line: a person who looks at the output
//! in a terminal or an editor sees what is there, and a program that parses it gets the same characters.

use std::io::{self, Write};

use serde::Serialize;
use serde::ser::Error as _;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use super::safe::is_hostile;

/// A document as JSON on several lines, without a line end.
pub fn json_document(document: &impl Serialize) -> String {
    visible(serialized(document, indented))
}

/// A document as JSON on one line, without a line end.
pub fn json_line(document: &impl Serialize) -> String {
    visible(serialized(document, serde_json::to_string))
}

#[expect(
    clippy::expect_used,
    reason = "INVARIANT: only a map with keys that are no text, or a `Serialize` that gives up, cannot be written as \
              JSON, which is UTF-8; the documents here are structs and values of JSON"
)]
fn serialized<D: Serialize>(document: &D, write: fn(&D) -> serde_json::Result<String>) -> String {
    write(document).expect("the document has only keys that are text")
}

fn indented<D: Serialize>(document: &D) -> serde_json::Result<String> {
    let mut text = Written(Vec::new());
    document.serialize(&mut Serializer::with_formatter(&mut text, Indented::default()))?;
    String::from_utf8(text.0).map_err(serde_json::Error::custom)
}

/// What is written so far. Half of what comes is one byte, a quote or a bracket, for which nothing need be copied.
struct Written(Vec<u8>);

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        match bytes {
            [byte] => self.0.push(*byte),
            _ => self.0.extend_from_slice(bytes),
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Two spaces a level, as the pretty printer of serde_json has it, but in few writes: a document about a large catalogue is
/// mostly keys, and starts of lines.
struct Indented {
    /// A comma, a line end, the indent of a line, and the quote of a key.
    line: Vec<u8>,
    has_value: bool,
    /// The text that comes is a key: its quotes are written with what is around it.
    is_key: bool,
}

impl Default for Indented {
    fn default() -> Self {
        Self { line: b",\n\"".to_vec(), has_value: false, is_key: false }
    }
}

impl Indented {
    fn open<W: Write + ?Sized>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.line.pop();
        self.line.extend(b"  \"");
        self.has_value = false;
        out.write_all(bracket)
    }

    fn close<W: Write + ?Sized>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.line.truncate(self.line.len() - 3);
        self.line.push(b'"');
        if self.has_value {
            self.start_line(out, true, false)?;
        }
        out.write_all(bracket)
    }

    fn start_line<W: Write + ?Sized>(&self, out: &mut W, first: bool, with_quote: bool) -> io::Result<()> {
        let end = self.line.len() - usize::from(!with_quote);
        out.write_all(self.line.get(usize::from(first)..end).unwrap_or_default())
    }
}

impl Formatter for Indented {
    fn begin_array<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"[")
    }

    fn end_array<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"]")
    }

    fn begin_array_value<W: Write + ?Sized>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.start_line(out, first, false)
    }

    fn end_array_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }

    fn begin_object<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"{")
    }

    fn end_object<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"}")
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.is_key = true;
        self.start_line(out, first, true)
    }

    fn begin_string<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        if self.is_key { Ok(()) } else { out.write_all(b"\"") }
    }

    fn end_string<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        if self.is_key { Ok(()) } else { out.write_all(b"\"") }
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.is_key = false;
        out.write_all(b"\": ")
    }

    fn end_object_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }
}

/// The only ASCII character that JSON leaves as it is and that is not printable.
const DELETE: char = '\u{7f}';

/// JSON itself is printable ASCII and line ends. So whatever else is found is in a string, where it may be escaped.
fn visible(json: String) -> String {
    let is_raw = |letter: char| letter != '\n' && is_hostile(letter);
    // Mostly there is nothing to escape: then a large document is not copied.
    if (json.is_ascii() && !json.contains(DELETE)) || !json.chars().any(is_raw) {
        return json;
    }
    let mut visible = String::with_capacity(json.len() + 16);
    for letter in json.chars() {
        if is_raw(letter) {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                visible.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            visible.push(letter);
        }
    }
    visible
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{json_document, json_line};
    use crate::text::is_unsafe;

    #[test]
    fn what_steers_a_terminal_is_escaped_and_read_back() {
        for raw in [
            "\u{1b}]52;c;x\u{7}",
            "\u{9b}31m",
            "links\u{202e}rechts",
            "a\u{2028}b",
            "\u{7f}",
            "a\u{e0041}b",
            "\0",
        ] {
            let document = json!({ raw: [raw, { "in": raw }] });
            for text in [json_document(&document), json_line(&document)] {
                assert!(!is_unsafe(&text), "{text:?}");
                assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), document);
            }
        }
        assert_eq!(json_line(&"\u{9b}\u{202e}\u{e0041}"), r#""\u009b\u202e\udb40\udc41""#);
    }

    #[test]
    fn indents_are_two_spaces_a_level_however_deep() {
        let mut document = json!({ "a": [], "b": {}, "c": [1, { "d": [[], [null]] }] });
        for _ in 0..50 {
            document = json!({ "deeper": [document, {}] });
        }
        assert_eq!(json_document(&document), format!("{document:#}"));
    }

    #[test]
    fn ordinary_text_is_written_as_it_is() {
        let document = json!({ "één": "reünie – “ja” \n\t\\ € 日本 🙂", "leeg": [] });
        assert_eq!(json_document(&document), format!("{document:#}"));
        assert_eq!(json_line(&document), document.to_string());
    }
}
