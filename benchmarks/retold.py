"""Whether statements told twice are found to be one, from the text on: `python -m benchmarks.retold [FOLDER] [--misses]`.

The reports under tests/cases/retold, or those of FOLDER, are read with the shipped model into one ledger, as `onrecord read`
does, and linked as `onrecord export record` does. Expected pairs are told by words that their contents share; a link between
two reports that is not expected is false. A pair that is not linked because one side was not read counts as missed, and is
named so. Of a line of several words each stands for a report in turn ("-": this one does not tell it), every two are a pair.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from onrecord.history import link
from onrecord.pipeline import LocalExtractor
from onrecord.types import Document, Report, Statement

CASES = Path(__file__).parents[1] / "tests" / "cases" / "retold"

Told = tuple[int, str]


@dataclass
class Case:
    """Two reports or more; `one` are pairs of words that are one statement, each with the number of its report."""

    name: str
    reports: list[Report] = field(default_factory=list)
    one: list[tuple[Told, Told]] = field(default_factory=list)


def read_case(path: Path) -> Case:
    body, _, expected = path.read_text(encoding="utf-8").partition("--- expected\n")
    case = Case(path.stem)
    for block in body.split("\n## ")[1:]:
        head, _, text = block.partition("\n")
        outlet, published = (part.strip() for part in head.split("|"))
        case.reports.append(Report(Document(text.strip(), "raw"), outlet, published))
    for line in expected.splitlines():
        if line.startswith("one: "):
            told_in = enumerate(words.strip() for words in line.removeprefix("one: ").split(" = "))
            case.one += combinations([(number, words) for number, words in told_in if words != "-"], 2)
    return case


def holds(statement: Statement, words: str) -> bool:
    """Whether a statement, of whatever act, has at least half of these words in its content."""
    text = statement.report.document.text
    start = text.index(words)
    common = sum(max(0, min(span.end, start + len(words)) - max(span.start, start)) for span in statement.content.spans)
    return 2 * common >= len(words)


def told(one: Statement) -> str:
    """A statement in a line."""
    who = one.speaker.name if one.speaker else "-"
    return f"{one.act}, {who} -> {one.party.name if one.party else '-'}: {one.content.text}"


@dataclass
class Found:
    """What was linked: links between reports, those of them that are not expected, and expected pairs that are missed."""

    links: int
    false: list[str]
    expected: int
    missed: list[str]

    @property
    def precision(self) -> float:
        return 1 - len(self.false) / max(1, self.links)

    @property
    def recall(self) -> float:
        return 1 - len(self.missed) / max(1, self.expected)


def measure(cases: Sequence[Case]) -> Found:
    """Read the cases' reports, link all together, and compare with what is expected of each."""
    extractor = LocalExtractor()
    read = {report.id: extractor(report) for case in cases for report in case.reports}
    statements = {one.id: one for found in read.values() for one in found}
    groups = link(statements.values()).groups
    group = {key: number for number, members in enumerate(groups) for key in members}
    right, missed = set[frozenset[str]](), list[str]()
    for case in cases:
        for pair in case.one:
            ones, others = ([s for s in read[case.reports[number].id] if holds(s, words)] for number, words in pair)
            right |= {frozenset((a.id, b.id)) for a in ones for b in others}
            if not any(group[a.id] == group[b.id] for a in ones for b in others):
                why = "not read" if not ones or not others else "not linked"
                missed.append(
                    "\n    ".join((f"({why}) {case.name}: {pair[0][1]} = {pair[1][1]}", *map(told, (*ones, *others))))
                )
    pairs = [pair for members in groups for pair in combinations(members, 2)]
    across = [pair for pair in pairs if _between_reports(*(statements[key] for key in pair))]
    false = [" | ".join(told(statements[key]) for key in pair) for pair in across if frozenset(pair) not in right]
    return Found(len(across), false, sum(len(case.one) for case in cases), missed)


def _between_reports(one: Statement, other: Statement) -> bool:
    return one.report.id != other.report.id and "state" not in (one.act, other.act)


def main(folder: Path, misses: bool) -> None:
    """Print precision and recall of the links between reports, and what is missed and why."""
    cases = all_cases(folder)
    found = measure(cases)
    if misses:
        print("\n".join([*(f"missed {one}" for one in found.missed), *(f"false: {one}" for one in found.false)]))
    print(f"pairs of reports: {len(cases)}; links between reports: {found.links}, of which false {len(found.false)}")
    told_right = found.expected - len(found.missed)
    print(f"precision {found.precision:.2f}; recall {found.recall:.2f} ({told_right} of {found.expected})")


def all_cases(folder: Path = CASES) -> list[Case]:
    return [read_case(path) for path in sorted(folder.glob("*.txt"))]


if __name__ == "__main__":
    folders = [Path(argument) for argument in sys.argv[1:] if argument != "--misses"]
    main(folders[0] if folders else CASES, "--misses" in sys.argv)
