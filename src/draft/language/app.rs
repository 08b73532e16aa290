//! The records of a catalogue file.

use super::tree::{ATTENTIONS, REFERENCES};
use super::{Kind, Record, exactly_one, may, must};

/// One application.
pub static APP: Record = Record {
    name: "app",
    keys: &[
        must("name", Kind::Text, "what it is called on screen"),
        may("id", Kind::NewId, "its id, in a list under `apps`; else the name of the file"),
        may("supplier", Kind::Text, "who makes it"),
        may("summary", Kind::Text, "what it is, in one line"),
        may("offered", Kind::Flag, "false: may be named, but is no candidate"),
        may("never", Kind::Record(&NEVER), "dropped on every walk, for this reason"),
        may("facts", Kind::MapOf(&Kind::ValuesOr(&FACT_VALUE)), "what is known of it"),
        may("attention", ATTENTIONS, "what to watch or arrange with it"),
        may("sources", REFERENCES, "where its facts come from"),
        may("checked", Kind::Date, "when its facts were last looked at"),
    ],
    choices: &[],
};

/// Why an app is dropped on every walk.
pub(crate) static NEVER: Record = Record {
    name: "never",
    keys: &[must("because", Kind::Text, "the reason"), may("sources", REFERENCES, "where that comes from")],
    choices: &[],
};

/// A value of a fact with what is told of it.
pub(crate) static FACT_VALUE: Record = Record {
    name: "fact value",
    keys: &[
        may("value", Kind::Values, "the value"),
        may("depends", Kind::Text, "on what it depends, when there is no one value"),
        may("note", Kind::Text, "a remark"),
        may("sources", REFERENCES, "where it comes from, when not where the app does"),
        may("checked", Kind::Date, "when it was looked at, when not when the app was"),
    ],
    choices: &[exactly_one(&["value", "depends"])],
};

/// A file with several applications. They are read one by one.
pub static CATALOGUE_LIST: Record = Record {
    name: "catalogue file",
    keys: &[must("apps", Kind::List(&Kind::Record(&APP)), "the apps, each with an id")],
    choices: &[],
};
