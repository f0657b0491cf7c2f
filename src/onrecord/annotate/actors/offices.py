"""Who held an office on a day, and for whom somebody speaks."""

from __future__ import annotations

from collections.abc import Container

from onrecord.annotate.actors.tables import Holder, tables
from onrecord.types import Entity, apart, joint

LATEST = "2026-12-31"


def holder_of(place: str, words: str, day: str | None, named: Container[str] = ()) -> str | None:
    """The person whom "the <words> of <place>" names on that day, or None where the tables know none. `words` in lower case.

    Of several ("the Israeli leader" has a president and a prime minister) one of `named` goes first.
    """
    table, best = tables(), None
    for holder in table.offices.get(place, ()):
        role = table.roles[holder.role]
        if words in role.words and holder.on(day or LATEST):
            # The better word first, then the higher office, then who came last.
            key = (holder.name in named, -role.words.index(words), -role.rank, holder.start)
            if best is None or key > best[0]:
                best = (key, holder.name)
    return best[1] if best else None


def called(name: str) -> Entity:
    """An entity made from its name alone: of the kind that the tables know it by, or several whom the name joins."""
    known, names = tables().known.get(name), apart(name)
    if known is not None:
        return Entity(name, known.kind)
    return joint(names) if len(names) > 1 and all(map(tables().known.get, names)) else Entity(name, "unknown")


def short_name(key: str, day: str | None) -> str | None:
    """The best-known office holder with that folded surname: in office on the day before others, then by rank."""
    table = tables()
    rows = table.surnames.get(key, ())
    if not rows:
        return None

    def weight(holder: Holder) -> tuple[bool, int, str]:
        return holder.on(day or LATEST), -table.roles[holder.role].rank, holder.start

    return max((row for row in rows if day is None or row.start <= day or len(rows) == 1), key=weight, default=rows[0]).name


def principal(entity: Entity, day: str | None) -> str | None:
    """The country or body that the entity speaks for on that day (YYYY-MM-DD), as the tables assume it; None where unknown."""
    if entity.kind == "country":
        return entity.name
    table = tables()
    if entity.kind == "person" and not entity.unnamed:
        rows = [row for row in table.held.get(entity.name, ()) if row.on(day or LATEST)]
        speaking = [row for row in rows if table.roles[row.role].speaks]
        return min(speaking, key=lambda row: table.roles[row.role].rank).place if speaking else entity.acts_for
    return table.bodies_for.get(entity.name) or entity.acts_for or _joint(entity, day)


def _joint(entity: Entity, day: str | None) -> str | None:
    """Of several people in one ("Cameron and Hollande") all for whom they speak, in their order; None where one is unknown."""
    people = apart(entity.name) if entity.kind == "group" and not entity.unnamed else []
    sides = [principal(Entity(name, "person"), day) for name in people]
    known = list(dict.fromkeys(side for side in sides if side))
    if len(people) < 2 or not all(sides):
        return None
    return joint(known).name if len(known) > 1 else known[0]
