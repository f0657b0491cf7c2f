# ruff: noqa: E501  (a pattern or table row reads better whole)
"""The party: who would act, is bound, refuses or is asked; and whether a speaker binds himself or the state he speaks for."""

from __future__ import annotations

import re

from onrecord.extract.mentioned import mentioned
from onrecord.extract.names import Names, as_actor
from onrecord.types import Act, Actor, Analysis, Attribution, Span

# What a person does in person, as against what his state does through him.
_IN_PERSON = re.compile(
    r"\b(?:meet(?:s|ing)?(?! (?:the|its|our|their) (?:\w+ )?(?:demands?|obligations?|conditions?|commitments?))|met with|visit\w*|attend\w*|travel\w*|fly|trip|testif\w*|resign\w*|step(?:s|ping)? down|quit|run(?:ning)? for|speak|talk(?:s|ing)?\b|call him"
    r"|address(?:ing)? the|interview\w*|answer\w*|comment\w*|tell|say|discuss\w*|elaborate|explain|apologi[sz]e|vote|divest\w*|veto|nominate|appear\w*|my (?:own|family|life|job|seat|campaign)|his (?:own|family|job|seat|taxes|business\w*)|tax returns|candidacy|campaign)\b",
    re.IGNORECASE,
)
_WE = re.compile(r"\b(?:we|our|us|ours)\b|\b(?:we['’](?:re|ll|ve|d))\b", re.IGNORECASE)
_SPOKEN = re.compile(
    r"\b(?:spokes\w+|press secretary|embassy|ministry|department|administration|government|kremlin|white house)\b",
    re.IGNORECASE,
)
_PERSONAL_ACTS: frozenset[Act] = frozenset({"evade"})
_SELF_LEAST = 0.5


def party_of(analysis: Analysis, attribution: Attribution, speaker: Actor | None, act: Act, names: Names) -> Actor | None:
    """Who is bound or asked. None only where nobody can be told (and always for state without a party span)."""
    if act == "state":
        return _at(analysis, attribution.party, names)
    if act == "demand":
        return _asked(analysis, attribution, speaker, names)
    if attribution.own < _SELF_LEAST and not attribution.party:
        subject = _subject(analysis, attribution, speaker, names, reach=30)
        return subject or _self(analysis, attribution, speaker, act, names)
    if attribution.own >= _SELF_LEAST:
        return _self(analysis, attribution, speaker, act, names) or _at(analysis, attribution.party, names)
    return _at(analysis, attribution.party, names) or _self(analysis, attribution, speaker, act, names)


def _at(analysis: Analysis, spans: tuple[Span, ...], names: Names) -> Actor | None:
    entity = names.actor(spans) if spans else None
    return None if entity is None else as_actor(analysis.text, entity, spans, names)


def _self(analysis: Analysis, attribution: Attribution, speaker: Actor | None, act: Act, names: Names) -> Actor | None:
    """The speaker, or the body spoken for where what is promised is that body's to do."""
    if speaker is None:
        return _subject(analysis, attribution, None, names)
    if (
        speaker.acts_for is None
        or speaker.kind not in {"person", "group", "unknown"}
        or not _binds_body(analysis, attribution, speaker, act)
    ):
        return speaker
    body = names.called(speaker.acts_for)
    return as_actor(analysis.text, body, (), names)


def _binds_body(analysis: Analysis, attribution: Attribution, speaker: Actor, act: Act) -> bool:
    words = " ".join(span.words(analysis.text) for span in (*attribution.cue, *attribution.content))
    if _SPOKEN.search(speaker.text or "") or _WE.search(words):
        return True
    return act not in _PERSONAL_ACTS and not _IN_PERSON.search(words)


def _asked(analysis: Analysis, attribution: Attribution, speaker: Actor | None, names: Names) -> Actor | None:
    """The object of the cue ("urged Iran to"), else the subject of what is asked, else the model's words."""
    own = {speaker.name} if speaker else set()
    for span, entity in mentioned(analysis, _between(attribution)):
        if entity.name not in own:
            return as_actor(analysis.text, entity, (span,), names)
    found = (
        _at(analysis, attribution.party, names)
        or _described(analysis, attribution)
        or _subject(analysis, attribution, speaker, names)
    )
    return found or _talked_of(analysis, attribution, speaker, names)


_ASKED_OBJECT = re.compile(
    r"\b(?:urg|order|ask|tell|told|press|push|call(?:s|ed|ing)? on|instruct|warn|advis|request|direct|beg|plead\w* with)\w* (?P<who>(?:his|her|its|their|the|all|other|both|several|fellow)(?: [\w'’-]+){1,4}?)(?= (?:to|not|against)\b|$)",
    re.IGNORECASE,
)


def _described(analysis: Analysis, attribution: Attribution) -> Actor | None:
    """Those whom the cue names by description alone ("ordered his interior minister to")."""
    text = analysis.text
    if not attribution.cue or not attribution.content:
        return None
    low, high = (
        attribution.cue[0].start,
        max(attribution.cue[-1].end, min(attribution.content[0].start + 60, attribution.content[-1].end)),
    )
    match = _ASKED_OBJECT.search(text, low, high) if low < high <= low + 200 else None
    if match is None:
        return None
    span = Span(*match.span("who"))
    return Actor(span.words(text), "group", span.words(text), (span,), unnamed=True)


def _talked_of(analysis: Analysis, attribution: Attribution, speaker: Actor | None, names: Names) -> Actor | None:
    """The country or body last named before, in the same paragraph: inferred."""
    places = attribution.cue or attribution.content
    start = max(analysis.text.rfind("\n", 0, places[0].start), places[0].start - 400, 0)
    own = {name for name in (speaker.name, speaker.acts_for) if name} if speaker else set()
    if start >= places[0].start:
        return None
    near = [
        entity
        for _, entity in mentioned(analysis, [Span(start, places[0].start)])
        if entity.name not in own and entity.kind in {"country", "organisation"}
    ]
    return as_actor(analysis.text, near[-1], (), names) if near else None


def _between(attribution: Attribution) -> list[Span]:
    """The cue, and what stands between it and the content."""
    areas = list(attribution.cue)
    if (
        attribution.cue
        and attribution.content
        and attribution.cue[-1].end < attribution.content[0].start <= attribution.cue[-1].end + 80
    ):
        areas.append(Span(attribution.cue[-1].start, attribution.content[0].start))
    return areas


def _subject(
    analysis: Analysis, attribution: Attribution, speaker: Actor | None, names: Names, reach: int = 60
) -> Actor | None:
    """The first one named in the content, within `reach` characters of its start."""
    own = {speaker.name} if speaker else set()
    for span, entity in mentioned(analysis, attribution.content):
        if entity.name not in own and span.start - attribution.content[0].start <= reach:
            return as_actor(analysis.text, entity, (span,), names)
    return None
