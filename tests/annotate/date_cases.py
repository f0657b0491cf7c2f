"""Reads the date cases: a publication date, a text, `--- expected`, and a line for each expression."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from onrecord.annotate.dates import find_times
from onrecord.types import Interval, TimeExpression

FOLDER = Path(__file__).parent.parent / "cases" / "dates"


class Case(NamedTuple):
    """One case; `expected` are lines of words | relation | interval | ahead | granularity | timex | event."""

    name: str
    published: str | None
    text: str
    expected: list[str]


def read_cases() -> list[Case]:
    return [_case(path, n, block) for path in sorted(FOLDER.glob("*.txt")) for n, block in enumerate(_blocks(path), 1)]


def _blocks(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").strip().split("\n\n")


def _case(path: Path, number: int, block: str) -> Case:
    head, expected = block.split("--- expected")
    first, text = head.strip().split("\n", 1)
    published = first.removeprefix("published: ")
    return Case(f"{path.stem}-{number}", None if published == "-" else published, text, expected.strip().splitlines())


def found_lines(case: Case) -> list[str]:
    return [line_of(case.text, time) for time in find_times(case.text, case.published, ())]


def line_of(text: str, time: TimeExpression) -> str:
    sides = (shown(time.interval), shown(time.ahead))
    return " | ".join([time.span.words(text), time.relation, *sides, time.granularity, time.timex or "-", time.event or "-"])


def shown(interval: Interval | None) -> str:
    return f"{interval.start or '..'}/{interval.end or '..'}" if interval else "-"
