"""A program in a fresh pseudo-terminal, and what can be measured of it from outside.

Reads are time-stamped first and drawn later, when the program is quiet: emulating is never in the timed path. The program
is started with posix_spawn, so that starting it does not copy this interpreter.
"""

import fcntl
import os
import re
import select
import signal
import struct
import termios
import time
import unicodedata

COLUMNS, ROWS = 80, 24
QUIET = 0.015  # seconds without a byte, and asleep: then an update is over

KEYS = {
    "up": b"\x1b[A", "down": b"\x1b[B", "right": b"\x1b[C", "left": b"\x1b[D", "home": b"\x1b[H", "end": b"\x1b[F",
    "pgdn": b"\x1b[6~", "pgup": b"\x1b[5~", "enter": b"\r", "esc": b"\x1b", "space": b" ", "backspace": b"\x7f",
    "ctrl-c": b"\x03",
}

# What a terminal is asked by these it would have to answer.
QUERY = re.compile(
    rb"\x1b\[\??[56]n|\x1b\[[>=]?0?c|\x1b\[\?u|\x1b\](?:4;\d+|1\d);\?|\x1b\[\??\d+\$p|\x1b\[>0?q|\x1bP\+q|\x1b\[1[468]t"
)

# Modes that nobody may leave behind; the cursor and the other screen apart.
LEFT_ON = {
    1: "cursor keys", 1000: "mouse", 1002: "mouse", 1003: "mouse", 1004: "focus", 1006: "mouse", 2004: "paste",
    2026: "held output",
}


def now():
    return time.perf_counter_ns()


class Screen:
    """As much of a terminal as curses, newt, crossterm and fzf ask for."""

    TOKEN = re.compile(
        r"\x1b\[(?P<mark>[?>=<]?)(?P<numbers>[\d;:]*)(?P<between>[ -/]*)(?P<final>[@-~])"
        r"|\x1b\](?:[^\x07\x1b]*)(?:\x07|\x1b\\)|\x1bP.*?\x1b\\|\x1b[()](?P<charset>.)|\x1b(?P<escape>[ -~])"
        r"|(?P<control>[\x00-\x1f\x7f])|(?P<text>[^\x00-\x1f\x7f]+)",
        re.S,
    )

    def __init__(self):
        self.modes = {25: True}
        self.kitty = 0
        self.rest = ""
        self.bytes = b""
        self.saved = (0, 0)
        self.main = None
        self.last = " "
        self.clear()

    def clear(self):
        self.lines = [[" "] * COLUMNS for _ in range(ROWS)]
        self.x = self.y = 0
        self.top, self.bottom = 0, ROWS - 1

    def text(self):
        return "\n".join("".join(line).rstrip() for line in self.lines)

    def feed(self, data):
        self.bytes += data
        try:
            text, self.bytes = self.bytes.decode(), b""
        except UnicodeDecodeError as error:  # a character that came in two reads
            if len(self.bytes) - error.start < 4:
                text, self.bytes = self.bytes[: error.start].decode(), self.bytes[error.start :]
            else:
                text, self.bytes = self.bytes.decode(errors="replace"), b""
        text = self.rest + text
        at = 0
        while at < len(text):
            found = self.TOKEN.match(text, at)
            if not found:
                break
            at = found.end()
            self.take(found)
        self.rest = text[at:]

    def take(self, found):
        if found["text"]:
            for character in found["text"]:
                self.put(character)
        elif found["control"]:
            self.control(found["control"])
        elif found["final"]:
            self.sequence(found["mark"], found["numbers"], found["between"], found["final"])
        elif found["escape"]:
            self.escape(found["escape"])

    def put(self, character):
        if unicodedata.combining(character):
            return
        width = 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if self.x + width > COLUMNS:
            self.x = 0
            self.down()
        self.lines[self.y][self.x] = character
        if width == 2:
            self.lines[self.y][self.x + 1] = ""
        self.x += width
        self.last = character

    def down(self):
        if self.y == self.bottom:
            self.scroll(1)
        else:
            self.y = min(ROWS - 1, self.y + 1)

    def scroll(self, count):
        for _ in range(min(abs(count), ROWS)):
            if count > 0:
                del self.lines[self.top]
                self.lines.insert(self.bottom, [" "] * COLUMNS)
            else:
                del self.lines[self.bottom]
                self.lines.insert(self.top, [" "] * COLUMNS)

    def control(self, character):
        if character == "\r":
            self.x = 0
        elif character in "\n\v\f":
            self.down()
        elif character == "\b":
            self.x = max(0, min(self.x, COLUMNS) - 1)
        elif character == "\t":
            self.x = min(COLUMNS - 1, (self.x // 8 + 1) * 8)

    def escape(self, name):
        if name == "7":
            self.saved = (self.x, self.y)
        elif name == "8":
            self.x, self.y = self.saved
        elif name == "D":
            self.down()
        elif name == "E":
            self.x = 0
            self.down()
        elif name == "M":
            if self.y == self.top:
                self.scroll(-1)
            else:
                self.y = max(0, self.y - 1)
        elif name == "c":
            self.clear()
            self.modes = {25: True}

    def sequence(self, mark, numbers, between, final):
        values = [int(part or 0) for part in numbers.replace(":", ";").split(";")] if numbers else []
        if mark:
            self.private(mark, values, final)
            return
        if between:
            return
        one = max(1, values[0]) if values else 1
        two = max(1, values[1]) if len(values) > 1 else 1
        line = self.lines[self.y]
        if final in "Hf":
            self.y, self.x = min(ROWS, one) - 1, min(COLUMNS, two) - 1
        elif final in "ABCDEFG`deaX@PLMSTb":
            self.move_or_edit(final, one, line)
        elif final == "J":
            self.erase(values[0] if values else 0)
        elif final == "K":
            self.erase_line(values[0] if values else 0, line)
        elif final == "r":
            self.top, self.bottom = one - 1, (min(ROWS, values[1]) if len(values) > 1 and values[1] else ROWS) - 1
            self.x = self.y = 0
        elif final == "s":
            self.saved = (self.x, self.y)
        elif final == "u":
            self.x, self.y = self.saved

    def move_or_edit(self, final, count, line):
        if final == "A":
            self.y = max(0, self.y - count)
        elif final in "Be":
            self.y = min(ROWS - 1, self.y + count)
        elif final in "Ca":
            self.x = min(COLUMNS - 1, self.x + count)
        elif final == "D":
            self.x = max(0, self.x - count)
        elif final in "EF":
            self.y = max(0, min(ROWS - 1, self.y + (count if final == "E" else -count)))
            self.x = 0
        elif final in "G`":
            self.x = min(COLUMNS, count) - 1
        elif final == "d":
            self.y = min(ROWS, count) - 1
        elif final == "X":
            for at in range(self.x, min(COLUMNS, self.x + count)):
                line[at] = " "
        elif final == "@":
            line[self.x : self.x] = [" "] * count
            del line[COLUMNS:]
        elif final == "P":
            del line[self.x : self.x + count]
            line.extend([" "] * (COLUMNS - len(line)))
        elif final in "LM" and self.top <= self.y <= self.bottom:
            top, self.top = self.top, self.y
            self.scroll(count if final == "M" else -count)
            self.top = top
        elif final in "ST":
            self.scroll(count if final == "S" else -count)
        elif final == "b":
            for _ in range(min(count, COLUMNS * ROWS)):
                self.put(self.last)

    def erase(self, what):
        if what == 0:
            self.erase_line(0, self.lines[self.y])
        elif what == 1:
            self.erase_line(1, self.lines[self.y])
        rows = {0: range(self.y + 1, ROWS), 1: range(self.y)}.get(what, range(ROWS))
        for row in rows:
            self.lines[row] = [" "] * COLUMNS

    def erase_line(self, what, line):
        start, end = {0: (self.x, COLUMNS), 1: (0, min(COLUMNS, self.x + 1))}.get(what, (0, COLUMNS))
        for at in range(start, end):
            line[at] = " "

    def private(self, mark, values, final):
        if mark == "?" and final in "hl":
            for mode in values:
                self.modes[mode] = final == "h"
                if mode in (47, 1047, 1049):
                    self.switch(final == "h")
        elif final == "u":
            self.kitty = {">": self.kitty + 1, "<": max(0, self.kitty - 1)}.get(mark, self.kitty)

    def switch(self, other):
        if other and self.main is None:
            self.main = self.lines
            self.lines = [[" "] * COLUMNS for _ in range(ROWS)]
        elif not other and self.main is not None:
            self.lines, self.main = self.main, None
        self.top, self.bottom = 0, ROWS - 1

    def left_behind(self):
        found = sorted({name for mode, name in LEFT_ON.items() if self.modes.get(mode)})
        if self.main is not None:
            found.append("the other screen")
        if not self.modes.get(25):
            found.append("no cursor")
        if self.kitty:
            found.append("kitty keys")
        return found


class Update:
    """What came after something was sent: when the first and the last byte, how many bytes, in how many writes."""

    def __init__(self, first, last, count, writes):
        self.first, self.last, self.bytes, self.writes = first, last, count, writes


class Program:
    """A running program. It must be ended: by `end`, or by leaving a `with`."""

    def __init__(self, command, environment, folder=None, stdin=None, stdout=None, limit=30.0):
        self.limit = limit
        self.master, slave = os.openpty()
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        name = os.ttyname(slave)
        # Held open, to see what the program has not read yet and what it leaves behind.
        self.inside = slave
        self.before = termios.tcgetattr(slave)
        os.set_blocking(self.master, False)
        # The first terminal that the leader of a session opens becomes its own.
        actions = [(os.POSIX_SPAWN_OPEN, 0, name, os.O_RDWR, 0)]
        actions += [(os.POSIX_SPAWN_DUP2, 0, to) for to in (1, 2)]
        if stdin:
            actions.append((os.POSIX_SPAWN_OPEN, 0, stdin, os.O_RDONLY, 0))
        if stdout:
            actions.append((os.POSIX_SPAWN_OPEN, 1, stdout, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        if folder:
            os.chdir(folder)  # posix_spawn cannot; all paths here are absolute
        self.screen = Screen()
        self.output = bytearray()
        self.pending = []
        self.status = None
        default = [signal.SIGINT, signal.SIGPIPE, signal.SIGTERM, signal.SIGHUP]
        self.started = now()
        self.pid = os.posix_spawn(command[0], command, environment, file_actions=actions, setsid=True, setsigdef=default)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        if self.status is None:
            try:
                os.kill(self.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            _, self.status = os.waitpid(self.pid, 0)
        for end in (self.master, self.inside):
            if end is not None:
                os.close(end)
        self.master = self.inside = None

    def read(self, wait):
        """Reads once, waiting at most so many seconds; whether anything came."""
        ready, _, _ = select.select([self.master], [], [], wait)
        if not ready:
            return False
        try:
            data = os.read(self.master, 65536)
        except (BlockingIOError, OSError):
            return False
        self.pending.append((now(), data))
        self.output += data
        return bool(data)

    def draw(self):
        for _, data in self.pending:
            self.screen.feed(data)
        self.pending = []

    def first_frame(self, wanted):
        """Milliseconds to the read after which `wanted` is on the screen; None when it never comes."""
        wanted = re.compile(wanted)
        until = time.monotonic() + self.limit
        found = None
        while time.monotonic() < until:
            came = self.read(QUIET)
            if came:
                continue
            for at, data in self.pending:
                self.screen.feed(data)
                if found is None and wanted.search(self.screen.text()):
                    found = (at - self.started) / 1e6
            self.pending = []
            if self.is_gone() or (found is not None and self.asleep()):
                return found
        return found

    def asleep(self):
        """It has read all that was typed, and every thread of it waits."""
        count = struct.unpack("i", fcntl.ioctl(self.inside, termios.FIONREAD, b"\0\0\0\0"))[0]
        if count:
            return False
        try:
            for thread in os.listdir(f"/proc/{self.pid}/task"):
                with open(f"/proc/{self.pid}/task/{thread}/stat") as file:
                    if file.read().rsplit(")", 1)[1].split()[0] in "RD":
                        return False
        except OSError:
            return True
        return True

    def is_gone(self):
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = status
        return self.status is not None

    def press(self, *names):
        """Sends keys as one write; milliseconds to the first and to the last byte that follow."""
        return self.send(b"".join(self.bytes_of(name) for name in names))

    def bytes_of(self, name):
        """A key as the terminal sends it; arrows in two ways, as the program asked for."""
        data = KEYS.get(name, name.encode())
        if self.screen.modes.get(1) and re.fullmatch(rb"\x1b\[[A-H]", data):
            return b"\x1bO" + data[2:]
        return data

    def send(self, data):
        self.draw()
        before = self.number("io", "syscw")
        sent = now()
        os.write(self.master, data)
        until = time.monotonic() + self.limit
        least = time.monotonic() + 0.03
        while time.monotonic() < until:
            came = self.read(QUIET)
            if not came and time.monotonic() > least and (self.asleep() or self.is_gone()):
                break
        reads = list(self.pending)
        self.draw()
        count = sum(len(data) for _, data in reads)
        times = [(at - sent) / 1e6 for at, _ in reads]
        return Update(times[0] if times else None, times[-1] if times else None, count, self.number("io", "syscw") - before)

    def number(self, file, name):
        try:
            with open(f"/proc/{self.pid}/{file}") as lines:
                for line in lines:
                    if line.startswith(name + ":"):
                        return int(line.split()[1])
        except OSError:
            pass
        return 0

    def peak_mb(self):
        return self.number("status", "VmHWM") / 1024

    def pss_mb(self):
        return self.number("smaps_rollup", "Pss") / 1024

    def wakes(self):
        total = 0
        try:
            for thread in os.listdir(f"/proc/{self.pid}/task"):
                total += self.number(f"task/{thread}/status", "voluntary_ctxt_switches")
        except OSError:
            pass
        return total

    def idle(self, seconds):
        """How often it wakes up and how many bytes it writes, left alone so long."""
        before, wakes = len(self.output), self.wakes()
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.read(max(0, until - time.monotonic()))
        return self.wakes() - wakes, len(self.output) - before

    def queries(self):
        return len(QUERY.findall(bytes(self.output)))

    def end(self, how):
        """Ends it by a key or a signal: milliseconds until it is gone (None: it stays), and what it leaves behind."""
        self.draw()
        sent = now()
        if how in ("TERM", "HUP", "INT"):
            os.kill(self.pid, getattr(signal, "SIG" + how))
        else:
            os.write(self.master, self.bytes_of(how))
        until = time.monotonic() + 2
        within = None
        while time.monotonic() < until:
            self.read(0.001)
            if self.is_gone():
                within = (now() - sent) / 1e6
                break
        while self.read(0):
            pass
        self.draw()
        left = self.screen.left_behind()
        if termios.tcgetattr(self.inside) != self.before:
            left.append("settings")
        if within is None:
            left.append("itself")
        return within, left
