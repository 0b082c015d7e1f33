"""The network in PyTorch: one encoder, and on it a tagger, a parser and a recogniser.

Layers, shapes and names are those of spaCy's `MultiHashEmbed.v2`, `MaxoutWindowEncoder.v2`,
`Tagger.v2` and `TransitionBasedParser.v2`, so that `export.py` can copy the weights one to one.
Products run in bfloat16 where asked: this halves the time and more on processors that have it.
"""

import torch
from torch import nn
from torch.nn import functional

from kernels import DropoutPool, maxout_norm, moves_loss
from moves import NAME_FEATURES, PARSER_FEATURES

WIDTH = 96
DEPTH = 4
# spaCy mixes the tables with three pieces; the layers make do with two.
MIXER_PIECES = 3
PIECES = 2
HIDDEN = 64
# NORM, PREFIX, SUFFIX, SHAPE, SPACY, IS_SPACE.
ROWS = [32000, 1000, 8000, 3000, 50, 50]
SEEDS = [8, 9, 10, 11, 12, 13]
LIFT_PIECES = 2

# Rows of zeros between texts, as many as the layers see.
PADDING = DEPTH


class Maxout(nn.Module):
    """The greatest of some linear layers, normalised."""

    def __init__(self, n_in, width, pieces):
        super().__init__()
        self.weight = nn.Parameter(torch.empty(pieces * width, n_in))
        self.bias = nn.Parameter(torch.zeros(pieces * width))
        self.norm = nn.LayerNorm(width, eps=1e-8)
        nn.init.xavier_uniform_(self.weight)

    def forward(self, rows, pool):
        pieces = functional.linear(rows, self.weight, self.bias).float()
        masks = pool.take((len(pieces), len(self.norm.weight)))
        return maxout_norm(pieces, self.norm.weight, self.norm.bias, masks)


class Transitions(nn.Module):
    """Scores moves: shares of tokens, added up for a state, and a layer above."""

    def __init__(self, n_features, n_moves):
        super().__init__()
        self.n_features = n_features
        self.n_units = HIDDEN * LIFT_PIECES
        self.linear = nn.Linear(WIDTH, HIDDEN)
        self.lower = nn.Linear(HIDDEN, n_features * self.n_units, bias=False)
        self.padding = nn.Parameter(torch.zeros(1, n_features * self.n_units))
        self.bias = nn.Parameter(torch.zeros(self.n_units))
        self.upper = nn.Linear(HIDDEN, n_moves)
        nn.init.normal_(self.lower.weight, std=(2 / (HIDDEN * n_features)) ** 0.5)
        nn.init.zeros_(self.upper.weight)
        nn.init.zeros_(self.upper.bias)

    def shares(self, vectors):
        """A row for each token and place; the last ones are those of no token."""
        shares = self.lower(self.linear(vectors)).float()
        return torch.cat([shares, self.padding]).view(-1, self.n_units)

    def loss(self, shares, played, weights):
        """The weighted sum of the losses of the states that were played."""
        return moves_loss(shares, self.bias, self.upper.weight, self.upper.bias, played, weights)

    def arrays(self):
        """What `moves.py` needs besides the shares."""
        upper = self.upper.weight.detach().t().contiguous().numpy()
        return self.bias.detach().numpy(), upper, self.upper.bias.detach().numpy()


class Network(nn.Module):
    """The whole pipeline."""

    def __init__(self, n_tags, n_parser_moves, n_name_moves, dropout, pieces=PIECES):
        super().__init__()
        self.embedding = nn.Parameter(torch.empty(sum(ROWS), WIDTH).uniform_(-0.1, 0.1))
        self.mixer = Maxout(WIDTH * len(ROWS), WIDTH, MIXER_PIECES)
        self.layers = nn.ModuleList(Maxout(3 * WIDTH, WIDTH, pieces) for _ in range(DEPTH))
        self.tagger = nn.Linear(WIDTH, n_tags)
        self.parser = Transitions(PARSER_FEATURES, n_parser_moves)
        self.recognizer = Transitions(NAME_FEATURES, n_name_moves)
        self.pools = DropoutPool(0), DropoutPool(dropout)

    @classmethod
    def load(cls, checkpoint, labels, pieces=PIECES):
        """The network of a checkpoint, with the moves and tags of `labels`, without dropout."""
        network = cls(len(labels.tags), len(labels.parser_moves), len(labels.name_moves), 0, pieces)
        network.load_state_dict(torch.load(checkpoint)["network"])
        return network

    def mixed(self, rows, words, places, pool):
        """What the layers start from: vectors of tokens that do not know each other yet, between paddings."""
        forms = functional.embedding_bag(rows.view(-1, 4), self.embedding, mode="sum")
        mixed = self.mixer(forms.view(len(rows), -1), pool)
        vectors = mixed.new_zeros(int(places[-1]) + 1 + PADDING, WIDTH)
        return vectors.index_copy(0, places, functional.embedding(words, mixed))

    def forward(self, rows, words, places):
        """Vectors of tokens: `rows` in the tables by word, `words` by token, `places` between paddings."""
        pool = self.pools[self.training]
        vectors = self.mixed(rows, words, places, pool)
        for layer in self.layers:
            vectors = vectors + layer(windows(vectors), pool)
        return functional.embedding(places, vectors)


def windows(vectors):
    """Each row between its neighbours."""
    padded = functional.pad(vectors, (0, 0, 1, 1))
    return torch.cat([padded[:-2], padded[1:-1], padded[2:]], dim=1)

