# ruff: noqa: E501  (a pattern or table row reads better whole)
"""Which words of time belong to what is promised (deadline) and which tell when it was said."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.extract.near import touching
from onrecord.types import Act, Analysis, Attribution, Deadline, Interval, SaidOn, Span, TimeExpression

_DUE: frozenset[str] = frozenset({"on", "by", "before", "until", "within", "during", "from", "after"})
_ACTS: frozenset[Act] = frozenset({"commit", "intend", "consider", "refuse", "demand", "threaten", "retract"})
_PAST_VERB = re.compile(
    r"\b(?:was|were|had|did|since|ago|last|yesterday|former|after|signed|took|passed|held|began|approved|reached)\b",
    re.IGNORECASE,
)
_UNIT = frozenset({"day", "hour"})


def deadline_of(analysis: Analysis, attribution: Attribution, act: Act, condition: Iterable[Span] = ()) -> Deadline | None:
    """When the act is due: the words of time within the content that lie ahead of publication, read ahead; the nearest to its start.

    Times within the condition are the condition's. A time in the past of the publication date is no deadline.
    """
    if act not in _ACTS:
        return None
    text, day = analysis.text, analysis.report.day
    within = [time for time in analysis.times or () if any(span.holds(time.span) for span in attribution.content)]
    within += [time for time in analysis.times or () if time not in within and _follows(text, attribution, time)]
    held = tuple(condition)
    for time in within:
        if any(span.touches(time.span) for span in held) or _is_past(text, time, day):
            continue
        interval = time.ahead or time.interval
        if interval is None and time.event is None:
            continue
        words = time.span.words(text)
        return Deadline(
            words, (time.span,), interval or Interval(None, None), time.relation, time.event, time.timex, time.granularity
        )
    return None


def _follows(text: str, attribution: Attribution, time: TimeExpression) -> bool:
    """Whether the time stands right after the content with nothing between ("to meet him | on Monday")."""
    return any(
        0 <= time.span.start - span.end <= 1 and not text[span.end : time.span.start].strip() for span in attribution.content
    )


_OVER_BEFORE = re.compile(
    r"\b(?!need|speed|proceed|indeed|exceed|succeed)\w{3,}ed(?: \w+ly)?(?: the| a)?\s+(?:(?:in|on|at) )?$|\b(?:began|met|held|sent|took|went|since|fired)\s+(?:in |on )?$",
    re.IGNORECASE,
)
_OVER = re.compile(r"\b(?:since|past|last|ago|yesterday|today|previous|earlier)\b|^(?:the )?Sept\.? 11$|^9/11$", re.IGNORECASE)


def _is_past(text: str, time: TimeExpression, day: str | None) -> bool:
    interval = time.ahead or time.interval
    if interval is not None and day is not None and interval.end is not None and interval.end < day:
        return True
    before = text[max(0, time.span.start - 25) : time.span.start]
    # "introduced in August", "a treaty finalized Wednesday", "since", "past five years": over, whatever the calendar says.
    words = time.span.words(text)
    if _OVER_BEFORE.search(before) or _OVER.search(words):
        return True
    return (
        re.search(r"\b(?:since|signed|reached|held|after the|ago|in the wake of|'s|’s)\s*(?:in |on )?$", before) is not None
        and time.granularity == "year"
    )


def said_on_of(analysis: Analysis, attribution: Attribution, others: Iterable[Span] = ()) -> SaidOn | None:
    """When it was said: a day in the attributing clause, outside every content, not after publication. None where the text tells none.

    A bare weekday is the nearest one not after publication (the `interval` reading).
    """
    text, day = analysis.text, analysis.report.day
    places = attribution.cue or attribution.source or attribution.content
    if not places:
        return None
    sentences = analysis.sentences or ()
    held = [sentences[index] for index in touching(sentences, places)]
    contents = (*attribution.content, *others)
    found: list[tuple[int, TimeExpression]] = []
    for time in analysis.times or ():
        in_cue = any(span.touches(time.span) for span in attribution.cue)
        if not in_cue and (not any(s.holds(time.span) for s in held) or any(span.touches(time.span) for span in contents)):
            continue
        if time.granularity not in _UNIT or time.relation != "on" or time.interval is None:
            continue
        if day is not None and time.interval.start is not None and time.interval.start > day:
            continue
        found.append((min(max(time.span.start - s.end, s.start - time.span.end, 0) for s in places), time))
    if not found or min(found, key=lambda pair: (pair[0], pair[1].span))[0] > 60:
        return None
    time = min(found, key=lambda pair: (pair[0], pair[1].span))[1]
    assert time.interval is not None
    return SaidOn(time.interval, time.span.words(text), (time.span,))
