//! What was decided, and what is kept with it.

use super::fields::{entries, items, text, word};
use super::written::{MapWriter, Written};
use super::{opinion, selection, status, task};
use crate::order;
use crate::session::{Decision, Remark, RemarkOn};
use crate::source::YamlNode;

pub(super) fn written(decision: &Decision) -> MapWriter {
    let remark = |(on, remark): (&RemarkOn, &Remark)| {
        let map = match on {
            RemarkOn::Answer(question) => MapWriter::default().id("question", question),
            RemarkOn::App(app) => MapWriter::default().id("app", app),
        };
        map.text("about", &remark.about).put("remark", Written::text(&remark.text)).done()
    };
    let opinions = decision
        .opinions
        .iter()
        .fold(MapWriter::default(), |map, (who, advice)| map.put(who, opinion::written(advice).done()));
    MapWriter::default()
        .put_some("selection", selection::written(&decision.selection))
        .text("motivation", &decision.motivation)
        .list("remarks", decision.remarks.iter().map(remark).collect())
        .list("tasks", decision.tasks.iter().map(|(id, task)| task::written(id, task)).collect())
        .map("opinions", opinions)
        .list("history", decision.history.iter().map(status::written).collect())
}

pub(super) fn read(node: &YamlNode<'_>) -> Decision {
    let remark = |node: &YamlNode<'_>| {
        let on = match word(node, "question") {
            Some(question) => RemarkOn::Answer(question),
            None => RemarkOn::App(word(node, "app")?),
        };
        Some((on, Remark { text: text(node, "remark"), about: text(node, "about") }))
    };
    let opinions = entries(node, "opinions").into_iter();
    Decision {
        selection: selection::read(node, "selection"),
        motivation: text(node, "motivation"),
        remarks: order::map(items(node, "remarks").iter().filter_map(remark)),
        tasks: order::map(items(node, "tasks").iter().filter_map(task::read)),
        opinions: order::map(opinions.map(|(who, node)| (who.to_owned(), opinion::read(node)))),
        history: items(node, "history").iter().filter_map(status::read).collect(),
    }
}
