"""Turns a checkpoint into a spaCy package.

In: a checkpoint, the base package (tokenizer, attribute ruler, lemmatizer, labels).
Out: a folder that `spacy.load` opens, with the weights as 32-bit floats; `convert.py` halves them.
"""

import argparse
import json
import shutil
from pathlib import Path

import numpy
import spacy
from spacy.training import Example

from labels import read_labels
from network import DEPTH, HIDDEN, LIFT_PIECES, PIECES, ROWS, WIDTH, Network

ATTRS = ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"]
TRAINED = ["tok2vec", "tagger", "parser", "ner"]
NOTICES = ["LICENSE", "LICENSES_SOURCES"]


def main():
    arguments = read_arguments()
    base = spacy.load(arguments.base)
    labels = read_labels(arguments.base)
    network = Network.load(arguments.checkpoint, labels)
    nlp = build(base, labels)
    fill(nlp, network)
    for name in ("attribute_ruler", "lemmatizer"):
        nlp.add_pipe(name, source=base, before="ner")
    describe(nlp, arguments.version)
    shutil.rmtree(arguments.out, ignore_errors=True)
    nlp.to_disk(arguments.out)
    finish(arguments.base, arguments.out)


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--base", required=True, type=Path)
    parser.add_argument("--checkpoint", required=True, type=Path)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--version", default="0.1.0")
    return parser.parse_args()


def listener():
    return {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "tok2vec"}


def transitions(kind):
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": HIDDEN,
        "maxout_pieces": LIFT_PIECES,
        "use_upper": True,
        "nO": None,
        "tok2vec": listener(),
    }


def encoder():
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": WIDTH,
        "attrs": ATTRS,
        "rows": ROWS,
        "include_static_vectors": False,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": WIDTH,
        "depth": DEPTH,
        "window_size": 1,
        "maxout_pieces": PIECES,
    }
    return {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}


def build(base, labels):
    """The pipeline with weights of its own making, so that all shapes are there."""
    nlp = spacy.blank("en")
    tagger = {"@architectures": "spacy.Tagger.v2", "nO": None, "normalize": False, "tok2vec": listener()}
    nlp.add_pipe("tok2vec", config={"model": encoder()})
    nlp.add_pipe("tagger", config={"model": tagger})
    nlp.add_pipe("parser", config={"model": transitions("parser"), "min_action_freq": 1})
    nlp.add_pipe("ner", config={"model": transitions("ner")})
    doc = base("A word.")
    examples = [Example(nlp.make_doc(doc.text), doc)]
    nlp.get_pipe("tok2vec").initialize(lambda: examples, nlp=nlp)
    nlp.get_pipe("tagger").initialize(lambda: examples, nlp=nlp, labels=labels.tags)
    for name, count in (("parser", len(labels.parser_moves)), ("ner", len(labels.name_moves))):
        component = nlp.get_pipe(name)
        component.initialize(lambda: examples, nlp=nlp, labels=moves_of(base.get_pipe(name)))
        assert component.moves.n_moves == count, f"{name}: other moves than the base package has"
    return nlp


def moves_of(component):
    return json.loads(component.moves.to_bytes(exclude=["strings"]).split(b"moves", 1)[1][3:].split(b"\xa3cfg")[0])


def fill(nlp, network):
    """Copies the weights, leaf by leaf."""
    fill_encoder(nlp.get_pipe("tok2vec").model, network)
    softmax = leaves(nlp.get_pipe("tagger").model, "softmax")[0]
    put(softmax, W=network.tagger.weight, b=network.tagger.bias)
    for name, model in (("parser", network.parser), ("ner", network.recognizer)):
        fill_transitions(nlp.get_pipe(name).model, model)


def fill_encoder(model, network):
    for table, rows in zip(leaves(model, "hashembed"), network.embedding.split(ROWS), strict=True):
        put(table, E=rows)
    layers = [network.mixer, *network.layers]
    for maxout, norm, layer in zip(leaves(model, "maxout"), leaves(model, "layernorm"), layers, strict=True):
        # Here all outputs of one piece stand together, in thinc all pieces of one output.
        weight = layer.weight.view(-1, WIDTH, layer.weight.shape[1]).transpose(0, 1)
        put(maxout, W=weight, b=layer.bias.view(-1, WIDTH).t())
        put(norm, G=layer.norm.weight, b=layer.norm.bias)


def fill_transitions(model, own):
    linear = leaves(model.get_ref("tok2vec"), "linear")[0]
    put(linear, W=own.linear.weight, b=own.linear.bias)
    shape = own.n_features, HIDDEN, LIFT_PIECES
    put(
        model.get_ref("lower"),
        W=own.lower.weight.view(*shape, HIDDEN),
        b=own.bias.view(*shape[1:]),
        pad=own.padding.view(1, *shape),
    )
    put(model.get_ref("upper"), W=own.upper.weight, b=own.upper.bias)


def leaves(model, name):
    return [node for node in model.walk() if node.name == name]


def put(node, **params):
    for name, value in params.items():
        array = numpy.ascontiguousarray(value.detach().numpy())
        known = node.get_param(name)
        assert known.shape == array.shape, f"{node.name} {name}: {known.shape}, not {array.shape}"
        node.set_param(name, array)


def describe(nlp, version):
    nlp.meta.update({
        "name": "dragoman_news",
        "version": version,
        "description": "English news: tags, trees and names over one small encoder",
        "license": "MIT OR Apache-2.0",
        "spacy_version": ">=3.7.5,<3.9.0",
        "author": "The Dragoman project",
    })


def finish(base, out):
    """Tokenizer, norms and notices are the base package's own files."""
    shutil.copy(base / "tokenizer", out / "tokenizer")
    for name in ("vocab/lookups.bin", *NOTICES):
        shutil.copy(base / name, out / name)
    # spaCy adds the strings it needs when it loads the other files.
    (out / "vocab/strings.json").write_text("[]\n")


if __name__ == "__main__":
    main()
