"""Makes noisy copies of some texts, with the labels of the clean ones; and lists names that are known.

In: encoded texts with settled names, the lexicon. Out: two more sources, `augmented` and `lexicon`. The
second is no text to read: `data.py` puts its names in the place of others.

Headlines in capitals or with every word capitalised, curly quotation marks, lost accents, misspelt
names, marks of a bad scan, lower case. A copy that splits into other tokens is left out.
"""

import argparse
import gzip
import json
import random
import unicodedata
from pathlib import Path

import numpy
import spacy

from encode import FORMS
from labels import NAMES, read_labels
from names import read_lexicon, read_table

COPIED = ["head", "dep", "tag", "starts", "names", "weights"]
TYPES = {
    "head": numpy.int32, "dep": numpy.uint8, "tag": numpy.uint8, "starts": bool,
    "names": numpy.uint8, "weights": numpy.float32,
}  # fmt: skip

# A known name counts as one that stood so often in the texts; one of a group in arms, whose names
# are many and newer than most texts, more.
KNOWN, KNOWN_GROUP = 16, 400

HEADLINE = 30
SCANS = [("rn", "m"), ("l", "1"), ("O", "0"), ("e", "c"), ("i", "l"), ("S", "5"), ("h", "b")]


def main():
    arguments = read_arguments()
    nlp = spacy.load(arguments.base)
    draw = random.Random(1)
    copies = Copies()
    for source in arguments.sources:
        arrays = dict(numpy.load(arguments.data / f"{source}.npz"))
        with gzip.open(arguments.data / f"{source}.words.gz", "rt", encoding="utf-8") as file:
            words = json.load(file)
        first = 0
        for end, held in zip(arrays["ends"].tolist(), arrays["held"]):
            if not held and end - first > 3 and draw.random() < arguments.rate:
                copies.add(nlp, words[first:end], {name: arrays[name][first:end] for name in COPIED}, draw)
            first = end
    copies.write(arguments.data / "augmented.npz")
    known, proper = Copies(), read_labels(arguments.base).tag_of["NNP"]
    for name, kind, count in known_names(arguments.lexicon):
        known.add_name(nlp, name, kind, proper, count)
    known.write(arguments.data / "lexicon.npz")


def known_names(folder):
    """Names of the lexicon that stand for themselves, with their types and how often they count."""
    for name, kind in read_lexicon(folder).items():
        if kind in ("GPE", "ORG", "PERSON"):
            yield name, kind, KNOWN
    for row in read_table(folder / "organisations.tsv"):
        if row["sector"] == "REB":
            for name in [row["name"], *(row["names"] or "").split("|")]:
                for variant in sorted({name, name.replace("'", "’")} - {""}):
                    yield variant.removeprefix("?"), "ORG", KNOWN_GROUP
    for row in read_table(folder / "given_names.tsv"):
        yield row["name"], "PERSON", KNOWN


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--base", required=True, type=Path)
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--lexicon", required=True, type=Path)
    parser.add_argument("--rate", default=0.15, type=float)
    parser.add_argument("sources", nargs="+")
    return parser.parse_args()


class Copies:
    """The arrays of the copies."""

    def __init__(self):
        self.forms, self.sizes, self.n_lost = [], [], 0
        self.columns = {name: [] for name in COPIED}

    def add(self, nlp, words, columns, draw):
        noise, most = draw.choices(NOISES, weights=[share for share, _, _ in NOISES])[0][1:]
        size = len(words)
        if most:
            size = next((token for token in range(1, size) if columns["starts"][token]), size)
            if size > most:
                return
        noisy = noise(words[:size], columns["names"][:size], draw)
        doc = nlp.make_doc("".join(noisy))
        if len(doc) != size:
            self.n_lost += 1
            return
        self.forms.append(doc.to_array(FORMS))
        self.sizes.append(size)
        for name, column in columns.items():
            self.columns[name].append(column[:size])

    def add_name(self, nlp, name, kind, proper, count):
        """A name as so many texts of its own."""
        doc = nlp.make_doc(name)
        code = 1 + 2 * NAMES.index(kind)
        columns = {
            "head": [0] * len(doc),
            "dep": [0] * len(doc),
            "tag": [proper] * len(doc),
            "starts": [token == 0 for token in range(len(doc))],
            "names": [code + (token == 0) for token in range(len(doc))],
            "weights": [1.0] * len(doc),
        }
        for _ in range(count):
            self.forms.append(doc.to_array(FORMS).reshape(len(doc), -1))
            self.sizes.append(len(doc))
            for column, values in columns.items():
                self.columns[column].append(numpy.array(values, TYPES[column]))

    def write(self, path):
        arrays = {name: numpy.concatenate(parts) for name, parts in self.columns.items()}
        forms = numpy.concatenate(self.forms).astype(numpy.uint64)
        arrays["forms"], token = numpy.unique(forms, axis=0, return_inverse=True)
        arrays["token"] = token.astype(numpy.int32).ravel()
        arrays["ends"] = numpy.cumsum(self.sizes)
        arrays["held"] = numpy.zeros(len(self.sizes), bool)
        numpy.savez(path, **arrays)
        print(f"{path.stem}: {len(token)} tokens in {len(self.sizes)} texts; {self.n_lost} split otherwise")


def capitals(words, _names, _draw):
    return [word.upper() for word in words]


def title_case(words, _names, _draw):
    return [word[:1].upper() + word[1:] for word in words]


def lower_case(words, _names, _draw):
    return [word.lower() for word in words]


def curly_marks(words, _names, draw):
    """Quotation marks open and close in turn; some texts write them as two single ones."""
    pair = draw.choice([("“", "”"), ("“", "”"), ("''", "''")])
    opens, out = True, []
    for word in words:
        if word.strip() == '"':
            word = word.replace('"', pair[0] if opens else pair[1])
            opens = not opens
        out.append(word.replace("'", "’") if pair[0] == "“" else word)
    return out


def without_accents(words, _names, _draw):
    return ["".join(it for it in unicodedata.normalize("NFD", word) if not unicodedata.combining(it)) for word in words]


def misspelt_names(words, names, draw):
    return [misspell(word, draw) if name and draw.random() < 0.4 else word for word, name in zip(words, names)]


def misspell(word, draw):
    core = word.rstrip()
    if len(core) < 4 or not core.isalpha():
        return word
    place = draw.randrange(1, len(core) - 1)
    letters = [
        core[:place] + core[place + 1 :],
        core[:place] + core[place] + core[place:],
        core[:place] + core[place + 1] + core[place] + core[place + 2 :],
        core[:place] + draw.choice("aeiou") + core[place + 1 :],
    ]
    return draw.choice(letters) + word[len(core) :]


def bad_scan(words, _names, draw):
    out = []
    for word in words:
        seen, read = draw.choice(SCANS)
        out.append(word.replace(seen, read, 1) if draw.random() < 0.15 and len(word) > 3 else word)
    return out


# Share, what it does, and the length of a first sentence that it is for (0: any text).
NOISES = [
    (4, curly_marks, 0),
    (2, capitals, HEADLINE),
    (2, title_case, HEADLINE),
    (2, without_accents, 0),
    (2, misspelt_names, 0),
    (1, bad_scan, 0),
    (1, lower_case, 0),
]


if __name__ == "__main__":
    main()
