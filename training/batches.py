"""Windows of examples as tensors. Windows tile a report from a random shift, so that no place is always at an edge."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np
import torch
from torch import Tensor

from onrecord.annotate.spans.windows import WIDTH
from training.examples import ROLES, UNKNOWN, Anchor, Example

CLS, SEP, MASK = 101, 102, 103
HIDDEN = 0.04  # share of wordpieces hidden in training, against learning names by heart
MOST_ANCHORS = 120


@dataclass
class Batch:
    """One step's tensors; label tensors hold UNKNOWN where the data does not say."""

    ids: Tensor
    features: Tensor
    mask: Tensor
    first: Tensor
    labels: dict[str, Tensor]
    flags: Tensor
    anchor: dict[str, Tensor]
    spans: Tensor
    others: Tensor
    unit: dict[str, Tensor]


Windows = list[tuple[Example, int, int]]
"""(example, start, end), in wordpieces of its report."""


def cut(examples: list[Example], size: int, rng: random.Random) -> list[Windows]:
    """Windows of at most WIDTH wordpieces that tile each report, in random order, `size` at a time."""
    found = []
    for example in examples:
        for _ in range(example.weight):
            start, count = 0, len(example.tokens)
            end = min(count, rng.randint(WIDTH // 2, WIDTH) if count > WIDTH else count)
            while start < count:
                found.append((example, start, end))
                start, end = end, min(count, end + WIDTH)
    rng.shuffle(found)
    return [found[begin : begin + size] for begin in range(0, len(found), size)]


def _fits(anchor: Anchor, low: int, high: int) -> bool:
    everything = [*anchor.cue, *anchor.source, *anchor.content]
    return low <= min(everything) and max(everything) < high


def _flags(row: np.ndarray, indices: list[int], low: int, high: int) -> None:
    row[[i - low + 1 for i in indices if low <= i < high]] = 1


def build(windows: Windows, rng: random.Random) -> Batch:
    """Tensors for a few windows; each begins with [CLS] and ends with [SEP]."""
    noise = np.random.default_rng(rng.randrange(2**32))
    size, wide = len(windows), max(end - start for _, start, end in windows) + 2
    ids, features = np.zeros((size, wide), np.int64), np.zeros((size, wide), np.int64)
    mask, first = np.zeros((size, wide), np.float32), np.zeros((size, wide), bool)
    labels = {name: np.full((size, wide), UNKNOWN, np.int64) for name in ("cue", "act_cue", "names")}
    flags = np.full((size, wide, 2), UNKNOWN, np.float32)
    anchors: list[tuple[int, int, int, Anchor]] = []
    for row, (example, low, high) in enumerate(windows):
        here, t = slice(1, high - low + 1), example.tokens
        ids[row, here], features[row, here], first[row, here] = t.ids[low:high], t.features[low:high], t.first[low:high]
        ids[row, here][noise.random(high - low) < HIDDEN] = MASK
        ids[row, 0], ids[row, high - low + 1] = CLS, SEP
        mask[row, : high - low + 2] = 1
        for name, values in labels.items():
            values[row, here] = getattr(example, name)[low:high]
        if example.cue.max(initial=UNKNOWN) != UNKNOWN:
            flags[row, here] = 0
            for anchor in example.anchors:
                if anchor.coder == "polnear":  # of no other are all sources and contents of a report marked
                    _flags(flags[row, :, 0], anchor.source, low, high)
                    _flags(flags[row, :, 1], anchor.content, low, high)
        anchors += [(row, low, high, anchor) for anchor in example.anchors if _fits(anchor, low, high)]
    if len(anchors) > MOST_ANCHORS:
        anchors = rng.sample(anchors, MOST_ANCHORS)
    heads, spans, others, unit = _anchor_tensors(anchors, wide)
    tensors = {name: torch.from_numpy(values) for name, values in labels.items()}
    return Batch(
        torch.from_numpy(ids),
        torch.from_numpy(features),
        torch.from_numpy(mask),
        torch.from_numpy(first),
        tensors,
        torch.from_numpy(flags),
        heads,
        spans,
        others,
        unit,
    )


FIELDS = ("act", "own", "conditional", "speech", "firmness", "unnamed")


def _anchor_tensors(
    anchors: list[tuple[int, int, int, Anchor]], wide: int
) -> tuple[dict[str, Tensor], Tensor, Tensor, dict[str, Tensor]]:
    spans = np.zeros((len(anchors), wide), np.int64)
    others = np.full((len(anchors), wide, len(ROLES)), UNKNOWN, np.float32)
    heads = np.zeros((4, len(anchors)), np.int64)
    units = []
    for n, (row, low, high, anchor) in enumerate(anchors):
        heads[:, n] = row, anchor.cue[0] - low + 1, anchor.cue[-1] - low + 2, anchor.kind
        spans[n, [i - low + 1 for i in anchor.content]] = 2
        spans[n, [i - low + 1 for i in anchor.source]] = 1
        for r, role in enumerate(ROLES):
            known = anchor.roles[role]
            if known is not None:
                others[n, 1 : high - low + 1, r] = 0
                _flags(others[n, :, r], known, low, high)
        units += [(n, low, unit) for unit in anchor.units]
    content = np.zeros((len(units), wide), np.float32)
    fields = {name: np.array([getattr(u, name) for _, _, u in units], np.int64) for name in FIELDS}
    for k, (_, low, unit) in enumerate(units):
        content[k, [i - low + 1 for i in unit.content]] = 1
    owner = torch.tensor([n for n, _, _ in units], dtype=torch.long)
    anchor_tensors = dict(zip(("window", "start", "end", "kind"), torch.from_numpy(heads), strict=True))
    unit_tensors = {"owner": owner, "content": torch.from_numpy(content)} | {k: torch.from_numpy(v) for k, v in fields.items()}
    return anchor_tensors, torch.from_numpy(spans), torch.from_numpy(others), unit_tensors


class Measured(Protocol):
    """What has a mark for each of its tokens."""

    @property
    def marks(self) -> Sequence[int] | Tensor: ...


Item = TypeVar("Item", bound=Measured)


def alike(found: Sequence[Item], size: int, chance: random.Random) -> list[list[Item]]:
    """All in random batches of like length, some maybe smaller: mixed ones take three times as long."""
    order = list(found)
    chance.shuffle(order)
    order.sort(key=lambda one: len(one.marks) // 12)
    parts = [order[begin : begin + size] for begin in range(0, len(order), size)]
    chance.shuffle(parts)
    return parts
