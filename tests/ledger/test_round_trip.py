"""Whatever a statement holds comes back as it was, from both stores and from one to the other."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.ledger import Ledger, Selection, copy
from onrecord.types import (
    ACTOR_KINDS,
    ACTS,
    POLARITIES,
    RELATIONS,
    SPEECHES,
    Actor,
    Deadline,
    Document,
    Interval,
    Judgement,
    Matter,
    Passage,
    Report,
    SaidOn,
    Span,
    Statement,
    sha256_of,
)
from tests.ledger.ledger_made import AT

# Every code point, lone surrogates and the null character among them, with those that stores and tokenizers trip over oftener.
ODD = st.sampled_from("\x00\ud800\udfff\u0130\u0131\u00df\ufb01\u0301\u200f\u2028\ufeff\ufffd\U0001f54a'\"\\%_*:&|!() \x1f")
WORDS = st.text(st.characters(exclude_categories=()) | ODD, max_size=12)
SOME = st.text(st.characters(exclude_categories=()) | ODD, min_size=1, max_size=60)
DAYS = st.none() | st.dates().map(lambda day: day.isoformat())
T = TypeVar("T")
PART = st.none() | st.floats(0, 1)


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    text = draw(SOME)

    def passage() -> Passage:
        start = draw(st.integers(0, len(text) - 1))
        return Passage.of(text, [Span(start, draw(st.integers(start + 1, len(text))))])

    def actor() -> Actor:
        named = passage() if draw(st.booleans()) else None
        words, spans = (named.text, named.spans) if named else (None, ())
        kind, unnamed, number = draw(st.sampled_from(ACTOR_KINDS)), draw(st.booleans()), draw(st.none() | st.integers(0, 9))
        return Actor(draw(WORDS), kind, words, spans, unnamed, draw(st.none() | WORDS), number, draw(st.none() | WORDS))

    def maybe(make: Callable[[], T]) -> T | None:
        return make() if draw(st.booleans()) else None

    def interval() -> Interval:
        start, end = draw(DAYS), draw(DAYS)
        return Interval(*sorted((start, end))) if start and end else Interval(start, end)

    def deadline() -> Deadline:
        due = passage()
        return Deadline(due.text, due.spans, interval(), draw(st.sampled_from(RELATIONS)), draw(st.none() | WORDS))

    fields = [draw(st.none() | WORDS) for _ in range(3)]
    published = draw(DAYS | st.just("2025-02-27T08:15:00+02:00"))
    return Statement(
        report=Report(Document(text, sha256_of(text)), fields[0], published, fields[1], fields[2], draw(st.none() | WORDS)),
        speaker=maybe(actor),
        cue=maybe(passage),
        content=passage(),
        speech=draw(st.sampled_from(SPEECHES)),
        act=draw(st.sampled_from(ACTS)),
        party=maybe(actor),
        to=maybe(actor),
        matter=maybe(lambda: Matter(draw(WORDS), passage().spans, draw(st.none() | WORDS))),
        polarity=draw(st.sampled_from(POLARITIES)),
        condition=maybe(passage),
        deadline=maybe(deadline),
        said_on=maybe(lambda: SaidOn(interval())),
        chain=tuple(actor() for _ in range(draw(st.integers(0, 2)))),
        firmness=draw(st.integers(0, 3)),
        confidence=draw(st.floats(0, 1)),
        act_confidence=draw(st.floats(0, 1)),
        extractor="",
        certainty=draw(PART),
        hedge=maybe(passage),
    )


def by(extractor: str, one: Statement) -> Statement:
    fields = {name: getattr(one, name) for name in Statement.__dataclass_fields__ if name != "id"}
    return Statement(**fields | {"extractor": extractor})


def test_any_statement_comes_back(address: str) -> None:
    number = count()
    with Ledger.open(address) as ledger:

        @given(statements())
        @settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
        def comes_back(drawn: Statement) -> None:
            one = by(f"reader-{next(number)}", drawn)
            ledger.add([(one.report, [one])], extractor=one.extractor, at=AT)
            assert ledger.statements_of(one.report, one.extractor) == (one,)
            assert ledger.report(one.report.id) == one.report
            # The appearance that stands for it may be an earlier one of the same text.
            (found,) = ledger.select(Selection(ids=(one.id,), extractor=one.extractor))
            assert found == one
            ledger.search(one.content.text)

        comes_back()
        assert list(ledger.verify()) == []


def test_any_judgement_comes_back(address: str) -> None:
    with Ledger.open(address) as ledger:

        @given(st.lists(WORDS, min_size=1, max_size=3), WORDS, WORDS, st.lists(st.tuples(WORDS, WORDS), max_size=2), PART)
        @settings(max_examples=60)
        def comes_back(targets: list[str], who: str, why: str, value: list[tuple[str, str]], confidence: float | None) -> None:
            held = Judgement("correct", tuple(targets), who, AT, why, tuple(value), confidence)
            ledger.judge(held)
            assert held in list(ledger.judgements())

        comes_back()
        assert list(ledger.verify()) == []


@pytest.mark.parametrize("back", [False, True])
def test_a_copy_in_the_other_store_has_the_same_root(server_address: Callable[[], str], tmp_path: object, back: bool) -> None:
    addresses = [f"{tmp_path}/one.db", server_address()]
    with Ledger.open(addresses[back]) as one, Ledger.open(addresses[not back]) as other:

        @given(st.lists(statements(), max_size=3))
        @settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
        def fill(drawn: list[Statement]) -> None:
            for statement in drawn:
                kept = by("reader-1", statement)
                one.add([(kept.report, [kept])], extractor="reader-1", at=AT)
                one.judge(Judgement("accept", (kept.id, kept.content.text), "reviewer", AT, kept.content.text))

        fill()
        copy(one, other)
        copy(one, other)
        assert other.root() == one.root()
        assert other.sizes() == one.sizes()
        assert list(other.select()) == list(one.select())
        assert list(other.judgements()) == list(one.judgements())
        assert list(other.verify()) == []
