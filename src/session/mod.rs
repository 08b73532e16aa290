//! One walk by one person: the choices made, the question in view, and every page in ready words. A front end sees
//! this room and nothing behind it. Knows no terminal, no file and no clock.

mod advice;
mod advice_then;
mod age;
mod app;
mod app_list;
mod app_search;
mod ask;
mod cell_sizes;
mod changes;
mod compare;
mod confirm;
mod decision;
mod dossiers;
mod drafts;
mod ended;
mod example;
mod field_room;
mod fold;
mod form;
mod host;
mod later_values;
mod left_typed;
mod letter_files;
mod letters;
mod listed_dossier;
mod news;
mod off_path;
mod outcome;
mod page;
mod pages;
mod reasons;
mod recorded;
mod replies;
mod report_page;
mod resumed;
mod row_cells;
mod row_layout;
mod row_words;
mod rows;
mod shared_values;
mod sorting;
mod succession;
mod suppliers;
mod terms;
mod undo;
mod walk;
mod weighed;
mod why;
mod words;

pub use advice::{
    Advice, AdviceInShort, AppAdvice, AppOrder, AppReason, AppVerdict, AppsInUse, AskedFact, AttentionPoint,
    DeadEnd, DecisiveAnswers, FirstChoice, GivenAnswer, GivenAnswers, NextQuestion, OpenQuestion,
    OpenQuestions, Organisation, OrganisationPoint, OutcomeAdvice, ReasonOrigin, Section, SourceEntry,
    SourceList, SourceMarks, SourcePlace, StandingGroup, ToldClash, ToldFact, ToldFactChange, ToldWish,
    VerdictReason, WalkEnd, WeighedAnswer, WouldChange,
};
pub use advice_then::{AdviceThen, AppChange, AppThen};
pub use app::{AppProfile, FactGroup};
pub use app_search::FoundRow;
pub use changes::{ListedChange, ListedChanges};
pub use compare::{ComparisonTable, SideBySide, TablePart, TableRow};
pub use confirm::Confirmed;
pub use decision::{
    Belongs, Decision, FormDrafts, ListedTask, Opinion, Remark, RemarkOn, Reply, ReplyOn, ReplyShown,
    ReplyValue, SelectedApp, Selection, Status, StatusChange, Task, TaskId, TaskState, status_words,
};
pub use dossiers::{
    DossierAction, DossierDone, DossierState, Dossiers, ListedDossier, NamedDossier, Predecessor,
};
pub use field_room::{MOST_LINES, what_fits};
pub use fold::Fold;
pub use form::{FieldKind, FieldOption, FormId};
pub use host::{AtLeaving, Ended, Host, SaveState, Unsaved};
pub use left_typed::{OtherPeople, Unconfirmed};
pub use letter_files::{LetterKind, LettersToSave};
pub use letters::{CommonInquiry, LetterPart, SupplierLetter, SupplierLetters, SupplierQuestion};
pub use listed_dossier::{chosen_in_list, status_in_list};
pub use page::{
    Action, AnswerLine, AppMark, AppName, Ask, AskKind, Block, ChoiceEffect, ColumnWords, CountColumns,
    Document, ExplainedTerm, Form, FormField, Head, LinePick, Listing, ListingRow, Page, PageId,
    PendingAnswer, Tick, TypedWords,
};
pub use recorded::TestedFact;
pub use replies::{FallenAnswer, REPLY_SOURCE, ReplyState, ReplyTopic, ToldReply, with_replies};
pub use report_page::ReportKind;
pub use resumed::{AnswerBefore, Resumed};
pub use row_cells::{RowCell, row_cells, told_cells};
pub use row_layout::{AppRow, RowLayout, RowSizes};
pub use rows::{ListedApps, Rows};
pub use succession::DossierRef;
pub use suppliers::AskedSupplier;
pub use walk::{Session, Trouble};
pub use why::{AppWhy, FittingAnswer};
