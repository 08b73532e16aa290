"""A tree and a catalogue of any size, in the language of the project: the same for the same numbers.

Questions ask about at most fifteen facts, over and over, so that a longer tree is not at the same time a wider catalogue.
Each answer drops some, and the last of each question drops nothing, so that a walk of a thousand questions still ends with
something left.

With `rich` the tree has what hangs on the apps that remain besides: derived labels, standing rules, points of the
organisation and of one app in four, questions that are skipped, and suppliers of up to eight apps who get a letter.
"""

import argparse
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


def rich_lines():
    """What a tree says of the apps that remain: true and false ones, some of them only once much has dropped."""
    yield "derive:"
    yield "  few_left: { remaining: { at_most: 3 } }"
    yield "  red_left: { all: [{ remaining: { at_least: 1 } }, { remaining: { some: { is: { f0: red } } } }] }"
    yield "standing:"
    yield "  - when: { all: [{ label: red_left }, { is: { f0: grey } }] }"
    yield "    because: a red one is left as well"
    yield "  - when: { all: [{ is: { f1: true } }, { remaining: { some: { is: { f1: false } } } }] }"
    yield "    because: others do without"
    yield "  - { when: { label: few_left }, because: there is not much to choose from }"
    yield "attention:"
    yield "  - { id: compare, text: Compare them side by side., for: The buyer, when: { remaining: { at_least: 2 } } }"
    yield "  - { text: All are red., when: { remaining: { all: { is: { f0: red } } } } }"


def tree_lines(questions, rich=False):
    facts = min(questions, FACTS)
    yield from ["format: 1", "id: growth", "title: Which one suits you?", "edition: spring 2026", "language: en"]
    yield from ["start: q0", "stale_after: 24", "sources:", "  list: { title: The list, date: 2026-03 }", "facts:"]
    yield from fact_lines(facts)
    yield f"rows: [{', '.join(f'f{fact}' for fact in range(min(facts, COLUMNS)))}]"
    yield "ask_all:"
    yield '  - { id: made, text: "Is {app} still made, and under which name?" }'
    if rich:
        yield '  - { id: weight, fact: f2, text: "How heavy is {app} now?" }'
        yield from rich_lines()
    yield "questions:"
    for question in range(questions):
        yield f"  q{question}:"
        yield f"    ask: How about property {question % facts}, the {question // facts + 1}th time?"
        if rich and question % 5 == 4:
            yield f"    ask_when: {{ not: {{ remaining: {{ all: {{ known: f{question % facts} }} }} }} }}"
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


def rich_points(at):
    """The points of an app that hang on what remains, of one in four."""
    kind = at // 4 % 4
    if at % 4:
        return []
    if kind == 0:
        return ["{ text: Cheaper in red., when: { remaining: { some: { is: { f0: red } } } } }"]
    if kind == 1:
        return ["{ text: The last of its kind., flag: last, first: true, when: { label: few_left } }"]
    if kind == 2:
        return ["{ text: Ask for a trial., for: The buyer, when: { remaining: { at_least: 2 } } }"]
    return [f"{{ text: Goes with its neighbour., when: {{ remaining: {{ some: {{ app: app_{at - 1} }} }} }} }}"]


def app_line(at, facts, chance, rich=False):
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
    told_points = ["{ text: Keep it dry. }"] if at % 10 == 0 else []
    told_points += rich_points(at) if rich else []
    points = f", attention: [{', '.join(told_points)}]" if told_points else ""
    supplier = f", supplier: Supplier {at // (1 + at % 8)}" if rich else ""
    return (
        f"  - {{ id: app_{at}, name: Application {at}{supplier}, summary: One of many.,"
        f" facts: {{ {', '.join(told)} }}{points},"
        " sources: [{ in: list }], checked: 2026-03 }"
    )


def write(folder, apps, questions, rich=False):
    """Writes tree and catalogue, and answers for a whole walk; returns the folder."""
    folder = Path(folder)
    (folder / "catalogue").mkdir(parents=True, exist_ok=True)
    (folder / "tree.yaml").write_text("\n".join(tree_lines(questions, rich)) + "\n")
    chance = random.Random(1)
    facts = min(questions, FACTS)
    with open(folder / "catalogue" / "all.yaml", "w") as file:
        file.write("apps:\n")
        for at in range(apps):
            file.write(app_line(at, facts, chance, rich) + "\n")
    with open(folder / "answers.yaml", "w") as file:
        for question in range(questions):
            every = [name for name, _, _ in answers(question, facts)]
            # The first few questions prune; one in eight stays open.
            given = every[0] if question < 6 else "unknown" if question % 8 == 7 else every[-1]
            file.write(f"q{question}: {given}\n")
    return folder


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--apps", type=int, default=1_000)
    parser.add_argument("--questions", type=int, default=15)
    parser.add_argument("--rich", action="store_true", help="with much that hangs on the apps that remain; at least 15 questions")
    asked = parser.parse_args()
    write(asked.folder, asked.apps, asked.questions, asked.rich)
