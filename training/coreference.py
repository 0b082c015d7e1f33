#!/usr/bin/env python3
"""Train the part of coreference that chooses what a mention stands for.

usage: training/coreference.py --lessons FILE --out FILE [--keep PREFIX ...] [--test PREFIX ...] [--epochs N]

In: the lessons that the example `coreference_lessons` of dragoman-reading writes, one JSON line a text.
Out: the weights, as crates/dragoman-reading/src/entities/coreference/ranker.rs reads them.

A lesson is one choice: its options, each a list of rows, and which are right. The network adds the rows of an option,
weighs the positive part of each sum, and adds the last column, which goes to the score outright. What is learned is
that the right options together have the most of the softmax. Weights leave as whole numbers of one byte a cell.
"""
import argparse
import json
import struct

import numpy as np
import torch

N_ROWS, WIDTH, UNIT = 8192, 16, 1e-4


def read_lessons(path, keep):
    """Flat arrays: rows of all options, start of each option, start of each lesson, rightness of each option."""
    rows, option_starts, lesson_starts, right = [], [], [], []
    n_rows = n_options = 0
    for line in open(path, encoding="utf-8"):
        text = json.loads(line)
        if not any(text["id"].startswith(prefix) for prefix in keep):
            continue
        for lesson in text["lessons"]:
            if len(lesson["options"]) == 1 or not lesson["right"]:
                continue
            lesson_starts.append(n_options)
            for idx, option in enumerate(lesson["options"]):
                option_starts.append(n_rows)
                rows.append(np.array(option, dtype=np.int32))
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

    def forward(self, rows, starts):
        sums = self.table(rows, starts)
        return torch.relu(sums[:, :WIDTH] + self.bias) @ self.out + sums[:, WIDTH]


def batch_of(data, lessons, drop=0.0, rng=None):
    """Rows, starts of options, the lesson of each option, rightness."""
    rows, option_starts, lesson_starts, right = data
    options = np.concatenate([np.arange(lesson_starts[i], lesson_starts[i + 1]) for i in lessons])
    owner = np.repeat(np.arange(len(lessons)), [lesson_starts[i + 1] - lesson_starts[i] for i in lessons])
    sizes = option_starts[options + 1] - option_starts[options]
    picked = np.concatenate([rows[option_starts[o]:option_starts[o + 1]] for o in options])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    if drop:
        stays = rng.random(len(picked)) >= drop
        before = np.concatenate([[0], np.cumsum(stays)])
        starts, picked = before[starts], picked[stays]
    return torch.from_numpy(picked.astype(np.int64)), torch.from_numpy(starts), torch.from_numpy(owner), torch.from_numpy(right[options])


def loss_of(scores, owner, right, n):
    def logsumexp(values, mask):
        values = torch.where(mask, values, torch.full_like(values, -1e9))
        most = torch.full((n,), -1e9).scatter_reduce(0, owner, values.detach(), "amax")
        return most + torch.zeros(n).index_add(0, owner, torch.exp(values - most[owner])).clamp_min(1e-30).log()
    return logsumexp(scores, torch.ones_like(right)) - logsumexp(scores, right)


def accuracy(network, data):
    """Share of right choices, of those where something was spoken of before, and of those where nothing was."""
    n = len(data[2]) - 1
    hits = {True: [0, 0], False: [0, 0]}
    with torch.no_grad():
        for start in range(0, n, 256):
            lessons = range(start, min(start + 256, n))
            rows, starts, owner, right = batch_of(data, lessons)
            scores = network(rows, starts)
            for i in range(len(lessons)):
                mine = (owner == i).nonzero()[:, 0]
                best = mine[scores[mine].argmax()]
                is_new = bool(right[mine[0]])
                hits[is_new][0] += bool(right[best])
                hits[is_new][1] += 1
    return [hits[key][0] / max(1, hits[key][1]) for key in (False, True)]


def train(network, data, epochs, drop, seed):
    rng = np.random.default_rng(seed)
    n = len(data[2]) - 1
    optimizer = torch.optim.AdamW(network.parameters(), lr=0.004, weight_decay=0.02)
    total = epochs * (n // 64 + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.02, 1 - step / total))
    for epoch in range(epochs):
        order, losses = rng.permutation(n), []
        for start in range(0, n, 64):
            lessons = order[start:start + 64]
            rows, starts, owner, right = batch_of(data, lessons, drop, rng)
            loss = loss_of(network(rows, starts), owner, right, len(lessons)).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}", flush=True)


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


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lessons", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--keep", nargs="+", default=["GUM_academic_", "GUM_bio_", "GUM_interview_", "GUM_voyage_"])
    parser.add_argument("--test", nargs="*", default=[])
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--drop", type=float, default=0.15)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    data = read_lessons(args.lessons, args.keep)
    print(f"{len(data[2]) - 1} lessons, {len(data[3])} options, {len(data[0])} rows", flush=True)
    network = Network()
    train(network, data, args.epochs, args.drop, args.seed)
    write(network, args.out)
    if args.test:
        known, new = accuracy(network, read_lessons(args.lessons, args.test))
        print(f"right of those spoken of before {known:.3f}, of new ones {new:.3f}")


if __name__ == "__main__":
    main()
