"""Whom a source takes up that is but a pronoun: "who" the words before it, "they" and "he" the unnamed cited last."""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.extract.names import Names
from onrecord.extract.near import mentions_in, touching
from onrecord.extract.sources.issuer import last_before, sources_of
from onrecord.types import Analysis, Span, Spans, words_of

# Characters between a mention and the pronoun that takes it up: a comma and a space, or a short apposition; how far back
# people described without a name reach; and how far back "they" looks.
_BETWEEN, _DESCRIBED, _BACK = 30, 40, 300
_SMALL = r"(?:of|with|by|for|to|from|among|in|on|at|the|and|or|that|as)"
# The last words before a place that end in a plural, without what governs them: "pro-union marchers, " of "popular with
# pro-union marchers, who".
_HERE = r"(?: here| there| abroad| nearby)?,? $"
_PEOPLE = re.compile(rf"(?:\b[\w’'-]+s and )?(?:\b(?!{_SMALL} )[\w’'-]+ ){{0,3}}\b[\w’'-]+s(?={_HERE})")


# A relative pronoun, alone or with what follows it ("who in 2010").
_RELATIVE = re.compile(r"\s*(?:(?:who|which)\b|that\s*$)", re.IGNORECASE)
# Somebody described by a noun alone: "an architect " of "did not pay an architect who".
_ONE = re.compile(rf"(?:\b(?:an?|the) (?:(?!{_SMALL} )[\w’'-]+ ){{0,2}})(?!{_SMALL}\b)[\w’'-]+(?=,? $)", re.IGNORECASE)
# Somebody described by an office and a place ("the senator of Norland"): "who" takes up people, and a place is "which".
_OF_PLACE = re.compile(rf"\b(?:an?|the) (?:(?!{_SMALL} )[\w’'-]+ ){{1,4}}(?:of|from|for|in) (?:the )?$", re.IGNORECASE)
# Whoever is one of those: the subject of the sentence ("Roe, a teacher, is among those who").
_AMONG = re.compile(r"\b(?:is|are|was|were) (?:also )?(?:among|one of) (?:those|the (?:[\w’'-]+ ){0,2}[\w’'-]+s),? $")
_ENDS = re.compile(r"[;:\n]|(?<!\b[A-Z])[.!?]\s")


_THEY = re.compile(r"\s*(?:they|(?P<of>(?:one|another|both|some|two) of them))\s*", re.IGNORECASE)
_HE = re.compile(r"\s*s?he\s*", re.IGNORECASE)
# The words with which a sentence begins that describes somebody, up to six.
_OPENING, _WORD = re.compile(rf"(?:An?|The)(?: (?!{_SMALL}\b)[a-z][\w-]*){{1,5}}"), re.compile(r"[\w-]+")
_PLURAL = re.compile(r"\bpeople\b|[^\Ws]s\b")


def antecedent(analysis: Analysis, source: Spans) -> Spans:
    """The words that a relative pronoun takes up ("the envoy, who said"); any other source stands for itself."""
    text = analysis.text
    if _RELATIVE.match(words_of(text, source)) is None:
        return source
    start = source[0].start
    if subject := _among(analysis, start):
        return (subject,)
    before = [m.span for m in analysis.mentions or () if start - _BETWEEN <= m.span.end <= start and not m.pronoun]
    before = [span for span in before if not _ENDS.search(text, span.end, start)]
    if before and not text[before[-1].end : start].strip(" ,–—-"):
        of = (
            _OF_PLACE.search(text, max(0, before[-1].start - _DESCRIBED), before[-1].start)
            if _place(analysis, before[-1])
            else None
        )
        return (Span(of.start(), before[-1].end),) if of else (before[-1],)
    low = max(0, start - _DESCRIBED)
    described = _PEOPLE.search(text, low, start) or _ONE.search(text, low, start)
    if described:
        return (Span(*described.span()),)
    return (before[-1],) if before else source


_BOTH, _AND = re.compile(r"(?:they )?both|the two|neither(?: of them)?", re.IGNORECASE), re.compile(r" and (?:the )?")


def _last_pair(analysis: Analysis, at: int) -> Spans:
    """The two names of one kind that "and" joins last before the place, in its paragraph and not far from it."""
    text = analysis.text
    low = max(text.rfind("\n", 0, at) + 1, at - _BACK)
    named = [m for m in mentions_in(analysis, low, at) if not m.pronoun]
    pairs = (
        Span(one.span.start, other.span.end)
        for one, other in pairwise(named)
        if one.kind == other.kind and one.entity != other.entity and _AND.fullmatch(text, one.span.end, other.span.start)
    )
    return tuple(pairs)[-1:]


def _among(analysis: Analysis, start: int) -> Span | None:
    """Of somebody who is told to be one of those "who" do something, his name: the first person of the sentence."""
    sentences = analysis.sentences or ()
    low = next((sentences[index].start for index in touching(sentences, (Span(start, start + 1),))), start)
    if _AMONG.search(analysis.text, max(low, start - _BACK), start) is None:
        return None
    return next((m.span for m in mentions_in(analysis, low, start) if m.kind == "person" and not m.pronoun), None)


def _place(analysis: Analysis, span: Span) -> bool:
    """Whether a name there is a country's or a town's own, and no people's ("Norlanders, who")."""
    entities = analysis.entities or ()
    here = (m for m in mentions_in(analysis, span.start, span.end) if m.entity is not None)
    named = ((m, entities[m.entity]) for m in here if m.entity is not None)
    return any(m.kind in {"country", "unknown"} and span.words(analysis.text) in entity.name for m, entity in named)


def taken_up(analysis: Analysis, source: Spans, names: Names) -> Spans:
    """The unnamed people whom "they" takes up: those cited last, in the same paragraph; () where somebody else was.

    "Both" are the two last named together there ("Roe and Berg met; both will run"); "one of them" may go back over a
    paragraph's end, and so may "he" and "she" where they stand for nobody named: somebody unnamed told of last.
    """
    text, at, words = analysis.text, source[0].start, words_of(analysis.text, source)
    if _BOTH.fullmatch(words):
        return _last_pair(analysis, at)
    pronoun, one = _THEY.fullmatch(words), _HE.fullmatch(words) is not None
    if (pronoun is None and not one) or (one and names.actor(source) is not None):
        return ()
    first = _first_again(analysis, at, _HE if one else _THEY)
    earlier = (_opening_before(analysis, first, names) if one else ()) or last_before(
        sources_of(analysis), first, max(0, at - _BACK)
    )
    far = one or (pronoun is not None and pronoun["of"])
    if not earlier or ("\n" in text[earlier[-1].end : at] and not far):
        return ()
    entity = names.actor(earlier)
    many = entity is not None and (entity.count or 2) > 1 and _PLURAL.search(entity.name) is not None
    return earlier if entity is not None and entity.unnamed and many is not one else ()


def _first_again(analysis: Analysis, at: int, pronoun: re.Pattern[str]) -> int:
    """Where the row of sources before the place begins that are that pronoun again; the place itself where there is none."""
    sources, first = sources_of(analysis), at
    while (earlier := last_before(sources, first, max(0, at - _BACK))) and pronoun.fullmatch(words_of(analysis.text, earlier)):
        first = earlier[0].start
    return first


def _opening_before(analysis: Analysis, at: int, names: Names) -> Spans:
    """Somebody unnamed with whom the sentence before the place begins ("The junta leader spoke. He"); else ()."""
    start = max((sentence.start for sentence in analysis.sentences or () if sentence.end <= at), default=at)
    lead = _OPENING.match(analysis.text, start, at)
    ends = [word.end() for word in _WORD.finditer(analysis.text, start, lead.end())][1:] if lead else []
    described = ((Span(start, end),) for end in reversed(ends))
    return next(
        (one for one in described if (who := names.actor(one)) is not None and who.unnamed and who.kind == "person"), ()
    )
