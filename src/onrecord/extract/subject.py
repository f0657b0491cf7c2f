# ruff: noqa: E501  (a pattern reads better whole)
"""The subject of an act that nobody is marked as the source of, with all whom "and" joins to it."""

from __future__ import annotations

import re
from bisect import bisect_right

from onrecord.extract.issuer import last_before, sources_of
from onrecord.extract.names import Names
from onrecord.extract.near import mentions_in
from onrecord.types import Analysis, Attribution, Mention, Span, Spans

_PARTICIPLE = re.compile(r"^\W*(?:\w+ly )?\w+ing\b|^\W*(?:but|and|then|also|has|have|had)?\s*\w+ed\b", re.IGNORECASE)
_NEAR = 60
_GOVERNS = re.compile(
    r"\b(?:of|to|in|with|from|for|by|on|at|against|over|about|between|under|than|into|toward|towards)\s+(?:the\s+|an?\s+)?(?:(?!\w+day\b)\w+\s+)?$",
    re.IGNORECASE,
)
_COORDINATED = re.compile(r"(?:,|\b(?:and|but|then|yet))\s+(?:also |still |has |have |had |then |now |instead )*$")
# "Iranian officials" are people of the state that the mention names.
_PEOPLE = re.compile(r" (?:officials?|lawmakers?|leaders|diplomats?|negotiators?|protesters|demonstrators|senators|aides?)\b")
# Between the names of a list: "and" before the last, a comma before others, each with titles and adjectives of a name.
_AND = re.compile(r",? and (?:the |[A-Z][\w.'’-]* )*")
_COMMA = re.compile(r", (?:the |[A-Z][\w.'’-]* )*")
_TITLES = re.compile(r" (?:[A-Z][\w.'’-]* )*")
_INCLUDING = re.compile(r",? (?:including|such as|among them) (?:the |[A-Z][\w.'’-]* )*")


def subject_of(analysis: Analysis, attribution: Attribution, names: Names) -> Spans:
    """Of an act without a source: a pronoun or owner in its cue, the content's own subject before the cue, else the sentence's."""
    text, cue = analysis.text, attribution.cue
    if not cue:
        return attribution.party
    inside = [mention for span in cue for mention in mentions_in(analysis, span.start, span.end)]
    if inside and (inside[0].pronoun or text.startswith(("'s", "’s"), inside[0].span.end)):
        return (inside[0].span,)
    at = cue[0].start
    before = next((span for span in attribution.content if span.end <= at + 1 and at - span.end <= _NEAR), None)
    if before is not None and (entity := names.actor((before,))) is not None and entity.kind != "unknown":
        return (before,)
    sentences = analysis.sentences or ()
    index = bisect_right(sentences, at, key=lambda span: span.start) - 1
    if index < 0 or not sentences[index].start < at < sentences[index].end:
        return attribution.party
    return _of_sentence(analysis, Span(sentences[index].start, at)) or attribution.party


def _of_sentence(analysis: Analysis, stretch: Span) -> Spans:
    """The last subject named in what stands before the cue, else whoever was cited there; of a participle the other way round."""
    earlier = last_before(sources_of(analysis), stretch.end, stretch.start)
    if earlier and _PARTICIPLE.match(analysis.text[stretch.end : stretch.end + 40]):
        return earlier
    text, stretched = analysis.text, list(mentions_in(analysis, stretch.start, stretch.end))
    named = [mention for mention in stretched if not governed(text, mention)]
    doers = [mention for mention in named if mention.kind != "outlet"]
    joint = _back(text, stretched, named[-1]) if named else None
    if joint is not None and not joint.touches(named[-1].span):
        return (joint,)
    if doers and _COORDINATED.search(text, stretch.start, stretch.end):
        # "A is open to talks but rules out concessions": the second verb has the first one's subject.
        return (doers[0].span,)
    if joint is None:
        return earlier
    people = _PEOPLE.match(text, joint.end, stretch.end)
    return (Span(named[-1].span.start, people.end()) if people else joint,)


def first_subject(analysis: Analysis, area: Span) -> Spans:
    """Who is named first in the stretch and hangs on no preposition, with whom "and" joins to him; () where nobody."""
    text = analysis.text
    rows = list(mentions_in(analysis, area.start, area.end))
    for at, mention in enumerate(rows):
        described = at + 1 < len(rows) and _describes(text, mention, rows[at + 1])
        if not mention.pronoun and not described and not governed(text, mention):
            return (_on(text, rows[at:]),)
    return ()


def governed(text: str, mention: Mention) -> bool:
    """Whether the mention hangs on a preposition or owns what follows, and so is no subject."""
    before = text[max(0, mention.span.start - 30) : mention.span.start]
    return _GOVERNS.search(before) is not None or text.startswith(("'s ", "’s ", "-"), mention.span.end)


def _describes(text: str, one: Mention, other: Mention) -> bool:
    """Whether the one only tells where the other person is from ("British Prime Minister Roe")."""
    between = text[one.span.end : other.span.start]
    return one.kind == "country" and other.kind == "person" and not other.pronoun and _TITLES.fullmatch(between) is not None


def _back(text: str, rows: list[Mention], last: Mention) -> Span:
    """The list that ends in the mention, or the group that is said to include those in it."""
    first, link = last, _AND
    for other in reversed([row for row in rows if row.span.end <= last.span.start]):
        between = text[other.span.end : first.span.start]
        if _INCLUDING.fullmatch(between) and not other.pronoun:
            return other.span
        if link.fullmatch(between) is None or other.kind != last.kind or governed(text, other):
            break
        first, link = other, _COMMA
    return Span(first.span.start, last.span.end)


def _on(text: str, rows: list[Mention]) -> Span:
    """The list of two that begins with the first mention, else that mention alone."""
    first = rows[0]
    other = next((row for row in rows[1:] if row.kind == first.kind and not row.pronoun), None)
    joined = other is not None and _AND.fullmatch(text[first.span.end : other.span.start]) is not None
    return Span(first.span.start, other.span.end) if other is not None and joined else first.span
