"""Weighing: positions from statements in brief, as the index keeps them; the statements themselves are read when looked at."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from onrecord.asking.evidence import position_of
from onrecord.asking.finding import Finder
from onrecord.asking.places import Pair, Scored
from onrecord.asking.when import When
from onrecord.history import Matters, brief_of, outcome, position_from, relevance, scored
from onrecord.ledger import Found, Index, names_of
from onrecord.types import Brief, Judgement, Position, Statement, Unread, briefs_from_texts, read_together


@dataclass(frozen=True, slots=True)
class Given:
    """What was found, in brief by place as it is reviewed; of what was corrected, or judged at all, the statements too."""

    briefs: dict[int, Brief]
    whole: dict[int, Statement]
    judgements: tuple[Judgement, ...]


class Weigher:
    """Positions on many pairs at once. What the index tells in brief is not read; what somebody judged is, as reviewed."""

    def __init__(self, finder: Finder, index: Index, matters: Matters | None) -> None:
        self._finder, self._index, self._matters = finder, index, matters

    def positions(self, pairs: Sequence[Pair], whens: Sequence[When]) -> list[list[Position]]:
        """The position on each pair for each of some clocks that differ in `before` alone."""
        if not self._finder.finds(pairs):
            return [[position_of(self._finder.all(when), *pair) for pair in pairs] for when in whens]
        places = self._finder.places(pairs, whens)
        given = self._given((one for row in places for found in row for one, _ in found), whens[0])
        told = self._telling(given.briefs.values(), whens[0])
        return [
            [self._position(pair, found, when, given, told) for pair, found in zip(pairs, row, strict=True)]
            for when, row in zip(whens, places, strict=True)
        ]

    def _position(self, pair: Pair, found: Scored, when: When, given: Given, told: Sequence[Brief]) -> Position:
        party, matter = pair
        placed = {given.briefs[one.place].id: (one, score) for one, score in found if one.place in given.briefs}
        visible = when.taken(given.briefs[one.place] for one, _ in placed.values())

        def score_of(brief: Brief) -> float:
            one, score = placed[brief.id]
            # The words of what was corrected are read: the index holds those of every reading together.
            return score if one.exact else relevance(matter, given.whole[one.place], self._matters)

        def later(_: Sequence[Brief]) -> list[Brief]:
            return [one for one in (*when.taken(told), *visible) if one.done is not None]

        bearing = scored(visible, party, score_of)
        stood = outcome(bearing, later, party, matter, as_of=when.until, judgements=given.judgements)
        look_up = partial(self._look_up, {key: one.place for key, (one, _) in placed.items()}, given.whole)
        return position_from(
            stood,
            lambda some: Unread(tuple(one.id for one in some), look_up),
            party,
            matter,
            when.searched,
            as_of=when.until,
            known_by=when.known_by,
        )

    def _look_up(
        self, places: Mapping[str, int], whole: Mapping[int, Statement], ids: tuple[str, ...]
    ) -> tuple[Statement, ...]:
        made = self._index.placed(place for key in ids if (place := places[key]) not in whole)
        return tuple(whole[place] if (place := places[key]) in whole else made[place] for key in ids)

    def _given(self, found: Iterable[Found], when: When) -> Given:
        """What was found, of it what stood by the second clock, as reviewed by then."""
        rows = {one.place: one for one in found}
        stood: Collection[int] = rows
        if when.known_by is not None:
            stood = self._index.stood(rows, known_by=when.known_by)
        told = [place for place in stood if rows[place].brief]
        briefs = dict(zip(told, briefs_from_texts(rows[place].brief for place in told), strict=True))
        judgements = self._index.judgements_on(briefs.values(), when.known_by)
        judged = {name for judgement in judgements for name in judgement.targets}
        if judged:
            briefs = {place: one for place, one in briefs.items() if judged.isdisjoint(names_of(one))}
        rest = [place for place in stood if place not in briefs]
        whole = self._finder.reviewed_at(rest, when.known_by)
        briefs |= {place: brief_of(one) for place, one in whole.items()}
        conditions = self._index.judgements_on(whole.values(), when.known_by, kind="condition") if whole else ()
        return Given(briefs, whole, conditions)

    def _telling(self, briefs: Iterable[Brief], when: When) -> list[Brief]:
        """What may tell that a condition of these has come about."""
        found = self._finder.telling({one.condition for one in briefs if one.condition and one.act != "state"}, when)
        return list(self._given(found, when).briefs.values())


def read(position: Position) -> Position:
    """The position with all its statements read, at once."""
    one = position
    standing, against, earlier, unanswered = read_together(one.standing, one.against, one.earlier, one.unanswered)
    return replace(one, standing=standing, against=against, earlier=earlier, unanswered=unanswered)


__all__ = ["Weigher", "read"]
