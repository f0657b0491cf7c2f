"""Merged statements one after another, of a record too large to hold: in memory are two fortnights, and what is still open.

Pairs reach into the fortnight before and no further. So a group that has nothing in the one at hand gets no more members,
unless a reviewer joined it to something that comes later: it is merged, and handed out once nothing of an earlier first
publication can follow. What is merged is what `merged(given, link(given, judgements))` gives, in its order.
"""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Generic, TypeVar

from rensa import RMinHash

from onrecord.history.merge.candidates import (
    Fortnight,
    Row,
    by_day,
    first_day_of,
    fortnight_of,
    row_of,
)
from onrecord.history.merge.copies import copies_among, minhash_of
from onrecord.history.merge.links import Link, joined_by, links_in
from onrecord.history.merge.merged import Merged, merge_one, order_of, published
from onrecord.types import Judgement, Statement

Made = TypeVar("Made")
Read = Callable[[Sequence[int]], Iterable[Statement]]
# Sorts after every `published`.
_END = "~~"


class Survey:
    """What must be known of all statements before the first is merged: where each fortnight's are, which texts are copies."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self.judged: dict[str, list[Judgement]] = {}
        for one in judgements:
            for target in one.targets if one.kind in ("merge", "split") else ():
                self.judged.setdefault(target, []).append(one)
        self.places: dict[int, array[int]] = {}
        self.awaited: set[str] = set()
        self._hashes: dict[str, RMinHash] = {}

    def note(self, statement: Statement, place: int) -> None:
        """Take in one statement, which `Read` finds again at this place."""
        self.places.setdefault(fortnight_of(statement), array("q")).append(place)
        if statement.id in self.judged:
            self.awaited.add(statement.id)
        document = statement.report.document
        if document.id not in self._hashes:
            self._hashes[document.id] = minhash_of(document.text)

    def copied(self) -> dict[str, str]:
        """As `copies` tells it of all texts taken in, which are let go."""
        found = copies_among(self._hashes)
        self._hashes.clear()
        return found


@dataclass(slots=True, eq=False)
class _Open:
    """Statements that links join so far, the latest fortnight among them and their first publication."""

    members: dict[str, Statement]
    last: int
    first: str
    links: list[Link] = field(default_factory=list)
    awaited: set[str] = field(default_factory=set)


class Stream(Generic[Made]):
    """The merged statements of a survey, each as `make` makes it, by first publication and id."""

    def __init__(self, survey: Survey, read: Read, make: Callable[[Merged], Made]) -> None:
        self._survey, self._read, self._make = survey, read, make
        self._copied = survey.copied()
        self._open: dict[str, _Open] = {}
        self._rows: dict[str, Row] = {}
        self._closed: list[tuple[str, str, Made]] = []

    def __iter__(self) -> Iterator[Made]:
        numbers, before = sorted(self._survey.places), Fortnight(-1, (), ())
        for number, following in zip_longest(numbers, numbers[1:]):
            own = tuple(by_day(self._read(self._survey.places.pop(number))))
            before = Fortnight(number, before.own if before.number == number - 1 else (), own)
            self._take(before)
            self._close(following)
            first = min([one.first for one in self._open.values()], default=_END)
            yield from self._ready(first if following is None else min(first, first_day_of(following)))

    def _take(self, some: Fortnight) -> None:
        """Take in a fortnight, and join what is one."""
        known = self._rows
        self._rows = {one.id: row_of(one) for one in some.own}
        for one in some.own:
            self._open[one.id] = _Open({one.id: one}, some.number, published(one))
            self._await(one)
        rows = known | self._rows
        for found in links_in(some, self._copied, lambda one: rows[one.id]):
            self._join(found.one, found.other).links.append(found)

    def _await(self, one: Statement) -> None:
        """Join what reviewers spoke of together; it stays open until all of it is there."""
        if one.id not in self._survey.awaited:
            return
        others = {target for held in self._survey.judged.get(one.id, ()) for target in held.targets} & self._survey.awaited
        self._open[one.id].awaited = others
        for other in others & self._open.keys():
            self._join(one.id, other)

    def _join(self, one: str, other: str) -> _Open:
        small, large = sorted((self._open[one], self._open[other]), key=lambda each: len(each.members))
        if small is not large:
            large.members |= small.members
            large.links += small.links
            large.awaited |= small.awaited
            large.last, large.first = max(small.last, large.last), min(small.first, large.first)
            self._open |= dict.fromkeys(small.members, large)
        return large

    def _close(self, following: int | None) -> None:
        """Merge what can get no more members, `following` being the number of the next fortnight that has statements."""
        for one in list(dict.fromkeys(self._open.values())):
            reached = following is not None and one.last >= following - 1
            if reached or (following is not None and not one.awaited <= one.members.keys()):
                continue
            for key in one.members:
                del self._open[key]
            for group in self._groups(one):
                made = merge_one([one.members[key] for key in group], self._copied)
                heapq.heappush(self._closed, (*order_of(made), self._make(made)))

    def _groups(self, one: _Open) -> tuple[tuple[str, ...], ...]:
        if len(one.members) == 1:
            return (tuple(one.members),)
        held = {judgement.id: judgement for key in one.members for judgement in self._survey.judged.get(key, ())}
        return joined_by(tuple(one.members), one.links, held.values()).groups

    def _ready(self, before: str) -> Iterator[Made]:
        while self._closed and self._closed[0][0] < before:
            yield heapq.heappop(self._closed)[2]


__all__ = ["Stream", "Survey"]
