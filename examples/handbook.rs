//! Writes the man pages and the shell completions into a folder: `cargo run --example handbook -- DIR`.
#![expect(clippy::disallowed_methods, reason = "a tool for packagers writes where it is told to")]

use std::io::{Error, Result};
use std::path::PathBuf;

use clap_complete::Shell;

fn main() -> Result<()> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    let folder = folder.ok_or_else(|| Error::other("usage: handbook DIR"))?;
    std::fs::create_dir_all(&folder)?;
    let mut command = stappenplan::cli::command();
    for shell in [Shell::Bash, Shell::Fish, Shell::Zsh] {
        clap_complete::generate_to(shell, &mut command, "stappenplan", &folder)?;
    }
    clap_mangen::generate_to(command, &folder)
}
