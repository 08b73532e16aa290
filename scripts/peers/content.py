"""A tree and a catalogue of any size, in the language of the project: the same for the same numbers.

Questions ask about at most fifteen facts, over and over, so that a longer tree is not at the same time a wider catalogue.
Each answer drops some, and the last of each question drops nothing, so that a walk of a thousand questions still ends with
something left.
"""

import random
from pathlib import Path

FACTS = 15
CHOICES = ["red", "green", "blue", "grey"]
COLUMNS = 4


def kind_of(fact):
    return ("choice", "flag", "number")[fact % 3]


def fact_lines(count):
    for fact in range(count):
        kind = kind_of(fact)
        if kind == "choice":
            values = ", ".join(f"{value}: {value.title()}" for value in CHOICES)
            told = f"choice: {{ {values} }}"
        elif kind == "flag":
            told = "flag: {}"
        else:
            told = "number: { unit: kg }"
        yield f'  f{fact}: {{ label: Property {fact}, {told}, ask: "What is property {fact} of {{app}}?" }}'


def answers(question, facts):
    """The answers of a question: id, words, and what an app must have, if anything."""
    fact = question % facts
    turn = question // facts
    kind = kind_of(fact)
    if kind == "choice":
        for at in range(3):
            also = CHOICES[(at + 1 + turn) % 4]
            wanted = list(dict.fromkeys([CHOICES[at], also, "grey"]))
            yield CHOICES[at], f"It should be {CHOICES[at]}", f"is: {{ f{fact}: [{', '.join(wanted)}] }}"
    elif kind == "flag":
        yield "needed", "It must have it", f"is: {{ f{fact}: true }}"
    else:
        for bound in (10, 20, 30):
            yield f"at_{bound}", f"At least {bound}", f"at_least: {{ f{fact}: {bound + turn % 5} }}"
    yield "any", "All is well", None


def tree_lines(questions):
    facts = min(questions, FACTS)
    yield from ["format: 1", "id: growth", "title: Which one suits you?", "edition: spring 2026", "language: en"]
    yield from ["start: q0", "stale_after: 24", "sources:", "  list: { title: The list, date: 2026-03 }", "facts:"]
    yield from fact_lines(facts)
    yield f"rows: [{', '.join(f'f{fact}' for fact in range(min(facts, COLUMNS)))}]"
    yield "ask_all:"
    yield '  - { id: made, text: "Is {app} still made, and under which name?" }'
    yield "questions:"
    for question in range(questions):
        yield f"  q{question}:"
        yield f"    ask: How about property {question % facts}, the {question // facts + 1}th time?"
        yield "    one:"
        for name, words, wanted in answers(question, facts):
            if wanted is None:
                yield f"      {name}: {{ text: {words} }}"
            else:
                yield f"      {name}:"
                yield f"        text: {words}"
                yield f"        keep: [{{ require: {{ {wanted} }}, because: property {question % facts} is otherwise }}]"
        yield "    unknown: {}"
        if question + 1 < questions:
            yield f"    go: q{question + 1}"
        else:
            yield "    routes: [{ when: { remaining: { at_most: 0 } }, end: nothing }, { end: advice }]"
    yield "outcomes:"
    yield "  advice: { kind: advice, title: These suit you, shows: remaining }"
    yield "  nothing: { kind: blocked, title: Nothing suits all that }"


def app_line(at, facts, chance):
    told = []
    for fact in range(facts):
        if chance.random() < 0.05:
            continue
        kind = kind_of(fact)
        if kind == "choice":
            value = chance.choice(CHOICES)
        elif kind == "flag":
            value = "true" if chance.random() < 0.7 else "false"
        else:
            value = chance.randrange(100)
        told.append(f"f{fact}: {value}")
    points = ", attention: [{ text: Keep it dry. }]" if at % 10 == 0 else ""
    return (
        f"  - {{ id: app_{at}, name: Application {at}, summary: One of many., facts: {{ {', '.join(told)} }}{points},"
        " sources: [{ in: list }], checked: 2026-03 }"
    )


def write(folder, apps, questions):
    """Writes tree and catalogue, and answers for a whole walk; returns the folder."""
    folder = Path(folder)
    (folder / "catalogue").mkdir(parents=True, exist_ok=True)
    (folder / "tree.yaml").write_text("\n".join(tree_lines(questions)) + "\n")
    chance = random.Random(1)
    facts = min(questions, FACTS)
    with open(folder / "catalogue" / "all.yaml", "w") as file:
        file.write("apps:\n")
        for at in range(apps):
            file.write(app_line(at, facts, chance) + "\n")
    with open(folder / "answers.yaml", "w") as file:
        for question in range(questions):
            every = [name for name, _, _ in answers(question, facts)]
            # The first few questions prune; one in eight stays open.
            given = every[0] if question < 6 else "unknown" if question % 8 == 7 else every[-1]
            file.write(f"q{question}: {given}\n")
    return folder
