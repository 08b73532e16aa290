//! `catalogue export` and `catalogue import`: what goes out comes back, and only what was changed changes.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use stappenplan::document::read_cells;
use stappenplan::exchange::{Column, SheetCell, WrittenCatalogue, changes, columns, guarded};
use stappenplan::lint::{LoadedTree, load};
use stappenplan::model::{FactKind, Model};
use stappenplan::source::{FileId, Sources, edited};
use stappenplan::text::{Lang, Messages};

use super::common::{Cmd, Shown};
use super::trees::{self, Content};

const MESSAGES: Messages = Messages::new(Lang::Nl);
const TREE: &str = "decision_tree.yaml";

fn folder(content: &Content, arguments: &[&str]) -> Cmd {
    let command =
        Cmd::new(&[&["catalogue"], arguments, &["--tree", TREE]].concat()).file(TREE, &content.tree);
    content
        .apps
        .iter()
        .fold(command, |command, (stem, text)| command.file(&format!("catalogue/{stem}.yaml"), text))
}

/// The files of a catalogue by name, as they are in the folder of a command.
fn apps_of(command: &Cmd) -> Vec<(String, String)> {
    let stem = |file: &Path| file.file_stem().unwrap().to_string_lossy().into_owned();
    let files = trees::entries(&command.folder().join("catalogue"));
    files.iter().map(|file| (stem(file), fs::read_to_string(file).unwrap())).collect()
}

fn import(command: Cmd, sheet: &str, more: &[&str]) -> (Cmd, Shown) {
    let command = command.again(&[&["catalogue", "import", sheet, "--tree", TREE], more].concat());
    let shown = command.run();
    (command, shown)
}

/// Content read, for tests of many sheets.
struct Read {
    sources: Sources,
    apps: Vec<FileId>,
    model: Model,
}

impl Read {
    fn of(content: &Content) -> Read {
        Read::tried(content).unwrap()
    }

    /// Nothing where the tree does not go with its catalogue. Scenarios are left out: what they name may go with a value.
    fn tried(content: &Content) -> Option<Read> {
        let mut sources = Sources::new();
        let (tree, _) = content.tree.split_once("\nscenarios:").unwrap_or((&content.tree, ""));
        let tree = sources.add("tree.yaml", format!("{tree}\n"));
        let apps = content.apps.iter().map(|(stem, text)| sources.add(format!("{stem}.yaml"), text.as_str()));
        let apps: Vec<FileId> = apps.collect();
        let LoadedTree { model, .. } = load(&sources, tree, &apps, Lang::Nl);
        Some(Read { sources, apps, model: model? })
    }

    /// The sheet as it is exported: its columns, and the cells of each app.
    fn sheet(&self) -> (Vec<Column>, Vec<Vec<String>>) {
        let catalogue = WrittenCatalogue::read(&self.sources, &self.apps).unwrap();
        let apps = catalogue.apps();
        let columns = columns(&self.model, &apps, MESSAGES);
        let rows = apps.iter().map(|app| {
            columns.iter().map(|column| app.cell(*column, &self.model, MESSAGES)).collect::<Vec<_>>()
        });
        let rows = rows.collect();
        (columns, rows)
    }

    /// The texts of the files after a sheet, or what is wrong with it.
    fn imported(&self, columns: &[Column], rows: &[Vec<String>]) -> Result<Vec<String>, Vec<String>> {
        let heads: Vec<String> = columns.iter().map(|column| column.head(&self.model)).collect();
        let lines = std::iter::once(&heads).chain(rows);
        let cell = |text| SheetCell { text, ..SheetCell::default() };
        let cells: Vec<Vec<SheetCell<'_>>> =
            lines.map(|row| row.iter().map(|text| cell(text.as_str())).collect()).collect();
        let changes = changes(&self.model, &self.sources, &self.apps, &cells, MESSAGES);
        let changes = changes
            .map_err(|problems| problems.iter().map(|problem| problem.words(MESSAGES)).collect::<Vec<_>>())?;
        let edits: Vec<_> = changes.into_iter().flat_map(|change| change.edits).collect();
        Ok(self.apps.iter().map(|file| edited(&self.sources, *file, &edits).unwrap()).collect())
    }
}

#[test]
fn a_day_is_taken_where_days_stand_and_nowhere_else() {
    let read = Read::of(&Content::embedded());
    let (columns, rows) = read.sheet();
    let heads: Vec<String> = columns.iter().map(|column| column.head(&read.model)).collect();
    let tried = |head: &str| {
        let at = heads.iter().position(|of| of == head).unwrap();
        let cell = |text| SheetCell { text, ..SheetCell::default() };
        let mut cells: Vec<Vec<SheetCell<'_>>> =
            [&heads, &rows[0]].map(|row| row.iter().map(|text| cell(text.as_str())).collect()).into();
        cells[1][at] = SheetCell { text: "46175", is_day: true, is_formula: false };
        let changes = changes(&read.model, &read.sources, &read.apps, &cells, MESSAGES);
        changes.map(|changes| changes.len()).map_err(|problems| problems[0].words(MESSAGES))
    };
    assert_eq!(tried("Checked"), Ok(1));
    for head in ["Summary", "max_deelnemers"] {
        let problem = tried(head).unwrap_err();
        assert!(problem.starts_with(&format!("rij 2, kolom '{head}': een rekenblad heeft")), "{problem}");
    }
}

#[test]
fn what_goes_out_comes_back_and_changes_nothing() {
    let content = Content::embedded();
    for sheet in ["sheet.csv", "sheet.xlsx"] {
        let out = folder(&content, &["export", sheet]);
        let told = out.run();
        assert_eq!((told.code, told.stdout.as_str()), (0, format!("Gemaakt: {sheet}\n").as_str()), "{told}");
        let (after, told) = import(out, sheet, &["--yes"]);
        assert_eq!((told.code, told.stderr.as_str()), (0, ""), "{told}");
        assert!(told.stdout.starts_with("Het blad zegt hetzelfde als de catalogus."), "{told}");
        assert_eq!(apps_of(&after), content.apps);
    }
}

/// Every way of writing of the tests, in lists and in braces too.
#[test]
fn every_catalogue_goes_out_and_comes_back() {
    let mut cells = 0;
    let constructs =
        trees::entries(&trees::folder("constructs")).into_iter().filter(|folder| folder.is_dir());
    let others = ["guide/bikes", "guide/loaves", "second/english"].map(trees::folder);
    let contents = constructs.chain(others).map(|folder| Content::of_folder(&folder));
    for content in contents.filter(|content| !content.apps.is_empty()).chain(trees::generated(0..60)) {
        let read = Read::of(&content);
        let (columns, rows) = read.sheet();
        let texts = read.imported(&columns, &rows);
        let as_before: Vec<String> = content.apps.iter().map(|(_, text)| text.clone()).collect();
        assert_eq!(texts, Ok(as_before), "{}", content.name);
        cells += columns.len() * rows.len();
    }
    assert!(cells > 2_000, "{cells}");
}

/// Another value that a person could type in a cell.
fn typed(model: &Model, column: Column, old: &str, random: &mut fastrand::Rng) -> String {
    let source = model.graph.sources.rows().first().map(|source| source.id.clone()).unwrap_or_default();
    let wishes = [
        "Nieuw: dit, dat",
        "ja # nee",
        "'s avonds",
        "\"zo\"",
        "50 euro",
        "",
        "- a",
        "= b",
        "true",
        "twee\nregels",
    ];
    let words = |random: &mut fastrand::Rng| {
        format!("{} {}", wishes[random.usize(..wishes.len())], random.u16(..)).trim().to_owned()
    };
    match column {
        Column::Id => old.to_owned(),
        Column::App("checked") | Column::Detail(_, "checked") => {
            ["2026", "2026-04", "2026-04-17", ""][random.usize(..4)].to_owned()
        }
        Column::App("sources") | Column::Detail(_, "sources") => match random.u8(..3) {
            0 => String::new(),
            1 => source,
            _ => format!("{old}\n{source}").trim().to_owned(),
        },
        Column::App(_) | Column::Detail(..) => words(random),
        Column::Value(_) if random.u8(..6) == 0 => format!("depends: {}", words(random)),
        Column::Value(_) if random.u8(..5) == 0 => ["", "unknown"][random.usize(..2)].to_owned(),
        Column::Value(fact) => {
            let fact = model.graph.facts.row(fact);
            let ids: Vec<&str> = fact
                .values()
                .map(|values| values.rows().iter().map(|value| value.id.as_str()).collect())
                .unwrap_or_default();
            match &fact.kind {
                FactKind::Choice(_) => ids[random.usize(..ids.len())].to_owned(),
                FactKind::Set(_) => {
                    let some: Vec<&str> = ids.into_iter().filter(|_| random.bool()).collect();
                    if some.is_empty() { "[]".to_owned() } else { some.join(", ") }
                }
                FactKind::Flag => ["ja", "nee"][random.usize(..2)].to_owned(),
                FactKind::Number { .. } => random.u8(..).to_string(),
                FactKind::Apps => model.catalogue.apps.rows().first().unwrap().id.clone(),
                FactKind::Text => words(random),
            }
        }
    }
}

/// A sheet of which a hundred cells say something else, and which those are.
fn edited_by_chance(
    model: &Model,
    columns: &[Column],
    rows: &[Vec<String>],
    random: &mut fastrand::Rng,
) -> (Vec<Vec<String>>, BTreeSet<(usize, usize)>) {
    let mut wanted = rows.to_vec();
    let mut changed = BTreeSet::new();
    while changed.len() < 100 {
        let (row, at) = (random.usize(..rows.len()), random.usize(1..columns.len()));
        let text = typed(model, columns[at], &rows[row][at], random);
        let is_nameless = columns[at] == Column::App("name") && text.is_empty();
        // What is said of a value needs one.
        let is_detail_alone = match columns[at] {
            Column::Detail(fact, _) => {
                let value = columns.iter().position(|column| *column == Column::Value(fact)).unwrap();
                wanted[row][value].is_empty()
            }
            Column::Value(_) => text.is_empty(),
            _ => false,
        };
        if text != rows[row][at] && !is_nameless && !is_detail_alone {
            wanted[row][at] = text;
            changed.insert((row, at));
        }
    }
    (wanted, changed)
}

/// In the files that come of a hundred changes exactly those cells say something else, each what was typed, and every line that
/// is no part of the sheet is where it was.
#[test]
fn a_hundred_changes_at_random_come_back_as_just_those() {
    let content = Content::embedded();
    let read = Read::of(&content);
    let (columns, rows) = read.sheet();
    let (mut made, mut refused) = (0, 0);
    for seed in 0..12 {
        let mut random = fastrand::Rng::with_seed(seed);
        let (wanted, changed) = edited_by_chance(&read.model, &columns, &rows, &mut random);
        let texts = match read.imported(&columns, &wanted) {
            Ok(texts) => texts,
            Err(problems) => {
                refused += problems.len();
                assert!(problems.iter().all(|problem| problem.contains("alleen u")), "{problems:?}");
                continue;
            }
        };
        let after = Content {
            apps: content
                .apps
                .iter()
                .zip(&texts)
                .map(|((stem, _), text)| (stem.clone(), text.clone()))
                .collect(),
            ..content.clone()
        };
        let again = Read::of(&after);
        let same = again.imported(&columns, &wanted);
        assert_eq!(same.as_ref(), Ok(&texts), "seed {seed}: what was typed is what is there");
        for (row, text) in texts.iter().enumerate() {
            let before = &content.apps[row].1;
            let is_touched = changed.iter().any(|(of, _)| *of == row);
            assert!(is_touched || text == before, "seed {seed}: {} is touched", content.apps[row].0);
            // No line goes but those of what changed: comments and what is no part of the sheet stand as they did.
            let kept = |line: &&str| {
                line.starts_with('#')
                    || line.starts_with("attention")
                    || line.starts_with("  - ")
                    || line.starts_with("    ")
            };
            assert!(
                before.lines().filter(kept).eq(text.lines().filter(kept)),
                "seed {seed}: {}",
                content.apps[row].0
            );
        }
        // And back: the old sheet makes the old values of it.
        let (_, now) = again.sheet();
        let differ = now
            .iter()
            .zip(&rows)
            .map(|(now, old)| now.iter().zip(old).filter(|(now, old)| now != old).count());
        assert!(differ.sum::<usize>() <= 100, "seed {seed}");
        made += changed.len();
    }
    assert!(made >= 1_000, "{made} made, {refused} refused");
}

/// In whatever way a catalogue is written: what is typed arrives, or it is said that only a person can write it.
#[test]
fn changes_in_all_ways_of_writing_arrive_or_are_refused() {
    let constructs =
        trees::entries(&trees::folder("constructs")).into_iter().filter(|folder| folder.is_dir());
    let contents = constructs.map(|folder| Content::of_folder(&folder)).chain(trees::generated(0..80));
    let (mut arrived, mut refused) = (0, 0);
    let mut random = fastrand::Rng::with_seed(7);
    for content in contents.filter(|content| !content.apps.is_empty()) {
        let read = Read::of(&content);
        let (columns, rows) = read.sheet();
        for _ in 0..3 {
            let mut wanted = rows.clone();
            let (row, at) = (random.usize(..rows.len()), random.usize(1..columns.len()));
            let text = typed(&read.model, columns[at], &rows[row][at], &mut random);
            let has_source = !columns[at].head(&read.model).to_lowercase().ends_with("sources");
            if (columns[at] == Column::App("name") && text.is_empty()) || !has_source {
                continue;
            }
            wanted[row][at] = text;
            match read.imported(&columns, &wanted) {
                Ok(texts) => {
                    let apps =
                        content.apps.iter().zip(&texts).map(|((stem, _), text)| (stem.clone(), text.clone()));
                    let after = Content { apps: apps.collect(), ..content.clone() };
                    // An answer that was made of what changed may be named elsewhere in the tree.
                    let Some(again) = Read::tried(&after) else { continue };
                    assert_eq!(again.imported(&columns, &wanted), Ok(texts), "{}", content.name);
                    arrived += 1;
                }
                Err(problems) => {
                    assert!(problems.iter().all(|problem| problem.contains("alleen u")), "{problems:?}");
                    refused += 1;
                }
            }
        }
    }
    assert!(arrived > 150 && refused < arrived / 5, "{arrived} arrived, {refused} refused");
}

#[test]
fn each_way_of_writing_keeps_its_comments_and_its_layout() {
    let mut content = Content::of_folder(&trees::folder("guide/bikes"));
    let app = "# a bike\nname: 'Grey'   # its name\nfacts:\n  kind: city  # kind\n  # above\n  electric: { value: false, note: \"why\" } # e\n  \
               load:\n    value: 35 # kg\n    note: about\n  repair: good\nchecked: 2026-03\n";
    content.apps = vec![("grey".to_owned(), app.to_owned())];
    content.tree = content.tree.split("\nscenarios:").next().unwrap().to_owned();
    let read = Read::of(&content);
    let after = |cells: &[(&str, &str)]| {
        let (columns, mut rows) = read.sheet();
        let mut heads: Vec<Column> = columns;
        for (head, text) in cells {
            let at = heads.iter().position(|column| column.head(&read.model) == *head).unwrap_or_else(|| {
                // A column that no app fills in yet may be added by hand.
                let (fact, key) = head.split_once(' ').unwrap();
                let fact = read.model.graph.facts.find(|known| known.id == fact).unwrap();
                heads.push(Column::Detail(fact, if key == "note" { "note" } else { "checked" }));
                rows[0].push(String::new());
                heads.len() - 1
            });
            rows[0][at] = (*text).to_owned();
        }
        read.imported(&heads, &rows).map(|texts| texts[0].clone())
    };
    for (cells, old, new) in [
        (&[("Name", "Grey: Lady")][..], "'Grey'", "\"Grey: Lady\""),
        (&[("Supplier", "Club")], "   # its name\n", "   # its name\nsupplier: Club\n"),
        (&[("kind", "cargo")], "kind: city  #", "kind: cargo  #"),
        (&[("kind", "cargo bike")], "kind: city  #", "kind: cargo  #"),
        (&[("kind", "")], "  kind: city  # kind\n", ""),
        (&[("kind note", "old")], "kind: city  #", "kind: { value: city, note: old }  #"),
        (&[("kind", "depends: the day")], "kind: city  #", "kind: { depends: the day }  #"),
        (&[("electric", "ja"), ("electric note", "")], "{ value: false, note: \"why\" }", "{ value: true }"),
        (&[("electric", "unknown")], "value: false", "value: unknown"),
        (&[("electric", "")], "value: false", "value: unknown"),
        (&[("electric", ""), ("electric note", "")], "  electric: { value: false, note: \"why\" } # e\n", ""),
        (&[("electric", "depends: battery")], "value: false", "depends: battery"),
        (&[("load", "12,5")], "value: 35 #", "value: 12.5 #"),
        (
            &[("load", "unlimited"), ("load checked", "46129")],
            "value: 35 # kg\n    note: about\n",
            "value: unlimited # kg\n    note: about\n    checked: 2026-04-17\n",
        ),
        (&[("load note", "")], "    note: about\n", ""),
        (&[("Checked", "")], "checked: 2026-03\n", ""),
    ] {
        assert!(app.contains(old), "{old}");
        assert_eq!(after(cells), Ok(app.replacen(old, new, 1)), "{cells:?}");
    }
    // What cannot be taken over is told all at once.
    let wrong = after(&[
        ("Name", ""),
        ("kind", "race"),
        ("electric", "soms"),
        ("load", "1.234"),
        ("Checked", "1-4-20"),
    ]);
    insta::assert_snapshot!("sheet_problems", wrong.unwrap_err().join("\n"));
}

#[test]
fn findings_name_row_and_column_and_nothing_is_written() {
    let content = Content::embedded();
    let sheet = "ID;Name;open_source;foo;max_deelnemers\nsignal;Signal;misschien;;2\nsnel;Snel;;;\nsignal;;;;\n;x;;;\n";
    let command = folder(&content, &["import", "sheet.csv", "--yes"]).file("sheet.csv", sheet);
    let told = command.run();
    insta::assert_snapshot!("sheet_findings", told);
    assert_eq!(apps_of(&command), content.apps);
    for (sheet, code) in [
        ("Naam;x\na;b\n", 1),
        ("\u{feff}ID;Name\r\nsignal;Signal\r\n", 0),
        ("ID,Name\nsignal,\"Signal\"\n", 0),
    ] {
        let command = folder(&content, &["import", "sheet.csv"]).file("sheet.csv", sheet);
        assert_eq!(command.run().code, code, "{sheet}");
    }
    let command = folder(&content, &["import", "sheet.csv"]).file("sheet.csv", b"ID;Name\nsignal;na\xefve\n");
    assert_eq!(command.run().code, 3);
    // A place that its source does not have would make the catalogue unusable.
    let sheet = "ID;open_source sources\nsignal;rapport: nergens\n";
    let command = folder(&content, &["import", "sheet.csv", "--yes"]).file("sheet.csv", sheet);
    let told = command.run();
    assert_eq!((told.code, told.stdout.as_str()), (1, ""), "{told}");
    assert!(
        told.stderr.contains("unknown-place") && told.stderr.contains("Er is niets geschreven."),
        "{told}"
    );
    assert_eq!(apps_of(&command), content.apps);
}

#[test]
fn changes_are_shown_and_written_after_a_yes() {
    let content = Content::embedded();
    let sheet = "ID;open_source;open_source note;max_deelnemers\nsignal;nee;\"=1+1; zo\";4\n";
    let asked = folder(&content, &["import", "sheet.csv", "--today", "2026-11-28"]).file("sheet.csv", sheet);
    let told = asked.run();
    insta::assert_snapshot!("sheet_changes", told);
    assert_eq!(apps_of(&asked), content.apps, "nobody agreed");
    let (after, told) = import(asked, "sheet.csv", &["--yes", "--today", "2026-11-28"]);
    // Scenarios may fail by it: that is told, as `check` does.
    assert!(told.stdout.contains("Gewijzigd: catalogue/signal.yaml\n"), "{told}");
    let signal = apps_of(&after).into_iter().find(|(stem, _)| stem == "signal").unwrap().1;
    let before = content.apps.iter().find(|(stem, _)| stem == "signal").unwrap().1.clone();
    let expected = before
        .replacen("open_source: true", "open_source: { value: false, note: \"=1+1; zo\" }", 1)
        .replacen("max_deelnemers: { value: 2,", "max_deelnemers: { value: 4,", 1);
    assert_eq!(signal, expected);
    // What is built in can be exported, and not changed.
    let built_in = Cmd::new(&["catalogue", "export", "a.csv"]);
    assert_eq!(built_in.run().code, 0);
    assert_eq!(built_in.again(&["catalogue", "export", "a.csv"]).run().code, 0, "the same is there");
    let other = Cmd::new(&["catalogue", "export", "a.csv"]).file("a.csv", "mine");
    assert_eq!(other.run().code, 4);
    let other = other.again(&["catalogue", "export", "a.csv", "--force"]);
    assert_eq!(other.run().code, 0);
    let import = Cmd::new(&["catalogue", "import", "sheet.csv", "--yes"]).file("sheet.csv", sheet).run();
    assert_eq!(import.code, 2, "{import}");
    for arguments in
        [["export", "a.ods"].as_slice(), &["export", "b.csv", "--yes"], &["import", "a.csv", "--force"]]
    {
        assert_eq!(Cmd::new(&[&["catalogue"], arguments].concat()).run().code, 2, "{arguments:?}");
    }
}

/// No cell of the shipped catalogue acts, and none becomes a number or a day by itself.
#[test]
fn cells_are_words() {
    let out = Cmd::new(&["catalogue", "export", "a.csv"]);
    assert_eq!(out.run().code, 0);
    let text = out.read("a.csv");
    let rows = read_cells(text.as_bytes()).unwrap();
    assert_eq!(rows.len(), 34);
    let cells = || rows.iter().flatten().map(|cell| cell.text.as_str());
    assert!(cells().all(|cell| !cell.trim_start().starts_with(['=', '+', '-', '@'])));
    assert!(cells().any(|cell| cell == "'2020-06") && cells().any(|cell| cell == "24sessions"));
    assert!(cells().all(|cell| guarded(cell) == cell || cell.parse::<f64>().is_ok()));
}
