//! The example that comes with the program: looked at in place of what is in view, which comes back as it was.

use std::path::PathBuf;

use super::host::{Slot, WalkHost};
use super::opened::Opened;
use crate::files::{Origin, embedded_example};
use crate::record::{Autosave, Dossier, read_dossier};
use crate::session::{DossierDone, Host, Resumed, SaveState, Session};

/// The example, of the tree that is built in.
pub(super) fn example() -> Option<Dossier> {
    let found = read_dossier(&embedded_example());
    found.damage.is_none().then_some(found.dossier)
}

/// What is out of view for as long as the example is in view.
pub(super) struct Aside<'l> {
    pub(super) autosave: Autosave<'l>,
    pub(super) slot: Slot,
    pub(super) state: SaveState,
    pub(super) typed_failed: Option<String>,
    pub(super) path: Option<PathBuf>,
    pub(super) conflict: Option<PathBuf>,
    pub(super) was_gone: bool,
    pub(super) in_use: Option<(PathBuf, String)>,
    resumed: Resumed,
}

impl<'l> WalkHost<'l> {
    /// Whether there is an example of what is walked. It is not read for that: the start would be four times slower, and tests
    /// see that it is whole and of the tree that is built in.
    pub(super) fn has_example(&self) -> bool {
        self.loaded.tree_origin == Origin::Embedded
    }

    /// Has the example in view. Nothing of what was in view is given up: its file stays locked.
    pub(super) fn show_example(&mut self, session: &mut Session<'_>) -> Result<DossierDone, String> {
        if self.aside.is_some() {
            return Ok(DossierDone::TakenUp);
        }
        let example = example().ok_or_else(|| self.loaded.messages.dossier_gone().to_owned())?;
        // Where that fails it is tried again once it is in view again.
        let _ = self.save(session);
        // What was typed would be kept only while it is in view.
        let _ = self.keep_typed(session);
        let opened = Opened::example(self.loaded, example);
        self.aside = Some(Box::new(self.set_aside(session.resumed_as_it_is())));
        self.take_up(opened, session);
        Ok(DossierDone::TakenUp)
    }

    /// Has in view what was before the example; nothing where that is not in view.
    pub(super) fn leave_example(&mut self, session: &mut Session<'_>) {
        let Some(aside) = self.aside.take() else { return };
        session.take_up(self.take_from_aside(*aside));
        self.list(session);
    }

    fn set_aside(&mut self, resumed: Resumed) -> Aside<'l> {
        Aside {
            autosave: self.autosave.clone(),
            slot: std::mem::replace(&mut self.slot, Slot::LookedAt),
            state: self.state.clone(),
            typed_failed: self.typed_failed.take(),
            path: self.path.take(),
            conflict: self.conflict.take(),
            was_gone: self.was_gone,
            in_use: self.in_use.take(),
            resumed,
        }
    }

    fn take_from_aside(&mut self, aside: Aside<'l>) -> Resumed {
        self.autosave = aside.autosave;
        self.slot = aside.slot;
        (self.state, self.typed_failed) = (aside.state, aside.typed_failed);
        (self.path, self.conflict) = (aside.path, aside.conflict);
        (self.was_gone, self.in_use) = (aside.was_gone, aside.in_use);
        aside.resumed
    }
}
