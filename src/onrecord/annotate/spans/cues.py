"""Cues and names of a window: by the best labels of its words, and by the dashes before signatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.annotate.spans.decode import Floats, begin_inside, log_softmax, softmax
from onrecord.annotate.spans.found import Names
from onrecord.annotate.spans.settings import Decoding
from onrecord.annotate.spans.signed import Signed
from onrecord.annotate.spans.words import Words
from onrecord.types import Span

POLNEAR, LEDGER = 0, 1
SURE = 0.95  # score of a signature as a cue


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in word positions of the window; `spoken` is the sentence of a voice in which the model marked none."""

    start: int
    end: int
    kind: int
    score: float
    act_score: float
    signed: Signed | None = None
    spoken: Span | None = None


def cues_of(words: Words, logits: Floats, decoding: Decoding, signatures: Sequence[Signed]) -> list[Cue]:
    """Cues that begin in the core: those of attributions, and those of acts that overlap none of them."""
    said = begin_inside(log_softmax(logits[:, 0:3]), decoding.cue_bonus)
    acted = begin_inside(log_softmax(logits[:, 3:6]), decoding.act_cue_bonus)
    act_probability = 1 - softmax(logits[:, 3:6])[:, 0]
    cues = [Cue(s, e, POLNEAR, p, float(act_probability[s:e].max())) for s, e, p in said]
    free = [c for c in acted if not any(s < c[1] and c[0] < e for s, e, _ in said)]
    cues += [Cue(s, e, LEDGER, 0.0, p) for s, e, p in free]
    own = [Cue(*words.touched(one.cue), POLNEAR, SURE, 0.0, one) for one in signatures]
    cues = own + [c for c in cues if not any(c.start < mine.end and mine.start < c.end for mine in own)]
    return sorted((c for c in cues if words.core[c.start]), key=lambda c: c.start)


def names_of(words: Words, logits: Floats) -> Iterator[Names]:
    """Names that begin in the core, by the best label of each word."""
    labels = logits[:, 6:15].argmax(-1)
    for start, end, kind in _typed_runs(labels.tolist()):
        if words.core[start]:
            yield Names(words.span(start, end), kind)


def _typed_runs(labels: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """(start, end, kind) from labels 0 other, 1 + 2k begin, 2 + 2k inside; an inside without its begin begins."""
    start, kind = -1, -1
    for i, label in enumerate([*labels, 0]):
        here = (label - 1) // 2 if label else -1
        if start >= 0 and (here != kind or label == 1 + 2 * kind):
            yield start, i, kind
            start, kind = -1, -1
        if label and start < 0:
            start, kind = i, here


__all__ = ["LEDGER", "POLNEAR", "Cue", "cues_of", "names_of"]
