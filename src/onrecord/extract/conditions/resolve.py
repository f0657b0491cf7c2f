"""The condition of a statement: the rule's clause, checked against what the model marks; never dropped by shortening."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.conditions.clauses import find_conditions
from onrecord.extract.conditions.govern import governing
from onrecord.extract.near import clipped, touching
from onrecord.extract.passages.trim import trimmed
from onrecord.types import ACTS, Act, Analysis, Attribution, Passage, Span, Spans

# From this share on the model is sure that a statement binds nobody; below it, it may be a promise read as a fact.
_SURELY_STATE = 0.6
_WILL = re.compile(r"\b(?:will|won['’]t|shall)\b", re.IGNORECASE)
# Below this the model's own words alone, which no rule confirms, make no condition.
_MODEL_ALONE = 0.5


def condition_of(analysis: Analysis, attribution: Attribution, content: Spans) -> Passage | None:
    """The words of the condition the act hangs on, or None.

    `content` may be shorter than what the attribution holds: the condition is sought over what it holds in these sentences and
    in those next to them. What is said to hang on something farther on is another act.
    """
    text, sentences = analysis.text, analysis.sentences or ()
    others = [other.content for other in analysis.attributions or () if other is not attribution]
    beside = _beside(sentences, attribution.content, content)
    clauses = governing(text, sentences, content, others) or governing(text, sentences, beside, others)
    spans = trimmed(text, [clause.span for clause in clauses])
    if spans:
        return Passage.of(text, _preferred(spans, attribution.condition))
    return _by_model(text, sentences, attribution)


def _beside(sentences: Sequence[Span], whole: Spans, content: Spans) -> Spans:
    """What of the whole lies in the sentences of the content, and in those next to them."""
    held = touching(sentences, content)
    if not held:
        return whole
    area = Span(sentences[max(0, held[0] - 1)].start, sentences[min(held[-1] + 1, len(sentences) - 1)].end)
    return clipped(whole, area)


def on_act(analysis: Analysis, attribution: Attribution, act: Act, condition: Passage | None) -> Passage | None:
    """The condition as a field of the statement: the words on which the act hangs.

    A fact, an opinion or a question is no act that could hang on something: its "if" stays among the words of its content.
    Two kinds of `state` keep the field, so that none is ever an unconditional record of a conditional act: one that the model
    is not sure of, and a prediction ("will") whose sentence the condition opens.
    """
    if condition is None or act != "state" or attribution.acts[ACTS.index("state")] < _SURELY_STATE:
        return condition
    sentence = next((s for s in analysis.sentences or () if s.touches(condition.spans[0])), None)
    if sentence is None:
        return None
    first, last = condition.spans[0].start, condition.spans[-1].end
    opens = not re.search(r"\w{2}", analysis.text[sentence.start : first])
    foretells = _WILL.search(analysis.text, last, max(last, sentence.end)) is not None
    return condition if opens and foretells else None


def _preferred(spans: Spans, marked: Spans) -> Spans:
    """Of several conditions those that the model marks too, else all."""
    both = tuple(span for span in spans if any(span.touches(other) for other in marked))
    return both or spans


def _by_model(text: str, sentences: Sequence[Span], attribution: Attribution) -> Passage | None:
    spans = trimmed(text, attribution.condition)
    if not spans or attribution.conditional < _MODEL_ALONE:
        return None
    for sentence in sentences:
        if any(sentence.touches(span) for span in spans):
            for clause in find_conditions(text, sentence):
                if any(clause.span.touches(span) for span in spans):
                    # A rule knows these words: as "asked if" or "even if" they are none; as an open one they are taken whole.
                    return Passage.of(text, trimmed(text, [clause.span])) if clause.binds else None
    return Passage.of(text, spans)
