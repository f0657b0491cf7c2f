"""The loop that trains every network of the recipe, with a checkpoint after every epoch.

Each epoch draws its chance anew from the seed and its own number, so that a training which was broken off ends in the same
weights as one which was not.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

LEAST = 1e-3  # of the highest rate, at the end
TOLD = 25  # steps after which a line is printed

Batch = TypeVar("Batch")
Net = TypeVar("Net", bound=nn.Module)
Draw = Callable[[random.Random], Sequence[Batch]]
"""The batches of one epoch, by chance."""
Loss = Callable[[Batch, random.Random], Tensor]
"""The parts of a batch's loss, which are added up; by chance words are hidden."""


@dataclass(frozen=True)
class Course:
    """How long a network is trained: for the rates see its optimizer, whose groups begin with their highest."""

    seed: int
    epochs: int
    warm: float  # share of the training in which the rate rises
    decay: float = 0.0  # of the running mean of the weights, which is what is kept; 0 keeps the last weights
    most: int | None = None  # steps of an epoch, where only a small run is wanted


@dataclass
class State:
    """What a training is made of, and a checkpoint keeps."""

    network: nn.Module
    mean: AveragedModel
    optimizer: torch.optim.Optimizer
    epoch: int = 0

    def save(self, path: Path) -> None:
        parts = {name: getattr(self, name).state_dict() for name in ("network", "mean", "optimizer")}
        keep(parts | {"epoch": self.epoch}, path)

    def load(self, path: Path) -> None:
        saved = torch.load(path, weights_only=True)
        for name in ("network", "mean", "optimizer"):
            getattr(self, name).load_state_dict(saved[name])
        self.epoch = saved["epoch"]


def keep(saved: dict[str, Any], path: Path) -> None:
    """Write a file of tensors whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save(saved, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


def once(network: Net, path: Path, fitted: Callable[[Path], Net]) -> Net:
    """The network with the weights at the path; where there are none yet it is fitted first, with a checkpoint beside them."""
    if not path.exists():
        keep(fitted(path.with_suffix(".part")).state_dict(), path)
    path.with_suffix(".part").unlink(missing_ok=True)
    network.load_state_dict(torch.load(path, weights_only=True))
    return network.eval()


def fit(
    network: Net,
    optimizer: torch.optim.Optimizer,
    draw: Draw[Batch],
    loss: Loss[Batch],
    course: Course,
    checkpoint: Path,
) -> Net:
    """Train by the parts of the loss of each batch drawn, or go on from the checkpoint. Returns the running mean."""
    state = State(network, AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(course.decay)), optimizer)
    for group in optimizer.param_groups:
        group["peak"] = group["lr"]
    if checkpoint.exists():
        state.load(checkpoint)
    while state.epoch < course.epochs:
        _one_epoch(state, draw, loss, course, checkpoint.stem)
        state.epoch += 1
        state.save(checkpoint)
    kept = state.mean.module
    assert isinstance(kept, type(network))
    return kept.eval()


def _one_epoch(state: State, draw: Draw[Batch], loss: Loss[Batch], course: Course, name: str) -> None:
    chance = random.Random(f"{course.seed} {state.epoch}")  # noqa: S311 - a seed for shuffling, not a secret
    torch.manual_seed(1000 * course.seed + state.epoch)
    batches, started, sums = draw(chance)[: course.most], time.monotonic(), torch.zeros(1)
    state.network.train()
    for step, batch in enumerate(batches, 1):
        set_rate(state.optimizer, course.warm, (state.epoch + step / len(batches)) / course.epochs)
        parts = loss(batch, chance).reshape(-1)
        state.optimizer.zero_grad(set_to_none=True)
        parts.sum().backward()
        nn.utils.clip_grad_norm_(state.network.parameters(), 1.0)
        state.optimizer.step()
        state.mean.update_parameters(state.network)
        sums = sums + parts.detach()
        if step % TOLD == 0 or step == len(batches):
            losses, seconds = [round(x, 4) for x in (sums / step).tolist()], round(time.monotonic() - started)
            told = {"training": name, "epoch": state.epoch, "step": step, "of": len(batches), "losses": losses}
            print(json.dumps(told | {"seconds": seconds}), flush=True)


def in_halves() -> torch.autocast:
    """Products in bf16 where the processor has wide registers for them; others take many times as long as in fp32."""
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=torch.backends.cpu.get_cpu_capability() == "AVX512")


def set_rate(optimizer: torch.optim.Optimizer, warm: float, done: float) -> None:
    """Linear rise and decay by the share of the training that is done (0 to 1), whatever the number of steps of an epoch."""
    scale = max(min(done / warm, (1 - done) / (1 - warm)), LEAST)
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * scale
