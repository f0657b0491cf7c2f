# ruff: noqa: E501  (a pattern reads better whole)
"""Interviews of a report: who spoke to which outlet where, so that what the same person says next is known to come from it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.extract.chains.relays import Relay, relays_in
from onrecord.extract.names import Names
from onrecord.types import Analysis, Span

# Another occasion than the interview: what is said there is not carried.
_ELSEWHERE = re.compile(
    r"\bin (?:an? |his |her |its |their )?(?:\w+ )?(?:statement|tweets?|speech|letter|memo|email|address|testimony|hearing|op-ed|video|post)\b|\btweet(?:ed|s|ing)?\b|\bTwitter\b|\btold (?:reporters|parliament|congress|lawmakers|journalists|the (?:committee|council|panel|crowd|audience))"
    r"|\b(?:news|press) (?:conference|briefing)|\b(?:last|previous) (?:week|month|year)\b|\bin (?:January|February|March|April|May|June|July|August|September|October|November|December|20\d\d)\b|\b(?:earlier|previously)\b|\bhad (?:said|told|promised|vowed|pledged|warned)\b|\baccording to\b"
)
# How far, in characters, an interview is carried on; and how near the top of a report it is told before it is named.
REACH, LEAD = 2500, 700


@dataclass(frozen=True, slots=True)
class Talk:
    """Somebody is cited in the sentence that begins at `start`, from what he told an outlet or (None) on another occasion."""

    start: int
    speaker: str
    relay: Relay | None
    days: frozenset[str] = frozenset()


def interviews_of(analysis: Analysis, names: Names) -> tuple[Talk, ...]:
    """The interviews that the report names, and the other occasions on which somebody is cited, in text order."""
    own = analysis.report.outlet
    spoken = [_spoken_to(analysis.text, sentence, own) for sentence in analysis.sentences or ()]
    talks = list(_occasions(analysis, names, spoken)) if any(spoken) else []
    return tuple(talks) if any(talk.relay for talk in talks) else ()


def _spoken_to(text: str, sentence: Span, own: str | None) -> Relay | None:
    return next((relay for relay in relays_in(text, sentence, own) if relay.spoken_to), None)


def _occasions(analysis: Analysis, names: Names, spoken: Sequence[Relay | None]) -> Iterator[Talk]:
    text = analysis.text
    sources = sorted({attribution.source for attribution in analysis.attributions or () if attribution.source})
    starts = [source[0].start for source in sources]
    for sentence, relay in zip(analysis.sentences or (), spoken, strict=True):
        if relay is None and not _ELSEWHERE.search(text, sentence.start, sentence.end):
            continue
        at = relay.span.start if relay else sentence.start
        held = sources[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        near = [source for source in held if relay is None or not source[0].touches(relay.span)]
        entity = names.actor(min(near, key=lambda source: abs(source[0].start - at))) if near else None
        if entity is not None and entity.kind in {"person", "unknown"}:
            yield Talk(sentence.start, entity.name, relay, _days(text, sentence))


def _days(text: str, area: Span) -> frozenset[str]:
    return frozenset(_DAY.findall(text, area.start, area.end))


_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def carried(talks: Sequence[Talk], speaker: str, area: Span, text: str) -> Relay | None:
    """The outlet to which the speaker of a statement in `area` spoke before, or at the top of the report speaks after.

    Another occasion in between, or another day of the week in the statement's own sentence, ends an interview.
    """
    if not talks or _ELSEWHERE.search(text, area.start, area.end):
        return None
    low, high = bisect_left(talks, area.start - REACH, key=_start), bisect_right(talks, area.start + LEAD, key=_start)
    own, days = [talk for talk in talks[low:high] if talk.speaker == speaker], _days(text, area)
    before = [talk for talk in own if talk.start <= area.start]
    if not before and area.start <= LEAD:
        before = [talk for talk in own if area.start < talk.start <= area.start + LEAD][:1]
    if not before or (days and before[-1].days and not days & before[-1].days):
        return None
    return before[-1].relay


def _start(talk: Talk) -> int:
    return talk.start


__all__ = ["Talk", "carried", "interviews_of"]
