"""Takes the least used piece from each unit of the layers, to go on training from there.

In: a checkpoint whose layers have one piece more than `network.py` says, encoded texts.
Out: a checkpoint for `train.py --start`.

A network that loses a piece and is trained on for a fifth of the time reads as well as before; one
that is trained with fewer pieces from the first takes the whole time.
"""

import argparse
import json
from pathlib import Path

import numpy
import torch
from torch.nn import functional

from data import Corpus
from labels import read_labels
from network import PIECES, WIDTH, Network, windows

# Tokens on which the pieces are counted.
SAMPLE = 200_000


def main():
    arguments = read_arguments()
    torch.set_num_threads(1)
    labels = read_labels(arguments.base)
    old = Network.load(arguments.checkpoint, labels, PIECES + 1)
    with torch.no_grad():
        uses = count_uses(old, sample(arguments))
        state = old.state_dict()
        for idx, counts in enumerate(uses):
            keep = counts.argsort(dim=0, descending=True)[:PIECES].sort(dim=0).values
            for name in ("weight", "bias"):
                key = f"layers.{idx}.{name}"
                state[key] = kept(state[key], keep)
    torch.save({"network": state, "step": arguments.step}, arguments.out)


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--base", required=True, type=Path)
    parser.add_argument("--shares", required=True, type=Path, help="JSON: how often a source is drawn")
    parser.add_argument("--checkpoint", required=True, type=Path)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--step", default=3000, type=int, help="where training is said to stand")
    return parser.parse_args()


def sample(arguments):
    """Batches of the texts that the network is trained on."""
    shares = json.loads(arguments.shares.read_text())
    corpus = Corpus(arguments.data, list(shares))
    random = numpy.random.default_rng(1)
    n_tokens = 0
    for batch in corpus.batches(corpus.draw(list(shares.values()), random), 4000, random):
        yield corpus.rows[batch.types], batch
        n_tokens += batch.ends[-1]
        if n_tokens > SAMPLE:
            return


def count_uses(network, batches):
    """How often each piece is the greatest: pieces by units, for each layer."""
    uses = [torch.zeros(PIECES + 1, WIDTH) for _ in network.layers]
    pool = network.pools[0]
    for rows, batch in batches:
        vectors = network.mixed(torch.from_numpy(rows), batch.words, batch.places, pool)
        for layer, counts in zip(network.layers, uses, strict=True):
            seen = windows(vectors)
            pieces = functional.linear(seen, layer.weight, layer.bias).view(len(seen), -1, WIDTH)
            best = pieces[batch.places].argmax(dim=1)
            counts += functional.one_hot(best, PIECES + 1).sum(dim=0).t()
            vectors = vectors + layer(seen, pool)
    return uses


def kept(values, keep):
    """The pieces that stay, of weights or of the bias."""
    by_piece = values.view(PIECES + 1, WIDTH, -1)
    index = keep.unsqueeze(-1).expand(-1, -1, by_piece.shape[-1])
    return by_piece.gather(0, index).reshape(PIECES * WIDTH, *values.shape[1:])


if __name__ == "__main__":
    main()
