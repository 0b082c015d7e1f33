#!/usr/bin/env python3
"""Time the whole program over a file of articles: articles and words a second, peak memory, one and two threads.

usage: bench/program.py [--articles ../shared/gold/attribution/dev.jsonl] [--dragoman target/release/dragoman]
                        [--rounds 5] [--copies 10]

The file is read --copies times over, so that start-up weighs little; rounds of one and two threads alternate and medians are
printed, since a shared machine drifts. Peak memory is the kernel's figure for the process (what `/usr/bin/time -v` prints).
Exit status 0; says that it skips when there is no such file. Standard library only.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def measure(command):
    """Seconds and peak memory in MB of one run."""
    start = time.monotonic()
    with open(os.devnull, "wb") as null:
        child = subprocess.Popen(command, stdout=null, stderr=subprocess.PIPE)
        _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(command)}: {child.stderr.read().decode().strip()}")
    return time.monotonic() - start, usage.ru_maxrss / 1024


def copied(path, n_copies, folder):
    """The articles n_copies times, each with an id of its own, and their number and words."""
    rows = [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]
    out = os.path.join(folder, "articles.jsonl")
    with open(out, "w", encoding="utf-8") as f:
        for n in range(n_copies):
            for row in rows:
                article = {k: row[k] for k in ("text", "title", "published", "publisher") if row.get(k)}
                f.write(json.dumps({"id": f"{n}-{row['id']}", **article}) + "\n")
    return out, n_copies * len(rows), n_copies * sum(len(row["text"].split()) for row in rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", default=os.path.join(ROOT, "..", "shared", "gold", "attribution", "dev.jsonl"))
    parser.add_argument("--dragoman", default=os.path.join(ROOT, "target", "release", "dragoman"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--copies", type=int, default=10)
    args = parser.parse_args()
    if not os.path.exists(args.articles):
        print(f"program: skipped, there are no articles at {os.path.relpath(args.articles)}")
        return
    path, n_articles, n_words = copied(args.articles, args.copies, tempfile.mkdtemp())
    runs = {1: [], 2: []}
    for _ in range(args.rounds):
        for threads, done in runs.items():
            done.append(measure([args.dragoman, "read", path, "--format", "jsonl", "--threads", str(threads)]))
    print(f"{n_articles} articles, {n_words} words, {args.rounds} rounds")
    medians = {}
    for threads, done in runs.items():
        seconds = medians[threads] = statistics.median(s for s, _ in done)
        print(f"{threads} thread{'s' * (threads > 1)}: {n_articles / seconds:8.1f} articles/s {n_words / seconds:10.0f} words/s  "
              f"peak {max(m for _, m in done):.0f} MB  ({min(s for s, _ in done):.2f}–{max(s for s, _ in done):.2f} s)")
    print(f"two threads against one: {medians[1] / medians[2]:.2f}")


if __name__ == "__main__":
    main()
