//! Reads the YAML files it is given and does nothing with them: seconds, as lines of a name and a number. For
//! `scripts/compare-peers` and `scripts/measure-growth`, which compare the program with it. With `--once` it makes nodes of
//! them once and says nothing: for who counts instructions or the time of a processor from outside.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark reads, prints and may end here"
)]

use std::time::Instant;

use serde_yaml::granit_parser::Parser;
use stappenplan::source::{ReadLimits, Sources, read_each};

fn main() {
    // Cargo itself adds `--bench`.
    let (options, names): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).filter(|name| name != "--bench").partition(|name| name == "--once");
    if names.is_empty() {
        println!("no files given: cargo bench --bench read_yaml -- FILE…");
        return;
    }
    let texts: Vec<String> = names.iter().map(|name| std::fs::read_to_string(name).unwrap()).collect();

    let mut sources = Sources::new();
    let files: Vec<_> = texts.iter().map(|text| sources.add("file.yaml", text.as_str())).collect();
    let read_nodes = || {
        for file in &files {
            read_each(&sources, *file, ReadLimits::CATALOGUE, "apps", &mut |_| ()).unwrap();
        }
    };
    if !options.is_empty() {
        return read_nodes();
    }
    let alone = best(|| {
        let events = texts.iter().map(|text| Parser::new_from_str(text).filter(Result::is_ok).count());
        assert!(events.sum::<usize>() > 0, "nothing was read");
    });
    let nodes = best(read_nodes);
    println!("YAML crate alone\t{alone}");
    println!("YAML as nodes with places\t{nodes}");
}

/// Seconds, the least of three: the first time the memory has to be had too.
fn best(work: impl Fn()) -> f64 {
    let times = (0..3).map(|_| {
        let begun = Instant::now();
        work();
        begun.elapsed().as_secs_f64()
    });
    times.fold(f64::INFINITY, f64::min)
}
