"""Measures how what the program does grows with apps and with questions, and writes it down as a table and a plot.

The content is generated, the same each time. Nothing fails here: what takes longer than the limit is written as such.
"""

import argparse
import datetime
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import content
import plot
from terminal import Program

ROOT = Path(__file__).resolve().parents[2]
MADE = ROOT / "target" / "growth"
APPS = [33, 1_000, 10_000, 100_000]
QUESTIONS = [15, 100, 300, 1_000]
BASE_APPS, BASE_QUESTIONS = 1_000, 15
KEYS = ["home", "down", "down", "up", "enter", "home", "down", "enter", "home", "down", "t", "down", "pgdn", "end", "backspace"]
DAY = "2026-11-28"

MEASURES = [
    ("start", "first frame", "s"), ("key", "a key, median", "s"), ("worst", "a key, worst", "s"), ("walk", "`walk`", "s"),
    ("why", "`why`", "s"), ("check", "`check`", "s"), ("yaml", "reading its YAML alone", "s"), ("peak", "peak of a session", "MB"),
]


def environment(home):
    return {"TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "TZ": "UTC", "HOME": home, "XDG_STATE_HOME": home}


def seconds_of(command, limit):
    """How long a command takes; None when it takes longer than the limit, or fails other than by having findings."""
    home = tempfile.mkdtemp(prefix="growth-")
    try:
        begun = time.perf_counter()
        done = subprocess.run(
            list(map(str, command)), env=environment(home), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, timeout=limit, check=False,
        )
        took = time.perf_counter() - begun
        return took if done.returncode in (0, 1) else None
    except subprocess.TimeoutExpired:
        return None
    finally:
        shutil.rmtree(home, ignore_errors=True)


def first_frame_and_keys(binary, folder, limit):
    """Seconds to the first frame and of keys, and the most memory of the session."""
    home = tempfile.mkdtemp(prefix="growth-")
    command = [str(binary), "--today", DAY, "--tree", str(folder / "tree.yaml")]
    try:
        with Program(command, environment(home), folder=home, limit=limit) as program:
            frame = program.first_frame("Begin")
            if frame is None:
                return {"start": None, "key": None, "worst": None, "peak": None}
            keys = [program.press("enter")] + [program.press(key) for key in KEYS]
            times = [key.last / 1e3 for key in keys if key.last is not None]
            return {"start": frame / 1e3, "key": statistics.median(times), "worst": max(times), "peak": program.peak_mb()}
    finally:
        os.chdir("/")
        shutil.rmtree(home, ignore_errors=True)


def yaml_reader(root):
    """The program that only reads YAML: cargo builds it, and says where it is."""
    command = ["cargo", "bench", "--quiet", "--no-run", "--bench", "read_yaml", "--message-format", "json"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    for line in done.stdout.splitlines():
        message = json.loads(line) if line.startswith("{") else {}
        if message.get("target", {}).get("name") == "read_yaml" and message.get("executable"):
            return message["executable"]
    return None


READER = {}  # where it is, once that is known


def yaml_seconds(root, files):
    """Seconds to read these files, by name of what reads them; empty when it cannot be built."""
    if "path" not in READER:
        READER["path"] = yaml_reader(root)
    if not READER["path"]:
        return {}
    done = subprocess.run([READER["path"], *map(str, files)], capture_output=True, text=True, check=False)
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    return {line[0]: float(line[1]) for line in lines if len(line) == 2}


def best(work, limit):
    """The median of three; of one when that takes long already."""
    first = work()
    if first is None or first > min(limit / 6, 3):
        return first
    return statistics.median([first, *(took for took in (work(), work()) if took is not None)])


def point(binary, apps, questions, limit):
    folder = content.write(MADE / f"{apps}-{questions}", apps, questions)
    tree, answers = folder / "tree.yaml", folder / "answers.yaml"
    common = ["--tree", tree, "--today", DAY]
    found = first_frame_and_keys(binary, folder, limit)
    if found["start"] is not None and found["start"] < 3:
        again = [first_frame_and_keys(binary, folder, limit) for _ in range(2)]
        found = {name: statistics.median([one[name] for one in [found, *again]]) for name in found}
    found["walk"] = best(lambda: seconds_of([binary, "walk", *common, "--answers", answers, "--format", "json"], limit), limit)
    found["why"] = best(lambda: seconds_of([binary, "why", "app_1", *common, "--answers", answers], limit), limit)
    found["check"] = best(lambda: seconds_of([binary, "check", *common, "--format", "short"], limit), limit)
    files = [tree, folder / "catalogue" / "all.yaml"]
    if yaml_seconds(ROOT, files):
        found["yaml"] = best(lambda: yaml_seconds(ROOT, files).get("YAML as nodes with places"), limit)
    shutil.rmtree(folder, ignore_errors=True)
    return found


def shown(value, unit, limit):
    if value is None:
        return f"over {limit:g} s" if unit == "s" else "-"
    if unit == "MB":
        return f"{value:.1f} MB"
    if value < 1:
        return f"{value * 1e3:.3g} ms"
    return f"{value:.3g} s"


def table(name, axis, other, points, limit):
    lines = [f"| {name}, {other} | " + " | ".join(f"{at:,}" for at in axis) + " |", "|---|" + "---:|" * len(axis)]
    for key, words, unit in MEASURES:
        cells = [shown(points[at][key], unit, limit) if key in points[at] else "-" for at in axis if at in points]
        lines.append(f"| {words} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def tables(found, limit):
    return "\n\n".join([
        table("apps", APPS, f"{BASE_QUESTIONS} questions", found["apps"], limit),
        table("questions", QUESTIONS, f"{BASE_APPS:,} apps", found["questions"], limit),
    ])


def machine():
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), platform.machine())
    return f"{len(os.sched_getaffinity(0))} cores of {model}, Linux {platform.release()}"


BEGIN, END = "<!-- measured: begin -->\n", "<!-- measured: end -->\n"


def write(page, found, limit):
    """Puts table and plot between the marks of a page, and the drawing beside it."""
    drawing = page.with_name("growth.svg")
    drawing.write_text(plot.draw(found, MEASURES))
    text = page.read_text()
    before, rest = text.split(BEGIN, 1)
    _, after = rest.split(END, 1)
    day = datetime.date.today().isoformat()
    made = f"Measured on {day}, on {machine()}. A point may take {limit:g} s.\n\n{tables(found, limit)}\n\n![Growth of time and memory with apps and with questions, both axes logarithmic](growth.svg)\n"
    page.write_text(before + BEGIN + "\n" + made + "\n" + END + after)


def main():
    parser = argparse.ArgumentParser(prog="scripts/measure-growth", description=__doc__)
    parser.add_argument("--binary", default=str(ROOT / "target/release/stappenplan"), help="the program; cargo build --release makes it")
    parser.add_argument("--limit", type=float, default=60, help="seconds that a point may take")
    parser.add_argument("--no-build", action="store_true", help="do not build what reads YAML alone; its row stays empty")
    parser.add_argument("--most-apps", type=int, default=APPS[-1], help="for a quick look")
    parser.add_argument("--most-questions", type=int, default=QUESTIONS[-1], help="for a quick look")
    parser.add_argument("--write", metavar="PAGE", help="put table and plot into this page, such as docs/performance.md")
    options = parser.parse_args()
    binary = Path(options.binary).resolve()
    page = options.write and Path(options.write).resolve()
    if not os.access(binary, os.X_OK):
        sys.exit(f"{options.binary} is not there: cargo build --release")
    if options.no_build:
        READER["path"] = None
    APPS[:] = [at for at in APPS if at <= options.most_apps]
    QUESTIONS[:] = [at for at in QUESTIONS if at <= options.most_questions]
    found = {"apps": {}, "questions": {}}
    for apps in APPS:
        found["apps"][apps] = point(binary, apps, BASE_QUESTIONS, options.limit)
        print(f"{apps} apps: {found['apps'][apps]}", file=sys.stderr)
    for questions in QUESTIONS:
        same = questions == BASE_QUESTIONS and BASE_APPS in found["apps"]
        found["questions"][questions] = found["apps"][BASE_APPS] if same else point(binary, BASE_APPS, questions, options.limit)
        print(f"{questions} questions: {found['questions'][questions]}", file=sys.stderr)
    print(tables(found, options.limit))
    if page:
        write(page, found, options.limit)


if __name__ == "__main__":
    main()
