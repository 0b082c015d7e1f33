"""Counts the sentences of tests/suite/plain.tsv and told.tsv that hold, by category, for docs/accuracy-events.md.
The suite sees to it that a row names what does not hold. Standard library only.

    python3 bench/covered.py
"""
import collections
import os

SUITE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tests", "suite")


def rows(name):
    with open(os.path.join(SUITE, name), encoding="utf-8") as f:
        return [line.rstrip("\n").split("\t") for line in f if not line.startswith("#")]


def main():
    """One table: plain sentences whose category is found; told ones, with their category and with all fields."""
    counts = collections.defaultdict(collections.Counter)
    for category, _sentence, *off in rows("plain.tsv"):
        counts[category].update(plain=1, plain_found=not off)
    for category, *cells in rows("told.tsv"):
        off = cells[5:]
        counts[category].update(told=1, told_found="category" not in " ".join(off), told_all=not off)
    total = sum((of for category, of in counts.items() if category != "NONE"), collections.Counter())
    print("| | plain | found | told | found | all fields |\n| --- | --- | --- | --- | --- | --- |")
    columns = ("plain", "plain_found", "told", "told_found", "told_all")
    for category, of in [*counts.items(), ("all but NONE", total)]:
        print(f"| {category} | " + " | ".join(str(of[column]) for column in columns) + " |")


if __name__ == "__main__":
    main()
