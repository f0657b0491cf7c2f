"""Judgements: what somebody, or a rule, holds about statements; rows of their own, never edits."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

from onrecord.types.identity import content_id

Verdict = Literal["accept", "correct", "reject"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
JudgementKind = Literal[Verdict, "merge", "split", "condition", "speaks_for", "withdrawn"]
JUDGEMENT_KINDS: tuple[JudgementKind, ...] = get_args(JudgementKind)


@dataclass(frozen=True, slots=True)
class Judgement:
    """ "`by` held at `at` that this is so about these targets, because of `reason`."

    `targets` are statement ids (for speaks_for: actor names; for withdrawn: a report id, or the given id of what its publisher
    took back). `value` is what is held: for correct
    a field name and its new value, for condition its state (open, met, lapsed, unknown). `at` is an ISO 8601 instant in UTC,
    given by the caller. A later judgement of a kind on the same targets stands before an earlier one; `split` undoes `merge`.
    """

    kind: JudgementKind
    targets: tuple[str, ...]
    by: str
    at: str
    reason: str = ""
    value: tuple[tuple[str, str], ...] = ()
    confidence: float | None = None
    id: str = field(init=False)

    def __post_init__(self) -> None:
        pairs = [list(pair) for pair in self.value]
        key = content_id("j", self.kind, list(self.targets), self.by, self.at, self.reason, pairs, self.confidence)
        object.__setattr__(self, "id", key)
