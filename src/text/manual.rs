//! Whole documents in Markdown as lines for a terminal: the authors' guide, and the reference of the language. Of Markdown it
//! knows what these are written in: titles, paragraphs, lists, tables and blocks of code.
//!
//! The build script lays them out and packs the lines: so the program holds what is said, and not how it is made.

use super::explain::wrapped;
use super::{Indent, Lang};

/// The authors' guide in every language.
///
/// Its paragraphs lie behind each other, each in the order of [`Lang::ALL`] and with a NUL behind it: what is alike in two
/// languages is then near enough to be packed once.
#[derive(Debug, Clone)]
pub struct Guide(String);

impl Guide {
    /// The guide of a text as the build script makes it.
    pub const fn new(text: String) -> Self {
        Self(text)
    }

    /// The guide as lines.
    pub fn in_language(&self, lang: Lang) -> String {
        let at = Lang::ALL.iter().position(|other| *other == lang).unwrap_or_default();
        self.0.split('\0').skip(at).step_by(Lang::ALL.len()).collect()
    }
}

/// The reference of the language, with an example below each key.
#[derive(Debug, Clone)]
pub struct LanguagePages(String);

impl LanguagePages {
    /// The pages of a text as the build script makes it.
    pub const fn new(text: String) -> Self {
        Self(text)
    }

    /// All of it.
    pub fn all(&self) -> &str {
        &self.0
    }

    /// The keys of the language; one that stands in several records comes several times.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries().map(|(_, key, _)| key)
    }

    /// What is said of a key in each record that has it, or of a record where no key is called so.
    pub fn of(&self, word: &str) -> Option<String> {
        let mut found: Vec<(String, &str)> = Vec::new();
        for (record, _, entry) in self.entries().filter(|(_, key, _)| *key == word) {
            // What is the same in several records is said once.
            match found.iter_mut().find(|(_, other)| *other == entry) {
                Some((records, _)) => *records = format!("{records}, {record}"),
                None => found.push((record.to_owned(), entry)),
            }
        }
        if found.is_empty() {
            let (record, text) = self.records().find(|(record, _)| *record == word)?;
            let end = text.find("\n## ").unwrap_or(text.len());
            found.push((record.to_owned(), text.get(..end)?));
        }
        let parts: Vec<String> = found
            .iter()
            .map(|(records, text)| format!("### {records}\n\n{}\n", text.trim_matches('\n')))
            .collect();
        Some(parts.join("\n"))
    }

    /// Each record with what is said of it.
    fn records(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.split("\n### ").skip(1).filter_map(|part| part.split_once('\n'))
    }

    /// Each key of each record, with the lines that are about it.
    fn entries(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.records().flat_map(|(record, text)| {
            text.match_indices(ENTRY).filter_map(move |(at, _)| {
                let entry = text.get(at + 1..)?;
                let (key, _) = entry.get(ENTRY.len() - 1..)?.split_once('`')?;
                let end = [ENTRY, "\n## "].iter().filter_map(|next| entry.find(next)).min();
                Some((record, key, entry.get(..end.unwrap_or(entry.len()))?.trim_end()))
            })
        })
    }
}

/// How what is said of a key begins.
const ENTRY: &str = "\n  `";

/// A document as lines of at most `columns`, but for blocks of code, which stay as they are, to be pasted.
pub fn manual_lines(document: &str, columns: usize) -> Vec<String> {
    let mut manual = Manual { lines: Vec::new(), open: String::new(), heads: Vec::new(), columns };
    let mut is_code = false;
    for line in document.lines() {
        if line.starts_with("```") {
            manual.close();
            is_code = !is_code;
        } else if is_code {
            manual.lines.push(line.to_owned());
        } else {
            manual.line(line);
        }
    }
    manual.close();
    manual.lines
}

/// Stands for a bar in a cell, where a bar ends it.
const BAR: &str = "\u{1}";

struct Manual {
    lines: Vec<String>,
    /// The paragraph, title or item so far, with its mark.
    open: String,
    /// What stands above the columns of the table; empty outside one.
    heads: Vec<String>,
    columns: usize,
}

impl Manual {
    fn line(&mut self, line: &str) {
        if let Some(row) = line.strip_prefix('|') {
            self.close();
            self.row(row);
            return;
        }
        self.heads.clear();
        if line.is_empty() {
            self.close();
            if self.lines.last().is_some_and(|last| !last.is_empty()) {
                self.lines.push(String::new());
            }
        } else if line.starts_with("<!--") {
            // Not for who reads it.
        } else {
            if mark(line) > 0 {
                self.close();
            }
            if !self.open.is_empty() {
                self.open.push(' ');
            }
            self.open.push_str(line.trim_start());
        }
    }

    /// Lays out what is open.
    fn close(&mut self) {
        let open = std::mem::take(&mut self.open);
        if !open.is_empty() {
            let (mark, words) = open.split_at(mark(&open));
            self.wrapped(words, &Indent::hanging(mark));
        }
    }

    /// Lays out a row of a table: its first cell, and the others below it. Above more than three columns the heads are
    /// needed to tell what stands where.
    fn row(&mut self, row: &str) {
        // A bar that is part of a cell is marked.
        let row = row.replace("\\|", BAR);
        let cells: Vec<&str> = row.trim_end_matches('|').split('|').map(str::trim).collect();
        if cells.iter().all(|cell| cell.starts_with("--")) {
            return;
        }
        if self.heads.is_empty() {
            self.heads = cells.iter().map(|&cell| cell.to_owned()).collect();
            return;
        }
        let heads = self.heads.clone();
        let mut indent = Indent::new("  ", "    ");
        for (cell, head) in cells.iter().zip(&heads).filter(|(cell, _)| !cell.is_empty()) {
            let cell = cell.replace(BAR, "|");
            let words = if heads.len() > 3 { format!("{head}: {cell}") } else { cell };
            self.wrapped(&words, &indent);
            indent = Indent::new("      ", "      ");
        }
    }

    fn wrapped(&mut self, words: &str, indent: &Indent) {
        self.lines.extend(wrapped(&plain(words), self.columns, indent));
    }
}

/// How long the mark of an item or a title is: `- `, `12. `, `## `.
fn mark(line: &str) -> usize {
    let Some((first, _)) = line.split_once(' ').filter(|(first, _)| !first.is_empty()) else { return 0 };
    let is_number = first.strip_suffix('.').is_some_and(|it| it.bytes().all(|digit| digit.is_ascii_digit()));
    let is_mark = first == "-" || is_number || first.bytes().all(|byte| byte == b'#');
    if is_mark { first.len() + 1 } else { 0 }
}

/// The words without marks for bold and italic, and of links what they are called. What is between backticks stays.
fn plain(words: &str) -> String {
    let mut plain = String::new();
    for (at, part) in words.split('`').enumerate() {
        if at > 0 {
            plain.push('`');
        }
        if at % 2 == 1 {
            plain.push_str(part);
            continue;
        }
        let mut rest = part;
        while let Some((link, behind)) = rest.split_once("](") {
            plain.push_str(&link.replacen('[', "", 1).replace('*', ""));
            rest = behind.split_once(')').map_or("", |(_, behind)| behind);
        }
        plain.push_str(&rest.replace('*', ""));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{Guide, LanguagePages, manual_lines};
    use crate::text::Lang;

    #[test]
    fn a_document_becomes_lines_of_a_width() {
        let document = "\
# A *title* of `one` line

<!-- not for readers -->

Some **words** with `a span of code` and [a link](other.md), which go
on here.
- One item that
  goes on: `a * b`
- Another [one](#there)

12. A rule with a number before it.

| key | value |
|---|---|
| `a` | one `x \\| y` |
| `b` | |

| a | b | c | d |
|---|---|---|---|
| | two | | four |

```yaml
# stays: as it is, also where it is longer than a line may be
  b: |
```
The end";
        let lines = "\
# A title of `one` line

Some words with
`a span of code` and a link,
which go on here.
- One item that goes on:
  `a * b`
- Another one

12. A rule with a number
    before it.

  `a`
      one `x | y`
  `b`

  b: two
      d: four

# stays: as it is, also where it is longer than a line may be
  b: |
The end";
        assert_eq!(manual_lines(document, 30).join("\n"), lines);
    }

    #[test]
    fn a_key_is_found_in_every_record_that_has_it() {
        let text = "# R\n\n## A\n\n### one\n\nA one.\n\n  `k` (required)\n      id\n\n      k: x\n\n  `l`\n      text\n\n### two\n\n  `k`\n      \
                    text\n\n## B\n\n### three\n\nIt is.\n\n  `l`\n      text\n";
        let pages = LanguagePages::new(text.to_owned());
        let of = |word| pages.of(word);
        assert_eq!(
            of("k").unwrap(),
            "### one\n\n  `k` (required)\n      id\n\n      k: x\n\n### two\n\n  `k`\n      text\n"
        );
        assert_eq!(of("l").unwrap(), "### one, three\n\n  `l`\n      text\n");
        assert_eq!(of("two").unwrap(), "### two\n\n  `k`\n      text\n");
        assert_eq!(of("three").unwrap(), "### three\n\nIt is.\n\n  `l`\n      text\n");
        assert_eq!(of("four"), None);
        assert_eq!(pages.keys().collect::<Vec<_>>(), ["k", "l", "k", "l"]);
    }

    #[test]
    fn a_guide_is_put_together_by_language() {
        let guide = Guide::new("een\n\n\0one\n\n\0twee\0two\n\n\0\0three\0".to_owned());
        assert_eq!(guide.in_language(Lang::Nl), "een\n\ntwee");
        assert_eq!(guide.in_language(Lang::En), "one\n\ntwo\n\nthree");
    }
}
