"""Who issued the text that is said to say something ("the statement", "the resolution")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.extract.names import Names
from onrecord.extract.near import REACH, mentions_in
from onrecord.types import Analysis, Spans, words_of

# A text speaks for whoever issued it; what an assembly passed, for the assembly.
_TEXT = re.compile(
    r"\b(?:statement|letter|editorial|communiqu[eé]|declaration|message|tweet|post|email|memo|announcement|speech|excerpts?|transcript|readout|remarks)\b",
    re.IGNORECASE,
)
_PASSED = re.compile(r"\b(?:resolution|measure|bill|motion|amendment)\b", re.IGNORECASE)
_ASSEMBLY = re.compile(
    r"\b(?:Assembly|Council|Congress|Senate|House|Parliament|Commons|Bundestag|Duma|Rada|Knesset|Committee)\b"
)
# Sources looked back over.
_MOST = 12


def issuer_of(analysis: Analysis, source: Spans, names: Names) -> Spans:
    """Who issued the text that is said to say something: who was cited last, or the assembly last named; () where unknown."""
    words = words_of(analysis.text, source)
    at = source[0].start
    if _PASSED.search(words):
        near = [m for m in mentions_in(analysis, max(0, at - REACH), at) if not m.pronoun]
        entities = analysis.entities or ()
        passed = [m for m in near if m.entity is not None and _ASSEMBLY.search(entities[m.entity].name)]
        return (passed[-1].span,) if passed else ()
    kind = _TEXT.search(words)
    if kind is None:
        return ()
    if author := _his(analysis, source, words) or _author_of(analysis, kind[0], at):
        return author
    sources = sources_of(analysis)
    last = bisect_left(sources, at, key=lambda one: one[0].start)
    for cited in reversed(sources[max(0, last - _MOST) : last]):
        entity = names.actor(cited) if cited[0].start >= at - REACH else None
        if entity is not None and not entity.unnamed and entity.kind not in {"unknown", "outlet"}:
            return cited
    return ()


# "A letter to the ministers by Anna Berg", "Berg's letter".
_BY = re.compile(
    r"(?: (?:to|on|about|of)(?: (?!by\b|from\b)[\w'’-]+){1,6}?| (?:was |were )?(?:written|signed|issued|released|sent|posted))?"
    r" (?:by|from) (?:the )?(?:[A-Z][\w'’-]+ ){0,4}?"
)
_POSSESSIVE = re.compile(rf"\b(?:his|her) (?:[\w-]+ ){{0,2}}?{_TEXT.pattern}", re.IGNORECASE)
_OWN = r"['’]s? (?:[\w-]+ ){{0,2}}?{}\b"


def _his(analysis: Analysis, source: Spans, words: str) -> Spans:
    """Whose text it is by a pronoun ("excerpts of his speech"); () where there is none."""
    if not _POSSESSIVE.search(words):
        return ()
    inside = mentions_in(analysis, source[0].start, source[-1].end)
    return tuple(m.span for m in inside if m.pronoun and m.kind == "person" and m.entity is not None)[:1]


def _author_of(analysis: Analysis, kind: str, at: int) -> Spans:
    """Who is last named shortly before as the author of a text of that kind; () where nobody is."""
    text, own = analysis.text, re.compile(_OWN.format(kind), re.IGNORECASE)
    began = [one.end() for one in re.compile(rf"\b{kind}\b", re.IGNORECASE).finditer(text, max(0, at - REACH), at)]
    named = [m for m in mentions_in(analysis, max(0, at - REACH), at) if not m.pronoun]
    by = (m.span for m in named if own.match(text, m.span.end) or any(_BY.fullmatch(text, end, m.span.start) for end in began))
    return tuple(by)[-1:]


def last_before(sources: Sequence[Spans], at: int, since: int) -> Spans:
    """The last source that begins in [since, at); () where there is none."""
    last = bisect_left(sources, at, key=lambda one: one[0].start)
    return sources[last - 1] if last and sources[last - 1][0].start >= since else ()


def sources_of(analysis: Analysis) -> tuple[Spans, ...]:
    """The sources of the attributions that the analysis holds, in text order."""
    return tuple(sorted({one.source for one in analysis.attributions or () if one.source and one.cue and one.attributed}))
