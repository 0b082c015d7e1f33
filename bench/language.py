"""Times dragoman-language against spaCy: the same model, the same texts, one run.

    make speed

In: a model (wheel), the program that parses (`examples/parse`), texts (JSON lines).
Out: tokens a second of spaCy's `nlp.pipe` with one BLAS thread and of ours with one and with two
threads, the ratios, seconds from a cold start, and resident memory.

Rounds alternate, since a shared machine drifts: each times all three, and a ratio is the median of
the ratios of the rounds. spaCy has read all texts once before; ours starts anew each time, so it
meets every word for the first time. Loading is left out for both. Seconds on the processor are
shown beside the clock's: other work on the machine slows these less. What two copies of the
one-threaded program do side by side, against one, is what the machine can give two threads.
Exit status: 0 if the bars are met by the clock, 1 if not.
"""

import os

# One BLAS thread, and the kernels that BLAS itself would choose, before numpy is loaded.
for name in ("OPENBLAS", "OMP", "MKL", "BLIS"):
    os.environ[f"{name}_NUM_THREADS"] = "1"
for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(name, None)

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from parity import load_wheel, read_texts

BARS = {"one thread to spaCy": 4.0, "two threads to one": 1.9}
MAX_START, MAX_MB = 0.3, 300


def main():
    arguments = read_arguments()
    texts = [text for _, text in read_texts(arguments.text)]
    with tempfile.TemporaryDirectory() as folder:
        nlp = load_wheel(arguments.model, folder)
    n_tokens = sum(len(doc) for doc in nlp.pipe(texts))
    rounds = [one_round(nlp, texts, arguments) for _ in range(arguments.rounds)]
    print(f"{Path(arguments.model).name}: {len(texts)} texts, {n_tokens} tokens, {len(rounds)} rounds")
    for name in rounds[0]:
        show(name, [done[name] for done in rounds], n_tokens)
    is_met = all([show_ratios(rounds), show_start(arguments)])
    sys.exit(0 if is_met else 1)


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("model", help="the wheel of a spaCy model")
    parser.add_argument("--parse", required=True, help="the program examples/parse")
    parser.add_argument("--text", required=True, help="texts as JSON lines with id and text")
    parser.add_argument("--rounds", type=int, default=7)
    return parser.parse_args()


def one_round(nlp, texts, arguments):
    """Seconds by the clock and on the processor, of each."""
    command = [arguments.parse, "--model", arguments.model, "--time", arguments.text]
    one, two = ([*command, "--threads", str(n_threads)] for n_threads in (1, 2))
    done = {
        "spaCy": time_spacy(nlp, texts),
        "one thread": time_ours([one])[0],
        "two threads": time_ours([two])[0],
        "side by side": max(time_ours([one, one])),
    }
    print("  ".join(f"{name} {clock:.2f}" for name, (clock, _) in done.items()), file=sys.stderr)
    return done


def time_spacy(nlp, texts):
    start = time.perf_counter(), time.process_time()
    for _ in nlp.pipe(texts):
        pass
    return time.perf_counter() - start[0], time.process_time() - start[1]


def time_ours(commands):
    """What the program says it took to read; on the processor, all that the process took."""
    children = [subprocess.Popen(command, stdout=subprocess.PIPE) for command in commands]
    return [finish(child) for child in children]


def finish(child):
    said = json.loads(child.stdout.read())
    usage = wait(child)
    return said["seconds"], usage.ru_utime + usage.ru_stime


def wait(child):
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit("parse ended with an error")
    return usage


def show(name, seconds, n_tokens):
    clock, processor = (statistics.median(values) for values in zip(*seconds))
    low, high = min(seconds)[0], max(seconds)[0]
    print(
        f"  {name:12} {n_tokens / clock:9.0f} tokens/s  {clock:6.2f} s ({low:.2f} to {high:.2f})"
        f"  {processor:6.2f} s on the processor"
    )


def show_ratios(rounds):
    def median(slow, fast, kind):
        return statistics.median(done[slow][kind] / done[fast][kind] for done in rounds)

    ratios = {
        "one thread to spaCy": (median("spaCy", "one thread", 0), median("spaCy", "one thread", 1)),
        "two threads to one": (median("one thread", "two threads", 0), None),
        "side by side to one": (2 * median("one thread", "side by side", 0), None),
    }
    for name, (clock, processor) in ratios.items():
        more = "" if processor is None else f"  {processor:.2f} on the processor"
        bar = f"  (bar {BARS[name]})" if name in BARS else ""
        print(f"  {name:19} {clock:5.2f}{more}{bar}")
    return all(ratios[name][0] >= bar for name, bar in BARS.items())


def show_start(arguments):
    """Start to finish of a process that reads two words, and the memory that all texts take."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("Hello there.")
        file.flush()
        built_in = time_start([arguments.parse, file.name])
        wheel = time_start([arguments.parse, "--model", arguments.model, file.name])
    print(f"  start to finish of two words: {built_in:.3f} s built in, {wheel:.3f} s from the wheel (bar {MAX_START})")
    command = [arguments.parse, "--model", arguments.model, "--time", "--threads", "2", arguments.text]
    said = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    megabytes = said["peak_kb"] / 1024
    print(f"  resident memory: {megabytes:.0f} MB at most, all texts, two threads (bar {MAX_MB})")
    return built_in < MAX_START and megabytes < MAX_MB


def time_start(command, n_runs=9):
    def run():
        start = time.perf_counter()
        wait(subprocess.Popen(command, stdout=subprocess.DEVNULL))
        return time.perf_counter() - start

    return statistics.median(run() for _ in range(n_runs))


if __name__ == "__main__":
    main()
