"""The condition of a statement: the rule's clause, checked against what the model marks; never dropped by shortening."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.conditions import find_conditions
from onrecord.extract.govern import governing
from onrecord.extract.trim import trimmed
from onrecord.types import Analysis, Attribution, Passage, Span, Spans

# Below this the model's own words alone, which no rule confirms, make no condition.
_MODEL_ALONE = 0.5


def condition_of(analysis: Analysis, attribution: Attribution, content: Spans) -> Passage | None:
    """The words of the condition the act hangs on, or None.

    `content` may be shorter than what the attribution holds: the condition is sought over both.
    """
    text, sentences = analysis.text, analysis.sentences or ()
    others = [other.content for other in analysis.attributions or () if other is not attribution]
    clauses = governing(text, sentences, content, others) or governing(text, sentences, attribution.content, others)
    spans = trimmed(text, [clause.span for clause in clauses])
    if spans:
        return Passage.of(text, _preferred(spans, attribution.condition))
    return _by_model(text, sentences, attribution)


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
