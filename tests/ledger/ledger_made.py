"""Statements for the ledger's tests, on invented reports."""

from __future__ import annotations

from onrecord.types import Actor, Document, Interval, Matter, Passage, Report, SaidOn, Span, Statement, sha256_of

AT = "2025-03-01T10:00:00Z"
READER = "test-1"


def passage(text: str, words: str) -> Passage:
    start = text.index(words)
    return Passage.of(text, [Span(start, start + len(words))])


def report(number: int, outlet: str = "Daily", day: str = "2025-02-27", text: str | None = None) -> Report:
    body = text or f"Norway will send {number} patrol boats to Estonia, minister Ola Berg said on Tuesday."
    return Report(Document(body, sha256_of(body)), outlet, day, f"https://example.org/{outlet}/{number}", "Boats")


def statement(of: Report, extractor: str = READER, act: str = "commit") -> Statement:
    text = of.document.text
    speaker, said = passage(text, "Ola Berg"), passage(text, "on Tuesday")
    boats = passage(text, "patrol boats")
    return Statement(
        report=of,
        speaker=Actor("Ola Berg", "person", speaker.text, speaker.spans, acts_for="Norway"),
        cue=passage(text, "said"),
        content=Passage.of(text, [Span(0, text.index(","))]),
        speech="indirect",
        act=act,  # type: ignore[arg-type]
        party=Actor("Norway", "country", "Norway", passage(text, "Norway").spans),
        to=None,
        matter=Matter("patrol boats for Estonia", boats.spans, "m-boats"),
        polarity="do",
        condition=None,
        deadline=None,
        said_on=SaidOn(Interval("2025-02-25", "2025-02-25"), said.text, said.spans),
        chain=(),
        firmness=2,
        confidence=0.875,
        act_confidence=0.5,
        extractor=extractor,
    )


def batch(*numbers: int, outlet: str = "Daily") -> list[tuple[Report, list[Statement]]]:
    found = [report(number, outlet) for number in numbers]
    return [(one, [statement(one)]) for one in found]
