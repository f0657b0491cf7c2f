"""A word of a passage, with the part it plays."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.types import Span


class Token(NamedTuple):
    """A word or mark: `low` its lower case, apostrophes straight; `base` the verb that it is a form of, `passive` its voice."""

    span: Span
    word: str
    low: str
    tag: str
    base: str | None = None
    passive: bool = False


def as_verb(token: Token, base: str, *, passive: bool = False) -> Token:
    """The word as a verb of this dictionary form."""
    return token._replace(tag="V", base=base, passive=passive)


def tagged(token: Token | None, tags: str) -> bool:
    """Whether there is a word, with one of these tags."""
    return token is not None and token.tag in tags
