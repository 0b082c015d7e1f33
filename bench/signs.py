"""The signs from which the program reckons the confidence of an event, as `dragoman explain` names them. Standard library only."""
import json
import os
import re
import subprocess
import tempfile

NAMED = re.compile(r"signs of its confidence: ([\w:/.,\s-]+?)\n\s*code\b")


def of(dragoman, article, event_ids):
    """The signs that hold for these events of an article, sorted, by the event's id."""
    known = {key: article[key] for key in ("id", "text", "title", "published") if article.get(key)}
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "article.jsonl")
        with open(path, "w", encoding="utf-8") as f:
            f.write(json.dumps(known) + "\n")
        for event_id in event_ids:
            command = [dragoman, "explain", path, event_id, "--min-confidence", "0"]
            told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            named = re.sub(r"/\s+", "/", NAMED.search(told).group(1))  # a line may end inside a rule
            found[event_id] = sorted(re.split(r"[,\s]+", named.strip()))
    return found


def same(event, events):
    """The event among others that is this one: of its category, with words in common, most of them first; else None."""
    def in_common(other):
        spans = [(a, b) for a in event["evidence"] for b in other["evidence"]]
        shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a, b in spans)
        length = sum(end - start for it in (event, other) for start, end in it["evidence"])
        return 2 * shared / length + 0.3 * (shared > 0 and other["rule"] == event["rule"])
    alike = [(in_common(other), other) for other in events if other["event"] == event["event"]]
    best = max(alike, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] > 0.4 else None
