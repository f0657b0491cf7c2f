# ruff: noqa: E501  (a pattern reads better whole)
"""Who the voices of a text are, and that "I" and "we" are they and whom they act for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from onrecord.annotate.actors.cast import Cast
from onrecord.annotate.actors.offices import principal
from onrecord.annotate.actors.phrase import name_of
from onrecord.annotate.actors.quoted import Quoted
from onrecord.annotate.actors.tables import tables
from onrecord.annotate.actors.words import FIRST_ONE, TITLES
from onrecord.types import Analysis, Entity, Mention, Span, Voice

_FIRST = re.compile(
    r"\b(?:(?:[Mm]y|[Oo]ur)(?: own)? (?:government|country|nation|ministry|administration|delegation|cabinet)(?!['’\w])|I|[Mm]y(?:self)?|[Mm]ine|me|[Ww]e|[Oo]ur(?:s|selves)?|us)\b(?!\.[A-Z])"
)
_SECOND = re.compile(r"\b[Yy]our(?: own)? (?:government|country|nation|ministry|administration)(?!['’\w])|\b[Yy]ou(?:r)?\b")
# Of whom several speak: "the leaders of", "the undersigned foreign ministers of"; whoever they are, their states are bound.
_LEADERS = re.compile(
    r"(?:the )?(?:undersigned )?(?:(?:the|and|or|of|heads|state|government|leaders|presidents?|(?:prime|foreign|defen[cs]e|finance|interior|trade|energy) ministers?|ministers?|foreign affairs|defen[cs]e"
    r"|member|members|participants|(?:permanent )?representatives|governments|peoples?|countries|states|nations|parties)[ ,]+)+(?:of|from|representing) (?:the )?",
    re.IGNORECASE,
)
_OFFICES = r"(?:president|minister|premier|chancellor|king|queen|secretary|ambassador|representative|spokes\w+|commissioner|envoy|governor|government|ministry|office|department)"
_OFFICE = re.compile(rf"{_OFFICES}\b", re.IGNORECASE)
_BEFORE = re.compile(rf"(?:['’]s?)? (?:[\w-]+ ){{0,4}}?{_OFFICES},? (?:(?:Mr|Ms|Mrs|Dr|H\.E)\.? ){{0,2}}|, ", re.IGNORECASE)
_AFTER = re.compile(
    rf"(?:,| is)(?: the| an?)? (?:[\w’'-]+ ){{0,4}}?{_OFFICES}(?: [\w’'-]+){{0,3}} (?:of|for|to)(?: the)? (?:Republic of |Kingdom of |State of )?",
    re.IGNORECASE,
)
_MINISTRY = re.compile(r"\b(?:ministry|government|foreign office|department)\b", re.IGNORECASE)
_FORMER = re.compile(r"^(?:undersigned |the )*(former\b|undersigned\b)", re.IGNORECASE)
_UNIONS = frozenset({"European Union", "NATO", "United Nations", "African Union"})
_NAME, _NAMES = re.compile(r"[A-Z][a-z][\w’'-]*"), 4
_BESIDE = 80  # characters between somebody's name and his state
_TIMES = 4  # mentions of somebody beside which his office is looked for


def with_voices(analysis: Analysis, cast: Cast) -> Analysis:
    """The analysis, with the cast's entities, in which voices are somebody and the first person stands for whoever speaks."""
    voices, mentions = analysis.voices or (), analysis.mentions or ()
    if not voices:
        return analysis
    labels = {voice.who: analysis.text[voice.who[0].start : voice.who[0].end] for voice in voices if voice.who}
    known = {words: _entity(analysis, cast, who[0]) for who, words in reversed(labels.items())}
    voices = tuple(replace(voice, entity=known.get(labels.get(voice.who, ""))) for voice in voices)
    for index in {voice.entity for voice in voices if voice.entity is not None and not voice.asks}:
        _learn(analysis, cast, index, [voice.area for voice in voices if voice.entity == index])
    starts, quoted = [one.span.start for one in mentions], Quoted(analysis.text)
    firsts = (
        one for voice, whom in zip(voices, _whom(voices), strict=True) for one in _persons(analysis, cast, voice, whom, quoted)
    )
    free = [one for one in firsts if not _within(mentions, starts, one.span)]
    both = tuple(sorted((*mentions, *free), key=lambda mention: mention.span))
    return replace(analysis, voices=voices, mentions=both, entities=tuple(cast.entities))


# What a state does that only its own speakers tell in its name ("Norland urges", "Norland stands ready").
_OWN = re.compile(
    r" (?:also |firmly |strongly |therefore |remains |stands? |is )*(?:urges|calls on|calls for|condemns|welcomes|opposes|supports|reaffirms|reiterates|deplores|regrets|thanks|expects|ready to|willing to|prepared to|committed to|concerned|reserves the right|(?P<will>will|is not|wants|has decided))\b"
)


def _learn(analysis: Analysis, cast: Cast, index: int, areas: list[Span]) -> None:
    """For which state somebody speaks of whom nothing else tells it: the only one that he says what it does and will do."""
    row, rows = cast.entities[index], analysis.entities or ()
    if row.acts_for or row.kind != "person" or row.unnamed or principal(row, analysis.report.day):
        return
    told = [
        (rows[one.entity].name, match["will"])
        for area in areas
        for one in _inside(analysis, area.start, area.end)
        if one.entity is not None
        and one.kind == "country"
        and _begins(analysis.text, one.span)
        and (match := _OWN.match(analysis.text, one.span.end))
    ]
    states = {name for name, will in told if not will} or {name for name, _ in told if len(told) > 1}
    if len(states) == 1:
        cast.entities[index] = replace(row, acts_for=states.pop())


def _begins(text: str, span: Span) -> bool:
    before = text[max(0, span.start - 8) : span.start].removesuffix("The ").removesuffix("the ").rstrip(" ")
    return not before or before[-1] in ".!?\n:"


def _within(mentions: tuple[Mention, ...], starts: list[int], span: Span) -> bool:
    at = bisect_left(starts, span.end) - 1
    return at >= 0 and mentions[at].span.end > span.start


def _entity(analysis: Analysis, cast: Cast, span: Span) -> int | None:
    """Who the words name: several by their states, a ministry by its own, a person by his name rather than by his office."""
    led = _LEADERS.match(analysis.text, span.start, span.end)
    states = name_of(analysis, (Span(led.end(), span.end),)) if led else None
    found = states or _named(analysis, span) or name_of(analysis, (span,))
    if found is None:
        return None
    if found.kind == "organisation" and _MINISTRY.search(found.name) and (state := _state(analysis, span)):
        found = state
    if _FORMER.search(found.name):
        found = replace(found, name=_FORMER.sub(r"\1", found.name), acts_for=None)
    index = cast.add(_in_full(cast, found))
    row = cast.entities[index]
    if row.kind in {"person", "unknown"} and not row.unnamed:
        cast.entities[index] = replace(row, kind="person", acts_for=row.acts_for or _side(analysis, span, row))
    elif row.acts_for in tables().bodies_for:  # a spokesman of a ministry speaks for its state
        cast.entities[index] = replace(row, acts_for=tables().bodies_for[row.acts_for])
    return index


def _state(analysis: Analysis, span: Span) -> Entity | None:
    rows = ((analysis.entities or ())[one.entity] for one in _inside(analysis, span.start, span.end) if one.entity is not None)
    return next((row for row in rows if row.kind == "country"), None)


def _named(analysis: Analysis, span: Span) -> Entity | None:
    """The last person whom the words name and do not only describe."""
    for one in reversed(list(_inside(analysis, span.start, span.end))):
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
    again = islice(re.finditer(re.escape(person.name), analysis.text), _TIMES)
    places = (span, *(Span(*match.span()) for match in again))
    return next((side for place in places if (side := _beside(analysis, place, person.name))), None)


def _beside(analysis: Analysis, place: Span, name: str) -> str | None:
    text, entities = analysis.text, analysis.entities or ()
    for one in _inside(analysis, max(0, place.start - _BESIDE), place.end + _BESIDE):
        row = entities[one.entity] if one.entity is not None else None
        if row is None or row.name == name:
            continue
        side = row.name if row.kind == "country" or row.name in _UNIONS else row.acts_for
        if side and (_stands_with(text, one.span, place) or (row.kind == "person" and _apposed(text, one.span, place))):
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
    return _AFTER.fullmatch(text, name.end, state.start) is not None


def _inside(analysis: Analysis, start: int, end: int) -> Iterator[Mention]:
    mentions = analysis.mentions or ()
    at = bisect_left(mentions, start, key=lambda one: one.span.start)
    while at < len(mentions) and mentions[at].span.end <= end:
        yield mentions[at]
        at += 1


def _whom(voices: tuple[Voice, ...]) -> list[int | None]:
    """For each voice whom "I" means there, or "you" in a question: whoever answers next."""
    whom: list[int | None] = []
    answers: int | None = None
    for voice in reversed(voices):
        answers = answers if voice.asks else voice.entity
        whom.append(answers)
    return whom[::-1]


def _persons(analysis: Analysis, cast: Cast, voice: Voice, whom: int | None, quoted: Quoted) -> Iterator[Mention]:
    """The first person in the voice's area, and the second in a question, outside quotation marks."""
    if whom is None:
        return
    row = cast.entities[whom]
    side = principal(row, analysis.report.day)
    many = whom if side in {None, row.name} else cast.add(_body(cast, str(side)))
    for match in (_SECOND if voice.asks else _FIRST).finditer(analysis.text, voice.area.start, voice.area.end):
        if not quoted.at(match.start()):
            index = whom if match[0].casefold() in FIRST_ONE | {"you", "your"} else many
            yield Mention(Span(*match.span()), cast.entities[index].kind, index, pronoun=True)


def _body(cast: Cast, name: str) -> Entity:
    return next((row for row in cast.entities if row.name == name), Entity(name, "country"))
