//! Conditions: a map with exactly one key.

use super::{Kind, OneOf, Record, exactly_one, may};

static PART: Kind = Kind::Record(&CONDITION);
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
    "answer",
    "remaining",
    "all",
    "any",
    "not",
];
const ONE_TEST: &[OneOf] = &[exactly_one(TESTS)];

/// A test that is true, false or unknown.
pub(crate) static CONDITION: Record = Record {
    name: "condition",
    doc: "A test that is true, false or unknown.",
    keys: &[
        may(
            "is",
            Kind::PairOf(&Kind::Values),
            "A choice, a flag or a number is this, or one of these: `{ is: { kind: [city, race] } }`",
        ),
        may(
            "has",
            Kind::PairOf(&Kind::Value),
            "A set of values or apps contains this: `{ has: { brakes: disc } }`",
        ),
        may(
            "has_any",
            Kind::PairOf(&Kind::Values),
            "A set contains one of these: `{ has_any: { brakes: [disc, rim] } }`",
        ),
        may(
            "has_all",
            Kind::PairOf(&Kind::Values),
            "A set contains all of these: `{ has_all: { brakes: [disc, rim] } }`",
        ),
        may(
            "at_least",
            Kind::PairOf(&Kind::Value),
            "A number is this or more; `unlimited` is more than any: `{ at_least: { gears: 3 } }`",
        ),
        may("at_most", Kind::PairOf(&Kind::Value), "A number is this or less: `{ at_most: { weight: 15 } }`"),
        may(
            "known",
            Kind::Id,
            "The fact has a value. Never unknown itself; false when it depends: `{ known: weight }`",
        ),
        may("app", Kind::Values, "The app is this one, or one of these: `{ app: [swift, stout] }`"),
        may("label", Kind::Values, "The label, or one of these, is set on this walk: `{ label: commuter }`"),
        may(
            "chose",
            Kind::PairOf(&Kind::Values),
            "The question was answered with this, or with one of these; not for a `number`: `{ chose: { \
             use: work } }`",
        ),
        may(
            "answer",
            Kind::Record(&ANSWER_TEST),
            "A test of the answer being given: `{ answer: { at_least: 30 } }`",
        ),
        may(
            "remaining",
            Kind::Record(&REMAINING),
            "A test over the apps that are left: `{ remaining: { at_most: 0 } }`",
        ),
        may(
            "all",
            Kind::List(&PART),
            "All of these are true; of none it is true: `{ all: [{ label: far }, { known: weight }] }`",
        ),
        may(
            "any",
            Kind::List(&PART),
            "One of these is true; of none it is false: `{ any: [{ label: far }, { known: weight }] }`",
        ),
        may(
            "not",
            Kind::Record(&CONDITION),
            "This is false; unknown stays unknown: `{ not: { label: far } }`",
        ),
    ],
    choices: ONE_TEST,
};

/// A test of the answer being given.
static ANSWER_TEST: Record = Record {
    name: "answer test",
    doc: "A test of the answer being given. Unknown after `I do not know`, and when the question is skipped.",
    keys: &[
        may(
            "is",
            Kind::Values,
            "The answer is this, or one of these; in a `many` one of those chosen: `{ is: [work, school] }`",
        ),
        may("at_least", Kind::Whole, "The number given is this or more: `{ at_least: 30 }`"),
        may("at_most", Kind::Whole, "The number given is this or less: `{ at_most: 2 }`"),
    ],
    choices: &[exactly_one(&["is", "at_least", "at_most"])],
};

/// A test over the apps that are left.
static REMAINING: Record = Record {
    name: "remaining",
    doc: "A test over the apps that are left. It is never unknown.",
    keys: &[
        may(
            "all",
            Kind::Record(&CONDITION),
            "True of every app left, also when none is left: `{ all: { is: { electric: true } } }`",
        ),
        may(
            "some",
            Kind::Record(&CONDITION),
            "True of at least one app left: `{ some: { is: { electric: true } } }`",
        ),
        may(
            "none",
            Kind::Record(&CONDITION),
            "False of every app left, also when none is left; unknown is not false: `{ none: { has: { \
             brakes: rim } } }`",
        ),
        may("at_least", Kind::Value, "So many apps are left, or more: `{ at_least: 2 }`"),
        may("at_most", Kind::Value, "So many apps are left, or fewer: `{ at_most: 0 }`"),
    ],
    choices: &[exactly_one(&["all", "some", "none", "at_least", "at_most"])],
};
