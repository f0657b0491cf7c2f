"""How fast the ledger takes and gives: `python -m benchmarks.ledger 100000 [ADDRESS]` on seeded, generated statements."""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from onrecord.ledger import Ledger, Selection
from onrecord.types import ACTS, Actor, Document, Matter, Passage, Report, Span, Statement, sha256_of

AT, READER = "2025-03-01T10:00:00Z", "bench-1"
EACH, BATCH = 10, 100
PARTIES = [f"Country{number}" for number in range(200)]
SUBJECTS = (
    "air defence,grain corridor,border crossing,gas transit,troop rotation,loan guarantee,visa rules,fishing quota".split(",")
)
PLACES = [f"Region{number}" for number in range(250)]


def report(number: int, chance: random.Random) -> tuple[Report, list[Statement]]:
    """One report of ten sentences, each a statement."""
    drawn = [(chance.choice(PARTIES), chance.choice(SUBJECTS), chance.choice(PLACES), chance.choice(ACTS)) for _ in range(EACH)]
    lines = [f"{party} said it would settle the {what} in {where}, item {number}." for party, what, where, _ in drawn]
    text = "\n".join(lines)
    day = (date(2020, 1, 1) + timedelta(days=number % 2000)).isoformat()
    made = Report(
        Document(text, sha256_of(text)), f"Outlet{number % 50}", day, f"https://example.org/{number}", f"Report {number}"
    )
    found, start = [], 0
    for line, (party, what, where, act) in zip(lines, drawn, strict=True):
        name, content = Span(start, start + len(party)), Span(start + line.index("it would"), start + len(line) - 1)
        actor = Actor(party, "country", party, (name,))
        said = Span(name.end + 1, name.end + 5)
        found.append(
            Statement(made, actor, Passage.of(text, [said]), Passage.of(text, [content]), "indirect", act, actor, None,
                      Matter(f"{what} in {where}"), "do", None, None, None, (), 1, 0.8, 0.7, READER)
        )  # fmt: skip
        start += len(line) + 1
    return made, found


def p95(ask: Callable[[random.Random], object], times: int = 60) -> float:
    """Milliseconds that 95 of 100 questions stay under."""
    chance, taken = random.Random(5), []  # noqa: S311 (seeded on purpose)
    for _ in range(times):
        start = time.perf_counter()
        ask(chance)
        taken.append(time.perf_counter() - start)
    return sorted(taken)[int(times * 0.95)] * 1000


def main(count: int, address: str) -> None:
    """Load, ask, and print one line of the table."""
    chance, spent, worked = random.Random(1), 0.0, 0.0  # noqa: S311 (seeded on purpose)
    with Ledger.open(address) as ledger:
        for first in range(0, count // EACH, BATCH):
            batch = [report(number, chance) for number in range(first, min(first + BATCH, count // EACH))]
            start, busy = time.perf_counter(), time.process_time()
            ledger.add(batch, extractor=READER, at=AT)
            spent, worked = spent + time.perf_counter() - start, worked + time.process_time() - busy
        start = time.perf_counter()
    closed = time.perf_counter() - start
    start = time.perf_counter()
    ledger = Ledger.open(address)
    next(ledger.select(Selection(party=PARTIES[0], matter_words=("air defence",))), None)
    opened = (time.perf_counter() - start) * 1000
    stand = p95(lambda c: list(ledger.select(Selection(party=c.choice(PARTIES), matter_words=(c.choice(SUBJECTS),)))))
    rare = p95(lambda c: ledger.search(f"{c.choice(PARTIES)} {c.choice(PLACES)}"))
    common = p95(lambda c: ledger.search("said settle"))
    looked = p95(lambda c: ledger.searched(), 10)
    ledger.close()
    # Two rates: on a machine that others use too, ours is nearer the second.
    print(f"{count} statements: load {count / spent:.0f}/s, {count / worked:.0f} a second of processor time")
    print(f"close {closed:.1f} s; open and select {opened:.0f} ms")
    print(f"p95 in ms: party and matter {stand:.0f}, search {rare:.0f}, common word {common:.0f}, searched {looked:.0f}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        main(int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else str(Path(folder) / "bench.db"))
