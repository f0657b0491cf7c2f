"""What a party said on a matter, day by day, with the stance that held after each day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from onrecord.history.clocks import Known, held_by, said_day
from onrecord.history.clocks import known_by as read_by
from onrecord.history.matters import MEETS, Matters
from onrecord.history.parties import Role, role_of
from onrecord.history.positions import Scores, in_brief, least_of, score_of, scored
from onrecord.history.reviewed import reviewed
from onrecord.history.running import stances_by_day
from onrecord.history.tellings import telling_in
from onrecord.types import Judgement, Stance, Statement


@dataclass(frozen=True, slots=True)
class Entry:
    """ "On this day this was said; after it the party stood so." `role`: own, asked of it, or wanted by it of another.

    `withdrawn`: its report was taken back, and no stance rests on it.
    """

    day: str | None
    statement: Statement
    role: Role
    stance: Stance
    withdrawn: bool = False


def timeline(  # noqa: PLR0913 - as `position`
    statements: Iterable[Statement],
    party: str,
    matter: str,
    *,
    as_of: str | None = None,
    known_by: str | None = None,
    known: Known | None = None,
    judgements: Sequence[Judgement] = (),
    matters: Matters | None = None,
    scores: Scores | None = None,
) -> tuple[Entry, ...]:
    """The party's statements on the matter, oldest first; those of no known day come first and have the day None.

    `scores`: as in `position`.
    """
    held = held_by(judgements, known_by)
    given = reviewed(read_by(statements, known_by, known), held)
    touching = scored(given, party, partial(score_of, matter, matters, scores))
    least = min(MEETS, least_of(score for score, _, _ in touching))
    bearing = [row for row in touching if row[0] >= least]
    shown = [s for _, _, s in bearing if as_of is None or "" < said_day(s) <= as_of[:10]]
    # `reviewed` has been applied above: only the judgements of conditions are still to be told.
    conditions = [judgement for judgement in held if judgement.kind == "condition"]
    days = {said_day(s) for s in shown}
    stances = stances_by_day(in_brief(bearing), telling_in(given), party, matter, days, conditions)
    ordered = sorted(shown, key=lambda s: (said_day(s), s.report.published or "", s.id))
    return tuple(Entry(said_day(s) or None, s, role_of(party, s), stances[said_day(s)]) for s in ordered)


def with_withdrawn(entries: Sequence[Entry], gone: Iterable[Statement], party: str) -> tuple[Entry, ...]:
    """A timeline with the statements of withdrawn reports in their places, each with the stance that held then without it."""
    found, days = list(entries), [entry.day or "" for entry in entries]
    for one in gone:
        day = said_day(one)
        before = bisect_right(days, day)
        stance = entries[before - 1].stance if before else "none"
        found.append(Entry(day or None, one, role_of(party, one), stance, withdrawn=True))
    return tuple(sorted(found, key=lambda entry: (entry.day or "", entry.withdrawn)))
