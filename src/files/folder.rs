//! An open folder: every file below it is reached by one name under its descriptor, so that nobody can swap the folder
//! for another one between two steps.

use std::ffi::{CStr, OsStr, OsString};
use std::fs::File;
use std::io::Read;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use rustix::fs::{
    Access, AtFlags, CWD, Dir, FileType, Mode, OFlags, Stat, accessat, linkat, openat, renameat, statat,
    unlinkat,
};
use rustix::io::{Errno, retry_on_intr};

use super::error::{FileAction, FileError, FileKind, FileReason};

/// To be passed on, edited or read by everybody on the machine: as open as the person's umask says.
pub(super) const SHARED: Mode = Mode::from_raw_mode(0o666);

/// Tries of a name with another number before giving up.
pub(super) const MAX_TRIES: u32 = 1000;

/// More files than this are not looked through for those that we wrote.
pub(super) const MAX_FILES: usize = 100_000;

/// Whether a symbolic link in the place of the file is followed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Links {
    Follow,
    Refuse,
}

/// A name in a folder; of one in the folder where the program was started the name alone.
fn below(folder: &Path, name: &str) -> PathBuf {
    debug_assert!(!name.is_empty(), "the folder itself is no name in it");
    if folder == Path::new(".") { PathBuf::from(name) } else { folder.join(name) }
}

pub(super) struct Folder {
    path: PathBuf,
    fd: OwnedFd,
}

impl Folder {
    /// Opens a folder that is there; symbolic links on the way are followed.
    pub(super) fn open(path: &Path, doing: FileAction) -> Result<Self, FileError> {
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let fd = retry_on_intr(|| openat(CWD, path, flags, Mode::empty()));
        let fd = fd.map_err(|errno| FileError::new(path, doing, errno))?;
        Ok(Self { path: path.to_owned(), fd })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn path_of(&self, name: &str) -> PathBuf {
        below(&self.path, name)
    }

    /// Where a name in the folder is now that somebody may have given the folder another name; nothing where the folder is not
    /// found any more.
    pub(super) fn place_of(&self, name: &str) -> Option<PathBuf> {
        let own = rustix::fs::fstat(&self.fd).ok()?;
        let is_it = |path: &Path| {
            let found = retry_on_intr(|| statat(CWD, path, AtFlags::empty()));
            found.is_ok_and(|found| (found.st_dev, found.st_ino) == (own.st_dev, own.st_ino))
        };
        if is_it(&self.path) {
            return Some(self.path_of(name));
        }
        // Only Linux tells where an open folder is; of one that is gone it tells something that is not there.
        let now = std::fs::read_link(format!("/proc/self/fd/{}", self.fd.as_raw_fd())).ok()?;
        is_it(&now).then(|| below(&now, name))
    }

    /// The names in the folder, unsorted; those that are not UTF-8 are left out.
    pub(super) fn names(&self, limit: usize) -> Result<Vec<String>, FileError> {
        Ok(self.raw_names(limit)?.into_iter().filter_map(|name| name.into_string().ok()).collect())
    }

    /// The names in the folder, unsorted.
    pub(super) fn raw_names(&self, limit: usize) -> Result<Vec<OsString>, FileError> {
        let error = |why: FileReason| FileError::new(&self.path, FileAction::List, why);
        let mut names = Vec::new();
        for entry in Dir::read_from(&self.fd).map_err(|errno| error(errno.into()))? {
            let entry = entry.map_err(|errno| error(errno.into()))?;
            let name = entry.file_name();
            if name != c"." && name != c".." {
                if names.len() == limit {
                    return Err(error(FileReason::TooMany { limit }));
                }
                names.push(OsStr::from_bytes(name.to_bytes()).to_owned());
            }
        }
        Ok(names)
    }

    pub(super) fn is_empty(&self) -> Result<bool, FileError> {
        let entries = Dir::read_from(&self.fd);
        let mut entries = entries.map_err(|errno| FileError::new(&self.path, FileAction::List, errno))?;
        let own = |name: &CStr| name == c"." || name == c"..";
        Ok(entries.all(|entry| entry.is_ok_and(|entry| own(entry.file_name()))))
    }

    /// Opens a folder in the folder, which is no link to one.
    pub(super) fn open_folder(&self, name: impl AsRef<Path>) -> Result<Self, FileReason> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let fd = retry_on_intr(|| openat(&self.fd, name.as_ref(), flags, Mode::empty()))?;
        Ok(Self { path: self.path.join(name), fd })
    }

    /// Opens a regular file in the folder.
    pub(super) fn open_file(&self, name: impl AsRef<Path>, links: Links) -> Result<File, FileReason> {
        open_regular(self.fd.as_fd(), name.as_ref(), links)
    }

    /// Makes a file that is not there; the person's umask takes its part of `mode`.
    pub(super) fn create_new(&self, name: &str, mode: Mode) -> Result<File, Errno> {
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        retry_on_intr(|| openat(&self.fd, name, flags, mode)).map(File::from)
    }

    /// The folder itself: its owner, group and rights.
    pub(super) fn stat(&self) -> Result<Stat, Errno> {
        rustix::fs::fstat(&self.fd)
    }

    /// The same of what has a name in it, and of no link's target.
    pub(super) fn stat_of(&self, name: &str) -> Result<Stat, Errno> {
        retry_on_intr(|| statat(&self.fd, name, AtFlags::SYMLINK_NOFOLLOW))
    }

    /// Opens the lock file, making it when needed. It is removed only with its lock held, and whoever takes a lock looks whether it is
    /// still there, so that two runs never lock two files.
    pub(super) fn open_lock(&self, name: &str) -> Result<File, FileReason> {
        let flags = OFlags::RDWR | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let mode = Mode::RUSR | Mode::WUSR;
        let open = |flags| retry_on_intr(|| openat(&self.fd, name, flags, mode));
        // Where all may make files a system may forbid to make one that is there, of somebody else.
        let opened = match open(flags) {
            Err(Errno::NOENT) => open(flags | OFlags::CREATE),
            opened => opened,
        };
        let file = File::from(opened?);
        regular(FileType::from_raw_mode(rustix::fs::fstat(&file)?.st_mode))?;
        Ok(file)
    }

    /// Gives a file another name. What has that name is replaced, whoever it belongs to.
    pub(super) fn rename(&self, from: &str, to: &str) -> Result<(), Errno> {
        renameat(&self.fd, from, &self.fd, to)
    }

    /// Gives a file another name; fails with `EXIST` when that name is taken. Only on disks that know neither a rename
    /// that replaces nothing nor second names, what gets the name between looking and renaming is replaced.
    pub(super) fn rename_new(&self, from: &str, to: &str) -> Result<(), Errno> {
        match rename_without_replacing(&self.fd, from, to) {
            Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => self.rename_by_link(from, to),
            done => done,
        }
    }

    /// The same with a second name, for systems and disks without such a rename.
    pub(super) fn rename_by_link(&self, from: &str, to: &str) -> Result<(), Errno> {
        match self.link(from, to) {
            Ok(()) => self.remove(from).inspect_err(|_| {
                // Then it is as it was: the error that is told is the first one.
                let _ = self.remove(to);
            }),
            Err(errno) if knows_no_links(errno) => match self.kind(to)? {
                None => self.rename(from, to),
                Some(_) => Err(Errno::EXIST),
            },
            Err(errno) => Err(errno),
        }
    }

    /// Makes something under a temporary name of the file called `of`. Names hold the process and a number, and a name
    /// that is taken is never opened nor removed: nobody can lay one ready.
    pub(super) fn under_temporary_name<T>(
        &self,
        of: &str,
        make: impl Fn(&str) -> Result<T, Errno>,
    ) -> Result<(String, T), Errno> {
        let process = rustix::process::getpid().as_raw_nonzero();
        for number in 0..MAX_TRIES {
            let name = format!(".{of}.stappenplan.{process}.{number}.tmp");
            match make(&name) {
                Ok(made) => return Ok((name, made)),
                Err(Errno::EXIST) => {}
                Err(other) => return Err(other),
            }
        }
        Err(Errno::EXIST)
    }

    /// Gives a file a second name; fails when that name is taken.
    pub(super) fn link(&self, from: &str, to: &str) -> Result<(), Errno> {
        linkat(&self.fd, from, &self.fd, to, AtFlags::empty())
    }

    pub(super) fn remove(&self, name: &str) -> Result<(), Errno> {
        unlinkat(&self.fd, name, AtFlags::empty())
    }

    /// The kind of thing that has a name, if any.
    pub(super) fn kind(&self, name: &str) -> Result<Option<FileType>, Errno> {
        match self.stat_of(name) {
            Ok(stat) => Ok(Some(FileType::from_raw_mode(stat.st_mode))),
            Err(Errno::NOENT) => Ok(None),
            Err(errno) => Err(errno),
        }
    }

    /// Whether a file can be replaced, where the folder keeps what is in it for its owners alone (the sticky bit).
    pub(super) fn may_replace(&self, name: &str) -> Result<(), Errno> {
        let folder = self.stat()?;
        if !Mode::from_raw_mode(folder.st_mode).contains(Mode::SVTX) {
            return Ok(());
        }
        let file = match self.stat_of(name) {
            Err(Errno::NOENT) => return Ok(()),
            found => found?,
        };
        let own = rustix::process::geteuid();
        let is_ours = own.is_root() || [folder.st_uid, file.st_uid].contains(&own.as_raw());
        if is_ours { Ok(()) } else { Err(Errno::PERM) }
    }

    /// Whether names can be made in the folder.
    pub(super) fn may_write(&self) -> Result<(), Errno> {
        let wanted = Access::WRITE_OK | Access::EXEC_OK;
        retry_on_intr(|| accessat(&self.fd, ".", wanted, AtFlags::empty()))
    }

    /// Makes the names in the folder last. Network disks that cannot do so say `EINVAL`.
    pub(super) fn sync(&self) -> Result<(), Errno> {
        match rustix::fs::fsync(&self.fd) {
            Err(Errno::INVAL) => Ok(()),
            done => done,
        }
    }
}

/// Whether a second name was refused by a disk without second names, or by a system that forbids them for files of others.
pub(super) fn knows_no_links(errno: Errno) -> bool {
    matches!(errno, Errno::PERM | Errno::OPNOTSUPP | Errno::NOSYS | Errno::MLINK | Errno::ACCESS)
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn rename_without_replacing(folder: &OwnedFd, from: &str, to: &str) -> Result<(), Errno> {
    rustix::fs::renameat_with(folder, from, folder, to, rustix::fs::RenameFlags::NOREPLACE)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn rename_without_replacing(_: &OwnedFd, _: &str, _: &str) -> Result<(), Errno> {
    Err(Errno::NOSYS)
}

/// Opens a regular file, and nothing else: a pipe would block, a device could act on being opened. A relative path
/// starts at `from`.
pub(super) fn open_regular(from: BorrowedFd<'_>, path: &Path, links: Links) -> Result<File, FileReason> {
    let (at, no_follow) = match links {
        Links::Follow => (AtFlags::empty(), OFlags::empty()),
        Links::Refuse => (AtFlags::SYMLINK_NOFOLLOW, OFlags::NOFOLLOW),
    };
    let stat = retry_on_intr(|| statat(from, path, at))?;
    regular(FileType::from_raw_mode(stat.st_mode))?;
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC | no_follow;
    let file = File::from(retry_on_intr(|| openat(from, path, flags, Mode::empty()))?);
    // Between looking and opening it may have been swapped.
    let stat = rustix::fs::fstat(&file)?;
    regular(FileType::from_raw_mode(stat.st_mode))?;
    Ok(file)
}

/// Fails with what it is when it is not a regular file.
pub(super) fn regular(found: FileType) -> Result<(), FileReason> {
    Err(FileReason::WrongKind(match found {
        FileType::RegularFile => return Ok(()),
        FileType::Directory => FileKind::Folder,
        FileType::Symlink => FileKind::Link,
        FileType::Fifo => FileKind::Pipe,
        FileType::Socket => FileKind::Socket,
        FileType::CharacterDevice | FileType::BlockDevice => FileKind::Device,
        FileType::Unknown => FileKind::Other,
    }))
}

/// All bytes of an open file, unless there are more than `limit`; a size that says so is believed before reading, a
/// size that does not is not.
pub(super) fn read_all(file: &File, limit: u64) -> Result<Vec<u8>, FileReason> {
    let size = file.metadata()?.len();
    if size > limit {
        return Err(FileReason::TooLarge { limit });
    }
    // How much room is made at first: a size that does not fit in memory fails below.
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default().saturating_add(1));
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|read| read <= limit) {
        Ok(bytes)
    } else {
        Err(FileReason::TooLarge { limit })
    }
}
