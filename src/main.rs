//! The door: everything happens in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    stappenplan::cli::main()
}
