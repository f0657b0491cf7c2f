"""The relays between a speaker and the outlet, nearest the speaker first, at any depth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.extract.chains.excerpts import excerpted_from
from onrecord.extract.chains.governing import LONGEST, governing
from onrecord.extract.chains.interviews import Talk, carried
from onrecord.extract.chains.outlet_words import CITING
from onrecord.extract.chains.quoter import quoter_of
from onrecord.extract.chains.relays import is_outlet, named_outlet, outlet_key, relays_in
from onrecord.extract.names import Names, as_actor
from onrecord.extract.near import touching
from onrecord.extract.sources.voice import UNVOICED, Said
from onrecord.types import Actor, Analysis, Attribution, Entity, Span, Spans, any_touch, length_of

Link = tuple[Entity, tuple[Span, ...]]


def chain_of(
    analysis: Analysis,
    attribution: Attribution,
    speaker: Entity | None,
    names: Names,
    quoted: Spans,
    teller: Spans = (),
    talks: Sequence[Talk] = (),
    voice: Said = UNVOICED,
) -> tuple[Actor, ...]:
    """The relays of one attribution. Never holds the outlet, the speaker, or anybody twice.

    `quoted` are the report's quotations; `teller` the words of the one who tells of the speaker's act, where the speaker is
    not cited outright; `talks` the report's interviews, which are carried on to what the same person says next; `voice` says
    in whose own text or turn it stands.
    """
    text, outlet = analysis.text, analysis.report.outlet
    told = names.actor(teller) if teller else None
    links: list[Link] = [
        *([(told, teller)] if told else []),
        *_enclosing(analysis, attribution, names, quoted),
        *_cited(analysis, attribution),
        *([(voice.teller, voice.who)] if voice.teller else []),
    ]
    # Who told the report's outlet or another: the last who passes it on, else the speaker.
    mouth = next((entity for entity, _ in reversed(links) if entity.kind != "outlet"), speaker)
    outlets = [(_usual(names, entity, spans), spans) for entity, spans in _outlets(analysis, attribution, mouth, talks)]
    links = [link for link in links if not any(_in_full(link, outlet) for outlet in outlets)] + outlets
    chain: list[Actor] = []
    taken = {speaker.name.casefold()} if speaker else set()
    for entity, spans in sorted(links, key=lambda link: link[0].kind == "outlet"):
        key = outlet_key(entity.name)
        if (
            any_touch(spans, voice.label)
            or is_outlet(entity.name, outlet)
            or key in taken
            or entity.name.casefold() in taken
            or _is_nobody(entity)
        ):
            continue
        taken |= {key, entity.name.casefold()}
        chain.append(as_actor(text, entity, spans, names))
    return tuple(chain)


def _in_full(link: Link, outlet: Link) -> bool:
    """Whether the outlet is the link, by its name or the full one told before ("the Journal" of the Aldhaven Journal)."""
    same = any_touch(link[1], outlet[1])
    short, full = outlet_key(link[0].name), outlet_key(outlet[0].name)
    return same and (full == short or full.endswith(f" {short}") or full.startswith(f"{short} "))


# Outlets told by what they are ("Norland state television"); a bare "agency" is not known to be one.
_MEDIA = re.compile(
    r"(?!the )[\w-]+ (?:[\w-]+ ){0,3}?(?:media|television|tv|radio|news agency|newspaper|broadcaster|press)", re.IGNORECASE
)


def _is_nobody(entity: Entity) -> bool:
    """A thing or fragment that passes nothing on."""
    unknown = entity.kind == "unknown" and not entity.unnamed and not _MEDIA.fullmatch(entity.name)
    return unknown or not entity.name[:1].isalnum() or entity.name.endswith("/")


def _enclosing(analysis: Analysis, attribution: Attribution, names: Names, quoted: Spans) -> Iterator[Link]:
    """Sources of the attributions whose content holds this one, the closest first."""
    anchor = attribution.cue or attribution.content
    around = [
        other
        for other in analysis.attributions or ()
        if other is not attribution
        and other.source
        and other.attributed
        and not other.voiced
        and _holds(other, anchor)
        and not any_touch(other.source, attribution.source)
    ]
    for other in sorted(around, key=lambda a: (length_of(a.content), a.content)):
        entity = names.actor(other.source)
        if entity is not None:
            yield entity, other.source
    quoter = () if around else quoter_of(analysis, attribution, quoted)
    if quoter and (entity := names.actor(quoter)) is not None:
        yield entity, quoter
    told = (*attribution.source, *attribution.content)
    own = any_touch(attribution.relay, told)
    if attribution.relay and not around and not own and _vouches(analysis.text, attribution.relay):
        entity = names.actor(attribution.relay)
        if entity is not None:
            yield entity, attribution.relay


_TELLS = (
    r"(?:said|says|say|saying|told|tells|report(?:s|ed|ing)?|according|wrote|writes|added|adds|quot(?:es|ed|ing)|announced|"
    r"confirmed|noted|notes|citing|cited|learned|claims?|claimed)"
)
_AFTER = re.compile(rf"[^.;\n]{{0,60}}?\b{_TELLS}\b", re.IGNORECASE)
_BEFORE = re.compile(rf"\b{_TELLS}\b(?: (?:to|by|in|on|from|with))?[^.;\n]{{0,40}}$", re.IGNORECASE)


def _vouches(text: str, relay: Spans) -> bool:
    """Whether a verb of telling stands beside the words that the model marks as a relay."""
    start, end = relay[0].start, relay[-1].end
    return bool(_AFTER.match(text, end, end + 80) or _BEFORE.search(text[max(0, start - 60) : start]))


def _holds(other: Attribution, anchor: Sequence[Span]) -> bool:
    return bool(anchor) and all(any(span.holds(piece) for span in other.content) for piece in anchor)


def _cited(analysis: Analysis, attribution: Attribution) -> Iterator[Link]:
    """The unnamed whom the sentences cite ("citing two officials"), or those that tell who reported all of them."""
    text, area = analysis.text, _area(analysis, attribution)
    if area is None:
        return
    marks = [mark for mark in governing(text, area) if not mark.touches(area)]
    others = _joined((mark.end, _line_end(text, mark.end)) for mark in marks)
    for match in (match for start, end in ((area.start, area.end), *others) for match in CITING.finditer(text, start, end)):
        span = Span(*match.span("who"))
        words = re.sub(r"^(?:an?|the|its) ", "", span.words(text), flags=re.IGNORECASE)
        yield Entity(words, "unknown", unnamed=True), (span,)


def _joined(stretches: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Stretches (start, end) in the order of their starts, those that overlap as one: each place is looked at once."""
    low = high = -1
    for start, end in stretches:
        if start <= high:
            high = max(high, end)
            continue
        if low >= 0:
            yield low, high
        low, high = start, end
    if low >= 0:
        yield low, high


def _line_end(text: str, start: int) -> int:
    """The end of the paragraph, or of as much as one may be long."""
    end = text.find("\n", start, start + LONGEST)
    return end if end >= 0 else min(len(text), start + LONGEST)


def _outlets(analysis: Analysis, attribution: Attribution, mouth: Entity | None, talks: Sequence[Talk]) -> Iterator[Link]:
    """The outlets that the sentences name as relays, else the one of an interview carried on; and those of the whole report."""
    text, area = analysis.text, _area(analysis, attribution)
    if area is None:
        return
    relays = relays_in(text, area, analysis.report.outlet)
    for relay in relays:
        if not any_touch((relay.span,), attribution.content) and not _names(text, attribution.source, relay.span):
            yield Entity(relay.name, "outlet"), (relay.span,)
    if not relays and mouth is not None and attribution.speech != "narrated":
        interview = carried(talks, mouth.name, area, text)
        if interview is not None:
            yield Entity(interview.name, "outlet"), (interview.span,)
    excerpt = excerpted_from(text, area.start)
    for span in (*((excerpt,) if excerpt else ()), *governing(text, area)):
        named = named_outlet(text, span, analysis.report.outlet)
        if named:
            yield Entity(named, "outlet"), (span,)


_SPOKE = re.compile(r"\bwho (?:spoke|told|talked)\b|\b(?:speaking|talking)\b")


def _names(text: str, source: Spans, outlet: Span) -> bool:
    """Whether the outlet names the source, as against one to which it spoke ("an aide, who spoke to the agency")."""
    held = next((span for span in source if span.touches(outlet)), None)
    return held is not None and _SPOKE.search(text, held.start, outlet.start) is None


def _usual(names: Names, outlet: Entity, spans: Spans) -> Entity:
    """The outlet under its usual name ("AP" is the Associated Press); a broadcaster's name is kept as it is printed ("NBC")."""
    known = names.actor(spans)
    if known is None or known.kind != "outlet" or known.name == f"{outlet.name} News":
        return outlet
    return known


def _area(analysis: Analysis, attribution: Attribution) -> Span | None:
    """The sentences that hold the attribution, as one stretch; None where none does."""
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    sentences = analysis.sentences or ()
    held = touching(sentences, spans)
    return Span(sentences[held[0]].start, sentences[held[-1]].end) if held else None
