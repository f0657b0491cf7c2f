"""Kills writers at random moments: `python -m benchmarks.kills 200 ADDRESS`, and what was acknowledged must be there.

A writer adds batches and prints the number of each once the ledger has acknowledged it; the killer waits for a drawn
acknowledgement and a drawn part of a batch's time, and sends SIGKILL. Each writer adds reports of its own, so each is killed
while it writes, not while it finds that all is there already.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.ledger import AT, READER, report
from onrecord.ledger import Added, Ledger
from onrecord.types import Report, Statement

ROOT = Path(__file__).resolve().parent.parent
# A batch takes 5 to 20 ms: so many outlast the slowest draw.
BATCHES, REPORTS = 30, 2
LATEST, PART = 20, 0.02


@dataclass(frozen=True, slots=True)
class Kill:
    """One writer's end: which batches it had been told are kept, and whether it fell between its first and its last."""

    acknowledged: tuple[int, ...]
    midway: bool


def batch(writer: int, number: int) -> list[tuple[Report, list[Statement]]]:
    """The reports of one batch of one writer, the same at each call."""
    first = (writer * BATCHES + number) * REPORTS
    return [report(one, random.Random(one)) for one in range(first, first + REPORTS)]  # noqa: S311 (seeded on purpose)


def write(address: str, writer: int) -> None:
    """Add all batches of one writer, printing each number once it is kept."""
    with Ledger.open(address) as ledger:
        for number in range(BATCHES):
            ledger.add(batch(writer, number), extractor=READER, at=AT)
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


def start(address: str, writer: int) -> subprocess.Popen[str]:
    """A writer in a process of its own."""
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    command = [sys.executable, "-m", "benchmarks.kills", "write", address, str(writer)]
    return subprocess.Popen(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": paths}, stdout=subprocess.PIPE, text=True)


def kill(address: str, writer: int, chance: random.Random) -> Kill:
    """Start a writer and kill it after a drawn acknowledgement and a drawn part of a batch."""
    process = start(address, writer)
    told: list[str] = []
    assert process.stdout is not None
    wanted = chance.randint(1, LATEST)
    while len(told) < wanted and (line := process.stdout.readline()):
        told.append(line)
    time.sleep(chance.uniform(0, PART))
    process.send_signal(signal.SIGKILL)
    told += process.communicate()[0].splitlines(keepends=True)
    numbers = tuple(int(line) for line in told if line.endswith("\n"))
    return Kill(numbers, process.returncode == -signal.SIGKILL and 0 < len(numbers) < BATCHES)


def lost(ledger: Ledger, writer: int, acknowledged: tuple[int, ...]) -> list[str]:
    """Reports that are not there as they were added; of a batch that was not acknowledged, those of a half one."""
    missing: list[str] = []
    for number in range(BATCHES):
        wanted = batch(writer, number)
        there = [ledger.read_already(one.id, READER) for one, _ in wanted]
        if number in acknowledged or any(there):
            held = (tuple(sorted(found, key=_order)) == ledger.statements_of(one, READER) for one, found in wanted)
            missing += [one.id for one, whole in zip((one for one, _ in wanted), held, strict=True) if not whole]
    return missing


def _order(statement: Statement) -> tuple[object, ...]:
    return (statement.content.spans, statement.act, statement.id)


def complete(ledger: Ledger, writers: int) -> Added:
    """Add everything that all these writers meant to add; what is there already adds nothing."""
    added = Added()
    for writer in range(writers):
        for number in range(BATCHES):
            added += ledger.add(batch(writer, number), extractor=READER, at=AT)
    return added


def main(kills: int, address: str) -> int:
    """Kill, look, and print one line; how much was lost, doubled or damaged."""
    chance, midway, wrong = random.Random(17), 0, 0  # noqa: S311 (seeded on purpose)
    for writer in range(kills):
        ended = kill(address, writer, chance)
        midway += ended.midway
        with Ledger.open(address) as ledger:
            wrong += len(lost(ledger, writer, ended.acknowledged))
            wrong += len(list(ledger.verify())) if writer % 50 == 49 else 0
    with Ledger.open(address) as ledger:
        complete(ledger, kills)
        sizes, wanted = ledger.sizes(), kills * BATCHES * REPORTS
        doubled = sizes["reports"] - wanted + (sizes["statements"] - wanted * 10)
        wrong += abs(doubled) + len(list(ledger.verify()))
    print(f"{kills} kills, {midway} between a writer's first and last batch; lost, doubled or damaged: {wrong}")
    return 1 if wrong else 0


if __name__ == "__main__":
    if sys.argv[1] == "write":
        write(sys.argv[2], int(sys.argv[3]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            sys.exit(main(int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else str(Path(folder) / "killed.db")))
