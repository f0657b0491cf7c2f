"""Whether statements told twice are found to be one, from the text on: `python -m benchmarks.retold [--misses]`.

The reports under tests/cases/retold are read with the shipped model into one ledger, as `onrecord read` does, and linked as
`onrecord export record` does. Expected pairs are told by words that their contents share; a link between two reports that is
not expected is false. A pair that is not linked because one side was not read counts as missed, and is named so.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.history import link
from onrecord.pipeline import LocalExtractor
from onrecord.types import Document, Report, Statement

CASES = Path(__file__).parents[1] / "tests" / "cases" / "retold"


@dataclass
class Case:
    """Two reports or more; `one` are pairs of words that are one statement, the first of the first report."""

    name: str
    reports: list[Report] = field(default_factory=list)
    one: list[tuple[str, str]] = field(default_factory=list)


def read_case(path: Path) -> Case:
    body, _, expected = path.read_text(encoding="utf-8").partition("--- expected\n")
    case = Case(path.stem)
    for block in body.split("\n## ")[1:]:
        head, _, text = block.partition("\n")
        outlet, published = (part.strip() for part in head.split("|"))
        case.reports.append(Report(Document(text.strip(), "raw"), outlet, published))
    for line in expected.splitlines():
        if line.startswith("one: "):
            first, _, second = line.removeprefix("one: ").partition(" = ")
            case.one.append((first.strip(), second.strip()))
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


def main(misses: bool) -> None:
    """Print precision and recall of the links between reports, and what is missed and why."""
    cases = [read_case(path) for path in sorted(CASES.glob("*.txt"))]
    extractor = LocalExtractor()
    read = {report.id: extractor(report) for case in cases for report in case.reports}
    statements = {one.id: one for found in read.values() for one in found}
    links = link(statements.values())
    group = {key: number for number, members in enumerate(links.groups) for key in members}
    right: set[frozenset[str]] = set()
    found = missed = 0
    for case in cases:
        first, second = case.reports[:2]
        for words, other in case.one:
            ones, others = ([s for s in read[r.id] if holds(s, w)] for r, w in ((first, words), (second, other)))
            right |= {frozenset((a.id, b.id)) for a in ones for b in others}
            if any(group[a.id] == group[b.id] for a in ones for b in others):
                found += 1
                continue
            missed += 1
            why = "not read" if not ones or not others else "not linked"
            if misses:
                print(f"missed ({why}) {case.name}: {words} = {other}")
                print("\n".join(f"    {told(one)}" for one in (*ones, *others)))
    across = [
        (a, b)
        for members in links.groups
        for number, a in enumerate(members)
        for b in members[number + 1 :]
        if statements[a].report.id != statements[b].report.id and "state" not in (statements[a].act, statements[b].act)
    ]
    false = [pair for pair in across if frozenset(pair) not in right]
    for a, b in false if misses else ():
        print(f"false: {told(statements[a])} | {told(statements[b])}")
    print(f"pairs of reports: {len(cases)}; links between reports: {len(across)}, of which false {len(false)}")
    wanted = found + missed
    print(f"precision {1 - len(false) / max(1, len(across)):.2f}; recall {found / max(1, wanted):.2f} ({found} of {wanted})")


if __name__ == "__main__":
    main("--misses" in sys.argv)
