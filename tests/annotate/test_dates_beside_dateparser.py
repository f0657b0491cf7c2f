"""The date cases read by dateparser (a development dependency only), beside ours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from tests.annotate.date_cases import Case, found_lines, read_cases

search = pytest.importorskip("dateparser.search")


def _points(case: Case) -> list[tuple[str, str]]:
    """dateparser's finds in the text, as (words, day), told to look ahead from the publication date."""
    base = datetime.fromisoformat(case.published) if case.published else datetime.fromisoformat("2000-01-01")
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "future"}
    found = search.search_dates(case.text, languages=["en"], settings=settings) or []
    return [(words, day.date().isoformat()) for words, day in found]


def _agrees(case: Case) -> bool:
    """Lenient: as many finds as expected, each one's day either end of our reading of what was said or is promised."""
    points = _points(case)
    if len(points) != len(case.expected):
        return False
    for (_, day), line in zip(points, case.expected, strict=True):
        _, _, past, ahead, *_ = line.split(" | ")
        if day not in {*past.split("/"), *ahead.split("/")}:
            return False
    return True


def test_ours_beside_dateparser(record_property: Callable[[str, object], None], capsys: pytest.CaptureFixture[str]) -> None:
    cases = read_cases()
    ours = sum(found_lines(case) == case.expected for case in cases)
    theirs = sum(_agrees(case) for case in cases)
    record_property("dates_ours", ours)
    record_property("dates_dateparser", theirs)
    with capsys.disabled():
        print(f"\ndate cases: ours {ours} of {len(cases)}, dateparser {theirs} (either end of the interval accepted)")
    assert ours == len(cases)
    assert theirs < ours
