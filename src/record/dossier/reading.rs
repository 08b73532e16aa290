//! Reading a dossier: whole, or as far as it can be read, with what is wrong with it.

use super::fields::{day, items, numbers, text, word};
use super::{
    DIGEST, Dossier, DossierHead, MadeWith, RecordedAdvice, RecordedChoice, RecordedDraft, decision, draft,
    is_dossier, reply,
};
use crate::session::Decision;
use crate::source::{ReadLimits, Sources, YamlNode, digest, read};

/// What was found in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundDossier {
    /// What could be read.
    pub dossier: Dossier,
    /// What is wrong with the file, if anything is.
    pub damage: Option<Damage>,
}

/// What is wrong with a file. To change it by hand and to damage it look the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// There is not a single byte.
    Empty,
    /// It does not begin as a dossier does.
    NoDossier,
    /// The last line, with the digest, is not there: the end is gone.
    Cut,
    /// The digest does not fit what is before it.
    Digest,
    /// The digest fits, and there is something else than a dossier before it.
    Unreadable,
}

/// Reads the bytes of a file as a dossier. Of a damaged one as much as can be read comes back.
pub fn read_dossier(bytes: &[u8]) -> FoundDossier {
    let damage = damage_of(bytes);
    let whole = (damage.is_none()).then(|| read_whole(bytes)).flatten();
    match whole {
        Some(dossier) => FoundDossier { dossier, damage: None },
        None => {
            FoundDossier { dossier: read_parts(bytes), damage: Some(damage.unwrap_or(Damage::Unreadable)) }
        }
    }
}

/// Whether the digest of a file fits what is before it: nothing changed it since it was saved.
pub fn is_whole(bytes: &[u8]) -> bool {
    damage_of(bytes).is_none()
}

impl FoundDossier {
    /// Whether a newer program wrote it as it is: what this one does not understand is no damage.
    pub fn is_newer(&self) -> bool {
        self.dossier.head.is_newer() && matches!(self.damage, None | Some(Damage::Unreadable))
    }
}

impl Dossier {
    /// How many answers are in it; nothing where nothing at all is that a person gave.
    pub fn answers_in_it(&self) -> Option<usize> {
        let is_empty = self.choices.is_empty()
            && self.drafts.is_empty()
            && self.forms.is_empty()
            && self.unfit.is_empty()
            && self.replies.is_empty()
            && self.decision == Decision::default();
        (!is_empty).then_some(self.choices.len())
    }
}

fn damage_of(bytes: &[u8]) -> Option<Damage> {
    if bytes.is_empty() {
        return Some(Damage::Empty);
    }
    if !is_dossier(bytes) {
        return Some(Damage::NoDossier);
    }
    let Some(lines) = bytes.strip_suffix(b"\n") else { return Some(Damage::Cut) };
    let start = lines.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let (before, last) = bytes.split_at(start);
    let told = last.strip_prefix(DIGEST.as_bytes()).and_then(|told| told.strip_suffix(b"\n"));
    match told {
        None => Some(Damage::Cut),
        Some(told) if told == digest(before).as_bytes() => None,
        Some(_) => Some(Damage::Digest),
    }
}

/// The whole file as one document.
fn read_whole(bytes: &[u8]) -> Option<Dossier> {
    let mut sources = Sources::new();
    let file = sources.add_bytes(String::new(), bytes.to_vec());
    let root = read(&sources, file, ReadLimits::TREE).ok()?;
    root.map()?;
    let mut dossier = Dossier { head: DossierHead::read(bytes)?, ..Dossier::default() };
    take(&mut dossier, &root);
    Some(dossier)
}

/// Every part that can be read by itself: each begins with a key at the beginning of a line.
fn read_parts(bytes: &[u8]) -> Dossier {
    let text = String::from_utf8_lossy(bytes);
    let mut parts: Vec<String> = Vec::new();
    for line in text.split_inclusive('\n') {
        match parts.last_mut() {
            Some(part) if line.starts_with([' ', '-']) => part.push_str(line),
            _ => parts.push(line.to_owned()),
        }
    }
    let mut dossier = Dossier { head: DossierHead::read(bytes).unwrap_or_default(), ..Dossier::default() };
    for part in parts {
        let mut sources = Sources::new();
        let file = sources.add(String::new(), part);
        if let Ok(root) = read(&sources, file, ReadLimits::TREE) {
            take(&mut dossier, &root);
        }
    }
    dossier
}

/// Takes what stands under the keys of this map.
fn take(dossier: &mut Dossier, root: &YamlNode<'_>) {
    for entry in root.map().unwrap_or_default() {
        let all = |key| items(root, key).iter();
        match entry.key.value.as_ref() {
            "made" => dossier.made = MadeWith::read(&entry.value),
            "choices" => dossier.choices = all("choices").filter_map(RecordedChoice::read).collect(),
            "unconfirmed" => dossier.drafts = all("unconfirmed").filter_map(RecordedDraft::read).collect(),
            "set_aside" => dossier.unfit = all("set_aside").filter_map(RecordedChoice::read).collect(),
            "replies" => dossier.replies = all("replies").filter_map(reply::read).collect(),
            "unfit_replies" => dossier.unfit_replies = numbers(root, "unfit_replies"),
            "typed" => dossier.forms = draft::read_forms(root, "typed"),
            "typed_by" => dossier.typed_by = draft::read_forms(root, "typed_by"),
            "decision" => dossier.decision = decision::read(&entry.value),
            "advice" => dossier.advice = RecordedAdvice::read(&entry.value),
            _ => {}
        }
    }
}

impl MadeWith {
    fn read(node: &YamlNode<'_>) -> Self {
        Self {
            title: text(node, "title"),
            edition: text(node, "edition"),
            tree_digest: word(node, "tree_sha256").unwrap_or_default(),
            catalogue_digest: word(node, "catalogue_sha256").unwrap_or_default(),
            program: word(node, "program").unwrap_or_default(),
            day: day(node, "day"),
            by: text(node, "by"),
            lang: word(node, "lang").unwrap_or_default(),
        }
    }
}
