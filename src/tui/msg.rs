//! What a person wants, and where: what keys are turned into.

use super::view::Motion;
use crate::session::PageId;

/// Where the keys go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Focus {
    /// A question with one answer.
    One,
    /// A question with one answer, while none is marked.
    Unpointed,
    /// A question with boxes to tick.
    Many,
    /// The field of a number: every letter is text.
    Number,
    /// A question for a number, outside its field: letters are commands.
    Beside,
    /// Rows to choose from.
    Rows,
    /// Rows in which the highlighted one is a change of answers.
    Changes,
    /// Rows that can be searched.
    SearchableRows,
    /// Rows with boxes to tick.
    Steps,
    /// Text to read.
    Text,
    /// Things side by side.
    Table,
    /// The field of the search text.
    Search,
    /// Whether to leave.
    Quit,
}

/// What a person wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Msg {
    /// Move the highlight, or the text.
    Move(Motion),
    /// Something is typed: into a field, or the number of a line.
    Type(char),
    /// Take away the last of what is typed.
    Erase,
    /// Take away all that is typed.
    Clear,
    /// Tick or untick what is highlighted.
    Toggle,
    /// Take what is highlighted.
    Confirm,
    /// One page back.
    Back,
    /// To another page.
    Open(PageId),
    /// To why the app in view, or highlighted, has its standing.
    Why,
    /// To the help.
    Help,
    /// To the field of the search text.
    Search,
    /// Lay apps side by side.
    Compare,
    /// Choose what is laid side by side, or no longer.
    Mark,
    /// Back to before the last change.
    Undo,
    /// Away with the answer to a question.
    Withdraw,
    /// Out of the field of a number, or into it.
    SwitchField,
    /// Write the advice to a file.
    Save,
    /// Go on line by line.
    Lines,
    /// Ask whether to leave.
    Quit,
    /// Ask whether to leave; the second time, leave.
    Interrupt,
    /// Stop for a while.
    Suspend,
    /// Draw everything again.
    Redraw,
}
