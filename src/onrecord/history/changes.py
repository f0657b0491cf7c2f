"""Changes of position between two dates: firmer, weaker, reversed, walked back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.history.clocks import Known, day_before, held_by, said_day
from onrecord.history.clocks import known_by as read_by
from onrecord.history.gaps import by_party_key
from onrecord.history.matters import Matters, matter_key
from onrecord.history.parties import name_key
from onrecord.history.positions import position
from onrecord.history.reviewed import reviewed
from onrecord.history.tellings import Tellings
from onrecord.types import Judgement, Position, Statement

ChangeKind = Literal["new", "firmer", "weaker", "reversal", "walk-back", "contradiction", "cleared"]

_LADDER = {"none": 0, "unclear": 0, "considering": 1, "intends": 2, "conditional": 3, "committed": 4}


@dataclass(frozen=True, slots=True)
class Change:
    """ "Between the two dates this party's position on this matter changed so, because of these statements." """

    party: str
    matter: str
    kind: ChangeKind
    before: Position
    after: Position
    because: tuple[Statement, ...]


def kind_of(before: Position, after: Position) -> ChangeKind | None:  # noqa: PLR0911 - a table of cases, in their order
    """What kind of change lies between two positions of one party on one matter; None where nothing changed."""
    old, new = before.stance, after.stance
    if old == new:
        if old == "none" or before.firmness == after.firmness:
            return None
        return "firmer" if after.firmness > before.firmness else "weaker"
    if new == "contradictory":
        return "contradiction"
    if old == "none":
        return "new"
    if old == "contradictory":
        return "cleared"
    if "refused" in (old, new):
        rung = _LADDER.get(old, 0) if new == "refused" else _LADDER.get(new, 0)
        if rung >= 2:
            return "reversal"
        return "firmer" if new == "refused" else "weaker"
    if _LADDER[new] > _LADDER[old]:
        return "firmer"
    return "walk-back" if old in ("committed", "conditional") else "weaker"


def changes(
    statements: Iterable[Statement],
    since: str,
    until: str | None = None,
    *,
    known_by: str | None = None,
    known: Known | None = None,
    judgements: Sequence[Judgement] = (),
    matters: Matters | None = None,
) -> tuple[Change, ...]:
    """The positions that differ between the day before `since` and `until` (ISO dates; None: no end), by party and matter.

    Only parties and matters that something was said about in between are looked at. Without an end no deadline has passed.
    """
    held = held_by(judgements, known_by)
    given = [s for s in reviewed(read_by(statements, known_by, known), held) if said_day(s) or until is None]
    conditions = [judgement for judgement in held if judgement.kind == "condition"]
    by_party, told_before = by_party_key(given), Tellings(s for s in given if said_day(s) < since[:10]).of
    told_after = Tellings(s for s in given if until is None or said_day(s) <= until[:10]).of
    eve = day_before(since) if until is not None else None
    found = []
    for (party, matter), fresh in _touched(given, since, until).items():
        own = by_party[name_key(party)]
        old = [s for s in own if said_day(s) < since[:10]]
        before = position(old, party, matter, as_of=eve, judgements=conditions, matters=matters, later=told_before)
        after = position(own, party, matter, as_of=until, judgements=conditions, matters=matters, later=told_after)
        if (kind := kind_of(before, after)) is not None:
            found.append(Change(party, matter, kind, before, after, tuple(fresh)))
    return tuple(sorted(found, key=lambda change: (name_key(change.party), change.matter)))


def _touched(statements: Iterable[Statement], since: str, until: str | None) -> dict[tuple[str, str], list[Statement]]:
    """Named parties and matters of the statements said in between, one wording a matter, with those statements."""
    groups: dict[tuple[str, frozenset[str]], list[Statement]] = {}
    for statement in sorted(statements, key=lambda s: (said_day(s), s.id), reverse=True):
        party, matter, day = statement.party, statement.matter, said_day(statement)
        inside = since[:10] <= day and (until is None or day <= until[:10])
        if (
            inside
            and party is not None
            and not party.unnamed
            and name_key(party.name)
            and matter is not None
            and statement.act not in ("state", "demand")
        ):
            groups.setdefault((name_key(party.name), matter_key(matter.name, party.name)), []).append(statement)
    named = {(g[0].party.name, g[0].matter.name): g for g in groups.values() if g[0].party and g[0].matter}
    return dict(sorted(named.items()))
