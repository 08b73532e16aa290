//! What the list of dossiers tells of one of them, and its page.

use super::decision::{Status, status_words};
use super::dossiers::{DossierState, ListedDossier};
use crate::text::{Messages, SafeText};

/// Its status, in a line of a list; of one that was superseded, by what.
pub fn status_in_list(status: Status, superseded_by: &SafeText, messages: Messages) -> String {
    match superseded_by.is_empty() {
        true => status_words(status, messages).to_owned(),
        false => messages.superseded_in_list(&superseded_by.one_line()),
    }
}

/// What is chosen, in a line of a list; nothing where nothing is.
pub fn chosen_in_list(chosen: &SafeText, messages: Messages) -> Option<String> {
    (!chosen.is_empty()).then(|| messages.chosen_in_list(&chosen.one_line()))
}

impl ListedDossier {
    /// Its status and where it stands, in a few words; or what is the matter with it.
    pub(super) fn words(&self, messages: Messages) -> String {
        let stands = match &self.outcome {
            Some(outcome) => outcome.one_line(),
            None if self.question == 0 => messages.dossier_stuck().to_owned(),
            None => messages.at_question(self.question),
        };
        let status = status_in_list(self.status, &self.superseded_by, messages);
        let chosen = chosen_in_list(&self.chosen, messages);
        let supersedes = self.supersedes.as_ref().map(|of| messages.supersedes_in_list(&of.name.one_line()));
        let words = match &self.state {
            DossierState::Fine => {
                let parts = [Some(status), chosen, Some(stands), supersedes];
                parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
            }
            DossierState::InUse(_) => format!("{status} · {stands} · {}", messages.dossier_in_use()),
            DossierState::Damaged { may_be_newer: true, .. } => {
                messages.dossier_damaged_or_newer().to_owned()
            }
            DossierState::Damaged { .. } => messages.dossier_damaged().to_owned(),
            DossierState::Unreadable { reason, .. } => messages.dossier_unread(reason),
            DossierState::Newer => messages.dossier_newer().to_owned(),
            DossierState::Conflict => format!("{} · {stands}", messages.dossier_conflict()),
        };
        std::iter::once(words).chain(self.file.clone()).collect::<Vec<_>>().join(" · ")
    }

    /// The same in sentences.
    pub(super) fn sentences(&self, messages: Messages) -> String {
        let variant =
            self.variant_of.as_ref().map(|of| messages.dossier_variant_of(&of.name.one_line(), of.is_there));
        let supersedes =
            self.supersedes.as_ref().map(|of| messages.dossier_supersedes(&of.name.one_line(), of.is_there));
        let matter = match &self.state {
            DossierState::Fine => messages.dossier_stands(
                status_words(self.status, messages),
                self.question,
                self.outcome.as_ref().map(SafeText::one_line).as_deref(),
            ),
            DossierState::InUse(who) => format!("{who} {}", messages.look_or_copy()),
            DossierState::Damaged { has_previous: false, readable: None, .. } => {
                messages.dossier_lost().to_owned()
            }
            DossierState::Damaged { may_be_newer: true, .. } => {
                messages.dossier_damaged_or_newer_told().to_owned()
            }
            DossierState::Damaged { .. } => messages.dossier_damaged_told().to_owned(),
            DossierState::Unreadable { told, .. } => told.clone(),
            DossierState::Newer => messages.dossier_newer_told().to_owned(),
            DossierState::Conflict => messages.dossier_conflict_told().to_owned(),
        };
        let is_fine = self.state == DossierState::Fine;
        let chosen = Some(&self.chosen).filter(|chosen| is_fine && !chosen.is_empty());
        let chosen = chosen.map(|chosen| messages.dossier_chosen(&chosen.one_line()));
        let by = Some(&self.superseded_by).filter(|by| is_fine && !by.is_empty());
        let by = by.map(|by| messages.dossier_superseded_by(&by.one_line()));
        std::iter::once(matter)
            .chain(chosen)
            .chain(variant)
            .chain(supersedes)
            .chain(by)
            .collect::<Vec<_>>()
            .join(" ")
    }
}
