"""The encoded texts in memory, and batches of them.

In: the `.npz` files of `encode.py` (and `augment.py`), with names settled by `names.py`.
Out: batches of whole texts, drawn by source as often as `SHARES` says.
"""

import numpy
import torch
from thinc.api import NumpyOps

from labels import NAMES
from moves import UNKNOWN
from network import PADDING, ROWS, SEEDS

# Names of these types, of so many words at most, are swapped with this probability.
SWAPPED_KINDS = [NAMES.index(kind) for kind in ("PERSON", "ORG", "GPE")]
MOST_SWAPPED = 3
SWAPPED = 0.25


class Corpus:
    """All sources, one after the other."""

    def __init__(self, folder, sources, tags_of_names=()):
        arrays = [dict(numpy.load(folder / f"{source}.npz")) for source in sources]
        self.forms, self.token = merge_forms(arrays)
        for name in ["head", "dep", "tag", "starts", "names", "weights"]:
            setattr(self, name, numpy.concatenate([it[name] for it in arrays]))
        sizes = numpy.cumsum([0] + [len(it["token"]) for it in arrays])
        ends = [it["ends"] + size for it, size in zip(arrays, sizes)]
        self.ends = numpy.concatenate(ends)
        self.firsts = numpy.concatenate([[0], self.ends[:-1]])
        self.held = numpy.concatenate([it["held"] for it in arrays])
        self.source = numpy.concatenate([numpy.full(len(it), idx) for idx, it in enumerate(ends)])
        self.is_space = self.forms[:, 5] == 1
        self.counts = numpy.bincount(self.token, minlength=len(self.forms))
        self.swaps = Swaps(self, tags_of_names)
        self.rows = rows_of(self.forms)

    def draw(self, shares, random):
        """The texts of one round in random order, each source as often as its share says."""
        chosen = []
        for idx, share in enumerate(shares):
            texts = numpy.flatnonzero((self.source == idx) & ~self.held)
            whole, rest = divmod(share, 1)
            chosen += [texts] * int(whole) + [texts[random.random(len(texts)) < rest]]
        return random.permutation(numpy.concatenate(chosen))

    def batches(self, texts, n_tokens, random=None):
        """Texts in order, as many at a time as hold so many tokens; with `random` names are swapped."""
        batch, size = [], 0
        for text in texts:
            batch.append(text)
            size += self.ends[text] - self.firsts[text]
            if size >= n_tokens:
                yield Batch(self, batch, random)
                batch, size = [], 0
        if batch:
            yield Batch(self, batch, random)


class Batch:
    """Some texts, side by side."""

    def __init__(self, corpus, texts, random=None):
        firsts, ends = corpus.firsts[texts], corpus.ends[texts]
        lengths = ends - firsts
        index = numpy.concatenate([numpy.arange(first, end) for first, end in zip(firsts, ends)])
        self.ends = numpy.cumsum(lengths)
        text_of = numpy.repeat(numpy.arange(len(texts)), lengths)
        self.places = torch.from_numpy(numpy.arange(len(index)) + PADDING * (text_of + 1))
        tokens = corpus.token[index]
        if random is not None:
            corpus.swaps.apply(tokens, index, random)
        types, words = numpy.unique(tokens, return_inverse=True)
        self.types = types
        self.words = torch.from_numpy(words.ravel())
        self.heads = corpus.head[index]
        self.deps = corpus.dep[index]
        self.starts = corpus.starts[index]
        self.tags = torch.from_numpy(corpus.tag[index].astype(numpy.int64))
        self.names = corpus.names[index]
        self.weights = corpus.weights[index]
        self.is_space = corpus.is_space[corpus.token[index]]


class Swaps:
    """Puts other names of the same type and length in the place of some.

    So the model meets rare names in common surroundings, and learns the words of many names. Only
    names of proper nouns alone are swapped: their trees are alike.
    """

    def __init__(self, corpus, tags):
        self.start, self.length, kind = swappable(corpus, tags)
        self.group = numpy.full(len(corpus.token), -1, numpy.int32)
        self.group[self.start] = numpy.arange(len(self.start))
        self.kind = kind * 4 + self.length
        self.core, self.variant = spaced_variants(corpus)
        self.space = corpus.forms[:, 4].astype(numpy.int8)
        self.pools = {key: self.pool(corpus, key) for key in numpy.unique(self.kind).tolist()}

    def pool(self, corpus, key):
        """The names of one type and length, each with a chance that grows with the root of its count."""
        starts = self.start[self.kind == key]
        tokens = corpus.token[starts[:, None] + numpy.arange(key % 4)]
        names, counts = numpy.unique(self.core[tokens], axis=0, return_counts=True)
        often = counts > 1
        chance = numpy.sqrt(counts[often])
        return names[often], numpy.cumsum(chance / chance.sum())

    def apply(self, tokens, index, random):
        places = numpy.flatnonzero(self.group[index] >= 0)
        places = places[random.random(len(places)) < SWAPPED]
        keys = self.kind[self.group[index[places]]]
        for key in numpy.unique(keys).tolist():
            names, chances = self.pools[key]
            if len(names) == 0:
                continue
            here = places[keys == key][:, None] + numpy.arange(key % 4)
            drawn = names[numpy.minimum(numpy.searchsorted(chances, random.random(len(here))), len(names) - 1)]
            tokens[here] = self.variant[drawn, self.space[tokens[here]]]


def swappable(corpus, tags):
    """Start, length and type of the names that may be swapped."""
    names = corpus.names
    start = numpy.flatnonzero((names > 0) & (names != UNKNOWN) & (names % 2 == 0))
    kind = (names[start] - 2) // 2
    length = numpy.ones(len(start), numpy.int64)
    for more in range(1, MOST_SWAPPED + 1):
        following = names[numpy.minimum(start + more, len(names) - 1)]
        length += (length == more) & (following == names[start] - 1)
    is_proper = numpy.isin(corpus.tag, tags)
    keeps = (length <= MOST_SWAPPED) & numpy.isin(kind, SWAPPED_KINDS) & (corpus.weights[start] >= 0.7)
    for more in range(MOST_SWAPPED):
        last = numpy.minimum(start + more, len(names) - 1)
        keeps &= (length <= more) | is_proper[last]
    return start[keeps], length[keeps], kind[keeps].astype(numpy.int64)


def spaced_variants(corpus):
    """For each word its number without regard to the blank after it; and both variants of the word.

    Adds the variants that no text has to the forms of the corpus.
    """
    plain = numpy.delete(corpus.forms, 4, axis=1)
    _, first, core = numpy.unique(plain, axis=0, return_index=True, return_inverse=True)
    core = core.ravel()
    variant = numpy.full((len(first), 2), -1, numpy.int64)
    variant[core, corpus.forms[:, 4].astype(numpy.int64)] = numpy.arange(len(corpus.forms))
    missing = numpy.argwhere(variant < 0)
    added = corpus.forms[first[missing[:, 0]]]
    added[:, 4] = missing[:, 1]
    variant[missing[:, 0], missing[:, 1]] = len(corpus.forms) + numpy.arange(len(added))
    corpus.forms = numpy.concatenate([corpus.forms, added])
    corpus.counts = numpy.concatenate([corpus.counts, corpus.counts[first[missing[:, 0]]]])
    return numpy.concatenate([core, missing[:, 0]]), variant


def merge_forms(arrays):
    """One list of forms for all sources, and the tokens as places in it."""
    forms = numpy.concatenate([it["forms"] for it in arrays])
    forms, places = numpy.unique(forms, axis=0, return_inverse=True)
    tokens, start = [], 0
    for it in arrays:
        n_forms = len(it["forms"])
        tokens.append(places.ravel()[start : start + n_forms][it["token"]])
        start += n_forms
    return forms, numpy.concatenate(tokens).astype(numpy.int32)


def rows_of(forms):
    """Four rows of the joined tables for every form, as thinc's `HashEmbed` draws them."""
    ops, start, columns = NumpyOps(), 0, []
    for column, (n_rows, seed) in enumerate(zip(ROWS, SEEDS)):
        ids = numpy.ascontiguousarray(forms[:, column])
        columns.append(start + (ops.hash(ids, seed) % n_rows).astype(numpy.int64))
        start += n_rows
    return numpy.stack(columns, axis=1)
