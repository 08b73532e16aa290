//! One page of HTML: no script, nothing from elsewhere, readable on a screen and on paper.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::laid_out::{has_names, is_empty, is_number, is_of_numbers, level, parts, widths, words};
use super::markup::Markup;
use super::{Attachment, Cell, Document, Part, Span, Table};
use crate::text::{Messages, SafeText};

/// How it looks, on a screen and on paper.
const STYLE: &str = include_str!("html.css");

/// The lowest heading that HTML has below the title.
const LEVELS: u8 = 5;

/// A document as a page of HTML that stands on its own. What is attached can be taken out of it by a link.
pub fn html(document: &Document, attachment: Option<&Attachment>) -> String {
    let mut page = Markup::fragment();
    page.ready("<!DOCTYPE html>\n");
    page.element("html", &[("lang", document.lang.code())], |html| {
        html.element("head", &[], |head| {
            head.empty("meta", &[("charset", "utf-8")]);
            head.empty("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
            head.empty("meta", &[("name", "generator"), ("content", "stappenplan")]);
            head.words_in("title", &[], &document.title.one_line());
            head.element("style", &[], |style| {
                style.ready(STYLE);
                style.ready(&page_margins(document));
            });
        });
        html.ready("\n");
        html.element("body", &[], |body| {
            body.element("main", &[], |main| {
                write_title(main, document);
                for (is_on_new_page, part) in parts(document) {
                    main.ready("\n");
                    write_part(main, part, if is_on_new_page { "new-page" } else { "" });
                }
                if let Some(attachment) = attachment {
                    main.ready("\n");
                    write_attachment(main, attachment);
                }
            });
        });
    });
    page.ready("\n");
    page.finish()
}

/// What stands below each page on paper.
fn page_margins(document: &Document) -> String {
    let messages = Messages::new(document.lang);
    let title = quoted(&document.title.one_line());
    let (page, of) = (quoted(messages.page_word()), quoted(messages.of_pages()));
    format!(
        "@page{{@bottom-left{{content:{title}}}\
         @bottom-right{{content:{page} \" \" counter(page) \" \" {of} \" \" counter(pages)}}}}"
    )
}

/// Words as a string of CSS. Everything but letters and digits goes in by its number: nothing ends the string or the
/// element around it.
fn quoted(words: &str) -> String {
    let mut css = "\"".to_owned();
    for letter in words.chars() {
        if letter.is_alphanumeric() || letter == ' ' {
            css.push(letter);
        } else {
            // Writing to a string cannot fail.
            let _ = write!(css, "\\{:x} ", u32::from(letter));
        }
    }
    css.push('"');
    css
}

fn write_title(main: &mut Markup, document: &Document) {
    if !document.title.is_empty() {
        main.element("h1", &[], |title| lines(title, &document.title));
    }
    if let Some(day) = document.made_on {
        main.element("p", &[("class", "made-on")], |paragraph| {
            paragraph.words_in("time", &[("datetime", &day.to_string())], &document.lang.day(day.date()));
        });
    }
}

fn write_part(main: &mut Markup, part: &Part, class: &str) {
    let class = if class.is_empty() { &[][..] } else { &[("class", class)][..] };
    match part {
        Part::Heading { level: at, words } => {
            let name = format!("h{}", level(*at, LEVELS) + 1);
            main.element(&name, class, |heading| lines(heading, words));
        }
        Part::Paragraph(words) | Part::Command(words) => {
            main.element("p", class, |paragraph| spans(paragraph, words))
        }
        Part::Notice(words) => main.element("div", class, |around| {
            around.element("p", &[("class", "notice")], |paragraph| spans(paragraph, words));
        }),
        Part::List { is_numbered, items } => {
            let name = if *is_numbered { "ol" } else { "ul" };
            main.element(name, class, |list| {
                for item in items {
                    list.element("li", &[], |inside| spans(inside, item));
                }
            });
        }
        Part::Table(table) => main.element("div", class, |around| write_table(around, table)),
        Part::Signatures(signatures) => main.element("div", class, |around| {
            for words in signatures {
                around.element("p", &[("class", "signature")], |line| lines(line, words));
            }
        }),
        Part::NewPage => {}
    }
}

/// A table, in a frame that can be moved sideways where the screen is too narrow.
fn write_table(around: &mut Markup, table: &Table) {
    let heads = || table.heads.iter().map(|head| head.one_line()).collect::<Vec<_>>().join(", ");
    let label = if table.caption.is_empty() { heads() } else { table.caption.one_line() };
    let frame = [("class", "frame"), ("role", "group"), ("tabindex", "0"), ("aria-label", label.as_str())];
    around.element("div", &frame, |frame| {
        let class = [("class", "sentences")];
        frame.element("table", if has_names(table) { &[] } else { &class }, |inside| {
            if !table.caption.is_empty() {
                inside.element("caption", &[], |caption| lines(caption, &table.caption));
            }
            inside.element("colgroup", &[], |columns| {
                for width in widths(table, 100) {
                    columns.empty("col", &[("style", &format!("width:{width}%"))]);
                }
            });
            inside.element("thead", &[], |thead| thead.element("tr", &[], |row| write_heads(row, table)));
            inside.element("tbody", &[], |body| {
                for cells in &table.rows {
                    body.ready("\n");
                    body.element("tr", &[], |row| write_row(row, cells));
                }
            });
        });
    });
}

fn write_heads(row: &mut Markup, table: &Table) {
    for (at, head) in table.heads.iter().enumerate() {
        // An empty head would be announced as one.
        if head.is_empty() {
            row.element("td", &[], |_| {});
            continue;
        }
        let scope = ("scope", "col");
        let with_class = [scope, ("class", "number")];
        let attributes = if is_of_numbers(table, at) { &with_class[..] } else { &with_class[..1] };
        row.element("th", attributes, |cell| lines(cell, head));
    }
}

fn write_row(row: &mut Markup, cells: &[Cell]) {
    for (at, cell) in cells.iter().enumerate() {
        match (at, is_empty(cell)) {
            (0, false) => row.element("th", &[("scope", "row")], |name| spans(name, &cell.spans)),
            _ if is_number(cell) => row.words_in("td", &[("class", "number")], &words(&cell.spans)),
            _ => row.element("td", &[], |inside| spans(inside, &cell.spans)),
        }
    }
}

fn write_attachment(main: &mut Markup, attachment: &Attachment) {
    let href = format!("data:application/yaml;charset=utf-8;base64,{}", STANDARD.encode(&attachment.text));
    main.element("p", &[("class", "attachment")], |paragraph| {
        let link = [("download", attachment.file_name.as_str()), ("href", &href)];
        paragraph.words_in("a", &link, attachment.words.as_str());
    });
}

fn spans(inside: &mut Markup, spans: &[Span]) {
    for span in spans {
        match span.is_bold {
            true => inside.element("strong", &[], |bold| lines(bold, &span.words)),
            false => lines(inside, &span.words),
        }
    }
}

fn lines(inside: &mut Markup, words: &SafeText) {
    for (at, line) in words.as_str().split('\n').enumerate() {
        if at > 0 {
            inside.empty("br", &[]);
        }
        inside.words(line);
    }
}
