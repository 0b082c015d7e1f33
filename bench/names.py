"""Scores the names that a model finds by itself, without lexicon, on the sets in `gold/entities`.

In: models (folders or wheels), the program that parses (`examples/parse`), the shared folder.
Out: a table, overlap F1 with precision and recall: of each model, on each set.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

SETS = {"re3d_dev": ["--named-only"], "gum_news_dev": [], "uner_ewt_dev": []}
TYPES = ["PERSON", "ORG", "PLACE", "micro"]
ESCAPES = {"\\\\": "\\", "\\t": "\t", "\\n": "\n", "\\r": "\r"}


def main():
    arguments = read_arguments()
    if not (arguments.shared / "gold/entities").is_dir():
        sys.exit(f"{arguments.shared}: no gold/entities here; nothing is scored")
    print("| set | model | " + " | ".join(TYPES) + " |\n|" + " --- |" * (len(TYPES) + 2))
    for name in SETS:
        for model in arguments.models:
            scores = score(arguments, model, name)
            cells = [cell(scores[kind]) for kind in TYPES]
            print(f"| {name} | {Path(model).name} | " + " | ".join(cells) + " |", flush=True)


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("models", nargs="+", help="folders or wheels of spaCy models")
    parser.add_argument("--parse", required=True, help="the program examples/parse")
    parser.add_argument("--shared", required=True, type=Path)
    return parser.parse_args()


def score(arguments, model, name):
    gold = arguments.shared / f"gold/entities/{name}.jsonl"
    command = [arguments.parse, "--article", "--model", model, gold]
    run = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    texts = [json.loads(line)["text"] for line in gold.read_text(encoding="utf-8").splitlines()]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for text, line in zip(texts, run.stdout.split("\n")):
            row = json.loads(line)
            names = names_of(text, row["table"].split("\n")[:-1])
            file.write(json.dumps({"id": row["id"], "entities": names}) + "\n")
        file.flush()
        scorer = [sys.executable, arguments.shared / "score/score.py", "entities", "--json"]
        command = [*scorer, "--gold", gold, "--pred", file.name, *SETS[name]]
        run = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    return json.loads(run.stdout)["overlap"]


def names_of(text, rows):
    """The names of a table, with their places in the text."""
    names, place = [], 0
    for row in rows:
        word, *_, name = row.split("\t")
        word = unescape(word)
        start = text.index(word, place)
        place = start + len(word)
        if name.startswith("B-"):
            names.append({"span": [start, place], "type": name[2:]})
        elif name != "O":
            names[-1]["span"][1] = place
    return names


def unescape(word):
    for escaped, char in ESCAPES.items():
        word = word.replace(escaped, char)
    return word


def cell(score):
    return f"{score['p']:.3f} / {score['r']:.3f} / {score['f1']:.3f}"


if __name__ == "__main__":
    main()
