"""Settles the names: one type a token, and how far to trust it.

In: the arrays of `encode.py`, the words, the lexicon. Out: `names` (coded as there; 255 unknown)
and `weights` in the same `.npz` files.

1. Votes: how often a string of words was found as which type, in all texts and in its document,
   by the teachers, by the sets of names, by the lexicon.
2. In plain text a span takes the type with most votes: two teachers at the spot, the rest of the
   document (a name means one thing there), all texts. A span that the first teacher alone sees
   counts less, an organisation not at all, since there it is wrong more often than right; one that
   the second alone sees is unknown unless others know the name.
3. In a set of names its own spans hold, for the types that it annotates throughout; all other
   types are the teachers'. Sets that do not tell kinds of places apart get them from the votes.
"""

import argparse
import csv
import gzip
import json
from collections import Counter, defaultdict
from pathlib import Path

import numpy

from encode import GOLD
from labels import NAMES
from moves import UNKNOWN

# Types that stand for what is called by a name. The others are dates and numbers.
NAMED = {"ORG", "PERSON", "GPE", "NORP", "WORK_OF_ART", "LOC", "FAC", "EVENT", "PRODUCT", "LAW", "LANGUAGE"}
PLACES = ["GPE", "LOC", "FAC"]
OTHERS = ["EVENT", "WORK_OF_ART", "PRODUCT", "LAW", "LANGUAGE", "NORP", "FAC"]

# Votes of: both teachers, the first, the second, a set of names, the lexicon.
BOTH, FIRST, SECOND, SET, LEXICON = 1.0, 0.5, 0.25, 2.0, 200.0

# Sets that were annotated by machine and corrected: where both teachers see more, they are heard.
SILVER_SETS = {"gmb"}

# Sets whose own spans count less than others'.
UNEVEN_SETS = {"gmb", "btc"}

FACILITIES = {"Airport", "Bridge", "Stadium", "Square", "Street", "Avenue", "Road", "Hotel", "Prison", "Hall",
              "Building", "Tower", "Palace", "Mosque", "Church", "Cathedral", "Temple", "Station", "Museum"}  # fmt: skip
LANDS = {"River", "Mountains", "Mountain", "Sea", "Ocean", "Lake", "Island", "Islands", "Valley", "Bay", "Gulf",
         "Desert", "Peninsula", "Coast", "Strait", "Hills", "Africa", "Europe", "Asia", "East", "West"}  # fmt: skip


def main():
    arguments = read_arguments()
    votes = Votes(read_lexicon(arguments.lexicon))
    for source in arguments.sources:
        votes.count(Source(arguments, source))
    for source in arguments.sources:
        Source(arguments, source).settle(votes)


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--parts", required=True, type=Path)
    parser.add_argument("--lexicon", required=True, type=Path)
    parser.add_argument("sources", nargs="+")
    return parser.parse_args()


def read_lexicon(folder):
    """Names that mean one thing, with their type."""
    known = {}
    for row in read_table(folder / "countries.tsv"):
        for name in [row["name"], *listed(row["names"])]:
            known[name] = "GPE"
        for name in listed(row["adjectives"]) + listed(row["people"]):
            known[name] = "NORP"
        for name in listed(row["capitals"]):
            known[name] = "GPE"
    for row in read_table(folder / "peoples.tsv"):
        for name in [row["name"], *listed(row["names"]), *listed(row["adjectives"])]:
            known[name] = "NORP"
    for row in read_table(folder / "organisations.tsv"):
        for name in [row["name"], *listed(row["names"])]:
            known[name] = row["type"]
    for row in read_table(folder / "people.tsv"):
        for name in [row["name"], *listed(row["names"])]:
            known[name] = "PERSON"
    return known


def read_table(path):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def listed(cell):
    return [name for name in (cell or "").split("|") if name and not name.startswith("?")]


def key_of(words, start, end):
    """The name without article, genitive and case of all-capital words."""
    text = "".join(words[start:end]).strip().replace("’", "'")
    text = text.removesuffix("'s").removesuffix("'")
    for article in ("the ", "The "):
        text = text.removeprefix(article)
    return text


class Votes:
    """How often a name was found as which type."""

    def __init__(self, lexicon):
        self.everywhere = defaultdict(Counter)
        self.in_text = defaultdict(lambda: defaultdict(Counter))
        for name, kind in lexicon.items():
            self.everywhere[name][kind] += LEXICON

    def count(self, source):
        for kind, start, end, weight in source.found():
            key = key_of(source.words, start, end)
            self.everywhere[key][kind] += weight
            self.in_text[source.name, source.text_at(start)][key][kind] += weight

    def of(self, source, start, end):
        """Votes for each type, everywhere and in the text, each as shares that grow with their number."""
        key = key_of(source.words, start, end)
        shares = Counter()
        counters = [self.everywhere.get(key), self.in_text[source.name, source.text_at(start)].get(key)]
        for counter in filter(None, counters):
            total = sum(counter.values())
            for kind, votes in counter.items():
                shares[kind] += 2 * votes / (total + 2)
        return shares

    def known(self, source, start, end):
        """Whether the name is known from elsewhere."""
        return sum(self.everywhere.get(key_of(source.words, start, end), {}).values()) >= 3


class Source:
    """The names of one source."""

    def __init__(self, arguments, name):
        self.name = name
        self.path = arguments.data / f"{name}.npz"
        self.arrays = dict(numpy.load(self.path))
        with gzip.open(self.path.with_suffix(".words.gz"), "rt", encoding="utf-8") as file:
            self.words = json.load(file)
        ends = self.arrays["ends"]
        self.part_of = numpy.repeat(numpy.arange(len(ends)), numpy.diff(ends, prepend=0))
        with open(arguments.parts / f"{name}.jsonl", encoding="utf-8") as lines:
            self.texts = [json.loads(line)["id"].partition("#")[0] for line in lines]
        assert len(self.texts) == len(ends), f"{name}: a part was skipped"
        self.is_set = bool(self.arrays["is_gold"].any())

    def text_at(self, token):
        return self.texts[self.part_of[token]]

    def spans(self, layer):
        """Names of a layer, by their first token: type and end."""
        codes = self.arrays[layer]
        spans, starts = {}, numpy.flatnonzero((codes > 0) & (codes % 2 == 0))
        for start in starts.tolist():
            end = start + 1
            while end < len(codes) and codes[end] == codes[start] - 1 and self.part_of[end] == self.part_of[start]:
                end += 1
            spans[start] = (GOLD[(int(codes[start]) - 2) // 2], end)
        return spans

    def found(self):
        """Type, start, end and weight of every finding."""
        first, second = self.spans("first"), self.spans("second")
        for start, (kind, end) in first.items():
            yield kind, start, end, BOTH if second.get(start) == (kind, end) else FIRST
        for start, (kind, end) in second.items():
            if first.get(start) != (kind, end):
                yield kind, start, end, SECOND
        if self.is_set:
            for start, (kind, end) in self.spans("gold").items():
                if kind in NAMED:
                    yield kind, start, end, SET

    def settle(self, votes):
        self.names = numpy.zeros(len(self.words), numpy.uint8)
        self.weights = numpy.ones(len(self.words), numpy.float32)
        if self.is_set:
            self.settle_set(votes)
        self.settle_plain(votes)
        self.weights[self.names == UNKNOWN] = 0
        self.arrays |= {"names": self.names, "weights": self.weights}
        numpy.savez(self.path, **self.arrays)
        counts = Counter((self.names[(self.names > 0) & (self.names % 2 == 0)] // 2 - 1).tolist())
        kinds = ", ".join(f"{NAMES[kind]} {count}" for kind, count in counts.most_common(6))
        unknown = (self.names == UNKNOWN).mean()
        print(f"{self.name}: {kinds}; unknown {unknown:.4f}, mean weight {self.weights.mean():.3f}", flush=True)

    def put(self, start, end, kind, weight):
        if self.names[start:end].any():
            return
        code = 1 + 2 * NAMES.index(kind)
        self.names[start:end] = code
        self.names[start] = code + 1
        self.weights[start:end] = weight

    def forget(self, start, end):
        self.names[start:end] = numpy.where(self.names[start:end] == 0, UNKNOWN, self.names[start:end])

    def settle_plain(self, votes):
        """What the teachers found, where nothing is settled yet."""
        first, second = self.spans("first"), self.spans("second")
        by_place = {}
        for spans, own in ((first, 1.0), (second, 0.5)):
            for start, (kind, end) in spans.items():
                by_place.setdefault((start, end), Counter())[kind] += own
        for (start, end), own in sorted(by_place.items(), key=lambda it: (it[0][0] not in first, it[0])):
            is_first = first.get(start, (None, None))[1] == end
            is_second = second.get(start, (None, None))[1] == end
            if not NAMED.intersection(own):
                if is_first:
                    self.put_if_open(start, end, max(own, key=own.get), 1.0 if is_second else 0.7)
                continue
            shares = own + votes.of(self, start, end)
            kind = max(shares, key=lambda it: (shares[it], it))
            agreed = len(own) == 1 and sum(own.values()) > 1.4
            certain = agreed or votes.known(self, start, end)
            if certain or is_first and kind != "ORG":
                self.put_if_open(start, end, kind, 1.0 if certain else 0.5)
            else:
                self.forget_if_open(start, end)

    def put_if_open(self, start, end, kind, weight):
        if not self.is_closed(start, end, kind):
            self.put(start, end, kind, weight)

    def forget_if_open(self, start, end):
        if not self.is_closed(start, end, "ORG"):
            self.forget(start, end)

    def is_closed(self, start, end, kind):
        """Whether the set says that there is no such name."""
        if not self.is_set:
            return False
        complete = int(self.arrays["complete"][self.part_of[start]])
        kinds = {kind, "PLACE"} if kind in PLACES else {kind}
        if kind == "NORP":
            return False
        is_complete = any(complete >> GOLD.index(it) & 1 for it in kinds)
        if not is_complete:
            return False
        if self.name in SILVER_SETS:
            # Not closed where both see the same; and where one does, nobody knows.
            same = self.arrays["first"][start:end], self.arrays["second"][start:end]
            if (same[0] == same[1]).all():
                return False
            self.forget(start, end)
            return True
        self.weights[start:end] = numpy.minimum(self.weights[start:end], 0.7)
        return True

    def settle_set(self, votes):
        """What the set itself annotates."""
        trust = 0.7 if self.name in UNEVEN_SETS else 1.0
        for start, (kind, end) in self.spans("gold").items():
            shares = self.teachers_at(start, end) + votes.of(self, start, end)
            if kind in ("PLACE", "GPE", "LOC"):
                self.put(start, end, self.kind_of_place(shares, start, end), trust)
            elif kind == "MISC":
                best = max(OTHERS, key=lambda it: shares[it])
                if shares[best] >= 1:
                    self.put(start, end, best, 0.7)
                else:
                    self.forget(start, end)
            elif kind in NAMED:
                self.put(start, end, kind, trust)

    def teachers_at(self, start, end):
        shares = Counter()
        for layer, weight in (("first", 1.0), ("second", 0.5)):
            for code in set(self.arrays[layer][start:end].tolist()) - {0}:
                shares[GOLD[(code - 1) // 2]] += weight
        return shares

    def kind_of_place(self, shares, start, end):
        best = max(PLACES, key=lambda it: shares[it])
        if shares[best] > 0:
            return best
        last = self.words[end - 1].strip()
        return "FAC" if last in FACILITIES else "LOC" if last in LANDS else "GPE"


if __name__ == "__main__":
    main()
