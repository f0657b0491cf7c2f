"""Two of whom a report tells as two sides."""

from __future__ import annotations

import re

from onrecord.annotate.actors.cast import Cast
from onrecord.annotate.actors.offices import LATEST
from onrecord.annotate.actors.tables import tables
from onrecord.types import Entity, Mention

_AND = re.compile(r",? and (?:the )?")
# Before the first of two sides; whom somebody deals with ("talks with Norland and Sudmark") are no two sides.
_LEAD = 14
# A body that no table knows is a side where it is spoken of so often.
_OFTEN = 3
_TWO = re.compile(r"(?:\b(?:[Bb]etween|[Bb]oth) (?:the )?|(?:^|[.!?\n][\"“”]?\s+)(?:The )?)$")


def note_pair(cast: Cast, one: Mention, other: Mention, text: str) -> None:
    """Note two neighbours that the text tells of as two sides ("between Norland and Sudmark")."""
    if one.entity is None or other.entity is None or one.entity == other.entity:
        return
    rows = (cast.entities[one.entity], cast.entities[other.entity])
    sides = all(row.kind != "person" and _is_side(cast, row, leaders=False) for row in rows)
    before = max(0, one.span.start - _LEAD)
    if sides and _AND.fullmatch(text, one.span.end, other.span.start) and _TWO.search(text, before, one.span.start):
        cast.two = (one.entity, other.entity)


def last_two(cast: Cast, kinds: tuple[str, ...], *, leaders: bool) -> tuple[str, str] | None:
    """The two of these kinds last told of as two, else spoken of most; leaders are the last two heads of state."""
    if cast.two is not None and not leaders and "person" not in kinds:
        return cast.entities[cast.two[0]].name, cast.entities[cast.two[1]].name
    spoken = [entity for entity, *_ in cast.spoken()]
    sides = [one for one in dict.fromkeys(reversed(spoken)) if cast.entities[one].kind in kinds]
    sides = [
        one
        for one in sides
        if _is_side(cast, cast.entities[one], leaders=leaders) or (not leaders and spoken.count(one) >= _OFTEN)
    ]
    if not leaders:  # the two that the report is about, rather than the one named in passing
        sides.sort(key=lambda one: -spoken.count(one))
    one = next(iter(sides), None)
    state = _state(cast.entities[one]) if one is not None else None
    other = next((two for two in sides[1:] if state is None or _state(cast.entities[two]) != state), None)
    if one is None or other is None:
        return None
    first, second = sorted((one, other))
    return cast.entities[first].name, cast.entities[second].name


def only_two(cast: Cast) -> tuple[str, str] | None:
    """The two people whom the report has named where it first calls them two, before it names a third."""
    people = [row.name for row in cast.entities if row.kind == "person" and not row.unnamed]
    if cast.couple is None and len(people) == 2:
        cast.couple = people[0], people[1]
    return cast.couple


def _state(row: Entity) -> str | None:
    return row.name if row.kind == "country" else row.acts_for


def _is_side(cast: Cast, row: Entity, *, leaders: bool) -> bool:
    """Whether somebody can be one of two sides: a head of state or government, a state, or a group that the tables know."""
    if row.unnamed or " and " in row.name:
        return False
    if leaders:
        heads = [held for held in tables().held.get(row.name, ()) if held.on(cast.people.day or LATEST)]
        return row.acts_for is not None and any(tables().roles[held.role].rank <= 1 for held in heads)
    return row.kind in {"country", "person"} or row.name in tables().known


__all__ = ["last_two", "note_pair", "only_two"]
