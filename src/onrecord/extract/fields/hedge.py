# ruff: noqa: E501  (a pattern or table row reads better whole)
"""The reporter's own hedges: reportedly, allegedly, apparently. The words are kept; nothing else of the record changes."""

from __future__ import annotations

import re

from onrecord.extract.quotes import quoted_spans
from onrecord.types import Passage, Span, Spans

_HEDGE = re.compile(
    r"\b(?:reportedly|allegedly|apparently|purportedly|supposedly|ostensibly|seemingly|presumably|is said to|are said to|was said to|were said to|is believed to|are believed to|is understood to|are understood to"
    r"|is thought to|appears? to|appeared to|seems? to|seemed to|unconfirmed reports?|it appears|it seems|rumou?red to)\b",
    re.IGNORECASE,
)


def hedge_of(text: str, sentence: Span | None, source: Spans, cue: Spans, content: Spans) -> Passage | None:
    """The hedging words of the sentence that are the reporter's: outside quotation marks. None where there are none."""
    if sentence is None:
        return None
    hedges = list(_HEDGE.finditer(sentence.words(text)))
    quoted = quoted_spans(sentence.words(text)) if hedges else ()
    found = [
        Span(sentence.start + match.start(), sentence.start + match.end())
        for match in hedges
        if not any(span.start <= match.start() < span.end for span in quoted)
    ]
    return Passage.of(text, found[:2]) if found else None


def without_hedges(words: str) -> str:
    """The words with hedges taken out, so that no other field depends on them."""
    return re.sub(r"\s{2,}", " ", _HEDGE.sub(" ", words))
