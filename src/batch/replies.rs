//! What suppliers replied, for authors: as YAML of which the parts can be put into the tree and the catalogue, source and day
//! included.

use crate::order;
use crate::record::scalar;
use crate::session::{Reply, ReplyOn, ReplyState, ReplyValue, Session};
use crate::text::{Messages, json_line};

/// No id that is made here is longer: with what follows it stays below what an id may have.
const LONGEST: usize = 40;

/// A source that replies come from.
struct MadeSource<'s> {
    id: String,
    /// Of which replies: those about one app, of one day, that rest on the same.
    reply: &'s Reply,
}

/// The replies that count as YAML: the sources for the tree, and the facts for the apps of the catalogue. What was replied in
/// words to questions that are about no fact stands there as comments.
pub fn replies_yaml(session: &Session<'_>) -> String {
    let counts = |(at, _): &(usize, &Reply)| session.reply_state(*at) == ReplyState::Holds;
    let replies: Vec<&Reply> =
        session.replies().iter().enumerate().filter(counts).map(|(_, reply)| reply).collect();
    let sources = sources(session, &replies);
    let messages = session.messages();
    let mut out = comment(messages.replies_for_authors());
    if replies.is_empty() {
        return out + &comment(messages.no_reply_counts());
    }
    let is_used = |source: &&MadeSource<'_>| {
        replies.iter().any(|reply| matches!(reply.on, ReplyOn::Fact { .. }) && is_from(reply, source.reply))
    };
    let used: Vec<&MadeSource<'_>> = sources.iter().filter(is_used).collect();
    if !used.is_empty() {
        out += "sources:\n";
        out.extend(used.iter().map(|source| source_yaml(session, source)));
        out += "apps:\n";
    }
    let mut apps: Vec<&str> = replies.iter().map(|reply| reply.on.app()).collect();
    order::sort(&mut apps);
    apps.dedup();
    for app in apps {
        let of_app: Vec<&Reply> = replies.iter().copied().filter(|reply| reply.on.app() == app).collect();
        out += &app_yaml(messages, app, &of_app, &sources);
    }
    out
}

fn sources<'s>(session: &Session<'_>, replies: &[&'s Reply]) -> Vec<MadeSource<'s>> {
    let taken = |id: &str| session.model().graph.sources.rows().iter().any(|source| source.id == id);
    let mut sources: Vec<MadeSource<'s>> = Vec::new();
    for reply in replies {
        if sources.iter().any(|source| is_from(reply, source.reply)) {
            continue;
        }
        let app: String = reply.on.app().chars().take(LONGEST).collect();
        let base = format!("reply_{app}_{}", reply.day.to_string().replace('-', ""));
        let is_free = |id: &String| !taken(id) && sources.iter().all(|source| source.id != *id);
        let numbered = (2_usize..).map(|number| format!("{base}_{number}"));
        // There is always a free number.
        let id = std::iter::once(base.clone()).chain(numbered).find(is_free).unwrap_or(base);
        sources.push(MadeSource { id, reply });
    }
    sources
}

/// Whether two replies come from the same.
fn is_from(one: &Reply, other: &Reply) -> bool {
    one.on.app() == other.on.app()
        && (one.day, &one.rests_on, &one.by) == (other.day, &other.rests_on, &other.by)
}

fn source_yaml(session: &Session<'_>, source: &MadeSource<'_>) -> String {
    let reply = source.reply;
    let model = session.model();
    let app = model.catalogue.find(reply.on.app()).map(|app| model.catalogue.apps.row(app));
    let name = app.map_or_else(|| reply.on.app().to_owned(), |app| app.name.one_line());
    let title =
        session.messages().reply_source_title(&name, &reply.rests_on.one_line(), &reply.by.one_line());
    let supplier = app.and_then(|app| app.supplier.as_ref());
    let supplier = supplier.map(|supplier| format!("    publisher: {}\n", quoted(&supplier.one_line())));
    format!(
        "  {}:\n    title: {}\n{}    date: {}\n",
        source.id,
        quoted(&title),
        supplier.unwrap_or_default(),
        reply.day
    )
}

fn app_yaml(messages: Messages, app: &str, replies: &[&Reply], sources: &[MadeSource<'_>]) -> String {
    let (mut facts, mut words) = (String::new(), String::new());
    for reply in replies {
        match &reply.on {
            ReplyOn::Fact { fact, .. } => {
                let source = sources.iter().find(|source| is_from(reply, source.reply));
                let source = source.map_or("", |source| &source.id);
                let (key, value) = value_yaml(&reply.value);
                facts += &format!(
                    "      {}: {{ {key}: {value}, sources: [{{ in: {source} }}], checked: {} }}\n",
                    scalar(fact),
                    reply.day
                );
            }
            ReplyOn::Common { question, .. } => {
                let (_, value) = value_yaml(&reply.value);
                words += &comment(&messages.reply_comment(app, question, &value, &reply.day.to_string()));
            }
        }
    }
    match facts.is_empty() {
        true => words,
        false => format!("{words}  - id: {}\n    facts:\n{facts}", scalar(app)),
    }
}

/// A value and the key that it stands under.
fn value_yaml(value: &ReplyValue) -> (&'static str, String) {
    match value {
        ReplyValue::Choice(id) => ("value", scalar(id)),
        ReplyValue::Set(ids) => {
            ("value", format!("[{}]", ids.iter().map(|id| scalar(id)).collect::<Vec<_>>().join(", ")))
        }
        ReplyValue::Flag(holds) => ("value", holds.to_string()),
        ReplyValue::Number(number) => ("value", number.clone()),
        ReplyValue::Unlimited => ("value", "unlimited".to_owned()),
        ReplyValue::Depends(on_what) => ("depends", quoted(on_what.as_str())),
        ReplyValue::Text(words) => ("value", quoted(words.as_str())),
    }
}

/// A text between quotes: what JSON writes is YAML.
fn quoted(text: &str) -> String {
    json_line(&text)
}

fn comment(text: &str) -> String {
    text.lines().map(|line| format!("# {line}\n")).collect()
}
