"""Stances day by day: a day is weighed with what still stands of the days before it, and not with all that was said on them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Sequence
from typing import TypeVar

from onrecord.history.conditions import ConditionState, condition_state
from onrecord.history.contrary import turned
from onrecord.history.positions import Least, Scored, bests_of, evidence_of, leasts_of, outcome
from onrecord.history.stances import Evidence, settle, standing_of
from onrecord.types import Brief, Judgement, Stance

Row = TypeVar("Row")


def stances_by_day(
    bearing: Iterable[Scored[Brief]],
    told: Iterable[Brief],
    party: str,
    matter: str,
    days: Container[str],
    judgements: Sequence[Judgement] = (),
) -> dict[str, Stance]:
    """The stance of `position` after each of these days ("": of what has no day), from what touches a party and a matter.

    `told`: what may tell that a condition has come about.
    """
    rows, tellings = _by_day(bearing, lambda row: row[2].day), _by_day(told, lambda one: one.day)
    found: dict[str, Stance] = {}
    if "" in days:
        found[""] = outcome(rows.get("", ()), lambda _: (), party, matter, judgements=judgements).settled.stance
    bests, before = [(0.0, 0.0)], list[str]()
    running = _Running(party, matter, judgements, leasts_of(*bests[0]))
    for day in sorted((rows.keys() | tellings.keys()) - {""}):
        before.append(day)
        bests.append(bests_of(rows.get(day, ())))
        again, bests = [day], [(max(best for best, _ in bests), max(own for _, own in bests))]
        if (least := leasts_of(*bests[0])) != running.least:
            # What is nearer to the matter sets aside what counted until then: that happens four times at most.
            running, again = _Running(party, matter, judgements, least), before
        for one in again:
            running.add(rows.get(one, ()), tellings.get(one, ()))
        if day in days:
            found[day] = running.stance(day)
    return found


class _Running:
    """What counts until a day, in the order of days; acts that a later one has replaced are left aside while they are.

    An act is replaced where any later one that has not lapsed replaces it: only what lapses, or did not lapse after all, makes
    it necessary to go through all acts again.
    """

    def __init__(self, party: str, matter: str, judgements: Sequence[Judgement], least: Least) -> None:
        self._party, self._matter, self._judgements, self.least = party, matter, judgements, least
        self._acts, self._fresh, self._standing = list[Brief](), list[Brief](), list[Brief]()
        self._evasions, self._asked, self._wants = list[Brief](), tuple[Brief, ...](), dict[str | bool, Brief]()
        self._states, self._lapsed = dict[str, ConditionState](), set[str]()
        self._unmet, self._unsure, self._ahead = list[Brief](), list[Brief](), list[Brief]()
        self._met_by: dict[str, Sequence[Brief]] = {}

    def add(self, rows: Iterable[Scored[Brief]], told: Sequence[Brief]) -> None:
        """Take in what was said on a day, and what tells on it that a condition has come about."""
        met = [one for one in self._unmet if condition_state(one, (), told) == "met"] if told else []
        self._met_by |= {one.id: told for one in met}
        evidence = turned(evidence_of(list(rows), self._party, self.least), self._matter)
        hanging = [one for one in (*evidence.own, *evidence.wants) if one.condition is not None]
        self._unmet = [one for one in self._unmet if one.id not in self._met_by] + hanging
        self._unsure += [*met, *hanging]
        self._ahead += [one for one in hanging if one.due]
        fresh = [one for one in evidence.own if one.act != "evade"]
        self._acts += fresh
        self._fresh += fresh
        self._evasions += [one for one in evidence.own if one.act == "evade"]
        # One question is as good as many: which of them are open is no part of a stance. So is one demand without an "if".
        self._asked = self._asked or evidence.asked[:1]
        for one in evidence.wants:
            self._wants.setdefault(one.against if one.condition is None else one.id, one)

    def stance(self, day: str) -> Stance:
        """The stance after that day, up to which all was added."""
        before, self._lapsed = self._lapsed, self._lapsed_by(day)
        same = before == self._lapsed
        acts = [one for one in (self._fresh if same else self._acts) if one.id not in self._lapsed]
        self._standing, _ = standing_of(acts, self._standing if same else ())
        self._fresh = []
        # That any has lapsed tells "unclear" from "none".
        lapsed = [one for one in self._acts if one.id in self._lapsed][:1] if self._lapsed else []
        evidence = Evidence((*self._standing, *lapsed, *self._late()), self._asked, tuple(self._wants.values()))
        return settle(evidence, self._states).stance

    def _late(self) -> list[Brief]:
        """The evasions that can make it unclear: those no older than what stands; where nothing does, any one."""
        if not self._standing:
            return self._evasions[:1]
        first = min(one.day for one in self._standing)
        return self._evasions[bisect_left(self._evasions, first, key=lambda one: one.day) :]

    def _lapsed_by(self, day: str) -> set[str]:
        """What has lapsed by that day; with it the states are told of conditions that are new, met, or whose day has passed."""
        passed = [one for one in self._ahead if (one.due or day) < day]
        again, self._unsure = [*self._unsure, *passed], []
        if not again:
            return self._lapsed
        self._ahead = [one for one in self._ahead if (one.due or day) >= day]
        for one in again:
            state = condition_state(one, self._judgements, self._met_by.get(one.id, ()), day)
            if state is not None:
                self._states[one.id] = state
        return {key for key, state in self._states.items() if state == "lapsed"}


def _by_day(rows: Iterable[Row], day: Callable[[Row], str]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(day(row), []).append(row)
    return found


__all__ = ["stances_by_day"]
