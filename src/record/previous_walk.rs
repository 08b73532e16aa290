//! What is found of an earlier walk, as far as it fits the content of today: in a dossier, in a walk that an earlier version
//! saved, or in a file of answers.

use std::collections::BTreeSet;

use time::OffsetDateTime;

use super::answers::MOST_TOLD;
use super::checklist::read_checklist;
use super::fitting::Fitting;
use super::header::{Header, read_timestamp};
use super::saved_walk::unfit_lines;
use super::{Answers, Basis, Dossier, Mistake, MistakeKind, RecordedChoice, Settled};
use crate::session::{DossierRef, Resumed};
use crate::source::Sources;
use crate::text::{Messages, SafeText};

/// What was found of an earlier walk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PreviousWalk {
    /// What still fits, and what the person has to know.
    pub resumed: Resumed,
    /// Answers that no longer fit: those that did not fit earlier, then those of this time.
    pub unfit: Vec<RecordedChoice>,
    /// By what the dossier is known.
    pub id: String,
    /// The dossier of which it is a variant.
    pub variant_of: Option<DossierRef>,
    /// The dossier of which it takes the place.
    pub supersedes: Option<DossierRef>,
    /// The names that its file had before.
    pub formerly: Vec<String>,
    /// It is in the archive.
    pub is_archived: bool,
    /// On what its decision was taken.
    pub settled: Option<Settled>,
}

impl PreviousWalk {
    /// What a dossier holds, as far as it fits.
    pub fn of_dossier(basis: Basis<'_>, messages: Messages, dossier: Dossier, now: OffsetDateTime) -> Self {
        let saved = read_timestamp(&dossier.head.saved);
        let since = saved.map(|saved| SafeText::from(messages.lang().moment(now, saved)));
        let head = dossier.head.clone();
        let settled = Settled::of(&dossier);
        let fitting = Fitting::of(basis, messages, dossier);
        let resumed = Resumed { since, ..fitting.resumed };
        Self {
            resumed,
            unfit: fitting.unfit,
            id: head.id,
            variant_of: head.variant_of,
            supersedes: head.supersedes,
            formerly: head.formerly,
            is_archived: head.is_archived,
            settled,
        }
    }

    /// The same for this person, as others see who it is: see [`Unconfirmed::seen_by`].
    #[must_use]
    pub fn seen_by(mut self, person: &str) -> Self {
        let unconfirmed = std::mem::take(&mut self.resumed.unconfirmed);
        self.resumed.unconfirmed = unconfirmed.seen_by(person);
        self
    }

    /// What a walk that an earlier version saved, or a file of answers, holds; nothing when it cannot be read.
    pub fn of_answers(
        basis: Basis<'_>,
        messages: Messages,
        bytes: &[u8],
        checklist: Option<Vec<u8>>,
        now: OffsetDateTime,
    ) -> Option<Self> {
        let text = String::from_utf8_lossy(bytes);
        let (header, mut lines) = (Header::read(&text), unfit_lines(&text));
        let mut sources = Sources::new();
        let file = sources.add_bytes(String::new(), bytes.to_vec());
        let mut answers = Answers::default();
        answers.add_file(&sources, file).ok()?;
        let (choices, mistakes) = answers.choices(basis.model);
        let mut remarks = Vec::new();
        let is_changed = header.tree_digest.as_ref().is_some_and(|digest| digest != basis.tree_digest);
        if is_changed && !answers.is_empty() {
            remarks.push(messages.content_changed().to_owned());
        }
        remarks.extend(mistakes.iter().take(MOST_TOLD).map(|mistake| words_of(mistake, basis, messages)));
        let more = mistakes.len().saturating_sub(MOST_TOLD);
        remarks.extend((more > 0).then(|| messages.more_mistakes(more)));
        lines.extend(mistakes.into_iter().map(|mistake| mistake.written));
        let mut seen = BTreeSet::new();
        lines.retain(|line| seen.insert(line.clone()));
        let unfit = lines
            .iter()
            .map(|line| RecordedChoice { shown: SafeText::new(line), ..RecordedChoice::default() });
        let since = header.saved_at().map(|saved| SafeText::from(messages.lang().moment(now, saved)));
        let ticked = checklist.and_then(|bytes| {
            let mut sources = Sources::new();
            let file = sources.add_bytes(String::new(), bytes);
            // Of one that is not YAML no step is known to be done.
            read_checklist(basis.model, &sources, file).ok()
        });
        let remarks = remarks.into_iter().map(SafeText::from).collect();
        let ticked = ticked.unwrap_or_default();
        let unfit = unfit.collect();
        Some(Self {
            resumed: Resumed { choices, ticked, remarks, since, ..Resumed::default() },
            unfit,
            ..Self::default()
        })
    }
}

/// Whether these bytes are a file of answers to this tree: a map of words, with a question of the tree among its keys.
pub fn is_answers(basis: Basis<'_>, bytes: &[u8]) -> bool {
    let mut sources = Sources::new();
    let file = sources.add_bytes(String::new(), bytes.to_vec());
    let mut answers = Answers::default();
    if answers.add_file(&sources, file).is_err() {
        return false;
    }
    let (choices, mistakes) = answers.choices(basis.model);
    let is_shape =
        |mistake: &Mistake| matches!(mistake.kind, MistakeKind::NotAMap | MistakeKind::NotAnAnswer { .. });
    !choices.is_empty() && !mistakes.iter().any(is_shape)
}

/// When a walk that an earlier version saved for this tree was saved; nothing of one for another tree.
pub fn saved_for(basis: Basis<'_>, bytes: &[u8]) -> Option<String> {
    let header = Header::read(&String::from_utf8_lossy(bytes));
    (header.tree.as_deref() == Some(basis.model.graph.id.as_str()))
        .then_some(header.saved.unwrap_or_default())
}

/// An earlier answer that no longer fits, in words. Its line in the file is not told: a person who walks sees no file.
fn words_of(mistake: &Mistake, basis: Basis<'_>, messages: Messages) -> String {
    match &mistake.kind {
        MistakeKind::NoSuchAnswer { question, answer } => {
            let ask = basis.model.graph.questions.row(*question).ask.one_line();
            messages.answer_gone(&ask, &SafeText::new(answer).one_line())
        }
        _ => mistake.sentence(basis.model, messages, None),
    }
}
