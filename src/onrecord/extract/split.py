"""Which statements of a report are one: two acts of one quotation stay two, one act read twice is one."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.types import Span, Statement

# Words shared by two contents of one act and speaker, as a share of the longer, from which they are one statement.
_ONE = 0.8
_NEAR = 40


def unlike(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements without doubles, in the given order; of two that are one the conditional or surer stays."""
    kept: list[Statement] = []
    for statement in statements:
        # Contents come in the order of the text: two that share words stand near each other, so a long text stays linear.
        near = range(max(0, len(kept) - _NEAR), len(kept))
        place = next((index for index in near if _one(statement, kept[index])), None)
        if place is None:
            kept.append(statement)
        else:
            kept[place] = max(kept[place], statement, key=lambda s: (s.condition is not None, s.confidence))
    return tuple(kept)


def _one(one: Statement, two: Statement) -> bool:
    if one.id == two.id:
        return True
    if one.act != two.act or (one.speaker and one.speaker.name) != (two.speaker and two.speaker.name):
        return False
    longest = max(_length(one.content.spans), _length(two.content.spans))
    return sum(_shared(a, b) for a in one.content.spans for b in two.content.spans) >= _ONE * longest


def _length(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def _shared(one: Span, two: Span) -> int:
    return max(0, min(one.end, two.end) - max(one.start, two.start))
