"""Trains tagger, parser and recogniser over one encoder.

In: the folder of encoded texts. Out: a checkpoint that training resumes from and `export.py`
turns into a spaCy package.

The rate of learning rises, stays, and falls to nothing over the last `--decay` steps. A run can be
cut at any time and goes on from its checkpoint; with another `--steps` it ends sooner or later.
"""

import argparse
import json
import time
from pathlib import Path

import numpy
import torch
from numba import njit
from torch.nn import functional

from data import Corpus
from labels import read_labels
from moves import name_batch, parse_batch, parse_greedily
from network import ROWS, Network

RATE = 1.5e-3
WARM_UP = 500
# States are first followed by right moves, then more and more by the model's own.
EXPLORE_FROM, EXPLORE_FULLY, EXPLORE = 500, 3000, 0.9
# A word that was seen n times is taken for an unknown one in UNKNOWN / (UNKNOWN + n) of the batches.
UNKNOWN_WORD = 2.0
# A name is one move in ten tokens or fewer, an arc two a token.
NAMES_WEIGHT = 2
LOG_EVERY, EVALUATE_EVERY = 100, 1000
# Seconds between two checkpoints.
SAVE_AFTER = 150


def main():
    arguments = read_arguments()
    torch.set_num_threads(1)
    shares = json.loads(arguments.shares.read_text())
    labels = read_labels(arguments.base)
    proper = [labels.tag_of[tag] for tag in ("NNP", "NNPS")]
    corpus = Corpus(arguments.data, list(shares), proper)
    trainer = Trainer(arguments, corpus, labels)
    trainer.resume()
    trainer.train(list(shares.values()))


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--base", required=True, type=Path)
    parser.add_argument("--shares", required=True, type=Path, help="JSON: how often a source is drawn")
    parser.add_argument("--checkpoint", required=True, type=Path)
    parser.add_argument("--start", type=Path, help="checkpoint to start from, if there is none yet")
    parser.add_argument("--steps", required=True, type=int)
    parser.add_argument("--decay", required=True, type=int)
    parser.add_argument("--batch", default=2500, type=int, help="tokens")
    parser.add_argument("--dropout", default=0.1, type=float)
    parser.add_argument("--rate", default=RATE, type=float)
    return parser.parse_args()


class Trainer:
    """The network, its optimiser and where it stands."""

    def __init__(self, arguments, corpus, labels):
        torch.manual_seed(1)
        self.arguments = arguments
        self.corpus = corpus
        self.labels = labels
        n_moves = len(labels.parser_moves), len(labels.name_moves)
        self.network = Network(len(labels.tags), *n_moves, arguments.dropout)
        self.optimizer = torch.optim.AdamW(
            self.network.parameters(), lr=arguments.rate, betas=(0.9, 0.99), weight_decay=0.01, fused=True)
        self.step = 0
        self.parser_moves = move_arrays(labels.parser_moves, labels.dep_of)
        self.name_moves = name_arrays(labels.name_moves)
        self.losses = numpy.zeros(3)

    def resume(self):
        path = self.arguments.checkpoint
        path = path if path.exists() else self.arguments.start
        if path is not None and path.exists():
            saved = torch.load(path)
            self.network.load_state_dict(saved["network"])
            if "optimizer" in saved:
                self.optimizer.load_state_dict(saved["optimizer"])
            self.step = saved["step"]

    def save(self):
        path = self.arguments.checkpoint
        state = {"network": self.network.state_dict(), "optimizer": self.optimizer.state_dict(), "step": self.step}
        torch.save(state, path.with_suffix(".new"))
        path.with_suffix(".new").rename(path)

    def train(self, shares):
        seconds, n_tokens, saved = time.time(), 0, time.time()
        while self.step < self.arguments.steps:
            random = numpy.random.default_rng(self.step)
            seed(self.step)
            texts = self.corpus.draw(shares, random)
            for batch in self.corpus.batches(texts, self.arguments.batch, random):
                self.train_on(batch, random)
                n_tokens += batch.ends[-1]
                if self.step % LOG_EVERY == 0:
                    losses = " ".join(f"{loss:.4f}" for loss in self.losses / LOG_EVERY)
                    speed = n_tokens / (time.time() - seconds)
                    print(f"{self.step} {losses} {speed:.0f} tokens/s {time.strftime('%T')}", flush=True)
                    self.losses[:] = 0
                    seconds, n_tokens = time.time(), 0
                is_done = self.step >= self.arguments.steps
                if is_done or time.time() - saved > SAVE_AFTER:
                    self.save()
                    saved = time.time()
                if is_done or self.step % EVALUATE_EVERY == 0:
                    self.evaluate()
                if is_done:
                    break

    def train_on(self, batch, random):
        self.network.train()
        for group in self.optimizer.param_groups:
            group["lr"] = self.rate()
        with torch.autocast("cpu", torch.bfloat16):
            losses = self.losses_of(batch, random)
        self.optimizer.zero_grad()
        sum(losses).backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.losses += [loss.item() for loss in losses]
        self.step += 1

    def rate(self):
        left = (self.arguments.steps - self.step) / max(1, self.arguments.decay)
        return self.arguments.rate * min(1.0, left, (self.step + 1) / WARM_UP)

    def losses_of(self, batch, random):
        network = self.network
        rows = torch.from_numpy(self.rows_with_unknown(batch.types, random))
        vectors = network(rows, batch.words, batch.places)
        tags = functional.cross_entropy(network.tagger(vectors).float(), batch.tags)
        explore = (self.step - EXPLORE_FROM) / (EXPLORE_FULLY - EXPLORE_FROM)
        explore = EXPLORE * min(1.0, max(0.0, explore))
        return tags, self.parser_loss(vectors, batch, explore), self.name_loss(vectors, batch, explore)

    def rows_with_unknown(self, types, random):
        """The rows of the words; of some rare ones the norm's rows are drawn at random."""
        rows = self.corpus.rows[types]
        rate = UNKNOWN_WORD / (UNKNOWN_WORD + self.corpus.counts[types])
        unknown = random.random(len(types)) < rate
        rows[unknown, 0] = random.integers(ROWS[0], size=(unknown.sum(), 4))
        return rows

    def parser_loss(self, vectors, batch, explore):
        model = self.network.parser
        shares = model.shares(vectors)
        played = parse_batch(
            batch.ends, shares.detach().numpy(), *model.arrays(), *self.parser_moves,
            batch.heads, batch.deps, batch.starts, explore)
        weights = numpy.ones(len(played[0]), numpy.float32)
        return model.loss(shares, played, weights) / len(vectors)

    def name_loss(self, vectors, batch, explore):
        model = self.network.recognizer
        shares = model.shares(vectors)
        played, tokens, _ = name_batch(
            batch.ends, shares.detach().numpy(), *model.arrays(), *self.name_moves,
            batch.starts, batch.is_space, batch.names, explore, 1)
        return NAMES_WEIGHT * model.loss(shares, played, batch.weights[tokens]) / len(vectors)

    def evaluate(self):
        """Agreement with the first teacher, and with the settled names, on what is held back."""
        texts = numpy.flatnonzero(self.corpus.held)
        counts = numpy.zeros(7)
        self.network.eval()
        with torch.no_grad():
            for batch in self.corpus.batches(texts, 4000):
                counts += self.compare(batch)
        n_tokens, tags, heads, arcs, found, expected, right = counts
        if n_tokens:
            f1 = 2 * right / max(1, found + expected)
            print(f"held: tags {tags / n_tokens:.4f} heads {heads / n_tokens:.4f} "
                  f"arcs {arcs / n_tokens:.4f} names {f1:.4f}", flush=True)

    def compare(self, batch):
        network = self.network
        vectors = network(torch.from_numpy(self.corpus.rows[batch.types]), batch.words, batch.places)
        tags = network.tagger(vectors).argmax(1) == batch.tags
        parser, recognizer = network.parser, network.recognizer
        heads, arcs, starts = parse_greedily(
            batch.ends, parser.shares(vectors).numpy(), *parser.arrays(), *self.parser_moves)
        own = numpy.arange(len(heads)) - numpy.repeat(batch.ends - numpy.diff(batch.ends, prepend=0), numpy.diff(batch.ends, prepend=0))
        is_root = heads < 0
        heads = numpy.where(is_root, own, heads)
        same = heads == batch.heads
        arcs = same & (is_root | (arcs == batch.deps))
        *_, names = name_batch(
            batch.ends, recognizer.shares(vectors).numpy(), *recognizer.arrays(), *self.name_moves,
            starts, batch.is_space, batch.names, 1.0, 0)
        found, expected = spans_of(names), spans_of(batch.names)
        sizes = len(found), len(expected), len(found & expected)
        return numpy.array([len(heads), tags.sum().item(), same.sum(), arcs.sum(), *sizes])


def spans_of(codes):
    """Names as spans with their types; what is unknown is none."""
    spans, start = set(), None
    for token, code in enumerate([*codes, 0]):
        if start is not None and (code != codes[start] - 1):
            spans.add((start, token, codes[start]))
            start = None
        if start is None and 0 < code < 255 and (code - 1) % 2 == 1:
            start = token
    return spans


@njit
def seed(value):
    numpy.random.seed(value)


def move_arrays(moves, numbers):
    kinds = numpy.array([kind for kind, _ in moves], numpy.int8)
    return kinds, numpy.array([numbers.get(label, 0) for _, label in moves], numpy.uint8)


def name_arrays(moves):
    from labels import NAMES

    kinds = numpy.array([kind for kind, _ in moves], numpy.int8)
    return kinds, numpy.array([NAMES.index(label) if label else -1 for _, label in moves], numpy.int16)


if __name__ == "__main__":
    main()
