"""Compares what the trainer's own network says with what spaCy says of the exported package.

In: a checkpoint, the package made of it (32-bit), encoded texts. Out: a line of agreement; exit
status 1 if it is below 99.9 % anywhere.
"""

import argparse
import gzip
import json
import sys
from pathlib import Path

import numpy
import spacy
import torch

from data import Batch, Corpus
from labels import NAMES, read_labels
from moves import name_batch, parse_greedily
from network import Network
from train import move_arrays, name_arrays

BAR = 0.999


def main():
    arguments = read_arguments()
    nlp = spacy.load(arguments.package)
    labels = read_labels(arguments.package)
    network = Network.load(arguments.checkpoint, labels)
    network.eval()
    corpus = Corpus(arguments.data, [arguments.source])
    with gzip.open(arguments.data / f"{arguments.source}.words.gz", "rt", encoding="utf-8") as file:
        words = json.load(file)
    same, n_tokens = numpy.zeros(4), 0
    for text in range(0, len(corpus.ends), max(1, len(corpus.ends) // arguments.texts)):
        batch = Batch(corpus, [text])
        own = decode(network, labels, corpus, batch)
        doc = reference(nlp, words[corpus.firsts[text] : corpus.ends[text]])
        same += [sum(a == b for a, b in zip(ours, theirs)) for ours, theirs in zip(own, doc)]
        n_tokens += len(own[0])
    shares = same / n_tokens
    print(f"{n_tokens} tokens; same tag {shares[0]:.5f}, head {shares[1]:.5f}, "
          f"label {shares[2]:.5f}, name {shares[3]:.5f}")
    sys.exit(0 if shares.min() >= BAR else 1)


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--package", required=True, type=Path)
    parser.add_argument("--checkpoint", required=True, type=Path)
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--source", default="wikinews")
    parser.add_argument("--texts", default=500, type=int)
    return parser.parse_args()


@torch.no_grad()
def decode(network, labels, corpus, batch):
    vectors = network(torch.from_numpy(corpus.rows[batch.types]), batch.words, batch.places)
    tags = [labels.tags[tag] for tag in network.tagger(vectors).argmax(1).tolist()]
    parser, recognizer = network.parser, network.recognizer
    moves = move_arrays(labels.parser_moves, labels.dep_of)
    heads, arcs, starts = parse_greedily(batch.ends, parser.shares(vectors).numpy(), *parser.arrays(), *moves)
    deps = [labels.deps[arc] if head >= 0 else "ROOT" for arc, head in zip(arcs.tolist(), heads)]
    heads = [head if head >= 0 else token for token, head in enumerate(heads.tolist())]
    *_, codes = name_batch(
        batch.ends, recognizer.shares(vectors).numpy(), *recognizer.arrays(), *name_arrays(labels.name_moves),
        starts, batch.is_space, batch.names, 1.0, 0)
    names = ["" if code == 0 else "IB"[code % 2 == 0] + NAMES[(code - 1) // 2] for code in codes.tolist()]
    return tags, heads, deps, names


def reference(nlp, words):
    """spaCy's answer for the same tokens, before lifted arcs are put back."""
    doc = nlp.make_doc("".join(words))
    assert len(doc) == len(words), "other tokens"
    parser = nlp.get_pipe("parser")
    for name in ("tok2vec", "tagger"):
        doc = nlp.get_pipe(name)(doc)
    states = parser.predict([doc])
    arcs = {arc["child"]: arc for arc in states[0].arcs}
    heads = [arcs[token]["head"] if token in arcs else token for token in range(len(doc))]
    deps = [nlp.vocab.strings[arcs[token]["label"]] if token in arcs else "ROOT" for token in range(len(doc))]
    parser.set_annotations([doc], states)
    doc = nlp.get_pipe("ner")(doc)
    names = [f"{token.ent_iob_}{token.ent_type_}" if token.ent_type_ else "" for token in doc]
    return [token.tag_ for token in doc], heads, deps, names


if __name__ == "__main__":
    main()
