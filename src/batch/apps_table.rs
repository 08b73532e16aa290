//! The catalogue as a table to read.

use crate::model::{Catalogue, Model};
use crate::text::{pad, width};

/// All apps that are offered, by name: id, name and supplier in columns, a line each.
pub fn apps_table(model: &Model) -> String {
    let mut rows: Vec<(String, String, String)> = Catalogue::apps_in(&model.catalogue.offered)
        .map(|app| {
            let row = model.catalogue.apps.row(app);
            let supplier = row.supplier.as_ref().map(|supplier| supplier.one_line());
            // The last column stays empty where the supplier is not known.
            (row.name.one_line(), row.id.clone(), supplier.unwrap_or_default())
        })
        .collect();
    rows.sort_by_cached_key(|(name, id, _)| (name.to_lowercase(), id.clone()));
    let widest = |column: fn(&(String, String, String)) -> &String| {
        // A catalogue may offer nothing.
        rows.iter().map(|row| width(column(row))).max().unwrap_or(0)
    };
    let (ids, names) = (widest(|row| &row.1), widest(|row| &row.0));
    let mut table = String::new();
    for (name, id, supplier) in &rows {
        let line = format!("{}  {}  {supplier}", pad(id, ids), pad(name, names));
        table.push_str(line.trim_end());
        table.push('\n');
    }
    table
}
