# ruff: noqa: E501  (a pattern or table row reads better whole)
"""Which words of time belong to what is promised (deadline) and which tell when it was said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from onrecord.extract.near import BESIDE, touching
from onrecord.types import Act, Analysis, Attribution, Deadline, Interval, SaidOn, Span, TimeExpression, any_touch, words_of

_ACTS: frozenset[Act] = frozenset({"commit", "intend", "consider", "refuse", "demand", "threaten", "retract"})
_UNIT = frozenset({"day", "hour"})
_LONGER = frozenset({"week", "month"})
_BACK = re.compile(r"\b(?:last|earlier|previous)\b", re.IGNORECASE)


def deadline_of(analysis: Analysis, attribution: Attribution, act: Act, condition: Iterable[Span] = ()) -> Deadline | None:
    """When the act is due: the words of time in the content, or with its "will", that lie ahead of publication, read ahead.

    The first of them; where "and" joins another of its kind, both as one interval. Times within the condition are the
    condition's. A time in the past of the publication date is no deadline, nor one told of what is over.
    """
    if act not in _ACTS:
        return None
    text, day = analysis.text, analysis.report.day
    held = tuple(condition)
    within = [
        time
        for time in _near(analysis, attribution)
        if not any(span.touches(time.span) for span in held)
        and time.granularity != "minute"
        and not _is_past(text, time, day)
        and not _tells_when_said(text, attribution, time, day)
        and not _is_over(text, time, attribution.content)
        and ((time.ahead or time.interval) is not None or time.event is not None)
    ]
    if not within:
        return None
    first, interval = within[0], within[0].ahead or within[0].interval
    spans: tuple[Span, ...] = (first.span,)
    if len(within) > 1 and interval is not None and _joined(text, first, within[1]):
        last = within[1].ahead or within[1].interval
        if last is not None and interval.start and last.end and interval.start <= last.end:
            interval, spans = Interval(interval.start, last.end), (first.span, within[1].span)
    relation = first.relation
    if interval is not None and text.startswith(" deadline", first.span.end):
        interval, relation = Interval(None, interval.end), "by"
    words = words_of(text, spans)
    if interval is not None and _counts_from_then(analysis, attribution, words):
        interval = None
    return Deadline(words, spans, interval or Interval(None, None), relation, first.event, first.timex, first.granularity)


def _near(analysis: Analysis, attribution: Attribution) -> Iterator[TimeExpression]:
    """Times in the content, right after it, and in or beside the cue of an act that somebody will do."""
    text = analysis.text
    times = analysis.times or ()
    content = attribution.content
    # A time with which the content begins but which begins before it is the cue's ("agreed in | June to ...").
    inside = [t for t in times if any(span.touches(t.span) and span.start <= t.span.start for span in content)]
    yield from inside
    rest = [time for time in times if time not in inside]
    yield from (time for time in rest if _follows(text, attribution, time))
    cue, begin = attribution.cue, attribution.content[0].start
    # A term that is set stands between verb and deed: "gave Norland until May | to sign".
    yield from (
        t for t in rest if cue and cue[-1].end <= t.span.start and begin - 1 <= t.span.end <= begin and t.relation in _TERMS
    )
    if cue and (not attribution.attributed or _FUTURE_CUE.search(words_of(text, cue))):
        low, high = cue[0].start, cue[-1].end + 30
        beside = (t for t in rest if low <= t.span.start and t.span.end <= high and not _follows(text, attribution, t))
        yield from (t for t in beside if t.ahead is not None and t.ahead.start and t.ahead.end)


# A time counted from when it is told, and words for an earlier time, not dated, at which it was told.
_COUNTED = re.compile(
    r"(?:with)?in (?:\w+ ){1,2}(?:hour|day|week|month|year)s?\b|(?:the )?next (?:day|week|month|year)\b|tomorrow\b",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\b(?:while campaigning|(?:during|in|on|throughout) (?:his|her|their|the|last year's) (?:\w+ ){0,2}campaign(?: trail)?|as a candidate|(?:years|months|weeks) ago"
    r"|last (?:year|month|spring|summer|autumn|fall|winter)|in (?:19|20)\d\d|before (?:taking|(?:he|she|they) took) office)\b",
    re.IGNORECASE,
)


def _counts_from_then(analysis: Analysis, attribution: Attribution, words: str) -> bool:
    """Whether the time is counted from an earlier day that the sentence does not tell ("while campaigning, he promised to ... in a day")."""
    if not attribution.cue or not _COUNTED.fullmatch(words):
        return False
    sentences = analysis.sentences or ()
    held = [sentences[index] for index in touching(sentences, attribution.cue)]
    around = (match for sentence in held for match in _THEN.finditer(analysis.text, sentence.start, sentence.end))
    return any(not any_touch(attribution.content, (Span(*match.span()),)) for match in around)


_TERMS = frozenset({"until", "within", "by"})
_FUTURE_CUE = re.compile(r"\b(?:will|would|is|are|to)\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_PAST_CUE = re.compile(
    r"\b(?:\w{2,}ed|gave|took|told|made|swore|sought|withdrew|broke|put|left|let|threw|began)\b", re.IGNORECASE
)
# What somebody is told to have planned or expected has its own day ("planned on Monday to sail").
_AHEAD_CUE = re.compile(
    r"\b(?:plan|hop|want|intend|aim|schedul|expect|prepar|need)\w*\b|\b(?:was|were|been|being)\b", re.IGNORECASE
)
_TO_DO = re.compile(r",? to [a-z]")
_HAS_VERB = re.compile(r" to |\b(?:will|would|shall|should|can|could|may|might|must|is|are|was|were|has|have|had)\b|['’]ll\b")


def _tells_when_said(text: str, attribution: Attribution, time: TimeExpression, day: str | None) -> bool:
    """Whether a weekday beside a past verb is that of the act: "called on Norland on Tuesday to sign", "ruled out talks | on Tuesday".

    Behind what was promised it is so only where it is the day of the report or the one before; and so it is at the end of
    what has no verb of its own: "turned down | the offer on Friday".
    """
    cue = words_of(text, attribution.cue)
    if not _WEEKDAY.fullmatch(time.span.words(text)) or not _PAST_CUE.search(cue):
        return False
    if _FUTURE_CUE.search(cue) or _AHEAD_CUE.search(cue):
        return False
    area = next((span for span in attribution.content if span.holds(time.span)), None)
    if area is not None and time.span.end == area.end:
        return _is_of_the_news(time, day) and not _HAS_VERB.search(text, max(0, area.start - 1), time.span.start)
    if area is not None:
        return _TO_DO.match(text, time.span.end) is not None and not _HAS_VERB.search(text, area.start, time.span.start)
    return not _follows(text, attribution, time) or _is_of_the_news(time, day)


def _is_of_the_news(time: TimeExpression, day: str | None) -> bool:
    told = time.interval.start if time.interval else None
    return told is not None and day is not None and (date.fromisoformat(day[:10]) - date.fromisoformat(told)).days in (0, 1)


def _joined(text: str, one: TimeExpression, two: TimeExpression) -> bool:
    between = text[one.span.end : two.span.start]
    return one.granularity == two.granularity and len(between) < 60 and re.match(r"[^.;:]*\band\b", between) is not None


def _follows(text: str, attribution: Attribution, time: TimeExpression) -> bool:
    """Whether the time stands right after the content with nothing between ("to meet him | on Monday")."""
    return any(
        0 <= time.span.start - span.end <= 1 and not text[span.end : time.span.start].strip() for span in attribution.content
    )


_OVER_BEFORE = re.compile(
    r"\b(?!need|speed|proceed|indeed|exceed|succeed|planned|scheduled|expected|slated|intended)\w{3,}ed(?: \w+ly)?(?: the| a)?\s+(?:(?:in|on|at) )?$|\b(?:began|met|held|sent|took|went|since|fired)\s+(?:in |on )?$",
    re.IGNORECASE,
)
# "are planned later this month", "be held in April": not over, whatever the participle.
_STILL = re.compile(
    r"\b(?:is|are|be|being|not|to be)(?: \w+)? (?:\w+ed|held|sent|met|taken)\s+(?:\w+ly\s+)?(?:in |on |at )?$", re.IGNORECASE
)
_OVER = re.compile(r"\b(?:since|past|last|ago|yesterday|previous|earlier)\b|^(?:the )?Sept\.? 11$|^9/11$", re.IGNORECASE)
# A day without a year that is long ahead and was just now: "a Nov. 1 phone call", "promised by Nov. 1" at the end of November.
_LONG, _JUST = 270, 60


def _is_past(text: str, time: TimeExpression, day: str | None) -> bool:
    interval = time.ahead or time.interval
    if interval is not None and day is not None and interval.end is not None and interval.end < day:
        return True
    if day is not None and _was_just(time, day):
        return True
    if text.startswith(" deadline", time.span.end):
        return False
    before = text[max(0, time.span.start - 25) : time.span.start]
    # "introduced in August", "a treaty finalized Wednesday", "since", "past five years": over, whatever the calendar says.
    words = time.span.words(text)
    if (_OVER_BEFORE.search(before) and not _STILL.search(before)) or _OVER.search(words):
        return True
    return (
        re.search(r"\b(?:since|signed|reached|held|after the|ago|in the wake of|'s|’s)\s*(?:in |on )?$", before) is not None
        and time.granularity == "year"
    )


def _was_just(time: TimeExpression, day: str) -> bool:
    if time.granularity != "day" or not (time.timex or "").startswith("XXXX-") or not time.ahead or not time.interval:
        return False
    future, past = time.ahead.start or time.ahead.end, time.interval.start or time.interval.end
    if future is None or past is None:
        return False
    now = date.fromisoformat(day[:10])
    ahead, back = date.fromisoformat(future) - now, now - date.fromisoformat(past)
    return ahead.days > _LONG and 0 <= back.days < _JUST


# The verb nearest before the time within the content: a finite past one puts the time behind ("when he spoke in June").
_CLAUSE = re.compile(
    r"(?P<past>(?<!\bbe )\b(?:was|were|had|did|said|told|spoke|met|took|came|went|left|began|won|saw|made|announced|signed|held)\b)"
    r"|(?P<ahead>\b(?:will|would|won['’]t|shall|must|should|can|could|may|might|to|going|is|are|not|ing)\b|['’]ll\b)",
    re.IGNORECASE,
)


def _is_over(text: str, time: TimeExpression, content: Iterable[Span]) -> bool:
    area = next((span for span in content if span.touches(time.span)), None)
    if area is None or time.relation not in {"on", "during"}:
        return False
    verbs = list(_CLAUSE.finditer(text, max(area.start, time.span.start - 90), time.span.start))
    return bool(verbs) and verbs[-1]["past"] is not None


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
    found: list[tuple[int, Span, Interval]] = []
    for time in analysis.times or ():
        if not _is_past_day(time, time.span.words(text), day) or time.interval is None:
            continue
        apart = any(s.holds(time.span) for s in held) and not any_touch(contents, (time.span,))
        ends = any(time.span.end == span.end for span in attribution.content) and _tells_when_said(text, attribution, time, day)
        if apart or ends or any_touch(attribution.cue, (time.span,)):
            found.append((min(time.span.gap_to(place) for place in places), time.span, time.interval))
    if not found:
        return None
    gap, span, interval = min(found, key=lambda row: row[:2])
    return SaidOn(interval, span.words(text), (span,)) if gap <= BESIDE else None


def _is_past_day(time: TimeExpression, words: str, day: str | None) -> bool:
    """Whether something can have been said then: on a day, at an hour of it or in "last week", not after publication."""
    on_a_day = time.granularity in _UNIT and time.relation == "on"
    if time.interval is None or not (on_a_day or (time.granularity in _LONGER and _BACK.search(words))):
        return False
    return day is None or time.interval.start is None or time.interval.start <= day
