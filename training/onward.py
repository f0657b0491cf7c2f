"""Teach the two readers of acts on from shipped weights: python -m training.onward [--ship]

For what was labelled or written after them (training.passages), where a whole run would take hours: under an hour of two cores.
Both learn from all passages in every epoch, and from as many units of the training reports by their labels and by what they
said before, so that they forget less (learning without forgetting: Li and Hoiem, ECCV 2016); and of what has changed in their
weights a part is taken (Wortsman et al., CVPR 2022). Encoder, roles, boundaries and pointers stay as they are; the calibration
is fitted anew. Everything is kept in `--out`, and what is there is not made again.
"""

from __future__ import annotations

import copy
import random
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import onnx
import torch
from torch import Tensor, nn

from onrecord.types import ACTS
from onrecord.weights import FOLDER, Model
from training import acts, calibrate, export, pupil, reader, second, smoothing
from training.acts import Acts, Case
from training.assets import OWN
from training.batches import Item, alike
from training.begun import begun, options
from training.examples import UNKNOWN, Example, load, whole_text_tokenizer
from training.floats import unrounded
from training.loop import Draw, Net, once
from training.network import Encoder
from training.passages import passage_examples
from training.pupil import Wanted
from training.quiet import quiet_units
from training.reader import STATE, Reader
from training.steps import Run
from training.taken import weights_of

SEED = 1
ACTING, PLAIN = 6500, 2600  # units of the training reports from which each epoch draws
BESIDE = 5500  # drawn
READER_EPOCHS, PUPIL_EPOCHS, WARM, DECAY = 3, 6, 0.1, 0.995
PUPIL_PEAK = 3e-4
SURE = 0.95  # of a passage's act, where no teacher is asked
TAKEN = 0.4  # of the change in the weights
GRAPHS = ("acts", "reader")


class Shipped(nn.Module):
    """The shipped first encoder as a network that is not taught."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, features: Tensor, _: Tensor) -> tuple[Tensor]:
        """States (1, T, 384) of one window (1, T)."""
        return (torch.from_numpy(self.model.encode(ids[0].int().numpy(), features[0].int().numpy()).states)[None],)


def words_of(folder: Path) -> Encoder:
    """An encoder of which the word embeddings are the shipped ones; the rest is not used."""
    encoder = Encoder()
    embedded = unrounded(onnx.load(folder / "encoder.onnx"), "encoder.words.weight")
    encoder.words.weight = nn.Parameter(torch.tensor(embedded), requires_grad=False)
    return encoder


def readers_of(folder: Path) -> tuple[Acts, Reader]:
    """The two as networks, with the weights of their int8 graphs."""
    first, taught = Acts(pupil.WIDTH, pupil.HEADS), Reader()
    first.load_state_dict(weights_of(folder / "acts.onnx"))
    taught.load_state_dict(weights_of(folder / "reader.onnx", "reader."))
    return first.eval(), taught.eval()


def drawn_units(examples: Sequence[Example]) -> set[int]:
    """Which units of the reports (by identity) are read again: of those that act or were doubted, and of the others."""
    units = [unit for one in examples for anchor in one.anchors for unit in anchor.units if unit.act != UNKNOWN]
    random.Random(SEED).shuffle(units)  # noqa: S311 - a seed for drawing, not a secret
    acting = [unit for unit in units if unit.act != STATE or unit.doubted]
    plain = [unit for unit in units if unit.act == STATE and not unit.doubted]
    return {id(unit) for unit in acting[:ACTING] + plain[:PLAIN]}


def beside(new: list[Item], old: list[Item], size: int) -> Draw[list[Item]]:
    """Batches of everything that is new and of a part of the old, drawn anew for each epoch."""
    return lambda chance: alike(new + chance.sample(old, min(BESIDE, len(old))), size, chance)


def told(unit: reader.Unit) -> Tensor:
    """The act of a passage as if a teacher had said it."""
    said = torch.full((len(ACTS) + 1,), (1 - SURE) / (len(ACTS) - 1)).log()
    said[unit.act] = torch.tensor(SURE).log()
    said[len(ACTS)] = 0.0 if unit.own == UNKNOWN else 3.0 if unit.own else -3.0
    return said


def between(before: Net, after: Net) -> Net:
    """The network of before with a part of what it has learnt since."""
    here, there = before.state_dict(), after.state_dict()
    before.load_state_dict({name: (1 - TAKEN) * value + TAKEN * there[name] for name, value in here.items()})
    return before.eval()


def reader_onward(taught: Reader, encoder: Encoder, new: list[Example], old: list[reader.Unit], run: Run) -> Reader:
    units = [unit for unit, _ in reader.everything(new)]
    for unit in units:
        unit.said = told(unit)

    def fitted(part: Path) -> Reader:
        second.say([taught], encoder, old)
        course, draw = run.course(READER_EPOCHS, WARM, DECAY), beside(units, old, second.BATCH)
        return second.fit_reader(copy.deepcopy(taught), encoder, draw, second.taught_loss, course, part)

    return between(taught, once(Reader(), run.folder / "reader.pt", fitted))


Lessons = tuple[Wanted, list[Case], list[Case]]
"""What the teachers say of each unit, the units of the passages, and those of the reports."""


def pupil_onward(first: Acts, lessons: Callable[[], Lessons], run: Run) -> Acts:
    def fitted(part: Path) -> Acts:
        said, new, old = lessons()
        course, draw = run.course(PUPIL_EPOCHS, WARM, DECAY), beside(new, old, acts.BATCH)
        return pupil.teach(copy.deepcopy(first), draw, said, course, part, PUPIL_PEAK)

    return between(first, once(Acts(pupil.WIDTH, pupil.HEADS), run.folder / "pupil.pt", fitted))


def exported(source: Path, first: Acts, taught: Reader, run: Run) -> Path:
    """The model with the two in the place of those it had, calibrated anew."""
    target = run.folder / "model"
    shutil.copytree(source, target, dirs_exist_ok=True)
    export.export_acts(first, taught, run.folder / "fp32", target)
    export.write_manifest(target, {"decoding": calibrate.DECODING})
    smoothing.smooth(target, run.data, GRAPHS)
    export.write_manifest(target, {"decoding": calibrate.DECODING})
    export.write_manifest(target, calibrate.calibrated(run.data, Model(target)))
    return target


def onward(source: Path, run: Run) -> Path:
    """All steps; returns the folder of the model."""
    model, encoder, (first, taught) = Model(source), words_of(source), readers_of(source)
    tokenizer = whole_text_tokenizer()
    reports, new = load(run.data, tokenizer, {}, SEED), passage_examples(tokenizer, run.data.own / "written", SEED)
    kept = drawn_units(reports)
    old = [unit for unit, known in reader.everything(reports) if id(known) in kept] + quiet_units(run.data, model, tokenizer)
    after = reader_onward(taught, encoder, new, old, run)

    def lessons() -> Lessons:
        wanted = kept | {id(unit) for one in new for anchor in one.anchors for unit in anchor.units}
        cases = acts.cases(Shipped(model), reports + new, lambda unit: id(unit) in wanted)
        known = [case for case in cases if case.place[0] < len(reports)]
        return pupil.teachers_say(first, encoder, after, reports + new, cases), cases[len(known) :], known

    return exported(source, pupil_onward(first, lessons, run), after, run)


def main() -> None:
    parser = options(__doc__, OWN / "runs" / "onward")
    parser.add_argument("--source", type=Path, default=FOLDER, help="the model to go on from (the shipped one)")
    given, run = begun(parser)
    made = onward(given.source, run)
    if given.ship:
        shutil.copytree(made, FOLDER, dirs_exist_ok=True)


if __name__ == "__main__":
    main()
