//! The records of a catalogue file.

use super::question::ATTENTIONS;
use super::tree::REFERENCES;
use super::{RecordSpec, ValueSpec, exactly_one, may, must};

/// One application.
pub static APP: RecordSpec = RecordSpec {
    name: "app",
    doc: "One application of the catalogue. It usually has a file of its own, whose name is its id.",
    keys: &[
        must("name", ValueSpec::Text, "What it is called on screen."),
        may(
            "id",
            ValueSpec::NewId,
            "Its id, in a list under `apps`. In a file of its own the name of the file is the id.",
        ),
        may("supplier", ValueSpec::Text, "Who makes it."),
        may("summary", ValueSpec::Text, "What it is, in one line."),
        may(
            "offered",
            ValueSpec::Flag,
            "`false`: it may be named by an answer or a condition, but it is not a candidate and is not \
             listed. The default is `true`.",
        ),
        may("never", ValueSpec::Record(&NEVER), "It drops on every walk, for this reason."),
        may(
            "ended",
            ValueSpec::Record(&ENDED),
            "It is no more, or will be. From that day on it drops on every walk, under a heading of its own; before that day \
             this says nothing.",
        ),
        may(
            "facts",
            ValueSpec::MapOf(&ValueSpec::ValuesOr(&FACT_VALUE)),
            "What is known of it, by fact. What is left out is unknown.",
        ),
        may("attention", ATTENTIONS, "What to watch or arrange with it, when it is left."),
        may("sources", REFERENCES, "Where its facts come from, unless a fact says otherwise."),
        may("checked", ValueSpec::Date, "When its facts were last checked, unless a fact says otherwise."),
    ],
    choices: &[],
};

/// Why an app is dropped on every walk.
pub(crate) static NEVER: RecordSpec = RecordSpec {
    name: "never",
    doc: "Why an app drops on every walk.",
    keys: &[
        must("because", ValueSpec::Text, "The reason, in a few words."),
        may("sources", REFERENCES, "Where that comes from."),
    ],
    choices: &[],
};

/// That an app is no more.
pub(crate) static ENDED: RecordSpec = RecordSpec {
    name: "ended",
    doc: "That an app is no more, or will not be there any longer from some day on.",
    keys: &[
        must(
            "on",
            ValueSpec::Date,
            "The first day on which it is not there any more. Of a year or a month that is the last day.",
        ),
        may("because", ValueSpec::Text, "The reason, in a few words."),
        may("successor", ValueSpec::Typed, "What came in its place: the id of an app, or words."),
        may("sources", REFERENCES, "Where that comes from."),
    ],
    choices: &[],
};

/// A value of a fact with details about it.
pub(crate) static FACT_VALUE: RecordSpec = RecordSpec {
    name: "fact value",
    doc: "A value of a fact with details about it.",
    keys: &[
        may("value", ValueSpec::Values, "The value, as you would write it without the rest."),
        may(
            "depends",
            ValueSpec::Text,
            "What it depends on, in words, when there is no single value. Conditions treat it as unknown.",
        ),
        may("note", ValueSpec::Text, "A remark that is shown with it."),
        may("sources", REFERENCES, "Where it comes from, if different from the app's sources."),
        may("checked", ValueSpec::Date, "When it was checked, if different from the app."),
    ],
    choices: &[exactly_one(&["value", "depends"])],
};

/// A file with several applications. They are read one by one.
pub static CATALOGUE_LIST: RecordSpec = RecordSpec {
    name: "catalogue file",
    doc: "A file with several applications.",
    keys: &[must(
        "apps",
        ValueSpec::List(&ValueSpec::Record(&APP)),
        "The apps, each with an id. They are read one by one.",
    )],
    choices: &[],
};
