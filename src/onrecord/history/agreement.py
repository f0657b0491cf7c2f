"""How far reviewers agree: Krippendorff's alpha over the statements that several of them judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.history.reviewed import reviewed
from onrecord.types import VERDICTS, Judgement, Statement

FIELDS = ("verdict", "act", "speaker", "party", "matter")
REJECTED = "(rejected)"


@dataclass(frozen=True, slots=True)
class Agreement:
    """ "On this field the reviewers agree so far": `units` judged by two or more; `alpha` None where nothing differs."""

    field: str
    units: int
    alpha: float | None


def alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Krippendorff's alpha for nominal values: 1 - observed over expected disagreement; None where only one value was given.

    A unit is the values that observers gave to one thing; of units with fewer than two nothing can be said. As in
    K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), sections A to C.
    """
    pairable = [Counter(values) for values in units if len(values) > 1]
    totals = sum(pairable, Counter[str]())
    given = totals.total()
    expected = given * given - sum(count * count for count in totals.values())
    if not expected:
        return None
    observed = sum(
        (unit.total() ** 2 - sum(count * count for count in unit.values())) / (unit.total() - 1) for unit in pairable
    )
    return 1 - (given - 1) * observed / expected


def agreement(statements: Iterable[Statement], judgements: Iterable[Judgement]) -> tuple[Agreement, ...]:
    """For the verdict and each field that a reviewer can correct, how far those who judged the same statements agree.

    A reviewer's reading is the machine's under his own judgements alone; a rejected statement has the value "(rejected)".
    """
    by_target: dict[str, dict[str, list[Judgement]]] = {}
    for judgement in judgements:
        if judgement.kind in VERDICTS:
            for target in judgement.targets:
                by_target.setdefault(target, {}).setdefault(judgement.by, []).append(judgement)
    several = [(one, by_target[one.id]) for one in statements if len(by_target.get(one.id, ())) > 1]
    found = []
    for field in FIELDS:
        units = [[_value(one, held, field) for _, held in sorted(reviewers.items())] for one, reviewers in several]
        found.append(Agreement(field, len(units), alpha(units)))
    return tuple(found)


def _value(statement: Statement, held: Sequence[Judgement], field: str) -> str:
    left = reviewed([statement], held)
    if not left:
        return REJECTED
    if field == "verdict":
        return "correct" if any(one.kind == "correct" for one in held) else "accept"
    value = getattr(left[0], field)
    return str(getattr(value, "name", value))


__all__ = ["Agreement", "agreement", "alpha"]
