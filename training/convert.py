"""Stores the weights of a spaCy package as 16-bit floats, or as 32-bit floats again.

In: a package folder. Out: the same package with all arrays in the other width.

`spacy.load` wants 32-bit floats; the native runtime reads both. Going up is exact, so the wide
copy of a narrow package computes what the narrow one does.
"""

import argparse
import shutil
from pathlib import Path

import numpy
import srsly

MODELS = ["tok2vec/model", "tagger/model", "parser/model", "ner/model"]
WIDTHS = {"half": numpy.float16, "single": numpy.float32}


def main():
    arguments = read_arguments()
    shutil.copytree(arguments.package, arguments.out, dirs_exist_ok=True)
    for name in MODELS:
        path = arguments.out / name
        model = srsly.msgpack_loads(path.read_bytes())
        for params in model["params"]:
            for param, array in params.items():
                if array is not None:
                    params[param] = array.astype(WIDTHS[arguments.to])
        path.write_bytes(srsly.msgpack_dumps(model))


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("package", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--to", required=True, choices=WIDTHS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
