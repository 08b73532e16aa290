//! Words as Markdown, line by line.
//!
//! Texts of the tree are simple Markdown: they are read and written again, so that nothing else in them counts as
//! Markdown or HTML. All other words are escaped as they are.

use crate::text::{MarkdownBlock, Run, RunStyle, parse};

/// Markdown that is being written.
#[derive(Debug, Default)]
pub struct MarkdownWriter(String);

impl MarkdownWriter {
    /// All of it.
    pub fn text_so_far(self) -> String {
        self.0
    }

    /// What programs read before everything else: YAML.
    pub fn front_matter(&mut self, yaml: &str) {
        self.0.push_str(&format!("---\n{yaml}---\n"));
    }

    /// A line of its own, with a blank one before it.
    pub fn line(&mut self, line: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(&at_start(line));
        self.0.push('\n');
    }

    /// A heading; from the sixth level on they are alike.
    pub fn heading(&mut self, level: usize, title: &str) {
        let words = markdown_words(&title.split_whitespace().collect::<Vec<_>>().join(" "));
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(&format!("{} {words}\n", "#".repeat(level.min(6))));
    }

    /// An item of a list; a blank line before the first.
    pub fn item(&mut self, mark: &str, words: &str) {
        // Before the first line there is none that an item could follow.
        let last = self.0.lines().next_back().unwrap_or_default().trim_start();
        let numbered =
            last.split_once(". ").is_some_and(|(number, _)| number.bytes().all(|c| c.is_ascii_digit()));
        if !last.starts_with("- ") && !numbered {
            self.0.push('\n');
        }
        self.0.push_str(&format!("{mark}{}\n", at_start(words)));
    }

    /// A list of its own: of each item its mark and its words.
    pub fn list(&mut self, items: impl IntoIterator<Item = (String, String)>) {
        self.0.push('\n');
        for (mark, words) in items {
            self.0.push_str(&format!("{mark}{}\n", at_start(&words)));
        }
    }

    /// Words that stand out, with a bar before them.
    pub fn quote(&mut self, words: &str) {
        self.0.push_str(&format!("\n> {}\n", at_start(words)));
    }

    /// A table, of cells that are Markdown already.
    pub fn table(&mut self, heads: &[String], rows: &[Vec<String>]) {
        let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
        self.0.push('\n');
        self.0.push_str(&line(heads));
        self.0.push_str(&format!("|{}\n", " --- |".repeat(heads.len())));
        rows.iter().for_each(|row| self.0.push_str(&line(row)));
    }

    /// Small Markdown.
    pub fn text(&mut self, text: &str) {
        for part in parse(text) {
            match part {
                MarkdownBlock::Paragraph(runs) => self.line(&inline(&runs)),
                MarkdownBlock::Item(runs) => self.item("- ", &inline(&runs)),
            }
        }
    }
}

/// Small Markdown on one line.
pub fn flat_markdown(text: &str) -> String {
    let parts: Vec<String> = parse(text).iter().map(|part| inline(part.runs())).collect();
    parts.join(" ")
}

fn inline(runs: &[Run]) -> String {
    runs.iter().map(run).collect()
}

fn run(run: &Run) -> String {
    let words = markdown_words(&run.text);
    match &run.style {
        RunStyle::Plain | RunStyle::Term => words,
        RunStyle::Bold => format!("**{words}**"),
        RunStyle::Italic => format!("*{words}*"),
        RunStyle::Link { url } => format!("[{words}](<{}>)", url.replace(['<', '>', '\\'], "")),
    }
}

/// Words without any meaning in Markdown or HTML.
pub fn markdown_words(words: &str) -> String {
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
pub fn markdown_lines(words: &str, indent: &str) -> String {
    // A blank line would end what they are part of.
    let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines = lines
        .enumerate()
        .map(|(at, line)| if at == 0 { markdown_words(line) } else { at_start(&markdown_words(line)) });
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
    use super::{MarkdownWriter, flat_markdown, markdown_lines, markdown_words};

    #[test]
    fn only_what_small_markdown_means_is_kept() {
        for (text, written) in [
            ("**vet** en *schuin*", "**vet** en *schuin*"),
            ("a_b * c <b>x</b> `d`", "a\\_b \\* c \\<b\\>x\\</b\\> \\`d\\`"),
            ("zie [de gids](https://a.nl/?x=1&y=2)", "zie [de gids](<https://a.nl/?x=1&y=2>)"),
            ("[x](javascript:y)", "\\[x\\](javascript:y)"),
        ] {
            assert_eq!(flat_markdown(text), written);
        }
        assert_eq!(markdown_words("# a\nb"), "\\# a b");
    }

    #[test]
    fn lines_of_a_person_stay_lines() {
        assert_eq!(
            markdown_lines("een\n\n- twee\n3. *drie*", "  "),
            "een\\\n  \\- twee\\\n  3\\. \\*drie\\*"
        );
        assert_eq!(markdown_lines("een", "  "), "een");
    }

    #[test]
    fn a_line_never_begins_a_list_by_accident() {
        let mut out = MarkdownWriter(String::new());
        out.text("1. is geen lijst");
        out.item("- ", "+ erbij");
        assert_eq!(out.0, "1\\. is geen lijst\n\n- \\+ erbij\n");
    }
}
