//! The advice in short, as lines of plain text: what `walk` tells, and what stays on the terminal after leaving.

use super::lines::{row_line, text_lines};
use crate::session::{Action, Block, Document, Listing, ListingRow, Page, PageId, PendingAnswer, Session};
use crate::text::{Indent, wrap, wrap_indented};

/// How much is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verbosity {
    /// The outcome and the apps that are left.
    Short,
    /// Also why the others dropped, what to arrange and what is still open.
    Full,
}

/// The outcome of a walk; of one that did not end only where it stands.
pub fn advice(session: &Session<'_>, detail: Verbosity, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let Page::Listing(page) = session.page(PageId::Walk, &PendingAnswer::default()) else { return lines };
    lines.extend(wrap(&page.head.title, width));
    lines.extend(wrap(&page.head.place.replace(" · ", ", "), width));
    lines.extend(text_lines(&page.before, width));
    rows(&page, session, detail, width, &mut lines);
    if detail == Verbosity::Full && session.outcome().is_some() {
        dropped(session, width, &mut lines);
        for (screen, link) in [
            (PageId::Organisation, links(&page, PageId::Organisation)),
            (PageId::Suppliers, links(&page, PageId::Suppliers)),
            (PageId::Open, links(&page, PageId::Open)),
        ] {
            if let (true, Page::Document(document)) = (link, session.page(screen, &PendingAnswer::default()))
            {
                part(&document, width, screen != PageId::Suppliers, &mut lines);
            }
        }
    }
    // In short only how old the content is, which stands last.
    let after = match detail {
        Verbosity::Full => page.after.as_slice(),
        Verbosity::Short => page.after.last().map(std::slice::from_ref).unwrap_or_default(),
    };
    if !after.is_empty() {
        lines.push(String::new());
        lines.extend(text_lines(after, width));
    }
    lines
}

/// The ways back and the apps that are left; not the rows that lead to other pages.
fn rows(page: &Listing, session: &Session<'_>, detail: Verbosity, width: usize, lines: &mut Vec<String>) {
    let told = page
        .rows
        .iter()
        .filter(|row| matches!(row.action, Some(Action::Take(..)) | Some(Action::Open(PageId::App(_)))));
    for row in told {
        heading(row, lines);
        let mark = row.number.as_ref().map_or("- ".to_owned(), |number| format!("{number}. "));
        lines.extend(wrap_indented(&row_line(row, session.messages()), width, &Indent::hanging(mark)));
        let points = row
            .detail
            .iter()
            .filter(|block| detail == Verbosity::Full && !matches!(block, Block::Heading(_)));
        let points: Vec<Block> = points.cloned().collect();
        let indented = text_lines(&points, width.saturating_sub(2));
        lines.extend(indented.into_iter().map(|line| format!("  {line}")));
    }
}

fn heading(row: &ListingRow, lines: &mut Vec<String>) {
    if let Some(title) = &row.heading {
        lines.push(String::new());
        lines.push(title.clone());
    }
}

/// The apps that dropped, each with its first reason.
fn dropped(session: &Session<'_>, width: usize, lines: &mut Vec<String>) {
    for row in &dropped_rows(session) {
        heading(row, lines);
        lines.extend(wrap_indented(&row_line(row, session.messages()), width, &Indent::hanging("- ")));
    }
}

/// The rows of the apps that dropped, the first with the heading of them all.
pub fn dropped_rows(session: &Session<'_>) -> Vec<ListingRow> {
    let Page::Listing(apps) = session.page(PageId::Apps, &PendingAnswer::default()) else {
        return Vec::new();
    };
    let title = session.messages().title_dropped();
    let is_dropped =
        |row: &ListingRow| row.heading.as_ref().is_some_and(|heading| heading.starts_with(title));
    apps.rows.into_iter().skip_while(|row| !is_dropped(row)).collect()
}

/// Whether the page leads to another one.
fn links(page: &Listing, to: PageId) -> bool {
    page.rows.iter().any(|row| row.action == Some(Action::Open(to)))
}

/// A page as a part of the advice. Headings within it stand close, as it is one part; letters stand apart.
fn part(document: &Document, width: usize, close: bool, lines: &mut Vec<String>) {
    lines.push(String::new());
    lines.extend(wrap(&document.head.title, width));
    lines.extend(text_lines(&document.blocks, width).into_iter().filter(|line| !close || !line.is_empty()));
}
