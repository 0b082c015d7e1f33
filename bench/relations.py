#!/usr/bin/env python3
"""Score relations on the development set of re3d.

usage: bench/relations.py [--shared ../shared] [--dragoman target/release/dragoman]

The record ties entities; the scorer wants spans in the manner of re3d, so records are put into it:

- The first and the last words of the evidence are those for the one and the other. For a pronoun that says whose
  ("their allies") re3d marks whom it stands for: the nearest mention of that entity in the sentence is taken.
- Types are renamed: leads is in_charge_of, member_of belongs_to, located_in co_located, allied_with military_allies_of.
- Titles are part of a mention in re3d, and what is tied inside one mention is not marked: what a name before a title
  tells ("Hamas leader Ismail Haniyeh", "Secretary of Defense Ash Carter", "the US-led coalition", "Rome, Italy") is left out.
- is_the_same_as is what the record says by one entity with two names side by side ("the Small Group (SG)").
- Allies and the same are marked both ways there, mostly; so they are here.

Standard library only.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NAMES = {"leads": "in_charge_of", "member_of": "belongs_to", "located_in": "co_located", "allied_with": "military_allies_of"}
BOTH_WAYS = ("military_allies_of", "is_the_same_as")
POSSESSIVE = {"his", "her", "its", "their", "our", "my", "your"}
PRONOUNS = POSSESSIVE | {"he", "him", "she", "it", "they", "them", "we", "us", "i", "me", "you", "who", "which", "that", "whose"}
INDEFINITE = {"a", "an", "another", "one"}
BESIDE = re.compile(r"[\s,(“\"–-]*((also|officially|better) )?(known as|called|formerly|is|was)?[\s,(“\"–-]*")


def words(record, span):
    return record["text"][span[0]:span[1]]


def sentence_of(record, span):
    return next((it for it in record["sentences"] if it[0] <= span[0] < it[1]), span)


def told(record, span, entity):
    """The words for an entity; for a pronoun that says whose, its nearest mention in the sentence."""
    start, end = sentence_of(record, span)
    inside = [it for it in entity["mentions"] if start <= it[0] < end and words(record, it).lower() not in PRONOUNS]
    if words(record, span).lower() not in POSSESSIVE or not inside:
        return span
    return min(inside, key=lambda it: abs(it[0] - span[0]))


def in_one_mention(record, evidence):
    """Whether what is tied is one mention there: "Hamas leader Ismail Haniyeh", "Secretary of Defense Ash Carter", "Rome, Italy"."""
    one, word, other = evidence[0], evidence[1], evidence[-1]
    text = record["text"]
    first, last = sorted((other, word))
    before_title = last[1] + 1 == one[0] and not re.search("[’',]", text[first[1]:last[0]])
    before_country = one[1] + 2 == other[0] and text[one[1]:other[0]] == ", "
    return before_title or before_country or text[word[0] - 1:word[0]] == "-"


def same(record):
    """Two names or descriptions of one entity with nothing but marks between them; "a doctor" tells a property of somebody."""
    for entity in record["entities"]:
        named = [it for it in entity["mentions"] if words(record, it).lower().split()[0] not in INDEFINITE]
        mentions = sorted(it for it in named if words(record, it).lower() not in PRONOUNS)
        for one, other in zip(mentions, mentions[1:]):
            between = record["text"][one[1]:other[0]]
            if one[1] < other[0] and "\n" not in between and BESIDE.fullmatch(between) and between.strip():
                yield {"type": "is_the_same_as", "source": one, "target": other}


def spans(record):
    entities = {entity["id"]: entity for entity in record["entities"]}
    rows = list(same(record))
    for relation in record["relations"]:
        evidence = relation["evidence"]
        if in_one_mention(record, evidence):
            continue
        ends = [told(record, evidence[at], entities[relation[side]]) for at, side in ((0, "source"), (-1, "target"))]
        rows.append({"type": NAMES.get(relation["type"], relation["type"]), "source": ends[0], "target": ends[1]})
    rows += [{"type": row["type"], "source": row["target"], "target": row["source"]} for row in rows if row["type"] in BOTH_WAYS]
    return {"id": record["id"], "relations": rows}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", default=os.path.join(ROOT, "..", "shared"))
    parser.add_argument("--dragoman", default=os.path.join(ROOT, "target", "release", "dragoman"))
    args = parser.parse_args()
    gold = os.path.join(args.shared, "gold", "relations", "re3d_dev.jsonl")
    if not os.path.exists(gold):
        print("relations: skipped, there is no development data")
        return
    records = subprocess.run([args.dragoman, "read", gold, "--format", "jsonl"], capture_output=True, text=True, check=True).stdout
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        for line in filter(None, records.split("\n")):
            out.write(json.dumps(spans(json.loads(line))) + "\n")
        out.flush()
        scorer = os.path.join(args.shared, "score", "score.py")
        sys.exit(subprocess.run([sys.executable, scorer, "relations", "--gold", gold, "--pred", out.name]).returncode)


if __name__ == "__main__":
    main()
