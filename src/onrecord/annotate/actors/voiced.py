# ruff: noqa: E501  (a pattern reads better whole)
"""Who the voices of a text are, and that "I" and "we" are they and whom they act for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from onrecord.annotate.actors.cast import Cast
from onrecord.annotate.actors.offices import called, principal
from onrecord.annotate.actors.quoted import Quoted
from onrecord.annotate.actors.speaking import inside, speaker_of, titled_speaker
from onrecord.annotate.actors.words import FIRST_ONE
from onrecord.types import Analysis, Entity, Mention, Span, Voice

_FIRST = re.compile(
    r"\b(?:(?:[Mm]y|[Oo]ur)(?: own)? (?:government|country|nation|ministry|administration|delegation|cabinet)(?!['’\w])|I(?!\.)|[Mm]y(?:self)?|[Mm]ine|me|[Ww]e|[Oo]ur(?:s|selves)?|us)\b(?!\.[A-Z])"
)
_SECOND = re.compile(r"\b[Yy]our(?: own)? (?:government|country|nation|ministry|administration)(?!['’\w])|\b[Yy]ou(?:r)?\b")


def with_voices(analysis: Analysis, cast: Cast) -> Analysis:
    """The analysis, with the cast's entities, in which voices are somebody and the first person stands for whoever speaks."""
    voices, mentions = analysis.voices or (), analysis.mentions or ()
    if not voices:
        return analysis
    labels = {voice.who: analysis.text[voice.who[0].start : voice.who[0].end] for voice in voices if voice.who}
    known: dict[str, int | None] = {}
    known |= {voice.named: titled_speaker(analysis, cast, voice.named) for voice in voices if voice.named}
    known |= {words: speaker_of(analysis, cast, who[0]) for who, words in reversed(labels.items())}
    voices = tuple(replace(voice, entity=known.get(labels.get(voice.who, voice.named))) for voice in voices)
    areas: dict[int, list[Span]] = {}
    for voice in voices:
        if voice.entity is not None and not voice.asks:
            areas.setdefault(voice.entity, []).append(voice.area)
    for index, own in areas.items():
        _learn(analysis, cast, index, own)
    starts, quoted = [one.span.start for one in mentions], Quoted(analysis.text)
    firsts = (
        one for voice, whom in zip(voices, _whom(voices), strict=True) for one in _persons(analysis, cast, voice, whom, quoted)
    )
    free = [one for one in firsts if not _within(mentions, starts, one.span)]
    both = tuple(sorted((*mentions, *free), key=lambda mention: mention.span))
    return replace(analysis, voices=voices, mentions=both, entities=tuple(cast.entities))


# What a state does that only its own speakers tell in its name ("Norland urges", "Norland stands ready").
_OWN = re.compile(
    r" (?:also |firmly |strongly |therefore |remains |stands? |is )*(?:urges|calls on|calls for|condemns|welcomes|opposes|supports|reaffirms|reiterates|deplores|regrets|thanks|expects|rejects|calls for|does not (?:accept|recognise|recognize)|has (?:always|consistently|repeatedly)|attaches|ready to|willing to|prepared to|committed to|concerned|reserves the right|(?P<will>will|is not|wants|has decided))\b"
)


def _learn(analysis: Analysis, cast: Cast, index: int, areas: list[Span]) -> None:
    """For which state somebody speaks of whom nothing else tells it: the only one that he says what it does and will do."""
    row, rows = cast.entities[index], analysis.entities or ()
    if row.acts_for or row.kind != "person" or row.unnamed or principal(row, analysis.report.day):
        return
    told = [
        (rows[one.entity].name, match["will"])
        for area in areas
        for one in inside(analysis, area.start, area.end)
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
    return next((row for row in cast.entities if row.name == name), called(name))
