"""Counts how often a change that says nothing new changes what is read.

In: the program, articles (JSON lines with `id` and `text`).
Out: a table: for each change the share of texts of which statements (speaker, kind, act, words) and events
(category, parties) stay as they were.

A dateline, another kind of quotation mark or a line end at a fixed width leaves a report as it is; so must its
reading be. `--show` tells what changed.
"""

import argparse
import gzip
import json
import re
import textwrap

from records import records_of

DATELINES = {
    "place and dash": "MOSCOW — ",
    "place, agency": "BEIRUT (Reuters) - ",
    "place, land, agency": "GAZA CITY, Gaza Strip (AP) — ",
    "place, land": "KABUL, Afghanistan -- ",
    "place, province": "WASHINGTON, D.C. — ",
    "place, day": "RABAT, March 3 - ",
    "place, day, agency": "SEOUL, Feb. 3 (Yonhap) -- ",
    "place, whole date": "JERUSALEM, June 9, 2014 – ",
    "place and colon": "KARACHI: ",
    "place in small letters, agency": "New Delhi, Nov 5 (IANS): ",
    "agency": "(CNN) -- ",
    "byline above": "By Ann Reyes\n\nCAIRO — ",
}


def main():
    arguments = read_arguments()
    texts = list(read_texts(arguments.texts, arguments.most))
    plain = read_all(arguments.program, texts)
    print("| change | texts | statements stay | events stay |\n| --- | --- | --- | --- |")
    for name, change in changes().items():
        changed = [change(text) for text in texts]
        report(name, plain, read_all(arguments.program, changed), arguments.show)


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", help="articles as JSON lines, packed or not")
    parser.add_argument("--program", default="target/release/dragoman")
    parser.add_argument("--most", type=int, default=150, help="how many texts")
    parser.add_argument("--show", type=int, default=0, help="how many changed texts to show of each change")
    return parser.parse_args()


def read_texts(path, most):
    """The first three paragraphs of each text, those with a sentence or more."""
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        texts = (json.loads(line)["text"] for line in lines)
        openings = [[line.strip() for line in text.split("\n") if len(line) >= 80][:3] for text in texts]
    return ["\n\n".join(paragraphs) for paragraphs in openings if paragraphs][:most]


def changes():
    datelines = {f"dateline: {name}": prefixed(words) for name, words in DATELINES.items()}
    marks = {
        "curly marks": curly,
        "straight marks": straight,
        "guillemets": lambda text: curly(text).replace("“", "«").replace("”", "»"),
        "doubled single marks": lambda text: curly(text).replace("“", "``").replace("”", "''"),
        "lines of 72 characters": wrapped,
        "two blanks behind sentences": lambda text: re.sub(r"([.!?][”\"]?) (?=[A-Z“\"])", r"\1  ", text),
        "blanks that do not break": lambda text: re.sub(r"(?<=\d) (?=[a-z])", "\u00a0", text),
        "a title above": prefixed("A long day in the north\n\n"),
    }
    return datelines | marks


def prefixed(words):
    return lambda text: words + text


def wrapped(text):
    return "\n\n".join("\n".join(textwrap.wrap(paragraph, 72)) for paragraph in text.split("\n\n"))


def curly(text):
    """Straight marks in turn opening and closing."""
    pieces = re.split('["“”]', text)
    marks = ["“", "”"] * len(pieces)
    return "".join(piece + mark for piece, mark in zip(pieces, marks)).removesuffix(marks[len(pieces) - 1])


def straight(text):
    return re.sub("[“”]", '"', text).replace("’", "'")


def read_all(program, texts):
    """What is read in each text."""
    return [(statements_of(record), events_of(record)) for record in records_of(program, texts)]


def statements_of(record):
    words = lambda statement: " … ".join(plain(record["text"][a:b]) for a, b in statement["content"])
    speaker = lambda statement: plain((statement["speaker"] or {}).get("name"))
    return {(speaker(it), it["kind"], it["act"], words(it)) for it in record["statements"]}


def events_of(record):
    names = lambda parties: tuple(plain(party["name"] or party["text"]) for party in parties)
    return {(event["event"], names(event["actor"]), names(event["recipient"])) for event in record["events"]}


def plain(words):
    """Words without what a change may touch: marks and white space."""
    return re.sub("[\"“”«»`]|''", "", re.sub(r"\s+", " ", (words or "").replace("’", "'"))).strip()


def report(name, before, after, n_shown):
    shares = []
    for at in (0, 1):
        pairs = [(one[at], other[at]) for one, other in zip(before, after)]
        changed = [(one, other) for one, other in pairs if one != other]
        shares.append(1 - len(changed) / len(pairs))
        for one, other in changed[:n_shown]:
            print(f"    {name}\n      - {sorted(map(str, one - other))}\n      + {sorted(map(str, other - one))}")
    print(f"| {name} | {len(before)} | {shares[0]:.3f} | {shares[1]:.3f} |")


if __name__ == "__main__":
    main()
