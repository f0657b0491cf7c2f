# ruff: noqa: E501  (a pattern reads better whole)
"""What a report itself says that somebody will do, or has called off; nobody is cited for it, and the model seldom sees an act there."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from onrecord.extract.acts.plain import surely
from onrecord.extract.near import clipped, mentions_in, touching
from onrecord.extract.passages.trim import trimmed
from onrecord.extract.quotes import quoted_spans
from onrecord.extract.told_words import DONE
from onrecord.types import Act, Analysis, Attribution, Mention, Span, Spans

_HELPS = (
    "(?: (?:also|now|then|later|instead|again|still|both|first|since|formally|officially|publicly|personally|briefly|abruptly"
    "|suddenly|unilaterally|reportedly))*+"
)
# What nobody does by his own will is foreseen, and no plan.
_UNWILLED = (
    r"(?:be(?! (?:\w+ing|joined|represented|accompanied|led|sworn)\b)|have|need|get|find|face|lose|win|die|fail|suffer|benefit|know|see|feel|want|cost|mean"
    r"|struggle|depend|remain|become|end|prove|appear|seem|look|rise|fall|grow|gain|profit|inherit|enjoy|like|love|hate|regret|remember|forget|learn|survive"
    r"|never|only|not|either|\w+ly|in|at|on|likely|almost|soon|no|always)\b"
)
# Who somebody is, between his name and what he will do ("Anna Berg, a baker, will").
_APPOSED = r"(?:(?: \([^()\n]{1,30}\))?, (?!(?:who|which|and|but|or|he|she|it|they)\b)[^.;:()\n“”\"]{3,100}?,)?"
_WILL = re.compile(
    rf"{_APPOSED}(?:,? who)?{_HELPS} (?P<cue>will{_HELPS}|(?:is|are)(?: (?:also|now|still))? (?:set|scheduled|slated)(?= to )) "
    rf"(?P<what>(?:to )?(?!{_UNWILLED})[a-z]+)\b"
)
_OFF = re.compile(
    rf"(?:,? who)?{_HELPS}(?: (?:has|have|had))?{_HELPS} (?P<cue>cancell?ed|called off|withdrew(?: from)?|withdrawn(?: from)?|pulled out of|exited|halted"
    r"|scrapped|rescinded|revoked|broke off|broken off|backed out of|walked away from|reneged on)"
    r" (?P<what>(?!(?:last|this|next|earlier|in|on|at|to|after|before|amid|when|and|or|but|because|as|by|with|over)\b)[\w\"“]+)"
)
_TELLS: tuple[tuple[re.Pattern[str], Act], ...] = ((_WILL, "intend"), (_OFF, "retract"))
_ACTING = frozenset({"person", "organisation", "country", "group"})
# What stands before a subject: nothing, a mark or what joins clauses, then titles and descriptions of a name.
_BEGINS = re.compile(
    r"(?:^|[.,;:!?\"”’)—–\n]\s*|\b(?i:and|but|where|when|as|while|which|since|until|before|after|said|says)\s+)(?:(?i:the|former|acting|then)\s+|[A-Z][\w.'’-]*\s+)*$"
)
_SUPPOSES = re.compile(r"\b(?:if|whether|unless|fears?|hopes?|hoping)\W(?:[\w.'’-]+\W+){0,4}$", re.IGNORECASE)
_BACK = 60  # characters before a subject that are looked at
_STOP = re.compile(
    r",? (?:who|which|whose|where|while|whereas|although|though|because|but|so that|after which|according to|as (?:he|she|it|they|part)"
    r"|and (?:then|plans?|hopes?|wants?|said|says|(?:(?!(?:who|which|that|to)\b)[\w.'’-]+ ){0,5}?(?:will|would|is|are|has|have|was|were))|[a-z]+(?:s|ed) ago|(?:a|last) year)\b"
    r"|, (?:an?|the|home to|after|when|amid|with|in what|is|are|was|were|has|have|said|says|\w+ing)\b|[;\n]| [—–-]{1,3} |[—–]| \("
)
# Whoever is cited with it afterwards (", Prime Minister Berg pledged"): in his words it is a promise.
_CITED = re.compile(rf", (?:[\w.'’-]+ ){{1,7}}?(?P<verb>{DONE})\b")
_FEWEST = 2  # words of a content
SURE = 0.8  # set by hand: of 11 on the training and development reports 9 were coded in these words, and one in more


def with_foretold(analysis: Analysis) -> Analysis:
    """The analysis with these acts beside those that the model found, with whose words they share none."""
    taken = [span for one in analysis.attributions or () for span in (*one.cue, *one.content, *one.core)]
    free = Free((*taken, *quoted_spans(analysis.text)))
    found = (_told(analysis, mention, free) for mention in analysis.mentions or () if _may_act(analysis.text, mention))
    return replace(analysis, attributions=(*(analysis.attributions or ()), *(one for one in found if one)))


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


def _may_act(text: str, mention: Mention) -> bool:
    """Whether somebody is named who can act; "it" is as often a thing."""
    return mention.entity is not None and mention.kind in _ACTING and mention.span.words(text).casefold() != "it"


def _told(analysis: Analysis, mention: Mention, free: Free) -> Attribution | None:
    """The act whose subject the mention is; None where there is none."""
    text, sentences = analysis.text, analysis.sentences or ()
    for pattern, act in _TELLS:
        match = pattern.match(text, mention.span.end)
        if match is None or Span(match.start("cue"), match.end("what")) not in free:
            continue
        sentence = sentences[touching(sentences, (mention.span,))[0]]
        content = content_to(text, sentence, match)
        if content and _begins(text, sentence, mention.span.start):
            said = _said(analysis, Span(mention.span.start, content[-1].end), act, free)
            return said or _made(mention.span, Span(*match.span("cue")), content, act)
    return None


def _said(analysis: Analysis, content: Span, act: Act, free: Free) -> Attribution | None:
    """The same in the words of somebody who is named and cited with it afterwards; None where nobody is."""
    cited = _CITED.match(analysis.text, content.end)
    if cited is None or (cue := Span(*cited.span("verb"))) not in free:
        return None
    who = [one.span for one in mentions_in(analysis, content.end, cue.start)][-1:]
    act = "commit" if act == "intend" else act
    acts = surely(act, SURE)
    return Attribution(tuple(who), (cue,), (content,), acts, act, "indirect", 0.5, SURE, core=(content,)) if who else None


def _begins(text: str, sentence: Span, start: int) -> bool:
    """Whether a clause begins with the name that stands there, which tells and neither asks nor supposes."""
    before = text[max(sentence.start, start - _BACK) : start]
    return _BEGINS.search(before) is not None and not _SUPPOSES.search(before) and text[sentence.end - 1] != "?"


def content_to(text: str, sentence: Span, match: re.Match[str]) -> Spans:
    """From the verb or its object to the end of the clause."""
    stops = (pattern.search(text, match.end("what"), sentence.end) for pattern in (_STOP, _CITED))
    area = Span(match.start("what"), max(match.end("what"), min([sentence.end, *(stop.start() for stop in stops if stop)])))
    spans = trimmed(text, (Span(area.start, area.start + len(area.words(text).rstrip(" .,;:!?"))),))
    return clipped(spans, area) if len(area.words(text).split()) >= _FEWEST else ()


def _made(source: Span, cue: Span, content: Spans, act: Act) -> Attribution:
    return Attribution(
        (source,), (cue,), content, surely(act, SURE), act, "narrated", 1.0, SURE, core=content, attributed=False
    )
