//! Saving, and what is done with dossiers, told line by line.

use std::io;

use super::conversation::Conversation;
use crate::session::{DossierAction, DossierDone, LettersToSave, PageId, ReportKind, SaveState};
use crate::text::{LineCommand, folded};

impl Conversation<'_, '_> {
    /// Saves; tells when that fails, or lasts: in full once, and shortly as long as it goes on failing.
    pub(super) fn save(&mut self) -> io::Result<()> {
        let state = self.host.save(self.session);
        let still_fails = matches!((&self.saving, &state), (SaveState::Failed(_), SaveState::Failed(_)));
        self.tell_of_saving(state)?;
        self.out.print(if still_fails { self.messages.still_not_saved() } else { "" })
    }

    /// Asks first where answers are not saved: they may be lost. The end of the input stops, too.
    pub(super) fn is_sure_to_stop(&mut self) -> io::Result<bool> {
        // Also what was typed and not confirmed.
        let _ = self.host.keep_typed(self.session);
        self.saving = self.host.try_again(self.session);
        let Some(unsaved) = self.saving.unsaved() else { return Ok(true) };
        self.out.blank()?;
        self.out.print(&unsaved.at_leaving(self.messages))?;
        loop {
            let Some(typed) = self.ask_line(self.messages.plain_stop_sure())? else { return Ok(true) };
            match LineCommand::read(&typed, self.messages.default_noun()) {
                Some(LineCommand::Stop) => return Ok(true),
                Some(LineCommand::Back) => return Ok(false),
                _ if folded(typed.trim()) == folded(self.messages.flag_yes()) => return Ok(true),
                _ => {}
            }
        }
    }

    /// Tries again what failed, and tells what became of it, and of what lasted.
    pub(super) fn look_at_saving(&mut self) -> io::Result<()> {
        let state = self.host.try_again(self.session);
        if self.session.dossiers().tells_of_others() {
            // The pages that follow tell what is so by then.
            self.host.look_at_others(self.session);
        }
        self.tell_of_saving(state)
    }

    /// Tells what became of saving, where that is something else than what was told before.
    fn tell_of_saving(&mut self, state: SaveState) -> io::Result<()> {
        let before = std::mem::replace(&mut self.saving, state.clone());
        let was_saved = is_saved(&before);
        match state {
            SaveState::Failed(unsaved) | SaveState::Off(unsaved)
                if !matches!(before, SaveState::Failed(_) | SaveState::Off(_)) =>
            {
                self.out.print(&unsaved.notice(self.messages))
            }
            SaveState::TypedFailed(unsaved) if was_saved => self.out.print(&unsaved.notice(self.messages)),
            SaveState::Pending if was_saved => self.out.print(self.messages.not_saved_yet()),
            SaveState::Beside(told) if !matches!(before, SaveState::Beside(_)) => self.out.print(&told),
            // Where saving is off nothing is saved, also when there is nothing left to save.
            SaveState::Saved if !was_saved && !matches!(before, SaveState::Off(_)) => {
                self.out.print(self.messages.saved_now())
            }
            _ => Ok(()),
        }
    }

    /// Saves the report in a file, and tells where it is or why not.
    pub(super) fn save_report(&mut self, kind: ReportKind) -> io::Result<()> {
        let told = self.host.save_report(kind, self.session);
        let state = self.host.save_state();
        self.tell_of_saving(state)?;
        self.out.print(&told)
    }

    /// Saves letters in files, and tells where these are or why not.
    pub(super) fn save_letters(&mut self, letters: LettersToSave) -> io::Result<()> {
        let told = self.host.save_letters(letters, self.session);
        self.out.print(&told)
    }

    /// The page on which the letters are saved that were printed last, or that are in view; elsewhere that of the report.
    pub(super) fn files_in_view(&self) -> Option<PageId> {
        let letters = self.read_page.and_then(PageId::letter_files);
        let letters = letters.or_else(|| self.page_id().letter_files());
        Some(letters.unwrap_or(PageId::Report)).filter(|page| self.session.has_page(*page))
    }

    /// Opens that page.
    pub(super) fn choose_files(&mut self) -> io::Result<()> {
        match self.files_in_view() {
            Some(page) => self.open(page),
            None => self.out.print(self.messages.plain_nothing_to_save()),
        }
    }

    /// Whether all is saved, as far as is known.
    pub(super) fn is_saved(&self) -> bool {
        is_saved(&self.saving)
    }

    /// Looks at the example, or no longer.
    pub(super) fn look_at_example(&mut self) -> io::Result<()> {
        match (self.session.is_example(), self.session.dossiers().has_example) {
            (true, _) => self.dossier(DossierAction::LeaveExample),
            (false, true) => self.dossier(DossierAction::Example),
            (false, false) => self.out.print(self.messages.no_example()),
        }
    }

    /// Does something with dossiers, and shows what is in view then.
    pub(super) fn dossier(&mut self, action: DossierAction) -> io::Result<()> {
        match self.host.dossier(action, self.session) {
            Err(sentence) => self.out.print(&sentence),
            Ok(DossierDone::TakenUp) => {
                (self.changing, self.sought) = (None, None);
                self.saving = SaveState::Saved;
                let state = self.host.save_state();
                self.tell_of_saving(state)?;
                self.pages.clear();
                if action != DossierAction::New {
                    self.pages.push(PageId::Start);
                }
                self.show()
            }
            Ok(DossierDone::Noted(sentence)) => {
                let state = self.host.save_state();
                self.tell_of_saving(state)?;
                self.out.print(&sentence)
            }
            Ok(DossierDone::Choose(page)) => self.open(page),
            Ok(DossierDone::Listed) => self.open(PageId::Dossiers),
            Ok(DossierDone::Told(sentence)) => {
                self.out.print(&sentence)?;
                self.open(PageId::Dossiers)
            }
        }
    }
}

fn is_saved(state: &SaveState) -> bool {
    matches!(state, SaveState::Saved | SaveState::Beside(_))
}
