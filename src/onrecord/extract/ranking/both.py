# ruff: noqa: E501  (a pattern reads better whole)
"""What binds two, or is asked of two, without a word of theirs: "a truce between Norland and Sudria", "an immediate truce"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract.ranking.between import BINDS, pairs_between
from onrecord.extract.ranking.ground import Deed, Ground
from onrecord.types import Entity, Span, Spans, apart

_BINDING = re.compile(BINDS, re.IGNORECASE)
# Who hosts or brokers them is neither of the two.
_THIRD = r"(?!(?:hosts?|hosting|mediat\w+|broker\w*|facilitat\w+|organi[sz]\w+|conven\w+|arrang\w+|sponsor\w*|chair\w*|moderat\w+|observ\w+)\b)"
_OPENS = re.compile(
    rf"[\s\"“‘']*(?:that )?(?:(?:an?|the|this|any) )?(?:{_THIRD}[\w-]+ ){{0,3}}?{BINDS}(?: [a-z]+){{0,2}} between (?:both )?(?:the )?",
    re.IGNORECASE,
)
# What is demanded of whoever is at odds, without a word of who that is: "an immediate truce", "a return to talks".
_TRUCE = re.compile(
    r"[\s\"“‘']*(?:(?:an?|the|that) )?(?:[\"“‘']?[\w-]+[\"”’']?,? ){0,4}?(?:cease-?\s?fire|truce|armistice|talks|dialogue|negotiations|restraint|calm"
    r"|end to (?:the |all )?(?:fighting|violence|hostilities|war|bloodshed))\b",
    re.IGNORECASE,
)


def both_bound(ground: Ground, deed: Deed) -> Iterator[tuple[Entity, Span]]:
    """Both between whom the thing stands that the content opens with."""
    area = deed.content[0]
    for entity, span, _ in _pairs(ground, area) if deed.act in {"commit", "intend", "consider"} else ():
        if _OPENS.fullmatch(ground.text, area.start, span.start):
            yield entity, span


def both_asked(ground: Ground, deed: Deed) -> Iterator[tuple[Entity, Spans]]:
    """Both from whom a truce or talks are demanded, where the demand names them so or else the report tells who is at odds."""
    if deed.act != "demand":
        return
    area = deed.content[0]
    named = next((row for row in _pairs(ground, area) if _BINDING.fullmatch(row[2])), None)
    if named is not None:
        yield named[0], (named[1],)
    elif ground.at_odds is not None and _TRUCE.match(ground.text, area.start, area.end):
        own = {deed.speaker.name, deed.speaker.acts_for} if deed.speaker else set()
        if own.isdisjoint(apart(ground.at_odds.name)):
            yield ground.at_odds, ()


def _pairs(ground: Ground, area: Span) -> Iterator[tuple[Entity, Span, str]]:
    return pairs_between(ground.text, ground.within(area.start, area.end))
