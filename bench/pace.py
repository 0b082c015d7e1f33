"""Measures how fast models run in the program, side by side.

In: models (folders or wheels), the program that parses (`examples/parse`), texts (JSON lines).
Out: a table: words a second of each (one thread, time of the processor), how many times the first.

The models take turns, and the best of the rounds counts: other work on the machine only slows.
"""

import argparse
import json
import resource
import subprocess
from pathlib import Path


def main():
    arguments = read_arguments()
    best = {model: 0.0 for model in arguments.models}
    for _ in range(arguments.rounds):
        for model in arguments.models:
            best[model] = max(best[model], pace(arguments, model))
    print("| model | MB | words a second | times the first |\n| --- | --- | --- | --- |")
    first = best[arguments.models[0]]
    for model, speed in best.items():
        print(f"| {Path(model).name} | {size_of(Path(model)) / 1e6:.1f} | {speed:,.0f} | {speed / first:.2f} |")


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("models", nargs="+", help="folders or wheels of spaCy models")
    parser.add_argument("--parse", required=True, help="the program examples/parse")
    parser.add_argument("--text", required=True, help="texts as JSON lines")
    parser.add_argument("--rounds", default=5, type=int)
    return parser.parse_args()


def pace(arguments, model):
    """Words a second, without the time for loading."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [arguments.parse, "--time", "--model", model, arguments.text]
    run = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    measured = json.loads(run.stdout)
    seconds = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    share = measured["seconds"] / (measured["seconds"] + measured["load_seconds"])
    return measured["tokens"] / (seconds * share)


def size_of(path):
    files = [path] if path.is_file() else path.rglob("*")
    return sum(file.stat().st_size for file in files if file.is_file())


if __name__ == "__main__":
    main()
