//! The advice as a Markdown file, to be sent, printed or put under version control.
//!
//! Texts of the tree are small Markdown: they are read and written again, so that nothing else in them counts as
//! Markdown or HTML. All other words are escaped as they stand.

use super::advice::dropped_rows;
use super::lines::row_line;
use crate::session::{Action, Block, Document, Listing, ListingRow, Page, PageId, PendingAnswer, Session};
use crate::text::{MarkdownBlock as Part, Run, RunStyle, parse};

/// More ways to bring one app back are not told.
const WAYS_BACK: usize = 3;

/// The whole advice. `made_on` is the day in words; absent, none is told.
pub fn markdown(session: &Session<'_>, made_on: Option<&str>) -> String {
    let mut out = MarkdownWriter(String::new());
    let graph = &session.model().graph;
    let messages = session.messages();
    let see = |screen| session.page(screen, &PendingAnswer::default());
    out.heading(1, graph.title.as_str());
    out.line(&escape(&messages.dated(graph.edition.as_str())));
    if let Some(day) = made_on {
        out.line(&escape(&messages.report_made_on(day)));
    }
    graph.notice.iter().for_each(|notice| out.text(notice.as_str()));

    if let Page::Listing(page) = see(PageId::Walk) {
        outcome(&page, session, &mut out);
    }
    if let Page::Listing(page) = see(PageId::Overview) {
        answers(&page, &mut out);
    }
    if session.outcome().is_some() {
        for screen in [PageId::Mattered, PageId::Organisation, PageId::Suppliers, PageId::Open] {
            if screen == PageId::Suppliers && !session.has_page(screen) {
                continue;
            }
            if let Page::Document(page) = see(screen) {
                out.heading(2, &page.head.title);
                out.blocks(&page.blocks, 3);
            }
        }
        dropped(session, &mut out);
        if let Page::Listing(plan) = see(PageId::Plan) {
            steps(&plan, &mut out);
        }
    }
    if let Page::Document(page) = see(PageId::Sources) {
        out.heading(2, messages.sources());
        out.blocks(page.blocks.iter().filter(|block| !matches!(block, Block::Remark(_))), 3);
    }
    out.0
}

/// The outcome with its apps by standing, each with all that is known of it.
fn outcome(page: &Listing, session: &Session<'_>, out: &mut MarkdownWriter) {
    out.heading(2, &page.head.place);
    out.blocks(&page.before, 3);
    for row in &page.rows {
        match row.action {
            Some(Action::Open(PageId::App(app))) => {
                if let Some(standing) = &row.heading {
                    out.heading(3, standing);
                }
                if let Page::Document(document) = session.page(PageId::App(app), &PendingAnswer::default()) {
                    app_part(&document, out);
                }
            }
            Some(Action::Take(..)) => {
                if let Some(title) = &row.heading {
                    out.heading(3, title);
                }
                out.item("- ", &escape(&row_line(row, session.messages())));
            }
            _ => {}
        }
    }
}

fn app_part(document: &Document, out: &mut MarkdownWriter) {
    out.heading(4, &document.head.title);
    out.blocks(&document.blocks, 5);
}

/// The answers given; those that do not count are told apart.
fn answers(page: &Listing, out: &mut MarkdownWriter) {
    out.heading(2, &page.head.title);
    let mut number = 0;
    for row in &page.rows {
        if let Some(title) = &row.heading {
            out.heading(3, title);
        }
        if row.words.is_empty() {
            continue;
        }
        let right = if row.right.is_empty() { String::new() } else { format!(" ({})", escape(&row.right)) };
        let words = format!("{} **{}**{right}", escape(&row.label), escape(&row.words));
        if row.action.is_some() {
            number += 1;
            out.item(&format!("{number}. "), &words);
        } else {
            out.item("- ", &words);
        }
    }
    out.blocks(&page.after, 3);
}

/// The apps that dropped, each with all its reasons.
fn dropped(session: &Session<'_>, out: &mut MarkdownWriter) {
    let rows = dropped_rows(session);
    if !rows.is_empty() {
        out.heading(2, session.messages().dropped_and_why());
    }
    for row in &rows {
        out.item("- ", &format!("**{}**", escape(&row.label)));
        reasons(session, row, out);
        ways_back(session, row, out);
    }
}

/// The changes of answers that bring an app back.
fn ways_back(session: &Session<'_>, row: &ListingRow, out: &mut MarkdownWriter) {
    let Some(Action::Open(PageId::App(app))) = row.action else { return };
    let Page::Listing(page) = session.page(PageId::Why(app), &PendingAnswer::default()) else { return };
    for row in page.rows.iter().take(WAYS_BACK) {
        if let Some(heading) = &row.heading {
            out.item("  - ", &escape(heading));
        }
        out.item("    - ", &escape(&row_line(row, session.messages())));
    }
}

fn reasons(session: &Session<'_>, row: &ListingRow, out: &mut MarkdownWriter) {
    let Some(Action::Open(screen)) = row.action else { return };
    let Page::Document(page) = session.page(screen, &PendingAnswer::default()) else { return };
    let mut within = false;
    for block in &page.blocks {
        match block {
            Block::Numbered(_, text) => {
                within = true;
                out.item("  - ", &flat(text.as_str()));
            }
            Block::Remark(words) if within => out.item("    - ", &escape(words)),
            _ => within = false,
        }
    }
}

/// The plan as a checklist.
fn steps(plan: &Listing, out: &mut MarkdownWriter) {
    out.heading(2, &plan.head.title);
    for row in &plan.rows {
        if let Some(group) = &row.heading {
            out.heading(3, group);
        }
        let whom = if row.right.is_empty() { String::new() } else { format!(" ({})", escape(&row.right)) };
        let mark = if row.ticked == Some(true) { "- [x] " } else { "- [ ] " };
        out.item(mark, &format!("{}{whom}", flat(&row.label)));
    }
}

/// What was written so far.
struct MarkdownWriter(String);

impl MarkdownWriter {
    /// A line of its own, with a blank one before it.
    fn line(&mut self, line: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(&at_start(line));
        self.0.push('\n');
    }

    fn heading(&mut self, level: usize, title: &str) {
        let words = escape(&title.split_whitespace().collect::<Vec<_>>().join(" "));
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(&format!("{} {words}\n", "#".repeat(level.min(6))));
    }

    /// An item of a list; a blank line before the first.
    fn item(&mut self, mark: &str, words: &str) {
        let last = self.0.lines().next_back().unwrap_or_default().trim_start();
        let numbered =
            last.split_once(". ").is_some_and(|(number, _)| number.bytes().all(|c| c.is_ascii_digit()));
        if !last.starts_with("- ") && !numbered {
            self.0.push('\n');
        }
        self.0.push_str(&format!("{mark}{}\n", at_start(words)));
    }

    /// Small Markdown.
    fn text(&mut self, text: &str) {
        for part in parse(text) {
            match part {
                Part::Paragraph(runs) => self.line(&inline(&runs)),
                Part::Item(runs) => self.item("- ", &inline(&runs)),
            }
        }
    }

    fn blocks<'b>(&mut self, blocks: impl IntoIterator<Item = &'b Block>, level: usize) {
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
                Block::Remark(words) if in_item => self.item("  - ", &escape(words)),
                Block::Remark(words) => self.line(&format!("*{}*", escape(words))),
            }
            in_item = item || (in_item && matches!(block, Block::Remark(_)));
        }
    }
}

/// Small Markdown on one line.
fn flat(text: &str) -> String {
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
fn escape(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for letter in words.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|' | '&' | '#' | '$') {
            escaped.push('\\');
        }
        escaped.push(if letter == '\n' { ' ' } else { letter });
    }
    escaped
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
    use super::{MarkdownWriter, escape, flat};
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
    fn a_line_never_begins_a_list_by_accident() {
        let mut out = MarkdownWriter(String::new());
        out.blocks(&[Block::Text("1. is geen lijst".into()), Block::Item("+ erbij".into())], 3);
        assert_eq!(out.0, "1\\. is geen lijst\n\n- \\+ erbij\n");
    }
}
