# ruff: noqa: E501  (a pattern reads better whole)
"""Several promises in a row ('We will leave. We will pay.'): each sentence is an act of its own (codebook, rule 10)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.extract.near import clipped, touching
from onrecord.types import Act, Analysis, Attribution

# What somebody says in the first person that he will do or not do, at the start of a sentence.
_PROMISE = re.compile(
    r"[\s\"“‘'(]*(?:(?:And|But|So|Then|Now|First|Second|Also),? ){0,2}(?:I|[Ww]e)(?:['’]ll| will|['’](?:m|re)(?: not)? going to| (?:am|are)(?: not)? going to| won['’]t)"
    r"(?: (?:not|also|now|then|just|never|always|still|\w+ly|keep|continue to|start|begin to|try to))* (?!see\b|be able\b|tell you\b)(?P<verb>[\w'’]+)"
)
_BINDING: frozenset[Act] = frozenset({"commit", "intend", "refuse", "threaten"})


def each_promise(analysis: Analysis) -> Analysis:
    """The analysis with one attribution for each sentence of an act in which its speaker promises something."""
    told = (part for one in analysis.attributions or () for part in _apart(analysis, one))
    return replace(analysis, attributions=tuple(told))


def _apart(analysis: Analysis, attribution: Attribution) -> Iterator[Attribution]:
    sentences = analysis.sentences or ()
    held = touching(sentences, attribution.content) if attribution.attributed and attribution.act in _BINDING else ()
    parts = [clipped(attribution.content, sentences[number]) for number in held]
    promised = {part: match["verb"] for part in parts if (match := _PROMISE.match(analysis.text, part[0].start, part[0].end))}
    # The same verb again says the same thing with more words ("We will win. We will win with you.").
    if len(set(promised.values())) < len(promised) or len(promised) < 2:
        yield attribution
        return
    for part in promised:
        yield replace(attribution, content=part, core=part)
