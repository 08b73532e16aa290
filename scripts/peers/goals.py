"""The goals of speed and size, as rows: what, aim, measured, met or by how much not."""

NOT = "not measured: give"


def against_aim(value, aim, unit="x"):
    if value is None:
        return "-", "not measured"
    told = f"{value:,.2f}x" if unit == "x" else f"{value:,.1f} {unit}" if unit else f"{value:,.0f}"
    if value <= aim:
        return told, "met"
    return told, f"not met: {value / aim:.3g} times the aim" if aim else f"not met: {value:g}"


def row(name, what, aim, measured, met):
    return [name, what, aim, measured, met]


def simple(name, what, aim_words, value, aim, unit="x"):
    return row(name, what, aim_words, *against_aim(value, aim, unit))


def of_terminal(summaries, against, ends):
    own, label = summaries.get("the program"), "the program"
    if own is None:
        return [row("G1 to G10", "what a person sees", "", "the program never showed its first frame", "not met")]
    ratio = lambda name, what: against.get(name, {}).get(what)
    beside = ", ".join(
        f"{name} {against[name]['frame']:.2f}x" for name in ("whiptail", "dialog", "fzf") if ratio(name, "frame") is not None
    )
    bytes_ = lambda kind: own[kind + "_bytes"]
    most = lambda kind: own[kind + "_most"]
    rows = [
        simple("G1", f"first frame, against hello ({beside})", "1.5x", ratio(label, "frame"), 1.5),
        simple("G1", "the same, from disk", "3x", ratio("the program, from disk", "frame"), 3),
        simple("G2", "bytes of a key, only the marker moves, most", "64", most("marker"), 64, ""),
        simple("G2", "with the effect of an answer, median", "120", bytes_("preview"), 120, ""),
        simple("G2", "the same, most", "280", most("preview"), 280, ""),
        simple("G2", "a page turn, most", "3,000", most("turn"), 3000, ""),
        simple("G3", f"bytes of the first frame (whiptail {whiptail_bytes(summaries)})", "3,092", own["frame_bytes"], 3092, ""),
        simple("G3", "writes of the first frame", "1", own["frame_writes"], 1, ""),
        simple("G4", "bytes of a key that changes nothing", "0", most("nothing"), 0, ""),
    ]
    one, twenty = own["preview_ms"] or own["marker_ms"], own["queue_ms"]
    rows += [
        simple("G4", "20 queued keys, time against one", "2x", twenty / one if one and twenty else None, 2),
        simple("G4", "20 queued keys, bytes against one", "2x", own["queue_bytes"] / bytes_("preview") if bytes_("preview") else None, 2),
        simple("G5", "key to last byte, against hello", "1.5x", ratio(label, "key"), 1.5),
        simple("G6", "idle: wake-ups", "0", own["idle"] and own["idle"][0], 0, ""),
        simple("G6", "idle: bytes", "0", own["idle"] and own["idle"][1], 0, ""),
        simple("G7", "peak memory, against hello", "2x", ratio(label, "peak"), 2),
        simple("G8", "questions to the terminal", "0", own["queries"], 0, ""),
    ]
    left = {how: what for how, what in ends.get(label, {}).items() if what}
    told = "; ".join(f"after {how}: {', '.join(what)}" for how, what in left.items()) or "nothing"
    rows.append(row("G9", "left behind after q, Ctrl-C, TERM, HUP (a panic: by the tests)", "nothing", told, "not met" if left else "met"))
    rows.append(simple("G10", "the last key to gone", "60 ms", own["quit"], 60, "ms"))
    return rows


def whiptail_bytes(summaries):
    found = summaries.get("whiptail")
    return f"{found['frame_bytes']:,.0f}" if found else "is not installed"


def divided(one, other):
    return one / other if one is not None and other else None


def of_inside(more):
    pruning, yaml, proving = (more.get(name) for name in ("pruning", "yaml", "proving"))
    if pruning is None:
        yield row("G11", "one answer that prunes", "1 us; 1/10 of polars", f"{NOT} --pruning", "-")
    else:
        own = pruning.get("the program, 1000000 apps")
        yield simple("G11", "one answer, 33 apps", "1 us", pruning.get("the program, 33 apps"), 1, "us")
        yield simple("G11", "1,000,000 apps, against polars", "0.1x", divided(own, pruning.get("polars, 1000000 apps")), 0.1)
        yield simple("G11", "1,000,000 apps, against the AND of two sets", "3x", divided(own, pruning.get("the AND of two sets, 1000000 apps")), 3)
    if yaml is None:
        yield row("G12", "loading 10,000 apps against reading their YAML", "1.11x", f"{NOT} --yaml", "-")
    else:
        own, alone = yaml.get("the program, microseconds"), yaml.get("its YAML nodes alone, microseconds")
        yield simple("G12", "loading 10,000 apps against reading their YAML", "1.11x", divided(own, alone), 1 / 0.9)
    if proving is None:
        yield row("G13", "check of 90 questions", "5 ms; 100 ms", f"{NOT} --proving", "-")
    else:
        for apps, aim in ((33, 5), (1000, 100)):
            took = proving.get(f"90 questions, {apps} apps")
            yield simple("G13", f"all that check proves of 90 questions, {apps:,} apps", f"{aim} ms", took and took / 1e3, aim, "ms")


def of_large(summaries, against, more):
    found = more.get("large")
    if found is None:
        yield row("G14", "100,000 apps: a key, and walk against reading their YAML", "50 ms; 1.3x", f"{NOT} --large", "-")
    else:
        for name, took in found["yaml"].items():
            yield simple("G14", f"100,000 apps: walk against {name}", "1.3x", divided(found["walk"], took), 1.3)
        for name, words in (("key", "median"), ("worst", "worst")):
            took = found[name]
            yield simple("G14", f"100,000 apps: a key, {words}", "50 ms", took and took * 1e3, 50, "ms")
    sessions = more.get("sessions")
    if sessions is None:
        yield row("G15", "200 sessions: p95 of a key against whiptail; memory each", "1x; 1 MB", f"{NOT} --sessions 200", "-")
    else:
        own, other = sessions.get("the program"), sessions.get("whiptail")
        yield simple("G15", "sessions at once (no SSH): p95 of a key against whiptail", "1x", divided(own and own["p95"], other and other["p95"]), 1)
        yield simple("G15", "the same: PSS of each", "1 MB", own and own["pss"], 1, "MB")
    label = "10,000 apps, compiled"
    if label in summaries:
        yield simple("G16", "first frame of 10,000 apps, compiled once, against hello", "2x", against.get(label, {}).get("frame"), 2)
    else:
        yield row("G16", "first frame of 10,000 apps, compiled once", "2x", f"{NOT} --large, and a binary that compiles", "-")


def rows(summaries, against, ends, more):
    return [*of_terminal(summaries, against, ends), *of_inside(more), *of_large(summaries, against, more)]


def told(value):
    return "-" if value is None else f"{value:,.3g}" if value < 1000 else f"{value:,.0f}"


def more_tables(more):
    """What was measured besides, as it is: a title and rows for each part."""
    if more.get("pruning"):
        yield ["one answer that prunes", "microseconds"], [[name, told(value)] for name, value in more["pruning"].items()]
    if more.get("yaml"):
        yield ["reading 10,000 apps", ""], [[name, told(value)] for name, value in more["yaml"].items()]
    if more.get("proving"):
        yield ["check", "microseconds"], [[name, told(value)] for name, value in more["proving"].items()]
    if more.get("large"):
        found = more["large"]
        seconds = {"walk": found["walk"], **found["yaml"], "first frame": found["start"], "key": found["key"], "worst key": found["worst"]}
        yield ["100,000 apps", "seconds"], [[name, told(value)] for name, value in seconds.items()]
    if more.get("sessions"):
        yield ["sessions at once, without SSH", "PSS MB", "key median ms", "p95 ms"], [
            [name, *(told(found[key]) for key in ("pss", "median", "p95"))] for name, found in more["sessions"].items() if found
        ]
