//! Mistakes with whole files of a catalogue, and with what two places say together.

use fastrand::Rng;

use super::kinds::edited;
use super::world::{File, Files, Mistake, any_file, block, indent};

fn stem(path: &str) -> String {
    path.trim_start_matches("catalogue/").trim_end_matches(".yaml").to_owned()
}

/// A mistake with a whole file of the catalogue: what stands there is gone under its name.
fn with_file(files: &Files, rng: &mut Rng, change: impl FnOnce(&mut Vec<File>, usize)) -> Mistake {
    let at = rng.usize(1..files.0.len());
    let path = files.0[at].path.clone();
    let mut mistake = Mistake::on_line(files.clone(), at, 0, "the file");
    mistake.gone.push(stem(&path));
    mistake.lines.1 = (1..10_000).collect();
    change(&mut mistake.files.0, at);
    mistake
}

pub(super) fn renamed(files: &Files, rng: &mut Rng, to: impl FnOnce(&str) -> String) -> Option<Mistake> {
    let mut renamed = String::new();
    let mut mistake = with_file(files, rng, |files, at| {
        files[at].path = to(&stem(&files[at].path));
        renamed.clone_from(&files[at].path);
    });
    mistake.lines.0 = renamed;
    mistake.in_folder = true;
    Some(mistake)
}

pub(super) fn rewritten(files: &Files, rng: &mut Rng, to: impl FnOnce(&[u8]) -> Vec<u8>) -> Option<Mistake> {
    Some(with_file(files, rng, |files, at| files[at].bytes = to(&files[at].bytes)))
}

pub(super) fn file_deleted(files: &Files, rng: &mut Rng) -> Option<Mistake> {
    Some(with_file(files, rng, |files, at| _ = files.remove(at)))
}

pub(super) fn no_catalogue(files: &Files, _rng: &mut Rng) -> Option<Mistake> {
    let mut mistake = Mistake::on_line(files.clone(), 0, 0, "no catalogue");
    mistake.gone = files.0.iter().skip(1).map(|file| stem(&file.path)).collect();
    mistake.gone.push("catalogue".to_owned());
    mistake.files.0.truncate(1);
    mistake.in_folder = true;
    Some(mistake)
}

pub(super) fn language(files: &Files, rng: &mut Rng) -> Option<Mistake> {
    let wrong = ["fr", "NL", "nederlands", "EN", "n"][rng.usize(..5)];
    edited(files, 0, rng, |line| line.starts_with("language: "), |_, _| Some(format!("language: {wrong}")))
}

pub(super) fn same_answers(files: &Files, rng: &mut Rng) -> Option<Mistake> {
    let lines = files.lines(0);
    let start = lines.iter().position(|line| line == "questions:")?;
    let end = block(&lines, start).end;
    let texts: Vec<usize> = (start..end)
        .filter(|at| indent(&lines[*at]) == 8 && lines[*at].trim_start().starts_with("text: "))
        .collect();
    let pair = texts
        .windows(2)
        .filter(|pair| !lines[pair[0]..pair[1]].iter().any(|line| indent(line) < 6 && !line.is_empty()));
    let pairs: Vec<_> = pair.collect();
    let pair = *pairs.get(rng.usize(..pairs.len().max(1)))?;
    let mut new = lines.clone();
    new[pair[1]] = lines[pair[0]].clone();
    let mut files = files.clone();
    files.set(0, &new);
    let mut mistake =
        Mistake::on_line(files, 0, pair[1], &format!("says {:?} as well", lines[pair[0]].trim()));
    // An answer is shown at its id, which is on the line above its words.
    mistake.lines.1.extend([pair[0] + 1, pair[0], pair[1]]);
    Some(mistake)
}

pub(super) fn same_apps(files: &Files, rng: &mut Rng) -> Option<Mistake> {
    let (one, other) = (rng.usize(1..files.0.len()), rng.usize(1..files.0.len()));
    let name = files.lines(one).into_iter().find(|line| line.starts_with("name: "))?;
    let path = files.0[one].path.clone();
    let mut mistake = edited(files, other, rng, |line| line.starts_with("name: "), |_, _| Some(name))?;
    // Either of the two may be shown.
    mistake.gone.push(stem(&path));
    Some(mistake)
}

pub(super) fn foreign_word(files: &Files, rng: &mut Rng) -> Option<Mistake> {
    const PAIRS: &[(&str, &str)] = &[
        ("all: [", "and: ["),
        ("any: [", "or: ["),
        ("{ is: {", "{ equals: {"),
        ("{ has: {", "{ contains: {"),
        ("when: ", "if: "),
    ];
    let (right, wrong) = PAIRS[rng.usize(..PAIRS.len())];
    edited(
        files,
        any_file(files, rng),
        rng,
        |line| line.contains(right),
        |line, _| Some(line.replacen(right, wrong, 1)),
    )
}
