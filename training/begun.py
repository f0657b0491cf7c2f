"""How a run of the recipe is begun: its options, its folder, and that the folder was begun from the same labels."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch

from training import assets
from training.assets import OWN, Data
from training.sample import sample
from training.steps import Run


def options(text: str | None, out: Path) -> argparse.ArgumentParser:
    """What every command of the recipe takes; `text` is its help."""
    parser = argparse.ArgumentParser(description=text, formatter_class=argparse.RawDescriptionHelpFormatter)
    kept = f"where everything is kept and made ({out.relative_to(OWN.parent)})"
    parser.add_argument("--out", type=Path, default=out, help=kept)
    parser.add_argument("--limit", type=int, help="only so many reports of each kind: a small run, to prove the recipe")
    parser.add_argument("--steps", type=int, help="only so many optimisation steps an epoch: likewise")
    parser.add_argument("--threads", type=int, default=2, help="hashes are equal only where this is")
    parser.add_argument("--ship", action="store_true", help="put the weights into the package in the end")
    return parser


def begun(parser: argparse.ArgumentParser) -> tuple[argparse.Namespace, Run]:
    """The options given, and the run that they ask for. Raises SystemExit where it cannot be begun."""
    given = parser.parse_args()
    if given.ship and (given.limit or given.steps):
        parser.error("what a small run makes is not shipped")
    torch.set_num_threads(given.threads)
    # The moments of rows that are never read fade into denormals, which cost forty times as much.
    torch.set_flush_denormal(True)
    assets.check()
    return given, begin(given.out, given.limit, given.steps)


def begin(folder: Path, limit: int | None, steps: int | None) -> Run:
    """The run in this folder. Raises SystemExit where it was begun from other labels or at another scale."""
    meant = {"limit": limit, "steps": steps} | {
        name: assets.digest(OWN / name) for name in ("assets.json", *assets.own_files())
    }
    kept = folder / "begun.json"
    if not kept.exists():
        assets.replace_text(kept, json.dumps(meant, indent=1) + "\n")
    if json.loads(kept.read_text(encoding="utf-8")) != meant:
        raise SystemExit(f"what is in {folder} was begun from other labels or at another scale: name another folder by --out")
    data = Data() if limit is None else sample(Data(), limit, folder / "data")
    return Run(data, folder, steps)
