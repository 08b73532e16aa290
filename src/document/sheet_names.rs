//! How sheets and cells are called in a workbook.

use std::collections::BTreeSet;

use super::Sheet;

/// More letters (in UTF-16) the name of a sheet cannot have.
const MOST: usize = 31;

/// A name for every sheet that spreadsheets take: short, without the letters that they keep for themselves, and each once,
/// whatever the case.
pub(super) fn sheet_names(sheets: &[Sheet]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut names = Vec::new();
    for (at, sheet) in sheets.iter().enumerate() {
        let wanted: String =
            sheet.name.one_line().chars().map(|letter| if is_kept(letter) { ' ' } else { letter }).collect();
        let wanted = wanted.trim_matches(['\'', ' ']);
        let wanted = if wanted.is_empty() { (at + 1).to_string() } else { wanted.to_owned() };
        let tries = (1..).map(|number: usize| match number {
            1 => cut(&wanted, MOST),
            number => format!("{} {number}", cut(&wanted, MOST - 7)),
        });
        // Excel keeps one name for itself.
        let is_free =
            |name: &String| name.to_lowercase() != "history" && !taken.contains(&name.to_lowercase());
        let name = tries.into_iter().find(is_free).unwrap_or_default();
        taken.insert(name.to_lowercase());
        names.push(name);
    }
    names
}

fn is_kept(letter: char) -> bool {
    matches!(letter, '[' | ']' | ':' | '*' | '?' | '/' | '\\')
}

fn cut(name: &str, most: usize) -> String {
    let mut left = most;
    let fits = |letter: &char| {
        let fits = letter.len_utf16() <= left;
        left = if fits { left - letter.len_utf16() } else { 0 };
        fits
    };
    name.chars().take_while(fits).collect::<String>().trim_end_matches(['\'', ' ']).to_owned()
}

/// The letters of a column: A to Z, AA and on.
pub(super) fn reference(column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        letters.push(char::from(b'A' + u8::try_from((left - 1) % 26).unwrap_or_default()));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::{reference, sheet_names};
    use crate::document::{Sheet, Table};

    #[test]
    fn every_sheet_has_a_name_of_its_own_that_spreadsheets_take() {
        let long = "Een naam die langer is dan eenendertig letters";
        let raw = ["Antwoorden", "antwoorden", "a/b:c", "", "'x'", long, long, "History"];
        let sheets = raw.map(|name| Sheet { name: name.into(), table: Table::default() });
        assert_eq!(
            sheet_names(&sheets),
            [
                "Antwoorden",
                "antwoorden 2",
                "a b c",
                "4",
                "x",
                "Een naam die langer is dan eene",
                "Een naam die langer is d 2",
                "History 2"
            ]
        );
    }

    #[test]
    fn columns_count_in_letters() {
        let letters = [0, 25, 26, 701, 702, 16_383].map(reference);
        assert_eq!(letters, ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }
}
