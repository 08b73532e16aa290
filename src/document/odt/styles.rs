//! The styles of an OpenDocument text: those of its own, and those that a template lacks.

use std::collections::BTreeSet;

use quick_xml::events::Event;

use crate::document::DocumentError;
use crate::document::markup::Markup;
use crate::document::office::locale;
use crate::document::xml::{Xml, attribute, broken, replaced};
use crate::text::{Lang, Messages};

/// What each style looks like, one a line: in every language its name in the file is the same.
const STYLES: &str = include_str!("styles.xml");

/// The names of everything that a part says, bound as all programs bind them.
pub(super) const NAMES: [(&str, &str); 10] = [
    ("xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    ("xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ("xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    ("xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"),
    ("xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"),
    ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
    ("office:version", "1.2"),
];

/// The part with all styles and the page, for a document without a template.
pub(super) fn own(title: &str, lang: Lang) -> String {
    let (language, country) = locale(lang);
    let mut xml = Markup::xml();
    xml.element("office:document-styles", &NAMES, |all| {
        all.ready(r#"<office:font-face-decls><style:font-face style:name="Calibri" svg:font-family="Calibri, Carlito" style:font-family-generic="swiss" style:font-pitch="variable"/></office:font-face-decls>"#);
        all.element("office:styles", &[], |styles| {
            styles.ready(&format!(r##"<style:default-style style:family="paragraph"><style:paragraph-properties fo:hyphenation-ladder-count="no-limit" style:tab-stop-distance="1cm"/><style:text-properties style:font-name="Calibri" fo:font-size="10pt" fo:color="#1b1f24" fo:language="{language}" fo:country="{country}"/></style:default-style>"##));
            styles.ready(STYLES);
        });
        all.ready(r#"<office:automatic-styles><style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" style:print-orientation="portrait" fo:margin-top="1.3cm" fo:margin-bottom="0.8cm" fo:margin-left="2cm" fo:margin-right="2cm"/><style:footer-style><style:header-footer-properties fo:min-height="0.9cm" fo:margin-top="0.4cm"/></style:footer-style></style:page-layout></office:automatic-styles>"#);
        all.element("office:master-styles", &[], |masters| {
            let page = [("style:name", "Standard"), ("style:page-layout-name", "Page")];
            masters.element("style:master-page", &page, |page| {
                page.element("style:footer", &[], |footer| write_footer(footer, title, Messages::new(lang)));
            });
        });
    });
    xml.finish()
}

fn write_footer(footer: &mut Markup, title: &str, messages: Messages) {
    footer.element("text:p", &[("text:style-name", "Footer")], |line| {
        line.words(title);
        line.empty("text:tab", &[]);
        line.words(messages.page_word());
        line.words(" ");
        line.words_in("text:page-number", &[("text:select-page", "current")], "1");
        line.words(" ");
        line.words(messages.of_pages());
        line.words(" ");
        line.words_in("text:page-count", &[], "1");
    });
}

/// The styles of a template, with those that it lacks.
pub(super) fn added_to(part: &str, xml: &str) -> Result<String, DocumentError> {
    let mut known = BTreeSet::new();
    let mut end = None;
    let mut reader = Xml::new(part, xml);
    loop {
        let at = reader.position()?;
        let Some(event) = reader.next()? else { break };
        match &event {
            Event::Start(start) if reader.depth() == 1 => {
                let is_bound = NAMES.iter().take(6).all(|(name, space)| {
                    matches!(attribute(part, start, name), Ok(Some(bound)) if bound == *space)
                });
                if !is_bound || start.name().as_ref() != "office:document-styles" {
                    return Err(broken(part));
                }
            }
            Event::Start(start) | Event::Empty(start)
                if start.name().as_ref() == "style:style"
                    && attribute(part, start, "style:family")?.as_deref() == Some("paragraph") =>
            {
                known.extend(attribute(part, start, "style:name")?);
            }
            Event::End(tag) if reader.depth() == 1 && tag.name().as_ref() == "office:styles" => {
                end = Some(at)
            }
            _ => {}
        }
    }
    let end = end.ok_or_else(|| broken(part))?;
    replaced(part, xml, end..end, &lacking(&known))
}

/// Our styles but those of the names that are known.
fn lacking(known: &BTreeSet<String>) -> String {
    let name = |line: &str| Some(line.split_once("style:name=\"")?.1.split_once('"')?.0.to_owned());
    let is_lacking = |line: &&str| name(line).is_some_and(|name| !known.contains(&name));
    STYLES.lines().filter(is_lacking).collect()
}
