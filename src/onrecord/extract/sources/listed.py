"""Names that stand as one subject: whom "and" joins, and which names are governed by something else."""

from __future__ import annotations

import re

from onrecord.extract.near import mentions_in
from onrecord.types import Analysis, Mention, Span, Spans

_GOVERNS = re.compile(
    r"\b(?:of|to|in|with|from|for|by|on|at|against|over|about|between|under|than|into|toward|towards)\s+(?:the\s+|an?\s+)?(?:(?!\w+day\b)\w+\s+)?$",
    re.IGNORECASE,
)
_CALLED_SO = (
    r"(?:supporter|lawyer|attorney|ally|aide|advis[eo]r|spokesman|spokeswoman|critic|agent|director|counsel|leader|chief"
    r"|official|donor|rival|opponent) "
)
_CALLED = re.compile(rf" {_CALLED_SO}")
# Between the names of a list: "and" before the last, a comma before others, each with titles and adjectives of a name.
_AND = re.compile(rf",? and (?:the |[A-Z][\w.'’-]* )*(?:{_CALLED_SO})?")
_COMMA = re.compile(rf", (?:the |[A-Z][\w.'’-]* )*(?:{_CALLED_SO})?")
_TITLES = re.compile(r" (?:[A-Z][\w.'’-]* )*")
_INCLUDING = re.compile(r",? (?:including|such as|among them) (?:the |[A-Z][\w.'’-]* )*")


def first_subject(analysis: Analysis, area: Span) -> Spans:
    """Who is named first in the stretch and hangs on no preposition, with whom "and" joins to him; () where nobody."""
    text = analysis.text
    rows = list(mentions_in(analysis, area.start, area.end))
    for at, mention in enumerate(rows):
        described = at + 1 < len(rows) and describes(text, mention, rows[at + 1])
        if not mention.pronoun and not described and not governed(text, mention):
            return (listed(text, rows[at:]),)
    return ()


def governed(text: str, mention: Mention) -> bool:
    """Whether the mention hangs on a preposition or owns what follows, and so is no subject."""
    before = text[max(0, mention.span.start - 30) : mention.span.start]
    owns = ("-",) if mention.pronoun else ("'s ", "’s ", "-")
    return _GOVERNS.search(before) is not None or text.startswith(owns, mention.span.end)


def describes(text: str, one: Mention, other: Mention) -> bool:
    """Whether the one only tells who the other person is ("British Prime Minister Roe", "Roe supporter Ann Lee")."""
    between = text[one.span.end : other.span.start]
    if other.kind != "person" or other.pronoun:
        return False
    if one.kind in _BODIES and _TITLES.fullmatch(between):
        return True
    return _CALLED.fullmatch(between) is not None


_BODIES = frozenset({"country", "organisation", "group"})


def _alike(one: Mention, other: Mention) -> bool:
    """Whether two may be items of one list: people, or states and bodies ("the Lake Union and Norland")."""
    return one.kind == other.kind or (one.kind in _BODIES and other.kind in _BODIES)


def list_to(text: str, rows: list[Mention], last: Mention) -> Span:
    """The list that ends in the mention, or the group that is said to include those in it."""
    first, link = last, _AND
    for other in reversed([row for row in rows if row.span.end <= last.span.start]):
        between = text[other.span.end : first.span.start]
        if _INCLUDING.fullmatch(between) and not other.pronoun:
            return other.span
        if link.fullmatch(between) is None or not _alike(other, last) or governed(text, other):
            break
        first, link = other, _COMMA
    return Span(first.span.start, last.span.end)


def listed(text: str, rows: list[Mention]) -> Span:
    """The list of two that begins with the first mention, else that mention alone."""
    first = rows[0]
    other = next((row for row in rows[1:] if _alike(row, first) and not row.pronoun), None)
    joined = other is not None and _AND.fullmatch(text[first.span.end : other.span.start]) is not None
    return Span(first.span.start, other.span.end) if other is not None and joined else first.span
