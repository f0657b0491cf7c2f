"""How the second encoder is trained: two by the labels, with and without the reports that we wrote, then one taught by both.

What the two say together, each knows better than alone. The mean of their weights learns it from them (Hinton, Vinyals and
Dean 2015), so that a single encoder has to be run.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from onrecord.types import ACTS
from training.batches import of_like_length
from training.examples import UNKNOWN
from training.network import Encoder
from training.reader import STATE, Reader, Unit, collate

EPOCHS, BATCH, PEAK, WARMUP, DECAY = 5, 32, 1.5e-4, 0.1, 0.995
TAUGHT_EPOCHS, TAUGHT_PEAK, HARD = 3, 1e-4, 0.5  # HARD: weight of the labels beside what the teachers say
UNLABELLED = 900  # units without a label, those of which the teachers doubt most, from which the taught one learns too


def batches(found: list[Unit], chance: random.Random) -> Iterator[list[Unit]]:
    """Random batches of units of like length."""
    parts = of_like_length([len(unit.marks) for unit in found], BATCH, chance)
    chance.shuffle(parts)
    yield from ([found[n] for n in part] for part in parts)


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


def train_reader(found: list[Unit], seed: int) -> Reader:
    """Train from the published weights by the labels; fixed seed. Returns the running mean of the weights."""
    torch.manual_seed(seed)
    encoder, reader = pretrained(), Reader()
    reader.take(encoder)
    return fit(reader, encoder, found, loss_of, Course(seed, EPOCHS, PEAK))


def teach(readers: list[Reader], found: list[Unit], rest: list[Unit], seed: int) -> Reader:
    """One reader for several: the mean of their weights, taught by what they say of labelled units and of the doubtful rest."""
    torch.manual_seed(seed)
    encoder, one = pretrained(), Reader()
    states = [reader.state_dict() for reader in readers]
    one.load_state_dict({name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]})
    say(readers, encoder, [*found, *rest])
    doubtful = sorted(rest, key=lambda unit: float(unit.said[STATE]) if unit.said is not None else 0.0)[:UNLABELLED]
    return fit(one, encoder, found + doubtful, taught_loss, Course(seed, TAUGHT_EPOCHS, TAUGHT_PEAK))


def say(readers: list[Reader], encoder: Encoder, found: list[Unit]) -> None:
    """Write to each unit what the readers say together: mean log probabilities of the acts and mean logit of own."""
    ordered = sorted(found, key=lambda unit: len(unit.ids))
    for begin in range(0, len(ordered), BATCH):
        batch = ordered[begin : begin + BATCH]
        ids, features, marks = collate(batch)
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            logits = torch.stack([reader.eval()(encoder.words(ids), features, marks).float() for reader in readers])
        acts = logits[..., :9].log_softmax(-1).mean(0).log_softmax(-1)
        for unit, said in zip(batch, torch.cat([acts, logits[..., 9:].mean(0)], -1), strict=True):
            unit.said = said


@dataclass(frozen=True)
class Course:
    """How a reader is trained: seed, epochs, highest rate."""

    seed: int
    epochs: int
    peak: float


def fit(
    reader: Reader, encoder: Encoder, found: list[Unit], loss: Callable[[Tensor, list[Unit]], Tensor], course: Course
) -> Reader:
    """Train by the loss of a batch; linear rise and decay of the rate. Returns the running mean of the weights."""
    chance = random.Random(course.seed)  # noqa: S311 - a seed for shuffling, not a secret
    mean = AveragedModel(reader, multi_avg_fn=get_ema_multi_avg_fn(DECAY))
    optimizer = torch.optim.AdamW(reader.parameters(), lr=course.peak, weight_decay=0.01)
    steps, step, started = course.epochs * -(-len(found) // BATCH), 0, time.monotonic()
    for number in range(course.epochs):
        reader.train()
        total = 0.0
        for batch in batches(found, chance):
            step += 1
            for group in optimizer.param_groups:
                group["lr"] = course.peak * min(step / (WARMUP * steps), (1 - step / steps) / (1 - WARMUP) + 1e-3)
            ids, features, marks = collate(batch, chance)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = reader(encoder.words(ids), features, marks)
            here = loss(logits.float(), batch)
            optimizer.zero_grad(set_to_none=True)
            here.backward()
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            mean.update_parameters(reader)
            total += here.item()
        passed = round(time.monotonic() - started)
        print(json.dumps({"reader": number, "loss": round(total / (steps / course.epochs), 4), "seconds": passed}), flush=True)
    taught = mean.module
    assert isinstance(taught, Reader)
    return taught.eval()
