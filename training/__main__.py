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

import shutil
from pathlib import Path

from onrecord.weights import FOLDER
from training import parties
from training.assets import OWN
from training.begun import begun, options
from training.steps import make


def ship(folder: Path) -> None:
    """Put what was made into the package."""
    for path in sorted((folder / "model").iterdir()):
        shutil.copyfile(path, FOLDER / path.name)
    shutil.copyfile(folder / "ranking.json", parties.TARGET)


def main() -> None:
    given, run = begun(options(__doc__, OWN / "runs"))
    make(run)
    if given.ship:
        ship(given.out)


if __name__ == "__main__":
    main()
