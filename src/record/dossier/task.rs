//! Things to do.

use super::fields::{day, text, word};
use super::selection;
use super::written::{MapWriter, Written};
use crate::session::{Task, TaskId, TaskState};
use crate::source::YamlNode;

pub(super) fn written(id: &TaskId, task: &Task) -> Written {
    let map = match id {
        TaskId::Step { plan, step } => MapWriter::default().id("plan", plan).id("step", step),
        TaskId::Point(point) => MapWriter::default().put("point", Written::Text(point.clone())),
    };
    let map = map.text("shown", &task.shown);
    let map = match &task.state {
        TaskState::Open => map.id("state", "open"),
        TaskState::Done => map.id("state", "done"),
        TaskState::NotNeeded => map.id("state", "not_needed"),
        TaskState::Accepted { why, by, until } => {
            map.id("state", "accepted").text("why", why).text("by", by).day("until", *until)
        }
    };
    map.text("owner", &task.owner)
        .day("due", task.due)
        .text("remark", &task.remark)
        .put_some("about", selection::written(&task.about))
        .done()
}

pub(super) fn read(node: &YamlNode<'_>) -> Option<(TaskId, Task)> {
    let id = match word(node, "point") {
        Some(point) => TaskId::Point(point),
        None => TaskId::Step { plan: word(node, "plan")?, step: word(node, "step")? },
    };
    let state = match word(node, "state")?.as_str() {
        "done" => TaskState::Done,
        "not_needed" => TaskState::NotNeeded,
        "accepted" => {
            TaskState::Accepted { why: text(node, "why"), by: text(node, "by"), until: day(node, "until") }
        }
        _ => TaskState::Open,
    };
    let task = Task {
        shown: text(node, "shown"),
        state,
        owner: text(node, "owner"),
        due: day(node, "due"),
        remark: text(node, "remark"),
        about: selection::read(node, "about"),
    };
    Some((id, task))
}
