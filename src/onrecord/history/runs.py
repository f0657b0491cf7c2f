"""What two readings of the same reports by two versions of the extractor differ in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.types import Statement, statement_to_json

RunChangeKind = Literal["found", "lost", "changed"]
_NOT_SAID = ("id", "document", "extractor", "confidence", "act_confidence")  # what is not about what was said


@dataclass(frozen=True, slots=True)
class RunChange:
    """ "The later version read this passage otherwise": `fields` are the names of what differs (for `changed`)."""

    kind: RunChangeKind
    before: Statement | None
    after: Statement | None
    fields: tuple[str, ...] = ()


def run_changes(before: Iterable[Statement], after: Iterable[Statement]) -> tuple[RunChange, ...]:
    """The differences between two readings of one report, in the order of the text; confidences are not compared.

    Statements of the two are one reading of the same passage where their contents overlap the most, each once.
    """
    old, new = list(before), list(after)
    pairs = _paired(old, new)
    found = [RunChange("changed", a, b, fields) for a, b in pairs if (fields := _differing(a, b))]
    kept_old, kept_new = {a.id for a, _ in pairs}, {b.id for _, b in pairs}
    found += [RunChange("lost", one, None) for one in old if one.id not in kept_old]
    found += [RunChange("found", None, one) for one in new if one.id not in kept_new]
    return tuple(sorted(found, key=_place))


def _place(change: RunChange) -> tuple[int, str, str]:
    one = change.after or change.before
    return (one.content.spans[0].start, change.kind, one.id) if one else (0, "", "")


def _paired(old: list[Statement], new: list[Statement]) -> list[tuple[Statement, Statement]]:
    """Pairs of statements by overlap, the same act first, the largest overlap first."""
    scored = [(_overlap(a, b), a.act == b.act, a, b) for a in old for b in new]
    ordered = sorted((row for row in scored if row[0] >= 0.5), key=lambda row: (-row[1], -row[0], row[2].id, row[3].id))
    left_old, left_new = {one.id for one in old}, {one.id for one in new}
    pairs = []
    for _, _, a, b in ordered:
        if a.id in left_old and b.id in left_new:
            pairs.append((a, b))
            left_old.discard(a.id)
            left_new.discard(b.id)
    return pairs


def _overlap(one: Statement, other: Statement) -> float:
    """Jaccard index of the code points of two contents."""
    first = {place for span in one.content.spans for place in range(span.start, span.end)}
    second = {place for span in other.content.spans for place in range(span.start, span.end)}
    return len(first & second) / len(first | second)


def _differing(one: Statement, other: Statement) -> tuple[str, ...]:
    first, second = (_said(statement) for statement in (one, other))
    return tuple(name for name in first if first[name] != second[name])


def _said(statement: Statement) -> dict[str, Any]:
    return {name: value for name, value in statement_to_json(statement).items() if name not in _NOT_SAID}


__all__ = ["RunChange", "run_changes"]
