//! The catalogue as a table to read.

use crate::model::{Catalogue, Model};
use crate::order;
use crate::session::{AppRow, ColumnWords, RowCell, RowLayout, Session, row_cells};
use crate::text::{Messages, pad, upper_first, width};

/// No line is wrapped: what reads it may be a program. A value that is longer than its column is cut; JSON has it whole.
const ROOM: usize = 400;

/// An app as a line.
struct Line {
    id: String,
    name: String,
    supplier: String,
    cells: Vec<RowCell>,
}

/// All apps that are offered, by name: id, name, the facts that the tree names for it, and supplier in columns, a line
/// each. Only above facts there are heads.
pub fn apps_table(model: &Model, messages: Messages) -> String {
    let mut lines: Vec<Line> = Catalogue::apps_in(&model.catalogue.offered)
        .map(|app| {
            let row = model.catalogue.apps.row(app);
            let supplier = row.supplier.as_ref().map(|supplier| supplier.one_line());
            Line {
                id: row.id.clone(),
                name: row.name.one_line(),
                // The last column stays empty where the supplier is not known.
                supplier: supplier.unwrap_or_default(),
                cells: row_cells(model, messages, app),
            }
        })
        .collect();
    order::by_cached_key(&mut lines, |line| (line.name.to_lowercase(), line.id.clone()));
    // A catalogue may offer nothing.
    let widest =
        |column: fn(&Line) -> &String| lines.iter().map(|line| width(column(line))).max().unwrap_or(0);
    let (ids, names) = (widest(|line| &line.id), widest(|line| &line.name));
    let session = Session::new(model, messages);
    if let Some(words) = session.column_words() {
        return with_columns(&lines, &words, (ids, &upper_first(model.graph.words.app.as_str())), messages);
    }
    let mut table = String::new();
    for Line { id, name, supplier, .. } in &lines {
        let line = format!("{}  {}  {supplier}", pad(id, ids), pad(name, names));
        table.push_str(line.trim_end());
        table.push('\n');
    }
    table
}

/// The same with heads and facts.
fn with_columns(
    lines: &[Line],
    words: &ColumnWords,
    (ids, noun): (usize, &str),
    messages: Messages,
) -> String {
    // The supplier is the last column, where lists have what to watch.
    let words = ColumnWords { flags: messages.supplier().to_owned(), ..words.clone() };
    let rows: Vec<AppRow<'_>> = lines
        .iter()
        .map(|line| AppRow { name: &line.name, cells: &line.cells, flags: &line.supplier })
        .collect();
    let layout = RowLayout::new(&rows, &words, ROOM);
    let line = |id: &str, name: &str, cells: &str| {
        let line = format!("{}  {}{cells}", pad(id, ids), pad(name, layout.names().max(width(noun))));
        format!("{}\n", line.trim_end())
    };
    let rows = lines.iter().zip(&rows).map(|(of, row)| line(&of.id, &of.name, &layout.cells(*row)));
    std::iter::once(line("", noun, &layout.heads())).chain(rows).collect()
}
