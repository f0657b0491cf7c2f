"""What is cut away around an attribution decides nothing about it; hints of markers never hide one."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.conditions.hints import may_stand
from onrecord.extract.conditions.markers import MARKERS
from onrecord.extract.near import REACH, Nearby, touching
from onrecord.types import Analysis, Attribution, Document, Mention, Report, Span

CASES = sorted((Path(__file__).parents[1] / "cases").rglob("*.txt"))


def attribution(start: int, end: int) -> Attribution:
    cue, content = (Span(start, start + 2),), (Span(start + 3, end),)
    return Attribution((), cue, content, (1.0,) + (0.0,) * 8, "state", "indirect", 0.0, 0.5)


def test_only_what_is_near_is_kept() -> None:
    text = "abcd. " * 4000
    sentences = tuple(Span(at, at + 5) for at in range(0, len(text), 6))
    mentions = tuple(Mention(Span(at, at + 2), "person", None) for at in range(0, len(text), 60))
    attributions = tuple(attribution(at, at + 40) for at in range(0, len(text) - 50, 500))
    whole = Analysis(Report(Document(text, "0" * 64)), sentences, attributions, (), mentions, (), ())
    one = attributions[20]
    near = Nearby(whole).around(one)
    low, high = one.cue[0].start - REACH, one.content[0].end + REACH
    assert [m for m in mentions if m.span.end >= low and m.span.start <= high] == list(near.mentions or ())
    assert {a for a in attributions if a.content[0].end >= low and a.cue[0].start <= high} <= set(near.attributions or ())
    assert one in (near.attributions or ())
    assert len(near.attributions or ()) < len(attributions)
    kept = near.sentences or ()
    assert kept[0].end <= low <= kept[1].start + 6
    assert kept[-1].start >= high >= kept[-2].start - 6


@given(
    st.lists(st.integers(1, 9), min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 150), st.integers(1, 40)), max_size=4),
)
def test_touching_is_what_touches(lengths: list[int], places: list[tuple[int, int]]) -> None:
    sentences, at = [], 0
    for length in lengths:
        sentences.append(Span(at, at + length))
        at += length + length % 3
    spans = tuple(Span(start, start + length) for start, length in places)
    assert touching(sentences, spans) == [n for n, s in enumerate(sentences) if any(s.touches(span) for span in spans)]


def test_no_hint_hides_a_marker() -> None:
    lines = [line for path in CASES for line in path.read_text(encoding="utf-8").splitlines()]
    found = 0
    for line in lines:
        for marker in MARKERS:
            if marker.pattern.search(line):
                found += 1
                assert may_stand(marker.name, line.casefold()), (marker.name, line)
    assert found > 200
