"""Turns texts and what the teachers make of them into arrays.

In: parts (`texts.py`), the tables of two teachers over them (`examples/parse`), the base package
whose tokenizer and labels the model shares.
Out: an `.npz` a source: forms of the words as the network reads them, tags and projective trees
of the first teacher, the names of both teachers and of the source itself.

Names are coded token by token: 0 outside, else 1 + 2 * type, one more where a name begins.
"""

import argparse
import gzip
import json
from pathlib import Path

import numpy
import spacy
from spacy.attrs import IS_SPACE, NORM, PREFIX, SHAPE, SPACY, SUFFIX
from spacy.pipeline._parser_internals import nonproj

from labels import NAMES, read_labels

FORMS = [NORM, PREFIX, SUFFIX, SHAPE, SPACY, IS_SPACE]


def main():
    arguments = read_arguments()
    arguments.out.mkdir(parents=True, exist_ok=True)
    nlp = spacy.load(arguments.base)
    labels = read_labels(arguments.base)
    for source in arguments.sources:
        encode_source(arguments, nlp, labels, source)


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--base", required=True, type=Path, help="folder of the base package")
    parser.add_argument("--parts", required=True, type=Path)
    parser.add_argument("--teachers", required=True, nargs=2, type=Path, help="folders of tables")
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("sources", nargs="+")
    return parser.parse_args()


def encode_source(arguments, nlp, labels, source):
    encoder = Encoder(nlp, labels)
    parts = open(arguments.parts / f"{source}.jsonl", encoding="utf-8")
    first, second = (gzip.open(it / f"{source}.jsonl.gz", "rb") for it in arguments.teachers)
    for part, table, other in zip(parts, first, second, strict=True):
        encoder.add(json.loads(part), rows_of(table), rows_of(other))
    encoder.write(arguments.out / f"{source}.npz")
    print(f"{source}: {encoder.n_tokens} tokens, {encoder.n_skipped} parts skipped", flush=True)


def rows_of(line):
    return [row.split("\t") for row in json.loads(line)["table"].split("\n")[:-1]]


class Encoder:
    """Collects the arrays of one source."""

    def __init__(self, nlp, labels):
        self.nlp = nlp
        self.labels = labels
        self.n_tokens = 0
        self.n_skipped = 0
        self.columns = {name: [] for name in COLUMNS}
        self.words = []
        self.ends = []
        self.parts = {"held": [], "complete": [], "is_gold": []}

    def add(self, part, rows, other_rows):
        doc = self.nlp.make_doc(part["text"])
        if len(doc) == 0 or len(doc) != len(rows) or len(doc) != len(other_rows):
            self.n_skipped += 1
            return
        columns = self.columns
        columns["forms"].append(doc.to_array(FORMS))
        heads, deps = self.tree_of(rows)
        columns["head"].append(heads)
        columns["dep"].append(deps)
        columns["tag"].append([self.labels.tag_of[row[2]] for row in rows])
        columns["starts"].append([row[8] == "1" for row in rows])
        columns["first"].append(names_of_rows(rows))
        columns["second"].append(names_of_rows(other_rows))
        columns["gold"].append(gold_names(doc, part.get("entities", [])))
        self.words.extend(f"{token.text}{token.whitespace_}" for token in doc)
        self.n_tokens += len(doc)
        self.ends.append(self.n_tokens)
        self.parts["held"].append(part.get("held", False))
        self.parts["is_gold"].append("entities" in part)
        complete = part.get("complete", [])
        self.parts["complete"].append(sum(1 << GOLD.index(it) for it in complete if it in GOLD))

    def tree_of(self, rows):
        """Heads, and labels as the parser learns them: arcs that cross are lifted."""
        heads = [int(row[6]) for row in rows]
        deps = [row[7] for row in rows]
        if nonproj.is_nonproj_tree(heads):
            heads, deps = nonproj.projectivize(heads, deps)
        number = self.labels.dep_number
        return heads, [number(dep, head - token) for token, (head, dep) in enumerate(zip(heads, deps))]

    def write(self, path):
        arrays = {name: numpy.concatenate(self.columns[name]).astype(COLUMNS[name]) for name in COLUMNS}
        arrays["forms"], arrays["token"] = numpy.unique(arrays["forms"], axis=0, return_inverse=True)
        arrays["token"] = arrays["token"].astype(numpy.int32).ravel()
        arrays["ends"] = numpy.array(self.ends)
        arrays |= {name: numpy.array(values) for name, values in self.parts.items()}
        numpy.savez(path, **arrays)
        with gzip.open(path.with_suffix(".words.gz"), "wt", encoding="utf-8", compresslevel=1) as out:
            json.dump(self.words, out, ensure_ascii=False)


COLUMNS = {
    "forms": numpy.uint64,
    "head": numpy.int32,
    "dep": numpy.uint8,
    "tag": numpy.uint8,
    "starts": bool,
    "first": numpy.uint8,
    "second": numpy.uint8,
    "gold": numpy.uint8,
}

# Types of the sets of names, and types that the models have and no set.
GOLD = NAMES + ["PLACE", "MISC"]


def names_of_rows(rows):
    codes = []
    for row in rows:
        if row[9] == "O":
            codes.append(0)
        else:
            begins, _, kind = row[9].partition("-")
            codes.append(1 + 2 * GOLD.index(kind) + (begins == "B"))
    return codes


def gold_names(doc, entities):
    codes = [0] * len(doc)
    for entity in entities:
        span = doc.char_span(*entity["span"], alignment_mode="expand")
        if span is None or entity["type"] not in GOLD or any(codes[span.start : span.end]):
            continue
        code = 1 + 2 * GOLD.index(entity["type"])
        codes[span.start : span.end] = [code] * len(span)
        codes[span.start] += 1
    return codes


if __name__ == "__main__":
    main()
