"""How the tellings of one statement differ: "may" upstream, "will" downstream."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.history.merge.features import features
from onrecord.history.parties import same_name
from onrecord.types import Statement

_STRENGTH = {
    "commit": 3,
    "intend": 2,
    "consider": 1,
    "refuse": 3,
    "evade": 1,
    "demand": 3,
    "threaten": 3,
    "retract": 2,
    "state": 0,
}
_MODAL = re.compile(r"\b(will|would|shall|may|might|could|can|should|must|'ll)\b", re.IGNORECASE)
_FORCE = {"will": 3, "'ll": 3, "shall": 3, "must": 3, "would": 2, "should": 2, "can": 2, "could": 1, "may": 1, "might": 1}


@dataclass(frozen=True, slots=True)
class Drift:
    """One difference between a telling and the next: `kind` of it, from what to what, and whether it got firmer or weaker.

    `kind` is act, firmness, modality, condition, hedge, polarity, number or speaker; `direction` is up, down or changed.
    """

    kind: str
    before: str
    after: str
    from_value: str
    to_value: str
    direction: str


def drift(versions: Sequence[Statement]) -> tuple[Drift, ...]:
    """The differences from each telling to the next, in their order."""
    return tuple(found for before, after in pairwise(versions) for found in _between(before, after))


def _between(before: Statement, after: Statement) -> list[Drift]:
    rows = [
        ("act", before.act, after.act, _way(_STRENGTH[before.act], _STRENGTH[after.act])),
        ("firmness", str(before.firmness), str(after.firmness), _way(before.firmness, after.firmness)),
        ("modality", *_modality(before, after)),
        ("condition", *_words(before.condition, after.condition), _way(bool(after.condition), bool(before.condition))),
        ("hedge", *_words(before.hedge, after.hedge), _way(bool(after.hedge), bool(before.hedge))),
        ("polarity", before.polarity, after.polarity, "changed"),
        ("number", *_numbers(before, after), "changed"),
        ("speaker", *(v.speaker.name if v.speaker else "" for v in (before, after)), "changed"),
    ]
    return [Drift(kind, before.id, after.id, old, new, way) for kind, old, new, way in rows if _differs(kind, old, new)]


def _differs(kind: str, old: str, new: str) -> bool:
    if kind in ("condition", "hedge"):
        return bool(old) != bool(new)
    if kind == "speaker":
        return bool(old) and bool(new) and not same_name(old, new)
    if kind in ("modality", "number"):
        return bool(old) and bool(new) and old != new
    return old != new


def _way(old: int, new: int) -> str:
    return "up" if new > old else "down" if new < old else "changed"


def _words(old: object, new: object) -> tuple[str, str]:
    return getattr(old, "text", ""), getattr(new, "text", "")


def _modal(statement: Statement) -> str:
    found = _MODAL.findall(" ".join(p.text for p in (statement.content, statement.cue) if p is not None))
    return max((word.lower() for word in found), key=lambda word: (_FORCE[word], word), default="")


def _modality(before: Statement, after: Statement) -> tuple[str, str, str]:
    """The strongest modal verb of each; "would" in reported speech is the "will" of direct speech, and no difference."""
    old, new = _modal(before), _modal(after)
    back_shift = {old, new} <= {"will", "would", "'ll", "shall"} or {old, new} <= {"may", "might", "could", "can"}
    if not old or not new or back_shift:
        return old, old, "changed"
    return old, new, _way(_FORCE[old], _FORCE[new])


def _numbers(before: Statement, after: Statement) -> tuple[str, str]:
    return " ".join(sorted(features(before).numbers)), " ".join(sorted(features(after).numbers))
