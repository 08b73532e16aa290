"""Many sessions at once on one machine: what each takes of the memory, and how long a key takes when all press it."""

import os
import select
import statistics

from terminal import KEYS, now

QUIET = 1.0  # seconds without a byte in any session: then all are done


def at_once(cases, count, leave):
    return {case.label: one_kind(case, count, leave) for case in cases}


def one_kind(case, count, leave):
    programs = []
    try:
        for _ in range(count):
            program = case.start()
            programs.append(program)
            if program.first_frame(case.wanted) is None:
                return None
            if case.walk:
                program.press("enter")
                program.press("home")
        memory = statistics.mean(program.pss_mb() for program in programs)
        # The first one warms up.
        times = [press_all(programs, key) for key in ("down", "up", "down", "up")][1:]
        flat = sorted(time for one in times for time in one)
        if not flat:
            return None
        return {"pss": memory, "median": statistics.median(flat), "p95": flat[min(len(flat) - 1, len(flat) * 95 // 100)]}
    finally:
        for program in programs:
            leave(program)


def press_all(programs, key):
    """Milliseconds from the key to the last byte, of each session that drew anything."""
    by_end = {program.master: program for program in programs}
    poll = select.poll()
    for end in by_end:
        poll.register(end, select.POLLIN)
    sent, last = {}, {}
    for program in programs:
        sent[program.master] = now()
        os.write(program.master, KEYS[key])
    while True:
        ready = poll.poll(QUIET * 1000)
        if not ready:
            break
        for end, _ in ready:
            by_end[end].read(0)
            last[end] = now()
    return [(at - sent[end]) / 1e6 for end, at in last.items()]
