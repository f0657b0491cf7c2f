"""The steps of the recipe. Each keeps what it makes in the run's folder, and is skipped where that is there already."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from onrecord.acquire import Given, read_paths
from onrecord.pipeline import LocalExtractor
from onrecord.types import Report
from onrecord.weights import Model
from training import (
    acts,
    boundaries,
    calibrate,
    choices,
    export,
    parties,
    pointing,
    pupil,
    reader,
    second,
    silver,
    smoothing,
    train,
)
from training.acts import Acts
from training.assets import Data, replace_text
from training.batches import alike
from training.boundaries import Boundaries
from training.card import card
from training.examples import UNKNOWN, Example, load, whole_text_tokenizer
from training.loop import Course, once
from training.passages import passage_examples
from training.pointing import Pointing
from training.quiet import quiet_units
from training.reader import Reader
from training.train import Network

SEED = 1
Manifest = dict[str, Any]


@dataclass(frozen=True)
class Run:
    """From what, in which folder, and with how many optimisation steps an epoch at most, where not with all."""

    data: Data
    folder: Path
    most: int | None = None

    def course(self, epochs: int, warm: float, decay: float = 0.0) -> Course:
        return Course(SEED, epochs, warm, decay, self.most)


def make(run: Run) -> None:
    """All steps in their order; the model is then in `model/` of the run's folder, the weights of marks in `ranking.json`."""
    examples = examples_of(run)
    printed = [example for example in examples if not example.written]  # the written ones code speech and roles by other habits
    whole = examples + passage_examples(whole_text_tokenizer(), run.data.own / "written", SEED)  # these tell acts alone
    network = first_encoder(run, printed)
    between = boundary_network(run, network, examples)
    head = reader_of_acts(run, network, printed)
    taught = second_encoder(run, network, head, between, whole)
    first = first_reader(run, network, head, taught, whole)
    model = run.folder / "model"
    _export(run, model, network, first, taught, between)
    smoothed(run, model)
    manifest = calibrated(run, model)
    export.export_pointers(pointer_network(run, Model(model)), run.folder / "fp32", model)
    export.write_manifest(model, manifest)
    replace_text(model / "MODEL_CARD.md", card(run.data, SEED, run.most))
    parties.write(run.data, Model(model), run.folder / "ranking.json")
    prove(run, Model(model))


def examples_of(run: Run) -> list[Example]:
    """All that is labelled, with the names that spaCy's small model finds in the texts."""
    names = run.folder / "silver.json"
    if not names.exists():
        silver.write_silver(run.data, names)
    return load(run.data, whole_text_tokenizer(), json.loads(names.read_text(encoding="utf-8")), SEED)


def first_encoder(run: Run, printed: list[Example]) -> Network:
    course = run.course(train.EPOCHS, train.WARM, train.DECAY)
    return once(Network(), run.folder / "encoder.pt", lambda part: train.train(printed, course, part))


def boundary_network(run: Run, network: Network, examples: list[Example]) -> Boundaries:
    """Trained on the word embeddings that every network shares, which stay as they were published."""
    course = run.course(boundaries.EPOCHS, boundaries.WARM, boundaries.DECAY)
    path = run.folder / "boundaries.pt"
    return once(Boundaries(), path, lambda part: boundaries.train(network.encoder, examples, course, part))


def reader_of_acts(run: Run, network: Network, printed: list[Example]) -> Acts:
    """A reader of acts on the fixed first encoder: a teacher of what is shipped."""
    course = run.course(acts.EPOCHS, acts.WARM)
    cases = acts.cases
    return once(Acts(), run.folder / "acts.pt", lambda part: acts.train_acts(cases(network.encoder, printed), course, part))


def second_encoder(run: Run, network: Network, head: Acts, between: Boundaries, examples: list[Example]) -> Reader:
    """Taught by two of its kind, one of which has not read the reports that we wrote."""

    def fitted(part: Path) -> Reader:
        quiet = quiet_units(run.data, _alone(run, network, head, between), whole_text_tokenizer())
        printed = [example for example in examples if not example.written]
        kinds = {"all": examples, "printed": printed}
        several = [_one_reader(run, name, reader.units(some, SEED) + quiet) for name, some in kinds.items()]
        rest = [unit for unit, known in reader.everything(examples) if known.act == UNKNOWN]
        course = run.course(second.TAUGHT_EPOCHS, second.WARM, second.DECAY)
        return second.teach(several, reader.units(examples, SEED) + quiet, rest, course, part)

    return once(Reader(), run.folder / "reader.pt", fitted)


def _one_reader(run: Run, name: str, units: list[reader.Unit]) -> Reader:
    course = run.course(second.EPOCHS, second.WARM, second.DECAY)
    return once(Reader(), run.folder / f"reader-{name}.pt", lambda part: second.train_reader(units, course, part))


def _alone(run: Run, network: Network, head: Acts, between: Boundaries) -> Model:
    """What finds attributions as a model of its own: stand-ins for the rest, which it is never unsure enough to ask."""
    torch.manual_seed(SEED)
    target = run.folder / "alone"
    _export(run, target, network, head, Reader(), between)
    export.write_manifest(target, {"decoding": calibrate.DECODING | {"sure_threshold": 0.0}})
    return Model(target)


def _export(run: Run, target: Path, network: Network, first: Acts, taught: Reader, between: Boundaries) -> None:
    """The graphs, with an untrained pointer network until there is one."""
    export.export(network, between, first, taught, run.folder / "fp32", target)
    export.export_pointers(Pointing(), run.folder / "fp32", target)


def first_reader(run: Run, network: Network, head: Acts, taught: Reader, examples: list[Example]) -> Acts:
    """The reader of acts that is shipped beside the second encoder, taught by it and by the two heads before."""

    def fitted(part: Path) -> Acts:
        cases, first = acts.cases(network.encoder, examples, pupil.everything), acts.TwoReaders(network.classes, head).eval()
        said = pupil.teachers_say(first, network.encoder, taught, examples, cases)
        course = run.course(pupil.EPOCHS, pupil.WARM)
        return pupil.teach(pupil.fresh(SEED), lambda chance: alike(cases, acts.BATCH, chance), said, course, part)

    return once(Acts(pupil.WIDTH, pupil.HEADS), run.folder / "pupil.pt", fitted)


def smoothed(run: Run, model: Path) -> None:
    """The graphs with even ranges before their products, by what training reports ask of them."""
    export.write_manifest(model, {"decoding": calibrate.DECODING})
    smoothing.smooth(model, run.data)


def calibrated(run: Run, model: Path) -> Manifest:
    """Thresholds and probabilities by the development reports, written to the model's manifest."""
    export.write_manifest(model, {"decoding": calibrate.DECODING})
    manifest = calibrate.calibrated(run.data, Model(model))
    export.write_manifest(model, manifest)
    return manifest


def pointer_network(run: Run, model: Model) -> Pointing:
    """Trained on what the exported graphs say of the reports."""

    def fitted(part: Path) -> Pointing:
        found = list(choices.all_choices(run.data, model, parties.party_weights(run.data, model)))
        return pointing.train(found, run.course(pointing.EPOCHS, pointing.WARM), part)

    return once(Pointing(), run.folder / "pointers.pt", fitted)


def prove(run: Run, model: Model) -> None:
    """Read a report that we wrote with what was made, as `onrecord read` does."""
    report = next(iter(read_paths([str(run.data.own / choices.WRITTEN)], Given())))
    if not isinstance(report, Report):
        raise TypeError(f"the written report cannot be read: {report}")
    found = LocalExtractor(model)(report)
    print(json.dumps({"model": model.version, "statements of a written report": len(found)}), flush=True)
