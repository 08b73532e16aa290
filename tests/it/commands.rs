//! Every command in the documents is typed, in the order of the text, in a folder and a home of its own.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::trees;

/// The documents with commands in them; the folder `docs` as a whole.
fn documents() -> Vec<String> {
    let docs = trees::entries(&root().join("docs"));
    let docs = docs.iter().filter(|path| path.extension().is_some_and(|ending| ending == "md"));
    let docs = docs.map(|path| format!("docs/{}", path.file_name().unwrap().to_str().unwrap()));
    ["README.md", "LEESMIJ.md"].map(str::to_owned).into_iter().chain(docs).collect()
}

/// The result of a command, other than to run and end with 0.
enum Special {
    /// It walks with a person: here nobody types anything, so it ends without an advice.
    Walks,
    /// It ends with this code.
    Ends(i32),
    /// It is not run at all.
    Skipped,
}

use Special::{Ends, Skipped, Walks};

/// The commands that need more than to run, each with its document and the reason.
const SPECIAL: &[(&str, &str, Special, &str)] = &[
    ("README.md", "cargo run --release", Walks, "the wizard itself"),
    ("README.md", "cargo run --release -- --plain", Walks, "the wizard itself"),
    ("README.md", "ssh -t server stappenplan", Skipped, "needs another machine"),
    ("README.md", "stappenplan open", Walks, "the wizard itself"),
    ("README.md", "stappenplan --tree mine/decision_tree.yaml", Walks, "the wizard itself"),
    ("LEESMIJ.md", "ssh -t server stappenplan", Skipped, "needs another machine"),
    ("LEESMIJ.md", "stappenplan --plain", Walks, "the wizard itself"),
    ("LEESMIJ.md", "stappenplan review \"Mijn dossier\"", Ends(3), "there is no dossier of that name"),
    ("docs/authors-guide.md", "stappenplan --tree first/tree.yaml", Walks, "the wizard itself"),
    ("docs/authors-guide.md", "stappenplan walk", Ends(1), "the answers of a finding come behind it"),
    ("docs/handleiding-auteurs.md", "stappenplan --tree first/tree.yaml", Walks, "the wizard itself"),
    ("docs/handleiding-auteurs.md", "stappenplan walk", Ends(1), "the answers of a finding come behind it"),
];

/// Placeholders for what a person fills in, and what is filled in here.
const FILLED_IN: &[(&str, &str)] = &[("FILE", "answers.yaml"), ("CODE", "not-yaml")];

/// What the text takes to be there: in which document, which file, and which file of ours it is.
const PREPARED: &[(&str, &str, &str)] = &[("README.md", "tests/walks.jsonl", "tests/walks.jsonl")];

/// The documents by which a reader makes all of `tests/guide`.
const GUIDES: [&str; 2] = ["docs/authors-guide.md", "docs/handleiding-auteurs.md"];

/// The answers that are filled in for a FILE: those of the first command of the README.
const ANSWERS: &str = "met_wie: patienten\nsoort_client: alleen\nomgeving: none\nwanneer: tijd\nbewijs: nen\n\
                       ontvanger: geen_account\npersonen: 2\nzorgverlener: none\nkosten: betalen\ngeregeld: none\n";

/// What may come before or between our own commands.
const HELPERS: &[&str] = &["mkdir"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn commands_of_the_program() -> Vec<String> {
    stappenplan::cli::command().get_subcommands().map(|command| command.get_name().to_owned()).collect()
}

/// The commands in a document: the lines of its blocks, and what is between backticks and begins with a command.
fn commands(document: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, part) in document.split("```").enumerate() {
        if at % 2 == 1 {
            let (kind, block) = part.split_once('\n').unwrap();
            if matches!(kind, "" | "sh") {
                found.extend(block.replace("\\\n", " ").lines().filter_map(typed));
            }
        } else {
            let spans = part.split('`').skip(1).step_by(2);
            found.extend(spans.filter_map(|span| typed(&span.replace('\n', " "))));
        }
    }
    found
}

/// A command as it is typed, without its comment; nothing when the line is none.
fn typed(line: &str) -> Option<String> {
    let words = line.split(" #").next().unwrap_or_default().split_whitespace();
    let line = words.collect::<Vec<_>>().join(" ");
    let mut words = line.split(' ').skip_while(|word| word.starts_with("STAPPENPLAN_"));
    let first = words.next()?;
    let second = words.next();
    // The name of one of our commands alone is a word of the text.
    let is_short = commands_of_the_program().iter().any(|name| name == first) && second.is_some();
    let begins = ["stappenplan", "cargo", "ssh"].contains(&first) || HELPERS.contains(&first);
    match (is_short, begins || first.starts_with("scripts/") || first.starts_with(".ci/")) {
        (true, _) => Some(format!("stappenplan {line}")),
        (_, true) => Some(line),
        _ => None,
    }
}

/// A home with all that the text takes to be there, and the program on its path.
fn home(document: &str) -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| {
        let path = home.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    };
    put("answers.yaml", ANSWERS.as_bytes());
    for (_, name, from) in PREPARED.iter().filter(|(at, ..)| *at == document) {
        put(name, &std::fs::read(root().join(from)).unwrap());
    }
    if GUIDES.contains(&document) {
        for (name, text) in super::guide::kept() {
            put(&name, text.as_bytes());
        }
    }
    std::fs::create_dir(home.path().join("bin")).unwrap();
    let program = PathBuf::from(env!("CARGO_BIN_EXE_stappenplan"));
    std::os::unix::fs::symlink(program, home.path().join("bin/stappenplan")).unwrap();
    home
}

/// Runs a line in a shell, with nothing to come from standard input.
#[track_caller]
fn run(line: &str, home: &Path, special: Option<&Special>) {
    let path = format!("{}:/usr/bin:/bin", home.join("bin").display());
    let mut shell = Command::new("sh");
    shell.args(["-euc", line]).current_dir(home).env_clear().env("PATH", path).env("HOME", home);
    // A pipe that is closed at once: without a terminal a wizard takes lines from it.
    let mut child =
        shell.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdin.take());
    let output = child.wait_with_output().unwrap();
    let expected = match special {
        Some(Walks) => 1,
        Some(Ends(code)) => *code,
        Some(Skipped) | None => 0,
    };
    let told = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(expected), "{line}\n{told}\n{errors}");
    assert!(special.is_some() || errors.is_empty() || line.contains("check"), "{line}\n{errors}");
}

/// A command for cargo, looked at without running it, for it builds; what it hands to the program is run.
#[track_caller]
fn cargo(line: &str) -> Option<String> {
    let line = line.split_once("cargo ").unwrap();
    let variables = line.0.split_whitespace().map(|it| it.split_once('=').unwrap().0);
    for variable in variables {
        let tests = trees::entries(&root().join("tests/it"));
        let named = |path: &PathBuf| path.is_file() && trees::read(path).contains(&format!("\"{variable}\""));
        assert!(tests.iter().any(named), "{line:?}: nothing reads {variable}");
    }
    let (own, handed) = line.1.split_once(" -- ").map_or((line.1, ""), |(own, handed)| (own, handed));
    let manifest = trees::read(&root().join("Cargo.toml"));
    match own.split(' ').collect::<Vec<_>>()[..] {
        ["run", "--release"] => {
            assert!(manifest.contains("\ndefault-run = \"stappenplan\"\n"));
            return Some(format!("stappenplan {handed}").trim_end().to_owned());
        }
        ["test"] | ["install", "--path", "."] => {}
        ["test", filter] => {
            let modules = trees::read(&root().join("tests/it/main.rs"));
            assert!(
                modules.contains(&format!("\nmod {filter};\n")),
                "{line:?}: no tests are called {filter}"
            );
        }
        ["build", "--release"] => {}
        ["bench"] => assert!(manifest.contains("\n[[bench]]\n")),
        ["bench", name] => {
            let benches = trees::read(&root().join("benches/speed.rs"));
            assert!(benches.contains(&format!("\nfn {name}(")), "{line:?}: no bench is called {name}");
        }
        _ => panic!("{line:?}: say here how to see that it is right"),
    }
    None
}

#[test]
fn every_command_in_the_documents_runs() {
    let mut unused: BTreeSet<(&str, &str)> = SPECIAL.iter().map(|(at, line, ..)| (*at, *line)).collect();
    let mut unfilled: BTreeSet<&str> = FILLED_IN.iter().map(|(word, _)| *word).collect();
    for document in documents() {
        let home = home(&document);
        let commands = commands(&trees::read(&root().join(&document)));
        assert!(!commands.is_empty() || document.starts_with("docs/"), "{document} tells nothing to type");
        for line in commands {
            let special = SPECIAL.iter().find(|(at, typed, ..)| *at == document && *typed == line);
            let special = special.map(|(at, typed, special, _)| {
                unused.remove(&(*at, *typed));
                special
            });
            if matches!(special, Some(Skipped)) {
                continue;
            }
            let fill = |word| {
                let found = FILLED_IN.iter().find(|(placeholder, _)| *placeholder == word);
                unfilled.remove(word);
                found.map_or(word, |(_, filled)| *filled)
            };
            let filled = line.split(' ').map(fill).collect::<Vec<_>>().join(" ");
            let first = filled.split(' ').find(|word| !word.starts_with("STAPPENPLAN_")).unwrap();
            match first {
                "cargo" => {
                    if let Some(line) = cargo(&filled) {
                        run(&line, home.path(), special);
                    }
                }
                script if script.contains('/') => {
                    assert!(root().join(script).is_file(), "{document}: {script}")
                }
                _ => run(&filled, home.path(), special),
            }
        }
        for (_, name, from) in PREPARED.iter().filter(|(at, ..)| *at == document) {
            let left = std::fs::read(home.path().join(name)).unwrap();
            assert!(
                left == std::fs::read(root().join(from)).unwrap(),
                "{document}: {name} comes out otherwise"
            );
        }
    }
    assert_eq!(unused, BTreeSet::new(), "are told nowhere any more");
    assert_eq!(unfilled, BTreeSet::new(), "are told nowhere any more");
}

#[test]
fn commands_are_found_in_blocks_and_between_backticks() {
    let document = "Type `stappenplan a\nb`, or `check --c`; `check` checks `this`.\n\n```sh\n# first\nstappenplan x \\\n  y   # z\n\
                 A_B=1 nothing\nSTAPPENPLAN_X=1 cargo test\n```\n\n```yaml\nstappenplan: 1\n```\n`cargo bench`";
    let found = ["stappenplan a b", "stappenplan check --c", "stappenplan x y", "STAPPENPLAN_X=1 cargo test"];
    assert_eq!(commands(document), [&found[..], &["cargo bench"]].concat());
}
