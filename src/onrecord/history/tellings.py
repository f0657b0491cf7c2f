"""Tellings: what may tell that a condition has come about, whoever tells it."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.history.briefs import brief_of
from onrecord.history.conditions import FOUND, asked_heads, tells_done
from onrecord.history.words import weigh
from onrecord.types import Brief, Statement


def telling_in(statements: Iterable[Statement]) -> list[Brief]:
    """What of these may tell that a condition has come about."""
    return [brief_of(one) for one in statements if tells_done(one)]


class Tellings:
    """The tellings of many statements, found by their words: few of them need be weighed for one party and matter."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._by_head: dict[str, list[Brief]] = {}
        self._of: dict[str, list[Brief]] = {}
        for one in telling_in(statements):
            for head in (one.done or "").split():
                self._by_head.setdefault(head, []).append(one)

    def of(self, hanging: Iterable[Brief]) -> list[Brief]:
        """What may tell that the conditions of these have come about."""
        conditions = {one.condition for one in hanging if one.condition is not None}
        return list({one.id: one for condition in sorted(conditions) for one in self._telling(condition)}.values())

    def _telling(self, condition: str) -> list[Brief]:
        if condition not in self._of:
            self._of[condition] = [one for head in self._needed(condition) for one in self._by_head.get(head, ())]
        return self._of[condition]

    def _needed(self, condition: str) -> list[str]:
        """The rarest words of a condition, so many that without any of them too little of it is told."""
        asked = asked_heads(condition)
        ordered = sorted(asked, key=lambda head: (len(self._by_head.get(head, ())), head))
        # Sums of weights in another order may fall short by a hair.
        least = FOUND * weigh(asked) - 1e-9
        return [head for number, head in enumerate(ordered) if weigh(ordered[number:]) >= least]


__all__ = ["Tellings", "telling_in"]
