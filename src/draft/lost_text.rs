//! Texts of which YAML makes something else than they look like: cut off at ` #`, joined to one line, split at a comma.

use super::validator::SchemaValidator;
use crate::findings::{Finding, Rule};
use crate::source::{Entry, Scalar, Span, YamlNode, in_quotes};

impl SchemaValidator<'_> {
    /// Reports what a text has lost.
    pub(super) fn lost(&mut self, node: &YamlNode<'_>, scalar: &Scalar<'_>, at: Span) {
        if scalar.plain {
            self.cut_off(node, scalar, at);
        }
        let written = self.sources.slice(node.span);
        let is_joined = scalar.plain || written.starts_with(['"', '\'']);
        if is_joined && written.lines().skip(1).any(is_item) {
            let message = self.messages.joined_lines();
            let finding = Finding::new(Rule::JOINED_LINES, node.span, message);
            self.out.push(finding.help(self.messages.keep_lines()));
        }
    }

    /// Reports a text that stops at a comment, where that looks like the rest of it: right behind `#` stands a word, and the
    /// text before it is no sentence that ended.
    fn cut_off(&mut self, node: &YamlNode<'_>, scalar: &Scalar<'_>, at: Span) {
        let (file, range) = (node.span.file, node.span.range());
        let text = self.sources.text(file);
        let rest = text.get(range.end..).unwrap_or_default();
        let comment = rest.trim_start_matches(' ');
        let is_word = comment.strip_prefix('#').is_some_and(|words| words.starts_with(char::is_alphanumeric));
        if !is_word || comment.len() == rest.len() || scalar.text.ends_with(['.', '!', '?', ':', ';']) {
            return;
        }
        let hash = range.end + rest.len() - comment.len();
        let line = text.get(range.start..).and_then(|text| text.lines().next()).unwrap_or_default();
        let mended = in_quotes(line).map(|words| self.with_key(at, node.span, words));
        let finding =
            Finding::new(Rule::LOST_TEXT, Span::new(file, hash..hash + 1), self.messages.lost_text());
        self.out.push(finding.help(mended.map(|line| self.messages.write_quoted(&line))));
    }

    /// A value with its key, where it has one.
    fn with_key(&self, key: Span, value: Span, words: String) -> String {
        if key == value { words } else { format!("{}: {words}", self.sources.slice(key)) }
    }

    /// The text of which a key without a value is the part behind a comma, as it should be. Nothing where it is none.
    pub(super) fn split_text(&self, entries: &[Entry<'_>], at: usize) -> Option<String> {
        let entry = entries.get(at)?;
        let start = entry.key.span.range().start;
        let before = self.sources.text(entry.key.span.file).get(..start)?;
        let is_behind_comma = before.trim_end().ends_with(',');
        if !is_bare(entry) || !is_behind_comma {
            return None;
        }
        let first = entries.get(..at)?.iter().rev().find(|entry| !is_bare(entry))?;
        let is_text = |scalar: &&Scalar<'_>| scalar.plain && scalar.text.contains(char::is_alphabetic);
        first.value.scalar().filter(is_text)?;
        let last = entries.get(at..)?.iter().take_while(|entry| is_bare(entry)).last()?;
        let whole = first.value.span.range().start..last.key.span.range().end;
        let words = in_quotes(self.sources.text(entry.key.span.file).get(whole)?)?;
        Some(format!("{}: {words}", first.key.value))
    }

    /// Whether a key is only one more part of a text that was reported already.
    pub(super) fn is_split_further(&self, entries: &[Entry<'_>], at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| entries.get(before));
        before.is_some_and(is_bare) && self.split_text(entries, at).is_some()
    }
}

/// A key with nothing behind it.
fn is_bare(entry: &Entry<'_>) -> bool {
    entry.value.scalar().is_some_and(Scalar::is_absent)
}

/// A line that looks like one of a list.
fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    let digits = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    line.starts_with("- ") || line.starts_with("* ") || digits.len() < line.len() && digits.starts_with(". ")
}
