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
    /// A field of a form with one line: every letter is text.
    FieldLine,
    /// A field of a form with several lines: the same.
    FieldLines,
    /// A field of a form with a few things to choose from.
    FieldOptions,
    /// Below the fields of a form: what confirms it.
    FormEnd,
    /// Whether to leave.
    Quit,
}

/// What a key does in a field of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldKey {
    /// To the character, or the option, before.
    Left,
    /// To the next one.
    Right,
    /// To the word before.
    WordLeft,
    /// To the next word.
    WordRight,
    /// To the start of the line.
    Start,
    /// To its end.
    End,
    /// To the line above; from the first one to the field before.
    Up,
    /// To the line below; from the last one to the next field.
    Down,
    /// Takes away the character before the cursor.
    Erase,
    /// Takes away the one at the cursor.
    EraseNext,
    /// Takes away the word before the cursor.
    EraseWord,
    /// Takes away all of the line before the cursor.
    EraseToStart,
    /// Takes away all of the line from the cursor on.
    EraseToEnd,
    /// Begins a new line.
    NewLine,
    /// Undoes what was typed or taken away.
    Undo,
    /// Does again what was undone.
    Redo,
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
    /// Sort those that are equal by the next column.
    Sort,
    /// Choose what is laid side by side, or no longer.
    Mark,
    /// Back to before the last change.
    Undo,
    /// Away with the answer to a question.
    Withdraw,
    /// Out of the field of a number, or into it.
    SwitchField,
    /// To the next field of a form.
    NextField,
    /// To the field before.
    PreviousField,
    /// Edit what is in a field of a form.
    Field(FieldKey),
    /// Confirm what is in the fields of a form.
    Record,
    /// Put a remark at what is in view.
    Remark,
    /// Choose the app in view, or look at the decision.
    Decide,
    /// Enter what a supplier replied.
    Reply,
    /// Save the letters in view as files.
    Letters,
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

impl Msg {
    /// Whether another page comes in view by it.
    pub(super) fn leads_on(self) -> bool {
        matches!(
            self,
            Self::Back
                | Self::Open(_)
                | Self::Why
                | Self::Compare
                | Self::Decide
                | Self::Remark
                | Self::Reply
                | Self::Letters
        )
    }
}
