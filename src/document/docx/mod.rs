//! Documents for Word, on their own or on the letterhead of a template.

mod body;
mod parts;
mod styles;
mod template;

pub(super) use parts::ITEM_NAMESPACE;
pub use template::docx_in;

use super::package::Package;
use super::{Attachment, Document, DocumentError};
use crate::text::Messages;
use body::Body;
use parts::Kind;

/// The width of the text on A4 between margins of 2 cm, in twentieths of a point.
const WIDTH: u32 = 9638;

/// A document as DOCX.
///
/// # Errors
/// When it is larger than such a file can be.
pub fn docx(document: &Document, attachment: Option<&Attachment>) -> Result<Vec<u8>, DocumentError> {
    let (styles_part, styles) = styles::own(document.lang);
    let (content, lists) =
        body::body(&Body { document, styles: &styles, width: WIDTH, bullets: 1, says_language: false });
    let title = document.title.one_line();
    let mut package = Package::default();
    package.put("[Content_Types].xml", parts::content_types());
    package.put("_rels/.rels", parts::file_relations());
    package.put("word/document.xml", parts::main(&content));
    package.put("word/_rels/document.xml.rels", parts::main_relations());
    package.put("word/styles.xml", styles_part);
    package.put("word/numbering.xml", parts::numbering(lists));
    package.put("word/settings.xml", parts::settings(document.lang));
    package.put("word/footer1.xml", parts::footer(&title, Messages::new(document.lang)));
    package.put("docProps/core.xml", super::office::core_properties(&title, document.lang, document.made_on));
    package.put("docProps/app.xml", parts::APP);
    if let Some(attachment) = attachment {
        attach(&mut package, "word/document.xml", attachment)?;
    }
    package.zipped(None)
}

/// Puts a text into a document, twice: as a property, which word processors keep as it is, and as a part, which Word
/// keeps whatever its length.
fn attach(package: &mut Package, main: &str, attachment: &Attachment) -> Result<(), DocumentError> {
    let custom = "docProps/custom.xml";
    let xml =
        parts::with_property(custom, package.text(custom)?, &super::attached::encoded(&attachment.text))?;
    let is_new = !package.has(custom);
    package.put(custom, xml);
    if is_new {
        parts::declare(package, custom, Kind::Custom)?;
        parts::relate(package, "", Kind::Custom, custom)?;
    }
    let names: Vec<&str> = package.names().collect();
    let is_free = |number: &usize| !names.contains(&parts::item(*number).as_str());
    let number = (1..).find(is_free).unwrap_or(1);
    package.put(&parts::item(number), parts::item_part(&super::attached::encoded(&attachment.text)));
    package.put(&parts::item_properties(number), parts::ITEM_PROPERTIES);
    package.put(&format!("customXml/_rels/item{number}.xml.rels"), parts::item_relations(number));
    parts::declare(package, &parts::item_properties(number), Kind::ItemProperties)?;
    parts::relate(package, main, Kind::Item, &format!("/{}", parts::item(number)))
}
