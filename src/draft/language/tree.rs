//! The records of a tree file, but for its questions.

use super::condition::CONDITION;
use super::question::{ATTENTIONS, END, GO, QUESTION, ROUTES, ROUTES_KEY};
use super::{RecordSpec, ValueSpec, exactly_one, may, must};

pub(super) const REFERENCES: ValueSpec = ValueSpec::List(&ValueSpec::Record(&REFERENCE));
const IDS: ValueSpec = ValueSpec::List(&ValueSpec::Id);

/// A whole tree file.
pub static TREE: RecordSpec = RecordSpec {
    name: "tree",
    doc: "A whole tree, usually the file `decision_tree.yaml`.",
    keys: &[
        must("format", ValueSpec::Whole, "The version of this language: 1."),
        must("id", ValueSpec::NewId, "The id of the tree. Keep it: everything that is saved names it."),
        must("title", ValueSpec::Text, "What the tree is called on screen."),
        must(
            "edition",
            ValueSpec::Typed,
            "The date of the content as a person sees it, in your own words: `spring 2026`.",
        ),
        must(
            "language",
            ValueSpec::Word(&["nl", "en"]),
            "The language of the texts, and so of the program's own words: `nl` or `en`.",
        ),
        must("start", ValueSpec::Id, "The question that every walk begins with."),
        may(
            "stale_after",
            ValueSpec::Whole,
            "A number of months, 1 or more. A fact that was checked longer ago is old: people see how old, \
             everywhere where the facts are. No standing changes.",
        ),
        may("words", ValueSpec::Record(&WORDS), "What the things of the catalogue are called on screen."),
        may("intro", ValueSpec::Text, "The text of the start page."),
        may(
            "notice",
            ValueSpec::Text,
            "One line that is shown on the start page and with every advice, such as how old the facts are.",
        ),
        may(
            "sources",
            ValueSpec::Map(&ValueSpec::Record(&SOURCE)),
            "The documents that texts and facts come from.",
        ),
        may(
            "glossary",
            ValueSpec::Map(&ValueSpec::Record(&GLOSSARY_ENTRY)),
            "Words that are explained where they first occur on a page. Whole words count, the longest \
             first.",
        ),
        may(
            "phases",
            ValueSpec::Map(&ValueSpec::Text),
            "The parts of the walk, each with its title on screen.",
        ),
        may(
            "facts",
            ValueSpec::Map(&ValueSpec::Record(&FACT)),
            "The vocabulary of the catalogue: the properties that apps may have. What is not declared here \
             no app can have.",
        ),
        may(
            "advisers",
            ValueSpec::List(&ValueSpec::Text),
            "Whose advice on the decision is asked, each in a word of your own. Without it: whoever is the `owner` of a question.",
        ),
        may(
            "ask_all",
            ValueSpec::List(&ValueSpec::Record(&COMMON_QUESTION)),
            "What every supplier is asked, whatever is known: in the letter about each app that an advice leaves.",
        ),
        may(
            "rows",
            ValueSpec::List(&ValueSpec::IdOr(&COLUMN)),
            "At most four facts: the columns of every list of apps. In a narrow window columns go from the right, so what \
             helps most to choose comes first.",
        ),
        may(
            "standing",
            ValueSpec::List(&ValueSpec::Record(&STANDING_RULE)),
            "When an app that is left is only conditional. The first rule that is true gives the words.",
        ),
        may(
            "derive",
            ValueSpec::Map(&ValueSpec::Record(&CONDITION)),
            "Labels that hold whenever their condition is true, by name. Over labels, choices, numbers and \
             what remains. Nothing sets them.",
        ),
        must(
            "questions",
            ValueSpec::Map(&ValueSpec::Record(&QUESTION)),
            "The questions, and the pages of information.",
        ),
        may(
            "groups",
            ValueSpec::Map(&ValueSpec::Record(&GROUP)),
            "Questions that may come in any order, by name: the one that separates most is asked first. `go` leads \
             to a group as to a question.",
        ),
        may(
            "routes",
            ValueSpec::Map(&ROUTES),
            "Lists of routes that several questions share, by name. `use` inserts one.",
        ),
        may(
            "texts",
            ValueSpec::Map(&ValueSpec::Typed),
            "Texts that are used more than once, by name. `{ text: name }` refers to one wherever a text \
             is expected.",
        ),
        must("outcomes", ValueSpec::Map(&ValueSpec::Record(&OUTCOME)), "The ends of the tree."),
        may(
            "attention",
            ATTENTIONS,
            "What the organisation has to watch or arrange, whatever the answers are, unless `when` says \
             otherwise.",
        ),
        may(
            "plans",
            ValueSpec::Map(&ValueSpec::Record(&PLAN)),
            "What to do after an advice. An outcome names the plan that goes with it.",
        ),
        may(
            "scenarios",
            ValueSpec::List(&ValueSpec::Record(&SCENARIO)),
            "Walks with their expected results. They are run whenever the tree is checked.",
        ),
    ],
    choices: &[],
};

/// What the things of the catalogue are called.
pub(crate) static WORDS: RecordSpec = RecordSpec {
    name: "words",
    doc: "What the things of the catalogue are called on screen. Without it there are neutral words.",
    keys: &[
        may("app", ValueSpec::Text, "One of them: `bicycle`."),
        may("apps", ValueSpec::Text, "Several: `bicycles`."),
    ],
    choices: &[],
};

/// A document that texts and facts come from.
pub(crate) static SOURCE: RecordSpec = RecordSpec {
    name: "source",
    doc: "A document that texts and facts come from.",
    keys: &[
        must("title", ValueSpec::Text, "Its title."),
        may("publisher", ValueSpec::Text, "Who published it."),
        may(
            "date",
            ValueSpec::Date,
            "When it was published. A source without a date is a warning: nobody can tell how old it is.",
        ),
        may("url", ValueSpec::Typed, "Where it can be found."),
        may("checked", ValueSpec::Date, "When someone last checked that it still says so."),
        may(
            "places",
            ValueSpec::List(&ValueSpec::Typed),
            "The only places that `at` may name, so that a misspelling is found. Without this list it \
             may name any.",
        ),
    ],
    choices: &[],
};

/// A place in a source.
pub(crate) static REFERENCE: RecordSpec = RecordSpec {
    name: "reference",
    doc: "A place in a source.",
    keys: &[
        must("in", ValueSpec::Id, "The source."),
        may("at", ValueSpec::Typed, "The chapter, page or row, in words."),
    ],
    choices: &[],
};

/// Words that are explained.
pub(crate) static GLOSSARY_ENTRY: RecordSpec = RecordSpec {
    name: "glossary entry",
    doc: "Words that are explained.",
    keys: &[
        must("terms", ValueSpec::List(&ValueSpec::Typed), "The words, each as it is written in the texts."),
        must("text", ValueSpec::Text, "What they mean."),
        may("sources", REFERENCES, "Where that comes from."),
    ],
    choices: &[],
};

pub(crate) static FACT_NUMBER: RecordSpec = RecordSpec {
    name: "number fact",
    doc: "The kind of a fact that is a number.",
    keys: &[may("unit", ValueSpec::Text, "What it is counted in: `kg`. May be left out.")],
    choices: &[],
};

/// One property of an app.
pub(crate) static FACT: RecordSpec = RecordSpec {
    name: "fact",
    doc: "One property of an app. It has exactly one kind, and any app may leave it unknown.",
    keys: &[
        must("label", ValueSpec::Text, "What it is called on screen."),
        may(
            "choice",
            ValueSpec::Map(&ValueSpec::Text),
            "Kind: exactly one of these values, each with its words on screen.",
        ),
        may(
            "set",
            ValueSpec::Map(&ValueSpec::Text),
            "Kind: any number of these values. A set that an app has is complete: what it does not name is \
             not there.",
        ),
        may(
            "number",
            ValueSpec::Record(&FACT_NUMBER),
            "Kind: a number, with decimals and a sign if needed; `unlimited` is more than any.",
        ),
        may("flag", ValueSpec::Empty, "Kind: `true` or `false`. Write `flag: {}`."),
        may(
            "apps",
            ValueSpec::Empty,
            "Kind: a set of apps, such as those it goes together with. Write `apps: {}`.",
        ),
        may("text", ValueSpec::Empty, "Kind: words to show. Only `known` can test it. Write `text: {}`."),
        may("group", ValueSpec::Text, "Facts of one group are shown together, under this title."),
        may("help", ValueSpec::Text, "What it means, for a person who reads it."),
        may(
            "ask",
            ValueSpec::Text,
            "The question to a supplier, in plain words. `{app}` is the name of the app. Without it the label is \
             asked for.",
        ),
    ],
    choices: &[exactly_one(&["choice", "set", "number", "flag", "apps", "text"])],
};

/// What every supplier is asked.
pub(crate) static COMMON_QUESTION: RecordSpec = RecordSpec {
    name: "question to every supplier",
    doc: "A question to every supplier, in the letter about each app that an advice leaves.",
    keys: &[
        must("id", ValueSpec::NewId, "Its id. Keep it: a reply is kept by it."),
        must(
            "text",
            ValueSpec::Text,
            "The question, in plain words. `{app}` is the name of the app; where one supplier has several, their names.",
        ),
        may(
            "fact",
            ValueSpec::Id,
            "The fact that it asks about. Where the answers make that fact a question of its own, it is asked once.",
        ),
        may("sources", REFERENCES, "Why it is asked, if a source says so."),
    ],
    choices: &[],
};

/// A fact as a column of lists of apps.
pub(crate) static COLUMN: RecordSpec = RecordSpec {
    name: "column",
    doc: "A fact as a column of every list of apps.",
    keys: &[
        must("fact", ValueSpec::Id, "The fact."),
        may(
            "label",
            ValueSpec::Text,
            "The head of the column, at most 24 characters. Without it: the label of the fact.",
        ),
        may("width", ValueSpec::Whole, "The most characters of a value, from 3 to 40. Without it: 24."),
        may(
            "use",
            ValueSpec::Word(&["price"]),
            "What a report makes of it. `price`: what an app costs. Of several the first counts.",
        ),
    ],
    choices: &[],
};

/// When an app is only conditional.
pub(crate) static STANDING_RULE: RecordSpec = RecordSpec {
    name: "standing rule",
    doc: "When an app that is left is only conditional.",
    keys: &[
        must(
            "when",
            ValueSpec::Record(&CONDITION),
            "The condition, over facts, labels, choices and what remains. When it is unknown of an app, it \
             does not count.",
        ),
        must("because", ValueSpec::Text, "Why it is conditional, as a person reads it."),
    ],
    choices: &[],
};

/// Questions that are free in order.
pub(crate) static GROUP: RecordSpec = RecordSpec {
    name: "group",
    doc: "Questions that may come in any order: the one that separates most is asked first. The way on belongs \
          to the group.",
    keys: &[
        must(
            "questions",
            IDS,
            "Its questions, two or more, without ways of their own. Their order counts only where two \
             separate as much.",
        ),
        GO,
        END,
        ROUTES_KEY,
    ],
    choices: &[exactly_one(&["go", "end", "routes"])],
};

/// An end of the tree.
pub(crate) static OUTCOME: RecordSpec = RecordSpec {
    name: "outcome",
    doc: "An end of the tree.",
    keys: &[
        must(
            "kind",
            ValueSpec::Word(&["advice", "blocked", "info"]),
            "`advice`; `blocked`, no way on: the smallest changes that lead elsewhere are shown; or \
             `info`, information only.",
        ),
        must("title", ValueSpec::Text, "What it says in one line."),
        may("body", ValueSpec::Text, "What it says in full."),
        may("sources", REFERENCES, "Where that comes from."),
        may(
            "shows",
            ValueSpec::Word(&["remaining", "nothing"]),
            "`remaining`: lists the apps by standing. `nothing`: no apps. Unless said an `advice` lists \
             them, and no other end.",
        ),
        may("plan", ValueSpec::Id, "The plan that follows."),
        may("attention", ATTENTIONS, "What to watch or arrange at this end."),
    ],
    choices: &[],
};

/// What to do after an advice.
pub(crate) static PLAN: RecordSpec = RecordSpec {
    name: "plan",
    doc: "What to do after an advice.",
    keys: &[
        must("title", ValueSpec::Text, "Its title."),
        must("steps", ValueSpec::List(&ValueSpec::Record(&STEP)), "What to do, in order."),
    ],
    choices: &[],
};

/// One step of a plan.
pub(crate) static STEP: RecordSpec = RecordSpec {
    name: "step",
    doc: "One step of a plan, to be ticked off.",
    keys: &[
        must("id", ValueSpec::NewId, "Its id in the plan. Keep it: ticks are kept by it."),
        must("text", ValueSpec::Text, "What to do."),
        may("group", ValueSpec::Text, "Steps of one group are shown together, under this title."),
        may("for", ValueSpec::Text, "Who has to take care of it, in a word of your own."),
        may("sources", REFERENCES, "Where it comes from."),
        may("help", ValueSpec::Text, "More about it."),
    ],
    choices: &[],
};

/// Answers with what must come out.
pub(crate) static SCENARIO: RecordSpec = RecordSpec {
    name: "scenario",
    doc: "A walk with its expected result.",
    keys: &[
        must("name", ValueSpec::Text, "The situation, in a few words."),
        must(
            "answers",
            ValueSpec::MapOf(&ValueSpec::Given),
            "The answers by question: an id, a list in a `many`, a number, `unknown`, or nothing for the \
             empty choice.",
        ),
        may(
            "today",
            ValueSpec::Date,
            "The day for which it is expected. Without it: the day for which the tree is checked.",
        ),
        must("expect", ValueSpec::Record(&EXPECT), "The expected result. What is left out is not tested."),
    ],
    choices: &[],
};

/// The expected result: a key that is given is exact, one that is absent is not tested.
pub(crate) static EXPECT: RecordSpec = RecordSpec {
    name: "expectation",
    doc: "The expected result of a scenario. A key that is given is exact; lists have no order.",
    keys: &[
        may("outcome", ValueSpec::IdOrNull, "The outcome; `null` when the answers stop before one."),
        may("recommended", IDS, "The apps that are recommended."),
        may("conditional", IDS, "The apps that are conditional."),
        may("unproven", IDS, "The apps that are unproven."),
        may("dropped", IDS, "The apps that drop."),
        may("remaining", IDS, "The apps that do not drop, whatever their standing."),
        may("labels", IDS, "The labels that are set."),
        may("open", IDS, "The questions that were answered with `unknown`."),
    ],
    choices: &[],
};
