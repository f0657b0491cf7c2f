# ruff: noqa: E501  (a pattern reads better whole)
"""What a report itself says that somebody will do, has called off, asks by a deadline or does not answer; the model seldom sees an act there."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.extract.acts.performed import HELPS, PERFORMED
from onrecord.extract.acts.plain import surely
from onrecord.extract.acts.telling import CITED, content_to, narrated
from onrecord.extract.near import Free, mentions_in, touching
from onrecord.extract.quotes import quoted_spans
from onrecord.extract.sources.listed import list_to
from onrecord.extract.told_words import BEFALLS, QUESTIONS, WHICH_QUESTIONS
from onrecord.types import Act, Analysis, Attribution, Mention, Span

# What nobody does by his own will is foreseen, and no plan.
_UNWILLED = (
    rf"(?:be(?! (?:\w+ing|joined|represented|accompanied|led|sworn)\b)|{BEFALLS}|have|need|get|find|face|know|see|feel|want|cost|mean"
    r"|struggle|depend|remain|become|end|prove|appear|seem|look|inherit|like|love|hate|regret|forget"
    r"|never|only|not|either|\w+ly|in|at|on|likely|almost|soon|no|always)\b"
)
# Who somebody is, between his name and what he will do ("Anna Berg, a baker, will").
_APPOSED = r"(?:(?: \([^()\n]{1,30}\))?, (?!(?:who|which|and|but|or|he|she|it|they)\b)[^.;:()\n“”\"]{3,100}?,)?"
_WILL = re.compile(
    rf"{_APPOSED}(?:,? (?:who|which))?{HELPS} (?P<cue>will{HELPS}|(?:is|are)(?: (?:also|now|still))?(?: (?:set|scheduled|slated|due))?(?= to )|(?:is|are)(?= (?:flying|travell?ing|heading) to )) "
    rf"(?P<what>(?:to )?(?!{_UNWILLED})(?!(?:blame|thank|date|come)\b)[a-z]+)\b"
)
# Who passes questions on answers none.
_REFERRED = re.compile(
    rf"(?: in [A-Z]\w+)?{HELPS} (?P<cue>referred|directed|redirected) (?P<what>(?:(?:{WHICH_QUESTIONS}|reporters['’]) )*{QUESTIONS}) (?=(?:\w+ )?to )"
)
_TELLS: tuple[tuple[re.Pattern[str], Act], ...] = ((_WILL, "intend"), (_REFERRED, "evade"), *PERFORMED)
# What stands for a state after its adjective.
_SIDE = re.compile(
    r" (?:government|junta|army|military|parliament|cabinet|leadership|authorities|navy|regime|(?:foreign|defen[cs]e|interior) ministry)\b"
)
_ACTING = frozenset({"person", "organisation", "country", "group"})
# What stands before a subject: nothing, a mark or what joins clauses, then titles and descriptions of a name.
_BEGINS = re.compile(
    r"(?:^|[.,;:!?\"”’)—–\n]\s*|\b(?i:and|but|where|when|as|while|which|since|until|before|after|said|says)\s+)(?:(?i:the|former|acting|then)\s+|(?:Secretary|Ministers?) of (?:State|[A-Z]\w+)\s+|[A-Z][\w.'’-]*\s+)*$"
)
_SUPPOSES = re.compile(r"\b(?:if|whether|unless|fears?|hopes?|hoping)\W(?:[\w.'’-]+\W+){0,4}$", re.IGNORECASE)
_LIST = 120  # characters before a name in which others of its list stand
_BACK = 60  # characters before a subject that are looked at
SURE = 0.8  # set by hand: of 11 on the training and development reports 9 were coded in these words, and one in more


def with_foretold(analysis: Analysis) -> Analysis:
    """The analysis with these acts beside those that the model found, with whose words they share none."""
    taken = [span for one in analysis.attributions or () for span in (*one.cue, *one.content, *one.core)]
    free = Free((*taken, *quoted_spans(analysis.text)))
    found = (_told(analysis, mention, free) for mention in analysis.mentions or () if _may_act(analysis.text, mention))
    return replace(analysis, attributions=(*(analysis.attributions or ()), *(one for one in found if one)))


def _may_act(text: str, mention: Mention) -> bool:
    """Whether somebody is named who can act; "it" is as often a thing."""
    return mention.entity is not None and mention.kind in _ACTING and mention.span.words(text).casefold() != "it"


def _told(analysis: Analysis, mention: Mention, free: Free) -> Attribution | None:
    """The act whose subject the mention is; None where there is none."""
    text, sentences = analysis.text, analysis.sentences or ()
    side = _SIDE.match(text, mention.span.end) if mention.kind == "country" else None
    who = Span(_first(analysis, mention), side.end() if side else mention.span.end)
    for pattern, act in _TELLS:
        match = pattern.match(text, who.end)
        if match is None or Span(match.start("cue"), match.end("what")) not in free:
            continue
        sentence = sentences[touching(sentences, (mention.span,))[0]]
        content = content_to(text, sentence, match)
        if content and _begins(text, sentence, who.start):
            said = _said(analysis, Span(who.start, content[-1].end), act, free)
            told = narrated(who, Span(*match.span("cue")), content, act, SURE)
            return said or (replace(told, party=(Span(*match.span("whom")),), party_told=True) if act == "demand" else told)
    return None


def _first(analysis: Analysis, mention: Mention) -> int:
    """Where the list begins whose last name the mention is ("Norland and Sudmark"); its own beginning where it ends none."""
    rows = list(mentions_in(analysis, max(0, mention.span.start - _LIST), mention.span.end))
    listed = list_to(analysis.text, rows, mention)
    return listed.start if listed.end == mention.span.end else mention.span.start


def _said(analysis: Analysis, content: Span, act: Act, free: Free) -> Attribution | None:
    """The same in the words of somebody who is named and cited with it afterwards; None where nobody is."""
    cited = CITED.match(analysis.text, content.end)
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
