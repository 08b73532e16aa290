//! What is wrong with one name in one place of the house.

use super::rows::{
    CORE_MAY_NOT_NAME, HEADING, OWNED, PIECES_OF_PAGES, REPORTERS, TESTS_MAY_USE, WRITERS, row,
};
use super::scan::{Complaint, Found, Manner, Place};

/// A name of the house itself.
pub(super) fn judge_inside(place: &Place, found: &Found, path: &[String]) -> Option<Complaint> {
    let Some(room) = path.first() else {
        return Some("names the root of the house: name the room that is meant".to_owned());
    };
    if *room == place.room {
        return None;
    }
    if row(room).is_none() {
        return Some(format!("`{room}` is no room with a row in the table"));
    }
    let shown = match found.manner {
        Manner::Use { shown } | Manner::Rename { shown } | Manner::Glob { shown } => shown,
        Manner::Path | Manner::Form => false,
    };
    if shown {
        return Some(format!("hands on names of the room `{room}`: a room shows only what is its own"));
    }
    if let Some(complaint) = reads_a_page(place, found, path) {
        return Some(complaint);
    }
    let allowed = row(&place.room).is_some_and(|row| row.may_use.contains(&room.as_str()));
    if allowed || (found.in_test && TESTS_MAY_USE.contains(&room.as_str())) {
        return None;
    }
    Some(format!("the room `{}` may not use the room `{room}`", place.room))
}

/// A page read back: what a walk came to is typed, so nobody has to look for it between headings.
fn reads_a_page(place: &Place, found: &Found, path: &[String]) -> Option<Complaint> {
    if found.in_test || !REPORTERS.contains(&place.room.as_str()) {
        return None;
    }
    let said = path.join("::");
    let opens =
        |piece: &str| matches!(found.manner, Manner::Glob { .. }) && piece.starts_with(&format!("{said}::"));
    let covers = |piece: &str| said == piece || said.starts_with(&format!("{piece}::"));
    let writes = WRITERS.iter().any(|(file, _)| *file == place.path);
    let met = PIECES_OF_PAGES.iter().find(|piece| covers(piece) || opens(piece));
    met.filter(|piece| !(writes && **piece == HEADING)).map(|piece| format!("`{piece}` {READ_BACK}"))
}

/// Why a page is not read.
pub(super) const READ_BACK: &str =
    "would read a page back: take what it is made from, the typed advice of `session`";

/// A name from a crate or from std.
pub(super) fn judge_outside(place: &Place, found: &Found, path: &[String]) -> Vec<Complaint> {
    let mut path = path.to_vec();
    if let Some(first) = path.first_mut()
        && (first == "core" || first == "alloc")
    {
        "std".clone_into(first);
    }
    let said = path.join("::");
    // A glob, or another name, for what lies above an owned name opens a way round the table.
    let opens =
        |name: &str| matches!(found.manner, Manner::Glob { .. }) && name.starts_with(&format!("{said}::"));
    let core = row(&place.room).is_some_and(|row| row.core);
    let covers = |name: &str| said == name || said.starts_with(&format!("{name}::"));
    let mut out = Vec::new();
    for thing in OWNED.iter().filter(|thing| covers(thing.name) || opens(thing.name)) {
        let holds = |owner: &str| place.path.strip_prefix(owner).is_some_and(|rest| rest.starts_with('/'));
        let mine = thing.by.iter().any(|owner| *owner == place.room || *owner == place.path || holds(owner));
        let excused = found.in_test && (thing.free_in_tests || (!core && thing.name.starts_with("std::")));
        if !mine && !excused {
            let owners = if thing.by.is_empty() { "nobody".to_owned() } else { thing.by.join(", ") };
            out.push(format!("`{}` belongs to {owners}", thing.name));
        }
    }
    if core && out.is_empty() {
        let met = CORE_MAY_NOT_NAME.iter().find(|name| covers(name) || opens(name));
        out.extend(met.map(|name| format!("the core may not name `{name}`")));
    }
    out
}
