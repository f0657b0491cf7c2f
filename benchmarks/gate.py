"""The quality gate: figures on the development reports may not fall below their pinned floors.

    python benchmarks/gate.py                    measure and compare; exit 1 where a figure fell
    python benchmarks/gate.py --raise            move floors up to what is measured now, never down
    python benchmarks/gate.py --lower WHY        move floors to what is measured now, also down; WHY is kept beside them
    python benchmarks/gate.py --repin            accept changed development reports

Floors lie in floors.json with the hash of the development reports they were measured on. Where the labelled data is absent
the gate says that it did not run, and exits 0.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from benchmarks.figures import SHARED, Figures, corpus_hash, measure  # noqa: E402 - run as a file, the root is not on the path

FLOORS = Path(__file__).with_name("floors.json")
# Kernels of another processor round differently (docs/accuracy.md). Figures of the many attributions and acts differ by up to
# 0.006, those of the ledger by one or two of its some 90 pairs, and one of the few conditions and deadlines is 0.03 to 0.06.
SLACK = 0.01
LEDGER_SLACK = 0.025
RARE_SLACK = 0.06
RARE = ("condition", "deadline")


def fallen(floors: Figures, measured: Figures) -> list[str]:
    """A line for each figure that is missing or below its floor."""
    lines = []
    for name, floor in floors.items():
        value = measured.get(name)
        if value is None:
            lines.append(f"{name}: not measured, floor {floor:.4f}")
        elif value < floor - slack(name):
            lines.append(f"{name}: {value:.4f}, floor {floor:.4f}")
    return lines


def slack(name: str) -> float:
    """By how much a figure may differ from one processor to another."""
    if any(part in name for part in RARE):
        return RARE_SLACK
    return LEDGER_SLACK if name.startswith("ledger.") else SLACK


def moved(floors: Figures, measured: Figures, *, down: bool) -> Figures:
    """New floors: each figure as measured, but never below the old floor unless `down`."""
    return {name: value if down else max(value, floors.get(name, value)) for name, value in measured.items()}


def table(floors: Figures, measured: Figures) -> str:
    rows = [f"{name:32} {value:8.4f} {floors.get(name, float('nan')):8.4f}" for name, value in measured.items()]
    return "\n".join([f"{'figure':32} {'measured':>8} {'floor':>8}", *rows])


def main(arguments: list[str] | None = None, *, floors_path: Path = FLOORS) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", action="store_true", dest="up")
    parser.add_argument("--lower", metavar="WHY")
    parser.add_argument("--repin", action="store_true")
    options = parser.parse_args(arguments)
    if not (SHARED / "data").is_dir():
        print("quality gate: DID NOT RUN, the labelled development reports are not beside the project")
        return 0
    kept = json.loads(floors_path.read_text(encoding="utf-8"))
    found = corpus_hash(SHARED / "data")
    if found != kept["corpus"] and not options.repin:
        print(f"quality gate: the development reports changed ({kept['corpus'][:12]} to {found[:12]}); see --repin")
        return 1
    measured = measure()
    print(table(kept["floors"], measured))
    if options.up or options.lower or options.repin:
        lowered = kept.get("lowered", []) + ([options.lower] if options.lower else [])
        floors = moved(kept["floors"], measured, down=bool(options.lower))
        text = json.dumps({"corpus": found, "floors": floors, "lowered": lowered}, indent=1)
        floors_path.write_text(text + "\n", encoding="utf-8")
    failures = fallen(json.loads(floors_path.read_text(encoding="utf-8"))["floors"], measured)
    print("\n".join(["quality gate: figures fell", *failures]) if failures else "quality gate: all figures hold")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
