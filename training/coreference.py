#!/usr/bin/env python3
"""Train the part of coreference that chooses what a mention stands for.

usage: training/coreference.py gather --gum FILE --labelled FILE ... --out FOLDER
       training/coreference.py merge --out FILE WEIGHTS ...
       training/coreference.py train --lessons FILE ... --out FILE [--gum-times N] [--epochs N] [--drop P] [--rate R]

`gather` takes the documents of GUM whose licence lets weights be shipped, and our own labelled texts, and lays them into
two halves, FOLDER/texts.0.jsonl and texts.1.jsonl: each half is read with weights that learned from the other.

`merge` lays up to three networks into one whose score is their mean: single ones differ by a point from run to run.

`train` takes lessons that the example `coreference_lessons` of dragoman-reading writes, one JSON line a text, and writes
the weights of one network; `merge` writes them as crates/dragoman-reading/src/entities/coreference/ranker.rs reads them.

A lesson is one choice: its options, each a list of rows, and which are right. The network adds the rows of an option,
weighs the positive part of each sum, and adds the last column, which goes to the score outright. What is learned is
that the right options together have the most of the softmax. Weights leave as whole numbers of one byte a cell.
"""
import argparse
import gzip
import hashlib
import json
import struct
from pathlib import Path

import numpy as np
import torch

N_ROWS, WIDTH, NETS, UNIT = 32768, 16, 3, 1e-4
GUM = ("GUM_academic_", "GUM_bio_", "GUM_interview_", "GUM_voyage_")
SPEAKERS = {"i", "we", "you", "us", "our", "my", "me", "your", "myself", "ourselves", "mine", "ours"}


def half_of(name):
    return hashlib.sha1(name.encode()).digest()[0] % 2


def gather(args):
    """The texts to learn from, in two halves, in the order of the files."""
    args.out.mkdir(parents=True, exist_ok=True)
    halves = [open(args.out / f"texts.{half}.jsonl", "w", encoding="utf-8") for half in (0, 1)]
    for path in [args.gum, *args.labelled]:
        opener = gzip.open if path.suffix == ".gz" else open
        for line in opener(path, "rt", encoding="utf-8"):
            name = json.loads(line)["id"]
            if path != args.gum or name.startswith(GUM):
                halves[half_of(name)].write(line)


def read_lessons(path, is_gum):
    """Flat arrays: rows of all options, start of each option, start of each lesson, rightness of each option."""
    rows, option_starts, lesson_starts, right = [], [], [], []
    n_rows = n_options = n_alone = 0
    for line in open(path, encoding="utf-8"):
        text = json.loads(line)
        if text["id"].startswith("GUM_") != is_gum:
            continue
        for lesson in text["lessons"]:
            if len(lesson["options"]) == 1 or not lesson["right"]:
                continue
            # Our annotators left "we" and "you" open where it is anybody: GUM joins them. Two in five are learned.
            if not is_gum and lesson["right"] == [0] and lesson["word"].lower() in SPEAKERS:
                n_alone += 1
                if n_alone % 5 >= 2:
                    continue
            lesson_starts.append(n_options)
            for idx, option in enumerate(lesson["options"]):
                option_starts.append(n_rows)
                rows.append(np.array(option, dtype=np.uint16))
                right.append(idx in lesson["right"])
                n_rows += len(option)
                n_options += 1
    return (np.concatenate(rows), np.array(option_starts + [n_rows]), np.array(lesson_starts + [n_options]),
            np.array(right))


class Network(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.table = torch.nn.EmbeddingBag(N_ROWS, WIDTH + 1, mode="sum")
        torch.nn.init.normal_(self.table.weight, std=0.05)
        with torch.no_grad():
            self.table.weight[:, WIDTH] = 0
        self.bias = torch.nn.Parameter(torch.zeros(WIDTH))
        self.out = torch.nn.Parameter(torch.randn(WIDTH) * 0.3)

    def forward(self, rows, starts, scale=1.0):
        sums = self.table(rows, starts) * scale
        return torch.relu(sums[:, :WIDTH] + self.bias) @ self.out + sums[:, WIDTH]


def batch_of(data, lessons, drop, rng):
    """Rows, starts of options, the lesson of each option, rightness; a share of the rows is left out."""
    rows, option_starts, lesson_starts, right = data
    options, owner = spread(lesson_starts, lessons)
    picked, _ = spread(option_starts, options)
    sizes = option_starts[options + 1] - option_starts[options]
    stays = rng.random(len(picked)) >= drop
    before = np.concatenate([[0], np.cumsum(stays)])
    starts = before[np.concatenate([[0], np.cumsum(sizes)[:-1]])]
    return (torch.from_numpy(rows[picked[stays]].astype(np.int64)), torch.from_numpy(starts), torch.from_numpy(owner),
            torch.from_numpy(right[options]))


def spread(starts, chosen):
    """All places from starts[i] up to starts[i + 1] for each i chosen, and the position of i among the chosen."""
    sizes = starts[chosen + 1] - starts[chosen]
    begins = np.cumsum(sizes) - sizes
    places = np.repeat(starts[chosen] - begins, sizes) + np.arange(sizes.sum())
    return places, np.repeat(np.arange(len(chosen)), sizes)


def loss_of(scores, owner, right, n):
    def logsumexp(values, mask):
        values = torch.where(mask, values, torch.full_like(values, -1e9))
        most = torch.full((n,), -1e9).scatter_reduce(0, owner, values.detach(), "amax")
        return most + torch.zeros(n).index_add(0, owner, torch.exp(values - most[owner])).clamp_min(1e-30).log()
    return logsumexp(scores, torch.ones_like(right)) - logsumexp(scores, right)


def train(network, sets, args):
    """Goes through lots of 64 lessons, all sets mixed."""
    rng = np.random.default_rng(args.seed)
    optimizer = torch.optim.AdamW(network.parameters(), lr=args.rate, weight_decay=0.02)
    total = args.epochs * sum((len(data[2]) - 1) // 64 + 1 for data in sets)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.02, 1 - step / total))
    for epoch in range(args.epochs):
        lots = [(data, lot) for data in sets for lot in lots_of(len(data[2]) - 1, rng)]
        losses = []
        for at in rng.permutation(len(lots)):
            data, lot = lots[at]
            rows, starts, owner, right = batch_of(data, lot, args.drop, rng)
            loss = loss_of(network(rows, starts, 1 / (1 - args.drop)), owner, right, len(lot)).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}", flush=True)


def lots_of(n, rng):
    order = rng.permutation(n)
    return [order[start:start + 64] for start in range(0, n, 64)]


def write(network, path):
    """Whole numbers: a cell times `scale` is its weight; scores are in units of a ten-thousandth."""
    table = network.table.weight.detach().numpy()
    hidden, direct = table[:, :WIDTH], table[:, WIDTH]
    scale = np.quantile(np.abs(hidden[np.abs(hidden).max(1) > 0]), 0.9995) / 127
    direct_scale = np.quantile(np.abs(direct), 0.9995) / 127
    cells = np.concatenate([hidden / scale, direct[:, None] / direct_scale], 1)
    cells = np.clip(np.rint(cells), -127, 127).astype(np.int8)
    bias = np.rint(network.bias.detach().numpy() / scale).astype(int)
    out = np.rint(network.out.detach().numpy() * scale / UNIT).astype(int)
    with open(path, "wb") as f:
        f.write(struct.pack(f"<{2 * WIDTH + 1}i", *bias, *out, round(direct_scale / UNIT)))
        f.write(cells.tobytes())


def learn(args):
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    gum = [read_lessons(path, True) for path in args.lessons] * args.gum_times
    sets = gum + [read_lessons(path, False) for path in args.lessons]
    print(f"{sum(len(data[2]) - 1 for data in sets)} lessons", flush=True)
    network = Network()
    train(network, sets, args)
    write(network, args.out)


def read(path):
    """Bias, weights of the sums, unit of the last column, cells of one network, as `write` wrote them."""
    data = Path(path).read_bytes()
    head = np.frombuffer(data[:4 * (2 * WIDTH + 1)], "<i4")
    cells = np.frombuffer(data[4 * (2 * WIDTH + 1):], np.int8).reshape(N_ROWS, WIDTH + 1)
    return head[:WIDTH], head[WIDTH:2 * WIDTH], head[2 * WIDTH], cells


def merge(args):
    """The program's network is three wide; where there are fewer, the rest is nothing."""
    nets = [read(path) for path in args.weights]
    rest = (NETS - len(nets)) * WIDTH
    bias = np.concatenate([net[0] for net in nets] + [np.zeros(rest, int)])
    out = np.concatenate([np.rint(net[1] / len(nets)).astype(int) for net in nets] + [np.zeros(rest, int)])
    direct = sum(net[3][:, WIDTH].astype(float) * net[2] / len(nets) for net in nets)
    unit = max(1, round(np.quantile(np.abs(direct), 0.9995) / 127))
    last = np.clip(np.rint(direct / unit), -127, 127).astype(np.int8)
    hidden = [net[3][:, :WIDTH] for net in nets] + [np.zeros((N_ROWS, rest), np.int8)]
    cells = np.concatenate([*hidden, last[:, None]], 1)
    Path(args.out).write_bytes(struct.pack(f"<{2 * WIDTH * NETS + 1}i", *bias, *out, unit) + cells.tobytes())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    part = commands.add_parser("gather")
    part.set_defaults(run=gather)
    part.add_argument("--gum", type=Path, required=True)
    part.add_argument("--labelled", type=Path, nargs="+", required=True)
    part.add_argument("--out", type=Path, required=True)
    part = commands.add_parser("merge")
    part.set_defaults(run=merge)
    part.add_argument("--out", required=True)
    part.add_argument("weights", nargs="+")
    part = commands.add_parser("train")
    part.set_defaults(run=learn)
    part.add_argument("--lessons", nargs="+", required=True)
    part.add_argument("--out", required=True)
    part.add_argument("--gum-times", type=int, default=2)
    part.add_argument("--epochs", type=int, default=3)
    part.add_argument("--drop", type=float, default=0.5)
    part.add_argument("--rate", type=float, default=0.0015)
    part.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()
