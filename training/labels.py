"""The labels of the base package, in the order of its files: tags, moves of parser and recogniser."""

import json

import srsly

NAMES = [
    "ORG", "DATE", "PERSON", "GPE", "MONEY", "CARDINAL", "NORP", "PERCENT", "WORK_OF_ART", "LOC",
    "TIME", "QUANTITY", "FAC", "EVENT", "ORDINAL", "PRODUCT", "LAW", "LANGUAGE",
]  # fmt: skip

# Kinds of moves of the parser, and of the recogniser, by their numbers in spaCy.
SHIFT, REDUCE, LEFT, RIGHT, BREAK = range(5)
BEGIN, IN, LAST, UNIT, OUT = range(1, 6)

LIFTED = "||"
BACKOFF = "dep"


class Labels:
    """Tags, and moves as pairs of kind and label."""

    def __init__(self, tags, parser_moves, name_moves):
        self.tags = tags
        self.parser_moves = parser_moves
        self.name_moves = name_moves
        self.tag_of = {tag: idx for idx, tag in enumerate(tags)}
        self.deps = sorted({label for _, label in parser_moves} - {""})
        self.dep_of = {dep: idx for idx, dep in enumerate(self.deps)}
        self.moves = set(parser_moves)

    def dep_number(self, dep, offset):
        """The number of an arc's label; a rare one of a lifted arc loses what it says of the lift."""
        if offset == 0:
            return self.dep_of["ROOT"]
        kind = LEFT if offset > 0 else RIGHT
        for label in (dep, dep.partition(LIFTED)[0], BACKOFF):
            if (kind, label) in self.moves:
                return self.dep_of[label]
        raise ValueError(f"no move for {dep}")


def read_labels(base):
    """Reads the labels of a package."""
    tags = srsly.read_json(base / "tagger/cfg")["labels"]
    return Labels(tags, read_moves(base / "parser/moves"), read_moves(base / "ner/moves"))


def read_moves(path):
    """Moves in spaCy's order: by kind, then the frequent ones first."""
    kinds = json.loads(srsly.msgpack_loads(path.read_bytes())["moves"])
    moves = []
    for kind, labels in kinds.items():
        ordered = sorted(((count, label) for label, count in labels.items()), reverse=True)
        moves.extend((int(kind), label) for _, label in ordered)
    return moves
