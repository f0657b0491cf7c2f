"""The second step: with the encoder fixed, a small transformer reads cue, source and content of one unit and names the act.

The encoder's states are computed once, so that many epochs cost little. In the first step a plain pooling head taught the
encoder what acts look like; here two layers see every word of the unit with its role marked.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.annotate.spans.units import MARKS, unit_window
from training.batches import CLS, FIELDS, SEP, alike
from training.examples import UNKNOWN, Anchor, Example, Unit
from training.loop import Course, fit, in_halves
from training.network import DISTANCES, N_CLASSES, WIDTH, Classes, Layer, distance_bucket

INNER, HEADS, DEPTH = 192, 6, 2
EPOCHS, BATCH, PEAK, WARM = 7, 48, 6e-4, 0.06
LOSS = {"act": 1.0, "own": 0.4, "conditional": 0.3, "speech": 0.4, "firmness": 0.3, "unnamed": 0.3}


class Marked(nn.Module):
    """A small transformer over the fixed encoder's states of marked tokens, and what it makes of all of them together."""

    def __init__(self, width: int, heads: int, queries: int, drop: float) -> None:
        super().__init__()
        self.project = nn.Linear(WIDTH, width)
        self.marks = nn.Embedding(MARKS, width)
        self.distance = nn.Embedding(DISTANCES, width)
        self.norm = nn.LayerNorm(width)
        self.layers = nn.ModuleList(Layer(width, heads, 2 * width) for _ in range(DEPTH))
        self.query = nn.Linear(width, queries)
        self.drop = nn.Dropout(drop)

    def begin(self) -> None:
        """Spread what marks and distances begin with; the last draw of a network's beginning."""
        nn.init.normal_(self.marks.weight, std=0.2)
        nn.init.normal_(self.distance.weight, std=0.1)

    def read(self, states: Tensor, index: Tensor, marks: Tensor, distance: Tensor) -> Tensor:
        """states (T, 384); index, marks, distance (N, L) -> (N, L, width). An index of -1 and mark 0 is padding."""
        x = self.drop(self.project(states[index.clamp(min=0)]))
        x = self.norm(x + self.marks(marks) + self.distance(distance_bucket(distance)))
        bias = (1.0 - (marks > 0).to(x.dtype)[:, None, None, :]) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def together(self, x: Tensor, marks: Tensor) -> Tensor:
        """What the queries attend to, and the means of cue, source and content, end to end: (N, (queries + 3) * width)."""
        kept = (marks > 0).to(x.dtype)
        weight = (self.query(x) + (1.0 - kept[..., None]) * -1e4).softmax(1)
        attended = torch.bmm(weight.transpose(1, 2), x)
        roles = torch.stack([(marks == role).to(x.dtype) for role in (2, 3, 4)], 1)
        pooled = torch.bmm(roles / roles.sum(-1, keepdim=True).clamp(min=1), x)
        return torch.cat([attended, pooled], 1).flatten(1)


class Acts(Marked):
    """For units of one window, given as tokens with marks: logits of act, own, conditional, speech, firmness, unnamed."""

    def __init__(self, width: int = INNER, heads: int = HEADS) -> None:
        super().__init__(width, heads, queries=2, drop=0.25)
        self.inner = nn.Linear(5 * width, width)
        self.out = nn.Linear(width, sum(N_CLASSES.values()))
        self.begin()

    def forward(self, states: Tensor, index: Tensor, marks: Tensor, distance: Tensor) -> Tensor:
        """states (T, 384); index, marks, distance (N, L) -> (N, 20). An index of -1 and mark 0 is padding."""
        joined = self.drop(self.together(self.read(states, index, marks, distance), marks))
        return self.out(self.drop(functional.gelu(self.inner(joined))))


class TwoReaders(nn.Module):
    """The act by the mean of the pooling head of the first step and of the transformer of the second.

    On the development reports the first does better on coded diplomatic statements, the second on attributions; together they
    lose nothing on either. Everything else is read by the second alone. They teach what is shipped (training.pupil).
    """

    def __init__(self, pooling: Classes, acts: Acts) -> None:
        super().__init__()
        self.pooling, self.acts = pooling, acts

    def forward(self, states: Tensor, index: Tensor, marks: Tensor, distance: Tensor) -> Tensor:
        """As Acts.forward; the first nine columns are log probabilities."""
        here = states[index.clamp(min=0)]
        masks = [(marks == role).to(states.dtype) for role in (2, 3, 4)]
        first = self.pooling(here, torch.arange(index.shape[0], device=index.device), *masks)
        second = self.acts(states, index, marks, distance)
        both = (first[:, :9].log_softmax(-1) + second[:, :9].log_softmax(-1)) / 2
        return torch.cat([both, second[:, 9:]], -1)


Place = tuple[int, int, int]  # numbers of the example, its anchor and the anchor's unit


@dataclass
class Case:
    """One unit ready to be read: states of its tokens (L, 384) in half precision, marks, distances, labels."""

    states: Tensor
    marks: Tensor
    distance: Tensor
    labels: dict[str, int]
    place: Place


def labelled(unit: Unit) -> bool:
    return any(getattr(unit, field) >= 0 for field in FIELDS)


def _windows(example: Example, wanted: Callable[[Unit], bool]) -> list[tuple[int, int, list[tuple[int, int]]]]:
    """Windows around the wanted units: (start, end, [(number of anchor, of unit)]); units close together share one."""
    pairs = [(a, k) for a, anchor in enumerate(example.anchors) for k, unit in enumerate(anchor.units) if wanted(unit)]
    pairs.sort(key=lambda pair: example.anchors[pair[0]].cue[0])
    found: list[tuple[int, int, list[tuple[int, int]]]] = []
    for number, k in pairs:
        anchor = example.anchors[number]
        begin = min(anchor.cue[0], anchor.units[k].content[0])
        if found and found[-1][0] + 48 <= begin and anchor.cue[-1] + 48 < found[-1][1]:
            found[-1][2].append((number, k))
        else:
            start = max(0, begin - 64)
            found.append((start, min(len(example.tokens), start + 320), [(number, k)]))
    return found


def cases(encoder: nn.Module, examples: list[Example], wanted: Callable[[Unit], bool] = labelled) -> list[Case]:
    """Every wanted unit with the states that the fixed encoder gives its window."""
    found = []
    encoder.eval()
    with torch.inference_mode(), in_halves():
        for number, example in enumerate(examples):
            for start, end, units in _windows(example, wanted):
                t = example.tokens
                ids = np.concatenate(([CLS], t.ids[start:end], [SEP]))
                features = np.concatenate(([0], t.features[start:end], [0]))
                states = encoder(
                    torch.from_numpy(ids)[None].long(), torch.from_numpy(features)[None].long(), torch.ones(1, len(ids))
                )[0][0]
                placed = [(example.anchors[a], (number, a, k)) for a, k in units]
                found += [case for anchor, place in placed if (case := case_of(states, start, end, anchor, place)) is not None]
    return found


def case_of(states: Tensor, start: int, end: int, anchor: Anchor, place: Place) -> Case | None:
    unit = anchor.units[place[2]]
    cue, source, content = ([i - start + 1 for i in p if start <= i < end] for p in (anchor.cue, anchor.source, unit.content))
    if not cue or not content:
        return None
    index, marks, distance = unit_window(cue, source, content, count=end - start + 2)
    known = ("act",) if anchor.coder == "us" else FIELDS  # we code speech and whose act it is by other habits
    labels = {field: getattr(unit, field) if field in known else UNKNOWN for field in FIELDS}
    return Case(states[torch.tensor(index)].half(), torch.tensor(marks), torch.tensor(distance), labels, place)


class Placed(Protocol):
    """What a small transformer reads: states of tokens in half precision, their marks and distances."""

    @property
    def states(self) -> Tensor: ...

    @property
    def marks(self) -> Tensor: ...

    @property
    def distance(self) -> Tensor: ...


def collate(batch: Sequence[Placed]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Their states end to end, with index, marks and distances padded to the longest."""
    longest, at = max(len(case.marks) for case in batch), 0
    index = torch.full((len(batch), longest), -1)
    marks, distance = torch.zeros((len(batch), longest), dtype=torch.long), torch.zeros((len(batch), longest), dtype=torch.long)
    for row, case in enumerate(batch):
        size = len(case.marks)
        index[row, :size] = torch.arange(at, at + size)
        marks[row, :size], distance[row, :size] = case.marks, case.distance
        at += size
    return torch.cat([case.states for case in batch]).float(), index, marks, distance


def loss_of(logits: Tensor, batch: list[Case]) -> Tensor:
    total, at = logits.new_zeros(()), 0
    for name, count in N_CLASSES.items():
        labels = torch.tensor([case.labels[name] for case in batch])
        part, known = logits[:, at : at + count], labels >= 0
        at += count
        if known.any() and count == 1:
            total = total + LOSS[name] * functional.binary_cross_entropy_with_logits(part[known, 0], labels[known].float())
        elif known.any():
            total = total + LOSS[name] * functional.cross_entropy(part[known], labels[known], label_smoothing=0.05)
    return total


def train_acts(found: list[Case], course: Course, checkpoint: Path) -> Acts:
    """Train the head on the labels; fixed seed."""
    torch.manual_seed(course.seed)
    network = Acts()
    optimizer = torch.optim.AdamW(network.parameters(), lr=PEAK, weight_decay=0.02)

    def loss(batch: list[Case], _: random.Random) -> Tensor:
        return loss_of(network(*collate(batch)), batch)

    return fit(network, optimizer, lambda chance: alike(found, BATCH, chance), loss, course, checkpoint)
