"""The state of a condition: open, met, lapsed or unknown, from a reviewer's judgement, a deadline, or a later statement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal, get_args

from onrecord.history.words import bag, plain, subject, weigh
from onrecord.types import Brief, Judgement, Statement

ConditionState = Literal["open", "met", "lapsed", "unknown"]
CONDITION_STATES: tuple[ConditionState, ...] = get_args(ConditionState)

# Words that say a thing has come about, in a later `state` or `commit` on the very subject of the condition.
_DONE = frozenset(
    "was were has have had signed reached concluded met took completed fulfilled ratified entered approved".split()
)
_NOT = frozenset("not no never without failed fails unless if may might could would will shall yet before until".split())
_MARK = re.compile(
    r"^(?:only )?(?:if|once|when|after|provided|should|until|unless|as long as|in exchange for)\b", re.IGNORECASE
)
FOUND = 0.75  # share of the condition's weight that the later statement must hold


def condition_state(
    statement: Brief, judgements: Iterable[Judgement] = (), later: Sequence[Brief] = (), as_of: str | None = None
) -> ConditionState | None:
    """The state of a statement's condition, None where it has none.

    A judgement stands before everything. Otherwise: `lapsed` where the statement's own deadline has passed by `as_of`, `met`
    where a later statement tells, without negation, that what the condition names has come about, else `open`; `unknown`
    where no day is known at all, so that nothing can be called later.
    """
    if statement.condition is None:
        return None
    if (held := _judged(statement, judgements)) is not None:
        return held
    if not statement.day:
        return "unknown"
    if any(_tells_met(statement, other) for other in later):
        return "met"
    return "lapsed" if statement.due and as_of and statement.due < as_of[:10] else "open"


def _judged(statement: Brief, judgements: Iterable[Judgement]) -> ConditionState | None:
    held = [j for j in judgements if j.kind == "condition" and statement.id in j.targets]
    for judgement in sorted(held, key=lambda j: (j.at, j.id), reverse=True):
        state = dict(judgement.value).get("state")
        for known in CONDITION_STATES:
            if state == known:
                return known
    return None


def tells_done(statement: Statement) -> bool:
    """Whether a statement tells, without negation, condition or modality, that something has come about."""
    if statement.act not in ("state", "commit") or statement.condition is not None:
        return False
    words = set(plain(statement.content.text))
    return bool(words & _DONE) and not words & _NOT


def asked_heads(condition: str) -> frozenset[str]:
    """The heads of what must come about: those of the condition without its marker."""
    return bag(_MARK.sub("", condition))


def _tells_met(statement: Brief, other: Brief) -> bool:
    if statement.condition is None or other.done is None or other.day <= statement.day:
        return False
    asked = asked_heads(statement.condition)
    found = asked.intersection(other.done.split())
    return bool(found & subject(asked)) and weigh(found) >= FOUND * weigh(asked)
