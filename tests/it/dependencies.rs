//! What `Cargo.lock` may hold: one copy of everything that is built in, no network, no second YAML. That the keys have one
//! reader is guarded by the names that `clippy.toml` and the architecture forbid.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn text(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// One package of `Cargo.lock`.
struct Package {
    name: String,
    version: String,
    /// As the file writes them: a name, with a version where there is more than one.
    uses: Vec<String>,
}

fn lock() -> Vec<Package> {
    lock_of("Cargo.lock")
}

fn lock_of(file: &str) -> Vec<Package> {
    let text = text(file);
    let field = |block: &str, name: &str| {
        let line = block.lines().find_map(|line| line.strip_prefix(&format!("{name} = ")));
        line.map(|value| value.trim_matches('"').to_owned()).unwrap()
    };
    let uses = |block: &str| {
        let list = block.split_once("dependencies = [\n").map_or("", |(_, rest)| rest);
        let lines = list.lines().take_while(|line| *line != "]");
        lines.map(|line| line.trim_matches([' ', '"', ',']).to_owned()).collect()
    };
    let packages = text.split("[[package]]").skip(1);
    packages
        .map(|block| Package {
            name: field(block, "name"),
            version: field(block, "version"),
            uses: uses(block),
        })
        .collect()
}

fn versions(name: &str) -> Vec<String> {
    lock().into_iter().filter(|package| package.name == name).map(|package| package.version).collect()
}

/// Of which packages there is more than one version, among those given.
fn doubles<'p>(packages: impl Iterator<Item = &'p Package>) -> BTreeMap<&'p str, BTreeSet<&'p str>> {
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for package in packages {
        versions.entry(&package.name).or_default().insert(&package.version);
    }
    versions.retain(|_, versions| versions.len() > 1);
    versions
}

/// What the program itself depends on, by the name of the package: not what only its tests need.
fn own() -> Vec<String> {
    let manifest = text("Cargo.toml");
    let (_, rest) = manifest.split_once("\n[dependencies]\n").unwrap();
    let lines = rest.lines().take_while(|line| !line.starts_with('['));
    let named = lines.filter_map(|line| line.split_once(" = ").filter(|(name, _)| !name.starts_with('#')));
    let renamed = |rest: &str| Some(rest.split_once("package = \"")?.1.split_once('"')?.0.to_owned());
    named.map(|(name, rest)| renamed(rest).unwrap_or_else(|| name.to_owned())).collect()
}

/// Crates of procedural macros: they and what they use run while the program is compiled, and are not in it. (The lock
/// file also names `palette_derive`, of a feature of ratatui that is not used.)
const MACROS: &[&str] =
    &["clap_derive", "instability", "palette_derive", "serde_derive", "strum_macros", "thiserror-impl"];

/// What is built into the program, on every platform: its dependencies, and theirs, and so on.
#[track_caller]
fn built(lock: &[Package]) -> Vec<&Package> {
    let own = own();
    let program = lock.iter().find(|package| package.name == "stappenplan").unwrap();
    let is_own = |used: &&String| own.iter().any(|name| used.split(' ').next() == Some(name));
    let mut open: Vec<String> = program.uses.iter().filter(is_own).cloned().collect();
    assert_eq!(open.len(), own.len(), "{own:?} and {open:?}");
    let mut built: BTreeMap<(&str, &str), &Package> = BTreeMap::new();
    while let Some(used) = open.pop() {
        let (name, version) = used.split_once(' ').map_or((used.as_str(), None), |(n, v)| (n, Some(v)));
        let found = |package: &&Package| {
            package.name == name && version.is_none_or(|version| package.version == version)
        };
        let package = lock.iter().find(found).unwrap_or_else(|| panic!("{used} is not in Cargo.lock"));
        let is_new = built.insert((&package.name, &package.version), package).is_none();
        if is_new && !MACROS.contains(&name) {
            open.extend(package.uses.iter().cloned());
        }
    }
    built.into_values().collect()
}

#[test]
fn there_is_one_copy_of_what_is_built_in() {
    let lock = lock();
    let built = built(&lock);
    let is_built = |name: &str| built.iter().any(|package| package.name == name);
    assert!(built.len() > 50 && is_built("serde-saphyr") && !is_built("syn"));
    for name in MACROS {
        assert!(is_built(name), "nothing uses `{name}` any more: take it off the list");
    }
    assert_eq!(doubles(built.into_iter()), BTreeMap::new());
}

#[test]
fn every_double_has_its_reason_in_deny_toml() {
    let deny = text("deny.toml");
    let (_, skipped) = deny.split_once("\nskip = [\n").unwrap();
    let lines = skipped.lines().take_while(|line| *line != "]");
    let mut allowed = BTreeSet::new();
    for line in lines.filter(|line| !line.trim().starts_with('#')) {
        let name = line.split_once("crate = \"").unwrap().1.split_once(['@', '"']).unwrap().0;
        assert!(line.contains("reason = \""), "{line}");
        allowed.insert(name.to_owned());
    }
    let lock = lock();
    let doubles: BTreeSet<String> = doubles(lock.iter()).into_keys().map(str::to_owned).collect();
    assert_eq!(allowed, doubles, "left: what deny.toml skips; right: what stands in Cargo.lock twice");
}

#[test]
fn one_copy_of_what_owns_the_terminal() {
    for name in ["crossterm", "mio", "parking_lot", "ratatui-core", "rustix", "signal-hook", "unicode-width"]
    {
        assert_eq!(versions(name).len(), 1, "{name}: {:?}", versions(name));
    }
}

#[test]
fn no_code_for_the_network_and_no_archived_yaml() {
    for name in ["tokio", "hyper", "reqwest", "ureq", "openssl", "rustls", "serde_yaml", "openssl-sys"] {
        assert!(versions(name).is_empty(), "{name} is among the dependencies");
    }
}

#[test]
fn what_the_program_is_compared_with_is_built_from_the_same_versions() {
    let peer = lock_of("scripts/peers/hello/Cargo.lock");
    assert!(peer.iter().any(|package| package.name == "ratatui"));
    for Package { name, version, .. } in peer {
        // Some only the other one has: parts of ratatui and crossterm that the program does without.
        let own = versions(&name);
        let same = own.is_empty() || own.contains(&version);
        assert!(same, "{name} {version}, and here {own:?}: copy Cargo.lock to scripts/peers/hello");
    }
}
