//! What suppliers replied.

use super::fields::{day, flag, text, word, words};
use super::written::{MapWriter, Written};
use crate::session::{Reply, ReplyOn, ReplyValue};
use crate::source::YamlNode;
use crate::text::SafeText;

/// A reply as it was shown; empty what nobody knows. With this a report needs no tree.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReplyWords {
    /// What the app is called.
    pub name: SafeText,
    /// What the fact is called.
    pub about: SafeText,
    /// What was replied.
    pub shown: SafeText,
}

pub(super) fn written(reply: &Reply, words: &ReplyWords) -> Written {
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
    map.text("name", &words.name)
        .text("about", &words.about)
        .text("shown", &words.shown)
        .text("rests_on", &reply.rests_on)
        .day("day", Some(reply.day))
        .text("by", &reply.by)
        .flag("taken_back", reply.taken_back)
        .done()
}

pub(super) fn read_words(node: &YamlNode<'_>) -> ReplyWords {
    ReplyWords { name: text(node, "name"), about: text(node, "about"), shown: text(node, "shown") }
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
