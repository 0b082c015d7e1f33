"""Shows how far models agree with a teacher on tags and trees of news that none of them was trained on.

In: the teacher and the models (folders or wheels), the program that parses (`examples/parse`),
texts (JSON lines; `training/texts.py` writes the part of its texts that is held back).
Out: a table: tags, heads (UAS), heads with labels (LAS), sentence starts; punctuation counts.
"""

import argparse
import json
import subprocess
from pathlib import Path

TAG, HEAD, DEP, STARTS = 2, 6, 7, 8


def main():
    arguments = read_arguments()
    expected = parse(arguments, arguments.teacher)
    n_words = sum(len(rows) for rows in expected)
    print(f"{n_words} words, agreement with {Path(arguments.teacher).name}\n")
    print("| model | tags | UAS | LAS | sentence starts, F1 |\n| --- | --- | --- | --- | --- |")
    for model in arguments.models:
        shares = compare(expected, parse(arguments, model))
        cells = " | ".join(f"{share:.4f}" for share in shares)
        print(f"| {Path(model).name} | {cells} |", flush=True)


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("models", nargs="+", help="folders or wheels of spaCy models")
    parser.add_argument("--teacher", required=True)
    parser.add_argument("--parse", required=True, help="the program examples/parse")
    parser.add_argument("--text", required=True, help="texts as JSON lines")
    return parser.parse_args()


def parse(arguments, model):
    command = [arguments.parse, "--model", model, arguments.text]
    run = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    tables = [json.loads(line)["table"] for line in run.stdout.split("\n")[:-1]]
    return [[row.split("\t") for row in table.split("\n")[:-1]] for table in tables]


def compare(expected, found):
    n_words = tags = heads = arcs = 0
    starts = [0, 0, 0]
    for theirs, ours in zip(expected, found, strict=True):
        for their, our in zip(theirs, ours, strict=True):
            n_words += 1
            tags += their[TAG] == our[TAG]
            heads += their[HEAD] == our[HEAD]
            arcs += their[HEAD] == our[HEAD] and their[DEP] == our[DEP]
            are_starts = their[STARTS] == "1", our[STARTS] == "1"
            starts = [count + is_one for count, is_one in zip(starts, [*are_starts, all(are_starts)])]
    return tags / n_words, heads / n_words, arcs / n_words, 2 * starts[2] / (starts[0] + starts[1])


if __name__ == "__main__":
    main()
