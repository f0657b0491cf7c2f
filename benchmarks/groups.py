"""How far linking joins what coders join within a report: `python -m benchmarks.groups DOCS GOLD [--misses]`.

GOLD's lines with an act and a number in `same` are the coders' groups; the rules get the coders' own statements.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from benchmarks.stances import Line, lines_of, report_of, statement_of
from onrecord.history import link
from onrecord.types import Report, Statement

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Joined:
    """The pairs of one report that coders hold to be one, those that the rules do, and its statements by id."""

    doc: str
    meant: frozenset[Pair]
    found: frozenset[Pair]
    statements: dict[str, Statement]


def pairs_of(groups: Iterable[Iterable[str]]) -> frozenset[Pair]:
    """Every two members of one group, ids in order."""
    return frozenset(pair for group in groups for pair in combinations(sorted(set(group)), 2))


def joined(doc: str, report: Report, lines: Sequence[Line]) -> Joined:
    """Both sides' pairs of one report."""
    statements: dict[str, Statement] = {}
    groups: dict[int, list[str]] = {}
    for line in lines:
        made = statement_of(report, line)
        if made is not None:
            statements[made.id] = made
            if line.get("same"):
                groups.setdefault(line["same"], []).append(made.id)
    return Joined(doc, pairs_of(groups.values()), pairs_of(link(statements.values()).groups), statements)


def main(docs: Path, gold: Path, misses: bool) -> None:
    """Print precision and recall over pairs, and which pairs differ."""
    wanted = [line for line in lines_of(gold) if "act" in line]
    rows = [joined(line["id"], report_of(line), [one for one in wanted if one["doc"] == line["id"]]) for line in lines_of(docs)]
    right, meant, found = (
        sum(map(len, sets)) for sets in zip(*((row.meant & row.found, row.meant, row.found) for row in rows), strict=True)
    )
    print(f"{right} of {found} pairs joined are the coders' ({right / max(1, found):.2f})")
    print(f"{right} of {meant} of the coders' pairs are joined ({right / max(1, meant):.2f})")
    for row in rows if misses else ():
        for kind, pairs in (("apart", row.meant - row.found), ("joined", row.found - row.meant)):
            for pair in sorted(pairs):
                words = " | ".join(f"{row.statements[key].act}: {row.statements[key].content.text}" for key in pair)
                print(f"{row.doc}: {kind} by the rules: {words}")


if __name__ == "__main__":
    given = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    main(Path(given[0]), Path(given[1]), "--misses" in sys.argv)
