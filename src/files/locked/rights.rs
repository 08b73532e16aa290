//! Who may read and write a file that is kept up to date, and what lies beside it: one rule for all ways in which such a file
//! comes to be.

use std::fs::File;

use rustix::fs::{Gid, Mode, Stat, Uid, fchmod, fchown, fstat};
use rustix::io::Errno;

use super::LockedFile;
use crate::files::folder::{Folder, SHARED};

/// Who may read what is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rights {
    /// Nobody but the owner, unless others may make files in the folder too.
    #[default]
    Private,
    /// Whoever the folder and the umask let: an administrator decided on them.
    OfFolder,
}

impl Rights {
    /// Whoever lets others make files in a folder shares what is in it, also where the folder is not set. But for one such as
    /// `/tmp`: all may make files there, and nobody may replace those of somebody else.
    pub(in crate::files) fn within(self, folder: &Folder) -> Self {
        let is_shared = |found: Stat| {
            let is_for_all = Mode::from_raw_mode(found.st_mode).contains(Mode::SVTX | Mode::WOTH);
            is_shared(mode_of(&found)) && !is_for_all
        };
        if folder.stat().is_ok_and(is_shared) { Self::OfFolder } else { self }
    }

    /// What is new gets these, less what the umask takes.
    pub(in crate::files) fn of_new(self) -> Mode {
        match self {
            Self::Private => Mode::RUSR | Mode::WUSR,
            Self::OfFolder => SHARED,
        }
    }
}

/// Whether others than the owner may make files in a folder with these rights.
fn is_shared(folder: Mode) -> bool {
    folder.intersects(Mode::WGRP | Mode::WOTH)
}

/// Whoever may make a file in a shared folder takes the lock, too, whatever becomes of the file. Where the lock is not ours its
/// owner has seen to that.
pub(in crate::files) fn share_lock(lock: &File, folder: &Folder) {
    let Ok(found) = folder.stat() else { return };
    // Also where an administrator opens the dossier of somebody else.
    let _ = give_group(lock, &found);
    if is_shared(mode_of(&found)) {
        let _ = fchmod(lock, lock_mode(mode_of(&found)));
    }
}

/// The rights on a lock in a folder with these rights: all who may make files there read and write it.
fn lock_mode(folder: Mode) -> Mode {
    let others = [(Mode::WGRP, Mode::RGRP | Mode::WGRP), (Mode::WOTH, Mode::ROTH | Mode::WOTH)].into_iter();
    let others = others.filter(|(makes, _)| folder.contains(*makes)).map(|(_, locks)| locks);
    others.fold(Mode::RUSR | Mode::WUSR, |mode, more| mode | more)
}

fn mode_of(found: &Stat) -> Mode {
    Mode::from_raw_mode(found.st_mode) & Mode::from_raw_mode(0o777)
}

/// Gives a new file the group of something else, and its owner where the system lets us. Fails where the group is another one.
fn give_group(new: &File, of: &Stat) -> Result<(), Errno> {
    let own = fstat(new)?;
    let (user, group) = (Uid::from_raw(of.st_uid), Gid::from_raw(of.st_gid));
    if own.st_uid != of.st_uid && fchown(new, Some(user), Some(group)).is_ok() {
        return Ok(());
    }
    if own.st_gid == of.st_gid { Ok(()) } else { fchown(new, None, Some(group)) }
}

impl LockedFile {
    /// Gives a new file the rights that the file has which it replaces, or lies beside: nobody gets more than they had. What is
    /// new in a shared folder is of the group of that folder.
    pub(super) fn keep_rights(&self, new: &File) -> Result<(), Errno> {
        let mut mode = self.mode();
        let Some(old) = self.old() else {
            return match self.rights {
                Rights::Private => fchmod(new, mode),
                // The umask has a say in what is new.
                Rights::OfFolder => {
                    let folder = self.folder.stat().ok().filter(|found| is_shared(mode_of(found)));
                    let _ = folder.map(|folder| group_of_folder(new, &folder));
                    Ok(())
                }
            };
        };
        if give_group(new, &old).is_err() {
            // What one group had is not for another one, unless it is for all.
            let all = Mode::from_raw_mode((mode & Mode::RWXO).as_raw_mode() << 3);
            mode = (mode - Mode::RWXG) | (mode & Mode::RWXG & all);
        }
        match (fchmod(new, mode), self.rights) {
            (failed, Rights::Private) => failed,
            // It was made with no more than these, less what the umask took; some disks know no rights.
            (_, Rights::OfFolder) => Ok(()),
        }
    }

    /// With which rights a file is made: those of the file, where there is one. Private is also what the group may go on reading.
    pub(super) fn mode(&self) -> Mode {
        let Some(old) = self.old().map(|old| mode_of(&old)) else { return self.rights.of_new() };
        let others = match self.rights {
            Rights::Private => Mode::RGRP,
            Rights::OfFolder => SHARED,
        };
        Mode::RUSR | Mode::WUSR | (old & others)
    }

    /// The file as it is now, where this run knows of one.
    fn old(&self) -> Option<Stat> {
        self.snapshot.as_ref().and_then(|_| self.folder.stat_of(&self.name).ok())
    }
}

/// Gives a new file in a shared folder the group of the folder, so that what the umask leaves to the group is for that one.
fn group_of_folder(new: &File, folder: &Stat) -> Result<(), Errno> {
    let own = fstat(new)?;
    if own.st_gid == folder.st_gid || !mode_of(folder).contains(Mode::WGRP) {
        return Ok(());
    }
    fchown(new, None, Some(Gid::from_raw(folder.st_gid)))
}
