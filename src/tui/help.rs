//! The two pages that the front end adds to those of the session: help for the page in view, and the question whether
//! to leave.

use crate::session::{Block, Document, ExplainedTerm, Head, Listing, ListingRow, Page, SaveState};
use crate::text::{Messages, upper_first};

/// Help for a page: its text in full, its keys, its glossary, and how the program works, with apps or without.
pub(super) fn page(of: &Page, keys: Vec<(String, String)>, has_apps: bool, messages: Messages) -> Document {
    let mut blocks = Vec::new();
    let mut sources = Vec::new();
    let (head, terms): (&Head, &[ExplainedTerm]) = match of {
        Page::Ask(ask) => {
            // A small window shows only part of this.
            blocks.push(Block::Heading(ask.question.one_line()));
            blocks.extend(ask.before.iter().cloned());
            blocks.extend(ask.help.iter().cloned().map(Block::Text));
            blocks.extend(ask.hint.iter().map(|hint| Block::Text(hint.as_str().into())));
            for line in ask.lines.iter().filter(|line| line.help.is_some()) {
                let help = line.help.as_ref().map_or(String::new(), |help| help.one_line());
                blocks
                    .push(Block::Item(messages.glossary_entry(&line.text.one_line(), &help).as_str().into()));
            }
            sources.extend(ask.sources.iter().map(|source| Block::Remark(messages.source(source))));
            blocks.append(&mut sources);
            (&ask.head, &ask.terms)
        }
        Page::Listing(listing) => (&listing.head, &listing.terms),
        Page::Document(document) => (&document.head, &document.terms),
        Page::Table(table) => (&table.head, &table.terms),
        Page::Form(form) => {
            for field in &form.fields {
                blocks.push(Block::Heading(field.label.clone()));
                blocks.extend((!field.help.is_empty()).then(|| Block::Text(field.help.as_str().into())));
            }
            (&form.head, &form.terms)
        }
    };
    blocks.push(Block::Heading(messages.help_keys().to_owned()));
    blocks.extend(keys.into_iter().map(|(label, value)| Block::Pair { label, value, mark: String::new() }));
    if !terms.is_empty() {
        blocks.push(Block::Heading(messages.glossary_here().to_owned()));
    }
    for term in terms {
        let entry = messages.glossary_entry(&upper_first(&term.term), term.text.as_str());
        blocks.push(Block::Item(entry.as_str().into()));
    }
    blocks.push(Block::Heading(messages.help_how().to_owned()));
    // The numbers stand at answers only.
    let counts = matches!(of, Page::Ask(_)).then(|| messages.help_counts());
    let of_apps = [messages.help_ask(), messages.help_conditional(), messages.help_dropped()];
    let how = [
        messages.help_unknown(),
        messages.help_back(),
        messages.help_saved(),
        messages.help_escape(),
        messages.help_mouse(),
        messages.help_plain(),
    ];
    let how = counts.into_iter().chain(of_apps).filter(|_| has_apps).chain(how);
    blocks.extend(how.map(|words| Block::Item(words.into())));
    let head = Head { title: messages.help().to_owned(), place: head.title.clone() };
    Document { head, blocks, terms: Vec::new() }
}

/// Asks whether to leave. The first row leaves, the second one stays.
pub(super) fn quit(
    of: &Head,
    saving: Option<&SaveState>,
    is_settled: bool,
    messages: Messages,
) -> Listing<'static> {
    let saved = saving.map(|saving| match saving {
        SaveState::Saved if is_settled => messages.quit_settled().to_owned(),
        SaveState::Saved => messages.quit_saved().to_owned(),
        SaveState::Beside(told) => told.clone(),
        SaveState::Pending => messages.quit_pending().to_owned(),
        SaveState::Failed(unsaved) | SaveState::TypedFailed(unsaved) | SaveState::Off(unsaved) => {
            unsaved.at_leaving(messages)
        }
    });
    let row = |words: &str| ListingRow { label: upper_first(words), ..ListingRow::default() };
    Listing {
        head: of.clone(),
        before: std::iter::once(Block::Heading(messages.quit_title().to_owned()))
            .chain(saved.map(|words| Block::Text(words.as_str().into())))
            .collect(),
        rows: vec![row(messages.do_quit()), row(messages.do_go_on())].into(),
        ..Listing::default()
    }
}
