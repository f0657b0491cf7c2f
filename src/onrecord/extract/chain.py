"""The relays between a speaker and the outlet, nearest the speaker first, at any depth."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.extract.names import Names, as_actor
from onrecord.extract.outlet_words import CITING, GENERAL, INTERVIEWS, OUTLET, PAPER, REPORTS
from onrecord.types import Actor, Analysis, Attribution, Entity, Span, Spans

_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_KEEPS_ARTICLE = re.compile(
    r"^the (?:new york times|hill|economist|atlantic|guardian|new yorker|daily beast|intercept|independent)$", re.IGNORECASE
)
_ANY = re.compile(rf"\b(?:{OUTLET}|{PAPER})", re.IGNORECASE)
_SAME = {"ap": "associated press", "fox": "fox news", "wsj": "wall street journal", "usa": "usa today", "unn.ua": "unn"}


@dataclass(frozen=True, slots=True)
class Relay:
    """An outlet named as a relay: its words, and whether the speaker spoke to it or it reported."""

    span: Span
    name: str
    spoken_to: bool


def outlet_key(name: str) -> str:
    """An outlet's name for comparison: without case, article and a trailing News."""
    key = _ARTICLE.sub("", name.casefold().strip(" .'’s" if name.endswith(("'s", "’s")) else " ."))
    return _SAME.get(key, key)


def is_outlet(name: str, outlet: str | None) -> bool:
    """Whether the name is the report's own outlet."""
    if not outlet:
        return False
    one, two = outlet_key(name), outlet_key(outlet)
    return one == two or (one.split()[:1] == two.split()[:1] and (one in two or two in one))


# The statements of one paragraph ask for the same stretch again and again; the answers of a report fit into the cache.
@lru_cache(maxsize=1024)
def relays_in(text: str, area: Span, before: int) -> tuple[Relay, ...]:
    """The outlets that a stretch names as relays: those spoken to first, then those that report.

    "The newspaper" is the last outlet that the text names before it; `before` is where the stretch's paragraph begins.
    """
    found: dict[str, Relay] = {}
    if not _names_outlet(text, area):
        return ()
    for spoken_to, patterns in ((True, INTERVIEWS), (False, REPORTS)):
        for pattern in patterns:
            for match in pattern.finditer(text, area.start, area.end):
                span = Span(*match.span("outlet"))
                named = _named(text, span, before)
                if named:
                    found.setdefault(outlet_key(named), Relay(span, named, spoken_to))
    return tuple(sorted(found.values(), key=lambda relay: (not relay.spoken_to, relay.span)))


@lru_cache(maxsize=8)
def _outlets_of(text: str) -> tuple[int, ...]:
    """Where outlets are named in the text, whatever is told of them: one search for all its stretches."""
    return tuple(match.start() for match in _ANY.finditer(text))


def _names_outlet(text: str, area: Span) -> bool:
    starts = _outlets_of(text)
    at = bisect_left(starts, area.start)
    return at < len(starts) and starts[at] < area.end


def _named(text: str, span: Span, before: int) -> str | None:
    words = span.words(text)
    if not re.fullmatch(PAPER, words, re.IGNORECASE):
        return words if _KEEPS_ARTICLE.match(words) else _ARTICLE.sub("", words)
    earlier = list(re.finditer(OUTLET, text[: span.start]))
    return _ARTICLE.sub("", earlier[-1].group()) if earlier else None


def chain_of(
    analysis: Analysis, attribution: Attribution, speaker: Entity | None, names: Names, teller: Spans = ()
) -> tuple[Actor, ...]:
    """The relays of one attribution. Never holds the outlet, the speaker, or anybody twice.

    `teller` are the words of the one who tells of the speaker's act, where the speaker is not cited outright.
    """
    text, outlet = analysis.text, analysis.report.outlet
    told = names.actor(teller) if teller else None
    links = [
        *([(told, teller)] if told else []),
        *_enclosing(analysis, attribution, names),
        *_cited(analysis, attribution),
        *_outlets(analysis, attribution),
    ]
    chain: list[Actor] = []
    taken = {speaker.name.casefold()} if speaker else set()
    for entity, spans in links:
        key = outlet_key(entity.name)
        if is_outlet(entity.name, outlet) or key in taken or entity.name.casefold() in taken:
            continue
        taken |= {key, entity.name.casefold()}
        chain.append(as_actor(text, entity, spans, names))
    return tuple(chain)


Link = tuple[Entity, tuple[Span, ...]]


def _enclosing(analysis: Analysis, attribution: Attribution, names: Names) -> Iterator[Link]:
    """Sources of the attributions whose content holds this one, the closest first."""
    anchor = attribution.cue or attribution.content
    around = [
        other
        for other in analysis.attributions or ()
        if other is not attribution
        and other.source
        and other.attributed
        and _holds(other, anchor)
        and not _same_source(other, attribution)
    ]
    for other in sorted(around, key=lambda a: (sum(s.end - s.start for s in a.content), a.content)):
        entity = names.actor(other.source)
        if entity is not None:
            yield entity, other.source
    if attribution.relay and not around:
        entity = names.actor(attribution.relay)
        if entity is not None:
            yield entity, attribution.relay


def _holds(other: Attribution, anchor: Sequence[Span]) -> bool:
    return bool(anchor) and all(any(span.holds(piece) for span in other.content) for piece in anchor)


def _same_source(one: Attribution, two: Attribution) -> bool:
    return any(a.touches(b) for a in one.source for b in two.source)


def _cited(analysis: Analysis, attribution: Attribution) -> Iterator[Link]:
    for area in _areas(analysis, attribution)[:1]:
        for match in CITING.finditer(analysis.text, area.start, area.end):
            span = Span(*match.span("who"))
            words = re.sub(r"^(?:an?|the|its) ", "", span.words(analysis.text), flags=re.IGNORECASE)
            yield Entity(words, "unknown", unnamed=True), (span,)


def _outlets(analysis: Analysis, attribution: Attribution) -> Iterator[Link]:
    text = analysis.text
    areas = _areas(analysis, attribution)
    for area in areas:
        start = text.rfind("\n", 0, area.start) + 1
        for relay in relays_in(text, area, start):
            if not any(relay.span.touches(span) for span in (*attribution.source, *attribution.content)):
                yield Entity(relay.name, "outlet"), (relay.span,)
    if not any(relay for area in areas for relay in relays_in(text, area, area.start)):
        yield from _carried(analysis, attribution)
    for match in GENERAL.finditer(text):
        if areas and _near(text, match.start(), areas[0]):
            span = Span(*match.span("outlet"))
            named = _named(text, span, 0)
            if named:
                yield Entity(named, "outlet"), (span,)


def _carried(analysis: Analysis, attribution: Attribution) -> Iterator[Link]:
    """The outlet that the same source spoke to in the paragraph before or after: an interview goes on."""
    text = analysis.text
    words = {span.words(text).split()[-1].casefold() for span in attribution.source if span.words(text).split()}
    if not words or not attribution.content:
        return
    at = attribution.content[0].start
    low = max((span.start for span in analysis.sentences or () if span.start < at - _REACH), default=0)
    for relay in reversed(relays_in(text, Span(low, at), low) if low < at else ()):
        start, end = max(low, text.rfind("\n", 0, relay.span.start)), text.find("\n", relay.span.end)
        paragraph = text[start : end if end >= 0 else len(text)].casefold()
        if relay.spoken_to and (
            words & {"he", "she"} or any(re.search(rf"\b{re.escape(word)}\b", paragraph) for word in words)
        ):
            yield Entity(relay.name, "outlet"), (relay.span,)
            return


# How far back, in characters, an interview is carried: measured on the training reports.
_REACH = 300


def _near(text: str, at: int, area: Span) -> bool:
    """Same paragraph, or a general mark in the first two paragraphs, which governs all of the report."""
    return text.count("\n\n", 0, at) <= 1 or "\n" not in text[min(at, area.end) : max(at, area.start)]


def _areas(analysis: Analysis, attribution: Attribution) -> list[Span]:
    """The sentences that hold the attribution, as one stretch; longer than a paragraph it is cut."""
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    held = [s for s in analysis.sentences or () if any(s.touches(span) for span in spans)]
    return [Span(held[0].start, held[-1].end)] if held else []
