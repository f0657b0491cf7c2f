"""Verbs that only their clause tells: after "that" one must come, and after "let the ships" and "make Norland"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract.matter.token import Token, tagged
from onrecord.extract.matter.verbs import base_of
from onrecord.extract.matter.words import PEOPLE

_CAUSING = frozenset("make help let".split())  # verbs after whose object another stands bare


def lacking(found: list[Token]) -> frozenset[int]:
    """Where the verb stands of each clause that has none yet, as its words were judged."""
    places = {place for start, end in _that_clauses(found) if (place := _first(found, start, end)) is not None}
    return frozenset(places | {place for at in range(len(found)) if (place := _caused(found, at)) is not None})


def _that_clauses(found: list[Token]) -> Iterator[tuple[int, int]]:
    """The clauses after "that" in which no word tells when: "(that) the harbor police release the film"."""
    start: int | None = None
    for at, token in enumerate([*found, None]):
        if token is not None and token.tag != "B":
            continue
        if start is not None and not any(map(_finite, found[start:at])):
            yield start, at
        start = at + 1 if token is not None and token.low == "that" else None


def _finite(token: Token) -> bool:
    return token.tag in "MT" or (token.tag == "V" and not token.low.endswith("ing"))


def _first(found: list[Token], start: int, end: int) -> int | None:
    """The first word after a noun that can be a verb and has something after it."""
    return next((at for at in range(start + 1, end - 1) if _can(found, at) and found[at + 1].tag != ","), None)


def _can(found: list[Token], at: int) -> bool:
    """Whether it can be the verb of the noun before it: "the ships leave", "Norland stands", not "Norland's leave"."""
    token, before = found[at], found[at - 1]
    if token.tag != "N" or before.tag != "N" or before.low.endswith(("'s", "s'")) or not token.word.islower():
        return False
    third = token.low.endswith("s") and base_of(token.low) != token.low
    return base_of(token.low) is not None and not token.low.endswith(("ing", "ed")) and third <= before.word[0].isupper()


def _caused(found: list[Token], at: int) -> int | None:
    """Where the bare verb stands after "make Norland", "let the ships"."""
    if found[at].tag != "V" or found[at].base not in _CAUSING:
        return None
    end = at + 1
    while end < len(found) and found[end].tag in "DN" and not (end > at + 1 and _can(found, end)):
        end += 1
    told = end < len(found) and end > at + 1 and (found[end - 1].word[0].isupper() or found[end - 1].low in PEOPLE)
    bare = (
        (told or (found[at].base == "let" and end < len(found)))
        and _can(found, end)
        and base_of(found[end].low) == found[end].low
    )
    return end if bare and not (end + 1 < len(found) and tagged(found[end + 1], "NC")) else None


__all__ = ["lacking"]
