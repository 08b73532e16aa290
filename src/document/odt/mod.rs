//! Documents as OpenDocument text, on their own or on the letterhead of a template.

mod content;
mod styles;

use quick_xml::events::Event;

use super::attached::encoded;
use super::markup::Markup;
use super::office::{PROPERTY, instant, locale};
use super::package::Package;
use super::xml::{Xml, attribute, broken};
use super::{Attachment, Document, DocumentError};

const TEXT: &str = "application/vnd.oasis.opendocument.text";
const TEMPLATE: &str = "application/vnd.oasis.opendocument.text-template";
pub(super) const MANIFEST: &str = "META-INF/manifest.xml";
const MANIFEST_NAMES: &str = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";

/// A document as ODT.
///
/// # Errors
/// When it is larger than such a file can be.
pub fn odt(document: &Document, attachment: Option<&Attachment>) -> Result<Vec<u8>, DocumentError> {
    let mut package = Package::default();
    package.put("styles.xml", styles::own(&document.title.one_line(), document.lang));
    finished(package, document, None, attachment)
}

/// A document as ODT in a template, which is an ODT or OTT itself.
///
/// # Errors
/// When the template is no such file, is damaged, too large or holds macros.
pub fn odt_in(
    document: &Document,
    template: &[u8],
    attachment: Option<&Attachment>,
) -> Result<Vec<u8>, DocumentError> {
    let mut package = Package::read(template)?;
    let kind = package.get("mimetype").ok_or_else(|| match package.get("word/document.xml") {
        Some(_) => DocumentError::OtherKind { is: "docx", wanted: "odt" },
        None => DocumentError::NotADocument,
    })?;
    if ![TEXT, TEMPLATE].iter().any(|known| known.as_bytes() == kind) {
        return Err(DocumentError::NotADocument);
    }
    let is_macro = |name: &str| name.starts_with("Basic/") || name.starts_with("Scripts/");
    if package.names().any(is_macro) {
        return Err(DocumentError::HasMacros { wanted: "odt" });
    }
    if package.text(MANIFEST)?.is_some_and(is_locked) {
        return Err(DocumentError::Locked);
    }
    let missing = |name: &str| DocumentError::MissingPart(name.into());
    let styles = package.text("styles.xml")?.ok_or_else(|| missing("styles.xml"))?;
    let styles = styles::added_to("styles.xml", styles)?;
    let content = package.text("content.xml")?.ok_or_else(|| missing("content.xml"))?;
    let first_page = first_page(content)?;
    package.put("styles.xml", styles);
    finished(package, document, first_page.as_deref(), attachment)
}

/// Whether the list of parts says that some of them need a password.
pub(super) fn is_locked(manifest: &str) -> bool {
    manifest.contains("encryption-data")
}

/// The file with what the document says. Of a template stays what its styles ask for: pictures, and what is not known.
fn finished(
    mut package: Package,
    document: &Document,
    first_page: Option<&str>,
    attachment: Option<&Attachment>,
) -> Result<Vec<u8>, DocumentError> {
    // What only the words of the template needed, and what would no longer be true of the file.
    for name in
        ["layout-cache", "manifest.rdf", "META-INF/documentsignatures.xml", "Thumbnails/thumbnail.png"]
    {
        package.remove(name);
    }
    package.put("mimetype", TEXT);
    package.put("content.xml", content::content(document, first_page));
    package.put("meta.xml", meta(document, attachment));
    package.put(MANIFEST, "");
    let manifest = manifest(&package);
    package.put(MANIFEST, manifest);
    package.zipped(Some("mimetype"))
}

fn meta(document: &Document, attachment: Option<&Attachment>) -> String {
    let (language, country) = locale(document.lang);
    let mut xml = Markup::xml();
    xml.element("office:document-meta", &styles::NAMES, |all| {
        all.element("office:meta", &[], |meta| {
            meta.words_in("meta:generator", &[], "stappenplan");
            meta.words_in("dc:title", &[], &document.title.one_line());
            meta.words_in("dc:language", &[], &format!("{language}-{country}"));
            if let Some(day) = document.made_on {
                let instant = instant(day).trim_end_matches('Z').to_owned();
                meta.words_in("meta:creation-date", &[], &instant);
                meta.words_in("dc:date", &[], &instant);
            }
            if let Some(attachment) = attachment {
                let named = [("meta:name", PROPERTY), ("meta:value-type", "string")];
                meta.words_in("meta:user-defined", &named, &encoded(&attachment.text));
            }
        });
    });
    xml.finish()
}

/// The list of what is in the file.
fn manifest(package: &Package) -> String {
    let mut xml = Markup::xml();
    let names = [("xmlns:manifest", MANIFEST_NAMES), ("manifest:version", "1.2")];
    xml.element("manifest:manifest", &names, |all| {
        let mut entry = |path: &str, kind: &str| {
            all.empty("manifest:file-entry", &[("manifest:full-path", path), ("manifest:media-type", kind)]);
        };
        entry("/", TEXT);
        for name in package.names().filter(|name| *name != "mimetype" && *name != MANIFEST) {
            entry(name, media_type(name));
        }
    });
    xml.finish()
}

fn media_type(name: &str) -> &'static str {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref() {
        Some("xml") => "text/xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("svg") => "image/svg+xml",
        Some("gif") => "image/gif",
        _ => "",
    }
}

/// The page with which a template begins, where its first paragraph names one.
fn first_page(content: &str) -> Result<Option<String>, DocumentError> {
    let part = "content.xml";
    let mut reader = Xml::new(part, content);
    let mut pages = Vec::new();
    let mut is_in_text = false;
    while let Some(event) = reader.next()? {
        let (Event::Start(start) | Event::Empty(start)) = &event else { continue };
        match start.name().as_ref() {
            "style:style" => {
                let page = attribute(part, start, "style:master-page-name")?.filter(|page| !page.is_empty());
                let name = attribute(part, start, "style:name")?;
                pages.extend(name.zip(page));
            }
            "office:text" => is_in_text = true,
            "text:p" | "text:h" if is_in_text => {
                let style = attribute(part, start, "text:style-name")?;
                let page = pages.into_iter().find(|(name, _)| Some(name) == style.as_ref());
                return Ok(page.map(|(_, page)| page));
            }
            _ => {}
        }
    }
    if is_in_text { Ok(None) } else { Err(broken(part)) }
}
