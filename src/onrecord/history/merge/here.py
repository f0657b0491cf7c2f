"""Within one report: what makes two wordings one statement told again, and what keeps them two."""

from __future__ import annotations

from onrecord.history.matters import MEETS, alike
from onrecord.history.merge.features import Features
from onrecord.history.parties import members, same_name, same_party
from onrecord.types import Actor, Statement

_MATTER = 2  # words that a matter must have to tell by itself that two are on one thing


def in_one_report(one: Features, other: Features) -> bool:
    """Whether one text tells both."""
    return one.statement.report.document.id == other.statement.report.document.id


def told_again(one: Features, other: Features) -> bool:
    """Whether one report tells it twice: the same act on a matter of the same words, however differently put.

    Of the pairs that coders hold to be one within a report, 27 of 30 differ in most of their words and agree in this. A matter
    of two words will do, be they a place or light: of two words of substance only it found 138 of 208 pairs, so 172.
    """
    a, b = one.statement, other.statement
    same = in_one_report(one, other) and a.act == b.act and a.polarity == b.polarity
    return same and one.matter == other.matter and len(one.matter) >= _MATTER


def told_by_two(one: Features, other: Features, *, one_speaker: bool) -> bool:
    """Whether what is told again binds two parties, or two voices say it; `one_speaker`: none is a body beside a person.

    What a coalition has to do is not what one country will do, a joint call is not what one of its signers asks alone, and a
    body and its spokesman who share no word of substance, or are both quoted, say two things.
    """
    a, b = one.statement, other.statement
    if _two_parties(a, b) or _joint(a.speaker) != _joint(b.speaker):
        return True
    quoted = a.speech in ("direct", "mixed") and b.speech in ("direct", "mixed")
    return not one_speaker and (quoted or not one.subject & other.subject)


def two_matters(one: Features, other: Features) -> bool:
    """Whether one report tells of two matters: there common words join nothing ("subpoena the report", "the lawyer")."""
    return in_one_report(one, other) and bool(one.matter and other.matter) and alike(one.matter, other.matter) < MEETS


def two_evasions(one: Features, other: Features) -> bool:
    """Whether one report tells of two occasions on which no answer was given: one has a day, the other none.

    A promise holds from day to day and can be told again without one; that somebody did not answer is what happened once.
    """
    return in_one_report(one, other) and one.statement.act == other.statement.act == "evade" and one.dated != other.dated


def _two_parties(one: Statement, other: Statement) -> bool:
    """Whether both are named, neither is the other or acts for it, and neither is the speaker ("I will" beside "we will")."""
    a, b = one.party, other.party
    if a is None or b is None or a.unnamed or b.unnamed:
        return False
    own = any(row.speaker is not None and same_name(party.name, row.speaker.name) for row, party in ((one, a), (other, b)))
    return not own and not same_party(a.name, b) and not same_party(b.name, a)


def _joint(speaker: Actor | None) -> bool:
    return speaker is not None and len(members(speaker.name)) > 1
