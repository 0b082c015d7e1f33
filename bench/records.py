"""The records that the program makes of texts, for the scripts beside this one."""

import json
import subprocess
import tempfile
from pathlib import Path

# A day for "on Monday" to lie before.
PUBLISHED = "2015-10-12"


def records_of(program, texts):
    """The record of each text, in their order."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.jsonl"
        rows = ({"id": str(idx), "text": text, "published": PUBLISHED} for idx, text in enumerate(texts))
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        command = [program, "read", str(path), "--format", "jsonl"]
        run = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    records = {record["id"]: record for record in map(json.loads, run.stdout.splitlines())}
    return [records[str(idx)] for idx in range(len(texts))]
