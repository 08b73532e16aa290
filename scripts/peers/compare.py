"""Runs the program and its peers in one interleaved run, and prints what each costs and how far the goals are met.

Times are of this machine and of this moment: what counts are the ratios, which are taken run by run. It reports, and ends
with 0 however slow the machine is. A peer that is not installed is left out, and named.
"""

import argparse
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import content
import goals
import inside
from sessions import at_once
from terminal import Program

ROOT = Path(__file__).resolve().parents[2]
MADE = ROOT / "target" / "peers"
ROWS = [(f"{at:02}", "what this one is for, in a few words") for at in range(1, 34)]
ENDS = ["quit", "ctrl-c", "TERM", "HUP"]


class Case:
    """One program: how it is started, what it shows first, and the keys that leave it."""

    def __init__(self, label, command, wanted, quit_keys, walk=False, stdin=None, only_start=False):
        self.label, self.command, self.wanted, self.quit_keys = label, command, wanted, quit_keys
        self.walk, self.stdin, self.only_start = walk, stdin, only_start

    def start(self, limit=30.0):
        """In a home of its own, where it starts: no run finds what another one saved, or a tree beside it."""
        home = tempfile.mkdtemp(prefix="peers-")
        environment = {
            "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin", "TZ": "UTC",
            "HOME": home, "XDG_STATE_HOME": home, "XDG_CONFIG_HOME": home,
        }
        program = Program(self.command, environment, folder=home, stdin=self.stdin, limit=limit)
        program.home = home
        return program


def leave(program):
    program.close()
    os.chdir("/")
    shutil.rmtree(program.home, ignore_errors=True)


def walk_through(program, seen):
    """The keys of a walk: arrows over every question with their effect, and from page to page."""
    seen["marker"] += [program.press("down"), program.press("down"), program.press("up"), program.press("up")]
    seen["turn"].append(program.press("enter"))
    for question in range(20):
        text = program.screen.text()
        ticks = "[ ]" in text or "[x]" in text
        asks_number = "Uw getal:" in text or "Your number:" in text
        if re.search(r"(vraag|question) \d", text.splitlines()[0]) is None:
            break
        program.press("home")
        if question == 0:
            seen["nothing"].append(program.press("up"))
        before = None
        for _ in range(12):
            if program.screen.text() == before or asks_number:
                break
            before = program.screen.text()
            update = program.press("down")
            if update.bytes:
                seen["marker" if ticks else "preview"].append(update)
        if question == 0:
            program.press("home")
            seen["queue"].append(program.press(*["down"] * 20))
        if ticks:
            program.press("end")
            program.press("space")
        elif asks_number:
            program.press("2")
        else:
            program.press("home")
        seen["turn"].append(program.press("enter"))


def list_through(program, seen):
    seen["nothing"].append(program.press("up"))
    for _ in range(12):
        seen["marker"].append(program.press("down"))
    seen["queue"].append(program.press(*["down"] * 20))


def quit_by(program, keys):
    for key in keys[:-1]:
        program.press(key)
    return program.end(keys[-1])


def run_once(case, idle):
    """All that is measured in one run; None when its first frame never came."""
    program = case.start()
    try:
        frame = program.first_frame(case.wanted)
        if frame is None:
            return None
        found = {"frame": frame, "frame_bytes": len(program.output)}
        found["start_peak"] = program.peak_mb()
        seen = {"marker": [], "preview": [], "turn": [], "nothing": [], "queue": []}
        if not case.only_start:
            (walk_through if case.walk else list_through)(program, seen)
        found.update(seen)
        found["peak"], found["pss"] = program.peak_mb(), program.pss_mb()
        if idle and not case.only_start:
            found["idle"] = program.idle(idle)
        found["queries"] = program.queries()
        # At the end of a walk the program asks whether to stop, as everywhere behind the first page.
        keys = case.quit_keys if not case.walk or case.only_start else [*case.quit_keys, "enter"]
        found["quit"], found["left"] = quit_by(program, keys)
        return found
    finally:
        leave(program)


def left_behind(case):
    """What each way of ending leaves behind."""
    found = {}
    for how in ENDS:
        program = case.start()
        try:
            if program.first_frame(case.wanted) is None:
                continue
            if case.walk:
                program.press("enter")
            if how == "quit":
                keys = [*case.quit_keys, "enter"] if case.walk else case.quit_keys
                found[how] = quit_by(program, keys)[1]
            elif how == "ctrl-c" and case.walk:
                # It asks first, as `q` does; the second time it is meant.
                program.press("ctrl-c")
                found[how] = [] if program.is_gone() else program.end("ctrl-c")[1]
            else:
                found[how] = program.end(how)[1]
        finally:
            leave(program)
    return found


def writes_of_first_frame(case):
    """How many writes to the terminal the first frame takes, from strace; None where that is not installed."""
    strace = shutil.which("strace")
    if not strace:
        return None
    with tempfile.NamedTemporaryFile(mode="r") as trace:
        # With -y each descriptor is followed by what it is, such as </dev/pts/3>.
        traced = [strace, "-f", "-y", "-qq", "-e", "trace=write,writev", "-o", trace.name, *case.command]
        program = Case(case.label, traced, case.wanted, case.quit_keys, stdin=case.stdin).start()
        try:
            if program.first_frame(case.wanted) is None:
                return None
            return sum(1 for line in trace if re.search(r"writev?\(\d+</dev/(pts|tty)", line))
        finally:
            leave(program)


def hello(build):
    binary = MADE / "hello" / "release" / "hello"
    if build and shutil.which("cargo"):
        subprocess.run(
            ["cargo", "build", "--release", "--locked", "--quiet", "--target-dir", str(MADE / "hello")],
            cwd=ROOT / "scripts/peers/hello", check=False,
        )
    return binary if binary.exists() else None


def cases(options, missing):
    binary = str(Path(options.binary).resolve())
    first = "Beginnen|Begin"
    all_cases = [
        Case("the program", [binary], first, ["q"], walk=True),
        Case("the program, from disk", [binary, "--tree", str(ROOT / "decision_tree.yaml")], first, ["q"], only_start=True),
    ]
    small = Path(options.hello).resolve() if options.hello else hello(build=not options.no_build)
    if small:
        all_cases.append(Case("ratatui hello", [str(small)], "Application 01", ["q"]))
        all_cases.append(Case("ratatui hello, marker only", [str(small), "marker"], "Application 01", ["q"]))
    else:
        missing.append("ratatui hello: it cannot be built here")
    flat = [word for row in ROWS for word in row]
    for name in ("whiptail", "dialog"):
        path = shutil.which(name)
        if path:
            command = [path, "--menu", "Choose one", "24", "76", "16", *flat]
            all_cases.append(Case(name, command, "01 +what this one", ["enter"]))
        else:
            missing.append(f"{name}: not installed")
    path = shutil.which("fzf")
    if path:
        rows = MADE / "rows.txt"
        rows.write_text("".join(f"{at}  {words}\n" for at, words in ROWS))
        all_cases.append(Case("fzf", [path], "01  what this one", ["esc"], stdin=str(rows)))
    else:
        missing.append("fzf: not installed")
    return all_cases


def large_cases(options, missing):
    """Ten thousand apps, from disk and compiled; only their start."""
    binary = str(Path(options.binary).resolve())
    folder = content.write(MADE / "10000", 10_000, 15)
    made = [Case("10,000 apps, from disk", [binary, "--tree", str(folder / "tree.yaml")], "Begin", ["q"], only_start=True)]
    compiled = compile_tree(binary, folder)
    if compiled:
        made.append(Case("10,000 apps, compiled", [binary, "--tree", str(compiled)], "Begin", ["q"], only_start=True))
    else:
        missing.append("a compiled tree: this binary does not know `content --compile`")
    return made


def compile_tree(binary, folder):
    to = folder / "compiled"
    to.unlink(missing_ok=True)
    command = [binary, "content", "--compile", str(to), "--tree", str(folder / "tree.yaml")]
    done = subprocess.run(command, capture_output=True, check=False)
    return to if done.returncode == 0 and to.exists() else None


def middle(values):
    values = [value for value in values if value is not None]
    return statistics.median(values) if values else None


def last_of(run, kind):
    return middle([update.last for update in run[kind]])


def summary(runs):
    """The medians of one program."""
    runs = [run for run in runs if run]
    if not runs:
        return None
    found = {name: middle([run[name] for run in runs]) for name in
             ("frame", "frame_bytes", "start_peak", "peak", "pss", "quit", "queries")}
    for kind in ("marker", "preview", "turn", "nothing", "queue"):
        updates = [update for run in runs for update in run[kind]]
        found[kind + "_ms"] = middle([update.last for update in updates])
        found[kind + "_worst"] = max([update.last for update in updates if update.last is not None], default=None)
        found[kind + "_bytes"] = middle([update.bytes for update in updates])
        found[kind + "_most"] = max([update.bytes for update in updates], default=None)
        found[kind + "_writes"] = max([update.writes for update in updates], default=None)
    found["idle"] = next((run["idle"] for run in runs if "idle" in run), None)
    found["left"] = sorted({what for run in runs for what in run["left"]})
    return found


def paired(runs, base, value):
    """The median of the ratios, each of one run to the same run of the base."""
    pairs = [(value(one), value(other)) for one, other in zip(runs, base) if one and other]
    return middle([one / other for one, other in pairs if one is not None and other])


def key_kind(run):
    return "preview" if run["preview"] else "marker"


def ratios(runs, base):
    return {
        "frame": paired(runs, base, lambda run: run["frame"]),
        "key": paired(runs, base, lambda run: last_of(run, key_kind(run))),
        "peak": paired(runs, base, lambda run: run["peak"]),
    }


def shown(value, digits=1):
    if value is None:
        return "-"
    if isinstance(value, float) and digits:
        return f"{value:,.{digits}f}"
    return f"{value:,.0f}"


COLUMNS = [
    ("first frame ms", lambda s: shown(s["frame"])), ("bytes", lambda s: shown(s["frame_bytes"], 0)),
    ("writes", lambda s: shown(s["frame_writes"])),
    ("marker key ms", lambda s: shown(s["marker_ms"], 2)), ("bytes (most)", lambda s: pair(s, "marker")),
    ("effect key ms", lambda s: shown(s["preview_ms"], 2)), ("bytes (most)", lambda s: pair(s, "preview")),
    ("page turn ms", lambda s: shown(s["turn_ms"], 2)), ("bytes (most)", lambda s: pair(s, "turn")),
    ("no change bytes", lambda s: shown(s["nothing_most"], 0)),
    ("20 keys ms", lambda s: shown(s["queue_ms"], 2)), ("bytes", lambda s: shown(s["queue_bytes"], 0)),
    ("peak MB", lambda s: shown(s["peak"])), ("PSS MB", lambda s: shown(s["pss"])),
    ("idle wakes, bytes", lambda s: ", ".join(map(str, s["idle"])) if s["idle"] else "-"),
    ("queries", lambda s: shown(s["queries"], 0)), ("quit ms", lambda s: shown(s["quit"])),
]


def pair(one, kind):
    return "-" if one[kind + "_bytes"] is None else f"{shown(one[kind + '_bytes'], 0)} ({shown(one[kind + '_most'], 0)})"


def table(head, rows):
    print("| " + " | ".join(head) + " |\n|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print()


def report(options, all_cases, runs, missing):
    summaries = {case.label: summary(runs[case.label]) for case in all_cases}
    for label in [label for label, found in summaries.items() if found is None]:
        missing.append(f"{label}: its first frame never came")
        del summaries[label]
    for case in all_cases:
        if case.label in summaries:
            summaries[case.label]["frame_writes"] = writes_of_first_frame(case)
    if not shutil.which("strace"):
        missing.append("the number of writes: strace is not installed")
    print(f"{options.runs} runs, interleaved; 80x24; {os.cpu_count()} cores, Linux {platform.release()}; medians.\n")
    table(["program", *(name for name, _ in COLUMNS)],
          [[label, *(value(found) for _, value in COLUMNS)] for label, found in summaries.items()])
    base = "ratatui hello"
    against = {}
    if base in summaries:
        against = {label: ratios(runs[label], runs[base]) for label in summaries}
        table([f"x {base}", "first frame", "key", "peak"],
              [[label, *(shown(found[name], 2) for name in ("frame", "key", "peak"))] for label, found in against.items()])
    ends = {}
    for case in all_cases:
        if not case.only_start and case.label in summaries:
            ends[case.label] = left_behind(case)
    table(["left behind after", *ENDS],
          [[label, *(", ".join(found[how]) or "nothing" if how in found else "-" for how in ENDS)] for label, found in ends.items()])
    return summaries, against, ends


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/compare-peers", description=__doc__)
    parser.add_argument("--binary", default=str(ROOT / "target/release/stappenplan"), help="the program; cargo build --release makes it")
    parser.add_argument("--hello", help="a hello that is built already")
    parser.add_argument("--no-build", action="store_true", help="build no peer")
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--idle", type=float, default=5.0, help="seconds of doing nothing, in the first run")
    parser.add_argument("--pruning", action="store_true", help="G11: cargo bench, and polars, duckdb and sqlite3 from a venv in target/peers")
    parser.add_argument("--yaml", action="store_true", help="G12: cargo bench, and js-yaml and PyYAML, fetched into target/peers")
    parser.add_argument("--proving", action="store_true", help="G13: cargo bench")
    parser.add_argument("--large", action="store_true", help="G14 and G16: 10,000 and 100,000 apps")
    parser.add_argument("--sessions", type=int, default=0, help="G15: so many sessions at once, in terminals without SSH; the goal says 200")
    parser.add_argument("--all", action="store_true", help="all of these, with 200 sessions")
    options = parser.parse_args()
    if options.all:
        options.pruning = options.yaml = options.proving = options.large = True
        options.sessions = options.sessions or 200
    return options


def main():
    options = arguments()
    if not os.access(options.binary, os.X_OK):
        sys.exit(f"{options.binary} is not there: cargo build --release")
    MADE.mkdir(parents=True, exist_ok=True)
    missing = []
    all_cases = cases(options, missing)
    if options.large:
        all_cases += large_cases(options, missing)
    runs = {case.label: [] for case in all_cases}
    # The first round warms up what is read from the disk, and does not count.
    for round_ in range(-1, options.runs):
        for case in all_cases:
            found = run_once(case, options.idle if round_ == 0 else 0)
            if round_ >= 0:
                runs[case.label].append(found)
        print(f"round {round_ + 1} of {options.runs}", file=sys.stderr)
    summaries, against, ends = report(options, all_cases, runs, missing)
    more = {}
    if options.sessions:
        sets = [case for case in all_cases if case.label in ("the program", "whiptail")]
        more["sessions"] = at_once(sets, options.sessions, leave)
    if options.large:
        more["large"] = inside.large(str(Path(options.binary).resolve()), ROOT, MADE)
    if options.pruning:
        more["pruning"] = inside.pruning(ROOT, MADE, missing)
    if options.yaml:
        more["yaml"] = inside.yaml(ROOT, MADE, missing)
    if options.proving:
        more["proving"] = inside.proving(ROOT)
    for title, rows in goals.more_tables(more):
        table(title, rows)
    table(["goal", "what", "aim", "measured", "met"], goals.rows(summaries, against, ends, more))
    for what in missing:
        print(f"LEFT OUT: {what}")


if __name__ == "__main__":
    main()
