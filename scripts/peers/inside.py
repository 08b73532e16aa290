"""What is measured without a terminal: `cargo bench` beside engines and readers that others would use."""

import json
import re
import shutil
import statistics
import subprocess
import time
import venv
from pathlib import Path

import content
from growth import first_frame_and_keys, seconds_of, yaml_seconds

HERE = Path(__file__).resolve().parent
UNITS = {"ns": 1e-3, "µs": 1.0, "ms": 1e3, "s": 1e6}


def bench(root, *names):
    """The medians of `cargo bench`, in microseconds, by path such as `prune/33`."""
    command = ["cargo", "bench", "--quiet", "--bench", "speed", "--", *names]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    return medians(done.stdout)


def medians(table):
    found, path = {}, []
    for line in table.splitlines():
        tree = re.match(r"[│├╰─ ]*", line)[0]
        cells = [cell.strip() for cell in line[len(tree) :].split("│")]
        if not tree or not cells[0]:
            continue
        words = re.split(r" {2,}", cells[0])
        path = [*path[: len(tree) // 3 - 1], words[0]]
        value = re.fullmatch(r"([\d.]+) (ns|µs|ms|s)", cells[2]) if len(cells) > 2 else None
        if value:
            found["/".join(path)] = float(value[1]) * UNITS[value[2]]
    return found


def environment(made, packages, missing):
    """A Python with these packages, made once; those that cannot be had are missing."""
    folder = made / "venv"
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    for package in packages:
        done = subprocess.run([python, "-m", "pip", "install", "--quiet", package], capture_output=True, check=False)
        if done.returncode:
            missing.append(f"{package}: cannot be installed here")
    return python


def in_python(python, script, *arguments):
    """What a script prints as JSON."""
    done = subprocess.run([python, HERE / script, *map(str, arguments)], capture_output=True, text=True, check=False)
    return json.loads(done.stdout) if done.returncode == 0 and done.stdout else {}


def pruning(root, made, missing):
    python = environment(made, ["polars", "duckdb"], missing)
    found = bench(root, "prune")
    rows = {f"the program, {size} apps": found.get(f"prune/{size}") for size in (33, 1_000, 100_000, 1_000_000)}
    rows["the AND of two sets, 1000000 apps"] = found.get("prune_limit")
    for size in (33, 1_000_000):
        rows.update({f"{name}, {size} apps": took for name, took in in_python(python, "pruning.py", size).items()})
    return rows


def yaml(root, made, missing):
    """Megabytes a second, of one catalogue of ten thousand apps; and the program against its YAML crate."""
    folder = content.write(made / "10000", 10_000, 15)
    file = folder / "catalogue" / "all.yaml"
    size = file.stat().st_size / 1e6
    found = bench(root, "reading")
    rows = {
        "the program, microseconds": found.get("reading/ten_thousand_apps"),
        "its YAML nodes alone, microseconds": found.get("reading/ten_thousand_apps_yaml_alone"),
    }
    for name, took in yaml_seconds(root, [file]).items():
        rows[f"{name}, MB/s"] = size / took
    python = environment(made, ["pyyaml"], missing)
    rows.update({f"{name}, MB/s": size / took for name, took in in_python(python, "read_yaml.py", file).items()})
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm and node:
        to = made / "node"
        to.mkdir(exist_ok=True)
        subprocess.run([npm, "install", "--silent", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", to, "js-yaml"], check=False)
        shutil.copy(HERE / "read_yaml.cjs", to)
        done = subprocess.run([node, to / "read_yaml.cjs", file], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            rows["js-yaml, MB/s"] = size / float(done.stdout)
        else:
            missing.append("js-yaml: cannot be installed here")
    else:
        missing.append("js-yaml: no npm here")
    return rows


def proving(root):
    """Microseconds of `check` on ninety questions of three answers."""
    found = bench(root, "layers")
    return {f"90 questions, {apps} apps": found.get(f"proving/layers/(90, {apps})") for apps in (33, 1_000)}


def large(binary, root, made):
    """A hundred thousand apps: `walk` beside reading its YAML, interleaved; a start and its keys."""
    folder = content.write(made / "100000", 100_000, 15)
    files = [folder / "tree.yaml", folder / "catalogue" / "all.yaml"]
    walk = [binary, "walk", "--tree", folder / "tree.yaml", "--answers", folder / "answers.yaml", "--format", "json"]
    walks, readings = [], {}
    for _ in range(3):
        walks.append(seconds_of(walk, 300))
        for name, took in yaml_seconds(root, files).items():
            readings.setdefault(name, []).append(took)
        time.sleep(0.1)
    walks = [took for took in walks if took is not None]
    found = {"walk": statistics.median(walks) if walks else None}
    found["yaml"] = {name: statistics.median(took) for name, took in readings.items()}
    found.update(first_frame_and_keys(binary, folder, 300))
    return found
