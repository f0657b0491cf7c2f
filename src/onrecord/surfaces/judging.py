"""Passing judgement from the command line: who, when, why."""

from __future__ import annotations

import getpass

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


__all__ = ["held", "who"]
