"""The pointer network: for every word near an act, how strongly it points to the party and to the counterpart.

It reads the fixed encoder's states of the words around one act, with cue, source and content marked, in a transformer of two
layers. A candidate's logit is what the words that name him say together (onrecord.extract.ranking.pointed): so it is trained
on who is right, whichever of his mentions tells (Kadlec et al. 2016, attention sum).
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.extract.ranking import Role
from onrecord.types import POINTED_KINDS
from training.acts import HEADS, INNER, Marked, collate
from training.batches import alike
from training.loop import Course, fit, in_halves
from training.parties import ROLES

EPOCHS, BATCH, PEAK, WARM = 4, 24, 8e-4, 0.1


@dataclass(frozen=True, slots=True)
class Field:
    """The candidates of one act for one role: what they are, tokens that name them or act for them, and who is right."""

    kinds: Tensor  # (candidates, POINTED_KINDS)
    tokens: Tensor  # (pieces): a token of the window each
    mentions: Tensor  # (pieces): the mention it is part of
    candidates: Tensor  # (mentions): whose it is
    acting: Tensor  # (mentions): 1 where it names somebody who acts for the candidate
    right: Tensor  # (candidates)


@dataclass(frozen=True, slots=True)
class Choice:
    """One act: states (L, 384) in half precision, marks, distances, and its fields by role."""

    states: Tensor
    marks: Tensor
    distance: Tensor
    fields: dict[Role, Field]


class Pointing(Marked):
    """States (T, 384), index, marks, distance (N, L; an index of -1 and mark 0 are padding) to (N, L, 4) and (N, 18)."""

    def __init__(self) -> None:
        super().__init__(INNER, HEADS, queries=1, drop=0.25)
        self.scores = nn.Linear(INNER, 4)
        self.inner = nn.Linear(4 * INNER, INNER)
        self.kinds = nn.Linear(INNER, 2 * POINTED_KINDS + 2)
        self.begin()

    def forward(self, states: Tensor, index: Tensor, marks: Tensor, distance: Tensor) -> tuple[Tensor, Tensor]:
        x = self.drop(self.read(states, index, marks, distance))
        return self.scores(x), self.kinds(self.drop(functional.gelu(self.inner(self.together(x, marks)))))


def logits_of(scores: Tensor, kinds: Tensor, batch: Sequence[Choice], role: Role) -> tuple[Tensor, Tensor, Tensor]:
    """Of all candidates of the batch: logits, the numbers of their acts, and whether they are right."""
    fields, at = [one.fields[role] for one in batch], ROLES.index(role)
    size = torch.tensor([len(field.right) for field in fields])
    owner = torch.repeat_interleave(torch.arange(len(batch)), size)
    first = torch.cumsum(size, 0) - size
    mentions = torch.tensor([len(field.candidates) for field in fields])
    before = torch.cumsum(mentions, 0) - mentions
    tokens = torch.cat([field.tokens + n * scores.shape[1] for n, field in enumerate(fields)])
    part = torch.cat([field.mentions + before[n] for n, field in enumerate(fields)])
    whose = torch.cat([field.candidates + first[n] for n, field in enumerate(fields)])
    acting = torch.cat([field.acting for field in fields])
    pieces = scores.flatten(0, 1)[tokens, 2 * at : 2 * at + 2]
    count = torch.zeros(len(whose)).index_add(0, part, torch.ones(len(part)))
    means = torch.zeros(len(whose), 2).index_add(0, part, pieces) / count[:, None]
    odds = torch.zeros(len(owner)).index_add(0, whose, means.gather(1, acting[:, None])[:, 0].clamp(-30, 30).exp())
    told = kinds[:, at::2][owner]
    here = (torch.cat([field.kinds for field in fields]) * told[:, :POINTED_KINDS]).sum(1)
    total = here + torch.where(odds > 0, (odds + 1e-13).log(), told[:, POINTED_KINDS])
    return total, owner, torch.cat([field.right for field in fields])


def loss_of(network: Pointing, batch: Sequence[Choice]) -> Tensor:
    """Negative log-likelihood of the right candidates, of both roles, where any is right."""
    inputs = collate(batch)
    with in_halves():
        scores, kinds = (part.float() for part in network(*inputs))
    total = scores.new_zeros(())
    for role in ROLES:
        logits, owner, right = logits_of(scores, kinds, batch, role)
        known = torch.zeros(len(batch)).index_add(0, owner, right.float()) > 0
        missed = _log_sums(logits, owner, len(batch)) - _log_sums(logits.masked_fill(~right, -1e4), owner, len(batch))
        total = total + (known * missed).sum()
    return total / len(batch)


def _log_sums(values: Tensor, owner: Tensor, count: int) -> Tensor:
    top = torch.full((count,), -1e9).scatter_reduce(0, owner, values.detach(), "amax")
    return torch.zeros(count).index_add(0, owner, (values - top[owner]).exp()).clamp(min=1e-30).log() + top


def train(found: Sequence[Choice], course: Course, checkpoint: Path) -> Pointing:
    """Train on fixed states; fixed seed."""
    torch.manual_seed(course.seed)
    network = Pointing()
    optimizer = torch.optim.AdamW(network.parameters(), lr=PEAK, weight_decay=0.02)

    def loss(batch: list[Choice], _: random.Random) -> Tensor:
        return loss_of(network, batch)

    return fit(network, optimizer, lambda chance: alike(found, BATCH, chance), loss, course, checkpoint)
