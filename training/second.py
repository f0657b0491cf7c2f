"""How the second encoder is trained: two by the labels, with and without the reports that we wrote, then one taught by both.

What the two say together, each knows better than alone. The mean of their weights learns it from them (Hinton, Vinyals and
Dean 2015), so that a single encoder has to be run.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from onrecord.types import ACTS
from training.batches import alike
from training.examples import UNKNOWN
from training.loop import Course, Draw, fit, in_halves
from training.network import Encoder
from training.reader import STATE, Reader, Unit, collate

EPOCHS, BATCH, PEAK, WARM, DECAY = 5, 32, 1.5e-4, 0.1, 0.995
TAUGHT_EPOCHS, TAUGHT_PEAK, HARD = 3, 1e-4, 0.5  # HARD: weight of the labels beside what the teachers say
Judge = Callable[[Tensor, list[Unit]], Tensor]

UNLABELLED = 900  # units without a label, those of which the teachers doubt most, from which the taught one learns too


def loss_of(logits: Tensor, batch: list[Unit]) -> Tensor:
    acts, own = torch.tensor([u.act for u in batch]), torch.tensor([u.own for u in batch])
    total, known = functional.cross_entropy(logits[:, : len(ACTS)], acts, label_smoothing=0.05), own >= 0
    if known.any():
        total = total + 0.3 * functional.binary_cross_entropy_with_logits(logits[known, len(ACTS)], own[known].float())
    return total


def taught_loss(logits: Tensor, batch: list[Unit]) -> Tensor:
    """The divergence from what the teachers say, and the labels' loss where there are labels."""
    total = logits.new_zeros(())
    known = [n for n, unit in enumerate(batch) if unit.act != UNKNOWN]
    asked = [n for n, unit in enumerate(batch) if unit.said is not None]
    if known:
        total = total + HARD * loss_of(logits[known], [batch[n] for n in known]) * len(known) / len(batch)
    if asked:
        said = torch.stack([unit.said for unit in batch if unit.said is not None])
        here = logits[asked]
        acts = functional.kl_div(here[:, :9].log_softmax(-1), said[:, :9], log_target=True, reduction="sum")
        own = functional.binary_cross_entropy_with_logits(here[:, 9], said[:, 9].sigmoid(), reduction="sum")
        total = total + (acts + 0.3 * own) / len(batch)
    return total


def pretrained() -> Encoder:
    """The published encoder, whose word embeddings every reader shares."""
    encoder = Encoder()
    encoder.load_pretrained()
    return encoder


def train_reader(found: list[Unit], course: Course, checkpoint: Path) -> Reader:
    """Train from the published weights by the labels; fixed seed."""
    torch.manual_seed(course.seed)
    encoder, reader = pretrained(), Reader()
    reader.take(encoder)
    return fit_reader(reader, encoder, lambda chance: alike(found, BATCH, chance), loss_of, course, checkpoint)


def teach(readers: list[Reader], found: list[Unit], rest: list[Unit], course: Course, checkpoint: Path) -> Reader:
    """One reader for several: the mean of their weights, taught by what they say of labelled units and of the doubtful rest."""
    torch.manual_seed(course.seed)
    encoder, one = pretrained(), Reader()
    states = [reader.state_dict() for reader in readers]
    one.load_state_dict({name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]})
    say(readers, encoder, [*found, *rest])
    doubtful = sorted(rest, key=lambda unit: float(unit.said[STATE]) if unit.said is not None else 0.0)[:UNLABELLED]
    return fit_reader(one, encoder, lambda chance: alike(found + doubtful, BATCH, chance), taught_loss, course, checkpoint)


def say(readers: list[Reader], encoder: Encoder, found: list[Unit]) -> None:
    """Write to each unit what the readers say together: mean log probabilities of the acts and mean logit of own."""
    ordered = sorted(found, key=lambda unit: len(unit.ids))
    for begin in range(0, len(ordered), BATCH):
        batch = ordered[begin : begin + BATCH]
        ids, features, marks = collate(batch)
        with torch.no_grad(), in_halves():
            logits = torch.stack([reader.eval()(encoder.words(ids), features, marks).float() for reader in readers])
        acts = logits[..., :9].log_softmax(-1).mean(0).log_softmax(-1)
        for unit, said in zip(batch, torch.cat([acts, logits[..., 9:].mean(0)], -1), strict=True):
            unit.said = said


def fit_reader(
    reader: Reader, encoder: Encoder, draw: Draw[list[Unit]], judge: Judge, course: Course, checkpoint: Path
) -> Reader:
    """Train by what the judge makes of the logits of each batch drawn; the word embeddings stay as they are."""
    peak = PEAK if judge is loss_of else TAUGHT_PEAK
    optimizer = torch.optim.AdamW(reader.parameters(), lr=peak, weight_decay=0.01)

    def loss(batch: list[Unit], chance: random.Random) -> Tensor:
        ids, features, marks = collate(batch, chance)
        with in_halves():
            logits = reader(encoder.words(ids), features, marks)
        return judge(logits.float(), batch)

    return fit(reader, optimizer, draw, loss, course, checkpoint)
