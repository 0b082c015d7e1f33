#!/usr/bin/env python3
"""How many of the contested pairs of whole reports are found, and how many of ours are none.

usage: bench/contested.py [--shared ../shared] [--dragoman target/release/dragoman] [--show]

Gold pairs are of events (v9) or of statements (s5). One is found if a pair of ours holds the two events or statements that news.py lays
to its two, or for statements two events that hang on them or lie in their words. --show prints what is missed and what is ours alone.
Standard library only.
"""
import argparse
import json
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def words(text, event):
    if "event" not in event:
        return f"{event['act']} “" + " … ".join(text[s:e] for s, e in event["content"])[:80] + "”"
    return event["event"] + " “" + " … ".join(text[s:e] for s, e in event["evidence"])[:80] + "”"


def side_of(document, record, match, heard, name):
    """The ids of our events that a side of a gold pair stands for; None if we have not read it."""
    idx = int(name[1:])
    if name[0] == "v":
        return {record["events"][match[idx]]["id"]} if idx in match else None
    if idx not in heard:
        return None
    statement = record["statements"][heard[idx]]
    inside = lambda event: any(s < end and start < e for start, end in event["evidence"] for s, e in statement["content"])
    hanging = {event["id"] for event in record["events"] if event["reported_by"] == statement["id"] or inside(event)}
    return hanging | {statement["id"]}


def is_pair(sides, row):
    a, b = row[0]["id"], row[1]["id"]
    return a in sides[0] and b in sides[1] or a in sides[1] and b in sides[0]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", default=os.path.join(ROOT, "..", "shared"))
    parser.add_argument("--dragoman", default=os.path.join(ROOT, "target", "release", "dragoman"))
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    gold = os.path.join(args.shared, "gold", "news", "dev.jsonl")
    if not os.path.exists(gold):
        print("contested: skipped, there is no development data")
        return
    sys.path.insert(0, os.path.join(args.shared, "score"))
    import news
    records = subprocess.run([args.dragoman, "read", gold, "--format", "jsonl"], capture_output=True, text=True, check=True).stdout
    ours = {record["id"]: record for record in map(json.loads, filter(None, records.split("\n")))}
    n = dict.fromkeys(("gold", "told", "found", "ours", "right"), 0)
    for key, document in news.read(gold).items():
        record = ours[key]
        match = dict(news.pair_events(document["events"], record["events"]))
        heard = dict(news.pair_statements(record["text"], document["statements"], record["statements"]))
        rows = {row["id"]: row for row in record["events"] + record["statements"]}
        mine = [[rows[pair["a"]], rows[pair["b"]], pair["what"]] for pair in record["contested"]]
        for pair in document.get("contested", []):
            n["gold"] += 1
            sides = [side_of(document, record, match, heard, pair[side]) for side in "ab"]
            told = all(side is not None for side in sides)
            n["told"] += told
            right = [row for row in mine if told and is_pair(sides, row)]
            n["found"] += bool(right)
            for row in right:
                row.append(True)
            if args.show and not right:
                print(f"missed {key[-12:]}: {pair['what']}")
        for row in mine:
            n["ours"] += 1
            n["right"] += row[-1] is True
            if args.show and row[-1] is not True:
                print(f"not in the gold {key[-12:]} {row[2]}: {words(record['text'], row[0])} | {words(record['text'], row[1])}")
    print(f"gold pairs {n['gold']}, of which both accounts are read {n['told']}, found as a pair {n['found']}; ours {n['ours']}, in the gold {n['right']}")


if __name__ == "__main__":
    main()
