"""What is told around a statement of the matter it is on: whom it concerns, where its report plays, what was told before it."""

from __future__ import annotations

from functools import lru_cache

from onrecord.history.words import KEPT, bag, subject, vocabulary, worded
from onrecord.types import Statement

_BEFORE = 300  # characters before its words in which a report says what "the talks" are
_DEFINITE = frozenset("the that this these those such their its his her".split())
_LEAD = 600  # characters in which a report says where its story plays


def own_heads(statement: Statement) -> frozenset[str]:
    """The heads of its actors' names and of whom they act for: where the query names them, they count as found."""
    actors = (statement.party, statement.speaker, statement.to)
    names = [name for actor in actors if actor for name in (actor.name, actor.acts_for) if name]
    return bag(*names)


def setting_of(statement: Statement) -> frozenset[str]:
    """The places that its report's title and first sentences name, and what it takes up from right before it.

    "The deal", told in a report on Iran, is the Iran deal.
    """
    report = statement.report
    return _places_in(f"{report.title or ''}\n{report.document.text[:_LEAD]}") | told_before(statement)


def told_before(statement: Statement) -> frozenset[str]:
    """The heads of what stands before a statement that takes up its matter from there: which talks "to join the talks" are."""
    if statement.matter is None or not _takes_up(statement.content.text, statement.matter.name):
        return frozenset()
    start = statement.content.spans[0].start
    return bag(statement.report.document.text[max(0, start - _BEFORE) : start])


@lru_cache(maxsize=KEPT)
def _takes_up(content: str, matter: str) -> bool:
    """Whether the words name a thing of the matter as known, and nothing tells which it is; beside it the deed alone."""
    words = [*worded(content), ("", "")]
    rows = zip(words, words[1:], words[2:], strict=False)
    known = {head for (before, _), (_, head), (after, other) in rows if before in _DEFINITE and not other and after != "of"}
    named = subject(bag(matter))
    return not known.isdisjoint(named) and len(named - known) < 2


@lru_cache(maxsize=KEPT)
def _places_in(text: str) -> frozenset[str]:
    return bag(text) & vocabulary().places
