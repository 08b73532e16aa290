//! The compiled form: it holds what the YAML says, of what ships and of any tree; it is never stale; and bytes that are
//! not as they were written, or that somebody made, are refused or harmless.

use std::path::Path;
use std::process::{Command, Output};

use stappenplan::compiled::{CompiledContent, CompiledError, Form, MARK, built_in, compile, read_compiled};
use stappenplan::engine::{start_walk, step_walk};
use stappenplan::files;
use stappenplan::model::{FactIx, Ix, Model};
use stappenplan::session::{PageId, PendingAnswer, Session};
use stappenplan::source::{catalogue_digest, digest};
use stappenplan::text::{Lang, Messages};

use super::common::{Cmd, Shown, sample_size};
use super::trees::{Content, choices, entries, folder, generated};

fn form() -> Form {
    Form { version: "1.2.3".to_owned(), code: "abc".to_owned() }
}

/// A model in compiled form, without digests of its sources.
fn bytes_of(model: Model) -> Vec<u8> {
    compile(&CompiledContent { model, tree_digest: String::new(), catalogue_digest: String::new() }, form())
        .unwrap()
}

#[test]
fn what_is_built_in_is_what_the_yaml_beside_it_says() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tree = std::fs::read(package.join("decision_tree.yaml")).unwrap();
    let apps: Vec<(String, Vec<u8>)> = entries(&package.join("catalogue"))
        .iter()
        .map(|file| (file.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(file).unwrap()))
        .collect();
    let content = built_in(files::embedded_compiled()).unwrap();
    assert_eq!(content.tree_digest, digest(&tree));
    let apps = apps.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    assert_eq!(content.catalogue_digest, catalogue_digest(apps));
    assert!(content.model.graph.scenarios.is_empty(), "only `check` looks at them, and it reads the YAML");
    assert_eq!(bytes_of(content.model), bytes_of(Content::embedded().model()));
}

#[test]
fn any_content_is_the_same_after_it_was_compiled() {
    let constructs = entries(&folder("constructs"));
    let constructs = constructs.iter().filter(|entry| entry.is_dir()).map(|entry| Content::of_folder(entry));
    let mut seen = 0;
    for content in constructs.chain(generated(0..sample_size(60, 600) as u64)) {
        let bytes = bytes_of(content.model());
        let read = read_compiled(bytes.clone().leak(), &form()).unwrap();
        assert_eq!(bytes_of(read.model), bytes, "{}", content.name);
        seen += 1;
    }
    assert!(seen > 60);
}

/// The same bytes with another model in them, as if it had been compiled so.
fn with_model(bytes: &[u8], change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let model = begin_of_body(bytes);
    let (header, model) = bytes.split_at(model);
    let mut changed = model.to_vec();
    change(&mut changed);
    let header = replaced(header, digest(model).as_bytes(), digest(&changed).as_bytes());
    [header, changed].concat()
}

/// Where the content begins: after the digest of it, which is the last of the header.
fn begin_of_body(bytes: &[u8]) -> usize {
    let is_digest = |at: &usize| {
        bytes[at - 64..*at].iter().all(u8::is_ascii_hexdigit)
            && digest(&bytes[*at..]).as_bytes() == &bytes[at - 64..*at]
    };
    (MARK.len() + 64..bytes.len()).find(is_digest).unwrap()
}

fn replaced(bytes: &[u8], old: &[u8], new: &[u8]) -> Vec<u8> {
    let at = bytes.windows(old.len()).position(|part| part == old).unwrap();
    [&bytes[..at], new, &bytes[at + old.len()..]].concat()
}

#[test]
fn bytes_that_are_not_those_that_were_written_are_refused() {
    let bytes = bytes_of(generated(3..4).next().unwrap().model());
    let refused = |bytes: Vec<u8>| read_compiled(bytes.leak(), &form()).unwrap_err();
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        let error = refused(changed);
        let expected = match at < MARK.len() {
            true => error == CompiledError::NotCompiled,
            false => matches!(error, CompiledError::Damaged | CompiledError::OtherForm { .. }),
        };
        assert!(expected, "byte {at}: {error}");
    }
    for length in 0..bytes.len() {
        refused(bytes[..length].to_vec());
    }
    refused([bytes.clone(), vec![0]].concat());
}

#[test]
fn a_form_is_read_by_the_program_that_wrote_it_and_by_no_other() {
    let bytes: &'static [u8] = bytes_of(generated(3..4).next().unwrap().model()).leak();
    for other in [Form { version: "1.2.4".to_owned(), ..form() }, Form { code: "abd".to_owned(), ..form() }] {
        let refused = read_compiled(bytes, &other).unwrap_err();
        let Form { version, code } = form();
        assert_eq!(refused, CompiledError::OtherForm { version, code });
    }
}

/// Walks to the end, always by the choice of this number, and looks at all that is known of the apps.
fn walk(model: &Model, number: usize) {
    let mut walk = start_walk(model);
    loop {
        let all = choices(model, walk.position, walk.left.count_ones(..));
        let Some(choice) = all.get(number % all.len().max(1)) else { break };
        walk = step_walk(model, &walk, choice).unwrap();
    }
    for app in model.catalogue.apps.indexes() {
        for fact in (0..model.graph.facts.len()).map(FactIx::new) {
            model.value(fact, app);
        }
    }
    let session = Session::new(model, Messages::new(Lang::En));
    for page in [PageId::Start, PageId::Walk, PageId::Apps] {
        session.page(page, &PendingAnswer::default());
    }
}

#[test]
fn bytes_that_somebody_made_are_refused_or_harmless() {
    let mut rng = fastrand::Rng::with_seed(12);
    let (mut refused, mut read) = (0, 0);
    for content in generated(0..4) {
        let bytes = bytes_of(content.model());
        for _ in 0..sample_size(500, 20_000) {
            let made = with_model(&bytes, |model| {
                for _ in 0..rng.usize(1..4) {
                    let at = rng.usize(..model.len());
                    model[at] = rng.u8(..);
                }
            });
            match read_compiled(made.leak(), &form()) {
                Ok(content) => {
                    read += 1;
                    (0..3).for_each(|number| walk(&content.model, number));
                }
                Err(error) => {
                    refused += 1;
                    assert_eq!(error, CompiledError::Damaged);
                }
            }
        }
    }
    assert!(refused > 100 && read > 100, "{refused} refused, {read} read");
}

#[test]
fn texts_that_somebody_made_cannot_act_on_a_terminal() {
    let bytes = bytes_of(Content::embedded().model());
    let made = with_model(&bytes, |model| {
        // As many bytes as the letters that they take the place of.
        *model = replaced(model, b" is niet ", b"\x1b]0;ev\x07!!");
    });
    let content = read_compiled(made.leak(), &form()).unwrap();
    let shown = format!("{:?}", content.model);
    assert!(shown.contains("<U+001B>]0;ev<U+0007>!!"));
    assert!(!shown.contains('\u{1b}') && !shown.contains("\\u{1b}"));
    // An id is no text: what cannot be one is refused.
    // Texts come before ids.
    let made = with_model(&bytes, |model| {
        let id = b"beeldbellen";
        let at = model.windows(id.len()).rposition(|part| part == id).unwrap();
        model.splice(at..at + id.len(), *b"\x1b]0;evil\x07!!");
    });
    assert_eq!(read_compiled(made.leak(), &form()).unwrap_err(), CompiledError::Damaged);
}

/// The commands that walk a tree.
const COMMANDS: [&[&str]; 6] = [
    &["walk", "--format", "json", "--answer", "kind=a"],
    &["walk", "--full", "--answer", "kind=b"],
    &["apps", "--format", "json"],
    &["walks", "--sample", "5", "--seed", "1"],
    &["graph", "--format", "mermaid"],
    &["app", "a", "--format", "json"],
];

const TREE: &str = "format: 1
id: x
title: X
edition: '2020'
language: en
start: kind
facts: { kind: { label: Kind, choice: { a: A, b: B } } }
questions: { kind: { ask: Which?, one: { a: { text: A, keep: [{ require: { is: { kind: a } }, because: 'no' }] }, b: { text: B } }, end: done } }
outcomes: { done: { kind: advice, title: Done, shows: remaining } }
";
const APPS: &str =
    "apps: [{ id: a, name: One, facts: { kind: a } }, { id: b, name: Two, facts: { kind: b } }]\n";

fn with_tree(arguments: &[&str]) -> Cmd {
    Cmd::new(arguments).file("tree.yaml", TREE).file("catalogue/all.yaml", APPS)
}

#[test]
fn a_compiled_file_is_walked_as_its_yaml_is() {
    let mut cmd = with_tree(&["content", "--compile", "tree.bin", "--tree", "tree.yaml"]);
    let shown = cmd.run();
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""), "{shown}");
    assert!(shown.stdout.contains("tree.bin"));
    for command in COMMANDS {
        let [yaml, compiled] = ["tree.yaml", "tree.bin"].map(|tree| {
            let arguments = [command, &["--tree", tree]].concat();
            let (at, shown) = run_again(std::mem::replace(&mut cmd, Cmd::new(&[])), &arguments);
            cmd = at;
            shown
        });
        assert_eq!(yaml.code, 0, "{yaml}");
        assert_eq!(compiled, yaml, "{command:?}");
    }
}

fn run_again(cmd: Cmd, arguments: &[&str]) -> (Cmd, Shown) {
    let cmd = cmd.again(arguments);
    let shown = cmd.run();
    (cmd, shown)
}

#[test]
fn what_was_compiled_is_compiled_again_and_nothing_else_is_overwritten() {
    let compile = ["content", "--compile", "tree.bin", "--tree", "tree.yaml"];
    let cmd = with_tree(&compile);
    assert_eq!(cmd.run().code, 0);
    let first = std::fs::read(cmd.folder().join("tree.bin")).unwrap();
    let cmd = cmd.file("tree.yaml", TREE.replace("title: X", "title: Another"));
    assert_eq!(cmd.run().code, 0);
    let second = std::fs::read(cmd.folder().join("tree.bin")).unwrap();
    assert_ne!(first, second);
    let cmd = cmd.file("tree.bin", "mine\n");
    let shown = cmd.run();
    assert_eq!((shown.code, cmd.read("tree.bin").as_str()), (4, "mine\n"), "{shown}");
    // Content with a mistake is not compiled, and what was compiled before stays.
    std::fs::write(cmd.folder().join("tree.bin"), &first).unwrap();
    let cmd = cmd.file("tree.yaml", TREE.replace("end: done", "end: nowhere"));
    let shown = cmd.run();
    assert_eq!(shown.code, 3, "{shown}");
    assert!(shown.stderr.contains("unknown-outcome"), "{shown}");
    assert_eq!(std::fs::read(cmd.folder().join("tree.bin")).unwrap(), first);
}

#[test]
fn a_compiled_file_that_does_not_fit_is_refused_with_what_to_do() {
    let cmd = with_tree(&["content", "--compile", "tree.bin", "--tree", "tree.yaml"]);
    assert_eq!(cmd.run().code, 0);
    let bytes = std::fs::read(cmd.folder().join("tree.bin")).unwrap();
    let version = env!("CARGO_PKG_VERSION");
    let other = replaced(&bytes, version.as_bytes(), version.replace('0', "9").as_bytes());
    let mut damaged = bytes.clone();
    *damaged.last_mut().unwrap() ^= 1;
    let cmd = cmd.file("other.bin", other).file("damaged.bin", damaged);
    let mut told = String::new();
    let mut at = cmd;
    for arguments in [
        &["apps", "--tree", "other.bin"][..],
        &["apps", "--tree", "damaged.bin"],
        &["apps", "--tree", "tree.bin", "--catalogue", "catalogue"],
        &["check", "--tree", "tree.bin"],
        &["content", "--to", "mine", "--tree", "tree.bin"],
        &["content", "--compile", "again.bin", "--tree", "tree.bin"],
    ] {
        for lang in ["nl", "en"] {
            let (next, shown) = run_again(at, &[arguments, &["--lang", lang]].concat());
            at = next;
            assert_eq!(shown.stdout, "", "{shown}");
            told.push_str(&format!("$ {} --lang {lang}\n{shown}\n", arguments.join(" ")));
        }
    }
    insta::assert_snapshot!(told);
}

/// Runs the build script on a package of its own, as cargo does.
fn build_script(package: &Path, out: &Path) -> Output {
    Command::new(env!("BUILD_SCRIPT"))
        .env("CARGO_MANIFEST_DIR", package)
        .env("CARGO_PKG_VERSION", env!("CARGO_PKG_VERSION"))
        .env("OUT_DIR", out)
        .current_dir(package)
        .output()
        .unwrap()
}

#[test]
fn what_is_built_in_follows_the_files_and_a_mistake_in_them_fails_the_build() {
    let folder = tempfile::tempdir().unwrap();
    let (package, out) = (folder.path().join("package"), folder.path().join("out"));
    std::fs::create_dir_all(package.join("catalogue")).unwrap();
    std::fs::create_dir_all(&out).unwrap();
    for read in ["src", "docs"] {
        std::os::unix::fs::symlink(Path::new(env!("CARGO_MANIFEST_DIR")).join(read), package.join(read))
            .unwrap();
    }
    std::fs::write(package.join("catalogue/all.yaml"), APPS).unwrap();
    let build = |tree: &str| {
        std::fs::write(package.join("decision_tree.yaml"), tree).unwrap();
        let done = build_script(&package, &out);
        let words = String::from_utf8(done.stderr).unwrap();
        (done.status.success(), String::from_utf8(done.stdout).unwrap(), words)
    };
    let embedded = || {
        let bytes = std::fs::read(out.join("content.bin")).unwrap();
        built_in(bytes.leak()).unwrap()
    };

    let (is_built, told, words) = build(TREE);
    assert!(is_built, "{words}");
    // Cargo runs the script again when one of these changes.
    for watched in ["decision_tree.yaml", "catalogue", "catalogue/all.yaml", "src/lint", "src/model"] {
        let line = told.lines().find(|line| line.ends_with(watched));
        assert!(line.is_some_and(|line| line.starts_with("cargo::rerun-if-changed=")), "{watched}: {told}");
    }
    let first = embedded();
    assert_eq!(first.model.graph.title.as_str(), "X");

    assert!(build(&TREE.replace("title: X", "title: Edited")).0);
    let edited = embedded();
    assert_eq!(edited.model.graph.title.as_str(), "Edited");
    assert_ne!(edited.tree_digest, first.tree_digest);
    assert_eq!(edited.catalogue_digest, first.catalogue_digest);

    let (is_built, _, words) = build(&TREE.replace("end: done", "end: nowhere"));
    assert!(!is_built);
    insta::assert_snapshot!(words);
}
