"""Statements as reviewed: what judgements leave of the machine's reading, without touching it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from onrecord.errors import WrongUseError
from onrecord.types import ACTS, POLARITIES, Actor, Judgement, Matter, Passage, Statement

CORRECTABLE = ("act", "speaker", "party", "to", "matter", "polarity", "condition", "firmness")


def reviewed(statements: Iterable[Statement], judgements: Iterable[Judgement]) -> list[Statement]:
    """The statements after accept, correct, reject, withdrawn and speaks_for; ids stay the machine's.

    The latest accept or reject of a statement stands; corrections apply in the order of their time. Raises WrongUseError on
    a correction of an unknown field or to a value outside its vocabulary.
    """
    ordered = sorted(judgements, key=lambda judgement: (judgement.at, judgement.id))
    if not ordered:
        return list(statements)
    verdicts, withdrawn, fixes = _verdicts(ordered), withdrawn_names(ordered), _fixes(ordered)
    principals = _principals(ordered)
    kept = (s for s in statements if verdicts.get(s.id) != "reject" and not is_withdrawn(s, withdrawn))
    changed = (_corrected(s, fixes[s.id]) if s.id in fixes else s for s in kept)
    return [_with_principals(s, principals) for s in changed] if principals else list(changed)


def _verdicts(ordered: list[Judgement]) -> dict[str, str]:
    return {target: j.kind for j in ordered if j.kind in ("accept", "reject") for target in j.targets}


def withdrawn_names(judgements: Iterable[Judgement]) -> frozenset[str]:
    """The ids of reports, and the given ids, that were taken back."""
    return frozenset(target for j in judgements if j.kind == "withdrawn" for target in j.targets)


def is_withdrawn(statement: Statement, withdrawn: frozenset[str]) -> bool:
    """Whether its report was taken back, by its own id or by that of the publisher's item."""
    return statement.report.id in withdrawn or statement.report.given_id in withdrawn


def _fixes(ordered: list[Judgement]) -> dict[str, list[tuple[str, str]]]:
    fixes: dict[str, list[tuple[str, str]]] = {}
    for judgement in ordered:
        if judgement.kind == "correct":
            for target in judgement.targets:
                fixes.setdefault(target, []).extend(judgement.value)
    return fixes


def _principals(ordered: list[Judgement]) -> dict[str, str | None]:
    """Actor name to whom it speaks for: the value `acts_for`, or the second target; an empty name takes the assumption back."""
    found: dict[str, str | None] = {}
    for judgement in ordered:
        if judgement.kind == "speaks_for" and judgement.targets:
            given = dict(judgement.value).get("acts_for")
            principal = given if given is not None else judgement.targets[1] if len(judgement.targets) > 1 else ""
            found[judgement.targets[0]] = principal or None
    return found


def same_id(changed: Statement, original: Statement) -> Statement:
    """The changed statement under its id: that of the machine's reading, since a correction is a judgement on it."""
    object.__setattr__(changed, "id", original.id)
    return changed


def _corrected(statement: Statement, fixes: Iterable[tuple[str, str]]) -> Statement:
    changes: dict[str, Any] = {}
    for name, value in fixes:
        changes[name] = _value(statement, name, value)
    return same_id(replace(statement, **changes), statement) if changes else statement


def _value(statement: Statement, name: str, value: str) -> Any:
    if name in ("speaker", "party", "to"):
        old: Actor | None = getattr(statement, name)
        return Actor(value, old.kind if old else "unknown", acts_for=old.acts_for if old else None) if value else None
    if name == "matter":
        return Matter(value) if value else None
    if name == "condition":
        return Passage(value, statement.content.spans) if value else None
    if name == "firmness" and value in ("0", "1", "2", "3"):
        return int(value)
    if (name == "act" and value in ACTS) or (name == "polarity" and value in POLARITIES):
        return value
    raise WrongUseError(f"a correction may not set {name!r} to {value!r}")


def _with_principals(statement: Statement, principals: dict[str, str | None]) -> Statement:
    changes: dict[str, Any] = {}
    for name in ("speaker", "party"):
        actor: Actor | None = getattr(statement, name)
        if actor is not None and actor.name in principals and actor.acts_for != principals[actor.name]:
            changes[name] = replace(actor, acts_for=principals[actor.name])
    return same_id(replace(statement, **changes), statement) if changes else statement
