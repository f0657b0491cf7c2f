"""Mentions of the report as actors: those in a stretch, in order, with who they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.types import Analysis, Entity, Span

Found = tuple[Span, Entity]


def mentioned(analysis: Analysis, areas: Iterable[Span]) -> Iterator[Found]:
    """Mentions whose entity is known and that lie within the stretches, in text order, once each."""
    entities = analysis.entities or ()
    stretches = tuple(areas)
    seen: set[Span] = set()
    for mention in sorted(analysis.mentions or (), key=lambda m: (m.span.start, -m.span.end)):
        if mention.entity is None or mention.span in seen or not any(area.holds(mention.span) for area in stretches):
            continue
        seen.add(mention.span)
        yield mention.span, entities[mention.entity]
