# ruff: noqa: E501  (a pattern reads better whole)
"""Whose words or stance an attribution holds, where the model marks nobody, a fragment, or only who passes it on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.extract.issuer import issuer_of
from onrecord.extract.mend import mended
from onrecord.extract.names import Names
from onrecord.extract.near import mentions_in
from onrecord.extract.subject import first_subject, subject_of
from onrecord.types import Analysis, Attribution, Span, Spans

# Sources that name nobody by themselves: an article, a conjunction, an adjective, a stray letter.
_NOBODY = re.compile(r"(?i)(?:the|an?|and|or|but|of|its|this|that|there|s|as|legitimate|new|[a-z]+-[a-z]+|[\W_]*)")
# A communicative act: who is told to have done it is the speaker, and who tells so passes it on.
_ACT = (
    r"agreed|promised|pledged|vowed|committed|demanded|called|urged|asked|threatened|refused|rejected|declined|denied|offered|proposed"
    r"|announced|told|said|says|say|warned|signed|ordered|accepted|insisted|ruled|approved|decided|requested|guaranteed|assured|confirmed"
)
_DID = re.compile(
    rf"[\s,”\"“\]]*(?:who |which )?(?:has |have |had |also |again |already |repeatedly |on \w+day |last \w+ |earlier |formally |now |[\"“])*(?:{_ACT})\b",
    re.IGNORECASE,
)
# "[Macron] said that": whose words they are is said outright.
_QUOTED = re.compile(r"\]? (?:has |had )?(?:said|told \w+|says) (?:that )", re.IGNORECASE)
_LEAD = re.compile(
    r"[\s\"“”‘'…\[]*(?:that )?[\"“‘\[]?(?:the |President |U\.S\. |Mr\. |Ms\. |Mrs\. |Secretary )*", re.IGNORECASE
)
# From this probability on that the party is the source, the act is not told of somebody else.
_SELF = 0.5
_NEAR = 60


@dataclass(frozen=True, slots=True)
class Origin:
    """The words that name the speaker, and those that name who tells of him (() where the speaker is cited outright).

    `words` are those recorded as the speaker's: None where they are the ones that name him, () where he is only inferred.
    """

    speaker: Spans
    teller: Spans = ()
    words: Spans | None = None


def origin_of(analysis: Analysis, attribution: Attribution, source: Spans, names: Names) -> Origin:
    """Where the speaker stands: the source; of a told act its doer, with the source as teller; without one the subject."""
    source = mended(analysis, source)
    if source and not _NOBODY.fullmatch(" ".join(span.words(analysis.text) for span in source).strip()):
        return _cited(analysis, attribution, source, names)
    if attribution.act == "state":
        return Origin(())
    subject = subject_of(analysis, attribution, names)
    return Origin(subject, words=()) if subject else Origin(())


def _cited(analysis: Analysis, attribution: Attribution, source: Spans, names: Names) -> Origin:
    if asked := _asked_in_vain(analysis, attribution):
        return Origin(asked)
    teller = names.actor(source)
    doer = _told_doer(analysis, attribution)
    if not doer and teller is not None and teller.kind == "outlet":
        doer = _reported(analysis, attribution, names)
    entity = names.actor(doer) if doer else None
    if entity is None and teller is not None and teller.kind == "unknown" and (issuer := issuer_of(analysis, source, names)):
        return Origin(issuer, words=source)
    return Origin(source) if entity is None or teller is None or entity.name == teller.name else Origin(doer, source)


# Who does not receive an answer is no speaker: whoever gave none is ("did not receive assurances from the president").
_IN_VAIN = re.compile(
    r"(?:\bnot|\bnever|n['’]t|\bfail(?:ed|s|ing)? to|\bwithout)(?: \w+)? (?:receiv|obtain|ge?ot?t?|secur|w[io]n|hear|elicit|extract)\w*$",
    re.IGNORECASE,
)


def _asked_in_vain(analysis: Analysis, attribution: Attribution) -> Spans:
    """Whoever is told to have given no answer, where the source is whom it was not given to; else ()."""
    text, cue = analysis.text, attribution.cue
    if attribution.act not in {"evade", "refuse"} or not cue or not _IN_VAIN.search(cue[-1].words(text)):
        return ()
    start, end = cue[-1].end, max(span.end for span in (*attribution.content, *cue))
    givers = (m for m in mentions_in(analysis, start, end + _NEAR) if not m.pronoun)
    return next(((giver.span,) for giver in givers if re.search(r"\bfrom (?:the )?$", text[start : giver.span.start])), ())


_PLURAL = re.compile(
    r"[\s\"“”‘'…]*(?:that )?(?P<who>[A-Z]?[\w' -]{2,40}?s)(?= (?:say|said|have|had|are|were|will|plan|want|told)\b)"
)


def _reported(analysis: Analysis, attribution: Attribution, names: Names) -> Spans:
    """Whom an outlet reports on: an outlet binds nobody, so the first subject of what it reports is the speaker."""
    if attribution.act == "state" or not attribution.content:
        return ()
    text, area = analysis.text, attribution.content[0]
    plural = _PLURAL.match(text, area.start, area.end)
    if plural and (entity := names.actor((span := Span(*plural.span("who")),))) is not None and entity.unnamed:
        return (span,)
    return first_subject(analysis, area)


def _told_doer(analysis: Analysis, attribution: Attribution) -> Spans:
    """The subject of the content, where it is told to have promised, refused or demanded what the act is."""
    if attribution.act == "state" or not attribution.content:
        return ()
    text, area = analysis.text, attribution.content[0]
    did = _DID if attribution.own < _SELF else _QUOTED
    lead = _LEAD.match(text, area.start, area.end)
    start = lead.end() if lead else area.start
    for mention in mentions_in(analysis, start, min(area.end, start + _NEAR)):
        if mention.pronoun or mention.span.start > start + 2:
            break
        if did.match(text, mention.span.end):
            return (mention.span,)
    return ()


# Things that bind somebody: whoever made them is the speaker, who is not among their words.
_THING = re.compile(
    r"(?:the|an?|this|that|its|his|her|their|any|some)?\s*(?:[\w'’.-]+ ){0,3}?(?:treat(?:y|ies)|deals?|agreements?|accords?|pacts?|cease-?fires?|truces?|plans?|proposals?|bills?|laws?"
    r"|orders?|decrees?|warrants?|sanctions|talks|negotiations|visits?|meetings?|moves?|summits?|legislation|amendments?|rules|polic(?:y|ies)|operations?|missions?|consulate|hearings?|votes?|strikes|elections?)"
    r"(?=$|\W+(?:of|with|that|which|signed|between|on|for|to|in|by|would|will)\b)",
    re.IGNORECASE,
)


def is_thing(text: str, source: Spans) -> bool:
    """Whether the words of the source name a treaty, a plan or another thing, which has no stance of its own."""
    return len(source) == 1 and _THING.match(source[0].words(text)) is not None
