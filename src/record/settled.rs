//! What of a dossier stays as it is once the decision is taken, whatever becomes of the content.

use super::{Dossier, MadeWith, RecordedAdvice, RecordedChoice, Stands};

/// On what a decision was taken.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settled {
    made: MadeWith,
    choices: Vec<RecordedChoice>,
    unfit: Vec<RecordedChoice>,
    unfit_replies: Vec<usize>,
    stands: Stands,
    advice: Option<RecordedAdvice>,
}

impl Settled {
    /// That of a dossier; nothing where its decision is not taken yet.
    pub(super) fn of(dossier: &Dossier) -> Option<Self> {
        dossier.decision.status().is_settled().then(|| Self {
            made: dossier.made.clone(),
            choices: dossier.choices.clone(),
            unfit: dossier.unfit.clone(),
            unfit_replies: dossier.unfit_replies.clone(),
            stands: dossier.head.stands.clone(),
            advice: dossier.advice.clone(),
        })
    }

    /// Puts it in a dossier. Who saved it, and with which program, is of this save, as its time is.
    pub(super) fn put_in(&self, dossier: &mut Dossier) {
        let saved = std::mem::take(&mut dossier.made);
        dossier.made = MadeWith { by: saved.by, program: saved.program, ..self.made.clone() };
        dossier.choices.clone_from(&self.choices);
        dossier.unfit.clone_from(&self.unfit);
        dossier.unfit_replies.clone_from(&self.unfit_replies);
        dossier.head.stands.clone_from(&self.stands);
        dossier.advice.clone_from(&self.advice);
    }
}
