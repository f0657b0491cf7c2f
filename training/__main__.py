"""The recipe, one command: python -m training. Finished steps are skipped, an interrupted training goes on.

assets     the labelled data and the encoder are the ones the recipe was written for      -> assets.json (pinned)
silver     names in the training texts by spaCy's small model                              -> silver.json
encoder    the first encoder with its heads                                                -> encoder.pt
boundaries where contents and sources begin and end, by the words alone                     -> boundaries.pt
acts       a reader of acts on the fixed first encoder                                     -> acts.pt
reader     the second encoder, which reads what may do an act, taught by two of its kind   -> reader.pt
pupil      the first reader of acts as shipped, taught by the two before it                -> pupil.pt
export     ONNX graphs at int8                                                             -> model/
smooth     even ranges before their products, by what training reports ask of them        -> model/
calibrate  thresholds and probabilities on the development reports                         -> model/model.json
pointers   whom an act concerns, from the fixed encoder's states; then exported as well    -> pointers.pt
parties    how much the marks of a party and a counterpart weigh beside it                 -> ranking.json
prove      a report that we wrote, read with what was made
ship       only where asked for: model and weights of marks into the package               -> src/onrecord/
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import torch

from onrecord.weights import FOLDER
from training import assets, parties
from training.assets import OWN, Data
from training.sample import sample
from training.steps import Run, make


def begin(folder: Path, limit: int | None, steps: int | None) -> Run:
    """The run in this folder. Raises SystemExit where it was begun from other labels or at another scale."""
    meant = {"limit": limit, "steps": steps} | {
        name: assets.digest(OWN / name) for name in ("assets.json", *assets.own_files())
    }
    begun = folder / "begun.json"
    if not begun.exists():
        assets.replace_text(begun, json.dumps(meant, indent=1) + "\n")
    if json.loads(begun.read_text(encoding="utf-8")) != meant:
        raise SystemExit(f"what is in {folder} was begun from other labels or at another scale: name another folder by --out")
    data = Data() if limit is None else sample(Data(), limit, folder / "data")
    return Run(data, folder, steps)


def ship(folder: Path) -> None:
    """Put what was made into the package."""
    for path in sorted((folder / "model").iterdir()):
        shutil.copyfile(path, FOLDER / path.name)
    shutil.copyfile(folder / "ranking.json", parties.TARGET)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=OWN / "runs", help="where everything is kept and made (training/runs)")
    parser.add_argument("--limit", type=int, help="only so many reports of each kind: a small run, to prove the recipe")
    parser.add_argument("--steps", type=int, help="only so many optimisation steps an epoch: likewise")
    parser.add_argument("--threads", type=int, default=2, help="hashes are equal only where this is")
    parser.add_argument("--ship", action="store_true", help="put the weights into the package in the end")
    options = parser.parse_args()
    if options.ship and (options.limit or options.steps):
        parser.error("what a small run makes is not shipped")
    torch.set_num_threads(options.threads)
    # The moments of rows that are never read fade into denormals, which cost forty times as much.
    torch.set_flush_denormal(True)
    assets.check()
    run = begin(options.out, options.limit, options.steps)
    make(run)
    if options.ship:
        ship(options.out)


if __name__ == "__main__":
    main()
