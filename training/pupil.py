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
from torch import Tensor
from torch.nn import functional

from training import acts, reader
from training.acts import Acts, Case, Place, TwoReaders
from training.batches import alike
from training.examples import Example, Unit
from training.loop import Course, fit
from training.network import N_CLASSES
from training.train import Network

WIDTH, HEADS = 256, 8
EPOCHS, PEAK, WARM = 5, 4e-4, 0.05
HARD, SHARE = 0.5, 0.75  # weight of the labels; the second encoder's share in the teachers' act

Wanted = dict[Place, Tensor]


def everything(_: Unit) -> bool:
    return True


def teachers_say(network: Network, head: Acts, second: reader.Reader, examples: list[Example], found: Sequence[Case]) -> Wanted:
    """The teachers' logits (20) of every unit; the act by both, own by their mean, the rest by the first."""
    both, said = TwoReaders(network.classes, head).eval(), {}
    for case in found:
        number, anchor, unit = case.place
        with torch.no_grad():
            index = torch.arange(len(case.marks))[None]
            logits = both(case.states.float(), index, case.marks[None], case.distance[None])[0]
            one = reader.unit_of(examples[number], examples[number].anchors[anchor], unit)
            read = None if one is None else _second(network, second, one)
        if read is not None:
            logits[:9] = (1 - SHARE) * logits[:9].log_softmax(-1) + SHARE * read[:9].log_softmax(-1)
            logits[9] = (logits[9] + read[9]) / 2
        said[case.place] = logits
    return said


def _second(network: Network, second: reader.Reader, one: reader.Unit) -> Tensor:
    ids, features, marks = reader.collate([one])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits: Tensor = second(network.encoder.words(ids), features, marks)[0]
    return logits.float()


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


def teach(found: list[Case], said: Wanted, course: Course, checkpoint: Path) -> Acts:
    """Teach a pupil on cached states; fixed seed."""
    torch.manual_seed(course.seed)
    pupil = Acts(WIDTH, HEADS)

    def loss(batch: list[Case], _: random.Random) -> Tensor:
        inputs = acts.collate(batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = pupil(*inputs).float()
        return HARD * acts.loss_of(logits, batch) + taught(logits, torch.stack([said[case.place] for case in batch]))

    optimizer = torch.optim.AdamW(pupil.parameters(), lr=PEAK, weight_decay=0.02)
    return fit(pupil, optimizer, lambda chance: alike(found, acts.BATCH, chance), loss, course, checkpoint)
