"""Analysis -> Statement: every part of an attribution resolved, with its words or marked inferred."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.extract.acts.effects import as_effects
from onrecord.extract.acts.foretold import with_foretold
from onrecord.extract.acts.joined import each_act
from onrecord.extract.acts.left_open import as_left_open
from onrecord.extract.acts.noncommittal import as_told
from onrecord.extract.acts.nouns import with_nouns
from onrecord.extract.acts.play import without_play
from onrecord.extract.acts.promises import each_promise
from onrecord.extract.acts.readiness import with_readiness
from onrecord.extract.acts.ultimatum import with_ultimatums
from onrecord.extract.acts.unbinding import without_unbinding
from onrecord.extract.acts.unlikely import likely
from onrecord.extract.acts.wishes import with_wishes
from onrecord.extract.chains.chain import chain_of
from onrecord.extract.chains.interviews import Talk, interviews_of
from onrecord.extract.conditions.resolve import on_act
from onrecord.extract.deeds import OF_OTHERS, deed_of
from onrecord.extract.fields.certainty import certainty_of
from onrecord.extract.fields.firmness import firmness_of
from onrecord.extract.fields.hedge import hedge_of, without_hedges
from onrecord.extract.fields.polarity import polarity_of
from onrecord.extract.fields.speech import speech_of
from onrecord.extract.fields.times import said_on_of
from onrecord.extract.matter import Sides
from onrecord.extract.names import Names
from onrecord.extract.near import Nearby, touching
from onrecord.extract.outlet_notes import without_notes
from onrecord.extract.party import bound, sides_of
from onrecord.extract.passages.cited_after import with_cited_after
from onrecord.extract.passages.cues import whole_cues
from onrecord.extract.passages.next_said import told_apart
from onrecord.extract.passages.opening import within_clauses
from onrecord.extract.passages.quoted_as import as_quoted
from onrecord.extract.passages.said_after import from_its_start
from onrecord.extract.passages.said_before import with_said_before
from onrecord.extract.passages.split import unlike
from onrecord.extract.passages.taken_up import with_taken_up
from onrecord.extract.quotes import quoted_spans
from onrecord.extract.ranking import Deed, Ground
from onrecord.extract.wording import Words, matter_told, words_told
from onrecord.types import (
    ACTS,
    Act,
    Actor,
    Analysis,
    Attribution,
    Entity,
    Matter,
    Passage,
    Span,
    Spans,
    Speech,
    Statement,
    words_of,
)

# What is mended of the attributions before each is looked at by itself, in this order.
_MENDED = (
    without_notes,
    as_told,
    as_quoted,
    with_said_before,
    whole_cues,
    with_cited_after,
    told_apart,
    within_clauses,
    from_its_start,
    as_effects,
    as_left_open,
    without_unbinding,
    each_promise,
    each_act,
    with_wishes,
    with_readiness,
    with_ultimatums,
    with_nouns,
    with_foretold,
    without_play,
)


def extract(analysis: Analysis, names: Names, extractor: str) -> tuple[Statement, ...]:
    """The statements of one report, in the order of their content; two that are one are one.

    Needs the layers `sentences` and `attributions`; `mentions`, `entities`, `times` may be empty. `extractor` is the version.
    Raises ValueError where a needed layer is missing.
    """
    if analysis.sentences is None or analysis.attributions is None:
        raise ValueError("extraction needs sentences and attributions first")
    for mended in _MENDED:
        analysis = mended(analysis)
    quoted = quoted_spans(analysis.text)
    ground, talks = Ground(analysis, names), interviews_of(analysis, names)
    near = Nearby(analysis)
    made = (_statement(ground.cut(near.around(one)), one, quoted, talks, extractor) for one in analysis.attributions or ())
    found = [statement for statement in made if statement and likely(statement)]
    found.sort(key=lambda s: (s.content.spans, ACTS.index(s.act), s.cue.spans if s.cue else ()))
    return unlike(found)


@dataclass(frozen=True, slots=True)
class _Sides:
    """Whose act it is, in whose speech, whom it binds and concerns, on what, and through whom it came."""

    speaker: Actor | None
    speech: Speech
    party: Actor | None
    to: Actor | None
    matter: Matter | None
    chain: tuple[Actor, ...]


def _statement(
    ground: Ground, attribution: Attribution, quoted: Spans, talks: Sequence[Talk], extractor: str
) -> Statement | None:
    deed = deed_of(ground, attribution)
    if deed is None:
        return None
    party, to = sides_of(ground, deed)
    act = bound(deed.act, party)
    words, heard = words_told(ground, deed, act, quoted), _heard(deed, ground.names)
    chain = chain_of(ground.analysis, deed.attribution, heard, ground.names, quoted, deed.teller, talks, deed.said)
    sides = _Sides(
        deed.speaker or _stance_of(ground.text, act, party, deed.source),
        _speech(ground.text, deed, words.content, quoted, relayed=bool(chain)),
        party,
        to,
        matter_told(ground, deed, words, Sides(party.name if party else None, to)),
        chain,
    )
    return _made(ground, deed, act, words, sides, extractor)


def _made(ground: Ground, deed: Deed, act: Act, words: Words, sides: _Sides, extractor: str) -> Statement:
    """The statement, with what its words alone tell besides: which way, when, how firmly and how surely."""
    analysis, attribution, text = ground.analysis, deed.attribution, ground.text
    cue, content, deadline = words_of(text, words.cue), words_of(text, words.content), words.deadline
    others = [span for other in analysis.attributions or () for span in other.content]
    return Statement(
        report=analysis.report,
        speaker=sides.speaker,
        cue=Passage.of(text, words.cue) if words.cue else None,
        content=Passage.of(text, with_taken_up(text, words.content, words.cue, attribution.source)),
        speech=sides.speech,
        act=act,
        party=sides.party,
        to=sides.to,
        matter=sides.matter,
        polarity=polarity_of(content, act, cue, words_of(text, words.hanging)),
        condition=on_act(analysis, attribution, act, words.condition),
        deadline=deadline if act != "state" else None,
        said_on=said_on_of(analysis, attribution, others),
        chain=sides.chain,
        firmness=firmness_of(act, cue, content, dated=deadline is not None, guess=attribution.firmness),
        confidence=attribution.confidence,
        act_confidence=attribution.acts[ACTS.index(attribution.act)],
        extractor=extractor,
        certainty=certainty_of(without_hedges(f"{cue} {content}")),
        hedge=hedge_of(text, _sentence(analysis, words.content), deed.source, words.cue, words.content),
    )


def _stance_of(text: str, act: Act, party: Actor | None, source: Spans) -> Actor | None:
    """Whose stance is told where nobody is cited, or only a thing (codebook: of narrated stances the speaker is the party)."""
    if party is None or act in OF_OTHERS:
        return None
    return replace(party, text=words_of(text, source) if source else None, spans=source)


def _heard(deed: Deed, names: Names) -> Entity | None:
    """Who is cited, or speaks in a text that is his own."""
    return deed.said.speaker or (names.actor(deed.source) if deed.source else None)


def _speech(text: str, deed: Deed, content: Spans, quoted: Spans, *, relayed: bool) -> Speech:
    """Marks decide direct and mixed; between indirect and narrated the model's reading stands where it is one of the two.

    What somebody says in a text of his own is verbatim, and what an outlet alone tells of nobody's words.
    """
    attribution = deed.attribution
    if deed.told or deed.said.speaker is not None:
        return "narrated" if deed.told else "direct"
    speech = speech_of(text, attribution.cue, content, quoted, attribution.source, relayed=relayed)
    if speech in {"direct", "mixed"} or attribution.speech in {"direct", "mixed"}:
        return speech
    return attribution.speech


def _sentence(analysis: Analysis, content: Spans) -> Span | None:
    sentences = analysis.sentences or ()
    return next((sentences[index] for index in touching(sentences, content[:1])), None)


__all__ = ["deed_of", "extract"]
