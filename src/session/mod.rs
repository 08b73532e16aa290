//! One walk by one person: the choices made, the question in view, and every page in ready words. A front end sees
//! this room and nothing behind it. Knows no terminal, no file and no clock.

mod advice;
mod app;
mod ask;
mod compare;
mod host;
mod lists;
mod page;
mod suppliers;
mod terms;
mod walk;
mod why;
mod words;

pub use compare::{ComparisonTable, SideBySide, TablePart, TableRow};
pub use host::{Ended, Host};
pub use page::{
    Action, AnswerLine, AppMark, AppName, Ask, AskKind, Block, ChoiceEffect, CountColumns, Document,
    ExplainedTerm, Head, LinePick, Listing, ListingRow, Page, PageId, PendingAnswer,
};
pub use walk::{Session, Trouble};
