//! Every message has a row in `tests/messages/states.md`: in which states it is shown, and why it is true in all of them.

use std::collections::{BTreeMap, BTreeSet};

use super::{messages, trees};

const TABLE: &str = "tests/messages/states.md";

/// The rows of the table: the messages they name, the states, why it holds.
fn rows(table: &str) -> Vec<(Vec<String>, String, String)> {
    let rows = table.lines().filter(|line| line.starts_with("| `"));
    let cells = rows.map(|row| row.trim_matches('|').split(" | ").map(str::trim).collect::<Vec<_>>());
    cells
        .map(|cells| {
            let [names, states, why] = cells.as_slice() else {
                unreachable!("{TABLE}: a row has three cells: {cells:?}");
            };
            let names = names.split_whitespace().map(|name| name.trim_matches('`').to_owned());
            (names.collect(), (*states).to_owned(), (*why).to_owned())
        })
        .collect()
}

/// What is wrong with the table, each as a sentence that says what to do.
fn wrong(table: &str, known: &BTreeSet<String>) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut told: BTreeMap<String, usize> = BTreeMap::new();
    for (names, states, why) in rows(table) {
        if states.is_empty() || why.is_empty() {
            wrong.push(format!("the row of {names:?} does not say when they are shown, or why they hold"));
        }
        names.into_iter().for_each(|name| *told.entry(name).or_default() += 1);
    }
    for name in known.iter().filter(|name| !told.contains_key(*name)) {
        wrong.push(format!(
            "the message `{name}` has no row: write in {TABLE} in which states it is shown, and why it is true in all of them"
        ));
    }
    for (name, count) in told {
        if !known.contains(&name) {
            wrong.push(format!("there is no message `{name}` any more: take it out of {TABLE}"));
        } else if count > 1 {
            wrong.push(format!("the message `{name}` stands {count} times in {TABLE}: once is enough"));
        }
    }
    wrong
}

#[test]
fn every_message_says_in_which_states_it_is_true() {
    let table = trees::read(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(TABLE));
    let wrong = wrong(&table, &messages::names());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_wrong_with_the_table_is_told() {
    let known: BTreeSet<String> = ["een", "twee", "drie"].map(str::to_owned).into();
    let table = "| messages | shown when | why |\n|---|---|---|\n| `een` `vier` | at the end | it is |\n| `een` `drie` |  | it is |\n";
    let wrong = wrong(table, &known);
    assert_eq!(wrong.len(), 4, "{wrong:?}");
    assert!(wrong[0].starts_with("the row of [\"een\", \"drie\"] does not say when"), "{wrong:?}");
    assert!(
        wrong[1].starts_with("the message `twee` has no row: write in tests/messages/states.md"),
        "{wrong:?}"
    );
    assert!(wrong[2].starts_with("the message `een` stands 2 times"), "{wrong:?}");
    assert!(wrong[3].starts_with("there is no message `vier` any more"), "{wrong:?}");
}
