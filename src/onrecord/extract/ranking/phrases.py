# ruff: noqa: E501  (a pattern reads better whole)
"""People named by a description alone where a party stands ("urged all sides to", "the banks must")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract.ranking.around import Sight, gap_of, is_description
from onrecord.extract.ranking.described import is_people
from onrecord.extract.ranking.ground import Deed, Ground
from onrecord.extract.ranking.heads import people_head
from onrecord.types import Entity, Span

# What a content may repeat of its cue before whoever is asked: "calls on all parties to", "to convince the banks to".
_ASKING = (
    r"(?:that |for |on |upon |against )?(?:(?:calls?|called|calling) (?:on|upon|for) |(?:urges?|urged|urging|asks?|asked|asking|tells|told) |the need for "
    r"|(?:(?:it|now|this)(?: is| was|['’]s)? |(?:is|was) )?(?:(?:the|high) )?time for |(?:his|her|their|its|my|our) (?:advice|message|appeal|plea|request|warning) to "
    r"|to (?:convince|persuade|urge|ask|get|force|press|push|encourage|tell|invite) )?"
)
# After the head noun: where they are, or what they are in.
_TAIL = (
    r"(?: (?:in|of|from|around|across|at|within|throughout|outside|with|caught up in|caught in|living in|working in|based in|involved in|visiting)"
    r" (?:the |a |all )?(?:[\w.’'-]+ ){0,3}?[\w.’'-]+)"
)
_DESCRIBED = re.compile(
    rf"[\"“'‘\s]*{_ASKING}(?P<who>(?P<np>(?:(?:the|all|other|both|several|some|his|her|its|their|our|fellow|many|most|any|no|two|three|more|those|these) ){{0,2}}(?:[\w.’'-]+ ){{0,3}}?(?P<head>[\w’'-]+)){_TAIL}?)"
    r"(?= (?:to|not to|(?:is|was) (?:not )?to|must|should|will|would|need to|needs to|have to|has to|cannot|can|could|may|might|ought|against)\b)",
    re.IGNORECASE,
)
# "Demanded that police release the tape".
_ACTS = re.compile(
    r"[\"“'‘\s]*that (?P<who>(?P<np>(?:the |all |both )?(?:[\w.’'-]+ ){0,2}?(?P<head>police|[\w’'-]+s)))"
    r"(?= (?!(?:of|in|on|at|for|from|with|and|or|that|who|which|is|are|was|were|has|have|had)\b)[a-z]+\b)",
    re.IGNORECASE,
)
_HEADS = re.compile(
    r"(?:s|people|crowd|audience|public|world|west|everyone|everybody|police|military|army|government|congress|parliament|committee|community|council|side|minister|president|general|men|women|court|panel|board|opposition|leadership|administration|staff|successor|client|husband|wife|son|daughter|brother|sister|mother|father|deputy|coalition|alliance|party|company|group|agency|bureau|department|ministry|force)$",
    re.IGNORECASE,
)
_NO_HEAD = re.compile(r"^(?:this|is|was|has|does|its|his|us|as|yes|always|perhaps|says|means)$", re.IGNORECASE)


def phrases(ground: Ground, deed: Deed, sights: list[Sight]) -> Iterator[tuple[Entity, Span, tuple[str, ...]]]:
    """Those named by description alone where a party stands: object of the cue, subject of the content, the model's words."""
    text, attribution = ground.text, deed.attribution
    places = [("content", span) for span in deed.content[:1]] + [
        ("gap", span) for span in gap_of(attribution.cue, deed.content)
    ]
    for place, area in places:
        start = _word_start(text, area.start)
        end = min(area.end + 12, start + 110)
        match = _DESCRIBED.match(text, start, end) or _ACTS.match(text, start, end)
        if match is None:
            continue
        whole = match.end("np") == match.end("who") or is_people(match["head"])
        first = match.start("who")
        span = Span(_begin(text, first) if first == area.start else first, match.end("who" if whole else "np"))
        for entity, where, marks in _phrase(text, span, match["head"], sights, f"in:{place}"):
            asked = "phrase:people" in marks or f"phrase:people:in:{place}" in marks
            yield entity, where, (*marks, "asked") if asked and _asked(text, where, match["head"]) else marks
    for name, spans in (("party", attribution.party), ("to", attribution.to)):
        for span in spans[:1]:
            words = _HEADED.split(span.words(text), maxsplit=1)[0].split()
            told = ("role:party",) if name == "party" and attribution.party_told else ()
            for entity, where, marks in _phrase(
                text, span, words[-1].strip("'’\"”,.") if words else "", sights, f"role:{name}"
            ):
                yield entity, where, (*marks, *told)


# Where what follows a head noun begins.
_HEADED = re.compile(rf"{_TAIL}$|,? (?:who|that|which)\b", re.IGNORECASE)


def _word_start(text: str, at: int) -> int:
    """Where the word begins in which an area begins: the model may cut "G-7" in two."""
    while at and not text[at : at + 1].isspace() and (text[at - 1].isalnum() or text[at - 1] == "-"):
        at -= 1
    return at


# Whoever acts for a country is asked as that country, unless it is its head who asks ("his foreign minister").
_ACTING = re.compile(
    r"(?:leaders?|officials?|authorities|governments?|troops|forces?|militar(?:y|ies)|army|ministers?|ministry|president|administration|lawmakers|senators|congress|parliament|diplomats|negotiators|envoys?|council|committee|republicans|democrats|regime)$",
    re.IGNORECASE,
)
_LOCAL = re.compile(r"\b(?:local|city|county|municipal|state|regional|provincial|school|campus|election) ", re.IGNORECASE)
_NOT_ASKED = re.compile(r"\b(?:from|by|of|with|among|under|after|over)\s+(?:the\s+)?$", re.IGNORECASE)
_MODIFIER = re.compile(r"(?<![\w.-])(?:[A-Z][\w.-]*-?\d*|[A-Z]-?\d+) $")


def _asked(text: str, span: Span, head: str) -> bool:
    """Whether those whom a description names are the ones asked, by the grammar of the demand."""
    if _NOT_ASKED.search(text, max(0, span.start - 12), span.start):
        return False
    return (
        _ACTING.search(head) is None
        or _LOCAL.search(span.words(text)) is not None
        or span.words(text).casefold().startswith(("his ", "her "))
    )


def _begin(text: str, at: int) -> int:
    """Where a description begins of which the model's content has cut the name before it: "G-7 members"."""
    match = _MODIFIER.search(text, max(0, at - 20), at)
    return match.start() if match else at


def _phrase(text: str, span: Span, head: str, sights: list[Sight], mark: str) -> Iterator[tuple[Entity, Span, tuple[str, ...]]]:
    seen = next((sight for sight in sights if sight.span.touches(span) and is_description(sight.entity)), None)
    if seen is not None:
        yield seen.entity, seen.span, (f"phrase:people:{mark}",)
        return
    named = any(sight.span.end == span.end for sight in sights if sight.span.touches(span))
    people = people_head(head)
    if named and not (people and span.words(text).split()[-1] != head):
        return
    if head and (head[:1].islower() or people) and _HEADS.search(head) and not _NO_HEAD.match(head):
        bare = _named(text, span, sights)
        what = "people" if people and not re.match(r"to\b|\w+ing\b", bare) else "thing"
        yield Entity(bare, "group", unnamed=True), span, ("phrase", f"phrase:{what}", f"phrase:{what}:{mark}")


def _named(text: str, span: Span, sights: list[Sight]) -> str:
    """The words of a description, a state or body that opens a list by its usual name ("the U.S. and its allies")."""
    bare = re.sub(r"^(?:the|an?|that|for|on)\s+", "", " ".join(span.words(text).split()), flags=re.IGNORECASE)
    for sight in sights:
        rest = text[sight.span.end : span.end]
        if (
            span.start <= sight.span.start
            and bare.startswith(sight.span.words(text))
            and rest.startswith((" and its ", " and their "))
        ):
            return sight.entity.name + " ".join(rest.split(" "))
    return bare
