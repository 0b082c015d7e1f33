"""Counts what is read wrong of made-up sentences in the frames of news.

In: the program and `bench/templates.toml`: speakers, parties and names, and frames to put them in.
Out: a table: for each part the sentences, and how many of them are read wrong; `--show` tells which.

A statement is right if it is the only one and has the speaker's name and exactly the words; an event if one of its
category has the one actor and as many recipients as there are; a name if the last statement is its bearer's.
"""

import argparse
import re
import tomllib
from pathlib import Path

from records import records_of

TITLE_OF = {"he": "Mr", "she": "Ms"}
OWN_OF = {"he": "his", "she": "her"}


def main():
    arguments = read_arguments()
    tables = tomllib.loads(arguments.templates.read_text(encoding="utf-8"))
    print("| part | sentences | read wrong |\n| --- | --- | --- |")
    for name, part in PARTS.items():
        cases = list(part(tables[name]))
        records = records_of(arguments.program, [text for text, _ in cases])
        wrong = [text for (text, is_right), record in zip(cases, records) if not is_right(record)]
        for text in wrong[: arguments.show]:
            print(f"    {text}")
        print(f"| {name} | {len(cases)} | {len(wrong)} |")


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", default="target/release/dragoman")
    parser.add_argument("--templates", type=Path, default=Path(__file__).with_suffix(".toml"))
    parser.add_argument("--show", type=int, default=0, help="how many sentences to show of each part")
    return parser.parse_args()


def statements(table):
    """Each speaker in each frame, with the test of its record."""
    for words, name in table["speakers"]:
        for frame, said in table["frames"]:
            n_more = int(frame in table["reported"])
            yield filled(frame, S=words), lambda record, want=(name, said, n_more): says(record, *want)


def says(record, name, said, n_more):
    wanted = [plain(words) for words in said.split("|")]
    found = [it for it in record["statements"] if plain(content(record, it)) in wanted]
    names = [(it["speaker"]["name"] or "").lower() for it in found]
    has_name = any(part.lower() in speaker for part in name.split("|") for speaker in names)
    return has_name and len(record["statements"]) == 1 + n_more


def content(record, statement):
    return " ".join(record["text"][start:end] for start, end in statement["content"])


def events(table):
    """Each actor with every third recipient in each frame."""
    for nth, (actor, acts) in enumerate(table["actors"]):
        for recipient, suffers, n, were in table["recipients"][nth % 3 :: 3]:
            for frame, category in table["frames"]:
                text = filled(frame, A=actor, R=recipient, were=were)
                yield text, lambda record, want=(category, acts, suffers, int(n)): does(record, *want)


def does(record, category, actor, recipient, n_recipients):
    return any(
        event["event"] == category
        and len(event["actor"]) == 1
        and holds(event["actor"][0], actor)
        and len([party for party in event["recipient"] if "town" not in party["text"]]) == n_recipients
        and any(holds(party, recipient) for party in event["recipient"])
        for event in record["events"]
    )


def holds(party, wanted):
    words = f"{party['text']} {party['name']}".lower()
    return any(part.lower() in words for part in wanted.split("|"))


def names(table):
    """Each name in each frame."""
    for name, short, he in table["people"]:
        for frame in table["frames"]:
            text = frame.format(
                N=name, L=short, he=he, He=he.capitalize(), His=OWN_OF[he].capitalize(), Mr=TITLE_OF[he]
            )
            yield text, lambda record, name=name: is_last(record, name)


def is_last(record, name):
    said = record["statements"]
    return bool(said) and said[-1]["speaker"]["name"] == name


PARTS = {"statements": statements, "events": events, "names": names}


def filled(frame, **words):
    """The frame with words put in; a capital letter stands for words that begin a sentence or a phrase of any case."""
    for slot, phrase in words.items():
        if slot.isupper():
            capital = phrase[0].upper() + phrase[1:]
            begins = frame.startswith("{" + slot + "}")
            frame = frame.replace("{" + slot + "}", capital if begins else phrase)
            frame = frame.replace("{" + slot.lower() + "}", phrase)
        else:
            frame = frame.replace("{" + slot + "}", phrase)
    return re.sub(r",+([.,])", r"\1", frame)


def plain(words):
    return re.sub(r"\W+", " ", words).strip().lower()


if __name__ == "__main__":
    main()
