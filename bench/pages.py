"""Scores ingest on marked web pages: their bodies, titles, dates and authors.

    python3 bench/pages.py [--shared ../shared]

Unpacks the pages of `gold/pages` and `gold/pages_meta` to a temporary folder, reads each with the
example `pages` of dragoman-ingest, and has `score/score_pages.py` compare. Without the gold it says
that it skips. Figures: docs/accuracy.md.
"""

import argparse
import gzip
import pathlib
import subprocess
import sys
import tempfile

READ = ["cargo", "run", "--release", "--quiet", "-p", "dragoman-ingest", "--example", "pages", "--"]
# Each set, and the tasks that its truth can judge.
SETS = {"pages": ["pages"], "pages_meta": ["pages", "pages-meta"]}


def unpack(source, folder):
    for page in source.glob("*.html.gz"):
        (folder / page.stem).write_bytes(gzip.decompress(page.read_bytes()))


def read(folder, output):
    with output.open("w") as lines:
        subprocess.run([*READ, str(folder)], stdout=lines, check=True)


def truth_of(task, gold, folder):
    """Only some pages of a set have a body marked; the others say nothing about bodies."""
    if task != "pages":
        return gold
    marked = [line for line in gold.open(encoding="utf-8") if '"body":' in line]
    truth = folder / "truth.jsonl"
    truth.write_text("".join(marked), encoding="utf-8")
    return truth


def score(name, tasks, shared):
    gold = shared / "gold" / name
    with tempfile.TemporaryDirectory() as temporary:
        temporary = pathlib.Path(temporary)
        pages, output = temporary / "pages", temporary / "read.jsonl"
        pages.mkdir()
        unpack(gold / "html", pages)
        read(pages, output)
        for task in tasks:
            truth = truth_of(task, gold / "truth.jsonl", temporary)
            print(f"== {name}: {task}", flush=True)
            scorer = [sys.executable, shared / "score" / "score_pages.py", task]
            subprocess.run([*scorer, "--gold", truth, "--pred", output], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=pathlib.Path, default=pathlib.Path("../shared"))
    shared = parser.parse_args().shared
    if not (shared / "gold" / "pages").is_dir():
        print(f"{shared}/gold/pages is not there: pages are not scored")
        return
    for name, tasks in SETS.items():
        score(name, tasks, shared)


if __name__ == "__main__":
    main()
