//! Embeds the shipped content, the tree and its catalogue, as lists of name and bytes for the room `files`.
#![expect(clippy::disallowed_methods, reason = "a build script reads its own package")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

const TREE: &str = "decision_tree.yaml";
const CATALOGUE: &str = "catalogue";

fn main() -> io::Result<()> {
    let variable =
        |name: &str| env::var_os(name).ok_or_else(|| io::Error::other(format!("{name} is not set")));
    let package = PathBuf::from(variable("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(variable("OUT_DIR")?);
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={TREE}");
    println!("cargo::rerun-if-changed={CATALOGUE}");

    let tree = package.join(TREE);
    if !tree.is_file() {
        return Err(io::Error::other(format!(
            "{TREE} is missing beside Cargo.toml: there is nothing to embed"
        )));
    }
    let mut code = format!("pub(super) const TREE: &[u8] = {};\n", included(&tree)?);
    code.push_str("pub(super) const APPS: &[(&str, &[u8])] = &[\n");
    for (name, path) in apps(&package.join(CATALOGUE))? {
        writeln!(code, "    ({name:?}, {}),", included(&path)?).map_err(io::Error::other)?;
    }
    code.push_str("];\n");
    fs::write(out.join("content.rs"), code)
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

fn included(path: &Path) -> io::Result<String> {
    let path = path.to_str().ok_or_else(|| io::Error::other("the path of the package is not UTF-8"))?;
    Ok(format!("include_bytes!({path:?})"))
}
