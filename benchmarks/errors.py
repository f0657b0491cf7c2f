"""Misses and false alarms on the development reports, sorted by kind.

    python -m benchmarks.errors PREDICTED.jsonl [--show N]

PREDICTED is what `onrecord read --format jsonl` printed for polnear/dev.jsonl. A gold attribution is missed when no
prediction's source and content both overlap its own; a prediction is a false alarm when the same holds the other way round.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from benchmarks.figures import SHARED

Json = dict[str, Any]
Words = frozenset[int]
_WORD = re.compile(r"\w+")
_QUOTES = re.compile("[\"“”]|''|``")


def words(text: str, spans: list[list[int]]) -> Words:
    return frozenset(m.start() for start, end in spans for m in _WORD.finditer(text, start, end))


def sides(text: str, row: Json) -> tuple[Words, Words, Words]:
    return words(text, row["source"]), words(text, row["cue"]), words(text, row["content"])


def touch(a: Words, b: Words) -> bool:
    return bool(a & b) or (not a and not b)


def kind(text: str, row: Json, others: list[Json]) -> str:
    """Why nothing agrees with this row, in the words of docs/accuracy.md."""
    source, cue, content = sides(text, row)
    same_cue = [other for other in others if words(text, other["cue"]) & cue]
    if same_cue:
        other_source, _, other_content = sides(text, same_cue[0])
        if not touch(content, other_content):
            return "cue found, content elsewhere"
        if source and other_source:
            return "cue found, other source"
        return "cue found, source given on one side only"
    if any(content & words(text, other["content"]) and touch(source, words(text, other["source"])) for other in others):
        return "one attribution for two, or two for one"
    if not source:
        return "cue not shared: no source"
    if any(content < words(text, other["content"]) for other in others):
        return "cue not shared: nested in another attribution"
    if any(_QUOTES.search(text[start:end]) for start, end in row["content"]):
        return "cue not shared: quotation"
    return "cue not shared: plain"


def predicted_rows(path: Path) -> dict[str, list[Json]]:
    found: dict[str, list[Json]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        spans = {
            role: (row[key] or {}).get("spans") or []
            for role, key in (("source", "speaker"), ("cue", "cue"), ("content", "content"))
        }
        found[row["document"]["id"]].append(spans)
    return found


def unpaired(text: str, rows: list[Json], others: list[Json]) -> list[Json]:
    def agrees(a: Json, b: Json) -> bool:
        return touch(words(text, a["source"]), words(text, b["source"])) and touch(
            words(text, a["content"]), words(text, b["content"])
        )

    return [row for row in rows if not any(agrees(row, other) for other in others)]


def study(predicted: dict[str, list[Json]], gold: list[Json]) -> dict[str, dict[str, list[str]]]:
    """By side (missed, invented) and kind: one line for each error."""
    found: dict[str, dict[str, list[str]]] = {"missed": defaultdict(list), "invented": defaultdict(list)}
    for document in gold:
        text, guesses = document["text"], predicted.get(document["id"], [])
        for side, rows, others in (
            ("missed", document["attributions"], guesses),
            ("invented", guesses, document["attributions"]),
        ):
            for row in unpaired(text, rows, others):
                line = " | ".join(" … ".join(text[s:e] for s, e in row[role]) for role in ("source", "cue", "content"))
                found[side][kind(text, row, others)].append(line.replace("\n", " "))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("predicted", type=Path)
    parser.add_argument("--show", type=int, default=0, help="print so many errors of each kind")
    options = parser.parse_args()
    gold = [json.loads(line) for line in (SHARED / "data/polnear/dev.jsonl").read_text(encoding="utf-8").splitlines()]
    for side, kinds in study(predicted_rows(options.predicted), gold).items():
        print(f"{side}: {sum(map(len, kinds.values()))}")
        for name, count in Counter({name: len(lines) for name, lines in kinds.items()}).most_common():
            print(f"  {count:4} {name}")
            for line in kinds[name][:: max(1, count // max(1, options.show))][: options.show]:
                print(f"         {line[:220]}")


if __name__ == "__main__":
    main()
