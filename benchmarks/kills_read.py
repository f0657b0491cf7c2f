"""Kills `onrecord read` at random points and goes on where it ended: `python -m benchmarks.kills_read 100 [ADDRESS]`.

Each run reads the same few hundred generated reports with a stub and is killed (SIGKILL) after a drawn number of printed
statements and a drawn moment more, be it while it starts, reads, writes or settles; the same command is started again until it
ends by itself. Then what it printed, and what is in the ledger, must be what a run that nobody stopped prints and keeps.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.reports import write_shards
from onrecord.asking import unlike_anew
from onrecord.errors import OnrecordError
from onrecord.ledger import Ledger

ROOT = Path(__file__).resolve().parent.parent
# Statements that a run prints beyond what was kept before it is killed, at most; and seconds after that.
FURTHER, PART = 160, 0.3
PROGRAM = """
import onrecord.surfaces.commands.read as read
from benchmarks.stub import stub
read.shipped_maker = lambda: stub(0.002)
from onrecord.surfaces.cli import main
main()
"""


@dataclass(slots=True)
class Chain:
    """One folder of reports, read until the end however often that is stopped, and what was wrong, in words."""

    address: str
    reports: Path
    workers: int
    printed: bytes = b""
    wrong: list[str] = field(default_factory=list)
    at: Counter[str] = field(default_factory=Counter)


def start(address: str, reports: Path, workers: int) -> subprocess.Popen[bytes]:
    """`onrecord read` in a process group of its own."""
    paths = os.pathsep.join([str(ROOT), *filter(None, sys.path)])
    command = [sys.executable, "-c", PROGRAM, "read", str(reports), "--format", "jsonl", "--workers", str(workers)]
    return subprocess.Popen(
        [*command, "--ledger", address],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": paths},
        start_new_session=True,
    )


def through(chain: Chain) -> bytes:
    """What a run prints that nobody stops. Raises RuntimeError where it fails."""
    process = start(chain.address, chain.reports, chain.workers)
    printed = process.communicate()[0]
    if process.returncode:
        raise RuntimeError(f"read ended with {process.returncode}")
    return printed


def kill(chain: Chain, known: int, total: int, chance: random.Random) -> int | None:
    """One run, killed; how many statements it had printed, None where it came to its end before."""
    process = start(chain.address, chain.reports, chain.workers)
    assert process.stdout is not None
    # One in four while it starts: it may be making the ledger, or looking up what is there.
    wanted, seen = 0 if chance.random() < 0.25 else min(known + chance.randint(1, FURTHER), total), 0
    while seen < wanted and process.stdout.readline().endswith(b"\n"):
        seen += 1
    time.sleep(chance.uniform(0, PART if seen else 2.0))
    process.send_signal(signal.SIGKILL)
    seen += process.communicate()[0].count(b"\n")
    if process.returncode != -signal.SIGKILL:
        return None
    chain.at["starting" if not seen else "settling" if seen == total else "reading"] += 1
    return seen


def look(chain: Chain, seen: int, held: int, known: int) -> int:
    """Look at the ledger after a kill; how many statements of this chain it keeps. `held`: those of earlier chains."""
    try:
        with Ledger.open(chain.address, create=False) as ledger:
            chain.wrong += [str(fault) for fault in ledger.verify()]
            there = ledger.sizes()["statements"] - held
    except OnrecordError as error:  # killed before there was a ledger: then nothing may have been told
        there = 0
        chain.wrong += [f"no ledger: {error}"] if seen or known else []
    chain.wrong += [f"{seen} printed, {there} kept"] if there < seen else []
    chain.wrong += [f"{known} were kept, {there} are"] if there < known else []
    return there


def run(address: str, place: Path, kills: int, number: int, count: int = 300) -> Chain:
    """Read the reports of one chain into the ledger through so many kills, and compare with a run that nobody stopped."""
    chance = random.Random(number)  # noqa: S311 (seeded on purpose)
    reports, workers = place / f"in{number}", 1 + number % 2
    write_shards(reports, count, 3, seed=number)
    clean = Chain(str(place / f"clean{number}.db"), reports, workers)
    clean.printed = through(clean)
    chain, total = Chain(address, reports, workers), clean.printed.count(b"\n")
    held, known = sizes_of(address), 0
    while chain.at.total() < kills:
        seen = kill(chain, known, total, chance)
        if seen is None:
            break
        known = look(chain, seen, held["statements"], known)
    chain.printed = through(chain)
    chain.wrong += ["other statements are printed"] if chain.printed != clean.printed else []
    gained, meant = sizes_of(address) - held, sizes_of(clean.address)
    chain.wrong += [f"{gained} in place of {meant}"] if gained != +meant else []
    with Ledger.open(address) as ledger:
        chain.wrong += [*map(str, ledger.verify()), *unlike_anew(ledger)]
    return chain


def sizes_of(address: str) -> Counter[str]:
    """How many rows of each kind a ledger holds; nothing where there is none yet."""
    try:
        with Ledger.open(address, create=False) as ledger:
            return Counter(ledger.sizes())
    except OnrecordError:
        return Counter()


def main(kills: int, address: str | None) -> int:
    """Chains until there were so many kills; one line, and each thing that was wrong. Without an address a file each."""
    at, wrong, number = Counter[str](), list[str](), 0
    with tempfile.TemporaryDirectory() as place:
        while at.total() < kills:
            chain = run(address or f"{place}/killed{number}.db", Path(place), min(10, kills - at.total()), number)
            at, wrong, number = at + chain.at, wrong + chain.wrong, number + 1
            print(f"chain {number}: {dict(chain.at)}", flush=True)
    print(f"{at.total()} kills of `read` ({dict(at)}), {number} times to the end; wrong: {len(wrong)}", *wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None))
