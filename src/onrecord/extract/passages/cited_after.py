# ruff: noqa: E501  (a pattern reads better whole)
"""'Norland does not rule out talks, Minister Berg said': what is told of a state before its minister is cited is what he says of it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from onrecord.extract.near import mentions_in, touching
from onrecord.types import Analysis, Attribution, Entity, Span, any_touch

# A cue that tells what a state will do or is, as against one that cites it ("said") or tells of what it did ("agreed").
_IS = re.compile(
    r"(?:(?:is|are|was|were|will|would|does|do|has no|have no|cannot|could|can|may|might|plans?|intends?|wants?|stands?|remains?)\b|['’]s\b).*",
    re.DOTALL,
)
_COMMA = re.compile(r"[\"”’']?,[\"”’']? ")
# Before what goes on with a clause, and is no act beside it ("for a year after it expires").
_HANGS = re.compile(r"\b(?:after|before|until|that|which|who|if|when|while|because|as|once|since|unless|than) ?$")
_BACK = 12


def with_cited_after(analysis: Analysis) -> Analysis:
    """The analysis with such words as those of whoever is cited after them, and without pieces of them beside these."""
    rows = analysis.attributions or ()
    by_sentence: dict[int, list[Attribution]] = defaultdict(list)
    for one in rows:
        for number in touching(analysis.sentences or (), one.cue[:1]):
            by_sentence[number].append(one)
    changed: dict[int, Attribution | None] = {}
    for together in by_sentence.values():
        for teller in together if len(together) > 1 else ():
            if (sentence := _sentence(analysis, teller)) is not None:
                changed |= _retold(analysis, together, teller, sentence)
    told = (changed.get(id(one), one) for one in rows)
    return replace(analysis, attributions=tuple(one for one in told if one is not None))


def _sentence(analysis: Analysis, teller: Attribution) -> Span | None:
    """The sentence whose words before the comma are cited from an official; None where it is built otherwise."""
    if not (teller.attributed and teller.source and teller.cue and teller.content):
        return None
    sentences = analysis.sentences or ()
    sentence = sentences[touching(sentences, teller.cue[:1])[0]]
    begins = min(teller.source[0].start, teller.cue[0].start)
    if teller.content[0].start < sentence.start or any(span.end > begins for span in teller.content):
        return None
    comma = _COMMA.search(analysis.text, teller.content[-1].end, begins)
    return sentence if comma or analysis.text[begins - 2 : begins] == ", " else None


def _retold(
    analysis: Analysis, together: list[Attribution], teller: Attribution, sentence: Span
) -> dict[int, Attribution | None]:
    """What becomes of the attributions of one sentence that changes, by identity; None for a piece of another."""
    told = [one for one in together if one is not teller and _of_state(analysis, one, teller, sentence)]
    pieces = any(_piece(analysis.text, one, teller) for one in told)
    changed: dict[int, Attribution | None] = {id(one): _by(analysis.text, one, teller) for one in told}
    return {**changed, id(teller): None} if pieces else changed


def _of_state(analysis: Analysis, one: Attribution, teller: Attribution, sentence: Span) -> bool:
    """Whether the attribution opens the sentence with what a state will do for which the teller acts."""
    if not one.source or not one.cue or one.act == "state" or one.source[0].start > sentence.start + len("The "):
        return False
    if all(any(words.holds(span) for words in teller.content) for span in one.content):
        return False  # it is cited with all of it already
    if not all(sentence.holds(span) for span in one.content) or not _IS.fullmatch(
        analysis.text, one.cue[0].start, one.cue[-1].end
    ):
        return False
    state, official = (_entity(analysis, spans[0]) for spans in (one.source, teller.source[-1:]))
    if state is None or official is None or state.kind != "country" or official.kind != "person":
        return False
    return not official.unnamed and official.acts_for == state.name


def _entity(analysis: Analysis, span: Span) -> Entity | None:
    """Whom the last mention in the stretch means."""
    rows = [mention.entity for mention in mentions_in(analysis, span.start, span.end)]
    return (analysis.entities or ())[rows[-1]] if rows and rows[-1] is not None else None


def _by(text: str, one: Attribution, teller: Attribution) -> Attribution:
    """The same in the teller's mouth, to the end of what goes on with it."""
    end = one.content[-1].end
    if _piece(text, one, teller) and teller.content[-1].end > end:
        end = teller.content[-1].end
    content = (Span(one.source[0].start, end),)
    return replace(
        one,
        source=teller.source,
        cue=teller.cue,
        content=content,
        core=content,
        attributed=True,
        speech="indirect",
        own=teller.own,
    )


def _piece(text: str, one: Attribution, teller: Attribution) -> bool:
    """Whether what the teller is cited with is only a part of what he says there."""
    first = teller.content[0].start
    within = any_touch(teller.content, (Span(one.source[0].start, one.content[-1].end),))
    return within or _HANGS.search(text, max(0, first - _BACK), first) is not None
