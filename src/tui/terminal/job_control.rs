//! Whether a shell is above the program that could continue it: only then may it stop.
//!
//! Behind `ssh -t server stappenplan` or a `ForceCommand` there is none. A stop is then one that nobody can end.

use rustix::process::{Pid, getpgid, getpgrp, getppid, getsid};
use rustix::termios::tcgetpgrp;

/// Who could continue the program after a stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum JobControl {
    /// Nobody.
    Absent,
    /// The program that started this one, in a group of processes of its own: a shell.
    Present,
    /// Perhaps somebody further up: a script in the same group started this one.
    Unknown,
}

impl JobControl {
    /// As it is now: a shell may end before what it started.
    pub(super) fn now() -> Self {
        let of_parent = |id: fn(Option<Pid>) -> rustix::io::Result<Pid>| {
            getppid().and_then(|parent| id(Some(parent)).ok())
        };
        let family = Family {
            group: getpgrp(),
            session: getsid(None).ok(),
            parent_group: of_parent(getpgid),
            parent_session: of_parent(getsid),
        };
        family.job_control()
    }
}

/// Whether the terminal is this group's to change. A group in the background is stopped when it tries.
pub(super) fn in_foreground() -> bool {
    // Where nothing can be known of it the kernel decides.
    tcgetpgrp(rustix::stdio::stdin()).map_or(true, |group| group == getpgrp())
}

/// A process and its parent, as the terminal sees them.
struct Family {
    group: Pid,
    session: Option<Pid>,
    parent_group: Option<Pid>,
    parent_session: Option<Pid>,
}

impl Family {
    fn job_control(&self) -> JobControl {
        // The group of the session's leader: it leads the session itself, or a shell without job control started it.
        if self.session == Some(self.group) {
            return JobControl::Absent;
        }
        let same_session = self.session.is_some() && self.parent_session == self.session;
        match self.parent_group {
            Some(parent) if same_session && parent != self.group => JobControl::Present,
            _ => JobControl::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use rustix::process::Pid;

    use super::{Family, JobControl};

    fn family(group: i32, session: i32, parent_group: i32, parent_session: i32) -> JobControl {
        let pid = Pid::from_raw;
        Family {
            group: pid(group).unwrap(),
            session: pid(session),
            parent_group: pid(parent_group),
            parent_session: pid(parent_session),
        }
        .job_control()
    }

    #[test]
    fn only_a_shell_in_the_same_session_continues_what_it_stopped() {
        assert_eq!(family(7, 7, 3, 3), JobControl::Absent, "it leads the session: `ssh -t`, `ForceCommand`");
        assert_eq!(family(5, 5, 5, 5), JobControl::Absent, "of a shell without job control: `sh -c`");
        assert_eq!(family(7, 5, 5, 5), JobControl::Present, "a job of an interactive shell");
        assert_eq!(family(7, 5, 7, 5), JobControl::Unknown, "of a script that is such a job");
        assert_eq!(family(7, 5, 1, 1), JobControl::Unknown, "of a parent that has ended");
        assert_eq!(family(7, 5, 0, 0), JobControl::Unknown, "of a parent that is not to be seen");
    }
}
