//! One walk by one person: the choices made, the question in view, and every page in ready words. A front end sees
//! this room and nothing behind it. Knows no terminal, no file and no clock.

mod advice;
mod app;
mod ask;
mod compare;
mod lists;
mod page;
mod suppliers;
mod terms;
mod walk;
mod why;
mod words;

pub use compare::{SideBySide, ComparisonTable, TablePart, TableRow};
pub use page::{
    Action, AppName, Ask, AskKind, Block, CountColumns, Document, PendingAnswer, ChoiceEffect, Head, AnswerLine, LinePick, Listing,
    AppMark, Page, ListingRow, PageId, ExplainedTerm,
};
pub use walk::{Session, Trouble};
