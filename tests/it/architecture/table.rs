//! The rooms there are, against the rows that tell of them.

use std::collections::BTreeSet;

use super::scan::Complaint;

/// The rooms of these files, each as a path relative to `src/`: the folders, and the files that are none's.
pub(crate) fn rooms<'p>(paths: impl IntoIterator<Item = &'p str>) -> BTreeSet<&'p str> {
    let first = paths.into_iter().filter_map(|path| path.split('/').next());
    first.filter(|first| *first != "lib.rs").map(|first| first.trim_end_matches(".rs")).collect()
}

/// The rooms that the table in `ARCHITECTURE.md` tells of, in its order.
pub(crate) fn rooms_on_page(page: &str) -> Vec<&str> {
    page.lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once("` |").map(|(room, _)| room))
        .collect()
}

/// Every room has one row, and every row has a room; `table` says where the rows stand.
pub(crate) fn check_rows(table: &str, rows: &[&str], rooms: &BTreeSet<&str>) -> Vec<Complaint> {
    let mut out = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        if !rooms.contains(row) {
            out.push(format!("{table}: there is no room `{row}` in `src/`"));
        }
        if rows[..at].contains(row) {
            out.push(format!("{table}: the room `{row}` has two rows"));
        }
    }
    let without = rooms.iter().filter(|room| !rows.contains(room));
    out.extend(without.map(|room| format!("{table}: the room `{room}` has no row")));
    out
}
