"""What the model finds in a text, before calibration: attributions and names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.types import ACTS, Act, ActorKind, Pointers, Span, Spans, Speech

NAME_KINDS: tuple[ActorKind, ...] = ("person", "organisation", "country", "group")


@dataclass(frozen=True, slots=True)
class Found:
    """What one cue marks, before calibration: spans, raw scores, and the unit of content that was classified.

    `spoken` is the sentence of a voice in which it is said, where the model marked no cue.
    """

    cue: Spans
    source: Spans
    content: Spans
    core: Spans
    acts: tuple[float, ...]
    own: float
    conditional: float
    speech: Speech
    firmness: int
    unnamed: float
    cue_score: float
    act_cue_score: float
    span_score: float
    roles: tuple[Spans, Spans, Spans, Spans]
    pointers: Pointers | None = None
    spoken: Span | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """A name in the text; `kind` counts in NAME_KINDS."""

    span: Span
    kind: int


def best_act(acts: Sequence[float]) -> Act:
    return ACTS[max(range(len(acts)), key=acts.__getitem__)]
