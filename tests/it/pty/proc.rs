//! What the kernel tells about a process: Linux only.

use std::time::Duration;

/// What a process has used until now, all its threads together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Usage {
    /// `R` running, `S` all threads asleep, `D` waiting for a disk, `Z` ended and not yet waited for, `X` not there.
    pub(crate) state: char,
    /// Processor time, in ticks of 10 ms.
    pub(crate) processor: Duration,
    /// How often a thread went to sleep by itself: as often as it woke up.
    pub(crate) sleeps: u64,
    /// The most memory it ever had, in KiB.
    pub(crate) peak: u64,
    /// How often it wrote anything anywhere.
    pub(crate) writes: u64,
}

/// What a process has used. One that is gone has used nothing.
pub(crate) fn usage(pid: i32) -> Usage {
    let Ok(stat) = std::fs::read_to_string(format!("/proc/{pid}/stat")) else {
        return Usage { state: 'X', ..Usage::default() };
    };
    let fields = after_name(&stat);
    // The 14th and 15th field of the whole line; the name was the 2nd.
    let ticks: u64 = fields[11..13].iter().map(|field| field.parse::<u64>().unwrap()).sum();
    let mut found =
        Usage { state: state(fields[0]), processor: Duration::from_millis(ticks * 10), ..Usage::default() };
    found.peak = number(&format!("/proc/{pid}/status"), "VmHWM:");
    found.writes = number(&format!("/proc/{pid}/io"), "syscw:");
    let Ok(threads) = std::fs::read_dir(format!("/proc/{pid}/task")) else { return found };
    for thread in threads.flatten() {
        let path = thread.path();
        found.sleeps += number(&format!("{}/status", path.display()), "voluntary_ctxt_switches:");
        let Ok(stat) = std::fs::read_to_string(path.join("stat")) else { continue };
        let one = state(after_name(&stat)[0]);
        if found.state == 'S' && one != 'Z' {
            found.state = one;
        }
    }
    found
}

/// The process that this one started, when there is one.
pub(crate) fn child_of(pid: i32) -> Option<i32> {
    let processes = std::fs::read_dir("/proc").unwrap().flatten();
    let mut numbers = processes.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    numbers.find(|process: &i32| {
        let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
        // The 4th field of the whole line.
        stat.contains(')') && after_name(&stat).get(1).and_then(|parent| parent.parse().ok()) == Some(pid)
    })
}

/// The fields after the name, which may hold blanks and brackets.
fn after_name(stat: &str) -> Vec<&str> {
    stat.rsplit_once(')').unwrap().1.split_whitespace().collect()
}

fn state(field: &str) -> char {
    field.chars().next().unwrap()
}

fn number(path: &str, name: &str) -> u64 {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|rest| rest.split_whitespace().next()).and_then(|digits| digits.parse().ok()).unwrap_or(0)
}
