# ruff: noqa: E501  (a pattern reads better whole)
"""Sources that the model cuts short or lets run on."""

from __future__ import annotations

import re

from onrecord.extract.near import BESIDE, mentions_in, touching
from onrecord.extract.sources.listed import list_to
from onrecord.types import Analysis, Attribution, Span, Spans

_TITLE_ONLY = re.compile(
    r"[\W]*(?:(?:The|Mr|Mrs|Ms|Dr|Sen|Rep|Gen|Gov|Sens|President|Prime|Minister|Secretary|Senator|Foreign|Defense|of|State|Ambassador|Representative|Congressman|Congresswoman|Governor|Mayor|General|Admiral|Colonel|Captain|Chairman|Chairwoman|Chancellor|Judge|Justice|Vice|Deputy)\b\.?\s*)+"
)
_WHO = re.compile(r"\w(?P<who>,? (?:who|which))$")
_SPILL = re.compile(
    r"^(?P<who>(?:he|she|they|it|(?:Mr|Mrs|Ms|Sen|Rep|Gen)\. [A-Z][\w'’-]+))(?= (?:was|is|has|had|were|said|rejected|also|then|who)\b)|^(?P<head>.{4,}?)(?= (?:on|in|at|for|to|by|and|that|of)$)",
    re.IGNORECASE | re.DOTALL,
)


def mended(analysis: Analysis, source: Spans) -> Spans:
    """The source of one paragraph, without the verb, preposition or relative pronoun that it runs into; a title alone goes on to its name."""
    if len(source) != 1:
        return source
    text, span = analysis.text, source[0]
    broken = span.words(text).rstrip().rfind("\n")
    # A source stands in one paragraph: what comes before a line break is a caption, a byline or the end of a headline.
    span = Span(span.start + broken + 1, span.end) if broken >= 0 else span
    if relative := _WHO.search(span.words(text)):
        span = Span(span.start, span.start + relative.start("who"))
    span = _whole_list(analysis, span)
    source = (span,)
    words = span.words(text)
    if words.startswith(("'s ", "’s ")):
        owner = next(
            (m for m in mentions_in(analysis, max(0, span.start - BESIDE), span.start) if m.span.end == span.start), None
        )
        return (Span(owner.span.start, span.end),) if owner else source
    if on := _run_on(analysis, span):
        return (on,)
    spill = _SPILL.match(words)
    if spill:
        return (Span(span.start, span.start + spill.end()),)
    if _TITLE_ONLY.fullmatch(words):
        after = next(mentions_in(analysis, span.start, span.end + BESIDE), None)
        if after is not None and not after.pronoun and after.span.start <= span.end + 2 and after.span.end > span.end:
            return (Span(span.start, after.span.end),)
    return source


_RELATIVE = re.compile(r",? (?:(?:in|of|to|on|from|for) )?(?:where|which|whose|whom) $")


_ARTICLE = re.compile(r"[\s\"“‘'(]*(?:[Tt]he )?")


def _whole_list(analysis: Analysis, span: Span) -> Span:
    """The source from the first name of the list on of which it holds the last ones ("Norland, | Sudmark and Weston").

    Of a list of which it holds the last alone only where the list begins its sentence ("Norland and | Sudmark said").
    """
    rows = list(mentions_in(analysis, max(0, span.start - 2 * BESIDE), span.end))
    if not rows or rows[-1].span.end != span.end or rows[-1].pronoun:
        return span
    start = min(span.start, list_to(analysis.text, rows, rows[-1]).start)
    if start < span.start and " and " not in span.words(analysis.text):
        sentences = analysis.sentences or ()
        begins = sentences[touching(sentences, (span,))[0]].start if touching(sentences, (span,)) else 0
        start = start if _ARTICLE.fullmatch(analysis.text, begins, start) else span.start
    return Span(start, span.end)


# "The Free Party, Norland's largest opposition party, called": the party, and not what it is.
_APPOSED = re.compile(
    r"(?<=\w), (?:the|an?|its|[A-Z][\w.-]+['’]s) (?:[a-z-]+ ){0,3}(?:party|group|movement|union|alliance|body|agency|militia|company|bank),?$"
)
# Before a name that no such description is of: "after talks with Norland, the group said".
_HANGS = re.compile(
    r"\b(?:above|across|after|against|at|before|beside|by|for|from|in|like|near|of|on|to|unlike|under|with|within)(?: the)? $",
    re.IGNORECASE,
)
_LEAD = 12  # characters before it in which such a word stands


def outside_relative(analysis: Analysis, attribution: Attribution, source: Spans) -> Spans:
    """The source, or whom a clause or a description put in is about, of which it was taken ("Norland, where many ships lie,")."""
    text, cue = analysis.text, attribution.cue
    if not source or not cue or cue[0].start < source[-1].end or "," not in text[source[-1].end - 1 : cue[0].start]:
        return source
    start = max(0, source[0].start - BESIDE)
    if relative := _RELATIVE.search(text, start, source[0].start):
        return _named_to(analysis, relative.start()) or source
    apposed = _APPOSED.search(text, start, source[-1].end) if len(source) == 1 else None
    named = _named_to(analysis, apposed.start()) if apposed else ()
    return named if named and not _HANGS.search(text, max(0, named[0].start - _LEAD), named[0].start) else source


def _named_to(analysis: Analysis, end: int) -> Spans:
    """The name that ends there; () for none."""
    named = [one.span for one in mentions_in(analysis, max(0, end - BESIDE), end)][-1:]
    return tuple(named) if named and named[0].end == end else ()


# A description that breaks off before the name it runs up to ("envoys visiting" of "envoys visiting Aldhaven"), and a bare
# quantity before its noun ("some" of "some Norland deputies").
_OPEN = re.compile(r"\w (?:visiting|representing|attending|opposing|backing|supporting|leading|facing|governing)$")
_QUANTITY = re.compile(
    r"(?i)(?:some|several|many|most|both|few|two|three|four|five|six|seven|eight|nine|ten|a number of|\d+"
    r"|(?:dozens|scores|hundreds|thousands) of)"
)
_NOUN = re.compile(
    r" (?!(?:say|said|have|had|has|are|were|is|was|want|wanted|will|would|also|may|might|could|believe|fear|who|in|on|at|from|to"
    r"|for|and|or|with)\b)(?:of (?:the |his |her |their )?)?(?:[\w-]+ ){0,2}?[\w-]+s\b(?!['’])"
)


def _run_on(analysis: Analysis, span: Span) -> Span | None:
    """The source with what it breaks off before: the name after its last word, or the noun after a bare quantity."""
    text, words = analysis.text, span.words(analysis.text).strip()
    if _OPEN.search(words):
        name = next(mentions_in(analysis, span.end, span.end + BESIDE), None)
        if name is not None and not name.pronoun and text[span.end : name.span.start].strip() in {"", "the"}:
            return Span(span.start, name.span.end)
    if _QUANTITY.fullmatch(words) and (noun := _NOUN.match(text, span.end)):
        return Span(span.start, noun.end())
    return None
