#!/usr/bin/env python3
"""Draw a seeded sample of events from mixed reports, for a person to judge against docs/codebook.md.

usage: bench/sample_events.py --seed N [--articles 60] [--events 200] [--shared ../shared] [--dragoman target/release/dragoman] > sample.jsonl
       bench/sample_events.py --report docs/judged/*.jsonl

Reports are drawn by kind in fixed shares from the permitted text (Wikinews CC BY 2.5, Wikipedia's current events CC BY-SA 4.0, press
releases of the United States' Congress and White House, public domain, the United Nations' general debate CC0), then events from all that
is found in them, at most six a report. The same seed and program give the same lines. A line holds the record, the sentence as a short
quotation (for CC BY-SA only the words of the evidence), and two empty fields: `judged` (right, partly, wrong) and `reason`.
--report prints how many are what. Standard library only.
"""
import argparse
import collections
import gzip
import json
import os
import random
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARES = [("wikinews", 0.4), ("wikipedia_current_events", 0.3), ("congress_releases", 0.12), ("white_house_statements", 0.12), ("un_general_debate", 0.06)]
MOST_A_REPORT, MOST_CHARACTERS = 6, 6000


def draw(shared, n_articles, rng):
    articles = []
    for name, share in SHARES:
        with gzip.open(os.path.join(shared, "train", "text", name + ".jsonl.gz"), "rt", encoding="utf-8") as f:
            rows = [json.loads(line) for line in f]
        rows.sort(key=lambda row: row["id"])
        rows = [row for row in rows if len(row["text"]) <= MOST_CHARACTERS]
        articles += rng.sample(rows, round(n_articles * share))
    return articles


def read(dragoman, articles):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as f:
        for article in articles:
            known = {key: article[key] for key in ("id", "text", "title", "published") if article.get(key)}
            f.write(json.dumps(known) + "\n")
        f.flush()
        done = subprocess.run([dragoman, "read", f.name, "--format", "jsonl"], capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.split("\n") if line]


def words(record, spans):
    return " … ".join(record["text"][start:end] for start, end in spans)


def quoted(record, article, event):
    if "BY-SA" in article["licence"]:
        return words(record, event["evidence"])
    start = event["evidence"][0][0]
    around = [s for s in record["sentences"] if s[0] <= start < s[1]]
    return words(record, around[:1])


def row(record, article, event):
    speaker = next((s["speaker"]["name"] or words(record, s["speaker"]["spans"]) for s in record["statements"] if s["id"] == event["reported_by"]), None)
    short = {key: value for key, value in event.items() if key not in ("quad_code", "event_scale")}
    short["evidence_words"] = words(record, event["evidence"])
    return {"article": article["id"], "licence": article["licence"], "url": article.get("url"), "quote": quoted(record, article, event),
            "said_by": speaker, "event": short, "judged": None, "reason": None}


def sample(args):
    rng = random.Random(args.seed)
    articles = draw(args.shared, args.articles, rng)
    rows = []
    for record, article in zip(read(args.dragoman, articles), articles):
        events = [event for event in record["events"]]
        events = sorted(rng.sample(events, min(MOST_A_REPORT, len(events))), key=lambda event: int(event["id"][1:]))
        rows += [row(record, article, event) for event in events]
    kept = sorted(rng.sample(range(len(rows)), min(args.events, len(rows))))
    for idx in kept:
        print(json.dumps(rows[idx], ensure_ascii=False))


def report(paths):
    for path in paths:
        with open(path, encoding="utf-8") as f:
            rows = [json.loads(line) for line in f]
        counts = collections.Counter(row["judged"] for row in rows)
        n = len(rows)
        good = counts["right"] + counts["partly"]
        print(f"{os.path.basename(path)}: {n} events, right {counts['right']} ({counts['right'] / n:.3f}), partly {counts['partly']}, "
              f"wrong {counts['wrong']}; right or partly {good / n:.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--events", type=int, default=200)
    parser.add_argument("--shared", default=os.path.join(ROOT, "..", "shared"))
    parser.add_argument("--dragoman", default=os.path.join(ROOT, "target", "release", "dragoman"))
    parser.add_argument("--report", nargs="+", metavar="FILE")
    args = parser.parse_args()
    if args.report:
        return report(args.report)
    if args.seed is None:
        parser.error("give --seed or --report")
    if not os.path.isdir(os.path.join(args.shared, "train", "text")):
        sys.exit("sample_events: skipped, there is no text to draw from")
    sample(args)


if __name__ == "__main__":
    main()
