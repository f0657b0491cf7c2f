"""How fast the ledger takes and gives: `python -m benchmarks.ledger 100000 [ADDRESS]` on seeded, generated statements."""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from onrecord.asking import Record, settle
from onrecord.ledger import Ledger
from onrecord.surfaces.collecting import collecting_seldom
from onrecord.types import ACTS, Actor, Deadline, Document, Interval, Matter, Passage, Report, Span, Statement, sha256_of

AT, READER = "2025-03-01T10:00:00Z", "bench-1"
EACH, BATCH, MORE = 10, 100, 1000
# One report in so many sets a date for what it tells.
DATED = 5
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
    day, later = ((date(2020, 1, 1) + timedelta(days=number % 2000 + ahead)).isoformat() for ahead in (0, 30))
    made = Report(
        Document(text, sha256_of(text)), f"Outlet{number % 50}", day, f"https://example.org/{number}", f"Report {number}"
    )
    found, start = [], 0
    for line, (party, what, where, act) in zip(lines, drawn, strict=True):
        name, content = Span(start, start + len(party)), Span(start + line.index("it would"), start + len(line) - 1)
        actor = Actor(party, "country", party, (name,))
        said = Span(name.end + 1, name.end + 5)
        due = Deadline("in a month", (), Interval(None, later), "by") if number % DATED == 0 else None
        found.append(
            Statement(made, actor, Passage.of(text, [said]), Passage.of(text, [content]), "indirect", act, actor, None,
                      Matter(f"{what} in {where}"), "do", None, due, None, (), 1, 0.8, 0.7, READER)
        )  # fmt: skip
        start += len(line) + 1
    return made, found


def processor_time(ledger: Ledger) -> Callable[[], float]:
    """Tells the seconds of processor time that this process has taken, with those of its PostgreSQL server on this machine."""
    with ledger._store.reading() as connection:  # noqa: SLF001 (no question tells which process answers it)
        info = getattr(connection.connection.dbapi_connection, "info", None)
    spent = Path(f"/proc/{info.backend_pid}/schedstat") if info else None
    return lambda: time.process_time() + (int(spent.read_text().split()[0]) / 1e9 if spent else 0.0)


def p95(ask: Callable[[random.Random], object], busy: Callable[[], float], times: int = 40) -> tuple[float, float]:
    """Milliseconds that 95 of 100 questions stay under: by the clock, and of processor time."""
    chance, taken, worked = random.Random(5), [], []  # noqa: S311 (seeded on purpose)
    for _ in range(times):
        start, before = time.perf_counter(), busy()
        ask(chance)
        taken.append(time.perf_counter() - start)
        worked.append(busy() - before)
    place = int(times * 0.95)
    return sorted(taken)[place] * 1000, sorted(worked)[place] * 1000


def load(count: int, address: str, chance: random.Random) -> None:
    """Add the statements and settle them; prints what a statement costs."""
    spent = worked = 0.0
    with Ledger.open(address) as ledger:
        busy = processor_time(ledger)
        for first in range(0, count // EACH, BATCH):
            batch = [report(number, chance) for number in range(first, min(first + BATCH, count // EACH))]
            start, before = time.perf_counter(), busy()
            ledger.add(batch, extractor=READER, at=AT)
            spent, worked = spent + time.perf_counter() - start, worked + busy() - before
        # Two rates: on a machine that others use too, ours is nearer the second.
        print(f"load {count / spent:.0f}/s, {count / worked:.0f} a second of processor time", flush=True)
        settled_in("all", ledger, busy, count)
        more = [report(number, chance) for number in range(count // EACH, (count + MORE) // EACH)]
        ledger.add(more, extractor=READER, at=AT)
        settled_in(f"{MORE} more", ledger, busy, MORE)
        start = time.perf_counter()
    print(f"close {time.perf_counter() - start:.1f} s", flush=True)


def settled_in(what: str, ledger: Ledger, busy: Callable[[], float], count: int) -> None:
    """Settle what is new, and print what it took."""
    start, before = time.perf_counter(), busy()
    settle(ledger)
    spent, worked = time.perf_counter() - start, busy() - before
    print(f"settle {what}: {spent:.1f} s, {worked:.1f} s of processor time ({count / max(worked, 1e-9):.0f}/s)", flush=True)


def questions(record: Record) -> dict[str, Callable[[random.Random], object]]:
    """The questions of the table, each of a party, a matter and a day drawn anew."""

    def day(chance: random.Random) -> str:
        return (date(2020, 1, 1) + timedelta(days=chance.randrange(2000))).isoformat()

    def matter(chance: random.Random) -> str:
        return f"{chance.choice(SUBJECTS)} in {chance.choice(PLACES)}"

    return {
        "stand": lambda c: record.stand(c.choice(PARTIES), matter(c), as_of=day(c)),
        "stand, wide matter": lambda c: record.stand(c.choice(PARTIES), c.choice(SUBJECTS)),
        "timeline": lambda c: record.timeline(c.choice(PARTIES), matter(c)),
        "gaps, 20": lambda c: record.gaps(limit=20, as_of=day(c)),
        "gaps on a matter, 20": lambda c: record.gaps(matter=matter(c), limit=20, as_of=day(c)),
        "overdue, 20": lambda c: record.overdue(day(c), limit=20),
        "changes, 20": lambda c: record.changes(day(c), limit=20),
        "matrix, 10 by 8": lambda c: record.matrix(c.sample(PARTIES, 10), [matter(c) for _ in range(8)], as_of=day(c)),
        "parties": lambda c: record.parties(),
        "matters": lambda c: record.matters(),
        "matters of a party": lambda c: record.matters(c.choice(PARTIES)),
        "search": lambda c: record.ledger.search(f"{c.choice(PARTIES)} {c.choice(PLACES)}"),
        "search, common words": lambda c: record.ledger.search("said settle"),
    }


def main(count: int, address: str) -> None:
    """Load, settle, ask, and print the table's lines for this number of statements."""
    print(f"{count} statements, {address.partition('://')[0] if '://' in address else 'sqlite'}")
    load(count, address, random.Random(1))  # noqa: S311 (seeded on purpose)
    with Ledger.open(address) as ledger:
        record, busy = Record(ledger), processor_time(ledger)
        for name, ask in questions(record).items():
            wall, worked = p95(ask, busy)
            print(f"{name}: p95 {wall:.0f} ms, {worked:.0f} ms of processor time", flush=True)


if __name__ == "__main__":
    # As the command line and the server have it.
    with collecting_seldom(), tempfile.TemporaryDirectory() as folder:
        main(int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else str(Path(folder) / "bench.db"))
