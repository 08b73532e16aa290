//! What this room asks of the disk. `cli` connects it to the room that owns the files, which knows no walks; reasons
//! and paths come back in words, ready to be shown.

/// One of the two files of a walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WalkPart {
    /// The answers, under a header.
    Answers,
    /// The steps of plans that are done.
    Checklist,
}

/// Where the files of one walk are.
pub trait WalkStorage {
    /// A file that is open and locked.
    type Handle: WalkFile;

    /// Locks a file for as long as it is open, and reads it; no bytes when it is not there yet. `holder` is one line
    /// about this run that others see.
    ///
    /// # Errors
    /// Why not, and whether the walk may continue.
    fn open(&self, part: WalkPart, holder: &str) -> Result<(Self::Handle, Option<Vec<u8>>), NotOpened>;

    /// Reads a file without locking it; nothing when that cannot be done, or when this program did not write it.
    fn read(&self, part: WalkPart) -> Option<Vec<u8>>;

    /// The answers of all walks in the folder that the program keeps them in, each after where it is; none for a file
    /// that a person named.
    fn all_walks(&self) -> Vec<(String, Vec<u8>)>;
}

/// A file of a walk that is open and locked.
pub trait WalkFile {
    /// Where it is.
    fn path(&self) -> String;

    /// Saves the whole text: afterwards the file is the new one, or on failure the old one. When others changed the
    /// file, theirs stays, the text is saved in a copy from then on, and the path of the copy comes back once.
    /// `timestamp` tells the copies apart.
    ///
    /// # Errors
    /// Why not: part of a sentence.
    fn save(&mut self, text: &str, timestamp: &str) -> Result<Option<String>, String>;

    /// Keeps what is in the file, where no later save comes; nothing when there is no file. `timestamp` is in its name.
    ///
    /// # Errors
    /// Why not: part of a sentence.
    fn keep_earlier(&mut self, timestamp: &str) -> Result<(), String>;

    /// The version before the last save, if there is one that can be read.
    fn previous(&self) -> Option<Vec<u8>>;

    /// Gives a damaged file another name, so that the next save starts a new one. Returns its path now; nothing when
    /// there was no file.
    ///
    /// # Errors
    /// Why not: part of a sentence.
    fn set_aside(&mut self) -> Result<Option<String>, String>;
}

/// Why a file is not open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotOpened {
    /// Another run has it open; what that run wrote about itself.
    InUse {
        /// The `holder` of that run; empty when it wrote nothing.
        by: String,
    },
    /// It cannot be saved, and why: part of a sentence. The walk can continue.
    CannotSave(String),
    /// What is there is not ours, or cannot be read: a whole sentence. There is no walk to continue.
    Refused(String),
}
