"""Which statements of a report are one: two acts of one quotation stay two, one act read twice is one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from onrecord.extract.told_words import TOLD_ACT
from onrecord.types import Statement, length_of, shared_length

# Words shared by two contents of one act and speaker, as a share of the longer, from which they are one statement.
_ONE = 0.8
# Of one act told within another's words: what of the shorter content lies in the longer, and what of the longer that is. On 96
# training reports one of 41 such pairs was coded as two statements in 5 cases; in 32 of the others the shorter one was coded.
_HELD, _MUCH = 0.9, 0.3
# Statements before one, in the order of their contents, among which its double stands.
_BEFORE = 40


def unlike(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements without doubles, in the given order; of two that are one the conditional or surer stays.

    An act told twice, once with whoever tells of it ("A said that B agreed to leave") and once by itself ("B agreed to leave"),
    is one statement: B's, in the shorter words, with A in the chain (codebook: speaker, chain, content).
    """
    kept: list[Statement] = []
    for statement in statements:
        # Contents come in the order of the text: two that share words stand near each other, so a long text stays linear.
        near = range(max(0, len(kept) - _BEFORE), len(kept))
        place = next((index for index in near if _one(statement, kept[index]) or _told(statement, kept[index])), None)
        if place is None:
            kept.append(statement)
        elif _one(statement, kept[place]):
            kept[place] = max(kept[place], statement, key=lambda s: (s.condition is not None, s.confidence))
        else:
            kept[place] = _shorter(kept[place], statement)
    return tuple(kept)


def _one(one: Statement, two: Statement) -> bool:
    if one.id == two.id:
        return True
    if one.act != two.act or _speaker(one) != _speaker(two):
        return False
    if one.act == "state" and (_within(one, two) or _within(two, one)):
        return True
    longest = max(length_of(one.content.spans), length_of(two.content.spans))
    return _common(one, two) >= _ONE * longest


def _within(one: Statement, two: Statement) -> bool:
    """Whether the cue and the words of the one stand in the words of the other: somebody tells the same with two verbs."""
    pieces = (*one.cue.spans, *one.content.spans) if one.cue else ()
    return bool(pieces) and all(any(span.holds(piece) for span in two.content.spans) for piece in pieces)


def _told(one: Statement, two: Statement) -> bool:
    """Whether one of the two tells the other's act: the same act, the shorter content within the longer and much of it."""
    if one.act != two.act or one.act == "state":
        return False
    short, long = sorted((length_of(one.content.spans), length_of(two.content.spans)))
    return short >= _MUCH * long and _common(one, two) >= _HELD * short


def _shorter(one: Statement, two: Statement) -> Statement:
    """Of one act told twice the shorter telling where it is a telling of its own; the other's condition and chain are kept."""
    short, long = sorted((one, two), key=lambda s: length_of(s.content.spans))
    kept, other = (short, long) if _stands(short, long) else (long, short)
    told = other is long and other.cue is not None and _SAYS.search(other.cue.text)
    chain, teller = kept.chain or other.chain, other.speaker
    if told and not kept.chain and teller is not None and _speaker(kept) != teller.name:
        chain = (teller, *other.chain)
    # Nobody passes on his own words, though the other telling may name him as the one who tells.
    chain = tuple(relay for relay in chain if relay.name != _speaker(kept))
    return replace(kept, chain=chain, condition=kept.condition or other.condition)


def _stands(short: Statement, long: Statement) -> bool:
    """Whether the shorter telling is an act of its speaker's own: what A says B wants or does not plan stays A's (codebook)."""
    if not _bindable(long) or _speaker(short) == _speaker(long):
        return True
    return _bindable(short) and short.cue is not None and TOLD_ACT.search(short.cue.text) is not None


def _bindable(statement: Statement) -> bool:
    """Whether the speaker is somebody who can bind himself: no outlet, and no words that nobody is known for."""
    speaker = statement.speaker
    return speaker is not None and (speaker.unnamed or speaker.kind not in {"outlet", "unknown"})


_SAYS = re.compile(r"\b(?:said|says?|saying|told|reports?|reported|stated|writes?|wrote|according|announced)\b", re.IGNORECASE)


def _speaker(statement: Statement) -> str | None:
    return statement.speaker.name if statement.speaker else None


def _common(one: Statement, two: Statement) -> int:
    return shared_length(one.content.spans, two.content.spans)
