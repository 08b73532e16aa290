//! The JSON Schema of a dossier: what other programs may rely on, each key with what it tells.

use serde_json::{Map, Value, json};

use crate::session::Status;

/// A key, the kind of its value, and what it tells.
type Key = (&'static str, &'static str, &'static str);

const HEAD: [Key; 17] = [
    ("format", "integer", "The version of the format."),
    (
        "save",
        "integer",
        "One more than the highest in its folder when it was saved: the newest has the highest.",
    ),
    ("name", "string", "What the dossier is called."),
    ("id", "string", "By what it is known, whatever it is called: made once, and never of another one."),
    ("tree", "string", "The id of the tree."),
    ("question", "integer", "The number of the question at which the walk is."),
    ("outcome", "string", "The title of the outcome at which the walk is."),
    ("stuck", "boolean", "Whether the walk is at neither, on a fault of the tree."),
    ("saved", "string", "When it was saved: RFC 3339, in UTC."),
    ("archived", "boolean", "Whether it was put away in the archive."),
    ("variant_of", "string", "The name of the dossier of which it is a copy."),
    ("variant_of_id", "string", "By what that one is known."),
    ("supersedes", "string", "The name of the dossier of which it takes the place once it is adopted."),
    ("supersedes_id", "string", "By what that one is known."),
    ("chosen", "string", "What is chosen, in words."),
    ("superseded_by", "string", "What took its place, as it was called."),
    ("formerly", "string", "The names that its file had before, with a comma and a blank between them."),
];

const MADE: [Key; 8] = [
    ("title", "string", "The title of the tree."),
    ("edition", "string", "The edition of the tree."),
    ("tree_sha256", "string", "The digest of the tree."),
    ("catalogue_sha256", "string", "The digest of the catalogue."),
    ("program", "string", "The version of the program."),
    ("day", "string", "The day on which everything was judged."),
    ("by", "string", "Who saved it: name and machine."),
    ("lang", "string", "The language in which everything was shown."),
];

const CHOICE: [Key; 4] = [
    ("question", "string", "The question, by its id."),
    ("ask", "string", "The question as it was asked."),
    ("shown", "string", "The answer as it was shown."),
    ("number", "integer", "Its place on the walk, from 1; without it the answer did not count."),
];

const DRAFT: [Key; 4] = [
    ("question", "string", "The question, by its id."),
    ("marked", "string", "The answer that was marked, by its id."),
    ("typed", "string", "What was typed."),
    ("by", "string", "Who made it, where that is not who saved the dossier."),
];

const REPLY: [Key; 17] = [
    ("app", "string", "The app, by its id."),
    ("fact", "string", "The fact, by its id."),
    ("question", "string", "The question that every supplier is asked, in place of a fact."),
    ("choice", "string", "The reply: one of the values of the fact, by its id."),
    ("flag", "boolean", "The reply: yes or no."),
    ("number", "string", "The reply: a number, in decimals."),
    ("unlimited", "boolean", "The reply: a number without a bound."),
    ("depends", "string", "The reply: what the value depends on."),
    ("text", "string", "The reply, in words."),
    ("rests_on", "string", "What the reply rests on, such as a mail."),
    ("day", "string", "The day of the reply."),
    ("by", "string", "Who entered it."),
    ("taken_back", "boolean", "Whether it was taken back: it is kept, and does not count."),
    ("app_name", "string", "The name of the app, as it was when the reply was entered."),
    ("fact_label", "string", "The label of the fact, as it was then."),
    ("shown", "string", "The reply, as it was shown then."),
    ("catalogue_said", "string", "What the catalogue said of the fact then, in words."),
];

const SELECTED: [Key; 3] = [
    ("app", "string", "The app, by its id."),
    ("name", "string", "Its name."),
    ("use_for", "string", "What it is for, where several are chosen."),
];

const REMARK: [Key; 4] = [
    ("question", "string", "The question at whose answer it stands, by its id."),
    ("app", "string", "The app at which it stands, by its id."),
    ("about", "string", "What it stands at, as it was shown."),
    ("remark", "string", "The remark."),
];

const TASK: [Key; 10] = [
    ("point", "string", "The attention point, by its id, or by its words where it has none."),
    ("plan", "string", "The plan, by its id."),
    ("step", "string", "The step of the plan, by its id."),
    ("shown", "string", "What to do, as it was shown."),
    ("why", "string", "Why the risk is accepted."),
    ("by", "string", "Who accepted it."),
    ("until", "string", "The day until which it is accepted."),
    ("owner", "string", "Who does it."),
    ("due", "string", "The day by which it has to be done."),
    ("remark", "string", "A remark."),
];

const OPINION: [Key; 5] = [
    ("text", "string", "What was advised."),
    ("by", "string", "Whose advice it is: a name."),
    ("on", "string", "The day of the advice."),
    ("followed", "boolean", "Whether that is followed."),
    ("why_not", "string", "Why it is not followed."),
];

const CHANGE: [Key; 5] = [
    ("on", "string", "The day."),
    ("by", "string", "Who decided it."),
    ("look_again", "string", "The day on which to look at it again."),
    ("successor", "string", "The name of the dossier that took its place."),
    ("successor_id", "string", "By what that one is known."),
];

const ADVICE: [Key; 9] = [
    ("outcome", "string", "The outcome, by its id."),
    ("title", "string", "Its title as it was shown."),
    ("more_dropped", "integer", "How many more dropped than are told here."),
    ("one", "string", "What one of the apps is called."),
    ("many", "string", "What several of them are called."),
    ("price_column", "integer", "Which of the columns tells what an app costs, from 1."),
    ("told", "string", "What the outcome said, in simple Markdown."),
    ("order", "string", "What the order of the apps goes by."),
    ("blocked", "boolean", "Whether the outcome was that there is no advice."),
];

const MORE_LEFT: [Key; 4] = [
    ("recommended", "integer", "How many of them were recommended."),
    ("conditional", "integer", "How many fitted conditionally."),
    ("to_ask", "integer", "Of how many something had to be asked."),
    ("uncertain", "integer", "Of how many something else was not certain."),
];

const WOULD_CHANGE: [Key; 4] = [
    ("app", "string", "The app, by its id."),
    ("name", "string", "Its name."),
    ("more", "integer", "How many more there were."),
    ("part", "boolean", "Whether not all values were tried, so that there may be others."),
];

const LISTED_TASK: [Key; 7] = [
    ("point", "string", "The attention point, by its id, or by its words where it has none."),
    ("plan", "string", "The plan, by its id."),
    ("step", "string", "The step of the plan, by its id."),
    ("group", "string", "The heading that it stood under."),
    ("first", "boolean", "Whether it has to be done before all else."),
    ("text", "string", "What to do."),
    ("for", "string", "Who has to take care of it."),
];

const OPEN: [Key; 3] = [
    ("question", "string", "The question, by its id."),
    ("ask", "string", "What it asks."),
    ("owner", "string", "Who knows the answer."),
];

const LEFT: [Key; 3] = [
    ("app", "string", "The app, by its id."),
    ("name", "string", "Its name."),
    ("standing", "string", "Its standing, in the words of `walk --format json`."),
];

const DROPPED: [Key; 2] = [("app", "string", "The app, by its id."), ("name", "string", "Its name.")];

const FIRST: [Key; 1] = [("title", "string", "Which it was, in words.")];

const POINT: [Key; 4] = [
    ("id", "string", "Its id, where it has one."),
    ("text", "string", "Its words."),
    ("flag", "string", "The same in a few characters."),
    ("for", "string", "Who has to take care of it."),
];

const SOURCE: [Key; 2] =
    [("id", "string", "Its id, with which places in it begin."), ("title", "string", "Its title and date.")];

const FACT: [Key; 6] = [
    ("app", "string", "The app, by its id."),
    ("fact", "string", "The fact, by its id."),
    ("label", "string", "What it is called."),
    ("value", "string", "Its value in words."),
    ("unknown", "boolean", "Whether there was no value."),
    ("checked", "string", "When it was checked, as the catalogue had it."),
];

/// The schema of a dossier. Its last line is the digest of all bytes before it, which no schema can tell.
pub fn dossier_schema() -> Value {
    let statuses: Vec<&str> = Status::ALL.into_iter().map(Status::id).collect();
    let status = json!({ "enum": statuses });
    let typed = json!({ "type": "object", "additionalProperties": { "type": "string" } });
    let root = with(
        record(&HEAD),
        &[
            ("stappenplan", "Of what kind the file is.", json!({ "const": "dossier" })),
            ("status", "How far the decision is.", status.clone()),
            ("made", "With which content it was made, on which day, and by whom.", record(&MADE)),
            ("choices", "The answers, in the order of the tree.", list(choice())),
            ("set_aside", "Answers to earlier trees that fit no longer.", list(choice())),
            (
                "unconfirmed",
                "What is marked, ticked or typed at a question and not confirmed.",
                list(draft()),
            ),
            (
                "typed",
                "What is typed into forms and not confirmed: of each form its fields.",
                json!({ "type": "object", "additionalProperties": typed }),
            ),
            (
                "typed_by",
                "Who typed what of that, where that is not who saved the dossier: of each form its fields.",
                json!({ "type": "object", "additionalProperties": typed }),
            ),
            ("replies", "What suppliers replied. The last one to a fact holds.", list(reply())),
            (
                "unfit_replies",
                "The replies that the content did not know any more: their places, from 1.",
                list(json!({ "type": "integer" })),
            ),
            ("decision", "What was decided.", decision(&status)),
            ("advice", "The advice as it was, at an outcome.", advice()),
            ("sha256", "The digest of all bytes before this line.", json!({ "type": "string" })),
        ],
    );
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A dossier",
        "required": ["stappenplan", "format", "save", "name", "tree", "saved", "sha256"],
    });
    if let (Some(schema), Value::Object(root)) = (schema.as_object_mut(), root) {
        schema.extend(root);
    }
    schema
}

fn choice() -> Value {
    with(record(&CHOICE), &[("answers", "The answers, as in a file of answers.", words())])
}

fn draft() -> Value {
    with(
        record(&DRAFT),
        &[
            ("ticks", "The answers that were ticked, by their ids.", words()),
            ("made_way", "The ticks that made way for the one that excludes them.", words()),
        ],
    )
}

fn reply() -> Value {
    with(record(&REPLY), &[("set", "The reply: any number of values of the fact, by their ids.", words())])
}

fn decision(status: &Value) -> Value {
    let states = json!({ "enum": ["open", "done", "not_needed", "accepted"] });
    let change = with(record(&CHANGE), &[("status", "The status since then.", status.clone())]);
    let selection = json!({ "oneOf": [{ "const": "no_app" }, list(record(&SELECTED))] });
    let about = ("about", "What was chosen when that was written down.", selection.clone());
    let opinion = with(record(&OPINION), &[about]);
    let about = ("about", "What was chosen when it got that state.", selection.clone());
    let task = with(record(&TASK), &[("state", "How far it is.", states), about]);
    with(
        record(&[("motivation", "string", "Why that was chosen.")]),
        &[
            ("selection", "The apps that were chosen, or none of them.", selection),
            ("remarks", "Remarks at answers and apps.", list(record(&REMARK))),
            ("tasks", "What is known of the things to do.", list(task)),
            (
                "opinions",
                "What others advise, by who they are.",
                json!({ "type": "object", "additionalProperties": opinion }),
            ),
            ("history", "Every change of the status, the oldest first.", list(change)),
        ],
    )
}

fn advice() -> Value {
    let left = with(
        record(&LEFT),
        &[
            ("reasons", "Why it has that standing.", words()),
            ("ask", "The facts that its supplier has to be asked for, by their ids.", words()),
            ("points", "What to watch.", list(point())),
            ("cells", "What stood in the columns.", words()),
            ("numbers", "The same as numbers in decimals, empty where they are none.", words()),
            ("met", "Which wishes it meets.", words()),
            ("unmet", "Which wishes it does not meet.", words()),
            ("unsure", "Of which wishes that is not known.", words()),
        ],
    );
    let reasons = list(json!({ "type": "integer" }));
    let dropped =
        with(record(&DROPPED), &[("reasons", "Why: places in the list of texts, from 1.", reasons)]);
    let fact = with(
        record(&FACT),
        &[("sources", "Where it came from: the id of a source, and where in it.", words())],
    );
    let first = with(
        record(&FIRST),
        &[
            ("apps", "The apps, by their ids.", words()),
            ("why", "Why it was first, and what to watch.", words()),
        ],
    );
    let would_change = with(
        record(&WOULD_CHANGE),
        &[("lines", "A value of one app that would change it, and what that does, a line each.", words())],
    );
    with(
        record(&ADVICE),
        &[
            ("first", "What stood first, or shared that place.", first),
            ("dead_end", "Where nothing was left: what clashed, and which ways there were on.", words()),
            ("columns", "What stood above the columns of facts.", words()),
            ("column_facts", "The facts of those columns, by their ids.", words()),
            ("more_left", "How many more apps were left than are told here.", record(&MORE_LEFT)),
            ("would_change", "What would have changed the advice on each chosen app.", list(would_change)),
            ("points", "What the organisation had to arrange.", list(point())),
            ("left", "The apps that were left, in the order of the advice.", list(left)),
            ("dropped", "The apps that dropped.", list(dropped)),
            ("texts", "Why they dropped, each text once.", words()),
            ("facts", "What the answers tested of the apps that were left.", list(fact)),
            ("sources", "The sources that are named.", list(record(&SOURCE))),
            ("warnings", "What warned of the advice itself, and how old its facts were.", words()),
            ("advisers", "Whose advice may be asked.", words()),
            ("tasks", "What there was to do, in the order of time.", list(record(&LISTED_TASK))),
            ("open", "The questions that were answered with \"don't know\".", list(record(&OPEN))),
        ],
    )
}

fn point() -> Value {
    with(record(&POINT), &[("sources", "Where it came from: the id of a source, and where in it.", words())])
}

fn list(items: Value) -> Value {
    json!({ "type": "array", "items": items })
}

fn words() -> Value {
    list(json!({ "type": "string" }))
}

/// A map with these keys.
fn record(keys: &[Key]) -> Value {
    let key = |(key, kind, tells): &Key| ((*key).to_owned(), json!({ "type": kind, "description": tells }));
    let keys: Map<String, Value> = keys.iter().map(key).collect();
    json!({ "type": "object", "properties": keys })
}

/// The same with more of them.
fn with(mut record: Value, more: &[(&str, &str, Value)]) -> Value {
    if let Some(keys) = record.get_mut("properties").and_then(Value::as_object_mut) {
        for (key, tells, schema) in more {
            let mut schema = schema.clone();
            if let Some(schema) = schema.as_object_mut() {
                schema.insert("description".to_owned(), json!(tells));
            }
            keys.insert((*key).to_owned(), schema);
        }
    }
    record
}
