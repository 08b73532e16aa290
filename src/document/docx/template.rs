//! A document on the letterhead of somebody else: styles, header, footer, size of the page and pictures stay, what the
//! document says takes the place of the body.

use std::ops::Range;

use quick_xml::events::Event;

use super::body::{Body, body};
use super::parts::{self, Kind, RELATIONS};
use super::{WIDTH, styles};
use crate::document::office::core_properties;
use crate::document::package::Package;
use crate::document::xml::{Xml, attribute, before_end, broken, replaced};
use crate::document::{Attachment, Document, DocumentError};

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const DOCUMENT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const TEMPLATE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml";

/// A document as DOCX in a template, which is a DOCX or DOTX itself.
///
/// # Errors
/// When the template is no such file, is damaged, too large or holds macros.
pub fn docx_in(
    document: &Document,
    template: &[u8],
    attachment: Option<&Attachment>,
) -> Result<Vec<u8>, DocumentError> {
    let mut package = Package::read(template)?;
    let main = related(&package, "", &format!("{RELATIONS}/officeDocument"))?.ok_or_else(|| {
        let kind = package.get("mimetype").unwrap_or_default();
        match kind.starts_with(b"application/vnd.oasis.opendocument.text") {
            true => DocumentError::OtherKind { is: "odt", wanted: "docx" },
            false => DocumentError::NotADocument,
        }
    })?;
    refuse_macros(&package)?;
    become_document(&mut package, &main)?;

    let (styles_name, styles_xml) = part_or_new(&mut package, &main, Kind::Styles, "styles")?;
    let (styles_xml, styles) = styles::added_to(&styles_name, &styles_xml)?;
    let (lists_name, lists_xml) = part_or_new(&mut package, &main, Kind::Numbering, "numbering")?;
    let numbers = numbers(&lists_name, &lists_xml)?;

    let xml = text_of(&package, &main)?.to_owned();
    let frame = frame(&main, &xml)?;
    let (content, numbered) = body(&Body {
        document,
        styles: &styles,
        width: frame.width,
        bullets: numbers.list,
        says_language: true,
    });
    let content = format!("{content}{}", frame.section);
    let xml = replaced(&main, &xml, frame.body, &content)?;
    let lists_xml = with_lists(&lists_name, &lists_xml, &numbers, numbered)?;
    package.put(&main, xml);
    package.put(&styles_name, styles_xml);
    package.put(&lists_name, lists_xml);
    tell_title(&mut package, document)?;
    if let Some(attachment) = attachment {
        super::attach(&mut package, &main, attachment)?;
    }
    package.zipped(None)
}

fn related(package: &Package, of: &str, relation: &str) -> Result<Option<String>, DocumentError> {
    parts::related(package, of, relation)
}

fn text_of<'p>(package: &'p Package, part: &str) -> Result<&'p str, DocumentError> {
    package.text(part)?.ok_or_else(|| DocumentError::MissingPart(part.into()))
}

/// What is made by this program never brings somebody else's program along.
fn refuse_macros(package: &Package) -> Result<(), DocumentError> {
    let is_macro = |name: &str| {
        let name = name.to_ascii_lowercase();
        name.contains("vbaproject") || name.contains("/activex/") || name.ends_with("vbadata.xml")
    };
    if package.names().any(is_macro) { Err(DocumentError::HasMacros { wanted: "docx" }) } else { Ok(()) }
}

/// Sees that the main part is one of a document without macros; of a template it makes one.
fn become_document(package: &mut Package, main: &str) -> Result<(), DocumentError> {
    let name = "[Content_Types].xml";
    let xml = text_of(package, name)?;
    let mut reader = Xml::new(name, xml);
    let mut kind = None;
    while let Some(event) = reader.next()? {
        let (Event::Start(start) | Event::Empty(start)) = &event else { continue };
        let part = attribute(name, start, "PartName")?.unwrap_or_default();
        if part.trim_start_matches('/').eq_ignore_ascii_case(main) {
            kind = attribute(name, start, "ContentType")?;
        }
    }
    match kind.as_deref() {
        Some(DOCUMENT) => Ok(()),
        Some(TEMPLATE) => {
            let xml = xml.replace(TEMPLATE, DOCUMENT);
            package.put(name, xml);
            Ok(())
        }
        Some(kind) if kind.contains("macroEnabled") => Err(DocumentError::HasMacros { wanted: "docx" }),
        _ => Err(DocumentError::NotADocument),
    }
}

/// A part that the main one has, or a new one without anything in it.
fn part_or_new(
    package: &mut Package,
    main: &str,
    kind: Kind,
    name: &str,
) -> Result<(String, String), DocumentError> {
    if let Some(part) = related(package, main, &kind.relation())? {
        let xml = text_of(package, &part)?.to_owned();
        return Ok((part, xml));
    }
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let tries = (0..).map(|number: usize| match number {
        0 => format!("{folder}/{name}.xml"),
        number => format!("{folder}/{name}{number}.xml"),
    });
    let tries = tries.map(|name| name.trim_start_matches('/').to_owned());
    let part = tries.into_iter().find(|part| !package.has(part)).unwrap_or_default();
    let xml = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:{name} xmlns:w=\"{MAIN}\"></w:{name}>");
    package.put(&part, xml.clone());
    parts::declare(package, &part, kind)?;
    parts::relate(package, main, kind, &format!("/{part}"))?;
    Ok((part, xml))
}

/// Where the body of a main part stands, and what of it stays.
struct Frame {
    body: Range<usize>,
    section: String,
    /// How wide the text is in that section.
    width: u32,
}

fn frame(part: &str, xml: &str) -> Result<Frame, DocumentError> {
    let mut reader = Xml::new(part, xml);
    let (mut body, mut section): (Option<Range<usize>>, Option<Range<usize>>) = (None, None);
    loop {
        let at = reader.position()?;
        let Some(event) = reader.next()? else { break };
        let after = reader.position()?;
        match &event {
            Event::Start(start) if reader.depth() == 1 => {
                let space = attribute(part, start, "xmlns:w")?;
                if space.as_deref() != Some(MAIN) || start.name().as_ref() != "w:document" {
                    return Err(broken(part));
                }
            }
            Event::Start(start) if reader.depth() == 2 && start.name().as_ref() == "w:body" => {
                body = Some(after..after);
            }
            Event::Start(start) if reader.depth() == 3 && start.name().as_ref() == "w:sectPr" => {
                while reader.depth() > 2 {
                    reader.next()?.ok_or_else(|| broken(part))?;
                }
                section = Some(at..reader.position()?);
            }
            Event::Empty(start) if reader.depth() == 2 && start.name().as_ref() == "w:sectPr" => {
                section = Some(at..after);
            }
            Event::End(end) if reader.depth() == 1 && end.name().as_ref() == "w:body" => {
                body = body.map(|body| body.start..at);
            }
            _ => {}
        }
    }
    let body = body.ok_or_else(|| broken(part))?;
    let section = section.and_then(|place| xml.get(place)).map_or_else(|| parts::section(""), str::to_owned);
    let width = text_width(part, &section)?;
    Ok(Frame { body, section, width })
}

/// How wide the text of a section is; of one that does not say, as wide as ours.
fn text_width(part: &str, section: &str) -> Result<u32, DocumentError> {
    let mut reader = Xml::new(part, section);
    let (mut page, mut margins) = (None, [None, None]);
    while let Some(event) = reader.next()? {
        let (Event::Start(start) | Event::Empty(start)) = &event else { continue };
        let number = |name: &str| {
            attribute(part, start, name).map(|value| value.and_then(|value| value.parse::<u32>().ok()))
        };
        match start.name().as_ref() {
            "w:pgSz" => page = number("w:w")?,
            "w:pgMar" => margins = [number("w:left")?, number("w:right")?],
            _ => {}
        }
    }
    let [Some(left), Some(right)] = margins else { return Ok(WIDTH) };
    let width = page.and_then(|page| page.checked_sub(left)?.checked_sub(right));
    Ok(width.filter(|width| (1_000..40_000).contains(width)).unwrap_or(WIDTH))
}

/// Which numbers lists have that are added to a part, and where they go.
struct Numbers {
    shape: usize,
    list: usize,
    /// Where the first list stands; the shapes come before it.
    lists_from: Option<usize>,
    /// Where what has to come after all lists stands.
    after_lists: Option<usize>,
}

fn numbers(part: &str, xml: &str) -> Result<Numbers, DocumentError> {
    let mut reader = Xml::new(part, xml);
    let mut numbers = Numbers { shape: 0, list: 0, lists_from: None, after_lists: None };
    loop {
        let at = reader.position()?;
        let Some(event) = reader.next()? else { break };
        let (Event::Start(start) | Event::Empty(start)) = &event else { continue };
        let number = |name: &str| {
            let value = attribute(part, start, name)?;
            Ok(value.and_then(|value| value.parse::<usize>().ok()).filter(|number| *number < 1 << 30))
        };
        match start.name().as_ref() {
            "w:abstractNum" => {
                numbers.shape = numbers.shape.max(number("w:abstractNumId")?.unwrap_or_default())
            }
            "w:num" => {
                numbers.list = numbers.list.max(number("w:numId")?.unwrap_or_default());
                numbers.lists_from.get_or_insert(at);
            }
            "w:numIdMacAtCleanup" => numbers.after_lists = Some(at),
            _ => {}
        }
    }
    numbers.shape += 1;
    numbers.list += 1;
    Ok(numbers)
}

fn with_lists(part: &str, xml: &str, numbers: &Numbers, numbered: usize) -> Result<String, DocumentError> {
    let shapes = parts::shapes(numbers.shape);
    let lists = parts::lists(numbers.list, numbers.shape, numbered);
    // What stands last is put in first, so that the places before it stay where they are.
    let Some(first) = numbers.lists_from else {
        return match numbers.after_lists {
            Some(at) => replaced(part, xml, at..at, &format!("{shapes}{lists}")),
            None => before_end(part, xml, &format!("{shapes}{lists}")),
        };
    };
    let xml = match numbers.after_lists {
        Some(at) => replaced(part, xml, at..at, &lists)?,
        None => before_end(part, xml, &lists)?,
    };
    replaced(part, &xml, first..first, &shapes)
}

/// The title, language and day are those of the document, not of the template.
fn tell_title(package: &mut Package, document: &Document) -> Result<(), DocumentError> {
    let core = core_properties(&document.title.one_line(), document.lang, document.made_on);
    let part = match related(package, "", &Kind::Core.relation())? {
        Some(part) => part,
        None => {
            let part = "docProps/core.xml".to_owned();
            package.put(&part, "");
            parts::declare(package, &part, Kind::Core)?;
            parts::relate(package, "", Kind::Core, &part)?;
            part
        }
    };
    package.put(&part, core);
    Ok(())
}
