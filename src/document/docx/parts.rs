//! The small parts of a Word document, and how a part is made known to a file.

use crate::document::DocumentError;
use crate::document::markup::Markup;
use crate::document::office::{PROPERTY, locale};
use crate::document::package::Package;
use crate::document::xml::{Xml, attribute, before_end, broken, replaced};
use crate::text::{Lang, Messages};
use quick_xml::events::Event;

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
pub(super) const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE_RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const CUSTOM: &str = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
const VARIANT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
/// The set of properties that a user made, as all Office programs call it.
const USER_DEFINED: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

/// What an attached text is called as a part.
pub(in crate::document) const ITEM_NAMESPACE: &str = "urn:stappenplan:dossier";
pub(super) const ITEM_PROPERTIES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<ds:datastoreItem ds:itemID="{6B1F0A52-3C8E-4B77-9A55-52D7E0C4A1D9}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="urn:stappenplan:dossier"/></ds:schemaRefs></ds:datastoreItem>"#;
pub(super) const APP: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>stappenplan</Application></Properties>"#;

/// A kind of part: how a file tells of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Styles,
    Numbering,
    Custom,
    Core,
    Item,
    ItemProperties,
}

impl Kind {
    const fn content_type(self) -> &'static str {
        match self {
            Self::Styles => "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml",
            Self::Numbering => "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml",
            Self::Custom => "application/vnd.openxmlformats-officedocument.custom-properties+xml",
            Self::Core => "application/vnd.openxmlformats-package.core-properties+xml",
            Self::Item => "application/xml",
            Self::ItemProperties => "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        }
    }

    pub(super) fn relation(self) -> String {
        match self {
            Self::Styles => format!("{RELATIONS}/styles"),
            Self::Numbering => format!("{RELATIONS}/numbering"),
            Self::Custom => format!("{RELATIONS}/custom-properties"),
            Self::Core => format!("{PACKAGE_RELATIONS}/metadata/core-properties"),
            Self::Item => format!("{RELATIONS}/customXml"),
            Self::ItemProperties => format!("{RELATIONS}/customXmlProps"),
        }
    }
}

pub(super) fn content_types() -> String {
    let word = |part: &str, of: &str| {
        format!(
            r#"<Override PartName="/word/{part}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{of}+xml"/>"#
        )
    };
    [
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>"#,
        &word("document", "document.main"),
        &word("styles", "styles"),
        &word("numbering", "numbering"),
        &word("settings", "settings"),
        &word("footer1", "footer"),
        r#"<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>"#,
    ]
    .concat()
}

fn relations(to: &[(&str, &str, &str)]) -> String {
    let mut xml = Markup::xml();
    xml.element("Relationships", &[("xmlns", PACKAGE_RELATIONS)], |all| {
        for (id, kind, target) in to {
            all.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
        }
    });
    xml.finish()
}

pub(super) fn file_relations() -> String {
    relations(&[
        ("rId1", &format!("{RELATIONS}/officeDocument"), "word/document.xml"),
        ("rId2", &Kind::Core.relation(), "docProps/core.xml"),
        ("rId3", &format!("{RELATIONS}/extended-properties"), "docProps/app.xml"),
    ])
}

pub(super) fn main_relations() -> String {
    relations(&[
        ("rId1", &Kind::Styles.relation(), "styles.xml"),
        ("rId2", &Kind::Numbering.relation(), "numbering.xml"),
        ("rId3", &format!("{RELATIONS}/settings"), "settings.xml"),
        ("rId4", &format!("{RELATIONS}/footer"), "footer1.xml"),
    ])
}

/// A section of A4 with margins of 2 cm, and of 1.4 cm at its top.
pub(super) fn section(footer: &str) -> String {
    format!(
        r#"<w:sectPr>{footer}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="794" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>"#
    )
}

/// The main part.
pub(super) fn main(content: &str) -> String {
    let section = section(r#"<w:footerReference w:type="default" r:id="rId4"/>"#);
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="{MAIN}" xmlns:r="{RELATIONS}"><w:body>{content}{section}</w:body></w:document>"#
    )
}

pub(super) fn settings(lang: Lang) -> String {
    let (language, country) = locale(lang);
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:settings xmlns:w="{MAIN}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="{language}-{country}"/></w:settings>"#
    )
}

/// What stands below each page: the title, and which page it is.
pub(super) fn footer(title: &str, messages: Messages) -> String {
    let mut xml = Markup::xml();
    let words = |xml: &mut Markup, words: &str| {
        xml.element("w:r", &[], |run| run.words_in("w:t", &[("xml:space", "preserve")], words));
    };
    let field = |xml: &mut Markup, name: &str| {
        xml.element("w:fldSimple", &[("w:instr", &format!(" {name} "))], |field| words(field, "1"));
    };
    xml.element("w:ftr", &[("xmlns:w", MAIN)], |footer| {
        footer.element("w:p", &[], |line| {
            line.element("w:pPr", &[], |looks| looks.empty("w:pStyle", &[("w:val", "Footer")]));
            words(line, title);
            line.element("w:r", &[], |run| run.empty("w:tab", &[]));
            words(line, &format!("{} ", messages.page_word()));
            field(line, "PAGE");
            words(line, &format!(" {} ", messages.of_pages()));
            field(line, "NUMPAGES");
        });
    });
    xml.finish()
}

/// One shape of list, by its number.
fn shape(id: usize, format: &str, text: &str) -> String {
    format!(
        r#"<w:abstractNum w:abstractNumId="{id}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="340" w:hanging="340"/></w:pPr></w:lvl></w:abstractNum>"#
    )
}

/// The shapes of lists, with numbers from one on.
pub(super) fn shapes(first: usize) -> String {
    format!("{}{}", shape(first, "bullet", "•"), shape(first + 1, "decimal", "%1."))
}

/// The lists: the one with bullets, and after it so many with numbers, each of which counts from 1.
pub(super) fn lists(first: usize, shape: usize, numbered: usize) -> String {
    let bullets = format!(r#"<w:num w:numId="{first}"><w:abstractNumId w:val="{shape}"/></w:num>"#);
    let from_one = |at: usize| {
        format!(
            r#"<w:num w:numId="{}"><w:abstractNumId w:val="{}"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"#,
            first + at,
            shape + 1
        )
    };
    std::iter::once(bullets).chain((1..=numbered).map(from_one)).collect()
}

/// The part with the lists.
pub(super) fn numbering(numbered: usize) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:numbering xmlns:w="{MAIN}">{}{}</w:numbering>"#,
        shapes(1),
        lists(1, 1, numbered)
    )
}

/// The name of a part that is attached.
pub(super) fn item(number: usize) -> String {
    format!("customXml/item{number}.xml")
}

/// The name of the part that tells of it.
pub(super) fn item_properties(number: usize) -> String {
    format!("customXml/itemProps{number}.xml")
}

pub(super) fn item_part(encoded: &str) -> String {
    let mut xml = Markup::xml();
    xml.words_in("dossier", &[("xmlns", ITEM_NAMESPACE), ("encoding", "base64")], encoded);
    xml.finish()
}

pub(super) fn item_relations(number: usize) -> String {
    relations(&[("rId1", &Kind::ItemProperties.relation(), &format!("itemProps{number}.xml"))])
}

/// The properties that a user made, with ours in the place of an earlier one.
pub(super) fn with_property(part: &str, xml: Option<&str>, value: &str) -> Result<String, DocumentError> {
    let empty = format!("<Properties xmlns=\"{CUSTOM}\" xmlns:vt=\"{VARIANT}\"></Properties>");
    let mut xml = match xml {
        Some(xml) => xml.to_owned(),
        None => format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n{empty}"),
    };
    let mut highest = 1;
    let mut reader = Xml::new(part, &xml);
    let mut earlier = None;
    loop {
        let from = reader.position()?;
        let Some(event) = reader.next()? else { break };
        if let Event::Start(start) = &event
            && start.local_name().as_ref() == "property"
        {
            let number = attribute(part, start, "pid")?.and_then(|pid| pid.parse::<u32>().ok());
            highest = highest.max(number.unwrap_or(1));
            if attribute(part, start, "name")?.as_deref() == Some(PROPERTY) {
                while reader.depth() > 1 {
                    reader.next()?.ok_or_else(|| broken(part))?;
                }
                earlier = Some(from..reader.position()?);
            }
        }
    }
    if let Some(earlier) = earlier {
        xml = replaced(part, &xml, earlier, "")?;
    }
    let mut added = Markup::fragment();
    let number = highest.saturating_add(1).to_string();
    let attributes = [("xmlns", CUSTOM), ("fmtid", USER_DEFINED), ("pid", &number), ("name", PROPERTY)];
    added.element("property", &attributes, |property| {
        property.words_in("vt:lpwstr", &[("xmlns:vt", VARIANT)], value);
    });
    before_end(part, &xml, &added.finish())
}

/// Says in the file of what kind a part is.
pub(super) fn declare(package: &mut Package, part: &str, kind: Kind) -> Result<(), DocumentError> {
    let name = "[Content_Types].xml";
    let xml = package.text(name)?.ok_or_else(|| DocumentError::MissingPart(name.into()))?;
    let mut added = Markup::fragment();
    let attributes = [
        ("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types"),
        ("PartName", &format!("/{part}")),
        ("ContentType", kind.content_type()),
    ];
    added.empty("Override", &attributes);
    let xml = before_end(name, xml, &added.finish())?;
    package.put(name, xml);
    Ok(())
}

/// Makes a part known to another one, or to the file.
pub(super) fn relate(package: &mut Package, of: &str, kind: Kind, target: &str) -> Result<(), DocumentError> {
    let name = relations_of(of);
    let empty = format!("<Relationships xmlns=\"{PACKAGE_RELATIONS}\"></Relationships>");
    let xml = package.text(&name)?.unwrap_or(&empty);
    let tries = (1..).map(|number: usize| format!("rIdStappenplan{number}"));
    let id = tries.into_iter().find(|id| !xml.contains(id.as_str())).unwrap_or_default();
    let mut added = Markup::fragment();
    let attributes =
        [("xmlns", PACKAGE_RELATIONS), ("Id", &id), ("Type", &kind.relation()), ("Target", target)];
    added.empty("Relationship", &attributes);
    let xml = before_end(&name, xml, &added.finish())?;
    package.put(&name, xml);
    Ok(())
}

/// The part that tells what another one, or the file, is related to.
pub(super) fn relations_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    format!("{folder}_rels/{name}.rels")
}

/// The part of one kind that another one, or the file, is related to, by its name.
pub(super) fn related(package: &Package, of: &str, relation: &str) -> Result<Option<String>, DocumentError> {
    let name = relations_of(of);
    let Some(xml) = package.text(&name)? else { return Ok(None) };
    let folder = of.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut found = None;
    // Read to its end: a part that is broken further on would be handed on broken.
    let mut reader = Xml::new(&name, xml);
    while let Some(event) = reader.next()? {
        let (Event::Start(start) | Event::Empty(start)) = &event else { continue };
        let is_relation = start.local_name().as_ref() == "Relationship";
        if is_relation && attribute(&name, start, "Type")?.as_deref() == Some(relation) && found.is_none() {
            let target = attribute(&name, start, "Target")?.ok_or_else(|| broken(&name))?;
            found = Some(resolved(folder, &target));
        }
    }
    Ok(found)
}

/// The name of a part that is told from a folder.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => _ = steps.pop(),
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}
