//! Conditions: a map with exactly one key.

use super::{OneOf, RecordSpec, ValueSpec, exactly_one, may};

static PART: ValueSpec = ValueSpec::Record(&CONDITION);
const TESTS: &[&str] = &[
    "is",
    "has",
    "has_any",
    "has_all",
    "at_least",
    "at_most",
    "known",
    "app",
    "label",
    "chose",
    "number",
    "answer",
    "remaining",
    "all",
    "any",
    "not",
];
const ONE_TEST: &[OneOf] = &[exactly_one(TESTS)];

/// A test that is true, false or unknown.
pub(crate) static CONDITION: RecordSpec = RecordSpec {
    name: "condition",
    doc: "A test that is true, false or unknown.",
    keys: &[
        may(
            "is",
            ValueSpec::PairOf(&ValueSpec::Values),
            "A choice, a flag or a number is this, or one of these: `{ is: { kind: [city, race] } }`",
        ),
        may(
            "has",
            ValueSpec::PairOf(&ValueSpec::Value),
            "A set of values or apps contains this: `{ has: { brakes: disc } }`",
        ),
        may(
            "has_any",
            ValueSpec::PairOf(&ValueSpec::Values),
            "A set contains one of these: `{ has_any: { brakes: [disc, rim] } }`",
        ),
        may(
            "has_all",
            ValueSpec::PairOf(&ValueSpec::Values),
            "A set contains all of these: `{ has_all: { brakes: [disc, rim] } }`",
        ),
        may(
            "at_least",
            ValueSpec::PairOf(&ValueSpec::Value),
            "A number is this or more; `unlimited` is more than any: `{ at_least: { gears: 3 } }`",
        ),
        may(
            "at_most",
            ValueSpec::PairOf(&ValueSpec::Value),
            "A number is this or less: `{ at_most: { weight: 15 } }`",
        ),
        may(
            "known",
            ValueSpec::Id,
            "The fact has a value. Never unknown itself; false when it depends: `{ known: weight }`",
        ),
        may("app", ValueSpec::Values, "The app is this one, or one of these: `{ app: [swift, stout] }`"),
        may(
            "label",
            ValueSpec::Values,
            "The label, or one of these, is set on this walk, or derived: `{ label: commuter }`",
        ),
        may(
            "chose",
            ValueSpec::PairOf(&ValueSpec::Values),
            "The question was answered with this, or with one of these; not for a `number`: `{ chose: { \
             use: work } }`",
        ),
        may(
            "number",
            ValueSpec::PairOf(&ValueSpec::Record(&NUMBER_TEST)),
            "The number given to an earlier question is so much; unknown when none was given: `{ number: { \
             distance: { at_least: 30 } } }`",
        ),
        may(
            "answer",
            ValueSpec::Record(&ANSWER_TEST),
            "A test of the answer being given: `{ answer: { at_least: 30 } }`",
        ),
        may(
            "remaining",
            ValueSpec::Record(&REMAINING),
            "A test over the apps that are left: `{ remaining: { at_most: 0 } }`",
        ),
        may(
            "all",
            ValueSpec::List(&PART),
            "All of these are true; of none it is true: `{ all: [{ label: far }, { known: weight }] }`",
        ),
        may(
            "any",
            ValueSpec::List(&PART),
            "One of these is true; of none it is false: `{ any: [{ label: far }, { known: weight }] }`",
        ),
        may(
            "not",
            ValueSpec::Record(&CONDITION),
            "This is false; unknown stays unknown: `{ not: { label: far } }`",
        ),
    ],
    choices: ONE_TEST,
};

/// A test of the answer being given.
pub(crate) static ANSWER_TEST: RecordSpec = RecordSpec {
    name: "answer test",
    doc: "A test of the answer being given. Unknown after `I do not know`, and when the question is skipped.",
    keys: &[
        may(
            "is",
            ValueSpec::Values,
            "The answer is this, or one of these; in a `many` one of those chosen: `{ is: [work, school] }`",
        ),
        may("at_least", ValueSpec::Whole, "The number given is this or more: `{ at_least: 30 }`"),
        may("at_most", ValueSpec::Whole, "The number given is this or less: `{ at_most: 2 }`"),
    ],
    choices: &[exactly_one(&["is", "at_least", "at_most"])],
};

/// A test of an earlier number.
pub(crate) static NUMBER_TEST: RecordSpec = RecordSpec {
    name: "number test",
    doc: "A test of the number that was given to a question earlier on the walk; unknown when none was.",
    keys: &[
        may("at_least", ValueSpec::Whole, "The number is this or more: `{ at_least: 30 }`"),
        may("at_most", ValueSpec::Whole, "The number is this or less: `{ at_most: 2 }`"),
    ],
    choices: &[exactly_one(&["at_least", "at_most"])],
};

/// A test over the apps that are left.
pub(crate) static REMAINING: RecordSpec = RecordSpec {
    name: "remaining",
    doc: "A test over the apps that are left. It is never unknown.",
    keys: &[
        may(
            "all",
            ValueSpec::Record(&CONDITION),
            "True of every app left, even when none is left: `{ all: { is: { electric: true } } }`",
        ),
        may(
            "some",
            ValueSpec::Record(&CONDITION),
            "True of at least one app left: `{ some: { is: { electric: true } } }`",
        ),
        may(
            "none",
            ValueSpec::Record(&CONDITION),
            "False of every app left, even when none is left; unknown is not false: `{ none: { has: { \
             brakes: rim } } }`",
        ),
        may("at_least", ValueSpec::Value, "This many apps or more are left: `{ at_least: 2 }`"),
        may("at_most", ValueSpec::Value, "This many apps or fewer are left: `{ at_most: 0 }`"),
    ],
    choices: &[exactly_one(&["all", "some", "none", "at_least", "at_most"])],
};
