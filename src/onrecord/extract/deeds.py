"""Attribution -> Deed: what is done in words and who does it, before anybody else of the act is known."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.extract.names import Names, as_actor
from onrecord.extract.passages.borders import acting_part, ended, own_content
from onrecord.extract.passages.trim import trimmed
from onrecord.extract.passages.unbroken import unbroken
from onrecord.extract.ranking import Deed, Ground
from onrecord.extract.sources.antecedents import antecedent
from onrecord.extract.sources.behind import behind
from onrecord.extract.sources.introduced import introduced
from onrecord.extract.sources.source import Origin, is_thing, origin_of
from onrecord.extract.sources.told import in_words
from onrecord.extract.sources.voice import Said, said
from onrecord.types import Act, Actor, Analysis, Attribution, Entity, Spans, words_of

# Acts whose party is not the one whose stance they are.
OF_OTHERS = frozenset[Act]({"state", "demand"})


def deed_of(ground: Ground, attribution: Attribution) -> Deed | None:
    """The act as it is told, before anybody but its speaker is known; None where nothing of its content is left."""
    analysis, names = ground.analysis, ground.names
    heard = said(analysis, attribution, names)
    if heard is None:
        return None
    attribution, voice = heard
    content = ended(analysis, trimmed(ground.text, _content(analysis, attribution)))
    if not content or _cites_people(ground, attribution, content):
        return None
    origin, speaker = _whose(ground, attribution, voice)
    if speaker is not None and (body := behind(ground, speaker, content[0].start) or introduced(ground, speaker)):
        speaker = replace(speaker, acts_for=body)
    told = voice.speaker is None and attribution.act not in OF_OTHERS and _by_outlet(ground.text, origin, names)
    return Deed(
        attribution, content, attribution.act, speaker, source=origin.speaker, teller=origin.teller, told=told, said=voice
    )


def _whose(ground: Ground, attribution: Attribution, voice: Said) -> tuple[Origin, Actor | None]:
    """Where the act comes from and who is its speaker: a voice, whom the source names, or nobody where that is a thing."""
    if voice.speaker is not None:
        return Origin(attribution.source), as_actor(ground.text, voice.speaker, voice.who, ground.names)
    origin = origin_of(ground.analysis, attribution, trimmed(ground.text, _source(attribution)), ground.names)
    bound_by_thing = attribution.act not in OF_OTHERS and is_thing(ground.text, origin.speaker)
    return origin, None if bound_by_thing else _speaker(ground.analysis, origin, ground.names)


_CITES = re.compile(r"\W*(?:cit(?:ing|es?|ed)|quot(?:ing|es?|ed))\W*", re.IGNORECASE)


def _cites_people(ground: Ground, attribution: Attribution, content: Spans) -> bool:
    """Whether an outlet only names its sources ("citing two officials"), who belong into the chain of what they say."""
    if attribution.act != "state" or not _CITES.fullmatch(words_of(ground.text, attribution.cue)):
        return False
    teller, people = ground.names.actor(_source(attribution)), ground.names.actor(content)
    return teller is not None and teller.kind == "outlet" and people is not None and people.unnamed and people.kind == "person"


def _by_outlet(text: str, origin: Origin, names: Names) -> bool:
    """Whether an outlet reports the stance of somebody whom it does not cite: the marks around it are the outlet's own."""
    teller = names.actor(origin.teller) if origin.teller else None
    return teller is not None and teller.kind == "outlet" and not in_words(text, origin.speaker)


def _source(attribution: Attribution) -> Spans:
    """The words of the source; of a narrated act without one those of the party, whose stance it is."""
    if attribution.source or attribution.attributed or attribution.act == "demand":
        return attribution.source
    return attribution.party


def _content(analysis: Analysis, attribution: Attribution) -> Spans:
    """All that somebody is cited with; of an act the shortest passage with the whole proposition (codebook)."""
    core, whole = attribution.core, own_content(analysis, attribution)
    if not core or attribution.act == "state":
        return whole
    if not attribution.attributed:
        return core
    sentences = analysis.sentences or ()
    return unbroken(analysis.text, sentences, acting_part(sentences, core, whole), whole)


def _speaker(analysis: Analysis, origin: Origin, names: Names) -> Actor | None:
    """Who the source's words name; words that nobody is known for ("who", "the clip") are kept as they stand."""
    source = origin.speaker
    if not source:
        return None
    entity = names.actor(antecedent(analysis, source)) or Entity(words_of(analysis.text, source), "unknown")
    return as_actor(analysis.text, entity, source if origin.words is None else origin.words, names)
