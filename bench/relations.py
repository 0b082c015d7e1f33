#!/usr/bin/env python3
"""Score relations on the development set of re3d.

usage: bench/relations.py [--shared ../shared] [--dragoman target/release/dragoman]

The record ties entities; the scorer wants spans. The first and the last words of the evidence are those
for the one and the other, so they are given. Types are renamed: leads is in_charge_of, member_of belongs_to,
located_in co_located, allied_with military_allies_of. Standard library only.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NAMES = {"leads": "in_charge_of", "member_of": "belongs_to", "located_in": "co_located", "allied_with": "military_allies_of"}


def spans(record):
    rows = []
    for relation in record["relations"]:
        evidence = relation["evidence"]
        rows.append({"type": NAMES.get(relation["type"], relation["type"]), "source": evidence[0], "target": evidence[-1]})
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
