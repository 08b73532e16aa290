//! The authors' guide, in both languages, as a reader follows it: each block is pasted where its first line says.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::common::{Cmd, Shown};
use super::trees;

/// Set to write what is built into `tests/guide`, instead of comparing it.
const WRITE: &str = "STAPPENPLAN_WRITE_DOCS";

/// The guides, each with its words for a place: behind, at the end of, and in place of a part.
const GUIDES: [(&str, [&str; 3]); 2] = [
    ("docs/authors-guide.md", ["after ", "under ", "in place of "]),
    ("docs/handleiding-auteurs.md", ["na ", "onder ", "in plaats van "]),
];

/// What `check` finds in each tree after a part of the guide. The text says so.
const FOUND: [(&str, &str, &[&str]); 7] = [
    ("A first tree", "first/tree.yaml", &[]),
    ("A catalogue", "bikes/tree.yaml", &["no-scenarios"]),
    ("A question", "bikes/tree.yaml", &["label-never-tested", "no-scenarios"]),
    ("A rule", "bikes/tree.yaml", &["label-never-tested", "no-scenarios"]),
    ("What people are told", "bikes/tree.yaml", &["no-scenarios"]),
    ("A scenario", "bikes/tree.yaml", &[]),
    ("Questions in any order", "loaves/tree.yaml", &[]),
];

/// The files of a reader, each by name, in lines.
type Files = BTreeMap<String, Vec<String>>;

fn document(name: &str) -> String {
    trees::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(name))
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The lines of a part, such as `questions > use`: from its key to its last line that is not empty.
#[track_caller]
fn part(lines: &[String], path: &str) -> (usize, usize) {
    let (mut from, mut to) = (0, lines.len());
    let mut found = (from, to);
    for (depth, key) in path.split(" > ").enumerate() {
        let own =
            lines[from..to].iter().filter(|line| !line.trim().is_empty()).map(|line| indent(line)).min();
        let is_key = |line: &String| {
            Some(indent(line)) == own
                && line.trim_start().strip_prefix(key).is_some_and(|it| it.starts_with(':'))
        };
        let at = lines[from..to].iter().position(is_key).map(|at| from + at);
        let Some(at) = at else { panic!("no `{key}` for {path}, {depth} deep") };
        let is_over = |line: &String| !line.trim().is_empty() && Some(indent(line)) <= own;
        let end = lines[at + 1..to].iter().position(is_over).map_or(to, |end| at + 1 + end);
        let is_said = |line: &String| !line.trim().is_empty();
        let last = lines[at..end].iter().rposition(is_said).unwrap();
        found = (at, at + last + 1);
        (from, to) = (at + 1, at + last + 1);
    }
    found
}

/// Does with a block what its first line says.
#[track_caller]
fn paste(files: &mut Files, block: &str, words: [&str; 3]) {
    let mut lines = block.lines().map(str::to_owned);
    let first = lines.next().unwrap();
    let first = first.strip_prefix("# ").unwrap();
    let Some((name, place)) = first.split_once(", ") else {
        assert!(files.insert(first.to_owned(), lines.collect()).is_none(), "{first} is made twice");
        return;
    };
    let file = files.get_mut(name).unwrap();
    let path = |at: usize| place.strip_prefix(words[at]);
    let (from, to) = part(file, path(0).or(path(1)).or(path(2)).unwrap());
    let from = if path(2).is_some() { from } else { to };
    file.splice(from..to, lines);
}

/// The parts of a document below its titles of the second level, each with its title.
fn parts(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split("\n## ").skip(1).filter_map(|part| part.split_once('\n'))
}

fn yaml_blocks(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n```yaml\n").skip(1).filter_map(|rest| rest.split("\n```").next())
}

fn text_of(lines: &[String]) -> String {
    lines.join("\n") + "\n"
}

fn checked(files: &Files, tree: &str) -> Shown {
    let arguments =
        ["check", "--lang", "en", "--today", "2026-11-22", "--format", "short", "--all", "--tree", tree];
    let put = |cmd: Cmd, (name, lines): (&String, &Vec<String>)| cmd.file(name, text_of(lines));
    files.iter().fold(Cmd::new(&arguments), put).run()
}

/// What a reader has at the end. `after` sees the files after each part that has blocks.
fn built(guide: &str, words: [&str; 3], mut after: impl FnMut(usize, &Files)) -> Files {
    let text = document(guide);
    let mut files = Files::new();
    let with_blocks = parts(&text).filter(|(_, part)| part.contains("\n```yaml\n"));
    for (at, (_, part)) in with_blocks.enumerate() {
        yaml_blocks(part).for_each(|block| paste(&mut files, block, words));
        after(at, &files);
    }
    files
}

/// The files in `tests/guide`, by name: what the guide comes to.
pub(crate) fn kept() -> BTreeMap<String, String> {
    let root = trees::folder("guide");
    let mut open = vec![root.clone()];
    let mut kept = BTreeMap::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(trees::entries(&path));
        } else {
            let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
            kept.insert(name, trees::read(&path));
        }
    }
    kept
}

#[test]
fn who_follows_the_guide_gets_trees_in_which_check_finds_what_the_guide_says() {
    let english = document(GUIDES[0].0);
    let titles = parts(&english).filter(|(_, part)| part.contains("\n```yaml\n")).map(|(title, _)| title);
    assert_eq!(titles.collect::<Vec<_>>(), FOUND.map(|(title, ..)| title));
    for (guide, words) in GUIDES {
        built(guide, words, |at, files| {
            let (title, tree, expected) = FOUND[at];
            let shown = checked(files, tree);
            let codes =
                shown.stdout.lines().filter_map(|line| Some(line.split_once('[')?.1.split_once(']')?.0));
            let codes: BTreeSet<&str> = codes.collect();
            assert_eq!(codes, expected.iter().copied().collect(), "{guide}, {title}: {shown}");
            assert_eq!(shown.code, i32::from(expected.contains(&"label-never-tested")), "{guide}: {shown}");
        });
    }
}

#[test]
fn what_the_guide_comes_to_is_kept_and_the_same_in_both_languages() {
    for (guide, words) in GUIDES {
        let files = built(guide, words, |_, _| {});
        let files: BTreeMap<String, String> =
            files.iter().map(|(name, lines)| (name.clone(), text_of(lines))).collect();
        if std::env::var_os(WRITE).is_some() {
            for (name, text) in &files {
                std::fs::write(trees::folder("guide").join(name), text).unwrap();
            }
        }
        assert!(files == kept(), "{guide} comes to something else: {WRITE}=1 cargo test guide");
    }
}

/// The titles by level, the tables by their number of rows, the numbered rules, and the commands.
fn outline(guide: &str) -> Vec<String> {
    let text = document(guide);
    let mut outline = Vec::new();
    for (at, piece) in text.split("```").enumerate() {
        if at % 2 == 1 {
            // What is said in a block of YAML is compared elsewhere; comments are in the language of the guide.
            let (kind, block) = piece.split_once('\n').unwrap();
            outline.push(kind.to_owned());
            let commands = block.lines().filter(|line| line.starts_with("stappenplan"));
            outline.extend(commands.map(str::to_owned));
            continue;
        }
        for line in piece.lines() {
            let number = line.split_once(". ").map(|(number, _)| number);
            let is_numbered =
                number.is_some_and(|it| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit()));
            match line.split(' ').next() {
                Some(level) if level.starts_with('#') => outline.push(level.to_owned()),
                Some(bar) if bar.starts_with('|') => outline.push("row".to_owned()),
                Some(number) if is_numbered => outline.push(number.to_owned()),
                _ => {}
            }
        }
    }
    outline
}

#[test]
fn the_guide_has_the_same_parts_in_both_languages() {
    let [english, dutch] = GUIDES.map(|(guide, _)| outline(guide));
    assert_eq!(english, dutch);
    assert!(english.len() > 150, "{}", english.len());
}

#[test]
fn a_block_goes_where_its_first_line_says() {
    let mut files = Files::new();
    let words = GUIDES[0].1;
    for block in [
        "# t.yaml\na: 1\nb:\n  c: 1\n\n  d:\n    c: 2\n\ne: 3",
        "# t.yaml, after a\na_b: 1",
        "# t.yaml, under b\n  f: 1",
        "# t.yaml, in place of b > d > c\n    c: 4\n    g: 5",
    ] {
        paste(&mut files, block, words);
    }
    assert_eq!(
        text_of(&files["t.yaml"]),
        "a: 1\na_b: 1\nb:\n  c: 1\n\n  d:\n    c: 4\n    g: 5\n  f: 1\n\ne: 3\n"
    );
}
