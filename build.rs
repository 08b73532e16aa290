//! Embeds the shipped content: the tree and its catalogue as lists of name and bytes for the room `files`, an example of a
//! dossier, and the model
//! that is made of them in the compiled form, so that a start reads no YAML. A mistake in the content ends the build with
//! the findings that `check` would report.
//!
//! The model is made by the program's own rooms, which are built into this script too; they use no room but each other.
#![expect(clippy::disallowed_methods, reason = "a build script reads its own package")]
#![expect(clippy::print_stderr, reason = "what cargo shows of a build that failed")]
#![expect(
    dead_code,
    unused_imports,
    unreachable_pub,
    reason = "the rooms serve the program, not this script"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

#[path = "src/analysis/mod.rs"]
mod analysis;
#[path = "src/compiled/mod.rs"]
mod compiled;
#[path = "src/draft/mod.rs"]
mod draft;
#[path = "src/engine/mod.rs"]
mod engine;
#[path = "src/findings/mod.rs"]
mod findings;
#[path = "src/lint/mod.rs"]
mod lint;
#[path = "src/model/mod.rs"]
mod model;
#[path = "src/order/mod.rs"]
mod order;
#[path = "src/source/mod.rs"]
mod source;
#[path = "src/text/mod.rs"]
mod text;

use compiled::{CompiledContent, Form, compile};
use findings::{Style, human};
use source::{ReadLimits, Sources, catalogue_digest, digest, read};
use text::Lang;

const TREE: &str = "decision_tree.yaml";
const CATALOGUE: &str = "catalogue";
/// A finished dossier to look at. It is made by a test, of which the program is a part, so it may not be there yet.
const EXAMPLE: &str = "example.yaml";
/// The pages of `explain`, a file each.
const EXPLANATIONS: &str = "src/text/explain";
/// The authors' guide, in the order of the languages, and the files in which every key of the language stands: what
/// `explain` prints of them is laid out here, for a small terminal.
const GUIDES: [&str; 2] = ["docs/handleiding-auteurs.md", "docs/authors-guide.md"];
const KEYS: [&str; 2] = ["src/draft/keys/tree.yaml", "src/draft/keys/apps.yaml"];
const COLUMNS: usize = 78;
/// How hard packing tries: it is done once, and unpacking takes as long.
const PACKING: u8 = 9;
/// The rooms above: what they make of content is what the compiled form holds.
const ROOMS: [&str; 10] =
    ["analysis", "compiled", "draft", "engine", "findings", "lint", "model", "order", "source", "text"];

/// What is added to the linker's own script.
const UNWIND_TABLES_DROPPED: &str = "SECTIONS {
  /DISCARD/ : { *(.eh_frame .eh_frame.*) *(.gcc_except_table .gcc_except_table.*) }
} INSERT AFTER .text;
";

fn main() -> ExitCode {
    match embed() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn embed() -> io::Result<()> {
    let variable = |name: &str| env::var(name).map_err(|error| io::Error::other(format!("{name}: {error}")));
    let package = PathBuf::from(variable("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(variable("OUT_DIR")?);
    // For the test that runs this script on content with a mistake in it.
    println!("cargo::rustc-env=BUILD_SCRIPT={}", env::current_exe()?.display());
    for watched in ["build.rs", TREE, CATALOGUE, EXAMPLE].iter().chain(&GUIDES) {
        println!("cargo::rerun-if-changed={watched}");
    }

    link_without_unwind_tables(&out)?;

    let tree = package.join(TREE);
    if !tree.is_file() {
        return Err(io::Error::other(format!(
            "{TREE} is missing beside Cargo.toml: there is nothing to embed"
        )));
    }
    let apps = apps(&package.join(CATALOGUE))?;
    // All files in one piece, which packs best. They are needed by `content` and `check` alone.
    let mut files = fs::read(&tree)?;
    let mut code = format!("pub(super) const TREE: usize = {};\n", files.len());
    code.push_str("pub(super) const APPS: &[(&str, usize)] = &[\n");
    for (name, path) in &apps {
        let bytes = fs::read(path)?;
        writeln!(code, "    ({name:?}, {}),", bytes.len()).map_err(io::Error::other)?;
        files.extend(bytes);
    }
    code.push_str("];\n");
    let packed = out.join("content.packed");
    fs::write(&packed, miniz_oxide::deflate::compress_to_vec(&files, PACKING))?;
    writeln!(code, "pub(super) const PACKED: &[u8] = {};", included(&packed)?).map_err(io::Error::other)?;

    let example = fs::read(package.join(EXAMPLE)).unwrap_or_default();
    let packed = out.join("example.packed");
    fs::write(&packed, miniz_oxide::deflate::compress_to_vec(&example, PACKING))?;
    writeln!(code, "pub(super) const EXAMPLE: &[u8] = {};", included(&packed)?).map_err(io::Error::other)?;

    let packed = out.join("explanations.packed");
    let explanations = explanations(&package.join(EXPLANATIONS))?;
    fs::write(&packed, miniz_oxide::deflate::compress_to_vec(explanations.as_bytes(), PACKING))?;
    writeln!(code, "pub(super) const EXPLANATIONS: &[u8] = {};", included(&packed)?)
        .map_err(io::Error::other)?;

    let reference = laid_out(&draft::reference_with_examples(&texts(&package, KEYS)?.join("\0")));
    for (name, text) in [("GUIDE", guide(&package)?), ("REFERENCE", reference)] {
        let packed = out.join(name).with_extension("packed");
        fs::write(&packed, miniz_oxide::deflate::compress_to_vec(text.as_bytes(), PACKING))?;
        writeln!(code, "pub(super) const {name}: &[u8] = {};", included(&packed)?)
            .map_err(io::Error::other)?;
    }

    let form = Form { version: variable("CARGO_PKG_VERSION")?, code: digest_of_rooms(&package)? };
    writeln!(code, "pub(super) const CODE: &str = {:?};", form.code).map_err(io::Error::other)?;
    let model = out.join("content.bin");
    fs::write(&model, compiled_content(&tree, &apps, form)?)?;
    writeln!(code, "pub(super) const COMPILED: &[u8] = {};", included(&model)?).map_err(io::Error::other)?;
    fs::write(out.join("content.rs"), code)
}

/// A release ends at a panic and unwinds nothing, so nobody reads the tables by which that is done: 430 kB. Cargo has no way
/// to leave them out of one profile, and the standard library brings its own; so the linker drops them.
fn link_without_unwind_tables(out: &Path) -> io::Result<()> {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|set| set == value);
    if is("PROFILE", "release") && is("CARGO_CFG_TARGET_OS", "linux") {
        let script = out.join("unwind_tables.ld");
        fs::write(&script, UNWIND_TABLES_DROPPED)?;
        println!("cargo::rustc-link-arg-bins=-Wl,--no-eh-frame-hdr");
        println!("cargo::rustc-link-arg-bins=-T{}", script.display());
    }
    Ok(())
}

/// The tree and its catalogue in the compiled form, or all that is wrong with them.
fn compiled_content(tree: &Path, apps: &[(String, PathBuf)], form: Form) -> io::Result<Vec<u8>> {
    let tree_bytes = fs::read(tree)?;
    let tree_digest = digest(&tree_bytes);
    let mut sources = Sources::new();
    let tree = sources.add_bytes(TREE, tree_bytes);
    let mut files = Vec::new();
    for (name, path) in apps {
        files.push((name, fs::read(path)?));
    }
    let catalogue_digest = catalogue_digest(files.iter().map(|(name, bytes)| (name.as_str(), &bytes[..])));
    let apps: Vec<_> = files
        .into_iter()
        .map(|(name, bytes)| sources.add_bytes(format!("{CATALOGUE}/{name}"), bytes))
        .collect();

    let root = read(&sources, tree, ReadLimits::TREE);
    let of_tree = || Lang::from_code(&root.as_ref().ok()?.get("language")?.scalar()?.text);
    let lang = of_tree().unwrap_or(Lang::En);
    let loaded = lint::load_parsed(&sources, tree, root, &apps, lang);
    let Some(model) = loaded.model else {
        let told = human(&loaded.findings, &sources, Style { lang, color: false, width: 100 });
        return Err(io::Error::other(told));
    };
    let content = CompiledContent { model, tree_digest, catalogue_digest };
    compile(&content, form).map_err(io::Error::other)
}

/// The digest of the code that makes the model: two programs of which it differs do not read each other's form.
fn digest_of_rooms(package: &Path) -> io::Result<String> {
    let mut files = Vec::new();
    for room in ROOMS {
        code_in(&package.join("src").join(room), room, &mut files)?;
    }
    let digests = files.iter().map(|(name, bytes)| (name.as_str(), &bytes[..]));
    Ok(catalogue_digest(digests))
}

/// The code and the pages below a folder, by their path in `src`, watched for changes.
fn code_in(folder: &Path, name: &str, files: &mut Vec<(String, Vec<u8>)>) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = format!("{name}/{}", path.file_name().and_then(|name| name.to_str()).unwrap_or_default());
        if path.is_dir() {
            code_in(&path, &name, files)?;
        } else if name.ends_with(".rs") || name.ends_with(".md") {
            files.push((name, fs::read(&path)?));
        }
    }
    Ok(())
}

/// The files of the catalogue by name in bytes; none when there is no such folder.
fn apps(folder: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let mut apps = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        if !name.starts_with('.') && (name.ends_with(".yaml") || name.ends_with(".yml")) {
            println!("cargo::rerun-if-changed={}", path.display());
            apps.push((name, path));
        }
    }
    apps.sort();
    Ok(apps)
}

/// All pages of `explain` as one text, each behind a line with its code.
fn explanations(folder: &Path) -> io::Result<String> {
    let mut pages = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if let Some(code) = name.strip_suffix(".md") {
            pages.push(format!("=== page {code}\n{}\n", fs::read_to_string(&path)?));
        }
    }
    order::sort(&mut pages);
    Ok(pages.concat())
}

/// The guide in every language, paragraph by paragraph: what is alike in two languages lies near enough to be packed once.
fn guide(package: &Path) -> io::Result<String> {
    let texts: Vec<String> = texts(package, GUIDES)?.iter().map(|text| laid_out(text)).collect();
    let parts: Vec<Vec<&str>> = texts.iter().map(|text| text.split_inclusive("\n\n").collect()).collect();
    let most = parts.iter().map(Vec::len).max().unwrap_or_default();
    let at = |at: usize| parts.iter().map(move |parts| parts.get(at).copied().unwrap_or_default());
    Ok((0..most).flat_map(at).flat_map(|part| [part, "\0"]).collect())
}

/// A document as `explain` prints it.
fn laid_out(document: &str) -> String {
    text::manual_lines(document, COLUMNS).join("\n") + "\n"
}

fn texts(package: &Path, names: [&str; 2]) -> io::Result<Vec<String>> {
    names.iter().map(|name| fs::read_to_string(package.join(name))).collect()
}

fn included(path: &Path) -> io::Result<String> {
    let path = path.to_str().ok_or_else(|| io::Error::other("the path of the package is not UTF-8"))?;
    Ok(format!("include_bytes!({path:?})"))
}
