//! The styles of a Word document: which there are, what they are called in a template, and those that it lacks.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use crate::document::DocumentError;
use crate::document::office::locale;
use crate::document::xml::{Xml, attribute, before_end};
use crate::order;
use crate::text::Lang;

/// What a style is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    Title,
    MadeOn,
    Heading(u8),
    Notice,
    Bullet,
    Number,
    Caption,
    Head,
    Cell,
    Signature,
    Footer,
    Table,
}

/// A style as Word has it: its kind, its id, its name, what it looks like.
struct Known {
    style: Style,
    kind: &'static str,
    id: &'static str,
    name: &'static str,
    look: &'static str,
}

const fn paragraph(style: Style, id: &'static str, name: &'static str, look: &'static str) -> Known {
    Known { style, kind: "paragraph", id, name, look }
}

/// What follows the name and what it is based on, in the order that the format asks for.
const KNOWN: &[Known] = &[
    paragraph(
        Style::Title,
        "Title",
        "Title",
        r#"<w:next w:val="{normal}"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="0" w:after="60" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:b/><w:color w:val="1D4B73"/><w:sz w:val="40"/><w:szCs w:val="40"/></w:rPr>"#,
    ),
    paragraph(
        Style::MadeOn,
        "Subtitle",
        "Subtitle",
        r#"<w:next w:val="{normal}"/><w:qFormat/><w:pPr><w:spacing w:after="240"/></w:pPr><w:rPr><w:color w:val="4B535D"/></w:rPr>"#,
    ),
    paragraph(
        Style::Heading(1),
        "Heading1",
        "heading 1",
        r#"<w:next w:val="{normal}"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:pBdr><w:bottom w:val="single" w:sz="4" w:space="2" w:color="C9CED6"/></w:pBdr><w:spacing w:before="280" w:after="100" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:color w:val="1D4B73"/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>"#,
    ),
    paragraph(
        Style::Heading(2),
        "Heading2",
        "heading 2",
        r#"<w:next w:val="{normal}"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="80" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:color w:val="1D4B73"/><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr>"#,
    ),
    paragraph(
        Style::Heading(3),
        "Heading3",
        "heading 3",
        r#"<w:next w:val="{normal}"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="200" w:after="60" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="2"/></w:pPr><w:rPr><w:b/><w:color w:val="1D4B73"/></w:rPr>"#,
    ),
    paragraph(
        Style::Heading(4),
        "Heading4",
        "heading 4",
        r#"<w:next w:val="{normal}"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="160" w:after="60" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="3"/></w:pPr><w:rPr><w:color w:val="1D4B73"/></w:rPr>"#,
    ),
    paragraph(
        Style::Notice,
        "StappenplanNotice",
        "Stappenplan Notice",
        r#"<w:qFormat/><w:pPr><w:keepLines/><w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="8A4B00"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="FDF4E7"/><w:spacing w:before="120" w:after="160"/><w:ind w:left="227"/></w:pPr>"#,
    ),
    paragraph(
        Style::Bullet,
        "ListBullet",
        "List Bullet",
        r#"<w:qFormat/><w:pPr><w:spacing w:after="40"/><w:ind w:left="340" w:hanging="340"/></w:pPr>"#,
    ),
    paragraph(
        Style::Number,
        "ListNumber",
        "List Number",
        r#"<w:qFormat/><w:pPr><w:spacing w:after="40"/><w:ind w:left="340" w:hanging="340"/></w:pPr>"#,
    ),
    paragraph(
        Style::Caption,
        "Caption",
        "caption",
        r#"<w:next w:val="{normal}"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="120" w:after="60"/></w:pPr><w:rPr><w:color w:val="4B535D"/><w:sz w:val="19"/><w:szCs w:val="19"/></w:rPr>"#,
    ),
    paragraph(
        Style::Head,
        "StappenplanHead",
        "Stappenplan Table Head",
        r#"<w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="10" w:after="10" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:b/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>"#,
    ),
    paragraph(
        Style::Cell,
        "StappenplanCell",
        "Stappenplan Table Text",
        r#"<w:qFormat/><w:pPr><w:spacing w:before="10" w:after="10" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>"#,
    ),
    paragraph(
        Style::Signature,
        "StappenplanSignature",
        "Stappenplan Signature",
        r#"<w:qFormat/><w:pPr><w:keepLines/><w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="1B1F24"/><w:between w:val="single" w:sz="4" w:space="4" w:color="1B1F24"/></w:pBdr><w:spacing w:before="1000" w:after="0"/><w:ind w:right="3969"/></w:pPr><w:rPr><w:color w:val="4B535D"/></w:rPr>"#,
    ),
    paragraph(
        Style::Footer,
        "Footer",
        "footer",
        r#"<w:pPr><w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:color w:val="4B535D"/><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr>"#,
    ),
    Known {
        style: Style::Table,
        kind: "table",
        id: "StappenplanTable",
        name: "Stappenplan Table",
        look: r#"<w:qFormat/><w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="C9CED6"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="C9CED6"/></w:tblBorders><w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="12" w:space="0" w:color="1D4B73"/></w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="EEF1F5"/></w:tcPr></w:tblStylePr><w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr>"#,
    },
];

/// The lowest heading that there is a style for.
pub(super) const LEVELS: u8 = 4;

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// By which id each style is known in one document.
pub(super) struct Styles {
    ids: BTreeMap<Style, String>,
}

impl Styles {
    /// The id of a style.
    pub(super) fn id(&self, style: Style) -> &str {
        self.ids.get(&style).map_or("", String::as_str)
    }
}

/// The part with all styles, for a document without a template.
pub(super) fn own(lang: Lang) -> (String, Styles) {
    let (language, country) = locale(lang);
    let mut xml = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="{MAIN}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/><w:color w:val="1B1F24"/><w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="{language}-{country}" w:eastAsia="{language}-{country}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="110" w:line="254" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style>"#
    );
    let mut ids = BTreeMap::new();
    for known in KNOWN {
        xml.push_str(&written(
            known,
            known.id,
            Some(if known.kind == "table" { "TableNormal" } else { "Normal" }),
        ));
        ids.insert(known.style, known.id.to_owned());
    }
    xml.push_str("</w:styles>");
    (xml, Styles { ids })
}

/// A style as XML, in the place of `{normal}` what it is based on.
fn written(known: &Known, id: &str, based_on: Option<&str>) -> String {
    let (kind, name) = (known.kind, known.name);
    let based = based_on.map(|id| format!(r#"<w:basedOn w:val="{id}"/>"#)).unwrap_or_default();
    let look = match based_on {
        Some(normal) => known.look.replace("{normal}", normal),
        None => known.look.replace(r#"<w:next w:val="{normal}"/>"#, ""),
    };
    // Word takes a style without `customStyle` for one of its own.
    let custom = if known.name.starts_with("Stappenplan") { r#" w:customStyle="1""# } else { "" };
    format!(
        r#"<w:style w:type="{kind}"{custom} w:styleId="{id}"><w:name w:val="{name}"/>{based}{look}</w:style>"#
    )
}

/// A style of a template.
#[derive(Debug, Default)]
struct Found {
    kind: String,
    id: String,
    name: String,
    is_default: bool,
}

/// The styles of a template, with those that it lacks. Its own are known by their names: ids are in the language of the
/// Word that made it ("Kop1").
pub(super) fn added_to(part: &str, xml: &str) -> Result<(String, Styles), DocumentError> {
    let found = found(part, xml)?;
    let mut taken = order::set(found.iter().map(|style| style.id.to_lowercase()));
    let default = |kind: &str| {
        let style = found.iter().find(|style| style.is_default && style.kind == kind)?;
        Some(style.id.as_str()).filter(|id| is_plain_id(id))
    };
    let (mut ids, mut added) = (BTreeMap::new(), String::new());
    for known in KNOWN {
        let same = |style: &&Found| style.kind == known.kind && style.name.eq_ignore_ascii_case(known.name);
        if let Some(style) = found.iter().find(same) {
            ids.insert(known.style, style.id.clone());
            continue;
        }
        let mut id = known.id.to_owned();
        while !taken.insert(id.to_lowercase()) {
            id.push('X');
        }
        added.push_str(&written(known, &id, default(known.kind)));
        ids.insert(known.style, id);
    }
    Ok((before_end(part, xml, &added)?, Styles { ids }))
}

/// Whether an id can stand in markup as it is.
fn is_plain_id(id: &str) -> bool {
    !id.is_empty()
        && id.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_' | ' ' | '.'))
}

fn found(part: &str, xml: &str) -> Result<Vec<Found>, DocumentError> {
    let mut all = Vec::new();
    let mut open: Option<Found> = None;
    let mut reader = Xml::new(part, xml);
    while let Some(event) = reader.next()? {
        match &event {
            Event::Start(start) | Event::Empty(start) => match start.name().as_ref() {
                "w:style" => open = Some(style_of(part, start)?),
                "w:name" => {
                    if let Some(style) = open.as_mut().filter(|style| style.name.is_empty()) {
                        style.name = attribute(part, start, "w:val")?.unwrap_or_default();
                    }
                }
                _ => {}
            },
            Event::End(end) if end.name().as_ref() == "w:style" => all.extend(open.take()),
            _ => {}
        }
    }
    Ok(all)
}

fn style_of(part: &str, start: &BytesStart<'_>) -> Result<Found, DocumentError> {
    let value = |name: &str| attribute(part, start, name);
    Ok(Found {
        kind: value("w:type")?.unwrap_or_else(|| "paragraph".to_owned()),
        id: value("w:styleId")?.unwrap_or_default(),
        name: String::new(),
        is_default: matches!(value("w:default")?.as_deref(), Some("1" | "true" | "on")),
    })
}
