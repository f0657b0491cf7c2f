"""The recipe, one command: python -m training [--threads N]. Finished steps are skipped, an interrupted training goes on.

assets     the labelled data and the encoder are the ones the recipe was written for     -> assets.json (pinned)
silver     names in the training texts by spaCy's small model                             -> runs/silver.json
train      the network, a checkpoint after every epoch                                    -> runs/main/checkpoint.pt
export     ONNX graphs at int8                                                            -> src/onrecord/model/
calibrate  thresholds and probabilities on the development reports                        -> src/onrecord/model/model.json
"""

from __future__ import annotations

import argparse
import json

import torch

from training import acts, assets, calibrate, export, silver, train
from training.examples import load, whole_text_tokenizer

EPOCHS, BATCH, SEED = 5, 8, 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    assets.check()
    names = assets.RUNS / "silver.json"
    if not names.exists():
        silver.write_silver(names)
    run = assets.RUNS / "main"
    run.mkdir(parents=True, exist_ok=True)
    examples = load(whole_text_tokenizer(), json.loads(names.read_text(encoding="utf-8")))
    network = train.train(examples, run, EPOCHS, BATCH, SEED)
    head = acts.train_acts(acts.cases(network.encoder, examples), SEED)
    export.export(network, head, run / "fp32", export.MODEL)
    export.write_manifest(export.MODEL, calibrate.calibrated(export.MODEL))


if __name__ == "__main__":
    main()
