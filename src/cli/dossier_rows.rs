//! Dossiers as rows for other programs: what stands in the file of each, one column a thing.

use serde::Serialize;

use super::dossier_folder::FoundFile;
use super::file_words::shown;
use super::found_index::FoundIndex;
use crate::document::disarmed;
use crate::files::{ANSWERS_LIMIT, read_file};
use crate::record::{Dossier, Stands, read_dossier};
use crate::session::{DossierRef, DossierState, Selection, Status, TaskState};
use crate::text::{Day, SafeText};

/// In a list: what is not known of one, where it is of another. In the place of its own it stays in step with the others.
const UNKNOWN: &str = "unknown";

/// One dossier. What is not known is null: of one that is damaged, or cannot be read, all but its name and its path. Of the decision there is what the
/// file has: something to do that nobody touched is not in it.
#[derive(Debug, Default, Serialize)]
pub(super) struct DossierV1 {
    name: SafeText,
    path: String,
    tree: Option<String>,
    status: Option<&'static str>,
    outcome: Option<SafeText>,
    question: Option<usize>,
    saved: Option<String>,
    save: Option<u64>,
    variant_of: Option<SafeText>,
    archived: bool,
    conflict: bool,
    damaged: bool,
    supersedes: Option<SafeText>,
    unreadable: bool,
    id: Option<String>,
    edition: Option<SafeText>,
    tree_sha256: Option<String>,
    catalogue_sha256: Option<String>,
    day: Option<String>,
    by: Option<SafeText>,
    answers: Option<usize>,
    replies: Option<usize>,
    outcome_id: Option<String>,
    first: Option<Vec<String>>,
    choice: Option<Vec<String>>,
    choice_names: Option<Vec<SafeText>>,
    standing: Option<Vec<Option<String>>>,
    decided_by: Option<SafeText>,
    decided_on: Option<String>,
    look_again: Option<String>,
    tasks_open: Option<usize>,
    tasks_done: Option<usize>,
    tasks_not_needed: Option<usize>,
    risks_accepted: Option<usize>,
    accepted_until: Option<String>,
}

/// A dossier that was found among these, and what is the matter with it.
pub(super) fn row(file: &FoundFile, all: &FoundIndex<'_>, matter: Option<DossierState>) -> DossierV1 {
    let is_sound = matter.is_none();
    let of_head = of_head(file, all, matter);
    match read_file(&file.path, ANSWERS_LIMIT).ok().filter(|_| is_sound) {
        Some(bytes) => with_decision(of_head, &read_dossier(&bytes).dossier),
        None => of_head,
    }
}

/// What its first lines tell.
fn of_head(file: &FoundFile, all: &FoundIndex<'_>, matter: Option<DossierState>) -> DossierV1 {
    let head = file.head.as_ref();
    let name_of = |of: &Option<DossierRef>| of.as_ref().map(|of| all.named(of).name);
    let stands = head.map(|head| &head.stands);
    DossierV1 {
        name: file.name(),
        path: shown(&file.path),
        tree: head.map(|head| line(&head.tree)),
        status: head.map(|head| head.status.id()),
        outcome: stands.and_then(|stands| match stands {
            Stands::Done(title) => Some(title.clone()),
            Stands::At(_) | Stands::Stuck => None,
        }),
        question: stands.and_then(|stands| match stands {
            Stands::At(number) => Some(*number),
            Stands::Done(_) | Stands::Stuck => None,
        }),
        saved: head.map(|head| line(&head.saved)),
        save: head.map(|head| head.save),
        variant_of: head.and_then(|head| name_of(&head.variant_of)),
        archived: head.is_some_and(|head| head.is_archived),
        conflict: file.is_conflict,
        damaged: matches!(matter, Some(DossierState::Damaged { .. })),
        supersedes: head.and_then(|head| name_of(&head.supersedes)),
        unreadable: matches!(matter, Some(DossierState::Unreadable { .. })),
        ..DossierV1::default()
    }
}

/// The same with what stands below.
fn with_decision(row: DossierV1, dossier: &Dossier) -> DossierV1 {
    let (decision, advice) = (&dossier.decision, dossier.advice.as_ref());
    let chosen = match &decision.selection {
        Selection::Open => None,
        Selection::NoApp => Some([].as_slice()),
        Selection::Apps(apps) => Some(apps.as_slice()),
    };
    let standing = |app: &str| {
        let left = advice?.left.iter().find(|left| left.app == app).map(|left| line(&left.standing));
        let is_dropped = || advice.is_some_and(|advice| advice.dropped.iter().any(|one| one.app == app));
        left.or_else(|| is_dropped().then(|| "dropped".to_owned()))
    };
    let adopted = decision.history.iter().rfind(|change| change.status == Status::Adopted);
    let count =
        |is: fn(&TaskState) -> bool| Some(decision.tasks.values().filter(|task| is(&task.state)).count());
    let untils = decision.tasks.values().filter_map(|task| match task.state {
        TaskState::Accepted { until, .. } => until,
        _ => None,
    });
    let made = &dossier.made;
    DossierV1 {
        id: Some(line(&dossier.head.id)).filter(|id| !id.is_empty()),
        edition: Some(made.edition.clone()),
        tree_sha256: Some(line(&made.tree_digest)),
        catalogue_sha256: Some(line(&made.catalogue_digest)),
        day: made.day.map(written),
        by: Some(made.by.clone()),
        answers: Some(dossier.choices.len()),
        replies: Some(dossier.replies.len()),
        outcome_id: advice.map(|advice| line(&advice.outcome)),
        first: advice.map(|advice| advice.first.apps.iter().map(|app| line(app)).collect()),
        choice: chosen.map(|chosen| chosen.iter().map(|one| line(&one.app)).collect()),
        choice_names: chosen.map(|chosen| chosen.iter().map(|one| one.name.clone()).collect()),
        standing: chosen.map(|chosen| chosen.iter().map(|one| standing(&one.app)).collect()),
        decided_by: adopted.map(|change| change.by.clone()),
        decided_on: adopted.map(|change| written(change.on)),
        look_again: adopted.and_then(|change| change.look_again).map(written),
        tasks_open: count(|state| *state == TaskState::Open),
        tasks_done: count(|state| *state == TaskState::Done),
        tasks_not_needed: count(|state| *state == TaskState::NotNeeded),
        risks_accepted: count(|state| matches!(state, TaskState::Accepted { .. })),
        accepted_until: untils.min().map(written),
        ..row
    }
}

fn line(text: &str) -> String {
    SafeText::new(text).one_line()
}

fn written(day: Day) -> String {
    day.to_string()
}

/// All of them as CSV (RFC 4180): a line with the keys of the JSON, then a line each. What is in a list stands with a blank
/// between (of names a semicolon); what is null is empty.
pub(super) fn csv(rows: &[DossierV1]) -> String {
    let mut out = String::new();
    let keys: Vec<String> = cells(&DossierV1::default()).into_iter().map(|(key, _)| key).collect();
    add_line(&mut out, &keys);
    for row in rows {
        let cells: Vec<String> = cells(row).into_iter().map(|(_, cell)| cell).collect();
        add_line(&mut out, &cells);
    }
    out
}

/// The keys and values of a row, in the order of the JSON.
fn cells(row: &DossierV1) -> Vec<(String, String)> {
    let json = serde_json::to_value(row).unwrap_or_default();
    let serde_json::Value::Object(keys) = json else { return Vec::new() };
    let cell = |key: &str, value: &serde_json::Value| match value {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => text.clone(),
        // Nothing is known of any of them.
        serde_json::Value::Array(items) if items.iter().all(serde_json::Value::is_null) => String::new(),
        serde_json::Value::Array(items) => {
            let between = if key == "choice_names" { "; " } else { " " };
            items.iter().map(|item| item.as_str().unwrap_or(UNKNOWN)).collect::<Vec<_>>().join(between)
        }
        other => other.to_string(),
    };
    keys.iter().map(|(key, value)| (key.clone(), cell(key, value))).collect()
}

fn add_line(out: &mut String, cells: &[String]) {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(&disarmed(cell))).collect();
    out.push_str(&cells.join(","));
    out.push_str("\r\n");
}

fn quoted(cell: &str) -> String {
    match cell.contains(['"', ',', '\n', '\r']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{DossierV1, csv};

    #[test]
    fn a_row_is_a_line_whatever_is_in_it() {
        let name = |name: &str| DossierV1 { name: name.into(), ..DossierV1::default() };
        let rows = [name("Thee, \"groen\""), name("=1+1"), name("Thee")];
        let text = csv(&rows);
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(lines.len(), 5, "{text}");
        assert!(lines[0].starts_with("name,path,tree,status,outcome,"), "{text}");
        assert!(lines[1].starts_with("\"Thee, \"\"groen\"\"\",,"), "{text}");
        assert!(lines[2].starts_with("'=1+1,"), "{text}");
        assert!(lines[3].starts_with("Thee,"), "{text}");
        let columns = lines[0].split(',').count();
        assert!(lines[2..4].iter().all(|line| line.split(',').count() == columns), "{text}");
    }
    #[test]
    fn a_standing_that_is_not_known_is_empty_or_keeps_its_place() {
        let known = || Some("recommended".to_owned());
        for (standing, cell) in [
            (vec![None], ""),
            (vec![None, None], ""),
            (vec![None, known()], "unknown recommended"),
            (vec![known(), None], "recommended unknown"),
        ] {
            let text = csv(&[DossierV1 { standing: Some(standing), ..DossierV1::default() }]);
            let mut lines = text.split("\r\n").map(|line| line.split(',').collect::<Vec<_>>());
            let (heads, cells) = (lines.next().unwrap(), lines.next().unwrap());
            let column = heads.iter().position(|head| *head == "standing").unwrap();
            assert_eq!(cells[column], cell);
        }
    }
}
