//! Saving while the world ends: the process is killed, the disk takes no more, no file can be opened.
//!
//! What may happen only to another process is done by this test binary itself, started again for the test `child`,
//! which does nothing unless [`CHILD`] says what. `scripts/inject-faults` lets every call to the system fail in turn.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use stappenplan::files::{LockedFile, Rights, Saved};

const CHILD: &str = "STAPPENPLAN_TEST_CHILD";
const FILE: &str = "keuzes.yaml";

/// A text that shows when it is cut off or mixed: the number, a body, the number again.
fn version(number: u32) -> String {
    format!("{number}\n{}{number}\n", "antwoord\n".repeat(2000))
}

#[track_caller]
fn number_of(text: &str) -> u32 {
    let number = text.lines().next().unwrap().parse().unwrap();
    assert_eq!(text, version(number), "half a file");
    number
}

/// All bytes are ours.
fn any(_: &[u8]) -> bool {
    true
}

fn start(what: &str, folder: &Path) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "saving::child", "--nocapture", "--test-threads=1"]);
    command.env(CHILD, what).current_dir(folder).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
}

#[test]
fn child() {
    let Ok(what) = std::env::var(CHILD) else { return };
    if what == "inject" {
        return under_injected_faults();
    }
    let (mut kept, found) = LockedFile::open(Path::new(FILE), "kind", Rights::Private, any).unwrap();
    let mut number = found.map_or(0, |bytes| number_of(&String::from_utf8(bytes).unwrap()));
    match what.as_str() {
        "save for ever" => loop {
            number += 1;
            assert_eq!(kept.save(version(number).as_bytes(), "t").unwrap(), Saved::Done);
            println!("saved {number}");
        },
        "full disk" => {
            kept.save(version(1).as_bytes(), "t").unwrap();
            // Without a handler the signal that comes with it would end the process.
            let seen = std::sync::Arc::default();
            signal_hook::flag::register(signal_hook::consts::SIGXFSZ, seen).unwrap();
            fails_and_recovers(&mut kept, Resource::Fsize, 100);
        }
        "no more files" => {
            kept.save(version(1).as_bytes(), "t").unwrap();
            fails_and_recovers(&mut kept, Resource::Nofile, 3);
        }
        other => panic!("no such task: {other}"),
    }
}

/// Whatever call fails, once: each save is done or has left the file as it was, and the next one is done.
#[track_caller]
fn under_injected_faults() {
    let open = || LockedFile::open(Path::new(FILE), "kind", Rights::Private, any);
    let mut kept = open().or_else(|_| open()).unwrap().0;
    let mut last = 0;
    for number in 1..=3 {
        let saved = kept.save(version(number).as_bytes(), "t");
        let found = fs::read_to_string(FILE).map_or(0, |text| number_of(&text));
        match saved {
            Ok(saved) => assert_eq!((saved, found), (Saved::Done, number)),
            // When only the folder could not be settled the new file is in its place.
            Err(error) => assert!(found == last || found == number, "{error}: {found} after {last}"),
        }
        // The fault may come in this save as well.
        let mut save = || kept.save(version(number).as_bytes(), "t");
        assert_eq!(save().or_else(|_| save()).unwrap(), Saved::Done);
        last = number;
    }
    assert_eq!(number_of(&fs::read_to_string(FILE).unwrap()), 3);
    drop(kept);
    open().or_else(|_| open()).unwrap();
    let files = fs::read_dir(".").or_else(|_| fs::read_dir(".")).unwrap();
    let mut left: Vec<String> =
        files.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    left.sort();
    assert_eq!(left, [format!(".{FILE}.stappenplan.lock"), FILE.to_owned(), format!("{FILE}.vorige")]);
}

/// Under the limit saving fails and leaves everything as it was; without it the next try succeeds.
#[track_caller]
fn fails_and_recovers(kept: &mut LockedFile, resource: Resource, limit: u64) {
    let before = getrlimit(resource);
    setrlimit(resource, Rlimit { current: Some(limit), maximum: before.maximum }).unwrap();
    for _ in 0..3 {
        kept.save(version(2).as_bytes(), "t").unwrap_err();
    }
    setrlimit(resource, before).unwrap();
    assert_eq!(number_of(&fs::read_to_string(FILE).unwrap()), 1);
    assert_eq!(fs::read_dir(".").unwrap().count(), 2, "the file and its lock");
    assert_eq!(kept.save(version(2).as_bytes(), "t").unwrap(), Saved::Done);
    assert_eq!(number_of(&fs::read_to_string(FILE).unwrap()), 2);
}

#[test]
fn a_killed_process_loses_no_confirmed_save_and_frees_its_lock() {
    let folder = tempfile::tempdir().unwrap();
    let mut confirmed = 0;
    for round in 0..25_u64 {
        let mut child = start("save for ever", folder.path());
        let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
        // Let it get going, then some other moment of a save each round.
        let first = said.by_ref().map_while(Result::ok).find(|line| line.contains("saved"));
        assert!(first.is_some(), "the lock of the process before was not free, or its file not readable");
        std::thread::sleep(Duration::from_micros(round * 137));
        child.kill().unwrap();
        child.wait().unwrap();
        for line in first.into_iter().chain(said.map_while(Result::ok)) {
            // A line that was cut off by the end confirms nothing.
            let number = line.split("saved ").nth(1).and_then(|number| number.parse().ok());
            confirmed = number.map_or(confirmed, |number: u32| confirmed.max(number));
        }
        let text = fs::read_to_string(folder.path().join(FILE)).unwrap();
        assert!(number_of(&text) >= confirmed, "confirmed {confirmed}, found {}", number_of(&text));
        let previous = folder.path().join(format!("{FILE}.vorige"));
        if previous.exists() {
            number_of(&fs::read_to_string(previous).unwrap());
        }
    }
}

#[track_caller]
fn succeeds(what: &str) {
    let folder = tempfile::tempdir().unwrap();
    let started = Instant::now();
    let output = start(what, folder.path()).wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{what}: {said}");
    assert!(started.elapsed() < Duration::from_secs(20));
}

#[test]
fn a_disk_that_takes_no_more_leaves_the_old_file() {
    succeeds("full disk");
}

#[test]
fn a_process_without_room_for_open_files_leaves_the_old_file() {
    succeeds("no more files");
}
