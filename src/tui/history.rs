//! The pages that Back leads to, and the position on each.

use super::view::ScrollPosition;
use crate::session::{Action, PageId, PendingAnswer};

/// A page one can go back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PageKind {
    /// A page of the session.
    Session(PageId),
    /// An earlier question, in view to be changed.
    Change,
    /// The help of the page below.
    Help,
    /// Whether to leave.
    Quit,
}

/// What the next character that is typed does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum InputMode {
    /// It is a command. A digit begins: the number of a line, or a new number in place of the one in the field.
    #[default]
    Command,
    /// A digit is added to the number of a line that is being typed.
    LineNumber(usize),
    /// A digit is added to the number in the field.
    Number,
    /// It is added to the search text.
    Search,
    /// Enter takes the empty choice: the person was told that nothing is ticked.
    EmptyChoice,
}

/// A page, and the position on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HistoryEntry {
    pub(super) page: PageKind,
    pub(super) position: ScrollPosition,
    /// The row that was highlighted when a page was opened from it: what is done there may move the row.
    pub(super) row: Option<Action>,
    /// The text that its rows are searched for.
    pub(super) query: String,
    pub(super) mode: InputMode,
    /// The question that it showed, with the answer that was given to it then: the position belongs to these.
    pub(super) asked: Option<(Action, PendingAnswer)>,
}

impl HistoryEntry {
    fn new(page: PageKind) -> Self {
        Self {
            page,
            position: ScrollPosition::default(),
            row: None,
            query: String::new(),
            mode: InputMode::default(),
            asked: None,
        }
    }
}

/// The pages on the way back, the one in view last. There is always one: the first is never taken away.
#[derive(Debug, Clone)]
pub(super) struct History {
    first: HistoryEntry,
    later: Vec<HistoryEntry>,
}

impl History {
    /// A history that begins, and for now ends, with a page.
    pub(super) fn new(first: PageKind) -> Self {
        Self { first: HistoryEntry::new(first), later: Vec::new() }
    }

    /// The page in view.
    pub(super) fn current(&self) -> &HistoryEntry {
        self.later.last().unwrap_or(&self.first)
    }

    /// The page in view, to be changed.
    pub(super) fn current_mut(&mut self) -> &mut HistoryEntry {
        self.later.last_mut().unwrap_or(&mut self.first)
    }

    /// Whether there is a page to go back to.
    pub(super) fn can_go_back(&self) -> bool {
        !self.later.is_empty()
    }

    /// Puts a page in view that is not on the way back yet.
    pub(super) fn push(&mut self, page: PageKind) {
        debug_assert!(self.entries().all(|entry| entry.page != page), "a page is on the way back only once");
        self.later.push(HistoryEntry::new(page));
    }

    /// Puts back a page that [`History::pop`] took away.
    pub(super) fn restore(&mut self, entry: HistoryEntry) {
        self.later.push(entry);
    }

    /// Takes away the page in view; the first page stays.
    pub(super) fn pop(&mut self) -> Option<HistoryEntry> {
        self.later.pop()
    }

    /// Goes back to a page, if it is on the way back.
    pub(super) fn go_back_to(&mut self, page: PageKind) -> bool {
        let Some(at) = self.entries().position(|entry| entry.page == page) else { return false };
        // The first entry is not among the later ones.
        self.later.truncate(at);
        debug_assert_eq!(self.current().page, page);
        true
    }

    /// Another answer is being made than before: nothing has been typed into its field yet.
    pub(super) fn begin_answer(&mut self) {
        let entries = std::iter::once(&mut self.first).chain(&mut self.later);
        for entry in entries.filter(|entry| entry.mode == InputMode::Number) {
            entry.mode = InputMode::Command;
        }
    }

    /// Goes back to the first page.
    pub(super) fn go_back_to_first(&mut self) {
        self.later.clear();
    }

    /// The page of the session that is in view, or is below what is in view.
    pub(super) fn session_page(&self) -> PageId {
        let below = self.later.iter().rev().chain([&self.first]).find_map(|entry| match entry.page {
            PageKind::Session(page) => Some(page),
            PageKind::Change => Some(PageId::Walk),
            PageKind::Help | PageKind::Quit => None,
        });
        debug_assert!(below.is_some(), "help and leaving are asked for on a page");
        // Where everything begins.
        below.unwrap_or(PageId::Start)
    }

    fn entries(&self) -> impl Iterator<Item = &HistoryEntry> {
        std::iter::once(&self.first).chain(&self.later)
    }
}

#[cfg(test)]
mod tests {
    use super::{History, PageKind};
    use crate::session::PageId;

    const START: PageKind = PageKind::Session(PageId::Start);
    const WALK: PageKind = PageKind::Session(PageId::Walk);
    const APPS: PageKind = PageKind::Session(PageId::Apps);

    #[test]
    fn the_first_page_is_never_taken_away() {
        let mut history = History::new(START);
        history.push(WALK);
        assert_eq!(history.pop().map(|entry| entry.page), Some(WALK));
        assert_eq!(history.pop(), None);
        assert_eq!(history.current().page, START);
        assert!(!history.can_go_back());
    }

    #[test]
    fn going_back_to_a_page_takes_away_what_came_after_it() {
        let mut history = History::new(START);
        for page in [WALK, APPS, PageKind::Help] {
            history.push(page);
        }
        assert_eq!(history.session_page(), PageId::Apps);
        assert!(!history.go_back_to(PageKind::Quit));
        assert!(history.go_back_to(WALK));
        assert_eq!(history.current().page, WALK);
        assert!(!history.go_back_to(APPS));
        assert!(history.go_back_to(START));
        assert!(!history.can_go_back());
    }
}
