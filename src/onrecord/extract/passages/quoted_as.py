# ruff: noqa: E501  (a pattern reads better whole)
"""Words that one quotes another as saying ("the agency quoted a minister as saying that ..."): the other's, by way of the one."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from onrecord.extract.quotes import quoted_spans
from onrecord.types import Analysis, Attribution, Span, Spans, any_touch

_QUOTED_AS = re.compile(
    r"\b(?=quot|cit)(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bbeing )(?<!\bwidely )(?:quot(?:e[sd]?|ing)|cit(?:e[sd]?|ing)) "
    r"(?P<who>(?!(?:as|by|in|on|at|from|to|last|earlier|yesterday)\b)(?:[^.;:!?\n\"“”]|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gen|Gov)\.){2,120}?),? "
    r"(?P<says>as (?:saying|telling|stating|warning|declaring|insisting|adding|claiming|vowing|threatening|denying|promising|pledging|confirming|having said)\b(?: that\b)?)[,:]?\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quoting:
    """One such place: all of it up to the words that are passed on, whose they are, and how he is said to say them."""

    whole: Span
    who: Span
    says: Span


def as_quoted(analysis: Analysis) -> Analysis:
    """The analysis with whoever is quoted as saying something as the source of it, and who quotes him as a relay."""
    places = [_quoting(match) for match in _QUOTED_AS.finditer(analysis.text)]
    if not places:
        return analysis
    quoted = quoted_spans(analysis.text)
    told = [_passed_on(analysis.text, quoted, places, one) for one in analysis.attributions or ()]
    acting = {(one.cue, one.content) for one in told if one.act != "state"}
    kept = (one for one in told if one.act != "state" or (one.cue, one.content) not in acting)
    return replace(analysis, attributions=tuple(kept))


def _quoting(match: re.Match[str]) -> Quoting:
    return Quoting(Span(*match.span()), Span(*match.span("who")), Span(*match.span("says")))


_BEFORE = re.compile(r"[,.!?]?[\"”″'’]+ $")


def _quoted_before(text: str, quoted: Spans, teller: Spans) -> Span | None:
    """The quotation that ends right before whoever passes it on."""
    mark = _BEFORE.search(text, max(0, teller[0].start - 5), teller[0].start)
    if mark is None:
        return None
    at = bisect_right(quoted, mark.end(), key=lambda span: span.end) - 1
    return quoted[at] if at >= 0 and quoted[at].end >= mark.start() else None


def _beyond(attribution: Attribution, whole: Span) -> Attribution:
    """The attribution with what of its content is none of the stretch; a quotation may stand on both sides of it."""
    content, core = (_without(spans, whole) for spans in (attribution.content, attribution.core))
    return replace(attribution, content=content, core=core)


def _without(spans: Spans, whole: Span) -> Spans:
    before = (span for span in spans if span.end <= whole.start)
    after = (Span(max(span.start, whole.end), span.end) for span in spans if span.end > whole.end)
    return (*before, *after)


def _passed_on(text: str, quoted: Spans, places: list[Quoting], attribution: Attribution) -> Attribution:
    if not attribution.cue or not attribution.content:
        return attribution
    at = bisect_right(places, attribution.cue[0].start, key=lambda place: place.whole.start) - 1
    if at < 0 or not places[at].whole.touches(attribution.cue[0]):
        return attribution
    place = places[at]
    # What is passed on stands after all that, or before it ("'We will stay,' the agency quoted her as saying").
    end = attribution.content[-1].end
    told = _beyond(attribution, place.whole) if end > place.whole.end else attribution
    if place.whole.start < end <= place.whole.end:
        before = _quoted_before(text, quoted, attribution.source or attribution.cue)
        if before is None:
            return attribution
        told = replace(attribution, content=(before,), core=(before,) if attribution.core else ())
    teller = attribution.source if not any_touch(attribution.source, (place.who,)) else attribution.relay
    return replace(told, source=(place.who,), relay=teller, cue=(Span(place.whole.start, place.who.start - 1), place.says))
