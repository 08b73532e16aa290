//! The compiled form: a tree and its catalogue as a model in bytes, for content that is to be read at once. What is
//! built in is in this form, and so is what `content --compile` writes. Reading it parses no YAML and copies no text.
//!
//! It begins with a line of text by which it is known, then a header (`Header`), all texts in one and the content, all in postcard's
//! wire format. Nothing in it is promised: it holds for the very program that wrote it, which the header names.

mod sound;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::model::Model;
use crate::source::digest;
use crate::text::{texts_apart, with_texts};

/// The line by which the form is known.
pub const MARK: &[u8] = b"stappenplan compiled content\n";

/// Content in compiled form, read.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct CompiledContent {
    /// The tree and its catalogue.
    pub model: Model,
    /// The digest of the tree that it was made of.
    pub tree_digest: String,
    /// The digest of its catalogue.
    pub catalogue_digest: String,
}

/// Which program writes and reads a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// The version of the program.
    pub version: String,
    /// The digest of the code that makes the model: where it differs the bytes mean something else.
    pub code: String,
}

/// Why content in compiled form cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CompiledError {
    /// It has not the mark of the form.
    #[error("this is no compiled content")]
    NotCompiled,
    /// Another program wrote it.
    #[error("this content was compiled by version {version} ({code}) of the program")]
    OtherForm {
        /// The version of that program, as it says.
        version: String,
        /// The digest of its code, as it says.
        code: String,
    },
    /// Bytes are missing, or are not those that were written.
    #[error("this compiled content is damaged")]
    Damaged,
    /// It cannot be written: what serialisation says.
    #[error("the content cannot be compiled: {0}")]
    Unwritable(String),
}

/// What stands before the content.
#[derive(Serialize, Deserialize)]
struct Header {
    form: Form,
    /// Of all bytes that follow.
    digest: String,
}

/// Content in compiled form.
///
/// # Errors
/// [`CompiledError::Unwritable`] when serialisation fails, which it does for no model.
pub fn compile(content: &CompiledContent, form: Form) -> Result<Vec<u8>, CompiledError> {
    let unwritable = |error: postcard::Error| CompiledError::Unwritable(error.to_string());
    let (written, texts) = texts_apart(|| postcard::to_extend(content, Vec::new()));
    let mut body = postcard::to_extend(texts.as_str(), Vec::new()).map_err(unwritable)?;
    body.extend(written.map_err(unwritable)?);
    let header = Header { form, digest: digest(&body) };
    let mut bytes = postcard::to_extend(&header, MARK.to_vec()).map_err(unwritable)?;
    bytes.extend(body);
    Ok(bytes)
}

/// Reads what [`compile`] has made of content that is built in: it is the program's own, and cannot be another's or damaged.
///
/// # Errors
/// When it is not.
pub fn built_in(bytes: &'static [u8]) -> Result<CompiledContent, CompiledError> {
    let (_, body) = header(bytes)?;
    let (texts, body) = texts_of(body)?;
    with_texts(texts, true, || postcard::from_bytes(body)).0.map_err(|_| CompiledError::Damaged)
}

/// Reads what [`compile`] has made, from anywhere. Its texts are made safe where they are not, and nothing in it points at
/// what is not there, whoever wrote it. The bytes stay as long as the program runs.
///
/// # Errors
/// When it was written by another program, or is not as it was written.
pub fn read_compiled(bytes: &'static [u8], form: &Form) -> Result<CompiledContent, CompiledError> {
    let (header, body) = header(bytes)?;
    if header.form != *form {
        let Form { version, code } = header.form;
        return Err(CompiledError::OtherForm { version, code });
    }
    if digest(body) != header.digest {
        return Err(CompiledError::Damaged);
    }
    let (texts, body) = texts_of(body)?;
    let (read, are_all_read) = with_texts(texts, false, || postcard::take_from_bytes(body));
    let (content, rest): (CompiledContent, _) = read.map_err(|_| CompiledError::Damaged)?;
    match rest.is_empty() && are_all_read && sound::is_sound(&content.model) {
        true => Ok(content),
        false => Err(CompiledError::Damaged),
    }
}

/// All texts of the content, and the rest of it.
fn texts_of(body: &'static [u8]) -> Result<(&'static str, &'static [u8]), CompiledError> {
    postcard::take_from_bytes(body).map_err(|_| CompiledError::Damaged)
}

fn header(bytes: &'static [u8]) -> Result<(Header, &'static [u8]), CompiledError> {
    let after_mark = bytes.strip_prefix(MARK).ok_or(CompiledError::NotCompiled)?;
    postcard::take_from_bytes(after_mark).map_err(|_| CompiledError::Damaged)
}
