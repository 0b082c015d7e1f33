#!/usr/bin/env python3
"""Sheets on which readers mark which phrases of a text stand for the same, after coreference/GUIDE.md.

usage: training/sheets.py make MENTIONS > SHEET
       training/sheets.py check SHEET MARKS
       training/sheets.py read MENTIONS MARKS ... --licence TEXT > FILE

MENTIONS is what the example `coreference_mentions` of dragoman-reading writes, MARKS what a reader wrote: for each text
a line `# id`, then lines `label: numbers`. `check` says what is malformed, and lists pronouns without a group and equal
names in different groups, many of which are right. `read` makes the rows of coreference/*.jsonl. Standard library only.
"""
import argparse
import json
import re
import sys

PRONOUNS = set("he she it they him her his its their them himself herself itself themselves i we us our my me you your".split())


def brackets(text, mentions):
    """The text with a numbered bracket around each mention, the longer outside."""
    opens, closes = {}, {}
    for number, mention in enumerate(mentions, 1):
        start, end = mention["span"]
        opens.setdefault(start, []).append((-end, number))
        closes[end] = closes.get(end, 0) + 1
    out = []
    for at in range(len(text) + 1):
        out.append("]" * closes.get(at, 0))
        out.extend(f"[{number} " for _, number in sorted(opens.get(at, [])))
        out.append(text[at:at + 1])
    return "".join(out)


def words(sheet):
    """The words of each numbered bracket."""
    out, open_brackets = {}, []
    for found in re.finditer(r"\[(\d+) |\]|[^\[\]]+|\[", sheet):
        piece = found[0]
        if found[1]:
            open_brackets.append((int(found[1]), []))
        elif piece == "]" and open_brackets:
            number, pieces = open_brackets.pop()
            piece = out[number] = "".join(pieces)
        if not found[1] and open_brackets:
            open_brackets[-1][1].append(piece)
    return out


def by_text(path):
    """The lines of a sheet, or of marks, by text, in order."""
    texts, lines = {}, None
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        begin = re.match(r"# (\S+)$", line)
        if begin:
            if begin[1] in texts:
                raise SystemExit(f"{path}:{number}: {begin[1]} a second time")
            lines = texts[begin[1]] = []
        elif lines is None:
            raise SystemExit(f"{path}:{number}: expected a line \"# id\" first")
        else:
            lines.append((number, line))
    return texts


def groups_of(path, lines):
    """Groups of numbers, each with its line; ends the program where a line is malformed."""
    groups, seen = [], {}
    for number, line in lines:
        if not line.strip():
            continue
        found = re.match(r".*:\s*(\d+(?:[\s,]+\d+)+)\s*$", line)
        if not found:
            raise SystemExit(f"{path}:{number}: expected \"label: number number ...\", found {line.strip()[:60]!r}")
        group = [int(piece) for piece in re.findall(r"\d+", found[1])]
        for member in group:
            if seen.setdefault(member, number) != number:
                raise SystemExit(f"{path}:{number}: {member} is also in the group of line {seen[member]}")
        groups.append(group)
    return groups


def make(args):
    for line in open(args.mentions, encoding="utf-8"):
        row = json.loads(line)
        print(f"# {row['id']}\n{brackets(row['text'], row['mentions'])}\n")


def check(args):
    sheet, marks = by_text(args.sheet), by_text(args.marks)
    for name, lines in marks.items():
        if name not in sheet:
            raise SystemExit(f"{args.marks}: no text {name} on the sheet")
        of_number = words("".join(line for _, line in sheet[name]))
        group_of = {number: at for at, group in enumerate(groups_of(args.marks, lines)) for number in group}
        unknown = [number for number in group_of if number not in of_number]
        if unknown:
            raise SystemExit(f"{args.marks}: {name} has no bracket {unknown[0]}")
        alone = [f"{number} {text}" for number, text in of_number.items() if number not in group_of and text.lower() in PRONOUNS]
        same = {}
        for number, text in of_number.items():
            if text[:1].isupper() and text.lower() not in PRONOUNS:
                same.setdefault(text, set()).add(group_of.get(number))
        apart = [text for text, places in same.items() if len(places) > 1]
        if alone or apart:
            print(f"{name}: pronouns alone {alone}; equal names apart {apart}")
    print(f"{len(marks)} of {len(sheet)} texts")


def read(args):
    marks = {name: (path, lines) for path in args.marks for name, lines in by_text(path).items()}
    for line in open(args.mentions, encoding="utf-8"):
        row = json.loads(line)
        if row["id"] not in marks:
            continue
        groups = groups_of(*marks[row["id"]])
        mentions = [dict(row["mentions"][number - 1], cluster=at) for at, group in enumerate(groups) for number in group]
        clusters = [sorted({tuple(mention["span"]) for mention in mentions if mention["cluster"] == at}) for at in range(len(groups))]
        print(json.dumps({"id": row["id"], "title": row["title"], "licence": args.licence, "complete": True, "text": row["text"],
                          "clusters": [cluster for cluster in clusters if len(cluster) > 1], "mentions": mentions}, ensure_ascii=False))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    for run, names in ((make, ["mentions"]), (check, ["sheet", "marks"]), (read, ["mentions"])):
        part = commands.add_parser(run.__name__)
        part.set_defaults(run=run)
        for name in names:
            part.add_argument(name)
    part.add_argument("marks", nargs="+")
    part.add_argument("--licence", required=True)
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    sys.exit(main())
