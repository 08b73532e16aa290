//! The first lines of a dossier: what a list of many tells of each, without reading the rest.

use time::OffsetDateTime;

use super::DIGEST;
use crate::record::header::read_timestamp;
use crate::record::scalar::{id_scalar, text_scalar, unquoted};
use crate::session::{DossierRef, Status};
use crate::text::SafeText;

/// The first line of every dossier. Only what begins with it is ever written to, renamed or removed.
const FIRST_LINE: &str = "stappenplan: dossier";

/// The format that is written.
pub(super) const FORMAT: u64 = 1;

/// In so many bytes the first lines stand, whatever names are in them.
pub const HEAD_BYTES: usize = 4096;

/// No more names of before are kept.
const MOST_FORMER: usize = 5;

/// No title is longer in these lines.
const LONGEST: usize = 200;

/// Between the names that a file had before: none of them holds a comma.
const BETWEEN_NAMES: &str = ", ";

/// What the first lines tell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DossierHead {
    /// The version of the format.
    pub format: u64,
    /// Which save of all in its folder this is: the newest has the highest.
    pub save: u64,
    /// What the dossier is called.
    pub name: SafeText,
    /// By what it is known, whatever it is called; empty where it was made without.
    pub id: String,
    /// The id of the tree.
    pub tree: String,
    /// How far its decision is.
    pub status: Status,
    /// Where it stands.
    pub stands: Stands,
    /// When it was saved (RFC 3339, in UTC).
    pub saved: String,
    /// It was put away in the archive.
    pub is_archived: bool,
    /// The dossier of which it is a variant.
    pub variant_of: Option<DossierRef>,
    /// The dossier of which it takes the place once its decision is taken.
    pub supersedes: Option<DossierRef>,
    /// What is chosen, in words; empty where nothing is.
    pub chosen: SafeText,
    /// What took its place, as it was called; empty where nothing did.
    pub superseded_by: SafeText,
    /// The names that its file had before, without their endings, the last one last.
    pub formerly: Vec<String>,
}

/// Where a dossier stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stands {
    /// At the question with this number.
    At(usize),
    /// At an outcome, by its title.
    Done(SafeText),
    /// On a fault of the tree: there is neither a question nor an outcome.
    Stuck,
}

impl Default for Stands {
    fn default() -> Self {
        Self::At(1)
    }
}

/// Whether these bytes begin as every dossier does.
pub fn is_dossier(bytes: &[u8]) -> bool {
    let rest = bytes.strip_prefix(FIRST_LINE.as_bytes());
    rest.is_some_and(|rest| rest.starts_with(b"\n") || rest.starts_with(b"\r\n"))
}

/// Whether all that is left of a dossier is its beginning, as far as that shows in so many bytes.
pub fn is_cut_dossier(beginning: &[u8]) -> bool {
    let is_all = beginning.len() < HEAD_BYTES;
    let is_begun = !beginning.is_empty() && FIRST_LINE.as_bytes().starts_with(beginning);
    let last = beginning.strip_suffix(b"\n").and_then(|lines| lines.rsplit(|byte| *byte == b'\n').next());
    is_begun
        || (is_dossier(beginning) && is_all && !last.is_some_and(|last| last.starts_with(DIGEST.as_bytes())))
}

/// One that was made without has no line.
fn line_of_id(key: &str, id: &str) -> String {
    if id.is_empty() { String::new() } else { format!("{key}: {}\n", id_scalar(id)) }
}

impl DossierHead {
    pub(super) fn text(&self) -> String {
        let shorten = |text: &SafeText| text.one_line().chars().take(LONGEST).collect::<String>();
        let mut head = format!(
            "{FIRST_LINE}\nformat: {FORMAT}\nsave: {}\nname: {}\n{}tree: {}\nstatus: {}\n",
            self.save,
            text_scalar(&shorten(&self.name)),
            line_of_id("id", &self.id),
            id_scalar(&self.tree),
            self.status.id(),
        );
        head.push_str(&match &self.stands {
            Stands::At(number) => format!("question: {number}\n"),
            Stands::Done(title) => format!("outcome: {}\n", text_scalar(&shorten(title))),
            Stands::Stuck => "stuck: true\n".to_owned(),
        });
        head.push_str(&format!("saved: {}\n", text_scalar(&self.saved)));
        if self.is_archived {
            head.push_str("archived: true\n");
        }
        for (key, named) in [("variant_of", &self.variant_of), ("supersedes", &self.supersedes)] {
            if let Some(DossierRef { name, id }) = named {
                head.push_str(&format!("{key}: {}\n", text_scalar(&shorten(name))));
                head.push_str(&line_of_id(&format!("{key}_id"), id));
            }
        }
        for (key, words) in [("chosen", &self.chosen), ("superseded_by", &self.superseded_by)] {
            if !words.is_empty() {
                head.push_str(&format!("{key}: {}\n", text_scalar(&shorten(words))));
            }
        }
        if !self.formerly.is_empty() {
            head.push_str(&format!("formerly: {}\n", text_scalar(&self.formerly.join(BETWEEN_NAMES))));
        }
        head
    }

    /// Reads the beginning of a file: nothing of one that is no dossier. What cannot be read is absent.
    pub fn read(beginning: &[u8]) -> Option<Self> {
        is_dossier(beginning).then_some(())?;
        let text = String::from_utf8_lossy(beginning);
        let mut head = Self::default();
        for line in text.lines().skip(1) {
            let Some((key, value)) = line.split_once(": ") else { break };
            let Some(value) = unquoted(value) else { continue };
            let number = || value.parse().ok();
            match key {
                "format" => head.format = number().unwrap_or_default(),
                "save" => head.save = number().unwrap_or_default(),
                "name" => head.name = SafeText::from(value),
                "id" => head.id = value,
                "tree" => head.tree = value,
                "status" => head.status = Status::of_id(&value).unwrap_or_default(),
                "question" => head.stands = Stands::At(value.parse().unwrap_or(1)),
                "outcome" => head.stands = Stands::Done(SafeText::from(value)),
                "stuck" if value == "true" => head.stands = Stands::Stuck,
                "saved" => head.saved = value,
                "archived" => head.is_archived = value == "true",
                "variant_of" => head.variant_of.get_or_insert_default().name = SafeText::from(value),
                "variant_of_id" => head.variant_of.get_or_insert_default().id = value,
                "supersedes" => head.supersedes.get_or_insert_default().name = SafeText::from(value),
                "supersedes_id" => head.supersedes.get_or_insert_default().id = value,
                "chosen" => head.chosen = SafeText::from(value),
                "superseded_by" => head.superseded_by = SafeText::from(value),
                "formerly" => head.formerly = value.split(BETWEEN_NAMES).map(str::to_owned).collect(),
                // A newer format has more of them; what follows them stands under a key of its own.
                _ => {}
            }
        }
        Some(head)
    }

    /// The time at which it was saved, if that can be read.
    pub fn saved_at(&self) -> Option<OffsetDateTime> {
        read_timestamp(&self.saved)
    }

    /// Adds a name that the file had before; the oldest make room.
    pub fn was_called(&mut self, stem: &str) {
        self.formerly.retain(|former| former != stem);
        self.formerly.push(stem.to_owned());
        let room = self.formerly.len().saturating_sub(MOST_FORMER);
        self.formerly.drain(..room);
    }

    /// Whether a newer program wrote it: then it is read as far as it is understood, and not written.
    pub fn is_newer(&self) -> bool {
        self.format > FORMAT
    }
}
