# ruff: noqa: E501  (a pattern reads better whole)
"""Whose act somebody tells of: the doer of a told act, whom an outlet reports on, who gave no answer."""

from __future__ import annotations

import re

from onrecord.extract.names import Names
from onrecord.extract.near import BESIDE, mentions_in
from onrecord.extract.sources.listed import first_subject, listed
from onrecord.extract.told_words import ADVERBS, DONE
from onrecord.types import Analysis, Attribution, Entity, Span, Spans

# Who is told to have done such an act is the speaker, and who tells so passes it on.
_HELPS = rf"(?:, according to [^,.;\n]{{2,60}},)?[\s,”\"“\]]*(?:who |which )?(?:(?:has|have|had|so far|on \w+day|last \w+|{ADVERBS}) |[\"“])*"
_DID = re.compile(rf"{_HELPS}(?:{DONE})\b", re.IGNORECASE)
# The same of somebody who takes his word back.
_UNDID = re.compile(
    rf"{_HELPS}(?:{DONE}|dropped|abandoned|scrapped|shelved|withdr[ae]wn?|backed (?:away|out|off|down)|walked away|pulled out|reversed|postponed|delayed|suspended|cancell?ed|called off|rescinded|revoked|retracted)\b",
    re.IGNORECASE,
)
# "[Macron] said that": whose words they are is said outright.
_QUOTED = re.compile(r"\]? (?:has |had )?(?:said|told (?:the )?\w+(?: [\w.]+){0,3}?|says) (?:that )", re.IGNORECASE)
_LEAD = re.compile(
    r"[\s\"“”‘'…\[]*(?:that )?[\"“‘\[]?(?:the |President |U\.S\. |Mr\. |Ms\. |Mrs\. |Secretary )*", re.IGNORECASE
)
# From this probability on that the party is the source, the act is not told of somebody else.
_SELF = 0.5


def told_doer(analysis: Analysis, attribution: Attribution, teller: Entity | None, names: Names) -> Spans:
    """Who is told to have done the act, where the teller is somebody else; () where the words are the teller's own."""
    if attribution.act == "state" or not attribution.content:
        return ()
    if doer := _in_content(analysis, attribution, teller, names) or _before_content(analysis, attribution):
        return doer
    return _reported(analysis, attribution, names) if teller is not None and teller.kind == "outlet" else ()


def _in_content(analysis: Analysis, attribution: Attribution, teller: Entity | None, names: Names) -> Spans:
    """The subject of the content, where it is told to have promised, refused or demanded what the act is."""
    text, area = analysis.text, attribution.content[0]
    lead = _LEAD.match(text, area.start, area.end)
    start = lead.end() if lead else area.start
    rows = list(mentions_in(analysis, area.start, min(area.end, start + BESIDE)))
    for at, mention in enumerate(rows):
        if mention.pronoun or mention.span.start > start + 2:
            break
        doer = listed(text, rows[at:])
        other = attribution.own < _SELF or _apart(teller, (doer,), names)
        did = _QUOTED if not other else _UNDID if attribution.act == "retract" else _DID
        if did.match(text, doer.end):
            return (doer,)
    return ()


def _apart(teller: Entity | None, doer: Spans, names: Names) -> bool:
    """Whether the teller is known not to be, or to act for, the doer: of such the words tell it, however much the act looks his own."""
    entity = names.actor(doer)
    if teller is None or entity is None or teller.unnamed:
        return teller is not None and teller.unnamed
    sides = {teller.name} if teller.kind == "country" else {teller.name, teller.acts_for or names.principal(teller)}
    return (
        None not in sides
        and sides.isdisjoint({entity.name, entity.acts_for or names.principal(entity)})
        and entity.kind in {"country", "group"}
    )


def _before_content(analysis: Analysis, attribution: Attribution) -> Spans:
    """Who is told of before the content, where the one who tells so comes after it ("A has said they will pay, B said")."""
    area = attribution.content[0]
    if not attribution.source or attribution.source[0].start < attribution.content[-1].end:
        return ()
    others = (other for other in analysis.attributions or () if other is not attribution and other.attributed)
    return next((other.source for other in others if _leads_to(other, area)), ())


def _leads_to(other: Attribution, area: Span) -> bool:
    """Whether the other's source and cue stand right before the stretch, and what it holds shares words with it."""
    if not other.source or not other.cue or not any(area.touches(span) for span in other.content):
        return False
    source, cue = other.source, other.cue[0].start
    return area.start - BESIDE <= source[0].start and source[-1].end <= cue <= area.start + 2


_PLURAL = re.compile(
    r"[\s\"“”‘'…]*(?:that )?(?P<who>[A-Z]?[\w' -]{2,40}?s)(?= (?:say|said|have|had|are|were|will|plan|want|told)\b)"
)


def _reported(analysis: Analysis, attribution: Attribution, names: Names) -> Spans:
    """Whom an outlet reports on: an outlet binds nobody, so the first subject of what it reports is the speaker."""
    text, area = analysis.text, _sentence_of_act(analysis, attribution)
    plural = _PLURAL.match(text, area.start, area.end)
    if plural and (entity := names.actor((span := Span(*plural.span("who")),))) is not None and entity.unnamed:
        return (span,)
    return first_subject(analysis, area)


def _sentence_of_act(analysis: Analysis, attribution: Attribution) -> Span:
    """What is reported of it in the sentence in which the act stands."""
    area, act = attribution.content[0], (attribution.core or attribution.content)[0].start
    start = max((s.start for s in analysis.sentences or () if s.start <= act), default=area.start)
    return Span(max(area.start, start), area.end) if act < area.end else area


def in_words(text: str, doer: Spans) -> bool:
    """Whether the one who is told of is told to have said it or done it in words, so that he is cited."""
    return bool(doer) and bool(_DID.match(text, doer[-1].end) or _QUOTED.match(text, doer[-1].end))


# What an outlet does with another's act, as against an act of its own ("the paper declined to comment").
_REPORTING = re.compile(r"\b(?:report|reports|reported|reporting|writes|wrote|according|notes|noted)\b", re.IGNORECASE)


def binds_nobody(analysis: Analysis, attribution: Attribution, teller: Entity | None) -> bool:
    """Whether the source is an outlet that only reports the act; whose demand it is must be told."""
    if teller is None or teller.kind != "outlet" or attribution.act in {"state", "demand"}:
        return False
    return any(_REPORTING.search(span.words(analysis.text)) for span in attribution.cue)


_ADDRESSED = re.compile(
    r"\b(?:is|are|was|were|been|being|be)(?: \w+)? (?:told|asked|urged|ordered|advised|warned|instructed|encouraged)(?: \w+){0,2}$",
    re.IGNORECASE,
)


def addressed(text: str, attribution: Attribution) -> bool:
    """Whether the source is whom the act is told to ("drivers were told to wait"), so that nobody is said to speak."""
    source, cue = attribution.source, attribution.cue
    if (
        not source
        or not cue
        or source[-1].end > cue[0].start
        or attribution.act not in {"demand", "intend", "commit", "threaten"}
    ):
        return False
    return _ADDRESSED.search(cue[-1].words(text)) is not None and " by " not in text[cue[-1].end : cue[-1].end + BESIDE]


_SPOKEN_OF = re.compile(
    r"\b(?:is|are|was|were|been|being|be|get|gets|got)(?: \w+){0,2}? (?:accused|blamed|critici[sz]ed|faulted|condemned|denounced|rebuked|labell?ed|dubbed|mocked|ridiculed"
    r"|questioned|asked|pressed|quizzed|praised|hailed|described|portrayed|considered|regarded|viewed|seen|called|known|thought|believed|rumou?red|alleged|suspected|dogged)(?: \w+){0,2}$"
    r"|\b(?:fac(?:e|es|ed|ing)|drawn?|draws|drawing|drew|comes?|came|coming|takes?|took|taken)(?: \w+){0,3} (?:criticism|questions|charges|accusations|allegations|heat|fire|scrutiny)(?: \w+)?$",
    re.IGNORECASE,
)


def spoken_of(text: str, attribution: Attribution) -> bool:
    """Whether the source is of whom others tell something ("the envoy was accused of lying"), so that he does not speak."""
    source, cue = attribution.source, attribution.cue
    if not source or not cue or attribution.act != "state" or source[-1].end > cue[0].start:
        return False
    return _SPOKEN_OF.search(cue[-1].words(text)) is not None


# Who does not receive an answer is no speaker: whoever gave none is ("did not receive assurances from the president").
_IN_VAIN = re.compile(
    r"(?:\bnot|\bnever|n['’]t|\bfail(?:ed|s|ing)? to|\bwithout)(?: \w+)? (?:receiv|obtain|ge?ot?t?|secur|w[io]n|hear|elicit|extract)\w*$",
    re.IGNORECASE,
)


def asked_in_vain(analysis: Analysis, attribution: Attribution) -> Spans:
    """Whoever is told to have given no answer, where the source is whom it was not given to; else ()."""
    text, cue = analysis.text, attribution.cue
    if attribution.act not in {"evade", "refuse"} or not cue or not _IN_VAIN.search(cue[-1].words(text)):
        return ()
    start, end = cue[-1].end, max(span.end for span in (*attribution.content, *cue))
    givers = (m for m in mentions_in(analysis, start, end + BESIDE) if not m.pronoun)
    return next(((giver.span,) for giver in givers if re.search(r"\bfrom (?:the )?$", text[start : giver.span.start])), ())
