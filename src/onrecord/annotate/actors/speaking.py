# ruff: noqa: E501  (a pattern reads better whole)
"""Whom the words name that say whose a text is: a heading, a byline, a label, a signature."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from onrecord.annotate.actors.cast import Cast
from onrecord.annotate.actors.describe import place_in
from onrecord.annotate.actors.phrase import name_of
from onrecord.annotate.actors.tables import tables
from onrecord.annotate.actors.words import OF_STATE, TITLES
from onrecord.types import Analysis, Document, Entity, Mention, Span, apart, joint

# Of whom several speak: "the leaders of", "the undersigned foreign ministers of"; whoever they are, their states are bound.
_LEADERS = re.compile(
    r"(?:the )?(?:undersigned )?(?:(?:the|and|or|of|heads|state|government|leaders|presidents?|(?:prime|foreign|defen[cs]e|finance|interior|trade|energy) ministers?|ministers?|foreign affairs|defen[cs]e"
    r"|member|members|participants|(?:permanent )?representatives|governments|peoples?|countries|states|nations|parties)[ ,]+)+(?:of|from|representing) (?:the )?",
    re.IGNORECASE,
)
_OFFICES = rf"(?:{OF_STATE}|king|queen|representative|spokes\w+|government|ministry|office|department)"
_OFFICE = re.compile(rf"{_OFFICES}\b", re.IGNORECASE)
_BEFORE = re.compile(
    rf"(?:['’]s?)? (?:(?!(?:and|with|by|from|to|in|at|of)\b)[\w-]+ ){{0,4}}?{_OFFICES},? (?:(?:Mr|Ms|Mrs|Dr|H\.E)\.? ){{0,2}}|, ",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?:,| is)(?: the| an?)? (?:[\w’'-]+ ){{0,4}}?{_OFFICES}(?: [\w’'-]+){{0,3}} (?:of|for|to)(?: the)? (?:Republic of |Kingdom of |State of )?",
    re.IGNORECASE,
)
_TITLE = re.compile(rf"\b{_OFFICES},? (?:(?:Mr|Ms|Mrs|Dr|H\.E)\.? )*$", re.IGNORECASE)
_OWNED = re.compile(rf"['’]s? (?:[\w-]+ ){{0,4}}?{_OFFICES}\b", re.IGNORECASE)
_MINISTRY = re.compile(r"\b(?:ministry|government|foreign office|department)\b", re.IGNORECASE)
_SIGNING, _THE = (
    re.compile(r"(?:the )?undersigned\b", re.IGNORECASE),
    re.compile(r"^(?:the )?(?:undersigned (?=former\b))?", re.IGNORECASE),
)
_PERSON = r"[A-Z][a-z][\w’'-]*(?: [A-Z][\w.’'-]*){1,3}"
_AUTHORS = re.compile(rf"{_PERSON}(?:, {_PERSON})* and {_PERSON}")
_CALLED = r"(?P<name>[A-Z][a-z][\w’'-]*(?: [A-Z][\w’'-]*){1,3})"
_AFTER_OFFICE = (
    r"(?P<after>[A-Z][a-z][\w-]*(?: (?!(?:Before|After|At|In|On|With|During|To|And|For|From)\b)[A-Z][a-z][\w-]*){0,2})"
)
_NAMED = re.compile(rf"(?:\b(?:{'|'.join(sorted(TITLES))})\.? )?{_CALLED}$")
_UNIONS = frozenset({"European Union", "NATO", "United Nations", "African Union"})
_NAME, _NAMES = re.compile(r"[A-Z][a-z][\w’'-]*"), 4
_BESIDE = 80  # characters between somebody's name and his state
_TOP = 20_000  # characters in which the text first names somebody, of whom a transcript may have thousands
_TIMES = 4  # mentions of somebody beside which his office is looked for


def speaker_of(analysis: Analysis, cast: Cast, span: Span) -> int | None:
    """Who the words name: several by their states, a ministry by its own, a person by his name rather than by his office."""
    found = (
        _several(analysis, cast, span)
        or _named(analysis, span)
        or _in_office(analysis, cast, span)
        or name_of(analysis, (span,))
    )
    if found is None:
        return None
    if found.kind == "organisation" and _MINISTRY.search(found.name) and (state := _state(analysis, span)):
        found = state
    name = found.name.removeprefix("The ").removeprefix("the ")
    known = tables().known.get(name)
    found = Entity(known.name, known.kind) if known else replace(found, name=name)
    index = cast.add(_in_full(cast, found))
    row = cast.entities[index]
    if row.kind in {"person", "unknown"} and not row.unnamed:
        cast.entities[index] = replace(row, kind="person", acts_for=row.acts_for or _side(analysis, span, row))
    elif row.acts_for in tables().bodies_for:  # a spokesman of a ministry speaks for its state
        cast.entities[index] = replace(row, acts_for=tables().bodies_for[row.acts_for])
    return index


def titled_speaker(analysis: Analysis, cast: Cast, words: str) -> int | None:
    """Who the words of a title name that the text does not repeat."""
    report = replace(analysis.report, document=Document(words, ""), title=None)
    here = analysis.__class__(report, sentences=(Span(0, len(words)),), names=())
    named = _NAMED.search(words)
    found = Entity(_bare(named["name"]), "person") if named else None
    index = cast.add(found) if found else None
    if index is not None and found and cast.entities[index].acts_for is None:
        place = Span(named.start("name"), named.end("name")) if named else Span(0, 0)
        cast.entities[index] = replace(cast.entities[index], acts_for=_beside(here, place, found.name))
    return index


def _bare(name: str) -> str:
    words = name.split()
    return " ".join(words[next((at for at, word in enumerate(words) if word not in TITLES), 0) :])


def _several(analysis: Analysis, cast: Cast, span: Span) -> Entity | None:
    """Several as one: leaders by their states, those who sign by what they are called, two authors by their names."""
    words = span.words(analysis.text)
    if led := _LEADERS.match(analysis.text, span.start, span.end):
        return name_of(analysis, (Span(led.end(), span.end),))
    if _SIGNING.match(words):
        return Entity(_THE.sub("", words), "group", unnamed=True)
    if not _AUTHORS.fullmatch(words):
        return None
    sides = [_side(analysis, span, Entity(name, "person")) for name in apart(words)]
    known = list(dict.fromkeys(side for side in sides if side))
    return replace(joint(apart(words)), acts_for=(joint(known).name if len(known) > 1 else known[0]) if all(sides) else None)


def _in_office(analysis: Analysis, cast: Cast, span: Span) -> Entity | None:
    """Who the text says holds an office by which he is labelled ("Deputy Spokesperson:", "THE PRESIDENT:")."""
    words = re.sub(r"^(?:the|THE|The) ", "", span.words(analysis.text))
    if not _OFFICE.search(words) or not all(word.title() in TITLES for word in re.findall(r"[\w-]+", words)):
        return None
    name = _holder(analysis.text, words)
    return Entity(cast.people.person(name, titled=True) or name, "person") if name else None


# A transcript has a label at each of its turns; looking for each anew, 1,000 turns took 10 s.
@lru_cache(maxsize=64)
def _holder(text: str, title: str) -> str | None:
    """The first who stands with this title in the text."""
    office = rf"(?i:{re.escape(title)})"
    held = re.search(rf"{_CALLED}, (?:the |our )?{office}\b|\b{office},? {_AFTER_OFFICE}", text)
    return (held["name"] or held["after"]) if held else None


def _state(analysis: Analysis, span: Span) -> Entity | None:
    rows = ((analysis.entities or ())[one.entity] for one in inside(analysis, span.start, span.end) if one.entity is not None)
    return next((row for row in rows if row.kind == "country"), None)


def _named(analysis: Analysis, span: Span) -> Entity | None:
    """The last person whom the words name and do not only describe."""
    for one in reversed(list(inside(analysis, span.start, span.end))):
        words = one.span.words(analysis.text)
        described = words.casefold().startswith(("the ", "a ", "an ")) or not words.split()[-1][:1].isupper()
        if one.kind == "person" and one.entity is not None and not described and words.replace(" ", "").isalpha():
            found = (analysis.entities or ())[one.entity]
            return replace(found, name=_whole(analysis.text, span, one.span)) if " " not in found.name else found
    return None


def _whole(text: str, span: Span, last: Span) -> str:
    """A surname with the names before it that are no titles ("By Ada Berg")."""
    words = text[span.start : last.end].split()
    first = next(
        (at for at in range(len(words) - 1, 0, -1) if not _NAME.fullmatch(words[at - 1]) or words[at - 1] in TITLES), 0
    )
    return " ".join(words[max(first, len(words) - _NAMES) :])


def _in_full(cast: Cast, found: Entity) -> Entity:
    """A name in capitals ("PRESIDENT BERG") as it is written elsewhere, else with capitals at its beginnings."""
    if not found.name.isupper() or found.name in tables().known:
        return found
    last = found.name.split()[-1].casefold()
    people = (row for row in cast.entities if row.kind == "person" and not row.name.isupper())
    full = [row for row in people if row.name.split()[-1].casefold() == last]
    return max(full, key=lambda row: len(row.name)) if full else Entity(found.name.title(), "person")


def _side(analysis: Analysis, span: Span, person: Entity) -> str | None:
    """The state or union with which somebody's office stands beside his name, where the text first names him."""
    called = re.compile(rf"{re.escape(person.name)}|\b[Tt]he (?:writer|author)(?= is\b)")
    again = islice(called.finditer(analysis.text, 0, _TOP), _TIMES)
    places = (span, *(Span(*match.span()) for match in again))
    return next((side for place in places if (side := _beside(analysis, place, person.name))), None)


def _beside(analysis: Analysis, place: Span, name: str) -> str | None:
    text, entities = analysis.text, analysis.entities or ()
    for one in inside(analysis, max(0, place.start - _BESIDE), place.end + _BESIDE):
        row, words = entities[one.entity] if one.entity is not None else None, one.span.words(text)
        if row is None:
            continue
        if row.name == name:  # "Norland's trade minister", who is she
            side = place_in(words) if _OFFICE.search(words) else None
        else:
            side = row.name if row.kind == "country" or row.name in _UNIONS else row.acts_for
        stands = row.name == name or _stands_with(text, one.span, place)
        if side and (stands or (row.kind == "person" and _apposed(text, one.span, place))):
            return side
    return None


def _apposed(text: str, office: Span, name: Span) -> bool:
    """Whether the name stands with the words for an office: "Berg is the foreign minister of Norland", "its minister, Ada Berg"."""
    gap = text[office.end : name.start] if office.end <= name.start else text[name.end : office.start]
    return gap in {" ", ", ", " is "} and _OFFICE.search(text, office.start, office.end) is not None


def _stands_with(text: str, state: Span, name: Span) -> bool:
    """Whether the state is whose office the person holds: "Norland's foreign minister, Ada Berg", "Berg, President of Norland"."""
    if name.holds(state):  # "Ada Berg, President of Norland"
        return _OFFICE.search(text, name.start, name.end) is not None
    if state.end <= name.start:
        return _BEFORE.fullmatch(text, state.end, name.start) is not None
    gap = text[name.end : state.start]
    if gap in {" of ", " of the "}:  # "President Ada Berg of Norland"
        return (
            _TITLE.search(text, max(0, name.start - _BESIDE), name.start) is not None
            or _OFFICE.search(text, name.start, name.end) is not None
        )
    if gap in {", ", ", the "}:  # "Ada Berg, Norland's trade minister"
        return _OWNED.match(text, state.end) is not None
    return _AFTER.fullmatch(text, name.end, state.start) is not None


def inside(analysis: Analysis, start: int, end: int) -> Iterator[Mention]:
    mentions = analysis.mentions or ()
    at = bisect_left(mentions, start, key=lambda one: one.span.start)
    while at < len(mentions) and mentions[at].span.end <= end:
        yield mentions[at]
        at += 1
