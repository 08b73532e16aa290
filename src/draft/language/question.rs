//! The records of questions: what is asked, what may be answered, what that does and where it leads.

use super::condition::CONDITION;
use super::tree::REFERENCES;
use super::{KeySpec, OneOf, RecordSpec, ValueSpec, at_most_one, exactly_one, may, must};

pub(super) const ATTENTIONS: ValueSpec = ValueSpec::List(&ValueSpec::Record(&ATTENTION));
pub(super) const ROUTES: ValueSpec = ValueSpec::List(&ValueSpec::Record(&ROUTE));
const REQUIREMENTS: ValueSpec = ValueSpec::List(&ValueSpec::Record(&REQUIREMENT));
const LABELS: ValueSpec = ValueSpec::List(&ValueSpec::NewId);
pub(super) const GO: KeySpec =
    may("go", ValueSpec::Id, "The way on: to this question, or to this group of questions.");
pub(super) const END: KeySpec = may("end", ValueSpec::Id, "The way on: the walk ends in this outcome.");
pub(super) const ROUTES_KEY: KeySpec =
    may("routes", ROUTES, "The way on: the first of these routes that is true.");
const ONE_WAY: &[OneOf] = &[at_most_one(&["go", "end", "routes"])];

// What an answer has besides a way.
const TEXT: KeySpec = must("text", ValueSpec::Text, "What it says.");
const HELP: KeySpec = may("help", ValueSpec::Text, "A line below it.");
const SOURCES: KeySpec = may("sources", REFERENCES, "Where the texts come from.");
const KEEP: KeySpec = may(
    "keep",
    REQUIREMENTS,
    "What apps must have. False: the app drops, with the reason. Unknown: it stays, unproven.",
);
const PREFER: KeySpec = may(
    "prefer",
    REQUIREMENTS,
    "What apps should preferably have. It drops nothing: it only decides the order.",
);
const LABELS_KEY: KeySpec = may("labels", LABELS, "Labels that are set on this walk, for `label` to test.");
const ATTENTION_KEY: KeySpec = may("attention", ATTENTIONS, "What to watch or arrange, when this is chosen.");
const GIVEN: KeySpec = may(
    "given",
    ValueSpec::Flag,
    "`true`: it tells the situation of the person, not a wish. Suggestions leave it alone as long as something \
     else helps. The default is `false`.",
);
const SPLIT: KeySpec = may(
    "split",
    ValueSpec::Flag,
    "`true`: two apps may share the work along it. When nothing is left, pairs of apps may be suggested then. \
     The default is `false`.",
);
const NOTE: KeySpec = may("note", ValueSpec::Text, "Shown right after choosing, and in the report.");

/// How answers are generated.
pub(crate) static FROM: RecordSpec = RecordSpec {
    name: "from",
    doc: "Answers that the program generates. Those written beside it come after them.",
    keys: &[
        may(
            "apps",
            ValueSpec::Record(&CONDITION),
            "An answer for every offered app of which this is true, by id, with its name as text. Only \
             facts, `known` and `app` can be tested.",
        ),
        may(
            "values",
            ValueSpec::Id,
            "An answer for every value of this fact, a `choice` or a `set`, as declared there.",
        ),
    ],
    choices: &[exactly_one(&["apps", "values"])],
};

/// A question, or a page of information.
pub(crate) static QUESTION: RecordSpec = RecordSpec {
    name: "question",
    doc: "A question, or a page of information. It has exactly one kind, and at most one way on.",
    keys: &[
        must("ask", ValueSpec::Text, "What is asked, or the title of the page."),
        may("one", ValueSpec::Answers(&ValueSpec::Record(&ANSWER)), "Kind: exactly one of these answers."),
        may("many", ValueSpec::Record(&MANY), "Kind: several answers."),
        may("number", ValueSpec::Record(&QUESTION_NUMBER), "Kind: a whole number."),
        may("info", ValueSpec::Empty, "Kind: a page to read, without a choice. Write `info: {}`."),
        may("help", ValueSpec::Text, "Some lines below the question."),
        may("phase", ValueSpec::Id, "The part of the walk it belongs to."),
        may("sources", REFERENCES, "Where the texts come from."),
        may(
            "owner",
            ValueSpec::Text,
            "Who can answer it, in a word of your own. It is shown when the question stays open.",
        ),
        may(
            "ask_when",
            ValueSpec::Record(&CONDITION),
            "The question is asked unless this is false. When it is skipped, it does nothing and is passed \
             by its own way.",
        ),
        may(
            "keep",
            REQUIREMENTS,
            "What apps must have, whatever is answered. False: the app drops, with the reason. Unknown: it \
             stays, unproven.",
        ),
        PREFER,
        LABELS_KEY,
        may("attention", ATTENTIONS, "What to watch or arrange, when this question is answered."),
        NOTE,
        GIVEN,
        SPLIT,
        may(
            "unknown",
            ValueSpec::Record(&WAY),
            "Offers `I do not know`: nothing drops, and the question becomes an open point. `{}`: by the \
             question's way.",
        ),
        GO,
        END,
        ROUTES_KEY,
    ],
    choices: &[exactly_one(&["one", "many", "number", "info"]), at_most_one(&["go", "end", "routes"])],
};

/// A way on by itself.
pub(crate) static WAY: RecordSpec =
    RecordSpec { name: "way", doc: "A way on by itself.", keys: &[GO, END, ROUTES_KEY], choices: ONE_WAY };

/// Several answers.
pub(crate) static MANY: RecordSpec = RecordSpec {
    name: "many",
    doc: "A question with several answers. The way on belongs to the question.",
    keys: &[
        must("answers", ValueSpec::Answers(&ValueSpec::Record(&MANY_ANSWER)), "The answers."),
        may("min", ValueSpec::Whole, "The fewest that may be chosen; the default is 1."),
        may("max", ValueSpec::Whole, "The most that may be chosen; the default is all."),
        may(
            "none",
            ValueSpec::Record(&NONE_ANSWER),
            "An answer that excludes all others, such as `None of these`. Its id is `none`.",
        ),
        may(
            "combine",
            ValueSpec::Word(&["all", "any"]),
            "`all` (the default): what every chosen answer requires must hold. `any`: what one of them \
             requires is enough.",
        ),
    ],
    choices: &[],
};

pub(crate) static QUESTION_NUMBER: RecordSpec = RecordSpec {
    name: "number question",
    doc: "A question for a whole number.",
    keys: &[
        must("min", ValueSpec::Whole, "The lowest that may be given."),
        must("max", ValueSpec::Whole, "The highest that may be given."),
        may("unit", ValueSpec::Text, "What it is counted in: `km`. May be left out."),
    ],
    choices: &[],
};

/// An answer to a question with exactly one.
pub(crate) static ANSWER: RecordSpec = RecordSpec {
    name: "answer",
    doc: "An answer to a question with exactly one.",
    keys: &[
        TEXT,
        HELP,
        SOURCES,
        KEEP,
        PREFER,
        LABELS_KEY,
        ATTENTION_KEY,
        NOTE,
        GIVEN,
        SPLIT,
        GO,
        END,
        ROUTES_KEY,
    ],
    choices: ONE_WAY,
};

/// An answer of a `many`: the way on belongs to the question.
pub(crate) static MANY_ANSWER: RecordSpec = RecordSpec {
    name: "answer of a many",
    doc: "An answer of a question with several. It has no way of its own.",
    keys: &[TEXT, HELP, SOURCES, KEEP, PREFER, LABELS_KEY, ATTENTION_KEY, NOTE, GIVEN, SPLIT],
    choices: &[],
};

/// The answer that excludes all others.
static NONE_ANSWER: RecordSpec = RecordSpec {
    name: "none",
    doc: "The answer that excludes all others. It has no way of its own.",
    keys: &[TEXT, HELP, SOURCES, KEEP, PREFER, LABELS_KEY, ATTENTION_KEY, NOTE, GIVEN, SPLIT],
    choices: &[],
};

/// Something an app must have, or should preferably have.
pub(crate) static REQUIREMENT: RecordSpec = RecordSpec {
    name: "requirement",
    doc: "Something an app must have (in `keep`), or should preferably have (in `prefer`).",
    keys: &[
        must(
            "require",
            ValueSpec::Record(&CONDITION),
            "What must hold of the app. The word `answer` may be used for the answer being given.",
        ),
        must(
            "because",
            ValueSpec::Text,
            "Why an app drops when this is false of it, in a few words: `too heavy`. Said of no other app. In `prefer`: \
             the wish, said of apps for which it is true.",
        ),
        may(
            "unsure",
            ValueSpec::Text,
            "In place of `because` for an app of which it is unknown: `perhaps too heavy`. Without it the program says \
             which facts are not known.",
        ),
        may(
            "when",
            ValueSpec::Record(&CONDITION),
            "Counts only when this is true. It sees the labels and the choice of this answer, and the apps \
             left before it.",
        ),
        may("sources", REFERENCES, "Where it comes from."),
    ],
    choices: &[],
};

/// What to watch or arrange.
pub(crate) static ATTENTION: RecordSpec = RecordSpec {
    name: "attention point",
    doc: "Something to watch or arrange. It never changes what is advised.",
    keys: &[
        must("text", ValueSpec::Text, "The words."),
        may("id", ValueSpec::NewId, "Its id, for whoever has to name it. Keep it."),
        may("for", ValueSpec::Text, "Who has to take care of it, in a word of your own."),
        may("when", ValueSpec::Record(&CONDITION), "Given only when this is true."),
        may(
            "flag",
            ValueSpec::Text,
            "The point in 24 characters at most, only at an app: it is shown in every row of that app.",
        ),
        may("first", ValueSpec::Flag, "`true`: it is told first of all, under \"do this first\"."),
        may(
            "informs",
            ValueSpec::Flag,
            "`true`: it only tells something. It is no task in the list of what to do, and is told below that. With `first` it \
             is a task all the same.",
        ),
        may(
            "since",
            ValueSpec::DateOrUnknown,
            "It happened on that day, after the edition: told under a heading of its own, newest first, and only from that \
             day on.",
        ),
        may("seen", ValueSpec::Date, "With `since: unknown`: when it was seen. It is told from that day on."),
        may("sources", REFERENCES, "Where it comes from."),
    ],
    choices: &[],
};

/// One way on.
pub(crate) static ROUTE: RecordSpec = RecordSpec {
    name: "route",
    doc: "One way on. The first in a list that is true is taken.",
    keys: &[
        GO,
        END,
        may(
            "use",
            ValueSpec::Id,
            "Puts the routes of a shared list here. When none of them is true, the next route follows.",
        ),
        may(
            "when",
            ValueSpec::Record(&CONDITION),
            "Taken only when this is true; unknown is not. It sees the apps left after the choice. Without \
             it: always taken.",
        ),
    ],
    choices: &[exactly_one(&["go", "end", "use"])],
};
