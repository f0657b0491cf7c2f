# ruff: noqa: E501  (a pattern reads better whole)
"""Whose words or stance an attribution holds, where the model marks nobody, a fragment, or only who passes it on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.extract.names import Names
from onrecord.extract.sources.antecedents import taken_up
from onrecord.extract.sources.beside import agent_of
from onrecord.extract.sources.issuer import issuer_of
from onrecord.extract.sources.mend import mended, outside_relative
from onrecord.extract.sources.shared import shared_source
from onrecord.extract.sources.subject import PASSIVE, subject_of
from onrecord.extract.sources.told import addressed, asked_in_vain, binds_nobody, spoken_of, told_doer
from onrecord.types import Analysis, Attribution, Spans, words_of

# Sources that name nobody by themselves: an article, a conjunction, an adjective, a stray letter.
_NOBODY = re.compile(r"(?i)(?:the|an?|and|or|but|of|its|this|that|there|s|as|legitimate|new|[a-z]+-[a-z]+|[\W_]*)")


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
    source = outside_relative(analysis, attribution, mended(analysis, source))
    if source and _placed(analysis.text, attribution, source):
        source = ()
    if source and not _NOBODY.fullmatch(words_of(analysis.text, source).strip()):
        return _cited(analysis, attribution, source, names)
    shared = shared_source(analysis, attribution)
    subject = subject_of(analysis, attribution, names) if attribution.act != "state" else ()
    if not subject or (shared and names.actor(subject) == names.actor(shared)):
        return Origin(shared)
    return Origin(subject, words=())


# What somebody else plans or expects is not the stance of the place where it happens ("plants are planned in Norland").
_PLACE = re.compile(r"\s*(?:to be \w+ )?(?:in|across|at|near|inside|on|for|around|throughout) (?:the )?$", re.IGNORECASE)


def _placed(text: str, attribution: Attribution, source: Spans) -> bool:
    """Whether the source is the place of a passive: it stands after the cue, behind a preposition."""
    cue = attribution.cue
    if not cue or source[0].start < cue[-1].end or not PASSIVE.search(text, cue[0].start, cue[-1].end):
        return False
    return _PLACE.match(text, cue[-1].end, source[0].start) is not None


def _cited(analysis: Analysis, attribution: Attribution, source: Spans, names: Names) -> Origin:
    if addressed(analysis.text, attribution):
        return Origin(())
    if spoken_of(analysis.text, attribution):
        return Origin(agent_of(analysis, attribution))
    if many := taken_up(analysis, source, names):
        return Origin(many, words=source)
    if asked := asked_in_vain(analysis, attribution):
        return Origin(asked)
    teller = names.actor(source)
    doer = told_doer(analysis, attribution, teller, names)
    if not doer and binds_nobody(analysis, attribution, teller):
        return Origin((), source)
    entity = names.actor(doer) if doer else None
    if entity is None and teller is not None and teller.kind == "unknown" and (issuer := issuer_of(analysis, source, names)):
        return Origin(issuer, words=source)
    return Origin(source) if entity is None or teller is None or entity.name == teller.name else Origin(doer, source)


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
