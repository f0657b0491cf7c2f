"""The recipe, one command: python -m training [--threads N]. Finished steps are skipped, an interrupted training goes on.

assets     the labelled data and the encoder are the ones the recipe was written for     -> assets.json (pinned)
silver     names in the training texts by spaCy's small model                             -> runs/silver.json
train      the network, a checkpoint after every epoch                                    -> runs/main/checkpoint.pt
reader     the second encoder, which reads what may do an act, taught by two of its kind   -> runs/reader/reader.pt
acts       a reader of acts on the fixed encoder                                          -> runs/main/acts.pt
pupil      the first reader of acts as shipped, taught by the two before it               -> runs/main/pupil.pt
export     ONNX graphs at int8                                                            -> src/onrecord/model/
pointers   whom an act concerns, from the fixed encoder's states; then exported as well      -> runs/main/pointing.pt
parties    how much the marks of a party and a counterpart weigh beside it                -> extract/ranking/weights.json
calibrate  thresholds and probabilities on the development reports                        -> src/onrecord/model/model.json
"""

from __future__ import annotations

import argparse
import json

import torch

from onrecord.weights import Model
from training import acts, assets, calibrate, export, parties, pointing, pupil, reader, second, silver, train
from training.acts import Acts
from training.choices import all_choices
from training.examples import UNKNOWN, Example, load, whole_text_tokenizer
from training.pointing import Pointing
from training.quiet import quiet_units
from training.reader import Reader
from training.train import Network

EPOCHS, BATCH, SEED = 4, 8, 1


def read_acts(network: Network, examples: list[Example]) -> Acts:
    run = assets.RUNS / "main"
    if not (run / "acts.pt").exists():
        acts.save(acts.train_acts(acts.cases(network.encoder, examples), SEED), run)
    return acts.load(run)


def second_reader(examples: list[Example]) -> Reader:
    run = assets.RUNS / "reader"
    run.mkdir(parents=True, exist_ok=True)
    if not (run / "reader.pt").exists():
        quiet = quiet_units(whole_text_tokenizer())
        printed = [example for example in examples if not example.written]
        several = [second.train_reader(reader.units(some, SEED) + quiet, SEED) for some in (examples, printed)]
        rest = [unit for unit, known in reader.everything(examples) if known.act == UNKNOWN]
        reader.save(second.teach(several, reader.units(examples, SEED) + quiet, rest, SEED), run)
    return reader.load(run)


def first_reader(network: Network, taught: Reader, examples: list[Example]) -> Acts:
    """The reader of acts that is shipped beside the second encoder, taught by it and by the two heads before."""
    run = assets.RUNS / "main"
    if not (run / "pupil.pt").exists():
        said = pupil.teachers_say(network, read_acts(network, examples), taught, examples)
        pupil.save(pupil.teach(acts.cases(network.encoder, examples, pupil.everything), said, SEED), run)
    return pupil.load(run)


def pointer_network() -> Pointing:
    """Trained on what the exported graphs say of the reports; an untrained one stands in for it meanwhile."""
    run = assets.RUNS / "main"
    if not (run / "pointing.pt").exists():
        export.export_pointers(Pointing(), assets.RUNS / "fp32", export.MODEL)
        export.write_manifest(export.MODEL, {"decoding": calibrate.DECODING})
        pointing.save(pointing.train(list(all_choices(Model())), SEED), run)
    return pointing.load(run)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(
        True
    )  # the moments of rows that are never read fade into denormals, which cost forty times as much
    assets.check()
    names = assets.RUNS / "silver.json"
    if not names.exists():
        silver.write_silver(names)
    run = assets.RUNS / "main"
    run.mkdir(parents=True, exist_ok=True)
    examples = load(whole_text_tokenizer(), json.loads(names.read_text(encoding="utf-8")), SEED)
    printed = [example for example in examples if not example.written]  # the written ones code speech and roles by other habits
    network = train.train(printed, run, EPOCHS, BATCH, SEED)
    taught = second_reader(examples)
    export.export(network, first_reader(network, taught, printed), taught, assets.RUNS / "fp32", export.MODEL)
    export.export_pointers(pointer_network(), assets.RUNS / "fp32", export.MODEL)
    export.write_manifest(export.MODEL, {"decoding": calibrate.DECODING})
    parties.write()
    export.write_manifest(export.MODEL, calibrate.calibrated(export.MODEL))


if __name__ == "__main__":
    main()
