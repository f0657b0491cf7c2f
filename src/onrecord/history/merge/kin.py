"""Words of one kind: what two reports of one statement put for each other ("hand over", "lend"; "revenue", "proceeds")."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.history.words import heads, subject, weight

Words = frozenset[str]
_NONE: Words = frozenset()
ANSWER, NEWS = "answer", "news"  # kinds of the table: to comment, and what is commented on


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("onrecord.history.merge").joinpath("kin.toml").read_text(encoding="utf-8"))


@cache
def kinds() -> dict[str, Words]:
    """The head of every word of the shipped table (kin.toml) with the kinds it is of."""
    found: dict[str, set[str]] = {}
    for kind, words in {**_table()["deeds"], **_table()["things"]}.items():
        for head in {head for word in words for head in subject(heads(word))}:
            found.setdefault(head, set()).add(kind)
    return {head: frozenset(of) for head, of in found.items()}


@cache
def _against() -> dict[str, Words]:
    """Each kind of deeds with those that undo it."""
    given: dict[str, list[str]] = _table()["contrary"]
    pairs = [(kind, other) for kind, others in given.items() for other in others]
    found: dict[str, set[str]] = {}
    for one, other in (*pairs, *((b, a) for a, b in pairs)):
        found.setdefault(one, set()).add(other)
    return {kind: frozenset(others) for kind, others in found.items()}


def kin(one: str, other: str) -> bool:
    """Whether two heads are of one kind."""
    table = kinds()
    return not table.get(one, _NONE).isdisjoint(table.get(other, _NONE))


def matched(one: Iterable[str], other: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of heads of one kind, the weightiest first; each is in one pair."""
    return _paired(one, other, kin)


def opposed(one: Iterable[str], other: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of deeds that undo each other ("lift the ban", "keep the ban"), as `matched` pairs them."""
    return _paired(one, other, _undoes)


def _undoes(one: str, other: str) -> bool:
    table, against = kinds(), _against()
    theirs = table.get(other, _NONE)
    return any(not theirs.isdisjoint(against.get(kind, _NONE)) for kind in table.get(one, _NONE))


def _paired(one: Iterable[str], other: Iterable[str], fit: Callable[[str, str], bool]) -> list[tuple[str, str]]:
    left, found = sorted(other, key=lambda head: (-weight(head), head)), list[tuple[str, str]]()
    for head in sorted(one, key=lambda head: (-weight(head), head)):
        met = next((word for word in left if fit(head, word)), None)
        if met is not None:
            left.remove(met)
            found.append((head, met))
    return found


__all__ = ["ANSWER", "NEWS", "kin", "kinds", "matched", "opposed"]
