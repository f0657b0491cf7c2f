"""A second, whole encoder that reads only what may do an act: cue, source and content of one unit with a few words around them.

It begins from the same published weights as the first and shares its word embeddings, which stay as they are; it is trained on
acts alone (training.second), on every labelled unit that acts or is hard to tell and on a share of the plain ones.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.annotate.spans.tokens import FEATURES
from onrecord.annotate.spans.units import MARKS, unit_window
from onrecord.types import ACTS
from training.examples import UNKNOWN, Anchor, Example
from training.examples import Unit as Labels
from training.network import HEADS, LAYERS, WIDTH, Encoder, Layer

PLAIN = 2500  # units that do no act and are not doubted; all of them would be four in five of what is read
STATE = ACTS.index("state")
HIDDEN = 0.05


class Reader(nn.Module):
    """Embedded words (N, L, 384), feature ids and marks (N, L; mark 0 is padding) to logits of the acts and of own (N, 10)."""

    def __init__(self) -> None:
        super().__init__()
        self.places = nn.Embedding(512, WIDTH)
        self.features = nn.Embedding(FEATURES, WIDTH)
        self.marks = nn.Embedding(MARKS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(WIDTH, HEADS, 1536) for _ in range(LAYERS))
        self.query = nn.Linear(WIDTH, 1)
        self.drop = nn.Dropout(0.1)
        self.inner = nn.Linear(4 * WIDTH, 256)
        self.out = nn.Linear(256, len(ACTS) + 1)
        nn.init.normal_(self.features.weight, std=0.02)
        nn.init.normal_(self.marks.weight, std=0.05)

    def forward(self, words: Tensor, features: Tensor, marks: Tensor) -> Tensor:
        kept = (marks > 0).to(words.dtype)
        places = torch.arange(words.shape[1], device=words.device)
        x = self.drop(self.norm(words + self.places(places) + self.features(features) + self.marks(marks)))
        bias = (1.0 - kept[:, None, None, :]) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        weight = (self.query(x) + (1.0 - kept[..., None]) * -1e4).softmax(1)
        roles = torch.stack([(marks == role).to(x.dtype) for role in (2, 3, 4)], 1)
        pooled = torch.bmm(roles / roles.sum(-1, keepdim=True).clamp(min=1), x)
        joined = self.drop(torch.cat([torch.bmm(weight.transpose(1, 2), x), pooled], 1).flatten(1))
        return self.out(self.drop(functional.gelu(self.inner(joined))))

    def take(self, encoder: Encoder) -> None:
        """Begin with the published weights that the encoder has just loaded."""
        self.layers.load_state_dict(encoder.layers.state_dict())
        self.norm.load_state_dict(encoder.norm.state_dict())
        self.places.load_state_dict(encoder.places.state_dict())


@dataclass
class Unit:
    """Vocabulary ids, feature ids and marks of one unit's wordpieces, its act, and whether the party is the source.

    `said` are the teachers' log probabilities of the acts and their logit of own, where they were asked.
    """

    ids: list[int]
    features: list[int]
    marks: list[int]
    act: int
    own: int
    said: Tensor | None = None


def unit_of(example: Example, anchor: Anchor, number: int) -> Unit | None:
    unit, t = anchor.units[number], example.tokens
    # As when running, where a window has a special wordpiece at either end and is no wider than 322.
    low = max(0, min(anchor.cue[0], unit.content[0]) - 48)
    high = min(len(t), low + 320)
    cue, source, content = ([i - low + 1 for i in p if low <= i < high] for p in (anchor.cue, anchor.source, unit.content))
    if not cue or not content:
        return None
    index, marks, _ = unit_window(cue, source, content, count=high - low + 2)
    places = [i - 1 + low for i in index]
    return Unit(t.ids[places].tolist(), t.features[places].tolist(), marks, unit.act, unit.own)


def units(examples: list[Example], seed: int, plain: int = PLAIN) -> list[Unit]:
    """Every labelled unit that acts or is doubted, and `plain` others."""
    found = [(unit, known) for unit, known in everything(examples) if known.act != UNKNOWN]
    kept = [unit for unit, known in found if known.act != STATE or known.doubted]
    others = [unit for unit, known in found if known.act == STATE and not known.doubted]
    random.Random(seed).shuffle(others)  # noqa: S311 - a seed for drawing, not a secret
    return kept + others[:plain]


def everything(examples: list[Example]) -> Iterator[tuple[Unit, Labels]]:
    """All units as they are read, with their labels."""
    for example in examples:
        for anchor in example.anchors:
            for number, known in enumerate(anchor.units):
                if (unit := unit_of(example, anchor, number)) is not None:
                    yield unit, known


def collate(batch: list[Unit], chance: random.Random | None = None) -> tuple[Tensor, Tensor, Tensor]:
    longest = max(len(unit.ids) for unit in batch)
    ids, features, marks = (torch.zeros((len(batch), longest), dtype=torch.long) for _ in range(3))
    for row, unit in enumerate(batch):
        size = len(unit.ids)
        hidden = [103 if chance and chance.random() < HIDDEN else i for i in unit.ids]
        ids[row, :size], features[row, :size], marks[row, :size] = map(torch.tensor, (hidden, unit.features, unit.marks))
    return ids, features, marks
