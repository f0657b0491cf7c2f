"""Analysis -> Statement: every part of an attribution resolved, with its words or marked inferred."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

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
from onrecord.extract.conditions.resolve import condition_of, on_act
from onrecord.extract.deeds import OF_OTHERS, deed_of
from onrecord.extract.fields.certainty import certainty_of
from onrecord.extract.fields.firmness import firmness_of
from onrecord.extract.fields.hedge import hedge_of, without_hedges
from onrecord.extract.fields.polarity import polarity_of
from onrecord.extract.fields.speech import speech_of
from onrecord.extract.fields.times import deadline_of, said_on_of
from onrecord.extract.marks import paired
from onrecord.extract.matter import Sides, Who, matter_of
from onrecord.extract.names import Names
from onrecord.extract.near import Nearby, mentions_in, touching
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
from onrecord.extract.passages.trim import trimmed
from onrecord.extract.quotes import quoted_spans
from onrecord.extract.ranking import Deed, Ground
from onrecord.extract.sources.voice import question_of, title_of
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
    any_touch,
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


def _statement(
    ground: Ground, attribution: Attribution, quoted: Spans, talks: Sequence[Talk], extractor: str
) -> Statement | None:
    deed = deed_of(ground, attribution)
    if deed is None:
        return None
    analysis, names, text, attribution = ground.analysis, ground.names, ground.text, deed.attribution
    source, speaker, cue = deed.source, deed.speaker, trimmed(text, attribution.cue)
    content = paired(text, deed.content, quoted)
    chain = chain_of(analysis, attribution, _heard(deed, names), names, quoted, deed.teller, talks, deed.said)
    party, to = sides_of(ground, deed)
    act = bound(deed.act, party)
    speaker = speaker or _stance_of(text, act, party, source)
    condition = condition_of(analysis, attribution, content)
    deadline = deadline_of(analysis, attribution, act, condition.spans if condition else ())
    avoid, who = condition.spans if condition else (), _who(analysis, content)
    sides = Sides(party.name if party else None, to)
    title = title_of(analysis)
    # What begins in the cue is what its verb rules: "from the truce on Monday" after "walked away" is no time.
    apart = [
        time.span for time in analysis.times or () if not (any_touch(cue, (time.span,)) and any_touch(content, (time.span,)))
    ]
    when = (*(deadline.spans if deadline else ()), *apart)
    cue_words, words = words_of(text, cue), words_of(text, content)
    others = [span for other in analysis.attributions or () for span in other.content]
    return Statement(
        report=analysis.report,
        speaker=speaker,
        cue=Passage.of(text, cue) if cue else None,
        content=Passage.of(text, with_taken_up(text, content, cue, attribution.source)),
        speech=_speech(text, deed, content, quoted, relayed=bool(chain)),
        act=act,
        party=party,
        to=to,
        matter=_answering(
            matter_of(text, content, avoid, _persons(analysis, content), when, title, who, sides, cue=cue),
            question_of(analysis, attribution),
        ),
        polarity=polarity_of(words, act, cue_words, words_of(text, avoid)),
        condition=on_act(analysis, attribution, act, condition),
        deadline=deadline if act != "state" else None,
        said_on=said_on_of(analysis, attribution, others),
        chain=chain,
        firmness=firmness_of(act, cue_words, words, dated=deadline is not None, guess=attribution.firmness),
        confidence=attribution.confidence,
        act_confidence=attribution.acts[ACTS.index(attribution.act)],
        extractor=extractor,
        certainty=certainty_of(without_hedges(f"{cue_words} {words}")),
        hedge=hedge_of(text, _sentence(analysis, content), source, cue, content),
    )


def _stance_of(text: str, act: Act, party: Actor | None, source: Spans) -> Actor | None:
    """Whose stance is told where nobody is cited, or only a thing (codebook: of narrated stances the speaker is the party)."""
    if party is None or act in OF_OTHERS:
        return None
    return replace(party, text=words_of(text, source) if source else None, spans=source)


def _answering(matter: Matter | None, question: str | None) -> Matter | None:
    """The matter, or what the question names that is answered where the words themselves name none."""
    if question is None or (matter is not None and matter.spans):
        return matter
    asked = matter_of(question, (Span(0, len(question)),))
    return replace(asked, spans=()) if asked is not None and asked.spans else matter


def _persons(analysis: Analysis, content: Spans) -> Spans:
    mentions = (m for span in content for m in mentions_in(analysis, span.start, span.end))
    return tuple(mention.span for mention in mentions if mention.kind == "person" and not mention.pronoun)


def _who(analysis: Analysis, content: Spans) -> Who:
    """Whom a pronoun of the content stands for."""
    entities = analysis.entities or ()
    mentions = (m for span in content for m in mentions_in(analysis, span.start, span.end) if m.pronoun and m.kind == "person")
    names = {m.span.start: entities[m.entity].name for m in mentions if m.entity is not None}
    return lambda token: names.get(token.span.start)


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
