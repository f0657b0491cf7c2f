"""The first reader of acts as shipped: a small transformer on the encoder's states, taught by the three readers before it.

Teachers: the pooling head and the transformer of training.acts, and the second encoder (training.reader). The pupil reads every
unit of the training reports, also those without a label, and learns the teachers' distributions besides the labels (Hinton,
Vinyals and Dean 2015). It comes nearer to the second encoder than its teachers of its own size, so that the second encoder has
to be asked of fewer units.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from training import acts, reader, second
from training.acts import Acts, Case, Place
from training.examples import Example, Unit
from training.loop import Course, Draw, fit, in_halves
from training.network import N_CLASSES, Encoder

WIDTH, HEADS = 256, 8
EPOCHS, PEAK, WARM = 5, 4e-4, 0.05
HARD, SHARE = 0.5, 0.75  # weight of the labels; the second encoder's share in the teachers' act

Wanted = dict[Place, Tensor]


def everything(_: Unit) -> bool:
    return True


def teachers_say(
    first: nn.Module, encoder: Encoder, taught: reader.Reader, examples: list[Example], found: Sequence[Case]
) -> Wanted:
    """The teachers' logits (20) of every unit; the act by both, own by their mean, the rest by the first.

    `first` reads as training.acts.Acts does; `taught`, the second encoder, has its words embedded by `encoder`.
    """
    units, said = {case.place: _unit(examples, case.place) for case in found}, {}
    second.say([taught], encoder, [unit for unit in units.values() if unit is not None])
    for case in found:
        with torch.no_grad():
            index = torch.arange(len(case.marks))[None]
            logits = first(case.states.float(), index, case.marks[None], case.distance[None])[0]
        unit = units[case.place]
        if unit is not None and unit.said is not None:
            logits[:9] = (1 - SHARE) * logits[:9].log_softmax(-1) + SHARE * unit.said[:9]
            logits[9] = (logits[9] + unit.said[9]) / 2
        said[case.place] = logits
    return said


def _unit(examples: list[Example], place: Place) -> reader.Unit | None:
    number, anchor, unit = place
    return reader.unit_of(examples[number], examples[number].anchors[anchor], unit)


def taught(logits: Tensor, wanted: Tensor) -> Tensor:
    """How far the pupil is from its teachers: divergence where classes exclude each other, cross entropy where not."""
    total, at = logits.new_zeros(()), 0
    for name, count in N_CLASSES.items():
        said, want = logits[:, at : at + count], wanted[:, at : at + count]
        at += count
        if count == 1:
            part = functional.binary_cross_entropy_with_logits(said, want.sigmoid())
        else:
            part = functional.kl_div(said.log_softmax(-1), want.log_softmax(-1), log_target=True, reduction="batchmean")
        total = total + acts.LOSS[name] * part
    return total


def fresh(seed: int) -> Acts:
    """A pupil that has learnt nothing yet."""
    torch.manual_seed(seed)
    return Acts(WIDTH, HEADS)


def teach(pupil: Acts, draw: Draw[list[Case]], said: Wanted, course: Course, checkpoint: Path, peak: float = PEAK) -> Acts:
    """Teach a pupil on cached states: by the labels, and by what the teachers said of each unit."""

    def loss(batch: list[Case], _: random.Random) -> Tensor:
        inputs = acts.collate(batch)
        with in_halves():
            logits = pupil(*inputs).float()
        return HARD * acts.loss_of(logits, batch) + taught(logits, torch.stack([said[case.place] for case in batch]))

    optimizer = torch.optim.AdamW(pupil.parameters(), lr=peak, weight_decay=0.02)
    return fit(pupil, optimizer, draw, loss, course, checkpoint)
