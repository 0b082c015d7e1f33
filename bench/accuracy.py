#!/usr/bin/env python3
"""Read the development sets, score the readings, and compare with what docs/accuracy.md records.

usage: bench/accuracy.py [--shared ../shared] [--dragoman target/release/dragoman] [--only TEXT] [--update] [--keep DIR]

Prints a line a figure: set, measure, value, recorded value. Exit status 1 if a figure lies more than a point (0.01)
below the recorded one, 0 otherwise, also when there is no shared folder: then it says that it skips.
--update writes the figures into docs/accuracy.md, between its two `scores` marks.
--only TEXT runs the sets whose name holds TEXT. --keep DIR leaves the records there.
Standard library only.
"""
import argparse
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile

import relations

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PAGE = os.path.join(ROOT, "docs", "accuracy.md")
BEGIN, END = "<!-- scores: written by bench/accuracy.py --update -->", "<!-- end of scores -->"
TOLERANCE = 0.01

# Its stories have one label each, that of their headline: what they are chiefly about.
MAIN_EVENTS = "events NGEC, main event"

# set, gold file, scorer call, measures as name -> path into the scorer's JSON
SETS = [
    ("attribution", "attribution/dev.jsonl", ["score.py", "attribution"], {
        "attributions F1": "attributions.f1", "attributions precision": "attributions.p",
        "end to end F1": "end_to_end.f1", "speaker accuracy": "attributions.speaker_accuracy",
        "content tokens F1": "tokens.content.f1", "recall of direct": "by_kind.direct.recall",
        "recall of mixed": "by_kind.mixed.recall", "recall of indirect": "by_kind.indirect.recall"}),
    ("news", "news/dev.jsonl", ["news.py"], {
        "statements F1": "statements.f1", "speaker of the found": "of_found_statements.speaker",
        "kind of the found": "of_found_statements.kind", "act of the found": "of_found_statements.act",
        "events F1": "events.f1", "events precision": "events.p", "recall of certain events": "events.recall_certain",
        "actor codes of the found": "of_found_events.actor_codes", "recipient codes of the found": "of_found_events.recipient_codes",
        "aux of the found": "of_found_events.aux", "hangs on a statement": "of_found_events.hangs_on_statement",
        "date of the found": "of_found_events.date", "country of the found": "of_found_events.country"}),
    ("entities re3d, named only", "entities/re3d_dev.jsonl", ["score.py", "entities", "--named-only"], {"overlap micro F1": "overlap.micro.f1"}),
    ("entities GUM news", "entities/gum_news_dev.jsonl", ["score.py", "entities"], {"overlap micro F1": "overlap.micro.f1"}),
    ("entities UNER EWT", "entities/uner_ewt_dev.jsonl", ["score.py", "entities"], {"overlap micro F1": "overlap.micro.f1"}),
    ("events PLOVER", "events/plover_gsr_dev.jsonl", ["score.py", "events"], {
        "category F1": "category.f1", "category recall": "category.r", "with the actor F1": "category+actor.f1",
        "with actor and recipient F1": "category+actor+recipient.f1",
        "actor code": "codes.actor.any", "recipient code": "codes.recipient.any"}),
    ("events NGEC", "events/ngec_synthetic_dev.jsonl", ["score.py", "events"], {"category F1": "category.f1", "category recall": "category.r"}),
    (MAIN_EVENTS, "events/ngec_synthetic_dev.jsonl", ["score.py", "events"], {"category F1": "category.f1", "category recall": "category.r"}),
    ("relations re3d", "relations/re3d_dev.jsonl", ["score.py", "relations"], {"micro F1": "micro.f1", "micro precision": "micro.p"}),
    ("events Penta", "events/cameo_penta_dev.jsonl", ["score.py", "events"], {"quad class accuracy": "quad_class.accuracy"}),
    ("places GWN", "places/gwn.jsonl", ["score_pages.py", "places"], {
        "recognition overlap F1": "recognition_overlap.f1", "within 161 km": "resolution.accuracy_161km"}),
    ("places LGL", "places/lgl.jsonl", ["score_pages.py", "places"], {
        "recognition overlap F1": "recognition_overlap.f1", "within 161 km": "resolution.accuracy_161km"}),
    ("times TimeBank", "times/timebank.jsonl", ["score_pages.py", "times"], {"F1 with the value": "value.f1"}),
    ("times AQUAINT", "times/aquaint.jsonl", ["score_pages.py", "times"], {"F1 with the value": "value.f1"}),
    ("coreference GUM", "coref/gum.jsonl", ["score_pages.py", "coref", "--by", "genre"], {
        "CoNLL F1": "conll_f1", "to a name": "to_a_name.accuracy", "to a name, clean": "to_a_name.clean_accuracy",
        "CoNLL F1, news": "by_genre.news.conll_f1", "to a name, news": "by_genre.news.to_a_name.accuracy",
        "to a name, clean, news": "by_genre.news.to_a_name.clean_accuracy"}),
    ("coreference OntoGUM", "coref/ontogum.jsonl", ["score_pages.py", "coref", "--by", "genre"], {
        "CoNLL F1": "conll_f1", "to a name": "to_a_name.accuracy", "to a name, clean": "to_a_name.clean_accuracy",
        "CoNLL F1, news": "by_genre.news.conll_f1", "to a name, news": "by_genre.news.to_a_name.accuracy",
        "to a name, clean, news": "by_genre.news.to_a_name.clean_accuracy"}),
    ("coreference Wikinews, kept apart", os.path.join(ROOT, "training", "coreference", "wikinews_test.jsonl"), ["score_pages.py", "coref"], {
        "CoNLL F1": "conll_f1", "to a name": "to_a_name.accuracy", "to a name, clean": "to_a_name.clean_accuracy"}),
]


def run(command, good=(0, 1), **options):
    """What a command prints; a scorer may end with 1, the program may not: it has lost articles."""
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if done.returncode not in good:
        sys.exit(f"{' '.join(command)}: {done.stderr.strip()}")
    return done.stdout


def names_apart(record):
    """One row a name: what score.py entities reads; an entity of the record has several."""
    record["entities"] = [{"span": span, "type": entity["type"]}
                          for entity in record["entities"] for span in entity["names"]]


def holders_apart(record):
    """One row a mention that holds a name, as re3d marks them: "the Syrian army" too."""
    words = name_words(record)
    record["entities"] = [{"span": span, "type": entity["type"]}
                          for entity in record["entities"] for span in entity["mentions"]
                          if span in entity["names"] or any(place in words for place in range(*span))]


def name_words(record):
    """The places of capitalised words that are no pronoun or first word of a sentence, and of names."""
    named = {place for entity in record["entities"] for span in entity["names"] for place in range(*span)}
    starts = {start for start, _ in record["sentences"]}
    words = re.finditer(r"\b[A-Z]\w+", record["text"])
    return named | {word.start() for word in words if word.start() not in starts}


def main_event_alone(record):
    """The one event that the report is chiefly about; one that only the title tells keeps its spans in the title."""
    record["events"] = [event for event in record["events"] + record["title_events"] if event["id"] == record["main_event"]]


def predict(dragoman, name, gold, out, scorer):
    records = run([dragoman, "read", gold, "--format", "jsonl"], good=(0,))
    with open(out, "w", encoding="utf-8") as f:
        # Not splitlines(): JSON may hold U+2028 as it is.
        for line in filter(None, records.split("\n")):
            record = json.loads(line)
            if "entities" in scorer:
                (holders_apart if "--named-only" in scorer else names_apart)(record)
            if name == MAIN_EVENTS:
                main_event_alone(record)
            if "relations" in scorer:
                record = relations.spans(record)
            f.write(json.dumps(record) + "\n")


def at(result, path):
    for key in path.split("."):
        result = result.get(key) if isinstance(result, dict) else None
    return result


def score_set(args, folder, name, gold, scorer, measures):
    gold = os.path.join(args.shared, "gold", gold)
    out = os.path.join(folder, re.sub(r"\W+", "_", name) + ".jsonl")
    predict(args.dragoman, name, gold, out, scorer)
    command = [sys.executable, os.path.join(args.shared, "score", scorer[0]), *scorer[1:], "--gold", gold, "--pred", out, "--json"]
    result = json.loads(run(command))
    # A scorer gives no share of nothing: of no place that was found, say. That counts as none right.
    return [(name, measure, at(result, path) or 0.0) for measure, path in measures.items()]


def score_seed(args, folder):
    report = os.path.join(args.shared, "gold", "seed", "report.txt")
    out = os.path.join(folder, "seed.jsonl")
    with open(out, "w", encoding="utf-8") as f:
        f.write(run([args.dragoman, "read", report, "--published", "2015-10-12", "--format", "jsonl"], good=(0,)))
    last = run([sys.executable, os.path.join(args.shared, "score", "seed.py"), out]).strip().splitlines()[-1]
    held, total = map(int, re.match(r"held (\d+) of (\d+)", last).groups())
    return [("seed report", "expectations held", held / total)]


def recorded():
    """(set, measure) -> value in docs/accuracy.md."""
    text = open(PAGE, encoding="utf-8").read()
    block = text[text.index(BEGIN):text.index(END)]
    rows = re.findall(r"^\| (.+?) \| (.+?) \| ([0-9.]+) \|$", block, re.M)
    return {(name, measure): float(value) for name, measure, value in rows}


def update(figures):
    text = open(PAGE, encoding="utf-8").read()
    known = recorded()
    known.update({(name, measure): value for name, measure, value in figures})
    order = [(name, measure) for name, _, _, measures in SETS for measure in measures] + [("seed report", "expectations held")]
    rows = "\n".join(f"| {n} | {m} | {known[n, m]:.3f} |" for n, m in order if (n, m) in known)
    table = f"{BEGIN}\n\n| set | measure | value |\n| --- | --- | --- |\n{rows}\n\n"
    with open(PAGE, "w", encoding="utf-8") as f:
        f.write(text[:text.index(BEGIN)] + table + text[text.index(END):])


def show(figure, known):
    name, measure, value = figure
    old = known.get((name, measure))
    print(f"{name:26} {measure:30} {value:.3f}  {'-' if old is None else format(old, '.3f')}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", default=os.path.join(ROOT, "..", "shared"))
    parser.add_argument("--dragoman", default=os.path.join(ROOT, "target", "release", "dragoman"))
    parser.add_argument("--only", default="")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--keep")
    args = parser.parse_args()
    if not os.path.isdir(os.path.join(args.shared, "gold")):
        print(f"accuracy: skipped, there is no development data at {os.path.relpath(args.shared)}")
        return
    folder = args.keep or tempfile.mkdtemp()
    os.makedirs(folder, exist_ok=True)
    known, fallen, figures = recorded(), [], []
    scores = [score_seed(args, folder)] if args.only in "seed report" else []
    for figure in itertools.chain.from_iterable(
            itertools.chain(scores, (score_set(args, folder, *row) for row in SETS if args.only in row[0]))):
        show(figure, known)
        figures.append(figure)
    for name, measure, value in figures:
        old = known.get((name, measure))
        if old is not None and value < old - TOLERANCE:
            fallen.append(f"{name}, {measure}: {value:.3f}, recorded {old:.3f}")
    if args.update:
        update(figures)
    elif fallen:
        sys.exit("accuracy: more than a point below docs/accuracy.md:\n  " + "\n  ".join(fallen))


if __name__ == "__main__":
    main()
