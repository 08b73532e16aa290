//! What of a dossier stays as it is once the decision is taken, whatever becomes of the content.

use super::{Dossier, MadeWith, RecordedAdvice, RecordedChoice, Stands};

/// On what a decision was taken.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settled {
    made: MadeWith,
    choices: Vec<RecordedChoice>,
    unfit: Vec<RecordedChoice>,
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
            stands: dossier.head.stands.clone(),
            advice: dossier.advice.clone(),
        })
    }

    /// Puts it in a dossier.
    pub(super) fn put_in(&self, dossier: &mut Dossier) {
        dossier.made.clone_from(&self.made);
        dossier.choices.clone_from(&self.choices);
        dossier.unfit.clone_from(&self.unfit);
        dossier.head.stands.clone_from(&self.stands);
        dossier.advice.clone_from(&self.advice);
    }
}
