"""The recipe's data in little: the first reports of every file with their labels, in folders of the same form.

So the small run takes every step of the whole one and knows of no other path through it.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from training.assets import DATA, Data, Json, lines_of, own_files

DOCUMENTS = ("polnear/train.jsonl", "polnear/dev.jsonl", "ledger/train.docs.jsonl", "ledger/dev.docs.jsonl")
WRITTEN, LINES = "written/reports.docs.jsonl", ("written/sentences.txt", "written/passages.tsv")


def sample(whole: Data, limit: int, target: Path) -> Data:
    """Write the first `limit` reports of each kind, and as many templates and passages, to the target."""
    part = Data(target / "shared", target / "own")
    kept = _first(whole.shared, part.shared, DOCUMENTS, limit) | _first(whole.own, part.own, (WRITTEN,), limit)
    for source, goal, names in ((whole.shared, part.shared, DATA), (whole.own, part.own, own_files(whole.own))):
        for name in names:
            if name.endswith(".jsonl") and name not in {*DOCUMENTS, WRITTEN}:
                _write(goal / name, [row for row in lines_of(source / name) if row["doc"] in kept])
            elif not name.endswith(".jsonl"):
                shutil.copyfile(source / name, goal / name)
    for name in LINES:
        found = [line for line in (whole.own / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        (part.own / name).write_text("\n".join(found[:: -(-len(found) // limit)]) + "\n", encoding="utf-8")
    return part


def _first(source: Path, goal: Path, names: tuple[str, ...], limit: int) -> set[str]:
    """Copy the first reports of these files and return their names."""
    kept = {name: lines_of(source / name)[:limit] for name in names}
    for name, rows in kept.items():
        _write(goal / name, rows)
    return {row["id"] for rows in kept.values() for row in rows}


def _write(path: Path, rows: list[Json]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
