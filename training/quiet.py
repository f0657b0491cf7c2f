"""Attributions of the coded reports in which nothing was coded: they do no act, and teach the second encoder what does not.

Found by the first encoder, which is trained before the second.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import numpy as np
from tokenizers import Tokenizer

from onrecord.annotate.spans import Decoding, Found, read_spans
from onrecord.annotate.spans.tokens import Tokens
from onrecord.types import ACTS, Span, Spans
from onrecord.weights import Model
from training import reader
from training.align import letters_of, locate_ledger
from training.assets import Data, Json
from training.examples import Anchor, Example, Unit, indices, tokenize

MOST = 700


def quiet_units(data: Data, model: Model, tokenizer: Tokenizer) -> list[reader.Unit]:
    """The first MOST units, in file order, whose cue and content share no letter with anything coded."""
    gold = [row for row in data.rows("ledger/train.gold.jsonl") if "act" in row]

    def found() -> Iterator[reader.Unit]:
        for document in data.rows("ledger/train.docs.jsonl"):
            coded = _coded(document["text"], [row for row in gold if row["doc"] == document["id"]])
            yield from _of_report(model, tokenizer, document["text"], coded)

    return list(islice(found(), MOST))  # no report is read beyond the last that is needed


def _coded(text: str, gold: list[Json]) -> frozenset[int]:
    places = [locate_ledger(text, row, []) for row in gold]
    return letters_of(text, tuple(Span(*piece) for parts in places for part in ("cue", "content") for piece in parts[part]))


def _of_report(model: Model, tokenizer: Tokenizer, text: str, coded: frozenset[int]) -> Iterator[reader.Unit]:
    tokens = tokenize(tokenizer, text)
    nothing = np.zeros(len(tokens), dtype=np.int8)
    for one in read_spans(model, Decoding(**model.manifest["decoding"]), text)[0]:
        if one.cue_score > 0 and not letters_of(text, one.cue + one.content) & coded:
            anchor = _anchor(tokens, one)
            unit = reader.unit_of(Example("", tokens, [anchor], nothing, nothing, nothing), anchor, 0)
            if unit is not None:
                yield unit


def _anchor(tokens: Tokens, found: Found) -> Anchor:
    cue, source, content = (_places(tokens, spans) for spans in (found.cue, found.source, found.content))
    return Anchor(0, cue, source, content, [Unit(content, ACTS.index("state"))], "ledger")


def _places(tokens: Tokens, spans: Spans) -> list[int]:
    return indices(tokens, [[span.start, span.end] for span in spans])
