# ruff: noqa: E501  (a pattern reads better whole)
"""Who speaks where nobody is cited because the text is his own: the speaker of a turn, the signatories of a communiqué."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.extract.names import Names
from onrecord.extract.near import Free, touching
from onrecord.extract.quotes import quoted_spans
from onrecord.types import Act, Analysis, Attribution, Entity, Span, Spans, Voice, apart, words_of

_FIRST = re.compile(
    r"(?:(?:both|all|many|most|some|several|two|three) of )?(?:I|we|us|me|(?:my|our)\b.{0,40})(?:,? (?:all|both|also|too|therefore|hereby|again))?",
    re.IGNORECASE,
)
_YOU = re.compile(r"\byou(?:r)?\b", re.IGNORECASE)
# Verbs that tell what somebody does or will do, as against what he has said he will.
_DOES = re.compile(
    r"\b(?:will|shall|would|must|should|may|might|can|could|cannot|needs?|has to|have to|going to|wants?|plans?|planning|hopes?|expects?|set to|considering|weighing|ready|willing|prepared|open to|intends?|able)\b|['’]ll\b",
    re.IGNORECASE,
)
_BOUND: frozenset[Act] = frozenset({"commit", "intend", "consider", "refuse", "retract", "evade"})
_ACTING = frozenset({"person", "country", "organisation"})


_LONGEST, _TURNS = 300, 6  # characters of a question, and turns back in which it was put
_GENRE = re.compile(
    r"(?:statement|remarks|transcript|speech|address|(?:press|news) (?:conference|briefing|release)|declaration|communiqu[eé]|readout|general debate|resolution)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """Whose voice an attribution stands in: `speaker` where the stance is its own, `teller` where it tells of another's.

    `who` are the words recorded as the speaker's, `label` those that name the voice.
    """

    speaker: Entity | None = None
    teller: Entity | None = None
    who: Spans = ()
    label: Spans = ()


UNVOICED = Said()


def said(analysis: Analysis, attribution: Attribution, names: Names) -> tuple[Attribution, Said] | None:
    """Who says it, in a text that is somebody's own; None where that is no statement: a question, or what others are foretold to do."""
    voice = voice_at(analysis, attribution)
    if voice is None:
        return attribution, UNVOICED
    if voice.asks and attribution.act != "state" and _asked(analysis, attribution):
        return None
    if voice.entity is None:
        return attribution, UNVOICED
    entity = (analysis.entities or ())[voice.entity]
    if voice.asks:
        return attribution, _telling(attribution, entity, voice)
    return _own(analysis, attribution, names, entity, voice)


def _own(
    analysis: Analysis, attribution: Attribution, names: Names, entity: Entity, voice: Voice
) -> tuple[Attribution, Said] | None:
    source = attribution.source or (() if attribution.attributed or attribution.act == "demand" else attribution.party)
    words = words_of(analysis.text, source).strip() if source else ""
    near = source if _FIRST.fullmatch(words) else ()
    actor = names.actor(source) if source and not near else None
    own = not any(span.touches(voice.area) for span in source)  # a label, or whoever is said to have released the text
    side = entity.acts_for or names.principal(entity)
    if near or own or actor is None or actor.name in {entity.name, side}:
        return attribution, Said(speaker=entity, who=near or voice.who, label=voice.who)
    if side and actor.name in apart(side):  # of one of the states for which several speak
        told = replace(attribution, party=source, party_told=attribution.act in _BOUND)
        return told, Said(speaker=entity, who=voice.who, label=voice.who)
    if actor.name in apart(entity.name):
        return attribution, UNVOICED  # one of several who sign
    if attribution.voiced or (not attribution.attributed and _DOES.search(words_of(analysis.text, attribution.cue))):
        return _of_another(attribution, actor, entity, voice)
    return attribution, _telling(attribution, entity, voice)


def _of_another(attribution: Attribution, actor: Entity, entity: Entity, voice: Voice) -> tuple[Attribution, Said] | None:
    """What the voice says that another will do: asked of him where it is a demand, else it binds him to nothing."""
    if attribution.act in _BOUND and actor.kind in _ACTING and (entity.acts_for or entity.kind != "person"):
        return None
    told = attribution.act not in {"threaten", "demand"} and actor.kind in _ACTING
    changed = replace(attribution, source=(), party=attribution.source or attribution.party, party_told=told)
    return changed, Said(speaker=entity, who=voice.who, label=voice.who)


def _telling(attribution: Attribution, entity: Entity, voice: Voice) -> Said:
    """The voice as the one who passes on what another says or does; of plain facts nobody need be told that they are told."""
    return Said(teller=entity, who=voice.who) if attribution.act != "state" else UNVOICED


def voice_at(analysis: Analysis, attribution: Attribution) -> Voice | None:
    """The voice in whose area the cue, or else the content, stands outside quotation marks."""
    at = _at(analysis, attribution)
    return (analysis.voices or ())[at] if at >= 0 else None


def _at(analysis: Analysis, attribution: Attribution) -> int:
    voices = analysis.voices or ()
    for anchor in (*attribution.cue[:1], *attribution.content[:1]):
        at = bisect_right(voices, anchor.start, key=lambda voice: voice.area.start) - 1
        if at >= 0 and voices[at].area.holds(anchor) and Span(anchor.start, anchor.start + 1) in _unquoted(analysis.text):
            return at
    return -1


def title_of(analysis: Analysis) -> str | None:
    """The report's title, but of a text with voices none that only tells whose speech or statement it is."""
    title = analysis.report.title
    return None if title and analysis.voices and _GENRE.search(title) else title


def question_of(analysis: Analysis, attribution: Attribution) -> str | None:
    """The end of the question that the words answer, in a transcript or an interview; None elsewhere."""
    at = _at(analysis, attribution)
    voices = analysis.voices or ()
    if at < 1 or voices[at].asks:
        return None
    asked = next((voice for voice in reversed(voices[max(0, at - _TURNS) : at]) if voice.asks), None)
    return " ".join(asked.area.words(analysis.text).split())[-_LONGEST:] if asked else None


def _asked(analysis: Analysis, attribution: Attribution) -> bool:
    """Whether it stands in a question to whoever answers, or in one that names nobody."""
    sentences = analysis.sentences or ()
    held = touching(sentences, attribution.content)
    asks = bool(held) and analysis.text[sentences[held[-1]].end - 1] == "?"
    return asks and (not attribution.source or _YOU.search(words_of(analysis.text, attribution.source)) is not None)


@lru_cache(maxsize=2)
def _unquoted(text: str) -> Free:
    return Free(quoted_spans(text))
