"""Names that a passage lists: "Germany and France", "the Lake Union, Norland and their ally Anna Berg"."""

from __future__ import annotations

import re
from itertools import zip_longest

from onrecord.annotate.actors.mentioned import entity_of, owns
from onrecord.types import Analysis, Entity, Mention, joint

# Between the names of a list: a comma, a semicolon or "and", with parties, ages and titles beside the names.
_LISTED = re.compile(
    r"(?: of [A-Z][\w ]{2,20}?)?(?:,? ?\(?[RDI]-[\w. ]{1,6}\)?|,? \(?\d{1,2}\)?)?"
    r"(?:,? and |,?; and |, |; |,? as well as | (?:was|were|is|are) joined by |,? (?:along|together) with )"
    r"(?:(?:(?:the|his|her)(?: [a-z-]{4,}){0,2}|[A-Z][\w'.-]*|counsel|ally|supporter|critic|rival"
    r"|minister|president|chancellor|,) ?)*$"
)


def joined(analysis: Analysis, inside: list[Mention], start: int, end: int) -> Entity | None:
    """ "Germany and France", "A, B and C": the names joined, where nothing but names, parties and titles stands between."""
    text = analysis.text
    outer = [m for m in inside if not owns(text, m, end) and not m.pronoun]
    outer = [m for m, then in zip_longest(outer, outer[1:]) if not (then and _describes(text, m, then))]
    if not outer or not _opens(text, start, outer[0]):
        return None
    names, last, closed = [entity_of(analysis, outer[0]).name], outer[0], False
    for other in outer[1:]:
        gap = text[last.span.end : other.span.start]
        if gap == " of " or (last.kind == "person" != other.kind):
            continue  # what a title names ("FBI counsel") is no item of the list
        if not _alike(last, other) or len(gap) > _GAP or not _LISTED.match(gap):
            break
        closed = closed or re.search(r" and | with | by |as well as", gap) is not None
        name = entity_of(analysis, other).name
        names += [] if name in names else [name]
        last = other
    if not closed or len(names) < 2:
        return None
    return joint(names)


_GAP = 80
_BODIES = frozenset({"country", "organisation", "group"})


def _alike(one: Mention, other: Mention) -> bool:
    """Whether two may be items of one list: people, or states and bodies ("the Lake Union and Norland")."""
    return one.kind == other.kind or (one.kind in _BODIES and other.kind in _BODIES)


_CALLED = re.compile(r" (?:supporter|lawyer|attorney|ally|aide|advis[eo]r|critic|donor|rival|opponent) ")
_OFFICE = re.compile(r" (?:(?:[A-Z][\w.'’-]*|(?!with |from |told |said )[a-z]{4,}) ){1,3}")
_TITLES = re.compile(r" (?:[A-Z][\w.'’-]* )*")


def _describes(text: str, one: Mention, other: Mention) -> bool:
    """Whether the one only tells where the other is from ("British Prime Minister Roe", "FBI agent Roe", "Roe ally Lee")."""
    titles = {"country": _TITLES, "organisation": _OFFICE, "person": _CALLED}.get(one.kind)
    return titles is not None and other.kind == "person" and bool(titles.fullmatch(text, one.span.end, other.span.start))


def _opens(text: str, start: int, mention: Mention) -> bool:
    """Whether nothing but articles, titles and descriptions in front of a name stands before the mention."""
    return not re.search(r"[,;:]|\b(?:of|for|by|with|from|to|between|in|on)\b", text[start : mention.span.start])
