"""Statements for tests of positions, built from a few words."""

from __future__ import annotations

from onrecord.types import Act, Actor, Deadline, Document, Interval, Matter, Passage, Polarity, Report, SaidOn, Span, Statement


def say(
    act: Act,
    content: str,
    *,
    party: str = "Norway",
    speaker: str | None = None,
    matter: str = "howitzers for Ukraine",
    day: str = "2025-03-04",
    published: str | None = None,
    condition: str | None = None,
    due: str | None = None,
    firmness: int = 2,
    polarity: Polarity = "do",
    outlet: str = "Nordic Wire",
) -> Statement:
    """One statement in a report of its own, whose text is the content; `speaker` None: the party itself."""
    report = Report(Document(f"{content} [{outlet} {day} {speaker}]", "raw"), outlet, published or day)
    body = Passage.of(report.document.text, [Span(0, len(content))])
    start = content.find(condition) if condition else -1
    return Statement(
        report=report,
        speaker=Actor(speaker, "person", acts_for=party) if speaker else Actor(party, "country"),
        cue=None,
        content=body,
        speech="indirect",
        act=act,
        party=Actor(party, "country"),
        to=None,
        matter=Matter(matter),
        polarity=polarity,
        condition=Passage.of(content, [Span(start, start + len(condition))]) if condition else None,
        deadline=Deadline("by then", (), Interval(None, due), "by") if due else None,
        said_on=SaidOn(Interval(day, day), day),
        chain=(),
        firmness=firmness,
        confidence=1.0,
        act_confidence=1.0,
        extractor="test",
    )
