"""Cuts the training texts into parts as the program reads them: a paragraph at a time.

In: the folder of training data (`ner/*.jsonl`, `text/*.jsonl.gz`, `ud/*.conllu.gz`), the examples
of the lexicon.
Out: a JSON-lines file a source, `{"id", "text", "entities"?, "complete"?, "held"?}`.

Sets of names have a sentence a line. Most of their line breaks become blanks, so that the model
sees paragraphs of several sentences as news has them; offsets stay as they are. A few documents of
the news are held back for measuring (`held`); `held.jsonl` has 40,000 words of them.
"""

import argparse
import gzip
import json
import random
import zlib
from pathlib import Path

# Of so many documents one is held back: these three are the nearest to news.
HELD = {"gmb": 50, "wikinews": 14, "wikipedia_current_events": 40}

HELD_WORDS = 40_000

# A line break is kept with this probability where lines are sentences.
KEEPS_BREAK = 0.4

# Longer parts are cut at the end of a sentence, or else at a blank.
MAX_CHARS = 2500


def main():
    arguments = read_arguments()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for path in sorted(arguments.data.glob("ner/*.jsonl")):
        write(arguments.out, path.stem, names_parts(path))
    for path in sorted(arguments.data.glob("text/*.jsonl.gz")):
        write(arguments.out, path.name.removesuffix(".jsonl.gz"), text_parts(path))
    write_held(arguments.out)
    write(arguments.out, "ewt", treebank_parts(arguments.data / "ud/en_ewt_train.conllu.gz"))
    write(arguments.out, "examples", example_parts(arguments.examples))


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, help="the folder of training data")
    parser.add_argument("out", type=Path)
    parser.add_argument("--examples", required=True, type=Path, help="what `dragoman lexicon examples` prints")
    return parser.parse_args()


def write(folder, source, parts):
    with open(folder / f"{source}.jsonl", "w", encoding="utf-8") as out:
        for part in parts:
            out.write(json.dumps(part, ensure_ascii=False) + "\n")


def write_held(folder):
    """Held-back news, first the nearest to the task, for `bench/trees.py`."""
    n_words = 0
    with open(folder / "held.jsonl", "w", encoding="utf-8") as out:
        for source in ("wikinews", "gmb"):
            for line in open(folder / f"{source}.jsonl", encoding="utf-8"):
                part = json.loads(line)
                if part.get("held") and n_words < HELD_WORDS:
                    out.write(json.dumps({"id": part["id"], "text": part["text"]}, ensure_ascii=False) + "\n")
                    n_words += len(part["text"].split())


def example_parts(path):
    """The sentences of the lexicon, each once: they show many phrasal verbs that news uses seldom."""
    sentences = [line.rstrip("\n").split("\t")[2] for line in open(path, encoding="utf-8")]
    for number, sentence in enumerate(dict.fromkeys(sentences)):
        yield {"id": f"examples#{number}", "text": sentence}


def is_held(source, name):
    return source in HELD and zlib.crc32(name.encode()) % HELD[source] == 0


def names_parts(path):
    """The parts of a set of named entities, with the entities that lie inside."""
    draw = random.Random(path.stem)
    has_paragraphs = path.stem == "gum_train"
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = row["text"] if has_paragraphs else join_lines(row["text"], draw)
            for number, (start, end) in enumerate(spans_of(text)):
                part = {"id": f"{row['id']}#{number}", "text": text[start:end]}
                part["entities"] = inside(row["entities"], start, end)
                part["complete"] = row["complete"]
                yield mark(part, path.stem, row["id"])


def join_lines(text, draw):
    return "".join(" " if char == "\n" and draw.random() > KEEPS_BREAK else char for char in text)


def inside(entities, start, end):
    found = []
    for entity in entities:
        first, last = entity["span"]
        if start <= first and last <= end:
            span = [first - start, last - start]
            found.append({"span": span, "type": entity["type"], "orig_type": entity.get("orig_type")})
    return found


def mark(part, source, name):
    if is_held(source, name):
        part["held"] = True
    return part


def text_parts(path):
    source = path.name.removesuffix(".jsonl.gz")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            for number, (start, end) in enumerate(spans_of(row["text"])):
                part = {"id": f"{row['id']}#{number}", "text": row["text"][start:end]}
                yield mark(part, source, row["id"])


def treebank_parts(path):
    """The text of a treebank, a paragraph at a time: its trees are of another scheme than ours."""
    sentences, number = [], 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(("# newpar", "# newdoc")) and sentences:
                yield {"id": f"ewt#{number}", "text": " ".join(sentences)[:MAX_CHARS]}
                sentences, number = [], number + 1
            if line.startswith("# text = "):
                sentences.append(line.removeprefix("# text = ").strip())
    yield {"id": f"ewt#{number}", "text": " ".join(sentences)[:MAX_CHARS]}


def spans_of(text):
    """Start and end of each line, without blanks around it; long lines in pieces."""
    start = 0
    for line in text.split("\n"):
        yield from cut(text, start, start + len(line))
        start += len(line) + 1


def cut(text, start, end):
    while end - start > MAX_CHARS:
        stop = text.rfind(". ", start, start + MAX_CHARS) + 1
        stop = stop or text.rfind(" ", start, start + MAX_CHARS)
        stop = stop if stop > start else start + MAX_CHARS
        yield from strip(text, start, stop)
        start = stop
    yield from strip(text, start, end)


def strip(text, start, end):
    line = text[start:end]
    start += len(line) - len(line.lstrip())
    end -= len(line) - len(line.rstrip())
    if end > start:
        yield start, end


if __name__ == "__main__":
    main()
