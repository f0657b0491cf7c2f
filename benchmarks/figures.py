"""Measure `onrecord read` on the development reports with the project's scorers."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[2] / "shared"
CORPUS = ("polnear/dev.jsonl", "acts/dev.jsonl", "ledger/dev.docs.jsonl", "ledger/dev.gold.jsonl")
HEADLINES = ("attribution.overlap", "attribution.jaccard", "attribution.words", "source_given_content")
LEDGER_RATES = ("act", "speaker", "party", "to", "chain", "unnamed", "speech")
LEDGER_F1 = ("found", "condition", "deadline", "ledger", "strict")

Figures = dict[str, float]


def corpus_hash(data: Path) -> str:
    """One SHA-256 over the development files, in order."""
    whole = hashlib.sha256()
    for name in CORPUS:
        whole.update((data / name).read_bytes())
    return whole.hexdigest()


def read_all(documents: Path, target: Path) -> None:
    """Run the program as a user would and keep what it prints. Raises CalledProcessError where it fails."""
    with tempfile.TemporaryDirectory() as folder, target.open("wb") as out:
        command = [
            sys.executable,
            "-m",
            "onrecord",
            "read",
            str(documents),
            "--format",
            "jsonl",
            "--ledger",
            f"{folder}/dev.db",
        ]
        subprocess.run(command, stdout=out, check=True)


def score(tool: str, *arguments: str | Path) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "figures.json"
        command = [sys.executable, str(SHARED / "tools" / tool), *map(str, arguments), "--json", str(out)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return json.loads(out.read_text(encoding="utf-8"))


def attribution_figures(predicted: Path) -> Figures:
    gold = SHARED / "data" / "polnear" / "dev.jsonl"
    found: Figures = {}
    for subset in ("all", "quoted"):
        figures = score("score_attribution.py", gold, predicted, "--subset", subset)["figures"]
        found |= {f"{subset}.{name}": round(figures[name]["f1"], 4) for name in HEADLINES}
    return found


def act_figures(predicted: Path) -> Figures:
    data = SHARED / "data"
    figures = score("score_acts.py", data / "polnear/dev.jsonl", data / "acts/dev.jsonl", predicted)
    return {
        "acts.given_macro_f1": figures["given_macro_f1"],
        "acts.macro_f1": figures["macro_f1"],
        "acts.micro_f1": figures["micro"]["f1"],
        "acts.party": figures["party"],
        "acts.condition_f1": figures["condition"]["f1"],
    }


def ledger_figures(predicted: Path) -> Figures:
    data = SHARED / "data" / "ledger"
    figures = score("score_ledger.py", data / "dev.gold.jsonl", predicted, data / "dev.docs.jsonl")
    found = {f"ledger.{name}": figures[name] for name in LEDGER_RATES}
    return found | {f"ledger.{name}_f1": figures[name]["f1"] for name in LEDGER_F1}


def measure() -> Figures:
    """All headline figures on the development reports, end to end on the shipped weights."""
    data = SHARED / "data"
    with tempfile.TemporaryDirectory() as folder:
        polnear, ledger = Path(folder) / "polnear.jsonl", Path(folder) / "ledger.jsonl"
        read_all(data / "polnear" / "dev.jsonl", polnear)
        read_all(data / "ledger" / "dev.docs.jsonl", ledger)
        return attribution_figures(polnear) | act_figures(polnear) | ledger_figures(ledger)
