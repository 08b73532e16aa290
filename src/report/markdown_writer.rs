//! Words and blocks of text as Markdown.
//!
//! Texts of the tree are simple Markdown: they are read and written again, so that nothing else in them counts as
//! Markdown or HTML. All other words are escaped as they are.

use crate::session::Block;
use crate::text::{MarkdownBlock, Run, RunStyle, parse};

/// What was written so far.
#[derive(Default)]
pub(super) struct MarkdownWriter(String);

impl MarkdownWriter {
    /// All of it.
    pub(super) fn text_so_far(self) -> String {
        self.0
    }

    /// A line of its own, with a blank one before it.
    pub(super) fn line(&mut self, line: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(&at_start(line));
        self.0.push('\n');
    }

    pub(super) fn heading(&mut self, level: usize, title: &str) {
        let words = escape(&title.split_whitespace().collect::<Vec<_>>().join(" "));
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(&format!("{} {words}\n", "#".repeat(level.min(6))));
    }

    /// An item of a list; a blank line before the first.
    pub(super) fn item(&mut self, mark: &str, words: &str) {
        // Before the first line there is none that an item could follow.
        let last = self.0.lines().next_back().unwrap_or_default().trim_start();
        let numbered =
            last.split_once(". ").is_some_and(|(number, _)| number.bytes().all(|c| c.is_ascii_digit()));
        if !last.starts_with("- ") && !numbered {
            self.0.push('\n');
        }
        self.0.push_str(&format!("{mark}{}\n", at_start(words)));
    }

    /// A table, of cells that are Markdown already.
    pub(super) fn table(&mut self, heads: &[String], rows: &[Vec<String>]) {
        let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
        self.0.push('\n');
        self.0.push_str(&line(heads));
        self.0.push_str(&format!("|{}\n", " --- |".repeat(heads.len())));
        rows.iter().for_each(|row| self.0.push_str(&line(row)));
    }

    /// Small Markdown.
    pub(super) fn text(&mut self, text: &str) {
        for part in parse(text) {
            match part {
                MarkdownBlock::Paragraph(runs) => self.line(&inline(&runs)),
                MarkdownBlock::Item(runs) => self.item("- ", &inline(&runs)),
            }
        }
    }

    pub(super) fn blocks<'b>(&mut self, blocks: impl IntoIterator<Item = &'b Block>, level: usize) {
        let mut in_item = false;
        for block in blocks {
            let item = matches!(block, Block::Item(_) | Block::Numbered(..) | Block::Pair { .. });
            match block {
                Block::Heading(title) => self.heading(level, title),
                Block::Text(text) => self.text(text.as_str()),
                Block::Item(text) => self.item("- ", &flat(text.as_str())),
                Block::Numbered(number, text) => self.item(&format!("{number}. "), &flat(text.as_str())),
                Block::Pair { label, value, mark } => {
                    let mark = if mark.is_empty() { String::new() } else { format!(" {}", escape(mark)) };
                    self.item("- ", &format!("{}: {}{mark}", escape(label), escape(value)));
                }
                Block::Remark(words) if in_item => self.item("  - ", &escaped_lines(words, "    ")),
                Block::Remark(words) => self.line(&format!("*{}*", escaped_lines(words, ""))),
            }
            in_item = item || (in_item && matches!(block, Block::Remark(_)));
        }
    }
}

/// Small Markdown on one line.
pub(super) fn flat(text: &str) -> String {
    let parts: Vec<String> = parse(text).iter().map(|part| inline(part.runs())).collect();
    parts.join(" ")
}

fn inline(runs: &[Run]) -> String {
    runs.iter().map(run).collect()
}

fn run(run: &Run) -> String {
    let words = escape(&run.text);
    match &run.style {
        RunStyle::Plain | RunStyle::Term => words,
        RunStyle::Bold => format!("**{words}**"),
        RunStyle::Italic => format!("*{words}*"),
        RunStyle::Link { url } => format!("[{words}](<{}>)", url.replace(['<', '>', '\\'], "")),
    }
}

/// Words without any meaning in Markdown or HTML.
pub(super) fn escape(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for letter in words.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|' | '&' | '#' | '$') {
            escaped.push('\\');
        }
        escaped.push(if letter == '\n' { ' ' } else { letter });
    }
    escaped
}

/// The same with its lines, which are set in so far below the first one.
pub(super) fn escaped_lines(words: &str, indent: &str) -> String {
    // A blank line would end what they are part of.
    let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines =
        lines.enumerate().map(|(at, line)| if at == 0 { escape(line) } else { at_start(&escape(line)) });
    lines.collect::<Vec<_>>().join(&format!("\\\n{indent}"))
}

/// What would begin a list or a rule at the start of a line.
fn at_start(line: &str) -> String {
    let line = line.trim_start();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = line.split_at(digits);
    match rest.chars().next() {
        Some('-' | '+' | '=') if digits == 0 => format!("\\{line}"),
        Some('.' | ')') if digits > 0 => format!("{number}\\{rest}"),
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{MarkdownWriter, escape, escaped_lines, flat};
    use crate::session::Block;

    #[test]
    fn only_what_small_markdown_means_is_kept() {
        for (text, written) in [
            ("**vet** en *schuin*", "**vet** en *schuin*"),
            ("a_b * c <b>x</b> `d`", "a\\_b \\* c \\<b\\>x\\</b\\> \\`d\\`"),
            ("zie [de gids](https://a.nl/?x=1&y=2)", "zie [de gids](<https://a.nl/?x=1&y=2>)"),
            ("[x](javascript:y)", "\\[x\\](javascript:y)"),
        ] {
            assert_eq!(flat(text), written);
        }
        assert_eq!(escape("# a\nb"), "\\# a b");
    }

    #[test]
    fn lines_of_a_person_stay_lines() {
        assert_eq!(escaped_lines("een\n\n- twee\n3. *drie*", "  "), "een\\\n  \\- twee\\\n  3\\. \\*drie\\*");
        assert_eq!(escaped_lines("een", "  "), "een");
    }

    #[test]
    fn a_line_never_begins_a_list_by_accident() {
        let mut out = MarkdownWriter(String::new());
        out.blocks(&[Block::Text("1. is geen lijst".into()), Block::Item("+ erbij".into())], 3);
        assert_eq!(out.0, "1\\. is geen lijst\n\n- \\+ erbij\n");
    }
}
