"""Writes what spaCy makes of the sentences beside this script, for the tests to compare with.

In: a spaCy model, a folder or a wheel (of our own the wide copy, `training/convert.py`). Out: `expected.txt`, a heading and a table for each sentence.

    python make_expected.py MODEL
"""

import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[3] / "bench"))

from parity import load_wheel, read_texts, table_of  # noqa: E402


def main():
    with tempfile.TemporaryDirectory() as folder:
        nlp = load_wheel(sys.argv[1], folder)
    with open(HERE / "expected.txt", "w", encoding="utf-8") as out:
        for name, text in read_texts(HERE / "sentences.jsonl"):
            out.write(f"=== {name}\n")
            for row in table_of(nlp(text)):
                out.write("\t".join(row) + "\n")


if __name__ == "__main__":
    main()
