//! Keeping a walk: finding what was saved before, saving after every answer, and the advice as a file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::around;
use super::content::Loaded;
use super::file_words::file_reason;
use crate::batch::{Answers, Heading, Mistake, MistakeKind, answers_text, read_ticks, ticks_text};
use crate::engine::AnswerValue;
use crate::files::{
    ANSWERS_LIMIT, FileError, Kept, Saved, Why, kept_files, make_private_folder, read_file, save_beside,
    state_name,
};
use crate::model::QuestionIx;
use crate::report::markdown;
use crate::session::Session;
use crate::source::Sources;
use crate::text::{Messages, SafeText};
use crate::{plain, tui};

/// Saves one walk, and tells the front ends what they ask of the world.
pub(super) struct Keeper<'l> {
    loaded: &'l Loaded,
    answers: Place,
    plan: Place,
    /// Earlier answers that no longer fit: kept in the file as comments.
    unfit: Vec<String>,
    /// Where the answers went when others had changed the file.
    conflict: Option<PathBuf>,
    /// What was saved last, so that looking around saves nothing.
    last: Option<Chosen>,
}

/// The choices, and the steps of plans that are ticked.
type Chosen = (BTreeMap<QuestionIx, AnswerValue>, BTreeSet<(String, String)>);

/// Where something is saved, or why it is not.
enum Place {
    Open(Kept),
    /// Not opened yet: made when there is something to save.
    Later(PathBuf),
    Closed(String),
}

/// What was found of an earlier walk.
#[derive(Default)]
pub(super) struct Found {
    pub(super) choices: BTreeMap<QuestionIx, AnswerValue>,
    pub(super) ticked: BTreeSet<(String, String)>,
    /// What the person has to know, one sentence each.
    pub(super) remarks: Vec<String>,
    /// When it was saved.
    pub(super) since: Option<String>,
}

impl<'l> Keeper<'l> {
    /// Opens the file of a walk: the one that is named, or the one of this tree. When it cannot be kept the walk goes
    /// on without saving, and the remarks say so.
    pub(super) fn open(loaded: &'l Loaded, file: Option<&Path>) -> (Self, Found) {
        let mut found = Found::default();
        let closed = |reason: String| Self {
            loaded,
            answers: Place::Closed(reason.clone()),
            plan: Place::Closed(reason),
            unfit: Vec::new(),
            conflict: None,
            last: None,
        };
        let messages = loaded.messages;
        let path = match place(loaded, file) {
            Ok(path) => path,
            Err(reason) => {
                found.remarks.push(messages.cannot_save(&reason));
                return (closed(reason), found);
            }
        };
        let holder = format!("{} {}", around::who(), around::stamp(around::now()));
        match Kept::open(&path, &holder) {
            Ok((kept, bytes)) => {
                let mut keeper = Self { answers: Place::Open(kept), ..closed(String::new()) };
                keeper.plan = Place::Later(path.with_extension("plan.yaml"));
                keeper.read_earlier(bytes, file.is_none(), &mut found);
                keeper.read_plan(&mut found);
                (keeper, found)
            }
            Err(error) => {
                let mut keeper = closed(file_reason(&error.why, messages));
                found.remarks.push(match &error.why {
                    Why::InUse { by } => in_use(by, messages),
                    why => messages.cannot_save(&file_reason(why, messages)),
                });
                // Going on from what is there does no harm: nothing is written.
                if let Ok(bytes) = read_file(&path, ANSWERS_LIMIT) {
                    keeper.take_over(bytes, &mut found);
                }
                (keeper, found)
            }
        }
    }

    /// Where the answers are saved, if they are.
    pub(super) fn path(&self) -> Option<PathBuf> {
        match &self.answers {
            Place::Open(kept) => Some(kept.path()),
            Place::Later(_) | Place::Closed(_) => None,
        }
    }

    /// Where the answers went when others had changed the file.
    pub(super) fn conflict(&self) -> Option<&Path> {
        self.conflict.as_deref()
    }

    /// Reads what the file held; a damaged one is put aside and the version before it is taken.
    fn read_earlier(&mut self, bytes: Option<Vec<u8>>, search: bool, found: &mut Found) {
        let Some(bytes) = bytes else {
            if search {
                self.read_older_edition(found);
            }
            return;
        };
        if self.take_over(bytes, found) {
            return;
        }
        let Place::Open(kept) = &mut self.answers else { return };
        let previous = kept.previous().ok().flatten();
        match kept.set_aside() {
            Ok(Some(aside)) => found.remarks.push(self.loaded.messages.damaged_aside(&shown(&aside))),
            Ok(None) => {}
            Err(error) => {
                let reason = file_reason(&error.why, self.loaded.messages);
                found.remarks.push(self.loaded.messages.cannot_save(&reason));
                self.answers = Place::Closed(reason);
            }
        }
        if previous.is_some_and(|bytes| self.take_over(bytes, found)) {
            found.remarks.push(self.loaded.messages.previous_opened().to_owned());
        }
    }

    /// The tree was changed since: the last answers for a tree of this id are taken over, and stay where they are.
    fn read_older_edition(&mut self, found: &mut Found) {
        let Some(folder) = self.path().and_then(|path| path.parent().map(Path::to_owned)) else { return };
        let ours = |bytes: &[u8]| {
            let heading = Heading::read(&String::from_utf8_lossy(bytes));
            (heading.tree.as_deref() == Some(self.loaded.model.graph.id.as_str())).then_some(heading.saved)
        };
        let files = kept_files(&folder).unwrap_or_default();
        let read = files.iter().filter_map(|path| read_file(path, ANSWERS_LIMIT).ok());
        let last = read.filter_map(|bytes| Some((ours(&bytes)?, bytes))).max_by(|a, b| a.0.cmp(&b.0));
        if let Some((_, bytes)) = last {
            self.take_over(bytes, found);
        }
    }

    /// Takes over the answers of a file as far as they fit; false when it cannot be read.
    fn take_over(&mut self, bytes: Vec<u8>, found: &mut Found) -> bool {
        let messages = self.loaded.messages;
        let heading = Heading::read(&String::from_utf8_lossy(&bytes));
        let mut sources = Sources::new();
        let file = sources.add_bytes(String::new(), bytes);
        let mut answers = Answers::default();
        if answers.add_file(&sources, file).is_err() {
            return false;
        }
        let (choices, mistakes) = answers.choices(&self.loaded.model);
        let changed = heading.tree_digest.is_some_and(|digest| digest != self.loaded.tree_digest);
        if changed && !answers.is_empty() {
            found.remarks.push(messages.content_changed().to_owned());
        }
        found.remarks.extend(mistakes.iter().map(|mistake| self.gone(mistake)));
        self.unfit = mistakes.iter().filter_map(|mistake| mistake.written.clone()).collect();
        found.choices = choices;
        let saved = heading.saved.as_deref().and_then(around::read_stamp);
        found.since = saved.map(|saved| messages.lang().moment(around::now(), saved));
        true
    }

    /// An earlier answer that no longer fits, in words.
    fn gone(&self, mistake: &Mistake) -> String {
        let (model, messages) = (&self.loaded.model, self.loaded.messages);
        match &mistake.kind {
            MistakeKind::NoSuchAnswer { question, answer } => {
                let ask = model.graph.questions.row(*question).ask.one_line();
                messages.answer_gone(&ask, &SafeText::new(answer).one_line())
            }
            _ => mistake.words(model, messages, None),
        }
    }

    fn read_plan(&mut self, found: &mut Found) {
        let Place::Later(path) = &self.plan else { return };
        let Ok(bytes) = read_file(path, ANSWERS_LIMIT) else { return };
        let mut sources = Sources::new();
        let file = sources.add_bytes(String::new(), bytes);
        if let Ok(ticked) = read_ticks(&self.loaded.model, &sources, file) {
            found.ticked = ticked;
        }
    }

    fn keep(&mut self, session: &Session<'_>) -> Result<(), String> {
        let walk = (session.choices().clone(), session.ticked().clone());
        if self.last.as_ref() == Some(&walk) {
            return Ok(());
        }
        let messages = self.loaded.messages;
        let now = around::stamp(around::now());
        let text = answers_text(self.loaded.basis(), messages, session.choices(), &now, &self.unfit);
        if let Some(Saved::Beside(path)) = save(&mut self.answers, &text, &now, messages)? {
            self.conflict = Some(path);
        }
        let unused = matches!(self.plan, Place::Later(_)) && session.ticked().is_empty();
        if !unused {
            save(&mut self.plan, &ticks_text(messages, session.ticked()), &now, messages)?;
        }
        self.last = Some(walk);
        Ok(())
    }

    fn export(&self, session: &Session<'_>) -> Result<String, String> {
        let messages = self.loaded.messages;
        let day = messages.lang().day(around::now().date());
        let text = markdown(session, Some(&day));
        let saved = save_beside(around::here(), messages.export_name(), "md", text.as_bytes());
        saved.map(|path| shown(&path)).map_err(|error| file_reason(&error.why, messages))
    }
}

/// Which file the walk is kept in.
fn place(loaded: &Loaded, file: Option<&Path>) -> Result<PathBuf, String> {
    let messages = loaded.messages;
    if let Some(file) = file {
        return Ok(file.to_owned());
    }
    let folder = around::state_folder().ok_or_else(|| messages.no_home().to_owned())?;
    make_private_folder(&folder).map_err(|error| file_reason(&error.why, messages))?;
    Ok(folder.join(state_name(&loaded.model.graph.id, &loaded.tree_digest)))
}

/// Saves a text in its place; nothing comes back when it is open nowhere.
fn save(place: &mut Place, text: &str, now: &str, messages: Messages) -> Result<Option<Saved>, String> {
    let reason = |error: FileError| file_reason(&error.why, messages);
    if let Place::Later(path) = place {
        let holder = format!("{} {now}", around::who());
        *place = Place::Open(Kept::open(path, &holder).map_err(reason)?.0);
    }
    match place {
        // A time in a file name may hold no colons.
        Place::Open(kept) => kept.save(text.as_bytes(), &now.replace(':', "")).map(Some).map_err(reason),
        Place::Closed(reason) => Err(reason.clone()),
        Place::Later(_) => Ok(None),
    }
}

/// Who has the file open, and since when.
fn in_use(by: &str, messages: Messages) -> String {
    let (who, since) = by.trim().rsplit_once(' ').unwrap_or((by.trim(), ""));
    let since = around::read_stamp(since).map(|since| messages.lang().moment(around::now(), since));
    let who = SafeText::new(who).one_line();
    let who = if who.is_empty() { messages.someone() } else { &who };
    messages.in_use_unsaved(who, since.as_deref())
}

pub(super) fn shown(path: &Path) -> String {
    SafeText::new(&path.to_string_lossy()).one_line()
}

impl plain::Outside for Keeper<'_> {
    fn keep(&mut self, session: &Session<'_>) -> Result<(), String> {
        Keeper::keep(self, session)
    }

    fn export(&mut self, session: &Session<'_>) -> Result<String, String> {
        Keeper::export(self, session)
    }
}

impl tui::Outside for Keeper<'_> {
    fn keep(&mut self, session: &Session<'_>) -> Result<(), String> {
        Keeper::keep(self, session)
    }

    fn export(&mut self, session: &Session<'_>) -> Result<String, String> {
        Keeper::export(self, session)
    }
}
