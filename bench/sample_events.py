#!/usr/bin/env python3
"""Draw a seeded sample of events from mixed reports, for a person to judge against docs/codebook.md.

usage: bench/sample_events.py --seed N [--articles 60] [--events 200] [--shares NAME=SHARE ...] [--unread docs/judged/*.jsonl] [--shared ../shared] [--dragoman target/release/dragoman] > sample.jsonl
       bench/sample_events.py --report docs/judged/*.jsonl
       bench/sample_events.py --again docs/judged/*.jsonl

Reports are drawn by kind in fixed shares from the permitted text (Wikinews CC BY 2.5, Wikipedia's current events CC BY-SA 4.0, press
releases of the United States' Congress and White House, public domain, the United Nations' general debate CC0), then events from all that
is found in them, at most six a report. --shares draws other kinds, or other shares of them: `gmb` is newswire (Groningen Meaning Bank, texts
in the public domain), up to ten sentences a text. The same seed and program give the same lines. A line holds the record, the sentence as a short
quotation (for CC BY-SA only the words of the evidence), and two empty fields: `judged` (right, partly, wrong) and `reason`.
--unread draws no report of which the files given hold an event: what was mended from reading them says nothing of others.
--report prints how many are what, of all and by kind of report. --again reads the reports of judged files with the program as it is and writes
the signs of confidence of each event into its line, null for one that is not found any more. Standard library only.
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

import signs

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARES = [("wikinews", 0.4), ("wikipedia_current_events", 0.3), ("congress_releases", 0.12), ("white_house_statements", 0.12), ("un_general_debate", 0.06)]
MOST_A_REPORT, MOST_CHARACTERS = 6, 6000
NEWSWIRE = "gmb"


def texts(shared, name):
    if name == NEWSWIRE:
        return lines(os.path.join(shared, "train", "ner", name + ".jsonl"))
    with gzip.open(os.path.join(shared, "train", "text", name + ".jsonl.gz"), "rt", encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def draw(shared, shares, n_articles, rng, read_before):
    articles = []
    for name, share in shares:
        rows = texts(shared, name)
        rows.sort(key=lambda row: row["id"])
        rows = [row for row in rows if len(row["text"]) <= MOST_CHARACTERS and row["id"] not in read_before]
        articles += rng.sample(rows, round(n_articles * share))
    return articles


def read(dragoman, articles, *options):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as f:
        for article in articles:
            known = {key: article[key] for key in ("id", "text", "title", "published") if article.get(key)}
            f.write(json.dumps(known) + "\n")
        f.flush()
        done = subprocess.run([dragoman, "read", f.name, "--format", "jsonl", *options], capture_output=True, text=True, check=True)
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
            "said_by": speaker, "event": short, "signs": None, "judged": None, "reason": None}


def sample(args):
    rng = random.Random(args.seed)
    read_before = {row["article"] for path in args.unread for row in lines(path)}
    articles = draw(args.shared, args.shares, args.articles, rng, read_before)
    rows = []
    for record, article in zip(read(args.dragoman, articles), articles):
        events = [event for event in record["events"]]
        events = sorted(rng.sample(events, min(MOST_A_REPORT, len(events))), key=lambda event: int(event["id"][1:]))
        rows += [row(record, article, event) for event in events]
    known = {article["id"]: article for article in articles}
    kept = sorted(rng.sample(range(len(rows)), min(args.events, len(rows))))
    for line in (rows[idx] for idx in kept):
        event_id = line["event"]["id"]
        line["signs"] = signs.of(args.dragoman, known[line["article"]], [event_id])[event_id]
        print(json.dumps(line, ensure_ascii=False))


def lines(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def again(args):
    """Writes the signs that the program sees now into judged files."""
    judged = {path: lines(path) for path in args.again}
    wanted = {row["article"] for rows in judged.values() for row in rows}
    articles = [article for name in [*dict(SHARES), NEWSWIRE] for article in texts(args.shared, name) if article["id"] in wanted]
    known = {article["id"]: article for article in articles}
    found = {record["id"]: record["events"] for record in read(args.dragoman, articles, "--min-confidence", "0")}
    for path, rows in judged.items():
        for row in rows:
            event = signs.same(row["event"], found[row["article"]])
            row["signs"] = event and signs.of(args.dragoman, known[row["article"]], [event["id"]])[event["id"]]
        with open(path, "w", encoding="utf-8") as f:
            f.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


KINDS = {"wikinews": "Wikinews", NEWSWIRE: "newswire", "wp": "current events", "congress": "Congress", "wh": "White House", "ungd": "United Nations"}


def report(paths):
    for path in paths:
        rows = lines(path)
        counts = collections.Counter(row["judged"] for row in rows)
        n = len(rows)
        good = counts["right"] + counts["partly"]
        print(f"{os.path.basename(path)}: {n} events, right {counts['right']} ({counts['right'] / n:.3f}), partly {counts['partly']}, "
              f"wrong {counts['wrong']}; right or partly {good / n:.3f}")
        for key, kind in KINDS.items():
            own = [row["judged"] != "wrong" for row in rows if row["article"].split("_")[0] == key]
            if own:
                print(f"  {kind}: {sum(own)} of {len(own)}, {sum(own) / len(own):.2f}")


def share_of_kind(text):
    name, share = text.split("=")
    return name, float(share)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--events", type=int, default=200)
    parser.add_argument("--shares", nargs="+", metavar="NAME=SHARE", type=share_of_kind, default=SHARES)
    parser.add_argument("--shared", default=os.path.join(ROOT, "..", "shared"))
    parser.add_argument("--dragoman", default=os.path.join(ROOT, "target", "release", "dragoman"))
    parser.add_argument("--unread", nargs="+", metavar="FILE", default=[])
    parser.add_argument("--report", nargs="+", metavar="FILE")
    parser.add_argument("--again", nargs="+", metavar="FILE")
    args = parser.parse_args()
    if args.report:
        return report(args.report)
    if args.seed is None and not args.again:
        parser.error("give --seed, --report or --again")
    if not os.path.isdir(os.path.join(args.shared, "train", "text")):
        sys.exit("sample_events: skipped, there is no text to draw from")
    again(args) if args.again else sample(args)


if __name__ == "__main__":
    main()
