//! JSON without raw characters that could control a terminal or misrepresent a line: a person who looks at the output
//! in a terminal or an editor sees what is there, and a program that parses it gets the same characters.

use serde::Serialize;

use super::safe::is_hostile;

/// A document as JSON on several lines, without a line end.
pub fn json_document(document: &impl Serialize) -> String {
    visible(serialized(document, serde_json::to_string_pretty))
}

/// A document as JSON on one line, without a line end.
pub fn json_line(document: &impl Serialize) -> String {
    visible(serialized(document, serde_json::to_string))
}

#[expect(
    clippy::expect_used,
    reason = "INVARIANT: only a map with keys that are no text, or a `Serialize` that gives up, cannot be written as \
              JSON; the documents here are structs and values of JSON"
)]
fn serialized<D: Serialize>(document: &D, write: fn(&D) -> serde_json::Result<String>) -> String {
    write(document).expect("the document has only keys that are text")
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
    fn ordinary_text_is_written_as_it_is() {
        let document = json!({ "één": "reünie – “ja” \n\t\\ € 日本 🙂", "leeg": [] });
        assert_eq!(json_document(&document), format!("{document:#}"));
        assert_eq!(json_line(&document), document.to_string());
    }
}
