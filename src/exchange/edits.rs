//! What changes in the text of an app, so that it says what the cells of a sheet say. Where that cannot be without touching
//! something else, there is no edit.

use super::column::DETAILS;
use super::meaning::Meaning;
use super::written::{WrittenApp, find};
use crate::source::{
    Entry, NodeKind, TextEdit, insert_beside, insert_entry, list_edit, replace_entry, replace_value,
    value_text, without_entries, without_keys,
};

/// The keys of an app in their order: a new one stands behind the last of those before it.
const ORDER: [&str; 10] =
    ["id", "name", "supplier", "summary", "offered", "never", "ended", "facts", "attention", "sources"];

/// All that is said of a fact of an app.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FactMeaning {
    /// Its value.
    pub(super) value: Meaning,
    /// What is said of that value, in the order of [`DETAILS`].
    pub(super) details: [Meaning; 3],
}

impl FactMeaning {
    fn has_details(&self) -> bool {
        self.details.iter().any(|detail| *detail != Meaning::Absent)
    }

    fn is_plain(&self) -> bool {
        !self.has_details() && !matches!(self.value, Meaning::Depends(_))
    }

    /// The key of the value and the value. Of what is said beside it there is always one.
    fn value_yaml(&self, written: Option<&str>) -> String {
        match (&self.value, written) {
            (Meaning::Depends(_), _) => format!("depends: {}", self.value.yaml()),
            (Meaning::Absent, _) => "value: unknown".to_owned(),
            (_, Some(written)) => format!("value: {written}"),
            (value, None) => format!("value: {}", value.yaml()),
        }
    }

    /// As it stands behind the id of its fact. `written` is how its value is written already.
    fn yaml(&self, written: Option<&str>) -> String {
        if self.is_plain() {
            return self.value.yaml();
        }
        let mut record = format!("{{ {}", self.value_yaml(written));
        for (key, detail) in
            DETAILS.iter().zip(&self.details).filter(|(_, detail)| **detail != Meaning::Absent)
        {
            record.push_str(&format!(", {key}: {}", detail.yaml()));
        }
        record + " }"
    }
}

/// A fact of which something changes: its id and its place among the facts of the tree, as it is and as it will be.
pub(super) struct FactChange<'m> {
    pub(super) id: &'m str,
    pub(super) at: usize,
    pub(super) old: FactMeaning,
    pub(super) new: FactMeaning,
}

/// Changes the text of an app.
pub(super) struct AppEditor<'e, 'n, 's> {
    pub(super) text: &'s str,
    pub(super) app: WrittenApp<'n, 's>,
    /// The place of a fact among those of the tree.
    pub(super) place_of: &'e dyn Fn(&str) -> Option<usize>,
}

impl AppEditor<'_, '_, '_> {
    /// What the app says beside its facts, by key. Nothing where one of them can only be changed by hand.
    pub(super) fn keys(&self, changed: &[(&str, &Meaning)]) -> Option<Vec<TextEdit>> {
        let entries = self.app.entries;
        let (mut edits, mut gone) = (Vec::new(), Vec::new());
        for (key, new) in changed {
            match (find(entries, key), new) {
                (Some((at, _)), Meaning::Absent) => gone.push(at),
                (Some((_, entry)), new) => edits.push(self.replaced(entry, new)?),
                (None, Meaning::Absent) => {}
                (None, new) => edits.push(self.inserted(key, &format!("{key}: {}", new.yaml()))?),
            }
        }
        if !gone.is_empty() {
            edits.extend(without_keys(self.text, entries, &gone)?);
        }
        Some(edits)
    }

    fn inserted(&self, key: &str, words: &str) -> Option<TextEdit> {
        let end = ORDER.iter().position(|known| *known == key).unwrap_or(ORDER.len());
        let places = ORDER.iter().take(end).rev().filter_map(|known| find(self.app.entries, known));
        places.into_iter().find_map(|(at, _)| insert_beside(self.text, self.app.entries, at, words))
    }

    fn replaced(&self, entry: &Entry<'_>, new: &Meaning) -> Option<TextEdit> {
        match new {
            Meaning::Ids(ids) if entry.value.list().is_some() => list_edit(self.text, entry, ids),
            _ => replace_value(self.text, entry, &new.yaml()),
        }
    }

    /// What comes of each of its facts that change. Nothing for one that can only be changed by hand.
    pub(super) fn facts(&self, changes: &[FactChange<'_>]) -> Vec<Option<Vec<TextEdit>>> {
        let facts = self.app.facts();
        let entries = facts.and_then(|facts| facts.value.map()).unwrap_or_default();
        let place = |change: &FactChange<'_>| find(entries, change.id).map(|(at, _)| at);
        let is_gone =
            |change: &&FactChange<'_>| change.new.value == Meaning::Absent && !change.new.has_details();
        let gone: Vec<usize> = changes.iter().filter(is_gone).filter_map(place).collect();
        let mut without = match (facts, gone.as_slice()) {
            (Some(facts), [_, ..]) => without_entries(self.text, facts, &gone),
            _ => Some(Vec::new()),
        };
        let is_new = |change: &&FactChange<'_>| place(change).is_none() && !is_gone(change);
        let mut first = (entries.is_empty()).then(|| {
            let all = changes
                .iter()
                .filter(is_new)
                .map(|change| format!("{}: {}", change.id, change.new.yaml(None)));
            self.first_facts(&all.collect::<Vec<_>>().join(", "))
        });
        let edits = changes.iter().map(|change| match place(change).and_then(|at| entries.get(at)) {
            _ if is_gone(&change) => without.as_mut().map(std::mem::take),
            Some(entry) => self.fact(entry, change),
            None => match &mut first {
                // They come together, in one edit.
                Some(first) => first.as_mut().map(std::mem::take),
                None => self.new_fact(facts?, entries, &gone, change).map(|edit| vec![edit]),
            },
        });
        edits.collect()
    }

    /// The facts of an app that has none.
    fn first_facts(&self, words: &str) -> Option<Vec<TextEdit>> {
        let braced = format!("{{ {words} }}");
        let edit = match self.app.facts() {
            Some(facts) => replace_value(self.text, facts, &braced),
            None => self.inserted("facts", &format!("facts: {braced}")),
        };
        edit.map(|edit| vec![edit])
    }

    /// Behind the fact that comes before it in the tree, of those that stay.
    fn new_fact(
        &self,
        facts: &Entry<'_>,
        entries: &[Entry<'_>],
        gone: &[usize],
        change: &FactChange<'_>,
    ) -> Option<TextEdit> {
        let stay = || entries.iter().enumerate().filter(|(at, _)| !gone.contains(at));
        let is_before =
            |entry: &Entry<'_>| (self.place_of)(entry.key.value.as_ref()).is_some_and(|at| at < change.at);
        let before = stay().filter(|(_, entry)| is_before(entry)).map(|(at, _)| at).next_back();
        let first = stay().next().map(|(at, _)| at)?;
        let behind = before.or(Some(first).filter(|first| *first > 0));
        insert_entry(self.text, facts, behind, &format!("{}: {}", change.id, change.new.yaml(None)))
    }

    /// A fact that is there, and will be.
    fn fact(&self, entry: &Entry<'_>, change: &FactChange<'_>) -> Option<Vec<TextEdit>> {
        let FactChange { old, new, .. } = change;
        match &entry.value.kind {
            NodeKind::Map(details) => self.record(entry, details, old, new),
            _ if new.is_plain() => Some(vec![self.replaced(entry, &new.value)?]),
            _ => {
                let is_same = old.value.is_same(&new.value);
                let written = value_text(self.text, entry).filter(|text| is_same && fits_in_braces(text));
                Some(vec![replace_value(self.text, entry, &new.yaml(written))?])
            }
        }
    }

    fn record(
        &self,
        entry: &Entry<'_>,
        details: &[Entry<'_>],
        old: &FactMeaning,
        new: &FactMeaning,
    ) -> Option<Vec<TextEdit>> {
        let mut edits = Vec::new();
        let key = if matches!(new.value, Meaning::Depends(_)) { "depends" } else { "value" };
        let (at, written) = find(details, "value").or_else(|| find(details, "depends"))?;
        if !old.value.is_same(&new.value) && new.value_yaml(None) != old.value_yaml(None) {
            edits.push(match written.key.value == key && new.value != Meaning::Absent {
                true => self.replaced(written, &new.value)?,
                false => replace_entry(self.text, written, &new.value_yaml(None))?,
            });
        }
        let (mut gone, mut behind) = (Vec::new(), at);
        for ((key, old), new) in DETAILS.iter().zip(&old.details).zip(&new.details) {
            match (find(details, key), new) {
                (Some((at, _)), Meaning::Absent) => gone.push(at),
                (Some((at, entry)), new) => {
                    behind = at;
                    if old != new {
                        edits.push(self.replaced(entry, new)?);
                    }
                }
                (None, Meaning::Absent) => {}
                (None, new) => {
                    let words = format!("{key}: {}", new.yaml());
                    edits.push(insert_entry(self.text, entry, Some(behind), &words)?);
                }
            }
        }
        if !gone.is_empty() {
            edits.extend(without_entries(self.text, entry, &gone)?);
        }
        Some(edits)
    }
}

/// Whether a value means the same between braces.
fn fits_in_braces(text: &str) -> bool {
    let is_closed = text.starts_with(['"', '\'', '[']);
    !text.contains(['\n', '#']) && (is_closed || !text.contains([',', '[', ']', '{', '}']))
}
