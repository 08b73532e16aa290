//! What can go wrong with a file, as data: which file, what was wanted, why not. `cli` makes a sentence of it in the
//! person's language; `Display` is the English for logs and tests.

use std::fmt;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use rustix::io::Errno;
use thiserror::Error;

/// A file that could not be read or written. Paths are as found: clean them before showing.
#[derive(Debug, Error)]
#[error("cannot {doing} {}: {why}", path.display())]
pub struct FileError {
    /// The file or folder.
    pub path: PathBuf,
    /// What was wanted.
    pub doing: FileAction,
    /// Why it failed.
    pub why: FileReason,
}

impl FileError {
    pub(super) fn new(path: &Path, doing: FileAction, why: impl Into<FileReason>) -> Self {
        Self { path: path.to_owned(), doing, why: why.into() }
    }
}

/// What was wanted of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileAction {
    /// To read it.
    Read,
    /// To look into a folder.
    List,
    /// To save it, or write it for the first time.
    Save,
    /// To take its lock.
    Lock,
    /// To make a folder.
    MakeFolder,
}

impl fmt::Display for FileAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Read => "read",
            Self::List => "look into",
            Self::Save => "save",
            Self::Lock => "lock",
            Self::MakeFolder => "make the folder",
        })
    }
}

/// What is where a regular file was expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A folder.
    Folder,
    /// A named pipe.
    Pipe,
    /// A device, like a terminal or `/dev/zero`.
    Device,
    /// A socket.
    Socket,
    /// A symbolic link, where none is followed.
    Link,
    /// Something else, or a file where a folder was expected.
    Other,
}

impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Folder => "a folder",
            Self::Pipe => "a pipe",
            Self::Device => "a device",
            Self::Socket => "a socket",
            Self::Link => "a symbolic link",
            Self::Other => "something else",
        })
    }
}

/// Why a file could not be read or written.
#[derive(Debug)]
pub enum FileReason {
    /// It is not there.
    Missing,
    /// The system forbids it.
    Forbidden,
    /// The system forbids us to take its lock, in a folder in which we may write: the lock is for this user alone.
    LockOf {
        /// A name, or the number where it has none here. Clean it before showing.
        owner: String,
    },
    /// It is not a regular file (or not a folder, where one was expected).
    WrongKind(FileKind),
    /// A symbolic link that ends outside of the folders in which links are followed.
    LinkOut,
    /// More bytes than the limit.
    TooLarge {
        /// In bytes.
        limit: u64,
    },
    /// More files in a folder than the limit.
    TooMany {
        /// In files.
        limit: usize,
    },
    /// It is there already, and nothing is overwritten.
    Exists,
    /// Somebody else changed it since it was read, and that stays.
    Changed,
    /// This program did not write it, so it is left alone.
    NotOurs,
    /// Somebody else has it open.
    InUse {
        /// What that program wrote about itself; empty when it wrote nothing. Clean it before showing.
        by: String,
    },
    /// No room on the disk.
    Full,
    /// The person has used the room that is theirs.
    Quota,
    /// Files may not grow so large here.
    FileLimit,
    /// The program may open no more files.
    TooManyOpen,
    /// The disk is read-only.
    ReadOnly,
    /// The name cannot be used for a file.
    BadName,
    /// Anything else the system said.
    Other(Error),
}

impl fmt::Display for FileReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("it does not exist"),
            Self::Forbidden => f.write_str("permission denied"),
            Self::LockOf { owner } => write!(f, "only user {owner} may lock it"),
            Self::WrongKind(kind) => write!(f, "not a regular file but {kind}"),
            Self::LinkOut => f.write_str("a symbolic link out of the folder"),
            Self::TooLarge { limit } => write!(f, "larger than {} MiB", limit >> 20),
            Self::TooMany { limit } => write!(f, "more than {limit} files"),
            Self::Exists => f.write_str("it exists already and nothing is overwritten"),
            Self::Changed => f.write_str("somebody else changed it meanwhile"),
            Self::NotOurs => f.write_str("this program did not write it"),
            Self::InUse { by } if by.is_empty() => f.write_str("in use"),
            Self::InUse { by } => write!(f, "in use by {by}"),
            Self::Full => f.write_str("the disk is full"),
            Self::Quota => f.write_str("the disk quota is reached"),
            Self::FileLimit => f.write_str("files may not grow so large here"),
            Self::TooManyOpen => f.write_str("too many open files"),
            Self::ReadOnly => f.write_str("the disk is read-only"),
            Self::BadName => f.write_str("this name cannot be used"),
            Self::Other(error) => error.fmt(f),
        }
    }
}

impl From<Error> for FileReason {
    fn from(error: Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::Missing,
            ErrorKind::PermissionDenied => Self::Forbidden,
            ErrorKind::AlreadyExists => Self::Exists,
            ErrorKind::StorageFull => Self::Full,
            ErrorKind::QuotaExceeded => Self::Quota,
            ErrorKind::FileTooLarge => Self::FileLimit,
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            ErrorKind::IsADirectory => Self::WrongKind(FileKind::Folder),
            ErrorKind::NotADirectory => Self::WrongKind(FileKind::Other),
            ErrorKind::InvalidFilename => Self::BadName,
            _ if error.raw_os_error() == Some(Errno::LOOP.raw_os_error()) => Self::WrongKind(FileKind::Link),
            _ if [Errno::MFILE, Errno::NFILE]
                .iter()
                .any(|errno| error.raw_os_error() == Some(errno.raw_os_error())) =>
            {
                Self::TooManyOpen
            }
            _ => Self::Other(error),
        }
    }
}

impl From<Errno> for FileReason {
    fn from(errno: Errno) -> Self {
        Error::from(errno).into()
    }
}
