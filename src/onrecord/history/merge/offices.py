"""Speakers without a name whom something else tells: holders of one office, and those who speak together."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.history.merge.features import Features
from onrecord.history.merge.here import in_one_report
from onrecord.history.merge.kin import kin
from onrecord.history.merge.story import one_story
from onrecord.history.parties import members
from onrecord.history.words import fold, heads, plain, vocabulary

# How sure it is that one office of one state is one voice: with its portfolio, and as a bare "the minister".
SURE, _LIKELY = 0.9, 0.5
# Who there is one of in a state or body at a time; of ministers and the like there are several ("the defence minister").
_ALONE = frozenset("president premier prime chancellor king queen emperor pope emir sultan taoiseach governor mayor".split())
_OFFICES = _ALONE | frozenset(
    "minister secretary commissioner ambassador chief head chair chairman chairwoman speaker leader".split()
)
_NOT_THE_ONE = frozenset("deputy vice former ex acting interim shadow senior junior incoming outgoing designate elect".split())
_NO_OFFICE = frozenset("country nation state".split())  # "the country's president"
_ANY = re.compile(r"(?:an?|one|another)\b")  # how one of several is told
# Other words for an office, as outlets put them.
_PLAIN = (
    (re.compile(r"\b(?:government head|head of (?:the )?government)\b"), "prime minister"),
    (re.compile(r"\bhead of state\b"), "president"),
    (re.compile(r"\b(?:top|chief) diplomat\b|\bforeign secretary\b"), "foreign minister"),
    (re.compile(r"\bdefen[cs]e (?:chief|secretary)\b"), "defence minister"),
    (re.compile(r"\bfarm minister\b"), "agriculture minister"),
)
_TOGETHER = re.compile(
    r"\b(?:leaders|ministers|premiers|presidents|chancellors|governments|countries|states|nations|powers|members|allies|signatories)\b"
)
_SOME = re.compile(r"\b(?:some|several|many|few|other)\b")  # only a part of those meant

Words = frozenset[str]


def one_office(one: Features, other: Features) -> float:
    """How surely the speaker whom one report tells by his office alone is who the other names, or tells by the same; 0: not."""
    mine, theirs = _office(one), _office(other)
    if in_one_report(one, other) or not one.principals & other.principals or (mine is None and theirs is None):
        return 0.0
    if mine is not None and theirs is not None:
        return SURE if _particular(mine) and _met(mine, theirs) and _met(theirs, mine) else 0.0
    told, named = (mine, other) if mine is not None else (theirs or frozenset(), one)
    if not named.speakers or named.introduced & _NOT_THE_ONE or not _met(told, named.titled):
        return 0.0
    return SURE if _particular(told) else _LIKELY


def together(one: Features, other: Features) -> bool:
    """Whether both are several who speak as one, of one body or in two reports of one story ("the three countries", "both")."""
    both = speaks_together(one) and speaks_together(other) and (_several(one) or _several(other))
    return both and not in_one_report(one, other) and (bool(one.principals & other.principals) or one_story(one, other))


def speaks_together(row: Features) -> bool:
    """Whether the speaker is several who speak as one, told by their names or by what they are."""
    speaker = row.statement.speaker
    return speaker is not None and (_several(row) or (not speaker.unnamed and len(members(speaker.name)) > 1))


def _several(row: Features) -> bool:
    speaker = row.statement.speaker
    if speaker is None or not speaker.unnamed:
        return False
    name = fold(speaker.name)
    return _TOGETHER.search(name) is not None and _SOME.search(name) is None


def _office(row: Features) -> Words | None:
    """The words of the office by which a speaker without a name is told, without those for the state; None: of no one's."""
    speaker = row.statement.speaker
    if speaker is None or not speaker.unnamed or speaker.kind != "person" or speaker.count is not None:
        return None
    if speaker.text is not None and _ANY.match(fold(speaker.text)):
        return None
    words = _told(speaker.name)
    return words if words & _OFFICES and not words & _NOT_THE_ONE else None


@lru_cache(maxsize=4096)  # a speaker is compared with many
def _told(description: str) -> Words:
    """The words of an office as it is usually put, without those for the state."""
    table, name = vocabulary(), fold(description)
    for other, usual in _PLAIN:
        name = other.sub(usual, name)
    return frozenset(
        word for word in plain(name) if word not in _NO_OFFICE | table.stop and table.places.isdisjoint(heads(word))
    )


def _particular(office: Words) -> bool:
    return len(office) > 1 or bool(office & _ALONE)


def _met(office: Words, told: Words) -> bool:
    return all(any(_alike(word, other) for other in told) for word in office)


def _alike(one: str, other: str) -> bool:
    first, second = heads(one), heads(other)
    return one == other or (len(first) == len(second) == 1 and (first == second or kin(first[0], second[0])))


__all__ = ["SURE", "one_office", "speaks_together", "together"]
