"""Microseconds for one answer that prunes, warm and in process, as the engines do it that others would use: of so many apps
with twelve properties, how many have one of them or have it unknown. Seven in ten have it, as in benches/speed.rs."""

import json
import random
import sqlite3
import statistics
import sys
import time

PROPERTIES = 12


def timed(work, count):
    work()
    times = []
    for _ in range(count):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return statistics.median(times) * 1e6


def main():
    size = int(sys.argv[1])
    count = 5 if size > 10_000 else 50
    chance = random.Random(7)
    columns = {f"p{at}": [chance.random() < 0.7 for _ in range(size)] for at in range(PROPERTIES)}
    found = {}

    rows = [dict(zip(columns, values)) for values in zip(*columns.values())]
    found["a Python list"] = timed(lambda: len([row for row in rows if row.get("p0") is not False]), count)

    names = ", ".join(columns)
    query = "select count(*) from apps where p0 is null or p0"
    small = sqlite3.connect(":memory:")
    small.execute(f"create table apps ({names})")
    marks = ", ".join("?" * PROPERTIES)
    small.executemany(f"insert into apps values ({marks})", zip(*columns.values()))
    found["sqlite3"] = timed(lambda: small.execute(query).fetchone(), count)

    try:
        import polars

        frame = polars.DataFrame(columns)
        wanted = polars.col("p0").is_null() | polars.col("p0")
        found["polars"] = timed(lambda: frame.filter(wanted).height, count)
    except ImportError:
        pass

    try:
        import duckdb

        large = duckdb.connect()
        # The same seven in ten, made by itself: reading a million rows from Python takes longer than all the rest.
        made = ", ".join(f"random() < 0.7 as {name}" for name in columns)
        large.execute(f"create table apps as select {made} from range({size})")
        found["duckdb"] = timed(lambda: large.execute(query).fetchone(), count)
    except ImportError:
        pass
    print(json.dumps(found))


main()
