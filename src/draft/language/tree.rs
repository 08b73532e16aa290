//! The records of a tree file.

use super::condition::CONDITION;
use super::{Key, Kind, OneOf, Record, at_most_one, exactly_one, may, must};

pub(super) const REFERENCES: Kind = Kind::List(&Kind::Record(&REFERENCE));
pub(super) const ATTENTIONS: Kind = Kind::List(&Kind::Record(&ATTENTION));
const REQUIREMENTS: Kind = Kind::List(&Kind::Record(&REQUIREMENT));
const ROUTES: Kind = Kind::List(&Kind::Record(&ROUTE));
const LABELS: Kind = Kind::List(&Kind::NewId);
const IDS: Kind = Kind::List(&Kind::Id);
const GO: Key = may("go", Kind::Id, "the way on: a question");
const END: Key = may("end", Kind::Id, "the way on: an outcome");
const ROUTES_KEY: Key = may("routes", ROUTES, "the way on: the first route that matches");
const ONE_WAY: &[OneOf] = &[at_most_one(&["go", "end", "routes"])];

/// A whole tree file.
pub static TREE: Record = Record {
    name: "tree",
    keys: &[
        must("format", Kind::Whole, "the version of this language: 1"),
        must("id", Kind::NewId, "the id of the tree"),
        must("title", Kind::Text, "what it is called on screen"),
        must("edition", Kind::Typed, "the date of the content, as a person sees it"),
        must("language", Kind::Typed, "the language of its texts: nl, en"),
        must("start", Kind::Id, "the first question"),
        may("stale_after", Kind::Whole, "months after which a checked fact is told to be old"),
        may("words", Kind::Record(&WORDS), "how the things of the catalogue are called"),
        may("intro", Kind::Text, "the start page"),
        may("notice", Kind::Text, "one line on the start page and with the advice"),
        may("sources", Kind::Map(&Kind::Record(&SOURCE)), "where texts and facts come from"),
        may("glossary", Kind::Map(&Kind::Record(&GLOSSARY_ENTRY)), "words that are explained"),
        may("phases", Kind::Map(&Kind::Text), "parts of the walk"),
        may("facts", Kind::Map(&Kind::Record(&FACT)), "the vocabulary of the catalogue"),
        may("standing", Kind::List(&Kind::Record(&STANDING_RULE)), "when an app is only conditional"),
        must("questions", Kind::Map(&Kind::Record(&QUESTION)), "the questions"),
        may("routes", Kind::Map(&ROUTES), "lists of routes shared by name"),
        may("texts", Kind::Map(&Kind::Typed), "texts shared by name"),
        must("outcomes", Kind::Map(&Kind::Record(&OUTCOME)), "the ends"),
        may("attention", ATTENTIONS, "attention points for the organisation"),
        may("plans", Kind::Map(&Kind::Record(&PLAN)), "what to do after an advice"),
        may("scenarios", Kind::List(&Kind::Record(&SCENARIO)), "answers with what must come out"),
    ],
    choices: &[],
};

/// How the things of the catalogue are called.
pub(crate) static WORDS: Record = Record {
    name: "words",
    keys: &[may("app", Kind::Text, "one of them"), may("apps", Kind::Text, "several")],
    choices: &[],
};

/// A document that texts and facts come from.
pub(crate) static SOURCE: Record = Record {
    name: "source",
    keys: &[
        must("title", Kind::Text, "its title"),
        may("publisher", Kind::Text, "who made it"),
        may("date", Kind::Date, "when it was made"),
        may("url", Kind::Typed, "where it can be found"),
        may("checked", Kind::Date, "when it was last looked at"),
        may("places", Kind::List(&Kind::Typed), "the places that `at` may name; absent: any"),
    ],
    choices: &[],
};

/// A place in a source.
pub(crate) static REFERENCE: Record = Record {
    name: "reference",
    keys: &[must("in", Kind::Id, "the source"), may("at", Kind::Typed, "the chapter, page or row")],
    choices: &[],
};

/// Words that are explained.
pub(crate) static GLOSSARY_ENTRY: Record = Record {
    name: "glossary entry",
    keys: &[
        must("terms", Kind::List(&Kind::Typed), "the words"),
        must("text", Kind::Text, "what they mean"),
        may("sources", REFERENCES, "where that comes from"),
    ],
    choices: &[],
};

/// How answers are generated.
pub(crate) static FROM: Record = Record {
    name: "from",
    keys: &[
        may("apps", Kind::Record(&CONDITION), "an answer for every app of which this is true"),
        may("values", Kind::Id, "an answer for every value of this fact"),
    ],
    choices: &[exactly_one(&["apps", "values"])],
};

static FACT_NUMBER: Record =
    Record { name: "number fact", keys: &[may("unit", Kind::Text, "such as kg")], choices: &[] };

/// One property of an app.
pub(crate) static FACT: Record = Record {
    name: "fact",
    keys: &[
        must("label", Kind::Text, "what it is called on screen"),
        may("choice", Kind::Map(&Kind::Text), "kind: one of these values"),
        may("set", Kind::Map(&Kind::Text), "kind: any number of these values"),
        may("number", Kind::Record(&FACT_NUMBER), "kind: a number"),
        may("flag", Kind::Empty, "kind: yes or no"),
        may("apps", Kind::Empty, "kind: a set of apps"),
        may("text", Kind::Empty, "kind: words to show"),
        may("group", Kind::Text, "facts of one group stand together"),
        may("help", Kind::Text, "what it means"),
    ],
    choices: &[exactly_one(&["choice", "set", "number", "flag", "apps", "text"])],
};

/// When an app is only conditional.
pub(crate) static STANDING_RULE: Record = Record {
    name: "standing rule",
    keys: &[
        must("when", Kind::Record(&CONDITION), "when it holds"),
        must("because", Kind::Text, "the words for it"),
    ],
    choices: &[],
};

/// A question, or a page of information.
pub(crate) static QUESTION: Record = Record {
    name: "question",
    keys: &[
        must("ask", Kind::Text, "what is asked"),
        may("one", Kind::Answers(&Kind::Record(&ANSWER)), "kind: exactly one answer"),
        may("many", Kind::Record(&MANY), "kind: several answers"),
        may("number", Kind::Record(&QUESTION_NUMBER), "kind: a whole number"),
        may("info", Kind::Empty, "kind: a page without a choice"),
        may("help", Kind::Text, "short help"),
        may("phase", Kind::Id, "the part of the walk it belongs to"),
        may("sources", REFERENCES, "where the texts come from"),
        may("owner", Kind::Text, "who can answer it"),
        may("ask_when", Kind::Record(&CONDITION), "skipped when this is false"),
        may("keep", REQUIREMENTS, "what apps must have, whatever is answered"),
        may("prefer", REQUIREMENTS, "what apps had better have"),
        may("labels", LABELS, "labels that are set"),
        may("attention", ATTENTIONS, "attention points that are given"),
        may("note", Kind::Text, "shown after choosing"),
        may("unknown", Kind::Record(&WAY), "offers \"don't know\", with its way; {} = the question's"),
        GO,
        END,
        ROUTES_KEY,
    ],
    choices: &[exactly_one(&["one", "many", "number", "info"]), at_most_one(&["go", "end", "routes"])],
};

/// A way on by itself.
static WAY: Record = Record { name: "way", keys: &[GO, END, ROUTES_KEY], choices: ONE_WAY };

/// Several answers.
pub(crate) static MANY: Record = Record {
    name: "many",
    keys: &[
        must("answers", Kind::Answers(&Kind::Record(&MANY_ANSWER)), "the answers"),
        may("min", Kind::Whole, "the fewest that may be chosen; 1 unless said"),
        may("max", Kind::Whole, "the most; all unless said"),
        may("none", Kind::Record(&NONE_ANSWER), "an answer that excludes all others"),
        may("combine", Kind::Word(&["all", "any"]), "whether all chosen requirements hold or those of one"),
    ],
    choices: &[],
};

static QUESTION_NUMBER: Record = Record {
    name: "number question",
    keys: &[
        must("min", Kind::Whole, "the lowest that may be given"),
        must("max", Kind::Whole, "the highest"),
        may("unit", Kind::Text, "such as km"),
    ],
    choices: &[],
};

/// An answer to a question with exactly one.
pub(crate) static ANSWER: Record = Record {
    name: "answer",
    keys: &[
        must("text", Kind::Text, "what it says"),
        may("help", Kind::Text, "short help"),
        may("sources", REFERENCES, "where the texts come from"),
        may("keep", REQUIREMENTS, "what apps must have"),
        may("prefer", REQUIREMENTS, "what apps had better have"),
        may("labels", LABELS, "labels that are set"),
        may("attention", ATTENTIONS, "attention points that are given"),
        may("note", Kind::Text, "shown after choosing, and in the report"),
        GO,
        END,
        ROUTES_KEY,
    ],
    choices: ONE_WAY,
};

const WAYLESS: &[Key] = &[
    must("text", Kind::Text, "what it says"),
    may("help", Kind::Text, "short help"),
    may("sources", REFERENCES, "where the texts come from"),
    may("keep", REQUIREMENTS, "what apps must have"),
    may("prefer", REQUIREMENTS, "what apps had better have"),
    may("labels", LABELS, "labels that are set"),
    may("attention", ATTENTIONS, "attention points that are given"),
    may("note", Kind::Text, "shown after choosing, and in the report"),
];

/// An answer of a `many`: the way on stands at the question.
pub(crate) static MANY_ANSWER: Record = Record { name: "answer of a many", keys: WAYLESS, choices: &[] };

/// The answer that excludes all others.
static NONE_ANSWER: Record = Record { name: "none", keys: WAYLESS, choices: &[] };

/// Something an app must have, or had better have.
pub(crate) static REQUIREMENT: Record = Record {
    name: "requirement",
    keys: &[
        must("require", Kind::Record(&CONDITION), "what must hold"),
        must("because", Kind::Text, "the words for an app of which it does not"),
        may("when", Kind::Record(&CONDITION), "applies only when this is true"),
        may("sources", REFERENCES, "where it comes from"),
    ],
    choices: &[],
};

/// What to watch or arrange.
pub(crate) static ATTENTION: Record = Record {
    name: "attention point",
    keys: &[
        must("text", Kind::Text, "the words"),
        may("for", Kind::Text, "who has to see to it"),
        may("when", Kind::Record(&CONDITION), "given only when this is true"),
        may("sources", REFERENCES, "where it comes from"),
    ],
    choices: &[],
};

/// One way on.
pub(crate) static ROUTE: Record = Record {
    name: "route",
    keys: &[
        GO,
        END,
        may("use", Kind::Id, "the routes of a shared list"),
        may("when", Kind::Record(&CONDITION), "taken when this is true"),
    ],
    choices: &[exactly_one(&["go", "end", "use"])],
};

/// An end of the tree.
pub(crate) static OUTCOME: Record = Record {
    name: "outcome",
    keys: &[
        must("kind", Kind::Word(&["advice", "blocked", "info"]), "advice, no way on, or information only"),
        must("title", Kind::Text, "what it says in one line"),
        may("body", Kind::Text, "what it says in full"),
        may("sources", REFERENCES, "where that comes from"),
        may("shows", Kind::Word(&["remaining", "nothing"]), "whether it lists the apps"),
        may("plan", Kind::Id, "the plan that follows"),
        may("attention", ATTENTIONS, "attention points of this end"),
    ],
    choices: &[],
};

/// What to do after an advice.
pub(crate) static PLAN: Record = Record {
    name: "plan",
    keys: &[
        must("title", Kind::Text, "its title"),
        must("steps", Kind::List(&Kind::Record(&STEP)), "what to do, in order"),
    ],
    choices: &[],
};

/// One step of a plan.
pub(crate) static STEP: Record = Record {
    name: "step",
    keys: &[
        must("id", Kind::NewId, "its id in the plan"),
        must("text", Kind::Text, "what to do"),
        may("group", Kind::Text, "steps of one group stand together"),
        may("for", Kind::Text, "who has to see to it"),
        may("sources", REFERENCES, "where it comes from"),
        may("help", Kind::Text, "short help"),
    ],
    choices: &[],
};

/// Answers with what must come out.
pub(crate) static SCENARIO: Record = Record {
    name: "scenario",
    keys: &[
        must("name", Kind::Text, "the situation it pins"),
        must("answers", Kind::MapOf(&Kind::Given), "the answers by question"),
        must("expect", Kind::Record(&EXPECT), "what must come out"),
    ],
    choices: &[],
};

/// What must come out: a key that stands is exact, one that is absent is not tested.
pub(crate) static EXPECT: Record = Record {
    name: "expectation",
    keys: &[
        may("outcome", Kind::IdOrNull, "the outcome; null: the walk stops"),
        may("recommended", IDS, "the apps that are recommended"),
        may("conditional", IDS, "the apps that are conditional"),
        may("unproven", IDS, "the apps that are unproven"),
        may("dropped", IDS, "the apps that are dropped"),
        may("remaining", IDS, "the apps that are not dropped"),
        may("labels", IDS, "the labels that are set"),
        may("open", IDS, "the questions answered with \"don't know\""),
    ],
    choices: &[],
};
