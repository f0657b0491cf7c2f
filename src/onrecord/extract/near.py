"""What stands near an attribution: the layers of a long report cut to its surroundings, so that reading stays linear."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.types import Analysis, Attribution, Mention, Span, Spans

# Code points on either side of an attribution within which everything that decides about it stands; the farthest that a rule
# looks through these layers is all of it (issuer.py).
REACH = 1500
# Code points within which a name still stands beside what it belongs to: a cue, or a source that breaks off.
BESIDE = 60
_BLOCK = 4096


class Nearby:
    """The layers of one report, by place. Sentences, mentions and times must be in text order and not overlap."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._sentences, self._mentions, self._times = analysis.sentences or (), analysis.mentions or (), analysis.times or ()
        self._sentence_starts, self._sentence_ends = _places(self._sentences)
        self._mention_starts, self._mention_ends = _places([mention.span for mention in self._mentions])
        self._time_starts, self._time_ends = _places([time.span for time in self._times])
        self._blocks: dict[int, list[int]] = defaultdict(list)
        for number, attribution in enumerate(analysis.attributions or ()):
            area = extent(attribution)
            for block in _blocks(area.start, area.end) if area else ():
                self._blocks[block].append(number)

    def around(self, attribution: Attribution) -> Analysis:
        """The analysis with what lies within REACH of the attribution, and one sentence more on either side."""
        area = extent(attribution)
        if area is None:
            return self._analysis
        low, high = max(0, area.start - REACH), area.end + REACH
        return replace(
            self._analysis,
            sentences=self._sentences[
                max(0, bisect_left(self._sentence_ends, low) - 1) : bisect_right(self._sentence_starts, high) + 1
            ],
            mentions=self._mentions[bisect_left(self._mention_ends, low) : bisect_right(self._mention_starts, high)],
            times=self._times[bisect_left(self._time_ends, low) : bisect_right(self._time_starts, high)],
            attributions=tuple(self.attributions(low, high)),
        )

    def attributions(self, low: int, high: int) -> Iterator[Attribution]:
        """Those that have anything from `low` to `high`, with some that lie near; in their order."""
        numbers = {number for block in _blocks(low, high) for number in self._blocks.get(block, ())}
        attributions = self._analysis.attributions or ()
        return (attributions[number] for number in sorted(numbers))


def extent(attribution: Attribution) -> Span | None:
    """From the first to the last character of anything that the attribution holds; None where it holds nothing."""
    one = attribution
    spans = (*one.source, *one.cue, *one.content, *one.core, *one.party, *one.to, *one.relay, *one.condition)
    return Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else None


def mentions_in(analysis: Analysis, start: int, end: int) -> Iterator[Mention]:
    """Mentions of somebody known within [start, end), in text order."""
    mentions = analysis.mentions or ()
    at = bisect_left(mentions, start, key=lambda m: m.span.start)
    while at < len(mentions) and mentions[at].span.end <= end:
        if mentions[at].entity is not None:
            yield mentions[at]
        at += 1


def clipped(spans: Spans, area: Span) -> Spans:
    """What of the spans lies in the area, in their order."""
    return tuple(Span(max(s.start, area.start), min(s.end, area.end)) for s in spans if s.touches(area))


def narrowed(attribution: Attribution, area: Span) -> Attribution:
    """The attribution with what of its content and its core lies in the area."""
    return replace(attribution, content=clipped(attribution.content, area), core=clipped(attribution.core, area))


def touching(sentences: Sequence[Span], spans: Spans) -> list[int]:
    """The numbers of the sentences (in text order, not overlapping) that share a character with any of the spans, in order."""
    found: set[int] = set()
    for span in spans:
        at = bisect_right(sentences, span.start, key=_end)
        while at < len(sentences) and sentences[at].start < span.end:
            found.add(at)
            at += 1
    return sorted(found)


def _end(span: Span) -> int:
    return span.end


def _places(spans: Sequence[Span]) -> tuple[list[int], list[int]]:
    return [span.start for span in spans], [span.end for span in spans]


def _blocks(low: int, high: int) -> range:
    return range(low // _BLOCK, high // _BLOCK + 1)


class Free:
    """Tells which stretches share nothing with those given."""

    def __init__(self, taken: Spans) -> None:
        self._rows: list[Span] = []
        for span in sorted(taken):
            if self._rows and span.start <= self._rows[-1].end:
                self._rows[-1] = Span(self._rows[-1].start, max(self._rows[-1].end, span.end))
            else:
                self._rows.append(span)

    def __contains__(self, span: Span) -> bool:
        at = bisect_right(self._rows, span.start, key=lambda row: row.end)
        return at == len(self._rows) or self._rows[at].start >= span.end
