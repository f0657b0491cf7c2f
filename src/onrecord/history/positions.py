"""Positions: where a party stands on a matter, as of a date and by what was known then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.history.clocks import Known, said_by, said_day
from onrecord.history.clocks import known_by as read_by
from onrecord.history.conditions import ConditionState, condition_state, tells_done
from onrecord.history.matters import MEETS, Matters, relevance
from onrecord.history.parties import Role, first_hand, role_of
from onrecord.history.reviewed import reviewed, same_id
from onrecord.history.stances import Evidence, Settled, settle
from onrecord.history.words import bag, vocabulary
from onrecord.types import Judgement, Position, Searched, Stance, Statement

# Shares of the query's weight: one statement wholly on the matter sets aside those below NEARLY, one that meets it (0.6) those
# that only touch it. Where none meets it, half of the weight will do: 2 of 285 stances more, and 2 of 36 from what was read.
WHOLLY, NEARLY, TOUCHES = 0.95, 0.8, 0.5
Scored = tuple[float, Role, Statement]
Scores = Mapping[str, float]


def least_of(scores: Iterable[float]) -> float:
    """The relevance that a statement must have to count, given that of all statements of the party."""
    best = max(scores, default=0.0)
    return NEARLY if best >= WHOLLY else MEETS if best >= MEETS else TOUCHES


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
) -> Position:
    """Where `party` stands on `matter` by the rules of docs/positions.md; pure, and the order of statements does not matter.

    `as_of` and `known_by` are ISO dates, both inclusive; `known` gives statement ids the instant they were read (else their
    publication counts). `searched` is what the answer says was looked at; else what these statements show. `scores`: how far
    statements, by id, bear on the matter, of those for which that was worked out already.
    """
    given = read_by(statements, known_by, known)
    held = [judgement for judgement in judgements if known_by is None or judgement.at[:10] <= known_by[:10]]
    visible = said_by(reviewed(given, held), as_of)
    evidence = evidence_for(visible, party, matter, matters, scores)
    states = _states(evidence, visible, held, as_of)
    turned = _turned(evidence, matter)
    settled = _turned_back(settle(turned, states), evidence)
    return Position(
        party=party,
        matter=matter,
        stance=settled.stance,
        as_of=as_of,
        known_by=known_by,
        since=_since(turned, settled, states),
        firmness=max((statement.firmness for statement in settled.standing), default=0),
        standing=settled.standing,
        against=settled.against,
        earlier=settled.earlier,
        unanswered=settled.unanswered,
        searched=searched or searched_of(given, as_of, known_by),
    )


def evidence_for(
    statements: Iterable[Statement],
    party: str,
    matter: str,
    matters: Matters | None = None,
    scores: Scores | None = None,
) -> Evidence:
    """The statements that bear on a party and a matter, by what they are for the party; its own accounts stand first.

    Where the party itself spoke on a day, what others told of it that day and that differs in act is left aside.
    """
    return _evidence(scored(statements, party, matter, matters, scores), party)


def scored(
    statements: Iterable[Statement],
    party: str,
    matter: str,
    matters: Matters | None = None,
    scores: Scores | None = None,
) -> list[Scored]:
    """What touches a party and a matter: how far it bears on it, and what it is for the party."""
    bearing: list[Scored] = []
    for statement in statements:
        role = role_of(party, statement) if statement.act != "state" else "none"
        if role == "none":
            continue
        score = scores.get(statement.id) if scores else None
        if score is None:
            score = relevance(matter, statement, matters)
        if score >= TOUCHES:
            bearing.append((score, role, statement))
    return bearing


def _evidence(bearing: Sequence[Scored], party: str) -> Evidence:
    least = least_of(score for score, _, _ in bearing)
    own, asked, wants = (
        [one for score, role, one in bearing if role == wanted and score >= least] for wanted in ("own", "asked", "wants")
    )
    return Evidence(tuple(_own_words_first(own, party)), tuple(asked), tuple(wants))


def stance_of(
    bearing: Sequence[Scored], party: str, matter: str, *, as_of: str | None = None, judgements: Sequence[Judgement] = ()
) -> Stance:
    """The stance of `position`, and nothing else of it, from what was scored already and was said by `as_of`."""
    evidence = _evidence(bearing, party)
    states = _states(evidence, [one for _, _, one in bearing], judgements, as_of)
    return settle(_turned(evidence, matter), states).stance


def _turned(evidence: Evidence, matter: str) -> Evidence:
    """The evidence with promises of the contrary as the refusals that they are: whoever vows to veto the bill refuses the bill.

    Told by words of the statement's matter (vocab.toml, `against`) that the matter asked for does not hold.
    """
    against = vocabulary().against
    if against & bag(matter):
        return evidence
    turned = []
    for one in evidence.own:
        contrary = one.matter is not None and one.act in ("commit", "threaten", "intend") and against & bag(one.matter.name)
        turned.append(same_id(replace(one, act="refuse"), one) if contrary else one)
    return replace(evidence, own=tuple(turned))


def _turned_back(settled: Settled, evidence: Evidence) -> Settled:
    """The same with the statements as they are on record."""
    held = {one.id: one for one in evidence.own}

    def as_held(statements: Sequence[Statement]) -> tuple[Statement, ...]:
        return tuple(held.get(one.id, one) for one in statements)

    return Settled(
        settled.stance,
        as_held(settled.standing),
        as_held(settled.against),
        as_held(settled.earlier),
        as_held(settled.unanswered),
    )


def _own_words_first(own: list[Statement], party: str) -> list[Statement]:
    spoke = {said_day(statement) for statement in own if first_hand(party, statement) and statement.speech != "narrated"}
    heard = {said_day(statement) for statement in own if not first_hand(party, statement)} & spoke
    return [statement for statement in own if said_day(statement) not in heard or first_hand(party, statement)]


def _states(
    evidence: Evidence, visible: Sequence[Statement], judgements: Sequence[Judgement], as_of: str | None
) -> dict[str, ConditionState]:
    conditional = [s for s in (*evidence.own, *evidence.wants) if s.condition is not None]
    later = tuple(s for s in visible if tells_done(s)) if conditional else ()
    states = {s.id: condition_state(s, judgements, later, as_of) for s in conditional}
    return {key: state for key, state in states.items() if state is not None}


def _since(evidence: Evidence, settled: Settled, states: Mapping[str, ConditionState]) -> str | None:
    """The first day of the run of days, up to the latest, none of which by itself says otherwise; None where nothing stands."""
    rests_on = settled.standing or settled.unanswered
    days = sorted({day for statement in rests_on if (day := said_day(statement))})
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
    days: dict[str, tuple[list[Statement], list[Statement], list[Statement]]] = {}
    for index, group in enumerate((evidence.own, evidence.asked, evidence.wants)):
        for statement in group:
            if (day := said_day(statement)) <= last:
                days.setdefault(day, ([], [], []))[index].append(statement)
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
