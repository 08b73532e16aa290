//! What `Cargo.lock` may hold: one copy of what owns the terminal and the signals, no network, no second YAML. That the
//! keys have one reader is guarded by the names that `clippy.toml` and the architecture forbid.

use std::path::Path;

fn lock() -> Vec<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock");
    let text = std::fs::read_to_string(path).unwrap();
    let field = |block: &str, name: &str| {
        let line = block.lines().find_map(|line| line.strip_prefix(&format!("{name} = ")));
        line.map(|value| value.trim_matches('"').to_owned())
    };
    let packages = text.split("[[package]]").skip(1);
    packages.map(|block| (field(block, "name").unwrap(), field(block, "version").unwrap())).collect()
}

fn versions(name: &str) -> Vec<String> {
    lock().into_iter().filter(|(found, _)| found == name).map(|(_, version)| version).collect()
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
