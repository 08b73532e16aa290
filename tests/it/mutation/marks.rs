//! Slips in what no walk depends on and people are told all the same: marks in rows, what comes first, what happened since,
//! what has ended, the columns of rows and the questions to suppliers. They are noticed by `check`, or by the twelve
//! situations of which is kept what they are told.

use fastrand::Rng;

use super::Read;
use super::value::{Path, Value};
use crate::told::told;
use crate::trees::Content;

/// Whether a value is one of those, in a tree or in an app.
fn is_told(path: &Path) -> bool {
    let [.., above, last] = path.as_slice() else { return false };
    match last.as_str() {
        "flag" | "first" | "since" | "ended" => true,
        "on" => above == "ended",
        "ask" => path.first().is_some_and(|part| part == "facts"),
        _ => matches!(above.as_str(), "ask_all" | "rows") && path.len() == 2,
    }
}

/// A file with one of those gone, or with a day that is ten years too late.
fn edit(file: &Value, rng: &mut Rng) -> Option<(String, Value)> {
    let mut places: Vec<Path> = Vec::new();
    file.each(&mut Path::new(), &mut |path, _| {
        if is_told(path) {
            places.push(path.clone());
        }
    });
    let path = places.get(rng.usize(..places.len().max(1)))?;
    let mut after = file.clone();
    let year = file.at(path)?.scalar().and_then(|text| text.get(..4)?.parse::<u16>().ok());
    let how = match year {
        Some(year) if rng.bool() => {
            let rest = &file.at(path)?.scalar()?[4..];
            *after.at_mut(path)? = Value::plain(&format!("{}{rest}", year + 10));
            "ten years later"
        }
        _ => {
            after.remove(path);
            "gone"
        }
    };
    Some((format!("{}: {how}", path.join("/")), after))
}

#[test]
fn slips_in_marks_days_and_questions_are_noticed() {
    let content = Content::embedded();
    let original = told(&content.model());
    let mut rng = Rng::with_seed(11);
    let (mut by_check, mut by_what_is_told, mut missed) = (0, 0, Vec::new());
    for _ in 0..200 {
        let mut edited = content.clone();
        let (file, how) = loop {
            // A third of them in the tree.
            let at = rng.usize(..content.apps.len() * 3 / 2);
            let (name, text) = match content.apps.get(at) {
                Some((name, text)) => (name.as_str(), text),
                None => ("tree", &content.tree),
            };
            let Some((how, after)) = edit(&Value::read(text), &mut rng) else { continue };
            match edited.apps.get_mut(at) {
                Some((_, text)) => *text = after.write(),
                None => edited.tree = after.write(),
            }
            break (name.to_owned(), how);
        };
        let read = Read::new(&edited);
        let same = read.loaded.model.as_ref().is_some_and(|model| told(model) == original);
        if !same {
            by_what_is_told += 1;
        } else if read.is_reported() {
            by_check += 1;
        } else {
            missed.push(format!("{file}: {how}"));
        }
    }
    let share = format!(
        "of 200 slips what is told in twelve situations shows {by_what_is_told}, check {by_check} others\n\
         noticed by neither: {}\n{}\n",
        missed.len(),
        missed.join("\n")
    );
    insta::assert_snapshot!("slips_in_what_is_told", share);
    assert!(missed.len() <= 20, "{share}");
}
