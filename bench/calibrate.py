#!/usr/bin/env python3
"""Learn the weights of lexicon/confidence.tsv from judged events, and show how far confidence keeps its word.

usage: bench/calibrate.py [--write] [--shared ../shared] [--dragoman target/release/dragoman] [docs/judged/*.jsonl]

Learned from the events judged by eye (good: right or partly right). The weights are those of a logistic regression with a small ridge,
by Newton's method: the same input gives the same bytes. Without --write they are only printed. Then two reliability tables: of the judged
events, each predicted by weights learned from other articles, with what a least confidence brings and costs; and, if it is at hand, of what the program finds in the development set of
whole reports (good: news.py lays it to an event of the coder's), from which nothing is learned, by the weights that the program was built with.
The signs of an event stand in its line (bench/sample_events.py --again); the frame or rule that made it is one of them, and has a row if
enough of its events are judged. The ridge draws those of few events to nothing. Standard library only.
"""
import argparse
import collections
import functools
import glob
import json
import math
import os
import subprocess
import sys
import zlib

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TABLE = os.path.join(ROOT, "lexicon", "confidence.tsv")
RIDGE, FOLDS, LEAST_OF_A_RULE = 2.0, 10, 5


def is_rule(sign):
    return ":" in sign


@functools.cache
def names():
    """The signs of the table that are no rules, in order."""
    with open(TABLE, encoding="utf-8") as f:
        rows = [line.split("\t")[0] for line in f if not line.startswith("#")]
    return [name for name in rows[1:] if not is_rule(name)]


def known(held, rules):
    """The signs of an event that have a row, or will have one."""
    unknown = sorted(sign for sign in set(held) - set(names()) if not is_rule(sign))
    if unknown:
        sys.exit(f"calibrate: {', '.join(unknown)}: no row of lexicon/confidence.tsv; add one with any weight")
    return [sign for sign in held if not is_rule(sign) or sign in rules]


def solve(matrix, vector):
    """Gauss, with the largest pivot."""
    n = len(vector)
    rows = [matrix[i][:] + [vector[i]] for i in range(n)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for k in range(i + 1, n):
            factor = rows[k][i] / rows[i][i]
            rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i])]
    out = [0.0] * n
    for i in reversed(range(n)):
        out[i] = (rows[i][n] - sum(rows[i][k] * out[k] for k in range(i + 1, n))) / rows[i][i]
    return out


def probability(weights, held):
    return 1 / (1 + math.exp(-sum(weights[name] for name in held)))


def learn(data):
    signs = sorted({name for held, _ in data for name in held})
    place = {name: i for i, name in enumerate(signs)}
    weights = dict.fromkeys(signs, 0.0)
    for _ in range(12):
        gradient, hessian = [0.0] * len(signs), [[0.0] * len(signs) for _ in signs]
        for held, good in data:
            p = probability(weights, held)
            for i in (place[name] for name in held):
                gradient[i] += good - p
                for k in (place[name] for name in held):
                    hessian[i][k] += p * (1 - p)
        for i, name in enumerate(signs):
            ridge = 0.0 if name == "any" else RIDGE
            gradient[i] -= ridge * weights[name]
            hessian[i][i] += ridge + 1e-9
        for name, step in zip(signs, solve(hessian, gradient)):
            weights[name] += step
    return weights


def table(pairs, title):
    print(f"\n{title}\n\n| predicted | events | mean predicted | observed |\n| --- | --- | --- | --- |")
    for low in (0.0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9):
        high = {0.0: 0.2, 0.2: 0.4, 0.4: 0.6, 0.6: 0.7, 0.7: 0.8, 0.8: 0.9, 0.9: 1.01}[low]
        inside = [(p, good) for p, good in pairs if low <= p < high]
        if inside:
            n = len(inside)
            print(f"| {low:.1f} to {min(high, 1):.1f} | {n} | {sum(p for p, _ in inside) / n:.2f} | {sum(g for _, g in inside) / n:.2f} |")
    brier = sum((p - good) ** 2 for p, good in pairs) / len(pairs)
    base = sum(good for _, good in pairs) / len(pairs)
    ranked = sum((a > b) + 0.5 * (a == b) for a, x in pairs if x for b, y in pairs if not y)
    auc = ranked / max(1, sum(g for _, g in pairs) * sum(1 - g for _, g in pairs))
    print(f"\nBrier score {brier:.3f} (of the mean alone {base * (1 - base):.3f}); a good event ranks before a bad one in {auc:.3f} of the pairs.")


def least(pairs):
    """What leaving out the events below a confidence brings, and what it costs."""
    print("\n| least | right or partly | left out: wrong | good |\n| --- | --- | --- | --- |")
    for bar in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
        kept = [good for p, good in pairs if p >= bar]
        out = [good for p, good in pairs if p < bar]
        print(f"| {bar:.2f} | {sum(kept) / max(1, len(kept)):.3f} | {len(out) - sum(out)} | {sum(out)} |")


def judged(paths):
    """Of each judged event that the program still finds the article, its signs, and whether it is good."""
    rows = []
    for path in paths:
        with open(path, encoding="utf-8") as f:
            rows += [row for row in map(json.loads, f) if row["signs"] is not None]
    counts = collections.Counter(sign for row in rows for sign in row["signs"] if is_rule(sign))
    rules = {rule for rule, n in counts.items() if n >= LEAST_OF_A_RULE}
    return [(row["article"], (known(row["signs"], rules), int(row["judged"] != "wrong"))) for row in rows]


def write(weights, by_eye):
    """The table anew: each sign with its meaning, each rule with how many of its events are judged and good."""
    with open(TABLE, encoding="utf-8") as f:
        lines = f.read().rstrip("\n").split("\n")
    n_comments = sum(line.startswith("#") for line in lines)
    meanings = {line.split("\t")[0]: line.split("\t")[2] for line in lines[n_comments + 1:]}
    for rule in filter(is_rule, weights):
        outcomes = [good for _, (held, good) in by_eye if rule in held]
        meanings[rule] = f"{sum(outcomes)} of {len(outcomes)} judged are good"
    with open(TABLE, "w", encoding="utf-8") as f:
        for line in lines[:n_comments + 1] + [f"{name}\t{weights.get(name, 0):.2f}\t{meanings[name]}" for name in sorted(set(names()) | set(weights))]:
            f.write(line + "\n")


def of_reports(args):
    """The events that the program finds in the development set of whole reports: good is what the coder has too."""
    gold = os.path.join(args.shared, "gold", "news", "dev.jsonl")
    if not os.path.exists(gold):
        return
    sys.path.insert(0, os.path.join(args.shared, "score"))
    import news
    records = subprocess.run([args.dragoman, "read", gold, "--format", "jsonl"], capture_output=True, text=True, check=True).stdout
    ours = {record["id"]: record for record in map(json.loads, filter(None, records.split("\n")))}
    for key, document in news.read(gold).items():
        events = [event for event in ours[key]["events"] if "negation" not in event["aux"]]
        found = {j for _, j in news.pair_events(document["events"], events)}
        for idx, event in enumerate(events):
            yield event["confidence"], int(idx in found)


def held_out(rows):
    """For each event the probability by weights learned from the reports of the other folds."""
    fold = lambda article: zlib.crc32(article.encode()) % FOLDS
    pairs = [None] * len(rows)
    for k in range(FOLDS):
        weights = collections.defaultdict(float, learn([row for article, row in rows if fold(article) != k]))
        for idx, (article, (held, good)) in enumerate(rows):
            if fold(article) == k:
                pairs[idx] = (probability(weights, held), good)
    return pairs


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", default=sorted(glob.glob(os.path.join(ROOT, "docs", "judged", "*.jsonl"))))
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--shared", default=os.path.join(ROOT, "..", "shared"))
    parser.add_argument("--dragoman", default=os.path.join(ROOT, "target", "release", "dragoman"))
    args = parser.parse_args()
    by_eye, by_coder = judged(args.files), list(of_reports(args))
    weights = learn([row for _, row in by_eye])
    for name, weight in weights.items():
        print(f"{name:36} {weight:6.2f}")
    if args.write:
        write(weights, by_eye)
    pairs = held_out(by_eye)
    table(pairs, f"Events judged by eye, {len(by_eye)}; good is right or partly right.")
    least(pairs)
    if by_coder:
        table(by_coder, f"Events of whole reports (news/dev), {len(by_coder)}; good is what the coder has too.")


if __name__ == "__main__":
    main()
