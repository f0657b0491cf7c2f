"""Dates: every case as written, and what must hold for any text."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotate.dates import find_times
from onrecord.annotate.sentences import split_sentences
from onrecord.types import Interval, Span
from tests.annotate.date_cases import Case, found_lines, read_cases
from tests.timing import in_proportion

CASES = read_cases()


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_case(case: Case) -> None:
    assert found_lines(case) == case.expected


def test_there_are_enough_cases_and_look_alikes() -> None:
    traps = [case for case in CASES if case.name.startswith(("none", "traps"))]
    assert len(CASES) >= 140
    assert len(traps) >= 50


WEEKLY = [
    "on Wednesday", "next Friday", "last Monday", "this week", "next week", "this weekend", "today", "tomorrow", "yesterday",
    "in two weeks", "within 48 hours", "by Friday", "until Sunday", "in the next ten days", "later this week", "four days ago",
    "by the end of next week", "a day before Monday's summit", "from Monday to Friday", "Tuesday of next week", "overnight",
]  # fmt: skip
DAYS = st.dates(date(1950, 1, 1), date(2080, 1, 1))


def _moved(interval: Interval | None) -> tuple[date | None, date | None] | None:
    if interval is None:
        return None
    sides = (interval.start, interval.end)
    return tuple(date.fromisoformat(side) + timedelta(7) if side else None for side in sides)  # type: ignore[return-value]


def _sides(interval: Interval | None) -> tuple[date | None, date | None] | None:
    if interval is None:
        return None
    return tuple(date.fromisoformat(s) if s else None for s in (interval.start, interval.end))  # type: ignore[return-value]


@given(st.sampled_from(WEEKLY), DAYS)
def test_a_week_later_means_a_week_later(words: str, day: date) -> None:
    text = f"The envoy said he would come {words}."
    now, then = find_times(text, day.isoformat(), ()), find_times(text, (day + timedelta(7)).isoformat(), ())
    assert len(now) == len(then) == 1
    assert _sides(then[0].interval) == _moved(now[0].interval)
    assert _sides(then[0].ahead) == _moved(now[0].ahead)
    assert now[0].ahead is not None


@given(st.sampled_from(["on Feb. 19, 2026", "in 2018", "by 2030", "in the summer of 2026", "the 1990s"]), DAYS)
def test_absolute_dates_do_not_hang_on_publication(words: str, day: date) -> None:
    text = f"It happens {words}."
    [with_day], [without] = find_times(text, day.isoformat(), ()), find_times(text, None, ())
    assert with_day.granularity == without.granularity
    assert without.ahead is not None
    if words != "by 2030":
        assert with_day == without


PIECES = st.sampled_from(
    [
        "by",
        "the",
        "end",
        "of",
        "next",
        "last",
        "this",
        "week",
        "month",
        "year",
        "two",
        "48",
        "hours",
        "in",
        "within",
        "Feb.",
        "May",
        "March",
        "3",
        "-",
        "5",
        "2026",
        ",",
        ".",
        "'",
        "’",
        "s",
        "Friday",
        "first",
        "half",
        "Q3",
        "summit",
        "after",
        "before",
        "until",
        "every",
        "ago",
        "31st",
        "30",
        "99",
        "9999",
        "1900",
        "2099",
        "a",
        "few",
        "over",
        "FY",
        "fall",
        "to",
        "or",
        "from",
        "between",
        "Easter",
        "Christmas",
        "\n",
        "–",
        "0",
        "٣",
        "²",
        "İ",
    ]
)


TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=25).map(" ".join) | st.text()


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.dates().map(str) | st.none() | st.text(max_size=12))
def test_any_text_at_all(text: str, published: str | None) -> None:
    sentences = split_sentences(text)
    after = 0
    for found in find_times(text, published, sentences):
        assert after <= found.span.start < found.span.end <= len(text)
        assert any(sentence.holds(found.span) for sentence in sentences)
        after = found.span.end
    assert find_times(text, published, sentences) == find_times(text, published, sentences)


def test_time_of_day_and_bad_dates_of_publication() -> None:
    text = "He comes on Friday."
    assert find_times(text, "2025-02-27T23:59:00+02:00", ()) == find_times(text, "2025-02-27", ())
    assert find_times(text, "27 Feb", ())[0].ahead is None


def test_no_expression_crosses_a_sentence() -> None:
    text = "They met in May 2024. In 2025 they met again."
    assert [found.span for found in find_times(text, None, split_sentences(text))] == [Span(9, 20), Span(22, 29)]


@pytest.mark.parametrize("piece", ["by the end of the ", "in two weeks ", "They met in Oslo on Friday. ", "2016 - "])
def test_time_grows_with_length_only(piece: str) -> None:
    assert in_proportion(lambda count: find_times(piece * count, "2025-02-27", ()), 1_000, 4_000, most=12)
