"""What each `--min-confidence` buys: precision and recall of the attributions of the development reports that stay.

    python -m benchmarks.thresholds

Attributions count as found when source and content overlap (score_attribution.py); acts when they are not `state` and right
(score_acts.py, end to end).
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.figures import SHARED, read_all, score

STEPS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


def kept(rows: list[dict[str, Any]], least: float, target: Path) -> int:
    """Write the statements at least this confident; returns how many."""
    found = [row for row in rows if row["confidence"] >= least]
    target.write_text("".join(json.dumps(row) + "\n" for row in found), encoding="utf-8")
    return len(found)


def main() -> None:
    if not SHARED.is_dir():
        raise SystemExit("the development reports are not part of the project: nothing was measured")
    data = SHARED / "data"
    with tempfile.TemporaryDirectory() as folder:
        everything, part = Path(folder) / "all.jsonl", Path(folder) / "part.jsonl"
        read_all(data / "polnear/dev.jsonl", everything)
        rows = [json.loads(line) for line in everything.read_text(encoding="utf-8").splitlines()]
        print("| at least | statements | precision | recall | acts, precision | acts, recall |")
        print("| --: | --: | --: | --: | --: | --: |")
        for least in STEPS:
            count = kept(rows, least, part)
            spans = score("score_attribution.py", data / "polnear/dev.jsonl", part, "--subset", "all")["figures"]
            acts = score("score_acts.py", data / "polnear/dev.jsonl", data / "acts/dev.jsonl", part)["micro"]
            both = spans["attribution.overlap"]
            print(f"| {least} | {count} | {both['p']:.2f} | {both['r']:.2f} | {acts['p']:.2f} | {acts['r']:.2f} |")


if __name__ == "__main__":
    main()
