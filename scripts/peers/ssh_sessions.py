"""Opens many SSH sessions behind a real sshd on this machine, each with the program as its forced command, and beside
them as many with a menu of whiptail. All start at once, all press a key at once, all give an answer that is saved at once.
Prints how long that took and how much memory a session has. Other binaries may be given, to be compared in the same run.

Needs sshd, ssh and whiptail; as root on Debian it installs them. Listens on 127.0.0.1 only, with keys and settings of its
own, and leaves nothing behind, also after Ctrl-C. On a slow machine it reports what it saw: it ends with 1 only when
sessions did not come up, and with 2 when something is missing."""

import argparse
import contextlib
import glob
import os
import pwd
import random
import resource
import selectors
import shlex
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MOST_SESSIONS = 500
# So many connect at a time: agreeing on keys is what costs most in a session, and is not what is measured.
AT_ONCE = 16
# After this long without a byte from any session the frames are complete.
QUIET = 0.4
CONNECT_LIMIT = 180
FRAME_LIMIT = 60
KEY_LIMIT = 30
READY = b"session "
ENTER, BACKSPACE, UP, DOWN = b"\r", b"\x7f", b"\x1b[A", b"\x1b[B"

# A session waits for a line before it becomes the program, so that all can start at once. Its own folder for what it
# saves: two sessions of one person that answer the same tree would step aside for each other.
SETUP = """
stty cols 80 rows 24 -echo
work={work}
mkdir -p "$work/state/$$"
export LANG=nl_NL.UTF-8 TERM=xterm HOME="$work/state/$$" XDG_STATE_HOME="$work/state/$$"
echo "session $$."
read -r go
"""
# What a script would do that asks its questions with whiptail: one after the other, each answer kept in a file.
MENU = """
n=0
while [ $n -lt 1000 ]; do
  n=$((n + 1))
  whiptail --title "Question $n" --menu "What would you like to do next?" 22 76 14 {rows} 2>>"$HOME/answers" || exit
done
"""


class Missing(Exception):
    """Something that this needs is not there."""


class NotUp(Exception):
    """Sessions did not come up."""


class Session:
    """One client of ssh, and what it has shown."""

    def __init__(self, kind, client):
        self.kind = kind
        self.client = client
        self.process = 0
        self.received = b""
        self.pressed = self.last = 0.0
        self.bytes = 0

    def press(self, key):
        self.bytes = 0
        self.pressed = self.last = time.monotonic()
        with contextlib.suppress(OSError):
            os.write(self.client.stdin.fileno(), key)

    def took(self):
        """Milliseconds from the press to the last byte of the answer; nothing when there was none."""
        return (self.last - self.pressed) * 1000 if self.bytes else None


class Kind:
    """What runs in a session: the program, another binary of it, or whiptail."""

    def __init__(self, name, command, executable):
        self.name = name
        self.command = command
        self.executable = executable
        self.sessions = []
        self.times = {}
        self.memory = {}
        self.unanswered = 0
        self.saved = []


def main():
    options = arguments()
    binaries = [os.path.abspath(path) for path in options.binary]
    for path in binaries:
        if not os.access(path, os.X_OK):
            raise Missing(f"{path} is missing: build it first (cargo build --release)")
    require("sshd", "openssh-server")
    require("ssh", "openssh-client")
    require("ssh-keygen", "openssh-client")
    require("whiptail", "whiptail")
    count = max(1, min(options.sessions, MOST_SESSIONS))
    needed = 4 * count * (len(binaries) + 1) + 100
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    allowed = needed if hard == resource.RLIM_INFINITY else min(needed, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
    with Stand(binaries, options.args) as stand:
        stand.start_sshd()
        stand.connect(count)
        stand.show_first_frames()
        stand.remember_memory("at the first question")
        for number in range(options.rounds):
            stand.round("arrow", UP if number % 2 else DOWN, number)
        if options.rounds % 2:
            stand.press_all(stand.kinds, UP)
        for number in range(options.answers):
            if number:
                # Back to the same question, where the other one of its first two answers is given.
                stand.press_all(stand.programs, BACKSPACE)
                stand.press_all(stand.programs, DOWN if number % 2 else UP)
            stand.round("answer", ENTER, number)
        stand.remember_memory("after the answers")
        stand.report(count, options)


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/measure-sessions", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", nargs="*", default=[os.path.join(PROJECT, "target/release/stappenplan")])
    parser.add_argument("--sessions", type=int, default=200, help=f"of each kind; at most {MOST_SESSIONS}")
    parser.add_argument("--rounds", type=int, default=10, help="how often all press an arrow")
    parser.add_argument("--answers", type=int, default=5, help="how often all give an answer")
    parser.add_argument("--args", default="", help="arguments for the program, such as '--tree FILE'")
    return parser.parse_args()


def require(program, package):
    os.environ["PATH"] += ":/usr/sbin"
    if shutil.which(program):
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "install", "-y", "-qq", package], stdout=subprocess.DEVNULL, check=False)
    if not shutil.which(program):
        raise Missing(f"{program} is missing (on Debian: apt-get install {package})")


class Stand:
    """The sshd, its clients and their folder, from start to end."""

    def __init__(self, binaries, program_arguments):
        self.work = tempfile.mkdtemp(prefix="sessions-")
        os.chmod(self.work, 0o755)
        self.server = None
        self.port = 0
        self.selector = selectors.DefaultSelector()
        self.kinds = []
        for number, binary in enumerate(binaries):
            # A copy, so that its processes are known by a name that nothing else has.
            copy = os.path.join(self.work, f"program{number}")
            shutil.copy(binary, copy)
            command = f"exec {shlex.quote(copy)} {program_arguments}"
            name = "program" if len(binaries) == 1 else f"program {number + 1}"
            self.kinds.append(Kind(name, command, copy))
        self.programs = list(self.kinds)
        rows = " ".join(f"{row:02} 'Application {row:02}'" for row in range(1, 34))
        self.whiptail = Kind("whiptail", MENU.format(rows=rows), os.path.realpath(shutil.which("whiptail")))
        self.kinds.append(self.whiptail)
        for kind in self.kinds:
            with open(self.script(kind), "w", encoding="utf-8") as script:
                script.write(SETUP.format(work=shlex.quote(self.work)) + kind.command + "\n")

    def script(self, kind):
        return os.path.join(self.work, f"session{self.kinds.index(kind)}.sh")

    def __enter__(self):
        return self

    def start_sshd(self):
        for key in ("host", "user"):
            path = os.path.join(self.work, key)
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path], check=True)
        with contextlib.suppress(OSError):
            os.makedirs("/run/sshd", exist_ok=True)
        # Which command is forced goes by the user's key, so that one sshd serves all kinds.
        with open(os.path.join(self.work, "user.pub"), encoding="utf-8") as public:
            key = public.read().strip()
        authorized = os.path.join(self.work, "authorized")
        with open(authorized, "w", encoding="utf-8") as file:
            file.write(key + "\n")
        os.chmod(authorized, 0o600)
        for _ in range(10):
            self.port = random.randint(20000, 40000)
            settings = os.path.join(self.work, "sshd_config")
            with open(settings, "w", encoding="utf-8") as file:
                file.write(self.settings(authorized))
            with open(os.path.join(self.work, "sshd.log"), "ab") as log:
                self.server = subprocess.Popen(
                    [shutil.which("sshd"), "-D", "-e", "-f", settings],
                    stdin=subprocess.DEVNULL, stderr=log, start_new_session=True,
                )
            if self.listens():
                return
            self.server.kill()
            self.server.wait()
        raise NotUp("sshd does not start:\n" + self.log())

    def settings(self, authorized):
        lines = {
            "Port": self.port,
            "ListenAddress": "127.0.0.1",
            "HostKey": os.path.join(self.work, "host"),
            "AuthorizedKeysFile": authorized,
            "PidFile": "none",
            "UsePAM": "no",
            "StrictModes": "no",
            "PermitRootLogin": "yes",
            "PasswordAuthentication": "no",
            "LoginGraceTime": 0,
            "MaxStartups": 1000,
            "PrintMotd": "no",
            "PrintLastLog": "no",
            # The client names the kind, and nothing else: any other word ends the session.
            "ForceCommand": 'case "$SSH_ORIGINAL_COMMAND" in [0-9]) exec sh '
            + os.path.join(self.work, "session")
            + '"$SSH_ORIGINAL_COMMAND".sh;; esac',
        }
        return "".join(f"{name} {value}\n" for name, value in lines.items())

    def listens(self):
        for _ in range(50):
            if self.server.poll() is not None:
                return False
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return True
            time.sleep(0.1)
        return False

    def log(self):
        with open(os.path.join(self.work, "sshd.log"), encoding="utf-8", errors="replace") as log:
            return "".join(log.readlines()[-5:])

    def connect(self, count):
        """Brings up `count` sessions of each kind, in turn, that wait for a line."""
        user = pwd.getpwuid(os.geteuid()).pw_name
        command = [
            "ssh", "-tt", "-F", "none", "-p", str(self.port), "-l", user, "-i", os.path.join(self.work, "user"),
            "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR",
            "-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes", "127.0.0.1",
        ]
        waiting = [kind for _ in range(count) for kind in self.kinds]
        total = len(waiting)
        coming = []
        limit = time.monotonic() + CONNECT_LIMIT
        while waiting or coming:
            while waiting and len(coming) < AT_ONCE:
                kind = waiting.pop(0)
                client = subprocess.Popen(
                    command + [str(self.kinds.index(kind))], env={**os.environ, "TERM": "xterm"},
                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                    bufsize=0, start_new_session=True,
                )
                session = Session(kind, client)
                kind.sessions.append(session)
                coming.append(session)
                os.set_blocking(client.stdout.fileno(), False)
                self.selector.register(client.stdout, selectors.EVENT_READ, session)
            self.read(0.5)
            for session in list(coming):
                if b"." in session.received.partition(READY)[2]:
                    session.process = int(session.received.partition(READY)[2].partition(b".")[0])
                    coming.remove(session)
                elif session.client.poll() is not None:
                    raise NotUp("a session ended before it began:\n" + self.log())
            if time.monotonic() > limit:
                raise NotUp(f"{len(waiting) + len(coming)} of {total} sessions did not come up in {CONNECT_LIMIT} s")
            progress(f"{total - len(waiting) - len(coming)} of {total} sessions are connected")
        progress("")

    def read(self, timeout):
        """Takes in what has come within that time; whether anything has."""
        ready = self.selector.select(timeout)
        for key, _ in ready:
            session = key.data
            with contextlib.suppress(BlockingIOError):
                received = os.read(key.fd, 65536)
                if not received:
                    self.selector.unregister(key.fileobj)
                    continue
                session.last = time.monotonic()
                session.bytes += len(received)
                if not session.process:
                    session.received += received
        return bool(ready)

    def press_all(self, kinds, key, limit=KEY_LIMIT):
        """Presses a key in all sessions of these kinds at once, and waits until all have drawn their answer."""
        sessions = [session for kind in kinds for session in kind.sessions]
        # Nobody is always the first.
        random.shuffle(sessions)
        for session in sessions:
            session.press(key)
        end = time.monotonic() + limit
        while time.monotonic() < end:
            if not self.read(QUIET) and all(session.bytes for session in sessions):
                break
        return sessions

    def in_turn(self, number):
        """The kinds, each time in another order."""
        shift = number % len(self.kinds)
        return self.kinds[shift:] + self.kinds[:shift]

    def show_first_frames(self):
        for kind in self.in_turn(0):
            self.press_all([kind], b"go\n", FRAME_LIMIT)
            self.keep_times(kind, "first frame")
            silent = sum(session.bytes == 0 or session.client.poll() is not None for session in kind.sessions)
            if silent:
                raise NotUp(f"{silent} sessions of {kind.name} show no first frame")
        # The program opens with a page of its own, and at a question no answer is marked until somebody does it.
        # Whiptail's menu is there already, with its first row marked.
        self.press_all(self.programs, ENTER)
        self.press_all(self.programs, DOWN)

    def round(self, name, key, number):
        for kind in self.in_turn(number):
            before = time.time()
            self.press_all([kind], key)
            self.keep_times(kind, name)
            if name == "answer":
                kind.saved.append(self.saved_since(kind, before))
        progress(f"all have pressed: {name} {number + 1}")

    def keep_times(self, kind, name):
        took = [session.took() for session in kind.sessions]
        kind.unanswered += took.count(None)
        kind.times.setdefault(name, []).append([time for time in took if time is not None])

    def saved_since(self, kind, moment):
        """How many sessions have a file that was written since then."""
        saved = 0
        for session in kind.sessions:
            files = glob.glob(os.path.join(self.work, "state", str(session.process), "**", "*"), recursive=True)
            # The clock of files is coarser than that of programs.
            saved += any(os.path.isfile(file) and os.stat(file).st_mtime >= moment - 0.02 for file in files)
        return saved

    def remember_memory(self, moment):
        for kind in self.kinds:
            sizes = [memory_of(process) for process in self.processes(kind)]
            kind.memory[moment] = [size for size in sizes if size]

    def processes(self, kind):
        """The processes of the program itself: not those of sshd, nor the shell around whiptail."""
        if kind is not self.whiptail:
            return [session.process for session in kind.sessions]
        shells = {session.process for session in kind.sessions}
        found = []
        for name in filter(str.isdigit, os.listdir("/proc")):
            with contextlib.suppress(OSError), open(f"/proc/{name}/stat", encoding="utf-8") as stat:
                parent = int(stat.read().rpartition(")")[2].split()[1])
                if parent in shells:
                    found.append(int(name))
        return found

    def report(self, count, options):
        progress("")
        for kind in self.programs:
            if len(self.programs) > 1:
                print(f"{kind.name}: {os.path.abspath(options.binary[self.kinds.index(kind)])}")
        print(f"{count} sessions of each over SSH, {os.cpu_count()} processors; whiptail shows 33 rows\n")
        heads = [kind.name for kind in self.kinds]
        heads += [f"{kind.name} : whiptail" for kind in self.programs]
        rows = [["", *heads]]
        for name, title in (
            ("first frame", "first frame, all start at once"),
            ("arrow", f"arrow, all at once, {options.rounds} times"),
            ("answer", f"answer that is saved, {options.answers} times"),
        ):
            for label, measure in (("p50", 0.5), ("p95", 0.95), ("worst", 1.0)):
                values = [percentile(sum(kind.times.get(name, []), []), measure) for kind in self.kinds]
                rows.append([f"{title}: {label} ms", *compared(values, "{:.0f}")])
        for moment in self.whiptail.memory:
            for field in ("Pss", "Uss", "Rss"):
                values = [middle([size[field] for size in kind.memory[moment]]) for kind in self.kinds]
                rows.append([f"{field.upper()} {moment}: median kB", *compared(values, "{:.0f}")])
        print_table(rows)
        print()
        for kind in self.kinds:
            print(f"{kind.name}: saved in each round of answers: {', '.join(map(str, kind.saved))} of {count}"
                  + (f"; presses without an answer: {kind.unanswered}" if kind.unanswered else ""))
        print("Times are from the press to the last byte that ssh handed on. The answer of whiptail is a line in a file,\n"
              "and its next question a new process, as in a script; the shell around it is not in its memory.")

    def __exit__(self, *_):
        """Ends everything that was started, and removes the folder."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        sessions = [session for kind in self.kinds for session in kind.sessions]
        started = {session.process for session in sessions if session.process}
        clients = [session.client for session in sessions]
        for process in clients + ([self.server] if self.server else []):
            with contextlib.suppress(OSError):
                process.terminate()
        for process in clients + ([self.server] if self.server else []):
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        # A program ends by itself when its terminal is gone. What is left after a while is told, and killed.
        limit = time.monotonic() + 10
        while (left := [process for process in started if self.is_ours(process)]) and time.monotonic() < limit:
            time.sleep(0.1)
        for process in left:
            with contextlib.suppress(OSError):
                os.kill(process, signal.SIGKILL)
        if left:
            print(f"{len(left)} sessions did not end when their terminal was gone, and were killed", file=sys.stderr)
        self.selector.close()
        shutil.rmtree(self.work, ignore_errors=True)

    def is_ours(self, process):
        with contextlib.suppress(OSError), open(f"/proc/{process}/cmdline", encoding="utf-8") as command:
            return self.work in command.read()
        return False


def memory_of(process):
    """What the kernel says of the memory of a process, in kB; nothing when it is gone."""
    sizes = {}
    with contextlib.suppress(OSError), open(f"/proc/{process}/smaps_rollup", encoding="utf-8") as rollup:
        for line in rollup:
            name, _, rest = line.partition(":")
            if rest.endswith("kB\n"):
                sizes[name] = int(rest.split()[0])
    if not sizes:
        return None
    # What only this process has: what ends with it.
    return {"Pss": sizes["Pss"], "Rss": sizes["Rss"], "Uss": sizes["Private_Clean"] + sizes["Private_Dirty"]}


def percentile(values, part):
    values = sorted(values)
    return values[min(len(values) - 1, int(part * len(values)))] if values else None


def middle(values):
    return statistics.median(values) if values else None


def compared(values, form):
    """The values, and those of the programs as a multiple of the last, which is whiptail's."""
    peer = values[-1]
    cells = ["-" if value is None else form.format(value) for value in values]
    return cells + ["-" if not value or not peer else f"{value / peer:.2f}" for value in values[:-1]]


def print_table(rows):
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        first, *others = row
        print("  ".join([first.ljust(widths[0])] + [cell.rjust(width) for cell, width in zip(others, widths[1:])]))


def progress(text):
    """One line on a terminal that the next one replaces."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


def interrupted(*_):
    raise KeyboardInterrupt


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, interrupted)
    signal.signal(signal.SIGHUP, interrupted)
    try:
        main()
    except Missing as missing:
        print(missing, file=sys.stderr)
        sys.exit(2)
    except NotUp as reason:
        print(f"FAILED: {reason}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
