"""The network of boundaries: between any two words near a cue, whether its content or its source begins or ends there.

The roles of words (training.network.Roles) are each told by themselves, from states of an encoder that knows the training
reports by heart; where they waver a content broke off within a phrase. This network reads the embedded words alone, so that
what it has learnt of phrases holds on reports it has not seen, and the best path weighs both (onrecord.annotate.spans.paths):
the labels of words as emissions, the chances of boundaries as transitions, as in a hidden Markov model whose state changes
depend on the words (McCallum, Freitag and Pereira 2000).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from onrecord.annotate.spans.roles import REACH
from onrecord.annotate.spans.tokens import FEATURES
from training.examples import UNKNOWN, Anchor, Example
from training.loop import Course, fit
from training.network import WIDTH, Encoder

INNER, REPORTS = 96, 4
EPOCHS, PEAK, WARM, DECAY = 8, 2e-3, 0.03, 0.99
SCALE = 500  # nats of a report's loss for one of what is trained by, which is then about 1 at first and 0.1 in the end
STEPS = (1, 1, 2, 4)  # wordpieces between those that a layer joins: together it sees 16 on either side
FINE = torch.tensor([1, 2, 3, 4, 6, 9, 14, 22, 40])  # where the buckets of distance begin, the first at 0


class Boundaries(nn.Module):
    """Embedded words (T, 384) and features (T) of a window, gaps and cues to logits (N, G, 4) of the boundaries.

    A gap is given by the wordpiece after it (G); a cue by start, end (exclusive) and kind (N). The logits say whether a content
    begins there, a content ends, a source begins, a source ends: that it begins, where the word before is none of it; that it
    ends, where the word before is part of it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.project, self.features = nn.Linear(WIDTH, INNER), nn.Embedding(FEATURES, INNER)
        self.norm = nn.LayerNorm(INNER)
        self.joins = nn.ModuleList(nn.Linear(5 * INNER, INNER) for _ in STEPS)
        self.norms = nn.ModuleList(nn.LayerNorm(INNER) for _ in STEPS)
        self.gap, self.cue = nn.Linear(2 * INNER, INNER), nn.Linear(2 * INNER, INNER, bias=False)
        self.distance, self.kind = nn.Embedding(2 * (len(FINE) + 1), INNER), nn.Embedding(2, INNER)
        self.met = nn.LayerNorm(INNER)
        self.inner, self.out = nn.Linear(INNER, INNER), nn.Linear(INNER, 4)
        self.drop = nn.Dropout(0.3)

    def forward(self, words: Tensor, features: Tensor, gaps: Tensor, start: Tensor, end: Tensor, kind: Tensor) -> Tensor:
        states = self.read(words, features)
        cues = self.cues(states, start, end, kind)
        return self.judge(states, gaps[None], cues[:, None], start[:, None], end[:, None])

    def read(self, words: Tensor, features: Tensor) -> Tensor:
        x = self.drop(self.norm(self.project(words) + self.features(features)))
        for join, norm, step in zip(self.joins, self.norms, STEPS, strict=True):
            x = norm(x + self.drop(functional.gelu(join(_around(x, step)))))
        return x

    def cues(self, states: Tensor, start: Tensor, end: Tensor, kind: Tensor) -> Tensor:
        ends: Tensor = self.cue(torch.cat([states[start], states[end - 1]], -1))
        return ends + self.kind(kind)

    def judge(self, states: Tensor, gaps: Tensor, cues: Tensor, start: Tensor, end: Tensor) -> Tensor:
        """Logits of gaps, each with its cue: what is given of both has one shape, or one that broadcasts to the other's."""
        between = self.gap(torch.cat([states[gaps - 1], states[gaps]], -1))
        x = functional.gelu(self.met(between + cues + self.distance(_bucket(gaps, start, end))))
        return self.out(self.drop(functional.gelu(self.inner(self.drop(x)))))  # type: ignore[no-any-return]


def _around(x: Tensor, step: int) -> Tensor:
    """Each state with the two before and the two after it, `step` apart, end to end; beyond the text are zeros."""
    size, padded = x.shape[0], functional.pad(x, (0, 0, 2 * step, 2 * step))
    return torch.cat([padded[k * step : k * step + size] for k in range(5)], -1)


def _bucket(gap: Tensor, start: Tensor, end: Tensor) -> Tensor:
    """How far a gap is before a cue (0 to 9) or after it (10 to 19); within it counts as next to it."""
    after = torch.bucketize((gap - end).clamp(min=0), FINE.to(gap.device), right=True)
    before = torch.bucketize((start - gap).clamp(min=0), FINE.to(gap.device), right=True)
    return torch.where(gap > start, after + len(FINE) + 1, before)


@dataclass(frozen=True, slots=True)
class Gaps:
    """A report's words, its cues (start, end, kind), and the gaps (M) near each (`cue`, M) with what is there (M, 4).

    UNKNOWN where the question does not arise: nothing begins that has begun, nothing ends that has not.
    """

    ids: Tensor
    features: Tensor
    start: Tensor
    end: Tensor
    kind: Tensor
    gaps: Tensor
    cue: Tensor
    labels: Tensor


def gaps_of(example: Example) -> Gaps | None:
    """What a report teaches; nothing where it has no cue of a coder who marks all of a source and a content."""
    anchors = [anchor for anchor in example.anchors if anchor.content and anchor.kind == int(anchor.coder != "polnear")]
    if not anchors or anchors[0].coder == "template":
        return None
    tokens, places, found = example.tokens, [], []
    for anchor in anchors:
        gaps = _near(anchor, tokens.first)
        places.append(gaps)
        found.append(np.stack([*_changes(anchor.content, gaps, len(tokens)), *_changes(anchor.source, gaps, len(tokens))], 1))
    return Gaps(
        torch.from_numpy(tokens.ids).long(),
        torch.from_numpy(tokens.features).long(),
        torch.tensor([anchor.cue[0] for anchor in anchors]),
        torch.tensor([anchor.cue[-1] + 1 for anchor in anchors]),
        torch.tensor([anchor.kind for anchor in anchors]),
        torch.from_numpy(np.concatenate(places)),
        torch.repeat_interleave(torch.arange(len(anchors)), torch.tensor([len(gaps) for gaps in places])),
        torch.from_numpy(np.concatenate(found)),
    )


def _near(anchor: Anchor, first: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Gaps before words within reach of the cue, those within it left out."""
    low, high = max(1, anchor.cue[0] - REACH), min(len(first), anchor.cue[-1] + REACH)
    inside = np.zeros(len(first), dtype=np.bool_)
    inside[anchor.cue] = True
    gaps = np.arange(low, high)
    return gaps[first[gaps] & ~(inside[gaps] & inside[gaps - 1])]


def _changes(marked: Sequence[int], gaps: NDArray[np.int64], count: int) -> Iterator[NDArray[np.int8]]:
    """Whether what is marked begins, and whether it ends, at each gap; UNKNOWN everywhere where nothing is marked."""
    here = np.zeros(count, dtype=np.int8)
    here[list(marked)] = 1
    before, after, known = here[gaps - 1], here[gaps], bool(marked)
    yield np.where(known & (before == 0), after, UNKNOWN).astype(np.int8)
    yield np.where(known & (before == 1), 1 - after, UNKNOWN).astype(np.int8)


def loss_of(network: Boundaries, encoder: Encoder, batch: Sequence[Gaps]) -> Tensor:
    """Negative log-likelihood of what is at the gaps of a few reports, in nats for a report."""
    total = torch.zeros(())
    for one in batch:
        states = network.read(encoder.words(one.ids), one.features)
        cues = network.cues(states, one.start, one.end, one.kind)
        logits = network.judge(states, one.gaps, cues[one.cue], one.start[one.cue], one.end[one.cue])
        known = one.labels >= 0
        total = total + functional.binary_cross_entropy_with_logits(logits[known], one.labels[known].float(), reduction="sum")
    return total / len(batch)


def train(encoder: Encoder, examples: list[Example], course: Course, checkpoint: Path) -> Boundaries:
    """Train on the encoder's fixed word embeddings; fixed seed."""
    torch.manual_seed(course.seed)
    network, found = Boundaries(), [(gaps_of(one), one.weight) for one in examples]
    reports = [gaps for gaps, weight in found if gaps is not None for _ in range(weight)]
    optimizer = torch.optim.AdamW(network.parameters(), lr=PEAK, weight_decay=0.01)

    def draw(chance: random.Random) -> list[list[Gaps]]:
        order = list(reports)
        chance.shuffle(order)
        return [order[begin : begin + REPORTS] for begin in range(0, len(order), REPORTS)]

    def loss(batch: list[Gaps], _: random.Random) -> Tensor:
        return loss_of(network, encoder, batch) / SCALE

    return fit(network, optimizer, draw, loss, course, checkpoint)
