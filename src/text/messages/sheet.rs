//! The command `catalogue`: the catalogue as a sheet, and what is wrong with one.

use super::Noun;
#[cfg(test)]
use super::words::APP;
use super::words::plural;
use crate::text::Lang;

messages! {
    fixed {
        /// Options that do not go with what is done.
        sheet_options: "--force hoort bij `catalogue export`, en --yes bij `catalogue import`.",
            "--force goes with `catalogue export`, and --yes with `catalogue import`.";
        /// Behind the name of a file: it is no sheet.
        no_sheet: "dit is geen blad. Bewaar het als CSV (UTF-8) of XLSX.", "this is no sheet. Save it as CSV (UTF-8) or XLSX.";
        /// Nothing changed in the sheet.
        sheet_same: "Het blad zegt hetzelfde als de catalogus. Er is niets te wijzigen.",
            "The sheet says the same as the catalogue. There is nothing to change.";
        /// After findings: with these cells the content could not be read any more.
        sheet_breaks: "Met deze cellen is de catalogus niet meer te lezen. Er is niets geschreven.",
            "With these cells the catalogue cannot be read any more. Nothing was written.";
        /// There is no column of ids.
        sheet_no_ids: "er is geen kolom `ID`. Zonder die kolom is niet te zien waar een rij bij hoort",
            "there is no column `ID`, which tells the app of each row";
        /// A head that is none.
        sheet_unknown_column: "deze kolom bestaat niet. `catalogue export` laat zien welke er zijn",
            "there is no such column. `catalogue export` shows which there are";
        /// Two columns with one head.
        sheet_twice_column: "deze kolom staat er twee keer", "this column stands twice";
        /// A cell without a head.
        sheet_no_head: "hier staat iets in een kolom zonder kop", "something stands in a column without a head";
        /// A row without an id.
        sheet_no_id: "vul het id in, of maak de rij leeg", "fill in the id, or empty the row";
        /// An app twice.
        sheet_twice_app: "dit id staat er twee keer", "this id stands twice";
        /// A formula.
        sheet_formula: "hier staat een formule. Zet er de uitkomst zelf in", "this is a formula. Put the result itself there";
        /// A date, where none can be.
        sheet_day: "een rekenblad heeft hier een datum van gemaakt. Zet de cel op tekst, en typ de waarde opnieuw",
            "a spreadsheet made this a date. Make the cell text, and type the value again";
        /// Nothing on which it depends.
        sheet_depends_on_nothing: "schrijf achter `depends:` waar het van afhangt", "write behind `depends:` what it depends on";
        /// A cell that may not be empty.
        sheet_missing: "dit mag niet leeg zijn", "this cannot be empty";
        /// A way of writing that no program can change.
        sheet_by_hand: "dit kunt alleen u in het bestand wijzigen, door hoe het daar geschreven is",
            "only you can change this in the file, because of how it is written there";
    }
    made {
        /// A name with another ending.
        sheet_unknown_ending(path: &str) [("catalogus.ods")]:
            "{path}: kies een naam die eindigt op `.csv` of `.xlsx`.", "{path}: choose a name that ends in `.csv` or `.xlsx`.";
        /// A cell, and what is wrong with it.
        sheet_cell(row: usize, column: &str, why: &str) [(5, "personen", "dit mag niet leeg zijn")]:
            "rij {row}, kolom '{column}': {why}", "row {row}, column '{column}': {why}";
        /// A row, and what is wrong with it.
        sheet_row(row: usize, why: &str) [(5, "hier staat iets in een kolom zonder kop")]:
            "rij {row}: {why}", "row {row}: {why}";
        /// An app that is not there.
        sheet_new_app(id: &str) [("snel")]:
            "`{id}` staat niet in de catalogus. Maak er eerst een bestand voor, met `name:` erin",
            "`{id}` is not in the catalogue. First make a file for it, with `name:` in it";
        /// None of the values.
        sheet_unknown_value(typed: &str, possible: &str) [("vieleicht", "ja of nee")]:
            "`{typed}` is geen waarde van dit kenmerk. Mogelijk: {possible}",
            "`{typed}` is no value of this fact. Possible: {possible}";
        /// An app that is named and not there.
        sheet_unknown_app(typed: &str) [("snel")]: "`{typed}` staat niet in de catalogus", "`{typed}` is not in the catalogue";
        /// No number.
        sheet_no_number(typed: &str) [("twee")]: "`{typed}` is geen getal. Ook kan: `unlimited`, `unknown` of `depends:` met waarvan",
            "`{typed}` is no number. Also possible: `unlimited`, `unknown`, or `depends:` and on what";
        /// A number that may be a thousand times as much.
        sheet_thousands(typed: &str) [("1.234")]:
            "`{typed}` kan ook een duizendtal zijn. Schrijf het zonder punt of komma, of met een nul erachter",
            "`{typed}` may be in thousands. Write it without a point or comma, or with a zero behind it";
        /// Neither yes nor no.
        sheet_no_flag(typed: &str) [("soms")]: "`{typed}` is geen ja of nee", "`{typed}` is neither yes nor no";
        /// No date.
        sheet_no_date(typed: &str) [("1-4-20")]: "`{typed}` is geen datum. Schrijf 2026, 2026-04 of 2026-04-17",
            "`{typed}` is no date. Write 2026, 2026-04 or 2026-04-17";
        /// A source that is not there.
        sheet_unknown_source(typed: &str) [("gids")]:
            "`{typed}` is geen bron van de boom. Schrijf op elke regel een bron, een dubbele punt en de plaats",
            "`{typed}` is no source of the tree. Write on each line a source, a colon and the place";
        /// How many cells cannot be taken over.
        sheet_problems(count: usize) [(1), (3)]: {
            format!("{} {}. Er is niets geschreven.", Lang::Nl.count(count), plural(count, "bevinding", "bevindingen"))
        }, {
            format!("{} {}. Nothing was written.", Lang::En.count(count), plural(count, "finding", "findings"))
        };
        /// How many cells differ, of how many apps.
        sheet_changes(cells: usize, apps: usize, noun: Noun<'_>) [(1, 1, APP), (12, 3, APP)]: {
            format!("{} {} anders, bij {} {}.", Lang::Nl.count(cells), plural(cells, "cel is", "cellen zijn"),
                Lang::Nl.count(apps), noun.of(apps))
        }, {
            format!("{} {}, of {} {}.", Lang::En.count(cells), plural(cells, "cell differs", "cells differ"),
                Lang::En.count(apps), noun.of(apps))
        };
    }
}
