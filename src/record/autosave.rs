//! Makes the dossier of a walk while a person makes it: what goes into it, and whether anything has changed since it was
//! saved last. Writing it is for others, so that a disk that hangs holds nothing up.

use std::collections::BTreeMap;

use time::OffsetDateTime;

use super::fitting::recorded_draft;
use super::recorded::recorded_advice;
use super::{
    Basis, Dossier, DossierHead, MadeWith, PreviousWalk, RecordedAdvice, RecordedChoice, Settled, Stands,
    dossier_text, timestamp,
};
use crate::engine::{AnswerValue, Position};
use crate::model::QuestionIx;
use crate::session::{
    Decision, DossierRef, FallenAnswer, PendingAnswer, Reply, ReplyState, Session, Unconfirmed,
};
use crate::source::digest;
use crate::text::SafeText;

/// So many digits tell apart whatever dossiers anybody has.
const ID_LENGTH: usize = 16;

/// Makes the dossier of one walk.
#[derive(Debug, Clone)]
pub struct Autosave<'c> {
    basis: Basis<'c>,
    /// How this run is shown to others: name and machine.
    user: String,
    /// What the dossier is called.
    name: SafeText,
    /// By what it is known, whatever it is called; empty until it is made.
    id: String,
    variant_of: Option<DossierRef>,
    supersedes: Option<DossierRef>,
    formerly: Vec<String>,
    is_archived: bool,
    /// Answers to earlier trees.
    unfit: Vec<RecordedChoice>,
    /// On what the decision was taken, where that was before.
    settled: Option<Settled>,
    /// The highest number of a save that is known in the folder.
    last_save: u64,
    /// What was saved last; nothing where nothing was, so far.
    saved: Option<Saved>,
    /// What is being saved.
    handed_over: Option<Saved>,
    /// What was typed and is kept beside the dossier.
    typed: Unconfirmed,
    /// The same as it was before what is being saved.
    typed_before: Option<Unconfirmed>,
    /// The advice as it was made last, and of what.
    advice: Option<(Saved, Option<RecordedAdvice>)>,
}

/// What a save is about.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Saved {
    choices: BTreeMap<QuestionIx, AnswerValue>,
    decision: Decision,
    replies: Vec<Reply>,
    unconfirmed: Unconfirmed,
}

impl Saved {
    fn of(session: &Session<'_>) -> Self {
        Self {
            choices: session.choices().clone(),
            decision: session.decision().clone(),
            replies: session.replies().to_vec(),
            unconfirmed: session.typed(),
        }
    }

    /// Whether all that a person confirmed is the same.
    fn confirms_the_same(&self, session: &Session<'_>) -> bool {
        self.choices == *session.choices()
            && self.decision == *session.decision()
            && self.replies == session.replies()
    }
}

impl<'c> Autosave<'c> {
    /// For a walk of which nothing is saved yet. `last_save` is the highest number of a save in the folder.
    pub fn new(basis: Basis<'c>, user: &str, name: SafeText, last_save: u64) -> Self {
        Self {
            basis,
            user: user.to_owned(),
            name,
            id: String::new(),
            variant_of: None,
            supersedes: None,
            formerly: Vec::new(),
            is_archived: false,
            unfit: Vec::new(),
            settled: None,
            last_save,
            saved: None,
            handed_over: None,
            typed: Unconfirmed::default(),
            typed_before: None,
            advice: None,
        }
    }

    /// With what was found of an earlier walk, of which the session was made.
    pub fn with_previous(mut self, previous: &PreviousWalk) -> Self {
        self.unfit.clone_from(&previous.unfit);
        self.id.clone_from(&previous.id);
        self.variant_of.clone_from(&previous.variant_of);
        self.supersedes.clone_from(&previous.supersedes);
        self.formerly.clone_from(&previous.formerly);
        self.is_archived = previous.is_archived;
        self.settled.clone_from(&previous.settled);
        self
    }

    /// What the session holds is what is saved.
    pub fn is_saved(&mut self, session: &Session<'_>) {
        self.saved = Some(Saved::of(session));
        self.typed = session.typed();
    }

    /// Names the dossier otherwise.
    pub fn rename(&mut self, name: SafeText) {
        self.name = name;
    }

    /// Follows what was written in the file otherwise: another name.
    pub fn follow(&mut self, head: DossierHead) {
        (self.name, self.formerly) = (head.name, head.formerly);
    }

    /// The dossier of which this one takes the place.
    pub fn supersedes(&self) -> Option<&DossierRef> {
        self.supersedes.as_ref()
    }

    /// The one in view, as others name it.
    pub fn named(&self) -> DossierRef {
        DossierRef { name: self.name.clone(), id: self.id.clone() }
    }

    /// What the dossier is called.
    pub fn name(&self) -> &SafeText {
        &self.name
    }

    /// The highest number of a save that is known.
    pub fn last_save(&self) -> u64 {
        self.last_save
    }

    /// Whether something that the person confirmed is neither saved nor being saved.
    pub fn is_due(&self, session: &Session<'_>) -> bool {
        match self.handed_over.as_ref().or(self.saved.as_ref()) {
            Some(last) => !last.confirms_the_same(session),
            None => session.has_something(),
        }
    }

    /// Whether something is ticked or typed that is neither saved nor kept beside the dossier.
    pub fn is_typed_due(&self, session: &Session<'_>) -> bool {
        self.typed != session.typed()
    }

    /// Whether anything is not saved, also what is ticked or typed and not confirmed.
    pub fn differs(&self, session: &Session<'_>) -> bool {
        match &self.saved {
            Some(saved) => *saved != Saved::of(session),
            None => session.has_something(),
        }
    }

    /// The text to save now.
    pub fn text(&mut self, session: &Session<'_>, now: OffsetDateTime) -> String {
        self.handed_over = Some(Saved::of(session));
        let before = std::mem::replace(&mut self.typed, session.typed());
        self.typed_before.get_or_insert(before);
        self.advice = None;
        self.made(session, now)
    }

    /// The text to keep beside the dossier: the same, with a number of its own, so that it is known as newer. What is typed
    /// changes no advice, which is not made again for it.
    pub fn typed_text(&mut self, session: &Session<'_>, now: OffsetDateTime) -> String {
        self.typed = session.typed();
        self.made(session, now)
    }

    /// What was handed over last is saved.
    pub fn done(&mut self) {
        self.saved = self.handed_over.take().or_else(|| self.saved.take());
        self.typed_before = None;
    }

    /// What was handed over last is not saved: it is due again, also what was typed.
    pub fn failed(&mut self) {
        self.handed_over = None;
        if let Some(before) = self.typed_before.take() {
            self.typed = before;
        }
    }

    fn made(&mut self, session: &Session<'_>, now: OffsetDateTime) -> String {
        self.last_save = self.last_save.saturating_add(1);
        if self.id.is_empty() {
            self.id = self.new_id(now);
        }
        let advice = self.advice_of(session);
        dossier_text(&self.dossier_with(session, now, advice))
    }

    /// The advice, also where it was made of the same before.
    fn advice_of(&mut self, session: &Session<'_>) -> Option<RecordedAdvice> {
        match &self.advice {
            Some((of, advice)) if of.confirms_the_same(session) => advice.clone(),
            _ => {
                let advice = recorded_advice(session);
                self.advice = Some((Saved::of(session), advice.clone()));
                advice
            }
        }
    }

    /// Nobody makes two at the same moment.
    fn new_id(&self, now: OffsetDateTime) -> String {
        let parts = format!(
            "{} {} {} {} {}",
            now.unix_timestamp_nanos(),
            self.user,
            self.name.as_str(),
            self.last_save,
            self.basis.tree_digest
        );
        digest(parts.as_bytes()).chars().take(ID_LENGTH).collect()
    }

    /// The text of a dossier that is saved at once, for the first time.
    pub fn first_save(mut self, session: &Session<'_>, now: OffsetDateTime) -> String {
        self.made(session, now)
    }

    /// The dossier as it would be saved now.
    pub fn dossier(&self, session: &Session<'_>, now: OffsetDateTime) -> Dossier {
        self.dossier_with(session, now, recorded_advice(session))
    }

    fn dossier_with(
        &self,
        session: &Session<'_>,
        now: OffsetDateTime,
        advice: Option<RecordedAdvice>,
    ) -> Dossier {
        let mut dossier = self.dossier_of_now(session, now, advice);
        // What the decision rests on does not change any more, whatever becomes of the content.
        if let Some(settled) = self.settled.as_ref().filter(|_| session.is_settled()) {
            settled.put_in(&mut dossier);
        }
        dossier
    }

    /// As the content of today has it.
    fn dossier_of_now(
        &self,
        session: &Session<'_>,
        now: OffsetDateTime,
        advice: Option<RecordedAdvice>,
    ) -> Dossier {
        let graph = &self.basis.model.graph;
        // The answers of a question may be others by what suppliers replied.
        let questions = &session.model().graph.questions;
        let walk = &session.whole().walk;
        let number = |question| walk.number_of(question);
        let stands = match walk.position {
            Position::Done(outcome) => Stands::Done(graph.outcomes.row(outcome).title.clone()),
            Position::At(_) => Stands::At(walk.path.len() + 1),
            Position::Stuck(_) => Stands::Stuck,
        };
        let choice = |(question, kept): (QuestionIx, FallenAnswer)| {
            let row = questions.row(question);
            RecordedChoice {
                question: row.id.clone(),
                ask: row.ask.one_line().into(),
                answers: kept.answers,
                shown: kept.shown.into(),
                number: number(question),
            }
        };
        let unconfirmed = session.unconfirmed();
        let others = &unconfirmed.others;
        let draft = |(question, draft): (&QuestionIx, &PendingAnswer)| {
            recorded_draft(questions.row(*question), draft, others.drafts.get(question))
        };
        Dossier {
            head: DossierHead {
                format: 1,
                save: self.last_save,
                name: self.name.clone(),
                id: self.id.clone(),
                tree: graph.id.clone(),
                status: session.decision().status(),
                stands,
                saved: timestamp(now),
                is_archived: self.is_archived,
                variant_of: self.variant_of.clone(),
                supersedes: self.supersedes.clone(),
                chosen: session.decision().selection.names(session.messages()).into(),
                superseded_by: session.decision().successor(),
                formerly: self.formerly.clone(),
            },
            made: MadeWith {
                title: graph.title.clone(),
                edition: graph.edition.clone(),
                tree_digest: self.basis.tree_digest.to_owned(),
                catalogue_digest: self.basis.catalogue_digest.to_owned(),
                program: env!("CARGO_PKG_VERSION").to_owned(),
                day: self.basis.model.today,
                by: SafeText::new(&self.user),
                lang: session.messages().lang().code().to_owned(),
            },
            choices: session.kept_answers().into_iter().map(choice).collect(),
            drafts: unconfirmed.drafts.iter().map(draft).collect(),
            typed_by: others.forms.clone(),
            forms: unconfirmed.forms,
            unfit: self.unfit.clone(),
            replies: session.replies().to_vec(),
            unfit_replies: unfit_replies(session),
            decision: session.decision_in_words(),
            advice,
        }
    }
}

/// The replies that the content knows no more, by their places from 1.
fn unfit_replies(session: &Session<'_>) -> Vec<usize> {
    let places = 0..session.replies().len();
    places.filter(|at| session.reply_state(*at) == ReplyState::Unfit).map(|at| at + 1).collect()
}
