# ruff: noqa: E501  (a pattern reads better whole)
"""What a voice says with nothing that tells of saying ("Norland will pay", in a speech): the verb is the cue.

The model learned its cues from reports, which cite; in a speaker's own words it seldom marks one, but reads well what a clause does.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.annotate.actors.quoted import Quoted
from onrecord.annotate.spans.cues import LEDGER, SURE, Cue
from onrecord.annotate.spans.found import Found
from onrecord.annotate.spans.words import Words
from onrecord.types import Analysis, Span, Spans, any_touch

_HELPS = r"(?: (?:not|never|also|now|always|still|all|only|then|therefore|soon|continue to|be able to))*"
_VERB = re.compile(
    rf"\b(?:will|shall|must|should|may|might|could|cannot|can|(?<=\b[Ww]e )would|(?<=\bI )would)\b{_HELPS}|['’]ll\b{_HELPS}|\bwon['’]t\b|\b(?:is|are|am|['’]re|['’]m)(?: (?:not|also|now|still|all))* (?:going to|ready|prepared|willing|open|determined|committed|considering|examining|preparing|planning|working|looking|setting|weighing)\b"
    r"|\b(?:have|has|need|needs) to(?= [a-z])|\b(?:(?:do|does) not|(?:don|doesn)['’]t) (?:intend|plan|rule|accept|recogni[sz]e|have|want|comment|discuss)\b|\bhave (?:no|nothing)\b|\bNo comment\b|\b(?:stands?|remains?) (?:ready|prepared|open|willing)\b|\breserves? the right\b|(?:['’]d|\bwould) like to\b"
)
_PERFORMS = r"(?:undertakes?|pledges?|commits?|confirms?|reaffirms?|reiterates?|reserves?|rejects?|refuses?|demands?|urges?|calls?|requests?|invites?|decides?|agrees?|intends?|plans?|offers?|proposes?|expects?|wants?|promises?|guarantees?|expresses|encourages?|appeals?)"
# The verb of a clause that begins a sentence: after "we" or "I" or a name, or the clause of a resolution itself.
_OPENING = re.compile(
    r"(?:\(?\w{1,3}[.)] )?(?:(?:And|But|So|Today|First|Second|Third|Finally|Moreover|Accordingly|Therefore),? )?(?:(?:We|we|I) (?:also |again |hereby |therefore |further |strongly |fully |firmly |jointly )*(?P<verb>[a-z]+)"
    rf"|(?:[A-Z][\w’'-]+ ){{1,3}}?(?:also |hereby )?(?P<owned>{_PERFORMS})|(?P<clause>(?!This|His|Its)[A-Z][a-z]+s))\b(?= )"
)
_DONE = re.compile(r"(?:is|are|was|were|has|have|had|do|does|did|know|think|believe|said|\w+ed|of|and|in|on|at|for|to|the|a)")


def spoken_sentences(analysis: Analysis) -> Spans:
    """The sentences that voices say, in text order: none that asks, and none within quotation marks."""
    sentences, quoted = analysis.sentences or (), Quoted(analysis.text)
    found: list[Span] = []
    for voice in analysis.voices or ():
        low = bisect_right(sentences, voice.area.start, key=lambda span: span.end)
        high = bisect_left(sentences, voice.area.end, key=lambda span: span.start)
        if not voice.asks:
            said = (Span(max(one.start, voice.area.start), min(one.end, voice.area.end)) for one in sentences[low:high])
            found += [one for one in said if analysis.text[one.end - 1] != "?" and not quoted.at(one.start)]
    return tuple(found)


def unread(words: Words, spoken: Sequence[Span], found: Sequence[Found]) -> list[Cue]:
    """Cues in spoken sentences where the model found none, in text order."""
    taken = sorted(span for one in found if not labelled(words.text, one) for span in (*one.cue, *one.content, *one.core))
    first, last = words.starts[0], words.ends[-1]
    near = spoken[
        bisect_left(spoken, first, key=lambda span: span.start) : bisect_right(spoken, last, key=lambda span: span.start)
    ]
    cues: list[Cue] = []
    for sentence in near:
        if sentence.end > last:
            continue
        for verb in _verbs(words.text, sentence, taken):
            start, end = words.touched(verb)
            if start < end < len(words) and words.core[start]:
                cues.append(Cue(start, end, LEDGER, SURE, SURE, spoken=sentence))
    return cues


def labelled(text: str, one: Found) -> bool:
    """Whether it is all that follows a label ("MS. BERG: ..."), of which each sentence may be another act."""
    return len(one.cue) == 1 and one.cue[0].words(text) == ":"


def told_once(text: str, found: Sequence[Found], more: Sequence[Found]) -> Iterator[Found]:
    """Both, where of what follows a label only that is left which does no act of its own."""
    acts = tuple(span for one in more for span in (*one.cue, *one.content))
    kept: list[Span] = []
    for one in found:
        if not (labelled(text, one) and any_touch(one.content, acts)):
            yield one
    for one in more:
        if not any_touch(one.cue, tuple(kept)):
            said = _clause(text, one)
            kept.append(said)
            source = tuple(span for span in one.source if span.touches(said))
            yield replace(one, source=source, cue=(), content=(said,), core=(said,))


def _clause(text: str, one: Found) -> Span:
    """The words of the speaker from their subject on, as those of a quotation are the content: nothing reports them."""
    cue = one.cue[0]
    spans = one.core or one.content
    low = max(one.spoken.start if one.spoken else 0, cue.start - _FAR)
    beside = next((span.start for span in one.source if low <= span.start and cue.start - span.end in range(_NEAR)), None)
    begun = (
        beside if beside is not None else max((match.end() for match in _BEGINS.finditer(text, low, cue.start)), default=low)
    )
    start = begun + len(text[begun : cue.start]) - len(text[begun : cue.start].lstrip(' "“(*•-'))
    return Span(start, max(cue.end, *(span.end for span in spans)))


_FAR, _NEAR = 200, 12  # characters before a verb in which its clause begins, and between it and its subject
# Where a clause begins within a sentence.
_BEGINS = re.compile(
    r"(?:[;:—–] |, (?:(?:and|but|so|or|then|while|because) )?(?=(?:[a-z]|I\b|[A-Z][\w’'-]+ (?!and\b)))|\b(?:and|but|that|because|so) (?=(?:we|I|it|they|he|she|you|there|this|that|nobody|no one)\b))"
    r"|^\W*\w{1,3}[.)] |(?:^|(?<=[.!?] ))(?:(?:And|But|So|First|Second|Third|Finally|Moreover|Therefore|Accordingly),? )"
)


def _verbs(text: str, sentence: Span, taken: list[Span]) -> Iterator[Span]:
    """The verbs of a sentence's clauses of which no other statement is told."""
    opening = _OPENING.match(text, sentence.start, sentence.end)
    group = opening.lastgroup or "" if opening else ""
    found = [Span(*opening.span(group))] if opening and not _DONE.fullmatch(opening[group]) else []
    found += [Span(*match.span()) for match in _VERB.finditer(text, sentence.start, sentence.end)]
    here = tuple(span for span in taken if span.touches(sentence))
    for verb in found:
        if not any_touch((verb,), here):
            yield verb
