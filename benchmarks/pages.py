"""How fast the pages of a large ledger are: `python -m benchmarks.pages 100000` on seeded, generated statements.

Every address is asked for once, so that no kept answer helps; what is measured is the server's part, without a network. Two
figures a view: milliseconds that 95 of 100 pages stay under by the clock, and of processor time, which others do not disturb.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

from fastapi.testclient import TestClient

from benchmarks.ledger import AT, BATCH, EACH, PARTIES, READER, SUBJECTS, report
from onrecord.asking import Record
from onrecord.ledger import Ledger, Selection
from onrecord.surfaces.tokens import Tokens
from onrecord.surfaces.web.app import Serving, create_app
from onrecord.surfaces.web.kept import FRESH

TIMES = 20
Draw = Callable[[random.Random], dict[str, object]]


def day(chance: random.Random) -> str:
    return f"{chance.randint(2020, 2024)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"


VIEWS: dict[str, Draw] = {
    "/": lambda c: {"as_of": day(c)},
    "/ of chosen parties": lambda c: {"party": c.sample(PARTIES, 6), "matter": c.sample(SUBJECTS, 4), "as_of": day(c)},
    "/stand": lambda c: {"party": c.choice(PARTIES), "on": c.choice(SUBJECTS), "as_of": day(c)},
    "/gaps": lambda c: {"as_of": day(c)},
    "/changes": lambda c: {"since": day(c)},
    "/overdue": lambda c: {"as_of": day(c)},
    "/search": lambda c: {"q": f"{c.choice(PARTIES)} settle", "as_of": day(c)},
    "/review": lambda c: {"party": c.choice(PARTIES), "page": c.random()},
}


def fill(path: str, count: int) -> Ledger:
    """The ledger at that path with so many statements, settled; one that is there is taken as it is."""
    chance = random.Random(1)  # noqa: S311 (seeded on purpose)
    ledger = Ledger.open(path)
    if not ledger.sizes()["statements"]:
        for first in range(0, count // EACH, BATCH):
            ledger.add([report(number, chance) for number in range(first, first + BATCH)], extractor=READER, at=AT)
    Record(ledger)
    return ledger


def addresses(ledger: Ledger) -> Iterator[tuple[str, list[str]]]:
    """Each view with its addresses."""
    chance = random.Random(5)  # noqa: S311 (seeded on purpose)
    for view, draw in VIEWS.items():
        path = view.split()[0]
        yield view, [f"{path}?{urlencode(draw(chance), doseq=True)}" for _ in range(TIMES)]
    some = list(ledger.select(Selection(limit=4 * TIMES)))[::4]
    yield "/statement", [f"/statement/{one.id}" for one in some]
    yield "/report", [f"/report/{one.report.id}" for one in {one.report.id: one for one in some}.values()]


def p95(taken: list[float]) -> float:
    return sorted(taken)[int(len(taken) * 0.95)] * 1000


def records(client: TestClient, ledger: Ledger) -> tuple[float, list[float]]:
    """Seconds of processor time of `/api/v1/records`: asked first, and each time after one report more (these stay)."""
    chance, taken = random.Random(9), []  # noqa: S311 (seeded on purpose)
    for number in range(TIMES + 1):
        if number:
            ledger.add([report(10_000_000 + number, chance)], extractor=READER, at=AT)
            # An answer may be as old as this.
            time.sleep(FRESH * 1.5)
        busy = time.process_time()
        client.get("/api/v1/records").raise_for_status()
        taken.append(time.process_time() - busy)
    return taken[0], taken[1:]


def main(count: int, path: str) -> None:
    """Fill, ask for each view, and print a line of the table for each."""
    ledger = fill(path, count)
    every: list[float] = []
    serving = Serving(ledger, Tokens(Path(path).with_suffix(".tokens")))
    with TestClient(create_app(serving), base_url="http://localhost", headers={"accept": "text/html"}) as client:
        client.get("/")
        for view, some in addresses(ledger):
            clock, worked = [], []
            for address in some:
                began, busy = time.perf_counter(), time.process_time()
                answer = client.get(address)
                clock.append(time.perf_counter() - began)
                worked.append(time.process_time() - busy)
                if answer.status_code != 200:
                    raise SystemExit(f"{address}: {answer.status_code}")
            every += worked
            print(f"| `{view}` | {p95(clock):.0f} | {p95(worked):.0f} |", flush=True)
        first, later = records(client, ledger)
    print(f"all views, processor time: p95 {p95(every):.0f} ms")
    print(f"/api/v1/records, processor time: first {first:.1f} s, after one report more p95 {p95(later):.0f} ms")
    ledger.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        main(int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else str(Path(folder) / "pages.db"))
