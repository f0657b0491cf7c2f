"""Every field of a statement that has words in its report, by name: what annotation formats mark."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.types import Passage, Span, Statement


def marked(statement: Statement) -> Iterator[tuple[str, Passage]]:
    """Field names with their passages, the content first; a relay is `relay-1`, nearest the speaker first.

    What a reviewer wrote in has no words in the text and is left out, as is everything inferred.
    """
    text = statement.report.document.text
    for name, found in _all(statement):
        if found is not None and found.stands_in(text):
            yield name, found


def _all(one: Statement) -> Iterator[tuple[str, Passage | None]]:
    yield "content", one.content
    yield "cue", one.cue
    yield "condition", one.condition
    yield "hedge", one.hedge
    relays = ((f"relay-{place}", actor) for place, actor in enumerate(one.chain, 1))
    for name, held in (
        ("speaker", one.speaker),
        ("party", one.party),
        ("to", one.to),
        *relays,
        ("deadline", one.deadline),
        ("said_on", one.said_on),
    ):
        if held is not None and held.text is not None and held.spans:
            yield name, Passage(held.text, held.spans)
    if one.matter and one.matter.spans:
        yield "matter", Passage.of(one.report.document.text, one.matter.spans)


def context(text: str, span: Span, width: int = 32) -> tuple[str, str]:
    """At most `width` code points before and after a span."""
    return text[max(0, span.start - width) : span.start], text[span.end : span.end + width]


__all__ = ["context", "marked"]
