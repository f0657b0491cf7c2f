"""Names asked for that nobody on record has: which of those on record are most like them."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from onrecord.history.parties import members
from onrecord.history.words import fold

NEAR = 0.8  # of difflib's ratio: "Itly" and Italy have 0.89, "Iran" and Iraq 0.75
MOST = 3


def names_near(asked: str, names: Iterable[str]) -> tuple[str, ...]:
    """Of these names, joint parties as their members, those spelled nearly so or holding all the words; the likest first."""
    own = fold(asked)
    single = dict.fromkeys(one for name in names for one in members(name)[1:] or (name,))
    scored = ((_likeness(own, fold(name)), number, name) for number, name in enumerate(single))
    near = sorted(((-score, number, name) for score, number, name in scored if own and score >= NEAR))
    return tuple(name for _, _, name in near[:MOST])


def _likeness(own: str, name: str) -> float:
    """How alike two folded names are, 0 to 1; also one to the last word of the other, which people are called by."""
    if set(own.split()) <= set(name.split()):
        return 1.0
    return max((_ratio(own, one) for one in {name, *name.split()[-1:]}), default=0.0)


def _ratio(own: str, name: str) -> float:
    compared = SequenceMatcher(None, name, own)
    # Bounds that cost little come first: most names are nothing alike.
    near = compared.real_quick_ratio() >= NEAR and compared.quick_ratio() >= NEAR
    return compared.ratio() if near else 0.0


__all__ = ["names_near"]
