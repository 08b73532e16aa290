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
    let mut text = Vec::new();
    document.serialize(&mut Serializer::with_formatter(&mut text, Indented::default()))?;
    String::from_utf8(text).map_err(serde_json::Error::custom)
}

/// A line end with the indent of a deep line; what is deeper yet gets the rest two by two.
const LINE: &[u8] = b",\n                                                                ";

/// Two spaces a level, as the pretty printer of serde_json has it, but each start of a line in one write: a document about
/// a large catalogue is mostly starts of lines.
#[derive(Default)]
struct Indented {
    depth: usize,
    has_value: bool,
}

impl Indented {
    fn open<W: Write + ?Sized>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.has_value = false;
        out.write_all(bracket)
    }

    fn close<W: Write + ?Sized>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth -= 1;
        if self.has_value {
            self.line(out, true)?;
        }
        out.write_all(bracket)
    }

    fn line<W: Write + ?Sized>(&self, out: &mut W, first: bool) -> io::Result<()> {
        let start = usize::from(first);
        let end = 2 + 2 * self.depth;
        out.write_all(LINE.get(start..end.min(LINE.len())).unwrap_or_default())?;
        (LINE.len()..end).try_for_each(|_| out.write_all(b" "))
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
        self.line(out, first)
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
        self.line(out, first)
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b": ")
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
