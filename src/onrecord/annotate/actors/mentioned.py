"""Mentions within a passage: which there are, whom each names, and whether one only owns what follows."""

from __future__ import annotations

import re
from bisect import bisect_left

from onrecord.types import Analysis, Entity, Mention


def mentions_in(analysis: Analysis, start: int, end: int) -> list[Mention]:
    mentions = analysis.mentions or ()
    at = bisect_left(mentions, start, key=lambda m: m.span.start)
    if at and mentions[at - 1].span.end > start:
        at -= 1
    inside: list[Mention] = []
    while at < len(mentions) and mentions[at].span.start < end:
        if mentions[at].entity is not None and not _PREFIXED.search(
            analysis.text, max(0, mentions[at].span.start - 6), mentions[at].span.start
        ):
            inside.append(mentions[at])
        at += 1
    return inside


# "The post-Roe governments" are not Roe.
_PREFIXED = re.compile(r"\b(?:post|pre|pro|anti|non)-$", re.IGNORECASE)


def entity_of(analysis: Analysis, mention: Mention) -> Entity:
    entities = analysis.entities or ()
    if mention.entity is None:
        raise ValueError("an unresolved mention names no entity")
    return entities[mention.entity]


def owns(text: str, mention: Mention, end: int) -> bool:
    """Whether the mention stands in the possessive before something else of the passage that ends at `end`."""
    return mention.span.end + 2 < end and text.startswith(("'s ", "’s ", "' ", "’ "), mention.span.end)
