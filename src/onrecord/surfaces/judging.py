"""Passing judgement: who, when, why; the same for every door."""

from __future__ import annotations

import getpass

from onrecord.errors import WrongUseError
from onrecord.history import reviewed
from onrecord.ledger import Ledger
from onrecord.surfaces.options import now
from onrecord.types import Judgement, JudgementKind


def who(by: str | None) -> str:
    """Who judges: as given, else the name of this account."""
    return by or getpass.getuser()


def held(
    kind: JudgementKind, targets: tuple[str, ...], by: str | None, reason: str, value: tuple[tuple[str, str], ...] = ()
) -> Judgement:
    """A judgement passed now."""
    return Judgement(kind, targets, who(by), now(), reason, value)


def accept(ledger: Ledger, id: str, *, by: str | None, reason: str = "") -> Judgement:
    """Hold that a statement is right as it was read. Raises NotFoundError."""
    return _kept(ledger, held("accept", (ledger.statement(id).id,), by, reason))


def reject(ledger: Ledger, id: str, *, by: str | None, reason: str = "") -> Judgement:
    """Hold that a statement is none. Raises NotFoundError."""
    return _kept(ledger, held("reject", (ledger.statement(id).id,), by, reason))


def correct(ledger: Ledger, id: str, field: str, value: str, *, by: str | None, reason: str = "") -> Judgement:
    """Hold that a field is another. Raises NotFoundError, and WrongUseError on a field or value that cannot be."""
    statement = ledger.statement(id)
    judgement = held("correct", (statement.id,), by, reason, ((field, value),))
    reviewed([statement], [judgement])
    return _kept(ledger, judgement)


def merge(ledger: Ledger, a: str, b: str, *, by: str | None, reason: str = "") -> Judgement:
    """Hold that two records are one statement. Raises NotFoundError, and WrongUseError where they are one record."""
    one, other = ledger.statement(a), ledger.statement(b)
    if one.id == other.id:
        raise WrongUseError(f"{a} and {b} are the same record already")
    return _kept(ledger, held("merge", (one.id, other.id), by, reason))


def split(ledger: Ledger, id: str, *, by: str | None, reason: str = "") -> Judgement:
    """Hold that a record is a statement of its own. Raises NotFoundError."""
    return _kept(ledger, held("split", (ledger.statement(id).id,), by, reason))


def withdraw(ledger: Ledger, report_id: str, *, by: str | None, reason: str = "") -> Judgement:
    """Hold that its outlet withdrew or corrected a report. Raises NotFoundError."""
    return ledger.withdraw(report_id, by=who(by), at=now(), reason=reason)


def _kept(ledger: Ledger, judgement: Judgement) -> Judgement:
    ledger.judge(judgement)
    return judgement


__all__ = ["accept", "correct", "held", "merge", "reject", "split", "who"]
