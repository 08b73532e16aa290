//! What suppliers replied.

use super::fields::{day, flag, text, word, words};
use super::written::{MapWriter, Written};
use crate::session::{Reply, ReplyOn, ReplyShown, ReplyValue};
use crate::source::YamlNode;

pub(super) fn written(reply: &Reply) -> Written {
    let map = match &reply.on {
        ReplyOn::Fact { app, fact } => MapWriter::default().id("app", app).id("fact", fact),
        ReplyOn::Common { app, question } => {
            MapWriter::default().id("app", app).put("question", Written::Text(question.clone()))
        }
    };
    let map = match &reply.value {
        ReplyValue::Choice(value) => map.id("choice", value),
        // None of them is a reply as well.
        ReplyValue::Set(values) => {
            map.put("set", Written::List(values.iter().cloned().map(Written::Id).collect()))
        }
        ReplyValue::Flag(holds) => map.put("flag", Written::Bare(holds.to_string())),
        ReplyValue::Number(number) => map.id("number", number),
        ReplyValue::Unlimited => map.flag("unlimited", true),
        ReplyValue::Depends(on_what) => map.put("depends", Written::text(on_what)),
        ReplyValue::Text(words) => map.put("text", Written::text(words)),
    };
    map.text("rests_on", &reply.rests_on)
        .day("day", Some(reply.day))
        .text("by", &reply.by)
        .flag("taken_back", reply.taken_back)
        .text("app_name", &reply.shown.app)
        .text("fact_label", &reply.shown.fact)
        .text("shown", &reply.shown.value)
        .text("catalogue_said", &reply.shown.before)
        .done()
}

pub(super) fn read(node: &YamlNode<'_>) -> Option<Reply> {
    let app = word(node, "app")?;
    let on = match word(node, "fact") {
        Some(fact) => ReplyOn::Fact { app, fact },
        None => ReplyOn::Common { app, question: word(node, "question")? },
    };
    Some(Reply {
        on,
        value: read_value(node)?,
        rests_on: text(node, "rests_on"),
        day: day(node, "day")?,
        by: text(node, "by"),
        taken_back: flag(node, "taken_back").unwrap_or_default(),
        shown: ReplyShown {
            app: text(node, "app_name"),
            fact: text(node, "fact_label"),
            value: text(node, "shown"),
            before: text(node, "catalogue_said"),
        },
    })
}

fn read_value(node: &YamlNode<'_>) -> Option<ReplyValue> {
    if let Some(value) = word(node, "choice") {
        return Some(ReplyValue::Choice(value));
    }
    if node.get("set").is_some() {
        return Some(ReplyValue::Set(words(node, "set")));
    }
    if let Some(holds) = flag(node, "flag") {
        return Some(ReplyValue::Flag(holds));
    }
    if let Some(number) = word(node, "number") {
        return Some(ReplyValue::Number(number));
    }
    if flag(node, "unlimited") == Some(true) {
        return Some(ReplyValue::Unlimited);
    }
    if node.get("depends").is_some() {
        return Some(ReplyValue::Depends(text(node, "depends")));
    }
    node.get("text").map(|_| ReplyValue::Text(text(node, "text")))
}
