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
    keys: &[
        may(
            "is",
            Kind::PairOf(&Kind::Values),
            "a choice, flag or number equals the value, or one of the list",
        ),
        may("has", Kind::PairOf(&Kind::Value), "a set contains the value"),
        may("has_any", Kind::PairOf(&Kind::Values), "a set contains one of the values"),
        may("has_all", Kind::PairOf(&Kind::Values), "a set contains all of the values"),
        may("at_least", Kind::PairOf(&Kind::Value), "a number is this or more"),
        may("at_most", Kind::PairOf(&Kind::Value), "a number is this or less"),
        may("known", Kind::Id, "the fact has a value"),
        may("app", Kind::Values, "the app is it, or one of these"),
        may("label", Kind::Values, "the label, or one of these, is set on this walk"),
        may("chose", Kind::PairOf(&Kind::Values), "the question was answered with this, or one of these"),
        may("answer", Kind::Record(&ANSWER_TEST), "a test of the answer being given"),
        may("remaining", Kind::Record(&REMAINING), "a test over the apps that are left"),
        may("all", Kind::List(&PART), "all of these are true"),
        may("any", Kind::List(&PART), "one of these is true"),
        may("not", Kind::Record(&CONDITION), "this is false"),
    ],
    choices: ONE_TEST,
};

/// A test of the answer being given.
static ANSWER_TEST: Record = Record {
    name: "answer test",
    keys: &[
        may("is", Kind::Values, "the answer is this, or one of these"),
        may("at_least", Kind::Whole, "the number given is this or more"),
        may("at_most", Kind::Whole, "the number given is this or less"),
    ],
    choices: &[exactly_one(&["is", "at_least", "at_most"])],
};

/// A test over the apps that are left.
static REMAINING: Record = Record {
    name: "remaining",
    keys: &[
        may("all", Kind::Record(&CONDITION), "true of every app left"),
        may("some", Kind::Record(&CONDITION), "true of at least one"),
        may("none", Kind::Record(&CONDITION), "false of every one"),
        may("at_least", Kind::Value, "at least so many are left"),
        may("at_most", Kind::Value, "at most so many are left"),
    ],
    choices: &[exactly_one(&["all", "some", "none", "at_least", "at_most"])],
};
