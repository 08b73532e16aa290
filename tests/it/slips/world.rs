//! Content with one mistake in it, and where that mistake is.

use std::path::Path;

use fastrand::Rng;

use crate::trees::Content;

/// The name of the tree among the files.
pub(crate) const TREE: &str = "tree.yaml";

/// A file: its path from the folder of the content, and its text.
#[derive(Debug, Clone)]
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) bytes: Vec<u8>,
}

/// The files of a tree with its catalogue. The first is the tree.
#[derive(Debug, Clone)]
pub(crate) struct Files(pub(crate) Vec<File>);

impl Files {
    pub(crate) fn of(content: &Content) -> Self {
        let tree = File { path: TREE.to_owned(), bytes: content.tree.clone().into_bytes() };
        let app = |(stem, text): &(String, String)| File {
            path: format!("catalogue/{stem}.yaml"),
            bytes: text.clone().into_bytes(),
        };
        Self(std::iter::once(tree).chain(content.apps.iter().map(app)).collect())
    }

    pub(crate) fn lines(&self, file: usize) -> Vec<String> {
        let text = String::from_utf8(self.0[file].bytes.clone()).unwrap();
        text.split('\n').map(str::to_owned).collect()
    }

    pub(crate) fn set(&mut self, file: usize, lines: &[String]) {
        self.0[file].bytes = lines.join("\n").into_bytes();
    }

    pub(crate) fn write_to(&self, folder: &Path) {
        for file in &self.0 {
            let path = folder.join(&file.path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, &file.bytes).unwrap();
        }
    }
}

/// One mistake.
#[derive(Debug, Clone)]
pub(crate) struct Mistake {
    pub(crate) name: String,
    pub(crate) files: Files,
    /// Whether it shows only where files are read from a folder.
    pub(crate) in_folder: bool,
    /// Places that are the cause: the path of a file and lines in it, from 1.
    pub(crate) lines: (String, Vec<usize>),
    /// Ids that are no more; a finding that names one shows the cause too.
    pub(crate) gone: Vec<String>,
}

impl Mistake {
    /// A mistake in one line.
    pub(crate) fn on_line(files: Files, file: usize, line: usize, what: &str) -> Self {
        let path = files.0[file].path.clone();
        let name = format!("{path}:{}: {what}", line + 1);
        Self { name, files, in_folder: false, lines: (path, vec![line + 1]), gone: Vec::new() }
    }
}

/// A tree or, as often, an app.
pub(crate) fn any_file(files: &Files, rng: &mut Rng) -> usize {
    if rng.bool() || files.0.len() < 2 { 0 } else { rng.usize(1..files.0.len()) }
}

/// One of the lines for which something holds.
pub(crate) fn a_line(lines: &[String], rng: &mut Rng, holds: impl Fn(&str) -> bool) -> Option<usize> {
    let all: Vec<usize> =
        (0..lines.len()).filter(|at| is_content(&lines[*at]) && holds(&lines[*at])).collect();
    (!all.is_empty()).then(|| all[rng.usize(..all.len())])
}

fn is_content(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && !line.starts_with('#')
}

pub(crate) fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The lines of what stands at a line, with what is indented under it.
pub(crate) fn block(lines: &[String], at: usize) -> std::ops::Range<usize> {
    let own = indent(&lines[at]);
    let inside = |line: &String| !is_content(line) || indent(line) > own;
    at..at + 1 + lines[at + 1..].iter().take_while(|line| inside(line)).count()
}

/// The line under whose indent each line stands, up to the top; numbers from 1, with the lines beside.
pub(crate) fn around(lines: &[String], at: usize) -> Vec<usize> {
    let mut all = vec![at, at + 1, at + 2];
    let mut least = indent(&lines[at]);
    for above in (0..at).rev() {
        if is_content(&lines[above])
            && (indent(&lines[above]) < least
                || lines[above].trim_start().starts_with("- ") && indent(&lines[above]) + 2 == least)
        {
            least = indent(&lines[above]);
            all.push(above + 1);
            // An item of a list, and its first key.
            all.push(above + 2);
        }
    }
    // A record without a place of its own is where its first key is.
    all.push(1);
    all.extend(lines.iter().position(|line| is_content(line)).map(|first| first + 1));
    all
}

/// The key of a line, and where it stands.
pub(crate) fn key_of(line: &str) -> Option<(usize, &str)> {
    let start = line.find(|letter: char| letter != ' ' && letter != '-')?;
    let end = start + line[start..].find(':')?;
    let key = &line[start..end];
    let is_id = !key.is_empty()
        && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    let is_key = line[end + 1..].is_empty() || line[end + 1..].starts_with(' ');
    (is_id && is_key).then_some((start, key))
}

/// The word with a slip of the hand in it.
pub(crate) fn slip(word: &str, rng: &mut Rng) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = rng.usize(..letters.len().max(2) - 1);
    match rng.u8(..3) {
        0 if letters.len() > 2 => _ = letters.remove(at),
        1 if letters.len() > 1 && letters[at] != letters[at + 1] => letters.swap(at, at + 1),
        _ => letters.insert(at, letters[at]),
    }
    letters.into_iter().collect()
}
