//! What is found of an earlier walk, as far as it fits the content of today.

use std::collections::{BTreeMap, BTreeSet};

use time::OffsetDateTime;

use super::answers::MOST_TOLD;
use super::checklist::read_checklist;
use super::header::Header;
use super::saved_walk::unfit_lines;
use super::{Answers, Basis, Checklist, Mistake, MistakeKind};
use crate::engine::AnswerValue;
use crate::model::QuestionIx;
use crate::source::Sources;
use crate::text::{Messages, SafeText};

/// What was found of an earlier walk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PreviousWalk {
    /// The answers that still fit.
    pub choices: BTreeMap<QuestionIx, AnswerValue>,
    /// The steps of plans that are done.
    pub checklist: Checklist,
    /// What the person has to know, one sentence each.
    pub remarks: Vec<String>,
    /// When it was saved, in words.
    pub since: Option<String>,
    /// Answers that no longer fit, as they were written: those that did not fit earlier, then those of this time.
    pub(super) unfit: Vec<String>,
}

impl PreviousWalk {
    /// Reads a saved walk; nothing when it is damaged.
    pub(super) fn read(
        basis: Basis<'_>,
        messages: Messages,
        bytes: Vec<u8>,
        now: OffsetDateTime,
    ) -> Option<Self> {
        let text = String::from_utf8_lossy(&bytes);
        let (header, mut unfit) = (Header::read(&text), unfit_lines(&text));
        let mut sources = Sources::new();
        let file = sources.add_bytes(String::new(), bytes);
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
        unfit.extend(mistakes.into_iter().map(|mistake| mistake.written));
        let mut seen = BTreeSet::new();
        unfit.retain(|line| seen.insert(line.clone()));
        let since = header.saved_at().map(|saved| messages.lang().moment(now, saved));
        Some(Self { choices, checklist: Checklist::new(), remarks, since, unfit })
    }

    /// Takes the steps that are done from a saved checklist. Of one that is not YAML none is known to be done.
    pub(super) fn read_checklist(&mut self, basis: Basis<'_>, bytes: Vec<u8>) {
        let mut sources = Sources::new();
        let file = sources.add_bytes(String::new(), bytes);
        if let Ok(done) = read_checklist(basis.model, &sources, file) {
            self.checklist = done;
        }
    }

    /// The answers of another walk instead of these; what was remarked of both stays.
    pub(super) fn replace_answers(&mut self, other: Self) {
        debug_assert!(self.choices.is_empty(), "answers that were found are not thrown away");
        self.choices = other.choices;
        self.since = other.since;
        self.unfit = other.unfit;
        self.remarks.extend(other.remarks);
    }
}

/// An earlier answer that no longer fits, in words. Its line in the file is not told: a person who walks sees no file,
/// and the first save writes it anew.
fn words_of(mistake: &Mistake, basis: Basis<'_>, messages: Messages) -> String {
    match &mistake.kind {
        MistakeKind::NoSuchAnswer { question, answer } => {
            let ask = basis.model.graph.questions.row(*question).ask.one_line();
            messages.answer_gone(&ask, &SafeText::new(answer).one_line())
        }
        _ => mistake.sentence(basis.model, messages, None),
    }
}
