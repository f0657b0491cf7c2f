"""Positions: where a party stands on a matter, as of a date and by what was known then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple, TypeVar

from onrecord.history.briefs import brief_of
from onrecord.history.clocks import Known, held_by, said_by
from onrecord.history.clocks import known_by as read_by
from onrecord.history.conditions import ConditionState, condition_state
from onrecord.history.contrary import turned
from onrecord.history.matters import MEETS, Matters, relevance
from onrecord.history.parties import Acting, Role, first_hand, role_of
from onrecord.history.reviewed import reviewed
from onrecord.history.stances import Evidence, Settled, settle
from onrecord.history.tellings import telling_in
from onrecord.types import Brief, Judgement, Position, Searched, Statement

# Shares of the query's weight: one statement wholly on the matter sets aside those below NEARLY, one that meets it (0.6) those
# that only touch it. Where none meets it, half of the weight will do: 2 of 285 stances more, and 2 of 36 from what was read.
WHOLLY, NEARLY, TOUCHES = 0.95, 0.8, 0.5
Told = TypeVar("Told", bound=Acting)
Scored = tuple[float, Role, Told]
Scores = Mapping[str, float]
# What may tell that conditions of these have come about: called for only where there are any.
Later = Callable[[Sequence[Brief]], Sequence[Brief]]


def least_of(scores: Iterable[float]) -> float:
    """The relevance that a statement must have to count, given that of all statements of the party."""
    best = max(scores, default=0.0)
    return NEARLY if best >= WHOLLY else MEETS if best >= MEETS else TOUCHES


class Least(NamedTuple):
    """The relevance that the party's own statements must have to count, and what is asked of it or wanted by it."""

    own: float
    other: float


def leasts_of(best: float, own: float) -> Least:
    """`least_of` by the best there is, and the best of its own: what it says in other words answers what it was asked."""
    least = least_of((best,))
    return Least(least_of((own,)) if own >= MEETS else least, least)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A stance and what it rests on, in brief: a position before its statements are looked up."""

    settled: Settled
    since: str | None
    firmness: int


def position(  # noqa: PLR0913 - the two clocks and what they are read with, keywords all but three
    statements: Iterable[Statement],
    party: str,
    matter: str,
    *,
    as_of: str | None = None,
    known_by: str | None = None,
    known: Known | None = None,
    judgements: Sequence[Judgement] = (),
    matters: Matters | None = None,
    searched: Searched | None = None,
    scores: Scores | None = None,
    later: Later | None = None,
) -> Position:
    """Where `party` stands on `matter` by the rules of docs/positions.md; pure, and the order of statements does not matter.

    `as_of` and `known_by` are ISO dates, both inclusive; `known` gives statement ids the instant they were read (else their
    publication counts). `searched` is what the answer says was looked at; else what these statements show. `scores`: how far
    statements, by id, bear on the matter, of those for which that was worked out already. `later`: where these statements are
    not all that tell by `as_of` that conditions have come about, what does.
    """
    given = read_by(statements, known_by, known)
    held = held_by(judgements, known_by)
    visible = said_by(reviewed(given, held), as_of)
    bearing = in_brief(scored(visible, party, partial(score_of, matter, matters, scores)))
    telling = later or (lambda _: telling_in(visible))
    found = outcome(bearing, telling, party, matter, as_of=as_of, judgements=held)
    seen = searched or searched_of(given, as_of, known_by)
    by_id = {statement.id: statement for statement in visible}
    looked_up = partial(_of_ids, by_id)
    return position_from(found, looked_up, party, matter, seen, as_of=as_of, known_by=known_by)


def outcome(
    bearing: Sequence[Scored[Brief]],
    later: Later,
    party: str,
    matter: str,
    *,
    as_of: str | None = None,
    judgements: Sequence[Judgement] = (),
) -> Outcome:
    """The stance that follows from what touches a party and a matter (`scored`), as reviewed and said by `as_of`."""
    evidence = evidence_of(bearing, party)
    states = _states(evidence, later, judgements, as_of)
    weighed = turned(evidence, matter)
    settled = settle(weighed, states)
    firmness = max((brief.firmness for brief in settled.standing), default=0)
    return Outcome(settled, _since(weighed, settled, states), firmness)


def position_from(
    found: Outcome,
    looked_up: Callable[[Sequence[Brief]], Sequence[Statement]],
    party: str,
    matter: str,
    searched: Searched,
    *,
    as_of: str | None = None,
    known_by: str | None = None,
) -> Position:
    """The position with the statements that these are in brief, as they are on record."""
    settled = found.settled
    return Position(
        party=party,
        matter=matter,
        stance=settled.stance,
        as_of=as_of,
        known_by=known_by,
        since=found.since,
        firmness=found.firmness,
        standing=looked_up(settled.standing),
        against=looked_up(settled.against),
        earlier=looked_up(settled.earlier),
        unanswered=looked_up(settled.unanswered),
        searched=searched,
    )


def scored(statements: Iterable[Told], party: str, score: Callable[[Told], float]) -> list[Scored[Told]]:
    """What touches a party and a matter: how far it bears on it, and what it is for the party."""
    bearing: list[Scored[Told]] = []
    for statement in statements:
        role = role_of(party, statement) if statement.act != "state" else "none"
        if role != "none" and (found := score(statement)) >= TOUCHES:
            bearing.append((found, role, statement))
    return bearing


def score_of(matter: str, matters: Matters | None, scores: Scores | None, statement: Statement) -> float:
    """How far a statement bears on the matter, unless that was worked out already."""
    found = scores.get(statement.id) if scores else None
    return relevance(matter, statement, matters) if found is None else found


def in_brief(bearing: Iterable[Scored[Statement]]) -> list[Scored[Brief]]:
    """The same with the statements in brief."""
    return [(score, role, brief_of(one)) for score, role, one in bearing]


def _of_ids(by_id: Mapping[str, Statement], some: Sequence[Brief]) -> tuple[Statement, ...]:
    return tuple(by_id[one.id] for one in some)


def bests_of(bearing: Iterable[Scored[Brief]]) -> tuple[float, float]:
    """The highest relevance of these, and that of what is the party's own."""
    scores = [(score, score if role == "own" else 0.0) for score, role, _ in bearing]
    return max((score for score, _ in scores), default=0.0), max((own for _, own in scores), default=0.0)


def evidence_of(bearing: Sequence[Scored[Brief]], party: str, least: Least | None = None) -> Evidence:
    """What bears on a party and a matter, by what it is for the party; its own accounts stand first."""
    least = least or leasts_of(*bests_of(bearing))
    own, asked, wants = (
        [one for score, role, one in bearing if role == wanted and score >= (least.own if role == "own" else least.other)]
        for wanted in ("own", "asked", "wants")
    )
    return Evidence(tuple(_own_words_first(own, party)), tuple(asked), tuple(wants))


def _own_words_first(own: list[Brief], party: str) -> list[Brief]:
    """Where the party itself spoke on a day, what others told of it that day is left aside."""
    told = [(one, first_hand(party, one)) for one in own]
    spoke = {one.day for one, first in told if first and one.speech != "narrated"}
    return [one for one, first in told if first or one.day not in spoke]


def _states(evidence: Evidence, later: Later, judgements: Sequence[Judgement], as_of: str | None) -> dict[str, ConditionState]:
    conditional = [one for one in (*evidence.own, *evidence.wants) if one.condition is not None]
    telling = later(conditional) if conditional else ()
    states = {one.id: condition_state(one, judgements, telling, as_of) for one in conditional}
    return {key: state for key, state in states.items() if state is not None}


def _since(evidence: Evidence, settled: Settled, states: Mapping[str, ConditionState]) -> str | None:
    """The first day of the run of days, up to the latest, none of which by itself says otherwise; None where nothing stands."""
    rests_on = settled.standing or settled.unanswered
    days = sorted({one.day for one in rests_on if one.day})
    if not days:
        return None
    first = days[-1] if settled.standing else days[0]
    # From the latest day back, and each day settled only when it is come to: most runs are short.
    for day, alone in _days_back(evidence, first):
        if day:
            stance = settle(alone, states).stance
            if stance == settled.stance:
                first = day
            elif stance not in ("none", "unclear"):
                break
    return min(first, days[0])


def _days_back(evidence: Evidence, last: str) -> Iterator[tuple[str, Evidence]]:
    """The evidence of each day alone up to `last`, the latest day first."""
    days: dict[str, tuple[list[Brief], list[Brief], list[Brief]]] = {}
    for index, group in enumerate((evidence.own, evidence.asked, evidence.wants)):
        for one in group:
            if one.day <= last:
                days.setdefault(one.day, ([], [], []))[index].append(one)
    for day in sorted(days, reverse=True):
        own, asked, wants = days[day]
        yield day, Evidence(tuple(own), tuple(asked), tuple(wants))


def searched_of(statements: Iterable[Statement], as_of: str | None = None, known_by: str | None = None) -> Searched:
    """What was looked at: the statements' reports published by the earlier of the two clocks' days, and their statements."""
    given = list(statements)
    limit = min((day[:10] for day in (as_of, known_by) if day), default=None)
    looked = {statement.report.id: statement.report for statement in given}
    kept = {key: r for key, r in looked.items() if limit is None or (r.day is not None and r.day <= limit)}
    days = sorted(report.day for report in kept.values() if report.day)
    held = sum(1 for statement in given if statement.report.id in kept)
    return Searched(len(kept), held, days[0] if days else None, days[-1] if days else None)
