"""Which words of time tell when an act is due, which when it was said, and which tell of something else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from onrecord.annotate.dates import find_times
from onrecord.extract.fields.times import deadline_of, said_on_of
from onrecord.types import ACTS, Act, Analysis, Attribution, Deadline, Document, Report, SaidOn, Span, Spans

# A Thursday.
DAY = "2025-02-27"


def read(text: str, cue: str, content: str, act: Act, day: str, *, cited: bool = True) -> tuple[Analysis, Attribution]:
    def at(words: str) -> Spans:
        return (Span(text.index(words), text.index(words) + len(words)),) if words else ()

    report = Report(Document(text, "0" * 64), outlet="The Daily Case", published=day)
    whole = (Span(0, len(text)),)
    analysis = Analysis(report, whole, (), (), (), (), find_times(text, day, whole))
    acts = tuple(float(act == name) for name in ACTS)
    return analysis, Attribution((), at(cue), at(content), acts, act, "indirect", 1.0, 0.9, attributed=cited)


def due(text: str, cue: str, content: str, act: Act = "commit", day: str = DAY, *, cited: bool = True) -> Deadline | None:
    return deadline_of(*read(text, cue, content, act, day, cited=cited), act)


def said(text: str, content: str) -> SaidOn | None:
    return said_on_of(*read(text, "said", content, "commit", DAY))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Last week, the premier said he would sign.", "2025-02-17", "2025-02-23"),
        ("The premier said earlier this week he would sign.", "2025-02-24", DAY),
        ("The premier said last month he would sign.", "2025-01-01", "2025-01-31"),
        ("The premier said on Tuesday he would sign.", "2025-02-25", "2025-02-25"),
    ],
)
def test_a_day_or_a_stretch_that_is_over_tells_when_it_was_said(text: str, start: str, end: str) -> None:
    found = said(text, "he would sign")
    assert found is not None
    assert (found.interval.start, found.interval.end) == (start, end)


@pytest.mark.parametrize("text", ["The premier said next week he would sign.", "This week the premier said he would sign."])
def test_a_stretch_that_is_not_over_tells_of_no_day(text: str) -> None:
    assert said(text, "he would sign") is None


@pytest.mark.parametrize(
    ("text", "cue", "content", "words", "start", "end"),
    [
        ("The premier vowed to sign on Monday.", "vowed", "to sign on Monday", "on Monday", "2025-03-03", "2025-03-03"),
        ("The premier will sign the pact today.", "will", "sign the pact today", "today", DAY, DAY),
        ("The law is to be passed in April.", "is", "to be passed in April", "in April", "2025-04-01", "2025-04-30"),
        (
            "Talks are planned later this month.",
            "are",
            "Talks are planned later this month",
            "later this month",
            DAY,
            "2025-02-28",
        ),
        (
            "The premier will this week open the port.",
            "will this week",
            "open the port",
            "this week",
            "2025-02-24",
            "2025-03-02",
        ),
        ("The envoy planned on Monday to sail.", "planned", "on Monday to sail", "on Monday", "2025-03-03", "2025-03-03"),
        (
            "The envoy will speak in Oslo on Monday and in Bergen on Wednesday.",
            "will",
            "speak in Oslo on Monday and in Bergen on Wednesday",
            "on Monday on Wednesday",
            "2025-03-03",
            "2025-03-05",
        ),
        ("The court met the March 17 deadline.", "met", "the March 17 deadline", "March 17", None, "2025-03-17"),
        (
            "The council pledged 3 billion this year and next.",
            "pledged",
            "3 billion this",
            "this year and next",
            "2025-01-01",
            "2026-12-31",
        ),
    ],
)
def test_when_an_act_is_due(text: str, cue: str, content: str, words: str, start: str | None, end: str) -> None:
    found = due(text, cue, content, cited=False)
    assert found is not None
    assert (found.text, found.interval.start, found.interval.end) == (words, start, end)


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            "The premier said the terms are those that he named when he spoke in June.",
            "said",
            "the terms are those that he named when he spoke in June",
        ),
        ("The premier had agreed in June to cut the levy.", "had agreed", "June to cut the levy"),
        ("Both sides follow a Feb. 1 phone call.", "follow", "a Feb. 1 phone call"),
        ("The list is so long that I will not read it in 20 minutes.", "will", "not read it in 20 minutes"),
        ("The treaty signed in January will be kept.", "will", "The treaty signed in January"),
        ("The ministry has sought for months to end the strike.", "has sought for months", "to end the strike"),
        ("The plan put forward last week will stand.", "will", "The plan put forward last week will stand"),
    ],
)
def test_a_time_that_tells_of_something_else(text: str, cue: str, content: str) -> None:
    assert due(text, cue, content) is None


@pytest.mark.parametrize(
    ("text", "cue", "content", "words"),
    [
        # Published on a Thursday.
        ("The union gave Norland until June 30 to open the dam.", "gave", "to open the dam", "until June 30"),
        ("The union called on Norland on Tuesday to open the dam this year.", "called on", "to open the dam this year",
         "this year"),
        ("The envoy urged both sides on Monday to sign within a week.", "urged", "both sides on Monday to sign within a week",
         "within a week"),
        ("The premier ruled out talks on Thursday.", "ruled out", "talks", None),
        ("The premier agreed to send a team on Wednesday.", "agreed", "to send a team", None),
        ("The premier agreed to send a team on Friday.", "agreed", "to send a team", "on Friday"),
        ("The premier turned down the offer on Thursday.", "turned down", "the offer on Thursday", None),
        ("The premier agreed to a meeting on Friday.", "agreed", "a meeting on Friday", "on Friday"),
        ("The panel agreed he will speak on Friday to us.", "agreed", "he will speak on Friday to us", "on Friday"),
        ("The premier is to send a team on Thursday.", "is", "to send a team", "on Thursday"),
    ],
)  # fmt: skip
def test_a_weekday_beside_a_past_verb_is_when_it_was_said(text: str, cue: str, content: str, words: str | None) -> None:
    found = due(text, cue, content, "demand", cited=False)
    assert (found and found.text) == words


def test_what_was_promised_by_a_day_that_has_just_passed_is_not_due_in_a_year() -> None:
    assert due("The ministry had promised it by Feb. 1.", "had promised", "it by Feb. 1") is None
    ahead = due("The ministry promised it by May 1.", "promised", "it by May 1")
    assert ahead is not None
    assert ahead.interval.end == "2025-05-01"


@pytest.mark.parametrize("words", ["on Monday", "next week", "within ten days", "by the end of next week", "tomorrow"])
def test_a_week_later_everything_is_due_a_week_later(words: str) -> None:
    text = f"The premier vowed to sign {words}."
    week = timedelta(days=7)
    for day in (date(2025, 2, 20) + timedelta(days=n) for n in range(7)):
        one = due(text, "vowed", f"to sign {words}", day=day.isoformat())
        two = due(text, "vowed", f"to sign {words}", day=(day + week).isoformat())
        assert one is not None
        assert two is not None
        for early, late in ((one.interval.start, two.interval.start), (one.interval.end, two.interval.end)):
            assert (early and (date.fromisoformat(early) + week).isoformat()) == late


@pytest.mark.parametrize(
    ("text", "content", "dated"),
    [
        ("The premier, while campaigning, vowed to sign in a day.", "to sign in a day", False),
        ("During her first campaign the premier vowed to sign within two weeks.", "to sign within two weeks", False),
        ("Years ago the premier vowed to sign within two weeks.", "to sign within two weeks", False),
        ("The premier vowed to sign within two weeks.", "to sign within two weeks", True),
        ("Last year the premier vowed to sign by May 2026.", "to sign by May 2026", True),
        ("The premier vowed to stay on the campaign trail next week.", "to stay on the campaign trail next week", True),
    ],
)
def test_a_time_counted_from_an_earlier_day_that_is_not_told_has_words_and_no_dates(
    text: str, content: str, dated: bool
) -> None:
    found = due(text, "vowed", content)
    assert found is not None
    assert (found.interval.start or found.interval.end) is not None or not dated
    assert (found.interval.start, found.interval.end) == (None, None) or dated
