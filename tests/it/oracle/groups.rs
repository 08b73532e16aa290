//! Questions in free order: every one of them is tried out, and so is every choice.

use yaml_serde::Value;

use super::Oracle;
use super::state::{At, State};
use super::yaml::{items_at, must, pairs, strings_at};

/// With more choices than this a `many` that looks at its choice as a whole is always asked.
const TRIED: usize = 1_024;

impl Oracle {
    pub(super) fn group(&self, id: &str) -> Option<&Value> {
        self.tree.get("groups").and_then(|groups| groups.get(id))
    }

    /// The group that a question belongs to.
    pub(super) fn group_of(&self, question: &str) -> Option<String> {
        let groups = pairs(self.tree.get("groups")?).into_iter();
        let holds = |group: &Value| strings_at(group, "questions").iter().any(|id| id == question);
        groups.filter(|(_, group)| holds(group)).map(|(id, _)| id).next()
    }

    /// Whether something besides dropping apps depends on a question.
    fn means_more(&self, id: &str) -> bool {
        let question = self.question(id);
        let kinds = ["one", "many"].into_iter().filter_map(|kind| question.get(kind));
        let lists = kinds.flat_map(|kind| [Some(kind), kind.get("answers")]).flatten();
        let answers = lists.flat_map(pairs).map(|(_, answer)| answer);
        let told = ["labels", "attention", "prefer", "note"];
        let is_told = |it: &Value| it.as_sequence().is_none_or(|list| !list.is_empty());
        let says = |record: &Value| {
            record.is_mapping() && told.iter().any(|key| record.get(*key).is_some_and(is_told))
        };
        let in_apps = || self.apps.values().flat_map(|app| &app.attention).any(|point| asks_for(point, id));
        answers.chain([question]).any(says) || asks_for(&self.tree, id) || in_apps()
    }
}

/// Whether some condition in here asks what was answered to a question.
fn asks_for(value: &Value, id: &str) -> bool {
    match value {
        Value::Mapping(map) => map.iter().any(|(key, inner)| {
            let asks = matches!(key.as_str(), Some("chose" | "number"));
            (asks && inner.get(id).is_some()) || asks_for(inner, id)
        }),
        Value::Sequence(list) => list.iter().any(|inner| asks_for(inner, id)),
        _ => false,
    }
}

impl State<'_> {
    /// The question that comes next in a group, if any does.
    pub(super) fn next_of(&self, group: &Value) -> Option<String> {
        let mut best: Option<(String, f64)> = None;
        for id in strings_at(group, "questions") {
            if self.is_answered(&id) || self.skips(self.oracle.question(&id)) || !self.can_change(&id) {
                continue;
            }
            let average = self.average_left(&id);
            if best.as_ref().is_none_or(|(_, least)| average < *least) {
                best = Some((id, average));
            }
        }
        best.map(|(id, _)| id)
    }

    /// How many apps are left after each of its answers, on average.
    fn average_left(&self, id: &str) -> f64 {
        let question = self.oracle.question(id);
        let single: Vec<Vec<String>> = if question.get("number").is_some() {
            self.without_unknown(id)
        } else {
            let none = question.get("many").and_then(|many| many.get("none")).map(|_| "none".to_owned());
            self.oracle.offers(question).into_iter().chain(none).map(|answer| vec![answer]).collect()
        };
        let left: Vec<f64> = single.iter().map(|chosen| self.tried(id, chosen).left().len() as f64).collect();
        left.iter().sum::<f64>() / left.len() as f64
    }

    /// Whether some answer can still make a difference.
    fn can_change(&self, id: &str) -> bool {
        if self.oracle.means_more(id) {
            return true;
        }
        let choices = self.without_unknown(id);
        if choices.len() > TRIED && self.looks_at_its_choice(id) {
            return true;
        }
        choices.iter().any(|chosen| {
            let after = self.tried(id, chosen);
            // Of an app that is left some requirement is false or unknown now.
            self.left().iter().any(|app| {
                let found = |state: &State<'_>| {
                    must(state.records.get(app), "an app that is left is offered").reasons.len()
                };
                found(&after) > found(self)
            })
        })
    }

    fn looks_at_its_choice(&self, id: &str) -> bool {
        let question = self.oracle.question(id);
        let many = question.get("many");
        let answers = many.and_then(|many| many.get("answers")).map(pairs).unwrap_or_default();
        let none = many.and_then(|many| many.get("none"));
        let records = answers.into_iter().map(|(_, answer)| answer).chain(none).chain([question]);
        let keep = records.filter(|record| record.is_mapping()).flat_map(|record| items_at(record, "keep"));
        let conditions =
            keep.flat_map(|entry| ["require", "when"].into_iter().filter_map(|key| entry.get(key)));
        conditions.flat_map(super::condition::tests_of_answer).any(|test| test.get("answer").is_some())
    }

    fn without_unknown(&self, id: &str) -> Vec<Vec<String>> {
        let mut here = self.clone();
        here.at = At::Question(id.to_owned());
        let mut choices = here.choices();
        choices.retain(|chosen| !chosen.iter().any(|answer| answer == "unknown"));
        choices
    }

    /// The walk with only the effects of a choice, whether or not it is allowed.
    fn tried(&self, id: &str, chosen: &[String]) -> Self {
        let mut after = self.clone();
        after.path.push((id.to_owned(), chosen.to_vec()));
        after.apply(id, chosen);
        after
    }

    pub(super) fn is_answered(&self, id: &str) -> bool {
        self.path.iter().any(|(question, _)| question == id)
    }
}
