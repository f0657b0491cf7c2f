# ruff: noqa: E501  (a pattern reads better whole)
"""The subject of an act that nobody is marked as the source of, with all whom "and" joins to it."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import zip_longest

from onrecord.extract.names import Names
from onrecord.extract.near import BESIDE, mentions_in
from onrecord.extract.sources.beside import beside, related
from onrecord.extract.sources.issuer import last_before, sources_of
from onrecord.extract.sources.listed import describes, governed, list_to
from onrecord.types import Analysis, Attribution, Entity, Span, Spans

_PARTICIPLE = re.compile(r"^\W*(?:\w+ly )?\w+ing\b|^\W*(?:but|and|then|also|has|have|had)?\s*\w+ed\b", re.IGNORECASE)
# What is planned, expected or due, as against who plans it.
PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|be)\b.*\b(?:plan|expect|schedul|slat|propos|intend|envisag|foreseen|set|due|likely|held|built)\w*(?: to)?$",
    re.IGNORECASE,
)
_COORDINATED = re.compile(r"(?:,|\b(?:and|but|then|yet))\s+(?:also |still |has |have |had |then |now |instead )*$")
# "Iranian officials" are people of the state that the mention names.
_PEOPLE = re.compile(r" (?:officials?|lawmakers?|leaders|diplomats?|negotiators?|protesters|demonstrators|senators|aides?)\b")
# After a name that is itself the subject, as against one that only tells which report, deal or visit is meant.
_ENDS = re.compile(
    r"\W*$|[,;(]|['’]?s?,? (?:and|or|of|in|on|at|from|for|with|to|who|which|has|have|had|is|are|was|were|will|would)\b"
)


_VERB = re.compile(r" (?:also |still |now |both )?(?:has|have|had|is|are|was|were|will|would|can|could|may|do|does|did)\b")


def subject_of(analysis: Analysis, attribution: Attribution, names: Names) -> Spans:
    """Of an act without a source: a pronoun or owner in its cue, the content's own subject before the cue, else the sentence's."""
    text, cue = analysis.text, attribution.cue
    if not cue:
        return attribution.party
    inside = [mention for span in cue for mention in mentions_in(analysis, span.start, span.end)]
    if inside and (inside[0].pronoun or text.startswith(("'s", "’s"), inside[0].span.end)):
        return (inside[0].span,)
    at = cue[0].start
    if told := beside(analysis, attribution):
        return told
    before = next((span for span in attribution.content if span.end <= at + 1 and at - span.end <= BESIDE), None)
    if before is not None and (entity := names.actor((before,))) and entity.kind != "unknown":
        return (before,) if _leads(analysis, before, entity) else ()
    subject = _told_in(analysis, at)
    # A thing that is planned or expected binds whoever plans it, not whom its description names.
    if PASSIVE.search(text[at : cue[-1].end]):
        return subject if subject and _ENDS.match(text, subject[-1].end, at) else ()
    return subject or attribution.party


def _told_in(analysis: Analysis, at: int) -> Spans:
    """The subject in the sentence that runs up to and beyond the place; () where no sentence does."""
    sentences = analysis.sentences or ()
    index = bisect_right(sentences, at, key=lambda span: span.start) - 1
    if index < 0 or not sentences[index].start < at < sentences[index].end:
        return ()
    return _of_sentence(analysis, Span(sentences[index].start, at))


def _leads(analysis: Analysis, area: Span, entity: Entity) -> bool:
    """Whether the stretch names somebody as its head: in "the Norland report on Sudria" nobody is."""
    text, rows = analysis.text, list(mentions_in(analysis, area.start, area.end))
    return entity.unnamed or not rows or any(not governed(text, m) and _ENDS.match(text, m.span.end, area.end) for m in rows)


def _outlet(analysis: Analysis, source: Spans) -> bool:
    return any(m.kind == "outlet" for m in mentions_in(analysis, source[0].start, source[-1].end))


def _of_sentence(analysis: Analysis, stretch: Span) -> Spans:
    """The last subject named in what stands before the cue, else whoever was cited there; of a participle the other way round."""
    earlier = last_before(sources_of(analysis), stretch.end, stretch.start)
    doing = _PARTICIPLE.match(analysis.text[stretch.end : stretch.end + 40]) is not None
    if doing and (told := related(analysis, stretch) or earlier):
        return told
    text, stretched = analysis.text, list(mentions_in(analysis, stretch.start, stretch.end))
    stretched = [one for one, other in zip_longest(stretched, stretched[1:]) if not (other and describes(text, one, other))]
    named = [mention for mention in stretched if not governed(text, mention)]
    joint = list_to(text, stretched, named[-1]) if named else None
    if joint is not None and not joint.touches(named[-1].span):
        return (joint,)
    doer = next((mention for mention in named if mention.kind != "outlet"), None)
    if doer is not None and _COORDINATED.search(text, stretch.start, stretch.end):
        # "A is open to talks but rules out concessions": the second verb has the first one's subject.
        if earlier and earlier[0].start <= doer.span.start and not _outlet(analysis, earlier):
            return earlier
        return (joint,) if joint is not None and _VERB.match(text, joint.end, stretch.end) else (doer.span,)
    if joint is None:
        return earlier
    people = _PEOPLE.match(text, joint.end, stretch.end)
    return (Span(named[-1].span.start, people.end()) if people else joint,)
