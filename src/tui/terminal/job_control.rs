//! Whether a shell is above the program that could continue it: only then may it stop.
//!
//! Behind `ssh -t server stappenplan` or a `ForceCommand` there is none. A stop is then one that nobody can end.

use nix::unistd::{Pid, getpgid, getpgrp, getppid, getsid};
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
        let parent = getppid();
        // Of a parent outside the container no number is known: 0, which would stand for the program itself.
        let of_parent = |id: fn(Option<Pid>) -> nix::Result<Pid>| {
            if parent.as_raw() == 0 { None } else { known(id(Some(parent))) }
        };
        let family = Family {
            group: known(Ok(getpgrp())),
            session: known(getsid(None)),
            parent_group: of_parent(getpgid),
            parent_session: of_parent(getsid),
        };
        family.job_control()
    }
}

/// The number of a group or session. In a container it is 0 where the leader is outside: that names none.
///
/// Of rustix's functions such a 0 breaks a promise (a `Pid` of rustix is never 0), so these are nix's.
fn known(id: nix::Result<Pid>) -> Option<Pid> {
    id.ok().filter(|id| id.as_raw() > 0)
}

/// Whether the terminal is this group's to change. A group in the background is stopped when it tries.
pub(super) fn in_foreground() -> bool {
    // Where nothing can be known of it the kernel decides.
    tcgetpgrp(rustix::stdio::stdin()).map_or(true, |group| group.as_raw_pid() == getpgrp().as_raw())
}

/// A process and its parent, as the terminal sees them.
struct Family {
    group: Option<Pid>,
    session: Option<Pid>,
    parent_group: Option<Pid>,
    parent_session: Option<Pid>,
}

impl Family {
    fn job_control(&self) -> JobControl {
        // The group of the session's leader: it leads the session itself, or a shell without job control started it.
        if self.session.is_some() && self.session == self.group {
            return JobControl::Absent;
        }
        let same_session = self.session.is_some() && self.parent_session == self.session;
        match (self.parent_group, self.group) {
            (Some(parent), Some(group)) if same_session && parent != group => JobControl::Present,
            _ => JobControl::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use nix::unistd::Pid;

    use super::{Family, JobControl, known};

    fn family(group: i32, session: i32, parent_group: i32, parent_session: i32) -> JobControl {
        let pid = |raw| known(Ok(Pid::from_raw(raw)));
        Family {
            group: pid(group),
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
        assert_eq!(family(7, 5, 0, 0), JobControl::Unknown, "of a parent outside the container");
        assert_eq!(
            family(0, 0, 0, 0),
            JobControl::Unknown,
            "started in a container without a session of its own"
        );
        assert_eq!(family(0, 5, 5, 5), JobControl::Unknown, "in a group whose leader is outside");
    }
}
